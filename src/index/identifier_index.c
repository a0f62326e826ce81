/* identifier_index.c -- a sorted table and a search that halves it. */
#include "index/identifier_index.h"

#include "base/hash.h"

#include <stdlib.h>

uint64_t identifier_hash(enum identifier_kind kind, struct span canonical) {
    struct span filed = identifier_key(kind, canonical);
    uint64_t hash = hash_bytes(filed.bytes, filed.length);
    return (hash ^ (uint64_t)identifier_family(kind)) *
           UINT64_C(0x9E3779B97F4A7C15);
}

static uint32_t first_not_below(const struct identifier_index *index,
                                uint64_t hash) {
    uint32_t low = 0, high = index->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->entries[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void identifier_range(const struct identifier_index *index, uint64_t hash,
                      uint32_t *first, uint32_t *end) {
    *first = *end = first_not_below(index, hash);
    while (*end < index->count && index->entries[*end].hash == hash)
        ++*end;
}

static int compare_entries(const void *left, const void *right) {
    const struct identifier_entry *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    if (a->record != b->record) return a->record < b->record ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

void identifier_entries_sort(struct identifier_entry *entries, size_t count) {
    if (count > 1) qsort(entries, count, sizeof *entries, compare_entries);
}

bool identifier_index_open(struct span bytes, uint32_t count, uint32_t records,
                           struct identifier_index *index) {
    const void *entries = bytes.bytes;
    struct identifier_index made = {entries, count};
    if (bytes.length != (size_t)count * sizeof *made.entries) return false;
    for (uint32_t i = 0; i < count; i++) {
        if (made.entries[i].record >= records) return false;
        if (i > 0 && made.entries[i].hash < made.entries[i - 1].hash)
            return false;
    }
    *index = made;
    return true;
}
