/* ofac_advanced_party.c -- one party of the advanced XML, put together.
 *
 *     DistinctParty FixedRef="36"
 *       Profile ID="36"              -> links and sanctions kept for it
 *         Identity ID="4375"         -> documents kept for it
 *           Alias, DocumentedName    -> names; parts typed by their group
 *         Feature FeatureTypeID="25" -> label; value in a detail, a date
 *                                       or a location
 */
#include "source/ofac_advanced.h"

/* ---- names --------------------------------------------------------------- */

/* The type of a name part: "Last Name", found by its group. */
static struct span part_type(struct advanced_read *read,
                             const struct xml_node *identity,
                             const struct xml_node *value) {
    struct span id = xml_attribute(value, "NamePartGroupID");
    for (const struct xml_node *master =
             xml_find(identity, "NamePartGroups/MasterNamePartGroup");
         master; master = xml_again(master)) {
        const struct xml_node *group = xml_child(master, "NamePartGroup");
        for (; group; group = xml_again(group))
            if (span_equals(xml_attribute(group, "ID"), id))
                return advanced_word(read->companions, "NamePartType",
                                     xml_attribute(group, "NamePartTypeID"));
    }
    return SPAN_EMPTY;
}

static void join_word(struct byte_writer *name, const char *between,
                      struct span word) {
    if (word.length == 0) return;
    if (name->bytes.count) write_bytes(name, between, strlen(between));
    write_bytes(name, word.bytes, word.length);
}

/* "LAST, First Middle": last names, then the others in their order. */
static void join_name(struct advanced_read *read,
                      const struct xml_node *identity,
                      const struct xml_node *documented) {
    const struct xml_node *first = xml_child(documented, "DocumentedNamePart");
    bool has_family = false;
    growing_clear(&read->scratch.bytes);
    for (const struct xml_node *part = first; part; part = xml_again(part)) {
        const struct xml_node *value = xml_child(part, "NamePartValue");
        if (!value || !span_is(part_type(read, identity, value), "Last Name"))
            continue;
        join_word(&read->scratch, " ", value->text);
        has_family = true;
    }
    for (const struct xml_node *part = first; part; part = xml_again(part)) {
        const struct xml_node *value = xml_child(part, "NamePartValue");
        if (!value || span_is(part_type(read, identity, value), "Last Name"))
            continue;
        join_word(&read->scratch, has_family ? ", " : " ", value->text);
        has_family = false;
    }
}

static enum name_role role_of(struct advanced_read *read,
                              const struct xml_node *alias) {
    struct span type = advanced_word(read->companions, "AliasType",
                                     xml_attribute(alias, "AliasTypeID"));
    if (span_is(xml_attribute(alias, "Primary"), "true")) return NAME_PRIMARY;
    if (span_is(type, "F.K.A.")) return NAME_FORMER;
    if (span_is(xml_attribute(alias, "LowQuality"), "true"))
        return NAME_WEAK_ALIAS;
    return NAME_ALIAS;
}

static void add_documented(struct advanced_read *read,
                           const struct xml_node *identity,
                           const struct xml_node *name, enum name_role role) {
    join_name(read, identity, name);
    party_add_name(&read->out.party, role, written(&read->scratch));
    for (const struct xml_node *part = xml_child(name, "DocumentedNamePart");
         part; part = xml_again(part)) {
        const struct xml_node *value = xml_child(part, "NamePartValue");
        if (value)
            ofac_add_name_part(&read->out.party,
                               part_type(read, identity, value), value->text);
    }
}

static bool is_latin(struct advanced_read *read, const struct xml_node *name) {
    return span_is(advanced_word(read->companions, "DocNameStatus",
                                 xml_attribute(name, "DocNameStatusID")),
                   "Primary Latin");
}

/* The name that OFAC marks as the Latin one, else the first, has the alias's
 * role; the others are the same name in another script. */
static void add_alias(struct advanced_read *read,
                      const struct xml_node *identity,
                      const struct xml_node *alias) {
    const struct xml_node *first = xml_child(alias, "DocumentedName");
    const struct xml_node *chosen = first;
    for (const struct xml_node *name = first; name; name = xml_again(name))
        if (is_latin(read, name)) chosen = name;
    if (!chosen) return;
    add_documented(read, identity, chosen, role_of(read, alias));
    for (const struct xml_node *name = first; name; name = xml_again(name))
        if (name != chosen) add_documented(read, identity, name, NAME_SCRIPT);
}

/* ---- documents ----------------------------------------------------------- */

static void add_documents(struct advanced_read *read, struct span identity) {
    struct party *party = &read->out.party;
    for (struct companion_row *row =
             advanced_rows(read->companions, "Identity", identity);
         row; row = row->next) {
        day_number issued = DAY_NONE, expires = DAY_NONE;
        row->is_joined = true;
        if (row->role == COMPANION_COMMENT) {
            party_add_unknown(party, row->fields[1], row->fields[2]);
            continue;
        }
        struct ofac_fact fact = {.label = row->fields[1],
                                 .value = row->fields[2],
                                 .country = row->fields[3]};
        (void)day_parse_iso(row->fields[4], &issued);
        (void)day_parse_iso(row->fields[5], &expires);
        fact.has_valid = ofac_valid_between(issued, expires, &fact.valid);
        ofac_add_fact(party, &fact);
    }
}

static void add_identity(struct advanced_read *read,
                         const struct xml_node *identity) {
    for (const struct xml_node *alias = xml_child(identity, "Alias"); alias;
         alias = xml_again(alias))
        add_alias(read, identity, alias);
    add_documents(read, xml_attribute(identity, "ID"));
}

/* ---- features ------------------------------------------------------------ */

/* The location in one line, in the scratch; *country is its country. */
static void join_location(struct advanced_read *read,
                          const struct companion_row *rows,
                          struct span *country) {
    *country = SPAN_EMPTY;
    growing_clear(&read->scratch.bytes);
    for (; rows; rows = rows->next) {
        if (rows->role == COMPANION_COMMENT) continue;
        ofac_join_address(&read->scratch, rows->fields[2]);
        if (span_is(rows->fields[1], "COUNTRY")) *country = rows->fields[2];
    }
}

static void add_comments(struct party *party,
                         const struct companion_row *rows) {
    for (; rows; rows = rows->next)
        if (rows->role == COMPANION_COMMENT)
            party_add_unknown(party, rows->fields[1], rows->fields[2]);
}

static void add_place(struct advanced_read *read, struct span label,
                      const struct companion_row *rows) {
    struct party *party = &read->out.party;
    struct span country;
    join_location(read, rows, &country);
    struct span line = written(&read->scratch);
    if (line.length == 0) return;
    if (!span_is(label, "Location")) {
        ofac_add_fact(party, &(struct ofac_fact){.label = label,
                                                 .value = line,
                                                 .country = SPAN_EMPTY});
        return;
    }
    ofac_add_address(party, line, country);
    for (; rows; rows = rows->next)
        if (rows->role == COMPANION_COMMENT)
            continue;
        else if (span_is(rows->fields[1], "COUNTRY"))
            party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_COUNTRY,
                           rows->fields[2]);
        else
            ofac_add_address_part(party, rows->fields[1], rows->fields[2]);
}

static void add_location(struct advanced_read *read, struct span label,
                         struct span id) {
    const struct companion_row *rows =
        advanced_rows(read->companions, "Location", id);
    add_place(read, label, rows);
    add_comments(&read->out.party, rows);
}

static void add_value(struct advanced_read *read, struct span label,
                      struct span value) {
    ofac_add_fact(&read->out.party, &(struct ofac_fact){.label = label,
                                                        .value = value,
                                                        .country = SPAN_EMPTY});
}

static void add_detail(struct advanced_read *read, struct span label,
                       const struct xml_node *detail) {
    struct span reference = xml_attribute(detail, "DetailReferenceID");
    add_value(read, label, detail->text);
    if (reference.length)
        add_value(
            read, label,
            advanced_word(read->companions, "DetailReference", reference));
}

static void add_version(struct advanced_read *read, struct span label,
                        const struct xml_node *version) {
    struct date_range date;
    const struct xml_node *node;
    for (node = xml_child(version, "DatePeriod"); node; node = xml_again(node))
        if (advanced_date(node, &date)) {
            char text[DATE_TEXT_ROOM];
            date_print(&date, text);
            add_value(read, label, span_of(text));
        } else {
            read->out.party.is_flawed = true;
        }
    for (node = xml_child(version, "VersionDetail"); node;
         node = xml_again(node))
        add_detail(read, label, node);
    for (node = xml_child(version, "VersionLocation"); node;
         node = xml_again(node))
        add_location(read, label, xml_attribute(node, "LocationID"));
    party_add_unknown(&read->out.party, label, xml_text(version, "Comment"));
}

static void add_feature(struct advanced_read *read,
                        const struct xml_node *feature) {
    struct party *party = &read->out.party;
    struct span label = advanced_word(read->companions, "FeatureType",
                                      xml_attribute(feature, "FeatureTypeID"));
    for (const struct xml_node *version = xml_child(feature, "FeatureVersion");
         version; version = xml_again(version)) {
        size_t before = party->items.count;
        add_version(read, label, version);
        if (!span_is(advanced_word(read->companions, "Reliability",
                                   xml_attribute(version, "ReliabilityID")),
                     "Reported"))
            continue;
        for (size_t i = before; i < party->items.count; i++)
            party->items.items[i].flags |= ITEM_UNCERTAIN;
    }
}

/* ---- links and sanctions ------------------------------------------------- */

static void add_link(struct advanced_read *read,
                     const struct companion_row *row) {
    struct party *party = &read->out.party;
    size_t before = party->items.count;
    ofac_add_link(party, read->out.head.list,
                  &(struct ofac_link){.type = row->fields[1],
                                      .name = row->fields[4],
                                      .id = row->fields[2]});
    if (span_is(row->fields[3], "true") && party->items.count > before)
        party->items.items[before].flags |= ITEM_FORMER;
}

static void add_sanction(struct advanced_read *read, struct span what,
                         struct span text, uint32_t *measures) {
    struct party *party = &read->out.party;
    day_number day;
    if (span_is(what, "program"))
        ofac_add_program(party, read->list, text);
    else if (span_is(what, "type"))
        *measures |= ofac_measures_of_type(text);
    else if (span_is(what, "basis"))
        party_add_text(party, ITEM_INSTRUMENT, 0, text);
    else if (span_is(what, "date") && day_parse_iso(text, &day))
        party_add_date(party, DATE_LISTED, day);
    else
        party_add_unknown(party, what, text);
}

static void add_profile_rows(struct advanced_read *read, struct span profile) {
    uint32_t measures = 0;
    for (struct companion_row *row =
             advanced_rows(read->companions, "Profile", profile);
         row; row = row->next) {
        row->is_joined = true;
        if (row->role == COMPANION_LINK)
            add_link(read, row);
        else if (row->role == COMPANION_COMMENT)
            party_add_unknown(&read->out.party, row->fields[1], row->fields[2]);
        else
            add_sanction(read, row->fields[1], row->fields[2], &measures);
    }
    if (measures) read->out.party.measures = measures;
}

/* ---- what is known of a party -------------------------------------------- */

static const struct xml_known known_name_part[] = {KNOWN_ONE("NamePartValue"),
                                                   XML_KNOWN_END};
static const struct xml_known known_documented[] = {
    KNOWN_MANY("DocumentedNamePart", known_name_part), XML_KNOWN_END};
static const struct xml_known known_alias[] = {
    KNOWN_MANY("DocumentedName", known_documented), XML_KNOWN_END};
static const struct xml_known known_group[] = {
    KNOWN_MANY("NamePartGroup", NULL), XML_KNOWN_END};
static const struct xml_known known_groups[] = {
    KNOWN_MANY("MasterNamePartGroup", known_group), XML_KNOWN_END};
/* References by number alone have no text. */
static const struct xml_known known_identity[] = {
    KNOWN_MANY("Alias", known_alias),
    KNOWN_INSIDE("NamePartGroups", known_groups),
    KNOWN_MANY("IDRegDocumentReference", NULL), XML_KNOWN_END};
static const struct xml_known known_version[] = {
    KNOWN_ONE("Comment"), KNOWN_MANY("DatePeriod", advanced_period),
    KNOWN_MANY("VersionDetail", NULL), KNOWN_MANY("VersionLocation", NULL),
    XML_KNOWN_END};
static const struct xml_known known_feature[] = {
    KNOWN_MANY("FeatureVersion", known_version),
    KNOWN_MANY("IdentityReference", NULL), XML_KNOWN_END};
static const struct xml_known known_profile[] = {
    KNOWN_MANY("Identity", known_identity),
    KNOWN_MANY("Feature", known_feature),
    KNOWN_MANY("SanctionsEntryReference", NULL), XML_KNOWN_END};
static const struct xml_known known_party[] = {
    KNOWN_ONE("Comment"), KNOWN_INSIDE("Profile", known_profile),
    XML_KNOWN_END};

/* ---- the party ----------------------------------------------------------- */

static enum party_type type_of(struct advanced_read *read,
                               const struct xml_node *profile) {
    const struct companion_row *row =
        advanced_rows(read->companions, "PartySubType",
                      xml_attribute(profile, "PartySubTypeID"));
    if (!row) return PARTY_UNKNOWN;
    if (!span_is(row->fields[1], "Unknown"))
        return ofac_party_type(row->fields[1]);
    return ofac_party_type(
        advanced_word(read->companions, "PartyType", row->fields[2]));
}

idt_status advanced_party(struct advanced_read *read,
                          const struct xml_node *distinct, struct span raw) {
    const struct xml_node *profile = xml_child(distinct, "Profile");
    struct party *party = list_output_begin(&read->out);
    party->type = type_of(read, profile);
    party_set_id(party, xml_attribute(distinct, "FixedRef"));
    for (const struct xml_node *node = xml_child(profile, "Identity"); node;
         node = xml_again(node))
        add_identity(read, node);
    add_profile_rows(read, xml_attribute(profile, "ID"));
    for (const struct xml_node *node = xml_child(profile, "Feature"); node;
         node = xml_again(node))
        add_feature(read, node);
    party_add_text(party, ITEM_DETAIL, DETAIL_REMARK,
                   xml_text(distinct, "Comment"));
    xml_rest_keep(party, distinct, known_party);
    read->out.measures_else = ofac_least_measures(read->list);
    if (read->scratch.failed) return fail_memory(read->out.error);
    return list_output_end(
        &read->out,
        &(struct record_bytes){raw, distinct->place, distinct->line});
}
