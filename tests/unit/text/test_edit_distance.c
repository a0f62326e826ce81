/* test_edit_distance.c -- the fast distance held against the plain one. */
#include "text/edit_distance.h"

#include "base/utf8.h"

#include "unit.h"

/* A row of numbers that look random: xorshift (Marsaglia 2003). */
static uint64_t row = 88172645463325252U;

static unsigned below(unsigned limit) {
    row ^= row << 13;
    row ^= row >> 7;
    row ^= row << 17;
    return (unsigned)(row >> 33) % limit;
}

struct random_word {
    uint32_t points[EDIT_LETTERS_MOST];
    unsigned count;
    char bytes[4 * EDIT_LETTERS_MOST];
    struct span span;
};

/* Few letters, so that words are near; from `script` on. */
static void make_word(struct random_word *word, uint32_t script,
                      unsigned most) {
    word->count = 1 + below(most);
    size_t length = 0;
    for (unsigned i = 0; i < word->count; i++) {
        word->points[i] = script + below(3);
        length += utf8_write(word->points[i], word->bytes + length);
    }
    word->span = (struct span){word->bytes, length};
}

static void hold_against_plain(uint32_t script, unsigned most) {
    static struct edit_pattern pattern;
    for (int i = 0; i < 20000; i++) {
        struct random_word a, b;
        make_word(&a, script, most);
        make_word(&b, below(8) ? script : 0x0430, most);
        unsigned plain =
            edit_distance_plain(a.points, a.count, b.points, b.count);
        edit_pattern_set(&pattern, a.span);
        assert_int_equal(edit_distance(&pattern, b.span, 64), plain);
        unsigned cut = below(4);
        assert_int_equal(edit_distance(&pattern, b.span, cut),
                         plain <= cut ? plain : cut + 1);
        if (a.count == a.span.length && b.count == b.span.length)
            assert_int_equal(edit_distance_one(a.span, b.span),
                             plain <= 1 ? plain : 2);
    }
}

static void ascii_words_by_bits_equal_plain(void **state) {
    (void)state;
    hold_against_plain('a', 12);
    hold_against_plain('a', EDIT_LETTERS_MOST);
}

static void words_of_other_scripts_equal_plain(void **state) {
    (void)state;
    hold_against_plain(0x0430, 12);
    hold_against_plain(0xAC00, 12);
}

static void known_distances_are_told(void **state) {
    static const struct {
        const char *a, *b;
        unsigned distance;
    } known[] = {{"kim", "kim", 0},       {"kim", "kin", 1},
                 {"jong", "jogn", 1},     {"jong", "jon", 1},
                 {"ca", "abc", 3},        {"petrenko", "petremok", 2},
                 {"иванов", "ивонав", 2}, {"김정은", "김정일", 1}};
    static struct edit_pattern pattern;
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        edit_pattern_set(&pattern, span_of(known[i].a));
        assert_int_equal(edit_distance(&pattern, span_of(known[i].b), 5),
                         known[i].distance);
    }
}

static void word_over_the_limit_is_like_no_other(void **state) {
    static struct edit_pattern pattern;
    char word[EDIT_LETTERS_MOST + 1];
    (void)state;
    memset(word, 'a', sizeof word);
    edit_pattern_set(&pattern, (struct span){word, sizeof word});
    assert_int_equal(edit_distance(&pattern, span_of("aaa"), 2), 3);
    edit_pattern_set(&pattern, (struct span){word, EDIT_LETTERS_MOST});
    assert_int_equal(
        edit_distance(&pattern, (struct span){word, sizeof word}, 2), 3);
    assert_int_equal(
        edit_distance(&pattern, (struct span){word, EDIT_LETTERS_MOST - 1}, 2),
        1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ascii_words_by_bits_equal_plain),
        cmocka_unit_test(words_of_other_scripts_equal_plain),
        cmocka_unit_test(known_distances_are_told),
        cmocka_unit_test(word_over_the_limit_is_like_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
