/* compare_pair.c -- two records compared without any list.
 *
 * The same edges and the same alignment as screening, drawn directly.  A word
 * weighs what is known of it in the population at large.  With no list there
 * is no count of bearers for the others, so they weigh by their length: a
 * long word is rarely shared by chance.
 */
#include "api/api_inside.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "match/loose_words.h"
#include "match/portal_score.h"
#include "text/digit_letters.h"
#include "text/latin_readings.h"

struct idt_comparer {
    struct asked_name asked;
    struct folded_name other;      /* b, as it is compared now */
    struct folded_name own[2];     /* a and b as they are ... */
    struct latin_readings ways[2]; /* ... and as they are read */
    struct name_words words;
    struct korean_name korean_a, korean_b;
    struct span spans[LIMIT_NAME_TOKENS];
    struct asked_facts a, b;
    struct asked_address a_address, b_address;
    struct edge edges[EDGES_MOST];
    uint32_t mode;
};

idt_status idt_comparer_new(idt_error *error, idt_comparer **comparer) {
    if (!comparer) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no place");
    struct idt_comparer *made = memory_take(1, sizeof *made);
    if (!made) return fail_memory(error);
    if (!asked_name_init(&made->asked, NULL)) {
        memory_free(made);
        return fail_memory(error);
    }
    made->mode = IDT_MODE_OWN;
    memset(&made->a_address, 0, sizeof made->a_address);
    memset(&made->b_address, 0, sizeof made->b_address);
    *comparer = made;
    return IDT_OK;
}

idt_status idt_comparer_set_mode(idt_comparer *comparer, uint32_t mode,
                                 idt_error *error) {
    if (!comparer || mode >= IDT_MODE_COUNT)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "unknown mode %u", mode);
    comparer->mode = mode;
    return IDT_OK;
}

void idt_comparer_free(idt_comparer *comparer) {
    if (!comparer) return;
    asked_name_release(&comparer->asked);
    memory_free(comparer);
}

/* Two bits a letter, 4 to 14: a word of two letters is shared by one name in
 * sixteen, one of seven or more by next to none.  What is known of a word
 * counts instead. */
static float rarity_without_list(struct span word, const struct word_kin *kin) {
    float bits = 2.0F * (float)word.length;
    if (kin_bits(kin) > 0.0F || bits > 14.0F) return 14.0F;
    return bits < 4.0F ? 4.0F : bits;
}

/* Both names weigh their words alike, so that either may come first. */
static float share_without_list(struct span word, const struct word_kin *kin) {
    float share = kin_share(kin, rarity_without_list(word, kin));
    return kin_is_name(kin) && share < NAME_SHARE_LEAST ? NAME_SHARE_LEAST
                                                        : share;
}

static float weight_of_name(const struct folded_name *name) {
    float sum = 0.0F;
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        struct word_kin kin = word_kin_of(word);
        sum += share_without_list(word, &kin);
    }
    return sum;
}

static struct alignment align_pair(struct idt_comparer *c) {
    asked_name_know(&c->asked);
    for (unsigned i = 0; i < c->asked.folded.count; i++)
        asked_name_weigh(&c->asked, i,
                         rarity_without_list(folded_word(&c->asked.folded, i),
                                             &c->asked.kin[i]));
    c->words.count = c->other.count;
    c->words.has_number = false;
    for (size_t i = 0; i < c->other.count; i++) {
        c->spans[i] = folded_word(&c->other, i);
        struct word_kin kin = word_kin_of(c->spans[i]);
        c->words.weight[i] = share_without_list(c->spans[i], &kin);
        name_words_set_letter(&c->words, i, c->spans[i]);
        c->words.is_number[i] = word_is_number(c->spans[i]);
        c->words.has_number |= c->words.is_number[i];
    }
    size_t count = edges_direct(&c->asked, c->spans, c->other.count, c->edges);
    size_t taken = 0;
    struct alignment made =
        align_names(&c->asked.words, &c->words, c->edges, count, &taken);
    made.raw += within_bonus(made.listed_share, made.asked_share, made.bits);
    struct loose_pair pair = {&c->asked, c->spans, &c->words, c->edges, taken};
    loose_words_add(&pair, &made);
    return made;
}

static unsigned count_initials(const struct folded_name *name) {
    unsigned count = 0;
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        count += word.length == 1 ||
                 (word.length == 2 && (unsigned char)word.bytes[0] >= 0xC2);
    }
    return count;
}

/* Neither name is on a list: the one with initials is asked, so that the order
 * of the two does not matter. */
static void ask_by_initials(struct idt_comparer *c) {
    if (count_initials(&c->other) <= count_initials(&c->asked.folded)) return;
    folded_name_copy(&c->own[0], &c->asked.folded);
    asked_name_take(&c->asked, &c->other, false);
    folded_name_copy(&c->other, &c->own[0]);
}

/* Digits typed for letters, when one side alone has them: two numbers are
 * compared as numbers. */
static void read_digits(struct idt_comparer *c) {
    if (c->ways[0].count + c->ways[1].count > 0) return;
    digit_readings_make(&c->asked.folded, &c->ways[0]);
    digit_readings_make(&c->other, &c->ways[1]);
    if (c->ways[0].count == 0 || c->ways[1].count == 0) return;
    c->ways[0].count = c->ways[1].count = 0;
}

/* Each name as it is and by its readings in Latin letters, each way with each;
 * the best counts. */
static struct alignment align_ways(struct idt_comparer *c) {
    struct alignment best = {0, 0, 0, 0, false};
    if (c->mode != IDT_MODE_OWN) return align_pair(c);
    ask_by_initials(c);
    latin_readings_make(&c->asked.folded, &c->ways[0]);
    latin_readings_make(&c->other, &c->ways[1]);
    read_digits(c);
    if (c->ways[0].count + c->ways[1].count == 0) return align_pair(c);
    folded_name_copy(&c->own[0], &c->asked.folded);
    folded_name_copy(&c->own[1], &c->other);
    for (unsigned i = 0; i <= c->ways[0].count && !best.is_equal; i++) {
        bool is_strict = i > 0 && c->ways[0].is_strict[i - 1];
        asked_name_take(&c->asked, i == 0 ? &c->own[0] : &c->ways[0].of[i - 1],
                        is_strict);
        for (unsigned k = 0; k <= c->ways[1].count; k++) {
            c->asked.is_strict =
                is_strict || (k > 0 && c->ways[1].is_strict[k - 1]);
            folded_name_copy(&c->other,
                             k == 0 ? &c->own[1] : &c->ways[1].of[k - 1]);
            struct alignment alignment = align_pair(c);
            if (score_of_raw(&alignment) > score_of_raw(&best))
                best = alignment;
        }
    }
    return best;
}

/* What Korean syllables say, and the weight of the lighter name.  Most names
 * leave at the first question. */
static struct korean_verdict compare_korean(struct idt_comparer *c,
                                            struct span a, struct span b,
                                            float *weight) {
    float other;
    *weight = 0.0F;
    if (c->mode != IDT_MODE_OWN || !korean_name_may_be(&c->asked.folded) ||
        !korean_name_may_be(&c->other) ||
        !korean_name_read(a, &c->asked.folded, &c->korean_a) ||
        !korean_name_read(b, &c->other, &c->korean_b))
        return (struct korean_verdict){0.0F, {NULL, NULL}, NULL, NULL, 0,
                                       0,    true};
    *weight = weight_of_name(&c->asked.folded);
    other = weight_of_name(&c->other);
    if (other < *weight) *weight = other;
    return korean_compare(c->korean_a.forms, c->korean_a.count,
                          c->korean_b.forms, c->korean_b.count, true);
}

/* Facts of two queries against each other. */
static void weigh_pair(const struct idt_comparer *c, struct evidence *e) {
    memset(e, 0, sizeof *e);
    bool differ = c->a.type != PARTY_UNKNOWN && c->b.type != PARTY_UNKNOWN &&
                  c->a.type != c->b.type;
    if (differ) e->type = conflict_of_type();
    if (c->a.has_birth && c->b.has_birth)
        e->birth = compare_births(&c->a.birth, &c->b.birth);
    if (c->a.has_country && c->b.has_country)
        e->country = compare_countries(c->a.country, c->b.country);
    if (c->a.address && c->b.address)
        e->address = compare_address(c->a.address,
                                     (struct span){c->b.address->words.bytes,
                                                   c->b.address->words.length},
                                     span_of(c->b.address->country));
    for (size_t i = 0; i < c->a.identifier_count; i++)
        for (size_t k = 0; k < c->b.identifier_count; k++) {
            enum identity identity =
                compare_identifiers(&c->a.identifiers[i], &c->b.identifiers[k]);
            if (identity > e->identity) e->identity = identity;
        }
}

/* What idt_screen demands of a query holds for each side. */
static idt_status check_side(const idt_query *side, idt_error *error) {
    struct span name = span_of_text(side->name);
    if (span_trim(name).length == 0 && side->identifier_count == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "neither a name nor an identifier to compare");
    if (utf8_check(name) != name.length)
        return fail(error, IDT_BAD_DATA, at(NULL, 1, utf8_check(name) + 1),
                    "name is not valid UTF-8");
    return IDT_OK;
}

/* Exact: the names are equal or an identifier settles it; else nothing. */
static float score_in_mode(const struct idt_comparer *c,
                           const struct scored_name *scored,
                           const struct evidence *evidence) {
    struct span asked[LIMIT_NAME_TOKENS], other[LIMIT_NAME_TOKENS];
    bool is_same = scored->is_equal || evidence->identity != IDENTITY_NONE;
    if (c->mode == IDT_MODE_EXACT && !is_same) return 0.0F;
    if (c->mode != IDT_MODE_OFAC) return final_score(scored, evidence);
    for (size_t i = 0; i < c->asked.folded.count; i++)
        asked[i] = folded_word(&c->asked.folded, i);
    for (size_t i = 0; i < c->other.count; i++)
        other[i] = folded_word(&c->other, i);
    return portal_score(asked, c->asked.folded.count, other, c->other.count);
}

idt_status idt_compare(idt_comparer *comparer, const idt_query *a,
                       const idt_query *b, idt_error *error,
                       idt_comparison *comparison) {
    if (!comparer || !a || !b || !comparison || a->size < sizeof *a ||
        b->size < sizeof *b)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "nothing to compare");
    idt_status status = check_side(a, error);
    if (!status) status = check_side(b, error);
    if (!status)
        status = parse_facts(a, &comparer->a_address, &comparer->a, error);
    if (!status)
        status = parse_facts(b, &comparer->b_address, &comparer->b, error);
    if (!status)
        status =
            asked_name_fold(&comparer->asked, span_of_text(a->name), error);
    if (status) return status;
    if (!fold_name(span_of_text(b->name), &comparer->other))
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "name is over %d bytes or %d words", LIMIT_NAME_BYTES,
                    LIMIT_NAME_TOKENS);
    float weight;
    struct korean_verdict korean = compare_korean(
        comparer, span_of_text(a->name), span_of_text(b->name), &weight);
    struct alignment alignment = {0, 0, 0, 0, false};
    if (comparer->asked.folded.count && comparer->other.count)
        alignment = align_ways(comparer);
    struct scored_name scored = {score_of_raw(&alignment), alignment.is_equal,
                                 false};
    korean_judge(&korean, weight, &scored, &alignment.bits);
    struct evidence evidence;
    weigh_pair(comparer, &evidence);
    double score = score_told(score_in_mode(comparer, &scored, &evidence));
    *comparison =
        (idt_comparison){score, (double)alignment.bits, band_of(score),
                         evidence_conflicts(&evidence)};
    return IDT_OK;
}
