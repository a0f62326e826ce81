/* memory.h -- the only door to the heap.
 *
 * No other file calls malloc, so the tests can make every request fail in
 * turn by wrapping four symbols at link time (tests/fault), and a count of
 * requests is a count of what a query costs.
 *
 * Invariant: a size is checked for overflow here, never at the caller.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Uninitialised room for `count` items of `size` bytes; NULL when there is
 * none or the product overflows.  A count of 0 gives a valid pointer. */
void *memory_take(size_t count, size_t size);

/* The same, filled with zero bytes. */
void *memory_take_zeroed(size_t count, size_t size);

/* Grows or shrinks; on failure NULL and the old block is untouched. */
void *memory_resize(void *block, size_t count, size_t size);

/* NULL is fine. */
void memory_free(void *block);

#endif
