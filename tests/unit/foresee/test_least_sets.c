/* test_least_sets.c -- minimal sets of small formulas, by hand and by trying
 * every subset. */
#include "foresee/least_sets.h"
#include "unit.h"

#include <stdio.h>

static struct least solved(struct wishes *wishes, uint32_t wish, uint32_t cap,
                           struct arena *arena) {
    struct least least = {0};
    idt_error error = {0};
    assert_int_equal(least_solve(wishes, wish, (struct least_room){arena, cap},
                                 &error, &least),
                     IDT_OK);
    return least;
}

/* {1, 4} as the number with bits 1 and 4. */
static uint64_t low_bits(const struct act_set *set) {
    return set->words[0];
}

static uint32_t any_of(struct wishes *w, uint32_t a, uint32_t b) {
    struct gathering any = gather_any(w);
    gather_part(&any, a);
    gather_part(&any, b);
    return gather_end(&any);
}
static uint32_t all_of(struct wishes *w, uint32_t a, uint32_t b) {
    struct gathering all = gather_all(w);
    gather_part(&all, a);
    gather_part(&all, b);
    return gather_end(&all);
}

struct fixture {
    struct wishes wishes;
    struct arena arena;
};
static struct fixture begun(void) {
    struct fixture f;
    wishes_init(&f.wishes);
    arena_init(&f.arena, 0);
    return f;
}
static void ended(struct fixture *f) {
    wishes_release(&f->wishes);
    arena_release(&f->arena);
}

static void least_of_all_and_any_is_each_minimal_choice(void **state) {
    (void)state;
    struct fixture f = begun();
    struct wishes *w = &f.wishes;
    /* (0 or 1) and (1 or (2 and 3)) : {1}, {0,2,3} */
    uint32_t right =
        any_of(w, wish_act(w, 1), all_of(w, wish_act(w, 2), wish_act(w, 3)));
    uint32_t goal = all_of(w, any_of(w, wish_act(w, 0), wish_act(w, 1)), right);
    struct least least = solved(w, goal, 100, &f.arena);
    assert_true(least.is_complete);
    assert_int_equal(least.family.count, 2);
    assert_int_equal(low_bits(&least.family.sets[0]), 2);
    assert_int_equal(low_bits(&least.family.sets[1]), 1 + 4 + 8);
    ended(&f);
}

static void least_of_an_act_brings_what_it_needs(void **state) {
    (void)state;
    struct fixture f = begun();
    struct wishes *w = &f.wishes;
    wish_needs(w, 0, any_of(w, wish_act(w, 1), wish_act(w, 2)));
    wish_needs(w, 1, wish_act(w, 3));
    struct least least = solved(w, wish_act(w, 0), 100, &f.arena);
    assert_int_equal(least.family.count, 2);
    assert_int_equal(low_bits(&least.family.sets[0]), 1 + 4);
    assert_int_equal(low_bits(&least.family.sets[1]), 1 + 2 + 8);
    ended(&f);
}

static void least_of_always_is_the_empty_set_and_of_never_none(void **state) {
    (void)state;
    struct fixture f = begun();
    struct least least = solved(&f.wishes, ALWAYS, 10, &f.arena);
    assert_int_equal(least.family.count, 1);
    assert_int_equal(low_bits(&least.family.sets[0]), 0);
    least = solved(&f.wishes, NEVER, 10, &f.arena);
    assert_int_equal(least.family.count, 0);
    uint32_t none = all_of(&f.wishes, wish_act(&f.wishes, 3), NEVER);
    least = solved(&f.wishes, none, 10, &f.arena);
    assert_int_equal(least.family.count, 0);
    ended(&f);
}

static void least_over_the_cap_says_it_is_not_complete(void **state) {
    (void)state;
    struct fixture f = begun();
    struct wishes *w = &f.wishes;
    uint32_t goal = ALWAYS; /* 2 to the 8th choices */
    for (uint32_t i = 0; i < 16; i += 2)
        goal = all_of(w, goal, any_of(w, wish_act(w, i), wish_act(w, i + 1)));
    struct least all = solved(w, goal, 256, &f.arena);
    assert_true(all.is_complete);
    assert_int_equal(all.family.count, 256);
    struct least cut = solved(w, goal, 20, &f.arena);
    assert_false(cut.is_complete);
    assert_int_equal(cut.family.count, 20);
    ended(&f);
}

static void least_of_a_circle_of_needs_is_refused(void **state) {
    (void)state;
    struct fixture f = begun();
    struct wishes *w = &f.wishes;
    struct least least;
    idt_error error = {0};
    wish_needs(w, 0, wish_act(w, 1));
    wish_needs(w, 1, wish_act(w, 0));
    assert_int_equal(least_solve(w, wish_act(w, 0),
                                 (struct least_room){&f.arena, 10}, &error,
                                 &least),
                     IDT_BAD_ARGUMENT);
    ended(&f);
}

/* ---- against every subset ----------------------------------------------------- */

static bool holds(const struct wishes *w, uint32_t wish, uint64_t acts) {
    struct wish asked = w->items.items[wish];
    bool all = true, any = false;
    if (asked.kind == WISH_ALWAYS) return true;
    if (asked.kind == WISH_ACT) return acts >> asked.act & 1;
    for (uint32_t i = 0; i < asked.count; i++) {
        bool part = holds(w, w->links.items[asked.first + i], acts);
        all &= part;
        any |= part;
    }
    return asked.kind == WISH_ALL ? all : any;
}

static uint64_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *seed >> 33;
}

#define TRIED_ACTS 9

static uint32_t random_wish(struct wishes *w, uint64_t *seed, uint32_t first,
                            int depth) {
    if (depth == 0 || next_random(seed) % 4 == 0)
        return wish_act(
            w, first + (uint32_t)(next_random(seed) % (TRIED_ACTS - first)));
    bool is_all = next_random(seed) % 2;
    struct gathering g = is_all ? gather_all(w) : gather_any(w);
    for (uint64_t n = 1 + next_random(seed) % 3; n > 0; n--)
        gather_part(&g, random_wish(w, seed, first, depth - 1));
    return gather_end(&g);
}

static bool is_model(const struct wishes *w, uint32_t goal, uint64_t acts) {
    for (uint32_t a = 0; a < TRIED_ACTS; a++)
        if (acts >> a & 1 && !holds(w, w->needs[a], acts)) return false;
    return holds(w, goal, acts);
}

static bool is_minimal(const struct wishes *w, uint32_t goal, uint64_t acts) {
    if (!is_model(w, goal, acts)) return false;
    for (uint64_t less = acts; less > 0;) {
        less = (less - 1) & acts;
        if (is_model(w, goal, less)) return false;
    }
    return true;
}

static void least_of_random_formulas_equals_trying_every_subset(void **state) {
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 300; round++) {
        struct fixture f = begun();
        for (uint32_t a = 0; a + 1 < TRIED_ACTS; a++)
            if (next_random(&seed) % 3 == 0)
                wish_needs(&f.wishes, a,
                           random_wish(&f.wishes, &seed, a + 1, 2));
        uint32_t goal = random_wish(&f.wishes, &seed, 0, 4);
        struct least least = solved(&f.wishes, goal, 4096, &f.arena);
        uint32_t minimal = 0;
        for (uint64_t acts = 0; acts < 1u << TRIED_ACTS; acts++)
            minimal += is_minimal(&f.wishes, goal, acts);
        assert_true(least.is_complete);
        assert_int_equal(least.family.count, minimal);
        for (uint32_t i = 0; i < least.family.count; i++)
            assert_true(
                is_minimal(&f.wishes, goal, low_bits(&least.family.sets[i])));
        ended(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(least_of_all_and_any_is_each_minimal_choice),
        cmocka_unit_test(least_of_an_act_brings_what_it_needs),
        cmocka_unit_test(least_of_always_is_the_empty_set_and_of_never_none),
        cmocka_unit_test(least_over_the_cap_says_it_is_not_complete),
        cmocka_unit_test(least_of_a_circle_of_needs_is_refused),
        cmocka_unit_test(least_of_random_formulas_equals_trying_every_subset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
