/* test_us_nexus.c -- whom the law of the United States reaches, and how. */
#include "case_text.h"

#define Y TRUTH_YES
#define N TRUTH_NO
#define U TRUTH_UNKNOWN

struct line {
    const char *title, *activity, *rest;
    const char *fact;
    enum truth expected;
};

static void check_lines(const struct line *line, size_t count) {
    for (; count--; line++) {
        take_case(line->activity, line->rest);
        expect_truth(line->title, truth_of(line->fact, 0), line->expected);
    }
}
#define CHECK(lines) check_lines(lines, sizeof(lines) / sizeof(lines)[0])

#define PARTY(keys) "\"parties\": [{\"role\": \"exporter\", " keys "}]"

static void us_person_by_citizenship_residence_place_or_law(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"a citizen abroad", "pay",
         PARTY("\"citizen\": [\"DE\", \"US\"], \"located\": \"KR\""),
         "party.us-person", Y},
        {"a permanent resident", "pay",
         PARTY("\"citizen\": \"DE\", \"immigration\": \"us-lpr\", "
               "\"located\": \"DE\""),
         "party.us-person", Y},
        {"anyone in the country", "pay",
         PARTY("\"citizen\": \"DE\", \"located\": \"US\""), "party.us-person",
         Y},
        {"an entity of its law", "pay",
         PARTY("\"incorporated\": \"US\", \"located\": \"DE\""),
         "party.us-person", Y},
        {"a branch abroad of a US entity", "pay",
         PARTY("\"located\": \"DE\", \"branch_of\": \"US\""), "party.us-person",
         Y},
        {"a name in full", "pay", PARTY("\"incorporated\": \"United States\""),
         "party.us-person", Y},
        {"nothing said", "pay", PARTY("\"name\": \"A\""), "party.us-person", U},
    };
    CHECK(lines);
}

static void us_clearing_and_banks_bring_property_in(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"clears in dollars there", "pay",
         "\"payment\": {\"clears_in\": [\"US\"]}", "payment.through-us", Y},
        {"clears elsewhere", "pay",
         "\"payment\": {\"clears_in\": [\"DE\"], \"banks\": []}",
         "payment.through-us", N},
        {"not told where", "pay", "\"payment\": {\"amount\": \"1 USD\"}",
         "payment.through-us", U},
        {"a bank there", "pay",
         "\"parties\": [], \"payment\": {\"clears_in\": [\"DE\"], \"banks\": "
         "[{\"bic\": \"CHASUS33\"}]}",
         "payment.through-us", Y},
    };
    CHECK(lines);
}

static void us_border_is_crossed_by_route_or_parties(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"goods go there", "import", "\"route\": {\"to\": \"US\"}",
         "us.enters-us", Y},
        {"goods leave", "export", "\"route\": {\"from\": \"US\"}",
         "us.leaves-us", Y},
        {"a receiver there", "import",
         "\"route\": {\"to\": \"CA\"}, \"parties\": [{\"role\": \"importer\", "
         "\"located\": \"US\"}]",
         "us.enters-us", Y},
        {"neither", "import",
         "\"route\": {\"to\": \"CA\"}, \"parties\": [{\"role\": \"importer\", "
         "\"located\": \"CA\"}]",
         "us.enters-us", N},
    };
    CHECK(lines);
}

static void us_foreign_person_causes_through_a_us_person(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"a foreign party and a US one", "pay",
         "\"parties\": [{\"role\": \"exporter\", \"incorporated\": \"DE\", "
         "\"located\": \"DE\", \"facts\": {\"us-person\": false}}, {\"role\": "
         "\"importer\", \"incorporated\": \"US\"}]",
         "us.causes-violation", Y},
        {"a foreign party and dollar clearing", "pay",
         "\"parties\": [{\"role\": \"exporter\", \"facts\": {\"us-person\": "
         "false}}], \"payment\": {\"clears_in\": [\"US\"]}",
         "us.causes-violation", Y},
        {"US parties alone", "pay",
         "\"parties\": [{\"role\": \"exporter\", \"incorporated\": \"US\"}], "
         "\"payment\": {\"clears_in\": [\"US\"]}",
         "us.causes-violation", N},
        {"foreign parties alone, cleared abroad", "pay",
         "\"parties\": [{\"role\": \"exporter\", \"facts\": {\"us-person\": "
         "false}}], \"payment\": {\"clears_in\": [\"DE\"], \"banks\": []}",
         "us.causes-violation", N},
    };
    CHECK(lines);
}

static void us_bank_abroad_is_branch_or_subsidiary(void **state) {
    (void)state;
    static const char head[] =
        "\"parties\": [{\"role\": \"bank\", \"incorporated\": \"DE\", "
        "\"located\": \"DE\", \"facts\": {\"us-person\": false, "
        "\"financial-institution\": true}, \"owners\": [{\"incorporated\": "
        "\"US\", \"owners\": [], \"facts\": {\"financial-institution\": true}, "
        "\"share\": \"%s\"%s}]}]";
    static const struct {
        const char *share, *control;
        enum truth expected;
    } lines[] = {
        {"0.5", "", Y}, {"0.49", "", N}, {"0.1", ", \"control\": true", Y}};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[600];
        snprintf(text, sizeof text, head, lines[i].share, lines[i].control);
        take_case("pay", text);
        expect_truth(lines[i].share,
                     truth_of("party.us-bank-foreign-subsidiary", 0),
                     lines[i].expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(us_person_by_citizenship_residence_place_or_law),
        cmocka_unit_test(us_clearing_and_banks_bring_property_in),
        cmocka_unit_test(us_border_is_crossed_by_route_or_parties),
        cmocka_unit_test(us_foreign_person_causes_through_a_us_person),
        cmocka_unit_test(us_bank_abroad_is_branch_or_subsidiary),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
