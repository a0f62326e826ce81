/* store.h -- a snapshot: everything a screener needs, as one immutable file.
 *
 *     [ header | section table | LIST | RECS | RECX | IDIX | other rooms' ]
 *
 *     lists --draft--> sections --snapshot_make--> bytes --snapshot_save--> file
 *     file --snapshot_open--> struct snapshot, mapped, never changed
 *
 * A snapshot is built whole and replaced whole: there is no update in place,
 * so a reader needs no lock and a crash leaves the old file or the new one.
 * Its name is the SHA-256 of its bytes: who screened against what can be
 * proved later.  Byte by byte: docs/format/snapshot.md.
 *
 * Invariant: an open snapshot has been checked so far that no call below can
 * leave its bytes.  Texts and pointers got from a snapshot live until it is
 * closed; those got from a draft live until its next draft_party.
 * Threads: an open snapshot is read-only; share it freely.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/bytes.h"
#include "base/hash.h"
#include "record/party_bytes.h"

/* The format written, and the oldest one that is still read. */
#define SNAPSHOT_FORMAT        2
#define SNAPSHOT_FORMAT_OLDEST 2

#define SNAPSHOT_ALIGN 64 /* of each section: a cache line */

#define SNAPSHOT_TAG(a, b, c, d)                                               \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 |                \
     (uint32_t)(d) << 24)

#define SNAPSHOT_LIST SNAPSHOT_TAG('L', 'I', 'S', 'T') /* manifest of lists */
#define SNAPSHOT_RECS SNAPSHOT_TAG('R', 'E', 'C', 'S') /* parties as bytes */
#define SNAPSHOT_RECX SNAPSHOT_TAG('R', 'E', 'C', 'X') /* where each one is */
#define SNAPSHOT_IDIX SNAPSHOT_TAG('I', 'D', 'I', 'X') /* records by id */

/* ---- the container ------------------------------------------------------ */

/* `count` is the owner's own (records, tokens ...); the container only keeps
 * it. */
struct snapshot_section {
    uint32_t tag;
    uint32_t count;
    struct span bytes;
};

/* The whole file in memory, in place of what `out` holds.  Tags must differ.
 * The caller releases `out`, also after a failure. */
idt_status snapshot_make(const struct snapshot_section *sections, size_t count,
                         idt_error *error, struct byte_writer *out);

/* Written aside, flushed, renamed over `path` (base/os_file.h). */
idt_status snapshot_save(const char *path, struct span bytes, idt_error *error);

struct snapshot;

/* Verifies magic, versions, length, the sum of every section, and the
 * structure of the sections above; other rooms verify theirs.
 * IDT_BAD_SNAPSHOT tells which part is wrong; IDT_NOT_FOUND: no such file. */
idt_status snapshot_open(const char *path, idt_error *error,
                         struct snapshot **out);

/* The same over bytes kept by the caller, aligned to SNAPSHOT_ALIGN.  `name`
 * is used in errors and must live as long. */
idt_status snapshot_over(struct span bytes, const char *name, idt_error *error,
                         struct snapshot **out);

void snapshot_close(struct snapshot *snapshot); /* NULL is fine */

/* False when there is no such section; the outputs are then as they were. */
bool snapshot_section(const struct snapshot *snapshot, uint32_t tag,
                      struct span *bytes, uint32_t *count);

/* Section `i` of the table, in the order of the file; false behind the last. */
struct section_place {
    uint32_t tag, count;
    uint64_t offset, length;
};
bool snapshot_section_at(const struct snapshot *snapshot, uint32_t i,
                         struct section_place *place);

/* The name of the snapshot, as its header states it (snapshot_check compares
 * it with the bytes). */
const struct sha256 *snapshot_sum(const struct snapshot *snapshot);

/* Path or name given at opening; length of the file in bytes. */
const char *snapshot_name(const struct snapshot *snapshot);
uint64_t snapshot_length(const struct snapshot *snapshot);

/* ---- lists --------------------------------------------------------------- */

struct list_file {
    struct span name; /* without folder */
    struct sha256 sum;
    uint64_t raw_bytes;
    int64_t modified; /* seconds since 1970; 0: not known */
};

struct list_info {
    struct span id, publisher, kind;
    day_number published; /* DAY_NONE when the file carries no date */
    int64_t modified;     /* of its oldest file; 0: not known */
    uint32_t record_count, name_count;
    uint32_t flawed_count;       /* records with a field that is not read */
    uint32_t unknown_text_count; /* ITEM_TEXT items */
    uint32_t orphan_count;       /* companion rows without their record */
    uint32_t first_record;       /* its records follow one another */
    const struct list_file *files;
    uint32_t file_count;
};

uint32_t snapshot_list_count(const struct snapshot *snapshot);
bool snapshot_list(const struct snapshot *snapshot, uint32_t i,
                   struct list_info *info);

/* ---- records -------------------------------------------------------------- */

/* "us-ofac-sdn:" and "20157".  The prefix is empty for lists whose
 * references are whole ids already (FollowTheMoney, Senzing). */
struct record_id {
    struct span prefix, reference;
};

/* memcmp order of the two parts joined. */
int record_id_compare(const struct record_id *a, const struct record_id *b);

/* Appends the two parts. */
void record_id_write(const struct record_id *id, struct byte_writer *to);

uint32_t snapshot_record_count(const struct snapshot *snapshot);

/* False when there is no record `i` or its bytes are no party. */
bool snapshot_record(const struct snapshot *snapshot, uint32_t i,
                     struct party_view *view);

/* The rest asks for i < snapshot_record_count. */
struct record_id snapshot_record_id(const struct snapshot *snapshot,
                                    uint32_t i);
const struct sha256 *snapshot_record_hash(const struct snapshot *snapshot,
                                          uint32_t i);
uint32_t snapshot_record_list(const struct snapshot *snapshot, uint32_t i);
enum party_type snapshot_record_type(const struct snapshot *snapshot,
                                     uint32_t i);
uint32_t snapshot_record_measures(const struct snapshot *snapshot, uint32_t i);
uint32_t snapshot_record_names(const struct snapshot *snapshot, uint32_t i);

/* "us-ofac-sdn:20157" -> record number. */
bool snapshot_find(const struct snapshot *snapshot, struct span id,
                   uint32_t *i);

/* The record numbers in the order of their ids: place 0 is the first. */
uint32_t snapshot_by_id(const struct snapshot *snapshot, uint32_t place);

/* ---- building -------------------------------------------------------------- */

struct snapshot_draft;

struct snapshot_draft *draft_new(void);        /* NULL: no memory */
void draft_free(struct snapshot_draft *draft); /* NULL is fine */

/* Begins a list; parties follow.  Of `info` the id, publisher, kind and
 * published day are used and copied; the counts are the draft's own.  A list
 * that was begun before is IDT_REFUSED. */
idt_status draft_list(struct snapshot_draft *draft,
                      const struct list_info *info, idt_error *error);

/* A party of the list begun last.  An empty id is IDT_BAD_SOURCE, one that
 * is longer than LIMIT_ID_BYTES with its prefix IDT_OVER_LIMIT. */
idt_status draft_party(struct snapshot_draft *draft, const struct party *party,
                       idt_error *error);

/* One more orphan of the list begun last. */
void draft_orphan(struct snapshot_draft *draft);

/* A file that list number `list` was read from (several lists may come from
 * one file, and sums are known only after the read). */
idt_status draft_file(struct snapshot_draft *draft, uint32_t list,
                      const struct list_file *file, idt_error *error);

uint32_t draft_list_count(const struct snapshot_draft *draft);
/* As it stands now. */
bool draft_list_info(const struct snapshot_draft *draft, uint32_t i,
                     struct list_info *info);
uint32_t draft_record_count(const struct snapshot_draft *draft);
/* For the index, before anything is saved.  Same numbers as in the
 * snapshot. */
bool draft_record(const struct snapshot_draft *draft, uint32_t i,
                  struct party_view *view);
uint32_t draft_record_list(const struct snapshot_draft *draft, uint32_t i);

/* The store's own sections, in memory of the draft until it is freed or
 * given another party.  Two records with one id are IDT_BAD_SOURCE and the
 * error names both lines. */
idt_status draft_sections(struct snapshot_draft *draft, idt_error *error,
                          const struct snapshot_section **sections,
                          size_t *count);

/* IDT_REFUSED when a list of `old` is gone or shrank by more than a fifth, in
 * records, names, addresses or identifiers, or comes in fewer files of the
 * same kind; the error names the list, both counts, the remedy. */
idt_status draft_compare(const struct snapshot_draft *draft,
                         const struct snapshot *old, idt_error *error);

/* ---- checking and comparing ------------------------------------------------ */

/* All that opening leaves out because it takes longer: the SHA-256 of the
 * whole, every record decoded and hashed, counts, ids in order. */
idt_status snapshot_check(const struct snapshot *snapshot, idt_error *error);

enum record_change { RECORD_ADDED, RECORD_REMOVED, RECORD_CHANGED };

struct diff_entry {
    enum record_change change;
    struct record_id id;
    uint32_t old_record, new_record; /* where there is one */
};

struct diff_sink {
    void *context;
    /* Any status but IDT_OK ends the walk with it. */
    idt_status (*change)(void *context, const struct diff_entry *entry,
                         idt_error *error);
};

/* In the order of ids.  A record changed when its hash did: moving in its
 * file is no change. */
idt_status snapshot_diff(const struct snapshot *before,
                         const struct snapshot *after,
                         const struct diff_sink *sink, idt_error *error);

#endif
