/* weigh_evidence.h -- what is known beside the name: birth, country, type.
 *
 *     asked   1984-01-08   KP   person
 *     listed  1984         KP   person     agree, agree, agree
 *
 * Each field agrees, conflicts or says nothing, and is worth bits: log2 of how
 * much more often that is seen between two records of one party than between
 * records of two (data/calibration.txt).  A share of the bits is added to the
 * log-odds of the score.  Missing is nothing, never a conflict: a list that
 * does not know a birthday is not evidence against.
 * Invariants: more agreement never lowers a score; name_needed() tells from
 * which score of the name on a threshold can be reached, by which the index
 * widens its search; a conflict lowers a score and never removes a name that
 * is equal.
 */
#ifndef MATCH_WEIGH_EVIDENCE_H
#define MATCH_WEIGH_EVIDENCE_H

#include "match/address_evidence.h"
#include "record/identifier.h"
#include "record/party_bytes.h"

#define ASKED_IDENTIFIERS_MOST 32

struct asked_identifier {
    enum identifier_kind kind;
    char canonical[IDENTIFIER_BYTES_MOST];
    size_t length;
    char country[3]; /* "" when not given */
};

/* The query beside its name, parsed once. */
struct asked_facts {
    enum party_type type; /* PARTY_UNKNOWN: any */
    bool has_birth, has_country;
    struct asked_address *address; /* NULL when not given */
    struct date_range birth;
    char country[3];
    struct asked_identifier identifiers[ASKED_IDENTIFIERS_MOST];
    size_t identifier_count;
};

enum verdict { SAYS_NOTHING, AGREES, CONFLICTS };

enum identity { IDENTITY_NONE, IDENTITY_SUPPORTS, IDENTITY_SETTLES };

/* One field weighed against one record. */
struct field_evidence {
    enum verdict verdict;
    float bits; /* below 0 against */
    const char *why;
    struct span listed; /* the record's own text that decided */
};

struct evidence {
    struct field_evidence birth, country, type, address;
    enum identity identity;
    enum identifier_kind identifier;
    struct span identifier_listed;
    size_t identifier_asked; /* place among the asked ones */
    bool is_branch;          /* BIC: same bank, another branch */
    bool is_exchanged;       /* two neighbouring digits */
};

void weigh_evidence(const struct asked_facts *asked,
                    const struct party_view *listed, struct evidence *out);

/* The same between two queries. */
struct field_evidence compare_births(const struct date_range *asked,
                                     const struct date_range *listed);
struct field_evidence compare_countries(const char *asked, const char *listed);
struct field_evidence conflict_of_type(void);
struct field_evidence compare_address(struct asked_address *asked,
                                      struct span listed, struct span country);
enum identity compare_identifiers(const struct asked_identifier *asked,
                                  const struct asked_identifier *listed);

/* A name that scores less cannot reach the threshold with these facts. */
float name_needed(const struct asked_facts *asked, float threshold);

/* The final score of a name with its evidence.  `name` is the score of the
 * name alone. */
struct scored_name {
    float name;
    bool is_equal, is_weak_alias;
};
float final_score(const struct scored_name *name, const struct evidence *e);

/* Set of IDT_CONFLICT_ bits. */
uint32_t evidence_conflicts(const struct evidence *evidence);

#endif
