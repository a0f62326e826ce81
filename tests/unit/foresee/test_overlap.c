/* test_overlap.c -- revoke this: what still stands?
 *
 * The overlap matrix, all twenty-one rows of conduct.  For each: the layers
 * of today, what is left when the five later orders are revoked, what is left
 * when 13466 and the emergency go too.  `+` the rule stands, `-` it fell, `?`
 * it is open.
 */
#include "conduct_cases.h"

struct fate {
    const char *rule;
    char five, emergency; /* after the orders; after the emergency, too */
};
#define FATES 10
struct row {
    const char *conduct;
    enum verdict_word today, five, emergency;
    struct fate fates[FATES];
};

#define BLOCK  VERDICT_BLOCKED
#define FORBID VERDICT_PROHIBITED
#define EXPOSE VERDICT_EXPOSED
#define FREE   VERDICT_PERMITTED
#define DUTY   VERDICT_DUTIES

static const struct row rows[] = {
    {"C1",
     BLOCK,
     BLOCK,
     FORBID,
     {{"us.eo13722.1.a", '-', '-'},
      {"us.nkspea.104c1", '+', '?'},
      {"us.18usc2332d", '+', '+'},
      {"us.nksr.202", '+', '-'}}},
    {"C2",
     BLOCK,
     BLOCK,
     BLOCK,
     {{"us.eo13382.1.a", '+', '+'},
      {"us.eo13722.1.a", '-', '-'},
      {"us.nkspea.104c1", '+', '?'},
      {"us.18usc2332d", '+', '+'},
      {"un.1718.8.d", '+', '+'}}},
    {"C3",
     FORBID,
     FORBID,
     FORBID,
     {{"us.eo13722.3.a.i", '-', '-'},
      {"us.ear.746_4", '+', '+'},
      {"us.nkspea.203a", '+', '+'},
      {"us.ecra.1754c", '+', '+'},
      {"us.glenn.102b.exports", '+', '+'},
      {"us.ear.742_19", '+', '+'}}},
    {"C4", FORBID, FREE, FREE, {{"us.eo13722.3.a.i", '-', '-'}}},
    {"C5", FORBID, FREE, FREE, {{"us.eo13722.3.a.ii", '-', '-'}}},
    {"C6",
     FORBID,
     FORBID,
     FORBID,
     {{"us.eo13570.1", '-', '-'},
      {"us.kimsa.302A", '+', '+'},
      {"us.ntr.col2", '+', '+'},
      {"un.2375.16", '+', '+'}}},
    {"C7",
     BLOCK,
     BLOCK,
     BLOCK,
     {{"us.311.nk.b1", '+', '+'},
      {"us.eo13382.1.a", '+', '+'},
      {"us.eo13722.1.a", '-', '-'},
      {"us.311.nk.b3", '+', '+'},
      {"us.nkspea.201c2", '+', '+'},
      {"us.18usc2332d", '+', '+'},
      {"un.2270.33", '+', '+'}}},
    {"C7b",
     BLOCK,
     BLOCK,
     BLOCK,
     {{"us.311.nk.b2", '+', '+'},
      {"us.eo13382.1.a", '+', '+'},
      {"us.eo13722.1.a", '-', '-'},
      {"us.18usc2332d", '+', '+'}}},
    {"C8",
     FORBID,
     FORBID,
     FORBID,
     {{"us.kimsa.201A", '+', '+'}, {"us.311.nk.b3", '+', '+'}}},
    {"C9",
     EXPOSE,
     EXPOSE,
     EXPOSE,
     {{"us.sec.ffi.eo13810.4", '-', '-'},
      {"us.sec.ffi.nkspea.201B", '+', '+'},
      {"us.eo13810.1.a.iv", '-', '-'}}},
    {"C10",
     FORBID,
     FORBID,
     FORBID,
     {{"us.nksr.214", '+', '+'},
      {"us.eo13687.1.a.i", '+', '-'},
      {"us.eo13810.1.a.iv", '-', '-'}}},
    {"C11",
     FORBID,
     FORBID,
     FORBID,
     {{"us.eo13810.2.b", '-', '-'},
      {"us.46usc70022", '+', '+'},
      {"us.nkspea.205c", '+', '+'},
      {"us.uscg.coe_nk", '+', '+'}}},
    {"C12",
     BLOCK,
     BLOCK,
     FORBID,
     {{"us.eo13466.2", '+', '-'},
      {"us.nkspea.104c1", '+', '?'},
      {"us.eo13722.1.a", '-', '-'},
      {"us.18usc2332d", '+', '+'},
      {"un.2321.22", '+', '+'}}},
    {"C13",
     EXPOSE,
     EXPOSE,
     EXPOSE,
     {{"us.sec.nkspea.104b.H", '+', '+'},
      {"us.sec.nkspea.104g.1.A.i.II", '+', '+'},
      {"us.eo13810.1.a.iii", '-', '-'},
      {"un.2397.5", '+', '+'}}},
    {"C14",
     EXPOSE,
     EXPOSE,
     EXPOSE,
     {{"us.eo13722.2.a.iv", '-', '-'},
      {"us.nkspea.302B", '+', '+'},
      {"us.sec.nkspea.104g.1.C", '+', '+'},
      {"us.sec.nkspea.104b.L", '+', '+'},
      {"un.2397.8", '+', '+'}}},
    {"C15",
     BLOCK,
     BLOCK,
     BLOCK,
     {{"us.nkspea.210", '+', '+'},
      {"us.eo13694.1.a", '+', '+'},
      {"us.eo13687.1.a", '+', '-'}}},
    {"C16",
     BLOCK,
     BLOCK,
     FORBID,
     {{"us.aeca.40", '+', '+'},
      {"us.aeca.40A", '+', '+'},
      {"us.itar.126_1", '+', '+'},
      {"us.nkspea.203a", '+', '+'},
      {"us.nkspea.104c1", '+', '?'},
      {"un.1718.8.a.i", '+', '+'}}},
    {"C17",
     BLOCK,
     BLOCK,
     FORBID,
     {{"us.aid.2371", '+', '+'},
      {"us.aid.2370f", '+', '+'},
      {"us.aid.exim", '+', '+'},
      {"us.glenn.102b.aid", '+', '+'},
      {"us.18usc2332d", '+', '+'}}},
    {"C18", FORBID, FORBID, FORBID, {{"us.pass.dprk", '+', '+'}}},
    {"C18b",
     DUTY,
     DUTY,
     DUTY,
     {{"us.uscg.coe_nk", '+', '+'}, {"us.nkspea.205c", '+', '+'}}},
    {"C19", DUTY, DUTY, DUTY, {{NULL, 0, 0}}},
};
/* On which both scenarios end: the days of a ship are counted from it. */
#define LAW_DAY "2026-12-02"
#define ROWS    (sizeof rows / sizeof rows[0])

/* What the matrix names and the conduct does not meet, with the reason; none
 * of these rules may bite the row. */
static const struct {
    const char *conduct, *rule, *reason;
} absent[] = {
    {"C2", "us.311.nk.b1", "binds banks: C7"},
    {"C2", "us.kimsa.201A", "binds banks: C8"},
    {"C5", "us.sec.nkspea.104b.M", "threatens foreigners"},
    {"C5", "un.2375.18", "an investment, no venture: S-venture"},
    {"C8", "us.311.nk.b2", "an account, no payment: C7b"},
    {"C12", "us.sec.nkspea.104a.13", "threatens foreigners"},
    {"C16", "us.sec.nkspea.104a.9", "threatens foreigners"},
    {"C16", "us.glenn.102b.aid",
     "binds the government; its licences end, "
     "and so the regulation cannot be amended"},
    {"C17", "us.aid.7207", "credit for food exports alone"},
    {"C17", "us.ifi.286yy", "votes in banks of States"},
    {"C18b", "us.46usc70022", "this ship is on no list: C11"},
    {"C18b", "us.eo13810.2.b", "more than 180 days ago: C11"},
};

static char mark_of(const struct rule_change *change) {
    if (!change) return '.';
    switch (change->change) {
    case CHANGE_FELL: return '-';
    case CHANGE_OPEN: return '?';
    case CHANGE_STANDS:
    case CHANGE_NEW: break;
    }
    return change->after.is_unimplemented ? '?' : '+';
}

static bool compare_row(const struct row *row, const char *scenario) {
    bool is_five = strcmp(scenario, "five-orders") == 0, good = true;
    struct foresight f = foresee_conduct(row->conduct, scenario, LAW_DAY);
    enum verdict_word wanted = is_five ? row->five : row->emergency;
    if (f.before.word != row->today || f.after.word != wanted) {
        print_message("%s, %s: %s, then %s\n", row->conduct, scenario,
                      verdict_name(f.before.word), verdict_name(f.after.word));
        good = false;
    }
    for (size_t i = 0; i < FATES && row->fates[i].rule; i++) {
        const struct fate *fate = &row->fates[i];
        char mark = mark_of(change_of_rule(&f, fate->rule));
        char expected = is_five ? fate->five : fate->emergency;
        if (mark == expected) continue;
        print_message("%s, %s: %s is '%c', not '%c'\n", row->conduct, scenario,
                      fate->rule, mark, expected);
        good = false;
    }
    return good;
}

/* ---- least lawful sets --------------------------------------------------------- */

#define SET_MOST 8
/* In every set `common`; common and `first`, common and `other` are sets. */
struct least_row {
    const char *conduct;
    bool one_deal; /* with licences and waivers for the one case */
    uint32_t count;
    const char *common[SET_MOST], *first[SET_MOST], *other[SET_MOST];
};
#define STEPS   "kp.act.c"
#define SLEEPS  "us.9251.suspension"
#define ENDS    "us.9252.termination"
#define REPEAL  "us.act.repeal-31cfr510"
#define GOVERNS "us.act.revoke-eo13722"
#define ALL_END                                                                \
    STEPS, "kp.act.t", ENDS, "us.9265.notification", "us.9269b.termination"
#define END_EMERGENCY "us.act.end-emergency-13466"
#define LAPSE         "us.act.lapse-emergency-13466"
#define BANKS         "us.act.revoke-eo13810"
#define WEAPONS       "us.act.revoke-eo13382"

static const struct least_row least_rows[] = {
    {"C1",
     false,
     14,
     {STEPS},
     {SLEEPS, REPEAL, GOVERNS},
     {"kp.act.t", ENDS, REPEAL, END_EMERGENCY}},
    {"C2",
     false,
     44,
     {STEPS},
     {SLEEPS, REPEAL, GOVERNS, WEAPONS},
     {SLEEPS, REPEAL, GOVERNS, "us.act.end-emergency-12938"}},
    {"C3", true, 0, {NULL}, {NULL}, {NULL}}, /* Congress alone */
    {"C4", false, 3, {NULL}, {GOVERNS}, {END_EMERGENCY}},
    {"C5", false, 3, {NULL}, {GOVERNS}, {END_EMERGENCY}},
    {"C6",
     false,
     18,
     {STEPS},
     {SLEEPS, "us.act.revoke-eo13570"},
     {"kp.act.t", ENDS, "us.act.revoke-eo13570"}},
    {"C7",
     false,
     44,
     {STEPS, "us.fincen.repeal-1010-659"},
     {SLEEPS, REPEAL, GOVERNS, WEAPONS},
     {"kp.act.t", ENDS, REPEAL, GOVERNS, WEAPONS}},
    {"C7b",
     false,
     44,
     {STEPS, "us.fincen.repeal-1010-659"},
     {SLEEPS, REPEAL, GOVERNS, WEAPONS},
     {"kp.act.t", ENDS, REPEAL, GOVERNS, WEAPONS}},
    {"C8", false, 2, {STEPS}, {SLEEPS}, {"kp.act.t", ENDS}},
    {"C8", true, 4, {NULL}, {"us.9228c.waiver", "us.9228c.waiver-311"}, {NULL}},
    {"C9", false, 3, {ALL_END, BANKS}, {END_EMERGENCY}, {LAPSE}},
    {"C10", false, 3, {ALL_END, BANKS}, {END_EMERGENCY}, {LAPSE}},
    {"C11", false, 0, {NULL}, {NULL}, {NULL}}, /* ships leave one by one */
    {"C11", true, 4, {"us.state.determine-70022"}, {BANKS}, {END_EMERGENCY}},
    {"C12",
     false,
     50,
     {STEPS},
     {SLEEPS, REPEAL, GOVERNS, "us.act.revoke-eo13466"},
     {"kp.act.t", ENDS, REPEAL, GOVERNS, END_EMERGENCY}},
    {"C13", false, 3, {ALL_END, BANKS}, {END_EMERGENCY}, {LAPSE}},
    {"C14", false, 1, {ALL_END, GOVERNS, BANKS}, {NULL}, {NULL}},
    {"C15",
     false,
     4,
     {"kp.act.end-cyber", "us.9230.certification", "us.act.revoke-eo13694"},
     {END_EMERGENCY},
     {REPEAL, "us.act.revoke-eo13687"}},
    {"C16", true, 0, {NULL}, {NULL}, {NULL}}, /* Congress alone */
    {"C17", true, 0, {NULL}, {NULL}, {NULL}}, /* Congress alone */
    {"C18", false, 1, {"us.state.end-passport-restriction"}, {NULL}, {NULL}},
    {"C18b", false, 1, {NULL}, {NULL}, {NULL}}, /* lawful: conditions met */
    {"C19", false, 1, {NULL}, {NULL}, {NULL}},  /* lawful under its licence */
};
#define LEAST_ROWS (sizeof least_rows / sizeof least_rows[0])

static bool set_has(const struct least_set *set, const char *act) {
    uint32_t index = law_find(whole_rulebook(), LAW_ACT, span_of(act));
    if (index == LAW_NONE) fail_msg("no act '%s'", act);
    for (uint32_t i = 0; i < set->count; i++)
        if (set->deeds[i].act == index) return true;
    return false;
}

/* How many of the acts the set has. */
static uint32_t names_in(const struct least_set *set,
                         const char *const acts[SET_MOST], uint32_t *asked) {
    uint32_t found = 0;
    for (*asked = 0; *asked < SET_MOST && acts[*asked]; (*asked)++)
        found += set_has(set, acts[*asked]);
    return found;
}

/* Whether the acts of `common` and `more` are one of the sets. */
static bool is_told(const struct least_answer *answer,
                    const struct least_row *row,
                    const char *const more[SET_MOST]) {
    for (uint32_t s = 0; s < answer->count; s++) {
        uint32_t common, others;
        uint32_t found = names_in(&answer->sets[s], row->common, &common);
        found += names_in(&answer->sets[s], more, &others);
        if (found == common + others && found == answer->sets[s].count)
            return true;
    }
    return false;
}

static bool compare_sets(const struct least_row *row) {
    const struct least_question question = {
        .wanted = VERDICT_PERMITTED,
        .world_only = !row->one_deal,
        .orders = UINT64_C(1)
                  << law_find(whole_rulebook(), LAW_ORDER, SPAN_OF("US")),
        .as_of = DAY_NONE,
        .by = DAY_NONE,
        .limit = 1000,
        .cap = 1000};
    struct least_answer answer;
    idt_error error = {0};
    hold_conduct(conduct_named(row->conduct), "2026-03-01");
    assert_int_equal(
        least_acts(whole_decider(), &question, &conduct_arena, &error, &answer),
        IDT_OK);
    bool good = answer.count == row->count && answer.is_complete;
    for (uint32_t s = 0; s < answer.count; s++) {
        uint32_t asked;
        good &= names_in(&answer.sets[s], row->common, &asked) == asked;
    }
    if (row->count > 0) good &= is_told(&answer, row, row->first);
    if (row->other[0]) good &= is_told(&answer, row, row->other);
    if (!good)
        print_message("%s: %u sets, not as told\n", row->conduct, answer.count);
    return good;
}

static bool has_least_row(const char *conduct) {
    for (size_t i = 0; i < LEAST_ROWS; i++)
        if (strcmp(conduct, least_rows[i].conduct) == 0) return true;
    return false;
}

static void least_lawful_sets_of_all_rows_are_those_told(void **state) {
    (void)state;
    bool good = true;
    (void)whole_decider();
    for (size_t i = 0; i < LEAST_ROWS; i++)
        good &= compare_sets(&least_rows[i]);
    for (size_t i = 0; i < ROWS; i++)
        assert_true(has_least_row(rows[i].conduct));
    assert_true(good);
}

static void layer_that_a_row_does_not_meet_has_a_reason(void **state) {
    (void)state;
    bool good = true;
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        struct foresight f =
            foresee_conduct(absent[i].conduct, "five-orders", LAW_DAY);
        bool is_there = change_of_rule(&f, absent[i].rule) != NULL;
        print_message("  %s not by %s: %s%s\n", absent[i].conduct,
                      absent[i].rule, absent[i].reason,
                      is_there ? " - BUT IT IS" : "");
        good &= !is_there;
    }
    assert_true(good);
}

static void overlap_has_all_twenty_one_rows(void **state) {
    (void)state;
    uint32_t conducts = 0;
    (void)whole_decider();
    for (uint32_t i = 0; i < conduct_rows.count; i++)
        conducts += conduct_rows.items[i].id.bytes[0] == 'C';
    assert_int_equal(conducts, 21);
    assert_int_equal(ROWS, 21);
}

static void overlap_after_the_five_orders_is_reproduced(void **state) {
    (void)state;
    bool good = true;
    for (size_t i = 0; i < ROWS; i++)
        good &= compare_row(&rows[i], "five-orders");
    assert_true(good);
}

static void overlap_after_the_emergency_too_is_reproduced(void **state) {
    (void)state;
    bool good = true;
    for (size_t i = 0; i < ROWS; i++)
        good &= compare_row(&rows[i], "orders-and-emergency");
    assert_true(good);
}

static void mandate_without_means_is_open_with_both_branches(void **state) {
    (void)state;
    struct foresight f =
        foresee_conduct("C1", "orders-and-emergency", "2026-03-01");
    const struct rule_change *change = change_of_rule(&f, "us.nkspea.104c1");
    assert_non_null(change);
    assert_int_equal(change->change, CHANGE_OPEN);
    assert_int_equal(change->after.most, VERDICT_BLOCKED);
    assert_int_equal(change->after.least, VERDICT_PERMITTED);
    assert_int_equal(f.after.most, VERDICT_BLOCKED);
    f = foresee_conduct("C7", "section-311", "2026-03-01");
    change = change_of_rule(&f, "us.nkspea.201c2");
    assert_non_null(change);
    assert_int_equal(change->change, CHANGE_OPEN);
    assert_int_equal(change_of_rule(&f, "us.311.nk.b1")->change, CHANGE_FELL);
}

static void hanoi_changes_nothing_for_a_us_importer(void **state) {
    (void)state;
    struct foresight f = foresee_conduct("C6", "hanoi-2019", "2019-02-27");
    assert_int_equal(f.before.word, VERDICT_PROHIBITED);
    assert_int_equal(f.after.word, VERDICT_PROHIBITED);
    assert_int_equal(change_of_rule(&f, "us.eo13570.1")->change, CHANGE_STANDS);
    assert_int_equal(change_of_rule(&f, "un.2375.16")->change, CHANGE_FELL);
}

static void vetoed_draft_changes_nothing(void **state) {
    (void)state;
    for (uint32_t i = 0; i < conduct_rows.count; i++) {
        char id[32];
        struct span name = conduct_rows.items[i].id;
        snprintf(id, sizeof id, "%.*s", (int)name.length, name.bytes);
        struct foresight f = foresee_conduct(id, "veto-2022", "2022-05-26");
        assert_int_equal(f.before.word, f.after.word);
        for (uint32_t c = 0; c < f.change_count; c++)
            assert_int_not_equal(f.changes[c].change, CHANGE_FELL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(overlap_has_all_twenty_one_rows),
        cmocka_unit_test(overlap_after_the_five_orders_is_reproduced),
        cmocka_unit_test(overlap_after_the_emergency_too_is_reproduced),
        cmocka_unit_test(least_lawful_sets_of_all_rows_are_those_told),
        cmocka_unit_test(layer_that_a_row_does_not_meet_has_a_reason),
        cmocka_unit_test(mandate_without_means_is_open_with_both_branches),
        cmocka_unit_test(hanoi_changes_nothing_for_a_us_importer),
        cmocka_unit_test(vetoed_draft_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
