/* apply_rules.c -- which rules bite, and what lifts them.
 *
 *     bites  = in force and alive and (some nexus binds) and condition
 *     lifted = some authorisation that reaches the rule holds, or an approval
 *              of the case covers it
 *     holds  = in force and alive and a user fits and condition and, where it
 *              asks for one, the approval
 *
 * Invariant: all of this is built of `and`, `or` and `not` over three values,
 * so putting a value in for an unknown never turns a yes into a no.
 */
#include "decide/decide_inside.h"

static enum truth lesser(enum truth a, enum truth b) {
    return a < b ? a : b;
}
static enum truth greater(enum truth a, enum truth b) {
    return a > b ? a : b;
}

struct standpoint stand_at(struct decider *d, uint32_t rule) {
    struct standpoint old = {d->rule, d->plane};
    d->rule = rule;
    d->plane = rule != LAW_NONE && d->plan->gates[rule].is_eu;
    return old;
}

void stand_back(struct decider *d, struct standpoint old) {
    d->rule = old.rule;
    d->plane = old.plane;
}

/* Of its dates, or of the world that overrules them. */
static enum truth in_force(const struct decider *d, const uint8_t *standings,
                           uint32_t index, const struct law_dates *dates) {
    switch (standings ? (enum standing)standings[index] : STANDING_AS_DATED) {
    case STANDING_ENDED: return TRUTH_NO;
    case STANDING_UNKNOWN: return TRUTH_UNKNOWN;
    case STANDING_IN_FORCE: return TRUTH_YES;
    case STANDING_AS_DATED: break;
    }
    return dates_in_force(d, dates);
}

/* ---- rules --------------------------------------------------------------- */

enum truth nexus_binds(struct decider *d, uint32_t nexus, uint32_t *item) {
    const struct law_nexus *of = &d->book->nexuses.items[nexus];
    enum truth best = TRUTH_NO;
    *item = LAW_NONE;
    if (of->over == LAW_OVER_CASE) return node_truth(d, of->holds_when, 0);
    for (uint32_t i = 0; i < d->facts.items[of->over]; i++) {
        enum truth truth = node_truth(d, of->holds_when, i);
        if (truth > best) *item = i;
        best = greater(best, truth);
        if (best == TRUTH_YES) break;
    }
    if (d->facts.is_open[of->over]) best = greater(best, TRUTH_UNKNOWN);
    return best;
}

enum truth rule_binds(struct decider *d, uint32_t rule, uint32_t *nexus,
                      uint32_t *item) {
    const struct law_list *binds = &d->plan->gates[rule].binds;
    enum truth best = TRUTH_NO;
    *nexus = *item = LAW_NONE;
    for (uint32_t i = 0; i < binds->count && best != TRUTH_YES; i++) {
        uint32_t of = d->book->ids.items[binds->first + i], who;
        enum truth truth = nexus_binds(d, of, &who);
        if (truth <= best) continue;
        best = truth;
        *nexus = of;
        *item = who;
    }
    return best;
}

/* Of its dates alone. */
static enum truth gate_in_force(const struct decider *d,
                                const struct rule_gate *gate) {
    if (gate->is_dormant || (gate->until != DAY_NONE && d->day >= gate->until))
        return TRUTH_NO;
    if (d->day >= gate->from) return TRUTH_YES;
    return gate->start_unknown ? TRUTH_UNKNOWN : TRUTH_NO;
}

static enum truth rule_in_force(struct decider *d, uint32_t rule) {
    const uint8_t *standings = d->world ? d->world->rules : NULL;
    const struct rule_gate *gate = &d->plan->gates[rule];
    if (!is_recorded(d, &d->book->rules.items[rule].about)) return TRUTH_NO;
    if (!standings || standings[rule] == STANDING_AS_DATED)
        return gate_in_force(d, gate);
    if (gate->is_dormant && standings[rule] != STANDING_IN_FORCE)
        return TRUTH_NO;
    return in_force(d, standings, rule, &d->book->rules.items[rule].dates);
}

static bool concerns_activity(const struct decider *d,
                              const struct rule_gate *gate) {
    return gate->activities >> d->facts.activity & 1;
}

static enum truth work_out_bite(struct decider *d, uint32_t rule) {
    const struct rule_gate *gate = &d->plan->gates[rule];
    uint32_t nexus, item;
    enum truth truth = rule_in_force(d, rule);
    if (truth == TRUTH_NO || !concerns_activity(d, gate)) return TRUTH_NO;
    if (gate->condition != LAW_NONE)
        truth = lesser(truth, node_truth(d, gate->condition, 0));
    if (truth != TRUTH_NO)
        truth = lesser(truth, rule_binds(d, rule, &nexus, &item));
    if (truth != TRUTH_NO && gate->rests_on != LAW_NONE)
        truth = lesser(truth, node_truth(d, gate->rests_on, 0));
    /* A mandate that nothing carries out: in the law, not at work. */
    if (truth == TRUTH_YES && gate->carried_out_by != LAW_NONE &&
        node_truth(d, gate->carried_out_by, 0) != TRUTH_YES)
        truth = TRUTH_UNKNOWN;
    return truth;
}

enum truth rule_bites(struct decider *d, uint32_t rule) {
    uint8_t *kept = &d->bites[rule];
    if (*kept) return (enum truth)(*kept - 1);
    struct standpoint old = stand_at(d, rule);
    enum truth truth = work_out_bite(d, rule);
    stand_back(d, old);
    *kept = (uint8_t)(truth + 1);
    return truth;
}

/* ---- authorisations ------------------------------------------------------ */

enum truth users_fit(struct decider *d, const struct law_authorisation *a,
                     uint32_t *nexus, uint32_t *item) {
    enum truth best = TRUTH_NO;
    *nexus = *item = LAW_NONE;
    if (a->users.count == 0) return TRUTH_YES;
    for (uint32_t i = 0; i < a->users.count && best != TRUTH_YES; i++) {
        uint32_t of = d->book->ids.items[a->users.first + i], who;
        enum truth truth = nexus_binds(d, of, &who);
        if (truth <= best) continue;
        best = truth;
        *nexus = of;
        *item = who;
    }
    return best;
}

enum truth approval_in_force(const struct decider *d, uint32_t index) {
    const struct approval *approval = &d->facts.approvals[index];
    if (approval->until != DAY_NONE && d->day >= approval->until)
        return TRUTH_NO;
    if (approval->date == DAY_NONE) return TRUTH_UNKNOWN;
    return approval->date <= d->day ? TRUTH_YES : TRUTH_NO;
}

/* The surer of two, of equal ones the first. */
static uint32_t surer_approval(const struct decider *d, uint32_t best,
                               uint32_t other) {
    enum truth now = best == LAW_NONE ? TRUTH_NO : approval_in_force(d, best);
    return approval_in_force(d, other) > now ? other : best;
}

uint32_t approval_of(const struct decider *d, uint32_t authorisation) {
    uint32_t base = d->book->authorisations.items[authorisation].base;
    uint32_t best = LAW_NONE;
    for (uint32_t i = 0; i < d->facts.approval_count; i++) {
        uint32_t of = d->facts.approvals[i].authorisation;
        if (of == LAW_NONE) continue;
        if (of == authorisation ||
            d->book->authorisations.items[of].base == base)
            best = surer_approval(d, best, i);
    }
    return best;
}

static bool list_has(const struct rulebook *book, struct law_list list,
                     uint32_t member) {
    for (uint32_t i = 0; i < list.count; i++)
        if (book->ids.items[list.first + i] == member) return true;
    return false;
}

/* The rule, its bare id, or an instrument it is stated in. */
static bool approval_names(const struct decider *d,
                           const struct approval *approval,
                           const struct law_rule *rule) {
    const struct rulebook *book = d->book;
    struct span id = law_name_of(book, rule->about.name);
    struct span base = law_text_of(book, book->words.items[rule->base]);
    for (uint32_t i = 0; i < approval->cover_count; i++) {
        struct span said = approval->covers[i];
        if (span_equals(said, id) || span_equals(said, base)) return true;
        uint32_t instrument = law_find(book, LAW_INSTRUMENT, said);
        if (instrument != LAW_NONE && list_has(book, rule->within, instrument))
            return true;
    }
    return false;
}

uint32_t approval_covering(const struct decider *d, uint32_t rule) {
    const struct law_rule *r = &d->book->rules.items[rule];
    uint32_t best = LAW_NONE;
    for (uint32_t i = 0; i < d->facts.approval_count; i++) {
        const struct approval *approval = &d->facts.approvals[i];
        if (approval->by != LAW_NONE &&
            list_has(d->book, r->licensors, approval->by) &&
            approval_names(d, approval, r))
            best = surer_approval(d, best, i);
    }
    return best;
}

enum truth holds_but_approval(struct decider *d, uint32_t authorisation) {
    const struct law_authorisation *a =
        &d->book->authorisations.items[authorisation];
    uint32_t nexus, item;
    if (!is_recorded(d, &a->about)) return TRUTH_NO;
    enum truth truth = in_force(d, d->world ? d->world->authorisations : NULL,
                                authorisation, &a->dates);
    if (truth != TRUTH_NO && a->rests_on != LAW_NONE)
        truth = lesser(truth, node_truth(d, a->rests_on, 0));
    if (truth != TRUTH_NO)
        truth = lesser(truth, users_fit(d, a, &nexus, &item));
    if (truth != TRUTH_NO && a->condition != LAW_NONE)
        truth = lesser(truth, node_truth(d, a->condition, 0));
    return truth;
}

static enum truth work_out_hold(struct decider *d, uint32_t authorisation) {
    const struct law_authorisation *a =
        &d->book->authorisations.items[authorisation];
    if (a->approval_by.count == 0) return holds_but_approval(d, authorisation);
    uint32_t approval = approval_of(d, authorisation);
    if (approval == LAW_NONE) return TRUTH_NO;
    return lesser(approval_in_force(d, approval),
                  holds_but_approval(d, authorisation));
}

enum truth authorisation_holds(struct decider *d, uint32_t authorisation) {
    const struct law_authorisation *a =
        &d->book->authorisations.items[authorisation];
    uint8_t *kept = &d->held[authorisation];
    if (*kept) return (enum truth)(*kept - 1);
    struct standpoint old = {d->rule, d->plane};
    d->rule = LAW_NONE;
    d->plane = a->jurisdiction == d->plan->order_eu;
    enum truth truth = work_out_hold(d, authorisation);
    stand_back(d, old);
    *kept = (uint8_t)(truth + 1);
    return truth;
}

/* The approval of a general kind behind a specific licence; LAW_NONE. */
static uint32_t licence_in_use(const struct decider *d,
                               uint32_t authorisation) {
    const struct law_authorisation *a =
        &d->book->authorisations.items[authorisation];
    uint32_t approval = a->kind == LAW_SPECIFIC_LICENCE
                            ? approval_of(d, authorisation)
                            : LAW_NONE;
    if (approval == LAW_NONE || d->facts.approvals[approval].by == LAW_NONE)
        return LAW_NONE;
    return approval;
}

/* A specific licence lifts what it is said to cover; when nothing is said,
 * nobody knows what. */
enum truth authorisation_lifts(struct decider *d, uint32_t authorisation,
                               uint32_t rule) {
    enum truth holds = authorisation_holds(d, authorisation);
    uint32_t licence = licence_in_use(d, authorisation);
    if (holds == TRUTH_NO || licence == LAW_NONE) return holds;
    const struct approval *approval = &d->facts.approvals[licence];
    if (approval->cover_count == 0) return lesser(holds, TRUTH_UNKNOWN);
    return approval_names(d, approval, &d->book->rules.items[rule]) ? holds
                                                                    : TRUTH_NO;
}
