/* test_slip_cost.c -- what one slip costs, either way round. */
#include "text/slip_cost.h"

#include "unit.h"

static float cost(const char *a, const char *b, unsigned distance) {
    float there = slip_cost(span_of(a), span_of(b), distance);
    assert_true(there == slip_cost(span_of(b), span_of(a), distance));
    assert_true(there >= 0.5F && there <= (float)distance);
    return there;
}

static void small_slips_cost_less_than_another_word(void **state) {
    (void)state;
    assert_true(cost("ahmmed", "ahmed", 1) == 0.5F);
    assert_true(cost("hussein", "husein", 1) == 0.5F);
    assert_true(cost("faiz", "afiz", 1) == 0.7F);
    assert_true(cost("jogn", "jong", 1) == 0.7F);
    assert_true(cost("sergey", "sergei", 1) == 0.8F);
    assert_true(cost("karim", "kareem", 2) == 2.0F);
    assert_true(cost("yusuf", "jusuf", 1) == 0.8F);
    assert_true(cost("katar", "qatar", 1) == 0.8F);
    assert_true(cost("fatma", "fatima", 1) == 0.8F);
    assert_true(cost("dent", "kent", 1) == 1.0F);
    assert_true(cost("gent", "ent", 1) == 1.0F);
}

static void letters_of_two_bytes_cost_in_full(void **state) {
    (void)state;
    assert_true(cost("иванов", "иваноп", 1) == 1.0F);
    assert_true(cost("иванов", "ивано", 1) == 1.0F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_slips_cost_less_than_another_word),
        cmocka_unit_test(letters_of_two_bytes_cost_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
