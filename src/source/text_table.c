/* text_table.c -- a hash table that only grows.
 *
 *     slots   [ . | "KPi.033" 1 | . | . | "KPe.001" 2 | . | ... ]
 *              ^ hash & (room - 1), then the next until the text or a hole
 *
 * Invariant: room is 0 or a power of two and at least twice count, so a hole
 * is always met.
 */
#include "source/text_table.h"

#include "base/hash.h"
#include "base/memory.h"

struct text_slot {
    struct span text; /* bytes NULL: a hole */
    uint64_t hash;
    uint32_t number;
};

void text_table_init(struct text_table *table, struct arena *arena) {
    *table = (struct text_table){.arena = arena};
}

void text_table_release(struct text_table *table) {
    memory_free(table->slots);
    text_table_init(table, table->arena);
}

static struct text_slot *slot_for(struct text_slot *slots, size_t room,
                                  struct span text, uint64_t hash) {
    for (size_t i = (size_t)hash & (room - 1);; i = (i + 1) & (room - 1))
        if (!slots[i].text.bytes ||
            (slots[i].hash == hash && span_equals(slots[i].text, text)))
            return &slots[i];
}

static bool table_grow(struct text_table *table) {
    size_t room = table->room ? table->room * 2 : 256;
    struct text_slot *slots = memory_take_zeroed(room, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < table->room; i++) {
        const struct text_slot *old = &table->slots[i];
        if (old->text.bytes)
            *slot_for(slots, room, old->text, old->hash) = *old;
    }
    memory_free(table->slots);
    table->slots = slots;
    table->room = room;
    return true;
}

uint32_t *text_table_at(struct text_table *table, struct span text) {
    if (table->count * 2 >= table->room && !table_grow(table)) return NULL;
    uint64_t hash = hash_bytes(text.bytes, text.length);
    struct text_slot *slot = slot_for(table->slots, table->room, text, hash);
    if (!slot->text.bytes) {
        struct span copy = arena_copy(table->arena, text);
        if (!copy.bytes) return NULL;
        *slot = (struct text_slot){copy, hash, 0};
        table->count++;
    }
    return &slot->number;
}
