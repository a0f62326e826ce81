/* test_decide_case.c -- deciding through the public header alone. */
#include "interdict.h"

#include "unit.h"

#include <stdlib.h>

struct desk {
    idt_rules *rules;
    idt_lists *lists;
    idt_decider *decider;
};

static void desk_open(struct desk *desk, const idt_screen_options *screening) {
    idt_decide_options options = IDT_DECIDE_OPTIONS_INIT;
    idt_error error = {0};
    assert_int_equal(idt_rules_builtin(&error, &desk->rules), IDT_OK);
    assert_int_equal(idt_lists_builtin(&error, &desk->lists), IDT_OK);
    options.lists = desk->lists;
    options.screening = screening;
    assert_int_equal(
        idt_decider_new(desk->rules, &options, &error, &desk->decider), IDT_OK);
}

static void desk_close(struct desk *desk) {
    idt_decider_free(desk->decider);
    idt_lists_free(desk->lists);
    idt_rules_free(desk->rules);
}

static idt_status decide_text(struct desk *desk, const char *text,
                              const idt_verdict **verdict) {
    idt_error error = {0};
    return idt_decide(desk->decider, &(idt_case){{text, strlen(text)}, NULL, 1},
                      &error, verdict);
}

static const char permitted[] =
    "{\"date\": \"2025-03-01\", \"activity\": \"pay\", \"parties\": [], "
    "\"goods\": [], \"payment\": {\"clears_in\": [\"CN\"], \"banks\": []}}";

static void verdict_after_a_refused_case_is_never_mild(void **state) {
    static const char *const refused[] = {
        "{\"date\": \"2025-03-01\", \"activity\": \"pay\", \"partys\": []}",
        "{\"date\": \"2025-03-01\"", "{}"};
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct desk desk;
        const idt_verdict *verdict = NULL;
        idt_outcome outcome;
        idt_text told;
        idt_error error = {0};
        desk_open(&desk, NULL);
        assert_int_equal(decide_text(&desk, permitted, &verdict), IDT_OK);
        assert_true(idt_verdict_level(verdict) < IDT_BLOCKED);
        assert_int_equal(
            idt_verdict_print(verdict, IDT_FORM_TEXT, &error, &told), IDT_OK);
        assert_int_equal(decide_text(&desk, refused[i], &verdict),
                         IDT_BAD_DATA);
        assert_int_equal(idt_verdict_level(verdict), IDT_BLOCKED);
        assert_int_equal(idt_verdict_least(verdict), IDT_BLOCKED);
        assert_int_equal(idt_verdict_most(verdict), IDT_BLOCKED);
        assert_false(idt_verdict_outcome(verdict, 0, &outcome));
        assert_int_equal(
            idt_verdict_print(verdict, IDT_FORM_JSON, &error, &told),
            IDT_BAD_ARGUMENT);
        desk_close(&desk);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict_after_a_refused_case_is_never_mild),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
