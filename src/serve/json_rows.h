/* json_rows.h -- the rows of a file as JSON, one a call: NDJSON, CSV or TSV.
 *
 *     {"id":"c1","date":"2026-03-01","activity":"import",...}
 *
 *     id,date,activity,parties.0.role,parties.0.incorporated,route.from
 *     c1,2026-03-01,import,importer,US,KP
 *
 * A column is a place in the object; columns of one object or list stand side
 * by side.  An empty cell is a key that is not there; true, false, and a cell
 * that is one whole JSON list or object are JSON; all else is a text.
 */
#ifndef SERVE_JSON_ROWS_H
#define SERVE_JSON_ROWS_H

#include "base/error.h"
#include "base/span.h"

struct json_rows;
struct json_row {
    struct span text; /* JSON; bytes NULL at the end; until the next call */
    const char *source;
    size_t line;
};

/* Format "csv", "tsv" or "ndjson"; NULL: a file named .csv or .tsv is a
 * table, anything else NDJSON. */
idt_status json_rows_open(const char *path, const char *format,
                          idt_error *error, struct json_rows **out);
/* A failure that has a line is of that row, and the next call goes on behind
 * it; any other ends the rows. */
idt_status json_rows_next(struct json_rows *rows, idt_error *error,
                          struct json_row *row);
void json_rows_close(struct json_rows *rows); /* NULL is fine */

#endif
