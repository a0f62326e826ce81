/* relief.h -- what would have to be done for a case to be answered better.
 *
 *     the case bites on   us.eo13722.1.a     us.nkspea.104c1    us.311.nk.b1
 *     each falls with     revoke | lapse &   suspend | waive    repeal &
 *                         (un. duty gone)    | terminate        withdraw ...
 *     all must fall   ->  a formula of acts  ->  its least sets
 *
 * The formula is read off the rulebook: a rule falls when an act reaches it,
 * when what it rests on falls, when its condition can no longer hold, or when
 * an authorisation opens.  What an act needs is part of the act.  Reading
 * goes through both directions of every condition: `up` to make it true,
 * `down` to make it false.
 * Invariant: whatever is found is proposed, not promised; least_acts.h has
 * the evaluator judge each set.
 * Acts of Congress are left out: a statute can do anything in the law of the
 * United States, so it would be the answer to every question about it.
 */
#ifndef FORESEE_RELIEF_H
#define FORESEE_RELIEF_H

#include "decide/decide.h"
#include "foresee/least_sets.h"

struct relief;

/* The decider holds a case, decided in the law as it is; it must stay so
 * while the relief is read.  world_only: acts for one case, person or ship are left out. */
idt_status relief_new(struct decider *decider, bool world_only,
                      idt_error *error, struct relief **out);
void relief_free(struct relief *relief); /* NULL is fine */

/* What is wanted: no outcome more severe than `word`, as it is stated or, if
 * is_sure, at the most it can be; a mandate that lost its means counts at its
 * most, for the law does not settle it; with_states: no duty of States. */
struct wanted {
    enum verdict_word word;
    bool with_states, is_sure;
    uint64_t orders; /* bit by legal order whose law counts; 0: all */
};
bool is_unwanted(const struct rulebook *book, const struct outcome *outcome,
                 const struct wanted *wanted);

/* The wish that every unwanted outcome falls. */
uint32_t relief_wish(struct relief *relief, const struct wanted *wanted);
/* The wish that one rule is not sure to bite; is_sure: that it surely does
 * not. */
uint32_t relief_of_rule(struct relief *relief, uint32_t rule, bool is_sure);

const struct wishes *relief_wishes(const struct relief *relief);
/* The act behind a number of a set. */
uint32_t relief_act(const struct relief *relief, uint32_t number);
uint32_t relief_act_count(const struct relief *relief);

/* An act of the legislature of the United States. */
bool act_is_of_congress(const struct rulebook *book, uint32_t act);

#endif
