/* uk_record.c -- what the fields of a UK designation mean.
 *
 *     Name   Name1 "Jong" .. Name5, Name6 "KIM", NameType "Primary Name"
 *     DOB    "dd/mm/1945", "00/00/1945" or "07/01/1945"
 *     SanctionsImposed   "Asset freeze|Travel Ban"
 *
 * Name6 is the family name of a person and the whole name of anything else.
 * The XML wraps every list of things in an element of its own
 * (IndividualDetails/Individual/DOBs/DOB); the rules look through those.
 */
#include "source/uk_record.h"

#include "record/identifier.h"

/* ---- names --------------------------------------------------------------- */

static const struct {
    const char *word; /* stands in NameType or AliasStrength, lower case */
    enum name_role role;
} name_roles[] = {
    {"low", NAME_WEAK_ALIAS},  {"variation", NAME_ALIAS},
    {"prim", NAME_PRIMARY},    {"fka", NAME_FORMER},
    {"f.k.a", NAME_FORMER},    {"formerly", NAME_FORMER},
    {"previous", NAME_FORMER},
};

static bool holds_word(struct span text, const char *word) {
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= text.length; i++)
        if (span_is_caseless((struct span){text.bytes + i, length}, word))
            return true;
    return false;
}

static enum name_role role_of(const struct party *party, struct span type,
                              struct span strength) {
    for (size_t i = 0; i < sizeof name_roles / sizeof *name_roles; i++) {
        enum name_role role = name_roles[i].role;
        if (!holds_word(type, name_roles[i].word) &&
            !holds_word(strength, name_roles[i].word))
            continue;
        if (role == NAME_PRIMARY && party_name(party, NAME_PRIMARY))
            return NAME_ALIAS;
        return role;
    }
    return NAME_ALIAS;
}

static const struct {
    const char *name;
    enum name_part_role role;
} name_parts[] = {{"Name1", PART_GIVEN},  {"Name2", PART_MIDDLE},
                  {"Name3", PART_MIDDLE}, {"Name4", PART_MIDDLE},
                  {"Name5", PART_MIDDLE}, {"Name6", PART_FAMILY}};
#define NAME_PARTS (sizeof name_parts / sizeof *name_parts)

static void read_name(struct party *party, struct field *field) {
    struct span texts[NAME_PARTS];
    size_t count = 0;
    for (size_t i = 0; i < NAME_PARTS; i++) {
        texts[i] = field_take(field, name_parts[i].name);
        count += texts[i].length > 0;
    }
    struct span name = texts_join(party, texts, NAME_PARTS, " ");
    if (name.length == 0) return; /* its type stays a text */
    struct span type = field_take(field, "NameType");
    struct span strength = field_take(field, "AliasStrength");
    party_add_name(party, role_of(party, type, strength), name);
    if (party->type != PARTY_PERSON || count < 2) return;
    for (size_t i = 0; i < NAME_PARTS; i++)
        party_add_text(party, ITEM_NAME_PART, (int)name_parts[i].role,
                       texts[i]);
}

static void read_script_name(struct party *party, struct field *field) {
    party_add_name(party, NAME_SCRIPT, field_take(field, "NameNonLatinScript"));
}

/* ---- births, places, documents ------------------------------------------- */

/* "dd/mm/1945" says that day and month are not known, like "00/00/1945". */
static void add_birth(struct party *party, struct span text) {
    char bytes[16];
    if (text.length == 10 && holds_word(text, "mm/")) {
        for (size_t i = 0; i < text.length; i++)
            bytes[i] = strchr("dDmM", text.bytes[i]) ? '0' : text.bytes[i];
        text.bytes = bytes;
    }
    party_add_birth(party, text);
}

static void read_birth(struct party *party, struct field *field) {
    struct span rest = field->text, value;
    field->is_taken = true;
    while (values_next(&rest, SPLIT_NUMBERED, &value))
        add_birth(party, value);
}

static void add_places(struct party *party, struct span places,
                       bool is_country) {
    struct span value;
    while (values_next(&places, SPLIT_NUMBERED, &value))
        add_birth_place(party, value, is_country ? value : SPAN_EMPTY);
}

static bool is_numbered(struct span text) {
    struct span rest = text, value;
    return values_next(&rest, SPLIT_NUMBERED, &value) &&
           value.length < text.length;
}

/* Numbered towns and countries need not pair: each stands for itself. */
static void read_birth_place(struct party *party, struct field *field) {
    struct span town = field_take(field, "TownOfBirth");
    struct span country = field_take(field, "CountryOfBirth");
    if (is_numbered(town) || is_numbered(country)) {
        add_places(party, town, false);
        add_places(party, country, true);
        return;
    }
    struct span place =
        texts_join(party, (struct span[]){town, country}, 2, ", ");
    add_birth_place(party, place, country);
}

static void read_address(struct party *party, struct field *field) {
    static const struct address_rule parts[] = {
        {"AddressLine1", ADDRESS_STREET},
        {"AddressLine2", ADDRESS_STREET},
        {"AddressLine3", ADDRESS_STREET},
        {"AddressLine4", ADDRESS_STREET},
        {"AddressLine5", ADDRESS_STREET},
        {"AddressLine6", ADDRESS_CITY},
        {"AddressPostalCode", ADDRESS_POSTCODE},
        {"AddressCountry", ADDRESS_COUNTRY},
        {NULL, 0}};
    field_address(party, field, parts);
}

static bool is_number_byte(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* "Passport No: 592667 (issued on 3 May 2007)" -> 592667.  OFSI's retired
 * list has numbers in prose only: a run of letters and digits is one when it
 * has at least five digits, which no year or day has. */
static bool number_next(struct span *rest, struct span *number) {
    for (size_t i = 0; i < rest->length;) {
        size_t end = i, digits = 0;
        for (; end < rest->length && is_number_byte(rest->bytes[end]); end++)
            digits += rest->bytes[end] <= '9';
        *number = (struct span){rest->bytes + i, end - i};
        i = end + 1;
        if (digits < 5) continue;
        *rest = end < rest->length
                    ? (struct span){rest->bytes + end, rest->length - end}
                    : (struct span){"", 0};
        return true;
    }
    return false;
}

static bool is_one_word(struct span text) {
    for (size_t i = 0; i < text.length; i++)
        if (!is_number_byte(text.bytes[i]) && text.bytes[i] != '-')
            return false;
    return true;
}

/* A bare number, or prose that is kept as well. */
static void add_numbers(struct party *party, int kind, struct span label,
                        struct span text) {
    struct span rest = text, number;
    if (text.length == 0) return;
    if (is_one_word(text)) {
        party_add_identifier(party, kind, text, SPAN_EMPTY);
        return;
    }
    while (number_next(&rest, &number))
        party_add_identifier(party, kind, number, SPAN_EMPTY);
    party_add_unknown(party, label, text);
}

static void read_passport(struct party *party, struct field *field) {
    add_numbers(party, IDENTIFIER_PASSPORT, SPAN_OF("Passport"),
                field_take(field, "PassportNumber"));
}

static void read_national_id(struct party *party, struct field *field) {
    add_numbers(party, IDENTIFIER_NATIONAL_ID, SPAN_OF("NationalIdentifier"),
                field_take(field, "NationalIdentifierNumber"));
}

static void read_hull_number(struct party *party, struct field *field) {
    field->is_taken = true;
    party_add_identifier(party, IDENTIFIER_OTHER, field->text, SPAN_EMPTY);
    party_add_unknown(party, field->name, field->text);
}

/* ---- what the listing is and does ---------------------------------------- */

static const struct {
    const char *word;
    enum party_type type;
} types[] = {
    {"individual", PARTY_PERSON},
    {"entity", PARTY_ORGANIZATION},
    {"ship", PARTY_VESSEL},
};

static enum party_type type_of(struct span text) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (span_is_caseless(text, types[i].word)) return types[i].type;
    return PARTY_UNKNOWN;
}

static const struct {
    const char *word;
    uint32_t measure;
} measures[] = {
    {"asset freeze", MEASURE_BLOCK},
    {"correspondent bank", MEASURE_CORRESPONDENT},
    {"securities", MEASURE_SECTORAL},
    {"loan", MEASURE_SECTORAL},
    {"investment", MEASURE_SECTORAL},
    {"export", MEASURE_EXPORT_CONTROL},
    {"trade", MEASURE_EXPORT_CONTROL},
};

static void read_measures(struct party *party, struct field *field) {
    struct span rest = field->text, value;
    while (values_next(&rest, "|", &value)) {
        uint32_t found = 0;
        for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
            if (holds_word(value, measures[i].word))
                found |= measures[i].measure;
        party->measures |= found ? found : MEASURE_OTHER;
    }
}

/* "UN Ref QDe.004." in OFSI's prose names the Security Council's record. */
static void add_un_reference(struct party *party, struct span text) {
    size_t place = span_find(text, "UN Ref", 0);
    for (; place < text.length; place++) {
        struct span id = {text.bytes + place, 7};
        if (place + 7 > text.length) return;
        if (id.bytes[3] != '.' || (id.bytes[2] != 'i' && id.bytes[2] != 'e'))
            continue;
        bool is_id = id.bytes[0] >= 'A' && id.bytes[0] <= 'Z' &&
                     id.bytes[1] >= 'A' && id.bytes[1] <= 'Z';
        for (size_t i = 4; i < 7; i++)
            is_id = is_id && id.bytes[i] >= '0' && id.bytes[i] <= '9';
        if (!is_id) continue;
        add_same_as(party, "un-sc", id);
        return;
    }
}

static void read_other_information(struct party *party, struct field *field) {
    field->is_taken = true;
    party_add_text(party, ITEM_DETAIL, DETAIL_REMARK, field->text);
    add_un_reference(party, field->text);
}

static void read_united_nations(struct party *party, struct field *field) {
    field->is_taken = true;
    add_same_as(party, "un-sc", field->text);
}

static void read_ofsi_group(struct party *party, struct field *field) {
    field->is_taken = true;
    add_same_as(party, "gb-hmt", field->text);
}

static void read_previous_owner(struct party *party, struct field *field) {
    for (struct field *one = field->child ? field->child : field; one;
         one = one == field ? NULL : one->next) {
        one->is_taken = true;
        party_add(party, (struct item){.kind = ITEM_VESSEL,
                                       .role = VESSEL_OWNER,
                                       .flags = ITEM_FORMER,
                                       .text = one->text});
    }
}

/* ---- rules --------------------------------------------------------------- */

static void read_inside(struct party *party, struct field *field);

#define TEXT(name, role)                                                       \
    { name, FIELD_TEXT, ITEM_DETAIL, role, NULL, NULL }
#define SHIP(name, role)                                                       \
    { name, FIELD_TEXT, ITEM_VESSEL, role, NULL, NULL }
#define NUMBER(name, kind)                                                     \
    { name, FIELD_IDENTIFIER, 0, kind, NULL, NULL }
#define READ(name, read)                                                       \
    { name, FIELD_READ, 0, 0, NULL, read }

static const struct field_rule rules[] = {
    READ("Name", read_name),
    READ("NonLatinName", read_script_name),
    TEXT("Title", DETAIL_TITLE),
    {"RegimeName", FIELD_TEXT, ITEM_PROGRAM, 0, NULL, NULL},
    READ("SanctionsImposed", read_measures),
    READ("OtherInformation", read_other_information),
    TEXT("UKStatementofReasons", DETAIL_REASON),
    READ("UNReferenceNumber", read_united_nations),
    READ("OFSIGroupID", read_ofsi_group),
    READ("Address", read_address),
    NUMBER("PhoneNumber", IDENTIFIER_PHONE),
    NUMBER("EmailAddress", IDENTIFIER_EMAIL),
    NUMBER("Website", IDENTIFIER_WEBSITE),
    {"DateDesignated", FIELD_DATE, ITEM_DATE, DATE_LISTED, NULL, NULL},
    {"LastUpdated", FIELD_DATE, ITEM_DATE, DATE_UPDATED, NULL, NULL},
    READ("DOB", read_birth),
    {"Nationality", FIELD_COUNTRY, 0, COUNTRY_NATIONALITY, SPLIT_NUMBERED,
     NULL},
    TEXT("Position", DETAIL_POSITION),
    TEXT("Gender", DETAIL_GENDER),
    READ("Location", read_birth_place),
    READ("Passport", read_passport),
    READ("NationalIdentifier", read_national_id),
    TEXT("TypeOfEntity", DETAIL_ORG_TYPE),
    NUMBER("BusinessRegistrationNumber", IDENTIFIER_REGISTRATION),
    {"ParentCompany", FIELD_LINK, 0, LINK_PARENT, NULL, NULL},
    {"Subsidiary", FIELD_LINK, 0, LINK_SUBSIDIARY, NULL, NULL},
    NUMBER("IMONumber", IDENTIFIER_IMO),
    SHIP("CurrentOwnerOperator", VESSEL_OWNER),
    READ("PreviousOwnerOperator", read_previous_owner),
    SHIP("CurrentBelievedFlagOfShip", VESSEL_FLAG),
    SHIP("PreviousFlag", VESSEL_FORMER_FLAG),
    SHIP("TypeOfShip", VESSEL_TYPE),
    SHIP("TonnageOfShip", VESSEL_TONNAGE),
    SHIP("LengthOfShip", VESSEL_LENGTH),
    SHIP("YearBuilt", VESSEL_BUILT),
    READ("HullIdentificationNumber", read_hull_number),
    READ("Names", read_inside),
    READ("NonLatinNames", read_inside),
    READ("Titles", read_inside),
    READ("Addresses", read_inside),
    READ("PhoneNumbers", read_inside),
    READ("EmailAddresses", read_inside),
    READ("Websites", read_inside),
    READ("IndividualDetails", read_inside),
    READ("Individual", read_inside),
    READ("DOBs", read_inside),
    READ("Nationalities", read_inside),
    READ("Positions", read_inside),
    READ("Genders", read_inside),
    READ("BirthDetails", read_inside),
    READ("PassportDetails", read_inside),
    READ("NationalIdentifierDetails", read_inside),
    READ("EntityDetails", read_inside),
    READ("Entity", read_inside),
    READ("TypeOfEntities", read_inside),
    READ("BusinessRegistrationNumbers", read_inside),
    READ("ParentCompanies", read_inside),
    READ("Subsidiaries", read_inside),
    READ("ShipDetails", read_inside),
    READ("Ship", read_inside),
    READ("IMONumbers", read_inside),
    READ("CurrentOwnerOperators", read_inside),
    READ("PreviousOwnerOperators", read_inside),
    READ("CurrentBelievedFlagOfShips", read_inside),
    READ("PreviousFlags", read_inside),
    READ("TypeOfShipDetails", read_inside),
    READ("TonnageOfShipDetails", read_inside),
    READ("LengthOfShipDetails", read_inside),
    READ("YearsBuilt", read_inside),
    READ("HullIdentificationNumbers", read_inside),
    READ(NULL, NULL),
};

/* The depth is bounded by LIMIT_XML_DEPTH. */
static void read_inside(struct party *party, struct field *field) {
    field_rules_apply(party, field, rules);
}

void uk_record_read(struct party *party, struct field *record) {
    struct field *group = field_find(record, "GroupID");
    struct field *type = field_find(record, "IndividualEntityShip");
    if (type) party->type = type_of(type->text);
    if (type && party->type != PARTY_UNKNOWN) type->is_taken = true;
    /* Everyone on OFSI's list is a target of an asset freeze. */
    if (group) party->measures = MEASURE_BLOCK;
    party_set_id(party, field_take(record, group ? "GroupID" : "UniqueID"));
    field_rules_apply(party, record, rules);
    if (party->measures) return;
    /* Nearly all are frozen, and what is not known is no permission. */
    party->measures = MEASURE_BLOCK;
    party->is_flawed = true;
}
