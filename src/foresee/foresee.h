/* foresee.h -- a case before and after certain acts: what fell, what stands.
 *
 *     before   blocked                      2026-01-15
 *     done     us.act.revoke-eo13722        refused   us.act.revoke-eo13687
 *     fell     us.eo13722.1.a               by us.act.revoke-eo13722
 *     stands   us.nkspea.104c1              on us.nkspea
 *     after    blocked
 *
 * Before and after are two verdicts of one evaluator over one case: nothing
 * here decides anything.  A mandate left with nothing that carries it out is
 * neither fallen nor standing: it is open, and both readings are told.
 */
#ifndef FORESEE_FORESEE_H
#define FORESEE_FORESEE_H

#include "foresee/least_acts.h"

struct foresee_question {
    const struct deed *deeds;
    uint32_t deed_count;
    uint32_t scenario;   /* that tells the deeds; LAW_NONE */
    day_number as_of;    /* of the verdict before; DAY_NONE: the case's day */
    day_number after_on; /* DAY_NONE: when the last deed takes effect */
    bool asks_least;
    struct least_question least;
};

enum change { CHANGE_FELL, CHANGE_STANDS, CHANGE_OPEN, CHANGE_NEW };

struct rule_change {
    uint32_t rule;
    enum change change;
    struct outcome before, after; /* bites is TRUTH_NO where it is not there */
    uint32_t act;                 /* that made it fall; LAW_NONE: what it rests
                                     on fell, or its condition */
};

struct told_verdict {
    enum verdict_word word, least, most;
    day_number day;
};

struct foresight {
    const struct foresee_question *question;
    struct told_verdict before, after;
    struct aftermath aftermath;
    const struct rule_change *changes; /* by kind of change, then severity */
    uint32_t change_count;
    bool has_least;
    struct least_answer least;
};

/* The decider holds a case; it is left decided as after the deeds.  Question
 * and arena outlive the foresight. */
idt_status foresee(struct decider *decider,
                   const struct foresee_question *question, struct arena *arena,
                   idt_error *error, struct foresight *out);

/* Deeds of a scenario of the rulebook; lines as in its file.  IDT_BAD_RULES
 * when its days go back or beyond its end. */
idt_status deeds_of_scenario(const struct rulebook *book, uint32_t scenario,
                             struct arena *arena, idt_error *error,
                             struct foresee_question *question);

/* Instruments that a condition rests on and that the deeds took away, in the
 * order of the formula; no rule rests on more than LOST_MOST. */
#define LOST_MOST 64
uint32_t lost_instruments(const struct rulebook *book,
                          const struct aftermath *after, uint32_t node,
                          uint32_t *out, uint32_t most);

/* One JSON object; text of some twenty lines for people. */
void foresight_json(struct decider *decider, const struct foresight *foresight,
                    bool is_pretty, struct byte_writer *to);
void foresight_text(struct decider *decider, const struct foresight *foresight,
                    struct byte_writer *to);

const char *change_word(enum change change);

#endif
