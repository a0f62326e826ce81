/* missing_facts.c -- the smallest sets of facts that may settle a rule.
 *
 *     a and b, both unknown:   {a} or {b} alone may make it a no
 *                              {a, b} together a yes
 *
 * Each unknown node gives two families of sets, for a yes and for a no: `and`
 * makes the product of one and the sum of the other, `or` the reverse, `not`
 * swaps them.  A set that holds a smaller one is dropped.  Families and atoms
 * are bounded; `is_cut` says when there was more.
 */
#include "decide/explain.h"

static const struct family nothing_needed = {.set = {0}, .count = 1};
static const struct family not_possible = {.count = 0};

struct settling {
    struct decider *d;
    struct atoms *atoms;
    unsigned steps; /* left, so that a large case cannot take forever */
};

struct two_ways {
    struct family yes, no;
};

/* ---- families ------------------------------------------------------------ */

static void family_add(struct family *family, uint64_t set) {
    size_t kept = 0;
    for (size_t i = 0; i < family->count; i++)
        if ((family->set[i] & set) == family->set[i]) return;
    for (size_t i = 0; i < family->count; i++)
        if ((family->set[i] & set) != set) family->set[kept++] = family->set[i];
    family->count = kept;
    if (kept == SETS_MOST) {
        family->is_cut = true;
        return;
    }
    family->set[family->count++] = set;
}

static void family_join(struct family *into, const struct family *from) {
    for (size_t i = 0; i < from->count; i++)
        family_add(into, from->set[i]);
    into->is_cut |= from->is_cut;
}

static bool needs_nothing(const struct family *family) {
    return family->count == 1 && family->set[0] == 0;
}

/* With one set or none.  Sets that were apart may now hold one another. */
static void cross_one(struct family *into, const struct family *with) {
    size_t count = into->count;
    into->count = 0;
    for (size_t i = 0; with->count > 0 && i < count; i++)
        family_add(into, into->set[i] | with->set[0]);
}

static void family_cross(struct family *into, const struct family *with) {
    bool is_cut = into->is_cut || with->is_cut;
    bool is_done = needs_nothing(into) || needs_nothing(with);
    if (needs_nothing(into)) *into = *with;
    into->is_cut = is_cut;
    if (is_done || into->count == 0) return;
    if (with->count <= 1) { /* most of the time */
        cross_one(into, with);
        return;
    }
    struct family made = not_possible;
    made.is_cut = is_cut;
    for (size_t i = 0; i < into->count; i++)
        for (size_t k = 0; k < with->count; k++)
            family_add(&made, into->set[i] | with->set[k]);
    *into = made;
}

/* ---- atoms --------------------------------------------------------------- */

static uint64_t atom_bit(struct settling *s, struct span name) {
    for (size_t i = 0; i < s->atoms->count; i++)
        if (span_equals(s->atoms->name[i], name)) return UINT64_C(1) << i;
    if (s->atoms->count == ATOMS_MOST) {
        s->atoms->is_cut = true;
        return UINT64_C(1) << (ATOMS_MOST - 1);
    }
    s->atoms->name[s->atoms->count] = name;
    return UINT64_C(1) << s->atoms->count++;
}

static struct two_ways of_atom(struct settling *s, struct span name) {
    struct two_ways ways = {not_possible, not_possible};
    uint64_t bit = atom_bit(s, name);
    family_add(&ways.yes, bit);
    family_add(&ways.no, bit);
    return ways;
}

static struct two_ways of_known(enum truth truth) {
    return truth == TRUTH_YES ? (struct two_ways){nothing_needed, not_possible}
                              : (struct two_ways){not_possible, nothing_needed};
}

static void ways_and(struct two_ways *into, const struct two_ways *with) {
    family_cross(&into->yes, &with->yes);
    family_join(&into->no, &with->no);
}

static void ways_or(struct two_ways *into, const struct two_ways *with) {
    family_join(&into->yes, &with->yes);
    family_cross(&into->no, &with->no);
}

/* ---- facts --------------------------------------------------------------- */

static struct two_ways of_node(struct settling *s, uint32_t node,
                               uint32_t item);

/* A fact whose value is unknown.  One of the reasons may make it a yes, all
 * of them together a no. */
static struct two_ways of_fact(struct settling *s, uint32_t fact,
                               uint32_t item) {
    struct decider *d = s->d;
    const struct law_fact *f = &d->book->facts.items[fact];
    const struct value *value = fact_value(d, fact, item);
    if (s->steps > 0) s->steps--;
    if (f->holds_when != LAW_NONE && value->source == FROM_RULEBOOK &&
        s->steps > 0)
        return of_node(s, f->holds_when, item);
    if (value->state != VALUE_UNKNOWN || !value->why ||
        value->source != FROM_COMPUTING || s->steps == 0)
        return of_atom(s, fact_path(d, fact, item));
    struct two_ways ways = of_known(TRUTH_NO);
    for (const struct reason *r = value->why; r; r = r->next) {
        struct two_ways one =
            r->fact == LAW_NONE || r->fact == fact
                ? of_atom(s, r->fact == LAW_NONE ? r->text
                                                 : fact_path(d, fact, item))
                : of_fact(s, r->fact, r->item);
        ways_or(&ways, &one);
    }
    return ways;
}

/* Classes and programmes are known as a table of truths; what is missing to
 * tell one of them is in the reasons of the whole. */
static struct two_ways of_truths(struct settling *s, const struct law_node *n,
                                 uint32_t item, const struct value *value) {
    const struct law_fact *f = &s->d->book->facts.items[n->a];
    struct two_ways ways = of_known(TRUTH_NO);
    bool has_any = false;
    for (const struct reason *r = value->why; f->type == LAW_PROGRAMMES && r;
         r = r->next) {
        if (!r->is_missing) continue; /* a reason for a yes */
        struct two_ways one = of_atom(s, r->text);
        ways_or(&ways, &one);
        has_any = true;
    }
    return has_any ? ways : of_atom(s, fact_path(s->d, n->a, item));
}

static struct two_ways of_leaf(struct settling *s, const struct law_node *n,
                               uint32_t item) {
    const struct law_fact *f = &s->d->book->facts.items[n->a];
    const struct value *value = fact_value(s->d, n->a, item);
    bool is_table = f->type == LAW_CLASSES || f->type == LAW_PROGRAMMES;
    struct two_ways ways = of_known(TRUTH_YES);
    if (f->applies_when != LAW_NONE) ways = of_node(s, f->applies_when, item);
    struct two_ways own = is_table && value->state == VALUE_KNOWN
                              ? of_truths(s, n, item, value)
                              : of_fact(s, n->a, item);
    /* The value may be known and only its fitness be in question. */
    if (value->state == VALUE_KNOWN && !is_table && f->holds_when == LAW_NONE &&
        n->op != LAW_BEGINS)
        own = of_known(TRUTH_YES);
    ways_and(&ways, &own);
    return ways;
}

/* ---- nodes --------------------------------------------------------------- */

static struct two_ways of_parts(struct settling *s, const struct law_node *n,
                                uint32_t item) {
    bool is_and = n->op == LAW_AND;
    struct two_ways ways = of_known(is_and ? TRUTH_YES : TRUTH_NO);
    for (uint32_t i = 0; i < n->b; i++) {
        struct two_ways one = of_node(s, s->d->book->ids.items[n->a + i], item);
        if (is_and)
            ways_and(&ways, &one);
        else
            ways_or(&ways, &one);
    }
    return ways;
}

static struct two_ways of_items(struct settling *s, const struct law_node *n) {
    static const char *const keys[] = {[LAW_OVER_PARTY] = "parties",
                                       [LAW_OVER_GOODS] = "goods",
                                       [LAW_OVER_VESSEL] = "route.vessel",
                                       [LAW_OVER_AIRCRAFT] = "route.aircraft"};
    bool is_every = n->op == LAW_EVERY;
    struct two_ways ways = of_known(is_every ? TRUTH_YES : TRUTH_NO);
    for (uint32_t i = 0; i < s->d->facts.items[n->a]; i++) {
        struct two_ways one = of_node(s, n->b, i);
        if (is_every)
            ways_and(&ways, &one);
        else
            ways_or(&ways, &one);
    }
    if (s->d->facts.is_open[n->a]) {
        struct two_ways one = of_atom(s, span_of(keys[n->a]));
        if (is_every)
            ways_and(&ways, &one);
        else
            ways_or(&ways, &one);
    }
    return ways;
}

/* Since when an approval is in force. */
static struct two_ways of_approval(struct settling *s, uint32_t index) {
    if (index == LAW_NONE) return of_known(TRUTH_NO);
    enum truth truth = approval_in_force(s->d, index);
    struct span path = s->d->facts.approvals[index].path;
    if (truth != TRUTH_UNKNOWN) return of_known(truth);
    return of_atom(
        s, fresh_print(s->d, "%.*s.date", (int)path.length, path.bytes));
}

static struct two_ways of_instrument(struct settling *s, uint32_t index) {
    const struct rulebook *book = s->d->book;
    struct span name =
        law_name_of(book, book->instruments.items[index].about.name);
    return of_atom(s, fresh_print(s->d, "first day of %.*s", (int)name.length,
                                  name.bytes));
}

static struct two_ways of_node(struct settling *s, uint32_t node,
                               uint32_t item) {
    const struct law_node *n = &s->d->book->nodes.items[node];
    enum truth truth = node_truth(s->d, node, item);
    if (truth != TRUTH_UNKNOWN) return of_known(truth);
    if (s->steps == 0) {
        s->atoms->is_cut = true;
        return (struct two_ways){not_possible, not_possible};
    }
    s->steps--;
    switch ((enum law_op)n->op) {
    case LAW_AND:
    case LAW_OR: return of_parts(s, n, item);
    case LAW_NOT: {
        struct two_ways ways = of_node(s, n->a, item);
        return (struct two_ways){ways.no, ways.yes};
    }
    case LAW_SOME:
    case LAW_EVERY: return of_items(s, n);
    case LAW_ALIVE: return of_instrument(s, n->a);
    case LAW_HOLDS:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS: return of_leaf(s, n, item);
    case LAW_IMPLEMENTED: return of_atom(s, SPAN_OF("the duty implemented"));
    case LAW_APPROVED: return of_approval(s, approval_of(s->d, n->a));
    case LAW_YES:
    case LAW_DONE:
    case LAW_OP_COUNT: break;
    }
    return of_known(TRUTH_NO);
}

/* ---- rules --------------------------------------------------------------- */

static struct two_ways of_nexuses(struct settling *s, struct law_list list) {
    struct two_ways ways = of_known(TRUTH_NO);
    for (uint32_t i = 0; i < list.count; i++) {
        uint32_t nexus = s->d->book->ids.items[list.first + i];
        const struct law_nexus *of = &s->d->book->nexuses.items[nexus];
        struct law_node some = {LAW_SOME, of->over, of->holds_when, 0};
        struct two_ways one = of->over == LAW_OVER_CASE
                                  ? of_node(s, of->holds_when, 0)
                                  : of_items(s, &some);
        ways_or(&ways, &one);
    }
    return ways;
}

static struct two_ways
of_dates(struct settling *s, const struct law_dates *dates, struct span name) {
    enum truth truth = dates_in_force(s->d, dates);
    if (truth != TRUTH_UNKNOWN) return of_known(truth);
    return of_atom(s, fresh_print(s->d, "first day of %.*s", (int)name.length,
                                  name.bytes));
}

static struct two_ways of_authorisation(struct settling *s, uint32_t index) {
    const struct law_authorisation *a =
        &s->d->book->authorisations.items[index];
    if (authorisation_holds(s->d, index) != TRUTH_UNKNOWN)
        return of_known(authorisation_holds(s->d, index));
    struct two_ways ways =
        of_dates(s, &a->dates, law_name_of(s->d->book, a->about.name));
    if (a->approval_by.count > 0) {
        struct two_ways given = of_approval(s, approval_of(s->d, index));
        ways_and(&ways, &given);
    }
    if (a->users.count > 0) {
        struct two_ways users = of_nexuses(s, a->users);
        ways_and(&ways, &users);
    }
    if (a->condition != LAW_NONE) {
        struct two_ways condition = of_node(s, a->condition, 0);
        ways_and(&ways, &condition);
    }
    return ways;
}

/* Lifting matters only where the rule may bite. */
static struct two_ways of_lifting(struct settling *s, const struct outcome *o) {
    const struct law_rule *r = &s->d->book->rules.items[o->rule];
    if (o->lifted != TRUTH_UNKNOWN) return of_known(o->lifted);
    struct two_ways ways = of_approval(s, approval_covering(s->d, o->rule));
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        struct two_ways one = of_authorisation(
            s, s->d->book->ids.items[r->authorisations.first + i]);
        ways_or(&ways, &one);
    }
    return ways;
}

/* Quantities of a cap and the standard of a rebuttal. */
static struct two_ways of_kind(struct settling *s, const struct law_rule *r) {
    struct two_ways ways = of_known(TRUTH_YES);
    if (r->outcome == LAW_PRESUME && r->rebutted_when != LAW_NONE) {
        struct two_ways rebutted = of_node(s, r->rebutted_when, 0);
        ways = (struct two_ways){rebutted.no, rebutted.yes};
    }
    for (uint32_t i = 0; r->caps.count > 0 && i < r->counts.count; i++) {
        uint32_t fact = s->d->book->ids.items[r->counts.first + i];
        if (fact_value(s->d, fact, 0)->state == VALUE_KNOWN) continue;
        struct two_ways one = of_fact(s, fact, 0);
        ways_and(&ways, &one);
    }
    return ways;
}

void missing_of(struct decider *d, const struct outcome *o, struct atoms *atoms,
                struct family *sets) {
    const struct law_rule *r = &d->book->rules.items[o->rule];
    struct settling s = {d, atoms, 4000};
    struct standpoint old = stand_at(d, o->rule);
    struct two_ways ways =
        of_dates(&s, &r->dates, law_name_of(d->book, r->about.name));
    struct two_ways part = of_nexuses(&s, r->binds);
    ways_and(&ways, &part);
    if (r->condition != LAW_NONE) {
        part = of_node(&s, r->condition, 0);
        ways_and(&ways, &part);
    }
    if (r->rests_on != LAW_NONE) {
        part = of_node(&s, r->rests_on, 0);
        ways_and(&ways, &part);
    }
    part = of_kind(&s, r);
    ways_and(&ways, &part);
    part = of_lifting(&s, o);
    part = (struct two_ways){part.no, part.yes};
    ways_and(&ways, &part);
    stand_back(d, old);
    *sets = ways.no;
    family_join(sets, &ways.yes);
}
