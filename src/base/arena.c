/* arena.c -- a chain of blocks, bumped forward, never moved. */
#include "base/arena.h"

#include "base/memory.h"

#include <stdio.h>

#define ALIGNMENT    16u
#define COMMON_BLOCK ((size_t)64 * 1024)

struct arena_block {
    struct arena_block *next;
    size_t room, used; /* bytes behind this header */
};

/* The header, rounded up so that what follows it is aligned. */
#define HEADER                                                                 \
    ((sizeof(struct arena_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)

void arena_init(struct arena *arena, size_t block_bytes) {
    *arena =
        (struct arena){NULL, NULL, block_bytes ? block_bytes : COMMON_BLOCK};
}

void arena_clear(struct arena *arena) {
    for (struct arena_block *b = arena->first; b; b = b->next)
        b->used = 0;
    arena->current = arena->first;
}

void arena_release(struct arena *arena) {
    struct arena_block *block = arena->first;
    while (block) {
        struct arena_block *next = block->next;
        memory_free(block);
        block = next;
    }
    arena_init(arena, arena->block_bytes);
}

/* Puts a fresh block behind the current one. */
static struct arena_block *add_block(struct arena *arena, size_t bytes) {
    size_t room = bytes > arena->block_bytes ? bytes : arena->block_bytes;
    if (room > SIZE_MAX - HEADER) return NULL;
    struct arena_block *block = memory_take(1, HEADER + room);
    if (!block) return NULL;
    *block = (struct arena_block){NULL, room, 0};
    if (arena->current) {
        block->next = arena->current->next;
        arena->current->next = block;
    } else {
        arena->first = block;
    }
    arena->current = block;
    return block;
}

/* The first block from the current one on with room for `bytes`.  Blocks
 * behind the current one are empty, left from before a clear. */
static struct arena_block *block_for(struct arena *arena, size_t bytes) {
    struct arena_block *block = arena->current;
    while (block && block->room - block->used < bytes) {
        block = block->next;
        if (block) arena->current = block;
    }
    return block ? block : add_block(arena, bytes);
}

void *arena_take(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > (SIZE_MAX - ALIGNMENT) / size) return NULL;
    size_t bytes = (count * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct arena_block *block = block_for(arena, bytes);
    if (!block) return NULL;
    char *piece = (char *)block + HEADER + block->used;
    block->used += bytes;
    return piece;
}

struct span arena_copy(struct arena *arena, struct span text) {
    char *copy =
        text.length < SIZE_MAX ? arena_take(arena, text.length + 1, 1) : NULL;
    if (!copy) return (struct span){NULL, 0};
    if (text.length) memcpy(copy, text.bytes, text.length);
    copy[text.length] = 0;
    return (struct span){copy, text.length};
}

struct span arena_print_list(struct arena *arena, const char *format,
                             va_list values) {
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    size_t room = length < 0 ? 0 : (size_t)length + 1; /* and the NUL */
    char *text = room > 0 ? arena_take(arena, room, 1) : NULL;
    if (text) (void)vsnprintf(text, room, format, again);
    va_end(again);
    return (struct span){text, text ? room - 1 : 0};
}

size_t arena_bytes(const struct arena *arena) {
    size_t sum = 0;
    for (const struct arena_block *b = arena->first; b; b = b->next)
        sum += HEADER + b->room;
    return sum;
}
