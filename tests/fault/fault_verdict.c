/* fault_verdict.c -- reading, deciding and telling a case, with each request
 * for memory refused. */
#include "interdict.h"

#include "../unit/unit.h"
#include "fault_memory.h"

static const char text[] =
    "{\"date\": \"2025-03-01\", \"activity\": \"import\", \"parties\": ["
    "{\"role\": \"importer\", \"incorporated\": \"US\", \"owners\": [{\"name\":"
    " \"B\", \"share\": \"0.5\", \"listed\": [{\"entity\": \"us-ofac-sdn:1\","
    " \"programs\": [\"DPRK3\"]}]}]}, {\"role\": \"exporter\", \"name\": \"kim"
    " jong un\"}], \"goods\": [{\"hs\": \"2701\", \"origin\": \"KP\"}],"
    " \"route\": {\"from\": \"KP\", \"to\": \"US\"}}";

static idt_rules *rules;
static idt_lists *lists;
static int level; /* of the last verdict */

static idt_status decide_once(void *context) {
    idt_decide_options options = IDT_DECIDE_OPTIONS_INIT;
    idt_decider *decider = NULL;
    const idt_verdict *verdict = NULL;
    idt_text told;
    idt_error error;
    options.lists = context;
    idt_status status = idt_decider_new(rules, &options, &error, &decider);
    if (!status)
        status =
            idt_decide(decider, &(idt_case){{text, sizeof text - 1}, NULL, 1},
                       &error, &verdict);
    if (!status) level = idt_verdict_level(verdict);
    /* What is told is the same with lists; once is enough. */
    if (!status && !context)
        status = idt_verdict_print(verdict, IDT_FORM_TEXT, &error, &told);
    if (!status && !context)
        status = idt_verdict_print(verdict, IDT_FORM_JSON, &error, &told);
    idt_decider_free(decider);
    return status;
}

static void decide_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(decide_once, NULL) > 20);
}

/* The screener may do without some of its memory; the verdict must then be
 * the same. */
static void decide_and_screen_refused_anywhere_fails_or_agrees(void **state) {
    (void)state;
    size_t live = fault_memory_live();
    assert_int_equal(decide_once(lists), IDT_OK);
    int wanted = level;
    for (size_t n = 1;; n++) {
        fault_memory_fail_at(n);
        idt_status status = decide_once(lists);
        bool was_refused = fault_memory_count() >= n;
        fault_memory_off();
        assert_int_equal(fault_memory_live(), live);
        assert_true(status == IDT_OK || status == IDT_NO_MEMORY);
        if (status == IDT_OK) assert_int_equal(level, wanted);
        if (!was_refused) break;
    }
}

static idt_status open_once(void *context) {
    idt_rules *made = NULL;
    idt_error error;
    idt_status status = context ? idt_rules_open(context, &error, &made)
                                : idt_rules_builtin(&error, &made);
    idt_rules_free(made);
    return status;
}

static void rules_open_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(open_once, NULL) > 5);
}

static int set_up(void **state) {
    (void)state;
    if (idt_rules_builtin(NULL, &rules)) return -1;
    return idt_lists_builtin(NULL, &lists) ? -1 : 0;
}

static int tear_down(void **state) {
    (void)state;
    idt_rules_free(rules);
    idt_lists_free(lists);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decide_refused_anywhere_gives_back_all),
        cmocka_unit_test(decide_and_screen_refused_anywhere_fails_or_agrees),
        cmocka_unit_test(rules_open_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
