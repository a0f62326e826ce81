/* altered_names.c -- letters in an array, deeds in a table. */
#include "altered_names.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

uint64_t random_next(struct random *random) {
    uint64_t x = random->state += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

uint32_t random_below(struct random *random, uint32_t limit) {
    return limit ? (uint32_t)((random_next(random) >> 32) % limit) : 0;
}

/* ---- what is listed ---------------------------------------------------------- */

static bool is_foreign(idt_text text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0xC4) return true;
    return false;
}

static bool add_text(struct listed_texts *texts, int kind,
                     struct listed_text text) {
    uint32_t count = texts->count[kind];
    if ((count & (count - 1)) == 0) { /* a power of two: full */
        size_t room = count ? (size_t)count * 2 : 1;
        void *more = realloc(texts->items[kind], room * sizeof text);
        if (!more) return false;
        texts->items[kind] = more;
    }
    texts->items[kind][texts->count[kind]++] = text;
    return true;
}

/* By the commonest surnames as lists have them: "KIM, Jong Un". */
static bool is_korean(idt_text text) {
    static const char *const surnames[] = {"KIM", "RI",   "PAK",   "CHOE",
                                           "JO",  "JANG", "HWANG", "HAN"};
    for (size_t i = 0; i < sizeof surnames / sizeof *surnames; i++) {
        size_t length = strlen(surnames[i]);
        if (text.length > length + 1 &&
            memcmp(text.bytes, surnames[i], length) == 0 &&
            (text.bytes[length] == ',' || text.bytes[length] == ' '))
            return true;
    }
    return false;
}

static bool add_item(struct listed_texts *texts, uint32_t entity,
                     const idt_item *item) {
    struct listed_text text = {entity, item->role, item->text, {"", 0}};
    if (strcmp(item->kind, "name") == 0)
        return add_text(texts, NAMES, text) &&
               (!is_foreign(item->text) ||
                add_text(texts, FOREIGN_NAMES, text)) &&
               (!is_korean(item->text) || add_text(texts, KOREAN_NAMES, text));
    if (strcmp(item->kind, "birth") == 0 && item->has_date)
        return add_text(texts, BIRTHS, text);
    if (strcmp(item->kind, "identifier") == 0) {
        text.country = item->extra;
        return add_text(texts, IDENTIFIERS, text);
    }
    if (strcmp(item->kind, "address") == 0 && !add_text(texts, ADDRESSES, text))
        return false;
    bool has_country =
        item->extra.length == 2 && (strcmp(item->kind, "country") == 0 ||
                                    strcmp(item->kind, "address") == 0);
    text.text = item->extra;
    return !has_country || add_text(texts, COUNTRIES, text);
}

bool listed_texts_collect(const idt_lists *lists, struct listed_texts *texts) {
    memset(texts, 0, sizeof *texts);
    for (uint32_t i = 0; i < idt_lists_entities(lists); i++) {
        idt_entity entity;
        idt_item item;
        if (idt_entity_at(lists, i, &entity)) return false;
        struct listed_text type = {i, entity.type, {"", 0}, {"", 0}};
        if (!add_text(texts, TYPES, type)) return false;
        while (idt_entity_item(&entity, &item))
            if (!add_item(texts, i, &item)) return false;
    }
    return texts->count[NAMES] > 0;
}

void listed_texts_free(struct listed_texts *texts) {
    for (int i = 0; i < TEXT_KINDS; i++)
        free(texts->items[i]);
    memset(texts, 0, sizeof *texts);
}

static const struct listed_text *any_text(const struct listed_texts *texts,
                                          int kind, struct random *random) {
    if (texts->count[kind] == 0) return NULL;
    return &texts->items[kind][random_below(random, texts->count[kind])];
}

/* The first text of a kind that stands at this entity or behind. */
static uint32_t first_text(const struct listed_texts *texts, int kind,
                           uint32_t entity) {
    uint32_t low = 0, high = texts->count[kind];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (texts->items[kind][middle].entity < entity)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A text of this very entity, NULL when it has none. */
static const struct listed_text *own_text(const struct listed_texts *texts,
                                          int kind, uint32_t entity,
                                          struct random *random) {
    uint32_t first = first_text(texts, kind, entity);
    uint32_t count = first_text(texts, kind, entity + 1) - first;
    if (count == 0) return NULL;
    return &texts->items[kind][first + random_below(random, count)];
}

/* ---- a name as letters ---------------------------------------------------------- */

/* Room for a few names in one: 332 bytes is the longest listed. */
enum { LETTERS_MOST = 1000 };

struct letters {
    uint32_t count;
    uint32_t at[LETTERS_MOST];
};

static void append(struct letters *letters, idt_text text) {
    const char *at = text.bytes, *end = text.bytes + text.length;
    while (at < end && letters->count < LETTERS_MOST) {
        uint32_t point = utf8_read(&at, end);
        if (point != UTF8_BAD) letters->at[letters->count++] = point;
    }
}

static void insert(struct letters *letters, uint32_t place, uint32_t point) {
    if (letters->count == LETTERS_MOST) return;
    memmove(&letters->at[place + 1], &letters->at[place],
            (letters->count - place) * sizeof *letters->at);
    letters->at[place] = point;
    letters->count++;
}

static void erase(struct letters *letters, uint32_t from, uint32_t to) {
    memmove(&letters->at[from], &letters->at[to],
            (letters->count - to) * sizeof *letters->at);
    letters->count -= to - from;
}

struct run {
    uint32_t from, to;
};

static bool is_gap(uint32_t point) {
    return point == ' ' || point == '-' || point == ',';
}

/* The word around a place; empty when the place is a gap. */
static struct run word_at(const struct letters *letters, uint32_t place) {
    struct run run = {place, place};
    while (run.from > 0 && !is_gap(letters->at[run.from - 1]))
        run.from--;
    while (run.to < letters->count && !is_gap(letters->at[run.to]))
        run.to++;
    return run;
}

/* A gap somewhere at or behind a random place; count when there is none. */
static uint32_t any_gap(const struct letters *letters, struct random *random) {
    uint32_t place = random_below(random, letters->count);
    while (place < letters->count && !is_gap(letters->at[place]))
        place++;
    return place;
}

/* ---- deeds ------------------------------------------------------------------------ */

struct making {
    const struct listed_texts *texts;
    struct random random;
    uint32_t entity; /* whose name is altered */
    struct letters letters;
};

/* Often a letter that the name has, so that slips meet other words too. */
static uint32_t any_letter(struct making *m) {
    if (random_below(&m->random, 2))
        return m->letters.at[random_below(&m->random, m->letters.count)];
    return 'a' + random_below(&m->random, 26);
}

static void slip(struct making *m) {
    struct letters *l = &m->letters;
    uint32_t place = random_below(&m->random, l->count);
    uint32_t deed = random_below(&m->random, 4);
    if (deed == 0) {
        insert(l, place, any_letter(m));
    } else if (deed == 1) {
        erase(l, place, place + 1);
    } else if (deed == 2) {
        l->at[place] = any_letter(m);
    } else if (place + 1 < l->count) {
        uint32_t point = l->at[place];
        l->at[place] = l->at[place + 1];
        l->at[place + 1] = point;
    }
}

static void two_slips(struct making *m) {
    slip(m);
    if (m->letters.count) slip(m);
}

/* The words from a gap on come first. */
static void turn_words(struct making *m) {
    struct letters *l = &m->letters, turned = {0, {0}};
    uint32_t gap = any_gap(l, &m->random);
    if (gap == l->count || l->count == LETTERS_MOST) return;
    for (uint32_t i = gap + 1; i < l->count; i++)
        turned.at[turned.count++] = l->at[i];
    turned.at[turned.count++] = ' ';
    for (uint32_t i = 0; i < gap; i++)
        turned.at[turned.count++] = l->at[i];
    *l = turned;
}

static void drop_word(struct making *m) {
    struct run run =
        word_at(&m->letters, random_below(&m->random, m->letters.count));
    if (run.to - run.from < m->letters.count)
        erase(&m->letters, run.from, run.to);
}

static void add_word(struct making *m) {
    const struct listed_text *other = any_text(m->texts, NAMES, &m->random);
    struct letters more = {0, {0}};
    append(&more, other->text);
    if (more.count == 0) return;
    struct run run = word_at(&more, random_below(&m->random, more.count));
    insert(&m->letters, m->letters.count, ' ');
    for (uint32_t i = run.from; i < run.to; i++)
        insert(&m->letters, m->letters.count, more.at[i]);
}

static void join_words(struct making *m) {
    uint32_t gap = any_gap(&m->letters, &m->random), end = gap;
    while (end < m->letters.count && is_gap(m->letters.at[end]))
        end++;
    erase(&m->letters, gap, end);
}

static void split_word(struct making *m) {
    insert(&m->letters, random_below(&m->random, m->letters.count), ' ');
}

static void cut_to_initial(struct making *m) {
    struct run run =
        word_at(&m->letters, random_below(&m->random, m->letters.count));
    if (run.to > run.from + 1) erase(&m->letters, run.from + 1, run.to);
}

static void add_digit(struct making *m) {
    insert(&m->letters, random_below(&m->random, m->letters.count),
           '0' + random_below(&m->random, 10));
}

static void cut_fragment(struct making *m) {
    uint32_t from = random_below(&m->random, m->letters.count);
    uint32_t length = 1 + random_below(&m->random, m->letters.count - from);
    erase(&m->letters, from + length, m->letters.count);
    erase(&m->letters, 0, from);
}

static void add_name(struct making *m) {
    const struct listed_text *other = any_text(m->texts, NAMES, &m->random);
    insert(&m->letters, m->letters.count, ' ');
    append(&m->letters, other->text);
}

static void repeat_word(struct making *m) {
    struct run run =
        word_at(&m->letters, random_below(&m->random, m->letters.count));
    struct letters copy = m->letters;
    insert(&m->letters, m->letters.count, ' ');
    for (uint32_t i = run.from; i < run.to; i++)
        insert(&m->letters, m->letters.count, copy.at[i]);
}

/* Letter for letter into another alphabet: read back, it comes near. */
static void change_script(struct making *m) {
    static const uint16_t cyrillic[26] = {
        0x430, 0x431, 0x446, 0x434, 0x435, 0x444, 0x433, 0x445, 0x438,
        0x436, 0x43A, 0x43B, 0x43C, 0x43D, 0x43E, 0x43F, 0x43A, 0x440,
        0x441, 0x442, 0x443, 0x432, 0x432, 0x445, 0x44B, 0x437};
    static const uint16_t greek[26] = {
        0x3B1, 0x3B2, 0x3BA, 0x3B4, 0x3B5, 0x3C6, 0x3B3, 0x3C7, 0x3B9,
        0x3B6, 0x3BA, 0x3BB, 0x3BC, 0x3BD, 0x3BF, 0x3C0, 0x3BA, 0x3C1,
        0x3C3, 0x3C4, 0x3C5, 0x3B2, 0x3C9, 0x3BE, 0x3C5, 0x3B6};
    const uint16_t *to = random_below(&m->random, 3) ? cyrillic : greek;
    for (uint32_t i = 0; i < m->letters.count; i++) {
        uint32_t small = m->letters.at[i] | 0x20;
        if (small >= 'a' && small <= 'z') m->letters.at[i] = to[small - 'a'];
    }
}

/* From one romanisation of Korean into another. */
static void respell(struct making *m) {
    static const struct {
        const char *from, *to;
    } ways[] = {{"ch", "j"},     {"j", "ch"},     {"k", "g"},    {"p", "b"},
                {"t", "d"},      {"yo", "yeo"},   {"yo", "you"}, {"o", "eo"},
                {"o", "u"},      {"u", "oo"},     {"u", "eu"},   {"ri", "lee"},
                {"r", "l"},      {"ry", "y"},     {"th", "t"},   {"ae", "ai"},
                {"oe", "oi"},    {"pak", "park"}, {"ng", "n"},   {"i", "ee"},
                {"o", "\u014F"}, {"h", "'"}};
    uint32_t which = random_below(&m->random, sizeof ways / sizeof *ways);
    struct letters from = {0, {0}}, to = {0, {0}}, *l = &m->letters;
    append(&from, (idt_text){ways[which].from, strlen(ways[which].from)});
    append(&to, (idt_text){ways[which].to, strlen(ways[which].to)});
    for (uint32_t at = 0; at + from.count <= l->count; at++) {
        uint32_t same = 0;
        while (same < from.count && (l->at[at + same] | 0x20) == from.at[same])
            same++;
        if (same < from.count || random_below(&m->random, 3) == 0) continue;
        erase(l, at, at + from.count);
        for (uint32_t i = 0; i < to.count; i++)
            insert(l, at + i, to.at[i]);
        at += to.count;
    }
}

/* Any three syllables of Hangul, now and then in hanja. */
static void ask_in_hangul(struct making *m) {
    static const char signs[] =
        "\uAE40\uB9AC\uBC15\uCD5C\uC870\uC7A5\uD55C\uC601\uC6A9\uC815\uC131"
        "\uCCA0\uD638\uC77C\uAD11\uAE38\uB8E1\uC740\u91D1\u674E\u6210\u9435";
    struct letters all = {0, {0}};
    append(&all, (idt_text){signs, sizeof signs - 1});
    m->letters.count = 0;
    for (uint32_t i = 0; i < 3; i++)
        insert(&m->letters, i, all.at[random_below(&m->random, all.count)]);
}

/* A letter of the other alphabet in the place of one that looks like it. */
static void disguise(struct making *m) {
    static const char latin[] = "aceiopxy";
    static const uint16_t cyrillic[] = {0x430, 0x441, 0x435, 0x456,
                                        0x43E, 0x440, 0x445, 0x443};
    uint32_t from = random_below(&m->random, m->letters.count);
    for (uint32_t n = 0; n < m->letters.count; n++) {
        uint32_t *at = &m->letters.at[(from + n) % m->letters.count];
        for (size_t i = 0; i < sizeof latin - 1; i++) {
            bool is_latin = (*at | 0x20) == (uint32_t)latin[i];
            if (!is_latin && *at != cyrillic[i]) continue;
            *at = is_latin ? cyrillic[i] : (uint32_t)latin[i];
            return;
        }
    }
}

static void disguise_respelt(struct making *m) {
    respell(m);
    disguise(m);
}

static void disguise_foreign(struct making *m) {
    change_script(m);
    disguise(m);
}

static void leave(struct making *m) {
    (void)m;
}

/* A deed that stands twice is done twice as often. */
static void (*const deeds[])(struct making *) = {
    slip,
    slip,
    slip,
    two_slips,
    two_slips,
    turn_words,
    turn_words,
    drop_word,
    drop_word,
    add_word,
    join_words,
    join_words,
    split_word,
    split_word,
    cut_to_initial,
    add_digit,
    cut_fragment,
    add_name,
    repeat_word,
    leave,
    change_script,
    change_script,
    respell,
    respell,
    respell,
    disguise,
    disguise_respelt,
    disguise_foreign,
};

/* ---- the query --------------------------------------------------------------------- */

static void write_name(const struct letters *letters,
                       struct altered_query *made) {
    size_t length = 0;
    for (uint32_t i = 0; i < letters->count; i++)
        length += utf8_write(letters->at[i], made->name + length);
    made->query.name = (idt_text){made->name, length};
}

/* Half of the facts are the record's own, half are anybody's: they agree and
 * conflict. */
static const struct listed_text *any_fact(struct making *m, int kind) {
    if (random_below(&m->random, 2))
        return own_text(m->texts, kind, m->entity, &m->random);
    return any_text(m->texts, kind, &m->random);
}

static void add_birth(struct making *m, struct altered_query *made) {
    if (random_below(&m->random, 3) == 0) {
        snprintf(made->birth, sizeof made->birth, "%u",
                 1930 + random_below(&m->random, 70));
        made->query.birth = (idt_text){made->birth, 4};
        return;
    }
    const struct listed_text *text = any_fact(m, BIRTHS);
    if (text) made->query.birth = text->text;
}

static bool is_figure(char sign) {
    return sign >= '0' && sign <= '9';
}

/* Two unlike figures side by side change places, if some are found soon. */
static void exchange_figures(struct random *random, char *text, size_t length) {
    for (int tries = 0; length > 1 && tries < 4; tries++) {
        char *at = text + random_below(random, (uint32_t)length - 1);
        char first = at[0];
        if (!is_figure(at[0]) || !is_figure(at[1]) || at[0] == at[1]) continue;
        at[0] = at[1];
        at[1] = first;
        return;
    }
}

/* A number as listed, or with two figures exchanged; with or without its
 * issuer. */
static void add_identifier(struct making *m, struct altered_query *made) {
    const struct listed_text *text = any_fact(m, IDENTIFIERS);
    if (!text || text->text.length >= sizeof made->number) return;
    size_t length = text->text.length;
    memcpy(made->number, text->text.bytes, length);
    if (random_below(&m->random, 2))
        exchange_figures(&m->random, made->number, length);
    made->identifier =
        (idt_identifier){text->kind, {made->number, length}, NULL};
    if (text->country.length == 2 && random_below(&m->random, 2)) {
        memcpy(made->issuer, text->country.bytes, 2);
        made->issuer[2] = 0;
        made->identifier.country = made->issuer;
    }
    made->query.identifiers = &made->identifier;
    made->query.identifier_count = 1;
}

static void add_facts(struct making *m, struct altered_query *made) {
    const struct listed_text *text;
    if (random_below(&m->random, 3) == 0 && (text = any_fact(m, TYPES)))
        made->query.type = text->kind;
    if (random_below(&m->random, 12) == 0) made->query.type = "any";
    if (random_below(&m->random, 2)) add_birth(m, made);
    if (random_below(&m->random, 3) == 0 && (text = any_fact(m, COUNTRIES)))
        made->query.country = text->text;
    if (random_below(&m->random, 4) == 0 && (text = any_fact(m, ADDRESSES)))
        made->query.address = text->text;
    if (random_below(&m->random, 2)) add_identifier(m, made);
}

void altered_query_make(const struct listed_texts *texts, uint64_t number,
                        struct altered_query *made) {
    struct making m = {
        texts, {number * UINT64_C(0xD1342543DE82EF95)}, 0, {0, {0}}};
    made->query = (idt_query)IDT_QUERY_INIT;
    int kind = random_below(&m.random, 8) ? NAMES : FOREIGN_NAMES;
    if (random_below(&m.random, 6) == 0) kind = KOREAN_NAMES;
    if (texts->count[kind] == 0) kind = NAMES;
    const struct listed_text *name = any_text(texts, kind, &m.random);
    m.entity = name->entity;
    append(&m.letters, name->text);
    uint32_t times = 1 + random_below(&m.random, 3);
    for (uint32_t i = 0; i < times && m.letters.count; i++)
        deeds[random_below(&m.random, sizeof deeds / sizeof *deeds)](&m);
    if (kind == KOREAN_NAMES) {
        if (random_below(&m.random, 8) == 0)
            ask_in_hangul(&m);
        else
            respell(&m);
    }
    write_name(&m.letters, made);
    if (random_below(&m.random, 2)) add_facts(&m, made);
}
