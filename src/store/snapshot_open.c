/* snapshot_open.c -- nothing of a snapshot is believed before it is checked.
 *
 *     header -> table -> each section where it must be -> its sum
 *            -> lists -> bounds of each record
 *
 * There is one legal layout: sections in the order of the table, each at the
 * first multiple of 64 behind the one before, zeros between.  So there can be
 * no overlap, no hidden bytes, and no byte of the file that is not covered
 * either by a sum or by this rule.
 */
#include "store/store_inside.h"

#include "base/memory.h"
#include "text/fold_letters.h"

void section_entry_load(const char *from, struct section_entry *entry) {
    *entry = (struct section_entry){
        .tag = load_little_32(from),
        .count = load_little_32(from + 4),
        .offset = load_little_64(from + 8),
        .length = load_little_64(from + 16),
        .crc = load_little_32(from + 24),
    };
}

static const char *section_at(const struct snapshot *snapshot, uint32_t i) {
    return snapshot->bytes.bytes + HEADER_BYTES + (size_t)i * SECTION_BYTES;
}

/* ---- header --------------------------------------------------------------- */

static idt_status check_versions(const struct snapshot *snapshot,
                                 idt_error *error) {
    const char *bytes = snapshot->bytes.bytes;
    struct place place = at(snapshot->name, 0, 0);
    uint32_t format = load_little_32(bytes + PLACE_FORMAT);
    uint32_t oldest = load_little_32(bytes + PLACE_OLDEST_READER);
    uint32_t fold = load_little_32(bytes + PLACE_FOLD);
    if (format < SNAPSHOT_FORMAT_OLDEST || oldest > SNAPSHOT_FORMAT)
        return fail(error, IDT_BAD_SNAPSHOT, place,
                    "snapshot has format %u, this program reads %d to %d; "
                    "build it anew",
                    (unsigned)format, SNAPSHOT_FORMAT_OLDEST, SNAPSHOT_FORMAT);
    if (fold != FOLD_VERSION)
        return fail(error, IDT_BAD_SNAPSHOT, place,
                    "names were folded by version %u, this program folds by "
                    "version %d; build it anew",
                    (unsigned)fold, FOLD_VERSION);
    return IDT_OK;
}

/* The end of the section table; 0 when the file cannot hold it. */
static size_t table_end(const struct snapshot *snapshot) {
    if (snapshot->section_count > SECTIONS_MOST) return 0;
    size_t end = HEADER_BYTES + (size_t)snapshot->section_count * SECTION_BYTES;
    return end <= snapshot->bytes.length ? end : 0;
}

static idt_status check_header(struct snapshot *snapshot, idt_error *error) {
    struct span bytes = snapshot->bytes;
    struct place place = at(snapshot->name, 0, 0);
    if (bytes.length < HEADER_BYTES ||
        memcmp(bytes.bytes, SNAPSHOT_MAGIC, PLACE_FORMAT) != 0)
        return fail(error, IDT_BAD_SNAPSHOT, place,
                    "not a snapshot of interdict");
    idt_status status = check_versions(snapshot, error);
    if (status) return status;
    uint64_t length = load_little_64(bytes.bytes + PLACE_LENGTH);
    if (length != bytes.length)
        return fail(error, IDT_BAD_SNAPSHOT, place,
                    "snapshot should have %llu bytes and has %zu",
                    (unsigned long long)length, bytes.length);
    snapshot->section_count = load_little_32(bytes.bytes + PLACE_SECTIONS);
    size_t end = table_end(snapshot);
    if (end == 0 || snapshot_header_crc((struct span){bytes.bytes, end}) !=
                        load_little_32(bytes.bytes + PLACE_CRC))
        return fail(error, IDT_BAD_SNAPSHOT, place,
                    "header is damaged: its sum differs");
    return IDT_OK;
}

/* ---- sections --------------------------------------------------------------- */

static void tag_print(uint32_t tag, char text[5]) {
    for (unsigned i = 0; i < 4; i++) {
        unsigned letter = tag >> (8 * i) & 0xFF;
        text[i] = letter > ' ' && letter < 0x7F ? (char)letter : '?';
    }
    text[4] = 0;
}

static idt_status bad_section(const struct snapshot *snapshot, uint32_t tag,
                              const char *what, idt_error *error) {
    char text[5];
    tag_print(tag, text);
    return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                "section '%s' %s", text, what);
}

/* Zeros from `from` to the next multiple of SNAPSHOT_ALIGN, which is
 * returned; 0 when there is another byte or the file ends before. */
static size_t skip_zeros(struct span bytes, size_t from) {
    size_t place = from;
    for (; place % SNAPSHOT_ALIGN != 0; place++)
        if (place >= bytes.length || bytes.bytes[place] != 0) return 0;
    return place;
}

/* *place is where the section must begin, and where the next one must. */
static idt_status check_section(const struct snapshot *snapshot, uint32_t i,
                                size_t *place, idt_error *error) {
    struct span bytes = snapshot->bytes;
    struct section_entry entry;
    section_entry_load(section_at(snapshot, i), &entry);
    if (entry.offset != *place || *place > bytes.length ||
        entry.length > bytes.length - *place)
        return bad_section(snapshot, entry.tag, "is not where it belongs",
                           error);
    size_t length = (size_t)entry.length;
    if (crc32c(0, bytes.bytes + *place, length) != entry.crc)
        return bad_section(snapshot, entry.tag, "is damaged: its sum differs",
                           error);
    for (uint32_t k = 0; k < i; k++)
        if (load_little_32(section_at(snapshot, k)) == entry.tag)
            return bad_section(snapshot, entry.tag, "is there twice", error);
    size_t next = skip_zeros(bytes, *place + length);
    if (next == 0)
        return bad_section(snapshot, entry.tag, "is not followed by zeros",
                           error);
    *place = next;
    return IDT_OK;
}

static idt_status check_sections(const struct snapshot *snapshot,
                                 idt_error *error) {
    size_t place = skip_zeros(snapshot->bytes, table_end(snapshot));
    if (place == 0)
        return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                    "section table is not followed by zeros");
    for (uint32_t i = 0; i < snapshot->section_count; i++) {
        idt_status status = check_section(snapshot, i, &place, error);
        if (status) return status;
    }
    if (place != snapshot->bytes.length)
        return fail(error, IDT_BAD_SNAPSHOT, at(snapshot->name, 0, 0),
                    "snapshot has %zu bytes behind its last section",
                    snapshot->bytes.length - place);
    return IDT_OK;
}

bool snapshot_section(const struct snapshot *snapshot, uint32_t tag,
                      struct span *bytes, uint32_t *count) {
    for (uint32_t i = 0; i < snapshot->section_count; i++) {
        struct section_entry entry;
        section_entry_load(section_at(snapshot, i), &entry);
        if (entry.tag != tag) continue;
        *bytes = (struct span){snapshot->bytes.bytes + entry.offset,
                               (size_t)entry.length};
        *count = entry.count;
        return true;
    }
    return false;
}

/* ---- our own sections ---------------------------------------------------------- */

static idt_status find_section(const struct snapshot *snapshot, uint32_t tag,
                               idt_error *error, struct snapshot_section *out) {
    out->tag = tag;
    if (snapshot_section(snapshot, tag, &out->bytes, &out->count))
        return IDT_OK;
    return bad_section(snapshot, tag, "is missing", error);
}

static idt_status read_records(struct snapshot *snapshot, idt_error *error) {
    struct snapshot_section recs = {0}, recx = {0}, idix = {0};
    idt_status status = find_section(snapshot, SNAPSHOT_RECS, error, &recs);
    if (!status) status = find_section(snapshot, SNAPSHOT_RECX, error, &recx);
    if (!status) status = find_section(snapshot, SNAPSHOT_IDIX, error, &idix);
    if (status) return status;
    if (recx.bytes.length != (uint64_t)recx.count * RECORD_BYTES)
        return bad_section(snapshot, recx.tag,
                           "has not the length of its "
                           "count",
                           error);
    if (idix.count != recx.count ||
        idix.bytes.length != (uint64_t)idix.count * 4)
        return bad_section(snapshot, idix.tag, "has not one place a record",
                           error);
    if (recs.count != recx.count)
        return bad_section(snapshot, recs.tag, "counts other records", error);
    snapshot->recs = recs.bytes;
    snapshot->recx = recx.bytes;
    snapshot->idix = idix.bytes;
    snapshot->record_count = recx.count;
    return record_tables_check(snapshot, error);
}

static idt_status read_own(struct snapshot *snapshot, idt_error *error) {
    struct snapshot_section list = {0};
    idt_status status = find_section(snapshot, SNAPSHOT_LIST, error, &list);
    if (status) return status;
    snapshot->lists.count = list.count;
    status = list_table_read(list.bytes, &snapshot->arena, snapshot->name,
                             error, &snapshot->lists);
    return status ? status : read_records(snapshot, error);
}

/* ---- opening -------------------------------------------------------------------- */

static idt_status open_bytes(struct snapshot *made, struct span bytes,
                             idt_error *error) {
    made->bytes = bytes;
    idt_status status = check_header(made, error);
    if (!status) status = check_sections(made, error);
    return status ? status : read_own(made, error);
}

static struct snapshot *snapshot_new(void) {
    struct snapshot *made = memory_take_zeroed(1, sizeof *made);
    if (made) arena_init(&made->arena, 4096);
    return made;
}

static idt_status open_path(struct snapshot *made, const char *path,
                            idt_error *error) {
    made->name = arena_copy(&made->arena, span_of(path)).bytes;
    if (!made->name) return fail_memory(error);
    idt_status status = mapped_file_open(path, error, &made->file);
    return status ? status : open_bytes(made, made->file.bytes, error);
}

idt_status snapshot_open(const char *path, idt_error *error,
                         struct snapshot **out) {
    struct snapshot *made = snapshot_new();
    if (!made) return fail_memory(error);
    idt_status status = open_path(made, path, error);
    if (status) {
        snapshot_close(made);
        return status;
    }
    *out = made;
    return IDT_OK;
}

idt_status snapshot_over(struct span bytes, const char *name, idt_error *error,
                         struct snapshot **out) {
    if ((uintptr_t)bytes.bytes % SNAPSHOT_ALIGN != 0)
        return fail(error, IDT_BAD_ARGUMENT, at(name, 0, 0),
                    "bytes of a snapshot must be aligned to %d",
                    SNAPSHOT_ALIGN);
    struct snapshot *made = snapshot_new();
    if (!made) return fail_memory(error);
    made->name = name;
    idt_status status = open_bytes(made, bytes, error);
    if (status) {
        snapshot_close(made);
        return status;
    }
    *out = made;
    return IDT_OK;
}

void snapshot_close(struct snapshot *snapshot) {
    if (!snapshot) return;
    mapped_file_close(&snapshot->file);
    arena_release(&snapshot->arena);
    memory_free(snapshot);
}

const struct sha256 *snapshot_sum(const struct snapshot *snapshot) {
    return (const struct sha256 *)(snapshot->bytes.bytes + PLACE_SUM);
}

const char *snapshot_name(const struct snapshot *snapshot) {
    return snapshot->name;
}

uint64_t snapshot_length(const struct snapshot *snapshot) {
    return snapshot->bytes.length;
}

bool snapshot_section_at(const struct snapshot *snapshot, uint32_t i,
                         struct section_place *place) {
    struct section_entry entry;
    if (i >= snapshot->section_count) return false;
    section_entry_load(section_at(snapshot, i), &entry);
    *place = (struct section_place){entry.tag, entry.count, entry.offset,
                                    entry.length};
    return true;
}
