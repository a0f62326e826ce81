/* test_compare_names.c -- names made ready once score as names read anew.
 *
 * Every name is compared with every other by handles, and by queries through a
 * comparer that has just seen another name: the scores are the same bits.
 */
#include "interdict.h"

#include "unit.h"

static const char *const names[] = {
    "Kim Jong Un",
    "KIM, Jong-un",
    "Gim Jeong-eun",
    "김정은",
    "金正恩",
    "Ким Чен Ын",
    "Kim Chol",
    "J. Un Kim",
    "Kimjong Un",
    "Vladimir Putin",
    "Wladimir Poutine",
    "Путин Владимир Владимирович",
    "Ocean Trading Co. Ltd.",
    "0cean Trading Company Limited",
    "OCEAN 3",
    "OCEAN 8",
    "محمد بن سلمان",
    "Mohammed bin Salman",
    "Sergei Ivanov",
    "Ivanov S.",
};
enum { NAMES = sizeof names / sizeof *names };

static idt_text text_of(const char *text) {
    return (idt_text){text, strlen(text)};
}

static double by_queries(idt_comparer *comparer, const char *a, const char *b) {
    idt_query left = IDT_QUERY_INIT, right = IDT_QUERY_INIT;
    idt_comparison made;
    left.name = text_of(a);
    right.name = text_of(b);
    assert_int_equal(idt_compare(comparer, &left, &right, NULL, &made), IDT_OK);
    return made.score;
}

static void ready_names_every_pair_scores_as_read_anew(void **state) {
    idt_comparer *comparer = NULL, *other = NULL;
    idt_name *ready[NAMES];
    unsigned above = 0;
    (void)state;
    assert_int_equal(idt_comparer_new(NULL, &comparer), IDT_OK);
    assert_int_equal(idt_comparer_new(NULL, &other), IDT_OK);
    for (size_t i = 0; i < NAMES; i++)
        assert_int_equal(
            idt_name_new(other, text_of(names[i]), NULL, &ready[i]), IDT_OK);
    for (size_t i = 0; i < NAMES; i++)
        for (size_t k = 0; k < NAMES; k++) {
            double anew = by_queries(comparer, names[i], names[k]);
            double kept = by_queries(comparer, names[i], names[k]);
            double fast = idt_compare_names(other, ready[i], ready[k]);
            assert_memory_equal(&anew, &fast, sizeof anew);
            assert_memory_equal(&anew, &kept, sizeof anew);
            if (i == k) assert_true(anew >= 0.90);
            above += anew >= 0.70;
        }
    assert_true(above > NAMES && above < NAMES * NAMES / 2);
    for (size_t i = 0; i < NAMES; i++)
        idt_name_free(ready[i]);
    idt_comparer_free(comparer);
    idt_comparer_free(other);
}

static void ready_name_bad_text_is_refused(void **state) {
    idt_comparer *comparer = NULL;
    idt_name *name = NULL;
    static char longer[5000];
    (void)state;
    assert_int_equal(idt_comparer_new(NULL, &comparer), IDT_OK);
    assert_int_equal(idt_name_new(comparer, text_of("  "), NULL, &name),
                     IDT_BAD_ARGUMENT);
    assert_int_equal(idt_name_new(comparer, text_of("a\xFF"), NULL, &name),
                     IDT_BAD_DATA);
    memset(longer, 'a', sizeof longer - 1);
    assert_int_equal(idt_name_new(comparer, text_of(longer), NULL, &name),
                     IDT_OVER_LIMIT);
    assert_null(name);
    assert_true(idt_compare_names(comparer, NULL, NULL) == 0.0);
    idt_name_free(NULL);
    idt_comparer_free(comparer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ready_names_every_pair_scores_as_read_anew),
        cmocka_unit_test(ready_name_bad_text_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
