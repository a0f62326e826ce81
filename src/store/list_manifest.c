/* list_manifest.c -- the section LIST: which lists a snapshot holds.
 *
 *     id publisher kind published records names flawed unknown-texts orphans
 *     file-count { name sha256 raw-bytes modified } ...        once a list
 *
 * Small and read once, so varints; decoded into an array when the snapshot
 * is opened.  The records of a list follow one another, so first_record is
 * the sum of the counts before and is not stored.
 */
#include "store/store_inside.h"

#include "base/utf8.h"

/* ---- ids ------------------------------------------------------------------ */

/* Lists whose references are whole ids: their publishers' own ids name the
 * source already ("NK-8sAf...", "senzing:SOURCE/RECORD"). */
static const char *const whole_id_lists[] = {"ftm", "senzing"};

struct span list_prefix(struct span list, struct arena *arena) {
    for (size_t i = 0; i < sizeof whole_id_lists / sizeof *whole_id_lists; i++)
        if (span_is(list, whole_id_lists[i])) return SPAN_EMPTY;
    char *bytes = arena_take(arena, list.length + 1, 1);
    if (!bytes) return (struct span){NULL, 0};
    memcpy(bytes, list.bytes, list.length);
    bytes[list.length] = ':';
    return (struct span){bytes, list.length + 1};
}

/* ---- writing ---------------------------------------------------------------- */

void list_info_write(const struct list_info *info, struct byte_writer *to) {
    write_text(to, info->id);
    write_text(to, info->publisher);
    write_text(to, info->kind);
    write_signed(to, info->published);
    write_number(to, info->record_count);
    write_number(to, info->name_count);
    write_number(to, info->flawed_count);
    write_number(to, info->unknown_text_count);
    write_number(to, info->orphan_count);
    write_number(to, info->file_count);
    for (uint32_t i = 0; i < info->file_count; i++) {
        const struct list_file *file = &info->files[i];
        write_text(to, file->name);
        write_bytes(to, file->sum.bytes, sizeof file->sum.bytes);
        write_number(to, file->raw_bytes);
        write_signed(to, file->modified);
    }
}

/* ---- reading ---------------------------------------------------------------- */

/* The least bytes of a list and of a file, so that no count can ask for more
 * memory than its section has room for. */
enum { LIST_BYTES_LEAST = 10, FILE_BYTES_LEAST = 35 };

static struct span read_clean_text(struct byte_reader *from) {
    struct span text = read_text(from);
    if (utf8_check(text) != text.length) from->failed = true;
    return text;
}

static uint32_t read_count(struct byte_reader *from) {
    uint64_t number = read_number(from);
    if (number > UINT32_MAX) from->failed = true;
    return (uint32_t)number;
}

static day_number read_day(struct byte_reader *from) {
    int64_t day = read_signed(from);
    if (day < INT32_MIN || day > INT32_MAX) from->failed = true;
    return (day_number)day;
}

static void read_file(struct byte_reader *from, struct list_file *file) {
    file->name = read_clean_text(from);
    if (from->failed || (size_t)(from->end - from->at) < sizeof file->sum) {
        from->failed = true;
        return;
    }
    memcpy(file->sum.bytes, from->at, sizeof file->sum.bytes);
    from->at += sizeof file->sum.bytes;
    file->raw_bytes = read_number(from);
    file->modified = read_signed(from);
}

/* False when there is no memory; damage is left in from->failed. */
static bool read_files(struct byte_reader *from, struct list_info *info,
                       struct arena *arena) {
    info->files = NULL;
    info->file_count = read_count(from);
    if (info->file_count > (size_t)(from->end - from->at) / FILE_BYTES_LEAST)
        from->failed = true;
    if (from->failed) return true;
    struct list_file *files =
        arena_take(arena, info->file_count, sizeof *files);
    if (!files) return false;
    for (uint32_t i = 0; i < info->file_count && !from->failed; i++)
        read_file(from, &files[i]);
    info->files = files;
    return true;
}

static bool read_list(struct byte_reader *from, struct list_info *info,
                      struct arena *arena) {
    info->id = read_clean_text(from);
    info->publisher = read_clean_text(from);
    info->kind = read_clean_text(from);
    info->published = read_day(from);
    info->record_count = read_count(from);
    info->name_count = read_count(from);
    info->flawed_count = read_count(from);
    info->unknown_text_count = read_count(from);
    info->orphan_count = read_count(from);
    if (!read_files(from, info, arena)) return false;
    if (!from->failed)
        info->modified = list_files_modified(info->files, info->file_count);
    return true;
}

int64_t list_files_modified(const struct list_file *files, size_t count) {
    int64_t oldest = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t modified = files[i].modified;
        if (modified != 0 && (oldest == 0 || modified < oldest))
            oldest = modified;
    }
    return oldest;
}

static idt_status bad_list(const char *name, uint32_t i, idt_error *error) {
    return fail(error, IDT_BAD_SNAPSHOT, at(name, 0, 0),
                "section 'LIST' does not hold list %u", (unsigned)i);
}

static idt_status read_lists(struct byte_reader *from, struct arena *arena,
                             const char *name, idt_error *error,
                             struct list_table *table) {
    uint32_t first = 0;
    for (uint32_t i = 0; i < table->count; i++) {
        struct list_info *info = &table->infos[i];
        if (!read_list(from, info, arena)) return fail_memory(error);
        if (from->failed || info->record_count > UINT32_MAX - first)
            return bad_list(name, i, error);
        info->first_record = first;
        first += info->record_count;
        table->prefixes[i] = list_prefix(info->id, arena);
        if (!table->prefixes[i].bytes) return fail_memory(error);
    }
    return from->at == from->end ? IDT_OK : bad_list(name, table->count, error);
}

idt_status list_table_read(struct span bytes, struct arena *arena,
                           const char *name, idt_error *error,
                           struct list_table *table) {
    if (table->count > UINT16_MAX ||
        table->count > bytes.length / LIST_BYTES_LEAST)
        return bad_list(name, table->count, error);
    table->infos = arena_take(arena, table->count, sizeof *table->infos);
    table->prefixes = arena_take(arena, table->count, sizeof *table->prefixes);
    if (!table->infos || !table->prefixes) return fail_memory(error);
    struct byte_reader from = byte_reader_of(bytes);
    return read_lists(&from, arena, name, error, table);
}

/* ---- asking -------------------------------------------------------------------- */

uint32_t snapshot_list_count(const struct snapshot *snapshot) {
    return snapshot->lists.count;
}

bool snapshot_list(const struct snapshot *snapshot, uint32_t i,
                   struct list_info *info) {
    if (i >= snapshot->lists.count) return false;
    *info = snapshot->lists.infos[i];
    return true;
}
