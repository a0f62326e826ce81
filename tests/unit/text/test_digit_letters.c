/* test_digit_letters.c -- digits among letters are read, numbers are not. */
#include "text/digit_letters.h"

#include "unit.h"

static struct folded_name name, reading;

static bool reads(const char *text) {
    assert_true(fold_name(span_of(text), &name));
    return digit_letters_read(&name, &reading);
}

static void assert_read(const char *text, const char *expected) {
    assert_true(reads(text));
    assert_true(
        span_is((struct span){reading.bytes, reading.length}, expected));
    assert_int_equal(reading.count, name.count);
}

static void digits_among_letters_are_read(void **state) {
    (void)state;
    assert_read("IVAN0V, Serge1", "ivanov sergel");
    assert_read("5ERGE1 0LEG", "sergel oleg");
    assert_read("M0HAMMAD 3000", "mohammad 3000");
}

static void numbers_stay_numbers(void **state) {
    (void)state;
    assert_false(reads("GRUPO 2004"));
    assert_false(reads("OCEAN 8"));
    assert_false(reads("UNIT180"));
    assert_false(reads("B2"));
    assert_false(reads("NINE9LIVES")); /* 9 looks like no letter */
}

static void other_scripts_and_no_digits_have_no_reading(void **state) {
    (void)state;
    assert_false(reads("KIM, Jong Un"));
    assert_false(reads("\xd0\x98\xd0\xb2\xd0\xb0\xd0\xbd"
                       "0"));
    assert_false(reads(""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digits_among_letters_are_read),
        cmocka_unit_test(numbers_stay_numbers),
        cmocka_unit_test(other_scripts_and_no_digits_have_no_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
