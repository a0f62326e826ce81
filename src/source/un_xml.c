/* un_xml.c -- the UN Security Council's consolidated list.
 *
 *     <INDIVIDUAL>
 *       <FIRST_NAME>RI</FIRST_NAME> <SECOND_NAME>WON HO</SECOND_NAME>
 *       <REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER>
 *       <INDIVIDUAL_ALIAS> <QUALITY>Good</QUALITY> <ALIAS_NAME>...
 *       <INDIVIDUAL_DATE_OF_BIRTH> <TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE> ...
 *
 * The four name fields are an order, not a meaning: the family name is the
 * first for a Korean and the last for a Tunisian.  So the parts are kept as
 * "other" and the name is all four joined as published.
 * Observed files: 2020-11, 2026-02 and 2026-08.
 */
#include "record/country.h"
#include "record/identifier.h"
#include "source/list_records.h"
#include "source/readers.h"
#include "source/xml_walk.h"

/* ---- names --------------------------------------------------------------- */

static const char *const name_fields[] = {"FIRST_NAME", "SECOND_NAME",
                                          "THIRD_NAME", "FOURTH_NAME", NULL};

static void read_name(struct party *party, struct field *record) {
    struct span parts[4];
    size_t count = 0;
    for (size_t i = 0; name_fields[i]; i++) {
        parts[count] = field_take(record, name_fields[i]);
        if (parts[count].length > 0) count++;
    }
    party_add_name(party, NAME_PRIMARY, texts_join(party, parts, count, " "));
    for (size_t i = 0; count > 1 && i < count; i++)
        party_add_text(party, ITEM_NAME_PART, PART_OTHER, parts[i]);
}

static const struct {
    const char *quality;
    enum name_role role;
} alias_roles[] = {
    {"Good", NAME_ALIAS},
    {"a.k.a.", NAME_ALIAS},
    {"Low", NAME_WEAK_ALIAS},
    {"f.k.a.", NAME_FORMER},
};

static enum name_role alias_role(struct span quality, struct span note) {
    if (span_starts(note, "previously listed as") ||
        span_starts(note, "Previously listed as") ||
        span_starts(note, "formerly listed as"))
        return NAME_FORMER;
    for (size_t i = 0; i < sizeof alias_roles / sizeof *alias_roles; i++)
        if (span_is_caseless(quality, alias_roles[i].quality))
            return alias_roles[i].role;
    return NAME_ALIAS;
}

/* Dates and places of an alias say that the person used them with that name:
 * they are facts of the party like its other dates and places. */
static void read_alias(struct party *party, struct field *field) {
    struct field *note = field_find(field, "NOTE");
    struct field *quality = field_find(field, "QUALITY");
    struct span grade = quality ? quality->text : SPAN_EMPTY;
    enum name_role role = alias_role(grade, note ? note->text : SPAN_EMPTY);
    struct span name = field_take(field, "ALIAS_NAME");
    party_add_name(party, role, name);
    if (name.length > 0) field_take(field, "QUALITY");
    struct span birth = field_take(field, "DATE_OF_BIRTH");
    if (birth.length > 0) party_add_birth(party, birth);
    static const char *const place[] = {"CITY_OF_BIRTH", "COUNTRY_OF_BIRTH",
                                        NULL};
    struct field *country = field_find(field, "COUNTRY_OF_BIRTH");
    struct span code = country ? country->text : SPAN_EMPTY;
    add_birth_place(party, field_join(party, field, place, ", "), code);
}

/* ---- dates and places ---------------------------------------------------- */

/* A note that is the only date, "Nov. 1973": without its dots.  What is still
 * no date, "30-35 years old", stays a text of a flawed record. */
static struct span birth_of_note(struct party *party, struct field *field) {
    struct field *note = field_find(field, "NOTE");
    struct date_range date;
    if (!note || note->text.length == 0) return SPAN_EMPTY;
    struct span words[4], rest = note->text;
    size_t count = 0;
    for (; rest.bytes && count < 4; count++)
        words[count] = span_trim(span_cut(&rest, '.'));
    struct span text = texts_join(party, words, count, " ");
    bool has_more = span_trim(rest).length > 0; /* "... or 5 May 1980" */
    if (has_more || !date_parse(text, &date)) {
        party->is_flawed = true;
        return SPAN_EMPTY;
    }
    note->is_taken = true;
    return text;
}

/* The date in words that party_add_birth() knows. */
static struct span birth_text(struct party *party, struct field *field,
                              struct span kind) {
    struct span from = field_take(field, "FROM_YEAR");
    struct span to = field_take(field, "TO_YEAR");
    if (from.length > 0 || to.length > 0)
        return texts_join(party, (struct span[]){from, to}, 2, " to ");
    struct span date = field_take(field, "DATE");
    if (date.length == 0) date = field_take(field, "YEAR");
    if (date.length == 0) date = birth_of_note(party, field);
    if (date.length == 0 || !span_is_caseless(kind, "APPROXIMATELY"))
        return date;
    return texts_join(party, (struct span[]){SPAN_OF("circa"), date}, 2, " ");
}

static void read_birth(struct party *party, struct field *field) {
    struct field *kind = field_find(field, "TYPE_OF_DATE");
    struct span text = birth_text(party, field, kind ? kind->text : SPAN_EMPTY);
    if (text.length == 0) return;
    if (kind) kind->is_taken = true;
    party_add_birth(party, text);
}

static void read_birth_place(struct party *party, struct field *field) {
    static const char *const place[] = {"STREET", "CITY", "STATE_PROVINCE",
                                        "COUNTRY", NULL};
    struct field *country = field_find(field, "COUNTRY");
    struct span code = country ? country->text : SPAN_EMPTY;
    add_birth_place(party, field_join(party, field, place, ", "), code);
}

static void read_address(struct party *party, struct field *field) {
    static const struct address_rule parts[] = {
        {"STREET", ADDRESS_STREET},         {"CITY", ADDRESS_CITY},
        {"STATE_PROVINCE", ADDRESS_REGION}, {"ZIP_CODE", ADDRESS_POSTCODE},
        {"COUNTRY", ADDRESS_COUNTRY},       {NULL, 0}};
    field_address(party, field, parts);
    party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_NOTE,
                   field_take(field, "NOTE"));
}

/* ---- documents ----------------------------------------------------------- */

/* Labels that only this list has, in the languages of the Secretariat. */
static const struct {
    const char *begins;
    const char *label;
} document_labels[] = {
    {"Num\xC3\xA9ro de passeport", "Passport"},
    {"N\xC3\xBAmero de pasaporte", "Passport"},
    {"National Identification", "National ID No."},
};

static struct span document_label(struct span type) {
    for (size_t i = 0; i < sizeof document_labels / sizeof *document_labels;
         i++)
        if (span_starts(type, document_labels[i].begins))
            return span_of(document_labels[i].label);
    return type;
}

static void document_dates(struct field *field, struct item *item) {
    struct field *from = field_find(field, "DATE_OF_ISSUE");
    struct field *to = field_find(field, "DATE_OF_EXPIRY");
    struct date_range first, last;
    if (!from || !to || !date_parse(from->text, &first) ||
        !date_parse(to->text, &last) || first.first > last.last)
        return; /* a lone date stays a text: it is no range */
    from->is_taken = to->is_taken = true;
    item->flags |= ITEM_HAS_DATE;
    item->date = (struct date_range){first.first, last.last, DATE_RANGE, false};
}

static void read_document(struct party *party, struct field *field) {
    struct span number = field_take(field, "NUMBER");
    if (number.length == 0) return; /* type and note stay as texts */
    struct span type = document_label(field_take(field, "TYPE_OF_DOCUMENT"));
    struct span country = field_take(field, "ISSUING_COUNTRY");
    if (country.length == 0) country = field_take(field, "COUNTRY_OF_ISSUE");
    size_t before = party->items.count;
    add_document(party, type, number, country);
    if (party->items.count <= before) return;
    struct item *item = &party->items.items[before];
    if (item->kind == ITEM_IDENTIFIER) document_dates(field, item);
}

/* ---- records ------------------------------------------------------------- */

static const struct field_rule rules[] = {
    {"NAME_ORIGINAL_SCRIPT", FIELD_NAME, 0, NAME_SCRIPT, NULL, NULL},
    {"INDIVIDUAL_ALIAS", FIELD_READ, 0, 0, NULL, read_alias},
    {"ENTITY_ALIAS", FIELD_READ, 0, 0, NULL, read_alias},
    {"UN_LIST_TYPE", FIELD_TEXT, ITEM_PROGRAM, 0, NULL, NULL},
    {"LISTED_ON", FIELD_DATE, ITEM_DATE, DATE_LISTED, NULL, NULL},
    {"LAST_DAY_UPDATED", FIELD_DATE, ITEM_DATE, DATE_UPDATED, NULL, NULL},
    {"TITLE", FIELD_TEXT, ITEM_DETAIL, DETAIL_TITLE, NULL, NULL},
    {"DESIGNATION", FIELD_TEXT, ITEM_DETAIL, DETAIL_POSITION, NULL, NULL},
    {"GENDER", FIELD_TEXT, ITEM_DETAIL, DETAIL_GENDER, NULL, NULL},
    {"NATIONALITY", FIELD_COUNTRY, ITEM_COUNTRY, COUNTRY_NATIONALITY, NULL,
     NULL},
    {"NATIONALITY2", FIELD_COUNTRY, ITEM_COUNTRY, COUNTRY_NATIONALITY, NULL,
     NULL},
    {"COMMENTS1", FIELD_TEXT, ITEM_DETAIL, DETAIL_REMARK, NULL, NULL},
    {"INTERPOL_LINK", FIELD_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL, NULL, NULL},
    {"INDIVIDUAL_DATE_OF_BIRTH", FIELD_READ, 0, 0, NULL, read_birth},
    {"INDIVIDUAL_PLACE_OF_BIRTH", FIELD_READ, 0, 0, NULL, read_birth_place},
    {"INDIVIDUAL_ADDRESS", FIELD_READ, 0, 0, NULL, read_address},
    {"ENTITY_ADDRESS", FIELD_READ, 0, 0, NULL, read_address},
    {"INDIVIDUAL_DOCUMENT", FIELD_READ, 0, 0, NULL, read_document},
    {NULL, FIELD_TEXT, 0, 0, NULL, NULL},
};

static void read_record(struct party *party, struct field *record) {
    party->type =
        span_is(record->name, "INDIVIDUAL") ? PARTY_PERSON : PARTY_ORGANIZATION;
    party->measures = MEASURE_BLOCK;
    party_set_id(party, field_take(record, "REFERENCE_NUMBER"));
    read_name(party, record);
    field_rules_apply(party, record, rules);
}

static const char *un_recognises(struct span head, const char *file_name) {
    struct span name;
    (void)file_name;
    xml_head_root(head, &name);
    return span_is(name, "CONSOLIDATED_LIST") ? "list" : NULL;
}

static idt_status un_read(struct source_set *set,
                          const struct source_sink *sink, idt_error *error) {
    static const char *const records[] = {"INDIVIDUAL", "ENTITY", NULL};
    static const char *const around[] = {"INDIVIDUALS", "ENTITIES", NULL};
    static const struct list_reader reader = {
        "un-sc", "United Nations Security Council", "un-xml", read_record};
    static const struct xml_shape shape = {records, around, "dateGenerated",
                                           NULL};
    return xml_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader un_xml_reader = {
    "un-xml", "UN Security Council consolidated list (XML)", un_recognises,
    un_read, "list"};
