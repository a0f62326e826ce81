/* rule_conflicts.c -- what may not stand together in one rulebook.
 *
 *     rule x@2018   |--------|
 *     rule x@2020        |--------     two versions of one day: refused
 *
 *     instrument a rests on b, b rests on a: refused, with the way round
 *
 * Every check is one loop over one table.  Checks run only on a rulebook
 * whose statements were all read, so they may follow any number.
 */
#include "law/law_inside.h"

static idt_status thing_fault(struct compiler *c, const struct law_about *about,
                              const char *what, struct span other) {
    struct span id = law_name_of(c->book, about->name);
    struct place place = place_in(c, about->file, about->line, 1);
    if (other.length > 0)
        return fault(c, place, "'%.*s' %s '%.*s'", SPAN_ARGS(id), what,
                     SPAN_ARGS(other));
    return fault(c, place, "'%.*s' %s", SPAN_ARGS(id), what);
}

/* ---- days ----------------------------------------------------------------- */

static bool days_meet(const struct law_dates *a, const struct law_dates *b) {
    return (a->until == DAY_NONE || b->from < a->until) &&
           (b->until == DAY_NONE || a->from < b->until);
}

static idt_status check_days(struct compiler *c, const struct law_about *about,
                             const struct law_dates *dates) {
    if (dates->until == DAY_NONE || dates->from < dates->until) return IDT_OK;
    return thing_fault(c, about, "has 'until' not after 'from'", SPAN_EMPTY);
}

static idt_status check_versions(struct compiler *c) {
    const struct rulebook *book = c->book;
    for (size_t i = 0; i < book->rules.count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct law_rule *a = &book->rules.items[k];
            const struct law_rule *b = &book->rules.items[i];
            if (a->base == b->base && days_meet(&a->dates, &b->dates))
                (void)thing_fault(c, &b->about, "has days in common with",
                                  law_name_of(book, a->about.name));
        }
    for (size_t i = 0; i < book->authorisations.count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct law_authorisation *a = &book->authorisations.items[k];
            const struct law_authorisation *b = &book->authorisations.items[i];
            if (a->base == b->base && days_meet(&a->dates, &b->dates))
                (void)thing_fault(c, &b->about, "has days in common with",
                                  law_name_of(book, a->about.name));
        }
    return IDT_OK;
}

/* ---- rules ------------------------------------------------------------------ */

static bool amount_is_counted(const struct rulebook *book,
                              const struct law_rule *rule,
                              struct law_amount amount) {
    if (amount.unit == LAW_NONE) return true;
    for (uint32_t i = 0; i < rule->counts.count; i++) {
        uint32_t fact = book->ids.items[rule->counts.first + i];
        if (law_units_match(book->facts.items[fact].unit, amount.unit))
            return true;
    }
    return false;
}

static bool caps_are_counted(const struct rulebook *book,
                             const struct law_rule *rule) {
    for (uint32_t i = 0; i < rule->caps.count; i++) {
        const struct law_cap *cap = &book->caps.items[rule->caps.first + i];
        if (!amount_is_counted(book, rule, cap->most) ||
            !amount_is_counted(book, rule, cap->or_most))
            return false;
    }
    return true;
}

static idt_status check_rule(struct compiler *c, const struct law_rule *rule) {
    const struct rulebook *book = c->book;
    bool binds_states = book->orders.items[rule->jurisdiction].binds_states;
    bool is_of_states = rule->outcome == LAW_STATE_DUTY;
    bool may_idle = is_of_states || rule->outcome == LAW_DUTY;
    if (binds_states && !is_of_states)
        return thing_fault(c, &rule->about,
                           "binds States; its outcome must be 'state-duty'",
                           SPAN_EMPTY);
    if (!may_idle && law_mask(rule->activities) == 0)
        return thing_fault(c, &rule->about, "has no 'forbids' or 'concerns'",
                           SPAN_EMPTY);
    if (rule->outcome == LAW_CAP && rule->caps.count == 0)
        return thing_fault(c, &rule->about, "has outcome 'cap' and no 'cap'",
                           SPAN_EMPTY);
    if (!caps_are_counted(book, rule))
        return thing_fault(c, &rule->about,
                           "has a cap in a unit that no fact of 'counts' has",
                           SPAN_EMPTY);
    return check_days(c, &rule->about, &rule->dates);
}

/* ---- authorisations, facts, acts ----------------------------------------------- */

static bool lists_share(const struct rulebook *book, struct law_list a,
                        struct law_list b, uint32_t *shared) {
    for (uint32_t i = 0; i < a.count; i++)
        for (uint32_t k = 0; k < b.count; k++)
            if (book->ids.items[a.first + i] == book->ids.items[b.first + k]) {
                *shared = book->ids.items[a.first + i];
                return true;
            }
    return false;
}

static idt_status check_authorisation(struct compiler *c,
                                      const struct law_authorisation *a) {
    const struct rulebook *book = c->book;
    bool is_partial = c->options && c->options->partial;
    bool reaches_any = is_partial && a->reaches.count == 0;
    uint32_t rule;
    for (uint32_t i = 0; i < a->reaches.count; i++) {
        rule = book->ids.items[a->reaches.first + i];
        reaches_any |= days_meet(&a->dates, &book->rules.items[rule].dates);
    }
    if (!reaches_any)
        return thing_fault(c, &a->about,
                           "reaches no rule that is in force on its days",
                           SPAN_EMPTY);
    if (lists_share(book, a->reaches, a->not_reaches, &rule))
        return thing_fault(
            c, &a->about, "reaches and does not reach",
            law_name_of(book, book->rules.items[rule].about.name));
    return check_days(c, &a->about, &a->dates);
}

static idt_status check_fact(struct compiler *c, const struct law_fact *fact) {
    bool is_words = fact->type == LAW_WORD || fact->type == LAW_WORDS;
    if (fact->type == LAW_NUMBER && fact->unit == LAW_NONE)
        return thing_fault(c, &fact->about, "is a number without 'unit'",
                           SPAN_EMPTY);
    if (is_words && fact->choices.count == 0)
        return thing_fault(c, &fact->about, "has no words; write 'one of'",
                           SPAN_EMPTY);
    if (fact->holds_when != LAW_NONE && fact->type != LAW_YES_NO)
        return thing_fault(c, &fact->about,
                           "has 'holds when' but is not a yes-no fact",
                           SPAN_EMPTY);
    if (fact->of_class != LAW_NONE && fact->type != LAW_NUMBER)
        return thing_fault(c, &fact->about,
                           "has 'of class' but is no number of goods",
                           SPAN_EMPTY);
    return IDT_OK;
}

/* Two kinds of unit, something for something, the less before the more. */
static idt_status check_conversion(struct compiler *c,
                                   const struct law_conversion *conversion) {
    const int64_t *numbers = c->book->numbers.items;
    struct law_amount per = conversion->per, least = conversion->at_least,
                      most = conversion->at_most;
    if (per.number == LAW_NONE || least.number == LAW_NONE ||
        most.number == LAW_NONE)
        return IDT_OK; /* told already */
    if (law_units_match(per.unit, least.unit) ||
        !law_units_match(least.unit, most.unit))
        return thing_fault(c, &conversion->about,
                           "must lead from one kind of unit to another",
                           SPAN_EMPTY);
    if (numbers[per.number] <= 0 || numbers[least.number] <= 0 ||
        numbers[least.number] > numbers[most.number])
        return thing_fault(c, &conversion->about,
                           "has 'at least' above 'at most', or nothing",
                           SPAN_EMPTY);
    return IDT_OK;
}

static idt_status check_act(struct compiler *c, const struct law_act *act) {
    const struct law_list *const effects[] = {
        &act->ends,     &act->suspends, &act->waives, &act->exempts,
        &act->licenses, &act->imposes,  &act->revives};
    uint32_t name;
    for (size_t i = 0; i < sizeof effects / sizeof effects[0]; i++)
        if (lists_share(c->book, *effects[i], act->cannot_reach, &name))
            return thing_fault(c, &act->about, "reaches and cannot reach",
                               law_name_of(c->book, name));
    return IDT_OK;
}

/* ---- cycles ------------------------------------------------------------------ */

static idt_status check_cycles(struct compiler *c) {
    struct cycle cycle;
    idt_status status = find_cycle(c->book, c->error, &cycle);
    if (status || !cycle.item) return status;
    return thing_fault(c, cycle.item, "goes round in a circle by way of",
                       law_name_of(c->book, cycle.by->name));
}

/* ---- all -------------------------------------------------------------------------- */

#define CHECK_EACH(table, check)                                               \
    for (size_t i = 0; i < c->book->table.count; i++)                          \
        if (check(c, &c->book->table.items[i]) == IDT_OVER_LIMIT)              \
            return IDT_OVER_LIMIT;

static idt_status check_instrument(struct compiler *c,
                                   const struct law_instrument *instrument) {
    return check_days(c, &instrument->about, &instrument->dates);
}

idt_status check_conflicts(struct compiler *c) {
    CHECK_EACH(facts, check_fact)
    CHECK_EACH(instruments, check_instrument)
    CHECK_EACH(rules, check_rule)
    CHECK_EACH(authorisations, check_authorisation)
    CHECK_EACH(acts, check_act)
    CHECK_EACH(conversions, check_conversion)
    idt_status status = check_versions(c);
    return status ? status : check_cycles(c);
}
