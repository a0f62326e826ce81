/* test_loose_words.c -- an order below the line, and never above it. */
#include "match/loose_words.h"

#include "unit.h"

/* The raw score that two names have by nothing but loose words. */
static float loose(const char *a, const char *b, float raw) {
    struct ready_name names[2];
    struct alignment made = {raw, 0.0F, 0.0F, 0.0F, false};
    struct name_maker *maker = name_maker_new();
    struct arena arena;
    assert_non_null(maker);
    arena_init(&arena, 0);
    assert_int_equal(
        ready_name_make(maker, span_of(a), &arena, NULL, &names[0]), IDT_OK);
    assert_int_equal(
        ready_name_make(maker, span_of(b), &arena, NULL, &names[1]), IDT_OK);
    loose_words_add(&names[0].forms[0], &names[1].forms[0], NULL, 0, &made);
    arena_release(&arena);
    name_maker_free(maker);
    return made.raw;
}

static void loose_words_alike_score_over_unlike_ones(void **state) {
    (void)state;
    float alike = loose("katarji", "khatirji", 0.0F);
    assert_true(alike > loose("katarji", "kamenev", 0.0F));
    assert_true(alike > 0.3F && alike < 0.77F);
    assert_true(loose("katarji", "gruber", 0.0F) == 0.0F);
}

static void loose_words_never_reach_the_review_band(void **state) {
    (void)state;
    struct alignment at = {loose("abcdefgh ijkl", "abcdefgh ijkl", 0.7F), 40.0F,
                           1.0F, 1.0F, false};
    assert_true(score_of_raw(&at) < 0.70F);
    assert_true(loose("abcdefgh", "abcdefgh", 0.9F) == 0.9F);
}

static void loose_words_numbers_and_short_words_are_not_paired(void **state) {
    (void)state;
    assert_true(loose("1234567", "1234568", 0.0F) == 0.0F);
    assert_true(loose("ab", "ab", 0.0F) == 0.0F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loose_words_alike_score_over_unlike_ones),
        cmocka_unit_test(loose_words_never_reach_the_review_band),
        cmocka_unit_test(loose_words_numbers_and_short_words_are_not_paired),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
