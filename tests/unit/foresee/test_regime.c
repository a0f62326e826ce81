/* test_regime.c -- the map and the foresight: what the deeds did, and only
 * that.
 */
#include "conduct_cases.h"
#include "foresee/regime.h"

/* The question of a scenario that begins on a day, "" for none. */
static struct foresee_question question_of(const char *scenario,
                                           const char *as_of) {
    struct foresee_question question = {
        .scenario = LAW_NONE, .as_of = DAY_NONE, .after_on = DAY_NONE};
    idt_error error = {0};
    (void)whole_decider();
    if (as_of[0]) question.as_of = test_day(as_of);
    uint32_t index =
        law_find(whole_rulebook(), LAW_SCENARIO, span_of(scenario));
    assert_int_not_equal(index, LAW_NONE);
    assert_int_equal(deeds_of_scenario(whole_rulebook(), index, &conduct_arena,
                                       &error, &question),
                     IDT_OK);
    return question;
}

static struct regime map_of(const struct foresee_question *question) {
    struct regime regime;
    idt_error error = {0};
    const struct regime_asked asked = {&conduct_rows, question, &conduct_arena};
    idt_status status = regime_make(whole_decider(), &asked, &error, &regime);
    if (status) print_message("%s\n", error.message);
    assert_int_equal(status, IDT_OK);
    return regime;
}

static const struct regime_row *row_of(const struct regime *regime,
                                       const char *id) {
    for (uint32_t i = 0; i < regime->row_count; i++)
        if (span_is(regime->rows[i].conduct->id, id)) return &regime->rows[i];
    fail_msg("no row '%s'", id);
    return NULL;
}

/* ---- time alone ------------------------------------------------------------------- */

static void time_alone_makes_nothing_fall(void **state) {
    (void)state;
    static const char *const days[] = {"2019-02-28", "2026-03-01",
                                       "2027-12-31"};
    for (size_t d = 0; d < 3; d++) {
        struct foresee_question question =
            question_of("nothing-changes", days[d]);
        struct regime regime = map_of(&question);
        assert_int_equal(regime.day, test_day("2027-12-31"));
        assert_int_equal(regime.row_count, conduct_rows.count);
        for (uint32_t i = 0; i < regime.row_count; i++) {
            const struct regime_row *row = &regime.rows[i];
            assert_int_equal(row->before.day, row->after.day);
            assert_int_equal(row->before.word, row->after.word);
            for (uint32_t c = 0; c < row->change_count; c++)
                assert_int_equal(row->changes[c].change, CHANGE_STANDS);
        }
    }
}

static void time_alone_is_not_told_as_a_change_of_a_case(void **state) {
    (void)state;
    static const char *const ids[] = {"C11", "C18b"};
    for (size_t i = 0; i < 2; i++) {
        struct foresight f =
            foresee_conduct(ids[i], "nothing-changes", "2026-03-01");
        assert_int_equal(f.before.day, test_day("2027-12-31"));
        assert_false(f.has_start);
        for (uint32_t c = 0; c < f.change_count; c++)
            assert_int_equal(f.changes[c].change, CHANGE_STANDS);
    }
}

static void day_that_is_asked_for_is_told_besides(void **state) {
    (void)state;
    struct foresee_question question =
        question_of("nothing-changes", "2026-03-01");
    struct foresight f;
    idt_error error = {0};
    hold_conduct(conduct_named("C11"), "2026-03-01");
    assert_int_equal(
        foresee(whole_decider(), &question, &conduct_arena, &error, &f),
        IDT_OK);
    assert_true(f.has_start);
    assert_int_equal(f.start.day, test_day("2026-03-01"));
    assert_int_equal(f.start.word, VERDICT_PROHIBITED);
    assert_int_equal(f.before.day, test_day("2027-12-31"));
    /* The 180 days of the ship ran out; nobody did anything. */
    assert_null(change_of_rule(&f, "us.eo13810.2.b"));
    assert_non_null(change_of_rule(&f, "us.46usc70022"));
}

static void end_before_the_beginning_is_refused(void **state) {
    (void)state;
    struct foresee_question question = question_of("hanoi-2019", "2026-03-01");
    struct regime regime;
    struct foresight f;
    idt_error error = {0};
    const struct regime_asked asked = {&conduct_rows, &question,
                                       &conduct_arena};
    assert_int_equal(regime_make(whole_decider(), &asked, &error, &regime),
                     IDT_BAD_ARGUMENT);
    assert_non_null(strstr(error.message, "2019-03-01"));
    question.as_of = DAY_NONE;
    hold_conduct(conduct_named("C10"), "2026-03-01");
    assert_int_equal(
        foresee(whole_decider(), &question, &conduct_arena, &error, &f),
        IDT_BAD_ARGUMENT);
    question = question_of("hanoi-2019", "2019-02-28");
    regime = map_of(&question);
    assert_int_equal(row_of(&regime, "C10")->before.word,
                     row_of(&regime, "C10")->after.word);
}

/* ---- cells ------------------------------------------------------------------------ */

static const struct cell *cell_of(const struct regime *regime, const char *id,
                                  const char *layer) {
    for (uint32_t l = 0; l < regime->layer_count; l++)
        if (strcmp(regime->layers[l].id, layer) == 0)
            return &row_of(regime, id)->cells[l];
    fail_msg("no layer '%s'", layer);
    return NULL;
}

static uint32_t named(enum law_kind kind, const char *id) {
    uint32_t index = law_find(whole_rulebook(), kind, span_of(id));
    assert_int_not_equal(index, LAW_NONE);
    return index;
}

static const struct rule_change *change_in(const struct regime *regime,
                                           const char *id, const char *rule) {
    const struct regime_row *row = row_of(regime, id);
    for (uint32_t c = 0; c < row->change_count; c++)
        if (row->changes[c].rule == named(LAW_RULE, rule))
            return &row->changes[c];
    fail_msg("nothing of '%s'", rule);
    return NULL;
}

/* The sanctions act sleeps, an order is revoked: two ways of not biting. */
static struct regime map_with_suspension(void) {
    static struct deed deeds[3];
    const day_number day = test_day("2026-12-01");
    const char *const ids[] = {"kp.act.c", "us.9251.suspension",
                               "us.act.revoke-eo13722"};
    for (size_t i = 0; i < 3; i++)
        deeds[i] = (struct deed){named(LAW_ACT, ids[i]), day, 0};
    const struct foresee_question question = {.deeds = deeds,
                                              .deed_count = 3,
                                              .scenario = LAW_NONE,
                                              .as_of = day,
                                              .after_on = DAY_NONE};
    return map_of(&question);
}

static void suspended_is_told_apart_from_gone(void **state) {
    (void)state;
    (void)whole_decider();
    struct regime regime = map_with_suspension();
    const struct cell *act = cell_of(&regime, "C6", "act");
    assert_int_equal(act->state, CELL_SUSPENDED);
    assert_int_equal(act->rule, named(LAW_RULE, "us.kimsa.302A"));
    assert_int_equal(act->stands, 0);
    assert_int_equal(cell_of(&regime, "C5", "orders")->state, CELL_GONE);
    assert_int_equal(cell_of(&regime, "C6", "orders")->state, CELL_IN_FORCE);
    assert_string_equal(cell_word(CELL_SUSPENDED), "suspended");
    assert_string_equal(cell_word(CELL_GONE), "gone");
}

static void fallen_rule_is_told_with_the_act_that_reached_it(void **state) {
    (void)state;
    (void)whole_decider();
    struct regime regime = map_with_suspension();
    const struct rule_change *slept = change_in(&regime, "C6", "us.kimsa.302A");
    assert_int_equal(slept->change, CHANGE_FELL);
    assert_int_equal(slept->act, named(LAW_ACT, "us.9251.suspension"));
    /* This one lost what it rests on. */
    const struct rule_change *lost =
        change_in(&regime, "C5", "us.eo13722.3.a.ii");
    uint32_t instrument;
    assert_int_equal(lost->change, CHANGE_FELL);
    assert_int_equal(lost->act, LAW_NONE);
    assert_int_equal(
        lost_instruments(whole_rulebook(), &regime.aftermath,
                         whole_rulebook()->rules.items[lost->rule].rests_on,
                         &instrument, 1),
        1);
    assert_int_equal(instrument, named(LAW_INSTRUMENT, "us.eo13722"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(time_alone_makes_nothing_fall),
        cmocka_unit_test(time_alone_is_not_told_as_a_change_of_a_case),
        cmocka_unit_test(day_that_is_asked_for_is_told_besides),
        cmocka_unit_test(end_before_the_beginning_is_refused),
        cmocka_unit_test(suspended_is_told_apart_from_gone),
        cmocka_unit_test(fallen_rule_is_told_with_the_act_that_reached_it),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
