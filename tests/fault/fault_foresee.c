/* fault_foresee.c -- every call of foreseeing, with each request for memory
 * refused once.
 *
 * Only the engine of foreseeing is refused: the rulebook is opened before,
 * its own loop is fault_law.c.
 */
#include "fault_memory.h"
#include "unit.h"

static idt_rules *rules;

static const char text[] =
    "{\"id\":\"1\",\"date\":\"2026-03-01\",\"activity\":\"invest\",\"parties\":"
    "["
    "{\"role\":\"investor\",\"name\":\"A\",\"type\":\"organization\","
    "\"incorporated\":\"US\",\"government_of\":\"none\",\"listed\":[],"
    "\"owners\":[]},{\"role\":\"partner\",\"name\":\"B\",\"type\":"
    "\"organization\",\"incorporated\":\"KP\",\"government_of\":\"none\","
    "\"listed\":[],\"owners\":[]}],\"goods\":[],\"route\":{\"from\":\"US\","
    "\"to\":\"KP\",\"via\":[]}}";

static const idt_case one = {{text, sizeof text - 1}, "case", 1};

static idt_status foresee_once(void *context) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    idt_answer *answer = NULL;
    idt_error error = {0};
    options.form = context ? IDT_FORM_JSON : IDT_FORM_TEXT;
    options.scenario = "five-orders";
    options.wanted = "permitted";
    options.orders = "US";
    options.limit = 2;
    options.world_only = true;
    idt_status status = idt_foresee(rules, &options, &one, &error, &answer);
    if (status) assert_null(answer);
    idt_answer_free(answer);
    return status;
}

static void foresee_refused_anywhere_gives_back_all(void **state) {
    int json = 1;
    (void)state;
    assert_true(fault_loop(foresee_once, NULL) > 20);
    assert_true(fault_loop(foresee_once, &json) > 20);
}

static idt_status outlook_once(void *context) {
    idt_answer *answer = NULL;
    idt_error error = {0};
    (void)context;
    idt_status status =
        idt_outlook(rules, "2019", IDT_FORM_JSON, &error, &answer);
    idt_answer_free(answer);
    return status;
}

static idt_status vote_once(void *context) {
    idt_vote_options options = IDT_VOTE_OPTIONS_INIT;
    idt_answer *answer = NULL;
    idt_error error = {0};
    (void)context;
    options.draft = "un.act.lift-hanoi";
    options.votes = "US=no,others=yes";
    options.on = 20000;
    idt_status status = idt_vote(rules, &options, &error, &answer);
    idt_answer_free(answer);
    return status;
}

static void outlook_and_vote_refused_anywhere_give_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(outlook_once, NULL) > 3);
    assert_true(fault_loop(vote_once, NULL) > 1);
}

static idt_status portfolio_once(void *context) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    idt_portfolio *portfolio = NULL;
    idt_flip flip;
    idt_error error = {0};
    (void)context;
    options.scenario = "five-orders";
    idt_status status = idt_portfolio_new(rules, &options, &error, &portfolio);
    if (!status) status = idt_portfolio_case(portfolio, &one, &error, &flip);
    idt_portfolio_free(portfolio);
    return status;
}

static void portfolio_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(portfolio_once, NULL) > 10);
}

static int open_rules(void **state) {
    idt_error error = {0};
    (void)state;
    return idt_rules_builtin(&error, &rules) ? -1 : 0;
}

static int close_rules(void **state) {
    (void)state;
    idt_rules_free(rules);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(foresee_refused_anywhere_gives_back_all),
        cmocka_unit_test(outlook_and_vote_refused_anywhere_give_back_all),
        cmocka_unit_test(portfolio_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests(tests, open_rules, close_rules);
}
