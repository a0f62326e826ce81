/* senzing_json.c -- records in the Senzing entity format, one a line.
 *
 *     {"DATA_SOURCE": "WATCH", "RECORD_ID": "17", "FEATURES": [
 *        {"RECORD_TYPE": "PERSON"},
 *        {"NAME_TYPE": "PRIMARY", "NAME_LAST": "Kim", "NAME_FIRST": "Jong"},
 *        {"PASSPORT_NUMBER": "PS1", "PASSPORT_COUNTRY": "KP"}]}
 *     -> party WATCH/17 person: name "Kim, Jong", passport
 *
 * The form: Senzing Entity Specification,
 * https://senzing.com/docs/entity_specification/ (attributes, usage types),
 * and its third version of 2021, whose records are flat or use lists
 * (NAME_LIST, ADDRESS_LIST).  An object of FEATURES, an object of any list
 * and the record itself are read alike: each is a group of attributes that
 * belong together.  Where a prefix stands before an attribute, as in
 * HOME_ADDR_CITY or AKA_NAME_FULL, the prefix is its usage type.
 * Attributes that are none are payload, kept as text under their name.
 */
#include "record/country.h"
#include "record/identifier.h"
#include "source/json_lines.h"
#include "source/list_output.h"
#include "source/list_records.h"
#include "source/readers.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* ---- the dictionary ------------------------------------------------------ */

enum form {
    AS_KEY,
    AS_TYPE,
    AS_NAME,
    AS_ADDRESS,
    AS_ID,
    AS_LINK,
    AS_BIRTH,
    AS_DATE,
    AS_COUNTRY,
    AS_PLACE,
    AS_DETAIL,
    AS_PART
};

/* AS_PART belongs to another attribute of its group and is read with it. */
static const struct attribute {
    const char *name;
    enum form form;
    int kind, role;
} attributes[] = {
    {"DATA_SOURCE", AS_KEY, 0, 0},
    {"RECORD_ID", AS_KEY, 0, 0},
    {"RECORD_TYPE", AS_TYPE, 0, 0},
    {"NAME_FULL", AS_NAME, ITEM_NAME, 0},
    {"NAME_ORG", AS_NAME, ITEM_NAME, 0},
    {"NAME_LAST", AS_NAME, ITEM_NAME_PART, PART_FAMILY},
    {"NAME_FIRST", AS_NAME, ITEM_NAME_PART, PART_GIVEN},
    {"NAME_MIDDLE", AS_NAME, ITEM_NAME_PART, PART_MIDDLE},
    {"NAME_PREFIX", AS_NAME, ITEM_NAME_PART, PART_PREFIX},
    {"NAME_SUFFIX", AS_NAME, ITEM_NAME_PART, PART_SUFFIX},
    {"NAME_TYPE", AS_PART, 0, 0},
    {"ADDR_FULL", AS_ADDRESS, ITEM_ADDRESS, 0},
    {"ADDR_LINE1", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_STREET},
    {"ADDR_LINE2", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_STREET},
    {"ADDR_LINE3", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_STREET},
    {"ADDR_LINE4", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_STREET},
    {"ADDR_LINE5", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_STREET},
    {"ADDR_LINE6", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_STREET},
    {"ADDR_CITY", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_CITY},
    {"ADDR_STATE", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_REGION},
    {"ADDR_POSTAL_CODE", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_POSTCODE},
    {"ADDR_COUNTRY", AS_ADDRESS, ITEM_ADDRESS_PART, ADDRESS_COUNTRY},
    {"ADDR_TYPE", AS_PART, 0, 0},
    {"PASSPORT_NUMBER", AS_ID, IDENTIFIER_PASSPORT, 0},
    {"DRIVERS_LICENSE_NUMBER", AS_ID, IDENTIFIER_DRIVING_LICENCE, 0},
    {"SSN_NUMBER", AS_ID, IDENTIFIER_SOCIAL_SECURITY, 0},
    {"NATIONAL_ID_NUMBER", AS_ID, IDENTIFIER_NATIONAL_ID, 0},
    {"TAX_ID_NUMBER", AS_ID, IDENTIFIER_TAX_ID, 0},
    {"OTHER_ID_NUMBER", AS_ID, IDENTIFIER_OTHER, 0},
    {"TRUSTED_ID_NUMBER", AS_ID, IDENTIFIER_OTHER, 0},
    {"ACCOUNT_NUMBER", AS_ID, IDENTIFIER_ACCOUNT, 0},
    {"DUNS_NUMBER", AS_ID, IDENTIFIER_DUNS, 0},
    {"LEI_NUMBER", AS_ID, IDENTIFIER_LEI, 0},
    {"NPI_NUMBER", AS_ID, IDENTIFIER_LICENCE, 0},
    {"PHONE_NUMBER", AS_ID, IDENTIFIER_PHONE, 0},
    {"EMAIL_ADDRESS", AS_ID, IDENTIFIER_EMAIL, 0},
    {"WEBSITE_ADDRESS", AS_ID, IDENTIFIER_WEBSITE, 0},
    {"IMO_NUMBER", AS_ID, IDENTIFIER_IMO, 0},
    {"MMSI_NUMBER", AS_ID, IDENTIFIER_MMSI, 0},
    {"CALL_SIGN", AS_ID, IDENTIFIER_CALL_SIGN, 0},
    {"DATE_OF_BIRTH", AS_BIRTH, 0, 0},
    {"DATE_OF_DEATH", AS_DATE, ITEM_DATE, DATE_DEATH},
    {"REGISTRATION_DATE", AS_DATE, ITEM_DATE, DATE_INCORPORATED},
    {"NATIONALITY", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_NATIONALITY},
    {"CITIZENSHIP", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_CITIZENSHIP},
    {"REGISTRATION_COUNTRY", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_REGISTRATION},
    {"COUNTRY_OF_ASSOCIATION", AS_COUNTRY, ITEM_COUNTRY, COUNTRY_OPERATION},
    {"PLACE_OF_BIRTH", AS_PLACE, ITEM_BIRTH_PLACE, 0},
    {"GENDER", AS_DETAIL, ITEM_DETAIL, DETAIL_GENDER},
    {"EMPLOYER_NAME", AS_DETAIL, ITEM_LINK, LINK_EMPLOYED_BY},
    {"EMPLOYER", AS_DETAIL, ITEM_LINK, LINK_EMPLOYED_BY},
    {"GROUP_ASSOCIATION_ORG_NAME", AS_DETAIL, ITEM_LINK, LINK_MEMBER_OF},
    {"REL_POINTER_KEY", AS_LINK, ITEM_LINK, LINK_RELATED},
    {"REL_POINTER_ROLE", AS_PART, 0, 0},
    {"REL_POINTER_DOMAIN", AS_PART, 0, 0},
    {"REL_ANCHOR_KEY", AS_DETAIL, ITEM_DETAIL, DETAIL_REFERENCE},
    {"REL_ANCHOR_DOMAIN", AS_DETAIL, ITEM_DETAIL, DETAIL_REFERENCE},
};

/* What a disclosed relationship means: the role that the record plays. */
static const struct {
    const char *role;
    enum link_role link;
} roles[] = {
    {"SPOUSE", LINK_FAMILY},
    {"FAMILY", LINK_FAMILY},
    {"MOTHER", LINK_FAMILY},
    {"FATHER", LINK_FAMILY},
    {"SON", LINK_FAMILY},
    {"DAUGHTER", LINK_FAMILY},
    {"CHILD", LINK_FAMILY},
    {"PARENT_COMPANY", LINK_SUBSIDIARY},
    {"SUBSIDIARY_OF", LINK_PARENT},
    {"SUBSIDIARY", LINK_PARENT},
    {"OWNER_OF", LINK_OWNS},
    {"OWNED_BY", LINK_OWNED_BY},
    {"DIRECTOR_OF", LINK_DIRECTOR_OF},
    {"EMPLOYED_BY", LINK_EMPLOYED_BY},
    {"EMPLOYEE_OF", LINK_EMPLOYED_BY},
    {"MEMBER_OF", LINK_MEMBER_OF},
};

/* The attribute that a key is or ends with behind a '_'; *usage is what
 * stands before. */
static const struct attribute *attribute_of(struct span key,
                                            struct span *usage) {
    *usage = SPAN_EMPTY;
    for (size_t i = 0; i < LENGTH(attributes); i++)
        if (span_is(key, attributes[i].name)) return &attributes[i];
    for (size_t i = 0; i < LENGTH(attributes); i++) {
        size_t length = strlen(attributes[i].name);
        if (key.length <= length + 1 || !span_ends(key, attributes[i].name) ||
            key.bytes[key.length - length - 1] != '_')
            continue;
        *usage = (struct span){key.bytes, key.length - length - 1};
        return &attributes[i];
    }
    return NULL;
}

/* ---- a group of attributes ----------------------------------------------- */

/* One object, and in it the attributes with one prefix. */
struct group {
    struct json object;
    struct span usage;
};

/* The value of an attribute of the group; empty when there is none. */
static struct span in_group(const struct group *group, const char *name) {
    struct json member;
    for (bool has = json_first(group->object, &member); has;
         has = json_next(&member)) {
        struct span usage;
        const struct attribute *found = attribute_of(json_key(member), &usage);
        if (found && strcmp(found->name, name) == 0 &&
            span_equals(usage, group->usage) &&
            json_kind_of(member) != JSON_NULL)
            return span_trim(value_text(member));
    }
    return SPAN_EMPTY;
}

/* The usage type: stated, or the prefix. */
static struct span usage_of(const struct group *group, const char *name) {
    struct span stated = in_group(group, name);
    return stated.length ? stated : group->usage;
}

/* Whether this is the first attribute of `form` in its group: the whole
 * group is then read, and the others of it are passed over. */
static bool is_first_of(const struct group *group, struct span key,
                        enum form form) {
    struct json member;
    for (bool has = json_first(group->object, &member); has;
         has = json_next(&member)) {
        struct span usage;
        const struct attribute *found = attribute_of(json_key(member), &usage);
        if (found && found->form == form && span_equals(usage, group->usage))
            return span_equals(json_key(member), key);
    }
    return false;
}

static void join(struct byte_writer *to, const char *between,
                 struct span text) {
    if (text.length == 0) return;
    if (to->bytes.count) write_bytes(to, between, strlen(between));
    write_bytes(to, text.bytes, text.length);
}

/* Every part of one form behind its whole. */
static void add_parts(struct party *party, const struct group *group,
                      enum form form, int part_kind) {
    for (size_t i = 0; i < LENGTH(attributes); i++)
        if (attributes[i].form == form && attributes[i].kind == part_kind)
            party_add_text(party, (enum item_kind)part_kind, attributes[i].role,
                           in_group(group, attributes[i].name));
}

/* ---- names --------------------------------------------------------------- */

static enum name_role name_role_of(struct party *party, struct span usage) {
    static const struct {
        const char *word;
        enum name_role role;
    } words[] = {{"ALIAS", NAME_ALIAS},    {"AKA", NAME_ALIAS},
                 {"NICK", NAME_ALIAS},     {"DBA", NAME_ALIAS},
                 {"NATIVE", NAME_SCRIPT},  {"FORMER", NAME_FORMER},
                 {"MAIDEN", NAME_FORMER},  {"FKA", NAME_FORMER},
                 {"WEAK", NAME_WEAK_ALIAS}};
    for (size_t i = 0; i < LENGTH(words); i++)
        if (span_is_caseless(usage, words[i].word)) return words[i].role;
    if (!span_is_caseless(usage, "PRIMARY"))
        party_add_unknown(party, SPAN_OF("NAME_TYPE"), usage);
    return party_name(party, NAME_PRIMARY) ? NAME_ALIAS : NAME_PRIMARY;
}

/* "Last, First Middle" when the parts stand alone. */
static void compose_name(const struct group *group, struct byte_writer *to) {
    struct byte_writer given = {0};
    join(&given, " ", in_group(group, "NAME_FIRST"));
    join(&given, " ", in_group(group, "NAME_MIDDLE"));
    join(to, " ", in_group(group, "NAME_LAST"));
    if (given.bytes.count) join(to, ", ", written(&given));
    to->failed = to->failed || given.failed;
    byte_writer_release(&given);
}

static void add_name(struct party *party, const struct group *group) {
    enum name_role role = name_role_of(party, usage_of(group, "NAME_TYPE"));
    struct span full = in_group(group, "NAME_FULL");
    struct span org = in_group(group, "NAME_ORG");
    struct byte_writer composed = {0};
    if (full.length == 0 && org.length == 0) compose_name(group, &composed);
    if (composed.failed) party->failed = true;
    if (composed.bytes.count) full = written(&composed);
    if (org.length && party->type == PARTY_UNKNOWN)
        party->type = PARTY_ORGANIZATION;
    party_add_name(party, role, org.length ? org : full);
    if (org.length && full.length) party_add_name(party, NAME_ALIAS, full);
    add_parts(party, group, AS_NAME, ITEM_NAME_PART);
    byte_writer_release(&composed);
}

/* ---- addresses, identifiers, links ---------------------------------------- */

static void add_address(struct party *party, const struct group *group) {
    struct span full = in_group(group, "ADDR_FULL");
    struct byte_writer composed = {0};
    for (size_t i = 0; i < LENGTH(attributes) && !full.length; i++)
        if (attributes[i].form == AS_ADDRESS &&
            attributes[i].kind == ITEM_ADDRESS_PART)
            join(&composed, ", ", in_group(group, attributes[i].name));
    if (composed.failed) party->failed = true;
    if (composed.bytes.count) full = written(&composed);
    party_add(party, (struct item){.kind = ITEM_ADDRESS,
                                   .text = full,
                                   .extra = span_of(country_code(
                                       in_group(group, "ADDR_COUNTRY")))});
    add_parts(party, group, AS_ADDRESS, ITEM_ADDRESS_PART);
    struct span usage = usage_of(group, "ADDR_TYPE");
    party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_NOTE, usage);
    byte_writer_release(&composed);
}

/* PASSPORT_NUMBER has PASSPORT_COUNTRY, and PASSPORT_TYPE, beside it. */
static struct span beside(struct json object, struct span key,
                          const char *ending) {
    char name[64];
    struct json member;
    size_t stem = key.length;
    while (stem > 0 && key.bytes[stem - 1] != '_')
        stem--;
    if (stem + strlen(ending) >= sizeof name) return SPAN_EMPTY;
    memcpy(name, key.bytes, stem);
    memcpy(name + stem, ending, strlen(ending) + 1);
    return json_find(object, name, &member) && json_kind_of(member) != JSON_NULL
               ? span_trim(value_text(member))
               : SPAN_EMPTY;
}

static void add_identifier(struct party *party, const struct attribute *row,
                           const struct group *group, struct json member) {
    struct span key = json_key(member), currency = SPAN_EMPTY;
    struct span label = beside(group->object, key, "TYPE");
    struct span country = beside(group->object, key, "COUNTRY");
    int kind = row->kind;
    if (kind == IDENTIFIER_OTHER && label.length)
        kind = (int)identifier_of_label(label, &currency);
    if (kind == IDENTIFIER_WALLET && currency.length) country = currency;
    party_add_identifier(party, kind, value_text(member), country);
    if (kind == row->kind) party_add_unknown(party, key, label);
}

/* Anchors of Senzing records are keys of their own; where the domain is a
 * data source the key is a record's, and the link can be followed. */
static void add_link(struct party *party, const struct group *group) {
    struct span key = in_group(group, "REL_POINTER_KEY");
    struct span domain = in_group(group, "REL_POINTER_DOMAIN");
    struct span role = in_group(group, "REL_POINTER_ROLE");
    struct byte_writer id = {0};
    struct item item = {.kind = ITEM_LINK, .role = LINK_RELATED, .text = role};
    for (size_t i = 0; i < LENGTH(roles); i++)
        if (span_is_caseless(role, roles[i].role))
            item.role = (uint8_t)roles[i].link;
    write_bytes(&id, "senzing:", 8);
    write_bytes(&id, domain.bytes, domain.length);
    write_byte(&id, '/');
    write_bytes(&id, key.bytes, key.length);
    if (id.failed) party->failed = true;
    item.extra = written(&id);
    if (!id.failed && key.length) party_add(party, item);
    byte_writer_release(&id);
}

/* ---- one record ---------------------------------------------------------- */

static void add_date(struct party *party, const struct attribute *row,
                     struct span text) {
    struct item item = {
        .kind = ITEM_DATE, .role = (uint8_t)row->role, .flags = ITEM_HAS_DATE};
    if (date_parse(span_trim(text), &item.date)) {
        party_add(party, item);
        return;
    }
    party->is_flawed = true;
    party_add_unknown(party, span_of(row->name), text);
}

static void add_type(struct party *party, struct span text) {
    if (!party_type_parse(text, &party->type))
        party_add_unknown(party, SPAN_OF("RECORD_TYPE"), text);
}

static void add_attribute(struct party *party, const struct attribute *row,
                          const struct group *group, struct json member) {
    struct span text = value_text(member);
    switch (row->form) {
    case AS_KEY:
    case AS_PART: break;
    case AS_TYPE: add_type(party, text); break;
    case AS_NAME:
        if (is_first_of(group, json_key(member), AS_NAME))
            add_name(party, group);
        break;
    case AS_ADDRESS:
        if (is_first_of(group, json_key(member), AS_ADDRESS))
            add_address(party, group);
        break;
    case AS_ID: add_identifier(party, row, group, member); break;
    case AS_LINK: add_link(party, group); break;
    case AS_BIRTH: party_add_birth(party, text); break;
    case AS_DATE: add_date(party, row, text); break;
    case AS_COUNTRY:
        party_add_country(party, (enum country_role)row->role, text);
        break;
    case AS_PLACE:
        party_add(party, (struct item){.kind = ITEM_BIRTH_PLACE,
                                       .text = text,
                                       .extra = span_of(country_code(text))});
        break;
    case AS_DETAIL:
        party_add_text(party, (enum item_kind)row->kind, row->role, text);
        break;
    }
}

/* Keys that stand beside an identifier: "PASSPORT_COUNTRY". */
static bool is_beside_number(struct json object, struct span key) {
    static const char *const endings[] = {"COUNTRY", "TYPE"};
    for (size_t i = 0; i < LENGTH(endings); i++)
        if (span_ends(key, endings[i]) && beside(object, key, "NUMBER").length)
            return true;
    return false;
}

static void read_object(struct party *party, struct json object);

/* A list of groups, as FEATURES; else payload. */
static void read_other(struct party *party, struct json object,
                       struct json member) {
    struct json value;
    if (is_beside_number(object, json_key(member))) return;
    for (bool has = value_first(member, &value); has;
         has = value_next(member, &value))
        if (json_kind_of(value) == JSON_OBJECT)
            read_object(party, value);
        else
            party_add_unknown(party, json_key(member), value_text(value));
}

/* Nesting is bounded by LIMIT_JSON_DEPTH. */
static void read_object(struct party *party, struct json object) {
    struct json member;
    for (bool has = json_first(object, &member); has;
         has = json_next(&member)) {
        struct group group = {object, SPAN_EMPTY};
        const struct attribute *row =
            attribute_of(json_key(member), &group.usage);
        bool is_plain = json_kind_of(member) != JSON_ARRAY &&
                        json_kind_of(member) != JSON_OBJECT;
        if (json_kind_of(member) == JSON_NULL) continue;
        if (row && is_plain)
            add_attribute(party, row, &group, member);
        else
            read_other(party, object, member);
    }
}

/* "SOURCE/RECORD"; without a record's id the sink is asked. */
static void set_id(struct party *party, struct json root) {
    struct byte_writer id = {0};
    struct span record = span_trim(value_of(root, "RECORD_ID"));
    join(&id, "/", span_trim(value_of(root, "DATA_SOURCE")));
    if (record.length) join(&id, "/", record);
    if (id.failed) party->failed = true;
    if (record.length && !id.failed) party_set_id(party, written(&id));
    byte_writer_release(&id);
}

static idt_status read_lines(struct list_output *out, struct json_lines *lines,
                             idt_error *error) {
    for (;;) {
        idt_status status = json_lines_next(lines, error);
        if (status) return status;
        if (!lines->document) return list_output_finish(out);
        struct json root = json_root(lines->document);
        struct party *party = list_output_begin(out);
        set_id(party, root);
        read_object(party, root);
        party->measures = MEASURE_OTHER;
        status = list_output_end(
            out, &(struct record_bytes){lines->raw, lines->place, lines->line});
        if (status) return status;
    }
}

static idt_status senzing_read(struct source_set *set,
                               const struct source_sink *sink,
                               idt_error *error) {
    struct byte_stream *stream = NULL;
    struct json_lines lines;
    struct list_output out;
    idt_status status = list_file_open(set, error, &stream);
    if (status) return status;
    list_output_init(&out, sink, error);
    json_lines_init(&lines, stream);
    out.head.list = "senzing";
    out.head.publisher = "Senzing records";
    out.head.kind = "senzing";
    status = read_lines(&out, &lines, error);
    if (!status) list_file_done(set, stream);
    json_lines_release(&lines);
    list_output_release(&out);
    byte_stream_close(stream);
    return status;
}

/* ---- the row of the table of readers ------------------------------------- */

static const char *senzing_recognises(struct span head, const char *file_name) {
    struct span line = json_lines_opening(head);
    (void)file_name;
    bool is_senzing = span_starts(line, "{") &&
                      span_find(line, "\"DATA_SOURCE\"", 0) < line.length &&
                      span_find(line, "\"RECORD_ID\"", 0) < line.length;
    return is_senzing ? "records" : NULL;
}

const struct source_reader senzing_reader = {
    "senzing", "Senzing entity records (JSON, one a line)", senzing_recognises,
    senzing_read, "records"};
