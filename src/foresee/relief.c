/* relief.c -- the formula of acts that would let a case's rules fall.
 *
 * Every rule, instrument and act is read once and remembered, so that equal
 * questions are one wish and the solver meets each once.  A question met
 * while it is being read leads round in a circle: no act helps there.
 */
#include "foresee/relief.h"

#include "base/memory.h"

/* Which acts reach each thing: lists of acts by name of the rulebook, and by
 * programme and fact. */
struct reach {
    uint32_t *first; /* of each thing in `acts`; then the end */
    uint32_t *acts;
};

struct relief {
    const struct rulebook *book;
    struct decider *decider;
    struct wishes wishes;
    struct reach of_name, of_programme, of_fact;
    uint32_t *act_wishes; /* WISH_NEW ... */
    /* That it is not sure to bite any more; that it surely does not. */
    uint32_t *rule_wishes[2], *instrument_wishes[2];
    uint32_t acts[LEAST_ACTS];
    uint32_t act_count;
    bool world_only;
};

#define WISH_NEW   (UINT32_MAX)
#define WISH_BEGUN (UINT32_MAX - 1)

/* ---- which acts reach what ----------------------------------------------------- */

bool act_is_of_congress(const struct rulebook *book, uint32_t act) {
    struct law_list by = book->acts.items[act].by;
    for (uint32_t i = 0; i < by.count; i++) {
        uint32_t actor = book->ids.items[by.first + i];
        struct span id =
            law_name_of(book, book->actors.items[actor].about.name);
        if (span_is(id, "us.house") || span_is(id, "us.senate") ||
            span_is(id, "us.congress"))
            return true;
    }
    return false;
}

enum reach_of { REACH_NAMES, REACH_PROGRAMMES, REACH_FACTS };

#define REACHING_LISTS 5

/* The lists of an act that reach things of this sort; their number. */
static size_t reaching_lists(const struct law_act *act, enum reach_of of,
                             struct law_list lists[REACHING_LISTS]) {
    const struct law_list names[] = {act->ends, act->suspends, act->waives,
                                     act->exempts, act->licenses};
    if (of == REACH_NAMES) {
        memcpy(lists, names, sizeof names);
        return REACHING_LISTS;
    }
    lists[0] = of == REACH_PROGRAMMES ? act->delists : act->establishes;
    return 1;
}

/* Tells every (thing, act) pair as a count in `places`, or,
 * when there is room, to the list. */
static void reach_walk(const struct rulebook *book, enum reach_of of,
                       uint32_t *places, uint32_t *acts) {
    struct law_list lists[REACHING_LISTS];
    for (uint32_t a = 0; a < book->acts.count; a++) {
        if (act_is_of_congress(book, a)) continue;
        size_t count = reaching_lists(&book->acts.items[a], of, lists);
        for (size_t l = 0; l < count; l++)
            for (uint32_t i = 0; i < lists[l].count; i++) {
                uint32_t thing = book->ids.items[lists[l].first + i];
                if (acts)
                    acts[places[thing]++] = a;
                else
                    places[thing]++;
            }
    }
}

/* Counting first, then filling: places[t] ends as the beginning of t + 1. */
static bool reach_make(const struct rulebook *book, enum reach_of of,
                       size_t count, struct reach *reach) {
    uint32_t total = 0;
    reach->first = memory_take_zeroed(count + 2, sizeof *reach->first);
    if (!reach->first) return false;
    uint32_t *places = reach->first + 1;
    reach_walk(book, of, places, NULL);
    for (size_t i = 0; i < count; i++) {
        uint32_t here = places[i];
        places[i] = total;
        total += here;
    }
    reach->acts = memory_take(total + 1, sizeof *reach->acts);
    if (!reach->acts) return false;
    reach_walk(book, of, places, reach->acts);
    return true;
}

static void reach_release(struct reach *reach) {
    memory_free(reach->first);
    memory_free(reach->acts);
}

static uint32_t *new_wishes(size_t count) {
    uint32_t *wishes = memory_take(count + 1, sizeof *wishes);
    for (size_t i = 0; wishes && i < count; i++)
        wishes[i] = WISH_NEW;
    return wishes;
}

idt_status relief_new(struct decider *decider, bool world_only,
                      idt_error *error, struct relief **out) {
    const struct rulebook *book = decider_book(decider);
    struct relief *r = memory_take_zeroed(1, sizeof *r);
    if (!r) return fail_memory(error);
    r->book = book;
    r->decider = decider;
    r->world_only = world_only;
    wishes_init(&r->wishes);
    r->act_wishes = new_wishes(book->acts.count);
    bool has_wishes = r->act_wishes != NULL;
    for (int sure = 0; sure < 2; sure++) {
        r->rule_wishes[sure] = new_wishes(book->rules.count);
        r->instrument_wishes[sure] = new_wishes(book->instruments.count);
        has_wishes &= r->rule_wishes[sure] && r->instrument_wishes[sure];
    }
    if (has_wishes &&
        reach_make(book, REACH_NAMES, book->names.count, &r->of_name) &&
        reach_make(book, REACH_PROGRAMMES, book->programmes.count,
                   &r->of_programme) &&
        reach_make(book, REACH_FACTS, book->facts.count, &r->of_fact)) {
        *out = r;
        return IDT_OK;
    }
    relief_free(r);
    return fail_memory(error);
}

void relief_free(struct relief *relief) {
    if (!relief) return;
    wishes_release(&relief->wishes);
    reach_release(&relief->of_name);
    reach_release(&relief->of_programme);
    reach_release(&relief->of_fact);
    memory_free(relief->act_wishes);
    for (int sure = 0; sure < 2; sure++) {
        memory_free(relief->rule_wishes[sure]);
        memory_free(relief->instrument_wishes[sure]);
    }
    memory_free(relief);
}

/* ---- conditions, both ways ------------------------------------------------------- */

/* Where a condition is read: for which rule, of which item, how deep; and
 * whether what may hold counts as holding. */
struct spot {
    uint32_t rule, item;
    unsigned depth;
    bool is_sure;
};
#define SPOT_DEPTH 160 /* conditions and chains are shallower: rule_cycles.c */

static uint32_t wish_up(struct relief *r, uint32_t node, struct spot spot);
static uint32_t wish_down(struct relief *r, uint32_t node, struct spot spot);
static uint32_t wish_of_act(struct relief *r, uint32_t act);
static uint32_t fall_of_rule(struct relief *r, uint32_t rule, struct spot from);
static uint32_t fall_of_instrument(struct relief *r, uint32_t instrument,
                                   struct spot spot);

static uint32_t any_act(struct relief *r, const struct reach *reach,
                        uint32_t thing) {
    struct gathering any = gather_any(&r->wishes);
    for (uint32_t i = reach->first[thing]; i < reach->first[thing + 1]; i++)
        gather_part(&any, wish_of_act(r, reach->acts[i]));
    return gather_end(&any);
}

typedef uint32_t direction(struct relief *r, uint32_t node, struct spot spot);

/* All or any of the parts of an `and` or `or`. */
static uint32_t wish_parts(struct relief *r, struct law_node n,
                           struct spot spot, direction *way, bool all) {
    struct gathering g = all ? gather_all(&r->wishes) : gather_any(&r->wishes);
    for (uint32_t i = 0; i < n.b; i++)
        gather_part(&g, way(r, r->book->ids.items[n.a + i], spot));
    return gather_end(&g);
}

/* The same over the items of a quantifier's scope. */
static uint32_t wish_items(struct relief *r, struct law_node n,
                           struct spot spot, direction *way, bool all) {
    struct gathering g = all ? gather_all(&r->wishes) : gather_any(&r->wishes);
    uint32_t items = decided_items(r->decider, n.a);
    for (uint32_t item = 0; item < items; item++) {
        struct spot inside = {spot.rule, item, spot.depth, spot.is_sure};
        gather_part(&g, way(r, n.b, inside));
    }
    return gather_end(&g);
}

static uint32_t wish_fact_up(struct relief *r, uint32_t fact,
                             struct spot spot) {
    struct gathering any = gather_any(&r->wishes);
    uint32_t holds_when = r->book->facts.items[fact].holds_when;
    gather_part(&any, any_act(r, &r->of_fact, fact));
    if (holds_when != LAW_NONE) gather_part(&any, wish_up(r, holds_when, spot));
    return gather_end(&any);
}

static uint32_t wish_up(struct relief *r, uint32_t node, struct spot spot) {
    struct law_node n = r->book->nodes.items[node];
    if (spot.depth-- == 0) return NEVER;
    if (decided_part(r->decider, node, spot.item, spot.rule) == TRUTH_YES)
        return ALWAYS;
    switch ((enum law_op)n.op) {
    case LAW_YES: return ALWAYS;
    case LAW_AND: return wish_parts(r, n, spot, wish_up, true);
    case LAW_OR: return wish_parts(r, n, spot, wish_up, false);
    case LAW_NOT: return wish_down(r, n.a, spot);
    case LAW_SOME: return wish_items(r, n, spot, wish_up, false);
    case LAW_EVERY: return wish_items(r, n, spot, wish_up, true);
    case LAW_DONE: return wish_of_act(r, n.a);
    case LAW_HOLDS: return wish_fact_up(r, n.a, spot);
    case LAW_APPROVED:
        return any_act(r, &r->of_name,
                       r->book->authorisations.items[n.a].about.name);
    case LAW_ALIVE:
    case LAW_IMPLEMENTED:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS:
    case LAW_OP_COUNT: break;
    }
    return NEVER;
}

/* Every programme must go that the test names and the item is listed under. */
static uint32_t wish_delisted(struct relief *r, struct law_node n,
                              struct spot spot) {
    if (r->book->facts.items[n.a].type != LAW_PROGRAMMES) return NEVER;
    struct gathering all = gather_all(&r->wishes);
    for (uint32_t i = 0; i < n.c; i++) {
        uint32_t programme = r->book->ids.items[n.b + i];
        if (decided_programme(r->decider, n.a, spot.item, programme) >=
            (spot.is_sure ? TRUTH_UNKNOWN : TRUTH_YES))
            gather_part(&all, any_act(r, &r->of_programme, programme));
    }
    return gather_end(&all);
}

/* The duties of States that the rule carries out, as far as they bite.  One
 * that only may bite keeps a rule from being sure, and nothing more. */
static uint32_t wish_unimplemented(struct relief *r, struct spot spot) {
    if (spot.rule == LAW_NONE) return NEVER;
    struct law_list of = r->book->rules.items[spot.rule].implements;
    struct gathering all = gather_all(&r->wishes);
    for (uint32_t i = 0; i < of.count; i++) {
        struct law_name name =
            r->book->names.items[r->book->ids.items[of.first + i]];
        if (name.kind != LAW_RULE || name.index == spot.rule) continue;
        if (decided_bites(r->decider, name.index) >=
            (spot.is_sure ? TRUTH_UNKNOWN : TRUTH_YES))
            gather_part(&all, fall_of_rule(r, name.index, spot));
    }
    return gather_end(&all);
}

static uint32_t wish_down(struct relief *r, uint32_t node, struct spot spot) {
    struct law_node n = r->book->nodes.items[node];
    if (spot.depth-- == 0) return NEVER;
    enum truth truth = decided_part(r->decider, node, spot.item, spot.rule);
    /* What is not sure to hold binds nobody for sure. */
    if (truth == TRUTH_NO || (truth == TRUTH_UNKNOWN && !spot.is_sure))
        return ALWAYS;
    switch ((enum law_op)n.op) {
    case LAW_AND: return wish_parts(r, n, spot, wish_down, false);
    case LAW_OR: return wish_parts(r, n, spot, wish_down, true);
    case LAW_NOT: return wish_up(r, n.a, spot);
    case LAW_SOME: return wish_items(r, n, spot, wish_down, true);
    case LAW_EVERY: return wish_items(r, n, spot, wish_down, false);
    case LAW_ALIVE: return fall_of_instrument(r, n.a, spot);
    case LAW_IN: return wish_delisted(r, n, spot);
    case LAW_IMPLEMENTED: return wish_unimplemented(r, spot);
    case LAW_HOLDS:
        if (r->book->facts.items[n.a].holds_when == LAW_NONE) return NEVER;
        return wish_down(r, r->book->facts.items[n.a].holds_when, spot);
    case LAW_YES:
    case LAW_DONE:
    case LAW_APPROVED:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS:
    case LAW_OP_COUNT: break;
    }
    return NEVER;
}

/* ---- things ----------------------------------------------------------------------- */

static uint32_t wish_of_act(struct relief *r, uint32_t act) {
    const struct law_act *a = &r->book->acts.items[act];
    uint32_t known = r->act_wishes[act];
    if (known == WISH_BEGUN || act_is_of_congress(r->book, act)) return NEVER;
    if (known != WISH_NEW) return known;
    if (r->world_only && a->scope != 0) return NEVER;
    if (r->act_count == LEAST_ACTS) return NEVER;
    r->act_wishes[act] = WISH_BEGUN;
    struct gathering needs = gather_all(&r->wishes);
    struct spot spot = {LAW_NONE, 0, SPOT_DEPTH, true};
    for (uint32_t i = 0; i < a->needs.count; i++)
        gather_part(&needs,
                    wish_up(r, r->book->ids.items[a->needs.first + i], spot));
    uint32_t need = gather_end(&needs);
    if (need == NEVER) return r->act_wishes[act] = NEVER;
    uint32_t number = r->act_count++;
    r->acts[number] = act;
    wish_needs(&r->wishes, number, need);
    return r->act_wishes[act] = wish_act(&r->wishes, number);
}

static uint32_t fall_of_instrument(struct relief *r, uint32_t instrument,
                                   struct spot spot) {
    const struct law_instrument *i = &r->book->instruments.items[instrument];
    struct spot inside = {LAW_NONE, 0, spot.depth, spot.is_sure};
    uint32_t *known = &r->instrument_wishes[spot.is_sure][instrument];
    if (*known == WISH_BEGUN) return NEVER;
    if (*known != WISH_NEW) return *known;
    *known = WISH_BEGUN;
    struct gathering any = gather_any(&r->wishes);
    gather_part(&any, any_act(r, &r->of_name, i->about.name));
    if (i->rests_on != LAW_NONE)
        gather_part(&any, wish_down(r, i->rests_on, inside));
    return *known = gather_end(&any);
}

/* That the authorisation opens; what already holds of it is left out, and
 * what holds wholly would have lifted the rule before. */
static uint32_t opening_of(struct relief *r, uint32_t authorisation,
                           unsigned depth) {
    const struct law_authorisation *a =
        &r->book->authorisations.items[authorisation];
    struct spot spot = {LAW_NONE, 0, depth, true};
    uint32_t licence = any_act(r, &r->of_name, a->about.name);
    struct gathering all = gather_all(&r->wishes);
    if (!law_dates_cover(&a->dates, decider_ruling(r->decider)->day))
        gather_part(&all, NEVER);
    if (a->rests_on != LAW_NONE)
        gather_part(&all, wish_up(r, a->rests_on, spot));
    gather_part(&all, wish_up(r, a->condition, spot));
    if (a->approval_by.count > 0) gather_part(&all, licence);
    uint32_t opening = gather_end(&all);
    return opening == ALWAYS ? NEVER : opening;
}

static uint32_t fall_of_rule(struct relief *r, uint32_t rule,
                             struct spot from) {
    const struct law_rule *of = &r->book->rules.items[rule];
    uint32_t *known = &r->rule_wishes[from.is_sure][rule];
    if (*known == WISH_BEGUN || from.depth == 0) return NEVER;
    if (*known != WISH_NEW) return *known;
    *known = WISH_BEGUN;
    struct spot spot = {rule, 0, from.depth - 1, from.is_sure};
    struct gathering any = gather_any(&r->wishes);
    gather_part(&any, any_act(r, &r->of_name, of->about.name));
    gather_part(&any, wish_down(r, of->rests_on, spot));
    gather_part(&any, wish_down(r, of->condition, spot));
    for (uint32_t i = 0; i < of->authorisations.count; i++)
        gather_part(&any,
                    opening_of(r,
                               r->book->ids.items[of->authorisations.first + i],
                               spot.depth));
    return *known = gather_end(&any);
}

/* An act that needs an instrument alive clashes with one that ends it. */
static void find_clashes(struct relief *r, uint32_t number, uint32_t node,
                         unsigned depth) {
    struct law_node n = r->book->nodes.items[node];
    for (uint32_t i = 0; n.op == LAW_AND && depth > 0 && i < n.b; i++)
        find_clashes(r, number, r->book->ids.items[n.a + i], depth - 1);
    if (n.op != LAW_ALIVE) return;
    uint32_t name = r->book->instruments.items[n.a].about.name;
    for (uint32_t k = 0; k < r->act_count; k++) {
        struct law_list ends = r->book->acts.items[r->acts[k]].ends;
        for (uint32_t i = 0; k != number && i < ends.count; i++)
            if (r->book->ids.items[ends.first + i] == name)
                wish_clash(&r->wishes, number, k);
    }
}

static void mark_clashes(struct relief *r) {
    for (uint32_t number = 0; number < r->act_count; number++) {
        struct law_list needs = r->book->acts.items[r->acts[number]].needs;
        for (uint32_t i = 0; i < needs.count; i++)
            find_clashes(r, number, r->book->ids.items[needs.first + i],
                         SPOT_DEPTH);
    }
}

/* ---- the whole ---------------------------------------------------------------------- */

uint32_t relief_of_rule(struct relief *relief, uint32_t rule, bool is_sure) {
    struct spot spot = {LAW_NONE, 0, SPOT_DEPTH, is_sure};
    return fall_of_rule(relief, rule, spot);
}

/* What counts at its most must be sure not to bite any more. */
static bool counts_most(const struct outcome *outcome,
                        const struct wanted *wanted) {
    return wanted->is_sure || outcome->is_unimplemented ||
           outcome->is_state_duty;
}

bool is_unwanted(const struct rulebook *book, const struct outcome *outcome,
                 const struct wanted *wanted) {
    uint32_t order = book->rules.items[outcome->rule].jurisdiction;
    if (outcome->is_state_duty)
        return wanted->with_states && outcome->bites != TRUTH_NO &&
               outcome->lifted != TRUTH_YES;
    if (wanted->orders && !(wanted->orders >> order & 1)) return false;
    return (counts_most(outcome, wanted) ? outcome->most : outcome->stated) >
           wanted->word;
}

uint32_t relief_wish(struct relief *relief, const struct wanted *wanted) {
    const struct ruling *ruling = decider_ruling(relief->decider);
    struct gathering all = gather_all(&relief->wishes);
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct outcome *outcome = &ruling->outcomes[i];
        if (is_unwanted(relief->book, outcome, wanted))
            gather_part(&all, relief_of_rule(relief, outcome->rule,
                                             counts_most(outcome, wanted)));
    }
    mark_clashes(relief);
    return gather_end(&all);
}

const struct wishes *relief_wishes(const struct relief *relief) {
    return &relief->wishes;
}
uint32_t relief_act(const struct relief *relief, uint32_t number) {
    return relief->acts[number];
}
uint32_t relief_act_count(const struct relief *relief) {
    return relief->act_count;
}
