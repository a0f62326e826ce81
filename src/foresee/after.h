/* after.h -- the law as it would be once certain acts were done.
 *
 *     2027-01-10  us.act.revoke-eo13722                    done
 *     2027-01-10  us.act.revoke-eo13687                    refused: needs
 *                                     done us.9230.certification
 *     2027-02-01  us.9251.suspension  until 2028-02-01     done
 *        -> struct world: which instruments, rules, authorisations stand
 *
 * Deeds are taken in the order of their days.  Each is checked against the
 * law and the deeds in effect on its day; one whose needs are not met, or are
 * not known to be, is refused with the part that fails and changes nothing.
 * Notice and waiting run from the deed to its effect, which some acts have on
 * one day of the year only; an act with an end lapses on it unless it is done
 * again.
 * Invariant: the rulebook never changes; what changes is a byte an entry
 * beside it, which the evaluator reads as a world.
 */
#ifndef FORESEE_AFTER_H
#define FORESEE_AFTER_H

#include "base/arena.h"
#include "decide/decide.h"

struct deed {
    uint32_t act;
    day_number on;
    uint32_t line; /* of the file that tells it; 0: none */
};

enum deed_fate {
    DEED_DONE,    /* in effect on the day that is asked about */
    DEED_WAITING, /* in effect later */
    DEED_LAPSED,  /* was in effect and has ended */
    DEED_REFUSED
};

struct deed_result {
    struct deed deed;
    enum deed_fate fate;
    day_number effect, until; /* DAY_NONE: no end; for a refused one unset */
    uint32_t failing;         /* node that does not hold; refused only */
    enum truth truth;         /* of it: no, or unknown */
    uint32_t early;           /* the act that is needed comes, but only later:
                                 its place among the results; LAW_NONE */
};

/* How a rule, instrument or authorisation came to stand as it does. */
enum thing_state {
    THING_AS_DATED,
    THING_ENDED,
    THING_SUSPENDED,
    THING_WAIVED, /* waived, exempted or licensed */
    THING_IMPOSED
};

struct aftermath {
    struct world world; /* of `day` */
    day_number day;
    struct deed_result *results; /* by day, in the order given */
    uint32_t count;
    uint8_t *rule_states; /* enum thing_state, by rule */
    uint8_t *instrument_states;
    uint32_t *rule_acts; /* the act that set the state; LAW_NONE */
};

/* What is known of facts that acts need: a truth by fact, or NULL when
 * nothing is. */
struct known_facts {
    const uint8_t *truths;
};

struct deeds_asked {
    const struct deed *deeds;
    uint32_t count;
    day_number day; /* that is asked about */
    struct known_facts known;
};

/* Everything in *out lives in the arena.  IDT_NO_MEMORY at worst: a deed that
 * cannot be done is an answer, not a failure. */
idt_status after_deeds(const struct rulebook *book,
                       const struct deeds_asked *asked, struct arena *arena,
                       idt_error *error, struct aftermath *out);

/* The first days on which each act can be done if one begins on `begin`:
 * every act after those it needs, notice and waiting included.  `deeds` has
 * room for `count`; acts whose needs are not among them begin at once. */
void schedule_acts(const struct rulebook *book, const uint32_t *acts,
                   uint32_t count, day_number begin, struct deed *deeds);

/* The day of the effect: after notice and waiting, and on the day of the year
 * if the act has one (an emergency lapses on its anniversary). */
day_number act_effect(const struct rulebook *book, uint32_t act, day_number on);

/* The day `amount` later; months and years by the calendar, working days as
 * seven for every five. */
day_number day_after(const struct rulebook *book, day_number day,
                     struct law_amount amount);

const char *deed_fate_word(enum deed_fate fate);

#endif
