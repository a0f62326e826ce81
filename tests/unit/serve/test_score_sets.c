/* test_score_sets.c -- rates with their intervals, and the area. */
#include "serve/score_sets.h"

#include "unit.h"

#include <math.h>

static const struct scored ROWS[] = {
    {0.98, 0.98, 1.00, 0, true, true},  {0.91, 0.00, 0.80, 0, true, true},
    {0.64, 0.00, -1.0, 1, true, false}, {0.70, 0.00, 0.66, 0, false, false},
    {0.64, 0.00, NAN, 1, false, false}, {0.00, 0.00, -1.0, 1, false, false},
};
#define COUNT (sizeof ROWS / sizeof *ROWS)

static void rate_of_nothing_is_zero(void **state) {
    (void)state;
    struct rate rate = rate_of(0, 0);
    assert_true(rate.value == 0 && rate.low == 0 && rate.high == 0);
}

/* The interval of 8 of 10 by the formula: 0.4902..0.9433. */
static void rate_of_some_has_wilson_interval(void **state) {
    (void)state;
    struct rate rate = rate_of(8, 10);
    assert_true(fabs(rate.value - 0.8) < 1e-9);
    assert_true(fabs(rate.low - 0.49016) < 1e-4);
    assert_true(fabs(rate.high - 0.94331) < 1e-4);
}

static void rate_of_all_or_none_stays_inside(void **state) {
    (void)state;
    assert_true(rate_of(683, 683).high <= 1.0);
    assert_true(fabs(rate_of(683, 683).low - 0.99441) < 1e-4);
    assert_true(rate_of(0, 50000).low >= 0.0);
    assert_true(rate_of(0, 50000).high < 0.0001);
}

static void tally_at_threshold_counts_from_it_on(void **state) {
    (void)state;
    struct tally tally = tally_at(ROWS, COUNT, 0.70, ANY_CLASS);
    assert_int_equal(tally.recall.count, 2);
    assert_int_equal(tally.recall.of, 3);
    assert_int_equal(tally.record_recall.count, 1);
    assert_int_equal(tally.record_recall.of, 2);
    assert_int_equal(tally.alert_rate.count, 1);
    assert_int_equal(tally.alert_rate.of, 3);
    assert_int_equal(tally.precision.of, 3);
    assert_true(fabs(tally.f1 - 2.0 / 3.0) < 1e-9);
}

static void tally_at_class_counts_only_it(void **state) {
    (void)state;
    struct tally tally = tally_at(ROWS, COUNT, 0.60, 1);
    assert_int_equal(tally.recall.count, 1);
    assert_int_equal(tally.recall.of, 1);
    assert_int_equal(tally.alert_rate.count, 1);
    assert_int_equal(tally.alert_rate.of, 2);
}

/* Near: 0.98 to 1, 0.70 to 0.66, and 0 to "nothing shown"; not 0.91 to 0.80
 * nor 0.64 to nothing shown; one row has no told score. */
static void agreement_of_told_scores_counts_near_ones(void **state) {
    (void)state;
    struct agreement a = agreement_of(ROWS, COUNT);
    assert_int_equal(a.near.count, 3);
    assert_int_equal(a.near.of, 5);
    assert_true(fabs(a.mean - (0.02 + 0.11 + 0.14 + 0.04 + 0) / 5) < 1e-9);
}

/* Of 9 pairs positives win 7, and two scores of 0.64 are a tie: 7.5 / 9. */
static void area_under_curve_counts_ties_half(void **state) {
    (void)state;
    struct area area = area_under_curve(ROWS, COUNT, ANY_CLASS);
    assert_true(area.is_known);
    assert_true(fabs(area.value - 7.5 / 9) < 1e-9);
    assert_true(area.low > 0.4 && area.low < area.value && area.high == 1);
}

static void area_under_curve_of_one_side_is_none(void **state) {
    (void)state;
    assert_false(area_under_curve(ROWS, 3, ANY_CLASS).is_known);
    assert_false(area_under_curve(ROWS + 3, 3, ANY_CLASS).is_known);
    assert_false(area_under_curve(ROWS, 0, ANY_CLASS).is_known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rate_of_nothing_is_zero),
        cmocka_unit_test(rate_of_some_has_wilson_interval),
        cmocka_unit_test(rate_of_all_or_none_stays_inside),
        cmocka_unit_test(tally_at_threshold_counts_from_it_on),
        cmocka_unit_test(tally_at_class_counts_only_it),
        cmocka_unit_test(agreement_of_told_scores_counts_near_ones),
        cmocka_unit_test(area_under_curve_counts_ties_half),
        cmocka_unit_test(area_under_curve_of_one_side_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
