/* source.h -- from a publisher's file to parties: one table of readers.
 *
 *     paths --source_find--> files with kinds --source_read--> sink
 *
 * A reader is a row: its kind, how it knows its file from the first bytes,
 * and how it streams parties out of it.  Files that belong together (OFAC's
 * sdn, add, alt and comments) form one set under one row; the companions are
 * joined by the publisher's key.
 * Invariant: a record reaches the sink exactly once, in file order, or the
 * read fails and says where.  A party handed to the sink lives until the
 * sink returns.
 */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/hash.h"
#include "base/os_file.h"
#include "record/party.h"

/* What a list says of itself.  Texts live until the sink's call returns. */
struct list_head {
    const char *list;      /* our id, "us-ofac-sdn": static or arena */
    const char *publisher; /* "US Department of the Treasury, OFAC" */
    const char *kind;      /* the reader's kind, "ofac-csv" */
    day_number published;  /* DAY_NONE when the file carries no date */
};

/* Where parties go.  Any status but IDT_OK ends the read with it. */
struct source_sink {
    void *context;
    /* Once before the first party of each list (a file may hold several). */
    idt_status (*list)(void *context, const struct list_head *head,
                       idt_error *error);
    /* A party whose primary name or id is missing is handed over too, with
     * an empty id or no name: the sink counts it and decides. */
    idt_status (*party)(void *context, const struct party *party,
                        idt_error *error);
    /* A row of a companion file that matches no party (an alias without its
     * record): counted, first ones named in the build report. */
    idt_status (*orphan)(void *context, const char *file, uint32_t line,
                         struct span key, idt_error *error);
};

/* One file of a set. */
struct source_file {
    const char *path;
    const char *role;  /* the reader's own word: "sdn", "alt", "add" ... */
    struct sha256 sum; /* filled by the read */
    uint64_t raw_bytes;
    int64_t modified; /* seconds since 1970 */
};

struct source_options {
    const char *map;  /* own-csv: path of the header mapping; NULL */
    const char *name; /* own-csv: the list's NAME in "own-NAME" */
};

struct source_set {
    const struct source_reader *reader;
    struct source_file *files;
    size_t count;
    struct source_options options;
    struct arena *arena; /* lives through the read */
};

struct source_reader {
    const char *kind;  /* "--kind" word */
    const char *title; /* for `interdict build --help` */
    /* The file's role when these first bytes (up to SOURCE_HEAD_BYTES of the
     * unpacked file) are this reader's; NULL when not.  The name is a hint
     * that may only break a tie between roles. */
    const char *(*recognises)(struct span head, const char *file_name);
    idt_status (*read)(struct source_set *set, const struct source_sink *sink,
                       idt_error *error);
    /* True when a set may lack this role (a lone companion is refused). */
    const char *main_role;
};

#define SOURCE_HEAD_BYTES 16384

/* Every reader, in the order they are asked.  Ends with a NULL kind. */
extern const struct source_reader *const source_readers[];

/* Sorts files (and the files of folders, not deeper) into sets.  `kind` NULL
 * means: find from content.  An unrecognised file is IDT_UNKNOWN_SOURCE and
 * names the kinds there are. */
struct source_paths {
    const char *const *paths;
    size_t count;
    const char *kind;
    struct source_options options;
};
struct source_sets {
    struct source_set *items;
    size_t count;
};
idt_status source_find(const struct source_paths *paths, struct arena *arena,
                       idt_error *error, struct source_sets *sets);

/* Reads one set through; fills sums and sizes of its files. */
idt_status source_read(struct source_set *set, const struct source_sink *sink,
                       idt_error *error);

#endif
