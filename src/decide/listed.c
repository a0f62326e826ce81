/* listed.c -- see listed.h. */
#include "decide/listed.h"

enum truth listing_truth(const struct decider *d,
                         const struct listing *listing) {
    if (listing->since != DAY_NONE)
        return listing->since <= d->day ? TRUTH_YES : TRUTH_NO;
    if (listing->published != DAY_NONE && d->day < listing->published)
        return TRUTH_UNKNOWN;
    return TRUTH_YES;
}

static bool on_list(const struct listing *listing, const char *list) {
    return span_starts(listing->entity, list);
}

bool was_searched(const struct decider *d, const char *list) {
    size_t length = strlen(list);
    if (length > 0 && list[length - 1] == ':') length--;
    if (d->facts.is_builtin_only) return false;
    for (uint32_t i = 0; i < d->facts.searched_count; i++)
        if (d->facts.searched[i].name.length >= length &&
            memcmp(d->facts.searched[i].name.bytes, list, length) == 0)
            return true;
    return false;
}

enum truth listed_on(struct decider *d, uint32_t party, const char *list) {
    const struct case_party *p = &d->facts.parties[party];
    enum truth best = TRUTH_NO;
    for (uint32_t i = 0; i < p->listing_count; i++) {
        enum truth truth = listing_truth(d, &p->listings[i]);
        if (on_list(&p->listings[i], list) && truth > best) best = truth;
    }
    if (best == TRUTH_YES || p->listed == LISTED_GIVEN) return best;
    for (uint32_t i = 0; i < p->maybe_count; i++)
        if (on_list(&p->maybe[i], list) &&
            listing_truth(d, &p->maybe[i]) != TRUTH_NO)
            return TRUTH_UNKNOWN;
    if (p->listed == LISTED_SCREENED && was_searched(d, list)) return best;
    return TRUTH_UNKNOWN;
}

void tell_listing(struct decider *d, uint32_t party, const char *list,
                  struct value *out) {
    const struct case_party *p = &d->facts.parties[party];
    for (uint32_t i = 0; i < p->listing_count; i++) {
        const struct listing *l = &p->listings[i];
        if (listing_truth(d, l) != TRUTH_YES || !on_list(l, list)) continue;
        because_print(d, out, "%.*s is listed as %.*s%s", (int)p->path.length,
                      p->path.bytes, (int)l->entity.length, l->entity.bytes,
                      l->is_hit ? ", found by screening" : "");
    }
}

static void ask_unconfirmed(struct decider *d, uint32_t party,
                            const struct listing *l, struct value *out) {
    const struct case_party *p = &d->facts.parties[party];
    because_missing(d, out, "%.*s.listed: confirm that '%.*s' is not %.*s",
                    (int)p->path.length, p->path.bytes, (int)p->name.length,
                    p->name.bytes, (int)l->entity.length, l->entity.bytes);
}

/* A publisher none of whose lists was searched. */
static void ask_unsearched(struct decider *d, uint32_t party, const char *list,
                           struct value *out) {
    const struct case_party *p = &d->facts.parties[party];
    if (d->facts.is_builtin_only)
        because_missing(d, out, "%.*s.listed beyond the built-in designations",
                        (int)p->path.length, p->path.bytes);
    else
        because_missing(d, out, "%.*s.listed: no list '%s' was searched",
                        (int)p->path.length, p->path.bytes, list);
}

void ask_listing(struct decider *d, uint32_t party, const char *list,
                 struct value *out) {
    const struct case_party *p = &d->facts.parties[party];
    for (uint32_t i = 0; i < p->maybe_count; i++)
        if (on_list(&p->maybe[i], list))
            ask_unconfirmed(d, party, &p->maybe[i], out);
    for (uint32_t i = 0; i < p->listing_count; i++)
        if (on_list(&p->listings[i], list) &&
            listing_truth(d, &p->listings[i]) == TRUTH_UNKNOWN)
            because_missing(d, out,
                            "%.*s.listed: since when %.*s is listed, which "
                            "its list does not say",
                            (int)p->path.length, p->path.bytes,
                            (int)p->listings[i].entity.length,
                            p->listings[i].entity.bytes);
    if (p->listed == LISTED_ABSENT || p->listed == LISTED_UNASKED)
        because_missing(d, out, "%.*s.listed", (int)p->path.length,
                        p->path.bytes);
    if (p->listed == LISTED_SCREENED && !was_searched(d, list))
        ask_unsearched(d, party, list, out);
}
