/* screen.h -- one query against one snapshot: who could it be?
 *
 *     name --asked_name--> links --candidates--> names --align--> scores
 *     identifiers -------------------------------> records  |
 *     birth, country, type --------weigh_evidence-----------+--> hits
 *
 * Invariant (the contract's guarantee): every record whose final score
 * reaches its threshold is a hit.  `is_full_scan` compares the asked words
 * with every listed word, scores every name and, when identifiers are asked,
 * weighs every record instead; both ways give the same hits (tests/oracle).
 * A screener is one thread's workspace; once it has seen its largest query
 * it asks for no more memory.
 */
#ifndef MATCH_SCREEN_H
#define MATCH_SCREEN_H

#include "index/identifier_index.h"
#include "index/korean_index.h"
#include "match/asked_name.h"
#include "match/candidates.h"
#include "match/korean_score.h"
#include "match/policy.h"
#include "match/weigh_evidence.h"
#include "store/store.h"
#include "text/latin_readings.h"

/* What a screener reads: immutable, shared by all threads. */
struct screen_index {
    const struct snapshot *snapshot;
    struct word_index words;
    struct identifier_index identifiers;
    struct korean_index korean;
    const uint32_t *id_rank; /* by record: its place in the order of ids */
};

struct screen_hit {
    uint32_t record;
    uint32_t rank; /* of its id */
    uint32_t name; /* number in the index; UINT32_MAX: identifier only */
    uint32_t way;  /* 0: asked as it is; n: by reading n - 1 */
    float score, bits;
    struct scored_name scored;
    struct evidence evidence;
    uint64_t name_hash; /* of its words in any order */
    uint32_t ambiguous;
};

/* OWN is this engine's score; EXACT keeps equal names only; PORTAL scores as
 * OFAC's search page does (portal_score.h) and scans all names for it. */
enum screen_mode { SCREEN_OWN, SCREEN_EXACT, SCREEN_PORTAL };

struct screen_rules {
    const struct policy *policy;
    float threshold; /* below 0: the policy's */
    uint32_t limit;  /* 0: all */
    enum screen_mode mode;
    bool is_full_scan;    /* the slow, obvious way */
    bool is_primary_only; /* other names are not there */
};

/* The asked name as folded, kept while its readings are asked in its place. */
struct asked_ways {
    struct folded_name own; /* set when there are readings */
    struct latin_readings readings;
    struct korean_name korean;       /* of the name as it was asked */
    struct korean_name korean_meant; /* of the reading that was meant */
};

struct screener {
    const struct screen_index *index;
    struct screen_rules rules;
    struct asked_facts facts;
    struct asked_name *asked;
    struct asked_ways *ways;
    uint32_t way;               /* which of them `asked` holds now */
    struct korean_name *korean; /* the asked name's Korean forms, in `ways` */
    bool is_by_key;             /* the name at hand may agree with them */
    struct edge *edges;
    struct visited visited;
    uint32_t *hit_of;      /* by record: hit number + 1, 0 none */
    float *list_threshold; /* by list and type; above 1: not searched */
    float least_threshold;
    float name_least; /* a name below this cannot reach any threshold */
    GROWING(struct screen_hit) hits;
    uint32_t total;  /* hits before the limit */
    float raw_least; /* the raw score that name_least asks for */
    bool has_name, failed;
};

/* `lists` names the lists to search, parted by commas; empty means the
 * policy's.  An unknown list is IDT_BAD_ARGUMENT. */
idt_status screener_init(struct screener *screener,
                         const struct screen_index *index,
                         const struct screen_rules *rules, struct span lists,
                         idt_error *error);
void screener_release(struct screener *screener);

/* screener->facts is set by the caller; hits and total are the result. */
idt_status screener_run(struct screener *screener, struct span name,
                        idt_error *error);

/* Asks again the way that found the hit, so that it can be explained; false
 * when memory ran out. */
bool screener_ask_way(struct screener *screener, uint32_t way);
/* What Korean syllables say of the asked name and one of the index. */
struct korean_verdict screener_korean(const struct screener *screener,
                                      uint32_t name);

/* The alignment of the asked name with one name of the index; edges taken
 * come first in screener->edges. */
struct alignment screener_align(struct screener *screener, uint32_t name,
                                size_t *taken);

#endif
