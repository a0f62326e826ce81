/* ofac_advanced_xml.c -- OFAC's advanced XML: sdn_advanced, cons_advanced.
 *
 *     ReferenceValueSets   1571 is "Passport", 11082 is "Egypt"
 *     Locations            25: Havana, Cuba
 *     IDRegDocuments       of identity 4422: Passport 1084010 (Egypt)
 *     DistinctParties      36: names, features -> location 25, detail 91738
 *     ProfileRelationships 47001 owned by 47000
 *     SanctionsEntries     of profile 36: list, programmes, measures
 *
 * A relational database written out as XML: nothing about a party stands
 * together, and what its listing does comes after it.  So the file is read
 * twice: once for everything but the parties, kept as rows by key, then for
 * the parties, each put together and handed over.  The parties themselves,
 * nine tenths of the file, are never all in memory.
 * Invariant: numbers are resolved to words in the first pass already; the
 * reference values stand before everything that uses them.
 */
#include "source/list_output.h"
#include "source/list_records.h"
#include "source/ofac_advanced.h"
#include "source/readers.h"

/* ---- keys and rows ------------------------------------------------------- */

struct span advanced_key(struct advanced_key_room *room, const char *kind,
                         struct span id) {
    size_t kind_length = strlen(kind);
    if (kind_length + 1 + id.length > sizeof room->bytes) return SPAN_EMPTY;
    memcpy(room->bytes, kind, kind_length);
    room->bytes[kind_length] = '/';
    if (id.length) memcpy(room->bytes + kind_length + 1, id.bytes, id.length);
    return (struct span){room->bytes, kind_length + 1 + id.length};
}

struct companion_row *advanced_rows(const struct companions *companions,
                                    const char *kind, struct span id) {
    struct advanced_key_room room;
    struct span key = advanced_key(&room, kind, id);
    return key.length ? companions_find(companions, key) : NULL;
}

struct span advanced_word(const struct companions *companions, const char *kind,
                          struct span id) {
    const struct companion_row *row = advanced_rows(companions, kind, id);
    return row ? row->fields[1] : SPAN_EMPTY;
}

/* A row of the first pass; fields after the key, at most five. */
struct fresh_row {
    const char *kind;
    struct span id;
    enum companion_role role;
    struct span fields[COMPANION_FIELDS - 1];
};

static idt_status keep(struct advanced_read *read, const struct xml_node *node,
                       const struct fresh_row *fresh) {
    struct advanced_key_room room;
    struct span fields[COMPANION_FIELDS];
    fields[0] = advanced_key(&room, fresh->kind, fresh->id);
    for (size_t i = 1; i < COMPANION_FIELDS; i++)
        fields[i] =
            fresh->fields[i - 1].bytes ? fresh->fields[i - 1] : SPAN_EMPTY;
    struct csv_row row = {
        .fields = fields, .count = COMPANION_FIELDS, .line = node->line};
    return companions_add(read->companions, read->set->files[0].path,
                          fresh->role, &row, read->out.error);
}

/* ---- what is left -------------------------------------------------------- */

static const struct xml_known known_day[] = {
    KNOWN_ONE("Year"), KNOWN_ONE("Month"), KNOWN_ONE("Day"), XML_KNOWN_END};
static const struct xml_known known_bounds[] = {KNOWN_INSIDE("From", known_day),
                                                KNOWN_INSIDE("To", known_day),
                                                XML_KNOWN_END};
const struct xml_known advanced_period[] = {KNOWN_INSIDE("Start", known_bounds),
                                            KNOWN_INSIDE("End", known_bounds),
                                            XML_KNOWN_END};
/* References by number alone (FeatureVersionReference ...) have no text. */
static const struct xml_known known_value[] = {KNOWN_ONE("Value"),
                                               XML_KNOWN_END};
static const struct xml_known known_part[] = {
    KNOWN_INSIDE("LocationPartValue", known_value), XML_KNOWN_END};
static const struct xml_known known_location[] = {
    KNOWN_MANY("LocationAreaCode", NULL),
    KNOWN_ONE("LocationCountry"),
    KNOWN_MANY("LocationPart", known_part),
    KNOWN_MANY("FeatureVersionReference", NULL),
    KNOWN_MANY("IDRegDocumentReference", NULL),
    XML_KNOWN_END};
static const struct xml_known known_date[] = {
    KNOWN_INSIDE("DatePeriod", advanced_period), XML_KNOWN_END};
static const struct xml_known known_document[] = {
    KNOWN_ONE("IDRegistrationNo"), KNOWN_ONE("IssuingAuthority"),
    KNOWN_MANY("DocumentDate", known_date),
    KNOWN_MANY("DocumentedNameReference", NULL), XML_KNOWN_END};
static const struct xml_known known_relation[] = {KNOWN_ONE("Comment"),
                                                  XML_KNOWN_END};
static const struct xml_known known_event[] = {
    KNOWN_INSIDE("Date", known_day), KNOWN_ONE("Comment"), XML_KNOWN_END};
static const struct xml_known known_measure[] = {
    KNOWN_ONE("Comment"), KNOWN_ONE("DatePeriod"), XML_KNOWN_END};
static const struct xml_known known_entry[] = {
    KNOWN_MANY("EntryEvent", known_event),
    KNOWN_MANY("SanctionsMeasure", known_measure), XML_KNOWN_END};

struct left_rows {
    struct advanced_read *read;
    const struct xml_node *node;
    const char *kind;
    struct span id;
};

static idt_status keep_text(void *context, struct span label,
                            struct span text) {
    const struct left_rows *left = context;
    return keep(left->read, left->node,
                &(struct fresh_row){.kind = left->kind,
                                    .id = left->id,
                                    .role = COMPANION_COMMENT,
                                    .fields = {label, text}});
}

/* Comments under the key of the record's own rows. */
static idt_status keep_rest(struct left_rows left,
                            const struct xml_known *known) {
    return xml_rest(left.node, known,
                    &(struct xml_rest_sink){&left, keep_text});
}

/* ---- dates --------------------------------------------------------------- */

static int number_of(const struct xml_node *node, const char *name) {
    uint64_t number;
    if (!span_number(xml_text(node, name), &number) || number > 9999) return 0;
    return (int)number;
}

static bool day_of(const struct xml_node *node, day_number *day) {
    return day_from_parts(number_of(node, "Year"), number_of(node, "Month"),
                          number_of(node, "Day"), day);
}

/* The precision that a range of days was stated in. */
static enum date_precision precision_of(day_number first, day_number last) {
    int year, month, day, last_year, last_month, last_day;
    day_number next = DAY_NONE;
    day_to_parts(first, &year, &month, &day);
    day_to_parts(last, &last_year, &last_month, &last_day);
    if (first == last) return DATE_DAY;
    if (year != last_year || day != 1) return DATE_RANGE;
    if (month == 1 && last_month == 12 && last_day == 31) return DATE_YEAR;
    bool is_month_end = last_month == 12
                            ? last_day == 31
                            : day_from_parts(year, last_month + 1, 1, &next) &&
                                  next == last + 1;
    return month == last_month && is_month_end ? DATE_MONTH : DATE_RANGE;
}

bool advanced_date(const struct xml_node *period, struct date_range *date) {
    const struct xml_node *start = xml_child(period, "Start");
    const struct xml_node *end = xml_child(period, "End");
    if (!day_of(xml_child(start, "From"), &date->first)) return false;
    if (!day_of(xml_child(end, "To"), &date->last) &&
        !day_of(xml_child(start, "To"), &date->last))
        date->last = date->first;
    if (date->last < date->first) return false;
    date->precision = precision_of(date->first, date->last);
    date->is_circa = span_is(xml_attribute(start, "Approximate"), "true");
    return true;
}

/* ---- the first pass: everything but the parties -------------------------- */

/* <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType> ...: the
 * element's own name is the kind. */
static idt_status keep_references(struct advanced_read *read,
                                  const struct xml_node *sets) {
    for (const struct xml_node *set = sets->child; set; set = set->next)
        for (const struct xml_node *value = set->child; value;
             value = value->next) {
            char kind[64];
            if (value->name.length >= sizeof kind) continue;
            memcpy(kind, value->name.bytes, value->name.length);
            kind[value->name.length] = 0;
            idt_status status =
                keep(read, value,
                     &(struct fresh_row){
                         .kind = kind,
                         .id = xml_attribute(value, "ID"),
                         .role = COMPANION_REFERENCE,
                         .fields = {value->text,
                                    xml_attribute(value, "PartyTypeID")}});
            if (status) return status;
        }
    return IDT_OK;
}

static idt_status keep_location(struct advanced_read *read,
                                const struct xml_node *location) {
    struct span id = xml_attribute(location, "ID");
    idt_status status = IDT_OK;
    for (const struct xml_node *part = xml_child(location, "LocationPart");
         part && !status; part = xml_again(part))
        status = keep(
            read, part,
            &(struct fresh_row){
                .kind = "Location",
                .id = id,
                .role = COMPANION_ADDRESS,
                .fields = {advanced_word(read->companions, "LocPartType",
                                         xml_attribute(part, "LocPartTypeID")),
                           xml_text(part, "LocationPartValue/Value")}});
    const struct xml_node *country = xml_child(location, "LocationCountry");
    if (!status)
        status = keep_rest((struct left_rows){read, location, "Location", id},
                           known_location);
    if (status || !country) return status;
    return keep(
        read, country,
        &(struct fresh_row){
            .kind = "Location",
            .id = id,
            .role = COMPANION_ADDRESS,
            .fields = {SPAN_OF("COUNTRY"),
                       advanced_word(read->companions, "Country",
                                     xml_attribute(country, "CountryID"))}});
}

static idt_status keep_document(struct advanced_read *read,
                                const struct xml_node *document) {
    char issued[DATE_TEXT_ROOM] = "", expires[DATE_TEXT_ROOM] = "";
    for (const struct xml_node *date = xml_child(document, "DocumentDate");
         date; date = xml_again(date)) {
        struct date_range day;
        struct span type =
            advanced_word(read->companions, "IDRegDocDateType",
                          xml_attribute(date, "IDRegDocDateTypeID"));
        if (!advanced_date(xml_child(date, "DatePeriod"), &day)) continue;
        day_print(span_starts(type, "Exp") ? day.last : day.first,
                  span_starts(type, "Exp") ? expires : issued);
    }
    struct span identity = xml_attribute(document, "IdentityID");
    idt_status status = keep(
        read, document,
        &(struct fresh_row){
            .kind = "Identity",
            .id = identity,
            .role = COMPANION_DOCUMENT,
            .fields = {
                advanced_word(read->companions, "IDRegDocType",
                              xml_attribute(document, "IDRegDocTypeID")),
                xml_text(document, "IDRegistrationNo"),
                advanced_word(read->companions, "Country",
                              xml_attribute(document, "IssuedBy-CountryID")),
                span_of(issued), span_of(expires)}});
    if (!status)
        status =
            keep_rest((struct left_rows){read, document, "Identity", identity},
                      known_document);
    struct span authority = xml_text(document, "IssuingAuthority");
    if (status || authority.length == 0) return status;
    return keep(read, document,
                &(struct fresh_row){
                    .kind = "Identity",
                    .id = identity,
                    .role = COMPANION_COMMENT,
                    .fields = {SPAN_OF("issuing authority"), authority}});
}

static idt_status keep_link(struct advanced_read *read,
                            const struct xml_node *relation) {
    struct span profile = xml_attribute(relation, "From-ProfileID");
    idt_status status = keep(
        read, relation,
        &(struct fresh_row){
            .kind = "Profile",
            .id = profile,
            .role = COMPANION_LINK,
            .fields = {advanced_word(read->companions, "RelationType",
                                     xml_attribute(relation, "RelationTypeID")),
                       xml_attribute(relation, "To-ProfileID"),
                       xml_attribute(relation, "Former"),
                       xml_text(relation, "Comment")}});
    if (status) return status;
    return keep_rest((struct left_rows){read, relation, "Profile", profile},
                     known_relation);
}

/* One row: what it is, then its text. */
static idt_status keep_sanction(struct advanced_read *read,
                                const struct xml_node *entry, const char *what,
                                struct span text) {
    if (text.length == 0) return IDT_OK;
    return keep(read, entry,
                &(struct fresh_row){.kind = "Profile",
                                    .id = xml_attribute(entry, "ProfileID"),
                                    .role = COMPANION_SANCTION,
                                    .fields = {span_of(what), text}});
}

static idt_status keep_event(struct advanced_read *read,
                             const struct xml_node *entry,
                             const struct xml_node *event) {
    char text[DATE_TEXT_ROOM];
    day_number day;
    idt_status status =
        keep_sanction(read, entry, "basis",
                      advanced_word(read->companions, "LegalBasis",
                                    xml_attribute(event, "LegalBasisID")));
    if (!status && day_of(xml_child(event, "Date"), &day)) {
        day_print(day, text);
        status = keep_sanction(read, entry, "date", span_of(text));
    }
    return status ? status
                  : keep_sanction(read, entry, "comment",
                                  xml_text(event, "Comment"));
}

static idt_status keep_measure(struct advanced_read *read,
                               const struct xml_node *entry,
                               const struct xml_node *measure) {
    struct span type = advanced_word(read->companions, "SanctionsType",
                                     xml_attribute(measure, "SanctionsTypeID"));
    struct span comment = xml_text(measure, "Comment");
    if (span_is(type, "Program"))
        return keep_sanction(read, entry, "program", comment);
    idt_status status = keep_sanction(read, entry, "type", type);
    return status ? status : keep_sanction(read, entry, "comment", comment);
}

static idt_status keep_entry(struct advanced_read *read,
                             const struct xml_node *entry) {
    struct span list =
        advanced_word(read->companions, "List", xml_attribute(entry, "ListID"));
    idt_status status = keep_sanction(read, entry, "list", list);
    read->sdn_entries += span_is(list, "SDN List");
    read->consolidated_entries += span_is(list, "Consolidated List");
    for (const struct xml_node *node = xml_child(entry, "EntryEvent");
         node && !status; node = xml_again(node))
        status = keep_event(read, entry, node);
    for (const struct xml_node *node = xml_child(entry, "SanctionsMeasure");
         node && !status; node = xml_again(node))
        status = keep_measure(read, entry, node);
    if (status) return status;
    return keep_rest((struct left_rows){read, entry, "Profile",
                                        xml_attribute(entry, "ProfileID")},
                     known_entry);
}

static idt_status keep_issue(struct advanced_read *read,
                             const struct xml_node *date) {
    if (!day_of(date, &read->published)) read->published = DAY_NONE;
    return IDT_OK;
}

struct record_row {
    const char *name;
    idt_status (*take)(struct advanced_read *read,
                       const struct xml_node *record);
};

static const struct record_row first_records[] = {
    {"DateOfIssue", keep_issue},        {"ReferenceValueSets", keep_references},
    {"Location", keep_location},        {"IDRegDocument", keep_document},
    {"ProfileRelationship", keep_link}, {"SanctionsEntry", keep_entry},
};

static const char *const first_names[] = {
    "DateOfIssue",         "ReferenceValueSets", "Location", "IDRegDocument",
    "ProfileRelationship", "SanctionsEntry",     NULL};
static const char *const first_around[] = {
    "Locations",        "IDRegDocuments",      "ProfileRelationships",
    "SanctionsEntries", "SanctionsEntryLinks", NULL};
static const char *const first_aside[] = {"DistinctParties", "DistinctParty",
                                          NULL};
static const char *const second_names[] = {"DistinctParty", NULL};
static const char *const second_around[] = {"DistinctParties", NULL};

/* What the first pass has read or told. */
static const char *const second_aside[] = {"DateOfIssue",
                                           "ReferenceValueSets",
                                           "Locations",
                                           "Location",
                                           "IDRegDocuments",
                                           "IDRegDocument",
                                           "ProfileRelationships",
                                           "ProfileRelationship",
                                           "SanctionsEntries",
                                           "SanctionsEntry",
                                           "SanctionsEntryLinks",
                                           NULL};

static idt_status take_first(struct advanced_read *read, struct xml_walk *walk,
                             const struct xml_node *record) {
    (void)walk;
    for (size_t i = 0; i < sizeof first_records / sizeof *first_records; i++)
        if (span_is(record->name, first_records[i].name))
            return first_records[i].take(read, record);
    /* Told with the rows that have no party. */
    char name[64];
    size_t length = record->name.length < sizeof name ? record->name.length
                                                      : sizeof name - 1;
    memcpy(name, record->name.bytes, length);
    name[length] = 0;
    return keep(read, record,
                &(struct fresh_row){.kind = name,
                                    .id = xml_attribute(record, "ID"),
                                    .role = COMPANION_UNKNOWN});
}

static idt_status take_second(struct advanced_read *read, struct xml_walk *walk,
                              const struct xml_node *record) {
    if (span_is(record->name, "DistinctParty"))
        return advanced_party(read, record, xml_walk_raw(walk));
    return list_output_unknown(
        &read->out, &(struct record_bytes){xml_walk_raw(walk), record->place,
                                           record->line});
}

/* ---- the file ------------------------------------------------------------ */

struct pass {
    const char *const *names;
    struct xml_outside outside;
    idt_status (*take)(struct advanced_read *read, struct xml_walk *walk,
                       const struct xml_node *record);
};

static idt_status run_pass(struct advanced_read *read,
                           const struct pass *pass) {
    struct byte_stream *stream = NULL;
    struct xml_walk *walk = NULL;
    const struct xml_node *record = NULL;
    idt_error *error = read->out.error;
    idt_status status = list_file_open(read->set, error, &stream);
    if (!status) status = xml_walk_new(stream, pass->names, error, &walk);
    if (!status) xml_walk_outside(walk, &pass->outside);
    while (!status) {
        status = xml_walk_next(walk, error, &record);
        if (status || !record) break;
        status = pass->take(read, walk, record);
    }
    if (!status) list_file_done(read->set, stream);
    xml_walk_free(walk);
    byte_stream_close(stream);
    return status;
}

/* Of the rows of a listing one is enough to tell it; comments hang on other
 * rows, and references and places serve any number of parties or none. */
static bool is_told(const struct companion_row *row) {
    switch (row->role) {
    case COMPANION_SANCTION: return span_is(row->fields[1], "list");
    case COMPANION_DOCUMENT:
    case COMPANION_LINK:
    case COMPANION_UNKNOWN: return true;
    case COMPANION_ADDRESS:
    case COMPANION_ALIAS:
    case COMPANION_COMMENT:
    case COMPANION_REFERENCE: break;
    }
    return false;
}

/* What no party took is told like a lone companion row. */
static idt_status tell_orphans(struct advanced_read *read) {
    const struct companion_row *row;
    const struct source_sink *sink = read->out.sink;
    idt_status status = IDT_OK;
    size_t place = 0;
    while (!status && (row = companions_walk(read->companions, &place)))
        if (!row->is_joined && is_told(row))
            status = sink->orphan(sink->context, row->file, row->line,
                                  row->fields[0], read->out.error);
    return status;
}

static idt_status read_file(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    static const struct pass first = {
        first_names, {first_around, first_aside}, take_first};
    static const struct pass second = {
        second_names, {second_around, second_aside}, take_second};
    struct advanced_read read = {.set = set, .published = DAY_NONE};
    list_output_init(&read.out, sink, error);
    idt_status status = companions_new(set->arena, error, &read.companions);
    if (!status) status = run_pass(&read, &first);
    read.list = read.sdn_entries >= read.consolidated_entries
                    ? OFAC_SDN
                    : OFAC_CONSOLIDATED;
    read.out.head = ofac_head(read.list, set->reader->kind, read.published);
    if (!status) status = run_pass(&read, &second);
    if (!status) status = list_output_finish(&read.out);
    if (!status) status = tell_orphans(&read);
    companions_free(read.companions);
    list_output_release(&read.out);
    byte_writer_release(&read.scratch);
    return status;
}

static const char *recognise(struct span head, const char *file_name) {
    struct span root;
    (void)file_name;
    (void)xml_head_root(head, &root);
    return span_is(root, "Sanctions") ? "list" : NULL;
}

const struct source_reader ofac_advanced_reader = {
    .kind = "ofac-advanced",
    .title = "OFAC lists in advanced XML: sdn_advanced.xml, cons_advanced.xml",
    .recognises = recognise,
    .read = read_file,
    .main_role = "list",
};
