/* field_tree.c -- taking fields, and keeping what was not taken.
 *
 *     rules   {"NATIONALITY", FIELD_COUNTRY, .role = COUNTRY_NATIONALITY}
 *     record  NATIONALITY / VALUE "Rwanda"   ->  country nationality "Rwanda"
 *
 * Invariant: after field_rules_apply() and field_rest() every text of the
 * record stands in some item of the party, or the party has failed.
 */
#include "source/field_tree.h"

#include "record/country.h"
#include "record/identifier.h"

/* An equal text is looked for among this many last items: repeats stand near
 * each other, and a hostile record must not cost the square of its size. */
#define REST_LOOK_BACK 256

struct field *field_new(struct arena *arena, struct field *parent,
                        struct span name, struct span text) {
    struct field *field = arena_take(arena, 1, sizeof *field);
    if (!field) return NULL;
    *field = (struct field){.name = name, .text = text, .parent = parent};
    if (parent && parent->last)
        parent->last->next = field;
    else if (parent)
        parent->child = field;
    if (parent) parent->last = field;
    return field;
}

static bool same_name(struct span a, const char *name) {
    return span_is_caseless(a, name);
}

static bool is_word_byte(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z') || (byte & 0x80);
}

static bool has_word(struct span text) {
    for (size_t i = 0; i < text.length; i++)
        if (is_word_byte(text.bytes[i])) return true;
    return false;
}

struct field *field_find(struct field *parent, const char *name) {
    struct field *field = parent ? parent->child : NULL;
    while (field && (field->is_taken || !same_name(field->name, name)))
        field = field->next;
    return field;
}

struct span field_take(struct field *parent, const char *name) {
    struct field *field = field_find(parent, name);
    if (!field) return SPAN_EMPTY;
    field->is_taken = true;
    return has_word(field->text) ? field->text : SPAN_EMPTY;
}

struct span texts_join(struct party *party, const struct span *texts,
                       size_t count, const char *between) {
    size_t room = 1;
    for (size_t i = 0; i < count; i++)
        room += texts[i].length + strlen(between);
    char *bytes = arena_take(party->arena, room, 1);
    if (!bytes) {
        party->failed = true;
        return SPAN_EMPTY;
    }
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        if (texts[i].length == 0) continue;
        if (length > 0) {
            memcpy(bytes + length, between, strlen(between));
            length += strlen(between);
        }
        memcpy(bytes + length, texts[i].bytes, texts[i].length);
        length += texts[i].length;
    }
    return (struct span){bytes, length};
}

struct span field_join(struct party *party, struct field *parent,
                       const char *const *names, const char *between) {
    struct span texts[16];
    size_t count = 0;
    for (; count < 16 && names[count]; count++)
        texts[count] = field_take(parent, names[count]);
    return texts_join(party, texts, count, between);
}

/* ---- several values in one text ------------------------------------------ */

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* The length of a mark "(1)", "1)", "(a)" or "a)" at `place`, which begins a
 * word; 0 when there is none.  Two letters are no mark: "(UK)". */
static size_t mark_length(struct span text, size_t place) {
    const char *at = text.bytes + place, *end = text.bytes + text.length;
    if (place > 0 && is_word_byte(at[-1])) return 0;
    if (at < end && *at == '(') at++;
    const char *word = at;
    while (at < end && at - word < 2 && is_digit(*at))
        at++;
    if (at == word && at < end && *at >= 'a' && *at <= 'z') at++;
    if (at == word || at == end || *at != ')') return 0;
    return (size_t)(at + 1 - text.bytes) - place;
}

static struct span cut_numbered(struct span *rest) {
    struct span text = *rest;
    for (size_t i = 0; i < text.length; i++) {
        size_t mark = mark_length(text, i);
        if (mark == 0) continue;
        *rest = (struct span){text.bytes + i + mark, text.length - i - mark};
        return (struct span){text.bytes, i};
    }
    *rest = (struct span){NULL, 0};
    return text;
}

static struct span cut_at(struct span *rest, const char *split) {
    struct span text = *rest;
    size_t place = span_find(text, split, 0);
    size_t behind = place + strlen(split);
    *rest = place == text.length
                ? (struct span){NULL, 0}
                : (struct span){text.bytes + behind, text.length - behind};
    return (struct span){text.bytes, place};
}

bool values_next(struct span *rest, const char *split, struct span *value) {
    while (rest->bytes) {
        struct span piece = *rest;
        if (!split)
            *rest = (struct span){NULL, 0};
        else if (strcmp(split, SPLIT_NUMBERED) == 0)
            piece = cut_numbered(rest);
        else
            piece = cut_at(rest, split);
        *value = span_trim(piece);
        if (has_word(*value)) return true;
    }
    return false;
}

/* ---- applying rules ------------------------------------------------------ */

/* xs:date may carry a time or a zone: "2015-07-01-04:00". */
static bool one_day(struct span text, day_number *day) {
    struct date_range date;
    if (date_parse(text, &date) && date.first == date.last) {
        *day = date.first;
        return true;
    }
    return text.length > 10 && strchr("T+-Z", text.bytes[10]) &&
           day_parse_iso((struct span){text.bytes, 10}, day);
}

void add_day(struct party *party, enum date_role role, struct span label,
             struct span text) {
    day_number day;
    if (text.length == 0) return;
    if (one_day(text, &day)) {
        party_add_date(party, role, day);
        return;
    }
    party_add_unknown(party, label, text);
    party->is_flawed = true;
}

static void value_add(struct party *party, const struct field_rule *rule,
                      struct span label, struct span value) {
    switch (rule->action) {
    case FIELD_TEXT:
        party_add_text(party, (enum item_kind)rule->kind, rule->role, value);
        break;
    case FIELD_NAME:
        party_add_name(party, (enum name_role)rule->role, value);
        break;
    case FIELD_DATE:
        add_day(party, (enum date_role)rule->role, label, value);
        break;
    case FIELD_BIRTH: party_add_birth(party, value); break;
    case FIELD_COUNTRY:
        party_add_country(party, (enum country_role)rule->role, value);
        break;
    case FIELD_IDENTIFIER:
        party_add_identifier(party, rule->role, value, SPAN_EMPTY);
        break;
    case FIELD_LINK: party_add_text(party, ITEM_LINK, rule->role, value); break;
    case FIELD_READ: break;
    }
}

/* The field itself when it has a text, and all texts inside it.  The depth
 * is bounded by LIMIT_XML_DEPTH. */
static void values_add(struct party *party, const struct field_rule *rule,
                       struct field *field) {
    struct span rest = field->text, value;
    if (field->is_taken || !has_word(field->text))
        rest = (struct span){NULL, 0};
    else
        field->is_taken = true;
    while (values_next(&rest, rule->split, &value))
        value_add(party, rule, field->name, value);
    for (struct field *child = field->child; child; child = child->next)
        values_add(party, rule, child);
}

static const struct field_rule *rule_of(const struct field_rule *rules,
                                        struct span name) {
    while (rules->name && !same_name(name, rules->name))
        rules++;
    return rules->name ? rules : NULL;
}

void field_rules_apply(struct party *party, struct field *record,
                       const struct field_rule *rules) {
    for (struct field *field = record->child; field; field = field->next) {
        const struct field_rule *rule = rule_of(rules, field->name);
        if (!rule || field->is_taken) continue;
        if (rule->action == FIELD_READ)
            rule->read(party, field);
        else
            values_add(party, rule, field);
    }
}

void add_once(struct party *party, struct item item) {
    for (size_t i = 0; i < party->items.count; i++) {
        const struct item *old = &party->items.items[i];
        if (old->kind == item.kind && old->role == item.role &&
            span_equals(old->text, item.text))
            return;
    }
    if (item.text.length > 0) party_add(party, item);
}

void add_same_as(struct party *party, const char *list, struct span id) {
    struct span parts[] = {span_of(list), id};
    if (id.length == 0) return;
    party_add(party, (struct item){.kind = ITEM_LINK,
                                   .role = LINK_SAME_AS,
                                   .extra = texts_join(party, parts, 2, ":")});
}

/* ---- the rest ------------------------------------------------------------ */

/* "INDIVIDUAL_ALIAS/NOTE": the names below the record's top. */
static struct span label_of(struct party *party, const struct field *field) {
    struct span names[4];
    size_t first = 4;
    for (; field->parent && first > 0; field = field->parent)
        names[--first] = field->name;
    return texts_join(party, names + first, 4 - first, "/");
}

static bool has_text(const struct party *party, struct span label,
                     struct span text) {
    size_t count = party->items.count;
    size_t first = count > REST_LOOK_BACK ? count - REST_LOOK_BACK : 0;
    for (size_t i = first; i < count; i++) {
        const struct item *item = &party->items.items[i];
        if (item->kind == ITEM_TEXT && span_equals(item->extra, label) &&
            span_equals(item->text, text))
            return true;
    }
    return false;
}

void field_rest(struct party *party, struct field *record) {
    if (!record->is_taken && record->text.length > 0) {
        struct span label =
            record->parent ? label_of(party, record) : record->name;
        record->is_taken = true;
        if (!has_text(party, label, record->text))
            party_add_unknown(party, label, record->text);
    }
    for (struct field *child = record->child; child; child = child->next)
        field_rest(party, child);
}

/* ---- shared parts -------------------------------------------------------- */

bool is_other_script(struct span name) {
    bool has_high = false;
    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.bytes[i];
        if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') return false;
        has_high = has_high || byte >= 0xCE;
    }
    return has_high;
}

/* The code of a country as text, else the code given when it is one. */
static struct span code_of(struct span country, struct span code) {
    const char *found = country_code(code);
    if (!found) found = country_code(country);
    return found ? span_of(found) : SPAN_EMPTY;
}

void field_address(struct party *party, struct field *address,
                   const struct address_rule *parts) {
    struct span texts[16] = {{"", 0}};
    struct span country = SPAN_EMPTY, code = SPAN_EMPTY;
    size_t count = 0;
    for (; count < 16 && parts[count].name; count++) {
        struct span text = field_take(address, parts[count].name);
        texts[count] = text;
        if (parts[count].role == ADDRESS_COUNTRY) country = text;
        if (parts[count].role != ADDRESS_CODE) continue;
        code = text;
        texts[count] = SPAN_EMPTY;
    }
    struct item line = {.kind = ITEM_ADDRESS, .extra = code_of(country, code)};
    line.text = texts_join(party, texts, count, ", ");
    if (line.text.length == 0) line.text = code;
    if (line.text.length == 0) return;
    party_add(party, line);
    for (size_t i = 0; i < count; i++)
        if (texts[i].length > 0)
            party_add_text(party, ITEM_ADDRESS_PART, parts[i].role, texts[i]);
}

void add_country(struct party *party, enum country_role role,
                 struct span country, struct span code) {
    struct item item = {.kind = ITEM_COUNTRY,
                        .role = (uint8_t)role,
                        .text = country.length > 0 ? country : code,
                        .extra = code_of(country, code)};
    if (item.text.length > 0) party_add(party, item);
}

void add_birth_place(struct party *party, struct span place,
                     struct span country) {
    struct item item = {.kind = ITEM_BIRTH_PLACE,
                        .text = place,
                        .extra = code_of(country, SPAN_EMPTY)};
    if (place.length > 0) party_add(party, item);
}

/* Whether the label says no more than the kind: "Tax ID No." is tax-id, but
 * "Folio Mercantil No." is more than registration. */
static bool is_plain_label(enum identifier_kind kind, struct span label) {
    const char *word = identifier_word(kind);
    for (size_t i = 0; i < label.length && *word; i++) {
        char byte = label.bytes[i];
        if (!is_word_byte(byte)) continue;
        if (*word == '-') word++;
        if ((byte | 0x20) != *word) return false;
        word++;
    }
    return *word == 0 || kind == IDENTIFIER_WALLET;
}

void add_document(struct party *party, struct span label, struct span number,
                  struct span country) {
    struct span currency = SPAN_EMPTY;
    enum identifier_kind kind = identifier_of_label(label, &currency);
    party_add_identifier(party, (int)kind, number,
                         kind == IDENTIFIER_WALLET ? currency : country);
    if (kind == IDENTIFIER_OTHER || !is_plain_label(kind, label))
        party_add_unknown(party, label, number);
}
