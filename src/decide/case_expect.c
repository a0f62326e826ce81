/* case_expect.c -- what was expected of a case against what was decided. */
#include "decide/case_file.h"
#include "decide/verdict_parts.h"

/* ---- finding ------------------------------------------------------------- */

/* The outcome of the rule or of any version of it; NULL when it does not even
 * perhaps bite. */
static const struct outcome *outcome_of(const struct decider *d,
                                        struct span id) {
    for (size_t i = 0; i < d->outcomes.count; i++) {
        const struct law_rule *r =
            &d->book->rules.items[d->outcomes.items[i].rule];
        if (span_equals(law_name_of(d->book, r->about.name), id) ||
            span_equals(law_text_of(d->book, d->book->words.items[r->base]),
                        id))
            return &d->outcomes.items[i];
    }
    return NULL;
}

static bool is_rule(const struct rulebook *book, struct span id) {
    for (size_t i = 0; i < book->rules.count; i++) {
        const struct law_rule *r = &book->rules.items[i];
        if (span_equals(law_name_of(book, r->about.name), id) ||
            span_equals(law_text_of(book, book->words.items[r->base]), id))
            return true;
    }
    return false;
}

static bool unmet(const struct case_file *file, const struct expectation *e,
                  idt_error *error, const char *what, struct span name) {
    (void)fail(error, IDT_BAD_DATA, at(file->source, e->line, 1), "'%.*s' %s",
               (int)name.length, name.bytes, what);
    return false;
}

/* ---- verdicts ------------------------------------------------------------ */

static bool verdict_met(const struct decider *d, const struct case_file *file,
                        const struct expectation *e, idt_error *error) {
    enum verdict_word found = d->ruling.word;
    bool is_duty = false;
    if (e->in.length > 0) {
        uint32_t order = law_find(d->book, LAW_ORDER, e->in);
        if (order == LAW_NONE)
            return unmet(file, e, error, "is no legal order", e->in);
        struct jurisdiction_verdict v = verdict_in(d, order);
        found = v.word;
        is_duty = v.is_state_duty;
    }
    if (e->is_state_duty
            ? is_duty
            : found == e->word && !(is_duty && e->word < VERDICT_EXPOSED))
        return true;
    const char *name = is_duty ? "state-duty" : verdict_name(found);
    (void)fail(error, IDT_BAD_DATA, at(file->source, e->line, 1),
               "expected %s%s%.*s, found %s",
               e->is_state_duty ? "state-duty" : verdict_name(e->word),
               e->in.length ? " in " : "", (int)e->in.length,
               e->in.length ? e->in.bytes : "", name);
    return false;
}

/* A rule that is named stands; another may be more severe. */
static bool rule_met(const struct decider *d, const struct case_file *file,
                     const struct expectation *e, struct span id,
                     idt_error *error) {
    const struct outcome *o = outcome_of(d, id);
    if (!is_rule(d->book, id)) return unmet(file, e, error, "is no rule", id);
    if (e->is_no) {
        if (!o || !outcome_stands(o)) return true;
        return unmet(file, e, error, "stands", id);
    }
    if (!o) return unmet(file, e, error, "does not bite", id);
    if (e->unless_count > 0)
        return o->bites == TRUTH_YES
                   ? true
                   : unmet(file, e, error, "only may bite", id);
    if (e->word == VERDICT_NEEDS_FACTS && !e->is_state_duty && !e->is_yes)
        return outcome_is_open(o) ? true
                                  : unmet(file, e, error, "is settled", id);
    if (!outcome_stands(o))
        return unmet(file, e, error,
                     o->bites == TRUTH_YES ? "is lifted" : "only may bite", id);
    return true;
}

/* Which authorisation of a rule has the id; LAW_NONE if none reaches it. */
static uint32_t reaching(const struct rulebook *book, uint32_t rule,
                         struct span id) {
    const struct law_rule *r = &book->rules.items[rule];
    uint32_t found = LAW_NONE;
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        uint32_t index = book->ids.items[r->authorisations.first + i];
        const struct law_authorisation *a = &book->authorisations.items[index];
        if (span_equals(law_name_of(book, a->about.name), id)) return index;
        if (span_equals(law_text_of(book, book->words.items[a->base]), id))
            found = index;
    }
    return found;
}

/* Each rule named is lifted by some authorisation named. */
static bool lifting_met(struct decider *d, const struct case_file *file,
                        const struct expectation *e, idt_error *error) {
    for (size_t i = 0; i < e->by_count && e->unless_count > 0; i++) {
        const struct outcome *o = outcome_of(d, e->by[i]);
        bool is_lifted = false;
        for (size_t k = 0; o && k < e->unless_count; k++) {
            uint32_t a = reaching(d->book, o->rule, e->unless[k]);
            if (a != LAW_NONE &&
                authorisation_lifts(d, a, o->rule) == TRUTH_YES)
                is_lifted = true;
            if (o->approval != LAW_NONE &&
                span_equals(d->facts.approvals[o->approval].id, e->unless[k]))
                is_lifted = true;
        }
        if (!is_lifted)
            return unmet(file, e, error, "is not lifted by what is named",
                         e->by[i]);
    }
    return true;
}

static bool missing_met(struct decider *d, const struct case_file *file,
                        const struct expectation *e, idt_error *error) {
    const struct missing_list *list =
        e->missing_count ? gather_missing(d) : NULL;
    for (size_t i = 0; i < e->missing_count; i++) {
        bool is_told = false;
        for (size_t k = 0; list && k < list->count; k++)
            for (size_t n = 0; n < list->sets[k].name_count; n++)
                is_told |= span_equals(list->sets[k].names[n], e->missing[i]);
        if (!is_told)
            return unmet(file, e, error, "is not told as missing",
                         e->missing[i]);
    }
    return true;
}

bool expectation_met(struct decider *d, const struct case_file *file,
                     const struct expectation *e, idt_error *error) {
    for (size_t i = 0; i < e->by_count; i++)
        if (!rule_met(d, file, e, e->by[i], error)) return false;
    if (!e->is_no && !e->is_yes && !verdict_met(d, file, e, error))
        return false;
    return lifting_met(d, file, e, error) && missing_met(d, file, e, error);
}

/* ---- exercise ------------------------------------------------------------ */

void exercise_note(struct decider *d, struct exercise *exercise) {
    for (size_t i = 0; i < d->outcomes.count; i++) {
        const struct outcome *o = &d->outcomes.items[i];
        const struct law_rule *r = &d->book->rules.items[o->rule];
        if (o->bites != TRUTH_YES) continue;
        exercise->rule_fired[o->rule] = 1;
        for (uint32_t k = 0; k < r->authorisations.count; k++) {
            uint32_t a = d->book->ids.items[r->authorisations.first + k];
            enum truth lifts = authorisation_lifts(d, a, o->rule);
            if (lifts == TRUTH_YES) exercise->saved[a] = 1;
            if (lifts == TRUTH_NO) exercise->failed[a] = 1;
        }
    }
}
