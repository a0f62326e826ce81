/* span.h -- some bytes that somebody else owns.
 *
 *     bytes ---> "KIM, Jong Un"
 *                 ^^^           {bytes, 3} is "KIM"
 *
 * Invariant: `bytes` is readable for `length` bytes and need not end in NUL;
 * an empty span may have any pointer, NULL too.  Passed by value: two words
 * are cheaper to copy than to chase.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const char *bytes;
    size_t length;
};

#define SPAN_EMPTY    ((struct span){"", 0})
#define SPAN_OF(text) ((struct span){text, sizeof(text) - 1}) /* literals */

static inline struct span span_of(const char *text) {
    return (struct span){text, text ? strlen(text) : 0};
}

static inline struct span span_from_to(const char *from, const char *to) {
    return (struct span){from, (size_t)(to - from)};
}

static inline bool span_equals(struct span a, struct span b) {
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static inline bool span_is(struct span a, const char *text) {
    return span_equals(a, span_of(text));
}

/* ASCII letters count as equal in either case; other bytes must be equal. */
bool span_is_caseless(struct span a, const char *text);

bool span_starts(struct span a, const char *text);
bool span_ends(struct span a, const char *text);

/* The place of the first `text` in `a` at or after `from`; a.length when
 * there is none. */
size_t span_find(struct span a, const char *text, size_t from);

/* Without ASCII white space (space, tab, CR, LF, FF, VT) and NBSP at both
 * ends. */
struct span span_trim(struct span a);

/* Cuts `*rest` at the first `separator`: returns what stood before it and
 * leaves in *rest what follows.  Without one it returns all and leaves an
 * empty span whose bytes are NULL, so that a loop can end:
 *     while (rest.bytes) { part = span_cut(&rest, ';'); ... }            */
struct span span_cut(struct span *rest, char separator);

/* A whole decimal number without sign; false when there is anything else or
 * it does not fit. */
bool span_number(struct span a, uint64_t *number);

/* memcmp order, shorter first on a tie: -1, 0 or 1. */
int span_compare(struct span a, struct span b);

#endif
