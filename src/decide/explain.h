/* explain.h -- why a condition is so, in the facts of the case.
 *
 *     some goods (goods.origin is KP)   yes   "goods[0].origin is KP"
 *     ngo.report-days-before at least 30 days   no
 *         "ngo.report-days-before is 10 days, not at least 30 days"
 *
 * A yes of `and` is shown by all its parts, a yes of `or` by the first that
 * is one; a no the other way round.  Texts live until the next decision.
 */
#ifndef DECIDE_EXPLAIN_H
#define DECIDE_EXPLAIN_H

#include "decide/decide_inside.h"

#define LINES_MOST 40

struct lines {
    struct span text[LINES_MOST];
    size_t count;
    bool is_cut;
};

void add_line(struct lines *lines, struct span text);
/* Why the node is what it is. */
void explain_node(struct decider *d, uint32_t node, uint32_t item,
                  struct lines *lines);
/* What was counted against the caps of the day. */
void explain_cap(struct decider *d, uint32_t rule, struct lines *lines);
void explain_binding(struct decider *d, uint32_t rule, struct lines *lines);
/* Why an authorisation does not hold; what it still needs when unknown. */
void explain_failure(struct decider *d, uint32_t authorisation,
                     struct lines *lines);
/* Facts given that could be worked out. */
void relied_on_given(struct decider *d, struct lines *lines);
void explain_relied(struct decider *d, struct lines *lines);

/* "parties[0].incorporated", "ngo.activity". */
struct span fact_path(struct decider *d, uint32_t fact, uint32_t item);
struct span item_text(struct decider *d, uint32_t scope, uint32_t item);
struct span amount_text(struct decider *d, struct law_amount amount);
struct span day_text(struct decider *d, day_number day);

/* ---- missing facts ------------------------------------------------------- */

#define SETS_MOST  16 /* kept of each family */
#define ATOMS_MOST 64 /* different facts that one rule may miss */

/* Sets of atoms, as bits; none holds another. */
struct family {
    uint64_t set[SETS_MOST];
    size_t count;
    bool is_cut; /* there were more */
};
struct atoms {
    struct span name[ATOMS_MOST];
    size_t count;
    bool is_cut;
};

/* The smallest sets of facts whose values may settle whether the outcome
 * stands. */
void missing_of(struct decider *d, const struct outcome *o, struct atoms *atoms,
                struct family *sets);

#endif
