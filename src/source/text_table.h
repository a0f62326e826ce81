/* text_table.h -- from a text to a number, for one read of a list.
 *
 *     uint32_t *times = text_table_at(&table, id);   0 the first time
 *     if (!times) return fail_memory(error);
 *     ++*times;
 *
 * Open addressing, half full at most; the texts are copied into an arena, so
 * the caller's may go.  Nothing is ever taken out: a read only learns.
 */
#ifndef SOURCE_TEXT_TABLE_H
#define SOURCE_TEXT_TABLE_H

#include "base/arena.h"

struct text_slot;

struct text_table {
    struct arena *arena; /* where the texts go; not owned */
    struct text_slot *slots;
    size_t room, count;
};

void text_table_init(struct text_table *table, struct arena *arena);
void text_table_release(struct text_table *table);

/* The number of `text`, 0 when it is new; NULL when memory ran out.  Valid
 * until the next call. */
uint32_t *text_table_at(struct text_table *table, struct span text);

#endif
