/* small_snapshot.h -- a snapshot of a few made-up parties, for tests.
 *
 *     struct small_party parties[] = {{"a-list", "1", "KIM, One"}, ...};
 *     struct held held = small_bytes(parties, 2);
 *     snapshot_over(held.bytes, "t", &error, &snapshot);
 *     held_release(&held);
 */
#ifndef STORE_SMALL_SNAPSHOT_H
#define STORE_SMALL_SNAPSHOT_H

#include "store/store.h"

#include "unit.h"

#include <stdlib.h>

/* Parties of one list stand together. */
struct small_party {
    const char *list, *id, *name;
};

static const struct small_party small_three[] = {
    {"b-list", "2", "KIM, Two"},
    {"b-list", "10", "KIM, Ten"},
    {"a-list", "7", "LEE, Seven"},
};

/* Bytes at a multiple of SNAPSHOT_ALIGN. */
struct held {
    char *block;
    struct span bytes;
};

static inline struct held held_copy(struct span bytes) {
    struct held held = {malloc(bytes.length + SNAPSHOT_ALIGN), {NULL, 0}};
    assert_non_null(held.block);
    size_t over = (uintptr_t)held.block % SNAPSHOT_ALIGN;
    char *to = held.block + (SNAPSHOT_ALIGN - over);
    memcpy(to, bytes.bytes, bytes.length);
    held.bytes = (struct span){to, bytes.length};
    return held;
}

static inline void held_release(struct held *held) {
    free(held->block);
}

/* A party with one name, a date and a text that no reader understood. */
static inline idt_status small_add(struct snapshot_draft *draft,
                                   const struct small_party *small,
                                   uint32_t line, idt_error *error) {
    struct arena arena;
    struct party party = {0};
    arena_init(&arena, 0);
    party_begin(&party, &arena, PARTY_PERSON);
    party_set_id(&party, span_of(small->id));
    party.measures = MEASURE_BLOCK;
    party_add_name(&party, NAME_PRIMARY, span_of(small->name));
    party_add_birth(&party, SPAN_OF("1984-01-08"));
    party_add_unknown(&party, SPAN_OF("Remarks"), SPAN_OF("of no known kind"));
    party.raw_line = line;
    idt_status status = draft_party(draft, &party, error);
    party_release(&party);
    arena_release(&arena);
    return status;
}

static inline idt_status small_list(struct snapshot_draft *draft,
                                    const char *id, idt_error *error) {
    struct list_info info = {.id = span_of(id),
                             .publisher = SPAN_OF("A Publisher"),
                             .kind = SPAN_OF("a-kind"),
                             .published = 19000};
    struct list_file file = {
        .name = SPAN_OF("a.csv"), .raw_bytes = 4321, .modified = 1700000000};
    uint32_t number = draft_list_count(draft);
    memset(file.sum.bytes, 0xAB, sizeof file.sum.bytes);
    idt_status status = draft_list(draft, &info, error);
    return status ? status : draft_file(draft, number, &file, error);
}

/* Line numbers count from 1. */
static inline idt_status small_fill(struct snapshot_draft *draft,
                                    const struct small_party *parties,
                                    size_t count, idt_error *error) {
    idt_status status = IDT_OK;
    for (size_t i = 0; i < count && !status; i++) {
        if (i == 0 || strcmp(parties[i].list, parties[i - 1].list) != 0)
            status = small_list(draft, parties[i].list, error);
        if (!status)
            status = small_add(draft, &parties[i], (uint32_t)i + 1, error);
    }
    return status;
}

static inline struct snapshot_draft *
small_draft(const struct small_party *parties, size_t count) {
    struct snapshot_draft *draft = draft_new();
    assert_non_null(draft);
    assert_int_equal(small_fill(draft, parties, count, NULL), IDT_OK);
    return draft;
}

static inline struct held small_bytes(const struct small_party *parties,
                                      size_t count) {
    struct snapshot_draft *draft = small_draft(parties, count);
    const struct snapshot_section *sections;
    struct byte_writer made = {0};
    size_t sections_count;
    assert_int_equal(draft_sections(draft, NULL, &sections, &sections_count),
                     IDT_OK);
    assert_int_equal(snapshot_make(sections, sections_count, NULL, &made),
                     IDT_OK);
    struct held held = held_copy(written(&made));
    byte_writer_release(&made);
    draft_free(draft);
    return held;
}

/* Opened over bytes that `held` keeps. */
static inline struct snapshot *small_open(const struct small_party *parties,
                                          size_t count, struct held *held) {
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    *held = small_bytes(parties, count);
    if (snapshot_over(held->bytes, "small", &error, &snapshot))
        fail_msg("%s", error.message);
    return snapshot;
}

static inline void small_close(struct snapshot *snapshot, struct held *held) {
    snapshot_close(snapshot);
    held_release(held);
}

/* All that can be asked, so that a sanitizer sees every byte that is read.
 * Returns the number of items seen. */
static inline size_t small_walk(const struct snapshot *snapshot) {
    size_t items = 0;
    for (uint32_t i = 0; i < snapshot_record_count(snapshot); i++) {
        struct byte_writer id = {0};
        struct party_view view;
        uint32_t found;
        struct record_id parts = snapshot_record_id(snapshot, i);
        record_id_write(&parts, &id);
        (void)snapshot_find(snapshot, written(&id), &found);
        byte_writer_release(&id);
        if (!snapshot_record(snapshot, i, &view)) continue;
        struct byte_reader walk = view.items;
        for (uint32_t k = 0; k < view.item_count; k++, items++) {
            struct item item;
            party_item(&walk, &item);
        }
    }
    return items;
}

#endif
