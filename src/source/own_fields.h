/* own_fields.h -- which column of a caller's table is what.
 *
 *     id = Unique ID            the column of that header
 *     type := person            the same in every row
 *     split := ;                several values in one cell
 *
 * docs/format/own-csv.md tells the fields.  One mapping serves one table;
 * it lives in an arena.
 */
#ifndef SOURCE_OWN_FIELDS_H
#define SOURCE_OWN_FIELDS_H

#include "base/arena.h"
#include "base/csv_pull.h"
#include "base/growing_array.h"
#include "record/party.h"

/* How the text of a cell becomes part of a party. */
enum own_form {
    OWN_ID,
    OWN_TYPE,
    OWN_MEASURE,
    OWN_TEXT,
    OWN_BIRTH,
    OWN_DATE,
    OWN_COUNTRY,
    OWN_PLACE,
    OWN_IDENTIFIER
};

struct own_field {
    const char *word;
    enum own_form form;
    int kind, role;
    bool is_single;   /* never split */
    struct span unit; /* the currency of a wallet; else empty */
};

/* One line of the mapping. */
struct own_line {
    struct own_field field;
    const char *column; /* NULL: a constant */
    struct span constant;
    uint32_t line;
};

struct own_map {
    GROWING(struct own_line) lines;
    const char *path; /* for messages; NULL without a mapping file */
    char split;       /* 0: cells hold one value */
    struct csv_options csv;
};

/* Reads the mapping file; a NULL path gives an empty mapping. */
idt_status own_map_read(const char *path, struct arena *arena, idt_error *error,
                        struct own_map *map);
void own_map_release(struct own_map *map);

/* The field of that word ("weak-alias", "passport" ...), in any case and
 * with blanks or low lines for dashes; false when there is none.  Without an
 * arena the unit is left out. */
bool own_field_find(struct span word, struct arena *arena,
                    struct own_field *field);

#endif
