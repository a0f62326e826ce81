/* json_scan.c -- RFC 8259 by recursive descent, no deeper than the limit.
 *
 * Beyond the grammar, refused because no later reader could be trusted with
 * them: a NUL (as \u0000), half of a surrogate pair, numbers too long to be
 * kept, and texts with more values or levels than limits.h allows.
 */
#include "base/json_scan.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdio.h>

#define NUMBER_BYTES_MOST 60 /* cJSON keeps 63 */

struct scanner {
    struct json_nodes *nodes;
    const char *text;
    size_t length, at;
    size_t inside; /* the node that is being read */
    unsigned depth;
    idt_error *error;
    idt_status status; /* once not 0, all reading stops */
};

/* ---- places, paths, failures -------------------------------------------- */

struct place json_scan_place(const struct json_nodes *nodes, size_t offset) {
    size_t line = nodes->start.line ? nodes->start.line : 1, line_start = 0;
    /* A case has a place for each of its hundreds of facts: line by line. */
    for (const char *from = nodes->text.bytes, *found;
         line_start < offset &&
         (found = memchr(from + line_start, '\n', offset - line_start));) {
        line++;
        line_start = (size_t)(found - from) + 1;
    }
    return at(nodes->start.source, line, offset - line_start + 1);
}

/* One step of a path, written at `used`; how much is used then. */
static size_t print_step(const struct json_nodes *nodes, size_t node,
                         char path[JSON_PATH_ROOM], size_t used) {
    const struct json_node *step = &nodes->list.items[node];
    char *to = path + used;
    size_t room = JSON_PATH_ROOM - used;
    int written;
    if (step->has_key)
        written =
            snprintf(to, room, "%s%.*s", used ? "." : "", (int)step->key_length,
                     nodes->text.bytes + step->key);
    else
        written = snprintf(to, room, "[%u]", step->index);
    if (written < 0) return used;
    used += (size_t)written;
    return used < JSON_PATH_ROOM ? used : JSON_PATH_ROOM - 1;
}

void json_scan_path(const struct json_nodes *nodes, size_t node,
                    char path[JSON_PATH_ROOM]) {
    size_t steps[LIMIT_JSON_DEPTH + 1], count = 0, used = 0;
    for (; node != 0 && count < LIMIT_JSON_DEPTH;
         node = nodes->list.items[node].parent)
        steps[count++] = node;
    memcpy(path, "$", 2);
    while (count > 0)
        used = print_step(nodes, steps[--count], path, used);
    path[utf8_check(span_of(path))] = 0; /* a character cut in two */
}

static bool refuse(struct scanner *in, size_t place, idt_status status,
                   const char *what) {
    char path[JSON_PATH_ROOM];
    if (in->status) return false;
    json_scan_path(in->nodes, in->inside, path);
    in->status = fail(in->error, status, json_scan_place(in->nodes, place),
                      "%s, in '%s'", what, path);
    return false;
}

static bool refuse_data(struct scanner *in, size_t place, const char *what) {
    return refuse(in, place, IDT_BAD_DATA, what);
}

/* ---- bytes -------------------------------------------------------------- */

/* The byte at hand; 0, which no JSON text contains, at the end. */
static char peek(const struct scanner *in) {
    return in->at < in->length ? in->text[in->at] : 0;
}

static bool take(struct scanner *in, char byte) {
    if (peek(in) != byte) return false;
    in->at++;
    return true;
}

static void skip_space(struct scanner *in) {
    while (in->at < in->length &&
           (in->text[in->at] == ' ' || in->text[in->at] == '\n' ||
            in->text[in->at] == '\r' || in->text[in->at] == '\t'))
        in->at++;
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static size_t take_digits(struct scanner *in) {
    size_t from = in->at;
    while (is_digit(peek(in)))
        in->at++;
    return in->at - from;
}

/* ---- texts and numbers -------------------------------------------------- */

static int hex_value(char byte) {
    if (is_digit(byte)) return byte - '0';
    char lower = (char)(byte | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The number behind "\u" at `at`; -1 when these are not four hex digits. */
static long read_hex(const struct scanner *in, size_t at) {
    long value = 0;
    if (in->length - at < 4) return -1;
    for (size_t i = at; i < at + 4; i++) {
        int digit = hex_value(in->text[i]);
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Behind "\u". */
static bool scan_unicode_escape(struct scanner *in) {
    size_t place = in->at - 2;
    long point = read_hex(in, in->at);
    if (point < 0) return refuse_data(in, place, "'\\u' without four digits");
    if (point == 0) return refuse_data(in, place, "'\\u0000' in a text");
    in->at += 4;
    if (point < 0xD800 || point > 0xDFFF) return true;
    if (point < 0xDC00 && take(in, '\\') && take(in, 'u')) {
        long second = read_hex(in, in->at);
        if (second >= 0xDC00 && second <= 0xDFFF) {
            in->at += 4;
            return true;
        }
    }
    return refuse_data(in, place, "half of a surrogate pair");
}

static bool scan_escape(struct scanner *in) {
    size_t place = in->at++;
    char letter = peek(in);
    if (!letter || !strchr("\"\\/bfnrtu", letter))
        return refuse_data(in, place, "unknown escape after a backslash");
    in->at++;
    return letter != 'u' || scan_unicode_escape(in);
}

/* At the opening quote; leaves in->at behind the closing one. */
static bool scan_text(struct scanner *in) {
    size_t opened = in->at++;
    while (in->at < in->length) {
        unsigned char byte = (unsigned char)in->text[in->at];
        if (byte == '"') {
            in->at++;
            return true;
        }
        if (byte < 0x20)
            return refuse_data(in, in->at, "bare control character in a text");
        if (byte != '\\')
            in->at++;
        else if (!scan_escape(in))
            return false;
    }
    return refuse_data(in, opened, "text without closing quote");
}

static bool scan_number(struct scanner *in) {
    size_t from = in->at;
    take(in, '-');
    bool opens_with_zero = peek(in) == '0';
    size_t digits = take_digits(in);
    if (digits == 0 || (opens_with_zero && digits > 1))
        return refuse_data(in, from, "malformed number");
    if (take(in, '.') && take_digits(in) == 0)
        return refuse_data(in, from, "number without digit behind its point");
    if (take(in, 'e') || take(in, 'E')) {
        if (!take(in, '-')) take(in, '+');
        if (take_digits(in) == 0)
            return refuse_data(in, from, "number with an empty exponent");
    }
    if (in->at - from > NUMBER_BYTES_MOST)
        return refuse(in, from, IDT_OVER_LIMIT,
                      "number of more than 60 bytes; write it as a text");
    return true;
}

static bool scan_word(struct scanner *in) {
    static const char *const words[] = {"true", "false", "null"};
    struct span rest = {in->text + in->at, in->length - in->at};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_starts(rest, words[i])) {
            in->at += strlen(words[i]);
            return true;
        }
    return refuse_data(in, in->at,
                       in->at == in->length ? "text ends where a value must be"
                                            : "no JSON value here");
}

/* ---- values, arrays, objects -------------------------------------------- */

static bool scan_value(struct scanner *in, struct json_node node);

/* Reads `"key":`. */
static bool scan_key(struct scanner *in, struct json_node *node) {
    if (peek(in) != '"')
        return refuse_data(in, in->at, "no key in quotes here");
    size_t key = in->at + 1;
    if (!scan_text(in)) return false;
    node->has_key = true;
    node->key = (uint32_t)key;
    node->key_length = (uint32_t)(in->at - 1 - key);
    skip_space(in);
    if (!take(in, ':')) return refuse_data(in, in->at, "no ':' behind a key");
    skip_space(in);
    return true;
}

/* From the opening bracket to behind the closing one. */
static bool scan_items(struct scanner *in, char closing) {
    bool is_object = closing == '}';
    uint32_t parent = (uint32_t)in->inside;
    in->at++;
    skip_space(in);
    if (take(in, closing)) return true;
    for (uint32_t index = 0;; index++) {
        struct json_node node = {.parent = parent, .index = index};
        if (is_object && !scan_key(in, &node)) return false;
        if (!scan_value(in, node)) return false;
        skip_space(in);
        if (take(in, closing)) return true;
        if (!take(in, ','))
            return refuse_data(in, in->at,
                               is_object ? "no ',' or '}' behind a value"
                                         : "no ',' or ']' behind a value");
        skip_space(in);
    }
}

static bool scan_container(struct scanner *in, char closing) {
    if (in->depth == LIMIT_JSON_DEPTH)
        return refuse(in, in->at, IDT_OVER_LIMIT, "values nest too deep");
    in->depth++;
    bool is_read = scan_items(in, closing);
    in->depth--;
    return is_read;
}

static bool scan_any(struct scanner *in) {
    char byte = peek(in);
    if (byte == '{') return scan_container(in, '}');
    if (byte == '[') return scan_container(in, ']');
    if (byte == '"') return scan_text(in);
    if (byte == '-' || is_digit(byte)) return scan_number(in);
    return scan_word(in);
}

static bool scan_value(struct scanner *in, struct json_node node) {
    struct json_nodes *nodes = in->nodes;
    size_t number = nodes->list.count, outside = in->inside;
    node.offset = (uint32_t)in->at;
    if (number == LIMIT_JSON_VALUES)
        return refuse(in, in->at, IDT_OVER_LIMIT, "too many values");
    if (!growing_add(&nodes->list, node)) {
        in->status = fail_memory(in->error);
        return false;
    }
    in->inside = number;
    if (!scan_any(in)) return false;
    in->inside = outside;
    nodes->list.items[number].length = (uint32_t)(in->at - node.offset);
    return true;
}

/* Size and encoding of the whole text. */
static bool check_text(struct scanner *in) {
    struct span text = in->nodes->text;
    if (text.length > LIMIT_RECORD_BYTES) {
        in->status =
            fail(in->error, IDT_OVER_LIMIT, in->nodes->start,
                 "JSON text is longer than %zu bytes", LIMIT_RECORD_BYTES);
        return false;
    }
    size_t wrong = utf8_check(text);
    if (wrong == text.length) return true;
    in->status = fail(
        in->error, IDT_BAD_DATA, json_scan_place(in->nodes, wrong),
        "byte 0x%02X is not UTF-8", (unsigned)(unsigned char)text.bytes[wrong]);
    return false;
}

idt_status json_scan(struct json_nodes *nodes, idt_error *error) {
    struct scanner in = {.nodes = nodes,
                         .text = nodes->text.bytes,
                         .length = nodes->text.length,
                         .error = error};
    if (!check_text(&in)) return in.status;
    if (span_starts(nodes->text, "\xEF\xBB\xBF")) in.at = 3;
    skip_space(&in);
    if (!scan_value(&in, (struct json_node){0})) return in.status;
    skip_space(&in);
    if (in.at < in.length)
        refuse_data(&in, in.at, "text behind the end of the value");
    return in.status;
}
