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
struct row {
    const char *conduct;
    enum verdict_word today, five, emergency;
    struct fate fates[8];
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
      {"us.18usc2332d", '+', '+'}}},
    {"C2",
     BLOCK,
     BLOCK,
     BLOCK,
     {{"us.eo13382.1.a", '+', '+'}, {"us.eo13722.1.a", '-', '-'}}},
    {"C3",
     FORBID,
     FORBID,
     FORBID,
     {{"us.eo13722.3.a.i", '-', '-'},
      {"us.ear.746_4", '+', '+'},
      {"us.nkspea.203a", '+', '+'},
      {"us.ecra.1754c", '+', '+'},
      {"us.glenn.102b.exports", '+', '+'}}},
    {"C4", FORBID, FREE, FREE, {{"us.eo13722.3.a.i", '-', '-'}}},
    {"C5", FORBID, FREE, FREE, {{"us.eo13722.3.a.ii", '-', '-'}}},
    {"C6",
     FORBID,
     FORBID,
     FORBID,
     {{"us.eo13570.1", '-', '-'}, {"us.kimsa.302A", '+', '+'}}},
    {"C7",
     BLOCK,
     BLOCK,
     BLOCK,
     {{"us.311.nk.b1", '+', '+'},
      {"us.eo13382.1.a", '+', '+'},
      {"us.eo13722.1.a", '-', '-'}}},
    {"C7b", BLOCK, BLOCK, BLOCK, {{"us.311.nk.b2", '+', '+'}}},
    {"C8", FORBID, FORBID, FORBID, {{"us.kimsa.201A", '+', '+'}}},
    {"C9",
     EXPOSE,
     EXPOSE,
     EXPOSE,
     {{"us.sec.ffi.eo13810.4", '-', '-'},
      {"us.sec.ffi.nkspea.201B", '+', '+'}}},
    {"C10", FORBID, FORBID, FORBID, {{"us.nksr.214", '+', '+'}}},
    {"C11",
     FORBID,
     FORBID,
     FORBID,
     {{"us.eo13810.2.b", '-', '-'},
      {"us.46usc70022", '+', '+'},
      {"us.nkspea.205c", '+', '+'}}},
    {"C12",
     BLOCK,
     BLOCK,
     FORBID,
     {{"us.eo13466.2", '+', '-'}, {"us.nkspea.104c1", '+', '?'}}},
    {"C13",
     EXPOSE,
     EXPOSE,
     EXPOSE,
     {{"us.sec.nkspea.104b.H", '+', '+'},
      {"us.sec.nkspea.104g.1.A.i.II", '+', '+'}}},
    {"C14",
     EXPOSE,
     EXPOSE,
     EXPOSE,
     {{"us.eo13722.2.a.iv", '-', '-'},
      {"us.nkspea.302B", '+', '+'},
      {"us.sec.nkspea.104g.1.C", '+', '+'}}},
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
      {"us.nkspea.203a", '+', '+'}}},
    {"C17",
     BLOCK,
     BLOCK,
     FORBID,
     {{"us.aid.2371", '+', '+'},
      {"us.aid.2370f", '+', '+'},
      {"us.aid.exim", '+', '+'},
      {"us.glenn.102b.aid", '+', '+'}}},
    {"C18", FORBID, FORBID, FORBID, {{"us.pass.dprk", '+', '+'}}},
    {"C18b", DUTY, DUTY, DUTY, {{"us.uscg.coe_nk", '+', '+'}}},
    {"C19", DUTY, DUTY, DUTY, {{NULL, 0, 0}}},
};
/* On which both scenarios end: the days of a ship are counted from it. */
#define LAW_DAY "2026-12-02"
#define ROWS    (sizeof rows / sizeof rows[0])

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
    for (size_t i = 0; i < 8 && row->fates[i].rule; i++) {
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
        cmocka_unit_test(mandate_without_means_is_open_with_both_branches),
        cmocka_unit_test(hanoi_changes_nothing_for_a_us_importer),
        cmocka_unit_test(vetoed_draft_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
