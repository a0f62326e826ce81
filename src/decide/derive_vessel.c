/* derive_vessel.c -- where a ship or aircraft has been, and whose it is.
 *
 * Days count from the departure from the North Korean port, for a transfer
 * between ships from its day; they are calendar days.  A history that the
 * case does not give is unknown; one that it gives is taken as whole.
 */
#include "decide/derive.h"
#include "decide/listed.h"

#define NEVER 100000 /* days since something that never was: over any window */

static const struct case_vessel *ship(const struct decider *d) {
    return &d->facts.vessels[0];
}
static const struct case_vessel *aircraft(const struct decider *d) {
    return &d->facts.vessels[1];
}

static struct value start(struct decider *d, const struct case_vessel *v,
                          bool has, const char *key) {
    struct value made = {.state = has ? VALUE_KNOWN : VALUE_UNKNOWN,
                         .source = FROM_COMPUTING};
    if (!has)
        because_print(d, &made, "%.*s.%s", (int)v->path.length, v->path.bytes,
                      key);
    return made;
}

/* The last call in North Korea up to the day; NULL when there is none. */
static const struct case_call *last_kp_call(const struct decider *d,
                                            const struct case_vessel *v) {
    const struct case_call *last = NULL;
    for (uint32_t i = 0; i < v->call_count; i++)
        if (v->calls[i].country == KP && v->calls[i].day <= d->day &&
            (!last || v->calls[i].day > last->day))
            last = &v->calls[i];
    return last;
}

static void days_since(struct decider *d, const struct case_vessel *v,
                       struct value *out) {
    *out = start(d, v, v->has_calls, "calls");
    if (!v->has_calls) return;
    const struct case_call *last = last_kp_call(d, v);
    char day[DATE_TEXT_ROOM];
    out->unit = law_unit(SPAN_OF("days"));
    out->as.number = last ? d->day - last->day : NEVER;
    if (!last) {
        because_print(d, out, "no call in KP among its calls");
        return;
    }
    day_print(last->day, day);
    because_print(d, out, "left %.*s on %s", (int)last->port.length,
                  last->port.bytes, day);
}

static void within_year(struct decider *d, const struct case_vessel *v,
                        struct value *out) {
    days_since(d, v, out);
    out->as.number = out->as.number <= 365;
}

void derive_days_since_call(struct decider *d, uint32_t item,
                            struct value *out) {
    (void)item;
    days_since(d, ship(d), out);
}
void derive_in_kp_within_year(struct decider *d, uint32_t item,
                              struct value *out) {
    (void)item;
    within_year(d, ship(d), out);
}
void derive_aircraft_days(struct decider *d, uint32_t item, struct value *out) {
    (void)item;
    days_since(d, aircraft(d), out);
}
void derive_aircraft_within_year(struct decider *d, uint32_t item,
                                 struct value *out) {
    (void)item;
    within_year(d, aircraft(d), out);
}

void derive_port_call_after(struct decider *d, uint32_t item,
                            struct value *out) {
    (void)item;
    *out = (struct value){.state = VALUE_KNOWN, .source = FROM_COMPUTING};
    if (d->facts.items[LAW_OVER_VESSEL] == 0) {
        if (d->facts.is_open[LAW_OVER_VESSEL]) {
            out->state = VALUE_UNKNOWN;
            because_text(d, out, SPAN_OF("route.vessel"));
        }
        return;
    }
    days_since(d, ship(d), out);
    out->as.number = out->as.number < NEVER;
}

/* ---- transfers ----------------------------------------------------------- */

void derive_days_since_transfer(struct decider *d, uint32_t item,
                                struct value *out) {
    const struct case_vessel *v = ship(d);
    (void)item;
    *out = start(d, v, v->has_transfers, "transfers");
    int64_t least = NEVER;
    for (uint32_t i = 0; i < v->transfer_count; i++)
        if (v->transfers[i].day <= d->day &&
            d->day - v->transfers[i].day < least)
            least = d->day - v->transfers[i].day;
    out->unit = law_unit(SPAN_OF("days"));
    out->as.number = least;
}

void derive_transfer_with_kp(struct decider *d, uint32_t item,
                             struct value *out) {
    const struct case_vessel *v = ship(d);
    (void)item;
    *out = start(d, v, v->has_transfers, "transfers");
    if (!v->has_transfers) return;
    struct asking a = ask_begin(d, out);
    for (uint32_t i = 0; i < v->transfer_count; i++) {
        const struct case_call *t = &v->transfers[i];
        if (t->day > d->day) continue;
        enum truth truth = t->other_flag == KP ? TRUTH_YES
                           : t->other_flag     ? TRUTH_NO
                                               : TRUTH_UNKNOWN;
        ask_text(&a, truth,
                 fresh_print(d, "%.*s.transfers[%u].flag", (int)v->path.length,
                             v->path.bytes, (unsigned)i));
    }
    ask_settle(&a);
}

/* Among the last five calls before the day. */
void derive_kp_among_five(struct decider *d, uint32_t item, struct value *out) {
    const struct case_vessel *v = ship(d);
    const struct case_call *last = last_kp_call(d, v);
    uint32_t later = 0;
    (void)item;
    *out = start(d, v, v->has_calls, "calls");
    for (uint32_t i = 0; last && i < v->call_count; i++)
        later += v->calls[i].day > last->day && v->calls[i].day <= d->day;
    out->as.number = last && later < 5;
}

/* ---- whose --------------------------------------------------------------- */

static enum truth ship_listed(const struct decider *d, const char *list) {
    const struct case_vessel *v = ship(d);
    enum truth best = TRUTH_NO;
    for (uint32_t i = 0; i < v->listing_count; i++) {
        enum truth truth = listing_truth(d, &v->listings[i]);
        if (span_starts(v->listings[i].entity, list) && truth > best)
            best = truth;
    }
    if (best == TRUTH_YES || v->listed == LISTED_GIVEN) return best;
    if (v->listed == LISTED_SCREENED && v->maybe_count == 0 &&
        was_searched(d, list))
        return best;
    return TRUTH_UNKNOWN;
}

static void ask_ship_listed(struct asking *a, const char *list) {
    const struct case_vessel *v = ship(a->d);
    ask_text(
        a, ship_listed(a->d, list),
        fresh_print(a->d, "%.*s.listed", (int)v->path.length, v->path.bytes));
}

/* A quality of the owner of the ship, where the case names one. */
static void ask_owner(struct asking *a, enum known_fact fact) {
    const struct case_vessel *v = ship(a->d);
    if (v->owner != LAW_NONE)
        ask_fact(a, fact_holds(a->d, fact, v->owner), fact, v->owner);
    else
        ask_text(a, TRUTH_UNKNOWN,
                 fresh_print(a->d, "%.*s.owned_by", (int)v->path.length,
                             v->path.bytes));
}

void derive_vessel_owned_by_kp(struct decider *d, uint32_t item,
                               struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_owner(&a, KNOWN_PARTY_NORTH_KOREAN);
    ask_settle(&a);
}

void derive_vessel_owned_by_designated(struct decider *d, uint32_t item,
                                       struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_owner(&a, KNOWN_PARTY_UN_LISTED);
    ask_settle(&a);
}

void derive_vessel_us_listed(struct decider *d, uint32_t item,
                             struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_ship_listed(&a, "us-ofac-sdn:");
    ask_settle(&a);
}

void derive_vessel_port_ban(struct decider *d, uint32_t item,
                            struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_ship_listed(&a, "un-1718-vessels:");
    ask_settle(&a);
}

/* Which measures a listed ship is under is not in the list's id. */
void derive_vessel_un_measures(struct decider *d, uint32_t item,
                               struct value *out) {
    const struct case_vessel *v = ship(d);
    (void)item;
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (ship_listed(d, "un-") == TRUTH_NO) {
        out->state = VALUE_KNOWN;
        return;
    }
    because_print(d, out, "%.*s.listed", (int)v->path.length, v->path.bytes);
}
