/* csl_csv.c -- the US Consolidated Screening List of the Department of
 * Commerce: thirteen lists of four departments in one table.
 *
 *     _id,source,entity_number,type,programs,name,...,ids
 *     15047,Specially Designated Nationals (SDN) - ...,15047,Vessel,...
 *          "CU, 9187629, Vessel Registration Identification; ..."
 *
 * What a listing does differs by list, and a Commerce listing is never a
 * freeze: the table of sources says so once.  A record of OFAC's keeps its
 * number there and is linked to it.  The ids column is "value, label" or
 * "CC, value, label", several separated by "; ".
 */
#include "record/country.h"
#include "record/identifier.h"
#include "source/list_records.h"
#include "source/readers.h"

/* ---- the lists behind the list ------------------------------------------- */

static const struct {
    const char *mark; /* stands in `source` */
    uint32_t measures;
    const char *same_as; /* the list that its entity_number is of */
} sources[] = {
    {"(SDN)", MEASURE_BLOCK, "us-ofac-sdn"},
    {"(SSI)", MEASURE_SECTORAL, "us-ofac-cons"},
    {"(CMIC)", MEASURE_SECTORAL, "us-ofac-cons"},
    {"NS-MBS", MEASURE_SECTORAL, "us-ofac-cons"},
    {"(CAP)", MEASURE_CORRESPONDENT, "us-ofac-cons"},
    {"(FSE)", MEASURE_OTHER, "us-ofac-cons"},
    {"(PLC)", MEASURE_OTHER, "us-ofac-cons"},
    {"(EL)", MEASURE_EXPORT_CONTROL, NULL},
    {"(DPL)", MEASURE_EXPORT_CONTROL, NULL},
    {"(UVL)", MEASURE_EXPORT_CONTROL, NULL},
    {"(MEU)", MEASURE_EXPORT_CONTROL, NULL},
    {"(DTC)", MEASURE_DEBARMENT, NULL},
    {"(ISN)", MEASURE_OTHER, NULL},
};

static void read_source(struct party *party, struct field *record) {
    struct field *source = field_find(record, "source");
    struct field *number = field_find(record, "entity_number");
    party->measures = MEASURE_OTHER;
    if (!source) return;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        size_t place = span_find(source->text, sources[i].mark, 0);
        if (place == source->text.length) continue;
        party->measures = sources[i].measures;
        if (number && sources[i].same_as) {
            number->is_taken = true;
            add_same_as(party, sources[i].same_as, number->text);
        }
        return;
    }
}

static const struct {
    const char *word;
    enum party_type type;
} types[] = {
    {"Individual", PARTY_PERSON},
    {"Entity", PARTY_ORGANIZATION},
    {"Vessel", PARTY_VESSEL},
    {"Aircraft", PARTY_AIRCRAFT},
};

static void read_type(struct party *party, struct field *record) {
    struct field *type = field_find(record, "type");
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (span_is_caseless(type->text, types[i].word)) {
            party->type = types[i].type;
            type->is_taken = true;
        }
}

/* ---- ids ----------------------------------------------------------------- */

/* Labels that are no identifiers. */
static const struct {
    const char *label;
    enum item_kind kind;
    uint8_t role;
} facts[] = {
    {"Gender", ITEM_DETAIL, DETAIL_GENDER},
    {"Target Type", ITEM_DETAIL, DETAIL_ORG_TYPE},
    {"Organization Type:", ITEM_DETAIL, DETAIL_ORG_TYPE},
    {"Aircraft Model", ITEM_VESSEL, AIRCRAFT_MODEL},
    {"Aircraft Operator", ITEM_VESSEL, AIRCRAFT_OPERATOR},
    {"Aircraft Manufacture Date", ITEM_VESSEL, AIRCRAFT_BUILT},
    {"Former Vessel Flag", ITEM_VESSEL, VESSEL_FORMER_FLAG},
    {"Organization Established Date", ITEM_DATE, DATE_INCORPORATED},
};

static const struct {
    const char *label, *text; /* text NULL: any */
    enum note note;
} notes[] = {
    {"Additional Sanctions Information -", "Subject to Secondary Sanctions",
     NOTE_SECONDARY_SANCTIONS},
    {"Secondary sanctions risk:", NULL, NOTE_SECONDARY_SANCTIONS},
    {"Transactions Prohibited For Persons Owned or Controlled By U.S."
     " Financial Institutions:",
     NULL, NOTE_OWNED_BY_US_BANKS},
};

static bool add_fact(struct party *party, struct span label,
                     struct span value) {
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (span_is(label, notes[i].label) &&
            (!notes[i].text || span_is(value, notes[i].text))) {
            party_add_note(party, notes[i].note);
            /* A note with a section number says more than the note. */
            if (!notes[i].text) party_add_unknown(party, label, value);
            return true;
        }
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        struct date_range date;
        if (!span_is(label, facts[i].label)) continue;
        if (facts[i].kind != ITEM_DATE)
            party_add_text(party, facts[i].kind, facts[i].role, value);
        else if (date_parse(value, &date))
            party_add(party, (struct item){.kind = ITEM_DATE,
                                           .role = facts[i].role,
                                           .flags = ITEM_HAS_DATE,
                                           .text = value,
                                           .date = date});
        else
            party_add_unknown(party, label, value);
        return true;
    }
    return false;
}

static void add_id(struct party *party, struct span piece) {
    size_t cut = piece.length;
    for (size_t i = 0; i + 1 < piece.length; i++)
        if (piece.bytes[i] == ',' && piece.bytes[i + 1] == ' ') cut = i;
    if (cut == piece.length) {
        party_add_unknown(party, SPAN_OF("ids"), piece);
        return;
    }
    struct span value = {piece.bytes, cut}, country = SPAN_EMPTY;
    struct span label = span_trim(
        span_from_to(piece.bytes + cut + 1, piece.bytes + piece.length));
    if (value.length > 4 && value.bytes[2] == ',' && value.bytes[3] == ' ' &&
        country_code((struct span){value.bytes, 2})) {
        country = (struct span){value.bytes, 2};
        value = (struct span){value.bytes + 4, value.length - 4};
    }
    if (!add_fact(party, label, value))
        add_document(party, label, value, country);
}

static void read_ids(struct party *party, struct field *field) {
    struct span rest = field->text, piece;
    field->is_taken = true;
    while (values_next(&rest, "; ", &piece))
        add_id(party, piece);
}

/* ---- addresses, flags ---------------------------------------------------- */

/* "Riga, LV; Moscow, RU": the last part is the country's code. */
static void read_addresses(struct party *party, struct field *field) {
    struct span rest = field->text, line;
    field->is_taken = true;
    while (values_next(&rest, "; ", &line)) {
        struct span code = line;
        if (line.length > 4 && line.bytes[line.length - 4] == ',')
            code = (struct span){line.bytes + line.length - 2, 2};
        const char *known = code.length == 2 ? country_code(code) : NULL;
        party_add(party, (struct item){.kind = ITEM_ADDRESS,
                                       .text = line,
                                       .extra = span_of(known)});
    }
}

static void read_flag(struct party *party, struct field *field) {
    field->is_taken = true;
    party_add_text(party, ITEM_VESSEL, VESSEL_FLAG, field->text);
    party_add_country(party, COUNTRY_FLAG, field->text);
}

static const struct field_rule rules[] = {
    {"name", FIELD_NAME, ITEM_NAME, NAME_PRIMARY, NULL, NULL},
    {"alt_names", FIELD_NAME, ITEM_NAME, NAME_ALIAS, "; ", NULL},
    {"programs", FIELD_TEXT, ITEM_PROGRAM, 0, "; ", NULL},
    {"title", FIELD_TEXT, ITEM_DETAIL, DETAIL_TITLE, NULL, NULL},
    {"addresses", FIELD_READ, 0, 0, NULL, read_addresses},
    {"federal_register_notice", FIELD_TEXT, ITEM_INSTRUMENT, 0, NULL, NULL},
    {"start_date", FIELD_DATE, ITEM_DATE, DATE_STARTED, NULL, NULL},
    {"end_date", FIELD_DATE, ITEM_DATE, DATE_ENDED, NULL, NULL},
    {"call_sign", FIELD_IDENTIFIER, 0, IDENTIFIER_CALL_SIGN, NULL, NULL},
    {"vessel_type", FIELD_TEXT, ITEM_VESSEL, VESSEL_TYPE, NULL, NULL},
    {"gross_tonnage", FIELD_TEXT, ITEM_VESSEL, VESSEL_TONNAGE, NULL, NULL},
    {"gross_registered_tonnage", FIELD_TEXT, ITEM_VESSEL, VESSEL_GROSS_TONNAGE,
     NULL, NULL},
    {"vessel_flag", FIELD_READ, 0, 0, NULL, read_flag},
    {"vessel_owner", FIELD_TEXT, ITEM_VESSEL, VESSEL_OWNER, NULL, NULL},
    {"remarks", FIELD_TEXT, ITEM_DETAIL, DETAIL_REMARK, NULL, NULL},
    {"source_list_url", FIELD_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL, NULL, NULL},
    {"source_information_url", FIELD_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL, NULL,
     NULL},
    {"citizenships", FIELD_COUNTRY, 0, COUNTRY_CITIZENSHIP, "; ", NULL},
    {"nationalities", FIELD_COUNTRY, 0, COUNTRY_NATIONALITY, "; ", NULL},
    {"dates_of_birth", FIELD_BIRTH, 0, 0, "; ", NULL},
    {"places_of_birth", FIELD_TEXT, ITEM_BIRTH_PLACE, 0, "; ", NULL},
    {"ids", FIELD_READ, 0, 0, NULL, read_ids},
    {NULL, FIELD_TEXT, 0, 0, NULL, NULL},
};

static void read_record(struct party *party, struct field *record) {
    party_set_id(party, field_take(record, "_id"));
    read_type(party, record);
    field_rules_apply(party, record, rules);
    read_source(party, record);
}

static const char *csl_recognises(struct span head, const char *file_name) {
    static const char *const others[] = {"alt_names", "source_list_url", NULL};
    (void)file_name;
    return head_has_columns(head, "_id,source,entity_number", others) ? "list"
                                                                      : NULL;
}

static idt_status csl_read(struct source_set *set,
                           const struct source_sink *sink, idt_error *error) {
    static const struct list_reader reader = {
        "us-csl",
        "US Department of Commerce, International Trade Administration",
        "csl-csv", read_record};
    static const struct csv_shape shape = {.header = "_id", .separator = ','};
    return csv_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader csl_csv_reader = {
    "csl-csv", "US Consolidated Screening List (CSV)", csl_recognises, csl_read,
    "list"};
