/* party_bytes.c -- a party as varints and texts, and the strict way back.
 *
 * What is written is what is accepted: a view that opens has only kinds,
 * roles and flags that this build knows, dates with first <= last, parts
 * behind their wholes, and texts in UTF-8 without NUL.  So every later walk
 * may trust it, and a damaged snapshot is found when it is opened, not when
 * a customer is screened.
 * A date's precision and its "circa" share one number: 2 * precision + circa.
 */
#include "record/party_bytes.h"

#include "base/limits.h"
#include "base/utf8.h"

#define PARTY_FLAWED 1u /* the only flag of a party */

#define ITEM_FLAGS_ALL                                                         \
    (ITEM_HAS_DATE | ITEM_CHECK_PASSED | ITEM_CHECK_FAILED | ITEM_UNCERTAIN |  \
     ITEM_FORMER)

/* ---- writing ------------------------------------------------------------- */

static void write_item(const struct item *item, struct byte_writer *to) {
    write_number(to, item->kind);
    write_number(to, item->role);
    write_number(to, item->flags);
    write_text(to, item->text);
    write_text(to, item->extra);
    if (!(item->flags & ITEM_HAS_DATE)) return;
    write_signed(to, item->date.first);
    write_signed(to, item->date.last);
    write_number(to, 2u * (unsigned)item->date.precision +
                         (item->date.is_circa ? 1u : 0u));
}

void party_write(const struct party *party, struct byte_writer *to,
                 size_t *canonical) {
    write_number(to, party->type);
    write_number(to, party->measures);
    write_number(to, party->is_flawed ? PARTY_FLAWED : 0);
    write_text(to, party->id);
    write_number(to, party->items.count);
    for (size_t i = 0; i < party->items.count; i++)
        write_item(&party->items.items[i], to);
    *canonical = to->bytes.count;
    write_number(to, party->raw_place);
    write_number(to, party->raw_length);
    write_number(to, party->raw_line);
    if (party->is_flawed) write_text(to, party->raw);
}

/* ---- reading ------------------------------------------------------------- */

static bool is_clean(struct span text) {
    return utf8_check(text) == text.length &&
           (text.length == 0 || !memchr(text.bytes, 0, text.length));
}

/* A number of at most `most`; a larger one fails the reader. */
static uint64_t read_at_most(struct byte_reader *from, uint64_t most) {
    uint64_t number = read_number(from);
    if (number <= most) return number;
    from->failed = true;
    return 0;
}

static day_number read_day(struct byte_reader *from) {
    int64_t day = read_signed(from);
    if (day > DAY_NONE && day <= INT32_MAX) return (day_number)day;
    from->failed = true;
    return 0;
}

/* Reads an item, whatever its bytes; a number that fits no field fails. */
static void read_item(struct byte_reader *from, struct item *item) {
    *item = (struct item){0};
    item->kind = (uint8_t)read_at_most(from, ITEM_KIND_COUNT - 1);
    item->role = (uint8_t)read_at_most(
        from, item_role_count((enum item_kind)item->kind) - 1);
    item->flags = (uint16_t)read_at_most(from, ITEM_FLAGS_ALL);
    item->text = read_text(from);
    item->extra = read_text(from);
    if (!(item->flags & ITEM_HAS_DATE)) return;
    item->date.first = read_day(from);
    item->date.last = read_day(from);
    uint64_t precision = read_at_most(from, 2 * DATE_RANGE + 1);
    item->date.precision = (enum date_precision)(precision / 2);
    item->date.is_circa = precision & 1;
}

/* Whether an item may stand behind one of kind `before`. */
static bool item_is_sound(const struct item *item, enum item_kind before) {
    const uint16_t both = ITEM_CHECK_PASSED | ITEM_CHECK_FAILED;
    enum item_kind kind = (enum item_kind)item->kind;
    enum item_kind whole = item_whole_of(kind);
    bool has_date = item->flags & ITEM_HAS_DATE;
    bool may_be_bare = has_date || kind == ITEM_NOTE ||
                       (kind == ITEM_LINK && item->extra.length);
    return (whole == kind || before == whole || before == kind) &&
           (item->text.length || may_be_bare) &&
           (!has_date || item->date.first <= item->date.last) &&
           (item->flags & both) != both && is_clean(item->text) &&
           is_clean(item->extra);
}

bool party_view_open(struct span bytes, struct party_view *view) {
    struct byte_reader from = byte_reader_of(bytes);
    struct party_view seen = {0};
    seen.type = (enum party_type)read_at_most(&from, PARTY_TYPE_COUNT - 1);
    seen.measures = (uint32_t)read_at_most(&from, MEASURES_ALL);
    seen.is_flawed = read_at_most(&from, PARTY_FLAWED) == PARTY_FLAWED;
    seen.id = read_text(&from);
    seen.item_count = (uint32_t)read_at_most(&from, LIMIT_RECORD_ITEMS);
    seen.items = from;
    enum item_kind before = ITEM_TEXT;
    for (uint32_t i = 0; i < seen.item_count && !from.failed; i++) {
        struct item item;
        read_item(&from, &item);
        if (from.failed || !item_is_sound(&item, before)) return false;
        before = (enum item_kind)item.kind;
    }
    seen.raw_place = read_number(&from);
    seen.raw_length = (uint32_t)read_at_most(&from, UINT32_MAX);
    seen.raw_line = (uint32_t)read_at_most(&from, UINT32_MAX);
    seen.raw = seen.is_flawed ? read_text(&from) : SPAN_EMPTY;
    if (from.failed || from.at != from.end || !is_clean(seen.id)) return false;
    *view = seen;
    return true;
}

void party_item(struct byte_reader *walk, struct item *item) {
    read_item(walk, item);
}
