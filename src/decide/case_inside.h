/* case_inside.h -- what the files that read a case share.
 *
 *     case_read.c     the case, its route, payment, goods, approvals
 *     case_party.c    parties, banks and owners, in one row of items
 *     case_links.c    who owns, acts for, is a branch of whom
 *     case_facts.c    the objects `facts`: any fact by its name
 *     case_values.c   one JSON value as a fact of its type
 * Invariant: a case that is refused leaves no half of itself behind: the
 * decider holds no case until all of it was read.
 */
#ifndef DECIDE_CASE_INSIDE_H
#define DECIDE_CASE_INSIDE_H

#include "decide/case_keys.h"
#include "decide/decide_inside.h"

/* A party as it stands in the JSON, before its keys are read. */
struct party_source {
    struct json object;
    struct span path;
    uint32_t owned; /* whose owner it is; LAW_NONE */
    bool is_bank;
};

struct case_reading {
    struct decider *d;
    idt_error *error;
    GROWING(struct party_source) parties;
    GROWING(struct stake) stakes;
    GROWING(struct named_fact) named;
    struct json root;
};

/* Where the value of (fact, item) is kept. */
struct value *given_value(struct decider *d, uint32_t fact, uint32_t item);

/* ---- values -------------------------------------------------------------- */

/* Reads one value as the fact's type asks; null leaves it unknown. */
idt_status read_fact_value(struct decider *d, struct json value, uint32_t fact,
                           struct value *out, idt_error *error);
/* Two letters or a name; 0 for "none". */
idt_status read_country_text(struct json value, idt_error *error,
                             uint32_t *out);
idt_status read_day_text(struct json value, idt_error *error, day_number *out);
/* "1000 t": steps and unit. */
idt_status read_amount_text(struct json value, idt_error *error, int64_t *steps,
                            uint32_t *unit);
/* "0.60" or "60 %", in billionths. */
idt_status read_share(struct json value, idt_error *error, int64_t *out);
/* Texts of an array, or one text; kept. */
idt_status read_texts(struct decider *d, struct json value, idt_error *error,
                      const struct span **out, uint32_t *count);
/* Takes room in `kept`; NULL tells no memory. */
void *keep(struct decider *d, size_t count, size_t size);
struct span keep_print(struct decider *d, const char *format, ...)
    PRINTF_LIKE(2, 3);
struct span keep_path(struct decider *d, struct json value);
/* A derived value that the reading itself puts in. */
void put_inferred(struct decider *d, uint32_t fact, uint32_t item,
                  int64_t number, struct span why);
/* Every key of the object that a fact reads, at its level. */
idt_status read_keyed_facts(struct case_reading *r, struct json object,
                            enum case_level level, uint32_t item);
idt_status check_level(struct json object, enum case_level level,
                       idt_error *error);
/* HS chapters and headings that exist. */
bool hs_exists(struct span code);

/* ---- parts --------------------------------------------------------------- */

idt_status gather_parties(struct case_reading *r);
idt_status read_parties(struct case_reading *r);
/* Persons or entities, once all facts are read, wherever they stand. */
idt_status infer_types(struct case_reading *r);
idt_status read_links(struct case_reading *r);
/* Once all facts are read, wherever they stand. */
void find_owners_of_nothing(struct case_reading *r);
idt_status read_party_reference(struct case_reading *r, struct json value,
                                uint32_t *party);
idt_status read_listed(struct case_reading *r, struct json object,
                       enum listed_state *state, const struct listing **out,
                       uint32_t *count);
idt_status read_goods(struct case_reading *r, struct json array);
idt_status read_vessels(struct case_reading *r);
idt_status read_approvals(struct case_reading *r);
idt_status read_facts_object(struct case_reading *r, struct json object,
                             uint32_t scope, uint32_t item);

#endif
