/* asked_name.c -- units, splits, and the links from listed words to them. */
#include "match/asked_name.h"

#include "base/memory.h"
#include "base/utf8.h"

#define SPLIT_BYTES_LEAST 4 /* "alqaida", not "abc" = "a" + "bc" */

bool asked_name_init(struct asked_name *asked, const struct word_index *index) {
    asked->failed = false;
    asked->links.items = NULL;
    asked->links.count = asked->links.room = 0;
    memset(&asked->search, 0, sizeof asked->search);
    size_t words = index ? index->word_count : 0;
    asked->link_of = memory_take_zeroed(words + 1, sizeof(uint32_t));
    asked->search.seen = memory_take_zeroed(words / 64 + 1, sizeof(uint64_t));
    if (asked->link_of && asked->search.seen) return true;
    asked_name_release(asked);
    return false;
}

void asked_name_release(struct asked_name *asked) {
    growing_release(&asked->links);
    growing_release(&asked->search.hits);
    growing_release(&asked->search.alike);
    memory_free(asked->link_of);
    memory_free(asked->search.seen);
    asked->link_of = NULL;
    asked->search.seen = NULL;
}

void name_words_set_letter(struct name_words *words, size_t i,
                           struct span word) {
    const char *at = word.bytes, *end = word.bytes + word.length;
    uint32_t point = at < end ? utf8_read(&at, end) : 0;
    /* Scripts up to Armenian write letters; digits stand for themselves. */
    bool is_letter = point >= 'a' && point < 0x0590;
    words->letter[i] = is_letter ? point : 0;
    words->is_initial[i] = is_letter && at == end;
}

/* ---- units ---------------------------------------------------------------- */

static void add_units(struct asked_name *asked) {
    size_t used = 0;
    asked->unit_count = 0;
    for (unsigned count = 1; count <= UNIT_WORDS_MOST; count++)
        for (unsigned i = 0; i + count <= asked->folded.count; i++) {
            struct unit unit = {(uint8_t)i, (uint8_t)count, 0, (uint32_t)used};
            for (unsigned k = i; k < i + count; k++) {
                struct span word = folded_word(&asked->folded, k);
                memcpy(asked->joined + used, word.bytes, word.length);
                used += word.length;
            }
            unit.length = (uint16_t)(used - unit.at);
            asked->units[asked->unit_count++] = unit;
        }
}

static void make_ready(struct asked_name *asked) {
    asked->words.count = asked->folded.count;
    for (size_t i = 0; i < asked->folded.count; i++) {
        asked->words.weight[i] = 1.0F;
        name_words_set_letter(&asked->words, i, folded_word(&asked->folded, i));
    }
    add_units(asked);
}

idt_status asked_name_fold(struct asked_name *asked, struct span name,
                           idt_error *error) {
    if (!fold_name(name, &asked->folded))
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "name is over %d bytes or %d words", LIMIT_NAME_BYTES,
                    LIMIT_NAME_TOKENS);
    make_ready(asked);
    return IDT_OK;
}

void asked_name_take(struct asked_name *asked, const struct folded_name *name) {
    folded_name_copy(&asked->folded, name);
    make_ready(asked);
}

/* ---- links ---------------------------------------------------------------- */

static void add_link(struct asked_name *asked, struct word_link link) {
    link.next = asked->link_of[link.word];
    if (!growing_add(&asked->links, link)) {
        asked->failed = true;
        return;
    }
    asked->link_of[link.word] = (uint32_t)asked->links.count;
}

static void forget_links(struct asked_name *asked) {
    for (size_t i = 0; i < asked->links.count; i++)
        asked->link_of[asked->links.items[i].word] = 0;
    growing_clear(&asked->links);
}

/* The weight of an asked word: its own when listed, else that of the most
 * common word it may be a slip of, else the most. */
static float asked_weight(const struct asked_name *asked,
                          const struct word_index *index) {
    float least = 14.0F;
    for (size_t i = 0; i < asked->search.hits.count; i++) {
        struct word_hit hit = asked->search.hits.items[i];
        float weight = word_weight(index, hit.word);
        if (hit.similarity == 1.0F) return weight;
        if (weight < least) least = weight;
    }
    return least;
}

static void link_unit(struct asked_name *asked, const struct word_index *index,
                      uint32_t number) {
    const struct unit *unit = &asked->units[number];
    growing_clear(&asked->search.hits);
    word_lookup(index, unit_word(asked, unit), unit_slips(unit->count),
                &asked->search);
    float factor = unit->count == 1 ? 1.0F : JOINED_FACTOR;
    for (size_t i = 0; i < asked->search.hits.count; i++) {
        struct word_hit hit = asked->search.hits.items[i];
        add_link(asked, (struct word_link){0, hit.word, (uint16_t)number, 1,
                                           hit.similarity * factor, 0, 0});
    }
    if (unit->count == 1)
        asked->words.weight[unit->first] = asked_weight(asked, index);
    if (asked->search.hits.failed) asked->failed = true;
}

/* All ways to read the word as `first` and one or two words behind it. */
static void link_splits_after(struct asked_name *asked,
                              const struct word_index *index, uint32_t number,
                              size_t cut) {
    const struct word_parts *parts = &asked->parts;
    size_t length = parts->word.length;
    uint32_t first = word_find_part(index, parts, 0, cut);
    if (first == WORD_NONE) return;
    struct word_link link = {0, first, (uint16_t)number, 2, JOINED_FACTOR,
                             0, 0};
    link.second = word_find_part(index, parts, cut, length);
    if (link.second != WORD_NONE) add_link(asked, link);
    link.parts = 3;
    for (size_t next = cut + 1; next < length; next++) {
        link.second = word_find_part(index, parts, cut, next);
        if (link.second == WORD_NONE) continue;
        link.third = word_find_part(index, parts, next, length);
        if (link.third != WORD_NONE) add_link(asked, link);
    }
}

static void link_splits(struct asked_name *asked,
                        const struct word_index *index, uint32_t number) {
    struct span word = unit_word(asked, &asked->units[number]);
    if (word.length < SPLIT_BYTES_LEAST || word.length > EDIT_LETTERS_MOST)
        return;
    word_parts_set(&asked->parts, word);
    for (size_t cut = 1; cut < word.length; cut++)
        link_splits_after(asked, index, number, cut);
}

idt_status asked_name_set(struct asked_name *asked,
                          const struct word_index *index, struct span name,
                          idt_error *error) {
    idt_status status = asked_name_fold(asked, name, error);
    return status ? status : asked_name_link(asked, index, error);
}

idt_status asked_name_link(struct asked_name *asked,
                           const struct word_index *index, idt_error *error) {
    forget_links(asked);
    asked->failed = asked->search.hits.failed = false;
    for (uint32_t i = 0; i < asked->unit_count; i++) {
        link_unit(asked, index, i);
        if (asked->units[i].count == 1) link_splits(asked, index, i);
    }
    asked->all_weight = 0.0F;
    asked->has_initial = false;
    for (uint32_t i = 0; i < asked->words.count; i++) {
        asked->all_weight += asked->words.weight[i];
        asked->has_initial |= asked->words.is_initial[i];
    }
    return asked->failed ? fail_memory(error) : IDT_OK;
}

/* ---- bound ------------------------------------------------------------------ */

/* What the links of one name's words could win, each at its best. */
struct bound {
    float asked[LIMIT_NAME_TOKENS];
    float listed, listed_all;
    float least;  /* what a first letter could win this word */
    bool is_open; /* a split: the links of one word do not tell */
};

static void bound_word(const struct asked_name *asked, uint32_t word,
                       float weight, struct bound *bound) {
    float best = bound->least;
    for (uint32_t at = asked->link_of[word]; at;) {
        const struct word_link *link = &asked->links.items[at - 1];
        const struct unit *unit = &asked->units[link->unit];
        if (link->parts > 1) bound->is_open = true;
        if (link->similarity > best) best = link->similarity;
        for (unsigned i = unit->first; i < unit->first + unit->count; i++)
            if (link->similarity > bound->asked[i])
                bound->asked[i] = link->similarity;
        at = link->next;
    }
    bound->listed += weight * best;
    bound->listed_all += weight;
}

/* Asked words that may be met by a first letter. */
static void bound_initials(const struct asked_name *asked, bool has_listed,
                           struct bound *bound) {
    for (uint32_t i = 0; i < asked->words.count; i++) {
        float least = asked->words.is_initial[i] ? INITIAL_ASKED
                      : has_listed               ? INITIAL_LISTED
                                                 : 0.0F;
        if (bound->asked[i] < least) bound->asked[i] = least;
    }
}

/* Sums in another order than align_names: this much is given. */
#define BOUND_SLACK 1e-4F

float raw_bound(const struct asked_name *asked, const struct word_index *index,
                uint32_t name) {
    struct bound bound;
    uint32_t from = index->name_at[name], end = index->name_at[name + 1];
    bool has_initial = false;
    memset(bound.asked, 0, asked->words.count * sizeof *bound.asked);
    bound.listed = bound.listed_all = 0.0F;
    bound.is_open = false;
    for (uint32_t i = from; i < end; i++) {
        uint32_t word = index->name_words[i];
        bool is_initial = index->word_infos[word].flags & WORD_IS_INITIAL;
        has_initial |= is_initial;
        bound.least = asked->has_initial ? INITIAL_ASKED
                      : is_initial       ? INITIAL_LISTED
                                         : 0.0F;
        bound_word(asked, word, word_weight(index, word), &bound);
    }
    if (bound.is_open) return 1.0F;
    if (has_initial || asked->has_initial)
        bound_initials(asked, has_initial, &bound);
    float sum = 0.0F;
    for (uint32_t i = 0; i < asked->words.count; i++)
        sum += asked->words.weight[i] * bound.asked[i];
    return 0.5F * (sum / asked->all_weight + bound.listed / bound.listed_all) +
           BOUND_SLACK;
}

/* ---- edges ------------------------------------------------------------------ */

static void add_edge(struct edge *edges, size_t *count, const struct unit *unit,
                     size_t listed, const struct word_link *link) {
    if (*count == EDGES_MOST) return;
    edges[(*count)++] = (struct edge){unit->first, unit->count, (uint8_t)listed,
                                      link->parts, link->similarity};
}

static bool split_fits(const struct word_link *link, const uint32_t *words,
                       size_t left) {
    if (link->parts == 1) return true;
    if (left < link->parts || words[1] != link->second) return false;
    return link->parts == 2 || words[2] == link->third;
}

size_t edges_by_links(const struct asked_name *asked, const uint32_t *words,
                      size_t count, struct edge *edges) {
    size_t found = 0;
    for (size_t j = 0; j < count; j++)
        for (uint32_t at = asked->link_of[words[j]]; at;) {
            const struct word_link *link = &asked->links.items[at - 1];
            if (split_fits(link, words + j, count - j))
                add_edge(edges, &found, &asked->units[link->unit], j, link);
            at = link->next;
        }
    return found;
}

/* Whether the asked word is these listed words run together. */
static bool is_run_of(struct span asked, const struct span *words,
                      size_t parts) {
    size_t at = 0;
    for (size_t i = 0; i < parts; i++) {
        if (asked.length - at < words[i].length ||
            memcmp(asked.bytes + at, words[i].bytes, words[i].length) != 0)
            return false;
        at += words[i].length;
    }
    return at == asked.length;
}

static float unit_similarity(struct asked_name *asked, const struct unit *unit,
                             struct span listed) {
    struct span word = unit_word(asked, unit);
    float similarity =
        unit->count == 1
            ? word_similarity(&asked->search.pattern, word, listed)
            : slip_similarity(&asked->search.pattern, word, listed);
    unsigned slips = unit_slips(unit->count);
    bool is_over = similarity > 0.0F && similarity < 1.0F && slips < 2 &&
                   (slips == 0 || edit_distance(&asked->search.pattern, listed,
                                                slips) > slips);
    if (is_over) return 0.0F;
    return unit->count == 1 ? similarity : similarity * JOINED_FACTOR;
}

/* One listed name, to be met directly. */
struct listed_run {
    const struct span *words;
    size_t count;
    struct edge *edges;
    size_t found;
};

static void direct_unit(struct asked_name *asked, const struct unit *unit,
                        struct listed_run *run) {
    struct span word = unit_word(asked, unit);
    edit_pattern_set(&asked->search.pattern, word);
    bool may_split = unit->count == 1 && word.length >= SPLIT_BYTES_LEAST &&
                     word.length <= EDIT_LETTERS_MOST;
    for (size_t j = 0; j < run->count; j++) {
        struct word_link link = {0, 0, 0, 1, 0, 0, 0};
        link.similarity = unit_similarity(asked, unit, run->words[j]);
        if (link.similarity > 0.0F)
            add_edge(run->edges, &run->found, unit, j, &link);
        link.similarity = JOINED_FACTOR;
        for (link.parts = 2; may_split && link.parts <= 3; link.parts++)
            if (j + link.parts <= run->count &&
                is_run_of(word, run->words + j, link.parts))
                add_edge(run->edges, &run->found, unit, j, &link);
    }
}

size_t edges_direct(struct asked_name *asked, const struct span *words,
                    size_t count, struct edge *edges) {
    struct listed_run run = {words, count, edges, 0};
    for (uint32_t u = 0; u < asked->unit_count; u++)
        direct_unit(asked, &asked->units[u], &run);
    return run.found;
}
