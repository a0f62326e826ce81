/* growing_array.h -- an array that grows, typed by its user.
 *
 *     struct { GROWING(uint32_t) ids; } x = {0};
 *     if (!growing_add(&x.ids, 42)) return fail_memory(error);
 *     for (size_t i = 0; i < x.ids.count; i++) use(x.ids.items[i]);
 *     growing_release(&x.ids);
 *
 * Invariant: items[0..count) are set; room >= count; all zero is empty.
 * Growth is by half, so n adds cost O(n) copies and waste at most a third.
 * A macro, not a void pointer and a size: the compiler checks the type.
 */
#ifndef BASE_GROWING_ARRAY_H
#define BASE_GROWING_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

#define GROWING(type)                                                          \
    struct {                                                                   \
        type *items;                                                           \
        size_t count, room;                                                    \
    }

/* True unless memory ran out; the array is then as it was. */
#define growing_add(array, item)                                               \
    (growing_room((void **)&(array)->items, &(array)->room,                    \
                  (array)->count + 1, sizeof *(array)->items) &&               \
     ((array)->items[(array)->count++] = (item), true))

/* Makes room for `most` items in all. */
#define growing_reserve(array, most)                                           \
    growing_room((void **)&(array)->items, &(array)->room, (most),             \
                 sizeof *(array)->items)

#define growing_clear(array) ((array)->count = 0)

#define growing_release(array)                                                 \
    (growing_drop((void **)&(array)->items), (array)->count = 0,               \
     (array)->room = 0)

bool growing_room(void **items, size_t *room, size_t needed, size_t size);
void growing_drop(void **items);

#endif
