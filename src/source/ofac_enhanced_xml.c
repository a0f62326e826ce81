/* ofac_enhanced_xml.c -- OFAC's enhanced XML: SDN_ENHANCED, CONS_ENHANCED.
 *
 *     <entity id="9639">
 *       <sanctionsPrograms> <sanctionsProgram>NS-PLC</sanctionsProgram>
 *       <sanctionsTypes>    <sanctionsType>Reject</sanctionsType>
 *       <names> <name> isPrimary, aliasType, isLowQuality
 *                 <translations> <translation> script, nameParts ...
 *       <features> <feature> <type>Birthdate</type> <value>1962</value>
 *
 * Each entity is whole in itself: names in every script, facts as label and
 * value, and what being listed does, as sanctions types.  So one pass over
 * the file is enough, and reference numbers need no looking up.
 * A full export holds both lists; then each entity belongs to the SDN list
 * if it says so, else to the consolidated one, and the file is read twice.
 */
#include "record/identifier.h"
#include "source/list_output.h"
#include "source/list_records.h"
#include "source/ofac_facts.h"
#include "source/readers.h"
#include "source/xml_rest.h"
#include "source/xml_walk.h"

static const char *const record_names[] = {"publicationInfo", "entity", NULL};
static const char *const around[] = {"entities", NULL};
static const char *const aside[] = {"referenceValues", "featureTypes", NULL};

struct enhanced_read {
    struct source_set *set;
    struct list_output out;
    struct byte_writer scratch;
    enum ofac_list list;
    bool is_mixed; /* no list named for the whole file */
    bool has_entity;
};

static bool is_true(const struct xml_node *node, const char *path) {
    return span_is(xml_text(node, path), "true");
}

/* ---- names --------------------------------------------------------------- */

static enum name_role role_of(const struct xml_node *name) {
    if (is_true(name, "isPrimary")) return NAME_PRIMARY;
    if (span_is_caseless(xml_text(name, "aliasType"), "F.K.A."))
        return NAME_FORMER;
    return is_true(name, "isLowQuality") ? NAME_WEAK_ALIAS : NAME_ALIAS;
}

static void add_name_parts(struct party *party,
                           const struct xml_node *translation) {
    for (const struct xml_node *part =
             xml_find(translation, "nameParts/namePart");
         part; part = xml_again(part))
        ofac_add_name_part(party, xml_text(part, "type"),
                           xml_text(part, "value"));
}

/* A translation that is not the first is the name in another script. */
static void add_name(struct party *party, const struct xml_node *name) {
    for (const struct xml_node *text =
             xml_find(name, "translations/translation");
         text; text = xml_again(text)) {
        party_add_name(party,
                       is_true(text, "isPrimary") ? role_of(name) : NAME_SCRIPT,
                       xml_text(text, "formattedFullName"));
        add_name_parts(party, text);
    }
}

/* ---- addresses ----------------------------------------------------------- */

static void add_address(struct enhanced_read *read,
                        const struct xml_node *address,
                        const struct xml_node *translation) {
    struct span country = xml_text(address, "country");
    const struct xml_node *first =
        xml_find(translation, "addressParts/addressPart");
    growing_clear(&read->scratch.bytes);
    for (const struct xml_node *part = first; part; part = xml_again(part))
        ofac_join_address(&read->scratch, xml_text(part, "value"));
    ofac_join_address(&read->scratch, country);
    ofac_add_address(&read->out.party, written(&read->scratch), country);
    for (const struct xml_node *part = first; part; part = xml_again(part))
        ofac_add_address_part(&read->out.party, xml_text(part, "type"),
                              xml_text(part, "value"));
    party_add_text(&read->out.party, ITEM_ADDRESS_PART, ADDRESS_COUNTRY,
                   written(&read->scratch).length ? country : SPAN_EMPTY);
}

static void add_addresses(struct enhanced_read *read,
                          const struct xml_node *entity) {
    for (const struct xml_node *address = xml_find(entity, "addresses/address");
         address; address = xml_again(address))
        for (const struct xml_node *text =
                 xml_find(address, "translations/translation");
             text; text = xml_again(text))
            add_address(read, address, text);
}

/* ---- facts --------------------------------------------------------------- */

static void add_feature(struct party *party, const struct xml_node *feature) {
    size_t before = party->items.count;
    ofac_add_fact(party,
                  &(struct ofac_fact){.label = xml_text(feature, "type"),
                                      .value = xml_text(feature, "value"),
                                      .country = SPAN_EMPTY});
    if (span_is(xml_text(feature, "reliability"), "Reported"))
        for (size_t i = before; i < party->items.count; i++)
            party->items.items[i].flags |= ITEM_UNCERTAIN;
    party_add_unknown(party, xml_text(feature, "type"),
                      xml_text(feature, "comments"));
}

static day_number day_of(const struct xml_node *node, const char *path) {
    day_number day;
    return day_parse_iso(xml_text(node, path), &day) ? day : DAY_NONE;
}

static void add_identity_document(struct party *party,
                                  const struct xml_node *document) {
    struct ofac_fact fact = {.label = xml_text(document, "type"),
                             .value = xml_text(document, "documentNumber"),
                             .country = xml_text(document, "issuingCountry")};
    fact.has_valid =
        ofac_valid_between(day_of(document, "issueDate"),
                           day_of(document, "expirationDate"), &fact.valid);
    ofac_add_fact(party, &fact);
    party_add_unknown(party, SPAN_OF("issuing authority"),
                      xml_text(document, "issuingAuthority"));
    party_add_unknown(party, SPAN_OF("issuing location"),
                      xml_text(document, "issuingLocation"));
    if (span_is(xml_text(document, "isValid"), "false"))
        party_add_unknown(party, SPAN_OF("not valid"), fact.value);
}

static void add_relationship(struct party *party,
                             const struct xml_node *relationship,
                             const char *list) {
    const struct xml_node *related = xml_child(relationship, "relatedEntity");
    ofac_add_link(
        party, list,
        &(struct ofac_link){.type = xml_text(relationship, "type"),
                            .name = related ? related->text : SPAN_EMPTY,
                            .id = xml_attribute(related, "entityId")});
    party_add_unknown(party, SPAN_OF("relationship quality"),
                      xml_text(relationship, "quality"));
}

static void add_facts(struct party *party, const struct xml_node *entity,
                      const char *list) {
    const struct xml_node *node;
    for (node = xml_find(entity, "features/feature"); node;
         node = xml_again(node))
        add_feature(party, node);
    for (node = xml_find(entity, "identityDocuments/identityDocument"); node;
         node = xml_again(node))
        add_identity_document(party, node);
    for (node = xml_find(entity, "relationships/relationship"); node;
         node = xml_again(node))
        add_relationship(party, node, list);
}

/* ---- what being listed does ---------------------------------------------- */

static void add_sanctions(struct enhanced_read *read,
                          const struct xml_node *entity) {
    struct party *party = &read->out.party;
    const struct xml_node *node;
    uint32_t measures = 0;
    for (node = xml_find(entity, "sanctionsPrograms/sanctionsProgram"); node;
         node = xml_again(node))
        ofac_add_program(party, read->list, node->text);
    for (node = xml_find(entity, "sanctionsTypes/sanctionsType"); node;
         node = xml_again(node))
        measures |= ofac_measures_of_type(node->text);
    if (measures) party->measures = measures;
    for (node = xml_find(entity, "legalAuthorities/legalAuthority"); node;
         node = xml_again(node))
        party_add_text(party, ITEM_INSTRUMENT, 0, node->text);
    for (node = xml_find(entity, "sanctionsLists/sanctionsList"); node;
         node = xml_again(node)) {
        day_number day;
        party_add_unknown(party, SPAN_OF("list"), node->text);
        if (day_parse_iso(xml_attribute(node, "datePublished"), &day))
            party_add_date(party, DATE_LISTED, day);
    }
}

/* ---- what is known of an entity ------------------------------------------ */

static const struct xml_known known_part[] = {
    KNOWN_ONE("type"), KNOWN_ONE("value"), XML_KNOWN_END};
static const struct xml_known known_parts[] = {
    KNOWN_MANY("namePart", known_part), KNOWN_MANY("addressPart", known_part),
    XML_KNOWN_END};
/* The first and last name stand in the parts as well. */
static const struct xml_known known_translation[] = {
    KNOWN_ONE("isPrimary"),
    KNOWN_ONE("script"),
    KNOWN_ONE("formattedFullName"),
    KNOWN_ONE("formattedFirstName"),
    KNOWN_ONE("formattedLastName"),
    KNOWN_INSIDE("nameParts", known_parts),
    KNOWN_INSIDE("addressParts", known_parts),
    XML_KNOWN_END};
static const struct xml_known known_translations[] = {
    KNOWN_MANY("translation", known_translation), XML_KNOWN_END};
static const struct xml_known known_name[] = {
    KNOWN_ONE("isPrimary"), KNOWN_ONE("aliasType"), KNOWN_ONE("isLowQuality"),
    KNOWN_INSIDE("translations", known_translations), XML_KNOWN_END};
static const struct xml_known known_names[] = {KNOWN_MANY("name", known_name),
                                               XML_KNOWN_END};
static const struct xml_known known_address[] = {
    KNOWN_ONE("country"), KNOWN_INSIDE("translations", known_translations),
    XML_KNOWN_END};
static const struct xml_known known_addresses[] = {
    KNOWN_MANY("address", known_address), XML_KNOWN_END};
/* The value's days and numbers say again what its text says. */
static const struct xml_known known_days[] = {KNOWN_ONE("fromDateBegin"),
                                              KNOWN_ONE("fromDateEnd"),
                                              KNOWN_ONE("toDateBegin"),
                                              KNOWN_ONE("toDateEnd"),
                                              KNOWN_ONE("isDateRange"),
                                              KNOWN_ONE("isApproximate"),
                                              XML_KNOWN_END};
static const struct xml_known known_feature[] = {
    KNOWN_ONE("type"),
    KNOWN_ONE("value"),
    KNOWN_ONE("comments"),
    KNOWN_ONE("reliability"),
    KNOWN_ONE("isPrimary"),
    KNOWN_ONE("versionId"),
    KNOWN_ONE("valueRefId"),
    KNOWN_INSIDE("valueDate", known_days),
    XML_KNOWN_END};
static const struct xml_known known_features[] = {
    KNOWN_MANY("feature", known_feature), XML_KNOWN_END};
/* `name` points to one of the names above. */
static const struct xml_known known_document[] = {KNOWN_ONE("type"),
                                                  KNOWN_ONE("name"),
                                                  KNOWN_ONE("documentNumber"),
                                                  KNOWN_ONE("issuingCountry"),
                                                  KNOWN_ONE("issueDate"),
                                                  KNOWN_ONE("expirationDate"),
                                                  KNOWN_ONE("isValid"),
                                                  KNOWN_ONE("issuingAuthority"),
                                                  KNOWN_ONE("issuingLocation"),
                                                  XML_KNOWN_END};
static const struct xml_known known_documents[] = {
    KNOWN_MANY("identityDocument", known_document), XML_KNOWN_END};
static const struct xml_known known_relationship[] = {
    KNOWN_ONE("type"), KNOWN_ONE("relatedEntity"), KNOWN_ONE("quality"),
    XML_KNOWN_END};
static const struct xml_known known_relationships[] = {
    KNOWN_MANY("relationship", known_relationship), XML_KNOWN_END};
static const struct xml_known known_general[] = {
    KNOWN_ONE("identityId"), KNOWN_ONE("entityType"), KNOWN_ONE("title"),
    KNOWN_ONE("remarks"), XML_KNOWN_END};
static const struct xml_known known_sanctions[] = {
    KNOWN_MANY("sanctionsProgram", NULL), KNOWN_MANY("sanctionsType", NULL),
    KNOWN_MANY("legalAuthority", NULL), KNOWN_MANY("sanctionsList", NULL),
    XML_KNOWN_END};
static const struct xml_known known_entity[] = {
    KNOWN_INSIDE("generalInfo", known_general),
    KNOWN_INSIDE("sanctionsLists", known_sanctions),
    KNOWN_INSIDE("sanctionsPrograms", known_sanctions),
    KNOWN_INSIDE("sanctionsTypes", known_sanctions),
    KNOWN_INSIDE("legalAuthorities", known_sanctions),
    KNOWN_INSIDE("names", known_names),
    KNOWN_INSIDE("addresses", known_addresses),
    KNOWN_INSIDE("features", known_features),
    KNOWN_INSIDE("identityDocuments", known_documents),
    KNOWN_INSIDE("relationships", known_relationships),
    XML_KNOWN_END};

/* ---- an entity ----------------------------------------------------------- */

static bool belongs(const struct enhanced_read *read,
                    const struct xml_node *entity) {
    if (!read->is_mixed) return true;
    enum ofac_list list = OFAC_CONSOLIDATED;
    for (const struct xml_node *node =
             xml_find(entity, "sanctionsLists/sanctionsList");
         node; node = xml_again(node))
        if (span_is(node->text, "SDN List")) list = OFAC_SDN;
    return list == read->list;
}

static idt_status read_entity(struct enhanced_read *read,
                              const struct xml_node *entity, struct span raw) {
    struct party *party = list_output_begin(&read->out);
    party->type = ofac_party_type(xml_text(entity, "generalInfo/entityType"));
    party_set_id(party, xml_attribute(entity, "id"));
    for (const struct xml_node *name = xml_find(entity, "names/name"); name;
         name = xml_again(name))
        add_name(party, name);
    add_sanctions(read, entity);
    add_addresses(read, entity);
    add_facts(party, entity, read->out.head.list);
    party_add_text(party, ITEM_DETAIL, DETAIL_TITLE,
                   xml_text(entity, "generalInfo/title"));
    party_add_text(party, ITEM_DETAIL, DETAIL_REMARK,
                   xml_text(entity, "generalInfo/remarks"));
    xml_rest_keep(party, entity, known_entity);
    read->out.measures_else = ofac_least_measures(read->list);
    if (read->scratch.failed) return fail_memory(read->out.error);
    return list_output_end(
        &read->out, &(struct record_bytes){raw, entity->place, entity->line});
}

/* ---- the file ------------------------------------------------------------ */

/* Both lists, or neither, named as the filter: the file is mixed.  Entities
 * before it would have been read by another list's rules. */
static idt_status read_publication(struct enhanced_read *read,
                                   const struct xml_node *info) {
    bool has_sdn = false, has_other = false;
    struct span date = xml_text(info, "dataAsOf");
    if (read->has_entity)
        return fail(read->out.error, IDT_BAD_SOURCE,
                    at(read->set->files[0].path, info->line, info->column),
                    "publicationInfo stands behind an entity");
    if (date.length > 10) date.length = 10;
    (void)day_parse_iso(date, &read->out.head.published);
    for (const struct xml_node *node =
             xml_find(info, "filters/sanctionsLists/sanctionsList");
         node; node = xml_again(node)) {
        bool is_sdn = span_is(node->text, "SDN List");
        has_sdn |= is_sdn;
        has_other |= !is_sdn;
    }
    read->is_mixed = has_sdn == has_other;
    if (read->is_mixed) return IDT_OK;
    read->list = has_sdn ? OFAC_SDN : OFAC_CONSOLIDATED;
    read->out.head =
        ofac_head(read->list, read->out.head.kind, read->out.head.published);
    return IDT_OK;
}

/* Once, when the file is read twice. */
static idt_status read_unknown(struct enhanced_read *read,
                               const struct xml_walk *walk,
                               const struct xml_node *record) {
    if (read->is_mixed && read->list != OFAC_SDN) return IDT_OK;
    return list_output_unknown(
        &read->out, &(struct record_bytes){xml_walk_raw(walk), record->place,
                                           record->line});
}

static idt_status read_records(struct enhanced_read *read,
                               struct xml_walk *walk) {
    const struct xml_node *record = NULL;
    idt_status status;
    while (!(status = xml_walk_next(walk, read->out.error, &record)) &&
           record) {
        if (span_is(record->name, "publicationInfo"))
            status = read_publication(read, record);
        else if (!span_is(record->name, "entity"))
            status = read_unknown(read, walk, record);
        else if (belongs(read, record))
            status = read_entity(read, record, xml_walk_raw(walk));
        read->has_entity |= span_is(record->name, "entity");
        if (status) break;
    }
    return status;
}

/* One pass over the file, for read->list if it is mixed. */
static idt_status read_pass(struct enhanced_read *read) {
    struct byte_stream *stream = NULL;
    struct xml_walk *walk = NULL;
    idt_error *error = read->out.error;
    read->has_entity = false;
    idt_status status = list_file_open(read->set, error, &stream);
    if (!status) status = xml_walk_new(stream, record_names, error, &walk);
    if (!status) xml_walk_outside(walk, &(struct xml_outside){around, aside});
    if (!status) status = read_records(read, walk);
    if (!status) list_file_done(read->set, stream);
    xml_walk_free(walk);
    byte_stream_close(stream);
    return status;
}

static idt_status read_file(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    struct enhanced_read read = {
        .set = set, .list = OFAC_SDN, .is_mixed = true};
    list_output_init(&read.out, sink, error);
    read.out.head = ofac_head(OFAC_SDN, set->reader->kind, DAY_NONE);
    idt_status status = read_pass(&read);
    if (!status) status = list_output_finish(&read.out);
    if (!status && read.is_mixed) {
        day_number published = read.out.head.published;
        list_output_release(&read.out);
        list_output_init(&read.out, sink, error);
        read.list = OFAC_CONSOLIDATED;
        read.out.head =
            ofac_head(OFAC_CONSOLIDATED, set->reader->kind, published);
        status = read_pass(&read);
        if (!status) status = list_output_finish(&read.out);
    }
    list_output_release(&read.out);
    byte_writer_release(&read.scratch);
    return status;
}

static const char *recognise(struct span head, const char *file_name) {
    struct span root;
    (void)file_name;
    (void)xml_head_root(head, &root);
    return span_is(root, "sanctionsData") ? "list" : NULL;
}

const struct source_reader ofac_enhanced_reader = {
    .kind = "ofac-enhanced",
    .title = "OFAC lists in enhanced XML: SDN_ENHANCED, CONS_ENHANCED",
    .recognises = recognise,
    .read = read_file,
    .main_role = "list",
};
