/* law_stream.c -- see law_stream.h; the stream is made by pack_pages.py, so
 * what does not fit in it is a fault of the build, and ends it. */
#include "api/law_stream.h"

#include "builtin/builtin_pages.h"

static bool take_line(struct span stream, size_t *at, struct span *line) {
    size_t end = span_find(stream, "\n", *at);
    if (end >= stream.length) return false;
    *line = (struct span){stream.bytes + *at, end - *at};
    *at = end + 1;
    return true;
}

bool next_law_page(size_t *at, struct span *path, struct span *bytes) {
    struct span stream = {builtin_pages_bytes(), builtin_pages_length()};
    struct span count;
    uint64_t length;
    if (!take_line(stream, at, path) || !take_line(stream, at, &count))
        return false;
    if (!span_number(count, &length) || length > stream.length - *at)
        return false;
    *bytes = (struct span){stream.bytes + *at, (size_t)length};
    *at += (size_t)length;
    return true;
}

bool find_law_page(const char *path, struct span *bytes) {
    struct span name;
    for (size_t at = 0; next_law_page(&at, &name, bytes);)
        if (span_is(name, path)) return true;
    return false;
}
