/* fact_values.c -- a fact's value, worked out when first asked for.
 *
 *     given by the case        as it stands
 *     computed                 by the function with the fact's name
 *     defined (`holds when`)   by the truth of its condition
 *     `otherwise`              another fact's value, told as relied on
 *     none of these            unknown
 *
 * Invariant: a value, once worked out, does not change until the next day or
 * world.
 */
#include "decide/quantities.h"

#include <stdarg.h>
#include <stdio.h>

static const struct value unknown_value = {.state = VALUE_UNKNOWN};

static void define_value(struct decider *d, uint32_t node, uint32_t item,
                         struct value *out) {
    enum truth truth = node_truth(d, node, item);
    out->source = FROM_RULEBOOK;
    out->state = truth == TRUTH_UNKNOWN ? VALUE_UNKNOWN : VALUE_KNOWN;
    out->as.number = truth == TRUTH_YES;
}

static void work_out(struct decider *d, uint32_t fact, uint32_t item,
                     struct value *out) {
    const struct law_fact *f = &d->book->facts.items[fact];
    struct value made = {.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (d->world && d->world->facts_true && d->world->facts_true[fact]) {
        made = (struct value){.state = VALUE_KNOWN, .source = FROM_WORLD};
        made.as.number = 1;
    } else if (d->plan->derive[fact]) {
        d->plan->derive[fact](d, item, &made);
    } else if (f->holds_when != LAW_NONE) {
        define_value(d, f->holds_when, item, &made);
    } else if (f->otherwise != LAW_NONE) {
        const struct value *other = fact_value(d, f->otherwise, item);
        made = *other;
        made.source = FROM_OTHERWISE;
    } else if (f->of_class != LAW_NONE) {
        derive_counted(d, fact, &made);
    }
    *out = made;
}

const struct value *fresh_value(struct decider *d, uint32_t fact, uint32_t item,
                                struct value *place) {
    struct value made = unknown_value;
    uint32_t plane = d->plane;
    if (d->plan->fact[fact].scope == LAW_OVER_CASE) item = 0;
    d->plane = 0; /* values are as every law reads them */
    work_out(d, fact, item, &made);
    d->plane = plane;
    *place = made;
    return place;
}

const struct value *known_value(struct decider *d, enum known_fact fact,
                                uint32_t item) {
    uint32_t index = d->plan->known[fact];
    return index == LAW_NONE ? &unknown_value : fact_value(d, index, item);
}

enum truth fact_holds(struct decider *d, enum known_fact fact, uint32_t item) {
    const struct value *value = known_value(d, fact, item);
    if (value->state != VALUE_KNOWN) return TRUTH_UNKNOWN;
    return value->as.number ? TRUTH_YES : TRUTH_NO;
}

/* ---- members ------------------------------------------------------------- */

enum truth value_has(const struct value *value, uint32_t member) {
    enum truth rest = value->state == VALUE_KNOWN ? TRUTH_NO : TRUTH_UNKNOWN;
    if (value->state != VALUE_KNOWN && value->state != VALUE_OPEN) return rest;
    for (uint32_t i = 0; i < value->count; i++)
        if (value->as.many[i] == member) return TRUTH_YES;
    return rest;
}

static bool holds_many(uint32_t type) {
    return type == LAW_COUNTRIES || type == LAW_WORDS;
}

enum truth fact_is(struct decider *d, enum known_fact fact, uint32_t item,
                   uint32_t country) {
    uint32_t index = d->plan->known[fact];
    if (index == LAW_NONE) return TRUTH_UNKNOWN;
    struct fact_place place = d->plan->fact[index];
    if (place.traits & FACT_MAY_NOT_APPLY &&
        node_truth(d, d->book->facts.items[index].applies_when, item) ==
            TRUTH_NO)
        return TRUTH_NO;
    const struct value *value = fact_value(d, index, item);
    if (holds_many(place.type)) return value_has(value, country);
    if (value->state != VALUE_KNOWN) return TRUTH_UNKNOWN;
    return value->as.number == (int64_t)country ? TRUTH_YES : TRUTH_NO;
}

bool party_has_role(struct decider *d, uint32_t party, enum role_trait roles) {
    const struct value *value = known_value(d, KNOWN_PARTY_ROLE, party);
    return value->state == VALUE_KNOWN &&
           (d->plan->word_roles[value->as.number] & roles) != 0;
}

/* ---- reasons ------------------------------------------------------------- */

static void add_reason(struct decider *d, struct value *out,
                       struct reason made) {
    struct reason *reason = arena_take(&d->fresh, 1, sizeof *reason);
    if (!reason) {
        d->is_out_of_memory = true;
        return;
    }
    made.next = out->why;
    *reason = made;
    out->why = reason;
}

void because_fact(struct decider *d, struct value *out, enum known_fact fact,
                  uint32_t item) {
    uint32_t index = d->plan->known[fact];
    if (index == LAW_NONE) return;
    add_reason(d, out, (struct reason){NULL, index, item, false, SPAN_EMPTY});
}

void because_text(struct decider *d, struct value *out, struct span text) {
    add_reason(d, out, (struct reason){NULL, LAW_NONE, 0, false, text});
}

static struct span print_fresh(struct decider *d, const char *format,
                               va_list arguments) {
    struct span kept = arena_print_list(&d->fresh, format, arguments);
    if (kept.bytes) return kept;
    d->is_out_of_memory = true;
    return SPAN_EMPTY;
}

struct span fresh_print(struct decider *d, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct span text = print_fresh(d, format, arguments);
    va_end(arguments);
    return text;
}

void because_print(struct decider *d, struct value *out, const char *format,
                   ...) {
    va_list arguments;
    va_start(arguments, format);
    because_text(d, out, print_fresh(d, format, arguments));
    va_end(arguments);
}

void because_missing(struct decider *d, struct value *out, const char *format,
                     ...) {
    va_list arguments;
    va_start(arguments, format);
    struct span text = print_fresh(d, format, arguments);
    va_end(arguments);
    add_reason(d, out, (struct reason){NULL, LAW_NONE, 0, true, text});
}

/* ---- asking -------------------------------------------------------------- */

struct asking ask_begin(struct decider *d, struct value *out) {
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    return (struct asking){d, out, false, false};
}

/* A first yes drops the unknowns gathered before it: they matter no more. */
static bool take_answer(struct asking *a, enum truth truth) {
    if (truth == TRUTH_NO || (truth == TRUTH_UNKNOWN && a->is_yes))
        return false;
    if (truth == TRUTH_YES && !a->is_yes) a->out->why = NULL;
    a->is_yes |= truth == TRUTH_YES;
    a->is_unknown |= truth == TRUTH_UNKNOWN;
    return true;
}

void ask_fact(struct asking *a, enum truth truth, enum known_fact fact,
              uint32_t item) {
    if (take_answer(a, truth)) because_fact(a->d, a->out, fact, item);
}

void ask_text(struct asking *a, enum truth truth, struct span text) {
    if (take_answer(a, truth)) because_text(a->d, a->out, text);
}

void ask_settle(struct asking *a) {
    a->out->state = !a->is_yes && a->is_unknown ? VALUE_UNKNOWN : VALUE_KNOWN;
    a->out->as.number = a->is_yes;
}
