/* batch_rows.h -- the rows of a batch, one a call: CSV, TSV or NDJSON.
 *
 *     id,name,birth,identifiers
 *     7,Kim Jong Un,1984,passport:123:KP;email:x@example.org
 *     {"id":"7","name":"Kim Jong Un","birth":"1984"}
 *
 * Reading is the one thing that rows cannot do side by side, so it does as
 * little as it can: it copies texts to the arena of a chunk and leaves all
 * understanding to the workers.  Invariant: a row that cannot be read is
 * still a row, with its error; only a failure of the stream ends the batch.
 */
#ifndef SERVE_BATCH_ROWS_H
#define SERVE_BATCH_ROWS_H

#include "base/arena.h"
#include "base/error.h"

enum batch_format { BATCH_CSV, BATCH_TSV, BATCH_NDJSON };

enum batch_column {
    COLUMN_ID,
    COLUMN_NAME,
    COLUMN_TYPE,
    COLUMN_BIRTH,
    COLUMN_COUNTRY,
    COLUMN_ADDRESS,
    COLUMN_IDENTIFIERS,
    COLUMN_COUNT
};

struct batch_row {
    struct span cells[COLUMN_COUNT]; /* NUL behind each; CSV and TSV */
    struct span line;                /* NDJSON: the raw line; else NULL */
    uint32_t number;                 /* its line in the input */
    const idt_error *error;          /* why it cannot be read, or NULL */
};

struct row_reader;

/* Reads the line of column names too.  `path` "-" is standard input. */
idt_status row_reader_open(const char *path, enum batch_format format,
                           idt_error *error, struct row_reader **out);
void row_reader_close(struct row_reader *reader); /* NULL is fine */

/* *has is false at the end.  The row's texts and error are in `arena`. */
idt_status row_reader_next(struct row_reader *reader, struct arena *arena,
                           idt_error *error, struct batch_row *row, bool *has);

/* How much of the input was read, 0..1; negative when that is not known. */
double row_reader_share(const struct row_reader *reader);

#endif
