/* utf8.c -- RFC 3629, with the table of what may follow which first byte.
 *
 *     first     bytes   second     why the second is narrower
 *     00..7F    1
 *     C2..DF    2       80..BF     (C0, C1 would be overlong)
 *     E0        3       A0..BF     below is overlong
 *     ED        3       80..9F     above are surrogates
 *     F0        4       90..BF     below is overlong
 *     F4        4       80..8F     above is past U+10FFFF
 *
 * Long stretches of ASCII, most of every list, are skipped a word at a time.
 */
#include "base/utf8.h"

#include <assert.h>

#define WORD      sizeof(uint64_t)
#define HIGH_BITS UINT64_C(0x8080808080808080)

struct opening {
    unsigned char first, last; /* first bytes that this line speaks of */
    unsigned char length;
    unsigned char second_least, second_most;
};

static const struct opening openings[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct opening *opening_of(unsigned char first) {
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (first >= openings[i].first && first <= openings[i].last)
            return &openings[i];
    return NULL;
}

/* Reads a character of 2 to 4 bytes; moves by one when it is none. */
static uint32_t read_long(const char **at, const char *end) {
    const unsigned char *b = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    const struct opening *opening = opening_of(b[0]);
    *at += 1;
    if (!opening || left < opening->length || b[1] < opening->second_least ||
        b[1] > opening->second_most)
        return UTF8_BAD;
    uint32_t point = b[0] & (0x7Fu >> opening->length);
    for (size_t i = 1; i < opening->length; i++) {
        if ((b[i] & 0xC0) != 0x80) return UTF8_BAD;
        point = point << 6 | (b[i] & 0x3Fu);
    }
    *at += opening->length - 1;
    return point;
}

uint32_t utf8_read(const char **at, const char *end) {
    assert(*at < end);
    unsigned char first = (unsigned char)**at;
    if (first >= 0x80) return read_long(at, end);
    *at += 1;
    return first;
}

size_t utf8_write(uint32_t point, char to[4]) {
    static const unsigned char marks[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    assert(point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF));
    if (point < 0x80) {
        to[0] = (char)point;
        return 1;
    }
    size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, point >>= 6)
        to[i] = (char)(0x80 | (point & 0x3F));
    to[0] = (char)(marks[length] | point);
    return length;
}

/* The first place at or after `at` that may hold a byte above 0x7F. */
static const char *skip_ascii(const char *at, const char *end) {
    uint64_t word;
    for (; (size_t)(end - at) >= WORD; at += WORD) {
        memcpy(&word, at, WORD);
        if (word & HIGH_BITS) break;
    }
    while (at < end && (unsigned char)*at < 0x80)
        at++;
    return at;
}

size_t utf8_check(struct span text) {
    if (text.length == 0) return 0;
    const char *end = text.bytes + text.length;
    const char *at = skip_ascii(text.bytes, end);
    while (at < end) {
        const char *character = at;
        if (utf8_read(&at, end) == UTF8_BAD)
            return (size_t)(character - text.bytes);
        at = skip_ascii(at, end);
    }
    return text.length;
}

size_t utf8_count(struct span text) {
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    return count;
}
