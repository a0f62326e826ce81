/* ofac_companions.c -- a table of chains, open addressing by the key's hash.
 *
 *     slots [ . | 36 | . | 173 | ... ]     never more than half full
 *                 |
 *                 +-> first row -> ... -> last row
 */
#include "source/ofac_companions.h"

#include "base/growing_array.h"
#include "base/hash.h"
#include "base/memory.h"

struct chain {
    struct companion_row *first, *last;
};

struct companions {
    struct arena *arena;
    struct chain *slots;
    size_t slot_count; /* a power of two */
    size_t key_count;
    GROWING(struct companion_row *) rows;
};

#define FIRST_SLOTS 1024

idt_status companions_new(struct arena *arena, idt_error *error,
                          struct companions **out) {
    struct companions *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    made->arena = arena;
    made->slot_count = FIRST_SLOTS;
    made->slots = memory_take_zeroed(FIRST_SLOTS, sizeof *made->slots);
    if (!made->slots) {
        memory_free(made);
        return fail_memory(error);
    }
    *out = made;
    return IDT_OK;
}

void companions_free(struct companions *companions) {
    if (!companions) return;
    memory_free(companions->slots);
    growing_release(&companions->rows);
    memory_free(companions);
}

/* The key's chain, or the empty slot where it would be. */
static struct chain *find_slot(struct chain *slots, size_t count,
                               struct span key) {
    size_t place = (size_t)hash_bytes(key.bytes, key.length) & (count - 1);
    while (slots[place].first &&
           !span_equals(slots[place].first->fields[0], key))
        place = (place + 1) & (count - 1);
    return &slots[place];
}

static bool grow(struct companions *companions) {
    size_t count = companions->slot_count * 2;
    struct chain *slots = memory_take_zeroed(count, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < companions->slot_count; i++) {
        struct chain *chain = &companions->slots[i];
        if (chain->first)
            *find_slot(slots, count, chain->first->fields[0]) = *chain;
    }
    memory_free(companions->slots);
    companions->slots = slots;
    companions->slot_count = count;
    return true;
}

static struct companion_row *copy_row(struct arena *arena,
                                      const struct csv_row *row) {
    struct companion_row *copy = arena_take(arena, 1, sizeof *copy);
    if (!copy) return NULL;
    *copy = (struct companion_row){
        .line = row->line > UINT32_MAX ? 0 : (uint32_t)row->line};
    for (size_t i = 0; i < COMPANION_FIELDS; i++) {
        copy->fields[i] = SPAN_EMPTY;
        if (i >= row->count) continue;
        copy->fields[i] =
            arena_copy(arena, i ? row->fields[i] : span_trim(row->fields[i]));
        if (!copy->fields[i].bytes) return NULL;
    }
    return copy;
}

idt_status companions_add(struct companions *companions, const char *file,
                          enum companion_role role, const struct csv_row *row,
                          idt_error *error) {
    struct companion_row *copy = copy_row(companions->arena, row);
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): the items are pointers */
    if (!copy || !growing_add(&companions->rows, copy))
        return fail_memory(error);
    copy->file = file;
    copy->role = role;
    if (companions->key_count * 2 >= companions->slot_count &&
        !grow(companions))
        return fail_memory(error);
    struct chain *chain =
        find_slot(companions->slots, companions->slot_count, copy->fields[0]);
    if (chain->first) {
        chain->last->next = copy;
    } else {
        chain->first = copy;
        companions->key_count++;
    }
    chain->last = copy;
    return IDT_OK;
}

struct companion_row *companions_find(const struct companions *companions,
                                      struct span key) {
    return find_slot(companions->slots, companions->slot_count, key)->first;
}

const struct companion_row *companions_walk(const struct companions *companions,
                                            size_t *place) {
    if (*place >= companions->rows.count) return NULL;
    return companions->rows.items[(*place)++];
}
