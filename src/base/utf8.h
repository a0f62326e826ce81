/* utf8.h -- code points from bytes, strictly.
 *
 * Strict means RFC 3629: no overlong forms, no surrogates, nothing above
 * U+10FFFF.  A lax decoder lets two byte strings look like one name, and a
 * screening engine that can be shown two different texts can be passed.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/span.h"

#define UTF8_BAD UINT32_MAX

/* Reads one code point at *at (at < end) and moves *at behind it.  A wrong
 * byte gives UTF8_BAD and moves *at by one. */
uint32_t utf8_read(const char **at, const char *end);

/* Writes 1 to 4 bytes; the number written.  `point` must be valid. */
size_t utf8_write(uint32_t point, char to[4]);

/* The place of the first byte that is not UTF-8; length when all is. */
size_t utf8_check(struct span text);

/* Code points in valid text. */
size_t utf8_count(struct span text);

#endif
