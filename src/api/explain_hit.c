/* explain_hit.c -- why a record is a hit, a line for each field.
 *
 *     name     kim jogn un ~ KIM, Jong Un   0.93   jogn ~ jong 0.75
 *     birth    1984 ~ 1984-01-08            agrees
 *
 * Nothing of this is made while screening: the alignment is drawn again for
 * the one name that is asked about.
 */
#include "api/screen_query.h"

#include <stdio.h>

static void put(struct byte_writer *to, const char *text) {
    write_bytes(to, text, strlen(text));
}

/* "jogn ~ jong 0.75" for each pair that is not letter for letter. */
static void put_pair(struct idt_screener *s, uint32_t name,
                     const struct edge *edge, bool is_first) {
    const struct word_index *words = &s->lists->index.words;
    const struct asked_name *asked = s->screener.asked;
    char score[16];
    if (!is_first) put(&s->why, ", ");
    for (unsigned i = 0; i < edge->asked_count; i++) {
        struct span word = folded_word(&asked->folded, edge->asked + i);
        if (i > 0) put(&s->why, " ");
        write_bytes(&s->why, word.bytes, word.length);
    }
    put(&s->why, " ~ ");
    for (unsigned j = 0; j < edge->listed_count; j++) {
        uint32_t number =
            words->name_words[words->name_at[name] + edge->listed + j];
        struct span word = index_word(words, number);
        if (j > 0) put(&s->why, " ");
        write_bytes(&s->why, word.bytes, word.length);
    }
    snprintf(score, sizeof score, " %.2f", (double)edge->similarity);
    put(&s->why, score);
}

static const char *kept(struct idt_screener *s, const char *otherwise) {
    write_byte(&s->why, 0);
    return s->why.failed || s->why.bytes.count <= 1 ? otherwise
                                                    : s->why.bytes.items;
}

static void put_reading(struct idt_screener *s, const char *before,
                        struct span reading, const char *script) {
    put(&s->why, before);
    put(&s->why, " as '");
    write_bytes(&s->why, reading.bytes, reading.length);
    put(&s->why, "' from ");
    put(&s->why, script ? script : "another script");
    put(&s->why, ": ");
}

/* "read as 'vladimir putin' from Cyrillic: ", when it was. */
static void put_asked_reading(struct idt_screener *s,
                              const struct screen_hit *hit) {
    const struct folded_name *asked = &s->screener.asked->folded;
    if (hit->way == 0) return;
    put_reading(s, "read", (struct span){asked->bytes, asked->length},
                s->screener.ways->readings.script);
}

/* The same for both names. */
static void put_readings(struct idt_screener *s, const struct screen_hit *hit,
                         struct span listed_text) {
    const struct word_index *words = &s->lists->index.words;
    put_asked_reading(s, hit);
    if (!(words->name_item[hit->name] & NAME_IS_READING)) return;
    char text[FOLDED_BYTES_MOST];
    size_t length = 0;
    for (uint32_t i = words->name_at[hit->name];
         i < words->name_at[hit->name + 1]; i++) {
        struct span word = index_word(words, words->name_words[i]);
        if (length + word.length + 1 > sizeof text) break;
        if (length > 0) text[length++] = ' ';
        memcpy(text + length, word.bytes, word.length);
        length += word.length;
    }
    put_reading(s, "the list's name read", (struct span){text, length},
                latin_readings_script(listed_text));
}

/* Syllables shown of one place: more would say no more. */
#define HANGUL_SHOWN 4

/* "리 영/용 호/허": the names that both spellings may be.  A place without one
 * of its own is of the North and the South, or of a mark left out: "~". */
static void put_hangul(struct idt_screener *s, const struct korean_pair *pair) {
    for (unsigned i = 0; i < pair->a->count; i++) {
        uint32_t points[HANGUL_SHOWN];
        size_t count =
            korean_shared_hangul(&pair->a->syllables[i], &pair->b->syllables[i],
                                 points, HANGUL_SHOWN);
        if (count == 0) put(&s->why, " ~");
        for (size_t n = 0; n < count; n++) {
            char letters[4];
            put(&s->why, n > 0 ? "/" : " ");
            write_bytes(&s->why, letters, utf8_write(points[n], letters));
        }
    }
}

/* A name that is good pinyin too is Chinese more often than Korean. */
static bool is_pinyin(const struct korean_name *name) {
    for (uint32_t i = 0; i < name->count; i++)
        if (name->forms[i].kind == KOREAN_PINYIN) return true;
    return false;
}

/* Whether Korean syllables made the score: the text then says which. */
static bool put_korean(struct idt_screener *s, const struct screen_hit *hit,
                       const struct alignment *words) {
    struct korean_verdict korean = screener_korean(&s->screener, hit->name);
    if (hit->way > s->screener.ways->readings.meant ||
        korean.agree < KOREAN_AGREE_LEAST)
        return false;
    if (words->is_equal && is_pinyin(s->screener.korean)) return false;
    if (!words->is_equal && hit->scored.name <= score_of_raw(words))
        return false;
    put_asked_reading(s, hit);
    put(&s->why, words->is_equal ? "same words; korean:"
                 : korean.agree >= KOREAN_AGREE_STRONG
                     ? "same syllables: korean key,"
                     : "like syllables: korean key,");
    put_hangul(s, &korean.pair);
    return true;
}

static const char *name_why(struct idt_screener *s,
                            const struct screen_hit *hit,
                            struct span listed_text) {
    size_t taken = 0, pairs = 0;
    bool is_turned = false;
    if (s->screener.rules.mode == SCREEN_PORTAL)
        return "scored as OFAC's search page does";
    if (!screener_ask_way(&s->screener, hit->way)) return "some words agree";
    struct alignment a = screener_align(&s->screener, hit->name, &taken);
    const struct edge *edges = s->screener.edges;
    growing_clear(&s->why.bytes);
    s->why.failed = false;
    if (put_korean(s, hit, &a)) return kept(s, "same syllables: korean key");
    put_readings(s, hit, listed_text);
    for (size_t i = 0; i < taken; i++) {
        if (edges[i].asked != edges[i].listed) is_turned = true;
        if (edges[i].similarity < 1.0F)
            put_pair(s, hit->name, &edges[i], pairs++ == 0);
    }
    if (a.is_equal)
        put(&s->why, is_turned ? "same words in another order" : "same words");
    else if (pairs == 0)
        put(&s->why, a.asked_share < a.listed_share
                         ? "words of the listed name, and others"
                         : "part of the listed name");
    return kept(s, "some words agree");
}

static bool explain_name(struct idt_screener *s, const struct screen_hit *hit,
                         idt_evidence *out) {
    const struct word_index *words = &s->lists->index.words;
    if (hit->name == UINT32_MAX) return false;
    struct party_view view;
    struct item item;
    uint32_t wanted = words->name_item[hit->name] >> 8;
    if (!snapshot_record(s->lists->snapshot, hit->record, &view) ||
        wanted >= view.item_count)
        return false;
    for (uint32_t i = 0; i <= wanted; i++)
        party_item(&view.items, &item);
    const struct asked_ways *ways = s->screener.ways;
    const struct folded_name *folded =
        ways->readings.count > 0 ? &ways->own : &s->screener.asked->folded;
    *out = (idt_evidence){"name",
                          {folded->bytes, folded->length},
                          text_of_span(item.text),
                          (double)hit->scored.name,
                          (double)hit->bits,
                          name_why(s, hit, item.text)};
    return true;
}

static bool explain_field(const struct field_evidence *field, const char *name,
                          struct span asked, idt_evidence *out) {
    if (field->verdict == SAYS_NOTHING) return false;
    *out = (idt_evidence){name,
                          text_of_span(asked),
                          text_of_span(field->listed),
                          field->verdict == AGREES ? 1.0 : 0.0,
                          (double)field->bits,
                          field->why};
    return true;
}

static bool explain_identifier(const struct idt_screener *s,
                               const struct screen_hit *hit,
                               idt_evidence *out) {
    const struct evidence *e = &hit->evidence;
    if (e->identity == IDENTITY_NONE && !e->is_exchanged) return false;
    const struct asked_identifier *asked =
        &s->screener.facts.identifiers[e->identifier_asked];
    static const struct {
        double score, bits;
        const char *why;
    } told[] = {
        [IDENTITY_NONE] = {0.0, 2.0, "two neighbouring figures exchanged"},
        [IDENTITY_SUPPORTS] = {0.5, 10.0, "same number, issuer not known"},
        [IDENTITY_SETTLES] = {1.0, 20.0, "same identifier"},
    };
    bool is_branch = e->identity != IDENTITY_NONE && e->is_branch;
    *out = (idt_evidence){identifier_word(e->identifier),
                          {asked->canonical, asked->length},
                          text_of_span(e->identifier_listed),
                          told[e->identity].score,
                          told[e->identity].bits,
                          is_branch ? "same bank, another branch"
                                    : told[e->identity].why};
    return true;
}

static struct span address_of(const struct asked_facts *facts) {
    return facts->address ? (struct span){facts->address->words.bytes,
                                          facts->address->words.length}
                          : SPAN_EMPTY;
}

/* Field `which` of a hit; false when it says nothing. */
static bool explain(struct idt_screener *s, const struct screen_hit *hit,
                    unsigned which, idt_evidence *out) {
    const struct asked_facts *facts = &s->screener.facts;
    const struct evidence *e = &hit->evidence;
    switch (which) {
    case 0: return explain_identifier(s, hit, out);
    case 1: return explain_name(s, hit, out);
    case 2: return explain_field(&e->birth, "birth", span_of(s->birth), out);
    case 3:
        return explain_field(&e->country, "country", span_of(facts->country),
                             out);
    case 4:
        return explain_field(&e->type, "type",
                             span_of(party_type_word(facts->type)), out);
    case 5:
        return explain_field(&e->address, "address", address_of(facts), out);
    default: return false;
    }
}

enum { FIELDS = 6 };

bool idt_report_evidence(const idt_report *report, uint32_t hit, uint32_t i,
                         idt_evidence *evidence) {
    struct idt_screener *s = report->screener;
    if (hit >= s->screener.hits.count) return false;
    uint32_t seen = 0;
    for (unsigned which = 0; which < FIELDS; which++) {
        idt_evidence found;
        if (!explain(s, &s->screener.hits.items[hit], which, &found)) continue;
        if (seen++ == i) {
            *evidence = found;
            return true;
        }
    }
    return false;
}
