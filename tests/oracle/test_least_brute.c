/* test_least_brute.c -- least acts against trying every one and every two.
 *
 *     45 conducts x (with the duties of States, without)
 *                 x (acts for the world, acts for the one case too)
 *     every act alone, every two together --> evaluator --> reached?
 *
 * No formula here: each set is scheduled, done, and the case decided in the
 * law that results.  What reaches the wanted verdict and holds no smaller set
 * that does must be among the sets of least_acts(), and the other way round;
 * and no set that the formula proposes may be thrown away by the evaluator.
 * Larger sets are tried as told: done again, and without each act in turn.
 */
#include "../unit/foresee/conduct_cases.h"
#include "foresee/relief.h"

#define ACTS_MOST 256

/* One question, and what trying gives. */
struct trying {
    struct wanted wanted;
    struct known_facts known;
    day_number day;
    uint32_t acts[ACTS_MOST], count;
    bool alone[ACTS_MOST];
    const char *label;
};

static bool is_reached(const struct trying *t) {
    const struct ruling *ruling = decider_ruling(whole_decider());
    for (size_t i = 0; i < ruling->outcome_count; i++)
        if (is_unwanted(whole_rulebook(), &ruling->outcomes[i], &t->wanted))
            return false;
    return true;
}

/* Whether these acts, as early as they can be done, are enough; a refused one
 * is as good as none, and so the set is not this set. */
static bool try_acts(const struct trying *t, const uint32_t *acts,
                     uint32_t count) {
    struct deed deeds[LEAST_ACTS];
    struct aftermath after;
    struct arena arena;
    idt_error error = {0};
    day_number last = t->day;
    arena_init(&arena, 0);
    schedule_acts(whole_rulebook(), acts, count, t->day, deeds);
    for (uint32_t i = 0; i < count; i++) {
        day_number effect =
            act_effect(whole_rulebook(), deeds[i].act, deeds[i].on);
        if (effect > last) last = effect;
    }
    const struct deeds_asked asked = {deeds, count, last, t->known};
    assert_int_equal(
        after_deeds(whole_rulebook(), &asked, &arena, &error, &after), IDT_OK);
    bool good = true;
    for (uint32_t i = 0; i < count; i++)
        good &= after.results[i].fate != DEED_REFUSED;
    if (good) {
        assert_int_equal(decide(whole_decider(), t->day, &after.world, &error),
                         IDT_OK);
        good = is_reached(t);
    }
    arena_release(&arena);
    return good;
}

/* ---- comparing ------------------------------------------------------------------- */

static bool has_set(const struct least_answer *answer, const uint32_t *acts,
                    uint32_t count) {
    for (uint32_t s = 0; s < answer->count; s++) {
        const struct least_set *set = &answer->sets[s];
        uint32_t same = 0;
        if (set->count != count) continue;
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t k = 0; k < count; k++)
                same += set->deeds[i].act == acts[k];
        if (same == count) return true;
    }
    return false;
}

static struct span act_name(uint32_t act) {
    return law_name_of(whole_rulebook(),
                       whole_rulebook()->acts.items[act].about.name);
}

/* A set that trying finds must be told. */
static bool expect_told(const struct trying *t,
                        const struct least_answer *answer, const uint32_t *acts,
                        uint32_t count) {
    if (has_set(answer, acts, count)) return true;
    print_message("%s: missing", t->label);
    for (uint32_t i = 0; i < count; i++) {
        struct span name = act_name(acts[i]);
        print_message(" %.*s", (int)name.length, name.bytes);
    }
    print_message("\n");
    return false;
}

static bool try_all(struct trying *t, const struct least_answer *answer,
                    uint32_t found[2]) {
    bool good = true;
    for (uint32_t i = 0; i < t->count; i++) {
        t->alone[i] = try_acts(t, &t->acts[i], 1);
        if (!t->alone[i]) continue;
        found[0]++;
        good &= expect_told(t, answer, &t->acts[i], 1);
    }
    for (uint32_t i = 0; i < t->count; i++)
        for (uint32_t k = i + 1; k < t->count && !t->alone[i]; k++) {
            const uint32_t two[] = {t->acts[i], t->acts[k]};
            if (t->alone[k] || !try_acts(t, two, 2)) continue;
            found[1]++;
            good &= expect_told(t, answer, two, 2);
        }
    return good;
}

/* A set that is told must be enough, and not without any one act. */
static bool try_told(const struct trying *t, const struct least_set *set) {
    uint32_t acts[LEAST_ACTS];
    for (uint32_t i = 0; i < set->count; i++)
        acts[i] = set->deeds[i].act;
    if (!try_acts(t, acts, set->count)) return false;
    for (uint32_t i = 0; i < set->count; i++) {
        uint32_t left = acts[i];
        acts[i] = acts[set->count - 1];
        bool enough = try_acts(t, acts, set->count - 1);
        acts[i] = left;
        if (enough) return false;
    }
    return true;
}

static void take_acts(struct trying *t, bool world_only) {
    const struct rulebook *book = whole_rulebook();
    t->count = 0;
    for (uint32_t i = 0; i < book->acts.count; i++) {
        if (act_is_of_congress(book, i)) continue;
        if (world_only && book->acts.items[i].scope != 0) continue;
        assert_true(t->count < ACTS_MOST);
        t->acts[t->count++] = i;
    }
}

#define TOLD_TRIED 40 /* larger sets tried again of each question */

static bool compare_conduct(const struct conduct *conduct, bool with_states,
                            bool world_only, uint32_t found[2]) {
    static struct trying t;
    char label[80];
    uint64_t us = UINT64_C(1)
                  << law_find(whole_rulebook(), LAW_ORDER, SPAN_OF("US"));
    const struct least_question question = {.wanted = VERDICT_PERMITTED,
                                            .with_states = with_states,
                                            .world_only = world_only,
                                            .orders = us,
                                            .as_of = DAY_NONE,
                                            .by = DAY_NONE,
                                            .limit = 100000,
                                            .cap = 20000};
    struct least_answer answer;
    idt_error error = {0};
    bool good = true;
    snprintf(label, sizeof label, "%.*s%s%s", (int)conduct->id.length,
             conduct->id.bytes, with_states ? " with States" : "",
             world_only ? "" : " with licences");
    t.label = label;
    t.wanted = (struct wanted){VERDICT_DUTIES, with_states, false, us};
    hold_conduct(conduct, "2026-03-01");
    assert_int_equal(
        least_acts(whole_decider(), &question, &conduct_arena, &error, &answer),
        IDT_OK);
    if (answer.is_reached) return true;
    assert_int_equal(
        facts_of_case(whole_decider(), &conduct_arena, &error, &t.known),
        IDT_OK);
    t.day = case_date(whole_decider());
    take_acts(&t, world_only);
    if (answer.rejected > 0 || !answer.is_complete) {
        print_message("%s: %u rejected, complete %d\n", label, answer.rejected,
                      answer.is_complete);
        good = false;
    }
    good &= try_all(&t, &answer, found);
    for (uint32_t s = 0; s < answer.count; s++) {
        if (answer.sets[s].count > 2 && s >= TOLD_TRIED) continue;
        if (try_told(&t, &answer.sets[s])) continue;
        print_message("%s: told set %u is not a least one\n", label, s);
        good = false;
    }
    return good;
}

static void compare_all(bool with_states, bool world_only) {
    uint32_t found[2] = {0, 0};
    bool good = true;
    (void)whole_decider();
    for (uint32_t i = 0; i < conduct_rows.count; i++)
        good &= compare_conduct(&conduct_rows.items[i], with_states, world_only,
                                found);
    print_message("%u conducts: %u single acts, %u pairs\n",
                  (unsigned)conduct_rows.count, found[0], found[1]);
    assert_true(good);
    assert_true(found[0] + found[1] >= 10);
}

static void least_acts_of_the_world_equal_those_tried(void **state) {
    (void)state;
    compare_all(false, true);
}
static void least_acts_with_states_equal_those_tried(void **state) {
    (void)state;
    compare_all(true, true);
}
static void least_acts_with_licences_equal_those_tried(void **state) {
    (void)state;
    compare_all(false, false);
}
static void least_acts_with_both_equal_those_tried(void **state) {
    (void)state;
    compare_all(true, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(least_acts_of_the_world_equal_those_tried),
        cmocka_unit_test(least_acts_with_states_equal_those_tried),
        cmocka_unit_test(least_acts_with_licences_equal_those_tried),
        cmocka_unit_test(least_acts_with_both_equal_those_tried),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
