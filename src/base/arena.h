/* arena.h -- many small pieces of memory with one end.
 *
 *     first --> [used........free] --> [used....free] --> NULL
 *                                       ^ current: pieces come from here
 *
 * Take pieces one by one, give all back at once.  arena_clear() keeps the
 * blocks, so a loop that clears and refills stops asking the heap once it
 * has seen its largest round: that is how a screener reaches zero
 * allocations a query.
 * Invariant: a piece is aligned to 16 bytes, never moves, and lives until
 * clear or release.  Not a pool with a free list: nothing here is ever
 * returned alone, and so nothing can be returned twice.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/span.h"

#include <stdarg.h>

struct arena_block;

struct arena {
    struct arena_block *first, *current;
    size_t block_bytes; /* room of a common block; larger pieces get theirs */
};

/* No heap is touched before the first piece.  block_bytes 0 means 64 KiB. */
void arena_init(struct arena *arena, size_t block_bytes);

/* Empty again, blocks kept. */
void arena_clear(struct arena *arena);

/* Gives every block back; the arena may be used again. */
void arena_release(struct arena *arena);

/* Uninitialised piece of `count` items; NULL on overflow or no memory. */
void *arena_take(struct arena *arena, size_t count, size_t size);

/* A copy with a NUL behind it; bytes == NULL when there is no memory. */
struct span arena_copy(struct arena *arena, struct span text);

/* What printf would print, whole; bytes == NULL when there is no memory. */
struct span arena_print_list(struct arena *arena, const char *format,
                             va_list values);

/* Bytes held from the heap, used or not. */
size_t arena_bytes(const struct arena *arena);

#endif
