/* test_bit_set.c -- sets against an array of bool, around word borders. */
#include "base/bit_set.h"

#include "unit.h"

#define LIMIT 200

static void bit_set_agrees_with_plain_array(void **state) {
    (void)state;
    uint64_t words[BIT_SET_WORDS(LIMIT)];
    bool plain[LIMIT] = {false};
    struct bit_set set = {words, LIMIT};
    bit_set_clear(&set);
    uint32_t seed = 7;
    for (int step = 0; step < 2000; step++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t member = (seed >> 8) % LIMIT;
        plain[member] = (seed >> 30) != 0;
        if (plain[member])
            bit_set_add(&set, member);
        else
            bit_set_remove(&set, member);
        uint32_t count = 0, next = LIMIT;
        for (uint32_t i = LIMIT; i-- > 0;) {
            assert_int_equal(bit_set_has(&set, i), plain[i]);
            count += plain[i];
            if (plain[i]) next = i;
            assert_int_equal(bit_set_next(&set, i), next);
        }
        assert_int_equal(bit_set_count(&set), count);
    }
}

static void bit_set_next_past_the_end_gives_limit(void **state) {
    (void)state;
    uint64_t words[2] = {0, 0};
    struct bit_set set = {words, 128};
    assert_int_equal(bit_set_next(&set, 0), 128);
    assert_int_equal(bit_set_next(&set, 128), 128);
    assert_int_equal(bit_set_next(&set, UINT32_MAX), 128);
    bit_set_add(&set, 127);
    assert_int_equal(bit_set_next(&set, 64), 127);
    struct bit_set none = {NULL, 0};
    bit_set_clear(&none);
    assert_int_equal(bit_set_next(&none, 0), 0);
    assert_int_equal(bit_set_count(&none), 0);
}

static void bit_set_join_within_and_equals_agree(void **state) {
    (void)state;
    uint64_t left[2] = {5, 1}, right[2] = {4, 3};
    struct bit_set a = {left, 66}, b = {right, 66};
    assert_false(bit_set_within(&a, &b));
    assert_false(bit_set_within(&b, &a));
    assert_false(bit_set_equals(&a, &b));
    bit_set_join(&a, &b);
    assert_int_equal(left[0], 5);
    assert_int_equal(left[1], 3);
    assert_true(bit_set_within(&b, &a));
    assert_false(bit_set_within(&a, &b));
    bit_set_join(&b, &a);
    assert_true(bit_set_equals(&a, &b));
    assert_int_equal(bit_set_count(&b), 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bit_set_agrees_with_plain_array),
        cmocka_unit_test(bit_set_next_past_the_end_gives_limit),
        cmocka_unit_test(bit_set_join_within_and_equals_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
