/* test_known_words.c -- the table is folded, found, and symmetric. */
#include "text/fold_letters.h"
#include "text/known_words.h"

#include "unit.h"

static unsigned number_of(const char *word) {
    return known_word(span_of(word));
}

static float alike(const char *a, const char *b) {
    return known_similarity(number_of(a), number_of(b));
}

static void every_word_of_the_table_is_found_and_folded(void **state) {
    struct folded_name *folded = test_malloc(sizeof *folded);
    unsigned count = known_word_count();
    (void)state;
    assert_true(count > 3000);
    for (unsigned known = 1; known <= count; known++) {
        struct span word = known_text(known);
        assert_int_equal(known_word(word), known);
        assert_true(fold_name(word, folded));
        if (folded->count != 1 || !span_equals(folded_word(folded, 0), word))
            fail_msg("'%.*s' is not folded", (int)word.length, word.bytes);
    }
    test_free(folded);
}

static void words_of_a_class_are_alike_both_ways_and_below_one(void **state) {
    unsigned other, count = known_word_count();
    float similarity;
    (void)state;
    for (unsigned known = 1; known <= count; known++)
        for (size_t i = 0; known_other(known, i, &other, &similarity); i++) {
            assert_true(known_similarity(known, other) >= similarity);
            assert_true(known_similarity(other, known) < 1.0F);
            assert_true(known_similarity(other, known) ==
                        known_similarity(known, other));
        }
}

static void classes_hold_what_their_files_say(void **state) {
    (void)state;
    assert_true(alike("ltd", "limited") > 0.9F);
    assert_true(alike("doo", "ооо") > 0.9F);
    assert_true(alike("bill", "william") > 0.8F);
    assert_true(alike("sasha", "aleksandr") > 0.8F);
    assert_true(alike("mohammed", "muhammad") > 0.9F);
    assert_true(alike("hyok", "hyeok") > 0.9F);
    assert_true(alike("trdg", "trading") > 0.9F);
    assert_true(alike("iii", "3") > 0.9F);
    assert_true(alike("bill", "john") == 0.0F);
    assert_true(alike("2", "3") == 0.0F);
    assert_true(known_similarity(0, 0) == 0.0F);
}

static void words_that_say_little_weigh_little(void **state) {
    (void)state;
    assert_true(known_bits(number_of("llc")) <= 1.0F);
    assert_true(known_bits(number_of("mr")) <= 1.0F);
    assert_true(known_bits(number_of("al")) <= 1.5F);
    assert_true(known_bits(number_of("trading")) < 5.0F);
    assert_true(known_bits(number_of("kim")) < known_bits(number_of("smith")));
    assert_true(known_bits(number_of("mohammed")) < 4.0F);
    assert_int_equal(number_of("ryonghaeq"), 0);
    assert_int_equal(known_word(SPAN_EMPTY), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_the_table_is_found_and_folded),
        cmocka_unit_test(words_of_a_class_are_alike_both_ways_and_below_one),
        cmocka_unit_test(classes_hold_what_their_files_say),
        cmocka_unit_test(words_that_say_little_weigh_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
