/* ftm_graph.c -- edges kept as their JSON, opened when their end comes by.
 *
 *     ids    {"NK-a": 1, "NK-b": 2}
 *     nodes  [nobody, {"Zala Aero", edges 1}, {"CST", edges 2}]
 *     edges  [none, {Ownership, next 0}, {Ownership, is_second, next 0}]
 *
 * The raw line is kept rather than a struct: an edge may carry any property,
 * and what has no meaning to us still has to reach the record.
 */
#include "source/ftm_graph.h"

#include "record/country.h"
#include "record/identifier.h"
#include "source/json_lines.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct ftm_join joins[] = {
    {"Associate", {"person", "associate"}, {LINK_RELATED, LINK_RELATED}},
    {"CourtCaseParty", {"party", "case"}, {LINK_RELATED, LINK_RELATED}},
    {"Debt", {"debtor", "creditor"}, {LINK_RELATED, LINK_RELATED}},
    {"Directorship",
     {"director", "organization"},
     {LINK_DIRECTOR_OF, LINK_DIRECTOR}},
    {"Documentation", {"entity", "document"}, {LINK_RELATED, LINK_RELATED}},
    {"EconomicActivity",
     {"contractor", "holder"},
     {LINK_RELATED, LINK_RELATED}},
    {"Employment", {"employee", "employer"}, {LINK_EMPLOYED_BY, LINK_RELATED}},
    {"Family", {"person", "relative"}, {LINK_FAMILY, LINK_FAMILY}},
    {"Identification", {"holder", NULL}, {0, 0}},
    {"Membership", {"member", "organization"}, {LINK_MEMBER_OF, LINK_RELATED}},
    {"Occupancy", {"holder", "post"}, {LINK_RELATED, LINK_RELATED}},
    {"Ownership", {"owner", "asset"}, {LINK_OWNS, LINK_OWNED_BY}},
    {"Passport", {"holder", NULL}, {0, 0}},
    {"Payment", {"payer", "beneficiary"}, {LINK_RELATED, LINK_RELATED}},
    {"ProjectParticipant",
     {"participant", "project"},
     {LINK_RELATED, LINK_RELATED}},
    {"Representation", {"agent", "client"}, {LINK_ACTS_FOR, LINK_RELATED}},
    {"Sanction", {"entity", NULL}, {0, 0}},
    {"Similar", {"candidate", "match"}, {LINK_RELATED, LINK_RELATED}},
    {"Succession", {"predecessor", "successor"}, {LINK_RELATED, LINK_RELATED}},
    {"UnknownLink", {"subject", "object"}, {LINK_RELATED, LINK_RELATED}},
};

const struct ftm_join *ftm_join_of(struct span schema) {
    for (size_t i = 0; i < LENGTH(joins); i++)
        if (span_is(schema, joins[i].schema)) return &joins[i];
    return NULL;
}

/* ---- filling ------------------------------------------------------------- */

bool ftm_graph_init(struct ftm_graph *graph) {
    *graph = (struct ftm_graph){.list = SPAN_EMPTY};
    arena_init(&graph->arena, 0);
    text_table_init(&graph->ids, &graph->arena);
    return growing_add(&graph->nodes, (struct ftm_node){0}) &&
           growing_add(&graph->edges, (struct ftm_edge){0});
}

void ftm_graph_release(struct ftm_graph *graph) {
    growing_release(&graph->nodes);
    growing_release(&graph->edges);
    text_table_release(&graph->ids);
    arena_release(&graph->arena);
}

struct ftm_node *ftm_node_of(struct ftm_graph *graph, struct span id) {
    uint32_t *number = text_table_at(&graph->ids, id);
    if (!number) return NULL;
    if (*number == 0) {
        struct ftm_node node = {.name = SPAN_EMPTY, .raw = SPAN_EMPTY};
        *number = (uint32_t)graph->nodes.count;
        if (!growing_add(&graph->nodes, node)) {
            *number = 0;
            return NULL;
        }
    }
    return &graph->nodes.items[*number];
}

struct ftm_node *ftm_node_find(struct ftm_graph *graph, struct span id) {
    uint32_t *number = text_table_at(&graph->ids, id);
    return number && *number ? &graph->nodes.items[*number] : NULL;
}

static bool hang_edge(struct ftm_graph *graph, struct span id,
                      struct ftm_edge edge) {
    struct ftm_node *node = ftm_node_of(graph, id);
    uint32_t number = (uint32_t)graph->edges.count;
    if (!node || !growing_add(&graph->edges, edge)) return false;
    if (node->edges)
        graph->edges.items[node->last_edge].next = number;
    else
        node->edges = number;
    node->last_edge = number;
    return true;
}

bool ftm_graph_join(struct ftm_graph *graph, const struct ftm_join *join,
                    struct json properties, struct span raw, size_t line) {
    struct ftm_edge edge = {.join = join,
                            .raw = arena_copy(&graph->arena, raw),
                            .line = (uint32_t)line,
                            .first = (uint32_t)graph->edges.count};
    if (!edge.raw.bytes) return false;
    for (int end = 0; end < 2 && join->ends[end]; end++) {
        struct json member, value;
        edge.is_second = end == 1;
        if (!json_find(properties, join->ends[end], &member)) continue;
        for (bool has = value_first(member, &value); has;
             has = value_next(member, &value))
            if (!hang_edge(graph, value_text(value), edge)) return false;
    }
    /* An edge without any end is kept too, to be told as an orphan. */
    return graph->edges.count > edge.first || growing_add(&graph->edges, edge);
}

/* ---- what an edge says --------------------------------------------------- */

/* Properties of entities that describe their one end. */
enum form { AS_TEXT, AS_DATE };
static const struct {
    const char *key;
    enum form form;
    int kind, role;
} sanction_properties[] = {
    {"authority", AS_TEXT, ITEM_DETAIL, DETAIL_REFERENCE},
    {"authorityId", AS_TEXT, ITEM_DETAIL, DETAIL_REFERENCE},
    {"recordId", AS_TEXT, ITEM_DETAIL, DETAIL_REFERENCE},
    {"unscId", AS_TEXT, ITEM_DETAIL, DETAIL_REFERENCE},
    {"program", AS_TEXT, ITEM_PROGRAM, 0},
    {"programId", AS_TEXT, ITEM_PROGRAM, 0},
    {"reason", AS_TEXT, ITEM_DETAIL, DETAIL_REASON},
    {"provisions", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"summary", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"status", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"duration", AS_TEXT, ITEM_DETAIL, DETAIL_REMARK},
    {"sourceUrl", AS_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL},
    {"programUrl", AS_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL},
    {"listingDate", AS_DATE, ITEM_DATE, DATE_LISTED},
    {"startDate", AS_DATE, ITEM_DATE, DATE_STARTED},
    {"endDate", AS_DATE, ITEM_DATE, DATE_ENDED},
    {"modifiedAt", AS_DATE, ITEM_DATE, DATE_UPDATED},
};

static bool add_date(struct party *party, int role, struct span text) {
    struct item item = {
        .kind = ITEM_DATE, .role = (uint8_t)role, .flags = ITEM_HAS_DATE};
    if (!date_parse(span_trim(text), &item.date)) return false;
    party_add(party, item);
    return true;
}

static bool add_sanction_value(struct party *party, struct span key,
                               struct span text) {
    for (size_t i = 0; i < LENGTH(sanction_properties); i++) {
        int kind = sanction_properties[i].kind;
        int role = sanction_properties[i].role;
        if (!span_is(key, sanction_properties[i].key)) continue;
        if (sanction_properties[i].form == AS_DATE)
            return add_date(party, role, text);
        party_add_text(party, (enum item_kind)kind, role, text);
        return true;
    }
    return false;
}

/* "Ownership.percentage": "51: Zala Aero". */
static void add_labelled(struct party *party, const char *schema,
                         struct span key, struct span text, struct span name) {
    struct byte_writer label = {0}, words = {0};
    write_bytes(&label, schema, strlen(schema));
    write_byte(&label, '.');
    write_bytes(&label, key.bytes, key.length);
    write_bytes(&words, text.bytes, text.length);
    if (name.length) write_bytes(&words, ": ", 2);
    write_bytes(&words, name.bytes, name.length);
    if (label.failed || words.failed)
        party->failed = true;
    else
        party_add_unknown(party, written(&label), written(&words));
    byte_writer_release(&label);
    byte_writer_release(&words);
}

static bool is_end(const struct ftm_join *join, struct span key) {
    return span_is(key, join->ends[0]) ||
           (join->ends[1] && span_is(key, join->ends[1]));
}

/* Every number, with the first country: which of several belongs to which is
 * not said, so the others stay texts. */
static void add_identification(struct party *party, const char *schema,
                               struct json properties) {
    struct json member, value;
    struct span currency;
    struct span country = value_of(properties, "country");
    struct span label = value_of(properties, "type");
    enum identifier_kind kind = identifier_of_label(label, &currency);
    if (strcmp(schema, "Passport") == 0) kind = IDENTIFIER_PASSPORT;
    if (!json_find(properties, "number", &member)) return;
    for (bool has = value_first(member, &value); has;
         has = value_next(member, &value))
        party_add_identifier(party, kind, value_text(value), country);
}

static bool is_identification(const struct ftm_join *join) {
    return span_is(span_of(join->ends[0]), "holder") && !join->ends[1];
}

/* How many values of a property add_identification() took, from the first. */
static size_t taken_values(const struct ftm_join *join, struct json properties,
                           struct span key) {
    bool has_number = span_trim(value_of(properties, "number")).length > 0;
    if (!is_identification(join) || !has_number) return 0;
    return span_is(key, "number") ? SIZE_MAX : span_is(key, "country") ? 1 : 0;
}

/* What is left of an edge's properties goes under "Schema.property". */
static void add_rest(struct party *party, const struct ftm_join *join,
                     struct json properties, struct span name) {
    struct json member, value;
    for (bool has = json_first(properties, &member); has;
         has = json_next(&member)) {
        struct span key = json_key(member);
        if (is_end(join, key)) continue;
        size_t taken = taken_values(join, properties, key);
        for (bool more = value_first(member, &value); more;
             more = value_next(member, &value)) {
            struct span text = value_text(value);
            if (taken > 0) {
                taken--;
                continue;
            }
            if (strcmp(join->schema, "Sanction") != 0 ||
                !add_sanction_value(party, key, text))
                add_labelled(party, join->schema, key, text, name);
        }
    }
}

void ftm_add_link(struct ftm_graph *graph, struct party *party, int role,
                  struct span id) {
    const struct ftm_node *node = ftm_node_find(graph, id);
    struct byte_writer full = {0};
    write_bytes(&full, graph->list.bytes, graph->list.length);
    write_byte(&full, ':');
    write_bytes(&full, id.bytes, id.length);
    if (full.failed)
        party->failed = true;
    else
        party_add(party, (struct item){.kind = ITEM_LINK,
                                       .role = (uint8_t)role,
                                       .text = node ? node->name : SPAN_EMPTY,
                                       .extra = written(&full)});
    byte_writer_release(&full);
}

/* The other ends, each as a link; the name of the last. */
static struct span add_others(struct ftm_graph *graph, struct party *party,
                              const struct ftm_edge *edge,
                              struct json properties) {
    struct json member, value;
    struct span name = SPAN_EMPTY;
    const char *other = edge->join->ends[!edge->is_second];
    if (!other || !json_find(properties, other, &member)) return name;
    for (bool has = value_first(member, &value); has;
         has = value_next(member, &value)) {
        struct span id = value_text(value);
        const struct ftm_node *node = ftm_node_find(graph, id);
        if (node) name = node->name;
        ftm_add_link(graph, party, edge->join->roles[edge->is_second], id);
    }
    return name;
}

static idt_status open_properties(struct span raw, idt_error *error,
                                  struct json_document **document,
                                  struct json *properties) {
    idt_status status = json_parse(raw, NOWHERE, error, document);
    if (status) return status;
    if (!json_find(json_root(*document), "properties", properties))
        *properties = json_root(*document);
    return IDT_OK;
}

idt_status ftm_add_edges(struct ftm_graph *graph, struct party *party,
                         idt_error *error) {
    const struct ftm_node *node = ftm_node_find(graph, party->id);
    for (uint32_t i = node ? node->edges : 0; i;
         i = graph->edges.items[i].next) {
        const struct ftm_edge *edge = &graph->edges.items[i];
        struct json_document *document = NULL;
        struct json properties;
        idt_status status =
            open_properties(edge->raw, error, &document, &properties);
        if (status) return status;
        graph->edges.items[edge->first].is_used = true;
        struct span name = add_others(graph, party, edge, properties);
        if (is_identification(edge->join))
            add_identification(party, edge->join->schema, properties);
        add_rest(party, edge->join, properties, name);
        json_free(document);
    }
    return IDT_OK;
}

/* ---- addresses ----------------------------------------------------------- */

static const struct {
    const char *key;
    enum address_part_role role;
} address_parts[] = {
    {"street", ADDRESS_STREET},       {"street2", ADDRESS_STREET},
    {"street3", ADDRESS_STREET},      {"postOfficeBox", ADDRESS_POBOX},
    {"city", ADDRESS_CITY},           {"place", ADDRESS_CITY},
    {"region", ADDRESS_REGION},       {"state", ADDRESS_REGION},
    {"postalCode", ADDRESS_POSTCODE}, {"country", ADDRESS_COUNTRY},
    {"remarks", ADDRESS_NOTE},        {"summary", ADDRESS_NOTE},
};

/* "street, city, postal code, country" when there is no "full". */
static void compose(struct json properties, struct byte_writer *to) {
    for (size_t i = 0; i < LENGTH(address_parts); i++) {
        struct span text = value_of(properties, address_parts[i].key);
        if (text.length == 0 || address_parts[i].role == ADDRESS_NOTE) continue;
        if (to->bytes.count) write_bytes(to, ", ", 2);
        write_bytes(to, text.bytes, text.length);
    }
}

static bool is_address_part(struct span key, int *role) {
    for (size_t i = 0; i < LENGTH(address_parts); i++) {
        if (!span_is(key, address_parts[i].key)) continue;
        *role = (int)address_parts[i].role;
        return true;
    }
    return false;
}

static void add_address_line(struct party *party, struct json properties,
                             struct span line) {
    struct span country = value_of(properties, "country");
    party_add(party, (struct item){.kind = ITEM_ADDRESS,
                                   .text = line,
                                   .extra = span_of(country_code(country))});
}

static void add_address_parts(struct party *party, struct json properties) {
    struct json member, value;
    for (bool has = json_first(properties, &member); has;
         has = json_next(&member)) {
        int role;
        bool is_part = is_address_part(json_key(member), &role);
        for (bool more = is_part && value_first(member, &value); more;
             more = value_next(member, &value))
            party_add_text(party, ITEM_ADDRESS_PART, role, value_text(value));
    }
}

/* The first line with its parts, then the other ways to write it, then what
 * is no part of an address. */
static void add_address(struct party *party, struct json properties) {
    struct json member, value;
    struct byte_writer composed = {0};
    struct span line = value_of(properties, "full");
    if (line.length == 0) compose(properties, &composed);
    if (composed.failed) party->failed = true;
    if (composed.bytes.count) line = written(&composed);
    add_address_line(party, properties, line);
    add_address_parts(party, properties);
    byte_writer_release(&composed);
    for (bool has = json_first(properties, &member); has;
         has = json_next(&member)) {
        int role;
        struct span key = json_key(member);
        bool is_full = span_is(key, "full");
        if (is_address_part(key, &role) || !value_first(member, &value))
            continue;
        for (bool more = !is_full || value_next(member, &value); more;
             more = value_next(member, &value))
            if (is_full)
                add_address_line(party, properties, value_text(value));
            else
                add_labelled(party, "Address", key, value_text(value),
                             SPAN_EMPTY);
    }
}

idt_status ftm_add_address(struct ftm_graph *graph, struct party *party,
                           struct span id, idt_error *error) {
    struct ftm_node *node = ftm_node_find(graph, id);
    if (!node || !node->raw.length) {
        party_add_unknown(party, SPAN_OF("addressEntity"), id);
        return IDT_OK;
    }
    struct json_document *document = NULL;
    struct json properties;
    idt_status status =
        open_properties(node->raw, error, &document, &properties);
    if (status) return status;
    node->is_used = true;
    add_address(party, properties);
    json_free(document);
    return IDT_OK;
}
