/* answer_rows.h -- a file of rows answered in order, one line a row.
 *
 *     {"id":"a","date":...}   -->   {"id":"a","verdict":...}
 *     not json                -->   {"id":null,"error":{...,"line":2}}
 *
 * One row is held at a time, so the memory does not grow with the file.
 * Invariant: every row is answered.  What is wrong with a row (malformed, too
 * long, refused by the engine) is answered in its place and the next one is
 * read; only what would come back for every row (no memory, a full disk, a
 * gzip cut short) ends the run, and then no file is left of it.  No rows at
 * all is a failure.
 */
#ifndef SERVE_ANSWER_ROWS_H
#define SERVE_ANSWER_ROWS_H

#include "serve/json_rows.h"

#include "base/bytes.h"

struct row_answering {
    const char *input, *format; /* as json_rows.h has them; "-": stdin */
    const char *output;         /* NULL: standard output */
    bool is_silent;             /* the answers are not written at all */
    const char *noun;           /* what a row is: "cases" */
    void *context;
    /* Puts the answer to `to`, and the row's id, known also when the row is
     * refused, to *id.  A failure of which is_of_row is true is the row's. */
    idt_status (*answer)(void *context, const struct json_row *row,
                         struct byte_writer *to, struct span *id,
                         idt_error *error);
};

/* *bad: how many rows were answered by an error. */
idt_status answer_rows(const struct row_answering *how, idt_error *error,
                       uint64_t *bad);

/* The exit code of a run that came to its end: EXIT_DATA, told, with bad
 * rows, else `otherwise`. */
int exit_of_rows(uint64_t bad, int otherwise);

#endif
