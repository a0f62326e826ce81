/* labelled_rows.c -- a labelled set read whole, its columns found by name.
 *
 * What a column means is knowledge, so it stands in a table: the words under
 * which each is known.  A header that two columns would answer to goes to
 * the first word of the row of the table, never to the first in the file.
 */
#include "serve/labelled_rows.h"

#include "serve/exit_codes.h"
#include "serve/line_pull.h"

#include "base/csv_pull.h"
#include "base/json_read.h"
#include "base/os_file.h"

/* ---- words --------------------------------------------------------------- */

/* What --map calls a column, and the headers it is known by.  A plain "id" is
 * the caller's own number of a row and never guessed to be a record. */
static const struct column_words {
    const char *key;
    const char *headers[12];
} COLUMN_WORDS[ROW_COLUMNS] = {
    [COLUMN_NAME] = {"name",
                     {"name", "full_name", "fullname", "query_name", "query",
                      "name_1", "name1", "left_name", "a.name", "a",
                      "caption"}},
    [COLUMN_OTHER] = {"name2",
                      {"name2", "name_2", "result_name", "expected_match",
                       "right_name", "b.name", "b"}},
    [COLUMN_LABEL] = {"label",
                      {"label", "is_match", "match", "same", "judgement",
                       "expect", "expected"}},
    [COLUMN_RECORD] = {"id",
                       {"record", "record_id", "expected_id", "entity",
                        "entity_id"}},
    [COLUMN_TYPE] = {"type", {"type", "schema", "entity_type"}},
    [COLUMN_BIRTH] = {"birth",
                      {"birth", "date_of_birth", "birth_date", "birthdate",
                       "dob"}},
    [COLUMN_COUNTRY] = {"country", {"country", "nationality", "countries"}},
    [COLUMN_CLASS] = {"class", {NULL}},
};

static const struct {
    const char *word;
    bool is_positive;
} LABELS[] = {
    {"1", true},          {"yes", true},       {"y", true},
    {"true", true},       {"t", true},         {"match", true},
    {"same", true},       {"positive", true},  {"hit", true},
    {"fuzzy", true}, /* the same, spelt carelessly */
    {"0", false},         {"no", false},       {"n", false},
    {"false", false},     {"f", false},        {"no_match", false},
    {"different", false}, {"negative", false}, {"miss", false},
};

static bool is_dash(char letter) {
    return letter == ' ' || letter == '-' || letter == '_';
}

static char small_letter(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

/* "Full Name" is full_name. */
static bool is_word(struct span text, const char *word) {
    text = span_trim(text);
    if (text.length != strlen(word)) return false;
    for (size_t i = 0; i < text.length; i++) {
        char letter = text.bytes[i];
        letter = is_dash(letter) ? '_' : small_letter(letter);
        if (letter != word[i]) return false;
    }
    return true;
}

bool label_read(struct span label, bool *is_positive) {
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (is_word(label, LABELS[i].word)) {
            *is_positive = LABELS[i].is_positive;
            return true;
        }
    return false;
}

/* ---- which column is which ----------------------------------------------- */

struct column_names {
    struct span asked[ROW_COLUMNS]; /* from --map and --by; empty: guess */
};

static idt_status take_mapping(const struct row_mapping *mapping,
                               struct column_names *names, idt_error *error) {
    struct span rest = mapping->map;
    while (rest.bytes && rest.length) {
        struct span value = span_cut(&rest, ',');
        struct span key = span_trim(span_cut(&value, '='));
        size_t column = 0;
        while (column < ROW_COLUMNS && !span_is(key, COLUMN_WORDS[column].key))
            column++;
        if (column == ROW_COLUMNS || !value.bytes || !span_trim(value).length)
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "cannot map '%.*s'; write name=COLUMN, with name, "
                        "name2, label, id, type, birth, country or class",
                        (int)key.length, key.bytes ? key.bytes : "");
        names->asked[column] = span_trim(value);
    }
    if (mapping->by.length) names->asked[COLUMN_CLASS] = span_trim(mapping->by);
    return IDT_OK;
}

static bool is_guessed(size_t column, const struct row_mapping *mapping) {
    bool is_detail = column == COLUMN_TYPE || column == COLUMN_BIRTH ||
                     column == COLUMN_COUNTRY;
    return !(is_detail && mapping->is_name_only);
}

struct reading {
    struct labelled_set *set;
    const struct row_mapping *mapping;
    struct column_names names;
    unsigned needed;
    bool has_script_classes;
    uint32_t field[ROW_COLUMNS]; /* CSV: place of the column, from 1; 0 none */
    idt_error *error;
};

static idt_status check_needed(struct reading *reading, unsigned found,
                               struct place place) {
    for (size_t column = 0; column < ROW_COLUMNS; column++) {
        struct span asked = reading->names.asked[column];
        if (found >> column & 1) continue;
        if (column == COLUMN_CLASS && span_is(asked, "script")) {
            reading->has_script_classes = true;
            continue;
        }
        if (asked.length)
            return fail(reading->error, IDT_BAD_ARGUMENT, place,
                        "no column is named '%.*s'", (int)asked.length,
                        asked.bytes);
        if (reading->needed >> column & 1)
            return fail(reading->error, IDT_BAD_DATA, place,
                        "no column looks like '%s'; name it with --map "
                        "%s=COLUMN",
                        COLUMN_WORDS[column].key, COLUMN_WORDS[column].key);
    }
    return IDT_OK;
}

/* ---- CSV and TSV --------------------------------------------------------- */

static uint32_t field_named(const struct csv_row *row, const char *const *words,
                            size_t count) {
    for (size_t w = 0; w < count && words[w]; w++)
        for (size_t f = 0; f < row->count; f++)
            if (is_word(row->fields[f], words[w])) return (uint32_t)f + 1;
    return 0;
}

static uint32_t field_asked(const struct csv_row *row, struct span asked,
                            bool has_no_header) {
    uint64_t number = 0;
    for (size_t f = 0; f < row->count && !has_no_header; f++)
        if (span_equals(span_trim(row->fields[f]), asked))
            return (uint32_t)f + 1;
    if (span_number(asked, &number) && number >= 1 && number <= row->count)
        return (uint32_t)number;
    return 0;
}

static idt_status take_header(struct reading *reading,
                              const struct csv_row *row) {
    bool has_no_header = reading->mapping->has_no_header;
    unsigned found = 0;
    for (size_t column = 0; column < ROW_COLUMNS; column++) {
        const struct column_words *words = &COLUMN_WORDS[column];
        struct span asked = reading->names.asked[column];
        if (asked.length)
            reading->field[column] = field_asked(row, asked, has_no_header);
        else if (!has_no_header && is_guessed(column, reading->mapping))
            reading->field[column] =
                field_named(row, words->headers,
                            sizeof words->headers / sizeof *words->headers);
        found |= (reading->field[column] ? 1u : 0u) << column;
    }
    return check_needed(reading, found, at(reading->set->path, row->line, 0));
}

/* With --by script and no column of that name, rows are told apart by the
 * scripts of their names: "Cyrillic", or "Han ~ Latin" of a pair. */
static struct span script_class(struct arena *arena,
                                const struct labelled_row *row) {
    struct span name = row->column[COLUMN_NAME];
    struct span other = row->column[COLUMN_OTHER];
    const char *a = idt_script((idt_text){name.bytes, name.length});
    const char *b = idt_script((idt_text){other.bytes, other.length});
    char text[96];
    if (other.length == 0) return arena_copy(arena, span_of(a));
    bool is_turned = strcmp(a, b) > 0;
    int length = snprintf(text, sizeof text, "%s ~ %s", is_turned ? b : a,
                          is_turned ? a : b);
    return arena_copy(arena, (struct span){text, (size_t)length});
}

static idt_status keep_row(struct reading *reading, struct labelled_row *row) {
    for (size_t column = 0; column < ROW_COLUMNS; column++) {
        struct span text = span_trim(row->column[column]);
        row->column[column] =
            text.length ? arena_copy(&reading->set->arena, text) : SPAN_EMPTY;
        if (!row->column[column].bytes) return fail_memory(reading->error);
    }
    if (reading->has_script_classes)
        row->column[COLUMN_CLASS] = script_class(&reading->set->arena, row);
    if (!row->column[COLUMN_CLASS].bytes) return fail_memory(reading->error);
    return growing_add(&reading->set->rows, *row) ? IDT_OK
                                                  : fail_memory(reading->error);
}

static idt_status keep_csv_row(struct reading *reading,
                               const struct csv_row *row) {
    struct labelled_row kept = {.line = (uint32_t)row->line};
    for (size_t column = 0; column < ROW_COLUMNS; column++) {
        uint32_t field = reading->field[column];
        kept.column[column] = SPAN_EMPTY;
        if (field > row->count)
            return fail(reading->error, IDT_BAD_DATA,
                        at(reading->set->path, row->line, 0),
                        "row has %zu columns, column %u is needed", row->count,
                        field);
        if (field) kept.column[column] = row->fields[field - 1];
    }
    return keep_row(reading, &kept);
}

static bool is_remark(const struct csv_row *row) {
    return !row->is_quoted[0] && span_starts(row->fields[0], "#");
}

static idt_status read_csv(struct reading *reading,
                           struct byte_stream *stream) {
    struct csv *csv = NULL;
    const struct csv_row *row = NULL;
    bool has_columns = false;
    idt_status status = csv_open(stream, NULL, reading->error, &csv);
    while (!status && !(status = csv_next(csv, reading->error, &row)) && row) {
        if (is_remark(row)) continue;
        if (!has_columns) {
            status = take_header(reading, row);
            has_columns = true;
            if (status || !reading->mapping->has_no_header) continue;
        }
        status = keep_csv_row(reading, row);
    }
    csv_close(csv);
    return status;
}

/* ---- NDJSON -------------------------------------------------------------- */

/* "a.name" is the member name of the member a. */
static bool find_path(struct json object, struct span path, struct span *text) {
    struct json value = object;
    while (path.bytes) {
        struct span key = span_cut(&path, '.');
        struct json member;
        bool has = false;
        for (has = json_first(value, &member); has; has = json_next(&member))
            if (span_equals(json_key(member), key)) break;
        if (!has) return false;
        value = member;
    }
    enum json_kind kind = json_kind_of(value);
    if (kind == JSON_TEXT)
        *text = json_text_of(value);
    else if (kind == JSON_NUMBER || kind == JSON_BOOL)
        *text = json_source(value);
    else
        return false;
    return true;
}

static bool find_column(const struct reading *reading, struct json object,
                        size_t column, struct span *text) {
    const struct column_words *words = &COLUMN_WORDS[column];
    if (reading->names.asked[column].length)
        return find_path(object, reading->names.asked[column], text);
    if (!is_guessed(column, reading->mapping)) return false;
    for (size_t w = 0; w < sizeof words->headers / sizeof *words->headers; w++)
        if (words->headers[w] &&
            find_path(object, span_of(words->headers[w]), text))
            return true;
    return false;
}

static idt_status keep_json_row(struct reading *reading, struct json object,
                                size_t line) {
    struct labelled_row kept = {.line = (uint32_t)line};
    unsigned found = 0;
    idt_status status = json_expect(object, JSON_OBJECT, reading->error);
    if (status) return status;
    for (size_t column = 0; column < ROW_COLUMNS; column++) {
        kept.column[column] = SPAN_EMPTY;
        if (find_column(reading, object, column, &kept.column[column]))
            found |= 1u << column;
    }
    /* A member may be absent from a row; the needed ones may not. */
    reading->has_script_classes =
        !(found >> COLUMN_CLASS & 1) &&
        span_is(reading->names.asked[COLUMN_CLASS], "script");
    for (size_t column = 0; column < ROW_COLUMNS; column++)
        if (!(reading->needed >> column & 1)) found |= 1u << column;
    status = check_needed(reading, found, at(reading->set->path, line, 0));
    return status ? status : keep_row(reading, &kept);
}

static idt_status keep_line(struct reading *reading, struct span text,
                            size_t line) {
    struct json_document *document = NULL;
    idt_status status = json_parse(text, at(reading->set->path, line, 0),
                                   reading->error, &document);
    if (!status) status = keep_json_row(reading, json_root(document), line);
    json_free(document);
    return status;
}

static idt_status read_ndjson(struct reading *reading,
                              struct byte_stream *stream) {
    struct line_pull lines = line_pull_of(stream);
    struct span text;
    idt_status status = IDT_OK;
    while (!status) {
        status = line_pull_next(&lines, reading->error, &text);
        if (status || !text.bytes) break;
        if (text.bytes[0] != '#')
            status = keep_line(reading, text, lines.number);
    }
    line_pull_release(&lines);
    return status;
}

/* ---- the set ------------------------------------------------------------- */

typedef GROWING(char) whole_text;

static idt_status read_whole(const char *path, whole_text *whole,
                             idt_error *error) {
    struct byte_stream *stream = NULL;
    size_t length = 0;
    idt_status status = byte_stream_open(path, error, &stream);
    do {
        if (!status && !growing_reserve(whole, whole->count + (64u << 10)))
            status = fail_memory(error);
        if (!status)
            status = byte_stream_read(stream, whole->items + whole->count,
                                      64u << 10, error, &length);
        whole->count += status ? 0 : length;
    } while (!status && length);
    byte_stream_close(stream);
    return status;
}

idt_status labelled_set_read(struct labelled_set *set, const char *path,
                             const struct row_mapping *mapping, unsigned needed,
                             idt_error *error) {
    struct reading reading = {
        .set = set, .mapping = mapping, .needed = needed, .error = error};
    struct byte_stream *stream = NULL;
    whole_text whole = {0};
    *set = (struct labelled_set){.path = path};
    arena_init(&set->arena, 0);
    idt_status status = take_mapping(mapping, &reading.names, error);
    if (!status) status = read_whole(path, &whole, error);
    struct span bytes = {whole.items, whole.count};
    if (!status) status = byte_stream_over(bytes, path, error, &stream);
    if (!status && span_starts(span_trim(bytes), "{"))
        status = read_ndjson(&reading, stream);
    else if (!status)
        status = read_csv(&reading, stream);
    if (!status && set->rows.count == 0) status = fail_no_rows(path, error);
    byte_stream_close(stream);
    growing_release(&whole);
    return status;
}

void labelled_set_release(struct labelled_set *set) {
    growing_release(&set->rows);
    arena_release(&set->arena);
}
