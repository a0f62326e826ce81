/* derive_place.c -- where a deal comes from, goes to, and whose law it meets.
 *
 * A direction is a yes when any of its signs is: the route, the origin of the
 * goods, the place of those who give or receive.  It is unknown while a sign
 * is; it is a no only when each sign is known to be elsewhere.  Of some facts
 * silence says "no" (docs/method/deciding.md names them); null never does.
 */
#include "decide/derive.h"

/* Only a share in somebody who takes part. */
static bool is_mere_owner(struct decider *d, uint32_t party) {
    return party_has_role(d, party, ROLE_OWNS) &&
           !d->facts.parties[party].owns_nothing;
}

/* The case says aloud that it is not known. */
static bool is_said_unknown(struct decider *d, enum known_fact fact,
                            uint32_t item) {
    const struct value *value = known_value(d, fact, item);
    return value->state == VALUE_UNKNOWN && value->source == FROM_CASE &&
           d->plan->known[fact] != LAW_NONE;
}

/* A fact of which a yes is heard, and null, but not silence. */
static void ask_said(struct asking *a, enum known_fact fact, uint32_t item,
                     uint32_t country) {
    enum truth truth = fact_is(a->d, fact, item, country);
    if (truth == TRUTH_YES ||
        (truth == TRUTH_UNKNOWN && is_said_unknown(a->d, fact, item)))
        ask_fact(a, truth, fact, item);
}

static bool has_journey(const struct decider *d) {
    return d->facts.has_route || activity_is(d, KIND_MOVES);
}

static void ask_route(struct asking *a, enum known_fact fact,
                      uint32_t country) {
    if (has_journey(a->d))
        ask_fact(a, fact_is(a->d, fact, 0, country), fact, 0);
}

#define ANY_ROLE ((enum role_trait)0)

/* Parties with one of the roles that are in the country. */
static void ask_parties(struct asking *a, enum role_trait roles,
                        uint32_t country) {
    struct decider *d = a->d;
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++) {
        bool may_be = is_said_unknown(d, KNOWN_PARTY_ROLE, i);
        if (roles && !may_be && !party_has_role(d, i, roles)) continue;
        if (!roles && is_mere_owner(d, i)) continue;
        const struct value *at = known_value(d, KNOWN_PARTY_LOCATED, i);
        enum truth truth = fact_is(d, KNOWN_PARTY_LOCATED, i, country);
        if (roles && may_be && truth == TRUTH_YES)
            ask_fact(a, TRUTH_UNKNOWN, KNOWN_PARTY_ROLE, i);
        /* What stands in for an unstated place is shown as itself. */
        else if (at->source == FROM_OTHERWISE && at->state == VALUE_KNOWN)
            ask_fact(a, truth, KNOWN_PARTY_INCORPORATED, i);
        else
            ask_fact(a, truth, KNOWN_PARTY_LOCATED, i);
    }
    if (d->facts.is_open[LAW_OVER_PARTY])
        ask_text(a, TRUTH_UNKNOWN, SPAN_OF("parties"));
}

void derive_to_kp(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_route(&a, KNOWN_ROUTE_TO, KP);
    ask_parties(&a, ROLE_RECEIVES, KP);
    ask_said(&a, KNOWN_SERVICE_PLACE, 0, KP);
    ask_settle(&a);
}

void derive_from_kp(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_route(&a, KNOWN_ROUTE_FROM, KP);
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_GOODS]; i++)
        ask_fact(&a, fact_is(d, KNOWN_GOODS_ORIGIN, i, KP), KNOWN_GOODS_ORIGIN,
                 i);
    if (d->facts.is_open[LAW_OVER_GOODS])
        ask_text(&a, TRUTH_UNKNOWN, SPAN_OF("goods"));
    ask_parties(&a, ROLE_GIVES, KP);
    ask_settle(&a);
}

void derive_in_kp(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_route(&a, KNOWN_ROUTE_TO, KP);
    ask_route(&a, KNOWN_ROUTE_FROM, KP);
    if (d->facts.has_route) ask_said(&a, KNOWN_ROUTE_VIA, 0, KP);
    ask_parties(&a, ANY_ROLE, KP);
    ask_said(&a, KNOWN_SERVICE_PLACE, 0, KP);
    ask_settle(&a);
}

/* ---- the United States --------------------------------------------------- */

void derive_us_leaves(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    if (activity_is(d, KIND_GOODS)) ask_route(&a, KNOWN_ROUTE_FROM, US);
    if (activity_is(d, KIND_GOODS_OR_SERVICES)) ask_parties(&a, ROLE_GIVES, US);
    ask_settle(&a);
}

void derive_us_enters(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    if (activity_is(d, KIND_GOODS)) ask_route(&a, KNOWN_ROUTE_TO, US);
    if (activity_is(d, KIND_GOODS_OR_SERVICES))
        ask_parties(&a, ROLE_RECEIVES, US);
    ask_settle(&a);
}

/* A foreign person who brings a US person or a US bank into it. */
void derive_us_causes(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    enum truth us = TRUTH_NO, foreign = TRUTH_NO;
    uint32_t who = 0;
    (void)item;
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++) {
        enum truth truth = fact_holds(d, KNOWN_PARTY_US_PERSON, i);
        if (is_mere_owner(d, i)) continue;
        if (truth > us) who = i;
        if (truth > us) us = truth;
        if (TRUTH_YES - truth > foreign)
            foreign = (enum truth)(TRUTH_YES - truth);
    }
    if (foreign != TRUTH_NO)
        ask_fact(&a, fact_holds(d, KNOWN_PAYMENT_THROUGH_US, 0),
                 KNOWN_PAYMENT_THROUGH_US, 0);
    ask_fact(&a, us < foreign ? us : foreign, KNOWN_PARTY_US_PERSON, who);
    if (d->facts.is_open[LAW_OVER_PARTY])
        ask_text(&a, TRUTH_UNKNOWN, SPAN_OF("parties"));
    ask_settle(&a);
}

/* ---- other legal orders -------------------------------------------------- */

static const enum known_fact homes[] = {
    KNOWN_PARTY_LOCATED, KNOWN_PARTY_INCORPORATED, KNOWN_PARTY_CITIZEN};

enum truth party_of(struct decider *d, uint32_t party, uint32_t country,
                    enum known_fact *by) {
    enum truth best = TRUTH_NO;
    for (size_t i = 0; i < sizeof homes / sizeof homes[0]; i++) {
        enum truth truth = fact_is(d, homes[i], party, country);
        if (truth > best) *by = homes[i];
        if (truth > best) best = truth;
    }
    return best;
}

/* One country at a time, so that the first unknown of each is told once. */
static void ask_country(struct asking *a, uint32_t country) {
    struct decider *d = a->d;
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++) {
        enum known_fact by = KNOWN_PARTY_LOCATED;
        if (is_mere_owner(d, i)) continue;
        enum truth truth = party_of(d, i, country, &by);
        ask_fact(a, truth, by, i);
    }
    ask_route(a, KNOWN_ROUTE_FROM, country);
    ask_route(a, KNOWN_ROUTE_TO, country);
    if (d->facts.has_route) ask_said(a, KNOWN_ROUTE_VIA, 0, country);
    ask_said(a, KNOWN_PAYMENT_CLEARS, 0, country);
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_VESSEL]; i++)
        ask_said(a, KNOWN_VESSEL_FLAG, i, country);
}

/* ---- countries that the case speaks of ----------------------------------- */

static void mention(struct places *places, int64_t country) {
    uint32_t at = place_of((uint32_t)country);
    if (at < PLACES_MOST) places->bits[at / 64] |= UINT64_C(1) << at % 64;
}

static bool is_mentioned(const struct places *places, uint32_t country) {
    uint32_t at = place_of(country);
    return at >= PLACES_MOST || places->bits[at / 64] >> at % 64 & 1;
}

/* Of a value that has been asked for; others say nothing to anybody. */
static void mention_fact(struct decider *d, enum known_fact fact,
                         uint32_t item) {
    uint32_t index = d->plan->known[fact];
    if (index == LAW_NONE) return;
    uint32_t type = d->book->facts.items[index].type;
    const struct value *value = value_place(d, index, item);
    bool has_many = type == LAW_COUNTRIES;
    if (value->state != VALUE_KNOWN && value->state != VALUE_OPEN) return;
    for (uint32_t i = 0; has_many && i < value->count; i++)
        mention(&d->places, value->as.many[i]);
    if (!has_many) mention(&d->places, value->as.number);
}

static void gather_places(struct decider *d) {
    d->places.is_gathered = true;
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++)
        for (size_t k = 0; k < sizeof homes / sizeof homes[0]; k++)
            mention_fact(d, homes[k], i);
    mention_fact(d, KNOWN_ROUTE_FROM, 0);
    mention_fact(d, KNOWN_ROUTE_TO, 0);
    mention_fact(d, KNOWN_ROUTE_VIA, 0);
    mention_fact(d, KNOWN_PAYMENT_CLEARS, 0);
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_VESSEL]; i++)
        mention_fact(d, KNOWN_VESSEL_FLAG, i);
}

static bool mentions_any(const struct places *places, const char *codes) {
    for (; *codes; codes += 2)
        if (is_mentioned(places, law_country(codes))) return true;
    return false;
}

/* One country after another, until one is a yes.  All that the case does not
 * speak of get the same answer, so one of them is asked for all. */
static void ask_countries(struct asking *a, const char *codes) {
    struct decider *d = a->d;
    bool had_unknown = false, had_other = false;
    for (; *codes && !a->is_yes; codes += 2) {
        uint32_t country = law_country(codes);
        if (d->places.is_gathered && !is_mentioned(&d->places, country)) {
            if (had_other) continue;
            had_other = true;
        }
        struct value seen = *a->out;
        ask_country(a, country);
        /* The same facts are unknown for each country: told once. */
        if (had_unknown && !a->is_yes) *a->out = seen;
        had_unknown |= a->is_unknown;
        /* All that is to be known of places has now been asked for. */
        if (!d->places.is_gathered) gather_places(d);
    }
}

/* `codes`: letter pairs. */
static void ask_nexus(struct decider *d, const char *codes, struct value *out) {
    struct places *places = &d->places;
    if (places->has_elsewhere && !mentions_any(places, codes)) {
        *out = places->elsewhere;
        return;
    }
    struct asking a = ask_begin(d, out);
    ask_countries(&a, codes);
    if (d->facts.is_open[LAW_OVER_PARTY])
        ask_text(&a, TRUTH_UNKNOWN, SPAN_OF("parties"));
    ask_settle(&a);
    if (mentions_any(places, codes)) return;
    places->has_elsewhere = true;
    places->elsewhere = *out;
}

#define NEXUS(function, codes)                                                 \
    void function(struct decider *d, uint32_t item, struct value *out) {       \
        (void)item;                                                            \
        ask_nexus(d, codes, out);                                              \
    }
NEXUS(derive_eu_nexus, "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEITLTLULVMTNLPLPTROSESISK")
NEXUS(derive_gb_nexus, "GB")
NEXUS(derive_ch_nexus, "CH")
NEXUS(derive_li_nexus, "LI")
NEXUS(derive_ca_nexus, "CA")
NEXUS(derive_jp_nexus, "JP")
NEXUS(derive_kr_nexus, "KR")
NEXUS(derive_au_nexus, "AU")
NEXUS(derive_in_nexus, "IN")
NEXUS(derive_sg_nexus, "SG")
