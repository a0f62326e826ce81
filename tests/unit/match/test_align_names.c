/* test_align_names.c -- what a longer name says more, and what it does not. */
#include "match/align_names.h"

#include "unit.h"

static void
within_bonus_rises_with_bits_and_stays_under_the_bound(void **state) {
    (void)state;
    float before = -1.0F;
    for (int bits = 0; bits <= 40; bits++) {
        float bonus = within_bonus(1.0F, 0.5F, (float)bits);
        assert_true(bonus >= before);
        assert_true(0.75F + bonus <= 1.0F);
        before = bonus;
    }
    assert_true(before > 0.0F);
    assert_true(within_bonus(1.0F, 0.5F, 10.0F) == 0.0F);
}

/* The index looks for names by what is asked: a name that covers little of it
 * gets no bonus for being short. */
static void within_bonus_listed_within_asked_is_none(void **state) {
    (void)state;
    assert_true(within_bonus(0.5F, 1.0F, 40.0F) == 0.0F);
    assert_true(within_bonus(0.7F, 0.7F, 40.0F) == 0.0F);
}

/* raw rises with each share, so a bound of a share bounds it. */
static void within_bonus_more_of_a_share_never_lowers_raw(void **state) {
    (void)state;
    for (int a = 0; a <= 20; a++)
        for (int l = 0; l < 20; l++) {
            float asked = (float)a / 20.0F, less = (float)l / 20.0F;
            float more = (float)(l + 1) / 20.0F;
            assert_true(0.5F * less + within_bonus(asked, less, 40.0F) <=
                        0.5F * more + within_bonus(asked, more, 40.0F) + 1e-6F);
            assert_true(0.5F * less + within_bonus(less, asked, 40.0F) <=
                        0.5F * more + within_bonus(more, asked, 40.0F) + 1e-6F);
        }
}

static void raw_needed_is_what_score_of_raw_reaches(void **state) {
    (void)state;
    for (int i = 1; i < 20; i++) {
        struct alignment made = {(float)i / 20.0F, 20.0F, 0.5F, 0.5F, false};
        float needed = raw_needed(score_of_raw(&made));
        assert_true(needed <= made.raw + 1e-5F && needed > made.raw - 1e-3F);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            within_bonus_rises_with_bits_and_stays_under_the_bound),
        cmocka_unit_test(within_bonus_listed_within_asked_is_none),
        cmocka_unit_test(within_bonus_more_of_a_share_never_lowers_raw),
        cmocka_unit_test(raw_needed_is_what_score_of_raw_reaches),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
