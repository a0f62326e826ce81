/* open_lists.c -- a snapshot opened, with the index set up over it. */
#include "api/api_inside.h"
#include "api/rules_inside.h"

#include "base/memory.h"
#include "builtin/builtin_snapshot.h"

/* ---- opening ----------------------------------------------------------------- */

static bool find_section(const void *context, const char *tag,
                         struct span *bytes, uint32_t *count) {
    uint32_t number = SNAPSHOT_TAG(tag[0], tag[1], tag[2], tag[3]);
    return snapshot_section(context, number, bytes, count);
}

static idt_status open_index(struct idt_lists *lists, idt_error *error) {
    struct snapshot *snapshot = lists->snapshot;
    struct screen_index *index = &lists->index;
    uint32_t records = snapshot_record_count(snapshot), count;
    struct section_finder finder = {snapshot, find_section};
    idt_status status = word_index_open(finder, records, error, &index->words);
    if (!status)
        status = korean_index_open(finder, index->words.name_count, error,
                                   &index->korean);
    if (status) return status;
    struct span bytes;
    if (!snapshot_section(snapshot, SNAPSHOT_TAG('I', 'D', 'N', 'T'), &bytes,
                          &count) ||
        !identifier_index_open(bytes, count, records, &index->identifiers))
        return fail(error, IDT_BAD_SNAPSHOT, at(snapshot_name(snapshot), 0, 0),
                    "index of identifiers is damaged");
    lists->id_rank = memory_take(records, sizeof(uint32_t));
    if (!lists->id_rank) return fail_memory(error);
    for (uint32_t i = 0; i < records; i++)
        lists->id_rank[snapshot_by_id(snapshot, i)] = i;
    index->id_rank = lists->id_rank;
    index->snapshot = snapshot;
    return IDT_OK;
}

static const char *kept_text(struct idt_lists *lists, struct span text) {
    return arena_copy(&lists->texts, text).bytes;
}

static bool describe_list(struct idt_lists *lists, uint32_t i) {
    struct list_info info;
    struct idt_list *out = &lists->lists[i];
    char sum[SHA256_TEXT_ROOM] = "";
    if (!snapshot_list(lists->snapshot, i, &info)) return false;
    if (info.file_count > 0) sha256_print(&info.files[0].sum, sum);
    *out = (struct idt_list){
        .list = kept_text(lists, info.id),
        .publisher = kept_text(lists, info.publisher),
        .kind = kept_text(lists, info.kind),
        .sum = kept_text(lists, span_of(sum)),
        .published = info.published,
        .modified = info.modified,
        .entries = info.record_count,
        .names = info.name_count,
        .flawed = info.flawed_count,
        .unknown_texts = info.unknown_text_count,
        .orphans = info.orphan_count,
    };
    return out->list && out->publisher && out->kind && out->sum;
}

static idt_status describe_lists(struct idt_lists *lists, idt_error *error) {
    lists->list_count = snapshot_list_count(lists->snapshot);
    lists->lists =
        arena_take(&lists->texts, lists->list_count, sizeof *lists->lists);
    if (!lists->lists) return fail_memory(error);
    for (uint32_t i = 0; i < lists->list_count; i++)
        if (!describe_list(lists, i)) return fail_memory(error);
    sha256_print(snapshot_sum(lists->snapshot), lists->sum);
    return IDT_OK;
}

/* Takes the snapshot over, also when it fails. */
static idt_status lists_over(struct snapshot *snapshot, idt_error *error,
                             idt_lists **out) {
    struct idt_lists *lists = memory_take_zeroed(1, sizeof *lists);
    if (!lists) {
        snapshot_close(snapshot);
        return fail_memory(error);
    }
    atomic_init(&lists->owners, 1);
    arena_init(&lists->texts, 0);
    lists->snapshot = snapshot;
    idt_status status = open_index(lists, error);
    if (!status) status = describe_lists(lists, error);
    if (status)
        idt_lists_free(lists);
    else
        *out = lists;
    return status;
}

idt_status idt_lists_open(const char *path, idt_error *error,
                          idt_lists **lists) {
    struct snapshot *snapshot = NULL;
    if (!path || !lists)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no path");
    idt_status status = snapshot_open(path, error, &snapshot);
    return status ? status : lists_over(snapshot, error, lists);
}

idt_status idt_lists_builtin(idt_error *error, idt_lists **lists) {
    struct span bytes = {builtin_snapshot_bytes(), builtin_snapshot_length()};
    struct snapshot *snapshot = NULL;
    if (!lists) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no place");
    idt_status status = snapshot_over(bytes, "built-in list", error, &snapshot);
    if (!status) status = lists_over(snapshot, error, lists);
    if (!status) (*lists)->is_builtin = true;
    return status;
}

bool lists_are_builtin(const idt_lists *lists) {
    return lists->is_builtin;
}

idt_lists *idt_lists_ref(idt_lists *lists) {
    if (lists) atomic_fetch_add(&lists->owners, 1);
    return lists;
}

void idt_lists_free(idt_lists *lists) {
    if (!lists || atomic_fetch_sub(&lists->owners, 1) != 1) return;
    snapshot_close(lists->snapshot);
    arena_release(&lists->texts);
    memory_free(lists->id_rank);
    memory_free(lists);
}

/* ---- looking ------------------------------------------------------------------ */

const char *idt_lists_sum(const idt_lists *lists) {
    return lists->sum;
}

uint32_t idt_lists_count(const idt_lists *lists) {
    return lists->list_count;
}

uint32_t idt_lists_entities(const idt_lists *lists) {
    return snapshot_record_count(lists->snapshot);
}

idt_status idt_lists_list(const idt_lists *lists, uint32_t number,
                          idt_list *list) {
    if (!lists || !list || number >= lists->list_count) return IDT_NOT_FOUND;
    *list = lists->lists[number];
    return IDT_OK;
}

idt_status idt_lists_check(const idt_lists *lists, idt_error *error) {
    if (!lists) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no lists");
    return snapshot_check(lists->snapshot, error);
}

bool idt_lists_section(const idt_lists *lists, uint32_t i,
                       idt_section *section) {
    struct section_place info;
    if (!lists || !snapshot_section_at(lists->snapshot, i, &info)) return false;
    memset(section, 0, sizeof *section);
    for (unsigned k = 0; k < 4; k++)
        section->tag[k] = (char)(info.tag >> (8 * k) & 255);
    section->count = info.count;
    section->offset = info.offset;
    section->bytes = info.length;
    return true;
}

/* ---- difference ----------------------------------------------------------------- */

struct differing {
    int (*change)(void *context, const idt_change *change);
    void *context;
    struct byte_writer id;
    bool was_stopped;
};

static idt_status tell_change(void *context, const struct diff_entry *entry,
                              idt_error *error) {
    static const char kinds[] = {
        [RECORD_ADDED] = '+', [RECORD_REMOVED] = '-', [RECORD_CHANGED] = '~'};
    struct differing *d = context;
    growing_clear(&d->id.bytes);
    record_id_write(&entry->id, &d->id);
    write_byte(&d->id, 0);
    if (d->id.failed) return fail_memory(error);
    idt_change change = {kinds[entry->change], d->id.bytes.items, UINT32_MAX,
                         UINT32_MAX};
    if (entry->change != RECORD_ADDED) change.old_entity = entry->old_record;
    if (entry->change != RECORD_REMOVED) change.new_entity = entry->new_record;
    d->was_stopped = d->change(d->context, &change) != 0;
    return d->was_stopped ? IDT_NOT_FOUND : IDT_OK;
}

idt_status idt_lists_diff(const idt_lists *old, const idt_lists *now,
                          int (*change)(void *context,
                                        const idt_change *change),
                          void *context, idt_error *error) {
    if (!old || !now || !change)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "nothing to compare");
    struct differing d = {change, context, {{NULL, 0, 0}, false}, false};
    struct diff_sink sink = {&d, tell_change};
    idt_status status =
        snapshot_diff(old->snapshot, now->snapshot, &sink, error);
    byte_writer_release(&d.id);
    return d.was_stopped ? IDT_OK : status;
}
