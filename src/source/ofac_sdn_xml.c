/* ofac_sdn_xml.c -- OFAC's classic XML: sdn.xml and consolidated.xml.
 *
 *     <sdnList>
 *       <publshInformation><Publish_Date>08/07/2026</Publish_Date> ...
 *       <sdnEntry><uid>36</uid><lastName>...</lastName><sdnType>Entity</sdnType>
 *         <programList><program>CUBA</program></programList>
 *         <akaList><aka><type>a.k.a.</type><category>strong</category> ...
 *
 * ("publshInformation" is the publisher's own spelling.)  Facts such as
 * gender or year of build stand in idList beside passports: ofac_facts.h
 * knows them by their label.
 * The file does not say which of the two lists it is; a programme that only
 * the consolidated list has, in the first bytes, tells.
 * The format is read from excerpts and made-up samples in public code that
 * follow OFAC's sdn.xsd; no whole published file was at hand.  The namespace
 * was tempuri.org/sdnList.xsd until 2024.
 */
#include "record/identifier.h"
#include "source/list_output.h"
#include "source/list_records.h"
#include "source/ofac_facts.h"
#include "source/readers.h"
#include "source/xml_rest.h"
#include "source/xml_walk.h"

static const char *const record_names[] = {"publshInformation", "sdnEntry",
                                           NULL};

static const char *const nothing[] = {NULL};

struct sdn_read {
    struct list_output out;
    struct byte_writer scratch;
    enum ofac_list list;
};

/* ---- parts of an entry --------------------------------------------------- */

/* "LAST, First": as OFAC's CSV files and people write it. */
static void add_name(struct sdn_read *read, enum name_role role,
                     const struct xml_node *node) {
    struct span first = xml_text(node, "firstName");
    struct span last = xml_text(node, "lastName");
    growing_clear(&read->scratch.bytes);
    write_bytes(&read->scratch, last.bytes, last.length);
    if (first.length && last.length) write_bytes(&read->scratch, ", ", 2);
    write_bytes(&read->scratch, first.bytes, first.length);
    struct party *party = &read->out.party;
    party_add_name(party, role, written(&read->scratch));
    if (first.length == 0 || last.length == 0) return;
    party_add_text(party, ITEM_NAME_PART, PART_FAMILY, last);
    party_add_text(party, ITEM_NAME_PART, PART_GIVEN, first);
}

static enum name_role alias_role(const struct xml_node *aka) {
    if (span_is_caseless(xml_text(aka, "type"), "f.k.a.")) return NAME_FORMER;
    if (span_is_caseless(xml_text(aka, "category"), "weak"))
        return NAME_WEAK_ALIAS;
    return NAME_ALIAS;
}

static void add_identifier(struct party *party, const struct xml_node *id) {
    struct date_range day;
    day_number from = DAY_NONE, until = DAY_NONE;
    struct ofac_fact fact = {.label = xml_text(id, "idType"),
                             .value = xml_text(id, "idNumber"),
                             .country = xml_text(id, "idCountry")};
    if (date_parse(xml_text(id, "issueDate"), &day)) from = day.first;
    if (date_parse(xml_text(id, "expirationDate"), &day)) until = day.last;
    fact.has_valid = ofac_valid_between(from, until, &fact.valid);
    ofac_add_fact(party, &fact);
}

static void add_address(struct sdn_read *read, const struct xml_node *node) {
    static const struct ofac_address_part parts[] = {
        {"address1", ADDRESS_STREET},        {"address2", ADDRESS_STREET},
        {"address3", ADDRESS_STREET},        {"city", ADDRESS_CITY},
        {"stateOrProvince", ADDRESS_REGION}, {"postalCode", ADDRESS_POSTCODE},
        {"country", ADDRESS_COUNTRY},        {"region", ADDRESS_NOTE},
    };
    growing_clear(&read->scratch.bytes);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        ofac_join_address(&read->scratch, xml_text(node, parts[i].name));
    ofac_add_address(&read->out.party, written(&read->scratch),
                     xml_text(node, "country"));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        party_add_text(&read->out.party, ITEM_ADDRESS_PART, (int)parts[i].role,
                       xml_text(node, parts[i].name));
}

/* Lists of one fact each: where they stand, and the label they have. */
static void add_facts(struct party *party, const struct xml_node *entry) {
    static const struct {
        const char *list, *item, *text, *label;
    } lists[] = {
        {"dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "DOB"},
        {"placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "POB"},
        {"nationalityList", "nationality", "country", "nationality"},
        {"citizenshipList", "citizenship", "country", "citizen"},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct xml_node *list = xml_child(entry, lists[i].list);
        for (const struct xml_node *item = xml_child(list, lists[i].item); item;
             item = xml_again(item))
            ofac_add_fact(party, &(struct ofac_fact){
                                     .label = span_of(lists[i].label),
                                     .value = xml_text(item, lists[i].text),
                                     .country = SPAN_EMPTY});
    }
}

static void add_vessel(struct party *party, const struct xml_node *vessel) {
    static const struct {
        const char *element, *label;
    } facts[] = {
        {"callSign", "Vessel Call Sign"},
        {"vesselType", "Vessel Type"},
        {"vesselFlag", "Vessel Flag"},
        {"vesselOwner", "Vessel Owner"},
        {"tonnage", "Vessel Tonnage"},
        {"grossRegisteredTonnage", "Gross Registered Tonnage"},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        ofac_add_fact(party, &(struct ofac_fact){
                                 .label = span_of(facts[i].label),
                                 .value = xml_text(vessel, facts[i].element),
                                 .country = SPAN_EMPTY});
}

/* ---- what is known of an entry ------------------------------------------- */

static const struct xml_known known_program[] = {KNOWN_MANY("program", NULL),
                                                 XML_KNOWN_END};
static const struct xml_known known_id[] = {
    KNOWN_ONE("uid"),       KNOWN_ONE("idType"),    KNOWN_ONE("idNumber"),
    KNOWN_ONE("idCountry"), KNOWN_ONE("issueDate"), KNOWN_ONE("expirationDate"),
    XML_KNOWN_END};
static const struct xml_known known_ids[] = {KNOWN_MANY("id", known_id),
                                             XML_KNOWN_END};
static const struct xml_known known_aka[] = {
    KNOWN_ONE("uid"),      KNOWN_ONE("type"),      KNOWN_ONE("category"),
    KNOWN_ONE("lastName"), KNOWN_ONE("firstName"), XML_KNOWN_END};
static const struct xml_known known_akas[] = {KNOWN_MANY("aka", known_aka),
                                              XML_KNOWN_END};
static const struct xml_known known_address[] = {
    KNOWN_ONE("uid"),      KNOWN_ONE("address1"), KNOWN_ONE("address2"),
    KNOWN_ONE("address3"), KNOWN_ONE("city"),     KNOWN_ONE("stateOrProvince"),
    KNOWN_ONE("region"),   KNOWN_ONE("country"),  KNOWN_ONE("postalCode"),
    XML_KNOWN_END};
static const struct xml_known known_addresses[] = {
    KNOWN_MANY("address", known_address), XML_KNOWN_END};
/* mainEntry tells which of several OFAC thinks right; all are kept. */
static const struct xml_known known_fact[] = {
    KNOWN_ONE("uid"),         KNOWN_ONE("mainEntry"),    KNOWN_ONE("country"),
    KNOWN_ONE("dateOfBirth"), KNOWN_ONE("placeOfBirth"), XML_KNOWN_END};
static const struct xml_known known_facts[] = {
    KNOWN_MANY("dateOfBirthItem", known_fact),
    KNOWN_MANY("placeOfBirthItem", known_fact),
    KNOWN_MANY("nationality", known_fact),
    KNOWN_MANY("citizenship", known_fact), XML_KNOWN_END};
static const struct xml_known known_vessel[] = {
    KNOWN_ONE("callSign"),
    KNOWN_ONE("vesselType"),
    KNOWN_ONE("vesselFlag"),
    KNOWN_ONE("vesselOwner"),
    KNOWN_ONE("tonnage"),
    KNOWN_ONE("grossRegisteredTonnage"),
    XML_KNOWN_END};
static const struct xml_known known_entry[] = {
    KNOWN_ONE("uid"),
    KNOWN_ONE("firstName"),
    KNOWN_ONE("lastName"),
    KNOWN_ONE("title"),
    KNOWN_ONE("sdnType"),
    KNOWN_ONE("remarks"),
    KNOWN_INSIDE("programList", known_program),
    KNOWN_INSIDE("idList", known_ids),
    KNOWN_INSIDE("akaList", known_akas),
    KNOWN_INSIDE("addressList", known_addresses),
    KNOWN_INSIDE("nationalityList", known_facts),
    KNOWN_INSIDE("citizenshipList", known_facts),
    KNOWN_INSIDE("dateOfBirthList", known_facts),
    KNOWN_INSIDE("placeOfBirthList", known_facts),
    KNOWN_INSIDE("vesselInfo", known_vessel),
    XML_KNOWN_END};

/* ---- an entry ------------------------------------------------------------ */

static void add_names(struct sdn_read *read, const struct xml_node *entry) {
    add_name(read, NAME_PRIMARY, entry);
    for (const struct xml_node *aka = xml_find(entry, "akaList/aka"); aka;
         aka = xml_again(aka))
        add_name(read, alias_role(aka), aka);
}

static idt_status read_entry(struct sdn_read *read,
                             const struct xml_node *entry, struct span raw) {
    struct party *party = list_output_begin(&read->out);
    party->type = ofac_party_type(xml_text(entry, "sdnType"));
    party_set_id(party, xml_text(entry, "uid"));
    add_names(read, entry);
    for (const struct xml_node *tag = xml_find(entry, "programList/program");
         tag; tag = xml_again(tag))
        ofac_add_program(party, read->list, tag->text);
    party_add_text(party, ITEM_DETAIL, DETAIL_TITLE, xml_text(entry, "title"));
    for (const struct xml_node *id = xml_find(entry, "idList/id"); id;
         id = xml_again(id))
        add_identifier(party, id);
    for (const struct xml_node *at = xml_find(entry, "addressList/address"); at;
         at = xml_again(at))
        add_address(read, at);
    add_facts(party, entry);
    add_vessel(party, xml_child(entry, "vesselInfo"));
    ofac_add_remarks(party, xml_text(entry, "remarks"));
    xml_rest_keep(party, entry, known_entry);
    read->out.measures_else = ofac_least_measures(read->list);
    if (read->scratch.failed) return fail_memory(read->out.error);
    return list_output_end(
        &read->out, &(struct record_bytes){raw, entry->place, entry->line});
}

/* "08/07/2026" is the seventh of August here: month first. */
static day_number american_day(struct span text) {
    uint64_t month, day, year;
    day_number found;
    struct span rest = span_trim(text);
    if (!span_number(span_cut(&rest, '/'), &month) || !rest.bytes ||
        !span_number(span_cut(&rest, '/'), &day) || !rest.bytes ||
        !span_number(rest, &year) || year > 9999 || month > 12 || day > 31)
        return DAY_NONE;
    return day_from_parts((int)year, (int)month, (int)day, &found) ? found
                                                                   : DAY_NONE;
}

/* ---- the file ------------------------------------------------------------ */

static idt_status read_records(struct sdn_read *read, struct xml_walk *walk) {
    const struct xml_node *record = NULL;
    idt_status status;
    while (!(status = xml_walk_next(walk, read->out.error, &record)) &&
           record) {
        if (span_is(record->name, "sdnEntry"))
            status = read_entry(read, record, xml_walk_raw(walk));
        else if (span_is(record->name, "publshInformation"))
            read->out.head.published =
                american_day(xml_text(record, "Publish_Date"));
        else
            status = list_output_unknown(
                &read->out,
                &(struct record_bytes){xml_walk_raw(walk), record->place,
                                       record->line});
        if (status) break;
    }
    return status ? status : list_output_finish(&read->out);
}

/* The list is told by the first entries: the consolidated list begins with
 * the members of the Palestinian Legislative Council. */
static enum ofac_list list_of_role(const struct source_file *file) {
    return file->role && strcmp(file->role, "consolidated") == 0
               ? OFAC_CONSOLIDATED
               : OFAC_SDN;
}

static idt_status read_file(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    struct sdn_read read = {.list = list_of_role(&set->files[0])};
    struct byte_stream *stream = NULL;
    struct xml_walk *walk = NULL;
    list_output_init(&read.out, sink, error);
    read.out.head = ofac_head(read.list, set->reader->kind, DAY_NONE);
    idt_status status = list_file_open(set, error, &stream);
    if (!status) status = xml_walk_new(stream, record_names, error, &walk);
    if (!status)
        xml_walk_outside(walk, &(struct xml_outside){nothing, nothing});
    if (!status) status = read_records(&read, walk);
    if (!status) list_file_done(set, stream);
    xml_walk_free(walk);
    byte_stream_close(stream);
    list_output_release(&read.out);
    byte_writer_release(&read.scratch);
    return status;
}

static const char *recognise(struct span head, const char *file_name) {
    struct span root;
    static const char tag[] = "<program>";
    (void)file_name;
    (void)xml_head_root(head, &root);
    if (!span_is(root, "sdnList")) return NULL;
    size_t place = span_find(head, tag, 0);
    while (place < head.length) {
        place += sizeof tag - 1;
        struct span program = {head.bytes + place,
                               span_find(head, "<", place) - place};
        if (ofac_is_consolidated_program(program)) return "consolidated";
        place = span_find(head, tag, place);
    }
    return "sdn";
}

const struct source_reader ofac_sdn_xml_reader = {
    .kind = "ofac-sdn-xml",
    .title = "OFAC lists in the classic XML: sdn.xml, consolidated.xml",
    .recognises = recognise,
    .read = read_file,
    .main_role = "sdn",
};
