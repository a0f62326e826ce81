/* snapshot_write.c -- sections into one file, the sums last.
 *
 *     { RECS 3 records, ... } --> [ header | table | RECS | 0 0 0 | ... ]
 *
 * The sum of the whole is taken with its own field and the header's crc zero,
 * then the crc of header and table with the sum in place: so the name of a
 * snapshot is guarded by the crc and depends on nothing but content.
 * Invariant: equal sections give equal bytes.
 */
#include "store/store_inside.h"

#include "text/fold_letters.h"

void put_little(char *to, uint64_t number, unsigned bytes) {
    for (unsigned i = 0; i < bytes; i++)
        to[i] = (char)(unsigned char)(number >> (8 * i));
}

void write_little(struct byte_writer *to, uint64_t number, unsigned bytes) {
    char little[8];
    put_little(little, number, bytes);
    write_bytes(to, little, bytes);
}

static size_t aligned(size_t place) {
    return (place + SNAPSHOT_ALIGN - 1) & ~(size_t)(SNAPSHOT_ALIGN - 1);
}

static void write_zeros_to(struct byte_writer *to, size_t place) {
    static const char zeros[HEADER_BYTES];
    while (!to->failed && to->bytes.count < place) {
        size_t rest = place - to->bytes.count;
        write_bytes(to, zeros, rest < sizeof zeros ? rest : sizeof zeros);
    }
}

/* ---- sums --------------------------------------------------------------- */

uint32_t snapshot_header_crc(struct span header_and_table) {
    static const char zeros[PLACE_ZEROS - PLACE_CRC];
    uint32_t crc = crc32c(0, header_and_table.bytes, PLACE_CRC);
    crc = crc32c(crc, zeros, sizeof zeros);
    return crc32c(crc, header_and_table.bytes + PLACE_ZEROS,
                  header_and_table.length - PLACE_ZEROS);
}

idt_status snapshot_whole_sum(struct span bytes, idt_error *error,
                              struct sha256 *out) {
    static const char zeros[PLACE_SUM_END - PLACE_SUM];
    struct sha256_stream *stream = sha256_stream_new();
    if (!stream) return fail_memory(error);
    struct span before = {bytes.bytes, PLACE_SUM};
    struct span after = {bytes.bytes + PLACE_SUM_END,
                         bytes.length - PLACE_SUM_END};
    if (!sha256_stream_add(stream, before) ||
        !sha256_stream_add(stream, (struct span){zeros, sizeof zeros}) ||
        !sha256_stream_add(stream, after)) {
        sha256_stream_free(stream);
        return fail_memory(error);
    }
    return sha256_stream_finish(stream, out) ? IDT_OK : fail_memory(error);
}

/* ---- making ------------------------------------------------------------- */

static idt_status check_sections(const struct snapshot_section *sections,
                                 size_t count, idt_error *error) {
    if (count > SECTIONS_MOST)
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "snapshot would have %zu sections, at most %d are allowed",
                    count, SECTIONS_MOST);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (sections[i].tag == sections[k].tag)
                return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                            "section %zu has the tag of section %zu", i, k);
    return IDT_OK;
}

/* Returns the length of the whole; 0 when it does not fit a size_t. */
static size_t whole_length(const struct snapshot_section *sections,
                           size_t count) {
    size_t place = aligned(HEADER_BYTES + count * SECTION_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (sections[i].bytes.length > SIZE_MAX - place - SNAPSHOT_ALIGN)
            return 0;
        place = aligned(place + sections[i].bytes.length);
    }
    return place;
}

static void write_header(struct byte_writer *to, size_t count, size_t length) {
    write_bytes(to, SNAPSHOT_MAGIC, PLACE_FORMAT);
    write_little(to, SNAPSHOT_FORMAT, 4);
    write_little(to, SNAPSHOT_FORMAT_OLDEST, 4);
    write_little(to, FOLD_VERSION, 4);
    write_little(to, count, 4);
    write_little(to, length, 8);
    write_zeros_to(to, HEADER_BYTES);
}

static void write_table(struct byte_writer *to,
                        const struct snapshot_section *sections, size_t count) {
    size_t place = aligned(HEADER_BYTES + count * SECTION_BYTES);
    for (size_t i = 0; i < count; i++) {
        struct span bytes = sections[i].bytes;
        write_little(to, sections[i].tag, 4);
        write_little(to, sections[i].count, 4);
        write_little(to, place, 8);
        write_little(to, bytes.length, 8);
        write_little(to, crc32c(0, bytes.bytes, bytes.length), 4);
        write_little(to, 0, 4);
        place = aligned(place + bytes.length);
    }
}

static idt_status put_sums(struct byte_writer *to, size_t count,
                           idt_error *error) {
    struct sha256 sum;
    idt_status status = snapshot_whole_sum(written(to), error, &sum);
    if (status) return status;
    char *bytes = to->bytes.items;
    memcpy(bytes + PLACE_SUM, sum.bytes, sizeof sum.bytes);
    struct span head = {bytes, HEADER_BYTES + count * SECTION_BYTES};
    put_little(bytes + PLACE_CRC, snapshot_header_crc(head), 4);
    return IDT_OK;
}

idt_status snapshot_make(const struct snapshot_section *sections, size_t count,
                         idt_error *error, struct byte_writer *out) {
    idt_status status = check_sections(sections, count, error);
    if (status) return status;
    size_t length = whole_length(sections, count);
    growing_clear(&out->bytes);
    if (length == 0 || !growing_reserve(&out->bytes, length))
        return fail_memory(error);
    write_header(out, count, length);
    write_table(out, sections, count);
    for (size_t i = 0; i < count; i++) {
        write_zeros_to(out, aligned(out->bytes.count));
        write_bytes(out, sections[i].bytes.bytes, sections[i].bytes.length);
    }
    write_zeros_to(out, length);
    return out->failed ? fail_memory(error) : put_sums(out, count, error);
}

idt_status snapshot_save(const char *path, struct span bytes,
                         idt_error *error) {
    struct new_file *file = NULL;
    idt_status status = new_file_begin(path, error, &file);
    if (status) return status;
    status = new_file_write(file, bytes, error);
    if (status) {
        new_file_abandon(file);
        return status;
    }
    return new_file_commit(file, error);
}
