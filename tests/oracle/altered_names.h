/* altered_names.h -- queries made from listed names, spoilt as people do.
 *
 *     listed   KIM, Jong Un
 *     altered  "kim jogn un" "Un KIM Jong" "KimJong Un" "K. Jong Un"
 *              "KIM, Jong 7 Un" "ong U" "KIM, Jong Un SHIPPING" ...
 *
 * A query is made from a number alone: the same seed and the same lists give
 * the same queries, whatever thread asks them.
 */
#ifndef ORACLE_ALTERED_NAMES_H
#define ORACLE_ALTERED_NAMES_H

#include "interdict.h"

/* A row of numbers that look random: splitmix64 (Steele, Lea, Flood 2014). */
struct random {
    uint64_t state;
};

uint64_t random_next(struct random *random);
uint32_t random_below(struct random *random, uint32_t limit);

/* Every name and fact of some lists, by kind in the order of entities. */
struct listed_text {
    uint32_t entity;
    const char *kind; /* of an identifier; of TYPES the type */
    idt_text text;    /* lies in the snapshot */
    idt_text country; /* of an identifier: its issuer's, or empty */
};

enum {
    NAMES,
    FOREIGN_NAMES,
    KOREAN_NAMES,
    BIRTHS,
    COUNTRIES,
    ADDRESSES,
    IDENTIFIERS,
    TYPES,
    TEXT_KINDS
};

struct listed_texts {
    struct listed_text *items[TEXT_KINDS];
    uint32_t count[TEXT_KINDS];
};

bool listed_texts_collect(const idt_lists *lists, struct listed_texts *texts);
void listed_texts_free(struct listed_texts *texts);

/* A query and the room of its texts. */
struct altered_query {
    idt_query query;
    idt_identifier identifier;
    char name[4096];
    char birth[16];
    char number[256], issuer[3]; /* of the identifier */
};

void altered_query_make(const struct listed_texts *texts, uint64_t number,
                        struct altered_query *made);

#endif
