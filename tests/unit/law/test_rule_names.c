/* test_rule_names.c -- ids with versions, and how far words are apart. */
#include "law/law_inside.h"
#include "unit.h"

static void letters_apart_counts_edits_and_swaps(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        uint32_t apart;
    } pairs[] = {
        {"rule", "rule", 0},     {"ruel", "rule", 1}, {"rul", "rule", 1},
        {"rules", "rule", 1},    {"cule", "rule", 1}, {"", "abc", 3},
        {"abcdef", "uvwxyz", 4}, /* most + 1 */
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_int_equal(
            letters_apart(span_of(pairs[i].a), span_of(pairs[i].b), 3),
            pairs[i].apart);
}

static void nearest_word_is_empty_when_none_is_near(void **state) {
    (void)state;
    static const char *const words[] = {"forbids", "concerns", "when", NULL};
    assert_true(span_is(nearest_word(SPAN_OF("forbid"), words), "forbids"));
    assert_true(span_is(nearest_word(SPAN_OF("whne"), words), "when"));
    assert_int_equal(nearest_word(SPAN_OF("jurisdiction"), words).length, 0);
}

static void id_without_version_cuts_at_the_last_at(void **state) {
    (void)state;
    assert_true(span_is(id_without_version(SPAN_OF("us.gl.510.512@2024")),
                        "us.gl.510.512"));
    assert_true(span_is(id_without_version(SPAN_OF("un.2371.8")), "un.2371.8"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_apart_counts_edits_and_swaps),
        cmocka_unit_test(nearest_word_is_empty_when_none_is_near),
        cmocka_unit_test(id_without_version_cuts_at_the_last_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
