/* slow_decide.c -- see slow_decide.h. */
#include "slow_decide.h"

static enum truth both(enum truth a, enum truth b) {
    if (a == TRUTH_NO || b == TRUTH_NO) return TRUTH_NO;
    return a == TRUTH_YES && b == TRUTH_YES ? TRUTH_YES : TRUTH_UNKNOWN;
}
static enum truth either(enum truth a, enum truth b) {
    if (a == TRUTH_YES || b == TRUTH_YES) return TRUTH_YES;
    return a == TRUTH_NO && b == TRUTH_NO ? TRUTH_NO : TRUTH_UNKNOWN;
}
static enum truth opposite(enum truth a) {
    return a == TRUTH_UNKNOWN ? a : a == TRUTH_YES ? TRUTH_NO : TRUTH_YES;
}
static enum truth truth_if(bool is_so) {
    return is_so ? TRUTH_YES : TRUTH_NO;
}

/* ---- worlds -------------------------------------------------------------- */

static uint64_t dice(const struct slow *s, uint64_t kind, uint64_t a,
                     uint64_t b) {
    uint64_t seed = s->world * 0x9e3779b97f4a7c15u ^ kind << 56 ^ a << 20 ^ b;
    return random_next(&seed);
}

/* An open question is settled in a world. */
static enum truth settle(const struct slow *s, enum truth truth, uint64_t kind,
                         uint64_t a, uint64_t b) {
    if (truth != TRUTH_UNKNOWN || s->world == 0) return truth;
    return truth_if(dice(s, kind, a, b) >> 7 & 1);
}

/* One of the values that some rule compares the fact with, or another. */
static int64_t chosen_value(const struct slow *s, uint32_t fact,
                            uint32_t item) {
    const struct hints *hints = &s->hints[fact];
    uint64_t roll = dice(s, 1, fact, item) >> 9;
    if (hints->count == 0 || roll % 3 == 0) return -7;
    return hints->items[roll / 3 % hints->count];
}

/* ---- facts --------------------------------------------------------------- */

static enum truth read_node(struct slow *s, uint32_t node, uint32_t item);

static bool is_as_stated(const struct slow *s, uint32_t fact, uint32_t item,
                         const struct value **out) {
    const struct decider *d = s->decider;
    uint32_t scope = s->book->facts.items[fact].scope;
    const struct value *given =
        &d->facts.given[scope][(size_t)item * d->plan->fact_count[scope] +
                               d->plan->fact[fact].slot];
    struct span name =
        law_name_of(s->book, s->book->facts.items[fact].about.name);
    *out = given;
    if (given->state != VALUE_PENDING) return true;
    if (!derive_of(name) && !span_is(name, "date")) return false;
    *out = fact_value(s->decider, fact, item);
    return true;
}

/* The fact's own definition, as a yes-no answer. */
static enum truth defined(struct slow *s, const struct law_fact *f,
                          uint32_t item) {
    return read_node(s, f->holds_when, item);
}

static bool is_table(const struct law_fact *f) {
    return f->type == LAW_CLASSES || f->type == LAW_PROGRAMMES;
}

static enum truth table_has(struct slow *s, uint32_t fact, uint32_t item,
                            const struct value *value, uint32_t member) {
    const struct law_fact *f = &s->book->facts.items[fact];
    bool is_class = f->type == LAW_CLASSES;
    if (value->state != VALUE_KNOWN)
        return settle(s, TRUTH_UNKNOWN, 2, (uint64_t)fact << 10 | item, member);
    enum truth all = (enum truth)value->as.truths[member];
    if (is_class && s->is_eu)
        all = (enum truth)value->as.truths[s->book->classes.count + member];
    return settle(s, all, 2, (uint64_t)fact << 10 | item, member);
}

static enum truth member_is(struct slow *s, uint32_t fact, uint32_t item,
                            const struct value *value, uint32_t member) {
    const struct law_fact *f = &s->book->facts.items[fact];
    if (is_table(f)) return table_has(s, fact, item, value, member);
    bool has_many = f->type == LAW_COUNTRIES || f->type == LAW_WORDS;
    bool is_known = value->state == VALUE_KNOWN;
    bool has_some = is_known || value->state == VALUE_OPEN;
    for (uint32_t i = 0; has_many && has_some && i < value->count; i++)
        if (value->as.many[i] == member) return TRUTH_YES;
    if (!is_known && s->world == 0) return TRUTH_UNKNOWN;
    if (!is_known) return truth_if(chosen_value(s, fact, item) == member);
    return truth_if(!has_many && value->as.number == (int64_t)member);
}

static enum truth prefix_is(struct slow *s, uint32_t fact, uint32_t item,
                            const struct value *value, uint32_t prefix) {
    uint32_t code = (uint32_t)value->as.number;
    if (value->state != VALUE_KNOWN) {
        if (s->world == 0) return TRUTH_UNKNOWN;
        return truth_if(chosen_value(s, fact, item) == prefix);
    }
    if (law_hs_begins(code, prefix)) return TRUTH_YES;
    enum truth longer = law_hs_begins(prefix, code) ? TRUTH_UNKNOWN : TRUTH_NO;
    return settle(s, longer, 3, fact, prefix);
}

static enum truth compared(struct slow *s, const struct law_node *n,
                           uint32_t item, const struct value *value) {
    int64_t limit = s->book->numbers.items[n->b], number = value->as.number;
    if (value->state != VALUE_KNOWN && s->world == 0) return TRUTH_UNKNOWN;
    if (value->state != VALUE_KNOWN) number = chosen_value(s, n->a, item);
    switch ((int)n->op) {
    case LAW_AT_LEAST: return truth_if(number >= limit);
    case LAW_AT_MOST: return truth_if(number <= limit);
    case LAW_MORE: return truth_if(number > limit);
    default: return truth_if(number < limit);
    }
}

static enum truth tested(struct slow *s, const struct law_node *n,
                         uint32_t fact, uint32_t item) {
    static const struct value nothing = {.state = VALUE_UNKNOWN};
    const struct law_fact *f = &s->book->facts.items[fact];
    const struct value *value = &nothing;
    if (!is_as_stated(s, fact, item, &value)) {
        if (f->holds_when != LAW_NONE && n->op == LAW_HOLDS)
            return defined(s, f, item);
        if (f->holds_when == LAW_NONE && f->otherwise != LAW_NONE)
            return tested(s, n, f->otherwise, item);
        value = &nothing;
    }
    enum truth found = TRUTH_NO;
    if (n->op == LAW_HOLDS) {
        if (value->state == VALUE_KNOWN) return truth_if(value->as.number != 0);
        return settle(s, TRUTH_UNKNOWN, 4, fact, item);
    }
    if (n->op == LAW_IN || n->op == LAW_BEGINS) {
        for (uint32_t i = 0; i < n->c; i++) {
            uint32_t member = s->book->ids.items[n->b + i];
            found =
                either(found, n->op == LAW_IN
                                  ? member_is(s, fact, item, value, member)
                                  : prefix_is(s, fact, item, value, member));
        }
        return found;
    }
    return compared(s, n, item, value);
}

static enum truth fact_test(struct slow *s, const struct law_node *n,
                            uint32_t item) {
    const struct law_fact *f = &s->book->facts.items[n->a];
    if (f->scope == LAW_OVER_CASE) item = 0;
    enum truth found = tested(s, n, n->a, item);
    if (f->applies_when != LAW_NONE)
        found = both(found, read_node(s, f->applies_when, item));
    return found;
}

/* ---- instruments and dates ----------------------------------------------- */

static enum truth dated(struct slow *s, const struct law_dates *dates,
                        uint64_t who) {
    day_number day = s->decider->day;
    if (dates->until != DAY_NONE && day >= dates->until) return TRUTH_NO;
    if (day >= dates->from) return TRUTH_YES;
    return dates->start_unknown ? settle(s, TRUTH_UNKNOWN, 5, who, 0)
                                : TRUTH_NO;
}

static enum truth alive(struct slow *s, uint32_t instrument) {
    const struct law_instrument *i = &s->book->instruments.items[instrument];
    enum truth found = dated(s, &i->dates, i->about.name);
    if (i->rests_on == LAW_NONE) return found;
    return both(found, read_node(s, i->rests_on, 0));
}

/* ---- conditions ---------------------------------------------------------- */

static enum truth rule_bites_slowly(struct slow *s, uint32_t rule);

static enum truth duty_bites(struct slow *s) {
    enum truth found = TRUTH_NO;
    uint32_t self = s->rule;
    bool was_eu = s->is_eu;
    if (self == LAW_NONE) return settle(s, TRUTH_UNKNOWN, 6, 0, 0);
    struct law_list list = s->book->rules.items[self].implements;
    for (uint32_t i = 0; i < list.count; i++) {
        const struct law_name *name =
            &s->book->names.items[s->book->ids.items[list.first + i]];
        if (name->kind == LAW_RULE && name->index != self)
            found = either(found, rule_bites_slowly(s, name->index));
    }
    s->rule = self;
    s->is_eu = was_eu;
    return found;
}

static enum truth of_items(struct slow *s, uint32_t scope, uint32_t node,
                           bool is_every) {
    const struct case_facts *facts = &s->decider->facts;
    enum truth found = truth_if(is_every);
    for (uint32_t i = 0; i < facts->items[scope]; i++) {
        enum truth one = read_node(s, node, i);
        found = is_every ? both(found, one) : either(found, one);
    }
    if (!facts->is_open[scope] || s->world != 0) return found;
    return is_every ? both(found, TRUTH_UNKNOWN) : either(found, TRUTH_UNKNOWN);
}

/* Without a day it may be in force or not: world by world. */
static enum truth approved(const struct slow *s, uint32_t approval) {
    if (approval == LAW_NONE) return TRUTH_NO;
    if (s->decider->facts.approvals[approval].date != DAY_NONE)
        return TRUTH_YES;
    return settle(s, TRUTH_UNKNOWN, 9, approval, 0);
}

static enum truth of_parts(struct slow *s, const struct law_node *n,
                           uint32_t item) {
    enum truth found = truth_if(n->op == LAW_AND);
    for (uint32_t i = n->b; i-- > 0;) { /* from the end: order is nothing */
        enum truth one = read_node(s, s->book->ids.items[n->a + i], item);
        found = n->op == LAW_AND ? both(found, one) : either(found, one);
        if (found == truth_if(n->op == LAW_OR)) return found;
    }
    return found;
}

static enum truth read_node(struct slow *s, uint32_t node, uint32_t item) {
    const struct law_node *n = &s->book->nodes.items[node];
    switch ((int)n->op) {
    case LAW_YES: return TRUTH_YES;
    case LAW_AND:
    case LAW_OR: return of_parts(s, n, item);
    case LAW_NOT: return opposite(read_node(s, n->a, item));
    case LAW_SOME:
    case LAW_EVERY: return of_items(s, n->a, n->b, n->op == LAW_EVERY);
    case LAW_ALIVE: return alive(s, n->a);
    case LAW_DONE: return TRUTH_NO; /* the world as it is */
    case LAW_APPROVED: return approved(s, approval_of(s->decider, n->a));
    case LAW_IMPLEMENTED: return duty_bites(s);
    default: return fact_test(s, n, item);
    }
}

/* ---- rules and exceptions ------------------------------------------------ */

static enum truth someone_is(struct slow *s, struct law_list nexuses) {
    enum truth found = TRUTH_NO;
    for (uint32_t i = 0; i < nexuses.count; i++) {
        const struct law_nexus *of =
            &s->book->nexuses.items[s->book->ids.items[nexuses.first + i]];
        found =
            either(found, of->over == LAW_OVER_CASE
                              ? read_node(s, of->holds_when, 0)
                              : of_items(s, of->over, of->holds_when, false));
    }
    return found;
}

static bool is_eu_order(const struct slow *s, uint32_t order) {
    return span_is(
        law_name_of(s->book, s->book->orders.items[order].about.name), "EU");
}

/* The activity itself, or a group it belongs to. */
static bool concerns(const struct slow *s, const struct law_rule *r) {
    uint64_t mask = law_mask(r->activities);
    uint32_t what = s->decider->facts.activity;
    bool is_hit = mask == 0 || mask >> what & 1;
    for (uint32_t g = 0; !is_hit && g < s->book->activities.count; g++)
        is_hit = mask >> g & 1 &&
                 law_mask(s->book->activities.items[g].includes) >> what & 1;
    return is_hit;
}

static enum truth rule_bites_slowly(struct slow *s, uint32_t rule) {
    const struct law_rule *r = &s->book->rules.items[rule];
    s->rule = rule;
    s->is_eu = is_eu_order(s, r->jurisdiction);
    if (r->dormant || !concerns(s, r)) return TRUTH_NO;
    enum truth found = dated(s, &r->dates, r->about.name);
    if (found != TRUTH_NO) found = both(found, someone_is(s, r->binds));
    if (found != TRUTH_NO && r->rests_on != LAW_NONE)
        found = both(found, read_node(s, r->rests_on, 0));
    for (uint32_t i = 0; found != TRUTH_NO && i < r->when.count; i++)
        found =
            both(found, read_node(s, s->book->ids.items[r->when.first + i], 0));
    for (uint32_t i = 0; found != TRUTH_NO && i < r->unless.count; i++)
        found = both(
            found,
            opposite(read_node(s, s->book->ids.items[r->unless.first + i], 0)));
    if (found == TRUTH_YES && r->carried_out_by != LAW_NONE &&
        read_node(s, r->carried_out_by, 0) != TRUTH_YES)
        found = settle(s, TRUTH_UNKNOWN, 7, rule, 0);
    return found;
}

static enum truth holds_but_for_approval(struct slow *s,
                                         const struct law_authorisation *a) {
    s->rule = LAW_NONE;
    s->is_eu = is_eu_order(s, a->jurisdiction);
    enum truth found = dated(s, &a->dates, a->about.name);
    if (a->rests_on != LAW_NONE)
        found = both(found, read_node(s, a->rests_on, 0));
    if (a->users.count > 0) found = both(found, someone_is(s, a->users));
    for (uint32_t i = 0; i < a->when.count; i++)
        found =
            both(found, read_node(s, s->book->ids.items[a->when.first + i], 0));
    for (uint32_t i = 0; i < a->unless.count; i++)
        found = both(
            found,
            opposite(read_node(s, s->book->ids.items[a->unless.first + i], 0)));
    return found;
}

struct ways_out {
    enum truth lifted, could_ask;
    bool has_duties, is_free; /* of those that hold */
};

static void try_way_out(struct slow *s, uint32_t index, struct ways_out *out) {
    const struct law_authorisation *a = &s->book->authorisations.items[index];
    bool asks = a->approval_by.count > 0;
    enum truth given =
        asks ? approved(s, approval_of(s->decider, index)) : TRUTH_YES;
    enum truth fits = holds_but_for_approval(s, a);
    enum truth holds = both(given, fits);
    out->lifted = either(out->lifted, holds);
    out->has_duties |= holds == TRUTH_YES && a->duties.count > 0;
    out->is_free |= holds == TRUTH_YES && a->duties.count == 0;
    if (asks && a->kind != LAW_SPECIFIC_LICENCE && holds != TRUTH_YES)
        out->could_ask = either(out->could_ask, fits);
}

static struct ways_out ways_out_of(struct slow *s, uint32_t rule) {
    const struct law_rule *r = &s->book->rules.items[rule];
    struct ways_out out = {TRUTH_NO, TRUTH_NO, false, false};
    for (uint32_t i = 0; i < s->book->authorisations.count; i++) {
        struct law_list reaches = s->book->authorisations.items[i].reaches;
        bool is_reached = false;
        for (uint32_t k = 0; k < reaches.count; k++)
            is_reached |= s->book->ids.items[reaches.first + k] == rule;
        if (is_reached) try_way_out(s, i, &out);
    }
    s->rule = rule;
    s->is_eu = is_eu_order(s, r->jurisdiction);
    enum truth covered = approved(s, approval_covering(s->decider, rule));
    out.lifted = either(out.lifted, covered);
    out.is_free |= covered == TRUTH_YES;
    return out;
}

/* ---- words --------------------------------------------------------------- */

/* The share that stops is not worked out: both sides are multiplied. */
static enum truth counted(struct slow *s, const struct law_rule *r,
                          uint32_t fact, uint32_t most) {
    static const struct value nothing = {.state = VALUE_UNKNOWN};
    struct law_node more = {LAW_MORE, fact, most, 0};
    if (r->stop_at.count == 0) return fact_test(s, &more, 0);
    const struct value *value = &nothing;
    if (!is_as_stated(s, fact, 0, &value)) value = &nothing;
    if (value->state != VALUE_KNOWN && s->world == 0) return TRUTH_UNKNOWN;
    long double number =
        (long double)(value->state == VALUE_KNOWN ? value->as.number
                                                  : chosen_value(s, fact, 0));
    uint32_t share = s->book->ids.items[r->stop_at.first];
    return truth_if(number * 1e6L >=
                    (long double)s->book->numbers.items[most] *
                        (long double)s->book->numbers.items[share]);
}

static enum truth over_cap(struct slow *s, const struct law_rule *r) {
    enum truth found = TRUTH_NO;
    if (r->caps.count == 0 || r->counts.count == 0)
        return settle(s, TRUTH_UNKNOWN, 8, s->rule, 0);
    for (uint32_t c = 0; c < r->caps.count; c++) {
        const struct law_cap *cap = &s->book->caps.items[r->caps.first + c];
        const struct law_amount most[] = {cap->most, cap->or_most};
        if (s->decider->day < cap->from ||
            (cap->until != DAY_NONE && s->decider->day >= cap->until))
            continue;
        for (uint32_t i = 0; i < 2 * r->counts.count; i++) {
            uint32_t fact = s->book->ids.items[r->counts.first + i / 2];
            uint32_t unit = s->book->facts.items[fact].unit;
            if (most[i % 2].number != LAW_NONE &&
                law_units_match(most[i % 2].unit, unit))
                found = either(found, counted(s, r, fact, most[i % 2].number));
        }
    }
    return found;
}

static bool has_cap_today(const struct slow *s, const struct law_rule *r) {
    bool has_any = false;
    for (uint32_t c = 0; c < r->caps.count; c++) {
        const struct law_cap *cap = &s->book->caps.items[r->caps.first + c];
        has_any |= s->decider->day >= cap->from &&
                   (cap->until == DAY_NONE || s->decider->day < cap->until);
    }
    return has_any;
}

/* Below its cap a State need not refuse. */
static enum truth bites_over_cap(struct slow *s, uint32_t rule) {
    const struct law_rule *r = &s->book->rules.items[rule];
    enum truth bites = rule_bites_slowly(s, rule);
    if (r->outcome != LAW_STATE_DUTY || r->caps.count == 0) return bites;
    return both(bites, over_cap(s, r));
}

/* A presumption that the given standard rebuts does not stand. */
static bool is_rebutted(struct slow *s, const struct law_rule *r) {
    return r->outcome == LAW_PRESUME && r->rebutted_when != LAW_NONE &&
           read_node(s, r->rebutted_when, 0) == TRUTH_YES;
}

/* Within a cap its duties are due. */
static void add_cap_duties(const struct slow *s, const struct law_rule *r,
                           struct slow_limb *limb) {
    if (r->outcome != LAW_CAP || r->duties.count == 0 || !has_cap_today(s, r))
        return;
    if (limb->most < VERDICT_DUTIES) limb->most = VERDICT_DUTIES;
    if (limb->bites == TRUTH_YES && limb->stated < VERDICT_DUTIES)
        limb->stated = VERDICT_DUTIES;
}

struct slow_limb slow_rule(struct slow *s, uint32_t rule) {
    static const enum verdict_word words[] = {
        [LAW_BLOCK] = VERDICT_BLOCKED,
        [LAW_PROHIBIT] = VERDICT_PROHIBITED,
        [LAW_LICENCE] = VERDICT_LICENCE,
        [LAW_CAP] = VERDICT_PROHIBITED,
        [LAW_EXPOSE] = VERDICT_EXPOSED,
        [LAW_DUTY] = VERDICT_DUTIES,
        [LAW_PRESUME] = VERDICT_PROHIBITED,
        [LAW_STATE_DUTY] = VERDICT_PERMITTED};
    const struct law_rule *r = &s->book->rules.items[rule];
    struct slow_limb limb = {bites_over_cap(s, rule), TRUTH_NO,
                             VERDICT_PERMITTED, VERDICT_PERMITTED};
    if (limb.bites == TRUTH_NO) return limb;
    struct ways_out out = ways_out_of(s, rule);
    enum verdict_word word = words[r->outcome];
    enum truth stands = limb.bites;
    limb.lifted = out.lifted;
    if (r->outcome == LAW_CAP) stands = both(stands, over_cap(s, r));
    if (is_rebutted(s, r)) stands = TRUTH_NO;
    if (word > VERDICT_LICENCE && out.could_ask == TRUTH_YES)
        word = VERDICT_LICENCE;
    if (out.lifted == TRUTH_YES) {
        bool is_due =
            out.has_duties && !out.is_free && r->outcome != LAW_STATE_DUTY;
        word = is_due ? VERDICT_DUTIES : VERDICT_PERMITTED;
        stands = limb.bites;
    }
    if (stands != TRUTH_NO) limb.most = word;
    if (stands == TRUTH_YES) limb.stated = word;
    if (out.lifted != TRUTH_YES) add_cap_duties(s, r, &limb);
    return limb;
}

/* The worst that is stated, unless what may be is worse and the stated is
 * mild. */
static enum verdict_word settled(enum verdict_word stated,
                                 enum verdict_word most) {
    if (stated >= VERDICT_EXPOSED) return stated;
    if (most > VERDICT_NEEDS_FACTS) return VERDICT_NEEDS_FACTS;
    return most > stated ? most : stated;
}

struct slow_words slow_words(struct slow *s) {
    struct slow_words told = {VERDICT_PERMITTED, {0}, {false}};
    enum verdict_word most[33] = {0}, stated[33] = {0};
    for (uint32_t rule = 0; rule < s->book->rules.count; rule++) {
        const struct law_rule *r = &s->book->rules.items[rule];
        struct slow_limb limb = slow_rule(s, rule);
        uint32_t at[2] = {r->jurisdiction, 32};
        bool is_duty = r->outcome == LAW_STATE_DUTY;
        if (is_duty && limb.lifted != TRUTH_YES && limb.bites != TRUTH_NO) {
            if (limb.bites == TRUTH_YES)
                told.is_duty[at[0]] = true;
            else if (most[at[0]] < VERDICT_PROHIBITED)
                most[at[0]] = VERDICT_PROHIBITED;
        }
        for (size_t i = 0; !is_duty && i < 2; i++) {
            if (limb.most > most[at[i]]) most[at[i]] = limb.most;
            if (limb.stated > stated[at[i]]) stated[at[i]] = limb.stated;
        }
    }
    for (size_t i = 0; i < 33; i++) {
        enum verdict_word word = settled(stated[i], most[i]);
        if (i < 32)
            told.order[i] = word;
        else
            told.whole = word;
    }
    return told;
}
