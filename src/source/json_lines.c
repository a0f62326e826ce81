/* json_lines.c -- a window over the stream that always holds a whole line.
 *
 *     window  [ read | this line \n | next li ]
 *                     ^ used
 *
 * Bytes already read are dropped when the window is filled again, so a file
 * of any size takes the room of its longest line and one piece.
 */
#include "source/json_lines.h"

#include "base/limits.h"

#define PIECE_BYTES ((size_t)64 * 1024)

void json_lines_init(struct json_lines *lines, struct byte_stream *stream) {
    *lines = (struct json_lines){.stream = stream};
}

void json_lines_release(struct json_lines *lines) {
    json_free(lines->document);
    byte_writer_release(&lines->window);
    *lines = (struct json_lines){0};
}

static void drop_read(struct json_lines *lines) {
    char *bytes = lines->window.bytes.items;
    size_t left = lines->window.bytes.count - lines->used;
    if (!bytes || lines->used == 0) return;
    memmove(bytes, bytes + lines->used, left);
    lines->window.bytes.count = left;
    lines->window_place += lines->used;
    lines->used = 0;
}

static idt_status fill(struct json_lines *lines, idt_error *error) {
    size_t got = 0;
    drop_read(lines);
    size_t count = lines->window.bytes.count;
    if (count > LIMIT_RECORD_BYTES)
        return fail(error, IDT_OVER_LIMIT,
                    at(byte_stream_name(lines->stream), lines->line + 1, 1),
                    "line is over %zu bytes", LIMIT_RECORD_BYTES);
    if (!growing_reserve(&lines->window.bytes, count + PIECE_BYTES))
        return fail_memory(error);
    idt_status status =
        byte_stream_read(lines->stream, lines->window.bytes.items + count,
                         PIECE_BYTES, error, &got);
    if (status) return status;
    lines->window.bytes.count = count + got;
    lines->is_ended = got == 0;
    return IDT_OK;
}

/* The next line; false at the end of the file. */
static idt_status take_line(struct json_lines *lines, idt_error *error,
                            bool *has) {
    for (lines->scanned = 0;;) {
        struct span rest = SPAN_EMPTY;
        if (lines->window.bytes.items)
            rest = (struct span){lines->window.bytes.items + lines->used,
                                 lines->window.bytes.count - lines->used};
        size_t end = rest.length;
        if (lines->scanned < rest.length) {
            const char *found = memchr(rest.bytes + lines->scanned, '\n',
                                       rest.length - lines->scanned);
            if (found) end = (size_t)(found - rest.bytes);
        }
        bool is_whole = end < rest.length;
        if (is_whole || lines->is_ended) {
            *has = is_whole || rest.length > 0;
            lines->raw = *has ? (struct span){rest.bytes, end} : SPAN_EMPTY;
            lines->place = lines->window_place + lines->used;
            lines->used += end + is_whole;
            lines->line += *has;
            return IDT_OK;
        }
        lines->scanned = rest.length;
        idt_status status = fill(lines, error);
        if (status) return status;
    }
}

static void skip_mark(struct json_lines *lines) {
    if (lines->line != 1 || !span_starts(lines->raw, "\xEF\xBB\xBF")) return;
    lines->raw.bytes += 3;
    lines->raw.length -= 3;
    lines->place += 3;
}

idt_status json_lines_next(struct json_lines *lines, idt_error *error) {
    json_free(lines->document);
    lines->document = NULL;
    for (bool has = true; has;) {
        idt_status status = take_line(lines, error, &has);
        if (status) return status;
        skip_mark(lines);
        if (!has || span_trim(lines->raw).length == 0) continue;
        struct json_document *document = NULL;
        struct place start =
            at(byte_stream_name(lines->stream), lines->line, 1);
        status = json_parse(lines->raw, start, error, &document);
        if (!status)
            status = json_expect(json_root(document), JSON_OBJECT, error);
        if (status) {
            json_free(document);
            return status;
        }
        lines->document = document;
        return IDT_OK;
    }
    return IDT_OK;
}

struct span json_lines_opening(struct span head) {
    if (span_starts(head, "\xEF\xBB\xBF"))
        head = (struct span){head.bytes + 3, head.length - 3};
    while (head.bytes) {
        struct span line = span_trim(span_cut(&head, '\n'));
        if (line.length) return line;
    }
    return SPAN_EMPTY;
}

/* ---- values -------------------------------------------------------------- */

bool value_first(struct json member, struct json *value) {
    switch (json_kind_of(member)) {
    case JSON_NULL: return false;
    case JSON_ARRAY: return json_first(member, value);
    case JSON_BOOL:
    case JSON_NUMBER:
    case JSON_TEXT:
    case JSON_OBJECT: break;
    }
    *value = member;
    return true;
}

bool value_next(struct json member, struct json *value) {
    return json_kind_of(member) == JSON_ARRAY && json_next(value);
}

struct span value_text(struct json value) {
    return json_kind_of(value) == JSON_TEXT ? json_text_of(value)
                                            : json_source(value);
}

struct span value_of(struct json object, const char *key) {
    struct json member, value;
    if (!json_find(object, key, &member) || !value_first(member, &value))
        return SPAN_EMPTY;
    return value_text(value);
}
