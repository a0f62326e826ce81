/* decide_inside.h -- what the files of the evaluator share.
 *
 *     fact  ->  slot in its scope  ->  value of (item, slot)
 *     node  ->  slot in its scope  ->  two bits of (item, slot)
 *
 * A scope's items are the parties, goods lines, vessels and aircraft of the
 * case; the case itself is a scope of one item.  Values and truths are worked
 * out when first asked for and kept until the next day or world.
 * Texts and lists of a case live in the arena `kept`, what is worked out in
 * the arena `fresh`, which decide() clears.
 */
#ifndef DECIDE_DECIDE_INSIDE_H
#define DECIDE_DECIDE_INSIDE_H

#include "decide/decide.h"

/* ---- values -------------------------------------------------------------- */

enum value_state {
    VALUE_PENDING, /* nobody has asked yet */
    VALUE_UNKNOWN,
    VALUE_OPEN,    /* `many` are in it; there may be others */
    VALUE_BETWEEN, /* a number, not known, but bounded: `between` */
    VALUE_KNOWN
};
enum value_source {
    FROM_CASE,      /* a key of the case, or under its facts */
    FROM_COMPUTING, /* worked out here */
    FROM_RULEBOOK,  /* defined by a condition */
    FROM_OTHERWISE, /* another fact stands in: told as relied on */
    FROM_WORLD      /* an act established it */
};

/* Why a derived value is what it is; of an unknown one: what is missing. */
struct reason {
    const struct reason *next;
    uint32_t fact, item; /* LAW_NONE: `text` says it */
    bool is_missing;     /* what would have to be known */
    struct span text;
};

struct between; /* quantities.h */

struct value {
    uint8_t state, source;
    uint16_t count; /* of `many` */
    uint32_t unit;  /* of a number, as given */
    union {
        int64_t number; /* yes-no, number in steps, day, one of a set */
        const struct between *between;
        const uint32_t *many;  /* countries, words */
        const uint8_t *truths; /* classes and programmes: a truth for each;
                                  classes twice: as all read it, as EU law */
    } as;
    const struct reason *why;
};

/* ---- the case ------------------------------------------------------------ */

#define CASE_PARTIES_MOST 1024 /* with owners and banks; a bank's case has 20 */
#define CASE_GOODS_MOST   1024 /* lines of one invoice */
#define CASE_LIST_MOST    256  /* calls, transfers, approvals, facts a party */
#define CASE_OWNERS_DEEP  16   /* owners of owners */
#define CASE_VESSELS      2    /* one ship, one aircraft */
#define SHARE_WHOLE       1000000000 /* a share counts in billionths */

enum listed_state {
    LISTED_ABSENT,  /* the key is not there: to be screened */
    LISTED_UNASKED, /* null: unknown, not to be screened */
    LISTED_GIVEN,   /* the caller answers for it */
    LISTED_SCREENED /* by screening; `maybe` are hits nobody confirmed */
};

/* A stake of one party in another. */
struct stake {
    uint32_t owner, owned; /* parties */
    int64_t share;         /* billionths; -1 not stated */
    bool is_control;
};

struct case_party {
    struct span path, name; /* "parties[0].owners[1]" */
    enum listed_state listed;
    const struct listing *listings;
    uint32_t listing_count;
    const struct listing *maybe;
    uint32_t maybe_count;
    struct span birth;
    struct {
        const char *kind;
        struct span value;
        char country[3];
    } numbers[CASE_NUMBERS_MOST];
    uint32_t number_count;
    bool owns_nothing;            /* has the role "owner", of nothing told */
    bool has_owners;              /* the key was there: nobody else owns it */
    uint32_t acts_for, branch_of; /* parties; LAW_NONE */
    bool has_acts_for;
    uint32_t branch_country; /* of the head office, instead of a party; 0 */
    struct span bic, iban;
    bool is_bank;
    bool government_is_none; /* "none" was asserted */
};

struct case_goods {
    struct span path, description, eccn;
    bool has_quantity, has_value;
    int64_t quantity, value; /* steps of the unit */
    uint32_t quantity_unit, value_unit;
};

struct case_call {
    struct span port;
    uint32_t country; /* 0: not known */
    day_number day;
    struct span place, other; /* of a transfer: where, the other ship's IMO */
    uint32_t other_flag;
};

struct case_vessel {
    struct span path, name, imo;
    bool has_calls, has_transfers;
    const struct case_call *calls, *transfers;
    uint32_t call_count, transfer_count;
    enum listed_state listed;
    const struct listing *listings, *maybe;
    uint32_t listing_count, maybe_count;
    uint32_t owner; /* party with role owner of the ship; LAW_NONE */
};

struct approval {
    struct span id, reference, path;
    day_number date, until; /* DAY_NONE where not stated */
    const struct span *covers;
    uint32_t cover_count;
    uint32_t authorisation; /* in the rulebook; LAW_NONE: a general kind */
    uint32_t by;            /* actor of a general kind; LAW_NONE */
};

/* A fact given by its name under `facts`. */
struct named_fact {
    uint32_t fact, item;
    struct place place; /* its source is kept */
};

struct case_facts {
    struct span id;
    day_number date;
    uint32_t activity;
    uint32_t items[LAW_SCOPE_COUNT];
    bool is_open[LAW_SCOPE_COUNT]; /* there may be items nobody told of */
    bool is_null[LAW_SCOPE_COUNT]; /* and the case says so aloud */
    struct value *given[LAW_SCOPE_COUNT]; /* [item * slots + slot] */
    struct case_party *parties;
    struct case_goods *goods;
    struct case_vessel *vessels; /* LAW_OVER_VESSEL, then LAW_OVER_AIRCRAFT */
    struct stake *stakes;
    uint32_t stake_count;
    struct approval *approvals;
    uint32_t approval_count;
    struct named_fact *named;
    uint32_t named_count;
    bool has_route, has_payment, has_goods; /* the key is there */
    const struct searched_list *searched;
    uint32_t searched_count;
    struct span searched_text; /* with their days */
    bool is_builtin_only, is_capped;
    bool has_amount;
    int64_t amount;
    uint32_t amount_unit;
};

/* ---- plan ---------------------------------------------------------------- */

/* Works out a value of kind "computed"; leaves VALUE_UNKNOWN with reasons. */
typedef void derive(struct decider *d, uint32_t item, struct value *out);

enum node_trait {
    NODE_BY_LAW = 1,  /* reads goods classes: EU law may answer differently */
    NODE_OF_RULE = 2, /* "implemented duty": differs by rule */
    NODE_FIXED = 4    /* alive, done, yes: no fact of the case */
};

/* Where the value of a fact is kept, and what every test of it asks. */
enum fact_trait {
    FACT_MAY_NOT_APPLY = 1,
    FACT_BY_LAW = 2 /* defined; EU law may read its condition differently */
};
struct fact_place {
    uint32_t slot;
    uint8_t scope, type, traits;
};

/* Where the truth of a node is kept. */
struct node_place {
    uint32_t slot;
    uint8_t scope, traits;
};

/* What of a rule is asked first, side by side: most rules go no further. */
struct rule_gate {
    uint64_t activities; /* all bits: concerns everything */
    day_number from, until;
    bool start_unknown, is_dormant, is_eu;
    uint32_t condition, rests_on, carried_out_by;
    struct law_list binds;
};
struct rule_list {
    const uint32_t *rules;
    uint32_t count;
};

/* Words and names that derivations ask for (plan_words.c). */
enum role_trait {
    ROLE_GIVES = 1,
    ROLE_RECEIVES = 2,
    ROLE_OWNS = 4, /* of a ship: no party to the deal */
    ROLE_BANK = 8
};
enum activity_kind {
    KIND_MOVES = 1, /* something or somebody travels */
    KIND_GOODS = 2, /* goods do */
    KIND_GOODS_OR_SERVICES = 4,
    KIND_WITH_GOODS = 8,
    KIND_WITH_VESSEL = 16,
    KIND_WITH_AIRCRAFT = 32
};
enum programme_trait {
    PROGRAMME_BLOCKS = 1, /* on the list of blocked persons */
    PROGRAMME_MARKED = 2, /* entries carry a remark on secondary sanctions */
    PROGRAMME_CAPTA = 4
};

struct coverage {
    uint32_t rules, verified, reviewed;
};

struct plan {
    const struct rulebook *book;
    struct fact_place *fact;
    uint32_t fact_count[LAW_SCOPE_COUNT];
    uint32_t *facts_of[LAW_SCOPE_COUNT];   /* fact by slot */
    uint32_t fact_stride[LAW_SCOPE_COUNT]; /* fact_count; 0 for the case */
    derive **derive;                       /* by fact; NULL: not computed */
    uint32_t *key_fact;                    /* by case key: fact, LAW_NONE */
    struct node_place *node;
    uint32_t node_count[LAW_SCOPE_COUNT];
    uint32_t node_stride[LAW_SCOPE_COUNT]; /* node_count; 0 for the case */
    uint32_t order_eu;       /* legal order whose mapping of codes decides */
    uint32_t *known;         /* by enum known_fact */
    struct arena own;        /* of what follows */
    struct rule_gate *gates; /* by rule */
    /* By activity: the rules that concern it, those for all activities last. */
    struct rule_list *rules_of;
    uint8_t *word_roles;       /* by word: enum role_trait */
    uint16_t *activity_kinds;  /* by activity: enum activity_kind */
    uint8_t *programme_traits; /* by programme: enum programme_trait */
    struct coverage *coverage; /* by legal order */
    uint32_t *judged;          /* facts that are matters of judgment */
    uint32_t judged_count;
    bool has_capta; /* the list of 31 CFR 561.201 is in the book */
    uint32_t word_person;
    uint32_t fact_date, fact_us_blocked;
};

/* Facts that derivations read; LAW_NONE when the rulebook lacks one. */
#define KNOWN_FACTS(X)                                                         \
    X(ROUTE_FROM, "route.from")                                                \
    X(ROUTE_TO, "route.to")                                                    \
    X(ROUTE_VIA, "route.via")                                                  \
    X(PARTY_ROLE, "party.role")                                                \
    X(PARTY_TAKES_PART, "party.takes-part")                                    \
    X(PARTY_TYPE, "party.type")                                                \
    X(PARTY_INCORPORATED, "party.incorporated")                                \
    X(PARTY_CITIZEN, "party.citizen")                                          \
    X(PARTY_RESIDENT, "party.resident")                                        \
    X(PARTY_LOCATED, "party.located")                                          \
    X(PARTY_GOVERNMENT_OF, "party.government-of")                              \
    X(PARTY_PROGRAMMES, "party.programmes")                                    \
    X(PARTY_BLOCKED, "party.blocked-programmes")                               \
    X(PARTY_KP_GOVERNMENT, "party.kp-government")                              \
    X(PARTY_US_PERSON, "party.us-person")                                      \
    X(PARTY_NORTH_KOREAN, "party.north-korean")                                \
    X(PARTY_FINANCIAL, "party.financial-institution")                          \
    X(PARTY_KP_BANK, "party.kp-bank")                                          \
    X(PARTY_DANDONG, "party.bank-of-dandong")                                  \
    X(PARTY_UN_LISTED, "party.un-listed")                                      \
    X(GOODS_HS, "goods.hs")                                                    \
    X(GOODS_CLASS, "goods.class")                                              \
    X(GOODS_ORIGIN, "goods.origin")                                            \
    X(GOODS_MASS, "goods.mass")                                                \
    X(GOODS_VOLUME, "goods.volume")                                            \
    X(PAYMENT_CLEARS, "payment.clears-in")                                     \
    X(PAYMENT_THROUGH_US, "payment.through-us")                                \
    X(SERVICE_PLACE, "us.service-place")                                       \
    X(VESSEL_FLAG, "vessel.flag")                                              \
    X(CH_NEXUS, "ch.nexus")                                                    \
    X(LI_NEXUS, "li.nexus")                                                    \
    X(AU_NEXUS, "au.nexus")
#define X(name, text) KNOWN_##name,
enum known_fact { KNOWN_FACTS(X) KNOWN_COUNT };
#undef X

/* ---- places -------------------------------------------------------------- */

#define PLACES_MOST (26 * 26) /* two letters */

/* Countries that the values of the case speak of.  Of any other, all laws
 * whose reach is a question of place get the same answer. */
struct places {
    bool is_gathered, has_elsewhere;
    uint64_t bits[PLACES_MOST / 64 + 1];
    struct value elsewhere;
};
/* The bit of a country; PLACES_MOST or more when it is no two letters. */
static inline uint32_t place_of(uint32_t country) {
    uint32_t first = (country >> 8) - 'A', second = (country & 255) - 'A';
    return first < 26 && second < 26 ? first * 26 + second : PLACES_MOST;
}

/* ---- ownership ----------------------------------------------------------- */

/* Who has a quality, of all parties at once. */
struct closure {
    enum truth *truth; /* by party; NULL without memory */
    uint32_t *round;   /* of a sure one: 1 by itself, then by what step */
};
#define CLOSURES_MOST 8 /* qualities kept; a law has one method each */

/* The answer to one question by one method, kept for the next party. */
struct kept_closure {
    enum truth (*question)(struct decider *d, uint32_t party);
    const void *method;
    struct closure closure;
};

/* ---- decider ------------------------------------------------------------- */

struct decider {
    const struct plan *plan;
    const struct rulebook *book;
    struct arena kept, fresh;
    struct json_document *document; /* of case_parse */
    struct case_facts facts;
    bool has_case;
    day_number known_at; /* what was recorded later is left out; DAY_NONE */
    /* Of this day and world: */
    day_number day;
    const struct world *world;
    struct value *values[LAW_SCOPE_COUNT];
    uint8_t *truths[LAW_SCOPE_COUNT]; /* [item * nodes + slot]: see truth.c */
    struct ownership *ownership;      /* ownership.h; NULL: not asked */
    uint8_t *alive;          /* by instrument: truth + 1, 0 not asked */
    uint8_t *implemented;    /* by rule: the same */
    uint8_t *held;           /* by authorisation: the same */
    uint8_t *bites;          /* by rule: the same, bites the case */
    struct byte_writer line; /* being written of an explanation */
    struct lines **failures; /* by authorisation: why not; NULL not asked */
    struct places places;
    struct kept_closure closures[CLOSURES_MOST];
    uint32_t closure_count;
    uint32_t rule;  /* whose nodes are being asked: for NODE_OF_RULE */
    uint32_t plane; /* 0, or 1 under EU law */
    GROWING(struct outcome) outcomes;
    GROWING(uint32_t) kept_caps; /* rules of States whose cap is kept */
    struct ruling ruling;
    bool has_ruling;
    bool is_out_of_memory;
};

/* Whether the rulebook held the thing on the day whose knowledge is asked. */
static inline bool is_recorded(const struct decider *d,
                               const struct law_about *about) {
    return d->known_at == DAY_NONE || about->recorded <= d->known_at;
}

/* Fills what plan_words.c looks up; false without memory. */
bool plan_words(struct plan *plan);
bool plan_rules(struct plan *plan);

/* The activity of the case is one of these kinds. */
static inline bool activity_is(const struct decider *d,
                               enum activity_kind kinds) {
    return (d->plan->activity_kinds[d->facts.activity] & kinds) != 0;
}

/* ---- values of facts (fact_values.c) ------------------------------------- */

/* Works out a value that nobody has asked for yet. */
const struct value *fresh_value(struct decider *d, uint32_t fact, uint32_t item,
                                struct value *place);
/* `item` is ignored for facts of the case.  Never NULL. */
static inline struct value *value_place(const struct decider *d, uint32_t fact,
                                        uint32_t item) {
    struct fact_place place = d->plan->fact[fact];
    return &d->values[place.scope]
                     [(size_t)item * d->plan->fact_stride[place.scope] +
                      place.slot];
}
static inline const struct value *fact_value(struct decider *d, uint32_t fact,
                                             uint32_t item) {
    struct value *place = value_place(d, fact, item);
    return place->state == VALUE_PENDING ? fresh_value(d, fact, item, place)
                                         : place;
}
const struct value *known_value(struct decider *d, enum known_fact fact,
                                uint32_t item);
/* Whether a yes-no fact holds. */
enum truth fact_holds(struct decider *d, enum known_fact fact, uint32_t item);
/* Whether the value is, or has, the country. */
enum truth value_has(const struct value *value, uint32_t member);
/* Whether the fact of the item is or has the country; unknown without the
 * fact. */
enum truth fact_is(struct decider *d, enum known_fact fact, uint32_t item,
                   uint32_t country);
/* The party's role is known to be one of these. */
bool party_has_role(struct decider *d, uint32_t party, enum role_trait roles);

/* Adds to why a value is so; on the first no, forgets earlier ones. */
void because_fact(struct decider *d, struct value *out, enum known_fact fact,
                  uint32_t item);
void because_text(struct decider *d, struct value *out, struct span text);
void because_print(struct decider *d, struct value *out, const char *format,
                   ...) PRINTF_LIKE(3, 4);
/* The same, of what would have to be known. */
void because_missing(struct decider *d, struct value *out, const char *format,
                     ...) PRINTF_LIKE(3, 4);
struct span fresh_print(struct decider *d, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* Answers of derivations.  A `may` gathers unknowns; settle turns them into
 * the answer: yes if `yes` was told, unknown if anything was, else no. */
struct asking {
    struct decider *d;
    struct value *out;
    bool is_yes, is_unknown;
};
struct asking ask_begin(struct decider *d, struct value *out);
/* A yes-no question with its fact as reason. */
void ask_fact(struct asking *a, enum truth truth, enum known_fact fact,
              uint32_t item);
void ask_text(struct asking *a, enum truth truth, struct span text);
void ask_settle(struct asking *a);

/* The derivation with this name of a fact; NULL when the engine has none. */
derive *derive_of(struct span fact);

/* ---- given facts (given_facts.c) ------------------------------------------ */

/* IDT_BAD_DATA with the place of the first that the case contradicts. */
idt_status check_given(struct decider *d, idt_error *error);

/* ---- truths (truth.c) ---------------------------------------------------- */

/* Works out the truth of a node and keeps it. */
enum truth fresh_truth(struct decider *d, uint32_t node, uint32_t item);
static inline uint8_t *truth_place(const struct decider *d,
                                   struct node_place place, uint32_t item) {
    return &d->truths[place.scope]
                     [(size_t)item * d->plan->node_stride[place.scope] +
                      place.slot];
}
/* `item` is ignored for nodes of the case. */
static inline enum truth node_truth(struct decider *d, uint32_t node,
                                    uint32_t item) {
    unsigned kept = *truth_place(d, d->plan->node[node], item);
    unsigned known = kept >> 2 * d->plane & 3u;
    return known ? (enum truth)(known - 1) : fresh_truth(d, node, item);
}
enum truth instrument_alive(struct decider *d, uint32_t instrument);
/* The last renewal on file of what `node` rests on, when it has passed. */
day_number node_renewal(struct decider *d, uint32_t node);
enum truth dates_in_force(const struct decider *d,
                          const struct law_dates *dates);
/* Instruments that keep the formula true, roots first, each once. */
size_t chain_of(struct decider *d, uint32_t node, uint32_t *out, size_t most);
/* Of a rule, with what it stands within: statutes first, regulations last. */
size_t rule_chain(struct decider *d, uint32_t rule, uint32_t *out, size_t most);

/* ---- rules (apply_rules.c) ----------------------------------------------- */

/* Whom the nexus binds: the first item; LAW_NONE for the case. */
enum truth nexus_binds(struct decider *d, uint32_t nexus, uint32_t *item);
enum truth rule_binds(struct decider *d, uint32_t rule, uint32_t *nexus,
                      uint32_t *item);
enum truth rule_bites(struct decider *d, uint32_t rule);
/* What an authorisation needs, part by part. */
enum truth users_fit(struct decider *d, const struct law_authorisation *a,
                     uint32_t *nexus, uint32_t *item);
/* Whether an approval of the case is in force on the day; unknown when it does
 * not say since when. */
enum truth approval_in_force(const struct decider *d, uint32_t index);
/* The surest approval of the case by this id that is, or may be, in force;
 * LAW_NONE. */
uint32_t approval_of(const struct decider *d, uint32_t authorisation);
/* An approval of a general kind that covers the rule; LAW_NONE. */
uint32_t approval_covering(const struct decider *d, uint32_t rule);
/* Everything of the authorisation holds but for the approval. */
enum truth holds_but_approval(struct decider *d, uint32_t authorisation);
/* Sets rule and plane for the nodes of a rule; gives back the old. */
struct standpoint {
    uint32_t rule, plane;
};
struct standpoint stand_at(struct decider *d, uint32_t rule);
void stand_back(struct decider *d, struct standpoint old);

#endif
