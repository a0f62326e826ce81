/* truth.c -- the truth of a condition, in three values.
 *
 *     unknown and no = no      unknown or yes = yes      not unknown = unknown
 *
 * One byte holds the truth of a node for one item, twice: bits 0-1 as every
 * law reads it, bits 2-3 as EU law does, whose own mapping of customs codes
 * decides there and only alerts elsewhere.  0 is "not asked yet".  Nodes
 * without NODE_BY_LAW fill both places at once.  NODE_OF_RULE is never kept:
 * "implemented duty" is another question for each rule.
 */
#include "decide/quantities.h"

static enum truth least(enum truth a, enum truth b) {
    return a < b ? a : b;
}

static enum truth truth_not(enum truth truth) {
    return (enum truth)(TRUTH_YES - truth);
}

/* ---- tests of one fact --------------------------------------------------- */

static enum truth test_truths(const struct decider *d, const struct law_node *n,
                              const struct value *value, bool is_class) {
    enum truth best = TRUTH_NO;
    size_t plane = is_class && d->plane ? d->book->classes.count : 0;
    for (uint32_t i = 0; i < n->c; i++) {
        uint32_t member = d->book->ids.items[n->b + i];
        if (!is_class && d->world && d->world->programmes &&
            d->world->programmes[member])
            continue; /* off that list in this world */
        enum truth truth = (enum truth)value->as.truths[plane + member];
        if (truth > best) best = truth;
    }
    return best;
}

static enum truth test_set(const struct decider *d, const struct law_node *n,
                           const struct value *value) {
    const uint32_t *set = d->book->ids.items + n->b;
    uint32_t type = d->plan->fact[n->a].type;
    if (type == LAW_CLASSES || type == LAW_PROGRAMMES)
        return value->state == VALUE_KNOWN
                   ? test_truths(d, n, value, type == LAW_CLASSES)
                   : TRUTH_UNKNOWN;
    if (type == LAW_COUNTRIES || type == LAW_WORDS) {
        enum truth best = TRUTH_NO;
        for (uint32_t i = 0; i < n->c; i++) {
            enum truth truth = value_has(value, set[i]);
            if (truth > best) best = truth;
        }
        return best;
    }
    if (value->state != VALUE_KNOWN) return TRUTH_UNKNOWN;
    for (uint32_t i = 0; i < n->c; i++)
        if (value->as.number == (int64_t)set[i]) return TRUTH_YES;
    return TRUTH_NO;
}

static bool compare(uint32_t op, int64_t a, int64_t b) {
    if (op == LAW_AT_LEAST) return a >= b;
    if (op == LAW_AT_MOST) return a <= b;
    if (op == LAW_MORE) return a > b;
    return a < b;
}

/* Both ends say the same, or nobody knows. */
static enum truth compare_ends(uint32_t op, const struct between *ends,
                               int64_t with) {
    bool first = compare(op, ends->least, with);
    if (first != compare(op, ends->most, with)) return TRUTH_UNKNOWN;
    return first ? TRUTH_YES : TRUTH_NO;
}

/* A shorter code than the asked prefix may still go on with it. */
static enum truth test_begins(const struct decider *d, const struct law_node *n,
                              const struct value *value) {
    enum truth best = TRUTH_NO;
    uint32_t hs = (uint32_t)value->as.number;
    for (uint32_t i = 0; i < n->c; i++) {
        uint32_t prefix = d->book->ids.items[n->b + i];
        if (law_hs_begins(hs, prefix)) return TRUTH_YES;
        if (law_hs_begins(prefix, hs)) best = TRUTH_UNKNOWN;
    }
    return best;
}

static enum truth test_value(const struct decider *d, const struct law_node *n,
                             const struct value *value) {
    if (n->op == LAW_IN) return test_set(d, n, value);
    if (value->state == VALUE_BETWEEN)
        return compare_ends(n->op, value->as.between,
                            d->book->numbers.items[n->b]);
    if (value->state != VALUE_KNOWN) return TRUTH_UNKNOWN;
    if (n->op == LAW_HOLDS) return value->as.number ? TRUTH_YES : TRUTH_NO;
    if (n->op == LAW_BEGINS) return test_begins(d, n, value);
    return compare(n->op, value->as.number, d->book->numbers.items[n->b])
               ? TRUTH_YES
               : TRUTH_NO;
}

static enum truth test_fact(struct decider *d, const struct law_node *n,
                            uint32_t item) {
    uint8_t traits = d->plan->fact[n->a].traits;
    const struct law_fact *fact = &d->book->facts.items[n->a];
    enum truth applies = TRUTH_YES;
    if (traits & FACT_MAY_NOT_APPLY)
        applies = node_truth(d, fact->applies_when, item);
    if (applies == TRUTH_NO) return TRUTH_NO;
    /* A defined fact is its condition, which EU law may read differently. */
    if (traits & FACT_BY_LAW && n->op == LAW_HOLDS && d->plane)
        return least(applies, node_truth(d, fact->holds_when, item));
    return least(applies, test_value(d, n, fact_value(d, n->a, item)));
}

/* ---- nodes --------------------------------------------------------------- */

static enum truth all_of(struct decider *d, const struct law_node *n,
                         uint32_t item) {
    enum truth truth = TRUTH_YES;
    for (uint32_t i = 0; i < n->b && truth != TRUTH_NO; i++)
        truth = least(truth, node_truth(d, d->book->ids.items[n->a + i], item));
    return truth;
}

static enum truth any_of(struct decider *d, const struct law_node *n,
                         uint32_t item) {
    enum truth best = TRUTH_NO;
    for (uint32_t i = 0; i < n->b && best != TRUTH_YES; i++) {
        enum truth truth = node_truth(d, d->book->ids.items[n->a + i], item);
        if (truth > best) best = truth;
    }
    return best;
}

static enum truth over_items(struct decider *d, const struct law_node *n) {
    bool is_some = n->op == LAW_SOME;
    enum truth found = is_some ? TRUTH_NO : TRUTH_YES;
    if (d->facts.is_open[n->a]) found = TRUTH_UNKNOWN;
    enum truth end = is_some ? TRUTH_YES : TRUTH_NO;
    for (uint32_t i = 0; i < d->facts.items[n->a] && found != end; i++) {
        enum truth truth = node_truth(d, n->b, i);
        if (is_some ? truth > found : truth < found) found = truth;
    }
    return found;
}

static enum truth implemented(struct decider *d) {
    if (d->rule == LAW_NONE) return TRUTH_UNKNOWN;
    const struct law_rule *rule = &d->book->rules.items[d->rule];
    enum truth best = TRUTH_NO;
    for (uint32_t i = 0; i < rule->implements.count; i++) {
        uint32_t name = d->book->ids.items[rule->implements.first + i];
        const struct law_name *of = &d->book->names.items[name];
        if (of->kind != LAW_RULE || of->index == d->rule) continue;
        enum truth truth = rule_bites(d, of->index);
        if (truth > best) best = truth;
    }
    return best;
}

static enum truth work_out(struct decider *d, const struct law_node *n,
                           uint32_t item) {
    switch ((enum law_op)n->op) {
    case LAW_YES: return TRUTH_YES;
    case LAW_AND: return all_of(d, n, item);
    case LAW_OR: return any_of(d, n, item);
    case LAW_NOT: return truth_not(node_truth(d, n->a, item));
    case LAW_SOME:
    case LAW_EVERY: return over_items(d, n);
    case LAW_ALIVE: return instrument_alive(d, n->a);
    case LAW_DONE:
        return d->world && d->world->acts_done && d->world->acts_done[n->a]
                   ? TRUTH_YES
                   : TRUTH_NO;
    case LAW_APPROVED:
        return approval_of(d, n->a) == LAW_NONE
                   ? TRUTH_NO
                   : approval_in_force(d, approval_of(d, n->a));
    case LAW_IMPLEMENTED: return implemented(d);
    case LAW_HOLDS:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS: return test_fact(d, n, item);
    case LAW_OP_COUNT: break;
    }
    return TRUTH_UNKNOWN;
}

enum truth fresh_truth(struct decider *d, uint32_t node, uint32_t item) {
    struct node_place place = d->plan->node[node];
    enum truth truth = work_out(d, &d->book->nodes.items[node], item);
    unsigned bits = (unsigned)truth + 1u;
    if (place.traits & NODE_OF_RULE) return truth;
    bits = place.traits & NODE_BY_LAW ? bits << 2 * d->plane : bits * 5;
    *truth_place(d, place, item) |= (uint8_t)bits;
    return truth;
}

enum truth decided_node(struct decider *d, uint32_t node) {
    return node_truth(d, node, 0);
}

/* ---- instruments --------------------------------------------------------- */

/* Before a first day that is not on file it may have been in force. */
enum truth dates_in_force(const struct decider *d,
                          const struct law_dates *dates) {
    if (dates->until != DAY_NONE && d->day >= dates->until) return TRUTH_NO;
    if (d->day >= dates->from) return TRUTH_YES;
    return dates->start_unknown ? TRUTH_UNKNOWN : TRUTH_NO;
}

enum truth instrument_alive(struct decider *d, uint32_t instrument) {
    const struct law_instrument *of = &d->book->instruments.items[instrument];
    uint8_t *kept = &d->alive[instrument];
    if (*kept) return (enum truth)(*kept - 1);
    enum standing standing =
        d->world && d->world->instruments
            ? (enum standing)d->world->instruments[instrument]
            : STANDING_AS_DATED;
    enum truth alive = TRUTH_YES;
    if (standing == STANDING_AS_DATED) alive = dates_in_force(d, &of->dates);
    if (standing == STANDING_ENDED || !is_recorded(d, &of->about))
        alive = TRUTH_NO;
    if (standing == STANDING_UNKNOWN) alive = TRUTH_UNKNOWN;
    if (alive != TRUTH_NO && of->rests_on != LAW_NONE)
        alive = least(alive, node_truth(d, of->rests_on, 0));
    *kept = (uint8_t)(alive + 1);
    return alive;
}

/* ---- what a formula stands on -------------------------------------------- */

struct chain {
    struct decider *d;
    uint32_t *out;
    size_t count, most;
};

static void chain_node(struct chain *c, uint32_t node);

/* Roots first: what an instrument rests on stands before it. */
static void chain_instrument(struct chain *c, uint32_t instrument) {
    const struct law_instrument *of =
        &c->d->book->instruments.items[instrument];
    for (size_t i = 0; i < c->count; i++)
        if (c->out[i] == instrument) return;
    if (instrument_alive(c->d, instrument) == TRUTH_NO) return;
    if (of->rests_on != LAW_NONE) chain_node(c, of->rests_on);
    if (c->count < c->most) c->out[c->count++] = instrument;
}

static void chain_node(struct chain *c, uint32_t node) {
    const struct law_node *n = &c->d->book->nodes.items[node];
    if (n->op == LAW_ALIVE) {
        chain_instrument(c, n->a);
        return;
    }
    if (n->op != LAW_AND && n->op != LAW_OR) return;
    for (uint32_t i = 0; i < n->b; i++) {
        uint32_t child = c->d->book->ids.items[n->a + i];
        if (node_truth(c->d, child, 0) != TRUTH_NO) chain_node(c, child);
    }
}

size_t chain_of(struct decider *d, uint32_t node, uint32_t *out, size_t most) {
    struct chain chain = {d, out, 0, most};
    chain_node(&chain, node);
    return chain.count;
}

/* Statutes before orders before regulations; what is of one rank keeps its
 * order. */
static void sort_by_rank(const struct rulebook *book, uint32_t *chain,
                         size_t count) {
    for (size_t i = 1; i < count; i++) {
        uint32_t moved = chain[i];
        unsigned rank =
            law_instrument_rank(book->instruments.items[moved].kind);
        size_t k = i;
        for (; k > 0; k--) {
            uint32_t before = chain[k - 1];
            if (law_instrument_rank(book->instruments.items[before].kind) <=
                rank)
                break;
            chain[k] = before;
        }
        chain[k] = moved;
    }
}

size_t rule_chain(struct decider *d, uint32_t rule, uint32_t *out,
                  size_t most) {
    const struct law_rule *r = &d->book->rules.items[rule];
    struct chain chain = {d, out, 0, most};
    if (r->rests_on != LAW_NONE) chain_node(&chain, r->rests_on);
    for (uint32_t i = 0; i < r->within.count; i++)
        chain_instrument(&chain, d->book->ids.items[r->within.first + i]);
    sort_by_rank(d->book, out, chain.count);
    return chain.count;
}

#define CHAIN_MOST 64

day_number node_renewal(struct decider *d, uint32_t node) {
    uint32_t chain[CHAIN_MOST];
    size_t count = chain_of(d, node, chain, CHAIN_MOST);
    day_number first = DAY_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct law_renewal *renewal =
            &d->book->instruments.items[chain[i]].renewal;
        if (renewal->actor == LAW_NONE) continue;
        if (d->day <= renewal->on_file_through) continue;
        if (first == DAY_NONE || renewal->on_file_through < first)
            first = renewal->on_file_through;
    }
    return first;
}
