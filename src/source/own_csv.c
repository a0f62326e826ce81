/* own_csv.c -- any table of a caller's own, by a mapping of its header.
 *
 *     ref;who;born          id = ref      -> party 17 person
 *     17;KIM, Jong;1984     name = who       name "KIM, Jong"
 *                           birth = born     birth 1984
 *
 * Without a mapping a column whose header is the name of a field is that
 * field.  Columns that are no field are kept as texts under their header, so
 * a forgotten line of the mapping is seen in the record and not lost.
 * docs/format/own-csv.md describes the mapping.
 */
#include "base/csv_pull.h"
#include "record/country.h"
#include "source/list_output.h"
#include "source/list_records.h"
#include "source/own_fields.h"
#include "source/readers.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* What a column becomes; several lines of a mapping may take one column. */
struct binding {
    size_t column;
    struct own_field field;
};

struct own_read {
    struct source_set *set;
    idt_error *error;
    struct arena arena; /* header, mapping */
    struct own_map map;
    struct csv *csv;
    GROWING(struct binding) bindings; /* by column */
    GROWING(struct span) header;
    struct list_output out;
};

/* ---- cells --------------------------------------------------------------- */

/* Words that publishers use for measures, besides our own. */
static const struct {
    const char *words;
    uint32_t measure;
} measures[] = {
    {"asset freeze", MEASURE_BLOCK},
    {"blocking", MEASURE_BLOCK},
    {"sanctioned", MEASURE_BLOCK},
    {"freeze", MEASURE_BLOCK},
    {"export control", MEASURE_EXPORT_CONTROL},
    {"debarred", MEASURE_DEBARMENT},
    {"travel ban", MEASURE_OTHER},
    {"arms embargo", MEASURE_OTHER},
};

static bool find_measure(struct span text, uint32_t *measure) {
    if (measure_parse(text, measure)) return true;
    for (size_t i = 0; i < LENGTH(measures); i++) {
        if (!span_is_caseless(text, measures[i].words)) continue;
        *measure = measures[i].measure;
        return true;
    }
    return false;
}

/* "Asset freeze, Travel Ban": what is not known counts as some measure. */
static void add_measures(struct party *party, struct span text) {
    while (text.bytes) {
        size_t end = 0;
        uint32_t measure = MEASURE_OTHER;
        while (end < text.length && text.bytes[end] != ',' &&
               text.bytes[end] != ';')
            end++;
        struct span word = span_trim((struct span){text.bytes, end});
        text = end < text.length
                   ? (struct span){text.bytes + end + 1, text.length - end - 1}
                   : (struct span){NULL, 0};
        if (word.length == 0) continue;
        if (!find_measure(word, &measure))
            party_add_unknown(party, SPAN_OF("measure"), word);
        party->measures |= measure;
    }
}

static void add_flawed(struct party *party, const char *label,
                       struct span text) {
    party->is_flawed = true;
    party_add_unknown(party, span_of(label), text);
}

static void add_date(struct party *party, const struct own_field *field,
                     struct span text) {
    struct item item = {.kind = (uint8_t)field->kind,
                        .role = (uint8_t)field->role,
                        .flags = ITEM_HAS_DATE};
    if (date_parse(span_trim(text), &item.date))
        party_add(party, item);
    else
        add_flawed(party, field->word, text);
}

/* A second main name is another name. */
static void add_text(struct party *party, const struct own_field *field,
                     struct span text) {
    bool is_second = field->kind == ITEM_NAME && field->role == NAME_PRIMARY &&
                     party_name(party, NAME_PRIMARY);
    party_add_text(party, (enum item_kind)field->kind,
                   is_second ? NAME_ALIAS : field->role, text);
}

static void add_cell(struct party *party, const struct own_field *field,
                     struct span text) {
    text = span_trim(text);
    if (text.length == 0) return;
    switch (field->form) {
    case OWN_ID: party_set_id(party, text); break;
    case OWN_TYPE:
        if (!party_type_parse(text, &party->type))
            add_flawed(party, field->word, text);
        break;
    case OWN_MEASURE: add_measures(party, text); break;
    case OWN_TEXT: add_text(party, field, text); break;
    case OWN_BIRTH: party_add_birth(party, text); break;
    case OWN_DATE: add_date(party, field, text); break;
    case OWN_COUNTRY:
        party_add_country(party, (enum country_role)field->role, text);
        break;
    case OWN_PLACE:
        party_add(party, (struct item){.kind = (uint8_t)field->kind,
                                       .text = text,
                                       .extra = span_of(country_code(text))});
        break;
    case OWN_IDENTIFIER:
        party_add_identifier(party, field->role, text, field->unit);
        break;
    }
}

/* A cell of several values when the mapping says how they are parted. */
static void add_cells(struct own_read *read, const struct own_field *field,
                      struct span text) {
    struct party *party = &read->out.party;
    if (field->is_single || !read->map.split) {
        add_cell(party, field, text);
        return;
    }
    while (text.bytes)
        add_cell(party, field, span_cut(&text, read->map.split));
}

/* ---- the header ---------------------------------------------------------- */

static bool bind(struct own_read *read, size_t column,
                 const struct own_field *field) {
    return growing_add(&read->bindings, ((struct binding){column, *field}));
}

/* Without a mapping, or for a column that it does not name, no binding is
 * made from the mapping; then the header's own word may be one. */
static idt_status bind_by_name(struct own_read *read) {
    for (size_t i = 0; i < read->header.count; i++) {
        struct own_field field;
        if (!own_field_find(read->header.items[i], &read->arena, &field))
            continue;
        if (!bind(read, i, &field)) return fail_memory(read->error);
    }
    return IDT_OK;
}

static idt_status bind_line(struct own_read *read,
                            const struct own_line *line) {
    bool is_found = false;
    for (size_t i = 0; i < read->header.count; i++) {
        if (!span_is_caseless(read->header.items[i], line->column)) continue;
        is_found = true;
        if (!bind(read, i, &line->field)) return fail_memory(read->error);
    }
    if (is_found) return IDT_OK;
    return fail(read->error, IDT_BAD_SOURCE, at(read->map.path, line->line, 1),
                "column '%s' is not in the header of '%s'", line->column,
                read->set->files[0].path);
}

static bool has_form(const struct own_read *read, enum own_form form,
                     int kind) {
    for (size_t i = 0; i < read->bindings.count; i++) {
        const struct own_field *field = &read->bindings.items[i].field;
        if (field->form == form && field->kind == kind) return true;
    }
    return false;
}

static idt_status bind_all(struct own_read *read) {
    idt_status status = read->map.path ? IDT_OK : bind_by_name(read);
    for (size_t i = 0; i < read->map.lines.count && !status; i++)
        if (read->map.lines.items[i].column)
            status = bind_line(read, &read->map.lines.items[i]);
    if (status) return status;
    const char *missing = NULL;
    if (!has_form(read, OWN_TEXT, ITEM_NAME)) missing = "name";
    if (!has_form(read, OWN_ID, 0)) missing = "id";
    if (!missing) return IDT_OK;
    return fail(read->error, IDT_BAD_SOURCE, at(read->set->files[0].path, 1, 1),
                "no column is '%s'; name one in a mapping file: %s = COLUMN",
                missing, missing);
}

static idt_status read_header(struct own_read *read) {
    const struct csv_row *row = NULL;
    idt_status status = csv_next(read->csv, read->error, &row);
    if (status) return status;
    for (size_t i = 0; row && i < row->count; i++) {
        struct span name = arena_copy(&read->arena, span_trim(row->fields[i]));
        if (!name.bytes || !growing_add(&read->header, name))
            return fail_memory(read->error);
    }
    return bind_all(read);
}

/* ---- rows ---------------------------------------------------------------- */

static void add_unbound(struct own_read *read, const struct csv_row *row) {
    struct party *party = &read->out.party;
    for (size_t i = 0; i < row->count; i++) {
        bool is_bound = false;
        struct span text = span_trim(row->fields[i]);
        for (size_t j = 0; j < read->bindings.count; j++)
            is_bound = is_bound || read->bindings.items[j].column == i;
        if (is_bound || text.length == 0) continue;
        if (i >= read->header.count)
            add_flawed(party, "beyond the header", text);
        else
            party_add_unknown(party, read->header.items[i], text);
    }
}

static idt_status read_row(struct own_read *read, const struct csv_row *row) {
    struct party *party = list_output_begin(&read->out);
    for (size_t i = 0; i < read->map.lines.count; i++) {
        const struct own_line *line = &read->map.lines.items[i];
        if (!line->column) add_cells(read, &line->field, line->constant);
    }
    for (size_t i = 0; i < read->bindings.count; i++) {
        const struct binding *binding = &read->bindings.items[i];
        if (binding->column < row->count)
            add_cells(read, &binding->field, row->fields[binding->column]);
    }
    add_unbound(read, row);
    if (row->count < read->header.count) party->is_flawed = true;
    if (party->measures == 0) party->measures = MEASURE_OTHER;
    return list_output_end(
        &read->out, &(struct record_bytes){row->raw, row->offset, row->line});
}

static idt_status read_rows(struct own_read *read) {
    idt_status status = read_header(read);
    while (!status) {
        const struct csv_row *row = NULL;
        status = csv_next(read->csv, read->error, &row);
        if (status || !row) break;
        status = row_check_cut(read->csv, row, read->header.count, read->error);
        if (!status) status = read_row(read, row);
    }
    return status ? status : list_output_finish(&read->out);
}

/* ---- the list ------------------------------------------------------------ */

/* "own-NAME"; without a name that of the file, "Our List.csv" ->
 * "own-our-list". */
static const char *list_id(struct own_read *read) {
    const char *path = read->set->files[0].path;
    const char *slash = strrchr(path, '/');
    struct span name = span_of(slash ? slash + 1 : path);
    name.length = span_find(name, ".", 1);
    struct party scratch = {.arena = &read->arena};
    struct span slug = slug_of(&scratch, name);
    if (read->set->options.name) slug = span_of(read->set->options.name);
    if (slug.length == 0) slug = SPAN_OF("list");
    char *id = arena_take(&read->arena, slug.length + 5, 1);
    if (!id || scratch.failed) return NULL;
    memcpy(id, "own-", 4);
    memcpy(id + 4, slug.bytes, slug.length);
    id[4 + slug.length] = 0;
    return id;
}

static idt_status check_name(const struct own_read *read) {
    const char *name = read->set->options.name;
    if (!name || (*name && !strpbrk(name, " \t:/"))) return IDT_OK;
    return fail(read->error, IDT_BAD_ARGUMENT, NOWHERE,
                "list name '%s' is not one word without ':' and '/'", name);
}

static idt_status open_and_read(struct own_read *read) {
    struct byte_stream *stream = NULL;
    idt_status status = check_name(read);
    if (!status)
        status = own_map_read(read->set->options.map, &read->arena, read->error,
                              &read->map);
    if (status) return status;
    read->out.head.list = list_id(read);
    read->out.head.publisher = "own list";
    read->out.head.kind = "own-csv";
    if (!read->out.head.list) return fail_memory(read->error);
    status = list_file_open(read->set, read->error, &stream);
    if (!status)
        status = csv_open(stream, &read->map.csv, read->error, &read->csv);
    if (!status) status = read_rows(read);
    if (!status) list_file_done(read->set, stream);
    csv_close(read->csv);
    byte_stream_close(stream);
    return status;
}

static idt_status own_csv_read(struct source_set *set,
                               const struct source_sink *sink,
                               idt_error *error) {
    struct own_read read = {.set = set, .error = error};
    arena_init(&read.arena, 0);
    list_output_init(&read.out, sink, error);
    idt_status status = open_and_read(&read);
    list_output_release(&read.out);
    own_map_release(&read.map);
    growing_release(&read.bindings);
    growing_release(&read.header);
    arena_release(&read.arena);
    return status;
}

/* ---- the row of the table of readers ------------------------------------- */

/* Without a mapping only a header that says "id" and "name" is known. */
static const char *own_csv_recognises(struct span head, const char *file_name) {
    struct span line = head;
    bool has_id = false, has_name = false;
    (void)file_name;
    if (span_starts(line, "\xEF\xBB\xBF"))
        line = (struct span){line.bytes + 3, line.length - 3};
    line = span_cut(&line, '\n');
    char separator = csv_separator_guess(line);
    while (line.bytes) {
        struct span word = span_trim(span_cut(&line, separator));
        if (word.length >= 2 && word.bytes[0] == '"')
            word = (struct span){word.bytes + 1, word.length - 2};
        has_id = has_id || span_is_caseless(word, "id");
        has_name = has_name || span_is_caseless(word, "name");
    }
    return has_id && has_name ? "table" : NULL;
}

const struct source_reader own_csv_reader = {
    "own-csv", "a table of your own (docs/format/own-csv.md)",
    own_csv_recognises, own_csv_read, "table"};
