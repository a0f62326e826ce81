/* eu_record.c -- what the fields of an EU sanctionEntity mean.
 *
 *     nameAlias       wholeName, firstName, lastName, strong, function ...
 *     birthdate       birthdate | year, circa, city, countryIso2Code ...
 *     identification  number, identificationTypeCode, validFrom ...
 *     regulation      programme, numberTitle, publicationUrl ...
 *
 * The CSV flattens the same model into columns "NameAlias_WholeName", so both
 * readers give these rules the same tree.  The first nameAlias is the name;
 * only the XML says which of the others are strong.
 */
#include "source/eu_record.h"

#include "record/country.h"
#include "record/identifier.h"

/* ---- names --------------------------------------------------------------- */

static enum name_role role_of(const struct party *party, struct span name,
                              struct span strong) {
    if (!party_name(party, NAME_PRIMARY)) return NAME_PRIMARY;
    if (is_other_script(name)) return NAME_SCRIPT;
    return span_is(strong, "false") ? NAME_WEAK_ALIAS : NAME_ALIAS;
}

static void add_detail(struct party *party, enum detail_role role,
                       struct span text) {
    add_once(party, (struct item){.kind = ITEM_DETAIL,
                                  .role = (uint8_t)role,
                                  .text = text});
}

static void read_name(struct party *party, struct field *field) {
    static const struct {
        const char *name;
        enum name_part_role role;
    } parts[] = {{"firstName", PART_GIVEN},
                 {"middleName", PART_MIDDLE},
                 {"lastName", PART_FAMILY}};
    struct span texts[3];
    for (size_t i = 0; i < 3; i++)
        texts[i] = field_take(field, parts[i].name);
    struct span name = field_take(field, "wholeName");
    if (name.length == 0) name = texts_join(party, texts, 3, " ");
    struct span strong = field_take(field, "strong");
    party_add_name(party, role_of(party, name, strong), name);
    for (size_t i = 0; name.length > 0 && i < 3; i++)
        party_add_text(party, ITEM_NAME_PART, (int)parts[i].role, texts[i]);
    add_detail(party, DETAIL_TITLE, field_take(field, "title"));
    add_detail(party, DETAIL_POSITION, field_take(field, "function"));
    add_detail(party, DETAIL_GENDER, field_take(field, "gender"));
}

/* ---- birth --------------------------------------------------------------- */

static struct span birth_text(struct party *party, struct field *field) {
    struct span day = field_take(field, "birthdate");
    struct span year = field_take(field, "year");
    struct span from = field_take(field, "yearRangeFrom");
    struct span to = field_take(field, "yearRangeTo");
    if (day.length > 0) {
        field_take(field, "dayOfMonth"), field_take(field, "day");
        field_take(field, "monthOfYear"), field_take(field, "month");
        return day;
    }
    if (year.length > 0) return year;
    return texts_join(party, (struct span[]){from, to}, 2, " to ");
}

/* Years of another calendar are not turned: a wrong date would be worse than
 * none.  They stay texts. */
static void read_birth_date(struct party *party, struct field *field) {
    struct field *calendar = field_find(field, "calendarType");
    if (calendar && calendar->text.length > 0 &&
        !span_is_caseless(calendar->text, "GREGORIAN"))
        return;
    struct span text = birth_text(party, field);
    bool is_circa = span_is_caseless(field_take(field, "circa"), "true");
    if (text.length == 0) return;
    if (is_circa)
        text =
            texts_join(party, (struct span[]){SPAN_OF("circa"), text}, 2, " ");
    party_add_birth(party, text);
}

static void read_birth(struct party *party, struct field *field) {
    static const char *const place[] = {
        "place", "city", "zipCode", "region", "countryDescription", NULL};
    read_birth_date(party, field);
    struct span code = field_take(field, "countryIso2Code");
    add_birth_place(party, field_join(party, field, place, ", "), code);
}

/* ---- addresses, countries, documents ------------------------------------- */

static void read_address(struct party *party, struct field *field) {
    static const struct address_rule parts[] = {
        {"street", ADDRESS_STREET},
        {"place", ADDRESS_STREET},
        {"poBox", ADDRESS_POBOX},
        {"zipCode", ADDRESS_POSTCODE},
        {"city", ADDRESS_CITY},
        {"region", ADDRESS_REGION},
        {"countryDescription", ADDRESS_COUNTRY},
        {"countryIso2Code", ADDRESS_CODE},
        {NULL, 0}};
    size_t before = party->items.count;
    field_address(party, field, parts);
    if (party->items.count > before)
        party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_NOTE,
                       field_take(field, "remark"));
}

static void read_citizenship(struct party *party, struct field *field) {
    struct span country = field_take(field, "countryDescription");
    struct span code = field_take(field, "countryIso2Code");
    add_country(party, COUNTRY_CITIZENSHIP, country, code);
}

static const struct {
    const char *code;
    enum identifier_kind kind;
} document_kinds[] = {
    {"passport", IDENTIFIER_PASSPORT},
    {"diplpassport", IDENTIFIER_PASSPORT},
    {"id", IDENTIFIER_NATIONAL_ID},
    {"electoralno", IDENTIFIER_OTHER},
    {"drivinglicence", IDENTIFIER_DRIVING_LICENCE},
    {"ssn", IDENTIFIER_SOCIAL_SECURITY},
    {"fiscalcode", IDENTIFIER_TAX_ID},
    {"taxid", IDENTIFIER_TAX_ID},
    {"regnumber", IDENTIFIER_REGISTRATION},
    {"swiftbic", IDENTIFIER_BIC},
    {"imo", IDENTIFIER_IMO},
};

static enum identifier_kind kind_of(struct span code, struct span label) {
    struct span currency;
    for (size_t i = 0; i < sizeof document_kinds / sizeof *document_kinds; i++)
        if (span_is_caseless(code, document_kinds[i].code))
            return document_kinds[i].kind;
    return identifier_of_label(label, &currency);
}

static bool is_true(struct field *field, const char *name) {
    struct field *flag = field_find(field, name);
    return flag && span_is_caseless(flag->text, "true");
}

static void document_facts(struct field *field, struct item *item) {
    struct field *from = field_find(field, "validFrom");
    struct field *to = field_find(field, "validTo");
    struct date_range first, last;
    if (is_true(field, "knownExpired")) item->flags |= ITEM_FORMER;
    if (is_true(field, "knownFalse")) item->flags |= ITEM_UNCERTAIN;
    if (!from || !to || !date_parse(from->text, &first) ||
        !date_parse(to->text, &last) || first.first > last.last)
        return; /* a lone date stays a text: it is no range */
    from->is_taken = to->is_taken = true;
    item->flags |= ITEM_HAS_DATE;
    item->date = (struct date_range){first.first, last.last, DATE_RANGE, false};
}

static void read_document(struct party *party, struct field *field) {
    struct span number = field_take(field, "number");
    if (number.length == 0) number = field_take(field, "latinNumber");
    if (number.length == 0) return;
    struct field *code = field_find(field, "identificationTypeCode");
    struct field *label = field_find(field, "identificationTypeDescription");
    struct span country = field_take(field, "countryIso2Code");
    enum identifier_kind kind = kind_of(code ? code->text : SPAN_EMPTY,
                                        label ? label->text : SPAN_EMPTY);
    size_t before = party->items.count;
    party_add_identifier(party, (int)kind, number, country);
    if (party->items.count <= before) return;
    struct item *item = &party->items.items[before];
    if (item->kind == ITEM_IDENTIFIER) document_facts(field, item);
}

/* ---- the entity ---------------------------------------------------------- */

/* "person" and "P", "enterprise" and "E": the XML has both in attributes, the
 * CSV in two columns. */
static void type_of(struct party *party, struct span text) {
    if (span_is_caseless(text, "person") || span_is_caseless(text, "P"))
        party->type = PARTY_PERSON;
    else if (span_is_caseless(text, "enterprise") ||
             span_is_caseless(text, "E"))
        party->type = PARTY_ORGANIZATION;
    else
        return;
}

static void read_type(struct party *party, struct field *field) {
    type_of(party, field->text);
    if (party->type != PARTY_UNKNOWN) field->is_taken = true;
    type_of(party, field_take(field, "code"));
    type_of(party, field_take(field, "classificationCode"));
}

static void read_regulation(struct party *party, struct field *field) {
    static const struct {
        const char *name;
        enum item_kind kind;
        uint8_t role;
    } facts[] = {{"programme", ITEM_PROGRAM, 0},
                 {"numberTitle", ITEM_INSTRUMENT, 0},
                 {"publicationUrl", ITEM_DETAIL, DETAIL_SOURCE_URL}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        add_once(party,
                 (struct item){.kind = (uint8_t)facts[i].kind,
                               .role = facts[i].role,
                               .text = field_take(field, facts[i].name)});
}

static void read_united_nations(struct party *party, struct field *field) {
    field->is_taken = true;
    add_same_as(party, "un-sc", field->text);
}

static const struct field_rule rules[] = {
    {"subjectType", FIELD_READ, 0, 0, NULL, read_type},
    {"nameAlias", FIELD_READ, 0, 0, NULL, read_name},
    {"birthdate", FIELD_READ, 0, 0, NULL, read_birth},
    {"address", FIELD_READ, 0, 0, NULL, read_address},
    {"citizenship", FIELD_READ, 0, 0, NULL, read_citizenship},
    {"identification", FIELD_READ, 0, 0, NULL, read_document},
    {"regulation", FIELD_READ, 0, 0, NULL, read_regulation},
    {"unitedNationId", FIELD_READ, 0, 0, NULL, read_united_nations},
    {"euReferenceNumber", FIELD_TEXT, ITEM_DETAIL, DETAIL_REFERENCE, NULL,
     NULL},
    {"designationDate", FIELD_DATE, ITEM_DATE, DATE_LISTED, NULL, NULL},
    {"designationDetails", FIELD_TEXT, ITEM_DETAIL, DETAIL_REASON, NULL, NULL},
    {"remark", FIELD_TEXT, ITEM_DETAIL, DETAIL_REMARK, NULL, NULL},
    {NULL, FIELD_TEXT, 0, 0, NULL, NULL},
};

/* What each part's own regulation says, on one line instead of four. */
static void join_sources(struct party *party, struct field *part) {
    static const char *const texts[] = {"regulationType", "publicationDate",
                                        "numberTitle", "publicationUrl", NULL};
    for (struct field *child = part->child; child; child = child->next)
        if (span_is(child->name, "regulationSummary") &&
            child->text.length == 0)
            child->text = field_join(party, child, texts, " ");
}

void eu_record_read(struct party *party, struct field *record) {
    party->measures = MEASURE_BLOCK;
    party_set_id(party, field_take(record, "logicalId"));
    field_rules_apply(party, record, rules);
    for (struct field *part = record->child; part; part = part->next)
        join_sources(party, part);
}
