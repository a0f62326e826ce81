/* after.c -- deeds one by one, each in the law that the earlier ones left.
 *
 * The state of a day is worked out from nothing each time it is asked for:
 * a scenario has a handful of deeds, and a state that is never patched
 * cannot go stale.
 */
#include "foresee/after.h"

#include "foresee/council_vote.h"

#include <stdlib.h>

struct simulation {
    const struct rulebook *book;
    struct known_facts known;
    struct deed_result *results;
    uint32_t count;
    day_number day; /* of the state below */
    uint8_t *instruments, *rules, *authorisations, *programmes;
    uint8_t *acts_done, *facts_true;
    uint32_t *rule_acts;
};

/* ---- days ------------------------------------------------------------------- */

static day_number add_months(day_number day, int64_t months) {
    int year, month, of_month;
    day_number out;
    day_to_parts(day, &year, &month, &of_month);
    int64_t total = (int64_t)year * 12 + month - 1 + months;
    for (; of_month > 28; of_month--)
        if (day_from_parts((int)(total / 12), (int)(total % 12) + 1, of_month,
                           &out))
            return out;
    return day_from_parts((int)(total / 12), (int)(total % 12) + 1, of_month,
                          &out)
               ? out
               : day;
}

day_number day_after(const struct rulebook *book, day_number day,
                     struct law_amount amount) {
    if (amount.unit == LAW_NONE) return day;
    int64_t n = book->numbers.items[amount.number];
    const char *unit = law_unit_word(amount.unit);
    if (n < 0 || n > 36525) n = 36525; /* a hundred years is for ever */
    if (strcmp(unit, "months") == 0) return add_months(day, n);
    if (strcmp(unit, "years") == 0) return add_months(day, n * 12);
    if (strcmp(unit, "working-days") == 0) n = (n * 7 + 4) / 5;
    if (strcmp(unit, "hours") == 0) n = (n + 23) / 24;
    return day + (day_number)n;
}

/* The same day and month, not before `first`; 29 February falls on the 28th
 * where there is none. */
static day_number next_yearly(day_number first, day_number yearly) {
    int year, month, of_month, unused;
    day_number out = first;
    day_to_parts(first, &year, &unused, &unused);
    day_to_parts(yearly, &unused, &month, &of_month);
    for (;; year++) {
        int day = of_month;
        while (!day_from_parts(year, month, day, &out))
            day--;
        if (out >= first) return out;
    }
}

day_number act_effect(const struct rulebook *book, uint32_t act,
                      day_number on) {
    const struct law_act *a = &book->acts.items[act];
    day_number first =
        day_after(book, day_after(book, on, a->notice), a->waits);
    return a->yearly == DAY_NONE ? first : next_yearly(first, a->yearly);
}

/* ---- the state of a day ------------------------------------------------------ */

static void set_state(struct simulation *s, uint32_t name, uint8_t state,
                      uint32_t act) {
    struct law_name thing = s->book->names.items[name];
    if (thing.kind == LAW_INSTRUMENT) s->instruments[thing.index] = state;
    if (thing.kind == LAW_AUTHORISATION) s->authorisations[thing.index] = state;
    if (thing.kind != LAW_RULE) return;
    s->rules[thing.index] = state;
    s->rule_acts[thing.index] = act;
}

static void set_states(struct simulation *s, struct law_list names,
                       enum thing_state state, uint32_t act) {
    for (uint32_t i = 0; i < names.count; i++)
        set_state(s, s->book->ids.items[names.first + i], (uint8_t)state, act);
}

/* A licence to use an authorisation opens it; of a rule, it lifts it. */
static void license_things(struct simulation *s, struct law_list names,
                           uint32_t act) {
    for (uint32_t i = 0; i < names.count; i++) {
        uint32_t name = s->book->ids.items[names.first + i];
        bool opens = s->book->names.items[name].kind == LAW_AUTHORISATION;
        set_state(s, name, opens ? THING_IMPOSED : THING_WAIVED, act);
    }
}

static void apply_act(struct simulation *s, uint32_t index) {
    const struct law_act *act = &s->book->acts.items[index];
    const uint32_t *ids = s->book->ids.items;
    set_states(s, act->ends, THING_ENDED, index);
    set_states(s, act->suspends, THING_SUSPENDED, index);
    set_states(s, act->waives, THING_WAIVED, index);
    set_states(s, act->exempts, THING_WAIVED, index);
    license_things(s, act->licenses, index);
    set_states(s, act->imposes, THING_IMPOSED, index);
    set_states(s, act->revives, THING_AS_DATED, index);
    for (uint32_t i = 0; i < act->delists.count; i++)
        s->programmes[ids[act->delists.first + i]] = 1;
    for (uint32_t i = 0; i < act->establishes.count; i++)
        s->facts_true[ids[act->establishes.first + i]] = 1;
    /* A renewal takes back the lapse that stands against it. */
    for (uint32_t i = 0; i < act->renews.count; i++)
        s->instruments[ids[act->renews.first + i]] = THING_IMPOSED;
    s->acts_done[index] = 1;
}

static void clear_state(struct simulation *s) {
    const struct rulebook *book = s->book;
    memset(s->instruments, THING_AS_DATED, book->instruments.count);
    memset(s->rules, THING_AS_DATED, book->rules.count);
    memset(s->authorisations, THING_AS_DATED, book->authorisations.count);
    memset(s->programmes, 0, book->programmes.count);
    memset(s->acts_done, 0, book->acts.count);
    memset(s->facts_true, 0, book->facts.count);
    for (size_t i = 0; i < book->rules.count; i++)
        s->rule_acts[i] = LAW_NONE;
}

static bool in_effect(const struct deed_result *result, day_number day) {
    return result->fate != DEED_REFUSED && result->effect <= day &&
           (result->until == DAY_NONE || day < result->until);
}

/* By rising effect; equal ones in the order they were done. */
static void state_of_day(struct simulation *s, day_number day) {
    day_number last = DAY_NONE;
    s->day = day;
    clear_state(s);
    for (;;) {
        day_number next = DAY_NONE;
        for (uint32_t i = 0; i < s->count; i++) {
            day_number effect = s->results[i].effect;
            if (in_effect(&s->results[i], day) &&
                (last == DAY_NONE || effect > last) &&
                (next == DAY_NONE || effect < next))
                next = effect;
        }
        if (next == DAY_NONE) return;
        for (uint32_t i = 0; i < s->count; i++)
            if (in_effect(&s->results[i], day) && s->results[i].effect == next)
                apply_act(s, s->results[i].deed.act);
        last = next;
    }
}

/* ---- what an act needs -------------------------------------------------------- */

#define NEED_DEPTH 200 /* conditions and chains are shallower: rule_cycles.c */

static enum truth need_truth(const struct simulation *s, uint32_t node,
                             unsigned depth);

static enum truth alive_on(const struct simulation *s, uint32_t instrument,
                           unsigned depth) {
    const struct law_instrument *i = &s->book->instruments.items[instrument];
    uint8_t state = s->instruments[instrument];
    if (state == THING_IMPOSED) return TRUTH_YES;
    if (state != THING_AS_DATED) return TRUTH_NO;
    if (!law_dates_cover(&i->dates, s->day)) return TRUTH_NO;
    if (i->rests_on == LAW_NONE) return TRUTH_YES;
    return need_truth(s, i->rests_on, depth);
}

static enum truth fact_on(const struct simulation *s, uint32_t fact,
                          unsigned depth) {
    const struct law_fact *f = &s->book->facts.items[fact];
    if (s->facts_true[fact]) return TRUTH_YES;
    if (f->holds_when != LAW_NONE) return need_truth(s, f->holds_when, depth);
    return s->known.truths ? (enum truth)s->known.truths[fact] : TRUTH_UNKNOWN;
}

static enum truth group_truth(const struct simulation *s, struct law_node n,
                              unsigned depth) {
    enum truth out = n.op == LAW_AND ? TRUTH_YES : TRUTH_NO;
    for (uint32_t i = 0; i < n.b; i++) {
        enum truth part = need_truth(s, s->book->ids.items[n.a + i], depth);
        bool decides = n.op == LAW_AND ? part < out : part > out;
        if (decides) out = part;
    }
    return out;
}

static enum truth need_truth(const struct simulation *s, uint32_t node,
                             unsigned depth) {
    struct law_node n = s->book->nodes.items[node];
    if (depth == 0) return TRUTH_UNKNOWN;
    switch ((enum law_op)n.op) {
    case LAW_YES: return TRUTH_YES;
    case LAW_AND:
    case LAW_OR: return group_truth(s, n, depth - 1);
    case LAW_NOT: return (enum truth)(2 - need_truth(s, n.a, depth - 1));
    case LAW_ALIVE: return alive_on(s, n.a, depth - 1);
    case LAW_DONE: return s->acts_done[n.a] ? TRUTH_YES : TRUTH_NO;
    case LAW_HOLDS: return fact_on(s, n.a, depth - 1);
    case LAW_SOME:
    case LAW_EVERY:
    case LAW_APPROVED:
    case LAW_IMPLEMENTED:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS:
    case LAW_OP_COUNT: break;
    }
    return TRUTH_UNKNOWN;
}

/* The smallest part that does not hold, for the reason of a refusal. */
static uint32_t failing_part(const struct simulation *s, uint32_t node) {
    struct law_node n = s->book->nodes.items[node];
    for (uint32_t i = 0; n.op == LAW_AND && i < n.b; i++) {
        uint32_t part = s->book->ids.items[n.a + i];
        if (need_truth(s, part, NEED_DEPTH) != TRUTH_YES)
            return failing_part(s, part);
    }
    return node;
}

/* A deed that `node` asks for and that is told, but whose effect comes only
 * after `day`. */
static uint32_t comes_later(const struct simulation *s, uint32_t node,
                            day_number day) {
    struct law_node n = s->book->nodes.items[node];
    if (n.op == LAW_OR || n.op == LAW_AND) {
        for (uint32_t i = 0; i < n.b; i++) {
            uint32_t early = comes_later(s, s->book->ids.items[n.a + i], day);
            if (early != LAW_NONE) return early;
        }
        return LAW_NONE;
    }
    for (uint32_t i = 0; n.op == LAW_DONE && i < s->count; i++) {
        struct deed deed = s->results[i].deed;
        if (deed.act == n.a && act_effect(s->book, deed.act, deed.on) > day)
            return i;
    }
    return LAW_NONE;
}

/* What a body was asked to do and did not adopt on that day, it did not do;
 * the refusal then has no failing part. */
static bool was_voted_down(const struct rulebook *book,
                           const struct law_act *act, day_number day) {
    if (act->vote == LAW_NONE) return false;
    const struct law_vote *vote = &book->votes.items[act->vote];
    return vote->on == day && vote->result != VOTE_ADOPTED;
}

static void judge(struct simulation *s, struct deed_result *result) {
    const struct law_act *act = &s->book->acts.items[result->deed.act];
    day_number on = result->deed.on;
    state_of_day(s, on);
    if (was_voted_down(s->book, act, on)) return;
    for (uint32_t i = 0; i < act->needs.count; i++) {
        uint32_t need = s->book->ids.items[act->needs.first + i];
        enum truth truth = need_truth(s, need, NEED_DEPTH);
        if (truth == TRUTH_YES) continue;
        uint32_t failing = failing_part(s, need);
        *result =
            (struct deed_result){.deed = result->deed,
                                 .fate = DEED_REFUSED,
                                 .effect = DAY_NONE,
                                 .until = DAY_NONE,
                                 .failing = failing,
                                 .truth = need_truth(s, failing, NEED_DEPTH),
                                 .early = comes_later(s, failing, on)};
        return;
    }
    result->fate = DEED_DONE;
    result->effect = act_effect(s->book, result->deed.act, on);
    result->until =
        act->lasts_at_most.unit == LAW_NONE
            ? DAY_NONE
            : day_after(s->book, result->effect, act->lasts_at_most);
}

/* The deeds of one day in whatever order lets most of them stand. */
static void judge_day(struct simulation *s, uint32_t first, uint32_t end) {
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (uint32_t i = first; i < end; i++) {
            if (s->results[i].fate != DEED_REFUSED) continue;
            judge(s, &s->results[i]);
            has_changed |= s->results[i].fate != DEED_REFUSED;
        }
    }
}

/* ---- all deeds ------------------------------------------------------------------ */

static bool simulation_take(struct simulation *s, uint32_t count,
                            struct arena *arena) {
    const struct rulebook *book = s->book;
    s->results = arena_take(arena, count + 1, sizeof *s->results);
    s->instruments = arena_take(arena, book->instruments.count + 1, 1);
    s->rules = arena_take(arena, book->rules.count + 1, 1);
    s->authorisations = arena_take(arena, book->authorisations.count + 1, 1);
    s->programmes = arena_take(arena, book->programmes.count + 1, 1);
    s->acts_done = arena_take(arena, book->acts.count + 1, 1);
    s->facts_true = arena_take(arena, book->facts.count + 1, 1);
    s->rule_acts =
        arena_take(arena, book->rules.count + 1, sizeof *s->rule_acts);
    return s->results && s->instruments && s->rules && s->authorisations &&
           s->programmes && s->acts_done && s->facts_true && s->rule_acts;
}

/* Insertion by day: stable, and there are few. */
static void sort_results(struct deed_result *results, uint32_t count) {
    for (uint32_t i = 1; i < count; i++) {
        struct deed_result moved = results[i];
        uint32_t k = i;
        for (; k > 0 && results[k - 1].deed.on > moved.deed.on; k--)
            results[k] = results[k - 1];
        results[k] = moved;
    }
}

static void set_fates(struct simulation *s, day_number day) {
    for (uint32_t i = 0; i < s->count; i++) {
        struct deed_result *result = &s->results[i];
        if (result->fate == DEED_REFUSED) continue;
        if (result->effect > day)
            result->fate = DEED_WAITING;
        else if (!in_effect(result, day))
            result->fate = DEED_LAPSED;
    }
}

/* A copy of the states as the evaluator's standings. */
static const uint8_t *standings(const uint8_t *states, size_t count,
                                struct arena *arena) {
    static const uint8_t of_state[] = {[THING_AS_DATED] = STANDING_AS_DATED,
                                       [THING_ENDED] = STANDING_ENDED,
                                       [THING_SUSPENDED] = STANDING_ENDED,
                                       [THING_WAIVED] = STANDING_ENDED,
                                       [THING_IMPOSED] = STANDING_IN_FORCE};
    uint8_t *out = arena_take(arena, count + 1, 1);
    for (size_t i = 0; out && i < count; i++)
        out[i] = of_state[states[i]];
    return out;
}

static bool world_end(struct simulation *s, struct arena *arena,
                      struct aftermath *out) {
    const struct rulebook *book = s->book;
    struct world *world = &out->world;
    world->instruments =
        standings(s->instruments, book->instruments.count, arena);
    world->rules = standings(s->rules, book->rules.count, arena);
    world->authorisations =
        standings(s->authorisations, book->authorisations.count, arena);
    world->acts_done = s->acts_done;
    world->facts_true = s->facts_true;
    world->programmes = s->programmes;
    return world->instruments && world->rules && world->authorisations;
}

idt_status after_deeds(const struct rulebook *book,
                       const struct deeds_asked *asked, struct arena *arena,
                       idt_error *error, struct aftermath *out) {
    uint32_t count = asked->count;
    struct simulation s = {.book = book, .known = asked->known};
    struct aftermath made = {.day = asked->day, .count = count};
    if (!simulation_take(&s, count, arena)) return fail_memory(error);
    for (uint32_t i = 0; i < count; i++)
        s.results[i] = (struct deed_result){.deed = asked->deeds[i],
                                            .fate = DEED_REFUSED,
                                            .until = DAY_NONE,
                                            .failing = LAW_NONE,
                                            .early = LAW_NONE};
    sort_results(s.results, count);
    s.count = count;
    for (uint32_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count; end++)
            if (s.results[end].deed.on != s.results[i].deed.on) break;
        judge_day(&s, i, end);
    }
    state_of_day(&s, asked->day);
    set_fates(&s, asked->day);
    if (!world_end(&s, arena, &made)) return fail_memory(error);
    made.results = s.results;
    made.rule_states = s.rules;
    made.instrument_states = s.instruments;
    made.rule_acts = s.rule_acts;
    *out = made;
    return IDT_OK;
}

const char *deed_fate_word(enum deed_fate fate) {
    static const char *const words[] = {[DEED_DONE] = "done",
                                        [DEED_WAITING] = "waiting",
                                        [DEED_LAPSED] = "lapsed",
                                        [DEED_REFUSED] = "refused"};
    return words[fate];
}

/* ---- schedules ------------------------------------------------------------------- */

static bool act_ends(const struct rulebook *book, uint32_t act,
                     uint32_t instrument) {
    struct law_list ends = book->acts.items[act].ends;
    uint32_t name = book->instruments.items[instrument].about.name;
    for (uint32_t i = 0; i < ends.count; i++)
        if (book->ids.items[ends.first + i] == name) return true;
    return false;
}

/* A need for an instrument to be gone ("not alive") is served by its end. */
static bool act_serves(const struct rulebook *book, uint32_t act,
                       struct law_node need) {
    struct law_list facts = book->acts.items[act].establishes;
    if (need.op == LAW_DONE) return act == need.a;
    if (need.op == LAW_ALIVE) return act_ends(book, act, need.a);
    for (uint32_t i = 0; need.op == LAW_HOLDS && i < facts.count; i++)
        if (book->ids.items[facts.first + i] == need.a) return true;
    return false;
}

/* The latest effect of the deeds that the node may ask for, of those placed. */
static day_number latest_needed(const struct rulebook *book, uint32_t node,
                                const struct deed *deeds, uint32_t count) {
    struct law_node n = book->nodes.items[node];
    day_number latest = DAY_NONE;
    if (n.op == LAW_DONE || n.op == LAW_HOLDS || n.op == LAW_ALIVE) {
        for (uint32_t i = 0; i < count; i++) {
            if (!act_serves(book, deeds[i].act, n)) continue;
            day_number effect = act_effect(book, deeds[i].act, deeds[i].on);
            if (effect > latest) latest = effect;
        }
        return latest;
    }
    uint32_t parts = n.op == LAW_AND || n.op == LAW_OR ? n.b
                     : n.op == LAW_NOT                 ? 1
                                                       : 0;
    for (uint32_t i = 0; i < parts; i++) {
        uint32_t part = n.op == LAW_NOT ? n.a : book->ids.items[n.a + i];
        day_number one = latest_needed(book, part, deeds, count);
        if (one > latest) latest = one;
    }
    return latest;
}

void schedule_acts(const struct rulebook *book, const uint32_t *acts,
                   uint32_t count, day_number begin, struct deed *deeds) {
    for (uint32_t i = 0; i < count; i++)
        deeds[i] = (struct deed){acts[i], begin, 0};
    /* Each round settles at least one more act: needs have no circle. */
    bool has_moved = true;
    for (uint32_t round = 0; has_moved && round <= count; round++) {
        has_moved = false;
        for (uint32_t i = 0; i < count; i++) {
            struct law_list needs = book->acts.items[acts[i]].needs;
            for (uint32_t k = 0; k < needs.count; k++) {
                uint32_t need = book->ids.items[needs.first + k];
                day_number day = latest_needed(book, need, deeds, count);
                if (day <= deeds[i].on) continue;
                deeds[i].on = day;
                has_moved = true;
            }
        }
    }
}
