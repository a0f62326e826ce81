/* test_approvals.c -- an approval counts from its day on. */
#include "case_text.h"

#include "decide/verdict_parts.h"

static const struct outcome *outcome_of(const char *rule) {
    const struct ruling *ruling = decider_ruling(bench.decider);
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct law_rule *r =
            &bench.book->rules.items[ruling->outcomes[i].rule];
        if (span_is(law_name_of(bench.book, r->about.name), rule))
            return &ruling->outcomes[i];
    }
    return NULL;
}

static void take_licence(const char *dates) {
    char text[900];
    snprintf(text, sizeof text,
             "\"parties\": [{\"role\": \"importer\", \"incorporated\": "
             "\"US\"}], \"goods\": [{\"origin\": \"KP\"}], \"route\": "
             "{\"from\": \"KP\", \"to\": \"US\"}, \"approvals\": "
             "[{\"authorisation\": \"us.ofac.specific-licence\"%s, "
             "\"covers\": [\"us.eo13570.1\"]}]",
             dates);
    take_case("import", text);
}

static bool is_missing(const char *name) {
    const struct missing_list *list = gather_missing(bench.decider);
    assert_non_null(list);
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->sets[i].name_count; k++)
            if (span_is(list->sets[i].names[k], name)) return true;
    return false;
}

static void approval_lifts_from_its_day_on(void **state) {
    (void)state;
    static const struct {
        const char *dates;
        enum truth lifted;
        enum verdict_word stated;
    } lines[] = {
        {", \"date\": \"2025-03-01\"", TRUTH_YES, VERDICT_PERMITTED},
        {", \"date\": \"2025-03-02\"", TRUTH_NO, VERDICT_PROHIBITED},
        {"", TRUTH_UNKNOWN, VERDICT_PROHIBITED},
        {", \"date\": null", TRUTH_UNKNOWN, VERDICT_PROHIBITED},
        {", \"until\": \"2025-03-01\"", TRUTH_NO, VERDICT_PROHIBITED},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        take_licence(lines[i].dates);
        const struct outcome *o = outcome_of("us.eo13570.1");
        assert_non_null(o);
        /* Other ways out may hang on facts: then no is unknown, too. */
        if (lines[i].lifted != TRUTH_NO)
            expect_truth(lines[i].dates, o->lifted, lines[i].lifted);
        assert_int_not_equal(o->lifted == TRUTH_YES,
                             lines[i].lifted != TRUTH_YES);
        assert_int_equal(o->stated, lines[i].stated);
    }
}

static void approval_without_a_day_is_asked_for_it(void **state) {
    (void)state;
    take_licence("");
    assert_true(is_missing("approvals[0].date"));
    take_licence(", \"date\": \"2025-03-01\"");
    assert_false(is_missing("approvals[0].date"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(approval_lifts_from_its_day_on),
        cmocka_unit_test(approval_without_a_day_is_asked_for_it),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
