/* json_lines.h -- a file with one JSON object a line, one a call.
 *
 *     while (!(status = json_lines_next(&lines, error)) && lines.document)
 *         use(json_root(lines.document));
 *
 * Empty lines are skipped, also a byte order mark.  A line that is no whole
 * JSON object ends the read with its place: half a list is no list.
 */
#ifndef SOURCE_JSON_LINES_H
#define SOURCE_JSON_LINES_H

#include "base/bytes.h"
#include "base/json_read.h"
#include "base/os_file.h"

struct json_lines {
    struct byte_stream *stream;     /* kept by the caller */
    struct json_document *document; /* of the line; NULL at the end */
    struct span raw;                /* the line, without its end */
    uint64_t place;                 /* of its first byte in the file */
    size_t line;                    /* 1-based */
    struct byte_writer window;      /* the rest is the reader's own */
    size_t used, scanned;           /* bytes of the window: read; no LF in */
    uint64_t window_place;
    bool is_ended;
};

void json_lines_init(struct json_lines *lines, struct byte_stream *stream);
/* The next object; document and raw live until the next call. */
idt_status json_lines_next(struct json_lines *lines, idt_error *error);
void json_lines_release(struct json_lines *lines);

/* The first line of a file's head that holds anything, whole or cut. */
struct span json_lines_opening(struct span head);

/* Values of a member that may be one or an array of them:
 *     for (bool has = value_first(member, &value); has;
 *          has = value_next(member, &value)) use(value_text(value));
 * null has no values. */
bool value_first(struct json member, struct json *value);
bool value_next(struct json member, struct json *value);
/* The text; of another kind the JSON as written. */
struct span value_text(struct json value);
/* The first value of a member of `object`; empty when there is none. */
struct span value_of(struct json object, const char *key);

#endif
