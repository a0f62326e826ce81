/* nearest_word.h -- what somebody may have meant who wrote something else.
 *
 *     static const struct { const char *word; ... } kinds[] = {...};
 *     NEAREST_WORD(SPAN_OF("pasport"), kinds)   -> "passport"
 */
#ifndef SOURCE_NEAREST_WORD_H
#define SOURCE_NEAREST_WORD_H

#include "base/span.h"

/* `words` are `count` structs of `stride` bytes that begin with a word.  The
 * first word with the fewest slips; "" when there are no words. */
const char *word_nearest(struct span text, const void *words, size_t count,
                         size_t stride);

#define NEAREST_WORD(text, table)                                              \
    word_nearest(text, table, sizeof(table) / sizeof *(table), sizeof *(table))

#endif
