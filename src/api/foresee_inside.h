/* foresee_inside.h -- what the calls of foreseeing share. */
#ifndef API_FORESEE_INSIDE_H
#define API_FORESEE_INSIDE_H

#include "api/api_inside.h"
#include "api/rules_inside.h"
#include "foresee/foresee.h"

struct idt_answer {
    struct byte_writer text;
    int level;
};

static inline struct place place_of(const idt_case *one) {
    return at(one->source ? one->source : "case", one->line ? one->line : 1, 0);
}

/* An empty answer; NULL without memory. */
idt_answer *answer_new(void);
/* Hands it over, or frees it when something failed. */
idt_status answer_over(idt_answer *made, idt_status status, idt_error *error,
                       idt_answer **out);

struct foresee_choice {
    const idt_foresee_options *options;
    day_number begin;    /* first day of acts that are told without days */
    struct arena *arena; /* in which deeds live */
};

/* The options as a question. */
idt_status question_of(const struct rulebook *book,
                       const struct foresee_choice *choice, idt_error *error,
                       struct foresee_question *out);

/* An unknown id, with the nearest known one. */
idt_status fail_unknown(const struct rulebook *book, enum law_kind kind,
                        struct span id, idt_error *error);

#endif
