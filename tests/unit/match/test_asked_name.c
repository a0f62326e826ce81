/* test_asked_name.c -- an asked name meets listed names the same three ways.
 *
 *     by the tables of an index  = by comparing all its words  = directly
 *
 * Words are made of few letters, so that slips, words run together and words
 * parted abound.  Each name is asked loosely and strictly in turn, so what was
 * kept of a word the one way (kept_words.h) is at hand when it is asked the
 * other way.
 */
#include "match/asked_name.h"
#include "match/ready_name.h"

#include "unit.h"

#include <stdlib.h>

enum { NAMES = 300, QUERIES = 400, PARTS_MOST = 5, TEXT_ROOM = 128 };

/* A row of numbers that look random: xorshift (Marsaglia 2003). */
static uint64_t row = 88172645463325252U;

static unsigned below(unsigned limit) {
    row ^= row << 13;
    row ^= row >> 7;
    row ^= row << 17;
    return (unsigned)(row >> 33) % limit;
}

static struct span make_name(char *text) {
    static const char *const pieces[] = {"ka", "ro", "min", "al",   "kim",
                                         "s",  "ov", "ova", "jong", "un"};
    size_t length = 0;
    unsigned words = 1 + below(PARTS_MOST);
    for (unsigned w = 0; w < words; w++) {
        if (w > 0) text[length++] = ' ';
        for (unsigned p = 0, count = 1 + below(3); p < count; p++)
            for (const char *at = pieces[below(10)]; *at; at++)
                text[length++] = below(12) ? *at : (char)('a' + below(6));
    }
    return (struct span){text, length};
}

struct built {
    struct word_index_draft *draft;
    struct index_section sections[WORD_INDEX_SECTIONS];
    struct word_index index;
};

static bool find_section(const void *context, const char *tag,
                         struct span *bytes, uint32_t *count) {
    const struct index_section *sections = context;
    for (size_t i = 0; i < WORD_INDEX_SECTIONS; i++)
        if (strcmp(sections[i].tag, tag) == 0) {
            *bytes = sections[i].bytes;
            *count = sections[i].count;
            return true;
        }
    return false;
}

static struct asked_name asked[2]; /* by the tables, by comparing all */
static struct ready_name ready, listed[NAMES];
static struct pair_pattern pattern;
static struct edge drawn[3][EDGES_MOST];

static void make_ready(struct name_maker *maker, struct span text,
                       struct arena *arena, struct ready_name *name) {
    struct span copy = arena_copy(arena, text);
    assert_int_equal(ready_name_make(maker, copy, arena, NULL, name), IDT_OK);
}

static void build(struct built *built, struct name_maker *maker,
                  struct arena *arena) {
    static struct folded_name folded;
    char text[TEXT_ROOM];
    built->draft = word_index_draft_new();
    assert_non_null(built->draft);
    for (uint32_t n = 0; n < NAMES; n++) {
        struct span name = make_name(text);
        assert_true(fold_name(name, &folded));
        make_ready(maker, name, arena, &listed[n]);
        struct name_origin origin = {.record = n};
        assert_int_equal(
            word_index_draft_add(built->draft, &folded, origin, NULL), IDT_OK);
    }
    assert_int_equal(
        word_index_draft_finish(built->draft, NULL, built->sections), IDT_OK);
    struct section_finder finder = {built->sections, find_section};
    assert_int_equal(word_index_open(finder, NAMES, NULL, &built->index),
                     IDT_OK);
}

static int by_place(const void *left, const void *right) {
    const struct edge *a = left, *b = right;
    if (a->asked != b->asked) return a->asked - b->asked;
    if (a->listed != b->listed) return a->listed - b->listed;
    if (a->asked_count != b->asked_count)
        return a->asked_count - b->asked_count;
    if (a->listed_count != b->listed_count)
        return a->listed_count - b->listed_count;
    return (a->similarity < b->similarity) - (a->similarity > b->similarity);
}

/* In one order; of edges of one place the best alone. */
static size_t tidy(struct edge *edges, size_t count) {
    size_t kept = 0;
    qsort(edges, count, sizeof *edges, by_place);
    for (size_t i = 0; i < count; i++) {
        struct edge best = edges[i];
        best.similarity = kept ? edges[kept - 1].similarity : 0.0F;
        bool is_same = kept && by_place(&best, &edges[kept - 1]) == 0;
        if (!is_same) edges[kept++] = edges[i];
    }
    return kept;
}

static void compare_name(const struct built *built, uint32_t name,
                         bool is_strict) {
    const struct word_index *index = &built->index;
    uint32_t from = index->name_at[name];
    uint32_t count = index->name_at[name + 1] - from;
    size_t found[3];
    for (int way = 0; way < 2; way++)
        found[way] = edges_by_links(&asked[way], index->name_words + from,
                                    count, drawn[way]);
    found[2] = ready_edges(&ready.forms[0], &listed[name].forms[0], is_strict,
                           &pattern, drawn[2]);
    for (int way = 0; way < 3; way++)
        found[way] = tidy(drawn[way], found[way]);
    for (int way = 1; way < 3; way++) {
        assert_int_equal(found[way], found[0]);
        for (size_t i = 0; i < found[0]; i++)
            assert_int_equal(by_place(&drawn[way][i], &drawn[0][i]), 0);
    }
}

/* The name that was set, once more by the other rule. */
static void take_again(const struct built *built, bool is_strict) {
    static struct folded_name again;
    for (int way = 0; way < 2; way++) {
        folded_name_copy(&again, &asked[way].folded);
        asked_name_take(&asked[way], &again, is_strict);
        assert_int_equal(asked_name_link(&asked[way], &built->index, NULL),
                         IDT_OK);
    }
}

static void compare_names(const struct built *built, bool is_strict) {
    for (uint32_t n = 0; n < NAMES; n++)
        compare_name(built, n, is_strict);
}

static void ask_three_ways(const struct built *built,
                           struct name_maker *maker) {
    struct arena asked_for;
    char text[TEXT_ROOM];
    arena_init(&asked_for, 0);
    for (int q = 0; q < QUERIES; q++) {
        struct span name = make_name(text);
        arena_clear(&asked_for);
        make_ready(maker, name, &asked_for, &ready);
        for (int way = 0; way < 2; way++)
            assert_int_equal(
                asked_name_set(&asked[way], &built->index, name, NULL), IDT_OK);
        compare_names(built, false);
        take_again(built, true);
        compare_names(built, true);
        take_again(built, false);
        compare_names(built, false);
    }
    arena_release(&asked_for);
}

static void names_are_met_alike_three_ways(void **state) {
    static struct built built;
    struct arena kept;
    (void)state;
    struct name_maker *maker = name_maker_new();
    assert_non_null(maker);
    arena_init(&kept, 0);
    build(&built, maker, &kept);
    for (int way = 0; way < 2; way++)
        assert_true(asked_name_init(&asked[way], &built.index));
    assert_true(asked_name_scan_all(&asked[1], &built.index));
    ask_three_ways(&built, maker);
    for (int way = 0; way < 2; way++)
        asked_name_release(&asked[way]);
    word_index_draft_free(built.draft);
    arena_release(&kept);
    name_maker_free(maker);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_met_alike_three_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
