/* json_write.c -- the emitter: punctuation from two bits a level.
 *
 * A text is copied in runs of bytes that need no care; a table of 256 says
 * which do.  Names of lists are nearly always one run.
 */
#include "base/json_write.h"

#include "base/compiler.h"
#include "base/utf8.h"

#include <assert.h>

#define INTEGER_ROOM 21 /* sign and digits of a 64-bit number */

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* ---- bytes -------------------------------------------------------------- */

/* As write_bytes, without a call where there is room: most pieces are one to
 * a few dozen bytes. */
static inline void append(struct json_writer *json, const char *bytes,
                          size_t length) {
    struct byte_writer *to = json->to;
    if (UNLIKELY(to->failed || to->bytes.room - to->bytes.count < length)) {
        write_bytes(to, bytes, length);
        return;
    }
    if (length > 0) memcpy(to->bytes.items + to->bytes.count, bytes, length);
    to->bytes.count += length;
}

static inline void append_byte(struct json_writer *json, char byte) {
    struct byte_writer *to = json->to;
    if (UNLIKELY(to->failed || to->bytes.room == to->bytes.count))
        write_bytes(to, &byte, 1);
    else
        to->bytes.items[to->bytes.count++] = byte;
}

/* ---- punctuation -------------------------------------------------------- */

/* The bit of the object or array that is open; none outside of all. */
static uint64_t level(const struct json_writer *json) {
    return json->depth ? UINT64_C(1) << (json->depth - 1) : 0;
}

static void write_literal(struct json_writer *json, const char *text) {
    append(json, text, strlen(text));
}

static void write_indent(struct json_writer *json) {
    static const char spaces[] = "                                ";
    size_t left = (size_t)json->depth * 2;
    append_byte(json, '\n');
    while (left > 0) {
        size_t count = left < sizeof spaces - 1 ? left : sizeof spaces - 1;
        append(json, spaces, count);
        left -= count;
    }
}

/* The comma and line end before an item of an object or array. */
static void begin_item(struct json_writer *json) {
    if (json->has_items & level(json)) append_byte(json, ',');
    json->has_items |= level(json);
    if (json->layout == JSON_PRETTY) write_indent(json);
}

static void begin_value(struct json_writer *json) {
    bool in_object = (json->is_object & level(json)) != 0;
    assert(json->has_key == in_object);
    if (!in_object && json->depth > 0) begin_item(json);
    json->has_key = false;
}

static void open_level(struct json_writer *json, char bracket, bool is_object) {
    begin_value(json);
    assert(json->depth < JSON_WRITE_DEPTH);
    append_byte(json, bracket);
    json->depth++;
    json->has_items &= ~level(json);
    json->is_object &= ~level(json);
    if (is_object) json->is_object |= level(json);
}

static void close_level(struct json_writer *json, char bracket) {
    assert(json->depth > 0 && !json->has_key);
    bool had_items = (json->has_items & level(json)) != 0;
    json->depth--;
    if (had_items && json->layout == JSON_PRETTY) write_indent(json);
    append_byte(json, bracket);
}

/* ---- texts -------------------------------------------------------------- */

/* Bytes that cannot be copied without a look: controls, quote, backslash,
 * DEL and all that is not ASCII. */
#define EIGHT     true, true, true, true, true, true, true, true
#define THIRTYTWO EIGHT, EIGHT, EIGHT, EIGHT
static const bool needs_care[256] = {
    THIRTYTWO, ['"'] = true, ['\\'] = true, [0x7F] = true,
    THIRTYTWO, THIRTYTWO,    THIRTYTWO,     THIRTYTWO,
};

static void write_escape(struct json_writer *json, unsigned char byte) {
    static const char digits[] = "0123456789abcdef";
    static const char letters[0x20] = {
        ['\b'] = 'b', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't'};
    char escape[6] = {
        '\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
    size_t length = 6;
    if (byte >= 0x20 && byte != 0x7F)
        escape[1] = (char)byte;
    else if (byte < 0x20 && letters[byte])
        escape[1] = letters[byte];
    if (escape[1] != 'u') length = 2;
    append(json, escape, length);
}

/* Writes the run from `run` to `at` and what is special at `at`; the place
 * behind it.  A valid character stays in the run, which then begins where it
 * did. */
static const char *pass_special(struct json_writer *json, const char **run,
                                const char *at, const char *end) {
    const char *behind = at + 1;
    unsigned char byte = (unsigned char)*at;
    if (byte >= 0x80) {
        behind = at;
        if (utf8_read(&behind, end) != UTF8_BAD) return behind;
    }
    append(json, *run, (size_t)(at - *run));
    if (byte >= 0x80)
        write_literal(json, replacement);
    else
        write_escape(json, byte);
    *run = behind;
    return behind;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define TOPS       EACH(0x80)

/* The top bit of each byte that is zero, and of none below the first. */
static inline uint64_t zero_bytes(uint64_t word) {
    return (word - EACH(1)) & ~word & TOPS;
}

/* Whether all eight bytes are printable ASCII without quote and backslash;
 * DEL needs care, too. */
static inline bool are_plain(uint64_t word) {
    uint64_t controls = (word - EACH(0x20)) | word; /* below 0x20, or high */
    return ((controls & TOPS) | zero_bytes(word ^ EACH('"')) |
            zero_bytes(word ^ EACH('\\')) | zero_bytes(word ^ EACH(0x7F))) == 0;
}

/* Eight bytes at a time as long as none of them needs care. */
static const char *pass_plain(const char *at, const char *end) {
    for (; end - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, at, sizeof word);
        if (!are_plain(word)) break;
    }
    while (at < end && !needs_care[(unsigned char)*at])
        at++;
    return at;
}

static void write_quoted(struct json_writer *json, struct span text) {
    append_byte(json, '"');
    if (text.length > 0) {
        const char *run = text.bytes, *at = run, *end = run + text.length;
        while ((at = pass_plain(at, end)) < end)
            at = pass_special(json, &run, at, end);
        append(json, run, (size_t)(end - run));
    }
    append_byte(json, '"');
}

/* "key": in one piece.  Keys are names in the code, of plain letters. */
static void write_key(struct json_writer *json, const char *key) {
    struct byte_writer *to = json->to;
    size_t length = strlen(key), spaces = json->layout == JSON_PRETTY;
    assert(pass_plain(key, key + length) == key + length);
    if (UNLIKELY(to->failed || to->bytes.room - to->bytes.count < length + 4)) {
        write_bytes(to, "\"", 1);
        write_bytes(to, key, length);
        write_bytes(to, "\": ", 2 + spaces);
        return;
    }
    char *at = to->bytes.items + to->bytes.count;
    *at = '"';
    memcpy(at + 1, key, length);
    memcpy(at + 1 + length, "\": ", 3);
    to->bytes.count += length + 3 + spaces;
}

/* ---- public ------------------------------------------------------------- */

struct json_writer json_writer_to(struct byte_writer *to,
                                  enum json_layout layout) {
    return (struct json_writer){.to = to, .layout = layout};
}

void json_open_object(struct json_writer *json) {
    open_level(json, '{', true);
}

void json_close_object(struct json_writer *json) {
    assert(json->is_object & level(json));
    close_level(json, '}');
}

void json_open_array(struct json_writer *json) {
    open_level(json, '[', false);
}

void json_close_array(struct json_writer *json) {
    assert(!(json->is_object & level(json)));
    close_level(json, ']');
}

void json_put_key(struct json_writer *json, const char *key) {
    assert((json->is_object & level(json)) && !json->has_key);
    begin_item(json);
    write_key(json, key);
    json->has_key = true;
}

void json_put_members(struct json_writer *json, struct span members) {
    assert((json->is_object & level(json)) && !json->has_key);
    begin_item(json);
    append(json, members.bytes, members.length);
}

void json_put_key_span(struct json_writer *json, struct span key) {
    assert((json->is_object & level(json)) && !json->has_key);
    begin_item(json);
    write_quoted(json, key);
    write_literal(json, json->layout == JSON_PRETTY ? ": " : ":");
    json->has_key = true;
}

void json_put_text(struct json_writer *json, struct span text) {
    begin_value(json);
    write_quoted(json, text);
}

void json_put_string(struct json_writer *json, const char *text) {
    if (text)
        json_put_text(json, span_of(text));
    else
        json_put_null(json);
}

void json_put_integer(struct json_writer *json, int64_t number) {
    json_put_decimal(json, number, 0);
}

void json_put_decimal(struct json_writer *json, int64_t number,
                      unsigned digits) {
    char text[INTEGER_ROOM + 1]; /* filled from the back */
    size_t at = sizeof text;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    assert(digits <= 18);
    for (unsigned written = 0; written <= digits || left > 0; written++) {
        if (written == digits && digits > 0) text[--at] = '.';
        text[--at] = (char)('0' + left % 10);
        left /= 10;
    }
    if (number < 0) text[--at] = '-';
    begin_value(json);
    append(json, text + at, sizeof text - at);
}

void json_put_bool(struct json_writer *json, bool truth) {
    json_put_raw(json, truth ? SPAN_OF("true") : SPAN_OF("false"));
}

void json_put_null(struct json_writer *json) {
    json_put_raw(json, SPAN_OF("null"));
}

void json_put_raw(struct json_writer *json, struct span value) {
    begin_value(json);
    append(json, value.bytes, value.length);
}

void json_end_line(struct json_writer *json) {
    append_byte(json, '\n');
}
