/* decide.h -- may this be done, under whose law, on that day?
 *
 *     rulebook --plan_new--> plan            once a rulebook, then shared
 *     case JSON --case_read--> facts of the case, typed, with their places
 *     facts + world --decide--> verdict      each rule: bites? lifted? by what?
 *     verdict --verdict_json, verdict_text, chain_svg--> for machines, people
 *
 * Truth has three values.  Every condition is a node of the rulebook with one
 * value a case (inside a quantifier one value a party, goods line, ...), kept
 * once it is worked out; a proof is the same walk again, over values that are
 * already there, and so is made only when somebody asks.
 * Invariant: an unknown never counts as false.  Between what is sure and what
 * may be lies the interval told in `least` and `most`; no value given later
 * for an unknown leaves it.
 * No floating point, no clock: the day is an argument, shares and amounts are
 * whole numbers of small steps.
 */
#ifndef DECIDE_DECIDE_H
#define DECIDE_DECIDE_H

#include "base/arena.h"
#include "base/json_read.h"
#include "law/law.h"

/* Ordered so that `and` is the lesser, `or` the greater, `not` 2 - x. */
enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

/* Ordered by severity. */
enum verdict_word {
    VERDICT_PERMITTED,
    VERDICT_DUTIES,
    VERDICT_NEEDS_FACTS,
    VERDICT_EXPOSED,
    VERDICT_LICENCE,
    VERDICT_PROHIBITED,
    VERDICT_BLOCKED,
    VERDICT_COUNT
};
const char *verdict_name(enum verdict_word verdict); /* "needs-facts" */
/* VERDICT_COUNT when it is none. */
enum verdict_word verdict_of_name(struct span name);

/* ---- plan: what is worked out once a rulebook ---------------------------- */

struct plan;
/* The rulebook outlives the plan. */
idt_status plan_new(const struct rulebook *book, idt_error *error,
                    struct plan **out);
void plan_free(struct plan *plan); /* NULL is fine */
const struct rulebook *plan_book(const struct plan *plan);

/* ---- world: the law as it is, or as it might be -------------------------- */

enum standing {
    STANDING_AS_DATED, /* as the rulebook says for the day */
    STANDING_ENDED,
    STANDING_UNKNOWN, /* a limb that is unsettled */
    STANDING_IN_FORCE /* imposed or revived */
};

/* Arrays are by index into the rulebook's tables; NULL: all as dated. */
struct world {
    const uint8_t *instruments, *rules, *authorisations;
    const uint8_t *acts_done; /* 1 for an act that has been done */
    /* Facts of the whole case taken as true: by acts that establish them. */
    const uint8_t *facts_true;
    const uint8_t *programmes; /* 1: no person is on this list any more */
};

/* ---- case ---------------------------------------------------------------- */

/* One thread's workspace: rulebook, the case being decided, its memory. */
struct decider;
idt_status decider_new(const struct plan *plan, idt_error *error,
                       struct decider **out);
void decider_free(struct decider *decider); /* NULL is fine */

/* Reads the case and drops the one before.  IDT_BAD_DATA with the place, or
 * IDT_OVER_LIMIT; the decider then holds no case. */
idt_status case_read(struct decider *decider, struct json root,
                     idt_error *error);
/* Both in one: text to case. */
idt_status case_parse(struct decider *decider, struct span text,
                      struct place start, idt_error *error);

struct span case_id(const struct decider *decider); /* "" when it has none */
day_number case_date(const struct decider *decider);

/* ---- screening ------------------------------------------------------------
 * Parties and the ship for which nothing is said of lists.  Whoever has lists
 * asks for each, looks it up, and answers before decide(). */

#define CASE_NUMBERS_MOST  8 /* identifiers of a party */
#define CASE_NUMBERS_ASKED 9 /* with its BIC, or of a ship the IMO */
struct case_question {
    struct span name, birth; /* bytes NULL: not given */
    const char *type;        /* "person" ...; NULL: not known */
    struct {
        const char *kind; /* "bic", "imo", "passport" */
        struct span value;
        char country[3]; /* of issue; "" when not told */
    } numbers[CASE_NUMBERS_ASKED];
    uint32_t number_count;
};
uint32_t case_asked_count(const struct decider *decider);
/* False when number `i` is not to be looked up. */
bool case_asks(const struct decider *decider, uint32_t i,
               struct case_question *out);

struct listing {
    struct span entity; /* "us-ofac-sdn:20157" */
    const struct span *programmes;
    uint32_t programme_count;
    day_number since;     /* DAY_NONE: not stated */
    day_number published; /* of the list, when screening found it */
    bool is_hit;          /* found by screening and confirmed */
};
/* `sure`: confirmed by a second kind of evidence.  All is copied. */
struct case_hits {
    const struct listing *sure, *maybe;
    uint32_t sure_count, maybe_count;
};
idt_status case_answer(struct decider *decider, uint32_t i,
                       const struct case_hits *hits, idt_error *error);
struct searched_list {
    struct span name;
    day_number published; /* DAY_NONE: the list is of no date */
    uint32_t stale_days;  /* older than so many days it is told as such */
};
/* Which lists were searched; `is_builtin`: only the designations compiled
 * in, which are no whole list; `is_capped`: from a lower score than the
 * caller asked for. */
struct search_told {
    const struct searched_list *lists;
    uint32_t count;
    bool is_builtin, is_capped;
};
idt_status case_searched(struct decider *decider, const struct search_told *how,
                         idt_error *error);

/* ---- deciding ------------------------------------------------------------ */

/* From now on decides with what had been recorded by this day, as the
 * rulebook then was; DAY_NONE: with all.  IDT_BAD_ARGUMENT when no rule had. */
idt_status decider_know(struct decider *decider, day_number known_at,
                        idt_error *error);

/* Decides the case that was read; `day` DAY_NONE is its own date, `world`
 * NULL the law as it is.  May be called again for another day or world. */
idt_status decide(struct decider *decider, day_number day,
                  const struct world *world, idt_error *error);

/* What a rule does to the case. */
struct outcome {
    uint32_t rule;
    enum truth bites;  /* in force, alive, binds, condition holds */
    enum truth lifted; /* by some authorisation */
    enum truth alive;  /* of `rests on` alone */
    enum verdict_word least, stated, most;
    bool is_state_duty;
    bool lacks_approval;   /* an approval is all that an authorisation lacks */
    bool is_unimplemented; /* a mandate with nothing that carries it out */
    uint32_t approval;     /* of the case, that lifts it; LAW_NONE */
    day_number renewal_since; /* last renewal on file, passed; DAY_NONE */
};

struct ruling {
    day_number day;
    bool is_other_day; /* not the day of the case */
    enum verdict_word word, least, most;
    bool has_unread;                /* a listing that no coded rule reads */
    const struct outcome *outcomes; /* those that bite or may bite */
    size_t outcome_count;
};
/* Blocked, without outcomes, while no case is decided: after a refused one as
 * before the first. */
const struct ruling *decider_ruling(const struct decider *decider);
bool decider_has_ruling(const struct decider *decider);
/* Until the next decide(). */
void decider_forget_ruling(struct decider *decider);

/* By legal order (index into orders): told is false where nothing binds. */
struct jurisdiction_verdict {
    bool is_told, is_state_duty;
    enum verdict_word word;
};
struct jurisdiction_verdict verdict_in(const struct decider *decider,
                                       uint32_t order);

/* Whether an authorisation in force holds of the case as decided; worked out
 * when asked. */
enum truth authorisation_holds(struct decider *decider, uint32_t authorisation);

/* Whether the authorisation, as used in this case, lifts the rule. */
enum truth authorisation_lifts(struct decider *decider, uint32_t authorisation,
                               uint32_t rule);

/* Every node's truth in the decided case, for those that look further. */
enum truth decided_node(struct decider *decider, uint32_t node);
/* The same of one item of the node's scope, read for a rule (LAW_NONE: for
 * none), and how many items a scope has. */
enum truth decided_part(struct decider *decider, uint32_t node, uint32_t item,
                        uint32_t rule);
uint32_t decided_items(const struct decider *decider, uint32_t scope);
/* Whether the item is on the list of a programme, by a fact of programmes; of
 * no programme is it known when nothing is known of lists. */
enum truth decided_programme(struct decider *decider, uint32_t fact,
                             uint32_t item, uint32_t programme);
/* Whether a rule bites the case as decided. */
enum truth decided_bites(struct decider *decider, uint32_t rule);
const struct rulebook *decider_book(const struct decider *decider);
/* To the empty `to`: "90000.5 USD", the amount paid, else the value of the
 * goods, "700 USD, 500 EUR"; nothing when the case tells neither.  Returns
 * how many goods tell no value and are not in it. */
uint32_t case_value(const struct decider *decider, struct byte_writer *to);

/* ---- telling ------------------------------------------------------------- */

/* All IDT_NO_MEMORY at worst. */
idt_status verdict_json(struct decider *decider, bool is_pretty,
                        struct byte_writer *to);
/* A picture to print, SVG. */
idt_status verdict_svg(struct decider *decider, struct byte_writer *to);
idt_status verdict_text(struct decider *decider, struct byte_writer *to);
/* The chain of one rule, as text boxes and as a picture. */
void chain_text(const struct rulebook *book, uint32_t rule,
                struct byte_writer *to);
void chain_svg(const struct rulebook *book, uint32_t rule,
               struct byte_writer *to);

#endif
