/* verdict_parts.h -- what text and JSON tell of a verdict, found once.
 *
 *     missing sets of all outcomes, equal ones joined, smallest first
 *     duties that are due, jurisdictions covered and not
 */
#ifndef DECIDE_VERDICT_PARTS_H
#define DECIDE_VERDICT_PARTS_H

#include "decide/explain.h"

/* One set of facts, and the rules it may settle. */
struct missing_set {
    struct span names[8];
    size_t name_count;
    uint32_t rules[64];
    size_t rule_count;
    bool may_raise; /* one of them could make the verdict more severe */
};
#define MISSING_MOST 48 /* sets told in one verdict */

struct missing_list {
    struct missing_set sets[MISSING_MOST];
    size_t count;
    bool is_cut;
};

/* NULL without memory; lives until the next decision. */
struct missing_list *gather_missing(struct decider *d);

/* A duty that is due, and the rule or authorisation it comes from. */
struct due {
    const struct law_duty *duty;
    struct span from;
    bool is_of_states; /* of a cap that is kept: binds States alone */
};
#define DUES_MOST 64
/* Each duty of each source once; how many. */
size_t gather_duties(struct decider *d, struct due out[DUES_MOST]);

/* Whether the outcome takes part in the verdict as it is stated. */
bool outcome_stands(const struct outcome *o);
bool outcome_is_open(const struct outcome *o);
/* What stands, the most severe first, of those the most direct, duties of
 * States behind them; then what bites and is lifted.  NULL without memory. */
const struct outcome **outcomes_to_tell(struct decider *d, size_t *count);

/* The fact of judgment that the path names, for its factors; LAW_NONE. */
uint32_t judged_fact(const struct plan *plan, struct span path);

/* Countries in the case that no legal order of the rulebook covers; two
 * letters each. */
#define COUNTRIES_MOST 64
size_t not_covered(struct decider *d, uint32_t out[COUNTRIES_MOST]);

/* Of the rules of a legal order that had been recorded. */
struct coverage coverage_of(const struct decider *d, uint32_t order);

#endif
