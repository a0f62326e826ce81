/* test_quantities.c -- barrels and tonnes: what is said, by which rate, and
 * what a cap makes of it. */
#include "case_text.h"

#include "decide/quantities.h"

#define NO_END  INT64_MAX
#define BBL(n)  ((n)*INT64_C(1000))
#define TONS(n) ((n)*INT64_C(1000000))

#define OIL(hs, said, much)                                                    \
    "\"goods\": [{\"hs\": \"" hs "\", \"description\": \"" said                \
    "\", \"quantity\": \"" much "\"}], \"route\": {\"from\": \"CN\", "         \
    "\"to\": \"KP\"}"
#define TOTAL(fact, much) "\"facts\": {\"" fact "\": \"" much "\"}"

/* Both ends of a number: equal when it is known. */
static void expect_ends(const char *rest, const char *fact, int64_t least,
                        int64_t most) {
    take_case("export", rest);
    const struct value *value = value_of(fact, 0);
    struct between ends = {-1, -1};
    if (value->state == VALUE_KNOWN)
        ends = (struct between){value->as.number, value->as.number};
    if (value->state == VALUE_BETWEEN) ends = *value->as.between;
    if (ends.least != least || ends.most != most)
        print_message("%s\n  %s: %lld to %lld\n", rest, fact,
                      (long long)ends.least, (long long)ends.most);
    assert_true(ends.least == least && ends.most == most);
}

static void a_line_is_converted_by_what_it_is_called(void **state) {
    (void)state;
    static const struct {
        const char *rest;
        int64_t least, most; /* of goods.volume; -1: unknown */
    } lines[] = {
        {OIL("2710.19", "diesel", "1000 t"), BBL(7230), BBL(7500)},
        {OIL("2710.19", "Kerosene", "1000 t"), BBL(7770), BBL(7880)},
        {OIL("2710.19", "diesel and kerosene", "1000 t"), BBL(7230), BBL(7880)},
        {OIL("2711.12", "propane petroleum gas", "1000 t"), BBL(11600),
         BBL(11600)},
        {OIL("2710.19", "petroleum", "1000 t"), BBL(7500), BBL(8330)},
        {OIL("2709.00.90", "crude oil", "525 t"), BBL(4000), BBL(4000)},
        {OIL("2710.19", "diesel", "300 bbl"), BBL(300), BBL(300)},
        {OIL("2710.19", "diesel", "500 kg"), 3615, 3750},
        {OIL("2701.12", "coal", "1000 t"), -1, -1},
        {OIL("2710.19", "things", "1000 t"), -1, -1}, /* class not sure */
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        expect_ends(lines[i].rest, "goods.volume", lines[i].least,
                    lines[i].most);
    expect_ends(OIL("2709.00.90", "crude oil", "4000 bbl"), "goods.mass",
                TONS(525), TONS(525));
}

static void a_total_is_taken_in_either_unit(void **state) {
    (void)state;
    expect_ends(TOTAL("cap.refined-bbl", "60000 t"), "cap.refined-bbl",
                BBL(450000), BBL(499800));
    expect_ends(TOTAL("cap.refined-bbl", "450 bbl"), "cap.refined-bbl",
                BBL(450), BBL(450));
    expect_ends(TOTAL("cap.crude-t", "4000000 bbl"), "cap.crude-t",
                TONS(525000), TONS(525000));
    expect_ends(TOTAL("cap.crude-bbl", "4000000 bbl"), "cap.crude-t",
                TONS(525000), TONS(525000));
    expect_ends(TOTAL("cap.crude-t", "525 t"), "cap.crude-bbl", BBL(4000),
                BBL(4000));
}

static void a_total_that_nobody_told_is_no_less_than_the_deal(void **state) {
    (void)state;
    expect_ends(OIL("2710.19", "diesel", "1000 t"), "cap.refined-bbl",
                BBL(7230), NO_END);
    expect_ends(OIL("2709.00.90", "crude oil", "525 t"), "cap.refined-bbl", -1,
                -1);
    expect_ends(OIL("2710.19", "diesel", "1000 t") ", " TOTAL("cap.refined-bbl",
                                                              "60000 t"),
                "cap.refined-bbl", BBL(450000), BBL(499800));
}

static enum truth bites(const char *rule) {
    uint32_t index = law_find(bench.book, LAW_RULE, span_of(rule));
    assert_int_not_equal(index, LAW_NONE);
    for (size_t i = 0; i < bench.decider->outcomes.count; i++)
        if (bench.decider->outcomes.items[i].rule == index)
            return bench.decider->outcomes.items[i].bites;
    return TRUTH_NO;
}

/* 95 percent of 500000 bbl are 475000 bbl. */
static void a_cap_is_unknown_while_the_rate_decides(void **state) {
    (void)state;
    static const struct {
        const char *title, *total;
        enum truth over;
    } totals[] = {
        {"57022 t are below by any rate", "57022 t", TRUTH_NO},
        {"57024 t hang on the rate", "57024 t", TRUTH_UNKNOWN},
        {"63333 t hang on the rate", "63333 t", TRUTH_UNKNOWN},
        {"63334 t are over by any rate", "63334 t", TRUTH_YES},
    };
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        char rest[600];
        snprintf(rest, sizeof rest,
                 "%s, \"facts\": {\"cap.refined-bbl\": \"%s\"}",
                 OIL("2710.19", "diesel", "10 bbl"), totals[i].total);
        take_case("export", rest);
        expect_truth(totals[i].title, bites("un.2397.5"), totals[i].over);
    }
    take_case("export", OIL("2710.19", "diesel", "10 t"));
    expect_truth("a small deal", bites("un.2397.5"), TRUTH_UNKNOWN);
    take_case("export", OIL("2710.19", "diesel", "70000 t"));
    expect_truth("a deal that alone is over", bites("un.2397.5"), TRUTH_YES);
    take_case("export", OIL("2709.00.90", "crude oil", "525001 t"));
    expect_truth("crude that alone is over", bites("un.2397.4"), TRUTH_YES);
}

static bool verdict_says(const char *rest, const char *words) {
    struct byte_writer json = {.failed = false};
    take_case("export", rest);
    assert_int_equal(verdict_json(bench.decider, false, &json), IDT_OK);
    struct span text = written(&json);
    bool says = span_find(text, words, 0) < text.length;
    byte_writer_release(&json);
    return says;
}

/* Who keeps within a cap is told what is to be reported. */
static void duties_of_a_cap_are_told_while_it_is_kept(void **state) {
    (void)state;
    static const char due[] = "\"from\":\"un.2397.5\",\"binds_states\":true";
    static const char sum[] =
        "cap.refined-bbl is 475000 bbl; the cap is 500000 bbl a "
        "calendar-year, all stops at 95 percent";
    const char *oil = OIL("2710.19", "diesel", "10 bbl");
    char kept[600], over[600];
    snprintf(kept, sizeof kept, "%s, %s", oil,
             TOTAL("cap.refined-bbl", "474999 bbl"));
    snprintf(over, sizeof over, "%s, %s", oil,
             TOTAL("cap.refined-bbl", "475000 bbl"));
    assert_true(verdict_says(kept, due));
    assert_false(verdict_says(over, due)); /* then nothing may be supplied */
    assert_true(verdict_says(over, sum));
    assert_false(verdict_says(oil, due)); /* not known whether it is kept */
}

static void a_unit_that_is_no_quantity_is_refused(void **state) {
    (void)state;
    idt_error error = {0};
    assert_int_equal(
        try_case("export", TOTAL("cap.refined-bbl", "60000 USD"), &error),
        IDT_BAD_DATA);
    assert_non_null(strstr(error.message, "must be in bbl"));
    assert_int_equal(
        try_case("export", TOTAL("cap.coal-t", "60000 bbl"), &error),
        IDT_BAD_DATA);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_converted_by_what_it_is_called),
        cmocka_unit_test(a_total_is_taken_in_either_unit),
        cmocka_unit_test(a_total_that_nobody_told_is_no_less_than_the_deal),
        cmocka_unit_test(a_cap_is_unknown_while_the_rate_decides),
        cmocka_unit_test(duties_of_a_cap_are_told_while_it_is_kept),
        cmocka_unit_test(a_unit_that_is_no_quantity_is_refused),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
