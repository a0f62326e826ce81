/* ownership.h -- who counts as listed because of who owns or controls it.
 *
 *     A (blocked) --60 %--> B --50 %--> C      US: C is blocked in full, though
 *                                              0.6 x 0.5 is only 30 %
 *
 * A method says from which share on the quality of the owners passes to what
 * they own, whether control alone passes it, and acting for somebody.  Shares
 * of several owners that have the quality are added; shares along a chain are
 * never multiplied: an entity has the quality or not, and if it has, its share
 * counts in full, if not, not at all.
 * The answer is the least set closed under that, so rings and self-holdings
 * add nothing of their own.  It is found twice: once from what is sure, once
 * from what may be; between the two lies "unknown".
 */
#ifndef DECIDE_OWNERSHIP_H
#define DECIDE_OWNERSHIP_H

#include "decide/decide_inside.h"

struct method {
    int64_t share;    /* billionths */
    bool is_over;     /* more than `share`, not from it on */
    bool by_control;  /* control passes it whatever the share */
    bool by_acting;   /* acting for one that has it passes it */
    bool by_branch;   /* a branch has what its head office has */
    bool asks_owners; /* owners nobody told of may have it */
};

/* Who holds what, made once a decision: stakes by owned and by owner, parties
 * by whom they act for and of whom they are a branch; the first of each party,
 * then the next; LAW_NONE. */
struct ownership {
    uint32_t *first_owner, *next_owner, *first_owned, *next_owned;
    uint32_t *first_acting, *next_acting, *first_branch, *next_branch;
    const uint8_t *tags; /* programmes spread over owners; NULL: not yet */
};

/* `base` by party. */
struct closure close_over_owners(struct decider *d, const enum truth *base,
                                 const struct method *method);
/* Whether the owners alone pass the quality on, for sure: then *sum is their
 * share together. */
bool owners_pass(struct decider *d, const struct closure *closure,
                 const struct method *method, uint32_t party, int64_t *sum);
/* Parties from which this one surely has the quality, itself among them; NULL
 * without memory. */
const bool *sources_of(struct decider *d, const struct closure *closure,
                       const struct method *method, uint32_t party);
/* Adds how the party came by the quality, or what is missing to tell. */
void explain_closure(struct decider *d, const struct closure *closure,
                     const struct method *method, uint32_t party,
                     struct value *out);

#endif
