/* snapshot_check.c -- the checks that read every byte with understanding.
 *
 *     sha256 of the whole -> each record: decodes, hashes, is as RECX says
 *                         -> counts of each list -> ids in order, no two equal
 *
 * Opening guards against damage; this guards against a file that was made
 * wrong, and proves that a snapshot is the one its name says.
 */
#include "store/store_inside.h"

static idt_status check_sum(const struct snapshot *snapshot, idt_error *error) {
    struct sha256 sum;
    idt_status status = snapshot_whole_sum(snapshot->bytes, error, &sum);
    if (status) return status;
    if (memcmp(&sum, snapshot_sum(snapshot), sizeof sum) == 0) return IDT_OK;
    return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                "snapshot is not the one it is named: its sha256 differs");
}

/* ---- records ------------------------------------------------------------------- */

static idt_status bad_record(const struct snapshot *snapshot, uint32_t i,
                             const char *what, idt_error *error) {
    struct record_id id = snapshot_record_id(snapshot, i);
    int length = (int)(id.reference.length < 100 ? id.reference.length : 100);
    return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                "record %u, '%.*s%.*s', %s", (unsigned)i,
                (int)(id.prefix.length < 100 ? id.prefix.length : 100),
                id.prefix.bytes, length, id.reference.bytes, what);
}

/* What the manifest should say of the list that is being walked.  Returns the
 * end of the items, which is that of the canonical part. */
static const char *count_items(const struct party_view *view,
                               struct list_info *found, uint32_t *names) {
    struct byte_reader walk = view->items;
    *names = 0;
    for (uint32_t i = 0; i < view->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        *names += item.kind == ITEM_NAME;
        found->unknown_text_count += item.kind == ITEM_TEXT;
    }
    found->name_count += *names;
    found->flawed_count += view->is_flawed;
    return walk.at;
}

static bool entry_agrees(const struct record_entry *entry,
                         const struct party_view *view, const char *party,
                         uint32_t names) {
    return entry->type == (uint8_t)view->type &&
           entry->measures == view->measures && entry->names == names &&
           ((entry->flags & RECORD_IS_FLAWED) != 0) == view->is_flawed &&
           party + entry->id_at == view->id.bytes &&
           entry->id_length == view->id.length;
}

static idt_status check_record(const struct snapshot *snapshot, uint32_t i,
                               struct list_info *found, idt_error *error) {
    struct record_entry entry;
    struct party_view view;
    struct sha256 hash;
    uint32_t names;
    record_entry_load(record_entry_at(snapshot, i), &entry);
    if (!snapshot_record(snapshot, i, &view))
        return bad_record(snapshot, i, "is not a party", error);
    const char *party = snapshot->recs.bytes + entry.offset;
    const char *end = count_items(&view, found, &names);
    if (end != party + entry.canonical ||
        !entry_agrees(&entry, &view, party, names))
        return bad_record(snapshot, i, "is not as section 'RECX' says", error);
    idt_status status =
        sha256_of((struct span){party, entry.canonical}, error, &hash);
    if (status) return status;
    if (memcmp(&hash, &entry.hash, sizeof hash) != 0)
        return bad_record(snapshot, i, "has another sha256", error);
    return IDT_OK;
}

static idt_status check_list(const struct snapshot *snapshot,
                             const struct list_info *info, idt_error *error) {
    struct list_info found = {0};
    for (uint32_t i = 0; i < info->record_count; i++) {
        idt_status status =
            check_record(snapshot, info->first_record + i, &found, error);
        if (status) return status;
    }
    if (found.name_count == info->name_count &&
        found.flawed_count == info->flawed_count &&
        found.unknown_text_count == info->unknown_text_count)
        return IDT_OK;
    return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                "list '%.*s' is not as section 'LIST' counts it",
                (int)(info->id.length < 100 ? info->id.length : 100),
                info->id.bytes);
}

/* ---- ids ------------------------------------------------------------------------ */

static idt_status check_order(const struct snapshot *snapshot,
                              idt_error *error) {
    for (uint32_t i = 1; i < snapshot->record_count; i++) {
        uint32_t record = snapshot_by_id(snapshot, i);
        struct record_id before =
            snapshot_record_id(snapshot, snapshot_by_id(snapshot, i - 1));
        struct record_id here = snapshot_record_id(snapshot, record);
        if (record_id_compare(&before, &here) >= 0)
            return bad_record(snapshot, record,
                              "is out of order in section 'IDIX'", error);
    }
    return IDT_OK;
}

idt_status snapshot_check(const struct snapshot *snapshot, idt_error *error) {
    idt_status status = check_sum(snapshot, error);
    for (uint32_t i = 0; i < snapshot->lists.count && !status; i++)
        status = check_list(snapshot, &snapshot->lists.infos[i], error);
    return status ? status : check_order(snapshot, error);
}
