/* test_silence.c -- what is not said, and what is said not to be known. */
#include "case_text.h"

#include "decide/explain.h"

#define TWO                                                                    \
    "\"parties\": [{\"role\": \"%s\", \"incorporated\": \"US\", "              \
    "\"government_of\": \"none\", \"owners\": [], \"listed\": []}, {\"role\":" \
    " %s, \"incorporated\": \"%s\", \"government_of\": \"none\", \"owners\": " \
    "[], \"listed\": []}]%s"

static void take_two(const char *activity, const char *role, const char *other,
                     const char *country, const char *rest) {
    char text[1200];
    snprintf(text, sizeof text, TWO, role, other, country, rest);
    take_case(activity, text);
}

static bool is_relied_on(const char *line) {
    struct lines lines = {.count = 0};
    explain_relied(bench.decider, &lines);
    for (size_t i = 0; i < lines.count; i++)
        if (span_is(lines.text[i], line)) return true;
    return false;
}

/* Facts of which only a yes is heard: null makes them unknown. */
static void null_is_unknown_where_silence_is_no(void **state) {
    (void)state;
    static const struct {
        const char *activity, *rest, *fact;
        enum truth truth;
    } lines[] = {
        {"supply-service", "", "in-north-korea", TRUTH_NO},
        {"supply-service", ", \"facts\": {\"us.service-place\": null}",
         "in-north-korea", TRUTH_UNKNOWN},
        {"supply-service", ", \"facts\": {\"us.service-place\": \"KP\"}",
         "in-north-korea", TRUTH_YES},
        {"pay", "", "from-north-korea", TRUTH_NO},
        {"pay", ", \"goods\": null", "from-north-korea", TRUTH_UNKNOWN},
        {"pay", ", \"goods\": []", "from-north-korea", TRUTH_NO},
        {"pay", ", \"route\": null", "to-north-korea", TRUTH_UNKNOWN},
        {"pay", ", \"route\": {\"from\": \"US\", \"to\": \"CN\"}",
         "in-north-korea", TRUTH_NO},
        {"pay",
         ", \"route\": {\"from\": \"US\", \"to\": \"CN\", \"via\": null}",
         "in-north-korea", TRUTH_UNKNOWN},
        {"pay", "", "eu.nexus", TRUTH_NO},
        {"pay", ", \"payment\": {\"clears_in\": null, \"banks\": []}",
         "eu.nexus", TRUTH_UNKNOWN},
        {"pay", ", \"payment\": null", "eu.nexus", TRUTH_UNKNOWN},
        {"export",
         ", \"goods\": [], \"route\": {\"from\": \"US\", \"to\": \"CN\", "
         "\"vessel\": {\"flag\": null}}",
         "eu.nexus", TRUTH_UNKNOWN},
        {"export",
         ", \"goods\": [], \"route\": {\"from\": \"US\", \"to\": \"CN\", "
         "\"vessel\": {}}",
         "eu.nexus", TRUTH_NO},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        take_two(lines[i].activity, "seller", "\"buyer\"", "CN", lines[i].rest);
        expect_truth(lines[i].rest, truth_of(lines[i].fact, 0), lines[i].truth);
    }
}

static void role_said_to_be_unknown_may_be_any(void **state) {
    (void)state;
    take_two("supply-service", "provider", "\"recipient\"", "KP", "");
    expect_truth("recipient", truth_of("to-north-korea", 0), TRUTH_YES);
    take_two("supply-service", "provider", "null", "KP", "");
    expect_truth("null", truth_of("to-north-korea", 0), TRUTH_UNKNOWN);
}

static void silence_is_told(void **state) {
    (void)state;
    take_two("pay", "seller", "\"buyer\"", "CN", "");
    assert_true(is_relied_on("no goods, route, ship told of: none taken"));
    take_two("pay", "seller", "\"buyer\"", "CN", ", \"goods\": []");
    assert_true(is_relied_on("no route, ship told of: none taken"));
    take_two("export", "seller", "\"buyer\"", "CN", ", \"goods\": []");
    assert_false(is_relied_on("no route, ship told of: none taken"));
    take_case("supply-service", "\"parties\": [{}]");
    assert_true(is_relied_on("parties[0].role is not told: taken neither to "
                             "give nor to receive"));
    assert_true(is_relied_on(
        "us.service-place is not told: where the parties are, taken"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(null_is_unknown_where_silence_is_no),
        cmocka_unit_test(role_said_to_be_unknown_may_be_any),
        cmocka_unit_test(silence_is_told),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
