/* record_table.c -- the sections RECS, RECX and IDIX: records by number, id.
 *
 *     RECX[i] -> where in RECS, which list, type, measures, hash
 *     IDIX    -> [ 7, 0, 3 ... ]   record numbers in the order of their ids
 *
 * RECX repeats a little of what the party's bytes say (type, measures, where
 * the id is), so that filters and id look-ups touch one cache line and decode
 * nothing.  Invariant: the parties fill RECS without gaps, in list order.
 */
#include "store/store_inside.h"

void record_entry_load(const char *from, struct record_entry *entry) {
    *entry = (struct record_entry){
        .offset = load_little_64(from),
        .length = load_little_32(from + 8),
        .canonical = load_little_32(from + 12),
        .id_at = load_little_32(from + 16),
        .id_length = load_little_32(from + 20),
        .list = (uint16_t)load_little_16(from + 24),
        .names = (uint16_t)load_little_16(from + 26),
        .type = (uint8_t)from[28],
        .measures = (uint8_t)from[29],
        .flags = (uint16_t)load_little_16(from + 30),
    };
    memcpy(entry->hash.bytes, from + RECORD_HASH_AT, sizeof entry->hash.bytes);
}

void record_entry_write(const struct record_entry *entry,
                        struct byte_writer *to) {
    write_little(to, entry->offset, 8);
    write_little(to, entry->length, 4);
    write_little(to, entry->canonical, 4);
    write_little(to, entry->id_at, 4);
    write_little(to, entry->id_length, 4);
    write_little(to, entry->list, 2);
    write_little(to, entry->names, 2);
    write_byte(to, entry->type);
    write_byte(to, entry->measures);
    write_little(to, entry->flags, 2);
    write_bytes(to, entry->hash.bytes, sizeof entry->hash.bytes);
}

/* ---- checking --------------------------------------------------------------- */

static bool entry_fits(const struct record_entry *entry, uint64_t offset,
                       const struct snapshot *snapshot) {
    return entry->offset == offset &&
           entry->length <= snapshot->recs.length - offset &&
           entry->canonical <= entry->length &&
           entry->id_at <= entry->canonical &&
           entry->id_length <= entry->canonical - entry->id_at &&
           entry->type < PARTY_TYPE_COUNT &&
           (entry->measures & ~MEASURES_ALL) == 0 &&
           (entry->flags & ~RECORD_FLAGS_ALL) == 0;
}

static idt_status bad_record(const struct snapshot *snapshot, const char *tag,
                             uint32_t i, idt_error *error) {
    return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                "section '%s' is malformed at record %u", tag, (unsigned)i);
}

/* The records of one list, from *offset in RECS on. */
static idt_status check_list(const struct snapshot *snapshot, uint32_t list,
                             uint64_t *offset, idt_error *error) {
    const struct list_info *info = &snapshot->lists.infos[list];
    if (info->record_count > snapshot->record_count - info->first_record)
        return bad_record(snapshot, "RECX", snapshot->record_count, error);
    uint32_t end = info->first_record + info->record_count;
    for (uint32_t i = info->first_record; i < end; i++) {
        struct record_entry entry;
        record_entry_load(record_entry_at(snapshot, i), &entry);
        if (entry.list != list || !entry_fits(&entry, *offset, snapshot))
            return bad_record(snapshot, "RECX", i, error);
        *offset += entry.length;
    }
    return IDT_OK;
}

static uint32_t records_of_lists(const struct snapshot *snapshot) {
    if (snapshot->lists.count == 0) return 0;
    const struct list_info *last =
        &snapshot->lists.infos[snapshot->lists.count - 1];
    return last->first_record + last->record_count;
}

idt_status record_tables_check(const struct snapshot *snapshot,
                               idt_error *error) {
    uint64_t offset = 0;
    if (records_of_lists(snapshot) != snapshot->record_count)
        return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                    "lists hold %u records, section 'RECX' has %u",
                    (unsigned)records_of_lists(snapshot),
                    (unsigned)snapshot->record_count);
    for (uint32_t list = 0; list < snapshot->lists.count; list++) {
        idt_status status = check_list(snapshot, list, &offset, error);
        if (status) return status;
    }
    if (offset != snapshot->recs.length)
        return bad_record(snapshot, "RECS", snapshot->record_count, error);
    for (uint32_t i = 0; i < snapshot->record_count; i++)
        if (snapshot_by_id(snapshot, i) >= snapshot->record_count)
            return bad_record(snapshot, "IDIX", i, error);
    return IDT_OK;
}

/* ---- asking ------------------------------------------------------------------- */

uint32_t snapshot_record_count(const struct snapshot *snapshot) {
    return snapshot->record_count;
}

bool snapshot_record(const struct snapshot *snapshot, uint32_t i,
                     struct party_view *view) {
    if (i >= snapshot->record_count) return false;
    const char *entry = record_entry_at(snapshot, i);
    struct span bytes = {snapshot->recs.bytes + load_little_64(entry),
                         load_little_32(entry + 8)};
    return party_view_open(bytes, view);
}

struct record_id snapshot_record_id(const struct snapshot *snapshot,
                                    uint32_t i) {
    const char *entry = record_entry_at(snapshot, i);
    uint64_t at_byte = load_little_64(entry) + load_little_32(entry + 16);
    return (struct record_id){
        snapshot->lists.prefixes[load_little_16(entry + 24)],
        {snapshot->recs.bytes + at_byte, load_little_32(entry + 20)}};
}

const struct sha256 *snapshot_record_hash(const struct snapshot *snapshot,
                                          uint32_t i) {
    return (const struct sha256 *)(record_entry_at(snapshot, i) +
                                   RECORD_HASH_AT);
}

uint32_t snapshot_record_list(const struct snapshot *snapshot, uint32_t i) {
    return load_little_16(record_entry_at(snapshot, i) + 24);
}

uint32_t snapshot_record_names(const struct snapshot *snapshot, uint32_t i) {
    return load_little_16(record_entry_at(snapshot, i) + 26);
}

enum party_type snapshot_record_type(const struct snapshot *snapshot,
                                     uint32_t i) {
    return (enum party_type)record_entry_at(snapshot, i)[28];
}

uint32_t snapshot_record_measures(const struct snapshot *snapshot, uint32_t i) {
    return (uint8_t)record_entry_at(snapshot, i)[29];
}

/* ---- ids ----------------------------------------------------------------------- */

uint32_t snapshot_by_id(const struct snapshot *snapshot, uint32_t place) {
    return load_little_32(snapshot->idix.bytes + (size_t)place * 4);
}

/* Two parts read as one text: what is left to compare. */
struct joined {
    struct span now, next;
};

static bool joined_has(struct joined *text) {
    if (text->now.length == 0) {
        text->now = text->next;
        text->next = SPAN_EMPTY;
    }
    return text->now.length > 0;
}

static void joined_skip(struct joined *text, size_t length) {
    text->now.bytes += length;
    text->now.length -= length;
}

int record_id_compare(const struct record_id *a, const struct record_id *b) {
    struct joined left = {a->prefix, a->reference};
    struct joined right = {b->prefix, b->reference};
    for (;;) {
        bool has_left = joined_has(&left), has_right = joined_has(&right);
        if (!has_left || !has_right) return (int)has_left - (int)has_right;
        size_t length = left.now.length < right.now.length ? left.now.length
                                                           : right.now.length;
        int order = memcmp(left.now.bytes, right.now.bytes, length);
        if (order != 0) return order < 0 ? -1 : 1;
        joined_skip(&left, length);
        joined_skip(&right, length);
    }
}

void record_id_write(const struct record_id *id, struct byte_writer *to) {
    write_bytes(to, id->prefix.bytes, id->prefix.length);
    write_bytes(to, id->reference.bytes, id->reference.length);
}

bool snapshot_find(const struct snapshot *snapshot, struct span id,
                   uint32_t *i) {
    struct record_id wanted = {SPAN_EMPTY, id};
    uint32_t low = 0, high = snapshot->record_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t record = snapshot_by_id(snapshot, middle);
        struct record_id known = snapshot_record_id(snapshot, record);
        int order = record_id_compare(&known, &wanted);
        if (order == 0) {
            *i = record;
            return true;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
