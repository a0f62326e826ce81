/* test_span.c -- comparing, finding, trimming and cutting at the edges. */
#include "base/span.h"

#include "unit.h"

#include "guard_page.h"

static void span_equals_empty_spans_are_equal(void **state) {
    (void)state;
    assert_true(span_equals(SPAN_EMPTY, (struct span){NULL, 0}));
    assert_true(span_is(span_of(NULL), ""));
    assert_false(span_is(SPAN_OF("kim"), "kin"));
    assert_false(span_is(SPAN_OF("kim"), "ki"));
}

static void span_is_caseless_only_folds_ascii(void **state) {
    (void)state;
    assert_true(span_is_caseless(SPAN_OF("PassPort"), "pASSpORT"));
    assert_false(span_is_caseless(SPAN_OF("passport"), "passpor"));
    assert_false(span_is_caseless(SPAN_OF("passpor"), "passport"));
    assert_false(span_is_caseless(SPAN_OF("[@"), "{`"));
    assert_false(span_is_caseless(SPAN_OF("\xC3\x89"), "\xC3\xA9"));
}

static void span_starts_and_ends_need_whole_text(void **state) {
    (void)state;
    assert_true(span_starts(SPAN_OF("sdn.csv"), "sdn"));
    assert_true(span_starts(SPAN_OF("sdn"), ""));
    assert_false(span_starts(SPAN_OF("sd"), "sdn"));
    assert_true(span_ends(SPAN_OF("sdn.csv"), ".csv"));
    assert_false(span_ends(SPAN_OF("csv"), ".csv"));
}

static void span_find_gives_place_or_length(void **state) {
    (void)state;
    struct span a = SPAN_OF("abcabc");
    assert_int_equal(span_find(a, "bc", 0), 1);
    assert_int_equal(span_find(a, "bc", 2), 4);
    assert_int_equal(span_find(a, "bc", 5), 6);
    assert_int_equal(span_find(a, "abcabca", 0), 6);
    assert_int_equal(span_find(a, "", 3), 3);
}

static void span_trim_takes_ascii_and_nbsp(void **state) {
    (void)state;
    assert_true(span_is(span_trim(SPAN_OF(" \t\r\n\f\va b \xC2\xA0")), "a b"));
    assert_true(span_is(span_trim(SPAN_OF("\xC2\xA0\xC2\xA0")), ""));
    assert_true(span_is(span_trim(SPAN_OF(" ")), ""));
    assert_true(span_is(span_trim(SPAN_OF("\xC3\xA0")), "\xC3\xA0"));
    assert_true(span_is(span_trim(SPAN_OF("x\xC2")), "x\xC2"));
}

static void span_cut_gives_every_part(void **state) {
    (void)state;
    static const char *const wanted[] = {"a", "", "b", ""};
    struct span rest = SPAN_OF("a;;b;");
    size_t count = 0;
    while (rest.bytes) {
        assert_true(count < 4);
        assert_true(span_is(span_cut(&rest, ';'), wanted[count++]));
    }
    assert_int_equal(count, 4);
}

static void span_number_takes_whole_numbers_only(void **state) {
    (void)state;
    uint64_t number = 7;
    assert_true(span_number(SPAN_OF("18446744073709551615"), &number));
    assert_int_equal(number, UINT64_MAX);
    static const char *const bad[] = {"",   "18446744073709551616", "-1",
                                      "1 ", "99999999999999999999", "0x1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(span_number(span_of(bad[i]), &number));
    assert_int_equal(number, UINT64_MAX);
    assert_true(span_number(SPAN_OF("007"), &number));
    assert_int_equal(number, 7);
}

static void span_compare_orders_like_bytes(void **state) {
    (void)state;
    static const char *const sorted[] = {"", "a", "ab", "b", "\xC3\xA9"};
    for (size_t i = 0; i < 5; i++)
        for (size_t k = 0; k < 5; k++)
            assert_int_equal(
                span_compare(span_of(sorted[i]), span_of(sorted[k])),
                (i > k) - (i < k));
}

static void span_functions_stay_inside(void **state) {
    (void)state;
    static const char *const texts[] = {"x\xC2", " \xC2", "aab", "12"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct guarded copy = guarded_copy(span_of(texts[i]));
        struct span rest = copy.bytes;
        uint64_t number;
        assert_true(span_trim(copy.bytes).length >= 1);
        assert_int_equal(span_find(copy.bytes, "abc", 0), copy.bytes.length);
        assert_false(span_is_caseless(copy.bytes, "aabc"));
        assert_false(span_ends(copy.bytes, "no"));
        assert_int_equal(span_number(copy.bytes, &number), i == 3);
        assert_true(span_equals(span_cut(&rest, ';'), copy.bytes));
        guarded_free(&copy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(span_equals_empty_spans_are_equal),
        cmocka_unit_test(span_is_caseless_only_folds_ascii),
        cmocka_unit_test(span_starts_and_ends_need_whole_text),
        cmocka_unit_test(span_find_gives_place_or_length),
        cmocka_unit_test(span_trim_takes_ascii_and_nbsp),
        cmocka_unit_test(span_cut_gives_every_part),
        cmocka_unit_test(span_number_takes_whole_numbers_only),
        cmocka_unit_test(span_compare_orders_like_bytes),
        cmocka_unit_test(span_functions_stay_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
