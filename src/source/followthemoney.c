/* followthemoney.c -- entities of the FollowTheMoney model, one a line.
 *
 *     {"id": "NK-1", "schema": "Company", "properties": {
 *      "name": ["Zala Aero"], "innCode": ["9715478507"], "topics": [...]}}
 *         -> party NK-1 organization: names, identifier, measures
 *     {"id": "o-1", "schema": "Ownership", "properties": {
 *      "owner": ["NK-2"], "asset": ["NK-1"]}}
 *         -> no party: a link of NK-1 and of NK-2 (ftm_graph.c)
 *
 * The model: https://followthemoney.tech/explorer/ (schemata and their
 * properties).  Every entity with a name is a party, and so is a person,
 * company, ship ... without one, for the sink to judge.  Entities that only
 * join or describe others become items of these; one that touches no party
 * of the file is an orphan.
 * Every value of every property is kept, under its own name when it has no
 * meaning here.  Left out are `first_seen` and `last_seen`: they tell when a
 * crawler came by, and would make every record new every day.
 */
#include "record/country.h"
#include "record/identifier.h"
#include "source/ftm_graph.h"
#include "source/json_lines.h"
#include "source/list_output.h"
#include "source/list_records.h"
#include "source/readers.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct ftm_read {
    struct source_set *set;
    idt_error *error;
    struct ftm_graph graph;
    struct list_output out;
    struct json_lines lines;
};

/* ---- the model ----------------------------------------------------------- */

static const struct {
    const char *schema;
    enum party_type type;
} types[] = {
    {"Person", PARTY_PERSON},
    {"Company", PARTY_ORGANIZATION},
    {"LegalEntity", PARTY_ORGANIZATION},
    {"Organization", PARTY_ORGANIZATION},
    {"PublicBody", PARTY_ORGANIZATION},
    {"Vessel", PARTY_VESSEL},
    {"Airplane", PARTY_AIRCRAFT},
    {"CryptoWallet", PARTY_WALLET},
    {"Security", PARTY_SECURITY},
};

enum form {
    AS_TEXT,
    AS_PLACE,
    AS_COUNTRY,
    AS_BIRTH,
    AS_DATE,
    AS_LINK,
    AS_ADDRESS,
    AS_TOPIC,
    AS_NAME_PART
};

/* Properties that the tables of identifiers do not know. */
static const struct property {
    const char *key;
    enum form form;
    int kind, role;
} properties[] = {
    {"alias", AS_TEXT, ITEM_NAME, NAME_ALIAS},
    {"weakAlias", AS_TEXT, ITEM_NAME, NAME_WEAK_ALIAS},
    {"abbreviation", AS_TEXT, ITEM_NAME, NAME_WEAK_ALIAS},
    {"previousName", AS_TEXT, ITEM_NAME, NAME_FORMER},
    {"pastNames", AS_TEXT, ITEM_NAME, NAME_FORMER},
    {"firstName", AS_NAME_PART, ITEM_NAME_PART, PART_GIVEN},
    {"secondName", AS_NAME_PART, ITEM_NAME_PART, PART_MIDDLE},
    {"middleName", AS_NAME_PART, ITEM_NAME_PART, PART_MIDDLE},
    {"fatherName", AS_NAME_PART, ITEM_NAME_PART, PART_PATRONYMIC},
    {"motherName", AS_NAME_PART, ITEM_NAME_PART, PART_MATRONYMIC},
    {"lastName", AS_NAME_PART, ITEM_NAME_PART, PART_FAMILY},
    {"nameSuffix", AS_NAME_PART, ITEM_NAME_PART, PART_SUFFIX},
    {"birthDate", AS_BIRTH, ITEM_BIRTH, 0},
    {"birthPlace", AS_PLACE, ITEM_BIRTH_PLACE, 0},
    {"birthCountry", AS_PLACE, ITEM_BIRTH_PLACE, 0},
    {"nationality", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_NATIONALITY},
    {"citizenship", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_CITIZENSHIP},
    {"country", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_OPERATION},
    {"jurisdiction", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_JURISDICTION},
    {"mainCountry", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_OPERATION},
    {"flag", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_FLAG},
    {"pastFlags", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_FORMER_FLAG},
    {"address", AS_TEXT, ITEM_ADDRESS, 0},
    {"addressEntity", AS_ADDRESS, ITEM_ADDRESS, 0},
    {"program", AS_TEXT, ITEM_PROGRAM, 0},
    {"programId", AS_TEXT, ITEM_PROGRAM, 0},
    {"topics", AS_TOPIC, ITEM_DETAIL, DETAIL_REASON},
    {"gender", AS_TEXT, ITEM_DETAIL, DETAIL_GENDER},
    {"title", AS_TEXT, ITEM_DETAIL, DETAIL_TITLE},
    {"position", AS_TEXT, ITEM_DETAIL, DETAIL_POSITION},
    {"legalForm", AS_TEXT, ITEM_DETAIL, DETAIL_ORG_TYPE},
    {"notes", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"summary", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"description", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"sourceUrl", AS_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL},
    {"publisherUrl", AS_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL},
    {"wikipediaUrl", AS_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL},
    {"opencorporatesUrl", AS_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL},
    {"incorporationDate", AS_DATE, ITEM_DATE, DATE_INCORPORATED},
    {"dissolutionDate", AS_DATE, ITEM_DATE, DATE_ENDED},
    {"deathDate", AS_DATE, ITEM_DATE, DATE_DEATH},
    {"modifiedAt", AS_DATE, ITEM_DATE, DATE_UPDATED},
    {"type", AS_TEXT, ITEM_VESSEL, VESSEL_TYPE},
    {"tonnage", AS_TEXT, ITEM_VESSEL, VESSEL_TONNAGE},
    {"grossRegisteredTonnage", AS_TEXT, ITEM_VESSEL, VESSEL_GROSS_TONNAGE},
    {"buildDate", AS_TEXT, ITEM_VESSEL, VESSEL_BUILT},
    {"model", AS_TEXT, ITEM_VESSEL, AIRCRAFT_MODEL},
    {"owner", AS_LINK, ITEM_LINK, LINK_OWNED_BY},
    {"holder", AS_LINK, ITEM_LINK, LINK_OWNED_BY},
    {"operator", AS_LINK, ITEM_LINK, LINK_RELATED},
    {"issuer", AS_LINK, ITEM_LINK, LINK_RELATED},
    {"parent", AS_LINK, ITEM_LINK, LINK_PARENT},
    {"subsidiaries", AS_LINK, ITEM_LINK, LINK_SUBSIDIARY},
};

/* What a topic says about measures; every topic is kept as a reason too. */
static const struct {
    const char *topic;
    uint32_t measure;
} topics[] = {
    {"sanction", MEASURE_BLOCK},
    {"export.control", MEASURE_EXPORT_CONTROL},
    {"export.control.linked", MEASURE_OTHER},
    {"debarment", MEASURE_DEBARMENT},
    {"sanction.linked", MEASURE_OTHER},
};

static enum party_type type_of(struct span schema) {
    for (size_t i = 0; i < LENGTH(types); i++)
        if (span_is(schema, types[i].schema)) return types[i].type;
    return PARTY_UNKNOWN;
}

static const struct property *property_of(struct span key) {
    for (size_t i = 0; i < LENGTH(properties); i++)
        if (span_is(key, properties[i].key)) return &properties[i];
    return NULL;
}

/* ---- names --------------------------------------------------------------- */

/* "First Last" of a person that has no name of its own. */
static void name_from_parts(struct json entity, struct byte_writer *to) {
    static const char *const parts[] = {"firstName", "middleName", "lastName"};
    for (size_t i = 0; i < LENGTH(parts); i++) {
        struct span text = value_of(entity, parts[i]);
        if (to->bytes.count && text.length) write_byte(to, ' ');
        write_bytes(to, text.bytes, text.length);
    }
}

/* The caption when it is one of the names, else the first name. */
static struct span primary_of(struct json root, struct json entity) {
    struct json member, value;
    struct span caption = value_of(root, "caption");
    if (!json_find(entity, "name", &member)) return SPAN_EMPTY;
    for (bool has = value_first(member, &value); has;
         has = value_next(member, &value))
        if (span_equals(value_text(value), caption)) return caption;
    return value_of(entity, "name");
}

/* A part belongs to the primary name only when it stands in it: an entity
 * merged from many lists has parts in several scripts. */
static bool holds(struct span name, struct span part) {
    for (size_t i = 0; part.length && i + part.length <= name.length; i++) {
        size_t same = 0;
        while (same < part.length &&
               ((name.bytes[i + same] ^ part.bytes[same]) & ~0x20) == 0)
            same++;
        if (same == part.length) return true;
    }
    return false;
}

static void add_name_parts(struct party *party, struct json entity,
                           struct span name, bool is_inside) {
    struct json member, value;
    for (bool has = json_first(entity, &member); has;
         has = json_next(&member)) {
        const struct property *row = property_of(json_key(member));
        if (!row || row->form != AS_NAME_PART) continue;
        for (bool more = value_first(member, &value); more;
             more = value_next(member, &value)) {
            struct span text = value_text(value);
            if (holds(name, text) != is_inside) continue;
            if (is_inside)
                party_add_text(party, ITEM_NAME_PART, row->role, text);
            else
                party_add_unknown(party, json_key(member), text);
        }
    }
}

static void add_names(struct party *party, struct json root,
                      struct json entity) {
    struct json member, value;
    struct byte_writer composed = {0};
    struct span primary = primary_of(root, entity);
    if (primary.length == 0 && party->type == PARTY_WALLET)
        primary = value_of(entity, "publicKey");
    if (primary.length == 0) name_from_parts(entity, &composed);
    if (composed.failed) party->failed = true;
    if (composed.bytes.count) primary = written(&composed);
    party_add_name(party, NAME_PRIMARY, primary);
    if (primary.length) add_name_parts(party, entity, primary, true);
    bool is_first = true;
    if (json_find(entity, "name", &member))
        for (bool has = value_first(member, &value); has;
             has = value_next(member, &value)) {
            struct span name = value_text(value);
            bool is_primary = is_first && span_equals(name, primary);
            if (is_primary) is_first = false;
            if (!is_primary) party_add_name(party, NAME_ALIAS, name);
        }
    add_name_parts(party, entity, primary, false);
    byte_writer_release(&composed);
}

/* ---- properties ---------------------------------------------------------- */

static void add_date(struct party *party, const struct property *row,
                     struct span text) {
    struct item item = {.kind = (uint8_t)row->kind,
                        .role = (uint8_t)row->role,
                        .flags = ITEM_HAS_DATE};
    if (date_parse(span_trim(text), &item.date)) {
        party_add(party, item);
        return;
    }
    party->is_flawed = true;
    party_add_unknown(party, span_of(row->key), text);
}

static void add_place(struct party *party, const struct property *row,
                      struct span text) {
    party_add(party, (struct item){.kind = (uint8_t)row->kind,
                                   .text = text,
                                   .extra = span_of(country_code(text))});
}

static void add_topic(struct party *party, const struct property *row,
                      struct span text) {
    for (size_t i = 0; i < LENGTH(topics); i++)
        if (span_is(text, topics[i].topic))
            party->measures |= topics[i].measure;
    party_add_text(party, (enum item_kind)row->kind, row->role, text);
}

/* Facts of ships stand in a kind that aircraft share. */
static void add_text(struct party *party, const struct property *row,
                     struct span text) {
    int role = row->role;
    bool is_craft =
        party->type == PARTY_VESSEL || party->type == PARTY_AIRCRAFT;
    if (row->kind == ITEM_VESSEL && !is_craft) {
        party_add_unknown(party, span_of(row->key), text);
        return;
    }
    if (party->type == PARTY_AIRCRAFT && role == VESSEL_BUILT &&
        row->kind == ITEM_VESSEL)
        role = AIRCRAFT_BUILT;
    party_add_text(party, (enum item_kind)row->kind, role, text);
}

static idt_status add_value(struct ftm_read *read, const struct property *row,
                            struct span text) {
    struct party *party = &read->out.party;
    switch (row->form) {
    case AS_TEXT: add_text(party, row, text); break;
    case AS_PLACE: add_place(party, row, text); break;
    case AS_COUNTRY:
        party_add_country(party, (enum country_role)row->role, text);
        break;
    case AS_BIRTH: party_add_birth(party, text); break;
    case AS_DATE: add_date(party, row, text); break;
    case AS_LINK: ftm_add_link(&read->graph, party, row->role, text); break;
    case AS_ADDRESS:
        return ftm_add_address(&read->graph, party, text, read->error);
    case AS_TOPIC: add_topic(party, row, text); break;
    case AS_NAME_PART: break; /* stood with the names */
    }
    return IDT_OK;
}

/* A number under the property's own name, or a text under it. */
static void add_other(struct party *party, struct json entity, struct span key,
                      struct span text) {
    struct span currency;
    enum identifier_kind kind = identifier_of_label(key, &currency);
    if (kind == IDENTIFIER_REGISTRATION && party->type == PARTY_AIRCRAFT)
        kind = IDENTIFIER_TAIL_NUMBER;
    if (kind == IDENTIFIER_WALLET) currency = value_of(entity, "currency");
    if (kind == IDENTIFIER_OTHER)
        party_add_unknown(party, key, text);
    else
        party_add_identifier(party, (int)kind, text, currency);
}

static idt_status add_properties(struct ftm_read *read, struct json entity) {
    struct json member, value;
    idt_status status = IDT_OK;
    for (bool has = json_first(entity, &member); has && !status;
         has = json_next(&member)) {
        struct span key = json_key(member);
        const struct property *row = property_of(key);
        if (span_is(key, "name")) continue;
        for (bool more = value_first(member, &value); more && !status;
             more = value_next(member, &value)) {
            if (row)
                status = add_value(read, row, value_text(value));
            else
                add_other(&read->out.party, entity, key, value_text(value));
        }
    }
    return status;
}

/* ---- the entity around them ---------------------------------------------- */

/* Members beside `properties`. */
static void add_members(struct party *party, struct json root) {
    static const char *const done[] = {"id", "schema", "properties",
                                       "first_seen", "last_seen"};
    struct json member, value;
    for (bool has = json_first(root, &member); has; has = json_next(&member)) {
        struct span key = json_key(member);
        bool is_done = false, is_reference = span_is(key, "datasets") ||
                                             span_is(key, "referents");
        for (size_t i = 0; i < LENGTH(done); i++)
            if (span_is(key, done[i])) is_done = true;
        for (bool more = !is_done && value_first(member, &value); more;
             more = value_next(member, &value)) {
            struct span text = value_text(value);
            day_number day;
            struct span date = {text.bytes, text.length < 10 ? 0 : 10};
            if (is_reference)
                party_add_text(party, ITEM_DETAIL, DETAIL_REFERENCE, text);
            else if (span_is(key, "last_change") && day_parse_iso(date, &day))
                party_add_date(party, DATE_UPDATED, day);
            else if (!span_is(key, "caption") ||
                     !party_name(party, NAME_PRIMARY) ||
                     !span_equals(party_name(party, NAME_PRIMARY)->text, text))
                party_add_unknown(party, key, text);
        }
    }
}

/* The object with the properties; the root itself when there is none. */
static struct json entity_of(struct json root) {
    struct json entity;
    return json_find(root, "properties", &entity) &&
                   json_kind_of(entity) == JSON_OBJECT
               ? entity
               : root;
}

static bool is_party(struct span schema, struct json entity) {
    if (ftm_join_of(schema)) return false;
    return type_of(schema) != PARTY_UNKNOWN || value_of(entity, "name").length;
}

static idt_status read_party(struct ftm_read *read, struct json root) {
    struct json entity = entity_of(root);
    struct span schema = value_of(root, "schema");
    struct party *party = list_output_begin(&read->out);
    party->type = type_of(schema);
    party_set_id(party, value_of(root, "id"));
    add_names(party, root, entity);
    idt_status status = add_properties(read, entity);
    if (!status) status = ftm_add_edges(&read->graph, party, read->error);
    if (status) return status;
    if (party->type == PARTY_UNKNOWN)
        party_add_unknown(party, SPAN_OF("schema"), schema);
    add_members(party, root);
    if (party->measures == 0) party->measures = MEASURE_OTHER;
    return list_output_end(
        &read->out, &(struct record_bytes){read->lines.raw, read->lines.place,
                                           read->lines.line});
}

/* ---- the first reading ---------------------------------------------------- */

/* One dataset in every entity names the list; anything else is "ftm". */
static bool learn_list(struct ftm_graph *graph, struct json root,
                       bool is_first) {
    struct json datasets;
    struct span name = SPAN_OF("ftm");
    if (json_find(root, "datasets", &datasets) && json_count(datasets) == 1)
        name = value_of(root, "datasets");
    if (is_first)
        graph->list = arena_copy(&graph->arena, name);
    else if (!span_equals(graph->list, name))
        graph->list = SPAN_OF("ftm");
    return graph->list.bytes != NULL;
}

static bool learn_named(struct ftm_read *read, struct json root,
                        struct json entity) {
    struct ftm_graph *graph = &read->graph;
    struct span schema = value_of(root, "schema");
    struct ftm_node *node = ftm_node_of(graph, value_of(root, "id"));
    if (!node) return false;
    if (is_party(schema, entity)) {
        node->name = arena_copy(&graph->arena, primary_of(root, entity));
        return node->name.bytes != NULL;
    }
    /* An address, or something that only an orphan's report will name. */
    node->raw = arena_copy(&graph->arena, read->lines.raw);
    node->line = (uint32_t)read->lines.line;
    return node->raw.bytes != NULL;
}

static bool learn(struct ftm_read *read, bool is_first) {
    struct json root = json_root(read->lines.document);
    struct json entity = entity_of(root);
    const struct ftm_join *join = ftm_join_of(value_of(root, "schema"));
    if (!learn_list(&read->graph, root, is_first)) return false;
    if (!join) return learn_named(read, root, entity);
    return ftm_graph_join(&read->graph, join, entity, read->lines.raw,
                          read->lines.line);
}

/* ---- the second ----------------------------------------------------------- */

static idt_status tell_orphans(struct ftm_read *read,
                               const struct source_sink *sink) {
    const struct ftm_graph *graph = &read->graph;
    const char *path = read->set->files[0].path;
    idt_status status = IDT_OK;
    for (size_t i = 1; i < graph->edges.count && !status; i++) {
        const struct ftm_edge *edge = &graph->edges.items[i];
        if (edge->first == i && !edge->is_used)
            status = sink->orphan(sink->context, path, edge->line,
                                  span_of(edge->join->schema), read->error);
    }
    for (size_t i = 1; i < graph->nodes.count && !status; i++) {
        const struct ftm_node *node = &graph->nodes.items[i];
        if (node->raw.length && !node->is_used)
            status = sink->orphan(sink->context, path, node->line,
                                  SPAN_OF("unnamed entity"), read->error);
    }
    return status;
}

static idt_status each_line(struct ftm_read *read, bool is_learning) {
    bool is_first = true;
    for (;;) {
        idt_status status = json_lines_next(&read->lines, read->error);
        if (status || !read->lines.document) return status;
        struct json root = json_root(read->lines.document);
        if (is_learning) {
            if (!learn(read, is_first)) return fail_memory(read->error);
        } else if (is_party(value_of(root, "schema"), entity_of(root))) {
            status = read_party(read, root);
            if (status) return status;
        }
        is_first = false;
    }
}

static idt_status read_once(struct ftm_read *read, bool is_learning) {
    struct byte_stream *stream = NULL;
    struct sha256 before = read->set->files[0].sum;
    idt_status status = list_file_open(read->set, read->error, &stream);
    if (status) return status;
    json_lines_init(&read->lines, stream);
    status = each_line(read, is_learning);
    if (!status) list_file_done(read->set, stream);
    json_lines_release(&read->lines);
    byte_stream_close(stream);
    if (!status && !is_learning &&
        memcmp(&before, &read->set->files[0].sum, sizeof before) != 0)
        return fail(read->error, IDT_BAD_SOURCE,
                    at(read->set->files[0].path, 0, 0),
                    "file changed while it was read; try again");
    return status;
}

static idt_status ftm_read_set(struct source_set *set,
                               const struct source_sink *sink,
                               idt_error *error) {
    struct ftm_read read = {.set = set, .error = error};
    list_output_init(&read.out, sink, error);
    idt_status status =
        ftm_graph_init(&read.graph) ? IDT_OK : fail_memory(error);
    if (!status) status = read_once(&read, true);
    if (!read.graph.list.length) read.graph.list = SPAN_OF("ftm");
    read.out.head.list = read.graph.list.bytes;
    read.out.head.publisher = "FollowTheMoney entities";
    read.out.head.kind = "ftm";
    if (!status) status = read_once(&read, false);
    if (!status) status = list_output_finish(&read.out);
    if (!status) status = tell_orphans(&read, sink);
    ftm_graph_release(&read.graph);
    list_output_release(&read.out);
    return status;
}

/* ---- the row of the table of readers ------------------------------------- */

static bool has(struct span line, const char *text) {
    return span_find(line, text, 0) < line.length;
}

static const char *ftm_recognises(struct span head, const char *file_name) {
    (void)file_name;
    struct span line = json_lines_opening(head);
    bool is_ftm = span_starts(line, "{") && has(line, "\"schema\"") &&
                  has(line, "\"properties\"") && has(line, "\"id\"");
    return is_ftm ? "entities" : NULL;
}

const struct source_reader ftm_reader = {
    "ftm", "FollowTheMoney entities (JSON, one a line), as of OpenSanctions",
    ftm_recognises, ftm_read_set, "entities"};
