/* batch_write.h -- the answer to one row, in the format asked for.
 *
 *     NDJSON   the contract's object, all results, all evidence
 *     CSV,TSV  one line: how many, and the best of them
 */
#ifndef SERVE_BATCH_WRITE_H
#define SERVE_BATCH_WRITE_H

#include "serve/batch_rows.h"
#include "serve/search_setup.h"

#include "base/bytes.h"

/* Where answers go, and how they are written. */
struct row_writer {
    struct byte_writer *to;
    struct byte_writer *words; /* empty between cells */
    enum batch_format format;
};

/* The line of column names; nothing for NDJSON. */
void write_column_names(struct row_writer writer);

idt_status write_answer(struct row_writer writer, const struct search *search,
                        struct span id, const idt_query *query,
                        const idt_report *report);
void write_row_error(struct row_writer writer, struct span id,
                     const idt_error *error);

#endif
