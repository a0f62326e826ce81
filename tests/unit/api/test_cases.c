/* test_cases.c -- pairs of names that must, and must not, be taken as one.
 *
 * The pairs stand in tests/cases/names.case, a line each, so that a name that
 * was judged wrongly becomes a test by writing it down.
 */
#include "interdict.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

/* `text` without blanks at both ends, in place. */
static char *trimmed(char *text) {
    while (*text == ' ')
        text++;
    size_t length = strlen(text);
    while (length && strchr(" \r\n", text[length - 1]))
        text[--length] = 0;
    return text;
}

static double score_of(idt_comparer *comparer, const char *a, const char *b) {
    idt_query left = IDT_QUERY_INIT, right = IDT_QUERY_INIT;
    idt_comparison comparison;
    idt_error error = {0};
    left.name = (idt_text){a, strlen(a)};
    right.name = (idt_text){b, strlen(b)};
    if (idt_compare(comparer, &left, &right, &error, &comparison))
        fail_msg("'%s' and '%s': %s", a, b, error.message);
    return comparison.score;
}

/* Ends the text at its first bar; what stands behind it, or NULL. */
static char *cut_at_bar(char *text) {
    char *bar = strchr(text, '|');
    if (!bar) return NULL;
    *bar = 0;
    return bar + 1;
}

/* Whether the line says what is so; lines without a pair are. */
static bool line_holds(idt_comparer *comparer, char *line, unsigned *pairs) {
    char *query = line;
    char *listed = cut_at_bar(query);
    char *verdict = listed ? cut_at_bar(listed) : NULL;
    if (line[0] == '#' || !verdict) return true;
    query = trimmed(query);
    listed = trimmed(listed);
    verdict = trimmed(verdict);
    bool is_hit = strcmp(verdict, "hit") == 0;
    assert_true(is_hit || strcmp(verdict, "miss") == 0);
    double score = score_of(comparer, query, listed);
    ++*pairs;
    if ((score >= 0.70) == is_hit) return true;
    print_message("'%s' and '%s' score %.3f, no %s\n", query, listed, score,
                  is_hit ? "hit" : "miss");
    return false;
}

static void names_of_the_cases_are_judged_as_written(void **state) {
    char line[1024];
    unsigned pairs = 0, wrong = 0;
    idt_comparer *comparer = NULL;
    (void)state;
    FILE *file = fopen(PROJECT_FOLDER "/tests/cases/names.case", "r");
    assert_non_null(file);
    assert_int_equal(idt_comparer_new(NULL, &comparer), IDT_OK);
    while (fgets(line, sizeof line, file))
        wrong += !line_holds(comparer, line, &pairs);
    idt_comparer_free(comparer);
    fclose(file);
    print_message("%u pairs\n", pairs);
    assert_int_equal(wrong, 0);
    assert_true(pairs >= 60);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_cases_are_judged_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
