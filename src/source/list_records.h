/* list_records.h -- from a list file to filled parties: two ways in, one out.
 *
 *     XML elements ---xml_list_read---\
 *                                      struct field ---> list_reader.read
 *     CSV rows     ---csv_list_read---/
 *
 * A list is described by tables: which elements or rows are a record, what
 * its columns are called, and a function that fills a party from the fields.
 * Opening, sums, dates, ids, raw bytes and errors are done here, once.
 */
#ifndef SOURCE_LIST_RECORDS_H
#define SOURCE_LIST_RECORDS_H

#include "source/field_tree.h"
#include "source/source.h"

struct list_reader {
    const char *list, *publisher, *kind;
    /* Fills a party of unknown type and takes what it used; the rest is kept
     * by the caller. */
    void (*read)(struct party *party, struct field *record);
};

struct xml_shape {
    const char *const *records; /* element names, NULL at the end */
    const char *const *around;  /* elements that hold records */
    const char *published;      /* attribute of the root, or NULL */
    /* A record element that is no party but carries the date; NULL. */
    const char *published_element;
};

idt_status xml_list_read(struct source_set *set, const struct source_sink *sink,
                         const struct list_reader *reader,
                         const struct xml_shape *shape, idt_error *error);

/* A column put into a group of the record: {"Address Line 1", "Address",
 * "AddressLine1"}.  Equal groups of the rows of one record are kept once. */
struct csv_column {
    const char *column, *group, *leaf; /* group NULL: at the top */
};

struct csv_shape {
    const char *header; /* a column that marks the header row */
    const char *key;    /* rows with the same text here are one record; NULL:
                            every row is a record */
    char separator;
    const struct csv_column *columns; /* NULL: all at the top, as named */
    const char *published; /* a column that carries the date, or NULL */
    /* A column "Group_Leaf" is the leaf in the group, unless in `columns`. */
    bool splits_names;
};

idt_status csv_list_read(struct source_set *set, const struct source_sink *sink,
                         const struct list_reader *reader,
                         const struct csv_shape *shape, idt_error *error);

/* Opens the only file of a set; at its end fills the file's sum and size. */
idt_status list_file_open(struct source_set *set, idt_error *error,
                          struct byte_stream **stream);
void list_file_done(struct source_set *set, const struct byte_stream *stream);

/* Refuses a last row that lacks cells and a line end: the file was cut in it,
 * and what stood behind it is not known. */
struct csv;
struct csv_row;
idt_status row_check_cut(const struct csv *csv, const struct csv_row *row,
                         size_t columns, idt_error *error);

/* "2026-08-01T23:00:03.110Z", "27/04/2020", "Report Date: 23-Sep-2026";
 * DAY_NONE when it is no day. */
day_number published_day(struct span text);

/* Whether the first line that holds `mark` in a file's head also holds all of
 * `others` (NULL at the end): how a CSV is known by its header. */
bool head_has_columns(struct span head, const char *mark,
                      const char *const *others);

/* Letters and digits in lower case, everything else one '-': for ids. */
struct span slug_of(struct party *party, struct span text);

#endif
