/* bit_set.h -- a set of small numbers, one bit each.
 *
 *     {0, 3, 65}  ->  word 0: ...1001   word 1: ...0010
 *
 * Invariant: bits at and above `limit` in the last word are 0, so counting
 * and comparing need no mask.  The words belong to whoever made them (an
 * arena or a stack array); this file never allocates.
 */
#ifndef BASE_BIT_SET_H
#define BASE_BIT_SET_H

#include "base/compiler.h"

#include <stdbool.h>
#include <stddef.h>

struct bit_set {
    uint64_t *words;
    uint32_t limit; /* members are below this */
};

#define BIT_SET_WORDS(limit) (((size_t)(limit) + 63) / 64)

static inline bool bit_set_has(const struct bit_set *set, uint32_t member) {
    return set->words[member >> 6] >> (member & 63) & 1;
}
static inline void bit_set_add(struct bit_set *set, uint32_t member) {
    set->words[member >> 6] |= UINT64_C(1) << (member & 63);
}
static inline void bit_set_remove(struct bit_set *set, uint32_t member) {
    set->words[member >> 6] &= ~(UINT64_C(1) << (member & 63));
}
void bit_set_clear(struct bit_set *set);
uint32_t bit_set_count(const struct bit_set *set);
/* Both sets have the same limit. */
bool bit_set_equals(const struct bit_set *a, const struct bit_set *b);
bool bit_set_within(const struct bit_set *part, const struct bit_set *whole);
void bit_set_join(struct bit_set *into, const struct bit_set *from);
/* The first member at or after `from`; limit when there is none. */
uint32_t bit_set_next(const struct bit_set *set, uint32_t from);

#endif
