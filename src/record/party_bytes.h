/* party_bytes.h -- a party as bytes, and back without copying.
 *
 *     type  measures  flags  id  item-count  { kind role flags text extra
 *     [first last precision] } ...   raw-place raw-length raw-line [raw]
 *
 * A date follows when the item's flags say so, raw when the party's do; a
 * precision is twice enum date_precision, plus 1 for "circa".  All numbers are varints (base/bytes.h).  The part before raw-place is the
 * canonical content: its SHA-256 is the record's hash, so that a record that
 * only moved in its file keeps its hash.
 */
#ifndef RECORD_PARTY_BYTES_H
#define RECORD_PARTY_BYTES_H

#include "base/bytes.h"
#include "record/party.h"

/* Appends; the canonical part is what was written up to *canonical. */
void party_write(const struct party *party, struct byte_writer *to,
                 size_t *canonical);

/* A party read in place: texts point into the bytes. */
struct party_view {
    enum party_type type;
    uint32_t measures;
    bool is_flawed;
    struct span id;
    uint32_t item_count;
    struct byte_reader items; /* copy it to walk again */
    struct span raw;
    uint64_t raw_place;
    uint32_t raw_length, raw_line;
};

/* Decodes the whole once, so that walking later cannot fail: false when the
 * bytes are not a party (with unknown kinds or roles, broken lengths, or
 * texts that are not UTF-8). */
bool party_view_open(struct span bytes, struct party_view *view);

/* The next item of a walk; false at the end.
 *     struct byte_reader walk = view.items;
 *     for (uint32_t i = 0; i < view.item_count; i++) party_item(&walk, &item);
 */
void party_item(struct byte_reader *walk, struct item *item);

#endif
