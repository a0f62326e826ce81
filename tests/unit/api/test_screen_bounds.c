/* test_screen_bounds.c -- scores at the edge of a band, and queries at the
 * edge of a limit. */
#include "interdict.h"
#include "unit.h"

static idt_text text(const char *bytes) {
    return (idt_text){bytes, strlen(bytes)};
}

static idt_screener *screener_of_builtin(void) {
    idt_error error = {0};
    idt_lists *lists = NULL;
    idt_screener *screener = NULL;
    assert_int_equal(idt_lists_builtin(&error, &lists), IDT_OK);
    assert_int_equal(idt_screener_new(lists, NULL, &error, &screener), IDT_OK);
    idt_lists_free(lists);
    return screener;
}

static void equal_name_with_conflicts_stays_in_review(void **state) {
    (void)state;
    idt_error error = {0};
    idt_screener *screener = screener_of_builtin();
    idt_query query = IDT_QUERY_INIT;
    query.name = text("Kim Jong Un");
    query.type = "vessel";
    query.birth = text("1901-01-01");
    query.country = text("FR");
    const idt_report *report = NULL;
    assert_int_equal(idt_screen(screener, &query, &error, &report), IDT_OK);
    assert_true(idt_report_count(report) > 0);
    const idt_hit *hit = idt_report_hit(report, 0);
    assert_true(hit->score >= IDT_THRESHOLD);
    assert_string_equal(hit->band, "review");
    assert_true(hit->conflicts & IDT_CONFLICT_TYPE);
    idt_screener_free(screener);
}

static void compared_names_with_conflicts_stay_in_review(void **state) {
    (void)state;
    idt_error error = {0};
    idt_comparer *comparer = NULL;
    assert_int_equal(idt_comparer_new(&error, &comparer), IDT_OK);
    idt_query a = IDT_QUERY_INIT, b = IDT_QUERY_INIT;
    a.name = b.name = text("Kim Jong Un");
    a.type = "person", b.type = "vessel";
    a.birth = text("1984-01-08"), b.birth = text("1950-01-01");
    a.country = text("KP"), b.country = text("FR");
    idt_comparison found;
    assert_int_equal(idt_compare(comparer, &a, &b, &error, &found), IDT_OK);
    assert_true(found.score >= IDT_THRESHOLD);
    assert_string_equal(found.band, "review");
    idt_comparer_free(comparer);
}

static double score_of_imo(const char *number) {
    idt_error error = {0};
    idt_comparer *comparer = NULL;
    assert_int_equal(idt_comparer_new(&error, &comparer), IDT_OK);
    idt_identifier imo = {.kind = "imo", .value = text(number)};
    idt_query a = IDT_QUERY_INIT, b = IDT_QUERY_INIT;
    a.identifiers = b.identifiers = &imo;
    a.identifier_count = b.identifier_count = 1;
    idt_comparison found;
    assert_int_equal(idt_compare(comparer, &a, &b, &error, &found), IDT_OK);
    idt_comparer_free(comparer);
    return found.score;
}

static void wrong_check_digit_only_supports(void **state) {
    (void)state;
    assert_true(score_of_imo("9187629") == 1.0);
    assert_true(score_of_imo("9187628") < 0.90);
}

static void side_without_name_or_number_is_refused(void **state) {
    (void)state;
    idt_error error = {0};
    idt_comparer *comparer = NULL;
    assert_int_equal(idt_comparer_new(&error, &comparer), IDT_OK);
    idt_query a = IDT_QUERY_INIT, b = IDT_QUERY_INIT;
    idt_comparison found;
    a.name = text("Kim Jong Un");
    assert_int_equal(idt_compare(comparer, &a, &b, &error, &found),
                     IDT_BAD_ARGUMENT);
    b.name = text("Kim \xFF");
    assert_int_equal(idt_compare(comparer, &a, &b, &error, &found),
                     IDT_BAD_DATA);
    idt_comparer_free(comparer);
}

/* One Arabic sign is three bytes before folding and fourteen after: the units
 * of such a name are the longest there are. */
static void name_that_grows_when_folded_is_answered(void **state) {
    (void)state;
    enum { WORDS = 12, SIGNS = 60 };
    char name[WORDS * (SIGNS * 3 + 1)];
    size_t length = 0;
    for (int word = 0; word < WORDS; word++) {
        for (int sign = 0; sign < SIGNS; sign++) {
            memcpy(name + length, "\xEF\xB7\xBB", 3);
            length += 3;
        }
        name[length++] = ' ';
    }
    idt_error error = {0};
    idt_screener *screener = screener_of_builtin();
    idt_query query = IDT_QUERY_INIT;
    query.name = (idt_text){name, length};
    const idt_report *report = NULL;
    assert_int_equal(idt_screen(screener, &query, &error, &report), IDT_OK);
    assert_int_equal(idt_report_total(report), 0);
    idt_screener_free(screener);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_name_with_conflicts_stays_in_review),
        cmocka_unit_test(compared_names_with_conflicts_stay_in_review),
        cmocka_unit_test(wrong_check_digit_only_supports),
        cmocka_unit_test(side_without_name_or_number_is_refused),
        cmocka_unit_test(name_that_grows_when_folded_is_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
