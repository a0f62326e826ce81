/* fuzz_snapshot.c -- any bytes as a snapshot: refused, or safe to walk.
 *
 * Random bytes rarely have right sums.  So the input is tried twice: as it
 * is, and with its sections taken out (clipped to what is there) and sealed
 * anew, which brings the fuzzer behind the sums to the structure. */
#include "store/store_inside.h"

#include "base/memory.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

static void walk_record(const struct snapshot *snapshot, uint32_t i,
                        bool is_sound) {
    struct byte_writer text = {0};
    struct party_view view;
    uint32_t found = UINT32_MAX;
    struct record_id id = snapshot_record_id(snapshot, i);
    record_id_write(&id, &text);
    bool is_found = snapshot_find(snapshot, written(&text), &found);
    byte_writer_release(&text);
    require(!is_found || found < snapshot_record_count(snapshot));
    require(snapshot_record_list(snapshot, i) < snapshot_list_count(snapshot));
    bool is_party = snapshot_record(snapshot, i, &view);
    require(!is_sound || (is_found && found == i && is_party));
    if (!is_party) return;
    struct byte_reader walk = view.items;
    for (uint32_t k = 0; k < view.item_count; k++) {
        struct item item;
        party_item(&walk, &item);
        require(!walk.failed);
    }
}

static idt_status count_change(void *context, const struct diff_entry *entry,
                               idt_error *error) {
    (void)error;
    require(entry->id.reference.bytes != NULL);
    ++*(size_t *)context;
    return IDT_OK;
}

static void walk_lists(const struct snapshot *snapshot) {
    uint64_t records = 0;
    struct list_info info;
    for (uint32_t i = 0; snapshot_list(snapshot, i, &info); i++) {
        require(info.first_record == records);
        records += info.record_count;
        for (uint32_t k = 0; k < info.file_count; k++)
            require(info.files[k].name.length < snapshot_length(snapshot));
    }
    require(records == snapshot_record_count(snapshot));
}

static void open_and_walk(struct span bytes) {
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    idt_status status = snapshot_over(bytes, "fuzz", &error, &snapshot);
    require(status == error.status && (status == IDT_OK) == (snapshot != NULL));
    if (status) return;
    bool is_sound = snapshot_check(snapshot, &error) == IDT_OK;
    walk_lists(snapshot);
    for (uint32_t i = 0; i < snapshot_record_count(snapshot); i++)
        walk_record(snapshot, i, is_sound);
    size_t changes = 0;
    struct diff_sink sink = {&changes, count_change};
    require(snapshot_diff(snapshot, snapshot, &sink, NULL) == IDT_OK);
    require(changes == 0);
    snapshot_close(snapshot);
}

/* A copy whose end is the end of its block, at a multiple of 64. */
static void open_copy(struct span bytes) {
    char *block = memory_take(bytes.length + SNAPSHOT_ALIGN, 1);
    require(block != NULL);
    char *to = block + (SNAPSHOT_ALIGN - (uintptr_t)block % SNAPSHOT_ALIGN);
    if (bytes.length > 0) memcpy(to, bytes.bytes, bytes.length);
    open_and_walk((struct span){to, bytes.length});
    memory_free(block);
}

/* Sections of the table, each clipped to the input; returns their number. */
static size_t take_sections(struct span bytes,
                            struct snapshot_section *sections) {
    uint32_t stated = load_little_32(bytes.bytes + PLACE_SECTIONS);
    size_t count = 0;
    for (; count < stated && count < SECTIONS_MOST; count++) {
        size_t place = HEADER_BYTES + count * SECTION_BYTES;
        struct section_entry entry;
        if (place + SECTION_BYTES > bytes.length) break;
        section_entry_load(bytes.bytes + place, &entry);
        if (entry.offset > bytes.length) entry.offset = bytes.length;
        if (entry.length > bytes.length - entry.offset)
            entry.length = bytes.length - entry.offset;
        sections[count] = (struct snapshot_section){
            entry.tag,
            entry.count,
            {bytes.bytes + entry.offset, (size_t)entry.length}};
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct span bytes = {(const char *)data, size};
    open_copy(bytes);
    if (size < HEADER_BYTES) return 0;
    struct snapshot_section sections[SECTIONS_MOST];
    struct byte_writer made = {0};
    size_t count = take_sections(bytes, sections);
    if (snapshot_make(sections, count, NULL, &made) == IDT_OK)
        open_copy(written(&made));
    byte_writer_release(&made);
    return 0;
}
