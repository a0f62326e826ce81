/* fuzz_party.c -- any bytes as a party.
 *
 * What opens can be walked, and written again to bytes that open and write
 * to the same bytes: one party has one form, so one hash.
 */
#include "record/party_bytes.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

/* The party of a view; its texts stay in the view's bytes. */
static bool rebuild(const struct party_view *view, struct party *party) {
    struct byte_reader walk = view->items;
    *party = (struct party){.type = view->type,
                            .id = view->id,
                            .measures = view->measures,
                            .is_flawed = view->is_flawed,
                            .raw = view->raw,
                            .raw_place = view->raw_place,
                            .raw_length = view->raw_length,
                            .raw_line = view->raw_line};
    for (uint32_t i = 0; i < view->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        require(!walk.failed);
        if (!growing_add(&party->items, item)) return false;
    }
    return true;
}

static void write_again(struct span bytes, struct byte_writer *to) {
    struct party_view view;
    struct party party;
    size_t canonical = 0;
    require(party_view_open(bytes, &view));
    require(rebuild(&view, &party));
    party_write(&party, to, &canonical);
    require(!to->failed && canonical <= to->bytes.count);
    party_release(&party);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct span bytes = {(const char *)data, size};
    struct byte_writer first = {0}, second = {0};
    struct party_view view;
    if (!party_view_open(bytes, &view)) return 0;
    write_again(bytes, &first);
    write_again(written(&first), &second);
    require(span_equals(written(&first), written(&second)));
    byte_writer_release(&first);
    byte_writer_release(&second);
    return 0;
}
