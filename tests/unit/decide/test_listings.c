/* test_listings.c -- what a list says of a party never vanishes. */
#include "case_text.h"

#include "decide/explain.h"
#include "decide/verdict_parts.h"

/* A payment by an American to a Chinese person; `listed` is the value of its
 * key, NULL leaves the key away. */
static idt_status try_listed(const char *listed, idt_error *error) {
    char text[1200];
    snprintf(text, sizeof text,
             "\"parties\": [{\"role\": \"originator\", \"incorporated\": "
             "\"US\", \"government_of\": \"none\", \"owners\": [], "
             "\"listed\": []}, {\"role\": \"beneficiary\", \"name\": \"A B\", "
             "\"type\": \"person\", \"citizen\": [\"CN\"], \"located\": "
             "\"CN\", \"government_of\": \"none\"%s%s}], \"goods\": [], "
             "\"route\": {\"from\": \"US\", \"to\": \"CN\"}, \"payment\": "
             "{\"clears_in\": [\"US\"], \"banks\": []}",
             listed ? ", \"listed\": " : "", listed ? listed : "");
    return try_case("pay", text, error);
}

static void take_listed(const char *listed) {
    idt_error error = {0};
    assert_int_equal(try_listed(listed, &error), IDT_OK);
}

static enum verdict_word word(void) {
    return decider_ruling(bench.decider)->word;
}

static bool tells(const struct lines *lines, const char *part) {
    for (size_t i = 0; i < lines->count; i++)
        if (span_find(lines->text[i], part, 0) < lines->text[i].length)
            return true;
    return false;
}

static bool is_relied_on(const char *part) {
    struct lines lines = {.count = 0};
    explain_relied(bench.decider, &lines);
    return tells(&lines, part);
}

static bool is_missing(const char *part) {
    const struct missing_list *list = gather_missing(bench.decider);
    assert_non_null(list);
    for (size_t i = 0; i < list->count; i++)
        for (size_t k = 0; k < list->sets[i].name_count; k++)
            if (span_find(list->sets[i].names[k], part, 0) <
                list->sets[i].names[k].length)
                return true;
    return false;
}

/* ---- what the caller says ------------------------------------------------ */

static void listing_that_no_rule_reads_is_never_permitted(void **state) {
    (void)state;
    static const struct {
        const char *listed, *missing;
        enum verdict_word word;
    } lines[] = {
        {"[{\"entity\": \"us-ofac-sdn:1\", \"programs\": [\"DPRK3\"]}]", "",
         VERDICT_BLOCKED},
        {"[{\"entity\": \"us-ofac-sdn:1\"}]", "us-ofac-sdn:1",
         VERDICT_NEEDS_FACTS},
        {"[{\"entity\": \"us-ofac-sdn:1\", \"programs\": []}]", "us-ofac-sdn:1",
         VERDICT_NEEDS_FACTS},
        {"[{\"entity\": \"us-ofac-sdn:1\", \"programs\": [\"SDGT\"]}]",
         "programme 'SDGT' of us-ofac-sdn:1", VERDICT_NEEDS_FACTS},
        {"[{\"entity\": \"un:KPi.033\"}]", "un:KPi.033", VERDICT_NEEDS_FACTS},
        {"[{\"entity\": \"own-watch:7\"}]", "own-watch:7", VERDICT_NEEDS_FACTS},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        take_listed(lines[i].listed);
        if (word() != lines[i].word) print_message("%s\n", lines[i].listed);
        assert_int_equal(word(), lines[i].word);
        if (*lines[i].missing) assert_true(is_missing(lines[i].missing));
        assert_true(is_relied_on("parties[1] is listed as "));
    }
}

static void listing_without_tags_may_be_under_each_of_its_list(void **state) {
    (void)state;
    take_listed("[{\"entity\": \"us-ofac-sdn:1\"}]");
    expect_truth(
        "DPRK3",
        member_of("party.programmes", 1, LAW_PROGRAMME, "DPRK3", false),
        TRUTH_UNKNOWN);
    expect_truth(
        "CAPTA",
        member_of("party.programmes", 1, LAW_PROGRAMME, "CAPTA", false),
        TRUTH_NO);
}

static void listing_of_a_later_day_is_none(void **state) {
    (void)state;
    take_listed("[{\"entity\": \"us-ofac-sdn:1\", \"programs\": [\"SDGT\"], "
                "\"since\": \"2025-03-02\"}]");
    assert_false(decider_ruling(bench.decider)->has_unread);
    take_listed("[]");
    assert_false(decider_ruling(bench.decider)->has_unread);
}

static void tag_in_other_letters_is_refused(void **state) {
    (void)state;
    idt_error error = {0};
    assert_int_equal(try_listed("[{\"entity\": \"us-ofac-sdn:1\", "
                                "\"programs\": [\"dprk3\"]}]",
                                &error),
                     IDT_BAD_DATA);
    assert_non_null(strstr(error.message, "'DPRK3'"));
}

/* ---- what screening says ------------------------------------------------- */

static void take_hits(const char *entity, const char *tag, bool is_sure) {
    struct span tags[] = {span_of(tag)};
    struct listing found = {.entity = span_of(entity),
                            .programmes = tags,
                            .programme_count = 1,
                            .since = DAY_NONE,
                            .published = DAY_NONE,
                            .is_hit = is_sure};
    struct case_hits hits = {&found, &found, is_sure, !is_sure};
    struct searched_list lists[] = {{SPAN_OF("us-ofac-sdn"), DAY_NONE, 7},
                                    {SPAN_OF("un-sc"), DAY_NONE, 7}};
    struct search_told how = {lists, 2, false, false};
    struct case_question asked;
    idt_error error = {0};
    take_listed(NULL);
    assert_true(case_asks(bench.decider, 1, &asked));
    assert_int_equal(case_answer(bench.decider, 1, &hits, &error), IDT_OK);
    assert_int_equal(case_searched(bench.decider, &how, &error), IDT_OK);
    assert_int_equal(decide(bench.decider, DAY_NONE, NULL, &error), IDT_OK);
}

static void hit_under_an_uncoded_programme_is_told(void **state) {
    (void)state;
    take_hits("us-ofac-sdn:2674", "SDGT", true);
    assert_int_equal(word(), VERDICT_NEEDS_FACTS);
    assert_true(is_missing("programme 'SDGT' of us-ofac-sdn:2674"));
    assert_true(is_relied_on("us-ofac-sdn:2674 under SDGT, found by "));
    take_hits("us-ofac-sdn:2674", "SDGT", false);
    assert_int_equal(word(), VERDICT_NEEDS_FACTS);
    assert_true(is_missing("confirm that 'A B' is not us-ofac-sdn:2674"));
    assert_true(is_relied_on("perhaps us-ofac-sdn:2674"));
}

/* Eight passports and a BIC: each is looked up. */
static void identifiers_are_all_asked_for_beside_a_bic(void **state) {
    (void)state;
    char text[1600];
    int at = snprintf(text, sizeof text,
                      "\"parties\": [{\"bic\": \"BKCHCNBJXXX\", "
                      "\"identifiers\": [");
    for (int i = 1; i <= CASE_NUMBERS_MOST; i++)
        at += snprintf(text + at, sizeof text - (size_t)at,
                       "%s{\"kind\": \"passport\", \"value\": \"%d\"}",
                       i > 1 ? ", " : "", 645120000 + i);
    snprintf(text + at, sizeof text - (size_t)at, "]}]");
    struct case_question asked;
    take_case("pay", text);
    assert_true(case_asks(bench.decider, 0, &asked));
    assert_int_equal(asked.number_count, CASE_NUMBERS_MOST + 1);
    assert_true(span_is(asked.numbers[CASE_NUMBERS_MOST].value, "645120008"));
}

/* A ship of which nothing is said is looked up by name and IMO number. */
static void ship_is_asked_for_by_name_and_number(void **state) {
    (void)state;
    struct case_question asked;
    take_case("port-call", "\"parties\": [], \"route\": {\"vessel\": "
                           "{\"name\": \"A\", \"imo\": \"9187629\"}}");
    assert_int_equal(case_asked_count(bench.decider), 1);
    assert_true(case_asks(bench.decider, 0, &asked));
    assert_true(span_is(asked.name, "A"));
    assert_string_equal(asked.type, "vessel");
    assert_int_equal(asked.number_count, 1);
    assert_string_equal(asked.numbers[0].kind, "imo");
    take_case("port-call", "\"parties\": [], \"route\": {\"vessel\": "
                           "{\"name\": \"A\", \"listed\": null}}");
    assert_false(case_asks(bench.decider, 0, &asked));
}

/* ---- lists that nobody searched ------------------------------------------ */

/* An American's or another's deal with a Chinese bank of whom nothing was
 * found on the lists named. */
static void take_searched(const char *activity, const char *country,
                          const char *const *names) {
    struct searched_list lists[4];
    uint32_t count = 0;
    char text[1200];
    struct case_hits none = {NULL, NULL, 0, 0};
    idt_error error = {0};
    snprintf(text, sizeof text,
             "\"parties\": [{\"role\": \"originator\", \"type\": "
             "\"organization\", \"incorporated\": \"%s\", \"located\": "
             "\"%s\", \"government_of\": \"none\", \"owners\": [], "
             "\"listed\": []}, {\"role\": \"beneficiary\", \"name\": \"A B\", "
             "\"type\": \"organization\", \"incorporated\": \"CN\", "
             "\"located\": \"CN\", \"government_of\": \"none\", \"owners\": "
             "[], \"facts\": {\"financial-institution\": true}}], \"goods\": "
             "[], \"payment\": {\"clears_in\": [\"CN\"], \"banks\": []}",
             country, country);
    take_case(activity, text);
    for (; names[count]; count++)
        lists[count] =
            (struct searched_list){span_of(names[count]), DAY_NONE, 7};
    struct search_told how = {lists, count, false, false};
    assert_int_equal(case_answer(bench.decider, 1, &none, &error), IDT_OK);
    assert_int_equal(case_searched(bench.decider, &how, &error), IDT_OK);
    assert_int_equal(decide(bench.decider, DAY_NONE, NULL, &error), IDT_OK);
}

static void national_list_not_searched_is_unknown(void **state) {
    (void)state;
    static const char *const us_and_un[] = {"us-ofac-sdn", "un-sc", NULL};
    static const char *const with_ch[] = {"us-ofac-sdn", "un-sc", "ch-seco",
                                          NULL};
    static const struct {
        const char *country, *list;
    } lines[] = {{"CH", "ch-"}, {"LI", "li-"}, {"AU", "au-"}};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char missing[40];
        snprintf(missing, sizeof missing, "no list '%s' was searched",
                 lines[i].list);
        take_searched("pay", lines[i].country, us_and_un);
        expect_truth(lines[i].country, truth_of("party.national-listed", 1),
                     TRUTH_UNKNOWN);
        assert_true(is_missing(missing));
    }
    /* The law of no such country is met, and a list that is searched. */
    take_searched("pay", "US", us_and_un);
    expect_truth("US", truth_of("party.national-listed", 1), TRUTH_NO);
    take_searched("pay", "CH", with_ch);
    expect_truth("CH", truth_of("party.national-listed", 1), TRUTH_NO);
}

static void national_hit_is_no_less_for_a_listing_elsewhere(void **state) {
    (void)state;
    struct listing sure = {.entity = SPAN_OF("us-csl:1"),
                           .since = DAY_NONE,
                           .published = DAY_NONE};
    struct listing maybe = {.entity = SPAN_OF("ch-seco:1"),
                            .since = DAY_NONE,
                            .published = DAY_NONE};
    struct case_hits hits = {&sure, &maybe, 1, 1};
    static const char *const lists[] = {"us-csl", "ch-seco", NULL};
    idt_error error = {0};
    take_searched("pay", "CH", lists);
    assert_int_equal(case_answer(bench.decider, 1, &hits, &error), IDT_OK);
    assert_int_equal(decide(bench.decider, DAY_NONE, NULL, &error), IDT_OK);
    expect_truth("a hit", truth_of("party.national-listed", 1), TRUTH_UNKNOWN);
}

static void tag_is_a_no_when_its_own_list_was_searched(void **state) {
    (void)state;
    static const char *const sdn[] = {"us-ofac-sdn", "un-sc", NULL};
    static const char *const both[] = {"us-ofac-sdn", "us-ofac-cons", NULL};
    take_searched("maintain-correspondent", "US", sdn);
    expect_truth(
        "DPRK3",
        member_of("party.programmes", 1, LAW_PROGRAMME, "DPRK3", false),
        TRUTH_NO);
    expect_truth("CAPTA", truth_of("party.capta-listed", 1), TRUTH_UNKNOWN);
    assert_true(is_missing("no list 'us-ofac-cons:' was searched"));
    take_searched("maintain-correspondent", "US", both);
    expect_truth("CAPTA", truth_of("party.capta-listed", 1), TRUTH_NO);
}

/* An entry without a day counts from the day of its list on. */
static void entry_without_a_day_is_unknown_before_its_list(void **state) {
    (void)state;
    struct span tags[] = {SPAN_OF("DPRK3")};
    day_number published;
    static const char *const lists[] = {"us-ofac-sdn", NULL};
    static const struct {
        const char *day;
        enum truth truth;
    } lines[] = {{"2025-03-01", TRUTH_YES}, {"2025-03-02", TRUTH_UNKNOWN}};
    for (size_t i = 0; i < 2; i++) {
        idt_error error = {0};
        assert_true(day_parse_iso(span_of(lines[i].day), &published));
        struct listing hit = {.entity = SPAN_OF("us-ofac-sdn:1"),
                              .programmes = tags,
                              .programme_count = 1,
                              .since = DAY_NONE,
                              .published = published,
                              .is_hit = true};
        struct case_hits hits = {&hit, NULL, 1, 0};
        take_searched("pay", "US", lists);
        assert_int_equal(case_answer(bench.decider, 1, &hits, &error), IDT_OK);
        assert_int_equal(decide(bench.decider, DAY_NONE, NULL, &error), IDT_OK);
        expect_truth(
            lines[i].day,
            member_of("party.programmes", 1, LAW_PROGRAMME, "DPRK3", false),
            lines[i].truth);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listing_that_no_rule_reads_is_never_permitted),
        cmocka_unit_test(listing_without_tags_may_be_under_each_of_its_list),
        cmocka_unit_test(listing_of_a_later_day_is_none),
        cmocka_unit_test(tag_in_other_letters_is_refused),
        cmocka_unit_test(hit_under_an_uncoded_programme_is_told),
        cmocka_unit_test(identifiers_are_all_asked_for_beside_a_bic),
        cmocka_unit_test(ship_is_asked_for_by_name_and_number),
        cmocka_unit_test(national_list_not_searched_is_unknown),
        cmocka_unit_test(national_hit_is_no_less_for_a_listing_elsewhere),
        cmocka_unit_test(tag_is_a_no_when_its_own_list_was_searched),
        cmocka_unit_test(entry_without_a_day_is_unknown_before_its_list),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
