/* asked_name.c -- units, splits, and the links from listed words to them. */
#include "match/asked_name.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "match/calibration_table.h"

#define RARITY_MOST 14.0F

bool asked_name_init(struct asked_name *asked, const struct word_index *index) {
    asked->failed = false;
    asked->scan = NULL;
    asked->kept = NULL;
    asked->links.items = NULL;
    asked->links.count = asked->links.room = 0;
    memset(&asked->search, 0, sizeof asked->search);
    memset(asked->beside, 0, sizeof asked->beside);
    for (char letter = 'a'; letter <= 'z'; letter++)
        asked->initials[letter - 'a'] =
            index ? word_find(index, (struct span){&letter, 1}) : WORD_NONE;
    size_t words = index ? index->word_count : 0;
    asked->link_of = memory_take_zeroed(words + 1, sizeof(uint32_t));
    asked->search.seen = memory_take_zeroed(words / 64 + 1, sizeof(uint64_t));
    if (index) asked->kept = memory_take_zeroed(1, sizeof *asked->kept);
    if (asked->link_of && asked->search.seen && (asked->kept || !index))
        return true;
    asked_name_release(asked);
    return false;
}

bool asked_name_scan_all(struct asked_name *asked,
                         const struct word_index *index) {
    asked_name_keep_nothing(asked);
    asked->scan = word_scan_new(index);
    return asked->scan != NULL;
}

void asked_name_keep_nothing(struct asked_name *asked) {
    memory_free(asked->kept);
    asked->kept = NULL;
}

void asked_name_release(struct asked_name *asked) {
    growing_release(&asked->links);
    growing_release(&asked->search.hits);
    growing_release(&asked->search.alike);
    memory_free(asked->link_of);
    memory_free(asked->search.seen);
    word_scan_free(asked->scan);
    asked_name_keep_nothing(asked);
    asked->link_of = NULL;
    asked->scan = NULL;
    asked->search.seen = NULL;
}

uint32_t letter_for_initial(struct span word, bool *is_initial) {
    const char *at = word.bytes, *end = word.bytes + word.length;
    uint32_t point = at < end ? utf8_read(&at, end) : 0;
    /* Scripts up to Armenian write letters; digits stand for themselves. */
    bool is_letter = point >= 'a' && point < 0x0590;
    *is_initial = is_letter && at == end;
    return is_letter ? point : 0;
}

void name_words_set_letter(struct name_words *words, size_t i,
                           struct span word) {
    words->letter[i] = letter_for_initial(word, &words->is_initial[i]);
}

bool word_is_number(struct span word) {
    char first = word.bytes[0], last = word.bytes[word.length - 1];
    if ((first >= '0' && first <= '9') || (last >= '0' && last <= '9'))
        return true;
    if (word.length == 1 || (first != 'i' && first != 'v' && first != 'x'))
        return false;
    for (size_t i = 1; i < word.length; i++)
        if (word.bytes[i] != 'i' && word.bytes[i] != 'v' &&
            word.bytes[i] != 'x')
            return false;
    return true;
}

/* ---- units ---------------------------------------------------------------- */

/* The words stand in a row, so each run of them is there already. */
static void add_units(struct asked_name *asked) {
    const struct folded_name *folded = &asked->folded;
    uint32_t at[LIMIT_NAME_TOKENS + 1], used = 0;
    for (unsigned i = 0; i < folded->count; i++) {
        struct span word = folded_word(folded, i);
        memcpy(asked->joined + used, word.bytes, word.length);
        at[i] = used;
        used += (uint32_t)word.length;
    }
    at[folded->count] = used;
    asked->unit_count = 0;
    for (unsigned count = 1; count <= UNIT_WORDS_MOST; count++)
        for (unsigned i = 0; i + count <= folded->count; i++) {
            struct unit *unit = &asked->units[asked->unit_count++];
            unit->first = (uint8_t)i;
            unit->count = (uint8_t)count;
            unit->at = at[i];
            unit->length = (uint16_t)(at[i + count] - at[i]);
            unit->from = unit->to = 0;
        }
}

static const struct kept_word *kept_word(const struct asked_name *asked,
                                         struct span word) {
    if (!asked->kept) return NULL;
    return kept_words_find(asked->kept, word, asked->is_strict);
}

static void make_ready(struct asked_name *asked) {
    asked->words.count = asked->folded.count;
    asked->words.has_number = false;
    for (size_t i = 0; i < asked->folded.count; i++) {
        struct span word = folded_word(&asked->folded, i);
        asked->words.weight[i] = asked->words.bits[i] = 1.0F;
        name_words_set_letter(&asked->words, i, word);
        asked->words.is_number[i] = word_is_number(word);
        asked->words.has_number |= asked->words.is_number[i];
    }
    add_units(asked);
}

static idt_status fold_asked(struct asked_name *asked, struct span name,
                             idt_error *error) {
    if (!fold_name(name, &asked->folded))
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "name is over %d bytes or %d words", LIMIT_NAME_BYTES,
                    LIMIT_NAME_TOKENS);
    asked->is_strict = false;
    make_ready(asked);
    return IDT_OK;
}

void asked_name_take(struct asked_name *asked, const struct folded_name *name,
                     bool is_strict) {
    folded_name_copy(&asked->folded, name);
    asked->is_strict = is_strict;
    make_ready(asked);
}

/* ---- links ---------------------------------------------------------------- */

static void add_link(struct asked_name *asked, struct word_link link) {
    uint32_t *beside = &asked->beside[word_fingerprint(link.anchor)];
    link.next = asked->link_of[link.word];
    link.beside = *beside;
    if (!growing_add(&asked->links, link)) {
        asked->failed = true;
        return;
    }
    *beside = asked->link_of[link.word] = (uint32_t)asked->links.count;
}

static void forget_links(struct asked_name *asked) {
    for (size_t i = 0; i < asked->links.count; i++) {
        const struct word_link *link = &asked->links.items[i];
        asked->link_of[link->word] = 0;
        asked->beside[word_fingerprint(link->anchor)] = 0;
    }
    growing_clear(&asked->links);
}

/* The rarity of an asked word: its own when listed, else that of the most
 * common word it may be a slip of, else the most. */
static float asked_rarity(const struct asked_name *asked,
                          const struct word_index *index) {
    float least = RARITY_MOST;
    for (size_t i = 0; i < asked->search.hits.count; i++) {
        struct word_hit hit = asked->search.hits.items[i];
        float weight = word_weight(index, hit.word);
        if (hit.similarity == 1.0F) return weight;
        if (weight < least) least = weight;
    }
    return least;
}

void word_weigh(const struct word_kin *kin, float rarity, float *weight,
                float *bits) {
    float known = kin_bits(kin), share = kin_share(kin, rarity);
    /* What somebody says of himself and no list says is as much against him
     * as any other word, however often the list has it. */
    if (kin_is_name(kin) && share < NAME_SHARE_LEAST) share = NAME_SHARE_LEAST;
    *weight = share;
    *bits = known > 0.0F && known < rarity ? known : rarity;
}

static void link_unit(struct asked_name *asked, const struct word_index *index,
                      uint32_t number) {
    const struct unit *unit = &asked->units[number];
    growing_clear(&asked->search.hits);
    struct span word = unit_word(asked, unit);
    bool has_kin = unit->count == 1 && !asked->is_strict;
    const struct word_kin *kin = has_kin ? &asked->kin[unit->first] : NULL;
    unsigned slips = asked->is_strict ? 0 : unit_slips(unit->count);
    if (asked->scan)
        word_scan(asked->scan, word, kin, slips, &asked->search);
    else
        word_lookup(index, word, kin, slips, &asked->search);
    float factor = unit->count == 1 ? 1.0F : JOINED_FACTOR;
    for (size_t i = 0; i < asked->search.hits.count; i++) {
        struct word_hit hit = asked->search.hits.items[i];
        add_link(asked,
                 (struct word_link){.word = hit.word,
                                    .unit = (uint16_t)number,
                                    .parts = 1,
                                    .similarity = hit.similarity * factor,
                                    .anchor = hit.word});
    }
    if (unit->count == 1)
        word_weigh(&asked->kin[unit->first], asked_rarity(asked, index),
                   &asked->words.weight[unit->first],
                   &asked->words.bits[unit->first]);
    if (asked->search.hits.failed) asked->failed = true;
}

/* The part that the fewest names bear: a name that has them all is found by
 * its list. */
static void link_split(struct asked_name *asked, const struct word_index *index,
                       struct word_link link) {
    link.anchor = link.word;
    if (bearers_of(index, link.second) < bearers_of(index, link.anchor))
        link.anchor = link.second;
    if (link.parts == 3 &&
        bearers_of(index, link.third) < bearers_of(index, link.anchor))
        link.anchor = link.third;
    add_link(asked, link);
}

static uint32_t find_part(const struct asked_name *asked,
                          const struct word_index *index, size_t from,
                          size_t to) {
    return asked->scan ? word_scan_part(asked->scan, from, to)
                       : word_find_part(index, &asked->parts, from, to);
}

/* The listed words that the word begins and ends with, cut at each byte. */
struct cuts {
    uint32_t before[EDIT_LETTERS_MOST], behind[EDIT_LETTERS_MOST];
};

static void link_split_in_three(struct asked_name *asked,
                                const struct word_index *index,
                                const struct cuts *cuts,
                                struct word_link link) {
    size_t length = asked->parts.word.length;
    for (size_t i = 1; i + 1 < length; i++)
        for (size_t j = i + 1; cuts->before[i] != WORD_NONE && j < length;
             j++) {
            /* Filled below the word's length, for each of which it asks. */
            /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinary*) */
            if (cuts->behind[j] == WORD_NONE) continue;
            link.word = cuts->before[i];
            link.second = find_part(asked, index, i, j);
            link.third = cuts->behind[j];
            if (link.second != WORD_NONE) link_split(asked, index, link);
        }
}

static void link_splits(struct asked_name *asked,
                        const struct word_index *index, uint32_t number) {
    struct span word = unit_word(asked, &asked->units[number]);
    struct cuts cuts;
    if (word.length < SPLIT_BYTES_LEAST || word.length > EDIT_LETTERS_MOST)
        return;
    struct word_link link = {
        .unit = (uint16_t)number, .parts = 2, .similarity = JOINED_FACTOR};
    word_parts_set(&asked->parts, word);
    if (asked->scan) word_scan_parts(asked->scan, word);
    for (size_t i = 1; i < word.length; i++) {
        cuts.before[i] = find_part(asked, index, 0, i);
        cuts.behind[i] = find_part(asked, index, i, word.length);
        if (cuts.before[i] == WORD_NONE || cuts.behind[i] == WORD_NONE)
            continue;
        link.word = cuts.before[i];
        link.second = cuts.behind[i];
        link_split(asked, index, link);
    }
    link.parts = 3;
    link_split_in_three(asked, index, &cuts, link);
}

static uint32_t find_word(const struct asked_name *asked,
                          const struct word_index *index, size_t from,
                          size_t to) {
    struct span part = {asked->parts.word.bytes + from, to - from};
    return asked->scan ? word_scan_part(asked->scan, from, to)
                       : word_find(index, part);
}

/* Two words between which the gap slipped by a letter or two.  What stands
 * before the gap is seldom a word, so what is behind it is seldom hashed. */
static void link_slipped_gap(struct asked_name *asked,
                             const struct word_index *index, uint32_t number) {
    const struct unit *unit = &asked->units[number];
    struct span word = unit_word(asked, unit);
    size_t gap = folded_word(&asked->folded, unit->first).length;
    size_t from = gap > GAP_MOST ? gap - GAP_MOST : 1;
    if (word.length > EDIT_LETTERS_MOST) return;
    struct word_link link = {
        .unit = (uint16_t)number, .parts = 2, .similarity = JOINED_FACTOR};
    size_t most = gap + GAP_MOST < word.length ? gap + GAP_MOST : word.length;
    word_parts_set(&asked->parts, (struct span){word.bytes, most});
    if (asked->scan) word_scan_parts(asked->scan, word);
    for (size_t i = from; i <= gap + GAP_MOST && i < word.length; i++) {
        if (i == gap) continue;
        link.word = find_part(asked, index, 0, i);
        if (link.word == WORD_NONE) continue;
        link.second = find_word(asked, index, i, word.length);
        if (link.second != WORD_NONE) link_split(asked, index, link);
    }
}

/* What the unit's own links give at most. */
static void measure_unit(const struct asked_name *asked,
                         const struct word_index *index, struct unit *unit) {
    struct link_reach reach = {0.0F, 0.0F, 0};
    for (uint32_t n = unit->from; n < unit->to; n++) {
        const struct word_link *link = &asked->links.items[n];
        float listed = link_weight(index, link) * link->similarity;
        reach.bearers += bearers_of(index, link->anchor);
        if (listed > reach.listed) reach.listed = listed;
        if (link->similarity > reach.similarity)
            reach.similarity = link->similarity;
    }
    unit->reach = reach;
}

static void take_kept(struct asked_name *asked, const struct kept_word *word,
                      uint32_t number) {
    unsigned i = asked->units[number].first;
    asked->words.weight[i] = word->weight;
    asked->words.bits[i] = word->bits;
    for (uint32_t n = 0; n < word->count; n++) {
        struct word_link link = kept_words_link(asked->kept, word, n);
        link.unit = (uint16_t)number;
        add_link(asked, link);
    }
}

/* A single word, by what is kept of it or sought anew. */
static void link_word(struct asked_name *asked, const struct word_index *index,
                      uint32_t number) {
    unsigned i = asked->units[number].first;
    struct unit *unit = &asked->units[number];
    struct span word = unit_word(asked, unit);
    const struct kept_word *kept = kept_word(asked, word);
    if (kept) {
        asked->kin[i] = kept->kin;
        take_kept(asked, kept, number);
        unit->reach = kept->reach;
        return;
    }
    asked->kin[i] = word_kin_of(word);
    link_unit(asked, index, number);
    link_splits(asked, index, number);
    unit->to = (uint32_t)asked->links.count;
    measure_unit(asked, index, unit);
    if (!asked->kept || asked->failed) return;
    struct kept_word found = {.weight = asked->words.weight[i],
                              .bits = asked->words.bits[i],
                              .reach = unit->reach,
                              .is_strict = asked->is_strict,
                              .kin = asked->kin[i]};
    uint32_t count = unit->to - unit->from;
    kept_words_add(asked->kept, word, &found,
                   count > 0 ? asked->links.items + unit->from : NULL, count);
}

/* Words run together: they are met at once, or with the gap in another place. */
static void link_run(struct asked_name *asked, const struct word_index *index,
                     uint32_t number) {
    struct unit *unit = &asked->units[number];
    link_unit(asked, index, number);
    if (unit->count == 2) link_slipped_gap(asked, index, number);
    unit->to = (uint32_t)asked->links.count;
    measure_unit(asked, index, unit);
}

idt_status asked_name_set(struct asked_name *asked,
                          const struct word_index *index, struct span name,
                          idt_error *error) {
    idt_status status = fold_asked(asked, name, error);
    return status ? status : asked_name_link(asked, index, error);
}

idt_status asked_name_link(struct asked_name *asked,
                           const struct word_index *index, idt_error *error) {
    forget_links(asked);
    asked->failed = asked->search.hits.failed = false;
    for (uint32_t i = 0; i < asked->unit_count; i++) {
        struct unit *unit = &asked->units[i];
        unit->from = (uint32_t)asked->links.count;
        if (unit->count == 1)
            link_word(asked, index, i);
        else
            link_run(asked, index, i);
        unit->to = (uint32_t)asked->links.count;
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

/* Whether the words behind are those the link wants. */
static bool split_fits(const struct word_link *link, const uint32_t *words,
                       size_t left) {
    if (link->parts == 1) return true;
    if (left < link->parts || words[1] != link->second) return false;
    return link->parts == 2 || words[2] == link->third;
}

/* What the links of one name's words could win, each at its best. */
struct bound {
    float asked[LIMIT_NAME_TOKENS], listed[LIMIT_NAME_TOKENS];
    float listed_sum, listed_all; /* weight won, and of all words */
};

static void raise(float *most, size_t first, size_t count, float to) {
    for (size_t i = first; i < first + count; i++)
        if (most[i] < to) most[i] = to;
}

/* The links of the listed word at `at` of `count`. */
static void bound_word(const struct asked_name *asked, const uint32_t *words,
                       size_t at, size_t count, struct bound *bound) {
    for (uint32_t n = asked->link_of[words[at]]; n;) {
        const struct word_link *link = &asked->links.items[n - 1];
        const struct unit *unit = &asked->units[link->unit];
        if (split_fits(link, words + at, count - at)) {
            raise(bound->asked, unit->first, unit->count, link->similarity);
            raise(bound->listed, at, link->parts, link->similarity);
        }
        n = link->next;
    }
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

/* Raises what initials could win on both sides, and sums the listed one. */
static bool bound_listed(const struct asked_name *asked,
                         const struct word_index *index, const uint32_t *words,
                         size_t count, struct bound *bound) {
    bool has_initial = false;
    for (size_t i = 0; i < count; i++) {
        const struct word_info *info = &index->word_infos[words[i]];
        bool is_initial = info->flags & WORD_IS_INITIAL;
        float weight = word_weight(index, words[i]);
        has_initial |= is_initial;
        if (is_initial) raise(bound->listed, i, 1, INITIAL_LISTED);
        if (asked->has_initial) raise(bound->listed, i, 1, INITIAL_ASKED);
        bound->listed_all += weight;
        bound->listed_sum += weight * bound->listed[i];
    }
    if (has_initial || asked->has_initial)
        bound_initials(asked, has_initial, bound);
    return has_initial;
}

/* Whether these words share so much of the asked weight that the name could
 * reach the raw score if all of its own were met. */
static bool asked_may_reach(const struct asked_name *asked,
                            const struct bound *bound, float raw_least) {
    float sum = 0.0F;
    for (uint32_t i = 0; i < asked->words.count; i++) {
        float least =
            asked->words.is_initial[i] ? INITIAL_ASKED : INITIAL_LISTED;
        float best = bound->asked[i] > least ? bound->asked[i] : least;
        sum += asked->words.weight[i] * best;
    }
    return 0.5F * (sum / asked->all_weight + 1.0F) + BOUND_SLACK >= raw_least;
}

bool name_may_reach(const struct asked_name *asked,
                    const struct word_index *index, uint32_t name,
                    float raw_least) {
    struct bound bound;
    const uint32_t *words = index->name_words + index->name_at[name];
    size_t count = index->name_at[name + 1] - index->name_at[name];
    bool is_met = false;
    for (size_t i = 0; i < count; i++)
        is_met |= asked->link_of[words[i]] != 0;
    if (!is_met) return false; /* initials count beside a word only */
    memset(bound.asked, 0, asked->words.count * sizeof *bound.asked);
    memset(bound.listed, 0, count * sizeof *bound.listed);
    bound.listed_all = bound.listed_sum = 0.0F;
    for (size_t i = 0; i < count; i++)
        if (asked->link_of[words[i]])
            bound_word(asked, words, i, count, &bound);
    if (!asked_may_reach(asked, &bound, raw_least)) return false;
    bool has_initial = bound_listed(asked, index, words, count, &bound);
    float sum = 0.0F, bits = 0.0F, listed = bound.listed_sum;
    for (uint32_t i = 0; i < asked->words.count; i++) {
        sum += asked->words.weight[i] * bound.asked[i];
        bits += asked->words.bits[i] * bound.asked[i];
    }
    float share = sum / asked->all_weight;
    float listed_share = listed / bound.listed_all;
    float raw = 0.5F * (share + listed_share) + BOUND_SLACK;
    /* Each edge is worth the lighter side's bits, an initial two. */
    bool may_be_equal = share > 1.0F - BOUND_SLACK;
    if (!may_be_equal && !has_initial && !asked->has_initial)
        raw -= thin_penalty(bits < listed ? bits : listed);
    if (raw >= raw_least || share <= listed_share) return raw >= raw_least;
    if (has_initial || asked->has_initial) bits = CALIBRATED_WITHIN_BITS_FULL;
    return raw + within_bonus(share, listed_share, bits) >= raw_least;
}

/* ---- edges ------------------------------------------------------------------ */

static void add_edge(struct edge *edges, size_t *count, const struct unit *unit,
                     size_t listed, const struct word_link *link) {
    if (*count == EDGES_MOST) return;
    edges[(*count)++] = (struct edge){unit->first, unit->count, (uint8_t)listed,
                                      link->parts, link->similarity};
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
