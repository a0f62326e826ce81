/* json_rows.c -- rows of either kind as the text of a JSON object. */
#include "serve/json_rows.h"

#include "serve/line_pull.h"

#include "base/csv_pull.h"
#include "base/json_read.h"
#include "base/json_write.h"
#include "base/memory.h"
#include "base/os_file.h"

#define COLUMN_DEPTH 6 /* parties.0.owners.0.share has five */

/* "parties.0.role" as its parts. */
struct column {
    struct span parts[COLUMN_DEPTH];
    unsigned depth;
};

struct json_rows {
    struct byte_stream *stream;
    struct line_pull lines;
    struct csv *csv; /* NULL: NDJSON */
    struct byte_writer names, text;
    struct column *columns;
    size_t column_count;
};

/* ---- the header ------------------------------------------------------------------ */

static bool is_number(struct span part) {
    uint64_t number;
    return span_number(part, &number);
}

static idt_status read_column(struct json_rows *rows, size_t i,
                              struct span name, idt_error *error) {
    struct column *column = &rows->columns[i];
    while (name.bytes) {
        if (column->depth == COLUMN_DEPTH)
            return fail(error, IDT_BAD_DATA, csv_place(rows->csv, i),
                        "a column of more than %d parts", COLUMN_DEPTH);
        column->parts[column->depth++] = span_trim(span_cut(&name, '.'));
    }
    if (column->parts[0].length > 0 && !is_number(column->parts[0]))
        return IDT_OK;
    return fail(error, IDT_BAD_DATA, csv_place(rows->csv, i),
                "a column without a name");
}

static idt_status read_header(struct json_rows *rows, idt_error *error) {
    const struct csv_row *row = NULL;
    idt_status status = csv_next(rows->csv, error, &row);
    if (status || !row) return status;
    rows->columns = memory_take_zeroed(row->count, sizeof *rows->columns);
    if (!rows->columns) return fail_memory(error);
    rows->column_count = row->count;
    for (size_t i = 0; i < row->count; i++)
        write_bytes(&rows->names, row->fields[i].bytes, row->fields[i].length);
    if (rows->names.failed) return fail_memory(error);
    size_t at = 0; /* the names stay, the row does not */
    for (size_t i = 0; !status && i < row->count; i++) {
        struct span name = {rows->names.bytes.items + at,
                            row->fields[i].length};
        at += name.length;
        status = read_column(rows, i, name, error);
    }
    return status;
}

/* ---- a row ------------------------------------------------------------------------- */

struct open_parts {
    struct json_writer json;
    struct span parts[COLUMN_DEPTH]; /* of the containers that are open */
    unsigned depth;
};

static void close_to(struct open_parts *open, unsigned depth,
                     const struct column *last) {
    while (open->depth > depth) {
        open->depth--;
        if (is_number(last->parts[open->depth + 1]))
            json_close_array(&open->json);
        else
            json_close_object(&open->json);
    }
}

static void put_key(struct open_parts *open, struct span part) {
    if (!is_number(part)) json_put_key_span(&open->json, part);
}

/* Opens the containers of a column below those that are open. */
static void open_for(struct open_parts *open, const struct column *column) {
    while (open->depth + 1 < column->depth) {
        struct span part = column->parts[open->depth];
        put_key(open, part);
        if (is_number(column->parts[open->depth + 1]))
            json_open_array(&open->json);
        else
            json_open_object(&open->json);
        open->depth++;
    }
    put_key(open, column->parts[column->depth - 1]);
}

static unsigned shared_depth(const struct column *a, const struct column *b) {
    unsigned depth = 0;
    while (depth + 1 < a->depth && depth + 1 < b->depth &&
           span_equals(a->parts[depth], b->parts[depth]))
        depth++;
    return depth;
}

/* A cell counts as JSON only if it is one value from end to end: what closes
 * a bracket that it never opened would write members into the case.  "[sic]
 * coal" is a text. */
static idt_status put_cell(struct json_writer *json, struct span cell,
                           idt_error *error) {
    struct json_document *document = NULL;
    bool is_json = span_is(cell, "true") || span_is(cell, "false");
    if (span_starts(cell, "[") || span_starts(cell, "{")) {
        idt_error wrong;
        idt_status status = json_parse(cell, NOWHERE, &wrong, &document);
        if (status == IDT_NO_MEMORY) return fail_memory(error);
        is_json = !status;
        json_free(document);
    }
    if (is_json)
        json_put_raw(json, cell);
    else
        json_put_text(json, cell);
    return IDT_OK;
}

/* As many cells as columns. */
static idt_status row_to_json(struct json_rows *rows, const struct csv_row *row,
                              idt_error *error) {
    idt_status status = IDT_OK;
    struct open_parts open = {.json =
                                  json_writer_to(&rows->text, JSON_COMPACT)};
    const struct column *last = NULL;
    json_open_object(&open.json);
    for (size_t i = 0; !status && i < row->count; i++) {
        const struct column *column = &rows->columns[i];
        struct span cell = span_trim(row->fields[i]);
        if (cell.length == 0) continue;
        if (last) close_to(&open, shared_depth(last, column), last);
        open_for(&open, column);
        status = put_cell(&open.json, cell, error);
        last = column;
    }
    if (status) return status;
    if (last) close_to(&open, 0, last);
    json_close_object(&open.json);
    return rows->text.failed ? fail_memory(error) : IDT_OK;
}

/* ---- all ---------------------------------------------------------------------------- */

idt_status json_rows_open(const char *path, const char *format,
                          idt_error *error, struct json_rows **out) {
    struct span kind = span_of(format ? format : path);
    bool is_table = span_ends(kind, format ? "csv" : ".csv") ||
                    span_ends(kind, format ? "tsv" : ".tsv");
    struct json_rows *rows = memory_take_zeroed(1, sizeof *rows);
    if (!rows) return fail_memory(error);
    idt_status status = byte_stream_open(path, error, &rows->stream);
    rows->lines = line_pull_of(rows->stream);
    if (!status && is_table)
        status = csv_open(rows->stream, NULL, error, &rows->csv);
    if (!status && is_table) status = read_header(rows, error);
    if (status)
        json_rows_close(rows);
    else
        *out = rows;
    return status;
}

static idt_status next_cells(struct json_rows *rows, idt_error *error,
                             struct json_row *row) {
    const struct csv_row *cells = NULL;
    idt_status status = csv_next(rows->csv, error, &cells);
    if (status || !cells) return status;
    row->line = cells->line;
    if (cells->count != rows->column_count)
        return fail(error, IDT_BAD_DATA, at(row->source, cells->line, 0),
                    "row has %zu fields, the line of names %zu", cells->count,
                    rows->column_count);
    rows->text.bytes.count = 0;
    status = row_to_json(rows, cells, error);
    row->text = written(&rows->text);
    return status;
}

idt_status json_rows_next(struct json_rows *rows, idt_error *error,
                          struct json_row *row) {
    *row = (struct json_row){{NULL, 0}, byte_stream_name(rows->stream), 0};
    if (rows->csv) return next_cells(rows, error, row);
    idt_status status = line_pull_next(&rows->lines, error, &row->text);
    row->line = rows->lines.number;
    return status;
}

void json_rows_close(struct json_rows *rows) {
    if (!rows) return;
    csv_close(rows->csv);
    line_pull_release(&rows->lines);
    byte_stream_close(rows->stream);
    byte_writer_release(&rows->names);
    byte_writer_release(&rows->text);
    memory_free(rows->columns);
    memory_free(rows);
}
