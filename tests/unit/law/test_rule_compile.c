/* test_rule_compile.c -- what stands in the files stands in the tables. */
#include "law_text.h"

static void shipped_rulebook_compiles(void **state) {
    (void)state;
    static struct law_folder folder;
    struct rulebook *book = NULL;
    idt_error error = {0};
    struct law_options options = {NULL, NULL, false};
    assert_true(law_folder_read(&folder, LAW_ROOT "/law"));
    idt_status status =
        rulebook_compile(folder.sources, folder.count, &options, &error, &book);
    if (status)
        print_message("%s:%u:%u: %s\n", error.source, (unsigned)error.line,
                      (unsigned)error.column, error.message);
    assert_int_equal(status, IDT_OK);
    uint32_t coal = law_find(book, LAW_RULE, SPAN_OF("un.2371.8"));
    assert_int_not_equal(coal, LAW_NONE);
    assert_int_equal(book->rules.items[coal].outcome, LAW_STATE_DUTY);
    assert_true(book->rules.items[coal].authorisations.count >= 2);
    rulebook_free(book);
    law_folder_release(&folder);
}

static void rule_statements_land_in_its_struct(void **state) {
    (void)state;
    struct rulebook *book = compile_text(
        RULE("until 2020-02-01\n when from-north-korea\n unless amount at "
             "most 5.50 USD\n duty report to us.ofac within 10 working-days: "
             "what was done\n note first\n note second\n reviewed by counsel "
             "on 2026-02-03"));
    const struct law_rule *rule = &book->rules.items[0];
    day_number day;
    assert_true(day_parse_iso(SPAN_OF("2020-02-01"), &day));
    assert_int_equal(rule->dates.until, day);
    assert_true(law_dates_cover(&rule->dates, day - 1));
    assert_false(law_dates_cover(&rule->dates, day));
    assert_int_equal(rule->about.confidence, LAW_VERIFIED);
    assert_int_equal(rule->about.notes.count, 2);
    assert_true(span_is(law_text_of(book, rule->about.reviewer), "counsel"));
    assert_int_equal(rule->duties.count, 1);
    const struct law_duty *duty = &book->duties.items[rule->duties.first];
    assert_true(span_is(law_text_of(book, duty->text), "what was done"));
    assert_string_equal(law_unit_word(duty->within.unit), "working-days");
    assert_int_equal(book->numbers.items[duty->within.number], 10);
    rulebook_free(book);
}

static void activity_groups_are_spelled_out(void **state) {
    (void)state;
    struct rulebook *book = compile_text(
        LAW_HEAD "rule us.r1\n title a\n rests on us.act\n binds us-person\n"
                 " forbids trade\n outcome prohibit\n cite x\n"
                 " confidence verified\n from 2010-01-01\n" LAW_END);
    uint64_t mask = law_mask(book->rules.items[0].activities);
    uint32_t import = law_find(book, LAW_ACTIVITY, SPAN_OF("import"));
    uint32_t export = law_find(book, LAW_ACTIVITY, SPAN_OF("export"));
    uint32_t pay = law_find(book, LAW_ACTIVITY, SPAN_OF("pay"));
    assert_int_equal(mask, UINT64_C(1) << import | UINT64_C(1) << export);
    assert_int_equal(book->rules_by_activity.items[import].count, 1);
    assert_int_equal(book->rules_by_activity.items[pay].count, 0);
    rulebook_free(book);
}

#define LICENCE(id, statements)                                                \
    "authorisation " id "\n title a licence\n kind general-licence\n"          \
    " from 2011-01-01\n cite x\n confidence verified\n " statements "\n"

static void every_rule_of_is_spelled_out(void **state) {
    (void)state;
    struct rulebook *book =
        compile_text(LAW_HEAD RULE_HEAD("us.r1") " from 2010-01-01\n" RULE_HEAD(
            "us.r2") " from 2010-01-01\n" LICENCE("us.x1",
                                                  "reaches every rule of "
                                                  "us.act but not us.r2")
                         LAW_END);
    const struct law_authorisation *a = &book->authorisations.items[0];
    assert_int_equal(a->reaches.count, 1);
    uint32_t first = law_find(book, LAW_RULE, SPAN_OF("us.r1"));
    assert_int_equal(book->ids.items[a->reaches.first], first);
    assert_int_equal(book->rules.items[first].authorisations.count, 1);
    rulebook_free(book);
}

static void bare_id_means_every_version(void **state) {
    (void)state;
    struct rulebook *book = compile_text(LAW_HEAD RULE_HEAD(
        "us.r1@2010") " from 2010-01-01\n"
                      " until 2015-01-01\n" RULE_HEAD(
                          "us.r1@2015") " from 2015-01-01\n" LICENCE("us.x1",
                                                                     "reaches "
                                                                     "us.r1")
                                             LAW_END);
    assert_int_equal(book->authorisations.items[0].reaches.count, 2);
    day_number day;
    assert_true(day_parse_iso(SPAN_OF("2014-12-31"), &day));
    uint32_t old = law_find_rule(book, SPAN_OF("us.r1"), day);
    uint32_t new = law_find_rule(book, SPAN_OF("us.r1"), day + 1);
    assert_int_equal(old, law_find(book, LAW_RULE, SPAN_OF("us.r1@2010")));
    assert_int_equal(new, law_find(book, LAW_RULE, SPAN_OF("us.r1@2015")));
    rulebook_free(book);
}

static void order_of_statements_changes_nothing_but_places(void **state) {
    (void)state;
    struct rulebook *a = compile_text(RULE("until 2020-01-01\n note x"));
    struct rulebook *b = compile_text(RULE("note x\n until 2020-01-01"));
    assert_memory_equal(a->sum.bytes, b->sum.bytes, 32);
    rulebook_free(a);
    rulebook_free(b);
}

static void partial_rulebook_reports_ids_of_other_files(void **state) {
    (void)state;
    struct law_source source = {
        "test.md",
        SPAN_OF("```law\nprogramme T\n title t\n list l\n leads to us.r9\n"
                " cite c\n confidence verified\n```\n")};
    struct law_options options = {NULL, NULL, true};
    struct rulebook *book = NULL;
    idt_error error = {0};
    assert_int_equal(rulebook_compile(&source, 1, NULL, &error, &book),
                     IDT_BAD_RULES);
    assert_string_equal(error.message, "unknown rule 'us.r9'");
    assert_int_equal(error.line, 5);
    assert_int_equal(error.column, 11);
    assert_int_equal(rulebook_compile(&source, 1, &options, &error, &book),
                     IDT_OK);
    assert_int_equal(book->programmes.items[0].leads_to.count, 0);
    rulebook_free(book);
}

static void text_goes_on_after_a_backslash(void **state) {
    (void)state;
    struct rulebook *book = compile_text(RULE("note one \\\n   two"));
    struct law_list notes = book->rules.items[0].about.notes;
    assert_true(
        span_is(law_text_of(book, book->texts.items[notes.first]), "one two"));
    rulebook_free(book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_rulebook_compiles),
        cmocka_unit_test(rule_statements_land_in_its_struct),
        cmocka_unit_test(activity_groups_are_spelled_out),
        cmocka_unit_test(every_rule_of_is_spelled_out),
        cmocka_unit_test(bare_id_means_every_version),
        cmocka_unit_test(order_of_statements_changes_nothing_but_places),
        cmocka_unit_test(partial_rulebook_reports_ids_of_other_files),
        cmocka_unit_test(text_goes_on_after_a_backslash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
