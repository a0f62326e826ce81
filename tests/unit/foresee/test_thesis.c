/* test_thesis.c -- the two sentences about the map, on every conduct of it.
 *
 * (a) By the acts of one body alone no conduct of a US person becomes
 *     permitted by US law.
 * (b) When the duties of States must fall as well, nine votes of the Council
 *     and no veto are asked for besides.
 * Neither holds of every row.  Each exception is told here with its reason,
 * and a row that is none must hold; so a change of the law that makes or
 * mends one is seen.  An Act of Congress is three consents and stands apart:
 * it can do anything in the law of the United States.
 */
#include "conduct_cases.h"
#include "foresee/relief.h"

static struct least_answer least_of(const struct conduct *conduct,
                                    bool world_only, bool with_states) {
    const struct least_question question = {
        .wanted = VERDICT_PERMITTED,
        .with_states = with_states,
        .world_only = world_only,
        .orders = UINT64_C(1)
                  << law_find(whole_rulebook(), LAW_ORDER, SPAN_OF("US")),
        .as_of = DAY_NONE,
        .by = DAY_NONE,
        .limit = 10000,
        .cap = 10000};
    struct least_answer out;
    idt_error error = {0};
    hold_conduct(conduct, "2026-03-01");
    assert_int_equal(
        least_acts(whole_decider(), &question, &conduct_arena, &error, &out),
        IDT_OK);
    assert_true(out.is_complete);
    return out;
}

struct exception {
    const char *id; /* of a conduct; "S-" for all that begin so */
    const char *reason;
};

static const struct exception *exception_of(const struct exception *list,
                                            size_t count, struct span id) {
    for (size_t i = 0; i < count; i++) {
        bool is_group = strcmp(list[i].id, "S-") == 0;
        if (is_group ? span_starts(id, "S-") : span_is(id, list[i].id))
            return &list[i];
    }
    return NULL;
}
#define EXCEPTION_OF(list, id)                                                 \
    exception_of(list, sizeof(list) / sizeof(list)[0], id)

/* Prints an exception that is expected; false for anything unexpected. */
static bool is_as_told(const struct conduct *conduct,
                       const struct exception *told, bool holds,
                       const char *who) {
    if (!holds && told)
        print_message("  exception %.*s (%s): %s\n", (int)conduct->id.length,
                      conduct->id.bytes, who, told->reason);
    if (!holds && !told)
        print_message("  %.*s does not hold (%s) and is no exception\n",
                      (int)conduct->id.length, conduct->id.bytes, who);
    if (holds && told)
        print_message("  %.*s holds and is told as an exception\n",
                      (int)conduct->id.length, conduct->id.bytes);
    return holds == !told;
}

/* ---- (a) one body ------------------------------------------------------------------ */

/* The body that can do it alone; LAW_NONE when none can.  Who only applies is
 * no body; North Korea is one. */
static uint32_t lone_body(const struct least_answer *answer) {
    for (uint32_t s = 0; s < answer->count; s++) {
        const struct least_set *set = &answer->sets[s];
        uint32_t bodies = 0, last = LAW_NONE;
        for (uint32_t i = 0; i < set->actor_count; i++) {
            if (actor_consents(whole_rulebook(), set->actors[i]) == 0) continue;
            last = set->actors[i];
            bodies++;
        }
        if (bodies == 1) return last;
    }
    return LAW_NONE;
}

static bool test_lone_bodies(const struct exception *list, size_t count,
                             bool world_only) {
    bool good = true;
    (void)whole_decider();
    for (uint32_t i = 0; i < conduct_rows.count; i++) {
        const struct conduct *conduct = &conduct_rows.items[i];
        struct least_answer answer = least_of(conduct, world_only, false);
        uint32_t body = answer.is_reached ? LAW_NONE : lone_body(&answer);
        char who[64] = "nobody";
        if (body != LAW_NONE) {
            struct span name =
                law_name_of(whole_rulebook(),
                            whole_rulebook()->actors.items[body].about.name);
            snprintf(who, sizeof who, "%.*s alone", (int)name.length,
                     name.bytes);
        }
        good &= is_as_told(conduct, exception_of(list, count, conduct->id),
                           body == LAW_NONE, who);
    }
    return good;
}

#define DISCRETION "no statute and no rule of another stands behind the order"
#define FOREIGN                                                                \
    "no US person: what threatens him stands on orders of the President"

/* What would make the conduct lawful for everybody. */
static void no_one_body_permits_a_conduct_of_the_map(void **state) {
    (void)state;
    static const struct exception exceptions[] = {
        {"C4", DISCRETION},
        {"C5", DISCRETION},
        {"C18", "the passport rule leaves it to the Secretary of State"},
        {"S-", FOREIGN},
    };
    print_message("by acts for the world:\n");
    assert_true(test_lone_bodies(
        exceptions, sizeof exceptions / sizeof exceptions[0], true));
}

#define WAIVED "the waiver of 208(c) covers the one case, and he revokes"

/* The same with licences and waivers for the one deal: less holds. */
static void no_one_body_permits_a_deal_but_where_one_may_waive(void **state) {
    (void)state;
    static const struct exception exceptions[] = {
        {"C4", DISCRETION ", or a licence of part 510"},
        {"C5", DISCRETION ", or a licence of part 510"},
        {"C6", WAIVED " the import ban"},
        {"C8", "only the sanctions act forbids it: both waivers of 208(c)"},
        {"C9", WAIVED " or ends the rest; no US person"},
        {"C10", WAIVED " or ends the rest; no US person"},
        {"C13", WAIVED " or ends the rest; no US person"},
        {"C14", WAIVED " the rest; no US person"},
        {"C15", "one office keeps both parts: a licence of each, or delisting"},
        {"C18", "the passport is validated for the one journey, or freed"},
        {"S-", FOREIGN},
    };
    print_message("with licences and waivers for the one case:\n");
    assert_true(test_lone_bodies(
        exceptions, sizeof exceptions / sizeof exceptions[0], false));
}

/* ---- (b) the duties of States --------------------------------------------------------- */

static bool asks_council(const struct least_set *set) {
    uint32_t council = law_find(whole_rulebook(), LAW_ACTOR, SPAN_OF("un.sc"));
    for (uint32_t i = 0; i < set->actor_count; i++)
        if (set->actors[i] == council) return true;
    return false;
}

/* Nine votes more than without, in every set. */
static bool asks_nine_votes_besides(const struct least_answer *without,
                                    const struct least_answer *with) {
    uint32_t before = without->is_reached ? 0 : without->entrenchment;
    bool all = with->count > 0 && !with->is_reached && before != UINT32_MAX &&
               with->entrenchment >= before + 9;
    for (uint32_t s = 0; all && s < with->count; s++)
        all = asks_council(&with->sets[s]);
    return all;
}

#define NO_UN    "no paragraph of the Council concerns it, only the task force"
#define NO_STATE "no duty of States concerns it"
#define GLENN    "no act but one of Congress ends the sanctions after the test"

static void duties_of_states_ask_for_nine_votes_besides(void **state) {
    (void)state;
    static const struct exception exceptions[] = {
        {"C1", NO_UN},
        {"C3", GLENN},
        {"C4", NO_STATE},
        {"C5", NO_UN},
        {"C8", NO_STATE},
        {"C9", NO_UN},
        {"C10", NO_UN},
        {"C11", "a ship leaves the port list one by one: no act for the world"},
        {"C15", NO_UN},
        {"C16", GLENN},
        {"C17", GLENN},
        {"C19", NO_STATE},
    };
    bool good = true;
    uint32_t held = 0;
    (void)whole_decider();
    print_message("with the duties of States:\n");
    for (uint32_t i = 0; i < conduct_rows.count; i++) {
        const struct conduct *conduct = &conduct_rows.items[i];
        struct least_answer without = least_of(conduct, true, false);
        struct least_answer with = least_of(conduct, true, true);
        bool holds = asks_nine_votes_besides(&without, &with);
        held += holds;
        char who[40];
        snprintf(who, sizeof who, "%u sets", with.count);
        good &= is_as_told(conduct, EXCEPTION_OF(exceptions, conduct->id),
                           holds, who);
    }
    print_message("  holds of %u of %u conducts\n", held, conduct_rows.count);
    assert_true(good);
    assert_int_equal(held, 33);
}

/* The reasons of (b), checked on the rules themselves. */
static bool has_duty_of(const char *order) {
    const struct ruling *ruling = decider_ruling(whole_decider());
    const struct rulebook *book = whole_rulebook();
    uint32_t index = law_find(book, LAW_ORDER, span_of(order));
    for (size_t i = 0; i < ruling->outcome_count; i++)
        if (ruling->outcomes[i].is_state_duty &&
            ruling->outcomes[i].bites != TRUTH_NO &&
            book->rules.items[ruling->outcomes[i].rule].jurisdiction == index)
            return true;
    return false;
}

static void reasons_of_the_exceptions_are_so(void **state) {
    (void)state;
    static const struct {
        const char *id;
        bool un, fatf;
    } rows[] = {{"C1", false, true},  {"C4", false, false},
                {"C5", false, true},  {"C8", false, false},
                {"C9", false, true},  {"C10", false, true},
                {"C15", false, true}, {"C19", false, false}};
    static const char *const congress[][2] = {{"C3", "us.glenn.102b.exports"},
                                              {"C16", "us.itar.126_1"},
                                              {"C17", "us.glenn.102b.aid"}};
    idt_error error = {0};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hold_conduct(conduct_named(rows[i].id), "2026-03-01");
        assert_int_equal(decide(whole_decider(), DAY_NONE, NULL, &error),
                         IDT_OK);
        assert_int_equal(has_duty_of("UN"), rows[i].un);
        assert_int_equal(has_duty_of("FATF"), rows[i].fatf);
    }
    for (size_t i = 0; i < 3; i++) {
        struct relief *relief = NULL;
        hold_conduct(conduct_named(congress[i][0]), "2026-03-01");
        assert_int_equal(decide(whole_decider(), DAY_NONE, NULL, &error),
                         IDT_OK);
        assert_int_equal(relief_new(whole_decider(), false, &error, &relief),
                         IDT_OK);
        uint32_t rule =
            law_find(whole_rulebook(), LAW_RULE, span_of(congress[i][1]));
        assert_int_equal(relief_of_rule(relief, rule, true), NEVER);
        relief_free(relief);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_one_body_permits_a_conduct_of_the_map),
        cmocka_unit_test(no_one_body_permits_a_deal_but_where_one_may_waive),
        cmocka_unit_test(duties_of_states_ask_for_nine_votes_besides),
        cmocka_unit_test(reasons_of_the_exceptions_are_so),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
