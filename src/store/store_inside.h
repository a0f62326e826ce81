/* store_inside.h -- the byte layout of a snapshot, for this room alone.
 *
 *     0    magic 8 | format 4 | oldest reader 4 | fold version 4 | sections 4
 *     24   length 8 | sha256 32 | header crc 4 | zeros to 128
 *     128  per section: tag 4 | count 4 | offset 8 | length 8 | crc 4 | zero 4
 *     ...  sections, each at a multiple of 64, zeros between
 *
 * Numbers in tables are little-endian and of fixed width, so that entry i is
 * found by a product; what is read once (LIST, a party) is varints.
 */
#ifndef STORE_STORE_INSIDE_H
#define STORE_STORE_INSIDE_H

#include "store/store.h"

#include "base/arena.h"
#include "base/os_file.h"

/* As PNG does: the high byte and the line ends show what a text-mode copy
 * did to the file. */
#define SNAPSHOT_MAGIC "\x89IDT\r\n\x1a\n"

enum snapshot_place {
    PLACE_MAGIC = 0,
    PLACE_FORMAT = 8,
    PLACE_OLDEST_READER = 12,
    PLACE_FOLD = 16,
    PLACE_SECTIONS = 20,
    PLACE_LENGTH = 24,
    PLACE_SUM = 32,
    PLACE_CRC = 64,
    PLACE_ZEROS = 68,
    HEADER_BYTES = 128,
    SECTION_BYTES = 32, /* of an entry in the section table */
    SECTIONS_MOST = 64  /* four of ours; the index has below twenty */
};

/* What the sum of the whole takes as zero: itself and the header's crc, which
 * is taken after it. */
#define PLACE_SUM_END PLACE_ZEROS

struct section_entry {
    uint32_t tag, count;
    uint64_t offset, length;
    uint32_t crc;
};

void section_entry_load(const char *from, struct section_entry *entry);

/* Of the header and the section table, its own field taken as zero. */
uint32_t snapshot_header_crc(struct span header_and_table);

/* Of the whole, as the header should state it. */
idt_status snapshot_whole_sum(struct span bytes, idt_error *error,
                              struct sha256 *out);

/* ---- fixed-width numbers ------------------------------------------------- */

static inline uint32_t load_little_16(const char *from) {
    const unsigned char *bytes = (const unsigned char *)from;
    return bytes[0] | (uint32_t)bytes[1] << 8;
}
static inline uint32_t load_little_32(const char *from) {
    return load_little_16(from) | load_little_16(from + 2) << 16;
}

void put_little(char *to, uint64_t number, unsigned bytes);
void write_little(struct byte_writer *to, uint64_t number, unsigned bytes);

/* ---- records --------------------------------------------------------------- */

/* One entry of RECX:
 *     offset 8 | length 4 | canonical 4 | id at 4 | id length 4 | list 2
 *     | names 2 | type 1 | measures 1 | flags 2 | sha256 32             */
struct record_entry {
    uint64_t offset;           /* in RECS; each begins where the last ended */
    uint32_t length;           /* of the party's bytes */
    uint32_t canonical;        /* of them, what is hashed */
    uint32_t id_at, id_length; /* of them, the publisher's reference */
    uint16_t list, names;
    uint8_t type, measures;
    uint16_t flags;
    struct sha256 hash;
};
enum { RECORD_IS_FLAWED = 1, RECORD_FLAGS_ALL = 1 };

enum { RECORD_BYTES = 64, RECORD_HASH_AT = 32 };

void record_entry_load(const char *from, struct record_entry *entry);
void record_entry_write(const struct record_entry *entry,
                        struct byte_writer *to);

/* ---- lists ------------------------------------------------------------------ */

/* "us-ofac-sdn" -> "us-ofac-sdn:"; "ftm" -> "".  bytes == NULL: no memory. */
struct span list_prefix(struct span list, struct arena *arena);

void list_info_write(const struct list_info *info, struct byte_writer *to);

/* `count` lists that fill `bytes`; texts point into them, arrays come from
 * the arena.  IDT_BAD_SNAPSHOT, with the place `name`, when they do not. */
struct list_table {
    struct list_info *infos;
    struct span *prefixes;
    uint32_t count;
};
idt_status list_table_read(struct span bytes, struct arena *arena,
                           const char *name, idt_error *error,
                           struct list_table *table);

/* When the oldest of the files was modified; 0 when none is known. */
int64_t list_files_modified(const struct list_file *files, size_t count);

/* ---- an open snapshot -------------------------------------------------------- */

struct snapshot {
    const char *name;
    struct span bytes;
    struct mapped_file file; /* empty when the bytes are the caller's */
    uint32_t section_count;
    struct list_table lists;
    struct span recs, recx, idix;
    uint32_t record_count;
    struct arena arena; /* of the lists and the name */
};

static inline const char *record_entry_at(const struct snapshot *snapshot,
                                          uint32_t i) {
    return snapshot->recx.bytes + (size_t)i * RECORD_BYTES;
}

/* The parts of opening that belong to records: bounds of RECX, IDIX. */
idt_status record_tables_check(const struct snapshot *snapshot,
                               idt_error *error);

#endif
