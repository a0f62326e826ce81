/* labelled_rows.h -- the rows of a labelled set: who is asked, what is right.
 *
 *     full_name,nationality,expected        a header is guessed by its words
 *     "KIM, Jong Un",KP,us-ofac-sdn:20157   or named: name=full_name
 *     {"name":"KIM, Jong Un"}               NDJSON; a.name is name inside a
 *
 * Kind of file found from content: a first `{` is NDJSON, anything else CSV
 * or TSV.  Lines that begin with `#` are remarks.  All rows are kept: a set
 * is screened by many threads and told in order.
 * Invariant: a set that cannot be read to its end is refused whole, because
 * a rate over part of a set is a rate of nothing.
 */
#ifndef SERVE_LABELLED_ROWS_H
#define SERVE_LABELLED_ROWS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/growing_array.h"
#include "base/span.h"

enum row_column {
    COLUMN_NAME,
    COLUMN_OTHER, /* the second name of a pair */
    COLUMN_LABEL,
    COLUMN_RECORD, /* ids of the records expected, parted by | */
    COLUMN_TYPE,
    COLUMN_BIRTH,
    COLUMN_COUNTRY,
    COLUMN_CLASS,
    ROW_COLUMNS
};

struct labelled_row {
    struct span column[ROW_COLUMNS]; /* empty where the file has none */
    uint32_t line;
};

struct labelled_set {
    const char *path;
    GROWING(struct labelled_row) rows;
    struct arena arena;
};

struct row_mapping {
    struct span map;    /* "name=full_name,id=3", or empty */
    struct span by;     /* column of the class, or empty */
    bool has_no_header; /* columns go by number, from 1 */
    bool is_name_only;  /* type, birth and country are not guessed */
};

/* `needed` is a bit set (1u << COLUMN_...) of columns without which the set
 * makes no sense.  IDT_BAD_ARGUMENT for a mapping that does not fit. */
idt_status labelled_set_read(struct labelled_set *set, const char *path,
                             const struct row_mapping *mapping, unsigned needed,
                             idt_error *error);
void labelled_set_release(struct labelled_set *set);

/* yes, true, 1, match, same ... and their opposites; else false. */
bool label_read(struct span label, bool *is_positive);

#endif
