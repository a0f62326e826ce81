/* field_tree.h -- one record of any list as named texts, and what became of
 * each.
 *
 *     record
 *       REFERENCE_NUMBER    "KPi.033"       taken: the id
 *       INDIVIDUAL_ALIAS
 *         QUALITY           "Good"          taken: the role of the name
 *         ALIAS_NAME        "Ri Won-ho"     taken: the name
 *         NOTE              "nom de guerre" left: becomes ITEM_TEXT
 *                                           "INDIVIDUAL_ALIAS/NOTE"
 *
 * Whoever uses a field takes it; field_rest() turns what nobody took into
 * texts under the source's own labels.  So a reader cannot drop a field by
 * forgetting it: forgetting is what keeps it.  XML elements, XML attributes
 * and CSV columns all become fields, which lets one table of rules read a
 * publisher's XML and its CSV.
 * Names are compared without case: the same field is birthdate in the EU's
 * XML and BirthDate in its CSV.
 */
#ifndef SOURCE_FIELD_TREE_H
#define SOURCE_FIELD_TREE_H

#include "record/party.h"

struct field {
    struct span name, text; /* text trimmed; empty for a mere container */
    struct field *child, *last, *next; /* first and last child, sibling */
    struct field *parent;              /* NULL in the record's top */
    bool is_taken;
};

/* The last child of `parent` (NULL: a top) from now on; NULL: no memory.
 * Name and text are kept as views. */
struct field *field_new(struct arena *arena, struct field *parent,
                        struct span name, struct span text);

/* The first child of that name that nobody took; NULL when there is none.  A
 * NULL parent is fine. */
struct field *field_find(struct field *parent, const char *name);

/* Its text, taken; empty when there is none or it has no letter or digit: "-"
 * is how some publishers write "nothing". */
struct span field_take(struct field *parent, const char *name);

/* The texts of several children in the order of `names` (NULL at the end),
 * taken and joined; what is empty is left out. */
struct span field_join(struct party *party, struct field *parent,
                       const char *const *names, const char *between);

/* Joins a few texts in the party's arena, skipping empty ones. */
struct span texts_join(struct party *party, const struct span *texts,
                       size_t count, const char *between);

/* ---- rules --------------------------------------------------------------- */

enum field_action {
    FIELD_TEXT,       /* party_add_text(kind, role) */
    FIELD_NAME,       /* party_add_name(role) */
    FIELD_DATE,       /* party_add_date(role); a text that is no day is kept */
    FIELD_BIRTH,      /* party_add_birth */
    FIELD_COUNTRY,    /* party_add_country(role) */
    FIELD_IDENTIFIER, /* party_add_identifier(role) without a country */
    FIELD_LINK,       /* like FIELD_TEXT with kind ITEM_LINK */
    FIELD_READ        /* read(party, field), which takes what it uses */
};

/* What to do with the children of one name.  A container stands for all the
 * texts inside it: NATIONALITY/VALUE is read by the rule of NATIONALITY. */
struct field_rule {
    const char *name; /* NULL ends a table */
    enum field_action action;
    uint8_t kind, role;
    /* What stands between several values in one text; NULL for one value;
     * SPLIT_NUMBERED for "(1) Syria (2) Iraq" and "a) General b) Major". */
    const char *split;
    void (*read)(struct party *party, struct field *field);
};
#define SPLIT_NUMBERED "(1)"

/* Applies the rule of each child, in the order of the record. */
void field_rules_apply(struct party *party, struct field *record,
                       const struct field_rule *rules);

/* Everything with a text that nobody took becomes ITEM_TEXT, equal ones
 * once. */
void field_rest(struct party *party, struct field *record);

/* The next of several values in *rest, trimmed; false at the end.  Pieces
 * without a letter or digit are skipped. */
bool values_next(struct span *rest, const char *split, struct span *value);

/* ---- the parts that most lists share ------------------------------------- */

struct address_rule {
    const char *name;
    uint8_t role; /* enum address_part_role, or ADDRESS_CODE */
};
#define ADDRESS_CODE ADDRESS_PART_ROLE_COUNT /* a country code, no text */

/* One ITEM_ADDRESS of the parts that are there, then the parts. */
void field_address(struct party *party, struct field *address,
                   const struct address_rule *parts);

/* Whether a name has letters and none is Latin: Cyrillic, Greek, Arabic. */
bool is_other_script(struct span name);

/* Adds the item unless one of its kind, role and text is there: several rows
 * of one record repeat what they share. */
void add_once(struct party *party, struct item item);

/* The publisher's own word that another list's record is the same party. */
void add_same_as(struct party *party, const char *list, struct span id);

/* A country with its code when the source gives both. */
void add_country(struct party *party, enum country_role role,
                 struct span country, struct span code);

/* A place of birth: one line and the country's code. */
void add_birth_place(struct party *party, struct span place,
                     struct span country);

/* An identifier under a publisher's own label; a label that says more than the
 * kind found for it is kept as a text beside it. */
void add_document(struct party *party, struct span label, struct span number,
                  struct span country);

/* When the text is one day; else the text is kept and the party flawed. */
void add_day(struct party *party, enum date_role role, struct span label,
             struct span text);

#endif
