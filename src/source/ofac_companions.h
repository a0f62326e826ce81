/* ofac_companions.h -- rows of add.csv, alt.csv and comments, by their record.
 *
 *     36,25,-0- ,"Havana","Cuba",-0-        key 36 -> row -> row -> NULL
 *     36,12,"aka","AERO-CARIBBEAN",-0-
 *
 * The advanced XML is one file of such parts, joined in the same way.
 * The primary file is streamed; the files that hang on it are read before it
 * and kept, for their rows come in an order of their own.
 * Invariant: the rows of one key keep the order of their files.  Texts live
 * in the arena given.
 */
#ifndef SOURCE_OFAC_COMPANIONS_H
#define SOURCE_OFAC_COMPANIONS_H

#include "base/arena.h"
#include "base/csv_pull.h"

enum companion_role {
    COMPANION_ADDRESS,
    COMPANION_ALIAS,
    COMPANION_COMMENT,
    /* of the advanced XML, which keeps its parts apart as well */
    COMPANION_REFERENCE,
    COMPANION_DOCUMENT,
    COMPANION_LINK,
    COMPANION_SANCTION,
    COMPANION_UNKNOWN /* an element that is none of these */
};

#define COMPANION_FIELDS 6 /* the widest rows: address, document */

struct companion_row {
    struct companion_row *next; /* of the same key */
    const char *file;
    uint32_t line;
    enum companion_role role;
    bool is_joined;
    struct span fields[COMPANION_FIELDS]; /* missing ones are empty */
};

struct companions;

idt_status companions_new(struct arena *arena, idt_error *error,
                          struct companions **out);
/* Keeps a copy of the row under its first field. */
idt_status companions_add(struct companions *companions, const char *file,
                          enum companion_role role, const struct csv_row *row,
                          idt_error *error);
/* The first row of a key, or NULL. */
struct companion_row *companions_find(const struct companions *companions,
                                      struct span key);
/* Every row in the order it was added: *place begins at 0; NULL at the end. */
const struct companion_row *companions_walk(const struct companions *companions,
                                            size_t *place);
void companions_free(struct companions *companions); /* NULL is fine */

#endif
