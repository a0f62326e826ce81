/* decided_parts.c -- single truths of a decided case, for those who ask why.
 */
#include "decide/decide_inside.h"

#include <stdio.h>

enum truth decided_part(struct decider *decider, uint32_t node, uint32_t item,
                        uint32_t rule) {
    struct standpoint old = {decider->rule, decider->plane};
    if (rule != LAW_NONE) old = stand_at(decider, rule);
    uint8_t scope = decider->plan->node_scope[node];
    enum truth truth =
        item < decider->facts.items[scope] || scope == LAW_OVER_CASE
            ? node_truth(decider, node, scope == LAW_OVER_CASE ? 0 : item)
            : TRUTH_UNKNOWN;
    stand_back(decider, old);
    return truth;
}

uint32_t decided_items(const struct decider *decider, uint32_t scope) {
    return decider->facts.items[scope];
}

enum truth decided_bites(struct decider *decider, uint32_t rule) {
    return rule_bites(decider, rule);
}

const struct rulebook *decider_book(const struct decider *decider) {
    return decider->book;
}

/* ---- what the case is worth -------------------------------------------------- */

/* Steps of a unit as "90000 USD"; parts of one are cut off. */
static void put_amount(int64_t steps, uint32_t unit, struct byte_writer *to) {
    char text[48];
    int64_t one;
    if (!law_amount_parse(SPAN_OF("1"), unit, &one)) one = 1;
    int length = snprintf(text, sizeof text, "%lld %s",
                          (long long)(steps / one), law_unit_word(unit));
    if (length > 0 && (size_t)length < sizeof text)
        write_bytes(to, text, (size_t)length);
}

void case_value(const struct decider *decider, struct byte_writer *to) {
    const struct case_facts *facts = &decider->facts;
    int64_t sum = 0;
    uint32_t unit = LAW_NONE;
    if (facts->has_amount) {
        put_amount(facts->amount, facts->amount_unit, to);
        return;
    }
    for (uint32_t i = 0; i < facts->items[LAW_OVER_GOODS]; i++) {
        const struct case_goods *goods = &facts->goods[i];
        bool fits = goods->has_value &&
                    (unit == LAW_NONE || unit == goods->value_unit) &&
                    sum <= INT64_MAX - goods->value;
        if (!fits) continue;
        unit = goods->value_unit;
        sum += goods->value;
    }
    if (unit != LAW_NONE) put_amount(sum, unit, to);
}
