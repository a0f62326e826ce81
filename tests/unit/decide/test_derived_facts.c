/* test_derived_facts.c -- days, amounts, codes of goods and of banks. */
#include "case_text.h"

#define Y TRUTH_YES
#define N TRUTH_NO
#define U TRUTH_UNKNOWN

/* ---- quantities ---------------------------------------------------------- */

static int64_t steps(const char *number, const char *unit) {
    int64_t made = 0;
    assert_true(
        law_amount_parse(span_of(number), law_unit(span_of(unit)), &made));
    return made;
}

static void quantity_of_its_kind_is_measured(void **state) {
    (void)state;
    static const struct {
        const char *quantity, *fact, *number, *unit; /* NULL: not known */
    } lines[] = {
        {"1000 t", "goods.mass", "1000", "t"},
        {"0.5 t", "goods.mass", "500", "kg"},
        {"1 kg", "goods.mass", "0.001", "t"},
        {"500000 bbl", "goods.volume", "500000", "bbl"},
        {"1000 t", "goods.volume", NULL, NULL},
        {"500000 bbl", "goods.mass", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[200];
        snprintf(text, sizeof text, "\"goods\": [{\"quantity\": \"%s\"}]",
                 lines[i].quantity);
        take_case("import", text);
        const struct value *value = value_of(lines[i].fact, 0);
        assert_int_equal(value->state,
                         lines[i].number ? VALUE_KNOWN : VALUE_UNKNOWN);
        if (lines[i].number)
            assert_int_equal(value->as.number,
                             steps(lines[i].number, lines[i].unit));
    }
}

static void money_is_never_taken_for_another_currency(void **state) {
    (void)state;
    take_case("import", "\"goods\": [{\"value\": \"90000.50 USD\"}]");
    assert_int_equal(value_of("goods.value", 0)->as.number,
                     steps("90000.50", "USD"));
    assert_int_equal(value_of("goods.value-eur", 0)->state, VALUE_UNKNOWN);
    take_case("pay", "\"payment\": {\"amount\": \"15000 EUR\"}");
    assert_int_equal(value_of("payment.amount-eur", 0)->as.number,
                     steps("15000", "EUR"));
    assert_int_equal(value_of("payment.amount-chf", 0)->state, VALUE_UNKNOWN);
}

/* ---- ships --------------------------------------------------------------- */

/* The case is of 2025-03-01: 180 days before are 2024-09-02, 365 days before
 * are 2024-03-01. */
static void ship_windows_begin_and_end_on_their_day(void **state) {
    (void)state;
    static const struct {
        const char *day;
        int64_t days;
        enum truth within_year;
    } lines[] = {
        {"2025-03-01", 0, Y},   {"2024-09-02", 180, Y}, {"2024-09-01", 181, Y},
        {"2024-03-01", 365, Y}, {"2024-02-29", 366, N},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "\"route\": {\"vessel\": {\"calls\": [{\"port\": \"KPNAM\", "
                 "\"date\": \"%s\"}, {\"port\": \"CNDLC\", \"date\": "
                 "\"2025-02-28\"}]}}",
                 lines[i].day);
        take_case("port-call", text);
        assert_int_equal(value_of("vessel.days-since-kp-call", 0)->as.number,
                         lines[i].days);
        expect_truth(lines[i].day, truth_of("vessel.in-kp-within-year", 0),
                     lines[i].within_year);
    }
}

static void ship_history_not_told_is_unknown(void **state) {
    (void)state;
    take_case("port-call", "\"route\": {\"vessel\": {\"name\": \"A\"}}");
    assert_int_equal(value_of("vessel.days-since-kp-call", 0)->state,
                     VALUE_UNKNOWN);
    expect_truth("a year", truth_of("vessel.in-kp-within-year", 0), U);
    expect_truth("five calls", truth_of("vessel.kp-among-last-five", 0), U);
    take_case("port-call", "\"route\": {\"vessel\": {\"calls\": []}}");
    expect_truth("no call at all", truth_of("vessel.in-kp-within-year", 0), N);
}

static void ship_calls_after_the_day_do_not_count(void **state) {
    (void)state;
    take_case("port-call",
              "\"route\": {\"vessel\": {\"calls\": [{\"port\": \"KPNAM\", "
              "\"date\": \"2025-03-02\"}], \"transfers\": [{\"flag\": \"KP\", "
              "\"date\": \"2025-03-02\"}]}}");
    expect_truth("call", truth_of("vessel.in-kp-within-year", 0), N);
    expect_truth("transfer", truth_of("vessel.sts-with-kp-flag", 0), N);
}

static void ship_last_five_calls_are_five(void **state) {
    (void)state;
    for (int later = 4; later <= 5; later++) {
        char text[900];
        int at = snprintf(text, sizeof text,
                          "\"route\": {\"vessel\": {\"calls\": [{\"port\": "
                          "\"KP\", \"date\": \"2025-01-01\"}");
        for (int i = 0; i < later; i++)
            at += snprintf(text + at, sizeof text - (size_t)at,
                           ", {\"port\": \"CNDLC\", \"date\": \"2025-02-0%d\"}",
                           i + 1);
        snprintf(text + at, sizeof text - (size_t)at, "]}}");
        take_case("port-call", text);
        expect_truth("five", truth_of("vessel.kp-among-last-five", 0),
                     later < 5 ? Y : N);
    }
}

static void ship_transfers_count_from_their_day(void **state) {
    (void)state;
    take_case("ship-to-ship",
              "\"route\": {\"vessel\": {\"transfers\": [{\"flag\": \"CN\", "
              "\"date\": \"2024-09-02\"}, {\"date\": \"2024-09-01\"}]}}");
    assert_int_equal(value_of("vessel.days-since-sts", 0)->as.number, 180);
    expect_truth("a flag not told", truth_of("vessel.sts-with-kp-flag", 0), U);
}

/* ---- banks --------------------------------------------------------------- */

static void bank_codes_tell_the_country(void **state) {
    (void)state;
    static const struct {
        const char *bank, *country; /* of party 0, the bank */
    } lines[] = {
        {"\"bic\": \"DEUTDEFF\"", "DE"},
        {"\"bic\": \"FTBDKPPY\"", "KP"},
        {"\"iban\": \"GB29NWBK60161331926819\"", "GB"},
        {"\"country\": \"US\"", "US"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "\"parties\": [], \"payment\": {\"banks\": [{%s}]}",
                 lines[i].bank);
        take_case("pay", text);
        assert_int_equal(value_of("party.located", 0)->as.number,
                         law_country(lines[i].country));
        expect_truth(lines[i].bank, truth_of("party.financial-institution", 0),
                     Y);
        expect_truth(lines[i].bank, truth_of("payment.through-us", 0),
                     strcmp(lines[i].country, "US") == 0 ? Y : U);
    }
    expect_truth("of the United States", truth_of("party.kp-bank", 0), N);
}

static void bank_code_of_north_korea_makes_a_north_korean_bank(void **state) {
    (void)state;
    take_case("pay", "\"parties\": [], \"payment\": {\"banks\": [{\"bic\": "
                     "\"FTBDKPPY\"}]}");
    expect_truth("by its BIC", truth_of("party.kp-bank", 0), Y);
    expect_truth("named", truth_of("payment.names-kp-bank", 0), Y);
}

/* ---- goods --------------------------------------------------------------- */

static void goods_class_depends_on_the_basis_of_its_code(void **state) {
    (void)state;
    static const struct {
        const char *hs, *said, *class;
        enum truth all, eu;
    } lines[] = {
        {"2701.12", "", "coal", U, Y}, /* the mapping alone only alerts */
        {"2701.12", "anthracite", "coal", Y, Y},
        {"2701.12", "coaldust-free paper", "coal", U, Y},
        {"2705", "", "coal", N, N},
        {"27", "", "coal", U, U},           /* too short to tell */
        {"8471.30", "", "machinery", Y, Y}, /* stated by the resolution */
        {"9001.10", "", "machinery", N, N},
        {"2601", "", "iron-ore", U, U}, /* ex: partly inside */
        {"2601.11", "iron ore fines", "iron-ore", Y, Y},
        {"5001", "", "textiles", U, Y},
        {"6309", "", "textiles", U, Y},
        {"6401", "", "textiles", N, N},
        {"2709.00.90", "", "crude-oil", U, Y},
        {"2709.00.10", "", "crude-oil", N, N},
        {"2709", "", "crude-oil", U, U},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char text[200], title[80];
        snprintf(text, sizeof text,
                 "\"goods\": [{\"hs\": \"%s\", \"description\": \"%s\"}]",
                 lines[i].hs, lines[i].said);
        snprintf(title, sizeof title, "%s '%s' in %s", lines[i].hs,
                 lines[i].said, lines[i].class);
        take_case("import", text);
        expect_truth(
            title,
            member_of("goods.class", 0, LAW_CLASS, lines[i].class, false),
            lines[i].all);
        expect_truth(
            title, member_of("goods.class", 0, LAW_CLASS, lines[i].class, true),
            lines[i].eu);
    }
}

static void goods_without_code_have_no_known_class(void **state) {
    (void)state;
    take_case("import", "\"goods\": [{\"description\": \"anthracite\"}]");
    expect_truth("no code",
                 member_of("goods.class", 0, LAW_CLASS, "coal", true), U);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantity_of_its_kind_is_measured),
        cmocka_unit_test(money_is_never_taken_for_another_currency),
        cmocka_unit_test(ship_windows_begin_and_end_on_their_day),
        cmocka_unit_test(ship_history_not_told_is_unknown),
        cmocka_unit_test(ship_calls_after_the_day_do_not_count),
        cmocka_unit_test(ship_last_five_calls_are_five),
        cmocka_unit_test(ship_transfers_count_from_their_day),
        cmocka_unit_test(bank_codes_tell_the_country),
        cmocka_unit_test(bank_code_of_north_korea_makes_a_north_korean_bank),
        cmocka_unit_test(goods_class_depends_on_the_basis_of_its_code),
        cmocka_unit_test(goods_without_code_have_no_known_class),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
