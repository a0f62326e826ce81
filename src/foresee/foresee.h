/* foresee.h -- a case before and after certain acts: what fell, what stands.
 *
 *     before   blocked                      2026-12-02, nothing done
 *     done     us.act.revoke-eo13722        refused   us.act.revoke-eo13687
 *     fell     us.eo13722.1.a               by us.act.revoke-eo13722
 *     stands   us.nkspea.104c1              on us.nkspea
 *     after    blocked                      2026-12-02
 *
 * Before and after are two verdicts of one evaluator over one case on one
 * day, without the deeds and with them: what differs is the deeds' work, and
 * what time alone brings is none of it.  Nothing here decides anything.  A mandate left with nothing that carries it out is
 * neither fallen nor standing: it is open, and both readings are told.
 */
#ifndef FORESEE_FORESEE_H
#define FORESEE_FORESEE_H

#include "foresee/least_acts.h"

struct foresee_question {
    const struct deed *deeds;
    uint32_t deed_count;
    uint32_t scenario;   /* that tells the deeds; LAW_NONE */
    day_number as_of;    /* where it begins; DAY_NONE: the case's day */
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
    bool has_start;                    /* as_of was asked and is another day */
    struct told_verdict start;         /* of that day, nothing done */
    struct told_verdict before, after; /* of the day after the deeds */
    struct aftermath aftermath;
    const struct rule_change *changes; /* by kind of change, then severity */
    uint32_t change_count;
    bool has_least;
    struct least_answer least;
};

/* The decider holds a case; it is left decided as after the deeds.  Question
 * and arena outlive the foresight.  IDT_BAD_ARGUMENT when it would end before
 * it begins. */
idt_status foresee(struct decider *decider,
                   const struct foresee_question *question, struct arena *arena,
                   idt_error *error, struct foresight *out);

/* The day that the verdicts are of: `begin`, or when the last deed takes
 * effect, or the end that was asked for.  IDT_BAD_ARGUMENT when that lies
 * before `begin`; DAY_NONE as `begin` is before everything. */
idt_status day_of_verdicts(const struct rulebook *book,
                           const struct foresee_question *question,
                           day_number begin, idt_error *error, day_number *out);

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
