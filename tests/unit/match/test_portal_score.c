/* test_portal_score.c -- what OFAC's search page gave, and how it works. */
#include "match/portal_score.h"

#include "unit.h"

/* Words parted by single spaces, lower case, as folding leaves them. */
static float score(const char *asked, const char *listed) {
    struct span a[16], b[16], rest = span_of(asked);
    size_t a_count = 0, b_count = 0;
    while (rest.bytes)
        a[a_count++] = span_cut(&rest, ' ');
    rest = span_of(listed);
    while (rest.bytes)
        b[b_count++] = span_cut(&rest, ' ');
    return portal_score(a, a_count, b, b_count);
}

static void assert_near(float score, float told) {
    assert_true(score > told - 0.0051F && score < told + 0.0051F);
}

static void portal_score_equal_words_score_one(void **state) {
    (void)state;
    assert_near(score("putin vladimir", "putin vladimir vladimirovich"), 1.0F);
    assert_near(score("vladimir putin", "putin vladimir"), 1.0F);
}

static void portal_score_short_words_are_left_out(void **state) {
    (void)state;
    assert_near(score("kim jong un", "kim yo jong"), 1.0F);
    assert_near(score("z", "albarraq z"), 1.0F);
}

static void portal_score_one_slip_scores_as_the_page(void **state) {
    (void)state;
    assert_near(score("vladimr putin", "putin vladimir"), 0.99F);
    assert_near(score("vladimir putni", "putin vladimir"), 0.98F);
    assert_near(score("osama bin laden", "bin ladin osama"), 0.97F);
}

static void portal_score_whole_names_ask_for_the_first_letter(void **state) {
    (void)state;
    assert_true(score("george bush", "georgiou georgios") > 0.8F);
    assert_true(score("bush george", "georgiou georgios") < 0.5F);
}

static void portal_score_unlike_word_counts_nothing(void **state) {
    (void)state;
    assert_near(score("george bush", "haswani george"), 0.50F);
}

static void portal_score_long_beginning_gains_without_floor(void **state) {
    (void)state;
    assert_true(score("vladimir putin", "vladimirovka advanced weapons and "
                                        "research complex") > 0.77F);
}

static void portal_score_long_words_are_bounded(void **state) {
    (void)state;
    static char word[5000];
    memset(word, 'a', sizeof word - 1);
    assert_near(score(word, word), 1.0F);
    assert_near(score(word, "aaaa"), score("aaaa", word));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(portal_score_equal_words_score_one),
        cmocka_unit_test(portal_score_short_words_are_left_out),
        cmocka_unit_test(portal_score_one_slip_scores_as_the_page),
        cmocka_unit_test(portal_score_whole_names_ask_for_the_first_letter),
        cmocka_unit_test(portal_score_unlike_word_counts_nothing),
        cmocka_unit_test(portal_score_long_beginning_gains_without_floor),
        cmocka_unit_test(portal_score_long_words_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
