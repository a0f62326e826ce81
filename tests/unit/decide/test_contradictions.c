/* test_contradictions.c -- what a case says twice, it says the same. */
#include "case_text.h"

#include "decide/explain.h"

#define LISTED                                                                 \
    "\"parties\": [{\"role\": \"buyer\", \"incorporated\": \"US\"}, "          \
    "{\"role\": \"beneficiary\", \"incorporated\": \"CN\", \"listed\": "       \
    "[{\"entity\": \"us-ofac-sdn:1\", \"programs\": [\"DPRK3\"]}], "           \
    "\"facts\": {%s}}]"

static void expect_refused(const char *activity, const char *rest,
                           const char *part) {
    idt_error error = {0};
    idt_status status = try_case(activity, rest, &error);
    if (status != IDT_BAD_DATA) print_message("not refused: %s\n", rest);
    assert_int_equal(status, IDT_BAD_DATA);
    if (!strstr(error.message, part)) print_message("%s\n", error.message);
    assert_non_null(strstr(error.message, part));
    assert_int_equal(error.line, 1);
    assert_true(error.column > 1);
}

static void no_against_a_sure_yes_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *facts, *named;
    } lines[] = {
        {"\"us-blocked\": false", "'party.us-blocked' of parties[1]"},
        {"\"blocked-programmes\": []",
         "'party.blocked-programmes' of parties[1]"},
        {"\"programmes\": [\"DPRK\"]", "'party.programmes' of parties[1]"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[600];
        snprintf(text, sizeof text, LISTED, lines[i].facts);
        expect_refused("pay", text, lines[i].named);
    }
    expect_refused("export",
                   "\"route\": {\"from\": \"US\", \"to\": \"KP\"}, "
                   "\"facts\": {\"to-north-korea\": false}",
                   "to-north-korea");
    expect_refused("port-call",
                   "\"route\": {\"vessel\": {\"calls\": [{\"port\": "
                   "\"KPNAM\", \"date\": \"2025-02-01\"}], \"facts\": "
                   "{\"days-since-kp-call\": \"400 days\"}}}",
                   "days-since-kp-call");
}

#define BANK(keys) "\"parties\": [], \"payment\": {\"banks\": [{" keys "}]}"

static void places_of_one_bank_agree_or_are_refused(void **state) {
    (void)state;
    static const char *const lines[][2] = {
        {BANK("\"country\": \"KP\", \"located\": \"CN\", "
              "\"incorporated\": \"CN\""),
         "contradicts 'located' (1:"},
        {BANK("\"bic\": \"FTBDKPPYXXX\", \"country\": \"CN\""),
         "contradicts 'country' (1:"},
        {BANK("\"bic\": \"FTBDKPPYXXX\", \"located\": \"CN\""),
         "contradicts 'located' (1:"},
        {BANK("\"bic\": \"FTBDKPPYXXX\", \"facts\": {\"located\": "
              "\"CN\"}"),
         "contradicts 'facts'"},
        {BANK("\"bic\": \"FTBDKPPYXXX\"") ", \"facts\": "
                                          "{\"payment.banks[0].located\""
                                          ": \"CN\"}",
         "is of KP"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        expect_refused("pay", lines[i][0], lines[i][1]);
    take_case("pay", BANK("\"bic\": \"FTBDKPPYXXX\", \"country\": \"KP\""));
    expect_truth("KP", truth_of("party.kp-bank", 0), TRUTH_YES);
    take_case("pay", BANK("\"country\": \"US\", \"incorporated\": \"CN\""));
}

static void head_office_is_read_like_any_country(void **state) {
    (void)state;
    static const char *const lines[][2] = {
        {"KP", "KP"}, {"kp", "KP"}, {"UK", "GB"}, {"GB", "GB"}};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[200];
        snprintf(text, sizeof text,
                 "\"parties\": [{\"type\": \"organization\", "
                 "\"branch_of\": \"%s\"}]",
                 lines[i][0]);
        take_case("pay", text);
        assert_int_equal(value_of("party.branch-of-country", 0)->as.number,
                         law_country(lines[i][1]));
    }
}

static void fact_that_could_be_worked_out_is_told(void **state) {
    (void)state;
    struct lines lines = {.count = 0};
    bool is_told = false;
    take_case("export", "\"route\": {\"from\": \"US\", \"to\": \"CN\"}, "
                        "\"facts\": {\"to-north-korea\": true}");
    explain_relied(bench.decider, &lines);
    for (size_t i = 0; i < lines.count; i++)
        is_told |= span_starts(lines.text[i], "to-north-korea is given as yes");
    assert_true(is_told);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_against_a_sure_yes_is_refused),
        cmocka_unit_test(places_of_one_bank_agree_or_are_refused),
        cmocka_unit_test(head_office_is_read_like_any_country),
        cmocka_unit_test(fact_that_could_be_worked_out_is_told),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
