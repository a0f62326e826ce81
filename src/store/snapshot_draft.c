/* snapshot_draft.c -- lists and parties gathered, then laid out as sections.
 *
 *     draft_list("us-ofac-sdn") draft_party... draft_list("un-sc") ...
 *         -> RECS: bytes of each party, as they come
 *         -> RECX: one entry each       -> IDIX: sorted when all are there
 *
 * A party becomes bytes at once, so a draft costs little more memory than the
 * snapshot that comes of it.  Invariant: entry i describes the i-th party
 * given; a party that was refused left no trace.
 */
#include "store/store_inside.h"

#include "base/limits.h"
#include "base/memory.h"

#include <stdlib.h>

struct draft_list {
    struct list_info info; /* without files */
    struct span prefix;
    GROWING(struct list_file) files;
};

enum { OWN_LIST, OWN_RECS, OWN_RECX, OWN_IDIX, OWN_COUNT };

struct snapshot_draft {
    struct arena arena; /* texts of lists and files, each with a NUL */
    GROWING(struct draft_list) lists;
    GROWING(struct record_entry) entries;
    struct byte_writer recs, list_bytes, recx, idix;
    struct snapshot_section sections[OWN_COUNT];
};

struct snapshot_draft *draft_new(void) {
    struct snapshot_draft *draft = memory_take_zeroed(1, sizeof *draft);
    if (draft) arena_init(&draft->arena, 4096);
    return draft;
}

void draft_free(struct snapshot_draft *draft) {
    if (!draft) return;
    for (size_t i = 0; i < draft->lists.count; i++)
        growing_release(&draft->lists.items[i].files);
    growing_release(&draft->lists);
    growing_release(&draft->entries);
    byte_writer_release(&draft->recs);
    byte_writer_release(&draft->list_bytes);
    byte_writer_release(&draft->recx);
    byte_writer_release(&draft->idix);
    arena_release(&draft->arena);
    memory_free(draft);
}

/* ---- lists ------------------------------------------------------------------ */

static idt_status check_list(const struct snapshot_draft *draft,
                             const struct list_info *info, idt_error *error) {
    int length = info->id.length > 100 ? 100 : (int)info->id.length;
    if (info->id.length == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "list has no id");
    if (draft->lists.count >= UINT16_MAX)
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "more than %d lists in one snapshot", UINT16_MAX);
    for (size_t i = 0; i < draft->lists.count; i++)
        if (span_equals(draft->lists.items[i].info.id, info->id))
            return fail(error, IDT_REFUSED, NOWHERE,
                        "list '%.*s' is given twice; give one of its files",
                        length, info->id.bytes);
    return IDT_OK;
}

idt_status draft_list(struct snapshot_draft *draft,
                      const struct list_info *info, idt_error *error) {
    idt_status status = check_list(draft, info, error);
    if (status) return status;
    struct draft_list list = {
        .info = {.id = arena_copy(&draft->arena, info->id),
                 .publisher = arena_copy(&draft->arena, info->publisher),
                 .kind = arena_copy(&draft->arena, info->kind),
                 .published = info->published,
                 .first_record = (uint32_t)draft->entries.count},
        .prefix = list_prefix(info->id, &draft->arena),
    };
    if (!list.info.id.bytes || !list.info.publisher.bytes ||
        !list.info.kind.bytes || !list.prefix.bytes ||
        !growing_add(&draft->lists, list))
        return fail_memory(error);
    return IDT_OK;
}

void draft_orphan(struct snapshot_draft *draft) {
    if (draft->lists.count > 0)
        draft->lists.items[draft->lists.count - 1].info.orphan_count++;
}

idt_status draft_file(struct snapshot_draft *draft, uint32_t list,
                      const struct list_file *file, idt_error *error) {
    if (list >= draft->lists.count)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "there is no list %u",
                    (unsigned)list);
    struct list_file copy = *file;
    copy.name = arena_copy(&draft->arena, file->name);
    if (!copy.name.bytes || !growing_add(&draft->lists.items[list].files, copy))
        return fail_memory(error);
    return IDT_OK;
}

uint32_t draft_list_count(const struct snapshot_draft *draft) {
    return (uint32_t)draft->lists.count;
}

bool draft_list_info(const struct snapshot_draft *draft, uint32_t i,
                     struct list_info *info) {
    if (i >= draft->lists.count) return false;
    const struct draft_list *list = &draft->lists.items[i];
    *info = list->info;
    info->files = list->files.items;
    info->file_count = (uint32_t)list->files.count;
    info->modified = list_files_modified(info->files, info->file_count);
    return true;
}

/* ---- parties ------------------------------------------------------------------ */

static struct place place_of(const struct snapshot_draft *draft,
                             const struct party *party) {
    const struct draft_list *list = &draft->lists.items[draft->lists.count - 1];
    return at(list->info.id.bytes, party->raw_line, 0);
}

static idt_status check_party(const struct snapshot_draft *draft,
                              const struct party *party, idt_error *error) {
    if (draft->lists.count == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "party without a list");
    if (party->failed) return fail_memory(error);
    if (party->id.length == 0)
        return fail(error, IDT_BAD_SOURCE, place_of(draft, party),
                    "record has no id");
    const struct draft_list *list = &draft->lists.items[draft->lists.count - 1];
    if (party->id.length + list->prefix.length > LIMIT_ID_BYTES)
        return fail(error, IDT_OVER_LIMIT, place_of(draft, party),
                    "id has %zu bytes with '%s', at most %d are allowed",
                    party->id.length + list->prefix.length, list->info.id.bytes,
                    LIMIT_ID_BYTES);
    if (party->is_over || party->items.count > LIMIT_RECORD_ITEMS)
        return fail(error, IDT_OVER_LIMIT, place_of(draft, party),
                    "record has more than the %d items that are allowed",
                    LIMIT_RECORD_ITEMS);
    if (draft->entries.count >= UINT32_MAX)
        return fail(error, IDT_OVER_LIMIT, place_of(draft, party),
                    "more records than a snapshot can number");
    return IDT_OK;
}

static uint32_t count_items(const struct party *party, enum item_kind kind) {
    uint32_t count = 0;
    for (size_t i = 0; i < party->items.count; i++)
        count += party->items.items[i].kind == kind;
    return count;
}

/* The entry of a party whose bytes stand at the end of RECS, from `start`. */
static idt_status describe(const struct snapshot_draft *draft,
                           const struct party *party, size_t canonical,
                           idt_error *error, struct record_entry *entry) {
    struct span all = written(&draft->recs);
    struct span bytes = {all.bytes + entry->offset,
                         all.length - (size_t)entry->offset};
    struct party_view view;
    if (bytes.length > UINT32_MAX || !party_view_open(bytes, &view))
        return fail(error, IDT_BAD_SOURCE, place_of(draft, party),
                    "record '%.*s' cannot be stored",
                    (int)(party->id.length < 100 ? party->id.length : 100),
                    party->id.bytes);
    entry->length = (uint32_t)bytes.length;
    entry->canonical = (uint32_t)canonical;
    entry->id_at = (uint32_t)(view.id.bytes - bytes.bytes);
    entry->id_length = (uint32_t)view.id.length;
    return sha256_of((struct span){bytes.bytes, canonical}, error,
                     &entry->hash);
}

static void count_party(struct list_info *info, const struct party *party) {
    info->record_count++;
    info->name_count += count_items(party, ITEM_NAME);
    info->flawed_count += party->is_flawed;
    info->unknown_text_count += count_items(party, ITEM_TEXT);
}

static idt_status add_party(struct snapshot_draft *draft,
                            const struct party *party, idt_error *error) {
    size_t list = draft->lists.count - 1, start = draft->recs.bytes.count;
    struct record_entry entry = {
        .offset = start,
        .list = (uint16_t)list,
        .names = (uint16_t)count_items(party, ITEM_NAME),
        .type = (uint8_t)party->type,
        .measures = (uint8_t)party->measures,
        .flags = party->is_flawed ? RECORD_IS_FLAWED : 0,
    };
    size_t canonical = start;
    party_write(party, &draft->recs, &canonical);
    if (draft->recs.failed) return fail_memory(error);
    idt_status status =
        describe(draft, party, canonical - start, error, &entry);
    if (status) return status;
    if (!growing_add(&draft->entries, entry)) return fail_memory(error);
    count_party(&draft->lists.items[list].info, party);
    return IDT_OK;
}

idt_status draft_party(struct snapshot_draft *draft, const struct party *party,
                       idt_error *error) {
    idt_status status = check_party(draft, party, error);
    if (status) return status;
    size_t before = draft->recs.bytes.count;
    status = add_party(draft, party, error);
    if (status) {
        draft->recs.bytes.count = before;
        draft->recs.failed = false;
    }
    return status;
}

uint32_t draft_record_count(const struct snapshot_draft *draft) {
    return (uint32_t)draft->entries.count;
}

bool draft_record(const struct snapshot_draft *draft, uint32_t i,
                  struct party_view *view) {
    if (i >= draft->entries.count) return false;
    const struct record_entry *entry = &draft->entries.items[i];
    struct span bytes = {draft->recs.bytes.items + entry->offset,
                         entry->length};
    return party_view_open(bytes, view);
}

uint32_t draft_record_list(const struct snapshot_draft *draft, uint32_t i) {
    return draft->entries.items[i].list;
}

/* ---- sections -------------------------------------------------------------------- */

struct sorted_id {
    struct record_id id;
    uint32_t record;
};

static int compare_sorted(const void *left, const void *right) {
    const struct sorted_id *a = left, *b = right;
    int order = record_id_compare(&a->id, &b->id);
    if (order != 0) return order;
    return (a->record > b->record) - (a->record < b->record);
}

static uint32_t line_of(const struct snapshot_draft *draft, uint32_t record) {
    struct party_view view;
    return draft_record(draft, record, &view) ? view.raw_line : 0;
}

static idt_status fail_twice(const struct snapshot_draft *draft,
                             const struct sorted_id *first,
                             const struct sorted_id *second, idt_error *error) {
    uint32_t list = draft_record_list(draft, second->record);
    const struct draft_list *known = &draft->lists.items[list];
    size_t length = first->id.reference.length;
    return fail(error, IDT_BAD_SOURCE,
                at(known->info.id.bytes, line_of(draft, second->record), 0),
                "id '%.*s%.*s' is that of line %u of list '%s' already",
                (int)first->id.prefix.length, first->id.prefix.bytes,
                (int)(length < 100 ? length : 100), first->id.reference.bytes,
                (unsigned)line_of(draft, first->record),
                draft->lists.items[draft_record_list(draft, first->record)]
                    .info.id.bytes);
}

static void gather_ids(const struct snapshot_draft *draft,
                       struct sorted_id *ids) {
    for (size_t i = 0; i < draft->entries.count; i++) {
        const struct record_entry *entry = &draft->entries.items[i];
        const char *party = draft->recs.bytes.items + entry->offset;
        ids[i] = (struct sorted_id){{draft->lists.items[entry->list].prefix,
                                     {party + entry->id_at, entry->id_length}},
                                    (uint32_t)i};
    }
}

static idt_status write_ids(struct snapshot_draft *draft, struct sorted_id *ids,
                            idt_error *error) {
    size_t count = draft->entries.count;
    gather_ids(draft, ids);
    if (count > 1) qsort(ids, count, sizeof *ids, compare_sorted);
    for (size_t i = 1; i < count; i++)
        if (record_id_compare(&ids[i - 1].id, &ids[i].id) == 0)
            return fail_twice(draft, &ids[i - 1], &ids[i], error);
    for (size_t i = 0; i < count; i++)
        write_little(&draft->idix, ids[i].record, 4);
    return draft->idix.failed ? fail_memory(error) : IDT_OK;
}

static idt_status sort_ids(struct snapshot_draft *draft, idt_error *error) {
    struct sorted_id *ids = memory_take(draft->entries.count, sizeof *ids);
    if (!ids) return fail_memory(error);
    idt_status status = write_ids(draft, ids, error);
    memory_free(ids);
    return status;
}

static idt_status write_tables(struct snapshot_draft *draft, idt_error *error) {
    for (uint32_t i = 0; i < draft->lists.count; i++) {
        struct list_info info;
        draft_list_info(draft, i, &info);
        list_info_write(&info, &draft->list_bytes);
    }
    for (size_t i = 0; i < draft->entries.count; i++)
        record_entry_write(&draft->entries.items[i], &draft->recx);
    if (draft->list_bytes.failed || draft->recx.failed)
        return fail_memory(error);
    return sort_ids(draft, error);
}

idt_status draft_sections(struct snapshot_draft *draft, idt_error *error,
                          const struct snapshot_section **sections,
                          size_t *count) {
    byte_writer_release(&draft->list_bytes);
    byte_writer_release(&draft->recx);
    byte_writer_release(&draft->idix);
    idt_status status = write_tables(draft, error);
    if (status) return status;
    uint32_t records = (uint32_t)draft->entries.count;
    struct snapshot_section *own = draft->sections;
    own[OWN_LIST] =
        (struct snapshot_section){SNAPSHOT_LIST, (uint32_t)draft->lists.count,
                                  written(&draft->list_bytes)};
    own[OWN_RECS] = (struct snapshot_section){SNAPSHOT_RECS, records,
                                              written(&draft->recs)};
    own[OWN_RECX] = (struct snapshot_section){SNAPSHOT_RECX, records,
                                              written(&draft->recx)};
    own[OWN_IDIX] = (struct snapshot_section){SNAPSHOT_IDIX, records,
                                              written(&draft->idix)};
    *sections = own;
    *count = OWN_COUNT;
    return IDT_OK;
}
