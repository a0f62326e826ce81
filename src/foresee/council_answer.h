/* council_answer.h -- a vote asked about in words, and its answer.
 *
 *     draft   un.vote.s-2022-431 (its record), or an act such as
 *             un.act.lift-hanoi (then the votes must be told)
 *     votes   CN=no,RU=abstain,others=yes
 */
#ifndef FORESEE_COUNCIL_ANSWER_H
#define FORESEE_COUNCIL_ANSWER_H

#include "foresee/council_vote.h"

struct council_question {
    uint32_t actor;
    uint32_t vote, act; /* one of them; LAW_NONE */
    day_number on;      /* set before it is asked; DAY_NONE: of the record */
    struct council_count count;
    uint32_t members[COUNCIL_MOST], member_count;
};

/* IDT_NOT_FOUND without such a draft; IDT_BAD_ARGUMENT for votes that cannot
 * be: no member, told twice, no such word. */
idt_status council_question_of(const struct rulebook *book, struct span draft,
                               struct span votes, idt_error *error,
                               struct council_question *out);

void council_answer(const struct rulebook *book,
                    const struct council_question *question, bool is_json,
                    struct byte_writer *to);

#endif
