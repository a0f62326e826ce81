/* test_least_clasp.c -- least sets against the minimal models of clasp.
 *
 *     a needs (b or c);  goal: (a or d) and e
 *     as clauses of a positive disjunctive program:   goal.  x|y :- goal. ...
 *
 * The answer sets of such a program are its minimal models.  A wish is made
 * equal to its parts in both directions, so models differ only in their acts;
 * acts that clash are a rule without a head.
 * Without clasp (Debian package clasp) the test is skipped and says so.
 */
#include "../unit/foresee/conduct_cases.h"
#include "foresee/least_sets.h"
#include "foresee/relief.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define INSTANCES 2000
#define ACTS      14

static uint64_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *seed >> 33;
}

static uint32_t random_wish(struct wishes *w, uint64_t *seed, uint32_t first,
                            int depth) {
    if (depth == 0 || next_random(seed) % 5 == 0)
        return wish_act(w,
                        first + (uint32_t)(next_random(seed) % (ACTS - first)));
    struct gathering g = next_random(seed) % 2 ? gather_all(w) : gather_any(w);
    for (uint64_t n = 1 + next_random(seed) % 4; n > 0; n--)
        gather_part(&g, random_wish(w, seed, first, depth - 1));
    return gather_end(&g);
}

/* ---- the program that clasp reads ---------------------------------------------- */

/* Acts are the first atoms, wishes follow. */
static unsigned atom_of(const struct wishes *w, uint32_t wish) {
    if (w->items.items[wish].kind == WISH_ACT)
        return 1 + w->items.items[wish].act;
    return LEAST_ACTS + 1 + wish;
}

static void put_wish(FILE *to, const struct wishes *w, uint32_t wish) {
    struct wish asked = w->items.items[wish];
    const uint32_t *parts = w->links.items + asked.first;
    unsigned self = atom_of(w, wish);
    if (asked.kind == WISH_ALWAYS) fprintf(to, "1 0 1 %u 0 0\n", self);
    if (asked.kind == WISH_NEVER) fprintf(to, "1 0 0 0 1 %u\n", self);
    if (asked.kind == WISH_ALL) {
        fprintf(to, "1 0 1 %u 0 %u", self, asked.count);
        for (uint32_t i = 0; i < asked.count; i++)
            fprintf(to, " %u", atom_of(w, parts[i]));
        fprintf(to, "\n");
        for (uint32_t i = 0; i < asked.count; i++)
            fprintf(to, "1 0 1 %u 0 1 %u\n", atom_of(w, parts[i]), self);
    }
    if (asked.kind == WISH_ANY) {
        fprintf(to, "1 0 %u", asked.count);
        for (uint32_t i = 0; i < asked.count; i++)
            fprintf(to, " %u", atom_of(w, parts[i]));
        fprintf(to, " 0 1 %u\n", self);
        for (uint32_t i = 0; i < asked.count; i++)
            fprintf(to, "1 0 1 %u 0 1 %u\n", self, atom_of(w, parts[i]));
    }
}

static void put_program(FILE *to, const struct wishes *w, uint32_t goal,
                        uint32_t acts) {
    fprintf(to, "asp 1 0 0\n1 0 1 %u 0 0\n", atom_of(w, goal));
    for (uint32_t i = 0; i < w->items.count; i++)
        put_wish(to, w, i);
    for (uint32_t a = 0; a < acts; a++)
        if (w->needs[a] != ALWAYS)
            fprintf(to, "1 0 1 %u 0 1 %u\n", atom_of(w, w->needs[a]), 1 + a);
    for (unsigned a = 0; a < acts; a++)
        for (unsigned b = a + 1; b < acts; b++)
            if (act_set_has(&w->clashes[a], b))
                fprintf(to, "1 0 0 0 2 %u %u\n", 1 + a, 1 + b);
    for (unsigned a = 0; a < acts; a++)
        fprintf(to, "4 %d a%u 1 %u\n", a < 10 ? 2 : a < 100 ? 3 : 4, a, 1 + a);
    fprintf(to, "0\n");
}

/* ---- what clasp answers ---------------------------------------------------------- */

#define MODELS_MOST 8192
struct models {
    struct act_set sets[MODELS_MOST];
    size_t count;
};

static struct act_set acts_of_line(const char *line) {
    struct act_set set = {{0}};
    for (const char *at = line; *at; at++)
        if (*at == 'a') {
            unsigned act = 0;
            for (at++; *at >= '0' && *at <= '9'; at++)
                act = act * 10 + (unsigned)(*at - '0');
            act_set_add(&set, act);
            at--;
        }
    return set;
}

static void ask_clasp(const char *path, struct models *models) {
    char command[200], line[4096];
    bool is_answer = false;
    snprintf(command, sizeof command, "clasp -n 0 %s 2>/dev/null", path);
    FILE *answer = popen(command, "r");
    assert_non_null(answer);
    models->count = 0;
    while (fgets(line, sizeof line, answer)) {
        if (is_answer) {
            assert_true(models->count < MODELS_MOST);
            models->sets[models->count++] = acts_of_line(line);
        }
        is_answer = strncmp(line, "Answer:", 7) == 0;
    }
    pclose(answer);
}

static bool has_set(const struct models *models, const struct act_set *set) {
    for (size_t i = 0; i < models->count; i++)
        if (memcmp(&models->sets[i], set, sizeof *set) == 0) return true;
    return false;
}

/* Solves both ways and compares set by set; gives their number. */
static uint32_t compare_goal(const struct wishes *wishes, uint32_t goal,
                             uint32_t acts, const char *path) {
    static struct models models;
    struct arena arena;
    struct least least;
    idt_error error = {0};
    arena_init(&arena, 0);
    assert_int_equal(least_solve(wishes, goal,
                                 (struct least_room){&arena, MODELS_MOST},
                                 &error, &least),
                     IDT_OK);
    assert_true(least.is_complete);
    FILE *program = fopen(path, "w");
    assert_non_null(program);
    put_program(program, wishes, goal, acts);
    fclose(program);
    ask_clasp(path, &models);
    assert_int_equal(least.family.count, models.count);
    for (uint32_t i = 0; i < least.family.count; i++)
        assert_true(has_set(&models, &least.family.sets[i]));
    arena_release(&arena);
    return least.family.count;
}

static void compare_instance(uint64_t *seed, const char *path) {
    struct wishes wishes;
    wishes_init(&wishes);
    for (uint32_t a = 0; a + 1 < ACTS; a++)
        if (next_random(seed) % 3 == 0)
            wish_needs(&wishes, a, random_wish(&wishes, seed, a + 1, 2));
    for (uint64_t n = next_random(seed) % 4; n > 0; n--) {
        uint32_t a = (uint32_t)(next_random(seed) % ACTS);
        uint32_t b = (uint32_t)(next_random(seed) % ACTS);
        if (a != b) wish_clash(&wishes, a, b);
    }
    (void)compare_goal(&wishes, random_wish(&wishes, seed, 0, 4), ACTS, path);
    wishes_release(&wishes);
}

/* The formula that the rulebook gives for a conduct to be permitted. */
static uint32_t compare_conduct(const struct conduct *conduct,
                                const char *path) {
    struct relief *relief = NULL;
    idt_error error = {0};
    const struct wanted wanted = {.word = VERDICT_DUTIES};
    hold_conduct(conduct, "2026-03-01");
    assert_int_equal(decide(whole_decider(), DAY_NONE, NULL, &error), IDT_OK);
    assert_int_equal(relief_new(whole_decider(), true, &error, &relief),
                     IDT_OK);
    uint32_t goal = relief_wish(relief, &wanted);
    uint32_t sets = compare_goal(relief_wishes(relief), goal,
                                 relief_act_count(relief), path);
    relief_free(relief);
    return sets;
}

static bool has_clasp(void) {
    if (system("clasp --version >/dev/null 2>&1") == 0) return true;
    print_message("clasp is not installed (Debian package clasp); "
                  "not compared\n");
    return false;
}

static void new_path(char path[40]) {
    snprintf(path, 40, "least-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
}

static void least_acts_of_every_conduct_equal_those_of_clasp(void **state) {
    (void)state;
    char path[40];
    uint32_t sets = 0;
    if (!has_clasp()) skip();
    new_path(path);
    (void)whole_decider();
    for (uint32_t i = 0; i < conduct_rows.count; i++)
        sets += compare_conduct(&conduct_rows.items[i], path);
    print_message("%u conducts, %u sets\n", (unsigned)conduct_rows.count,
                  (unsigned)sets);
    assert_true(sets > 100);
    unlink(path);
}

static void least_sets_equal_the_minimal_models_of_clasp(void **state) {
    (void)state;
    char path[40];
    uint64_t seed = 20260101;
    if (!has_clasp()) skip();
    new_path(path);
    for (int i = 0; i < INSTANCES; i++)
        compare_instance(&seed, path);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(least_sets_equal_the_minimal_models_of_clasp),
        cmocka_unit_test(least_acts_of_every_conduct_equal_those_of_clasp),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_decider);
}
