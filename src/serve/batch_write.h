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

/* The line of column names; nothing for NDJSON. */
void write_column_names(struct byte_writer *to, enum batch_format format);

idt_status write_answer(struct byte_writer *to, enum batch_format format,
                        const struct search *search, struct span id,
                        const idt_query *query, const idt_report *report);
void write_row_error(struct byte_writer *to, enum batch_format format,
                     struct span id, const idt_error *error);

#endif
