/* test_shared_numbers.c -- one number that several records bear.
 *
 *     passport K4417702   Anna Orlova         found
 *                         Maren Castellanos   found
 *     passport K4417703   Tovik Brandauer     not
 *
 * Two lists write down one party, two people are given one number by a slip:
 * whoever asks for it wants all of them, whatever the name says, by the index
 * and by the full scan.
 */
#include "interdict.h"

#include "unit.h"

#include <stdio.h>

static const char table[] = "id,name,type,passport,tax-id\n"
                            "1,Anna Orlova,person,K4417702,\n"
                            "2,Maren Castellanos,person,k-4417702,\n"
                            "3,Tovik Brandauer,person,K4417703,\n"
                            "4,Orlova Trading,organization,,K4417702\n";

static idt_text text_of(const char *text) {
    return (idt_text){text, strlen(text)};
}

static int open_table(void **state) {
    static const char *const paths[] = {"test_shared_numbers.csv"};
    const char *out = "test_shared_numbers.snapshot";
    idt_build_options options = IDT_BUILD_OPTIONS_INIT;
    idt_built built;
    idt_error error = {0};
    idt_lists *lists = NULL;
    FILE *file = fopen(paths[0], "wb");
    if (!file) return -1;
    fputs(table, file);
    fclose(file);
    options.paths = paths;
    options.path_count = 1;
    options.kind = "own-csv";
    options.own_name = "numbers";
    options.out = out;
    idt_status status = idt_build(&options, &error, &built);
    if (!status) status = idt_lists_open(out, &error, &lists);
    if (status) print_error("%s\n", error.message);
    remove(paths[0]);
    remove(out);
    *state = lists;
    return status ? -1 : 0;
}

static int close_table(void **state) {
    idt_lists_free(*state);
    return 0;
}

/* The ids of the records found, parted by blanks, in the order of hits. */
static void assert_found(idt_lists *lists, const idt_query *query,
                         const char *wanted) {
    for (int way = 0; way < 2; way++) {
        idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
        idt_screener *screener = NULL;
        const idt_report *report = NULL;
        char found[256] = "";
        options.is_full_scan = way == 1;
        assert_int_equal(idt_screener_new(lists, &options, NULL, &screener),
                         IDT_OK);
        assert_int_equal(idt_screen(screener, query, NULL, &report), IDT_OK);
        for (uint32_t i = 0; i < idt_report_count(report); i++) {
            idt_entity entity;
            size_t used = strlen(found);
            assert_int_equal(idt_entity_at(lists,
                                           idt_report_hit(report, i)->entity,
                                           &entity),
                             IDT_OK);
            int more = snprintf(found + used, sizeof found - used, "%s%s",
                                used ? " " : "", entity.id);
            assert_true(more > 0 && (size_t)more < sizeof found - used);
        }
        assert_string_equal(found, wanted);
        idt_screener_free(screener);
    }
}

static idt_query asking(const idt_identifier *identifiers, size_t count) {
    idt_query query = IDT_QUERY_INIT;
    query.identifiers = identifiers;
    query.identifier_count = count;
    return query;
}

static void number_of_two_records_finds_both(void **state) {
    const idt_identifier passport = {"passport", text_of("K4417702"), NULL};
    idt_query query = asking(&passport, 1);
    assert_found(*state, &query, "own-numbers:1 own-numbers:2");
}

static void number_of_two_records_finds_both_beside_a_name(void **state) {
    const idt_identifier passport = {"passport", text_of("K4417702"), NULL};
    idt_query query = asking(&passport, 1);
    query.name = text_of("Tovik Brandauer");
    assert_found(*state, &query, "own-numbers:3 own-numbers:1 own-numbers:2");
}

static void each_asked_number_finds_its_own(void **state) {
    const idt_identifier both[] = {{"tax-id", text_of("K4417702"), NULL},
                                   {"passport", text_of("K4417703"), NULL}};
    idt_query query = asking(both, 2);
    assert_found(*state, &query, "own-numbers:3 own-numbers:4");
}

static void number_that_nobody_bears_finds_nobody(void **state) {
    const idt_identifier passport = {"passport", text_of("K4417709"), NULL};
    idt_query query = asking(&passport, 1);
    assert_found(*state, &query, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_of_two_records_finds_both),
        cmocka_unit_test(number_of_two_records_finds_both_beside_a_name),
        cmocka_unit_test(each_asked_number_finds_its_own),
        cmocka_unit_test(number_that_nobody_bears_finds_nobody),
    };
    return cmocka_run_group_tests(tests, open_table, close_table);
}
