/* test_rule_expressions.c -- conditions are read as they bind, and printed
 * back in the language they were written in. */
#include "law_text.h"

static void assert_reads_as(const char *condition, const char *printed) {
    char text[2000];
    snprintf(text, sizeof text, RULE("when %s"), condition);
    struct rulebook *book = compile_text(text);
    struct byte_writer to = {.failed = false};
    law_node_print(book, book->rules.items[0].condition, &to);
    struct span got = written(&to);
    if (!span_is(got, printed))
        print_message("expected %s\ngot      %.*s\n", printed, (int)got.length,
                      got.bytes);
    assert_true(span_is(got, printed));
    byte_writer_release(&to);
    rulebook_free(book);
}

static void assert_refused(const char *condition, const char *message) {
    char text[2000];
    struct rulebook *book = NULL;
    idt_error error = {0};
    snprintf(text, sizeof text, RULE("when %s"), condition);
    assert_int_equal(try_text(text, &error, &book), IDT_BAD_RULES);
    assert_string_equal(error.message, message);
}

static void and_binds_closer_than_or(void **state) {
    (void)state;
    assert_reads_as("from-north-korea or purpose is commercial and amount "
                    "more than 3 USD",
                    "from-north-korea or purpose is commercial and amount "
                    "more than 3 USD");
    assert_reads_as("(from-north-korea or purpose is commercial) and amount "
                    "less than 0.75 USD",
                    "(from-north-korea or purpose is commercial) and amount "
                    "less than 0.75 USD");
}

static void every_test_is_read(void **state) {
    (void)state;
    assert_reads_as("not from-north-korea", "not from-north-korea");
    assert_reads_as("from-north-korea is no", "not from-north-korea");
    assert_reads_as("from-north-korea is not no", "from-north-korea");
    assert_reads_as("purpose not in (commercial, humanitarian)",
                    "not purpose in (commercial, humanitarian)");
    assert_reads_as("agreed-before on or before 2017-08-05",
                    "agreed-before on or before 2017-08-05");
    assert_reads_as("days-before at least 2 weeks",
                    "days-before at least 14 days");
    assert_reads_as("no goods (goods.hs begins with any of (2701, 27.02))",
                    "not some goods (goods.hs begins with any of (2701, "
                    "2702))");
    assert_reads_as("every goods (goods.class has coal)",
                    "every goods (goods.class has coal)");
    assert_reads_as("some party (party.citizen has any of (KP, US))",
                    "some party (party.citizen has any of (KP, US))");
    assert_reads_as("alive us.act and yes", "us.act and yes");
}

static void condition_goes_on_in_the_next_line(void **state) {
    (void)state;
    assert_reads_as("from-north-korea\n    or (purpose is commercial\n"
                    "    and amount at most 1 USD)",
                    "from-north-korea or purpose is commercial and amount at "
                    "most 1 USD");
}

static void equal_conditions_are_one_node(void **state) {
    (void)state;
    struct rulebook *book = compile_text(LAW_HEAD RULE_HEAD(
        "us.r1") " from 2010-01-01\n when some goods "
                 "(goods.origin is KP)\n" RULE_HEAD(
                     "us.r2") " from 2010-01-01\n when some goods "
                              "(goods.origin is KP)\n" LAW_END);
    assert_int_equal(book->rules.items[0].condition,
                     book->rules.items[1].condition);
    assert_int_equal(book->rules.items[0].rests_on,
                     book->rules.items[1].rests_on);
    rulebook_free(book);
}

static void children_stand_before_their_parents(void **state) {
    (void)state;
    struct rulebook *book = compile_text(
        RULE("when from-north-korea and not (purpose is commercial or amount "
             "at least 1 USD)\n unless some goods (goods.origin is KP)"));
    size_t parents = 0;
    for (uint32_t n = 0; n < book->nodes.count; n++) {
        struct law_node node = book->nodes.items[n];
        if (node.op == LAW_NOT) assert_true(node.a < n);
        if (node.op == LAW_SOME) assert_true(node.b < n);
        if (node.op != LAW_AND && node.op != LAW_OR) continue;
        parents++;
        for (uint32_t i = 0; i < node.b; i++)
            assert_true(book->ids.items[node.a + i] < n);
    }
    assert_int_equal(parents, 3); /* or, and, and with the unless */
    rulebook_free(book);
}

static void words_that_do_not_fit_are_refused(void **state) {
    (void)state;
    assert_refused("amount at least 1 EUR",
                   "fact 'amount' is in USD, not in EUR");
    assert_refused("agreed-before at least 3 days",
                   "fact 'agreed-before' is a date; 'at least' does not fit "
                   "it");
    assert_refused("purpose",
                   "expected a test ('is', 'in', 'has', 'at least' ...), but "
                   "the statement ends");
    assert_refused("from-north-korea and",
                   "expected a fact, but the statement ends");
    assert_refused("purpose in (commercial", "expected ')', but the "
                                             "statement ends");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(and_binds_closer_than_or),
        cmocka_unit_test(every_test_is_read),
        cmocka_unit_test(condition_goes_on_in_the_next_line),
        cmocka_unit_test(equal_conditions_are_one_node),
        cmocka_unit_test(children_stand_before_their_parents),
        cmocka_unit_test(words_that_do_not_fit_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
