/* snapshot_diff.c -- what became of yesterday's records.
 *
 *     before:  a b   d        added c, removed b, changed d (by its hash)
 *     after:   a   c d'
 *
 * Both sides keep their ids sorted, so one merge finds all.  draft_compare
 * asks less, earlier: whether a list lost so much that its file was more
 * likely cut short than its publisher generous.
 */
#include "store/store_inside.h"

/* ---- diff --------------------------------------------------------------------- */

struct walk {
    const struct snapshot *snapshot;
    uint32_t place;
};

static bool walk_has(const struct walk *walk) {
    return walk->place < walk->snapshot->record_count;
}

static uint32_t walk_record(const struct walk *walk) {
    return snapshot_by_id(walk->snapshot, walk->place);
}

static struct record_id walk_id(const struct walk *walk) {
    return snapshot_record_id(walk->snapshot, walk_record(walk));
}

/* -1: before's id stands alone; 1: after's; 0: both have it. */
static int walk_compare(const struct walk *before, const struct walk *after) {
    if (!walk_has(after)) return -1;
    if (!walk_has(before)) return 1;
    struct record_id left = walk_id(before), right = walk_id(after);
    return record_id_compare(&left, &right);
}

static bool same_hash(const struct walk *before, const struct walk *after) {
    return memcmp(snapshot_record_hash(before->snapshot, walk_record(before)),
                  snapshot_record_hash(after->snapshot, walk_record(after)),
                  sizeof(struct sha256)) == 0;
}

static idt_status tell(struct walk *before, struct walk *after,
                       const struct diff_sink *sink, idt_error *error) {
    int order = walk_compare(before, after);
    struct diff_entry entry = {.change = RECORD_CHANGED};
    bool is_same = order == 0 && same_hash(before, after);
    if (order <= 0) {
        entry.id = walk_id(before);
        entry.old_record = walk_record(before);
        before->place++;
    }
    if (order >= 0) {
        entry.id = walk_id(after);
        entry.new_record = walk_record(after);
        after->place++;
    }
    if (is_same) return IDT_OK;
    if (order != 0) entry.change = order < 0 ? RECORD_REMOVED : RECORD_ADDED;
    return sink->change(sink->context, &entry, error);
}

idt_status snapshot_diff(const struct snapshot *before,
                         const struct snapshot *after,
                         const struct diff_sink *sink, idt_error *error) {
    struct walk left = {before, 0}, right = {after, 0};
    while (walk_has(&left) || walk_has(&right)) {
        idt_status status = tell(&left, &right, sink, error);
        if (status) return status;
    }
    return IDT_OK;
}

/* ---- refusing a list that shrank ------------------------------------------------ */

/* A fifth: the largest honest loss in a day that is known, the removal of a
 * whole programme, stays below it on a list of any size. */
#define SHRINK_PERCENT_MOST 20

static bool shrank(uint32_t before, uint32_t now) {
    return (uint64_t)now * 100 < (uint64_t)before * (100 - SHRINK_PERCENT_MOST);
}

static bool find_list(const struct snapshot_draft *draft, struct span id,
                      struct list_info *info) {
    for (uint32_t i = 0; i < draft_list_count(draft); i++)
        if (draft_list_info(draft, i, info) && span_equals(info->id, id))
            return true;
    return false;
}

static idt_status refuse_shrunk(struct span id, const char *what,
                                uint32_t before, uint32_t now,
                                idt_error *error) {
    return fail(error, IDT_REFUSED, NOWHERE,
                "list '%.*s' shrank from %u %s to %u; if that is right, build "
                "with --accept-shrink",
                (int)(id.length < 100 ? id.length : 100), id.bytes,
                (unsigned)before, what, (unsigned)now);
}

/* What a record has several of, and a lost companion file takes away. */
static const struct {
    enum item_kind kind;
    const char *word;
} counted_items[] = {{ITEM_ADDRESS, "addresses"},
                     {ITEM_IDENTIFIER, "identifiers"}};
#define COUNTED_ITEMS (sizeof counted_items / sizeof *counted_items)

/* On a short list a fifth may be a single item. */
#define ITEMS_LOST_LEAST 5

static void count_items(const struct party_view *view,
                        uint32_t counts[COUNTED_ITEMS]) {
    struct byte_reader walk = view->items;
    for (uint32_t i = 0; i < view->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        for (size_t k = 0; k < COUNTED_ITEMS; k++)
            counts[k] += item.kind == counted_items[k].kind;
    }
}

static idt_status compare_items(const struct snapshot_draft *draft,
                                const struct snapshot *old,
                                const struct list_info *before,
                                const struct list_info *now, idt_error *error) {
    uint32_t were[COUNTED_ITEMS] = {0}, are[COUNTED_ITEMS] = {0};
    struct party_view view;
    for (uint32_t i = 0; i < before->record_count; i++)
        if (snapshot_record(old, before->first_record + i, &view))
            count_items(&view, were);
    for (uint32_t i = 0; i < now->record_count; i++)
        if (draft_record(draft, now->first_record + i, &view))
            count_items(&view, are);
    for (size_t k = 0; k < COUNTED_ITEMS; k++)
        if (shrank(were[k], are[k]) && were[k] - are[k] >= ITEMS_LOST_LEAST)
            return refuse_shrunk(before->id, counted_items[k].word, were[k],
                                 are[k], error);
    return IDT_OK;
}

/* The same list in another kind of file may come in fewer of them, and say
 * other things of its records. */
static idt_status compare_parts(const struct snapshot_draft *draft,
                                const struct snapshot *old,
                                const struct list_info *before,
                                const struct list_info *now, idt_error *error) {
    if (!span_equals(before->kind, now->kind)) return IDT_OK;
    if (now->file_count < before->file_count)
        return refuse_shrunk(before->id, "files", before->file_count,
                             now->file_count, error);
    return compare_items(draft, old, before, now, error);
}

/* Names too: a companion file that was lost takes aliases and no record. */
static idt_status compare_list(const struct snapshot_draft *draft,
                               const struct snapshot *snapshot,
                               const struct list_info *old, idt_error *error) {
    struct list_info now;
    int length = (int)(old->id.length < 100 ? old->id.length : 100);
    if (!find_list(draft, old->id, &now))
        return fail(error, IDT_REFUSED, NOWHERE,
                    "list '%.*s' is gone: it had %u records, now 0; if that is "
                    "right, build with --accept-shrink",
                    length, old->id.bytes, (unsigned)old->record_count);
    if (shrank(old->record_count, now.record_count))
        return refuse_shrunk(old->id, "records", old->record_count,
                             now.record_count, error);
    if (shrank(old->name_count, now.name_count))
        return refuse_shrunk(old->id, "names", old->name_count, now.name_count,
                             error);
    return compare_parts(draft, snapshot, old, &now, error);
}

idt_status draft_compare(const struct snapshot_draft *draft,
                         const struct snapshot *old, idt_error *error) {
    for (uint32_t i = 0; i < old->lists.count; i++) {
        idt_status status =
            compare_list(draft, old, &old->lists.infos[i], error);
        if (status) return status;
    }
    return IDT_OK;
}
