/* least_acts.c -- from sets of a formula to sets that the evaluator confirms.
 */
#include "foresee/least_acts.h"

#include "foresee/least_sets.h"
#include "foresee/relief.h"

#include <stdlib.h>

/* ---- whom to ask --------------------------------------------------------------- */

uint32_t actor_consents(const struct rulebook *book, uint32_t actor) {
    const struct law_actor *a = &book->actors.items[actor];
    if (span_is(law_name_of(book, a->about.name), "applicant")) return 0;
    if (a->decides == LAW_BY_VOTE) return a->quorum;
    if (a->decides == LAW_ALONE || a->members == 0) return 1;
    return a->members;
}

/* The facts of the case that a condition asks for, and those behind them. */
static void read_needed(struct decider *decider, uint32_t node, unsigned depth,
                        uint8_t *truths) {
    const struct rulebook *book = decider_book(decider);
    struct law_node n = book->nodes.items[node];
    if (depth == 0) return;
    if (n.op == LAW_NOT) read_needed(decider, n.a, depth - 1, truths);
    for (uint32_t i = 0; (n.op == LAW_AND || n.op == LAW_OR) && i < n.b; i++)
        read_needed(decider, book->ids.items[n.a + i], depth - 1, truths);
    if (n.op != LAW_HOLDS) return;
    const struct law_fact *fact = &book->facts.items[n.a];
    if (fact->scope != LAW_OVER_CASE) return;
    truths[n.a] = (uint8_t)decided_part(decider, node, 0, LAW_NONE);
    if (fact->holds_when != LAW_NONE)
        read_needed(decider, fact->holds_when, depth - 1, truths);
}

#define NEED_DEPTH 200 /* conditions are shallower: rule_image_check.c */

idt_status facts_of_case(struct decider *decider, struct arena *arena,
                         idt_error *error, struct known_facts *out) {
    const struct rulebook *book = decider_book(decider);
    uint8_t *truths = arena_take(arena, book->facts.count + 1, 1);
    if (!truths) return fail_memory(error);
    memset(truths, TRUTH_UNKNOWN, book->facts.count);
    for (size_t a = 0; a < book->acts.count; a++) {
        struct law_list needs = book->acts.items[a].needs;
        for (uint32_t i = 0; i < needs.count; i++)
            read_needed(decider, book->ids.items[needs.first + i], NEED_DEPTH,
                        truths);
    }
    out->truths = truths;
    return IDT_OK;
}

/* ---- one question ---------------------------------------------------------------- */

struct asking_least {
    struct decider *decider;
    const struct rulebook *book;
    const struct least_question *question;
    struct arena *arena;
    struct known_facts known;
    day_number day;
    struct wanted wanted;
};

/* Wanting "permitted" asks for no prohibition; duties to report may stay. */
static enum verdict_word least_severe(enum verdict_word wanted) {
    return wanted < VERDICT_DUTIES ? VERDICT_DUTIES : wanted;
}

static bool is_reached(const struct asking_least *a) {
    const struct ruling *ruling = decider_ruling(a->decider);
    for (size_t i = 0; i < ruling->outcome_count; i++)
        if (is_unwanted(a->book, &ruling->outcomes[i], &a->wanted))
            return false;
    return true;
}

static day_number last_effect(const struct rulebook *book,
                              const struct deed *deeds, uint32_t count,
                              day_number begin) {
    day_number last = begin;
    for (uint32_t i = 0; i < count; i++) {
        day_number effect = act_effect(book, deeds[i].act, deeds[i].on);
        if (effect > last) last = effect;
    }
    return last;
}

/* Decides the case of its own day in the law that these deeds leave. */
static idt_status decide_after(struct asking_least *a, const struct deed *deeds,
                               uint32_t count, idt_error *error,
                               bool *reached) {
    struct aftermath after;
    struct arena fresh;
    arena_init(&fresh, 0);
    const struct deeds_asked asked = {
        deeds, count, last_effect(a->book, deeds, count, a->day), a->known};
    idt_status status = after_deeds(a->book, &asked, &fresh, error, &after);
    if (!status) status = decide(a->decider, a->day, &after.world, error);
    if (!status) *reached = is_reached(a);
    for (uint32_t i = 0; !status && i < count; i++)
        if (after.results[i].fate == DEED_REFUSED) *reached = false;
    arena_release(&fresh);
    return status;
}

/* Refused deeds are no hindrance here: without one act, those that need it
 * fall away, and the rest must not be enough. */
static idt_status reached_without(struct asking_least *a,
                                  const struct least_set *set, uint32_t left,
                                  idt_error *error, bool *reached) {
    struct deed rest[LEAST_ACTS];
    struct aftermath after;
    struct arena fresh;
    uint32_t count = 0;
    for (uint32_t i = 0; i < set->count; i++)
        if (i != left) rest[count++] = set->deeds[i];
    arena_init(&fresh, 0);
    const struct deeds_asked asked = {rest, count, set->done_on, a->known};
    idt_status status = after_deeds(a->book, &asked, &fresh, error, &after);
    if (!status) status = decide(a->decider, a->day, &after.world, error);
    if (!status) *reached = is_reached(a);
    arena_release(&fresh);
    return status;
}

static idt_status confirm(struct asking_least *a, const struct least_set *set,
                          idt_error *error, bool *good) {
    bool less = false;
    idt_status status = decide_after(a, set->deeds, set->count, error, good);
    for (uint32_t i = 0; !status && *good && !less && i < set->count; i++)
        status = reached_without(a, set, i, error, &less);
    if (!status && less) *good = false;
    return status;
}

/* ---- sets ------------------------------------------------------------------------- */

static bool has_actor(const uint32_t *actors, uint32_t count, uint32_t actor) {
    for (uint32_t i = 0; i < count; i++)
        if (actors[i] == actor) return true;
    return false;
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static bool set_actors(const struct asking_least *a, struct least_set *set) {
    const struct rulebook *book = a->book;
    uint32_t *actors =
        arena_take(a->arena, book->actors.count + 1, sizeof *actors);
    if (!actors) return false;
    for (uint32_t i = 0; i < set->count; i++) {
        struct law_list by = book->acts.items[set->deeds[i].act].by;
        for (uint32_t k = 0; k < by.count; k++) {
            uint32_t actor = book->ids.items[by.first + k];
            if (has_actor(actors, set->actor_count, actor)) continue;
            actors[set->actor_count++] = actor;
            set->consents += actor_consents(book, actor);
        }
    }
    qsort(actors, set->actor_count, sizeof *actors, by_number);
    set->actors = actors;
    return true;
}

static int deed_order(const void *a, const void *b) {
    const struct deed *x = a, *y = b;
    if (x->on != y->on) return x->on < y->on ? -1 : 1;
    return x->act < y->act ? -1 : x->act > y->act;
}

static bool set_make(const struct asking_least *a, const struct relief *relief,
                     const struct act_set *from, struct least_set *set) {
    uint32_t acts[LEAST_ACTS];
    *set = (struct least_set){.done_on = a->day};
    for (uint32_t i = 0; i < relief_act_count(relief); i++)
        if (act_set_has(from, i)) acts[set->count++] = relief_act(relief, i);
    struct deed *deeds = arena_take(a->arena, set->count + 1, sizeof *deeds);
    if (!deeds) return false;
    schedule_acts(a->book, acts, set->count, a->day, deeds);
    qsort(deeds, set->count, sizeof *deeds, deed_order);
    set->deeds = deeds;
    set->done_on = last_effect(a->book, deeds, set->count, a->day);
    set->waiting_days = (uint32_t)(set->done_on - a->day);
    set->is_late =
        a->question->by != DAY_NONE && set->done_on > a->question->by;
    return set_actors(a, set);
}

static int by_ease(const void *a, const void *b) {
    const struct least_set *x = a, *y = b;
    if (x->is_late != y->is_late) return x->is_late ? 1 : -1;
    if (x->consents != y->consents) return x->consents < y->consents ? -1 : 1;
    if (x->count != y->count) return x->count < y->count ? -1 : 1;
    if (x->waiting_days != y->waiting_days)
        return x->waiting_days < y->waiting_days ? -1 : 1;
    for (uint32_t i = 0; i < x->count; i++)
        if (x->deeds[i].act != y->deeds[i].act)
            return x->deeds[i].act < y->deeds[i].act ? -1 : 1;
    return 0;
}

/* Actors of every set, judged or only proposed: a set that was not told may
 * still be a way round. */
static bool find_veto_players(struct asking_least *a,
                              const struct least_set *sets, uint32_t count,
                              struct least_answer *out) {
    uint32_t *players =
        arena_take(a->arena, a->book->actors.count + 1, sizeof *players);
    if (!players) return false;
    for (uint32_t i = 0; count > 0 && i < sets[0].actor_count; i++) {
        uint32_t actor = sets[0].actors[i];
        bool everywhere = actor_consents(a->book, actor) > 0;
        for (uint32_t s = 1; s < count; s++)
            everywhere &= has_actor(sets[s].actors, sets[s].actor_count, actor);
        if (everywhere) players[out->veto_count++] = actor;
    }
    out->veto_players = players;
    return true;
}

/* ---- all ---------------------------------------------------------------------------- */

static idt_status judge_sets(struct asking_least *a, struct least_set *sets,
                             uint32_t count, idt_error *error,
                             struct least_answer *out) {
    uint32_t limit = a->question->limit ? a->question->limit : LEAST_SHOWN;
    idt_status status = IDT_OK;
    uint32_t next = 0;
    for (; !status && next < count && out->count < limit; next++) {
        bool good = false;
        status = confirm(a, &sets[next], error, &good);
        if (good)
            sets[out->count++] = sets[next];
        else
            out->rejected++;
    }
    out->sets = sets;
    out->found = count - out->rejected;
    if (out->found > out->count || out->rejected > 0) out->is_complete = false;
    out->entrenchment = UINT32_MAX;
    for (uint32_t i = 0; i < out->count; i++)
        if (sets[i].consents < out->entrenchment)
            out->entrenchment = sets[i].consents;
    /* Those not judged move up behind the good ones. */
    uint32_t left = out->count;
    while (next < count)
        sets[left++] = sets[next++];
    if (!status && !find_veto_players(a, sets, left, out))
        status = fail_memory(error);
    return status;
}

static idt_status solve_least(struct asking_least *a, idt_error *error,
                              struct least_answer *out) {
    struct relief *relief = NULL;
    struct least least = {.is_complete = true};
    uint32_t cap = a->question->cap ? a->question->cap : LEAST_CAP;
    idt_status status =
        relief_new(a->decider, a->question->world_only, error, &relief);
    if (status) return status;
    uint32_t wish = relief_wish(relief, &a->wanted);
    status = least_solve(relief_wishes(relief), wish,
                         (struct least_room){a->arena, cap}, error, &least);
    struct least_set *sets =
        status ? NULL
               : arena_take(a->arena, least.family.count + 1, sizeof *sets);
    if (!sets) {
        relief_free(relief);
        return status ? status : fail_memory(error);
    }
    for (uint32_t i = 0; !status && i < least.family.count; i++)
        if (!set_make(a, relief, &least.family.sets[i], &sets[i]))
            status = fail_memory(error);
    relief_free(relief);
    if (status) return status;
    *out = (struct least_answer){.is_complete = least.is_complete,
                                 .if_facts = false};
    if (least.family.count > 1)
        qsort(sets, least.family.count, sizeof *sets, by_ease);
    return judge_sets(a, sets, least.family.count, error, out);
}

/* Whether some outcome could be worse than wanted if a fact turned out so, or
 * a listing be worse that no coded rule reads. */
static bool hangs_on_facts(const struct asking_least *a) {
    const struct ruling *ruling = decider_ruling(a->decider);
    struct wanted sure = a->wanted;
    sure.is_sure = true;
    if (ruling->has_unread && a->wanted.word < VERDICT_BLOCKED) return true;
    for (size_t i = 0; i < ruling->outcome_count; i++)
        if (is_unwanted(a->book, &ruling->outcomes[i], &sure) &&
            !is_unwanted(a->book, &ruling->outcomes[i], &a->wanted))
            return true;
    return false;
}

idt_status least_acts(struct decider *decider,
                      const struct least_question *question,
                      struct arena *arena, idt_error *error,
                      struct least_answer *out) {
    struct asking_least a = {.decider = decider,
                             .book = decider_book(decider),
                             .question = question,
                             .arena = arena,
                             .wanted = {least_severe(question->wanted),
                                        question->with_states,
                                        question->is_sure, question->orders}};
    struct least_answer answer = {.is_complete = true};
    a.day = question->as_of == DAY_NONE ? case_date(decider) : question->as_of;
    idt_status status = decide(decider, a.day, NULL, error);
    if (!status) status = facts_of_case(decider, arena, error, &a.known);
    if (status) return status;
    bool is_free = is_reached(&a), if_facts = hangs_on_facts(&a);
    status = solve_least(&a, error, &answer);
    if (!status) status = decide(decider, a.day, NULL, error);
    if (status) return status;
    answer.is_reached = is_free && !if_facts;
    answer.if_facts = if_facts;
    *out = answer;
    return IDT_OK;
}
