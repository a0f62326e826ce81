/* test_digit_letters.c -- digits among letters are read, numbers are not. */
#include "text/digit_letters.h"
#include "text/latin_readings.h"

#include "unit.h"

static struct folded_name name, reading;

static bool reads(const char *text) {
    assert_true(fold_name(span_of(text), &name));
    return digit_letters_read(&name, 'i', &reading);
}

static void assert_read(const char *text, const char *expected) {
    assert_true(reads(text));
    assert_true(
        span_is((struct span){reading.bytes, reading.length}, expected));
    assert_int_equal(reading.count, name.count);
}

static void digits_among_letters_are_read(void **state) {
    (void)state;
    assert_read("IVAN0V, Serge1", "ivanov sergei");
    assert_read("5ERGE1 0LEG", "sergei oleg");
    assert_read("M0HAMMAD 3000", "mohammad 3000");
}

static void one_stands_for_two_letters(void **state) {
    (void)state;
    static struct latin_readings readings;
    assert_true(fold_name(SPAN_OF("SERGE1 A1EXEEV"), &name));
    digit_readings_make(&name, &readings);
    assert_int_equal(readings.count, 2);
    assert_true(span_is(folded_word(&readings.of[0], 0), "sergei"));
    assert_true(span_is(folded_word(&readings.of[1], 1), "alexeev"));
    assert_true(fold_name(SPAN_OF("IVAN0V"), &name));
    digit_readings_make(&name, &readings);
    assert_int_equal(readings.count, 1);
    assert_true(fold_name(SPAN_OF("IVANOV"), &name));
    digit_readings_make(&name, &readings);
    assert_int_equal(readings.count, 0);
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
        cmocka_unit_test(one_stands_for_two_letters),
        cmocka_unit_test(numbers_stay_numbers),
        cmocka_unit_test(other_scripts_and_no_digits_have_no_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
