/* line_pull.h -- the lines of a stream, one a call, in bounded memory.
 *
 * Invariant: a line is a view that lasts until the next call; it has no line
 * end (LF or CRLF) and at most LIMIT_RECORD_BYTES.  Empty lines are skipped
 * but counted.  A byte order mark before the first line is not part of it.
 */
#ifndef SERVE_LINE_PULL_H
#define SERVE_LINE_PULL_H

#include "base/error.h"
#include "base/growing_array.h"
#include "base/span.h"

struct byte_stream;

struct line_pull {
    struct byte_stream *stream; /* not owned */
    GROWING(char) buffer;
    size_t at;     /* the first byte not yet handed out */
    size_t number; /* of the line handed out last, 1-based */
    bool is_at_end;
};

struct line_pull line_pull_of(struct byte_stream *stream);
void line_pull_release(struct line_pull *lines);

/* *line has bytes NULL at the end.  IDT_OVER_LIMIT for a line that is too
 * long: it is passed over, and the next call gives the line behind it. */
idt_status line_pull_next(struct line_pull *lines, idt_error *error,
                          struct span *line);

#endif
