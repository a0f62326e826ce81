/* party.h -- one shape for everything that a list can name.
 *
 *     party  us-ofac-sdn:20157  person  {block}
 *       name        primary   "KIM, Jong Un"
 *       name-part   family    "KIM"            belongs to the name above it
 *       name        alias     "KIM, Jong Eun"
 *       program               "DPRK3"
 *       birth                 1984-01-08
 *       identifier  passport  "123"  extra "KP"
 *       text        "Remarks" "what no reader understood"
 *
 * A listed party is a type, an id and a bag of typed items.  Not a struct of
 * sixty optional fields: every publisher has facts that no other has, and a
 * bag stores, prints, compares and hashes each of them with the same few
 * lines; nothing that a source says has no place to go.
 * Invariant: a *_PART item follows the item it is a part of.  Items keep the
 * order of the source.  Texts are valid UTF-8 without NUL, trimmed, not
 * empty.  While a party is built its texts live in its arena.
 */
#ifndef RECORD_PARTY_H
#define RECORD_PARTY_H

#include "base/arena.h"
#include "base/calendar_date.h"
#include "base/error.h"
#include "base/growing_array.h"

enum party_type {
    PARTY_UNKNOWN,
    PARTY_PERSON,
    PARTY_ORGANIZATION,
    PARTY_VESSEL,
    PARTY_AIRCRAFT,
    PARTY_WALLET,
    PARTY_SECURITY,
    PARTY_ADDRESS,
    PARTY_TYPE_COUNT
};

/* What a listing does.  A set of bits: one record may carry several. */
enum measure {
    MEASURE_BLOCK = 1,          /* property frozen */
    MEASURE_SECTORAL = 2,       /* named dealings forbidden */
    MEASURE_EXPORT_CONTROL = 4, /* goods need a licence; never "blocked" */
    MEASURE_CORRESPONDENT = 8,  /* bank accounts closed or conditioned */
    MEASURE_DEBARMENT = 16,     /* shut out of contracts or exports */
    MEASURE_OTHER = 32
};
#define MEASURES_ALL 63

/* The name of one item kind and, behind it, the roles it takes (part 2 of
 * the item).  Numbers are part of the snapshot format: append only. */
enum item_kind {
    ITEM_NAME,        /* role enum name_role */
    ITEM_NAME_PART,   /* role enum name_part_role */
    ITEM_PROGRAM,     /* text: the publisher's tag or regime */
    ITEM_BIRTH,       /* date; text: as the source wrote it */
    ITEM_BIRTH_PLACE, /* text; extra: country code when known */
    ITEM_COUNTRY,     /* role enum country_role; text as written; extra: code */
    ITEM_ADDRESS,     /* text: one line; extra: country code */
    ITEM_ADDRESS_PART, /* role enum address_part_role */
    ITEM_IDENTIFIER,   /* role enum identifier_kind (identifier.h); extra:
                           issuing country code, or the currency of a wallet;
                           date: valid from..to when stated */
    ITEM_VESSEL,       /* role enum vessel_role (also aircraft facts) */
    ITEM_LINK,         /* role enum link_role; text: name or detail;
                           extra: id "list:reference" when known */
    ITEM_DATE,         /* role enum date_role; date */
    ITEM_INSTRUMENT,   /* text: the act it rests on, "E.O. 13722" */
    ITEM_DETAIL,       /* role enum detail_role; text */
    ITEM_NOTE,         /* role enum note: closed, machine-readable words */
    ITEM_TEXT,         /* extra: the source's own label; text: kept as is */
    ITEM_KIND_COUNT
};

enum name_role {
    NAME_PRIMARY,
    NAME_ALIAS,
    NAME_WEAK_ALIAS,
    NAME_FORMER,
    NAME_SCRIPT,
    NAME_ROLE_COUNT
};
enum name_part_role {
    PART_FAMILY,
    PART_GIVEN,
    PART_MIDDLE,
    PART_PATRONYMIC,
    PART_MATRONYMIC,
    PART_MAIDEN,
    PART_PREFIX,
    PART_SUFFIX,
    PART_OTHER,
    NAME_PART_ROLE_COUNT
};
enum country_role {
    COUNTRY_NATIONALITY,
    COUNTRY_CITIZENSHIP,
    COUNTRY_RESIDENCE,
    COUNTRY_REGISTRATION,
    COUNTRY_OPERATION,
    COUNTRY_FLAG,
    COUNTRY_FORMER_FLAG,
    COUNTRY_JURISDICTION,
    COUNTRY_ROLE_COUNT
};
enum address_part_role {
    ADDRESS_STREET,
    ADDRESS_CITY,
    ADDRESS_REGION,
    ADDRESS_POSTCODE,
    ADDRESS_COUNTRY,
    ADDRESS_POBOX,
    ADDRESS_NOTE,
    ADDRESS_PART_ROLE_COUNT
};
enum vessel_role {
    VESSEL_TYPE,
    VESSEL_TONNAGE,
    VESSEL_GROSS_TONNAGE,
    VESSEL_OWNER,
    VESSEL_OPERATOR,
    VESSEL_MANAGER,
    VESSEL_BUILT,
    VESSEL_LENGTH,
    VESSEL_FLAG,
    VESSEL_FORMER_FLAG,
    AIRCRAFT_MODEL,
    AIRCRAFT_OPERATOR,
    AIRCRAFT_BUILT,
    VESSEL_ROLE_COUNT
};
enum link_role {
    LINK_RELATED,
    LINK_OWNED_BY,
    LINK_OWNS,
    LINK_DIRECTOR_OF,
    LINK_DIRECTOR,
    LINK_FAMILY,
    LINK_ACTS_FOR,
    LINK_EMPLOYED_BY,
    LINK_MEMBER_OF,
    LINK_PARENT,
    LINK_SUBSIDIARY,
    LINK_SAME_AS,
    LINK_ROLE_COUNT
};
enum date_role {
    DATE_LISTED,
    DATE_UPDATED,
    DATE_ENDED,
    DATE_STARTED,
    DATE_INCORPORATED,
    DATE_DEATH,
    DATE_ROLE_COUNT
};
enum detail_role {
    DETAIL_GENDER,
    DETAIL_TITLE,
    DETAIL_POSITION,
    DETAIL_REMARK,
    DETAIL_REASON,
    DETAIL_OCCUPATION,
    DETAIL_ORG_TYPE,
    DETAIL_REFERENCE,
    DETAIL_SOURCE_URL,
    DETAIL_ROLE_COUNT
};
enum note {
    NOTE_SECONDARY_SANCTIONS, /* "Secondary sanctions risk" */
    NOTE_OWNED_BY_US_BANKS,   /* "Transactions Prohibited For Persons
                                            Owned or Controlled By U.S.
                                            Financial Institutions" */
    NOTE_CORRESPONDENT_LIMIT, /* CAPTA / part 561 */
    NOTE_DECEASED,
    NOTE_COUNT
};

enum item_flag {
    ITEM_HAS_DATE = 1,
    ITEM_CHECK_PASSED = 2, /* identifier: its check digit is right */
    ITEM_CHECK_FAILED = 4, /* identifier: it has one and it is wrong */
    ITEM_UNCERTAIN = 8,    /* source says "possibly", "alleged" */
    ITEM_FORMER = 16       /* once true */
};

struct item {
    uint8_t kind, role;
    uint16_t flags;
    struct span text;       /* may be empty only when there is a date or a note,
                          or for a link that has an id */
    struct span extra;      /* may be empty; meaning by kind, above */
    struct date_range date; /* when flags has ITEM_HAS_DATE */
};

struct party {
    enum party_type type;
    struct span id; /* the publisher's reference, without the list */
    uint32_t measures;
    GROWING(struct item) items;
    struct arena *arena; /* where the texts live; not owned */
    bool is_flawed;      /* a field could not be read; raw is kept */
    bool is_over;        /* it had more items than LIMIT_RECORD_ITEMS */
    bool failed;         /* memory ran out while adding: drop the party */
    struct span raw;     /* bytes of the source record, kept when flawed */
    uint64_t raw_place;  /* first byte in the unpacked source file */
    uint32_t raw_length, raw_line;
};

/* Ready for the next record; keeps the room of the items.  A party starts
 * as all zero. */
void party_begin(struct party *party, struct arena *arena,
                 enum party_type type);
void party_release(struct party *party);

/* Each copies its texts (trimmed; white space runs become one space; bytes
 * that are not UTF-8 become U+FFFD and mark the party flawed) and does
 * nothing when the text is empty.  A part that follows neither its whole nor
 * another part of it is kept as ITEM_TEXT.  Running out of memory sets
 * party->failed; items over LIMIT_RECORD_ITEMS are left out and mark the
 * party flawed and over: the store refuses it. */
void party_set_id(struct party *party, struct span id);
void party_add(struct party *party, struct item item);
void party_add_name(struct party *party, enum name_role role, struct span name);
void party_add_text(struct party *party, enum item_kind kind, int role,
                    struct span text);
void party_add_date(struct party *party, enum date_role role, day_number day);
/* Parses; a text that is no date becomes ITEM_TEXT under the label "birth"
 * and marks the party flawed. */
void party_add_birth(struct party *party, struct span text);
void party_add_note(struct party *party, enum note note);
/* Looks the code up in record/country.h; without one `extra` is empty. */
void party_add_country(struct party *party, enum country_role role,
                       struct span country);
/* Checks the value; sets ITEM_CHECK_*.  `country` is the issuer as written
 * (one that is no country known becomes ITEM_TEXT under "issued in"), or the
 * currency of a wallet; may be empty. */
void party_add_identifier(struct party *party, int identifier_kind,
                          struct span value, struct span country);
/* What was not understood, under the source's own label. */
void party_add_unknown(struct party *party, struct span label,
                       struct span text);

/* The first name item of a role; NULL if none. */
const struct item *party_name(const struct party *party, enum name_role role);

/* Fixed lower-case words for the JSON and the dump: "person", "alias" ... */
const char *party_type_word(enum party_type type);
/* Accepts the contract's synonyms in any case; false when unknown.  "any"
 * gives PARTY_UNKNOWN. */
bool party_type_parse(struct span word, enum party_type *type);
const char *measure_word(enum measure measure);
bool measure_parse(struct span word, uint32_t *measure);
const char *item_kind_word(enum item_kind kind);
/* "" where the kind has no roles. */
const char *item_role_word(enum item_kind kind, unsigned role);
bool item_role_parse(enum item_kind kind, struct span word, unsigned *role);
/* How many roles a kind has; 1 where it has none (role 0). */
unsigned item_role_count(enum item_kind kind);

/* The kind that an item of kind `kind` is a part of; itself if of none. */
static inline enum item_kind item_whole_of(enum item_kind kind) {
    if (kind == ITEM_NAME_PART) return ITEM_NAME;
    return kind == ITEM_ADDRESS_PART ? ITEM_ADDRESS : kind;
}

/* People's form, for tests and debugging: one item a line. */
struct byte_writer;
void party_print(const struct party *party, struct byte_writer *to);

#endif
