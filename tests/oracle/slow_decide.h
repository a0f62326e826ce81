/* slow_decide.h -- the law read out once more, slowly and by another way.
 *
 * The engine gives each node a place and keeps its truth; this walks every
 * rule of the rulebook from its words down, keeps nothing, and knows neither
 * the activity index nor the planes of the engine's plan.  It takes from the
 * engine only what the case says and what is computed from it (ownership,
 * days, codes: tested in tests/unit/decide); definitions, conditions, nexuses,
 * dates, what rests on what, exceptions, caps and words are worked out here.
 *
 * With `world` not 0 nothing is unknown: each open fact takes one of the
 * values that matter, chosen by that number.  So a set of worlds is an
 * enumeration of what the unknown facts may be.
 */
#ifndef SLOW_DECIDE_H
#define SLOW_DECIDE_H

#include "random_cases.h"

struct slow {
    struct decider *decider;
    const struct rulebook *book;
    const struct hints *hints; /* by fact */
    uint64_t world;            /* 0: three values */
    uint32_t rule;             /* being read */
    bool is_eu;
};

struct slow_limb {
    enum truth bites, lifted;
    enum verdict_word stated, most;
};

/* The rule as it stands in the case; its exceptions with it. */
struct slow_limb slow_rule(struct slow *s, uint32_t rule);
/* Words of the whole case, and of each legal order. */
struct slow_words {
    enum verdict_word whole, order[32];
    bool is_duty[32]; /* a State's duty is told */
};
struct slow_words slow_words(struct slow *s);

#endif
