/* test_decide_case.c -- deciding through the public header alone. */
#include "interdict.h"

#include "unit.h"

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

/* What the caller hands over may be gone before the first case. */
static void screening_options_are_copied(void **state) {
    static const char text[] =
        "{\"date\": \"2025-03-01\", \"activity\": \"pay\", \"parties\": [{"
        "\"role\": \"buyer\", \"name\": \"Flower Shop of Nowhere\"}]}";
    struct desk desk;
    idt_screen_options screening = IDT_SCREEN_OPTIONS_INIT;
    idt_policy *policy = NULL;
    const idt_verdict *verdict = NULL;
    idt_text told;
    idt_error error = {0};
    char names[] = "un-sc";
    (void)state;
    assert_int_equal(idt_policy_open(NULL, &error, &policy), IDT_OK);
    screening.policy = policy;
    screening.lists = names;
    desk_open(&desk, &screening);
    memset(names, 'x', sizeof names - 1);
    idt_policy_free(policy);
    assert_int_equal(decide_text(&desk, text, &verdict), IDT_OK);
    assert_int_equal(idt_verdict_print(verdict, IDT_FORM_TEXT, &error, &told),
                     IDT_OK);
    assert_non_null(strstr(told.bytes, "not found on un-sc 20"));
    assert_null(strstr(told.bytes, "us-ofac-sdn 20"));
    desk_close(&desk);
}

/* A name that equals none of the list's letter by letter is found for a fact,
 * however little the caller wants to see. */
static void facts_are_not_asked_for_above_the_usual_threshold(void **state) {
    static const char text[] =
        "{\"date\": \"2025-03-01\", \"activity\": \"pay\", \"parties\": [{"
        "\"role\": \"buyer\", \"type\": \"organization\", \"name\": "
        "\"KOREA MINING DEVELOPMENT TRADING CORP\"}]}";
    static const struct {
        double threshold;
        uint32_t mode;
        bool is_told;
    } lines[] = {{1.0, IDT_MODE_OWN, true},
                 {0.9, IDT_MODE_OWN, true},
                 {-1.0, IDT_MODE_EXACT, true},
                 {0.5, IDT_MODE_OWN, false}};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct desk desk;
        idt_screen_options screening = IDT_SCREEN_OPTIONS_INIT;
        const idt_verdict *verdict = NULL;
        idt_text told;
        idt_error error = {0};
        screening.threshold = lines[i].threshold;
        screening.mode = lines[i].mode;
        desk_open(&desk, &screening);
        assert_int_equal(decide_text(&desk, text, &verdict), IDT_OK);
        assert_true(idt_verdict_level(verdict) >= IDT_NEEDS_FACTS);
        assert_int_equal(
            idt_verdict_print(verdict, IDT_FORM_TEXT, &error, &told), IDT_OK);
        assert_non_null(strstr(told.bytes, "perhaps un-sc:KPe.001"));
        assert_int_equal(strstr(told.bytes, "hits count from a score") != NULL,
                         lines[i].is_told);
        desk_close(&desk);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict_after_a_refused_case_is_never_mild),
        cmocka_unit_test(screening_options_are_copied),
        cmocka_unit_test(facts_are_not_asked_for_above_the_usual_threshold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
