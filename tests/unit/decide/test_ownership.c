/* test_ownership.c -- who is blocked because of who owns it, law by law. */
#include "case_text.h"

#define Y TRUTH_YES
#define N TRUTH_NO
#define U TRUTH_UNKNOWN

/* Parties of a table's cases, so that a line is readable. */
#define SDN                                                                    \
    "\"listed\": [{\"entity\": \"us-ofac-sdn:1\", \"programs\": [\"DPRK3\"]}]"
#define SDN4                                                                   \
    "\"listed\": [{\"entity\": \"us-ofac-sdn:2\", \"programs\": [\"DPRK4\"]}]"
#define EU             "\"listed\": [{\"entity\": \"eu-fsf:1\", \"programs\": []}]"
#define GB             "\"listed\": [{\"entity\": \"gb-ofsi:1\", \"programs\": []}]"
#define UN             "\"listed\": [{\"entity\": \"un-sc:1\", \"programs\": []}]"
#define CLEAN          "\"listed\": []"
#define KPGOV          "\"government_of\": \"KP\", \"listed\": []"
#define NOGOV          "\"government_of\": \"none\", \"listed\": []"
#define NOBODY         "\"owners\": []"
#define OWNED(list)    "{\"listed\": [], \"owners\": [" list "]}"
#define BY(who, share) "{" who ", \"owners\": [], \"share\": \"" share "\"}"

struct line {
    const char *title, *parties, *programme;
    enum truth expected; /* of parties[0] */
};

static void check_lines(const struct line *line, size_t count,
                        const char *fact) {
    for (; count--; line++) {
        char text[3000];
        snprintf(text, sizeof text, "\"parties\": [%s]", line->parties);
        take_case("pay", text);
        expect_truth(line->title,
                     line->programme ? member_of(fact, 0, LAW_PROGRAMME,
                                                 line->programme, false)
                                     : truth_of(fact, 0),
                     line->expected);
    }
}
#define CHECK(lines, fact)                                                     \
    check_lines(lines, sizeof(lines) / sizeof(lines)[0], fact)

static void us_half_in_the_aggregate_blocks(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"listed itself", "{" SDN "}", "DPRK3", Y},
        {"another programme than its own", "{" SDN ", " NOBODY "}", "DPRK4", N},
        {"said not to be, owners not told", "{" CLEAN "}", "DPRK3", U},
        {"a person has no owners", "{\"type\": \"person\", " CLEAN "}", "DPRK3",
         N},
        {"said not to be, nor its owners", "{" CLEAN ", " NOBODY "}", "DPRK3",
         N},
        {"nothing said", "{" NOBODY "}", "DPRK3", U},
        {"exactly half", OWNED(BY(SDN, "0.5")), "DPRK3", Y},
        {"half in percent", OWNED(BY(SDN, "50 %")), "DPRK3", Y},
        {"a hair below half", OWNED(BY(SDN, "0.499999999")), "DPRK3", N},
        {"two that add to half", OWNED(BY(SDN, "0.25") ", " BY(SDN, "0.25")),
         "DPRK3", Y},
        {"two that add to a hair less",
         OWNED(BY(SDN, "0.25") ", " BY(SDN, "0.249999999")), "DPRK3", N},
        {"added over programmes: the one",
         OWNED(BY(SDN, "0.3") ", " BY(SDN4, "0.2")), "DPRK3", Y},
        {"added over programmes: the other",
         OWNED(BY(SDN, "0.3") ", " BY(SDN4, "0.2")), "DPRK4", Y},
        {"control alone does not pass it",
         OWNED("{" SDN ", " NOBODY ", \"control\": true, \"share\": \"0.4\"}"),
         "DPRK3", N},
        {"an unstated share may be half", OWNED("{" SDN ", " NOBODY "}"),
         "DPRK3", U},
        {"an unstated share, but half is with others",
         OWNED("{" SDN ", " NOBODY "}, " BY(CLEAN, "0.6")), "DPRK3", N},
        {"an owner nobody looked up",
         OWNED("{\"owners\": [], \"share\": \"0.5\"}"), "DPRK3", U},
        {"the same with less than half",
         OWNED("{\"owners\": [], \"share\": \"0.49\"}"), "DPRK3", N},
        {"a listing for export control does not block",
         OWNED("{\"listed\": [{\"entity\": \"us-bis-el:1\", \"programs\": "
               "[]}], \"owners\": [], \"share\": \"1\"}"),
         "DPRK3", N},
        {"listed after the day",
         OWNED("{\"listed\": [{\"entity\": \"us-ofac-sdn:1\", \"programs\": "
               "[\"DPRK3\"], \"since\": \"2025-03-02\"}], \"owners\": [], "
               "\"share\": \"1\"}"),
         "DPRK3", N},
        {"listed on the day",
         OWNED("{\"listed\": [{\"entity\": \"us-ofac-sdn:1\", \"programs\": "
               "[\"DPRK3\"], \"since\": \"2025-03-01\"}], \"owners\": [], "
               "\"share\": \"1\"}"),
         "DPRK3", Y},
    };
    CHECK(lines, "party.blocked-programmes");
}

/* A holds 60 % of B, B holds 50 % of C: C is, though 0.6 x 0.5 is 0.3. */
#define THROUGH(upper, lower)                                                  \
    OWNED("{\"listed\": [], \"share\": \"" lower                               \
          "\", \"owners\": [" BY(SDN, upper) "]}")

static void us_shares_along_a_chain_are_never_multiplied(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"half through half", THROUGH("0.5", "0.5"), "DPRK3", Y},
        {"0.6 then 0.5", THROUGH("0.6", "0.5"), "DPRK3", Y},
        {"all, then less than half", THROUGH("1", "0.49"), "DPRK3", N},
        {"less than half, then all", THROUGH("0.49", "1"), "DPRK3", N},
        {"a chain of two beside a direct share",
         OWNED("{\"listed\": [], \"share\": \"0.25\", \"owners\": [" BY(
             SDN, "0.5") "]}, " BY(SDN, "0.25")),
         "DPRK3", Y},
        {"a chain that breaks adds nothing to a direct share",
         OWNED("{\"listed\": [], \"share\": \"0.5\", \"owners\": [" BY(
             SDN, "0.49") "]}, " BY(SDN, "0.25")),
         "DPRK3", N},
    };
    CHECK(lines, "party.blocked-programmes");
}

static void us_rings_and_self_holdings_add_nothing(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"holds itself",
         "{" CLEAN ", \"owners\": [{\"party\": 0, \"share\": \"1\"}]}", "DPRK3",
         N},
        {"holds itself and a quarter is blocked",
         "{" CLEAN ", \"owners\": [{\"party\": 0, \"share\": \"0.5\"}, " BY(
             SDN, "0.25") "]}",
         "DPRK3", N},
        {"two that hold each other",
         "{" CLEAN ", \"owners\": [{\"party\": 1, \"share\": \"1\"}]}, {" CLEAN
         ", \"owners\": [{\"party\": 0, \"share\": \"1\"}]}",
         "DPRK3", N},
        {"a ring with a blocked half",
         "{" CLEAN
         ", \"owners\": [{\"party\": 1, \"share\": \"0.5\"}]}, {" CLEAN
         ", \"owners\": [{\"party\": 0, \"share\": \"0.5\"}, " BY(SDN,
                                                                  "0.5") "]}",
         "DPRK3", Y},
        {"a ring with a blocked part below half",
         "{" CLEAN
         ", \"owners\": [{\"party\": 1, \"share\": \"0.5\"}]}, {" CLEAN
         ", \"owners\": [{\"party\": 0, \"share\": \"0.6\"}, " BY(SDN,
                                                                  "0.4") "]}",
         "DPRK3", N},
    };
    CHECK(lines, "party.blocked-programmes");
}

#define MORE_THAN_HALF(listed)                                                 \
    {"listed itself", "{" listed ", " NOBODY "}", NULL, Y},                    \
        {"exactly half", OWNED(BY(listed, "0.5")), NULL, N},                   \
        {"a hair over half", OWNED(BY(listed, "0.500000001")), NULL, Y},       \
        {"control with a tenth",                                               \
         OWNED("{" listed ", " NOBODY                                          \
               ", \"share\": \"0.1\", \"control\": true}"),                    \
         NULL, Y},                                                             \
        {"two that add to over half",                                          \
         OWNED(BY(listed, "0.3") ", " BY(listed, "0.21")), NULL, Y},           \
        {"the list of another law", OWNED(BY(SDN, "1")), NULL, N}, {           \
        "owners not told", "{" CLEAN "}", NULL, U                              \
    }

static void eu_more_than_half_or_control_freezes(void **state) {
    (void)state;
    static const struct line lines[] = {MORE_THAN_HALF(EU)};
    CHECK(lines, "party.eu-frozen");
}

static void gb_more_than_half_or_control_freezes(void **state) {
    (void)state;
    static const struct line lines[] = {MORE_THAN_HALF(GB)};
    CHECK(lines, "party.gb-frozen");
}

static void un_half_control_or_acting_for_counts(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"exactly half", OWNED(BY(UN, "0.5")), NULL, Y},
        {"less", OWNED(BY(UN, "0.49")), NULL, N},
        {"control",
         OWNED("{" UN ", " NOBODY ", \"share\": \"0.1\", \"control\": true}"),
         NULL, Y},
        {"acts for one",
         "{" CLEAN ", " NOBODY ", \"acts_for\": 1}, {" UN ", " NOBODY "}", NULL,
         Y},
        {"acts for another",
         "{" CLEAN ", " NOBODY ", \"acts_for\": 1}, {" CLEAN ", " NOBODY "}",
         NULL, N},
    };
    CHECK(lines, "party.un-listed");
}

static void kp_government_counts_by_control(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"a body of it", "{" KPGOV "}", NULL, Y},
        {"of none", "{" NOGOV ", " NOBODY "}", NULL, N},
        {"of China", "{\"government_of\": \"CN\", " CLEAN ", " NOBODY "}", NULL,
         N},
        {"not told", "{" CLEAN ", " NOBODY "}", NULL, U},
        {"half of it",
         "{" NOGOV ", \"owners\": [{" KPGOV
         ", \"owners\": [], \"share\": \"0.5\"}]}",
         NULL, Y},
        {"less than half",
         "{" NOGOV ", \"owners\": [{" KPGOV
         ", \"owners\": [], \"share\": \"0.49\"}]}",
         NULL, N},
        {"less than half, with control",
         "{" NOGOV ", \"owners\": [{" KPGOV
         ", \"owners\": [], \"share\": \"0.01\", \"control\": true}]}",
         NULL, Y},
        {"acts for it",
         "{" NOGOV ", \"owners\": [], \"acts_for\": 1}, {" KPGOV "}", NULL, Y},
        {"a branch of it",
         "{" NOGOV ", \"owners\": [], \"branch_of\": 1}, {" KPGOV "}", NULL, Y},
    };
    CHECK(lines, "party.kp-government");
}

static void path_of_ownership_is_told(void **state) {
    (void)state;
    take_case("pay", "\"parties\": [" THROUGH("0.6", "0.5") "]");
    const struct value *value = value_of("party.blocked-programmes", 0);
    bool has_lower = false, has_upper = false, has_list = false;
    for (const struct reason *r = value->why; r; r = r->next) {
        has_lower |= span_starts(r->text, "parties[0] is held 50 % by "
                                          "parties[0].owners[0]");
        has_upper |= span_starts(r->text, "parties[0].owners[0] is held 60 % "
                                          "by parties[0].owners[0].owners[0]");
        has_list |= span_is(r->text, "parties[0].owners[0].owners[0] is listed "
                                     "as us-ofac-sdn:1");
    }
    assert_true(has_lower && has_upper && has_list);
}

/* ---- stakes told outside `owners` ---------------------------------------- */

static void share_beside_one_owner_is_its_share(void **state) {
    (void)state;
#define BESIDE(rest)                                                           \
    "{\"type\": \"organization\", \"owned_by\": 1" rest ", " CLEAN ", "        \
    "\"owners\": []}, {\"type\": \"organization\", " SDN ", \"owners\": []}"
    static const struct line lines[] = {
        {"most of it", BESIDE(", \"share\": \"0.60\""), "DPRK3", Y},
        {"less than half", BESIDE(", \"share\": \"0.40\""), "DPRK3", N},
        {"control alone", BESIDE(", \"control\": true"), "DPRK3", U},
        {"nothing said", BESIDE(""), "DPRK3", U},
    };
    check_lines(lines, sizeof lines / sizeof lines[0],
                "party.blocked-programmes");
}

static void share_in_nothing_is_refused(void **state) {
    (void)state;
    static const char *const lines[] = {
        "\"parties\": [{\"role\": \"owner\", \"share\": \"0.60\"}]",
        "\"parties\": [{\"role\": \"buyer\", \"control\": true}]",
        "\"parties\": [{\"share\": \"0.6\", \"owned_by\": [{\"party\": 1}]}, "
        "{}]",
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        idt_error error = {0};
        assert_int_equal(try_case("pay", lines[i], &error), IDT_BAD_DATA);
        assert_non_null(strstr(error.message, "stake in nothing"));
    }
}

/* Of what does he own a part?  Perhaps of what is paid for. */
static void owner_of_nothing_told_may_take_part(void **state) {
    (void)state;
    static const char *const owner = "{\"role\": \"owner\", " SDN "}";
    char text[900];
    snprintf(text, sizeof text,
             "\"parties\": [{\"role\": \"buyer\", \"incorporated\": \"US\", "
             "\"listed\": [], \"owners\": []}, %s]",
             owner);
    take_case("pay", text);
    expect_truth("of nothing", truth_of("party.takes-part", 1), U);
    assert_int_equal(decider_ruling(bench.decider)->word, VERDICT_NEEDS_FACTS);
    snprintf(text, sizeof text,
             "\"parties\": [{\"role\": \"buyer\", \"incorporated\": \"US\", "
             "\"listed\": [], \"owners\": [{\"party\": 1, \"share\": "
             "\"0.1\"}]}, %s]",
             owner);
    take_case("pay", text);
    expect_truth("of the buyer", truth_of("party.takes-part", 1), N);
}

/* ---- many ---------------------------------------------------------------- */

#define MANY 1000

/* Each owned by the next, the last one listed; asked party by party, and each
 * law's closure made anew, this took minutes. */
static void chain_of_a_thousand_owners_is_decided(void **state) {
    static char text[MANY * 100 + 200];
    struct place start = {"case.json", 1, 1};
    idt_error error = {0};
    (void)state;
    int at = snprintf(text, sizeof text,
                      "{\"date\": \"" CASE_DAY "\", \"activity\": \"pay\", "
                      "\"parties\": [");
    for (int i = 1; i < MANY; i++)
        at += snprintf(text + at, sizeof text - (size_t)at,
                       "{\"type\": \"organization\", \"listed\": [], "
                       "\"owners\": [{\"party\": %d, \"share\": \"0.6\"}]}, ",
                       i);
    at += snprintf(text + at, sizeof text - (size_t)at, "{%s}]}", SDN);
    assert_in_range(at, MANY, sizeof text - 1);
    assert_int_equal(case_parse(bench.decider, (struct span){text, (size_t)at},
                                start, &error),
                     IDT_OK);
    assert_int_equal(decide(bench.decider, DAY_NONE, NULL, &error), IDT_OK);
    expect_truth(
        "the first",
        member_of("party.blocked-programmes", 0, LAW_PROGRAMME, "DPRK3", false),
        Y);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(us_half_in_the_aggregate_blocks),
        cmocka_unit_test(us_shares_along_a_chain_are_never_multiplied),
        cmocka_unit_test(us_rings_and_self_holdings_add_nothing),
        cmocka_unit_test(eu_more_than_half_or_control_freezes),
        cmocka_unit_test(gb_more_than_half_or_control_freezes),
        cmocka_unit_test(un_half_control_or_acting_for_counts),
        cmocka_unit_test(kp_government_counts_by_control),
        cmocka_unit_test(path_of_ownership_is_told),
        cmocka_unit_test(share_beside_one_owner_is_its_share),
        cmocka_unit_test(share_in_nothing_is_refused),
        cmocka_unit_test(owner_of_nothing_told_may_take_part),
        cmocka_unit_test(chain_of_a_thousand_owners_is_decided),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
