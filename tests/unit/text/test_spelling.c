/* test_spelling.c -- classes are symmetric, and each spelling is in one. */
#include "text/spelling.h"

#include "unit.h"

static bool is_same(const char *a, const char *b) {
    unsigned in_class = spelling_class(span_of(a));
    return in_class > 0 && in_class == spelling_class(span_of(b));
}

static void spellings_of_a_syllable_share_a_class(void **state) {
    (void)state;
    assert_true(is_same("un", "eun"));
    assert_true(is_same("jong", "chung"));
    assert_true(is_same("pak", "park"));
    assert_true(is_same("ri", "yi"));
}

static void other_words_share_none(void **state) {
    (void)state;
    assert_false(is_same("un", "un-"));
    assert_false(is_same("jong", "jon"));
    assert_int_equal(spelling_class(SPAN_OF("ivanov")), 0);
    assert_int_equal(spelling_class(SPAN_EMPTY), 0);
}

static void every_spelling_leads_back_to_its_class(void **state) {
    (void)state;
    unsigned seen = 0;
    for (unsigned c = 1; spelling_at(c, 0).length; c++)
        for (size_t i = 0; spelling_at(c, i).length; i++, seen++)
            assert_int_equal(spelling_class(spelling_at(c, i)), c);
    assert_true(seen > 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_a_syllable_share_a_class),
        cmocka_unit_test(other_words_share_none),
        cmocka_unit_test(every_spelling_leads_back_to_its_class),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
