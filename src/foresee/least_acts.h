/* least_acts.h -- the least that would have to be done, judged by the law.
 *
 *     wanted: permitted
 *     1  us.act.end-emergency-13466 + us.9228c.waiver + ...
 *        consents 1 (us.president)   acts 4   waiting 0 days
 *     2  ...
 *     nobody gets round: us.president        complete
 *
 * Sets come from the formula of relief.h; each one is then done in the order
 * its acts need, the case is decided again in the law that results, and again
 * without each of its acts in turn.  What does not reach the wanted verdict,
 * or reaches it with an act less, is thrown away.
 * Ordered by consents, then acts, then waiting days.  A consent is an actor
 * who must say yes; a body counts by its own rule: the Council nine votes
 * (and no permanent member against), its committee all fifteen.  Who applies
 * for a licence consents to nothing.
 */
#ifndef FORESEE_LEAST_ACTS_H
#define FORESEE_LEAST_ACTS_H

#include "foresee/after.h"

struct least_question {
    enum verdict_word wanted;
    bool with_states; /* duties of States must fall, too */
    bool is_sure;     /* rules that may bite must fall, too */
    bool world_only;  /* no licence or waiver for the one case */
    uint64_t orders;  /* bit by legal order whose law counts; 0: all */
    day_number as_of; /* DAY_NONE: the day of the case */
    day_number by;    /* sets that take longer are told as late; DAY_NONE */
    uint32_t limit;   /* sets that are judged and told; 0: LEAST_SHOWN */
    uint32_t cap;     /* sets a formula may have on the way; 0: LEAST_CAP */
};
#define LEAST_SHOWN 8
#define LEAST_CAP   160

struct least_set {
    const struct deed *deeds; /* in an order in which they can be done */
    uint32_t count;
    const uint32_t *actors; /* each once, by rising number */
    uint32_t actor_count, consents, waiting_days;
    day_number done_on;
    bool is_late; /* not by the day that was asked for */
};

struct least_answer {
    const struct least_set *sets;
    uint32_t count, found; /* found: before the limit */
    bool is_complete;      /* no minimal set is missing among those found */
    bool if_facts;         /* reached only if the unknown facts turn out well */
    bool is_reached;       /* the case needs no act at all */
    const uint32_t *veto_players; /* actors of every set */
    uint32_t veto_count;
    uint32_t entrenchment; /* fewest consents; UINT32_MAX: no set */
    uint32_t rejected;     /* sets the evaluator did not confirm */
};

/* The decider holds a case; it is decided anew, and at the end stands in the
 * law as it is.  The answer lives in the arena. */
idt_status least_acts(struct decider *decider,
                      const struct least_question *question,
                      struct arena *arena, idt_error *error,
                      struct least_answer *out);

/* Whom to ask: 1 for who decides alone, else by the rule of the body; 0 for
 * who only applies. */
uint32_t actor_consents(const struct rulebook *book, uint32_t actor);

/* What the case says of the facts that acts need. */
idt_status facts_of_case(struct decider *decider, struct arena *arena,
                         idt_error *error, struct known_facts *out);

#endif
