/* derive_payment.c -- where money passes, and in whose hands. */
#include "decide/derive.h"

/* Through the United States: it clears there, or a bank is there. */
void derive_through_us(struct decider *d, uint32_t item, struct value *out) {
    struct asking a = ask_begin(d, out);
    (void)item;
    ask_fact(&a, fact_is(d, KNOWN_PAYMENT_CLEARS, 0, US), KNOWN_PAYMENT_CLEARS,
             0);
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++)
        if (party_has_role(d, i, ROLE_BANK))
            ask_fact(&a, fact_is(d, KNOWN_PARTY_LOCATED, i, US),
                     KNOWN_PARTY_LOCATED, i);
    ask_settle(&a);
}

static void ask_each(struct decider *d, enum known_fact fact,
                     struct value *out) {
    struct asking a = ask_begin(d, out);
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++)
        ask_fact(&a, fact_holds(d, fact, i), fact, i);
    if (d->facts.is_open[LAW_OVER_PARTY])
        ask_text(&a, TRUTH_UNKNOWN, SPAN_OF("parties"));
    ask_settle(&a);
}

void derive_names_kp_bank(struct decider *d, uint32_t item, struct value *out) {
    (void)item;
    ask_each(d, KNOWN_PARTY_KP_BANK, out);
}

void derive_names_dandong(struct decider *d, uint32_t item, struct value *out) {
    (void)item;
    ask_each(d, KNOWN_PARTY_DANDONG, out);
}

/* A blocked person has a part in it. */
void derive_blocked_interest(struct decider *d, uint32_t item,
                             struct value *out) {
    uint32_t fact = d->plan->fact_us_blocked;
    struct asking a = ask_begin(d, out);
    (void)item;
    for (uint32_t i = 0; fact != LAW_NONE && i < d->facts.items[LAW_OVER_PARTY];
         i++) {
        const struct value *value = fact_value(d, fact, i);
        enum truth truth = value->state != VALUE_KNOWN ? TRUTH_UNKNOWN
                           : value->as.number          ? TRUTH_YES
                                                       : TRUTH_NO;
        ask_fact(&a, truth, KNOWN_PARTY_BLOCKED, i);
    }
    ask_settle(&a);
}

static void amount_in(struct decider *d, const char *unit, struct value *out) {
    uint32_t wanted = law_unit(span_of(unit));
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!d->facts.has_amount ||
        !law_units_match(d->facts.amount_unit, wanted)) {
        because_print(d, out, "payment.amount in %s", unit);
        return;
    }
    out->state = VALUE_KNOWN;
    out->unit = wanted;
    out->as.number = d->facts.amount;
}

void derive_amount_eur(struct decider *d, uint32_t item, struct value *out) {
    (void)item;
    amount_in(d, "EUR", out);
}
void derive_amount_cad(struct decider *d, uint32_t item, struct value *out) {
    (void)item;
    amount_in(d, "CAD", out);
}
void derive_amount_chf(struct decider *d, uint32_t item, struct value *out) {
    (void)item;
    amount_in(d, "CHF", out);
}
