/* test_rule_units.c -- amounts in whole steps, customs codes in one word. */
#include "law/law_inside.h"
#include "unit.h"

static void amount_parse_gives_steps(void **state) {
    (void)state;
    static const struct {
        const char *number, *unit;
        int64_t steps; /* -1: refused */
    } cases[] = {
        {"30", "days", 30},
        {"2", "weeks", 14},
        {"0.5", "days", -1},
        {"5000", "USD", 500000},
        {"0.75", "USD", 75},
        {"0.755", "USD", -1},
        {"1", "JPY", 1},
        {"1500000", "KRW", 1500000},
        {"0.5", "KRW", -1},
        {"0.505", "KWD", 505},
        {"7.20", "CNY", 720},
        {"1", "HRK", 100},
        {"1", "XAU", -1},
        {"0.5", "percent", 5000},
        {"1000.5", "t", 1000500000},
        {"", "t", -1},
        {"1.", "t", -1},
        {"1.2.3", "t", -1},
        {"-1", "t", -1},
        {"99999999999999999999", "USD", -1},
        {"9223372036854775807", "USD", -1},
        {"9223372036854775807", "days", INT64_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t steps = -2;
        bool good = law_amount_parse(span_of(cases[i].number),
                                     law_unit(span_of(cases[i].unit)), &steps);
        assert_int_equal(good, cases[i].steps >= 0);
        if (good) assert_true(steps == cases[i].steps);
    }
}

static void currency_codes_are_read_back(void **state) {
    (void)state;
    for (uint32_t i = 0; i < law_currency_count; i++) {
        struct span code = span_of(law_currencies[i].code);
        assert_int_equal(code.length, 3);
        assert_string_equal(law_unit_word(law_unit(code)),
                            law_currencies[i].code);
        for (uint32_t k = 0; k < i; k++)
            assert_false(span_is(code, law_currencies[k].code));
    }
}

static void units_of_one_kind_match(void **state) {
    (void)state;
    assert_true(
        law_units_match(law_unit(SPAN_OF("t")), law_unit(SPAN_OF("kg"))));
    assert_false(
        law_units_match(law_unit(SPAN_OF("USD")), law_unit(SPAN_OF("EUR"))));
    assert_true(
        law_units_match(law_unit(SPAN_OF("KRW")), law_unit(SPAN_OF("KRW"))));
    assert_false(
        law_units_match(law_unit(SPAN_OF("KRW")), law_unit(SPAN_OF("KPW"))));
    assert_true(law_unit_is_money(law_unit(SPAN_OF("ZWR"))));
    assert_false(law_unit_is_money(law_unit(SPAN_OF("GT"))));
    assert_false(law_unit_is_money(LAW_NONE));
    assert_false(law_units_match(law_unit(SPAN_OF("days")),
                                 law_unit(SPAN_OF("months"))));
    assert_int_equal(law_unit(SPAN_OF("day")), LAW_NONE);
    assert_false(law_units_match(LAW_NONE, LAW_NONE));
}

static uint32_t hs(const char *code) {
    uint32_t packed = 0;
    assert_true(law_hs(span_of(code), &packed));
    return packed;
}

/* A tonne is 7.23 to 7.5 barrels; 525000 t are 4000000 bbl. */
static void convert_gives_both_ends(void **state) {
    (void)state;
    static int64_t numbers[] = {1000000, 7230, 7500, 525000000000, 4000000000};
    struct rulebook book = {.numbers = {.items = numbers, .count = 5}};
    uint32_t t = law_unit(SPAN_OF("t")), bbl = law_unit(SPAN_OF("bbl")),
             kg = law_unit(SPAN_OF("kg")), usd = law_unit(SPAN_OF("USD"));
    struct law_conversion diesel = {
        .per = {0, t}, .at_least = {1, bbl}, .at_most = {2, bbl}};
    struct law_conversion crude = {
        .per = {3, t}, .at_least = {4, bbl}, .at_most = {4, bbl}};
    const struct {
        const struct law_conversion *by;
        int64_t steps;
        uint32_t unit;
        int64_t least, most;
    } cases[] = {
        {&diesel, 60000000000, t, 433800000, 450000000},
        {&diesel, 1000, kg, 7, 8}, /* rounded outwards */
        {&diesel, 450000000, bbl, 60000000000, 62240663901},
        {&crude, 525000000000, t, 4000000000, 4000000000},
        {&crude, 4000000000, bbl, 525000000000, 525000000000},
        {&crude, INT64_MAX, bbl, 0, INT64_MAX},
        {&crude, 0, t, 0, 0},
    };
    int64_t between[2];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(law_convert(&book, cases[i].by, cases[i].steps,
                                cases[i].unit, between));
        assert_true(between[0] == cases[i].least);
        assert_true(between[1] == cases[i].most);
    }
    assert_false(law_convert(&book, &crude, 1, usd, between));
    assert_false(law_convert(&book, &crude, -1, t, between));
}

static void hs_codes_keep_their_length(void **state) {
    (void)state;
    uint32_t packed;
    assert_int_equal(hs("2701.12"), hs("270112"));
    assert_int_not_equal(hs("03"), hs("0003"));
    assert_true(law_hs_begins(hs("270112"), hs("2701")));
    assert_false(law_hs_begins(hs("2701"), hs("270112")));
    assert_false(law_hs_begins(hs("030311"), hs("0003")));
    assert_false(law_hs(SPAN_OF("2"), &packed));
    assert_false(law_hs(SPAN_OF("123456789"), &packed));
    assert_false(law_hs(SPAN_OF("27o1"), &packed));
    assert_false(law_hs(SPAN_OF("27."), &packed));
}

static void hs_ranges_hold_both_ends(void **state) {
    (void)state;
    struct law_hs_range range = {hs("50"), hs("63"), 0, 0};
    assert_true(law_hs_within(hs("5001"), &range));
    assert_true(law_hs_within(hs("639999"), &range));
    assert_false(law_hs_within(hs("6401"), &range));
    assert_false(law_hs_within(hs("4999"), &range));
    struct law_hs_range fine = {hs("27101231"), hs("27101259"), 0, 0};
    assert_true(law_hs_within(hs("27101240"), &fine));
    assert_false(law_hs_within(hs("2710"), &fine)); /* too coarse to say */
}

static void countries_are_known_by_code(void **state) {
    (void)state;
    assert_true(law_is_country(law_country("KP")));
    assert_true(law_is_country(law_country("ZW")));
    assert_true(law_is_country(law_country("AD")));
    assert_false(law_is_country(law_country("KO")));
    assert_false(law_is_country(law_country("DA"))); /* across two pairs */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amount_parse_gives_steps),
        cmocka_unit_test(currency_codes_are_read_back),
        cmocka_unit_test(units_of_one_kind_match),
        cmocka_unit_test(convert_gives_both_ends),
        cmocka_unit_test(hs_codes_keep_their_length),
        cmocka_unit_test(hs_ranges_hold_both_ends),
        cmocka_unit_test(countries_are_known_by_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
