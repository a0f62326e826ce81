/* score_rows.h -- every row of a labelled set asked of the engine.
 *
 *     row 0 ..63    thread 1       each thread has its own screener and
 *     row 64..127   thread 2       takes the next 64 rows until none is left
 *
 * Invariant: answer i belongs to row i whatever thread gave it, so a result
 * never depends on the number of threads.  A row that the engine refuses (an
 * empty name, a date that is none) scores 0 and is counted: leaving it out
 * would make the rates look better than the set.
 */
#ifndef SERVE_SCORE_ROWS_H
#define SERVE_SCORE_ROWS_H

#include "serve/labelled_rows.h"
#include "serve/score_sets.h"

struct row_scoring {
    idt_lists *lists;                  /* NULL: rows are pairs */
    const idt_screen_options *options; /* threshold: the lowest of interest */
    uint32_t mode;                     /* of pairs; IDT_MODE_ */
    unsigned jobs;                     /* threads, at least 1 */
};

struct row_failures {
    uint64_t count;
    idt_error first; /* of the lowest row; meaningful when count > 0 */
};

/* Fills score, record_score and has_record of answers[0 .. rows.count); the
 * other fields are the caller's.  A failure is one of the engine as a whole,
 * never of a row. */
idt_status score_rows(const struct row_scoring *scoring,
                      const struct labelled_set *set, struct scored *answers,
                      struct row_failures *failures, idt_error *error);

#endif
