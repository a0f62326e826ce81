/* decided_parts.c -- single truths of a decided case, for those who ask why.
 */
#include "decide/decide_inside.h"

enum truth decided_part(struct decider *decider, uint32_t node, uint32_t item,
                        uint32_t rule) {
    struct standpoint old = {decider->rule, decider->plane};
    if (rule != LAW_NONE) old = stand_at(decider, rule);
    uint8_t scope = decider->plan->node[node].scope;
    enum truth truth =
        item < decider->facts.items[scope] || scope == LAW_OVER_CASE
            ? node_truth(decider, node, scope == LAW_OVER_CASE ? 0 : item)
            : TRUTH_UNKNOWN;
    stand_back(decider, old);
    return truth;
}

enum truth decided_programme(struct decider *decider, uint32_t fact,
                             uint32_t item, uint32_t programme) {
    uint32_t scope = decider->book->facts.items[fact].scope;
    if (scope == LAW_OVER_CASE) item = 0;
    if (scope != LAW_OVER_CASE && item >= decider->facts.items[scope])
        return TRUTH_UNKNOWN;
    const struct value *value = fact_value(decider, fact, item);
    return value->state == VALUE_KNOWN ? (enum truth)value->as.truths[programme]
                                       : TRUTH_UNKNOWN;
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

/* The lowest unit from `from` on in which goods are valued. */
static uint32_t next_unit(const struct case_facts *facts, uint32_t from) {
    uint32_t unit = LAW_NONE;
    for (uint32_t i = 0; i < facts->items[LAW_OVER_GOODS]; i++) {
        const struct case_goods *goods = &facts->goods[i];
        if (goods->has_value && goods->value_unit >= from &&
            goods->value_unit < unit)
            unit = goods->value_unit;
    }
    return unit;
}

static void put_part(int64_t steps, uint32_t unit, struct byte_writer *to) {
    if (to->bytes.count > 0) write_bytes(to, ", ", 2);
    law_amount_print(steps, unit, to);
}

/* A sum too large for one number is told in parts: nothing is left out. */
static void put_sum(const struct case_facts *facts, uint32_t unit,
                    struct byte_writer *to) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < facts->items[LAW_OVER_GOODS]; i++) {
        const struct case_goods *goods = &facts->goods[i];
        if (!goods->has_value || goods->value_unit != unit) continue;
        if (sum > INT64_MAX - goods->value) {
            put_part(sum, unit, to);
            sum = 0;
        }
        sum += goods->value;
    }
    put_part(sum, unit, to);
}

uint32_t case_value(const struct decider *decider, struct byte_writer *to) {
    const struct case_facts *facts = &decider->facts;
    uint32_t untold = 0;
    if (facts->has_amount) {
        put_part(facts->amount, facts->amount_unit, to);
        return 0;
    }
    for (uint32_t i = 0; i < facts->items[LAW_OVER_GOODS]; i++)
        untold += facts->goods[i].has_value ? 0 : 1;
    uint32_t unit = next_unit(facts, 0);
    for (; unit != LAW_NONE; unit = next_unit(facts, unit + 1))
        put_sum(facts, unit, to);
    return untold;
}
