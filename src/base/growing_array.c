/* growing_array.c -- the one untyped step behind GROWING. */
#include "base/growing_array.h"

#include "base/memory.h"

#include <stdint.h>

bool growing_room(void **items, size_t *room, size_t needed, size_t size) {
    if (needed <= *room) return true;
    size_t wanted = *room + *room / 2;
    if (wanted < needed) wanted = needed;
    if (wanted < 8) wanted = 8;
    void *grown = memory_resize(*items, wanted, size);
    if (!grown) return false;
    *items = grown;
    *room = wanted;
    return true;
}

void growing_drop(void **items) {
    memory_free(*items);
    *items = NULL;
}
