/* party.c -- filling the bag of items, one cleaned text at a time.
 *
 *     "  KIM,\t Jong  Un\n"  ->  "KIM, Jong Un"
 *
 * Every text passes through clean_text, so that the rest of the engine never
 * meets a NUL, a broken character or two spaces.  A byte that is not UTF-8
 * becomes U+FFFD and marks the party flawed: the record stays, and its raw
 * bytes are kept beside it.
 * Running out of memory is remembered, not returned: a reader adds fifty
 * items and asks once.
 */
#include "record/party.h"

#include <assert.h>

#include "base/bytes.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "record/country.h"
#include "record/identifier.h"

#define REPLACEMENT 0xFFFDu

void party_begin(struct party *party, struct arena *arena,
                 enum party_type type) {
    growing_clear(&party->items);
    party->type = type;
    party->id = SPAN_EMPTY;
    party->measures = 0;
    party->arena = arena;
    party->is_flawed = false;
    party->is_over = false;
    party->failed = false;
    party->raw = SPAN_EMPTY;
    party->raw_place = 0;
    party->raw_length = 0;
    party->raw_line = 0;
}

void party_release(struct party *party) {
    growing_release(&party->items);
}

/* ---- texts --------------------------------------------------------------- */

/* NUL counts: between two words it parts them like a space. */
static bool is_space(uint32_t point) {
    if (point < 0x80)
        return point == ' ' || point == 0 || (point >= '\t' && point <= '\r');
    return point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 ||
           point == 0x2029 || point == 0x202F || point == 0x205F ||
           point == 0x3000;
}

/* Writes the clean form to `to`, which has room; a bad byte grows to three. */
static size_t write_clean(struct span text, char *to, bool *is_flawed) {
    const char *at = text.bytes, *end = text.bytes + text.length;
    size_t length = 0;
    bool owes_space = false;
    while (at < end) {
        uint32_t point = utf8_read(&at, end);
        if (is_space(point)) {
            owes_space = length > 0;
            continue;
        }
        if (owes_space) to[length++] = ' ';
        owes_space = false;
        if (point == UTF8_BAD) {
            point = REPLACEMENT;
            *is_flawed = true;
        }
        length += utf8_write(point, to + length);
    }
    return length;
}

/* A copy in the arena; empty when nothing is left or memory ran out. */
static struct span clean_text(struct party *party, struct span text) {
    if (text.length == 0) return SPAN_EMPTY;
    size_t bad = text.length - utf8_check(text);
    if (bad > (SIZE_MAX - text.length) / 2) {
        party->failed = true;
        return SPAN_EMPTY;
    }
    char *copy = arena_take(party->arena, text.length + 2 * bad + 1, 1);
    if (!copy) {
        party->failed = true;
        return SPAN_EMPTY;
    }
    size_t length = write_clean(text, copy, &party->is_flawed);
    copy[length] = 0;
    return (struct span){copy, length};
}

/* ---- adding -------------------------------------------------------------- */

void party_set_id(struct party *party, struct span id) {
    struct span clean = clean_text(party, id);
    if (clean.length) party->id = clean;
}

/* Whether an item of this kind may stand behind the last one. */
static bool has_whole(const struct party *party, enum item_kind part) {
    if (party->items.count == 0) return false;
    enum item_kind last =
        (enum item_kind)party->items.items[party->items.count - 1].kind;
    return last == part || last == item_whole_of(part);
}

static bool says_something(const struct item *item) {
    return item->text.length || (item->flags & ITEM_HAS_DATE) ||
           item->kind == ITEM_NOTE ||
           (item->kind == ITEM_LINK && item->extra.length);
}

void party_add(struct party *party, struct item item) {
    assert(item.kind < ITEM_KIND_COUNT);
    enum item_kind kind = (enum item_kind)item.kind;
    assert(item.role < item_role_count(kind));
    item.text = clean_text(party, item.text);
    item.extra = clean_text(party, item.extra);
    if (party->failed || !says_something(&item)) return;
    if (item_whole_of(kind) != kind && !has_whole(party, kind)) {
        /* A part without its whole would lie about its neighbour. */
        item.extra = span_of(item_role_word(kind, item.role));
        item.kind = ITEM_TEXT;
        item.role = 0;
    }
    if (party->items.count >= LIMIT_RECORD_ITEMS)
        party->is_flawed = party->is_over = true;
    else if (!growing_add(&party->items, item))
        party->failed = true;
}

void party_add_text(struct party *party, enum item_kind kind, int role,
                    struct span text) {
    party_add(party, (struct item){.kind = (uint8_t)kind,
                                   .role = (uint8_t)role,
                                   .text = text});
}

void party_add_name(struct party *party, enum name_role role,
                    struct span name) {
    party_add_text(party, ITEM_NAME, (int)role, name);
}

void party_add_date(struct party *party, enum date_role role, day_number day) {
    if (day == DAY_NONE) return;
    party_add(party, (struct item){.kind = ITEM_DATE,
                                   .role = (uint8_t)role,
                                   .flags = ITEM_HAS_DATE,
                                   .date = {day, day, DATE_DAY, false}});
}

void party_add_birth(struct party *party, struct span text) {
    struct item item = {
        .kind = ITEM_BIRTH, .flags = ITEM_HAS_DATE, .text = text};
    if (span_trim(text).length == 0) return;
    if (date_parse(span_trim(text), &item.date)) {
        party_add(party, item);
        return;
    }
    party->is_flawed = true;
    party_add_unknown(party, SPAN_OF("birth"), text);
}

void party_add_note(struct party *party, enum note note) {
    party_add_text(party, ITEM_NOTE, (int)note, SPAN_EMPTY);
}

void party_add_country(struct party *party, enum country_role role,
                       struct span country) {
    party_add(party, (struct item){.kind = ITEM_COUNTRY,
                                   .role = (uint8_t)role,
                                   .text = country,
                                   .extra = span_of(country_code(country))});
}

static uint16_t check_flag(enum identifier_kind kind, struct span value) {
    char canonical[IDENTIFIER_BYTES_MOST];
    size_t length =
        identifier_canonical(kind, value, canonical, sizeof canonical);
    switch (identifier_check(kind, (struct span){canonical, length})) {
    case CHECK_PASSED: return ITEM_CHECK_PASSED;
    case CHECK_FAILED: return ITEM_CHECK_FAILED;
    case CHECK_NONE: break;
    }
    return 0;
}

void party_add_identifier(struct party *party, int identifier_kind,
                          struct span value, struct span country) {
    enum identifier_kind kind = (enum identifier_kind)identifier_kind;
    struct item item = {.kind = ITEM_IDENTIFIER,
                        .role = (uint8_t)kind,
                        .flags = check_flag(kind, value),
                        .text = value,
                        .extra = country};
    if (span_trim(value).length == 0) return;
    if (kind != IDENTIFIER_WALLET) item.extra = span_of(country_code(country));
    party_add(party, item);
    if (kind != IDENTIFIER_WALLET && !item.extra.length)
        party_add_unknown(party, SPAN_OF("issued in"), country);
}

void party_add_unknown(struct party *party, struct span label,
                       struct span text) {
    party_add(party,
              (struct item){.kind = ITEM_TEXT, .text = text, .extra = label});
}

/* ---- looking ------------------------------------------------------------- */

const struct item *party_name(const struct party *party, enum name_role role) {
    for (size_t i = 0; i < party->items.count; i++) {
        const struct item *item = &party->items.items[i];
        if (item->kind == ITEM_NAME && item->role == role) return item;
    }
    return NULL;
}

static void print_padded(struct byte_writer *to, const char *word,
                         size_t width) {
    size_t length = strlen(word);
    write_bytes(to, word, length);
    for (; length < width; length++)
        write_byte(to, ' ');
}

static void print_quoted(struct byte_writer *to, const char *before,
                         struct span text) {
    if (text.length == 0) return;
    write_bytes(to, before, strlen(before));
    write_byte(to, '"');
    write_bytes(to, text.bytes, text.length);
    write_byte(to, '"');
}

static void print_item(const struct item *item, struct byte_writer *to) {
    static const char *const flag_words[] = {
        NULL, " check-passed", " check-failed", " uncertain", " former"};
    enum item_kind kind = (enum item_kind)item->kind;
    write_bytes(to, "  ", 2);
    print_padded(to, item_kind_word(kind), 14);
    print_padded(to, item_role_word(kind, item->role), 16);
    print_quoted(to, "", item->text);
    print_quoted(to, " extra ", item->extra);
    if (item->flags & ITEM_HAS_DATE) {
        char date[DATE_TEXT_ROOM];
        date_print(&item->date, date);
        write_byte(to, ' ');
        write_bytes(to, date, strlen(date));
    }
    for (unsigned bit = 1; bit < sizeof flag_words / sizeof *flag_words; bit++)
        if (item->flags >> bit & 1)
            write_bytes(to, flag_words[bit], strlen(flag_words[bit]));
    write_byte(to, '\n');
}

void party_print(const struct party *party, struct byte_writer *to) {
    const char *type = party_type_word(party->type), *separator = " {";
    write_bytes(to, "party ", 6);
    write_bytes(to, party->id.bytes, party->id.length);
    write_byte(to, ' ');
    write_bytes(to, type, strlen(type));
    for (uint32_t bit = 1; bit <= MEASURES_ALL; bit <<= 1) {
        if (!(party->measures & bit)) continue;
        write_bytes(to, separator, strlen(separator));
        const char *word = measure_word((enum measure)bit);
        write_bytes(to, word, strlen(word));
        separator = " ";
    }
    if (party->measures & MEASURES_ALL) write_byte(to, '}');
    if (party->is_flawed) write_bytes(to, " flawed", 7);
    write_byte(to, '\n');
    for (size_t i = 0; i < party->items.count; i++)
        print_item(&party->items.items[i], to);
}
