/* given_facts.c -- facts that the caller gives although they follow from others.
 *
 *     "listed": [... DPRK3 ...], "facts": {"us-blocked": false}    refused
 *     "facts": {"to-north-korea": true}                            told
 *
 * What is computed or defined may be given: the caller can know more than the
 * case tells.  He answers for it under `relied_on`.  But a "no" to what the
 * case itself makes a sure "yes", or another number than the case counts, is
 * a contradiction, and one of the two is wrong.
 */
#include "decide/explain.h"

static bool follows_from_others(const struct decider *d, uint32_t fact) {
    return d->plan->derive[fact] ||
           d->book->facts.items[fact].holds_when != LAW_NONE;
}

/* What the case makes of it, were it not given. */
static struct value worked_out(struct decider *d, uint32_t fact,
                               uint32_t item) {
    struct value made = {.state = VALUE_UNKNOWN};
    if (d->plan->derive[fact]) {
        d->plan->derive[fact](d, item, &made);
        return made;
    }
    enum truth truth =
        node_truth(d, d->book->facts.items[fact].holds_when, item);
    made.state = truth == TRUTH_UNKNOWN ? VALUE_UNKNOWN : VALUE_KNOWN;
    made.as.number = truth == TRUTH_YES;
    return made;
}

static bool tables_contradict(size_t count, const uint8_t *given,
                              const uint8_t *made) {
    for (size_t i = 0; i < count; i++)
        if (given[i] == TRUTH_NO && made[i] == TRUTH_YES) return true;
    return false;
}

static bool contradicts(const struct decider *d, uint32_t fact,
                        const struct value *given, const struct value *made) {
    if (given->state != VALUE_KNOWN || made->state != VALUE_KNOWN) return false;
    switch ((enum law_fact_type)d->book->facts.items[fact].type) {
    case LAW_YES_NO: return !given->as.number && made->as.number;
    case LAW_NUMBER: return given->as.number != made->as.number;
    case LAW_COUNTRY:
        return made->as.number && given->as.number != made->as.number;
    case LAW_PROGRAMMES:
        return tables_contradict(d->book->programmes.count, given->as.truths,
                                 made->as.truths);
    case LAW_CLASSES:
        return tables_contradict(d->book->classes.count, given->as.truths,
                                 made->as.truths);
    case LAW_DATE:
    case LAW_WORD:
    case LAW_WORDS:
    case LAW_COUNTRIES:
    case LAW_HS:
    case LAW_IS_ACTIVITY: break;
    }
    return false;
}

idt_status check_given(struct decider *d, idt_error *error) {
    for (uint32_t i = 0; i < d->facts.named_count; i++) {
        const struct named_fact *n = &d->facts.named[i];
        if (!follows_from_others(d, n->fact)) continue;
        struct value made = worked_out(d, n->fact, n->item);
        if (!contradicts(d, n->fact, fact_value(d, n->fact, n->item), &made))
            continue;
        const struct law_fact *f = &d->book->facts.items[n->fact];
        struct span name = law_name_of(d->book, f->about.name);
        struct span item = item_text(d, f->scope, n->item);
        return fail(error, IDT_BAD_DATA, n->place,
                    "'%.*s'%s%.*s contradicts the rest of the case, from which "
                    "another value follows; correct one of them",
                    (int)name.length, name.bytes, item.length ? " of " : "",
                    (int)item.length, item.bytes);
    }
    return IDT_OK;
}

void relied_on_given(struct decider *d, struct lines *lines) {
    for (uint32_t i = 0; i < d->facts.named_count; i++) {
        const struct named_fact *n = &d->facts.named[i];
        const struct value *value = fact_value(d, n->fact, n->item);
        if (!follows_from_others(d, n->fact) || value->source != FROM_CASE ||
            value->state != VALUE_KNOWN)
            continue;
        struct span path = fact_path(d, n->fact, n->item);
        const char *is = "";
        if (d->book->facts.items[n->fact].type == LAW_YES_NO)
            is = value->as.number ? " as yes" : " as no";
        add_line(lines, fresh_print(d,
                                    "%.*s is given%s, and not worked out from "
                                    "the case",
                                    (int)path.length, path.bytes, is));
    }
}
