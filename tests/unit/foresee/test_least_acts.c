/* test_least_acts.c -- least acts over the real law.
 *
 * What the sets of some conducts hold, what is told of them besides, and that
 * no Act of Congress is among them: it is three consents and stands apart,
 * for it can do anything in the law of the United States.  What the sets show
 * of the whole map is in test_thesis.c.
 */
#include "conduct_cases.h"
#include "foresee/relief.h"

static struct least_answer least_of(const char *id,
                                    struct least_question question) {
    struct least_answer out;
    idt_error error = {0};
    hold_conduct(conduct_named(id), "2026-03-01");
    question.as_of = DAY_NONE;
    if (!question.by) question.by = DAY_NONE;
    idt_status status =
        least_acts(whole_decider(), &question, &conduct_arena, &error, &out);
    if (status) print_message("%s: %s\n", id, error.message);
    assert_int_equal(status, IDT_OK);
    return out;
}

static uint64_t order_bit(const char *id) {
    return UINT64_C(1) << law_find(whole_rulebook(), LAW_ORDER, span_of(id));
}

static struct least_question us_law(void) {
    return (struct least_question){.wanted = VERDICT_PERMITTED,
                                   .world_only = true,
                                   .orders = order_bit("US"),
                                   .limit = 1000};
}

static bool set_has(const struct least_set *set, const char *act) {
    uint32_t index = law_find(whole_rulebook(), LAW_ACT, span_of(act));
    for (uint32_t i = 0; i < set->count; i++)
        if (set->deeds[i].act == index) return true;
    return false;
}

static bool some_set_is(const struct least_answer *answer, uint32_t count,
                        const char *const *acts) {
    for (uint32_t s = 0; s < answer->count; s++) {
        bool all = answer->sets[s].count == count;
        for (uint32_t i = 0; all && i < count; i++)
            all = set_has(&answer->sets[s], acts[i]);
        if (all) return true;
    }
    return false;
}

/* ---- sets --------------------------------------------------------------------------- */

static void new_investment_falls_with_one_order(void **state) {
    (void)state;
    static const char *const lapse[] = {"us.act.lapse-emergency-13466"};
    struct least_answer answer = least_of("C5", us_law());
    assert_true(some_set_is(&answer, 1, lapse));
    assert_int_equal(answer.entrenchment, 1);
    assert_false(answer.is_reached);
}

static void lapse_waits_for_its_day_of_the_year(void **state) {
    (void)state;
    struct least_question question = us_law();
    question.by = test_day("2026-06-25");
    struct least_answer answer = least_of("C5", question);
    bool is_told = false;
    for (uint32_t s = 0; s < answer.count; s++) {
        const struct least_set *set = &answer.sets[s];
        if (set->count != 1 || !set_has(set, "us.act.lapse-emergency-13466")) {
            assert_false(set->is_late);
            continue;
        }
        is_told = true;
        assert_int_equal(set->waiting_days, 117);
        assert_int_equal(set->done_on, test_day("2026-06-26"));
        assert_true(set->is_late);
    }
    assert_true(is_told);
}

static void imports_need_more_than_the_order(void **state) {
    (void)state;
    struct least_answer answer = least_of("C6", us_law());
    assert_true(answer.count > 0);
    for (uint32_t s = 0; s < answer.count; s++) {
        const struct least_set *set = &answer.sets[s];
        assert_true(set_has(set, "us.9251.suspension") ||
                    set_has(set, "us.9252.termination"));
        assert_true(set_has(set, "kp.act.c"));
    }
    assert_int_equal(answer.veto_count, 2);
}

static void section_311_needs_rule_and_finding_or_mandate(void **state) {
    (void)state;
    struct least_question question = us_law();
    question.limit = 20;
    struct least_answer answer = least_of("C7", question);
    assert_true(answer.count > 0);
    for (uint32_t s = 0; s < answer.count; s++) {
        const struct least_set *set = &answer.sets[s];
        assert_true(set_has(set, "us.fincen.repeal-1010-659"));
        assert_true(set_has(set, "us.fincen.withdraw-finding") ||
                    set_has(set, "us.9228c.waiver-311") ||
                    set_has(set, "us.9251.suspension") ||
                    set_has(set, "us.9252.termination"));
    }
}

static void glenn_leaves_no_way_without_congress(void **state) {
    (void)state;
    struct least_answer exports = least_of("C3", us_law());
    struct least_answer credit = least_of("C17", us_law());
    assert_int_equal(exports.count, 0);
    assert_int_equal(credit.count, 0);
    assert_int_equal(exports.entrenchment, UINT32_MAX);
}

static void lawful_conduct_needs_no_act(void **state) {
    (void)state;
    struct least_answer answer = least_of("C19", us_law());
    assert_true(answer.is_reached);
}

static void sets_by_a_day_tell_which_are_late(void **state) {
    (void)state;
    struct least_question question = us_law();
    question.by = test_day("2026-03-15");
    struct least_answer answer = least_of("C15", question);
    assert_true(answer.count > 0);
    for (uint32_t s = 0; s < answer.count; s++) {
        assert_true(answer.sets[s].waiting_days >= 30);
        assert_true(answer.sets[s].is_late);
    }
}

static void limit_says_that_more_were_found(void **state) {
    (void)state;
    struct least_question question = us_law();
    question.limit = 1;
    struct least_answer answer = least_of("C6", question);
    assert_int_equal(answer.count, 1);
    assert_true(answer.found > 1);
    assert_false(answer.is_complete);
    assert_int_equal(answer.veto_count, 2);
}

/* More that is wanted is never had with fewer consents. */
static void wanting_more_never_takes_fewer_consents(void **state) {
    (void)state;
    static const enum verdict_word wanted[] = {VERDICT_PROHIBITED,
                                               VERDICT_LICENCE, VERDICT_EXPOSED,
                                               VERDICT_PERMITTED};
    (void)whole_decider();
    for (uint32_t i = 0; i < conduct_rows.count; i++) {
        char id[32];
        struct span name = conduct_rows.items[i].id;
        uint32_t before = 0;
        snprintf(id, sizeof id, "%.*s", (int)name.length, name.bytes);
        for (size_t w = 0; w < sizeof wanted / sizeof wanted[0]; w++) {
            struct least_question question = us_law();
            question.limit = 1;
            question.wanted = wanted[w];
            struct least_answer answer = least_of(id, question);
            uint32_t consents = answer.is_reached ? 0 : answer.entrenchment;
            assert_true(consents >= before);
            before = consents;
        }
    }
}

/* ---- Congress ------------------------------------------------------------------------- */

/* Conducts of the map that a US person does. */
static const char *const us_conducts[] = {"C1",  "C2",  "C3",  "C4", "C5",
                                          "C6",  "C7",  "C7b", "C8", "C12",
                                          "C15", "C16", "C17", "C18"};
static void act_of_congress_is_three_consents_and_stands_apart(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    uint32_t act = law_find(book, LAW_ACT, SPAN_OF("us.act.congress-repeal"));
    uint32_t consents = 0;
    assert_int_not_equal(act, LAW_NONE);
    assert_true(act_is_of_congress(book, act));
    struct law_list by = book->acts.items[act].by;
    for (uint32_t i = 0; i < by.count; i++)
        consents += actor_consents(book, book->ids.items[by.first + i]);
    assert_int_equal(consents, 3);
    for (size_t i = 0; i < sizeof us_conducts / sizeof us_conducts[0]; i++) {
        struct least_question question = us_law();
        question.limit = 5;
        struct least_answer answer = least_of(us_conducts[i], question);
        for (uint32_t s = 0; s < answer.count; s++)
            assert_false(set_has(&answer.sets[s], "us.act.congress-repeal"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(new_investment_falls_with_one_order),
        cmocka_unit_test(lapse_waits_for_its_day_of_the_year),
        cmocka_unit_test(imports_need_more_than_the_order),
        cmocka_unit_test(section_311_needs_rule_and_finding_or_mandate),
        cmocka_unit_test(glenn_leaves_no_way_without_congress),
        cmocka_unit_test(lawful_conduct_needs_no_act),
        cmocka_unit_test(sets_by_a_day_tell_which_are_late),
        cmocka_unit_test(limit_says_that_more_were_found),
        cmocka_unit_test(wanting_more_never_takes_fewer_consents),
        cmocka_unit_test(act_of_congress_is_three_consents_and_stands_apart),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
