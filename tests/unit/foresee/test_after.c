/* test_after.c -- deeds in the law that earlier deeds left. */
#include "foresee/after.h"
#include "whole_rulebook.h"

static struct arena arena;

static uint32_t act_named(const struct rulebook *book, const char *id) {
    uint32_t act = law_find(book, LAW_ACT, span_of(id));
    if (act == LAW_NONE) print_message("no act '%s'\n", id);
    assert_int_not_equal(act, LAW_NONE);
    return act;
}

static day_number day_of(const char *text) {
    day_number day;
    assert_true(day_parse_iso(span_of(text), &day));
    return day;
}

struct told {
    const char *act, *on;
};

static struct aftermath after(const struct told *told, uint32_t count,
                              const char *day) {
    struct rulebook *book = whole_rulebook();
    struct deed deeds[16];
    struct aftermath out;
    idt_error error = {0};
    for (uint32_t i = 0; i < count; i++)
        deeds[i] = (struct deed){act_named(book, told[i].act),
                                 day_of(told[i].on), i + 1};
    assert_int_equal(
        after_deeds(book,
                    &(struct deeds_asked){deeds, count, day_of(day), {NULL}},
                    &arena, &error, &out),
        IDT_OK);
    return out;
}

static uint8_t rule_state(const struct aftermath *a, const char *id) {
    uint32_t rule = law_find(whole_rulebook(), LAW_RULE, span_of(id));
    assert_int_not_equal(rule, LAW_NONE);
    return a->rule_states[rule];
}

static void deed_without_needs_takes_effect_at_once(void **state) {
    (void)state;
    const struct told told[] = {{"us.act.revoke-eo13722", "2026-12-01"}};
    struct aftermath a = after(told, 1, "2026-12-01");
    uint32_t eo =
        law_find(whole_rulebook(), LAW_INSTRUMENT, SPAN_OF("us.eo13722"));
    assert_int_equal(a.results[0].fate, DEED_DONE);
    assert_int_equal(a.instrument_states[eo], THING_ENDED);
    assert_int_equal(a.world.instruments[eo], STANDING_ENDED);
}

static void deed_is_refused_while_its_need_is_not_met(void **state) {
    (void)state;
    const struct told told[] = {{"us.act.revoke-eo13687", "2026-12-01"}};
    struct aftermath a = after(told, 1, "2026-12-02");
    uint32_t eo =
        law_find(whole_rulebook(), LAW_INSTRUMENT, SPAN_OF("us.eo13687"));
    assert_int_equal(a.results[0].fate, DEED_REFUSED);
    assert_int_equal(a.results[0].truth, TRUTH_NO);
    assert_int_equal(a.instrument_states[eo], THING_AS_DATED);
}

static void deed_needing_an_unknown_fact_is_refused_as_unknown(void **state) {
    (void)state;
    const struct told told[] = {{"us.9251.suspension", "2026-12-01"}};
    struct aftermath a = after(told, 1, "2026-12-02");
    assert_int_equal(a.results[0].fate, DEED_REFUSED);
    assert_int_equal(a.results[0].truth, TRUTH_UNKNOWN);
    assert_int_equal(rule_state(&a, "us.nkspea.104c1"), THING_AS_DATED);
}

static void deed_of_the_same_day_may_be_told_in_any_order(void **state) {
    (void)state;
    const struct told told[] = {{"us.9251.suspension", "2026-12-01"},
                                {"kp.act.c", "2026-12-01"}};
    struct aftermath a = after(told, 2, "2026-12-02");
    assert_int_equal(a.results[0].fate, DEED_DONE);
    assert_int_equal(rule_state(&a, "us.nkspea.104c1"), THING_SUSPENDED);
    assert_int_equal(rule_state(&a, "us.nksr.214"), THING_AS_DATED);
}

static void waiting_days_come_before_the_effect(void **state) {
    (void)state;
    const struct told told[] = {{"kp.act.end-cyber", "2026-12-01"},
                                {"us.9230.certification", "2026-12-01"},
                                {"us.act.revoke-eo13687", "2026-12-15"}};
    struct aftermath a = after(told, 3, "2027-02-01");
    assert_int_equal(a.results[1].effect, day_of("2026-12-31"));
    assert_int_equal(a.results[2].fate, DEED_REFUSED);
    assert_int_equal(a.results[2].early, 1);
    const struct told later[] = {{"kp.act.end-cyber", "2026-12-01"},
                                 {"us.9230.certification", "2026-12-01"},
                                 {"us.act.revoke-eo13687", "2026-12-31"}};
    a = after(later, 3, "2027-02-01");
    assert_int_equal(a.results[2].fate, DEED_DONE);
}

static void lapse_takes_effect_on_its_anniversary(void **state) {
    (void)state;
    const struct told told[] = {{"us.act.lapse-emergency-13466", "2026-03-01"},
                                {"us.aeca.no-certificate", "2026-05-16"}};
    struct rulebook *book = whole_rulebook();
    uint32_t emergency =
        law_find(book, LAW_INSTRUMENT, SPAN_OF("us.emergency.13466"));
    struct aftermath a = after(told, 2, "2026-06-25");
    assert_int_equal(a.results[0].fate, DEED_WAITING);
    assert_int_equal(a.results[0].effect, day_of("2026-06-26"));
    assert_int_equal(a.instrument_states[emergency], THING_AS_DATED);
    a = after(told, 2, "2026-06-26");
    assert_int_equal(a.results[0].fate, DEED_DONE);
    assert_int_equal(a.instrument_states[emergency], THING_ENDED);
    assert_int_equal(a.results[1].effect, day_of("2027-05-15"));
    const struct told same[] = {{"us.act.lapse-emergency-13466", "2026-06-26"}};
    a = after(same, 1, "2026-06-26");
    assert_int_equal(a.results[0].effect, day_of("2026-06-26"));
}

static void renewal_takes_back_a_lapse_until_it_ends(void **state) {
    (void)state;
    const struct told told[] = {
        {"us.act.lapse-emergency-13466", "2026-06-26"},
        {"us.act.continue-emergency-13466", "2026-06-26"}};
    uint32_t emergency = law_find(whole_rulebook(), LAW_INSTRUMENT,
                                  SPAN_OF("us.emergency.13466"));
    struct aftermath a = after(told, 2, "2027-06-25");
    assert_int_equal(a.instrument_states[emergency], THING_IMPOSED);
    assert_int_equal(a.world.instruments[emergency], STANDING_IN_FORCE);
    a = after(told, 2, "2027-06-26");
    assert_int_equal(a.results[1].fate, DEED_LAPSED);
    assert_int_equal(a.instrument_states[emergency], THING_ENDED);
}

static void suspension_lapses_after_its_longest_time(void **state) {
    (void)state;
    const struct told told[] = {{"kp.act.c", "2026-12-01"},
                                {"us.9251.suspension", "2026-12-01"}};
    struct aftermath a = after(told, 2, "2027-11-30");
    assert_int_equal(a.results[1].until, day_of("2027-12-01"));
    assert_int_equal(rule_state(&a, "us.nkspea.104c1"), THING_SUSPENDED);
    a = after(told, 2, "2027-12-01");
    assert_int_equal(a.results[1].fate, DEED_LAPSED);
    assert_int_equal(rule_state(&a, "us.nkspea.104c1"), THING_AS_DATED);
}

static void snapback_brings_back_what_was_suspended(void **state) {
    (void)state;
    const struct told told[] = {{"un.act.suspend-with-snapback", "2027-01-15"},
                                {"un.act.snapback", "2028-01-17"}};
    struct aftermath a = after(told, 2, "2027-06-01");
    assert_int_equal(rule_state(&a, "un.2375.16"), THING_SUSPENDED);
    a = after(told, 2, "2028-02-15");
    assert_int_equal(rule_state(&a, "un.2375.16"), THING_SUSPENDED);
    a = after(told, 2, "2028-02-16"); /* thirty days of notice */
    assert_int_equal(rule_state(&a, "un.2375.16"), THING_AS_DATED);
}

static void draft_that_was_voted_down_does_nothing_on_that_day(void **state) {
    (void)state;
    const struct told told[] = {{"un.act.draft-2022-431", "2022-05-26"}};
    struct aftermath a = after(told, 1, "2022-05-27");
    assert_int_equal(a.results[0].fate, DEED_REFUSED);
    assert_int_equal(a.results[0].failing, LAW_NONE);
    const struct told other[] = {{"un.act.draft-2022-431", "2022-05-27"}};
    a = after(other, 1, "2022-05-28");
    assert_int_equal(a.results[0].fate, DEED_DONE);
}

static void effect_after_the_day_asked_for_is_waiting(void **state) {
    (void)state;
    const struct told told[] = {{"kp.act.assurances-terror", "2027-01-04"},
                                {"us.sst.report-six-months", "2027-01-04"}};
    struct aftermath a = after(told, 2, "2027-02-01");
    assert_int_equal(a.results[1].fate, DEED_WAITING);
    assert_int_equal(a.results[1].effect, day_of("2027-02-18"));
}

/* ---- schedules -------------------------------------------------------------------- */

static void schedule_puts_acts_after_what_they_need(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    const uint32_t acts[] = {act_named(book, "us.sst.rescind"),
                             act_named(book, "us.sst.report-six-months"),
                             act_named(book, "kp.act.assurances-terror")};
    struct deed deeds[3];
    schedule_acts(book, acts, 3, day_of("2027-01-04"), deeds);
    assert_int_equal(deeds[2].on, day_of("2027-01-04"));
    assert_int_equal(deeds[1].on, day_of("2027-01-04"));
    assert_int_equal(deeds[0].on, day_of("2027-02-18"));
    struct aftermath a;
    idt_error error = {0};
    assert_int_equal(
        after_deeds(
            book, &(struct deeds_asked){deeds, 3, day_of("2027-03-01"), {NULL}},
            &arena, &error, &a),
        IDT_OK);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(a.results[i].fate, DEED_DONE);
}

/* ---- every shipped scenario ---------------------------------------------------------- */

static void scenarios_name_acts_that_are_in_order(void **state) {
    (void)state;
    static const struct {
        const char *id;
        uint32_t refused;
    } known[] = {
        {"hanoi-2019", 0},
        {"draft-2021", 0},
        {"five-orders", 1},
        {"emergency-lapse", 0},
        {"orders-and-emergency", 1},
        {"sst-rescission", 0},
        {"section-311", 0},
        {"delisting-one", 0},
        {"statutory-path", 0},
        {"snapback", 0},
        {"veto-2022", 1},
        {"veto-2024", 1},
        {"nothing-changes", 0},
    };
    struct rulebook *book = whole_rulebook();
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        uint32_t index = law_find(book, LAW_SCENARIO, span_of(known[k].id));
        assert_int_not_equal(index, LAW_NONE);
        const struct law_scenario *s = &book->scenarios.items[index];
        struct deed deeds[64];
        struct aftermath a;
        idt_error error = {0};
        uint32_t refused = 0;
        for (uint32_t i = 0; i < s->steps.count; i++) {
            const struct law_step *step =
                &book->steps.items[s->steps.first + i];
            assert_true(step->line > 0);
            deeds[i] = (struct deed){step->act, step->on, step->line};
        }
        assert_int_equal(
            after_deeds(book,
                        &(struct deeds_asked){
                            deeds, s->steps.count, s->ends_on, {NULL}},
                        &arena, &error, &a),
            IDT_OK);
        for (uint32_t i = 0; i < a.count; i++)
            refused += a.results[i].fate == DEED_REFUSED;
        if (refused != known[k].refused) print_message("%s\n", known[k].id);
        assert_int_equal(refused, known[k].refused);
    }
}

static int release(void **state) {
    arena_release(&arena);
    return free_whole_rulebook(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deed_without_needs_takes_effect_at_once),
        cmocka_unit_test(deed_is_refused_while_its_need_is_not_met),
        cmocka_unit_test(deed_needing_an_unknown_fact_is_refused_as_unknown),
        cmocka_unit_test(deed_of_the_same_day_may_be_told_in_any_order),
        cmocka_unit_test(waiting_days_come_before_the_effect),
        cmocka_unit_test(lapse_takes_effect_on_its_anniversary),
        cmocka_unit_test(renewal_takes_back_a_lapse_until_it_ends),
        cmocka_unit_test(suspension_lapses_after_its_longest_time),
        cmocka_unit_test(snapback_brings_back_what_was_suspended),
        cmocka_unit_test(draft_that_was_voted_down_does_nothing_on_that_day),
        cmocka_unit_test(effect_after_the_day_asked_for_is_waiting),
        cmocka_unit_test(schedule_puts_acts_after_what_they_need),
        cmocka_unit_test(scenarios_name_acts_that_are_in_order),
    };
    arena_init(&arena, 0);
    return cmocka_run_group_tests(tests, NULL, release);
}
