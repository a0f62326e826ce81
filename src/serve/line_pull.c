/* line_pull.c -- a window that slides over the stream. */
#include "serve/line_pull.h"

#include "base/limits.h"
#include "base/os_file.h"

#define READ_BYTES ((size_t)128 * 1024)

struct line_pull line_pull_of(struct byte_stream *stream) {
    return (struct line_pull){.stream = stream};
}

void line_pull_release(struct line_pull *lines) {
    growing_release(&lines->buffer);
}

/* Slides what is left to the front and reads behind it. */
static idt_status fill(struct line_pull *lines, idt_error *error) {
    size_t left = lines->buffer.count - lines->at, length;
    if (lines->buffer.items && left > 0 && lines->at > 0)
        memmove(lines->buffer.items, lines->buffer.items + lines->at, left);
    lines->at = 0;
    lines->buffer.count = left;
    if (!growing_reserve(&lines->buffer, left + READ_BYTES))
        return fail_memory(error);
    idt_status status = byte_stream_read(
        lines->stream, lines->buffer.items + left, READ_BYTES, error, &length);
    if (status) return status;
    lines->buffer.count += length;
    lines->is_at_end = length == 0;
    return IDT_OK;
}

/* Moves behind the next line end, or to the end. */
static idt_status pass_over(struct line_pull *lines, idt_error *error) {
    idt_status status = IDT_OK;
    while (!status) {
        const char *from = lines->buffer.items + lines->at;
        size_t left = lines->buffer.count - lines->at;
        const char *end = from && left ? memchr(from, '\n', left) : NULL;
        lines->at =
            end ? (size_t)(end - lines->buffer.items) + 1 : lines->buffer.count;
        if (end || lines->is_at_end) break;
        status = fill(lines, error);
    }
    return status;
}

static idt_status fail_long(struct line_pull *lines, idt_error *error) {
    idt_status status = pass_over(lines, error);
    if (status) return status;
    return fail(error, IDT_OVER_LIMIT,
                at(byte_stream_name(lines->stream), lines->number, 0),
                "line is over %zu bytes", LIMIT_RECORD_BYTES);
}

/* The raw next line with its LF, if it has one; empty at the end. */
static idt_status next_raw(struct line_pull *lines, idt_error *error,
                           struct span *raw) {
    size_t looked = 0;
    for (;;) {
        size_t left = lines->buffer.count - lines->at;
        const char *from = left > 0 ? lines->buffer.items + lines->at : NULL;
        const char *end = from && left > looked
                              ? memchr(from + looked, '\n', left - looked)
                              : NULL;
        if (end || lines->is_at_end) {
            size_t length = end ? (size_t)(end - from) + 1 : left;
            if (length > 0) lines->number++;
            if (length > LIMIT_RECORD_BYTES) return fail_long(lines, error);
            lines->at += length;
            *raw = (struct span){from, length};
            return IDT_OK;
        }
        if (left > LIMIT_RECORD_BYTES) {
            lines->number++;
            return fail_long(lines, error);
        }
        looked = left;
        idt_status status = fill(lines, error);
        if (status) return status;
    }
}

idt_status line_pull_next(struct line_pull *lines, idt_error *error,
                          struct span *line) {
    struct span raw = {NULL, 0};
    for (;;) {
        idt_status status = next_raw(lines, error, &raw);
        if (status) return status;
        if (raw.length == 0) break;
        if (lines->number == 1 && span_starts(raw, "\xEF\xBB\xBF"))
            raw = (struct span){raw.bytes + 3, raw.length - 3};
        raw = span_trim(raw);
        if (raw.length == 0) continue;
        *line = raw;
        return IDT_OK;
    }
    *line = (struct span){NULL, 0};
    return IDT_OK;
}
