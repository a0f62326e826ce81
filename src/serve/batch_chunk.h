/* batch_chunk.h -- some rows of a batch: read, answered, written as one.
 *
 *     reader --> [64 rows] --> a worker's screener --> [bytes] --> output
 *
 * Chunks keep rows in order while threads run ahead of one another, and make
 * a lock cost once in 64 rows.  Their memory is used again: after the first
 * rounds a row asks for none.
 */
#ifndef SERVE_BATCH_CHUNK_H
#define SERVE_BATCH_CHUNK_H

#include "serve/batch_rows.h"
#include "serve/search_setup.h"

#include "base/bytes.h"

#define CHUNK_ROWS 64

struct batch_chunk {
    struct arena arena; /* texts of the rows */
    struct batch_row rows[CHUNK_ROWS];
    size_t count;
    struct byte_writer answers;
    uint64_t found, bad; /* rows with a result, rows that cannot be read */
    idt_status status;   /* what ended the whole batch ... */
    idt_error error;     /* ... and its story */
    bool is_answered;
};

/* What one thread answers with. */
struct batch_worker {
    const struct search *search;
    enum batch_format input, output;
    idt_screener *screener;
    struct asked asked;
    struct arena arena;       /* of one row */
    struct byte_writer words; /* of one cell */
};

idt_status batch_worker_init(struct batch_worker *worker,
                             const struct search *search, idt_error *error);
void batch_worker_release(struct batch_worker *worker);

/* Up to CHUNK_ROWS rows; fewer, or none, at the end. */
idt_status chunk_fill(struct batch_chunk *chunk, struct row_reader *reader,
                      idt_error *error, bool *is_end);
/* Fills answers, found and bad, or status and error. */
void chunk_answer(struct batch_chunk *chunk, struct batch_worker *worker);
void chunk_release(struct batch_chunk *chunk);

#endif
