/* identifier_index.h -- from an identifier to the records that bear it.
 *
 *     imo 9187629 --hash--> [hash, record, item] [hash, record, item] ...
 *
 * Section IDNT: u64 hash of kind and canonical form, u32 record, u32 item,
 * rising by hash.  A search halves; what it finds is compared with the
 * record's own text, so a clash of hashes cannot invent a match.  Names play no part here: an identifier
 * finds its record whatever the name says.
 */
#ifndef INDEX_IDENTIFIER_INDEX_H
#define INDEX_IDENTIFIER_INDEX_H

#include "base/bytes.h"
#include "base/error.h"
#include "record/identifier.h"

struct identifier_entry {
    uint64_t hash;
    uint32_t record, item;
};

struct identifier_index {
    const struct identifier_entry *entries;
    uint32_t count;
};

/* By family (an INN is filed as a tax id) and key (8 letters of a BIC), so
 * that publishers who know less and more meet. */
uint64_t identifier_hash(enum identifier_kind kind, struct span canonical);

/* Entries with this hash: [*first, *end). */
void identifier_range(const struct identifier_index *index, uint64_t hash,
                      uint32_t *first, uint32_t *end);

void identifier_entries_sort(struct identifier_entry *entries, size_t count);

/* False when the bytes are no such table over so many records. */
bool identifier_index_open(struct span bytes, uint32_t count, uint32_t records,
                           struct identifier_index *index);

#endif
