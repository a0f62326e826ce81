/* party_words.c -- the fixed words for types, measures, kinds and roles.
 *
 *     ITEM_NAME, NAME_WEAK_ALIAS  <->  "name", "weak-alias"
 *
 * The words go into JSON, dumps and tests.  Invariant: within one table no
 * two words are equal, and every number of the enum has one; a test walks
 * them all.  Tables, so that a new role is one line here and one there.
 */
#include <assert.h>

#include "record/identifier.h"
#include "record/party.h"

static const char *const type_words[] = {
    [PARTY_UNKNOWN] = "unknown",           [PARTY_PERSON] = "person",
    [PARTY_ORGANIZATION] = "organization", [PARTY_VESSEL] = "vessel",
    [PARTY_AIRCRAFT] = "aircraft",         [PARTY_WALLET] = "wallet",
    [PARTY_SECURITY] = "security",         [PARTY_ADDRESS] = "address",
};
static_assert(sizeof type_words / sizeof *type_words == PARTY_TYPE_COUNT,
              "a word for every type");

/* What callers may write besides the words above. */
static const struct {
    const char *word;
    enum party_type type;
} type_synonyms[] = {
    {"any", PARTY_UNKNOWN},
    {"individual", PARTY_PERSON},
    {"company", PARTY_ORGANIZATION},
    {"entity", PARTY_ORGANIZATION},
    {"legalentity", PARTY_ORGANIZATION},
    {"organisation", PARTY_ORGANIZATION},
    {"ship", PARTY_VESSEL},
    {"airplane", PARTY_AIRCRAFT},
    {"plane", PARTY_AIRCRAFT},
};

static const struct {
    const char *word;
    enum measure measure;
} measure_words[] = {
    {"block", MEASURE_BLOCK},
    {"sectoral", MEASURE_SECTORAL},
    {"export-control", MEASURE_EXPORT_CONTROL},
    {"correspondent", MEASURE_CORRESPONDENT},
    {"debarment", MEASURE_DEBARMENT},
    {"other", MEASURE_OTHER},
};

static const char *const kind_words[] = {
    [ITEM_NAME] = "name",
    [ITEM_NAME_PART] = "name-part",
    [ITEM_PROGRAM] = "program",
    [ITEM_BIRTH] = "birth",
    [ITEM_BIRTH_PLACE] = "birth-place",
    [ITEM_COUNTRY] = "country",
    [ITEM_ADDRESS] = "address",
    [ITEM_ADDRESS_PART] = "address-part",
    [ITEM_IDENTIFIER] = "identifier",
    [ITEM_VESSEL] = "vessel",
    [ITEM_LINK] = "link",
    [ITEM_DATE] = "date",
    [ITEM_INSTRUMENT] = "instrument",
    [ITEM_DETAIL] = "detail",
    [ITEM_NOTE] = "note",
    [ITEM_TEXT] = "text",
};
static_assert(sizeof kind_words / sizeof *kind_words == ITEM_KIND_COUNT,
              "a word for every kind");

/* ---- roles --------------------------------------------------------------- */

static const char *const name_words[NAME_ROLE_COUNT] = {
    [NAME_PRIMARY] = "primary",       [NAME_ALIAS] = "alias",
    [NAME_WEAK_ALIAS] = "weak-alias", [NAME_FORMER] = "former",
    [NAME_SCRIPT] = "script",
};
static const char *const name_part_words[NAME_PART_ROLE_COUNT] = {
    [PART_FAMILY] = "family",         [PART_GIVEN] = "given",
    [PART_MIDDLE] = "middle",         [PART_PATRONYMIC] = "patronymic",
    [PART_MATRONYMIC] = "matronymic", [PART_MAIDEN] = "maiden",
    [PART_PREFIX] = "prefix",         [PART_SUFFIX] = "suffix",
    [PART_OTHER] = "other",
};
static const char *const country_words[COUNTRY_ROLE_COUNT] = {
    [COUNTRY_NATIONALITY] = "nationality",
    [COUNTRY_CITIZENSHIP] = "citizenship",
    [COUNTRY_RESIDENCE] = "residence",
    [COUNTRY_REGISTRATION] = "registration",
    [COUNTRY_OPERATION] = "operation",
    [COUNTRY_FLAG] = "flag",
    [COUNTRY_FORMER_FLAG] = "former-flag",
    [COUNTRY_JURISDICTION] = "jurisdiction",
};
static const char *const address_part_words[ADDRESS_PART_ROLE_COUNT] = {
    [ADDRESS_STREET] = "street",   [ADDRESS_CITY] = "city",
    [ADDRESS_REGION] = "region",   [ADDRESS_POSTCODE] = "postcode",
    [ADDRESS_COUNTRY] = "country", [ADDRESS_POBOX] = "po-box",
    [ADDRESS_NOTE] = "note",
};
static const char *const vessel_words[VESSEL_ROLE_COUNT] = {
    [VESSEL_TYPE] = "type",
    [VESSEL_TONNAGE] = "tonnage",
    [VESSEL_GROSS_TONNAGE] = "gross-tonnage",
    [VESSEL_OWNER] = "owner",
    [VESSEL_OPERATOR] = "operator",
    [VESSEL_MANAGER] = "manager",
    [VESSEL_BUILT] = "built",
    [VESSEL_LENGTH] = "length",
    [VESSEL_FLAG] = "flag",
    [VESSEL_FORMER_FLAG] = "former-flag",
    [AIRCRAFT_MODEL] = "aircraft-model",
    [AIRCRAFT_OPERATOR] = "aircraft-operator",
    [AIRCRAFT_BUILT] = "aircraft-built",
};
static const char *const link_words[LINK_ROLE_COUNT] = {
    [LINK_RELATED] = "related",
    [LINK_OWNED_BY] = "owned-by",
    [LINK_OWNS] = "owns",
    [LINK_DIRECTOR_OF] = "director-of",
    [LINK_DIRECTOR] = "director",
    [LINK_FAMILY] = "family",
    [LINK_ACTS_FOR] = "acts-for",
    [LINK_EMPLOYED_BY] = "employed-by",
    [LINK_MEMBER_OF] = "member-of",
    [LINK_PARENT] = "parent",
    [LINK_SUBSIDIARY] = "subsidiary",
    [LINK_SAME_AS] = "same-as",
};
static const char *const date_words[DATE_ROLE_COUNT] = {
    [DATE_LISTED] = "listed", [DATE_UPDATED] = "updated",
    [DATE_ENDED] = "ended",   [DATE_STARTED] = "started",
    [DATE_DEATH] = "death",   [DATE_INCORPORATED] = "incorporated",
};
static const char *const detail_words[DETAIL_ROLE_COUNT] = {
    [DETAIL_GENDER] = "gender",         [DETAIL_TITLE] = "title",
    [DETAIL_POSITION] = "position",     [DETAIL_REMARK] = "remark",
    [DETAIL_REASON] = "reason",         [DETAIL_OCCUPATION] = "occupation",
    [DETAIL_ORG_TYPE] = "org-type",     [DETAIL_REFERENCE] = "reference",
    [DETAIL_SOURCE_URL] = "source-url",
};
static const char *const note_words[NOTE_COUNT] = {
    [NOTE_SECONDARY_SANCTIONS] = "secondary-sanctions",
    [NOTE_OWNED_BY_US_BANKS] = "owned-by-us-banks",
    [NOTE_CORRESPONDENT_LIMIT] = "correspondent-limit",
    [NOTE_DECEASED] = "deceased",
};

struct words {
    const char *const *items;
    unsigned count;
};

#define WORDS(array)                                                           \
    { array, sizeof(array) / sizeof *(array) }

/* Kinds without a row have no roles; identifiers have their own file. */
static const struct words role_words[ITEM_KIND_COUNT] = {
    [ITEM_NAME] = WORDS(name_words),
    [ITEM_NAME_PART] = WORDS(name_part_words),
    [ITEM_COUNTRY] = WORDS(country_words),
    [ITEM_ADDRESS_PART] = WORDS(address_part_words),
    [ITEM_VESSEL] = WORDS(vessel_words),
    [ITEM_LINK] = WORDS(link_words),
    [ITEM_DATE] = WORDS(date_words),
    [ITEM_DETAIL] = WORDS(detail_words),
    [ITEM_NOTE] = WORDS(note_words),
};

/* The place of `word`; words.count when it is not there. */
static unsigned find_word(struct words words, struct span word) {
    unsigned i = 0;
    while (i < words.count && !span_is_caseless(word, words.items[i]))
        i++;
    return i;
}

/* ---- public -------------------------------------------------------------- */

const char *party_type_word(enum party_type type) {
    assert(type < PARTY_TYPE_COUNT);
    return type_words[type];
}

bool party_type_parse(struct span word, enum party_type *type) {
    unsigned place = find_word((struct words)WORDS(type_words), word);
    if (place < PARTY_TYPE_COUNT) {
        *type = (enum party_type)place;
        return true;
    }
    for (size_t i = 0; i < sizeof type_synonyms / sizeof *type_synonyms; i++) {
        if (!span_is_caseless(word, type_synonyms[i].word)) continue;
        *type = type_synonyms[i].type;
        return true;
    }
    return false;
}

const char *measure_word(enum measure measure) {
    for (size_t i = 0; i < sizeof measure_words / sizeof *measure_words; i++)
        if (measure_words[i].measure == measure) return measure_words[i].word;
    return "";
}

bool measure_parse(struct span word, uint32_t *measure) {
    for (size_t i = 0; i < sizeof measure_words / sizeof *measure_words; i++) {
        if (!span_is_caseless(word, measure_words[i].word)) continue;
        *measure = (uint32_t)measure_words[i].measure;
        return true;
    }
    return false;
}

const char *item_kind_word(enum item_kind kind) {
    assert(kind < ITEM_KIND_COUNT);
    return kind_words[kind];
}

unsigned item_role_count(enum item_kind kind) {
    assert(kind < ITEM_KIND_COUNT);
    if (kind == ITEM_IDENTIFIER) return IDENTIFIER_KIND_COUNT;
    return role_words[kind].count ? role_words[kind].count : 1;
}

const char *item_role_word(enum item_kind kind, unsigned role) {
    assert(role < item_role_count(kind));
    if (kind == ITEM_IDENTIFIER)
        return identifier_word((enum identifier_kind)role);
    return role_words[kind].count ? role_words[kind].items[role] : "";
}

bool item_role_parse(enum item_kind kind, struct span word, unsigned *role) {
    assert(kind < ITEM_KIND_COUNT);
    if (kind == ITEM_IDENTIFIER) {
        enum identifier_kind found;
        if (!identifier_parse(word, &found)) return false;
        *role = found;
        return true;
    }
    unsigned place = find_word(role_words[kind], word);
    if (place == role_words[kind].count) return false;
    *role = place;
    return true;
}
