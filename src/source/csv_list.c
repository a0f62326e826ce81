/* csv_list.c -- the rows of a CSV list as fields, rows of one record together.
 *
 *     Group ID  Name 6  Name 1  DOB            record 13349
 *     13349     KIM     Jong    1980    --->     Name { Name6, Name1 }
 *     13349     KIM     Chong   1980             Name { ... }
 *                                                DOB "1980"        once
 *
 * A flat file repeats what a record has only once, and multiplies what it has
 * several times (names by addresses by documents).  So columns are put into
 * groups, and a group whose texts were seen in the record before is left out.
 * Rows of a record may be apart: with a key the whole file is read before the
 * first record is handed over, in the order of first rows; the room is that
 * of the distinct texts and the raw rows.
 * Without a key each row is a record and is handed over at once.
 */
#include "source/list_records.h"

#include "base/bytes.h"
#include "base/csv_pull.h"
#include "base/utf8.h"
#include "source/list_output.h"
#include "source/text_table.h"

#define HEADER_ROWS_MOST 10 /* a header stands in the first or second row */

struct column {
    struct span group, leaf; /* group empty: at the top */
    size_t cell;
};

struct raw_row {
    struct span raw;
    struct raw_row *next;
};

struct record {
    struct field *top;
    struct raw_row *first, *last;
    uint64_t place;
    size_t line;
    bool is_ragged; /* a row with more or fewer cells than the header */
};

struct csv_list {
    const struct list_reader *reader;
    const struct csv_shape *shape;
    struct list_output out;
    struct csv *csv;
    struct arena arena;     /* names of columns; with a key also all fields */
    struct arena row_arena; /* without a key: the fields of one row */
    GROWING(struct column) columns;
    size_t header_count, key_cell;
    GROWING(struct record) records;
    struct text_table keys, contents;
    struct byte_writer content;
};

/* ---- the header ---------------------------------------------------------- */

static size_t cell_named(const struct csv_row *row, const char *name) {
    size_t i = 0;
    while (i < row->count && !span_is_caseless(span_trim(row->fields[i]), name))
        i++;
    return i;
}

static const struct csv_column *mapping_of(const struct csv_shape *shape,
                                           struct span name) {
    const struct csv_column *one = shape->columns;
    while (one && one->column && !span_is_caseless(name, one->column))
        one++;
    return one && one->column ? one : NULL;
}

static struct column column_of(struct csv_list *list, struct span name,
                               size_t cell) {
    const struct csv_column *mapped = mapping_of(list->shape, name);
    if (mapped)
        return (struct column){mapped->group ? span_of(mapped->group)
                                             : SPAN_EMPTY,
                               span_of(mapped->leaf), cell};
    struct span rest = arena_copy(&list->arena, name);
    if (!list->shape->splits_names || span_find(rest, "_", 0) == rest.length)
        return (struct column){SPAN_EMPTY, rest, cell};
    struct span group = span_cut(&rest, '_');
    return (struct column){group, rest, cell};
}

/* Behind the last column of its group, so that groups stand together. */
static bool column_add(struct csv_list *list, struct column column) {
    if (!growing_add(&list->columns, column)) return false;
    size_t last = list->columns.count - 1;
    struct column *all = list->columns.items;
    size_t place = last;
    while (place > 0 && column.group.length > 0 &&
           !span_equals(all[place - 1].group, column.group))
        place--;
    if (place == 0) return true; /* a new group, or none */
    for (size_t i = last; i > place; i--)
        all[i] = all[i - 1];
    all[place] = column;
    return true;
}

static idt_status header_read(struct csv_list *list,
                              const struct csv_row *row) {
    list->header_count = row->count;
    list->key_cell = list->shape->key ? cell_named(row, list->shape->key) : 0;
    if (list->key_cell == row->count)
        return fail(list->out.error, IDT_BAD_SOURCE, csv_place(list->csv, 0),
                    "header has no column '%s'", list->shape->key);
    for (size_t i = 0; i < row->count; i++) {
        char numbered[32];
        snprintf(numbered, sizeof numbered, "column %zu", i + 1);
        struct span name = span_trim(row->fields[i]);
        if (name.length == 0) name = span_of(numbered);
        struct column column = column_of(list, name, i);
        if (!column.leaf.bytes || !column_add(list, column))
            return fail_memory(list->out.error);
    }
    return IDT_OK;
}

/* Malformed CSV is a malformed list. */
static idt_status row_next(struct csv_list *list, const struct csv_row **row) {
    idt_status status = csv_next(list->csv, list->out.error, row);
    if (status != IDT_BAD_DATA) return status;
    if (list->out.error) list->out.error->status = IDT_BAD_SOURCE;
    return IDT_BAD_SOURCE;
}

/* Rows above the header may carry the date. */
static idt_status header_find(struct csv_list *list) {
    const struct csv_row *row;
    for (int i = 0; i < HEADER_ROWS_MOST; i++) {
        idt_status status = row_next(list, &row);
        if (status) return status;
        if (!row) break;
        if (cell_named(row, list->shape->header) < row->count)
            return header_read(list, row);
        for (size_t k = 0; k < row->count; k++) {
            day_number day = published_day(row->fields[k]);
            if (day != DAY_NONE) list->out.head.published = day;
        }
    }
    return fail(list->out.error, IDT_BAD_SOURCE, csv_place(list->csv, 0),
                "no header with a column '%s' in the first %d rows",
                list->shape->header, HEADER_ROWS_MOST);
}

/* ---- rows into fields ---------------------------------------------------- */

static struct span cell_text(const struct csv_row *row, size_t cell) {
    return cell < row->count ? span_trim(row->fields[cell]) : SPAN_EMPTY;
}

/* The columns [from, to) are one group. */
struct run {
    size_t from, to;
};

static struct run run_at(const struct csv_list *list, size_t from) {
    const struct column *columns = list->columns.items;
    size_t to = from + 1;
    while (to < list->columns.count && columns[from].group.length > 0 &&
           span_equals(columns[to].group, columns[from].group))
        to++;
    return (struct run){from, to};
}

/* Whether the run has a text at all, and one not seen in this record. */
static bool run_is_new(struct csv_list *list, const struct csv_row *row,
                       struct run run, size_t record) {
    bool has_text = false;
    growing_clear(&list->content.bytes);
    write_number(&list->content, record);
    write_number(&list->content, run.from);
    for (size_t i = run.from; i < run.to; i++) {
        struct span text = cell_text(row, list->columns.items[i].cell);
        has_text = has_text || text.length > 0;
        write_text(&list->content, text);
    }
    if (!has_text || !list->shape->key) return has_text;
    uint32_t *times = text_table_at(&list->contents, written(&list->content));
    if (!times || list->content.failed) {
        list->content.failed = true;
        return false;
    }
    return ++*times == 1;
}

static bool field_add(struct csv_list *list, struct arena *arena,
                      struct field *parent, const struct column *column,
                      struct span text) {
    if (text.length == 0) return true;
    /* Without a key the row outlives the fields. */
    if (list->shape->key) text = arena_copy(arena, text);
    return text.bytes && field_new(arena, parent, column->leaf, text);
}

static bool run_add(struct csv_list *list, struct arena *arena,
                    struct field *top, const struct csv_row *row,
                    struct run run) {
    const struct column *columns = list->columns.items;
    if (columns[run.from].group.length > 0)
        top = field_new(arena, top, columns[run.from].group, SPAN_EMPTY);
    for (size_t i = run.from; top && i < run.to; i++)
        if (!field_add(list, arena, top, &columns[i],
                       cell_text(row, columns[i].cell)))
            return false;
    return top != NULL;
}

/* Cells behind the last column of the header. */
static bool extra_add(struct csv_list *list, struct arena *arena,
                      struct field *top, const struct csv_row *row) {
    const struct column extra = {SPAN_EMPTY, SPAN_OF("beyond the header"), 0};
    for (size_t i = list->header_count; i < row->count; i++)
        if (!field_add(list, arena, top, &extra, cell_text(row, i)))
            return false;
    return true;
}

static bool row_add(struct csv_list *list, struct arena *arena,
                    struct field *top, const struct csv_row *row,
                    size_t record) {
    for (size_t i = 0; i < list->columns.count;) {
        struct run run = run_at(list, i);
        if (run_is_new(list, row, run, record) &&
            !run_add(list, arena, top, row, run))
            return false;
        i = run.to;
    }
    return !list->content.failed && extra_add(list, arena, top, row);
}

/* ---- records ------------------------------------------------------------- */

/* What stands in a column of the date, in the first record that has it. */
static void date_take(struct csv_list *list, struct field *top) {
    const char *name = list->shape->published;
    struct field *field = name ? field_find(top, name) : NULL;
    if (field && list->out.head.published == DAY_NONE)
        list->out.head.published = published_day(field->text);
    if (field) field->is_taken = true;
}

static void record_fill(struct csv_list *list, struct field *top,
                        bool is_ragged) {
    struct party *party = list_output_begin(&list->out);
    date_take(list, top);
    list->reader->read(party, top);
    field_rest(party, top);
    if (is_ragged) party->is_flawed = true;
}

static idt_status rows_stream(struct csv_list *list) {
    const struct csv_row *row;
    for (;;) {
        idt_status status = row_next(list, &row);
        if (!status && row)
            status = row_check_cut(list->csv, row, list->header_count,
                                   list->out.error);
        if (status || !row) return status;
        arena_clear(&list->row_arena);
        struct arena *arena = &list->row_arena;
        struct field *top = field_new(arena, NULL, SPAN_OF("row"), SPAN_EMPTY);
        if (!top || !row_add(list, arena, top, row, 0))
            return fail_memory(list->out.error);
        record_fill(list, top, row->count != list->header_count);
        struct record_bytes bytes = {row->raw, row->offset, row->line};
        status = list_output_end(&list->out, &bytes);
        if (status) return status;
    }
}

/* The record of a row's key, made when it is new; NULL without memory.  A row
 * without a key is a record of its own. */
static struct record *record_of(struct csv_list *list,
                                const struct csv_row *row) {
    struct span key = cell_text(row, list->key_cell);
    uint32_t none = 0, *number = &none;
    if (key.length > 0) number = text_table_at(&list->keys, key);
    if (!number) return NULL;
    if (*number > 0) return &list->records.items[*number - 1];
    struct record made = {.place = row->offset, .line = row->line};
    made.top = field_new(&list->arena, NULL, SPAN_OF("row"), SPAN_EMPTY);
    if (!made.top || !growing_add(&list->records, made)) return NULL;
    *number = (uint32_t)list->records.count;
    return &list->records.items[list->records.count - 1];
}

static bool row_keep(struct csv_list *list, const struct csv_row *row) {
    struct record *record = record_of(list, row);
    struct raw_row *kept = arena_take(&list->arena, 1, sizeof *kept);
    if (!record || !kept) return false;
    *kept = (struct raw_row){arena_copy(&list->arena, row->raw), NULL};
    if (record->last)
        record->last->next = kept;
    else
        record->first = kept;
    record->last = kept;
    if (row->count != list->header_count) record->is_ragged = true;
    size_t index = (size_t)(record - list->records.items);
    return kept->raw.bytes &&
           row_add(list, &list->arena, record->top, row, index);
}

/* The rows of a record, one a line. */
static struct span rows_raw(struct party *party, const struct record *record) {
    size_t room = 0, length = 0;
    for (struct raw_row *one = record->first; one; one = one->next)
        room += one->raw.length + 1;
    char *bytes = arena_take(party->arena, room, 1);
    if (!bytes) {
        party->failed = true;
        return SPAN_EMPTY;
    }
    for (struct raw_row *one = record->first; one; one = one->next) {
        memcpy(bytes + length, one->raw.bytes, one->raw.length);
        length += one->raw.length;
        bytes[length++] = '\n';
    }
    return (struct span){bytes, length};
}

static idt_status rows_group(struct csv_list *list) {
    const struct csv_row *row;
    for (;;) {
        idt_status status = row_next(list, &row);
        if (!status && row)
            status = row_check_cut(list->csv, row, list->header_count,
                                   list->out.error);
        if (status) return status;
        if (!row) break;
        if (!row_keep(list, row)) return fail_memory(list->out.error);
    }
    for (size_t i = 0; i < list->records.count; i++) {
        const struct record *one = &list->records.items[i];
        struct record_bytes bytes = {one->first->raw, one->place, one->line};
        record_fill(list, one->top, one->is_ragged);
        if (list->out.party.is_flawed)
            bytes.raw = rows_raw(&list->out.party, one);
        idt_status status = list_output_end(&list->out, &bytes);
        if (status) return status;
    }
    return IDT_OK;
}

/* ---- the file ------------------------------------------------------------ */

struct encoding_signs {
    bool has_wrong;    /* a byte that no UTF-8 has there */
    bool has_sequence; /* a character of several bytes */
};

/* Returns how many bytes at the end are left for the next piece: they may be
 * a character that the piece cut. */
static size_t signs_note(struct encoding_signs *signs, struct span piece,
                         bool is_last) {
    for (;;) {
        size_t good = utf8_check(piece);
        for (size_t i = 0; i < good && !signs->has_sequence; i++)
            signs->has_sequence = (piece.bytes[i] & 0x80) != 0;
        piece.bytes += good;
        piece.length -= good;
        if (piece.length <= (is_last ? 0u : 3u)) return piece.length;
        signs->has_wrong = true;
        piece.bytes++;
        piece.length--;
    }
}

/* Reads the file through.  Text of Windows-1252 forms no UTF-8 sequence but
 * by a rare chance, so a file with sequences and a wrong byte is damaged UTF-8:
 * read as such, it is refused with the place. */
static idt_status encoding_find(struct source_set *set, idt_error *error,
                                enum csv_encoding *encoding) {
    char piece[8192];
    size_t held = 0, got = 1;
    struct encoding_signs signs = {false, false};
    struct byte_stream *stream = NULL;
    idt_status status = list_file_open(set, error, &stream);
    while (!status && got > 0) {
        status = byte_stream_read(stream, piece + held, sizeof piece - held,
                                  error, &got);
        if (status) break;
        size_t all = held + got;
        held = signs_note(&signs, (struct span){piece, all}, got == 0);
        memmove(piece, piece + all - held, held);
    }
    byte_stream_close(stream);
    *encoding = signs.has_wrong && !signs.has_sequence ? CSV_LATIN1 : CSV_UTF8;
    return status;
}

static idt_status list_read(struct csv_list *list, struct byte_stream *stream,
                            enum csv_encoding encoding) {
    struct csv_options options = {list->shape->separator, encoding};
    idt_status status = csv_open(stream, &options, list->out.error, &list->csv);
    if (!status) status = header_find(list);
    if (!status)
        status = list->shape->key ? rows_group(list) : rows_stream(list);
    if (!status) status = list_output_finish(&list->out);
    csv_close(list->csv);
    return status;
}

idt_status csv_list_read(struct source_set *set, const struct source_sink *sink,
                         const struct list_reader *reader,
                         const struct csv_shape *shape, idt_error *error) {
    struct csv_list list = {.reader = reader, .shape = shape};
    struct byte_stream *stream = NULL;
    enum csv_encoding encoding = CSV_UTF8;
    list_output_init(&list.out, sink, error);
    list.out.head = (struct list_head){reader->list, reader->publisher,
                                       reader->kind, DAY_NONE};
    arena_init(&list.arena, 0);
    arena_init(&list.row_arena, 0);
    text_table_init(&list.keys, &list.arena);
    text_table_init(&list.contents, &list.arena);
    idt_status status = encoding_find(set, error, &encoding);
    if (!status) status = list_file_open(set, error, &stream);
    if (!status) status = list_read(&list, stream, encoding);
    if (!status) list_file_done(set, stream);
    byte_stream_close(stream);
    byte_writer_release(&list.content);
    text_table_release(&list.keys);
    text_table_release(&list.contents);
    growing_release(&list.columns);
    growing_release(&list.records);
    list_output_release(&list.out);
    arena_release(&list.arena);
    arena_release(&list.row_arena);
    return status;
}
