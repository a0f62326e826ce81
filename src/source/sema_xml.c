/* sema_xml.c -- Canada's consolidated autonomous sanctions list.
 *
 *     <record>
 *       <Country>Belarus / B&#233;larus</Country>   the regime, not a home
 *       <LastName>..</LastName> <GivenName>..</GivenName>
 *       <EntityOrShip>..</EntityOrShip> <ShipIMONumber>..</ShipIMONumber>
 *       <Schedule>1, Part 1</Schedule> <Item>5</Item>
 *     </record>                       -> ca-sema:belarus/1-part-1/5
 *
 * Schedule and item are how the regulations themselves number the listing.
 * Aliases stand in one text; semicolons part them, and commas do when every
 * part has at least two words ("Last, First" is one name).  The file carries no
 * date.
 */
#include "record/identifier.h"
#include "source/list_records.h"
#include "source/readers.h"
#include "source/xml_walk.h"

static size_t words_in(struct span text) {
    size_t words = 0;
    for (struct span rest = text; rest.bytes;)
        words += span_trim(span_cut(&rest, ' ')).length > 0;
    return words;
}

static bool commas_part_names(struct span text) {
    struct span rest = text;
    while (rest.bytes)
        if (words_in(span_cut(&rest, ',')) < 2) return false;
    return true;
}

/* "Russian: ..." in front of a name in that script: the name alone is added,
 * and the text kept as it stands. */
static void add_alias(struct party *party, struct field *field,
                      struct span name) {
    size_t colon = span_find(name, ": ", 0);
    struct span behind = {name.bytes + colon, name.length - colon};
    bool is_script = is_other_script(behind);
    if (is_script && colon > 0 && behind.length > 0 &&
        words_in((struct span){name.bytes, colon}) == 1) {
        party_add_unknown(party, field->name, name);
        name = (struct span){behind.bytes + 2, behind.length - 2};
    }
    party_add_name(party, is_other_script(name) ? NAME_SCRIPT : NAME_ALIAS,
                   name);
}

static void read_aliases(struct party *party, struct field *field) {
    struct span rest = field->text, part, name;
    field->is_taken = true;
    while (values_next(&rest, ";", &part)) {
        const char *split = commas_part_names(part) ? "," : NULL;
        struct span names = part;
        while (values_next(&names, split, &name))
            add_alias(party, field, name);
    }
}

/* "1963 or 1964", "1965-07-15 OR 1969-09-28"; of a ship, when it was built. */
static void read_birth(struct party *party, struct field *field) {
    field->is_taken = true;
    if (party->type == PARTY_VESSEL) {
        party_add_text(party, ITEM_VESSEL, VESSEL_BUILT, field->text);
        return;
    }
    struct span rest = field->text, date;
    const char *split =
        span_find(rest, " OR ", 0) < rest.length ? " OR " : " or ";
    while (values_next(&rest, split, &date))
        party_add_birth(party, date);
}

static void read_title(struct party *party, struct field *field) {
    field->is_taken = true;
    if (party->type == PARTY_VESSEL)
        party_add_text(party, ITEM_VESSEL, VESSEL_TYPE, field->text);
    else
        party_add_text(party, ITEM_DETAIL, DETAIL_TITLE, field->text);
}

static void read_name(struct party *party, struct field *record) {
    struct span given = field_take(record, "GivenName");
    struct span family = field_take(record, "LastName");
    struct span whole = field_take(record, "EntityOrShip");
    if (whole.length > 0) {
        party_add_name(party, NAME_PRIMARY, whole);
        party_add_name(
            party, NAME_ALIAS,
            texts_join(party, (struct span[]){given, family}, 2, " "));
        return;
    }
    party_add_name(party, NAME_PRIMARY,
                   texts_join(party, (struct span[]){given, family}, 2, " "));
    party_add_text(party, ITEM_NAME_PART, PART_GIVEN, given);
    party_add_text(party, ITEM_NAME_PART, PART_FAMILY, family);
}

static struct span text_of(struct field *record, const char *name) {
    struct field *field = field_find(record, name);
    return field ? field->text : SPAN_EMPTY;
}

static void read_id(struct party *party, struct field *record) {
    struct span country = text_of(record, "Country");
    country.length = span_find(country, " / ", 0);
    struct span parts[] = {slug_of(party, country),
                           slug_of(party, text_of(record, "Schedule")),
                           slug_of(party, text_of(record, "Item"))};
    if (parts[1].length == 0) parts[1] = SPAN_OF("-");
    if (country.length > 0 && parts[2].length > 0)
        party_set_id(party, texts_join(party, parts, 3, "/"));
}

static void read_type(struct party *party, struct field *record) {
    if (text_of(record, "ShipIMONumber").length > 0)
        party->type = PARTY_VESSEL;
    else if (text_of(record, "EntityOrShip").length > 0)
        party->type = PARTY_ORGANIZATION;
    else
        party->type = PARTY_PERSON;
}

static const struct field_rule rules[] = {
    {"Country", FIELD_TEXT, ITEM_PROGRAM, 0, NULL, NULL},
    {"Aliases", FIELD_READ, 0, 0, NULL, read_aliases},
    {"DateOfBirthOrShipBuildDate", FIELD_READ, 0, 0, NULL, read_birth},
    {"TitleOrShip", FIELD_READ, 0, 0, NULL, read_title},
    {"ShipIMONumber", FIELD_IDENTIFIER, 0, IDENTIFIER_IMO, NULL, NULL},
    {"DateOfListing", FIELD_DATE, ITEM_DATE, DATE_LISTED, NULL, NULL},
    {NULL, FIELD_TEXT, 0, 0, NULL, NULL},
};

static void read_record(struct party *party, struct field *record) {
    party->measures = MEASURE_BLOCK;
    read_type(party, record);
    read_id(party, record);
    read_name(party, record);
    field_rules_apply(party, record, rules);
}

static const char *sema_recognises(struct span head, const char *file_name) {
    struct span name;
    (void)file_name;
    xml_head_root(head, &name);
    bool has_records = span_find(head, "<Item>", 0) < head.length &&
                       span_find(head, "<Country>", 0) < head.length;
    return span_is(name, "data-set") && has_records ? "list" : NULL;
}

static idt_status sema_read(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    static const char *const records[] = {"record", NULL};
    static const char *const around[] = {NULL};
    static const struct list_reader reader = {
        "ca-sema", "Global Affairs Canada", "ca-sema-xml", read_record};
    static const struct xml_shape shape = {records, around, NULL, NULL};
    return xml_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader sema_xml_reader = {
    "ca-sema-xml", "Canada consolidated autonomous sanctions list (XML)",
    sema_recognises, sema_read, "list"};
