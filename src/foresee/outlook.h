/* outlook.h -- what would happen if everybody did what he says he would.
 *
 *     kp   would dismantle   when done relief
 *     un   would relief      when done us-lets-pass
 *     us   would let-pass    when done dismantle
 *        -> nothing happens; ring: dismantle -> relief -> let-pass -> dismantle
 *
 * Positions are statements: an act and the condition under which its holder
 * would do it.  The outlook is the least fixpoint: nothing is done at first,
 * an act is done once its holder's condition and its own needs are met by what
 * was done before, and it ends when a round adds nothing.  What then is left
 * waits for something; acts that wait for one another in a circle are a ring,
 * and each of them could go first but none will.
 */
#ifndef FORESEE_OUTLOOK_H
#define FORESEE_OUTLOOK_H

#include "base/arena.h"
#include "base/error.h"
#include "law/law.h"

enum stance_fate {
    STANCE_DONE,
    STANCE_IN_RING,  /* waits for an act of its own ring */
    STANCE_WAITING,  /* waits for an act that is stuck in a ring */
    STANCE_HOPELESS, /* waits for what nobody offers */
};

struct stance_result {
    uint32_t position, act, when; /* when: node, LAW_NONE */
    enum stance_fate fate;
    uint32_t round;   /* in which it was done, from 1 */
    uint32_t ring;    /* its number; LAW_NONE */
    uint32_t missing; /* node that keeps it waiting; LAW_NONE when done */
};

struct outlook {
    struct stance_result *stances;
    uint32_t count, rounds, ring_count;
    uint8_t *acts_done; /* by act */
};

/* Positions of one file of the rulebook (law_about.file); LAW_NONE: all.
 * IDT_BAD_RULES, with the place of the position, for an act that its holder
 * cannot do alone and for a condition with "not" over acts or facts: what is
 * done later could make it untrue. */
idt_status outlook_make(const struct rulebook *book, uint32_t file,
                        struct arena *arena, idt_error *error,
                        struct outlook *out);

void outlook_text(const struct rulebook *book, const struct outlook *outlook,
                  struct byte_writer *to);
void outlook_json(const struct rulebook *book, const struct outlook *outlook,
                  bool is_pretty, struct byte_writer *to);

/* The file whose path ends with `name`, with or without ".md", and that tells
 * a position; LAW_NONE. */
uint32_t positions_file(const struct rulebook *book, struct span name);

#endif
