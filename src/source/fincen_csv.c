/* fincen_csv.c -- institutions of primary money laundering concern: special
 * measures under section 311 of the USA PATRIOT Act and section 9714.
 *
 *     Measure,Relationship,Type,Name,Alias,Country,...
 *     ABLV Bank,subsidiary,Company,ABLV Bank Luxembourg S.A.,,Luxembourg,...
 *     -> us-fincen-311:ablv-bank/ablv-bank-luxembourg-s-a
 *
 * The publisher gives no ids: the slugs of measure and name are one, which
 * stays the same when rows are added elsewhere in the file.  A name that the
 * same measure repeats gets "/2", "/3" in file order.
 */
#include "record/identifier.h"
#include "source/list_records.h"
#include "source/readers.h"

static const struct {
    const char *word;
    enum link_role role;
} relations[] = {
    {"subsidiary", LINK_OWNED_BY},
    {"owner", LINK_OWNS},
    {"related", LINK_RELATED},
};

/* What the row is to the subject of the measure. */
static void read_relation(struct party *party, struct field *record) {
    struct field *word = field_find(record, "Relationship");
    struct field *measure = field_find(record, "Measure");
    for (size_t i = 0;
         word && measure && i < sizeof relations / sizeof *relations; i++)
        if (span_is_caseless(word->text, relations[i].word))
            party_add_text(party, ITEM_LINK, (int)relations[i].role,
                           measure->text);
}

static void read_type(struct party *party, struct field *record) {
    struct field *type = field_find(record, "Type");
    if (!type || type->text.length == 0) return; /* bank or whole country */
    party->type = span_is_caseless(type->text, "Person") ? PARTY_PERSON
                                                         : PARTY_ORGANIZATION;
}

static void read_id(struct party *party, struct field *record) {
    struct field *measure = field_find(record, "Measure");
    struct field *name = field_find(record, "Name");
    struct span slugs[] = {slug_of(party, measure ? measure->text : SPAN_EMPTY),
                           slug_of(party, name ? name->text : SPAN_EMPTY)};
    if (span_equals(slugs[0], slugs[1])) slugs[0] = SPAN_EMPTY;
    party_set_id(party, texts_join(party, slugs, 2, "/"));
}

static void read_address(struct party *party, struct field *record) {
    static const struct address_rule parts[] = {
        {"Address", ADDRESS_STREET}, {"Country", ADDRESS_CODE}, {NULL, 0}};
    struct field *country = field_find(record, "Country");
    if (!country) return;
    struct span text = country->text;
    field_address(party, record, parts);
    party_add_country(party, COUNTRY_JURISDICTION, text);
}

static const struct field_rule rules[] = {
    {"Name", FIELD_NAME, ITEM_NAME, NAME_PRIMARY, NULL, NULL},
    {"Alias", FIELD_NAME, ITEM_NAME, NAME_ALIAS, "; ", NULL},
    {"Measure", FIELD_TEXT, ITEM_PROGRAM, 0, NULL, NULL},
    {"Address", FIELD_TEXT, ITEM_ADDRESS, 0, NULL, NULL},
    {"Registration number", FIELD_IDENTIFIER, 0, IDENTIFIER_REGISTRATION, NULL,
     NULL},
    {"Notes", FIELD_TEXT, ITEM_DETAIL, DETAIL_REMARK, NULL, NULL},
    {"Source URL", FIELD_TEXT, ITEM_DETAIL, DETAIL_SOURCE_URL, NULL, NULL},
    {NULL, FIELD_TEXT, 0, 0, NULL, NULL},
};

static void read_record(struct party *party, struct field *record) {
    party->measures = MEASURE_CORRESPONDENT;
    read_type(party, record);
    read_id(party, record);
    read_relation(party, record);
    read_address(party, record);
    field_rules_apply(party, record, rules);
}

static const char *fincen_recognises(struct span head, const char *file_name) {
    static const char *const others[] = {"Type", "Name", "Source URL", NULL};
    (void)file_name;
    return head_has_columns(head, "Measure,Relationship,", others) ? "list"
                                                                   : NULL;
}

static idt_status fincen_read(struct source_set *set,
                              const struct source_sink *sink,
                              idt_error *error) {
    static const struct list_reader reader = {
        "us-fincen-311",
        "US Department of the Treasury, Financial Crimes Enforcement Network",
        "fincen-311-csv", read_record};
    static const struct csv_shape shape = {.header = "Measure",
                                           .separator = ','};
    return csv_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader fincen_311_csv_reader = {
    "fincen-311-csv", "US FinCEN special measures, sections 311 and 9714 (CSV)",
    fincen_recognises, fincen_read, "list"};
