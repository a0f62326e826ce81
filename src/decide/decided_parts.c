/* decided_parts.c -- single truths of a decided case, for those who ask why.
 */
#include "decide/decide_inside.h"

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
