/* ofac_facts.c -- OFAC's labels, in a table.
 *
 *     "Vessel Year of Build" -> vessel, built
 *     "nationality"          -> country, nationality
 *
 * The row with the longest label that begins the text wins, so "Former
 * Vessel Flag" is not taken for a vessel's flag and a label that OFAC makes
 * longer next year ("... Directive 5") still finds its row.
 */
#include "source/ofac_facts.h"

#include "record/country.h"
#include "record/identifier.h"

/* ---- the table ----------------------------------------------------------- */

enum fact_form {
    FORM_VALUE, /* the item's text is the value */
    FORM_WHOLE  /* label and value: the label is part of what it says */
};

struct fact_row {
    const char *label;
    enum item_kind kind;
    int role;
    enum fact_form form;
};

#define BY_LABEL (-1) /* identifier_of_label() knows */

static const struct fact_row fact_rows[] = {
    {"DOB", ITEM_BIRTH, 0, FORM_VALUE},
    {"Birthdate", ITEM_BIRTH, 0, FORM_VALUE},
    {"POB", ITEM_BIRTH_PLACE, 0, FORM_VALUE},
    {"Place of Birth", ITEM_BIRTH_PLACE, 0, FORM_VALUE},
    {"nationality", ITEM_COUNTRY, COUNTRY_NATIONALITY, FORM_VALUE},
    {"Nationality Country", ITEM_COUNTRY, COUNTRY_NATIONALITY, FORM_VALUE},
    {"citizen", ITEM_COUNTRY, COUNTRY_CITIZENSHIP, FORM_VALUE},
    {"Citizenship Country", ITEM_COUNTRY, COUNTRY_CITIZENSHIP, FORM_VALUE},
    {"Nationality of Registration", ITEM_COUNTRY, COUNTRY_REGISTRATION,
     FORM_VALUE},
    {"Registration Country", ITEM_COUNTRY, COUNTRY_REGISTRATION, FORM_VALUE},
    {"Vessel Flag", ITEM_COUNTRY, COUNTRY_FLAG, FORM_VALUE},
    {"Other Vessel Flag", ITEM_COUNTRY, COUNTRY_FLAG, FORM_VALUE},
    {"Flag", ITEM_COUNTRY, COUNTRY_FLAG, FORM_VALUE},
    {"Former Vessel Flag", ITEM_COUNTRY, COUNTRY_FORMER_FLAG, FORM_VALUE},
    {"Gender", ITEM_DETAIL, DETAIL_GENDER, FORM_VALUE},
    {"Title", ITEM_DETAIL, DETAIL_TITLE, FORM_VALUE},
    {"Rank", ITEM_DETAIL, DETAIL_TITLE, FORM_VALUE},
    {"Position", ITEM_DETAIL, DETAIL_POSITION, FORM_VALUE},
    {"Occupation", ITEM_DETAIL, DETAIL_OCCUPATION, FORM_VALUE},
    {"Organization Type", ITEM_DETAIL, DETAIL_ORG_TYPE, FORM_VALUE},
    {"Target Type", ITEM_DETAIL, DETAIL_ORG_TYPE, FORM_VALUE},
    {"For more information", ITEM_DETAIL, DETAIL_SOURCE_URL, FORM_WHOLE},
    {"Linked To", ITEM_LINK, LINK_RELATED, FORM_VALUE},
    {"Issuer Name", ITEM_LINK, LINK_RELATED, FORM_VALUE},
    {"Organization Established Date", ITEM_DATE, DATE_INCORPORATED, FORM_VALUE},
    {"Listing Date", ITEM_DATE, DATE_LISTED, FORM_WHOLE},
    {"Effective Date", ITEM_DATE, DATE_STARTED, FORM_WHOLE},
    {"Purchase/Sales For Divestment Date", ITEM_DATE, DATE_ENDED, FORM_WHOLE},
    {"Vessel Type", ITEM_VESSEL, VESSEL_TYPE, FORM_VALUE},
    {"Other Vessel Type", ITEM_VESSEL, VESSEL_TYPE, FORM_VALUE},
    {"Vessel Year of Build", ITEM_VESSEL, VESSEL_BUILT, FORM_VALUE},
    {"Vessel Owner", ITEM_VESSEL, VESSEL_OWNER, FORM_VALUE},
    {"Vessel Operator", ITEM_VESSEL, VESSEL_OPERATOR, FORM_VALUE},
    {"Vessel Manager", ITEM_VESSEL, VESSEL_MANAGER, FORM_VALUE},
    {"Vessel Length", ITEM_VESSEL, VESSEL_LENGTH, FORM_VALUE},
    {"Vessel Tonnage", ITEM_VESSEL, VESSEL_TONNAGE, FORM_VALUE},
    {"DWT", ITEM_VESSEL, VESSEL_TONNAGE, FORM_VALUE},
    {"Deadweight Tonnage", ITEM_VESSEL, VESSEL_TONNAGE, FORM_VALUE},
    {"Gross Tonnage", ITEM_VESSEL, VESSEL_GROSS_TONNAGE, FORM_VALUE},
    {"Gross Registered Tonnage", ITEM_VESSEL, VESSEL_GROSS_TONNAGE, FORM_VALUE},
    {"Vessel Gross Registered Tonnage", ITEM_VESSEL, VESSEL_GROSS_TONNAGE,
     FORM_VALUE},
    {"Vessel Gross Tonnage", ITEM_VESSEL, VESSEL_GROSS_TONNAGE, FORM_VALUE},
    {"Aircraft Model", ITEM_VESSEL, AIRCRAFT_MODEL, FORM_VALUE},
    {"Aircraft Operator", ITEM_VESSEL, AIRCRAFT_OPERATOR, FORM_VALUE},
    {"Aircraft Manufacture Date", ITEM_VESSEL, AIRCRAFT_BUILT, FORM_VALUE},
    {"Executive Order", ITEM_INSTRUMENT, 0, FORM_WHOLE},
    {"CAATSA Section 235 Information", ITEM_INSTRUMENT, 0, FORM_WHOLE},
    {"PEESA Information", ITEM_INSTRUMENT, 0, FORM_WHOLE},
    {"PAIPA Section 2 Information", ITEM_INSTRUMENT, 0, FORM_WHOLE},
    {"IFCA Determination", ITEM_INSTRUMENT, 0, FORM_WHOLE},
    {"Secondary sanctions risk", ITEM_NOTE, NOTE_SECONDARY_SANCTIONS,
     FORM_VALUE},
    {"Additional Sanctions Information - Subject to Secondary Sanctions",
     ITEM_NOTE, NOTE_SECONDARY_SANCTIONS, FORM_VALUE},
    {"Additional Sanctions Information", ITEM_DETAIL, DETAIL_REMARK,
     FORM_WHOLE},
    {"Transactions Prohibited For Persons Owned or Controlled By U.S. "
     "Financial Institutions",
     ITEM_NOTE, NOTE_OWNED_BY_US_BANKS, FORM_VALUE},
    {"Deceased", ITEM_NOTE, NOTE_DECEASED, FORM_VALUE},
    {"Digital Currency Address", ITEM_IDENTIFIER, IDENTIFIER_WALLET,
     FORM_VALUE},
    {"Vessel Registration Identification", ITEM_IDENTIFIER, IDENTIFIER_IMO,
     FORM_VALUE},
    {"Vessel Registration Number", ITEM_IDENTIFIER, IDENTIFIER_IMO, FORM_VALUE},
    {"Identification Number IMO", ITEM_IDENTIFIER, IDENTIFIER_IMO, FORM_VALUE},
    {"IMO", ITEM_IDENTIFIER, IDENTIFIER_IMO, FORM_VALUE},
    {"MMSI", ITEM_IDENTIFIER, IDENTIFIER_MMSI, FORM_VALUE},
    {"Vessel Call Sign", ITEM_IDENTIFIER, IDENTIFIER_CALL_SIGN, FORM_VALUE},
    {"Other Vessel Call Sign", ITEM_IDENTIFIER, IDENTIFIER_CALL_SIGN,
     FORM_VALUE},
    {"Call Sign", ITEM_IDENTIFIER, IDENTIFIER_CALL_SIGN, FORM_VALUE},
    {"Aircraft Tail Number", ITEM_IDENTIFIER, IDENTIFIER_TAIL_NUMBER,
     FORM_VALUE},
    {"Previous Aircraft Tail Number", ITEM_IDENTIFIER, IDENTIFIER_TAIL_NUMBER,
     FORM_VALUE},
    {"Aircraft Manufacturer's Serial Number (MSN)", ITEM_IDENTIFIER,
     IDENTIFIER_AIRCRAFT_SERIAL, FORM_VALUE},
    {"Aircraft Manufacturer\xE2\x80\x99s Serial Number (MSN)", ITEM_IDENTIFIER,
     IDENTIFIER_AIRCRAFT_SERIAL, FORM_VALUE},
    {"Aircraft Construction Number (also called L/N or S/N or F/N)",
     ITEM_IDENTIFIER, IDENTIFIER_AIRCRAFT_SERIAL, FORM_VALUE},
    {"Aircraft Serial Identification", ITEM_IDENTIFIER,
     IDENTIFIER_AIRCRAFT_SERIAL, FORM_VALUE},
    {"Aircraft Mode S Transponder Code", ITEM_IDENTIFIER, IDENTIFIER_OTHER,
     FORM_VALUE},
    {"SWIFT/BIC", ITEM_IDENTIFIER, IDENTIFIER_BIC, FORM_VALUE},
    {"Legal Entity Number", ITEM_IDENTIFIER, IDENTIFIER_LEI, FORM_VALUE},
    {"ISIN", ITEM_IDENTIFIER, IDENTIFIER_ISIN, FORM_VALUE},
    {"Email Address", ITEM_IDENTIFIER, IDENTIFIER_EMAIL, FORM_VALUE},
    {"Email", ITEM_IDENTIFIER, IDENTIFIER_EMAIL, FORM_VALUE},
    {"Website", ITEM_IDENTIFIER, IDENTIFIER_WEBSITE, FORM_VALUE},
    {"Phone Number", ITEM_IDENTIFIER, IDENTIFIER_PHONE, FORM_VALUE},
    {"Telephone No.", ITEM_IDENTIFIER, IDENTIFIER_PHONE, FORM_VALUE},
    {"Telephone", ITEM_IDENTIFIER, IDENTIFIER_PHONE, FORM_VALUE},
    {"Fax No.", ITEM_IDENTIFIER, IDENTIFIER_PHONE, FORM_VALUE},
    {"Fax", ITEM_IDENTIFIER, IDENTIFIER_PHONE, FORM_VALUE},
    {"D-U-N-S Number", ITEM_IDENTIFIER, IDENTIFIER_DUNS, FORM_VALUE},
    {"SSN", ITEM_IDENTIFIER, IDENTIFIER_SOCIAL_SECURITY, FORM_VALUE},
    {"Unified Social Credit Code (USCC)", ITEM_IDENTIFIER, IDENTIFIER_USCC,
     FORM_VALUE},
    {"United Social Credit Code Certificate (USCCC)", ITEM_IDENTIFIER,
     IDENTIFIER_USCC, FORM_VALUE},
    {"Government Gazette Number", ITEM_IDENTIFIER, IDENTIFIER_GAZETTE,
     FORM_VALUE},
    {"Driver's License No.", ITEM_IDENTIFIER, IDENTIFIER_DRIVING_LICENCE,
     FORM_VALUE},
    {"VisaNumberID", ITEM_IDENTIFIER, IDENTIFIER_VISA, FORM_VALUE},
    {"Passport", ITEM_IDENTIFIER, IDENTIFIER_PASSPORT, FORM_VALUE},
    {"Diplomatic Passport", ITEM_IDENTIFIER, IDENTIFIER_PASSPORT, FORM_VALUE},
    {"Stateless Person Passport", ITEM_IDENTIFIER, IDENTIFIER_PASSPORT,
     FORM_VALUE},
    {"British National Overseas Passport", ITEM_IDENTIFIER, IDENTIFIER_PASSPORT,
     FORM_VALUE},
    {"Cedula No.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"National ID No.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"National Foreign ID Number", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID,
     FORM_VALUE},
    {"Personal ID Card", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"D.N.I.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"N.I.E.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"C.I.N.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"C.U.I.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"C.U.R.P.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"I.F.E.", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID, FORM_VALUE},
    {"Credencial electoral", ITEM_IDENTIFIER, IDENTIFIER_NATIONAL_ID,
     FORM_VALUE},
    {"Tax ID No.", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"R.F.C.", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"RFC", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"C.I.F.", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"N.I.F.", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"C.U.I.T.", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"NIT #", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"RUC #", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"RIF #", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"RTN", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"US FEIN", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"V.A.T. Number", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"Italian Fiscal Code", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"Fiscal Code", ITEM_IDENTIFIER, IDENTIFIER_TAX_ID, FORM_VALUE},
    {"Registration ID", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"Registration Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION,
     FORM_VALUE},
    {"Business Registration Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION,
     FORM_VALUE},
    {"Business Registration Document #", ITEM_IDENTIFIER,
     IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"Business Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"Company Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"UK Company Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"Commercial Registry Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION,
     FORM_VALUE},
    {"C.R. No.", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"Folio Mercantil No.", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION,
     FORM_VALUE},
    {"Matricula Mercantil No", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION,
     FORM_VALUE},
    {"Public Registration Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION,
     FORM_VALUE},
    {"Enterprise Number", ITEM_IDENTIFIER, IDENTIFIER_REGISTRATION, FORM_VALUE},
    {"Trade License No.", ITEM_IDENTIFIER, IDENTIFIER_LICENCE, FORM_VALUE},
    {"License", ITEM_IDENTIFIER, IDENTIFIER_LICENCE, FORM_VALUE},
    {"BIK (RU)", ITEM_IDENTIFIER, BY_LABEL, FORM_VALUE},
    {"Equity Ticker", ITEM_IDENTIFIER, BY_LABEL, FORM_VALUE},
    {"MICEX Code", ITEM_IDENTIFIER, BY_LABEL, FORM_VALUE},
    {"UN/LOCODE", ITEM_IDENTIFIER, BY_LABEL, FORM_VALUE},
    {"Identification Number", ITEM_IDENTIFIER, BY_LABEL, FORM_VALUE},
};

#define FACT_ROW_COUNT (sizeof fact_rows / sizeof *fact_rows)

static bool is_word_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

/* Whether `text` begins with the label as whole words, in any case. */
static bool begins_with_label(struct span text, const char *label,
                              size_t length) {
    if (text.length < length) return false;
    if (!span_is_caseless((struct span){text.bytes, length}, label))
        return false;
    return text.length == length || !is_word_byte(text.bytes[length]) ||
           !is_word_byte(label[length - 1]);
}

static const struct fact_row *find_row(struct span text, size_t *length) {
    const struct fact_row *best = NULL;
    *length = 0;
    for (size_t i = 0; i < FACT_ROW_COUNT; i++) {
        size_t label = strlen(fact_rows[i].label);
        if (label <= *length) continue;
        if (!begins_with_label(text, fact_rows[i].label, label)) continue;
        best = &fact_rows[i];
        *length = label;
    }
    return best;
}

/* ---- small pieces -------------------------------------------------------- */

static struct span from(struct span text, size_t place) {
    return (struct span){text.bytes + place, text.length - place};
}

/* Without the white space, colon and dash between a label and its value. */
static struct span after_label(struct span text) {
    text = span_trim(text);
    if (span_starts(text, ":")) text = span_trim(from(text, 1));
    if (span_starts(text, "- ")) text = span_trim(from(text, 2));
    return text;
}

enum party_type ofac_party_type(struct span word) {
    enum party_type type;
    word = span_trim(word);
    if (word.length == 0 || !party_type_parse(word, &type) ||
        type == PARTY_UNKNOWN)
        return PARTY_ORGANIZATION;
    return type;
}

void ofac_add_name(struct party *party, enum name_role role, struct span name) {
    party_add_name(party, role, name);
    if (party->type != PARTY_PERSON) return;
    struct span rest = name;
    struct span family = span_trim(span_cut(&rest, ','));
    if (!rest.bytes || family.length == 0) return;
    struct span given = span_trim(span_cut(&rest, ','));
    party_add_text(party, ITEM_NAME_PART, PART_FAMILY, family);
    party_add_text(party, ITEM_NAME_PART, PART_GIVEN, given);
    if (rest.bytes) party_add_text(party, ITEM_NAME_PART, PART_SUFFIX, rest);
}

void ofac_add_address(struct party *party, struct span line,
                      struct span country) {
    const char *code = country_code(country);
    if (span_trim(line).length == 0) return;
    party_add(party, (struct item){.kind = ITEM_ADDRESS,
                                   .text = line,
                                   .extra = span_of(code ? code : "")});
}

void ofac_join_address(struct byte_writer *line, struct span piece) {
    piece = span_trim(piece);
    if (piece.length == 0) return;
    if (line->bytes.count) write_bytes(line, ", ", 2);
    write_bytes(line, piece.bytes, piece.length);
}

bool ofac_valid_between(day_number first, day_number until,
                        struct date_range *valid) {
    if (first == DAY_NONE && until == DAY_NONE) return false;
    *valid = (struct date_range){first, until, DATE_RANGE, false};
    if (first == DAY_NONE) (void)day_from_parts(1, 1, 1, &valid->first);
    if (until == DAY_NONE) (void)day_from_parts(9999, 12, 31, &valid->last);
    return valid->first <= valid->last;
}

/* ---- adding by kind ------------------------------------------------------ */

/* "Keren, Eritrea": the country is the longest ending after a comma that is
 * one, so that "Kinshasa, Congo, Democratic Republic of the" works too. */
static void add_birth_place(struct party *party, struct span place) {
    const char *code = country_code(place);
    struct span rest = place;
    while (!code) {
        (void)span_cut(&rest, ',');
        if (!rest.bytes) break;
        code = country_code(span_trim(rest));
    }
    party_add(party, (struct item){.kind = ITEM_BIRTH_PLACE,
                                   .text = place,
                                   .extra = span_of(code ? code : "")});
}

static void add_date(struct party *party, enum date_role role, struct span text,
                     const struct ofac_fact *fact) {
    struct span value = fact->value;
    struct date_range date;
    size_t place = 0;
    /* "(CMIC) 02 Aug 2021": the date is the end of the value. */
    while (!date_parse(from(value, place), &date)) {
        size_t space = span_find(value, " ", place);
        if (space == value.length) {
            party_add_unknown(party, fact->label, value);
            return;
        }
        place = space + 1;
    }
    party_add(party, (struct item){.kind = ITEM_DATE,
                                   .role = (uint8_t)role,
                                   .flags = ITEM_HAS_DATE,
                                   .text = text,
                                   .date = date});
}

/* A number under "vessel registration" is an IMO number if it looks so. */
static int vessel_number_kind(struct span *value) {
    uint64_t number;
    if (begins_with_label(*value, "IMO", 3))
        *value = after_label(from(*value, 3));
    bool is_imo = value->length == 7 && span_number(*value, &number);
    return is_imo ? IDENTIFIER_IMO : IDENTIFIER_REGISTRATION;
}

static void add_identifier(struct party *party, int kind,
                           const struct ofac_fact *fact) {
    struct span currency = SPAN_EMPTY, value = fact->value;
    struct span country = fact->country;
    if (kind == BY_LABEL) kind = identifier_of_label(fact->label, &currency);
    if (kind == IDENTIFIER_IMO) kind = vessel_number_kind(&value);
    if (kind == IDENTIFIER_WALLET) {
        (void)identifier_of_label(fact->label, &currency);
        country = currency;
    }
    size_t before = party->items.count;
    party_add_identifier(party, kind, value, country);
    if (fact->has_valid && party->items.count > before) {
        struct item *added = &party->items.items[before];
        added->flags |= ITEM_HAS_DATE;
        added->date = fact->valid;
    }
    /* A number of a kind without a name says little without its label. */
    if (kind == IDENTIFIER_OTHER)
        party_add_unknown(party, fact->label, fact->value);
}

/* `whole` is what a row of FORM_WHOLE keeps. */
static void add_row(struct party *party, const struct fact_row *row,
                    const struct ofac_fact *fact, struct span whole) {
    struct span text = row->form == FORM_WHOLE ? whole : fact->value;
    switch (row->kind) {
    case ITEM_BIRTH: party_add_birth(party, text); break;
    case ITEM_BIRTH_PLACE: add_birth_place(party, text); break;
    case ITEM_COUNTRY:
        party_add_country(party, (enum country_role)row->role, text);
        break;
    case ITEM_IDENTIFIER: add_identifier(party, row->role, fact); break;
    case ITEM_DATE:
        add_date(party, (enum date_role)row->role, text, fact);
        break;
    case ITEM_NOTE:
        party_add(party, (struct item){.kind = ITEM_NOTE,
                                       .role = (uint8_t)row->role,
                                       .text = text});
        break;
    case ITEM_NAME:
    case ITEM_NAME_PART:
    case ITEM_PROGRAM:
    case ITEM_ADDRESS:
    case ITEM_ADDRESS_PART:
    case ITEM_VESSEL:
    case ITEM_LINK:
    case ITEM_INSTRUMENT:
    case ITEM_DETAIL:
    case ITEM_TEXT:
    case ITEM_KIND_COUNT:
        party_add_text(party, row->kind, row->role, text);
        break;
    }
}

/* "Label: value" in the party's arena, or the value when memory is out. */
static struct span join_whole(struct party *party,
                              const struct ofac_fact *fact) {
    size_t length = fact->label.length + 1 + fact->value.length;
    char *joined = arena_take(party->arena, length, 1);
    if (!joined) {
        party->failed = true;
        return fact->value;
    }
    memcpy(joined, fact->label.bytes, fact->label.length);
    joined[fact->label.length] = ' ';
    if (fact->value.length)
        memcpy(joined + fact->label.length + 1, fact->value.bytes,
               fact->value.length);
    return (struct span){joined, length};
}

/* Label and value together find the row: what follows a label may decide
 * ("Additional Sanctions Information - Subject to Secondary Sanctions"). */
void ofac_add_fact(struct party *party, const struct ofac_fact *fact) {
    size_t length;
    struct span currency;
    if (fact->value.length == 0) return;
    struct span whole = join_whole(party, fact);
    const struct fact_row *row = find_row(whole, &length);
    bool is_number = fact->country.length > 0 || fact->has_valid;
    if (row) {
        add_row(party, row, fact, whole);
    } else if (is_number || identifier_of_label(fact->label, &currency) !=
                                IDENTIFIER_OTHER) {
        add_identifier(party, BY_LABEL, fact);
    } else {
        party_add_unknown(party, fact->label, fact->value);
    }
}

/* ---- labels inside a remark ---------------------------------------------- */

/* Moves the currency from "XBT 12Qt..." into the label, where XML has it. */
static void move_currency(struct span remark, struct ofac_fact *fact) {
    struct span rest = fact->value;
    struct span currency = span_cut(&rest, ' ');
    if (!rest.bytes) return;
    fact->label = span_from_to(remark.bytes, currency.bytes + currency.length);
    fact->value = span_trim(rest);
}

bool ofac_add_labelled(struct party *party, struct span remark) {
    size_t length;
    const struct fact_row *row = find_row(remark, &length);
    if (!row) return false;
    struct ofac_fact fact = {.label = {remark.bytes, length},
                             .value = after_label(from(remark, length)),
                             .country = SPAN_EMPTY};
    bool is_note = row->kind == ITEM_NOTE;
    if (fact.value.length == 0 && !is_note) return false;
    if (row->kind == ITEM_IDENTIFIER && row->role == IDENTIFIER_WALLET)
        move_currency(remark, &fact);
    else if (row->kind == ITEM_IDENTIFIER) {
        ofac_add_identifier_text(party, fact.label, fact.value);
        return true;
    }
    add_row(party, row, &fact, remark);
    return true;
}

/* Takes "word DATE" off the end of the value; DAY_NONE when not there. */
static day_number take_day(struct span *value, const char *word) {
    size_t place = span_find(*value, word, 0);
    struct date_range date;
    if (place == value->length) return DAY_NONE;
    if (!date_parse(span_trim(from(*value, place + strlen(word))), &date))
        return DAY_NONE;
    *value = span_trim((struct span){value->bytes, place});
    return strcmp(word, " issued ") == 0 ? date.first : date.last;
}

/* Takes "(Country)" off the end: the last parentheses, without digits. */
static struct span take_country(struct span *value) {
    if (!span_ends(*value, ")")) return SPAN_EMPTY;
    size_t open = value->length;
    while (open > 0 && value->bytes[open - 1] != '(')
        open--;
    if (open < 2) return SPAN_EMPTY; /* none, or nothing before it */
    struct span country = {value->bytes + open, value->length - open - 1};
    for (size_t i = 0; i < country.length; i++)
        if (country.bytes[i] >= '0' && country.bytes[i] <= '9')
            return SPAN_EMPTY;
    struct span rest = span_trim((struct span){value->bytes, open - 1});
    if (rest.length == 0) return SPAN_EMPTY;
    *value = rest;
    return country;
}

void ofac_add_identifier_text(struct party *party, struct span label,
                              struct span value) {
    struct ofac_fact fact = {.label = label};
    day_number until = take_day(&value, " expires ");
    day_number first = take_day(&value, " issued ");
    fact.country = take_country(&value);
    fact.value = value;
    fact.has_valid = ofac_valid_between(first, until, &fact.valid);
    ofac_add_fact(party, &fact);
}
