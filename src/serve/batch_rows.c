/* batch_rows.c -- rows read in order, by the readers of base. */
#include "serve/batch_rows.h"

#include "serve/exit_codes.h"
#include "serve/line_pull.h"

#include "base/csv_pull.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/os_file.h"

#include <sys/stat.h>

#define NO_FIELD SIZE_MAX

struct row_reader {
    struct byte_stream *stream;
    struct csv *csv;             /* NULL for NDJSON */
    struct line_pull lines;      /* NDJSON */
    size_t fields[COLUMN_COUNT]; /* where each column stands, or NO_FIELD */
    size_t width;                /* fields of the line of names */
    uint64_t bytes, read;        /* size of the file (0: not known) */
};

static const char *const column_names[COLUMN_COUNT] = {
    [COLUMN_ID] = "id",
    [COLUMN_NAME] = "name",
    [COLUMN_TYPE] = "type",
    [COLUMN_BIRTH] = "birth",
    [COLUMN_COUNTRY] = "country",
    [COLUMN_ADDRESS] = "address",
    [COLUMN_IDENTIFIERS] = "identifiers",
};

/* ---- the line of names ---------------------------------------------------------- */

static void take_name(struct row_reader *reader, struct span name,
                      size_t field) {
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (!span_is_caseless(span_trim(name), column_names[i])) continue;
        if (reader->fields[i] == NO_FIELD) reader->fields[i] = field;
        return;
    }
    tell_note("column '%.*s' is not read",
              (int)(name.length < 60 ? name.length : 60), name.bytes);
}

static idt_status read_names(struct row_reader *reader, idt_error *error) {
    const struct csv_row *row;
    idt_status status = csv_next(reader->csv, error, &row);
    if (status) return status;
    const char *source = byte_stream_name(reader->stream);
    if (!row)
        return fail(error, IDT_BAD_DATA, at(source, 1, 1),
                    "file is empty; it begins with a line of column names");
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        reader->fields[i] = NO_FIELD;
    for (size_t i = 0; i < row->count; i++)
        take_name(reader, row->fields[i], i);
    reader->width = row->count;
    if (reader->fields[COLUMN_ID] == NO_FIELD)
        return fail(error, IDT_BAD_DATA, at(source, row->line, 1),
                    "no column 'id' in the line of column names");
    if (reader->fields[COLUMN_NAME] == NO_FIELD &&
        reader->fields[COLUMN_IDENTIFIERS] == NO_FIELD)
        return fail(error, IDT_BAD_DATA, at(source, row->line, 1),
                    "neither a column 'name' nor 'identifiers'");
    return IDT_OK;
}

/* ---- opening -------------------------------------------------------------------- */

static uint64_t size_of_file(const char *path) {
    struct stat about;
    if (strcmp(path, "-") == 0 || stat(path, &about) != 0) return 0;
    return S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
}

idt_status row_reader_open(const char *path, enum batch_format format,
                           idt_error *error, struct row_reader **out) {
    struct row_reader *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    made->bytes = size_of_file(path);
    idt_status status = byte_stream_open(path, error, &made->stream);
    if (status) goto done;
    made->lines = line_pull_of(made->stream);
    if (format != BATCH_NDJSON) {
        struct csv_options options = {format == BATCH_TSV ? '\t' : 0, CSV_UTF8};
        status = csv_open(made->stream, &options, error, &made->csv);
        if (!status) status = read_names(made, error);
    }
    if (status) goto done;
    *out = made;
    made = NULL;
done:
    row_reader_close(made);
    return status;
}

void row_reader_close(struct row_reader *reader) {
    if (!reader) return;
    csv_close(reader->csv);
    line_pull_release(&reader->lines);
    byte_stream_close(reader->stream);
    memory_free(reader);
}

double row_reader_share(const struct row_reader *reader) {
    if (reader->bytes == 0 || reader->read > reader->bytes) return -1.0;
    return (double)reader->read / (double)reader->bytes;
}

/* ---- rows ------------------------------------------------------------------------ */

/* The row's own failure, kept with it; others are passed up.  A failure
 * without a line is one of the whole stream (a gzip cut short) and would come
 * back for ever. */
static idt_status keep_error(idt_status status, const idt_error *error,
                             struct arena *arena, struct batch_row *row) {
    if (!is_of_row(status) || error->line == 0) return status;
    idt_error *copy = arena_take(arena, 1, sizeof *copy);
    if (!copy) return IDT_NO_MEMORY;
    *copy = *error;
    row->error = copy;
    row->number = error->line;
    return IDT_OK;
}

/* All cells in one piece of memory. */
static idt_status copy_cells(const struct row_reader *reader,
                             const struct csv_row *from, struct arena *arena,
                             struct batch_row *row, idt_error *error) {
    size_t room = COLUMN_COUNT;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (reader->fields[i] < from->count)
            room += from->fields[reader->fields[i]].length;
    char *to = arena_take(arena, room, 1);
    if (!to) return fail_memory(error);
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        struct span cell = SPAN_EMPTY;
        if (reader->fields[i] < from->count)
            cell = span_trim(from->fields[reader->fields[i]]);
        if (cell.length > 0) memcpy(to, cell.bytes, cell.length);
        to[cell.length] = 0;
        row->cells[i] = (struct span){to, cell.length};
        to += cell.length + 1;
    }
    return IDT_OK;
}

static idt_status next_csv(struct row_reader *reader, struct arena *arena,
                           idt_error *error, struct batch_row *row, bool *has) {
    const struct csv_row *from = NULL;
    idt_status status = csv_next(reader->csv, error, &from);
    *has = status || from;
    if (status) return keep_error(status, error, arena, row);
    if (!from) return IDT_OK;
    reader->read = from->offset;
    row->number = from->line > UINT32_MAX ? 0 : (uint32_t)from->line;
    status = copy_cells(reader, from, arena, row, error);
    if (status || from->count == reader->width) return status;
    status = fail(error, IDT_BAD_DATA, at(NULL, from->line, 0),
                  "row has %zu fields, the line of names %zu", from->count,
                  reader->width);
    return keep_error(status, error, arena, row);
}

static idt_status next_line(struct row_reader *reader, struct arena *arena,
                            idt_error *error, struct batch_row *row,
                            bool *has) {
    struct span line = {NULL, 0};
    idt_status status = line_pull_next(&reader->lines, error, &line);
    *has = status || line.bytes;
    if (status) return keep_error(status, error, arena, row);
    if (!line.bytes) return IDT_OK;
    reader->read += line.length + 1;
    row->number =
        reader->lines.number > UINT32_MAX ? 0 : (uint32_t)reader->lines.number;
    row->line = arena_copy(arena, line);
    return row->line.bytes ? IDT_OK : fail_memory(error);
}

idt_status row_reader_next(struct row_reader *reader, struct arena *arena,
                           idt_error *error, struct batch_row *row, bool *has) {
    *row = (struct batch_row){.number = 0};
    return reader->csv ? next_csv(reader, arena, error, row, has)
                       : next_line(reader, arena, error, row, has);
}
