/* test_name_cases.c -- pairs of names that must, and must not, be taken as one.
 *
 * The pairs stand in tests/cases, a line each, so that a name that
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

/* One side of a line: a name, then `; FIELD VALUE`, cut in place. */
struct side {
    idt_query query;
    idt_identifier identifier;
};

static void take_field(struct side *side, char *field) {
    char *value = strchr(field, ' ');
    assert_non_null(value);
    *value++ = 0;
    idt_text text = {value, strlen(value)};
    if (strcmp(field, "type") == 0)
        side->query.type = value;
    else if (strcmp(field, "birth") == 0)
        side->query.birth = text;
    else if (strcmp(field, "country") == 0)
        side->query.country = text;
    else if (strcmp(field, "address") == 0)
        side->query.address = text;
    else if (strcmp(field, "id") == 0 && strchr(value, ':')) {
        char *number = strchr(value, ':');
        *number++ = 0;
        side->identifier.kind = value;
        side->identifier.value = (idt_text){number, strlen(number)};
        side->query.identifiers = &side->identifier;
        side->query.identifier_count = 1;
    } else
        fail_msg("unknown field '%s'", field);
}

static void take_side(struct side *side, char *text) {
    idt_query empty = IDT_QUERY_INIT;
    char *next = strchr(text, ';');
    memset(side, 0, sizeof *side);
    side->query = empty;
    if (next) *next++ = 0;
    text = trimmed(text);
    side->query.name = (idt_text){text, strlen(text)};
    while (next) {
        char *field = next;
        next = strchr(field, ';');
        if (next) *next++ = 0;
        take_field(side, trimmed(field));
    }
}

static idt_comparison compare(idt_comparer *comparer, char *a, char *b) {
    struct side left, right;
    idt_comparison comparison;
    idt_error error = {0};
    take_side(&left, a);
    take_side(&right, b);
    if (idt_compare(comparer, &left.query, &right.query, &error, &comparison))
        fail_msg("'%s' and '%s': %s", a, b, error.message);
    return comparison;
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
    bool has_conflict = strcmp(verdict, "hit country") == 0;
    bool is_hit = has_conflict || strcmp(verdict, "hit") == 0;
    assert_true(is_hit || strcmp(verdict, "miss") == 0);
    idt_comparison found = compare(comparer, query, listed);
    ++*pairs;
    bool told = (found.conflicts & IDT_CONFLICT_COUNTRY) != 0;
    if ((found.score >= 0.70) == is_hit && told == has_conflict) return true;
    print_message("'%s' and '%s' score %.3f, conflicts %u: no %s\n", query,
                  listed, found.score, found.conflicts, verdict);
    return false;
}

static void judge_file(const char *path, unsigned least) {
    char line[1024];
    unsigned pairs = 0, wrong = 0;
    idt_comparer *comparer = NULL;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(idt_comparer_new(NULL, &comparer), IDT_OK);
    while (fgets(line, sizeof line, file))
        wrong += !line_holds(comparer, line, &pairs);
    idt_comparer_free(comparer);
    fclose(file);
    print_message("%u pairs\n", pairs);
    assert_int_equal(wrong, 0);
    assert_true(pairs >= least);
}

static void names_of_the_cases_are_judged_as_written(void **state) {
    (void)state;
    judge_file(PROJECT_FOLDER "/tests/cases/names.case", 60);
}

static void failures_that_authorities_made_public_are_caught(void **state) {
    (void)state;
    judge_file(PROJECT_FOLDER "/tests/cases/enforcement.case", 30);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_cases_are_judged_as_written),
        cmocka_unit_test(failures_that_authorities_made_public_are_caught),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
