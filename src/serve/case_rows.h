/* case_rows.h -- cases from a file, one a row: NDJSON or CSV.
 *
 *     {"id":"c1","date":"2026-03-01","activity":"import",...}
 *
 *     id,date,activity,parties.0.role,parties.0.incorporated,route.from
 *     c1,2026-03-01,import,importer,US,KP
 *
 * A file named .csv or .tsv is a table, anything else NDJSON.  A column is a place in the
 * case; columns of one object or list stand side by side.  An empty cell is a
 * key that is not there; true, false, and a cell that is one whole JSON list
 * or object are JSON; everything else is a text.
 */
#ifndef SERVE_CASE_ROWS_H
#define SERVE_CASE_ROWS_H

#include "base/error.h"
#include "base/span.h"

struct case_rows;
struct case_row {
    struct span text; /* JSON; bytes NULL at the end; until the next call */
    size_t line;
};

idt_status case_rows_open(const char *path, idt_error *error,
                          struct case_rows **out);
idt_status case_rows_next(struct case_rows *rows, idt_error *error,
                          struct case_row *row);
void case_rows_close(struct case_rows *rows); /* NULL is fine */

#endif
