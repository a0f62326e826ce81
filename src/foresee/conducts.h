/* conducts.h -- the kinds of conduct that the regime map has rows for.
 *
 *     law/conducts.md:   ## C6 goods from North Korea come to the United States
 *                        ```case
 *                        {"activity": "import", ...}
 *                        ```
 *
 * A conduct is a case without doubts: what its text does not say is not so.
 * Reading one therefore answers every yes-no fact that is left open with no,
 * and every choice that has it with "none", which a real case must never do; the map asks what the law says of a kind,
 * not of a person.
 */
#ifndef FORESEE_CONDUCTS_H
#define FORESEE_CONDUCTS_H

#include "base/arena.h"
#include "law/law.h"

#define CONDUCTS_MOST 128

struct conduct {
    struct span id, title, group; /* "C6"; group: the heading above */
    struct span text;             /* the case, JSON */
    const char *source;           /* the page, for messages ... */
    uint32_t line;                /* ... and the line where it begins */
};

struct conducts {
    struct conduct items[CONDUCTS_MOST];
    uint32_t count;
};

/* Spans point into `page`.  IDT_BAD_DATA with the place. */
idt_status conducts_read(struct span page, const char *source, idt_error *error,
                         struct conducts *out);

/* The case with its open yes-no facts answered by no, on that day. */
idt_status conduct_case(const struct rulebook *book,
                        const struct conduct *conduct, day_number day,
                        idt_error *error, struct byte_writer *to);

#endif
