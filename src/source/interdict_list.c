/* interdict_list.c -- the designation list of docs/format/list.md.
 *
 *     list us-ofac-sdn                      -> sink.list
 *     party 26933 vessel                    -> a party begins
 *       name SHANG YUAN BAO                 -> one item
 *     party 26934 vessel                    -> sink.party; the next begins
 *
 * A statement is a keyword and a value; one table says for each keyword
 * where it may stand, how often, and what it becomes.
 * The text is walked twice with the same code: first with nobody listening,
 * to find every error and every id, then into the sink.  So a file is read
 * whole or refused whole, and a link is known to name a party even when the
 * party stands behind it.
 * Unlike a publisher's list nothing here is "flawed": whoever wrote the file
 * can correct it, so every doubt is an error with its place.
 */
#include "source/interdict_list.h"

#include "base/bytes.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "record/country.h"
#include "record/identifier.h"
#include "source/list_records.h"
#include "source/nearest_word.h"
#include "source/readers.h"
#include "source/text_table.h"

#include <assert.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct list_text {
    const char *name;
    struct span whole, rest, line; /* all; not yet read; the statement's */
    size_t line_number;
    const struct source_sink *sink; /* NULL in the first walk */
    idt_error *error;
    struct arena arena, keep; /* of one party; of both walks */
    struct text_table ids;    /* "list:id" and "list" -> times met */
    struct list_head head;
    struct party party;
    struct span opening; /* the line of the last `list` or `party` */
    size_t opening_line;
    bool has_version, is_in_list, is_announced, is_in_party;
    uint32_t seen; /* a bit for each keyword met since the opening */
};

/* Where a keyword may stand. */
enum level { AT_START, IN_FILE, IN_LIST, IN_HEAD, IN_PARTY };

struct keyword {
    const char *word;
    enum level level;
    bool is_once;
    enum item_kind kind;
    int role;
    idt_status (*read)(struct list_text *text, const struct keyword *keyword,
                       struct span value);
};

/* ---- telling ------------------------------------------------------------- */

/* The place of a piece of the current line. */
static struct place place_of(const struct list_text *text, struct span piece) {
    return at(text->name, text->line_number,
              (size_t)(piece.bytes - text->line.bytes) + 1);
}

#define refuse(text, piece, ...)                                               \
    fail((text)->error, IDT_BAD_SOURCE, place_of(text, piece), __VA_ARGS__)

/* At most 80 bytes for a message, whole characters. */
static struct span shown(struct span piece) {
    if (piece.length <= 80) return piece;
    piece.length = 80;
    while (piece.length > 0 &&
           ((unsigned char)piece.bytes[piece.length] & 0xC0) == 0x80)
        piece.length--;
    return piece;
}
#define SHOWN(piece) (int)shown(piece).length, (piece).bytes

#define refuse_word(text, what, piece, table)                                  \
    refuse(text, piece, "unknown %s '%.*s'; the nearest known one is '%s'",    \
           what, SHOWN(piece), NEAREST_WORD(piece, table))

/* ---- values -------------------------------------------------------------- */

static bool is_code(struct span text) {
    const char *code = country_code(text);
    return text.length == 2 && code && span_is(text, code);
}

static idt_status read_day(struct list_text *text, struct span value,
                           day_number *day) {
    if (day_parse_iso(value, day)) return IDT_OK;
    return refuse(text, value, "'%.*s' is no day; write YYYY-MM-DD",
                  SHOWN(value));
}

static idt_status check_code(struct list_text *text, struct span value) {
    if (is_code(value)) return IDT_OK;
    return refuse(text, value,
                  "'%.*s' is no country; write the two letters of ISO 3166",
                  SHOWN(value));
}

/* What stands behind the last ", " when it is a country code; else empty. */
static struct span code_at_end(struct span value) {
    size_t start = value.length;
    while (start > 0 && value.bytes[start - 1] != ',')
        start--;
    struct span last =
        span_trim((struct span){value.bytes + start, value.length - start});
    return is_code(last) ? last : SPAN_EMPTY;
}

/* ---- statements of a party ----------------------------------------------- */

static idt_status read_text_item(struct list_text *text,
                                 const struct keyword *keyword,
                                 struct span value) {
    party_add_text(&text->party, keyword->kind, keyword->role, value);
    return IDT_OK;
}

static idt_status read_measure(struct list_text *text,
                               const struct keyword *keyword,
                               struct span value) {
    static const char *const words[] = {"block",          "sectoral",
                                        "export-control", "correspondent",
                                        "debarment",      "other"};
    (void)keyword;
    for (struct span rest = value; rest.bytes;) {
        uint32_t bit = 0;
        struct span word = span_cut(&rest, ' ');
        if (!measure_parse(word, &bit))
            return refuse_word(text, "measure", word, words);
        text->party.measures |= bit;
    }
    return IDT_OK;
}

static idt_status read_date_item(struct list_text *text,
                                 const struct keyword *keyword,
                                 struct span value) {
    day_number day;
    idt_status status = read_day(text, value, &day);
    if (!status)
        party_add_date(&text->party, (enum date_role)keyword->role, day);
    return status;
}

static idt_status read_birth(struct list_text *text,
                             const struct keyword *keyword, struct span value) {
    struct date_range date;
    (void)keyword;
    if (!date_parse(value, &date))
        return refuse(text, value,
                      "'%.*s' is no date of birth; write 1984-01-08, 1984-01, "
                      "1984, circa 1984 or 1980..1984",
                      SHOWN(value));
    party_add_birth(&text->party, value);
    return IDT_OK;
}

static idt_status read_place(struct list_text *text,
                             const struct keyword *keyword, struct span value) {
    party_add(&text->party, (struct item){.kind = (uint8_t)keyword->kind,
                                          .text = value,
                                          .extra = code_at_end(value)});
    return IDT_OK;
}

static idt_status read_gender(struct list_text *text,
                              const struct keyword *keyword,
                              struct span value) {
    static const char *const words[] = {"male", "female"};
    if (!span_is(value, words[0]) && !span_is(value, words[1]))
        return refuse_word(text, "gender", value, words);
    return read_text_item(text, keyword, value);
}

/* Of a person a nationality, of anything else where it is registered. */
static idt_status read_country(struct list_text *text,
                               const struct keyword *keyword,
                               struct span value) {
    enum country_role role = (enum country_role)keyword->role;
    idt_status status = check_code(text, value);
    if (status) return status;
    if (role == COUNTRY_NATIONALITY && text->party.type != PARTY_PERSON)
        role = COUNTRY_REGISTRATION;
    party_add_country(&text->party, role, value);
    return IDT_OK;
}

/* ---- identifiers --------------------------------------------------------- */

/* The kinds that list.md names; "wallet-" and a ticker besides. */
static const struct id_kind {
    const char *word;
    enum identifier_kind kind;
    bool is_checked; /* a wrong check digit is an error */
} id_kinds[] = {
    {"passport", IDENTIFIER_PASSPORT, false},
    {"national-id", IDENTIFIER_NATIONAL_ID, false},
    {"tax-id", IDENTIFIER_TAX_ID, false},
    {"registration", IDENTIFIER_REGISTRATION, false},
    {"imo", IDENTIFIER_IMO, true},
    {"imo-company", IDENTIFIER_REGISTRATION, false},
    {"mmsi", IDENTIFIER_MMSI, false},
    {"call-sign", IDENTIFIER_CALL_SIGN, false},
    {"bic", IDENTIFIER_BIC, false},
    {"lei", IDENTIFIER_LEI, true},
    {"email", IDENTIFIER_EMAIL, false},
    {"phone", IDENTIFIER_PHONE, false},
    {"website", IDENTIFIER_WEBSITE, false},
    {"wallet-", IDENTIFIER_WALLET, false},
};

static const struct id_kind *id_kind_of(struct span word) {
    for (size_t i = 0; i < LENGTH(id_kinds); i++) {
        const struct id_kind *row = &id_kinds[i];
        if (row->kind == IDENTIFIER_WALLET
                ? span_starts(word, row->word) && word.length > 7
                : span_is(word, row->word))
            return row;
    }
    return NULL;
}

/* "wallet-xbt" -> "XBT", as publishers write it. */
static struct span ticker_of(struct span word, char room[16]) {
    size_t length = word.length - 7;
    if (length > 16) length = 16;
    for (size_t i = 0; i < length; i++) {
        char letter = word.bytes[7 + i];
        room[i] = letter >= 'a' && letter <= 'z' ? (char)(letter - 32) : letter;
    }
    return (struct span){room, length};
}

static idt_status check_digit(struct list_text *text, const struct id_kind *row,
                              struct span number) {
    char canonical[IDENTIFIER_BYTES_MOST];
    size_t length =
        identifier_canonical(row->kind, number, canonical, sizeof canonical);
    if (length == 0)
        return refuse(text, number, "'%.*s' is no number that can be compared",
                      SHOWN(number));
    if (!row->is_checked ||
        identifier_check(row->kind, (struct span){canonical, length}) !=
            CHECK_FAILED)
        return IDT_OK;
    return refuse(text, number,
                  "check digit of %s '%.*s' is wrong; look the number up again",
                  row->word, SHOWN(number));
}

/* The number of an owner or manager is drawn from another series than a
 * ship's, so it is kept as a registration, and a remark says which. */
static void add_company_remark(struct list_text *text, struct span number) {
    char words[IDENTIFIER_BYTES_MOST + 32];
    int length =
        snprintf(words, sizeof words, "IMO company number %.*s", SHOWN(number));
    party_add_text(&text->party, ITEM_DETAIL, DETAIL_REMARK,
                   (struct span){words, (size_t)length});
}

static idt_status read_id(struct list_text *text, const struct keyword *keyword,
                          struct span value) {
    struct span rest = value;
    struct span word = span_cut(&rest, ' ');
    struct span number = rest.bytes ? span_cut(&rest, ' ') : SPAN_EMPTY;
    const struct id_kind *row = id_kind_of(word);
    char ticker[16];
    (void)keyword;
    if (!row) return refuse_word(text, "kind of id", word, id_kinds);
    if (number.length == 0)
        return refuse(text, value, "id has no value; write KIND VALUE");
    idt_status status = check_digit(text, row, number);
    if (!status && rest.bytes) status = check_code(text, rest);
    if (status) return status;
    if (row->kind == IDENTIFIER_WALLET) rest = ticker_of(word, ticker);
    party_add_identifier(&text->party, row->kind, number,
                         rest.bytes ? rest : SPAN_EMPTY);
    if (span_is(word, "imo-company")) add_company_remark(text, number);
    return IDT_OK;
}

/* ---- links and notes ----------------------------------------------------- */

/* "list:id" in the arena; empty and `failed` when there is no memory. */
static struct span full_id(struct list_text *text, struct span id) {
    size_t list_bytes = strlen(text->head.list);
    char *bytes = arena_take(&text->arena, list_bytes + 1 + id.length, 1);
    if (!bytes) {
        text->party.failed = true;
        return SPAN_EMPTY;
    }
    memcpy(bytes, text->head.list, list_bytes);
    bytes[list_bytes] = ':';
    memcpy(bytes + list_bytes + 1, id.bytes, id.length);
    return (struct span){bytes, list_bytes + 1 + id.length};
}

/* Whether the text was met before; it is met now. */
static bool is_known(struct list_text *text, struct span id) {
    uint32_t *times = text_table_at(&text->ids, id);
    if (!times) text->party.failed = true;
    return times && (*times)++ > 0;
}

/* Asked in the second walk, when all ids are in the table. */
static bool is_party(struct list_text *text, struct span id) {
    if (!text->sink || id.length == 0) return false;
    uint32_t *times = text_table_at(&text->ids, id);
    if (!times) text->party.failed = true;
    return times && *times > 0;
}

static idt_status read_link(struct list_text *text,
                            const struct keyword *keyword, struct span value) {
    static const struct relation {
        const char *word;
        enum link_role role;
        bool is_told; /* the role does not say it all */
    } relations[] = {{"linked-to", LINK_RELATED, false},
                     {"owned-by", LINK_OWNED_BY, false},
                     {"operated-by", LINK_RELATED, true}};
    struct span target = value;
    struct span word = span_cut(&target, ' ');
    const struct relation *found = NULL;
    for (size_t i = 0; i < LENGTH(relations); i++)
        if (span_is(word, relations[i].word)) found = &relations[i];
    if (!found) return refuse_word(text, "relation", word, relations);
    if (!target.bytes || target.length == 0)
        return refuse(text, value, "link has no target; write RELATION TARGET");
    struct span id = full_id(text, target);
    struct item item = {.kind = (uint8_t)keyword->kind,
                        .role = (uint8_t)found->role};
    if (is_party(text, id)) {
        item.extra = id;
        if (found->is_told) item.text = word;
    } else {
        item.text = found->is_told ? value : target;
    }
    party_add(&text->party, item);
    return IDT_OK;
}

static idt_status read_same_as(struct list_text *text,
                               const struct keyword *keyword,
                               struct span value) {
    size_t colon = span_find(value, ":", 0);
    if (colon == 0 || colon + 1 >= value.length)
        return refuse(text, value, "'%.*s' is no record; write LIST:ID",
                      SHOWN(value));
    party_add(&text->party, (struct item){.kind = (uint8_t)keyword->kind,
                                          .role = (uint8_t)keyword->role,
                                          .extra = value});
    return IDT_OK;
}

static idt_status read_note(struct list_text *text,
                            const struct keyword *keyword, struct span value) {
    static const struct {
        const char *word;
        enum note note;
    } notes[] = {{"secondary-sanctions", NOTE_SECONDARY_SANCTIONS},
                 {"cfr510-214", NOTE_OWNED_BY_US_BANKS}};
    (void)keyword;
    for (size_t i = 0; i < LENGTH(notes); i++) {
        if (!span_is(value, notes[i].word)) continue;
        party_add_note(&text->party, notes[i].note);
        return IDT_OK;
    }
    return refuse_word(text, "note", value, notes);
}

/* ---- lists and parties --------------------------------------------------- */

static const struct keyword *keyword_of(struct span word);
static bool has_seen(const struct list_text *text, const char *word);

/* That each of two keywords was met since the opening. */
static idt_status check_seen(struct list_text *text, const char *first,
                             const char *second) {
    const char *missing = has_seen(text, first) ? second : first;
    if (has_seen(text, missing)) return IDT_OK;
    return fail(text->error, IDT_BAD_SOURCE,
                at(text->name, text->opening_line, 1),
                "'%.*s' has no '%s'; add it", SHOWN(text->opening), missing);
}

static idt_status announce(struct list_text *text) {
    if (text->is_announced || !text->is_in_list) return IDT_OK;
    text->is_announced = true;
    idt_status status = check_seen(text, "publisher", "published");
    if (status || !text->sink) return status;
    return text->sink->list(text->sink->context, &text->head, text->error);
}

/* The end of what is open: the party, or a list's head. */
static idt_status finish(struct list_text *text) {
    struct party *party = &text->party;
    if (!text->is_in_party) return announce(text);
    text->is_in_party = false;
    idt_status status = check_seen(text, "name", "measure");
    if (status) return status;
    if (party->failed) return fail_memory(text->error);
    if (!text->sink) return IDT_OK;
    const char *end = text->line.bytes;
    party->raw_length = (uint32_t)(end - text->opening.bytes);
    if (party->is_flawed)
        party->raw = (struct span){text->opening.bytes, party->raw_length};
    return text->sink->party(text->sink->context, party, text->error);
}

static void open_part(struct list_text *text) {
    text->opening = text->line;
    text->opening_line = text->line_number;
    text->seen = 0;
}

static idt_status read_version(struct list_text *text,
                               const struct keyword *keyword,
                               struct span value) {
    (void)keyword;
    if (!span_is(value, "1"))
        return refuse(text, value,
                      "list has version '%.*s'; this program reads version 1",
                      SHOWN(value));
    text->has_version = true;
    return IDT_OK;
}

static idt_status read_list(struct list_text *text,
                            const struct keyword *keyword, struct span value) {
    (void)keyword;
    idt_status status = finish(text);
    if (status) return status;
    if (span_find(value, " ", 0) < value.length ||
        span_find(value, ":", 0) < value.length)
        return refuse(text, value, "'%.*s' is no list; write one word as un-sc",
                      SHOWN(value));
    if (!text->sink && is_known(text, value))
        return refuse(text, value, "list '%.*s' is there twice; make it one",
                      SHOWN(value));
    const char *slug = arena_copy(&text->keep, value).bytes;
    if (!slug || text->party.failed) return fail_memory(text->error);
    text->head = (struct list_head){slug, NULL, "interdict-list", DAY_NONE};
    text->is_in_list = true;
    text->is_announced = false;
    open_part(text);
    return IDT_OK;
}

static idt_status read_publisher(struct list_text *text,
                                 const struct keyword *keyword,
                                 struct span value) {
    (void)keyword;
    text->head.publisher = arena_copy(&text->keep, value).bytes;
    return text->head.publisher ? IDT_OK : fail_memory(text->error);
}

static idt_status read_published(struct list_text *text,
                                 const struct keyword *keyword,
                                 struct span value) {
    (void)keyword;
    return read_day(text, value, &text->head.published);
}

static const char *const type_words[] = {"person",   "organization", "vessel",
                                         "aircraft", "wallet",       "security",
                                         "address"};

static bool type_of(struct span word, enum party_type *type) {
    for (size_t i = 0; i < LENGTH(type_words); i++)
        if (span_is(word, type_words[i])) return party_type_parse(word, type);
    return false;
}

static idt_status read_party(struct list_text *text,
                             const struct keyword *keyword, struct span value) {
    enum party_type type;
    size_t blank = value.length;
    (void)keyword;
    idt_status status = finish(text);
    if (status) return status;
    while (blank > 0 && value.bytes[blank - 1] != ' ')
        blank--;
    struct span word = {value.bytes + blank, value.length - blank};
    struct span id = span_trim((struct span){value.bytes, blank});
    if (id.length == 0)
        return refuse(text, value, "party has no id or no type; write ID TYPE");
    if (!type_of(word, &type))
        return refuse_word(text, "type", word, type_words);
    arena_clear(&text->arena);
    party_begin(&text->party, &text->arena, type);
    party_set_id(&text->party, id);
    if (!text->sink && is_known(text, full_id(text, id)))
        return refuse(text, id, "id '%.*s' is there twice in list '%s'",
                      SHOWN(id), text->head.list);
    text->is_in_party = true;
    text->party.raw_place = (uint64_t)(text->line.bytes - text->whole.bytes);
    text->party.raw_line = (uint32_t)text->line_number;
    open_part(text);
    return IDT_OK;
}

/* ---- the table ----------------------------------------------------------- */

/* clang-format off */
static const struct keyword keywords[] = {
    {"interdict-list", AT_START, false, 0, 0, read_version},
    {"list",         IN_FILE, false, 0, 0, read_list},
    {"publisher",    IN_HEAD, true, 0, 0, read_publisher},
    {"published",    IN_HEAD, true, 0, 0, read_published},
    {"party",        IN_LIST, false, 0, 0, read_party},
    {"name",         IN_PARTY, true, ITEM_NAME, NAME_PRIMARY, read_text_item},
    {"alias",        IN_PARTY, false, ITEM_NAME, NAME_ALIAS, read_text_item},
    {"weak-alias",   IN_PARTY, false, ITEM_NAME, NAME_WEAK_ALIAS,
     read_text_item},
    {"former-name",  IN_PARTY, false, ITEM_NAME, NAME_FORMER, read_text_item},
    {"script-name",  IN_PARTY, false, ITEM_NAME, NAME_SCRIPT, read_text_item},
    {"program",      IN_PARTY, false, ITEM_PROGRAM, 0, read_text_item},
    {"measure",      IN_PARTY, false, 0, 0, read_measure},
    {"instrument",   IN_PARTY, false, ITEM_INSTRUMENT, 0, read_text_item},
    {"listed",       IN_PARTY, true, ITEM_DATE, DATE_LISTED, read_date_item},
    {"birth",        IN_PARTY, false, ITEM_BIRTH, 0, read_birth},
    {"birth-place",  IN_PARTY, false, ITEM_BIRTH_PLACE, 0, read_place},
    {"gender",       IN_PARTY, true, ITEM_DETAIL, DETAIL_GENDER, read_gender},
    {"nationality",  IN_PARTY, false, ITEM_COUNTRY, COUNTRY_NATIONALITY,
     read_country},
    {"title",        IN_PARTY, false, ITEM_DETAIL, DETAIL_TITLE,
     read_text_item},
    {"address",      IN_PARTY, false, ITEM_ADDRESS, 0, read_place},
    {"id",           IN_PARTY, false, ITEM_IDENTIFIER, 0, read_id},
    {"flag",         IN_PARTY, true, ITEM_COUNTRY, COUNTRY_FLAG, read_country},
    {"vessel-type",  IN_PARTY, true, ITEM_VESSEL, VESSEL_TYPE, read_text_item},
    {"link",         IN_PARTY, false, ITEM_LINK, 0, read_link},
    {"same-as",      IN_PARTY, false, ITEM_LINK, LINK_SAME_AS, read_same_as},
    {"note",         IN_PARTY, false, ITEM_NOTE, 0, read_note},
};
/* clang-format on */
static_assert(LENGTH(keywords) <= 32, "a bit for each keyword in `seen`");

static const struct keyword *keyword_of(struct span word) {
    for (size_t i = 0; i < LENGTH(keywords); i++)
        if (span_is(word, keywords[i].word)) return &keywords[i];
    return NULL;
}

static uint32_t bit_of(const struct keyword *keyword) {
    return (uint32_t)1 << (keyword - keywords);
}

static bool has_seen(const struct list_text *text, const char *word) {
    return (text->seen & bit_of(keyword_of(span_of(word)))) != 0;
}

/* ---- lines --------------------------------------------------------------- */

static bool stands_well(const struct list_text *text, enum level level) {
    switch (level) {
    case AT_START: return !text->has_version;
    case IN_FILE: return true;
    case IN_LIST: return text->is_in_list;
    case IN_HEAD: return text->is_in_list && !text->is_announced;
    case IN_PARTY: return text->is_in_party;
    }
    return false;
}

static idt_status check_place(struct list_text *text,
                              const struct keyword *keyword, struct span word) {
    static const char *const places[] = {
        [AT_START] = "at the start",
        [IN_FILE] = "anywhere",
        [IN_LIST] = "under a 'list'",
        [IN_HEAD] = "between 'list' and its first party",
        [IN_PARTY] = "under a 'party'"};
    if (!stands_well(text, keyword->level))
        return refuse(text, word, "'%s' is out of place; it stands %s",
                      keyword->word, places[keyword->level]);
    if (keyword->is_once && (text->seen & bit_of(keyword)))
        return refuse(text, word, "'%s' is there twice; keep one",
                      keyword->word);
    return IDT_OK;
}

static idt_status read_statement(struct list_text *text, struct span line) {
    struct span value = line;
    struct span word = span_cut(&value, ' ');
    const struct keyword *keyword = keyword_of(word);
    if (!text->has_version && !span_is(word, keywords[0].word))
        return refuse(text, word, "first statement is not 'interdict-list 1'");
    if (!keyword) return refuse_word(text, "keyword", word, keywords);
    if (!value.bytes || span_trim(value).length == 0)
        return refuse(text, word, "'%s' has no value", keyword->word);
    if (value.bytes[0] == ' ')
        return refuse(text, value, "more than one blank behind '%s'",
                      keyword->word);
    idt_status status = check_place(text, keyword, word);
    if (status) return status;
    status = keyword->read(text, keyword, value);
    text->seen |= bit_of(keyword);
    return status;
}

static idt_status check_bytes(struct list_text *text, struct span line) {
    if (line.length > LIMIT_FIELD_BYTES)
        return fail(text->error, IDT_OVER_LIMIT, place_of(text, line),
                    "line is over %zu bytes", LIMIT_FIELD_BYTES);
    size_t bad = utf8_check(line);
    for (size_t i = 0; i < bad; i++)
        if ((unsigned char)line.bytes[i] < ' ' || line.bytes[i] == 0x7F)
            bad = i;
    if (bad < line.length)
        return fail(text->error, IDT_BAD_SOURCE,
                    at(text->name, text->line_number, bad + 1),
                    "byte 0x%02X is a control character or no UTF-8; save the "
                    "file as UTF-8 with LF at line ends",
                    (unsigned char)line.bytes[bad]);
    if (line.length && line.bytes[line.length - 1] == ' ')
        return fail(text->error, IDT_BAD_SOURCE,
                    at(text->name, text->line_number, line.length),
                    "blank at the end of the line; trim it");
    return IDT_OK;
}

static idt_status read_line(struct list_text *text) {
    text->line = span_cut(&text->rest, '\n');
    text->line_number++;
    idt_status status = check_bytes(text, text->line);
    if (status) return status;
    struct span line = text->line;
    while (line.length && *line.bytes == ' ')
        line = (struct span){line.bytes + 1, line.length - 1};
    if (line.length == 0 || *line.bytes == '#') return IDT_OK;
    return read_statement(text, line);
}

static idt_status walk(struct list_text *text, const struct source_sink *sink) {
    idt_status status = IDT_OK;
    text->sink = sink;
    text->rest = text->whole;
    text->line_number = 0;
    text->has_version = text->is_in_list = text->is_in_party = false;
    while (!status && text->rest.length)
        status = read_line(text);
    if (status) return status;
    text->line = (struct span){text->whole.bytes + text->whole.length, 0};
    if (!text->is_in_list)
        return refuse(text, text->line, "file has no 'list'");
    return finish(text);
}

/* ---- the whole text ------------------------------------------------------ */

static idt_status gather(struct byte_stream *stream, struct byte_writer *to,
                         idt_error *error) {
    char piece[16384];
    size_t got = 1;
    while (got > 0) {
        idt_status status =
            byte_stream_read(stream, piece, sizeof piece, error, &got);
        if (status) return status;
        write_bytes(to, piece, got);
        if (to->failed) return fail_memory(error);
    }
    return IDT_OK;
}

static idt_status read_twice(struct list_text *text,
                             const struct source_sink *sink) {
    struct span whole = text->whole;
    if (whole.length && whole.bytes[whole.length - 1] != '\n')
        return fail(text->error, IDT_BAD_SOURCE, at(text->name, 0, 0),
                    "last line has no end; the file may be cut short");
    arena_init(&text->arena, 0);
    arena_init(&text->keep, 0);
    text_table_init(&text->ids, &text->keep);
    idt_status status = walk(text, NULL);
    if (!status) status = walk(text, sink);
    party_release(&text->party);
    text_table_release(&text->ids);
    arena_release(&text->keep);
    arena_release(&text->arena);
    return status;
}

idt_status interdict_list_read(struct byte_stream *stream,
                               const struct source_sink *sink,
                               idt_error *error) {
    struct byte_writer whole = {0};
    idt_status status = gather(stream, &whole, error);
    struct list_text text = {.name = byte_stream_name(stream),
                             .whole = whole.bytes.count ? written(&whole)
                                                        : SPAN_EMPTY,
                             .error = error};
    if (!status) status = read_twice(&text, sink);
    byte_writer_release(&whole);
    return status;
}

/* ---- the row of the table of readers ------------------------------------- */

static const char *list_recognises(struct span head, const char *file_name) {
    (void)file_name;
    for (struct span rest = head; rest.bytes;) {
        struct span line = span_trim(span_cut(&rest, '\n'));
        if (line.length == 0 || *line.bytes == '#') continue;
        return span_starts(line, "interdict-list ") ? "list" : NULL;
    }
    return NULL;
}

static idt_status list_read(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    struct byte_stream *stream = NULL;
    idt_status status = list_file_open(set, error, &stream);
    if (status) return status;
    status = interdict_list_read(stream, sink, error);
    if (!status) list_file_done(set, stream);
    byte_stream_close(stream);
    return status;
}

const struct source_reader interdict_list_reader = {
    "interdict-list", "designation list of interdict (docs/format/list.md)",
    list_recognises, list_read, "list"};
