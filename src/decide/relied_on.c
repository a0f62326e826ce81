/* relied_on.c -- what a verdict takes on somebody's word, and what lists say.
 *
 *     parties[0].listed is empty: the caller says that it is not listed
 *     parties[1] is listed as us-ofac-sdn:2674 under SDGT, found by screening
 *     parties[2] 'A B' not found on un-sc 2026-08-01, us-ofac-sdn 2026-08-20
 *
 * A listing is told whether or not a rule reads it, so that none can vanish;
 * so is a hit that nobody confirmed.
 */
#include "decide/explain.h"
#include "decide/listed.h"

#define HITS_TOLD 6 /* unconfirmed, of one party */

/* A party or ship as the lists see it. */
struct subject {
    struct span path, name;
    enum listed_state listed;
    const struct listing *sure, *maybe;
    uint32_t sure_count, maybe_count;
};

static void put(struct byte_writer *to, struct span text) {
    write_bytes(to, text.bytes, text.length);
}

static void add_written(struct decider *d, struct byte_writer *to,
                        struct lines *lines) {
    struct span kept = {NULL, 0};
    if (!to->failed) kept = arena_copy(&d->fresh, written(to));
    byte_writer_release(to);
    if (kept.bytes)
        add_line(lines, kept);
    else
        d->is_out_of_memory = true;
}

/* ---- lists --------------------------------------------------------------- */

static void tell_entry(struct decider *d, const struct subject *s,
                       const struct listing *l, struct lines *lines) {
    struct byte_writer to = {.failed = false};
    put(&to, s->path);
    put(&to, listing_truth(d, l) == TRUTH_YES
                 ? SPAN_OF(" is listed as ")
                 : SPAN_OF(" is listed, nobody says since when, as "));
    put(&to, l->entity);
    for (uint32_t i = 0; i < l->programme_count; i++) {
        put(&to, i ? SPAN_OF(", ") : SPAN_OF(" under "));
        put(&to, l->programmes[i]);
    }
    put(&to, l->is_hit ? SPAN_OF(", found by screening")
                       : SPAN_OF(", as the caller says"));
    add_written(d, &to, lines);
}

static void tell_hits(struct decider *d, const struct subject *s,
                      struct lines *lines) {
    struct byte_writer to = {.failed = false};
    uint32_t told = 0;
    put(&to, s->path);
    put(&to, SPAN_OF(" '"));
    put(&to, s->name);
    put(&to, SPAN_OF("' is, unless somebody says otherwise, perhaps "));
    for (uint32_t i = 0; i < s->maybe_count; i++) {
        if (listing_truth(d, &s->maybe[i]) == TRUTH_NO) continue;
        if (told < HITS_TOLD && told > 0) put(&to, SPAN_OF(", "));
        if (told < HITS_TOLD) put(&to, s->maybe[i].entity);
        told++;
    }
    if (told > HITS_TOLD)
        write_printed(&to, " or one of %u more", (unsigned)(told - HITS_TOLD));
    if (told > 0)
        add_written(d, &to, lines);
    else
        byte_writer_release(&to);
}

static void tell_lists(struct decider *d, const struct subject *s,
                       struct lines *lines) {
    uint32_t count = s->sure_count;
    if (s->listed == LISTED_GIVEN && count == 0)
        add_line(lines, fresh_print(d,
                                    "%.*s.listed is empty: the caller says "
                                    "that it is not listed",
                                    (int)s->path.length, s->path.bytes));
    if (s->listed == LISTED_SCREENED && count == 0 && s->maybe_count == 0)
        add_line(lines, fresh_print(d, "%.*s '%.*s' not found on %.*s",
                                    (int)s->path.length, s->path.bytes,
                                    (int)s->name.length, s->name.bytes,
                                    (int)d->facts.searched_text.length,
                                    d->facts.searched_text.bytes));
    for (uint32_t i = 0; i < count; i++)
        if (listing_truth(d, &s->sure[i]) != TRUTH_NO)
            tell_entry(d, s, &s->sure[i], lines);
    if (s->maybe_count > 0) tell_hits(d, s, lines);
}

/* Lists that may not have what the day knows. */
static void tell_age(struct decider *d, const struct searched_list *list,
                     struct lines *lines) {
    int length = (int)list->name.length;
    if (list->published == DAY_NONE) {
        add_line(lines, fresh_print(d,
                                    "%.*s is of no date: whether it is as new "
                                    "as the day is not known",
                                    length, list->name.bytes));
        return;
    }
    int64_t age = (int64_t)d->day - list->published;
    struct span day = day_text(d, list->published);
    if (age > (int64_t)list->stale_days)
        add_line(lines, fresh_print(d,
                                    "%.*s is stale: of %.*s, %lld days before "
                                    "the day decided for",
                                    length, list->name.bytes, (int)day.length,
                                    day.bytes, (long long)age));
}

static void relied_on_search(struct decider *d, struct lines *lines) {
    for (uint32_t i = 0; i < d->facts.searched_count; i++)
        tell_age(d, &d->facts.searched[i], lines);
    if (d->facts.is_capped)
        add_line(lines, SPAN_OF("hits count from a score of 0.70 on, by every "
                                "name and spelling, though fewer were asked "
                                "for"));
}

static void relied_on_lists(struct decider *d, struct lines *lines) {
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++) {
        const struct case_party *p = &d->facts.parties[i];
        struct subject s = {p->path,       p->name,  p->listed,
                            p->listings,   p->maybe, p->listing_count,
                            p->maybe_count};
        tell_lists(d, &s, lines);
    }
    for (uint32_t i = 0; d->facts.vessels && i < CASE_VESSELS; i++) {
        const struct case_vessel *v = &d->facts.vessels[i];
        struct subject s = {v->path,       v->name,  v->listed,
                            v->listings,   v->maybe, v->listing_count,
                            v->maybe_count};
        tell_lists(d, &s, lines);
    }
}

/* ---- the caller's word --------------------------------------------------- */

static void relied_on_party(struct decider *d, uint32_t i,
                            struct lines *lines) {
    const struct case_party *p = &d->facts.parties[i];
    int length = (int)p->path.length;
    const char *path = p->path.bytes;
    if (p->government_is_none)
        add_line(lines, fresh_print(d,
                                    "%.*s.government_of is none: the caller "
                                    "says that no government owns, controls "
                                    "or acts through it",
                                    length, path));
    if (p->has_owners)
        add_line(lines, fresh_print(d,
                                    "%.*s.owners: the caller says that "
                                    "there are no others of concern",
                                    length, path));
}

static void relied_on_others(struct decider *d, struct lines *lines) {
    for (size_t s = 0; s < LAW_SCOPE_COUNT; s++)
        for (uint32_t i = 0; i < d->facts.items[s]; i++)
            for (uint32_t k = 0; k < d->plan->fact_count[s]; k++) {
                uint32_t fact = d->plan->facts_of[s][k];
                const struct value *value =
                    &d->values[s][(size_t)i * d->plan->fact_count[s] + k];
                if (value->source != FROM_OTHERWISE ||
                    value->state != VALUE_KNOWN)
                    continue;
                struct span is = fact_path(d, fact, i);
                struct span by =
                    fact_path(d, d->book->facts.items[fact].otherwise, i);
                add_line(lines,
                         fresh_print(d, "%.*s is not given; %.*s stands in",
                                     (int)is.length, is.bytes, (int)by.length,
                                     by.bytes));
            }
}

/* What a unit was turned into another by. */
static void relied_on_counts(struct decider *d, struct lines *lines) {
    for (uint32_t k = 0; k < d->plan->fact_count[LAW_OVER_CASE]; k++) {
        uint32_t fact = d->plan->facts_of[LAW_OVER_CASE][k];
        const struct value *value = &d->values[LAW_OVER_CASE][k];
        if (d->book->facts.items[fact].of_class == LAW_NONE ||
            (value->state != VALUE_KNOWN && value->state != VALUE_BETWEEN))
            continue;
        struct span path = fact_path(d, fact, 0);
        for (const struct reason *r = value->why; r; r = r->next)
            if (r->fact == LAW_NONE)
                add_line(lines, fresh_print(d, "%.*s: %.*s", (int)path.length,
                                            path.bytes, (int)r->text.length,
                                            r->text.bytes));
    }
}

/* ---- what the case is silent of ------------------------------------------ */

/* Said neither by a key nor as null. */
static bool is_silent(const struct decider *d, enum known_fact fact,
                      uint32_t item) {
    uint32_t index = d->plan->known[fact];
    if (index == LAW_NONE) return false;
    uint32_t scope = d->plan->fact[index].scope;
    size_t at = (size_t)item * d->plan->fact_count[scope];
    return d->facts.given[scope][at + d->plan->fact[index].slot].state ==
           VALUE_PENDING;
}

static bool is_absent(const struct decider *d, uint32_t scope) {
    return d->facts.items[scope] == 0 && !d->facts.is_open[scope];
}

/* Things that the activity does without and the case does not name. */
static void relied_on_none(struct decider *d, struct lines *lines) {
    bool moves = d->facts.has_route || activity_is(d, KIND_MOVES);
    bool has_goods = !is_absent(d, LAW_OVER_GOODS) || d->facts.has_goods;
    const char *ships = is_absent(d, LAW_OVER_VESSEL) ? ", ship" : "";
    if (!has_goods || !moves)
        add_line(lines, fresh_print(d, "no %s%s%s%s told of: none taken",
                                    has_goods ? "" : "goods",
                                    !has_goods && !moves ? ", " : "",
                                    moves ? "" : "route", ships));
    if (d->facts.has_route && is_silent(d, KNOWN_ROUTE_VIA, 0))
        add_line(lines,
                 SPAN_OF("route.via is not told: nothing between taken"));
}

/* Facts of which only a yes is heard. */
static void relied_on_silence(struct decider *d, struct lines *lines) {
    relied_on_none(d, lines);
    if (d->facts.has_payment && is_silent(d, KNOWN_PAYMENT_CLEARS, 0))
        add_line(lines, SPAN_OF("payment.clears_in is not told: no further "
                                "country taken"));
    if (activity_is(d, KIND_GOODS_OR_SERVICES) && !activity_is(d, KIND_GOODS) &&
        is_silent(d, KNOWN_SERVICE_PLACE, 0))
        add_line(lines, SPAN_OF("us.service-place is not told: where the "
                                "parties are, taken"));
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_VESSEL]; i++)
        if (is_silent(d, KNOWN_VESSEL_FLAG, i))
            add_line(lines, SPAN_OF("route.vessel.flag is not told: no law of "
                                    "a flag taken"));
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++)
        if (is_silent(d, KNOWN_PARTY_ROLE, i))
            add_line(lines,
                     fresh_print(d,
                                 "%.*s.role is not told: taken neither to "
                                 "give nor to receive",
                                 (int)d->facts.parties[i].path.length,
                                 d->facts.parties[i].path.bytes));
}

static void relied_on_approvals(struct decider *d, struct lines *lines) {
    for (uint32_t i = 0; i < d->facts.approval_count; i++) {
        const struct approval *a = &d->facts.approvals[i];
        add_line(lines,
                 fresh_print(d, "%.*s: %.*s%s%.*s, as the caller says",
                             (int)a->path.length, a->path.bytes,
                             (int)a->id.length, a->id.bytes,
                             a->reference.length ? " " : "",
                             (int)a->reference.length, a->reference.bytes));
    }
}

void explain_relied(struct decider *d, struct lines *lines) {
    relied_on_lists(d, lines);
    relied_on_search(d, lines);
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++)
        relied_on_party(d, i, lines);
    relied_on_given(d, lines);
    relied_on_others(d, lines);
    relied_on_counts(d, lines);
    relied_on_silence(d, lines);
    relied_on_approvals(d, lines);
    if (lines->is_cut)
        lines->text[LINES_MOST - 1] =
            SPAN_OF("and more, which is not told here");
}
