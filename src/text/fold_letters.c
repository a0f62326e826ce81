/* fold_letters.c -- one pass over the code points, one table look-up each.
 *
 *     point >> 8 --stage 1--> block --stage 2 [point & 255]--> deed
 *     deed 0 keep   1 drop   2 part words   n write fold_pool + n
 *
 * Letters and digits of ASCII need no table: they are nine in ten.
 */
#include "text/fold_letters.h"

#include "base/compiler.h"
#include "base/utf8.h"

#include "text/fold_table.h" /* made by tools/gen_fold_table.c */

enum { DEED_KEEP = FOLD_KEEPS, DEED_DROP = FOLD_DROPS, DEED_PART = FOLD_PARTS };

static unsigned deed_of(uint32_t point) {
    return fold_stage_2[(size_t)fold_stage_1[point >> 8] * 256 + (point & 255)];
}

struct folding {
    struct folded_name *out;
    uint16_t word_at; /* where the open word begins */
    bool is_full;
};

static void put_bytes(struct folding *f, const char *bytes, size_t length) {
    if (f->out->length + length > FOLDED_BYTES_MOST - 1) {
        f->is_full = true;
        return;
    }
    memcpy(f->out->bytes + f->out->length, bytes, length);
    f->out->length = (uint16_t)(f->out->length + length);
}

/* Closes the open word, if there is one. */
static void part_words(struct folding *f) {
    struct folded_name *out = f->out;
    if (out->length == f->word_at) return;
    if (out->count == LIMIT_NAME_TOKENS) {
        f->is_full = true;
        return;
    }
    out->words[out->count++] =
        (struct word){f->word_at, (uint16_t)(out->length - f->word_at)};
    put_bytes(f, " ", 1);
    f->word_at = out->length;
}

/* Whether the dot or slash at `at` stands between single letters: "d.o.o",
 * "U.S.A.", "c/o", "M/V".
 * `start` is the first byte of the open word in the source. */
static bool dot_joins(const char *word, const char *at, const char *end) {
    const char *letter = word;
    if (letter == at) return false;
    utf8_read(&letter, end);
    if (letter != at || at + 1 == end) return false;
    const char *next = at + 1;
    uint32_t point = utf8_read(&next, end);
    if (point == UTF8_BAD || deed_of(point) == DEED_PART) return false;
    return next == end || *next == *at || *next == ' ' || *next == ',';
}

static void fold_point(struct folding *f, const char *from, const char *to,
                       uint32_t point) {
    unsigned deed = deed_of(point);
    if (deed == DEED_KEEP) {
        put_bytes(f, from, (size_t)(to - from));
    } else if (deed == DEED_PART) {
        part_words(f);
    } else if (deed != DEED_DROP) {
        const unsigned char *entry = fold_pool + deed;
        put_bytes(f, (const char *)entry + 1, entry[0]);
    }
}

/* One letter or digit of ASCII, the most of nearly every name; false when it
 * is none, and nothing was done. */
HOT_INLINE bool fold_plain(struct folding *f, char byte) {
    struct folded_name *out = f->out;
    char letter = byte;
    if (byte >= 'A' && byte <= 'Z') letter = (char)(byte - 'A' + 'a');
    bool is_plain =
        (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (!is_plain || out->length == FOLDED_BYTES_MOST - 1) return false;
    out->bytes[out->length++] = letter;
    return true;
}

static void fold_all(struct folding *f, struct span name) {
    const char *at = name.bytes, *end = name.bytes + name.length;
    const char *letter = at; /* source of the last single letter's start */
    while (at < end && !f->is_full) {
        const char *from = at;
        if (fold_plain(f, *at)) {
            at++;
            continue;
        }
        uint32_t point = utf8_read(&at, end);
        bool is_mark = point == '.' || point == '/';
        if (is_mark && dot_joins(letter, from, end)) {
            letter = at;
            continue;
        }
        if (point == UTF8_BAD) point = ' ';
        fold_point(f, from, at, point);
        if (f->out->length == f->word_at) letter = at;
    }
}

/* Spaces and controls, which part words and show nothing. */
static bool is_blank(uint32_t point) {
    static const struct {
        uint32_t from, to;
    } blanks[] = {
        {0, ' '},         {0x7F, 0xA0},     {0x1680, 0x1680},
        {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
        {0x205F, 0x205F}, {0x2800, 0x2800}, {0x3000, 0x3000},
    };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (point >= blanks[i].from && point <= blanks[i].to) return true;
    return false;
}

/* A name without letter or digit: its visible signs become the word, and of
 * one that shows nothing nothing is left. */
static void keep_as_is(struct folding *f, struct span name) {
    const char *at = name.bytes, *end = name.bytes + name.length;
    while (at < end) {
        const char *from = at;
        uint32_t point = utf8_read(&at, end);
        bool is_shown = point == UTF8_BAD ||
                        (deed_of(point) != DEED_DROP && !is_blank(point));
        if (is_shown) put_bytes(f, from, (size_t)(at - from));
    }
    part_words(f);
}

enum fold_deed fold_deed_of(uint32_t point, struct span *letters) {
    unsigned deed = point == UTF8_BAD ? DEED_PART : deed_of(point);
    if (deed <= DEED_PART) return (enum fold_deed)deed;
    const unsigned char *entry = fold_pool + deed;
    *letters = (struct span){(const char *)entry + 1, entry[0]};
    return FOLD_WRITES;
}

bool fold_name(struct span name, struct folded_name *folded) {
    folded->count = 0;
    folded->length = 0;
    if (name.length > LIMIT_NAME_BYTES) return false;
    struct folding f = {folded, 0, false};
    fold_all(&f, name);
    part_words(&f);
    if (folded->count == 0 && !f.is_full) keep_as_is(&f, name);
    if (folded->length > 0) folded->length--; /* the last parting space */
    return !f.is_full;
}

void folded_name_copy(struct folded_name *to, const struct folded_name *from) {
    to->count = from->count;
    to->length = from->length;
    memcpy(to->words, from->words, from->count * sizeof *from->words);
    memcpy(to->bytes, from->bytes, from->length);
}
