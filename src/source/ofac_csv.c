/* ofac_csv.c -- OFAC's old comma separated files, SDN and consolidated.
 *
 *     sdn.csv       36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",... 12 columns
 *     add.csv       36,25,-0- ,"Havana","Cuba",-0-               6
 *     alt.csv       36,12,"aka","AERO-CARIBBEAN",-0-             5
 *     comments      17016,"... the end of a long remark"         2
 *
 * No file has a header line; they are told apart by the number and the
 * content of their columns.  "-0- " means that there is nothing.  A remark
 * of more than 1000 characters is cut in the middle of a word and goes on in
 * the comments file, so both are joined as they are before they are read.
 * SDN and consolidated sets have the same shape.  A primary file shows which
 * by its programmes; a companion by its first key, since the SDN list begins
 * below every consolidated id, and only then by its name.
 * The format: OFAC, "Data specification" of the SDN list (2023-09-25).
 */
#include "base/bytes.h"
#include "base/csv_pull.h"
#include "base/utf8.h"
#include "record/identifier.h"
#include "source/list_output.h"
#include "source/ofac_companions.h"
#include "source/ofac_facts.h"
#include "source/readers.h"

/* ---- the columns --------------------------------------------------------- */

enum primary_column {
    PRIMARY_KEY,
    PRIMARY_NAME,
    PRIMARY_TYPE,
    PRIMARY_PROGRAM,
    PRIMARY_TITLE,
    PRIMARY_CALL_SIGN,
    PRIMARY_VESSEL_TYPE,
    PRIMARY_TONNAGE,
    PRIMARY_GROSS_TONNAGE,
    PRIMARY_FLAG,
    PRIMARY_OWNER,
    PRIMARY_REMARKS,
    PRIMARY_COLUMNS
};
enum address_column {
    ADDRESS_KEY,
    ADDRESS_NUMBER,
    ADDRESS_LINE,
    ADDRESS_PLACE, /* city, state and postcode in one */
    ADDRESS_LAND,
    ADDRESS_REMARK,
    ADDRESS_COLUMNS
};
enum alias_column {
    ALIAS_KEY,
    ALIAS_NUMBER,
    ALIAS_TYPE,
    ALIAS_NAME,
    ALIAS_REMARK,
    ALIAS_COLUMNS
};
enum comment_column { COMMENT_KEY, COMMENT_TEXT, COMMENT_COLUMNS };

/* Where OFAC cuts a remark, in characters. */
#define REMARK_CUT 1000

/* The lowest id of the consolidated list; the SDN list has begun at 36 since
 * it is published. */
#define CONSOLIDATED_KEY_LEAST 9639

/* ---- one set read -------------------------------------------------------- */

struct csv_read {
    struct source_set *set;
    enum ofac_list list;
    struct companions *companions;
    struct list_output out;
    struct byte_writer scratch;
    idt_error *error;
};

/* Nothing for "-0-"; otherwise as written, inner white space kept. */
static struct span field(const struct csv_row *row, size_t column) {
    if (column >= row->count) return SPAN_EMPTY;
    struct span text = row->fields[column];
    return span_is(span_trim(text), "-0-") ? SPAN_EMPTY : text;
}

static struct span companion_field(const struct companion_row *row,
                                   size_t column) {
    struct span text = row->fields[column];
    return span_is(span_trim(text), "-0-") ? SPAN_EMPTY : text;
}

/* ---- what hangs on a record ---------------------------------------------- */

static void add_address(struct csv_read *read,
                        const struct companion_row *row) {
    static const struct {
        enum address_column column;
        enum address_part_role role;
    } parts[] = {
        {ADDRESS_LINE, ADDRESS_STREET},
        {ADDRESS_PLACE, ADDRESS_CITY},
        {ADDRESS_LAND, ADDRESS_COUNTRY},
        {ADDRESS_REMARK, ADDRESS_NOTE},
    };
    growing_clear(&read->scratch.bytes);
    for (size_t i = 0; i + 1 < sizeof parts / sizeof *parts; i++)
        ofac_join_address(&read->scratch,
                          companion_field(row, parts[i].column));
    ofac_add_address(&read->out.party, written(&read->scratch),
                     companion_field(row, ADDRESS_LAND));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        party_add_text(&read->out.party, ITEM_ADDRESS_PART, (int)parts[i].role,
                       companion_field(row, parts[i].column));
}

static void add_alias(struct csv_read *read, const struct companion_row *row) {
    struct span type = span_trim(row->fields[ALIAS_TYPE]);
    bool is_former = span_is_caseless(type, "fka");
    ofac_add_name(&read->out.party, is_former ? NAME_FORMER : NAME_ALIAS,
                  companion_field(row, ALIAS_NAME));
    party_add_unknown(&read->out.party, SPAN_OF("alias remarks"),
                      companion_field(row, ALIAS_REMARK));
}

/* The remark goes on in the comment where it was cut; a remark that was not
 * cut is followed by a separate one. */
static void add_comment(struct csv_read *read, const struct companion_row *row,
                        size_t remark_characters) {
    if (remark_characters > 0 && remark_characters < REMARK_CUT)
        write_bytes(&read->scratch, "; ", 2);
    struct span text = companion_field(row, COMMENT_TEXT);
    write_bytes(&read->scratch, text.bytes, text.length);
}

static void add_remarks(struct csv_read *read, struct span remarks,
                        struct companion_row *rows) {
    size_t characters = utf8_count(remarks);
    growing_clear(&read->scratch.bytes);
    if (characters && characters < REMARK_CUT && span_ends(remarks, ".") &&
        rows)
        remarks.length--;
    write_bytes(&read->scratch, remarks.bytes, remarks.length);
    for (; rows; rows = rows->next) {
        if (rows->role != COMPANION_COMMENT) continue;
        add_comment(read, rows, characters);
        characters = REMARK_CUT;
    }
    ofac_add_remarks(&read->out.party, written(&read->scratch));
}

static void add_companions(struct csv_read *read, struct companion_row *rows) {
    for (struct companion_row *row = rows; row; row = row->next) {
        row->is_joined = true;
        if (row->role == COMPANION_ALIAS) add_alias(read, row);
    }
    for (struct companion_row *row = rows; row; row = row->next)
        if (row->role == COMPANION_ADDRESS) add_address(read, row);
}

/* ---- the record itself --------------------------------------------------- */

/* "SDGT] [SYRIA": the outer brackets are left away. */
static void add_programs(struct csv_read *read, struct span programs) {
    while (programs.bytes) {
        struct span tag = span_trim(span_cut(&programs, ']'));
        if (span_starts(tag, "["))
            tag = (struct span){tag.bytes + 1, tag.length - 1};
        ofac_add_program(&read->out.party, read->list, tag);
    }
}

static void add_vessel(struct csv_read *read, const struct csv_row *row) {
    static const struct {
        enum primary_column column;
        enum vessel_role role;
    } facts[] = {
        {PRIMARY_VESSEL_TYPE, VESSEL_TYPE},
        {PRIMARY_TONNAGE, VESSEL_TONNAGE},
        {PRIMARY_GROSS_TONNAGE, VESSEL_GROSS_TONNAGE},
        {PRIMARY_OWNER, VESSEL_OWNER},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        party_add_text(&read->out.party, ITEM_VESSEL, (int)facts[i].role,
                       field(row, facts[i].column));
    party_add_country(&read->out.party, COUNTRY_FLAG, field(row, PRIMARY_FLAG));
    party_add_identifier(&read->out.party, IDENTIFIER_CALL_SIGN,
                         field(row, PRIMARY_CALL_SIGN), SPAN_EMPTY);
}

static idt_status hand_over(struct csv_read *read, const struct csv_row *row) {
    struct record_bytes bytes = {row->raw, row->offset, row->line};
    if (row->count != PRIMARY_COLUMNS) read->out.party.is_flawed = true;
    read->out.measures_else = ofac_least_measures(read->list);
    if (read->scratch.failed) return fail_memory(read->error);
    return list_output_end(&read->out, &bytes);
}

static idt_status read_record(struct csv_read *read,
                              const struct csv_row *row) {
    struct party *party = list_output_begin(&read->out);
    struct span key = span_trim(field(row, PRIMARY_KEY));
    struct companion_row *rows = companions_find(read->companions, key);
    party->type = ofac_party_type(field(row, PRIMARY_TYPE));
    party_set_id(party, key);
    ofac_add_name(party, NAME_PRIMARY, field(row, PRIMARY_NAME));
    add_companions(read, rows);
    add_programs(read, field(row, PRIMARY_PROGRAM));
    party_add_text(party, ITEM_DETAIL, DETAIL_TITLE, field(row, PRIMARY_TITLE));
    add_vessel(read, row);
    add_remarks(read, field(row, PRIMARY_REMARKS), rows);
    return hand_over(read, row);
}

/* ---- the files of a set -------------------------------------------------- */

struct csv_file {
    struct source_file *file;
    idt_status (*row)(struct csv_read *read, const struct csv_file *file,
                      const struct csv_row *row);
    enum companion_role role;
    size_t columns;
};

static idt_status primary_row(struct csv_read *read,
                              const struct csv_file *file,
                              const struct csv_row *row) {
    (void)file;
    return read_record(read, row);
}

/* A row of another width is half a row, or of a format that changed: which
 * of its cells is the name is not known, and nobody sees an alias missing. */
static idt_status companion_row(struct csv_read *read,
                                const struct csv_file *file,
                                const struct csv_row *row) {
    if (row->count != file->columns)
        return fail(read->error, IDT_BAD_SOURCE,
                    at(file->file->path, row->line, 1),
                    "row has %zu columns, not %zu; is the file cut?",
                    row->count, file->columns);
    return companions_add(read->companions, file->file->path, file->role, row,
                          read->error);
}

/* OFAC ends every row; the last column is often a bare "-0- ", of which a cut
 * leaves a part. */
static idt_status fail_cut(struct csv_read *read, const struct csv *csv) {
    return fail(read->error, IDT_BAD_SOURCE, csv_place(csv, 0),
                "last row has no line end, so the file is cut; get it again");
}

static idt_status read_rows(struct csv_read *read, const struct csv_file *file,
                            struct byte_stream *stream) {
    struct csv *csv = NULL;
    const struct csv_row *row = NULL;
    idt_status status = csv_open(
        stream, &(struct csv_options){.separator = ','}, read->error, &csv);
    while (!status) {
        status = csv_next(csv, read->error, &row);
        if (status || !row) break;
        status = row->has_line_end ? file->row(read, file, row)
                                   : fail_cut(read, csv);
    }
    csv_close(csv);
    return status;
}

static idt_status read_file(struct csv_read *read,
                            const struct csv_file *file) {
    struct byte_stream *stream = NULL;
    idt_status status =
        byte_stream_open(file->file->path, read->error, &stream);
    if (!status) status = read_rows(read, file, stream);
    if (!status)
        (void)byte_stream_sum(stream, &file->file->sum, &file->file->raw_bytes);
    byte_stream_close(stream);
    return status;
}

static idt_status tell_orphans(struct csv_read *read) {
    const struct companion_row *row;
    idt_status status = IDT_OK;
    size_t place = 0;
    while (!status && (row = companions_walk(read->companions, &place)))
        if (!row->is_joined)
            status =
                read->out.sink->orphan(read->out.sink->context, row->file,
                                       row->line, row->fields[0], read->error);
    return status;
}

/* ---- roles --------------------------------------------------------------- */

struct role_row {
    const char *words[2]; /* by enum ofac_list */
    bool is_primary;
    enum companion_role companion;
    size_t columns;
};

static const struct role_row role_rows[] = {
    {{"sdn", "cons_prim"}, true, COMPANION_ADDRESS, PRIMARY_COLUMNS},
    {{"add", "cons_add"}, false, COMPANION_ADDRESS, ADDRESS_COLUMNS},
    {{"alt", "cons_alt"}, false, COMPANION_ALIAS, ALIAS_COLUMNS},
    {{"comments", "cons_comments"}, false, COMPANION_COMMENT, COMMENT_COLUMNS},
};

static const struct role_row *role_of_file(const struct csv_read *read,
                                           const struct source_file *file) {
    for (size_t i = 0; i < sizeof role_rows / sizeof *role_rows; i++)
        if (file->role &&
            strcmp(file->role, role_rows[i].words[read->list]) == 0)
            return &role_rows[i];
    return NULL;
}

/* The primary files last: their rows look the others up. */
static idt_status read_files(struct csv_read *read, bool is_primary) {
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < read->set->count; i++) {
        struct source_file *file = &read->set->files[i];
        const struct role_row *role = role_of_file(read, file);
        if (!role || role->is_primary != is_primary) continue;
        status = read_file(
            read,
            &(struct csv_file){.file = file,
                               .row = is_primary ? primary_row : companion_row,
                               .role = role->companion,
                               .columns = role->columns});
    }
    return status;
}

static idt_status read_set(struct source_set *set,
                           const struct source_sink *sink, idt_error *error,
                           enum ofac_list list) {
    struct csv_read read = {.set = set, .list = list, .error = error};
    list_output_init(&read.out, sink, error);
    read.out.head = ofac_head(list, set->reader->kind, DAY_NONE);
    idt_status status = companions_new(set->arena, error, &read.companions);
    if (!status) status = read_files(&read, false);
    if (!status) status = read_files(&read, true);
    if (!status) status = list_output_finish(&read.out);
    if (!status) status = tell_orphans(&read);
    companions_free(read.companions);
    list_output_release(&read.out);
    byte_writer_release(&read.scratch);
    return status;
}

/* ---- knowing a file ------------------------------------------------------ */

/* What the first rows of a file show. */
struct glance {
    const struct role_row *role;
    uint64_t first_key;
    bool has_consolidated_program;
};

static bool is_alias_type(struct span type) {
    return span_is_caseless(type, "aka") || span_is_caseless(type, "fka") ||
           span_is_caseless(type, "nka");
}

static bool is_primary_type(struct span type) {
    return span_is(type, "-0-") || span_is_caseless(type, "individual") ||
           span_is_caseless(type, "vessel") ||
           span_is_caseless(type, "aircraft") ||
           span_is_caseless(type, "entity");
}

/* The role that a row has by its columns, or NULL. */
static const struct role_row *role_of_row(const struct csv_row *row,
                                          uint64_t *key) {
    uint64_t number;
    if (!span_number(span_trim(row->fields[0]), key)) return NULL;
    for (size_t i = 0; i < sizeof role_rows / sizeof *role_rows; i++) {
        bool fits = row->count == role_rows[i].columns;
        if (!fits) continue;
        struct span second = span_trim(row->fields[1]);
        switch (row->count) {
        case PRIMARY_COLUMNS:
            fits = is_primary_type(span_trim(row->fields[PRIMARY_TYPE]));
            break;
        case ADDRESS_COLUMNS: fits = span_number(second, &number); break;
        case ALIAS_COLUMNS:
            fits = span_number(second, &number) &&
                   is_alias_type(span_trim(row->fields[ALIAS_TYPE]));
            break;
        default: fits = row->is_quoted[1] && second.length > 0;
        }
        return fits ? &role_rows[i] : NULL;
    }
    return NULL;
}

static bool shows_consolidated(const struct csv_row *row) {
    static const char sectoral[] = "Executive Order 13662 Directive";
    struct span programs = field(row, PRIMARY_PROGRAM);
    struct span remarks = field(row, PRIMARY_REMARKS);
    while (programs.bytes) {
        struct span tag = span_trim(span_cut(&programs, ']'));
        if (span_starts(tag, "["))
            tag = (struct span){tag.bytes + 1, tag.length - 1};
        if (ofac_is_consolidated_program(tag)) return true;
    }
    return span_find(remarks, sectoral, 0) < remarks.length;
}

/* Reads the whole rows of the head; the last one may be cut. */
static void glance_at(struct csv *csv, struct glance *glance) {
    const struct csv_row *row = NULL;
    while (!csv_next(csv, NULL, &row) && row) {
        uint64_t key = 0;
        const struct role_row *role = role_of_row(row, &key);
        if (!glance->role) {
            glance->role = role;
            glance->first_key = key;
            if (!role) return;
        }
        if (glance->role->is_primary && shows_consolidated(row))
            glance->has_consolidated_program = true;
    }
}

static bool is_consolidated(const struct glance *glance,
                            const char *file_name) {
    struct span name = span_of(file_name ? file_name : "");
    if (glance->first_key < CONSOLIDATED_KEY_LEAST) return false;
    if (glance->has_consolidated_program) return true;
    return name.length >= 4 &&
           span_is_caseless((struct span){name.bytes, 4}, "cons");
}

static const char *recognise(struct span head, const char *file_name,
                             enum ofac_list list) {
    struct glance glance = {0};
    struct byte_stream *stream = NULL;
    struct csv *csv = NULL;
    struct csv_options options = {.separator = ','};
    if (!byte_stream_over(head, "head", NULL, &stream) &&
        !csv_open(stream, &options, NULL, &csv))
        glance_at(csv, &glance);
    csv_close(csv);
    byte_stream_close(stream);
    if (!glance.role) return NULL;
    enum ofac_list found =
        is_consolidated(&glance, file_name) ? OFAC_CONSOLIDATED : OFAC_SDN;
    return found == list ? glance.role->words[list] : NULL;
}

/* ---- the two readers ----------------------------------------------------- */

static const char *recognise_sdn(struct span head, const char *file_name) {
    return recognise(head, file_name, OFAC_SDN);
}

static const char *recognise_cons(struct span head, const char *file_name) {
    return recognise(head, file_name, OFAC_CONSOLIDATED);
}

static idt_status read_sdn(struct source_set *set,
                           const struct source_sink *sink, idt_error *error) {
    return read_set(set, sink, error, OFAC_SDN);
}

static idt_status read_cons(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    return read_set(set, sink, error, OFAC_CONSOLIDATED);
}

const struct source_reader ofac_csv_reader = {
    .kind = "ofac-csv",
    .title = "OFAC SDN list: sdn.csv, add.csv, alt.csv, sdn_comments.csv",
    .recognises = recognise_sdn,
    .read = read_sdn,
    .main_role = "sdn",
};

const struct source_reader ofac_cons_csv_reader = {
    .kind = "ofac-cons-csv",
    .title = "OFAC consolidated list: cons_prim.csv, cons_add.csv, "
             "cons_alt.csv, cons_comments.csv",
    .recognises = recognise_cons,
    .read = read_cons,
    .main_role = "cons_prim",
};
