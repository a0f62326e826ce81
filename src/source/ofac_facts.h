/* ofac_facts.h -- what the words of OFAC's files mean, whatever the format.
 *
 *     remark   "alt. Passport G025057 (Sudan) issued 23 Jun 1999"
 *     XML      <idType>Passport</idType><idNumber>G025057</idNumber> ...
 *        both ->  identifier passport "G025057"  extra "SD"  1999-06-23..
 *
 * OFAC publishes one database in four formats, and the labels of its facts
 * are the same in all of them.  So the labels stand once, in a table, and the
 * readers only find label and value.
 * Invariant: a fact whose label is not in the table is kept as text under
 * that label; nothing is dropped.
 */
#ifndef SOURCE_OFAC_FACTS_H
#define SOURCE_OFAC_FACTS_H

#include "base/bytes.h"
#include "record/party.h"
#include "source/source.h"

/* ---- the two lists ------------------------------------------------------ */

enum ofac_list { OFAC_SDN, OFAC_CONSOLIDATED };

struct list_head ofac_head(enum ofac_list list, const char *kind,
                           day_number published);

/* What being on the list does at the least. */
uint32_t ofac_least_measures(enum ofac_list list);

/* Adds the programme and what it does: on the SDN list everything is
 * blocked, on the consolidated list it depends on the programme. */
void ofac_add_program(struct party *party, enum ofac_list list,
                      struct span tag);
/* The measures behind a "sanctions type" of the XML formats. */
uint32_t ofac_measures_of_type(struct span type);
/* True for a programme that only the consolidated list has. */
bool ofac_is_consolidated_program(struct span tag);

/* ---- facts -------------------------------------------------------------- */

/* "individual", "Vessel", "-0-": an organization unless said otherwise. */
enum party_type ofac_party_type(struct span word);

/* A name; of a person, "LAST, First" gets its parts. */
void ofac_add_name(struct party *party, enum name_role role, struct span name);

/* An address in one line, with its country's code. */
void ofac_add_address(struct party *party, struct span line,
                      struct span country);

/* Parts under the words of the XML formats: "Last Name", "CITY". */
void ofac_add_name_part(struct party *party, struct span type,
                        struct span value);
void ofac_add_address_part(struct party *party, struct span type,
                           struct span value);

/* A relationship: "Owned or Controlled By", the other's name and id. */
struct ofac_link {
    struct span type, name, id;
};
void ofac_add_link(struct party *party, const char *list,
                   const struct ofac_link *link);

/* Adds ", piece" to an address line that is being written. */
void ofac_join_address(struct byte_writer *line, struct span piece);
/* Which element or part type of an address is what. */
struct ofac_address_part {
    const char *name;
    enum address_part_role role;
};

/* One fact with its label apart.  `country` may be empty. */
struct ofac_fact {
    struct span label, value, country;
    struct date_range valid; /* when has_valid: of an identifier */
    bool has_valid;
};
void ofac_add_fact(struct party *party, const struct ofac_fact *fact);

/* A whole remarks field: "DOB 1962; POB Shati; a.k.a. 'X'."  (ofac_remarks.c) */
void ofac_add_remarks(struct party *party, struct span remarks);
/* One remark, label and value in one text; false when it has no label that
 * is known (nothing was added then). */
bool ofac_add_labelled(struct party *party, struct span remark);
/* An identifier with its tail: "123 (Iran) issued 1 May 2001 expires ...". */
void ofac_add_identifier_text(struct party *party, struct span label,
                              struct span value);

/* From "a day until a day", either may be DAY_NONE (then without end). */
bool ofac_valid_between(day_number from, day_number until,
                        struct date_range *valid);

#endif
