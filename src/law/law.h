/* law.h -- a compiled rulebook: flat tables of numbers, made once, then read.
 *
 *     rule un.2371.8 --rests_on--> node --> instrument un.2371
 *                    --condition-> AND( FACT from-north-korea,
 *                                       SOME goods IN goods.class {3, 1} )
 *                    --authorisations--> [exception 4, exception 5]
 *
 * The files under law/ become things of seventeen kinds, each kind a table.
 * Things point at one another by number, texts by place in one pool, and
 * every condition is a node in one shared array in which children stand
 * before their parents and equal nodes are one: an evaluator that keeps a
 * value per node works each test out once a case.
 * Invariant: every field is one 32-bit word, so a table is its own image;
 * nothing changes after compiling, so threads share a rulebook freely.
 * Numbers instead of pointers, because an image is hashed, compared and
 * compiled into the program.
 */
#ifndef LAW_LAW_H
#define LAW_LAW_H

#include "base/bytes.h"
#include "base/calendar_date.h"
#include "base/error.h"
#include "base/growing_array.h"
#include "base/hash.h"
#include "base/span.h"

#define LAW_NONE          UINT32_MAX /* "no such thing", for any number below */
#define LAW_ACTIVITIES    64         /* activities fit one 64-bit mask */
#define LAW_IMAGE_VERSION 2

/* Bytes of rulebook.text; law_text_of() gives the span. */
struct law_text {
    uint32_t at, length;
};

/* Consecutive entries of some table, usually rulebook.ids. */
struct law_list {
    uint32_t first, count;
};

/* A number with its unit: rulebook.numbers[number] in the unit's smallest
 * step (law_units). */
struct law_amount {
    uint32_t number, unit;
};

/* ---- closed vocabularies, in the order of the tables in rule_words.c ---- */

enum law_kind {
    LAW_PAGE,
    LAW_ORDER,
    LAW_ACTOR,
    LAW_INSTRUMENT,
    LAW_NEXUS,
    LAW_ACTIVITY,
    LAW_FACT,
    LAW_CLASS,
    LAW_PENALTY,
    LAW_PROGRAMME,
    LAW_RULE,
    LAW_AUTHORISATION,
    LAW_ACT,
    LAW_INDICATOR,
    LAW_SCENARIO,
    LAW_POSITION,
    LAW_VOTE,
    LAW_CONVERSION,
    LAW_KIND_COUNT
};
enum law_outcome {
    LAW_BLOCK,
    LAW_PROHIBIT,
    LAW_LICENCE,
    LAW_CAP,
    LAW_EXPOSE,
    LAW_DUTY,
    LAW_PRESUME,
    LAW_STATE_DUTY
};
enum law_confidence {
    LAW_VERIFIED,
    LAW_SECONDARY,
    LAW_PARAGRAPH_FROM_MEMORY,
    LAW_FROM_MEMORY
};
enum law_authorisation_kind {
    LAW_EXCEPTION,
    LAW_EXEMPTION,
    LAW_GENERAL_LICENCE,
    LAW_NOTIFICATION,
    LAW_APPROVAL,
    LAW_SPECIFIC_LICENCE,
    LAW_WAIVER
};
enum law_decides { LAW_ALONE, LAW_CONSENSUS, LAW_UNANIMITY, LAW_BY_VOTE };
enum law_scope {
    LAW_OVER_CASE,
    LAW_OVER_PARTY,
    LAW_OVER_GOODS,
    LAW_OVER_VESSEL,
    LAW_OVER_AIRCRAFT,
    LAW_SCOPE_COUNT
};
enum law_period {
    LAW_CALENDAR_YEAR,
    LAW_CALENDAR_MONTH,
    LAW_CONTRACT_YEAR,
    LAW_WINDOW
};
enum law_fact_type {
    LAW_YES_NO,
    LAW_NUMBER,
    LAW_DATE,
    LAW_WORD,    /* one of fact.choices */
    LAW_WORDS,   /* several of them */
    LAW_COUNTRY, /* law_country() */
    LAW_COUNTRIES,
    LAW_HS,          /* law_hs() */
    LAW_IS_ACTIVITY, /* index into activities */
    LAW_PROGRAMMES,  /* indices into programmes */
    LAW_CLASSES      /* indices into classes */
};

/* A test of a condition; a, b, c by kind. */
enum law_op {
    LAW_YES,         /* always */
    LAW_AND,         /* ids[a .. a+b): nodes */
    LAW_OR,          /* ids[a .. a+b): nodes */
    LAW_NOT,         /* node a */
    LAW_SOME,        /* scope a: node b holds of one of them */
    LAW_EVERY,       /* scope a: node b holds of all of them */
    LAW_ALIVE,       /* instrument a is in force */
    LAW_DONE,        /* act a has been done */
    LAW_APPROVED,    /* the case holds an approval of authorisation a */
    LAW_IMPLEMENTED, /* a rule that this one implements is in force and bites */
    LAW_HOLDS,       /* yes-no fact a */
    LAW_IN,          /* fact a has, or is, one of ids[b .. b+c) */
    LAW_AT_LEAST,    /* fact a against numbers[b]; dates are day numbers */
    LAW_AT_MOST,
    LAW_MORE,
    LAW_LESS,
    LAW_BEGINS, /* hs fact a begins with one of ids[b .. b+c) */
    LAW_OP_COUNT
};
struct law_node {
    uint32_t op, a, b, c;
};

/* ---- things ------------------------------------------------------------- */

/* What every thing has, and its first member. */
struct law_about {
    uint32_t name;       /* into names */
    uint32_t file, line; /* where its head stands */
    struct law_text title, cite;
    struct law_list sources, notes, unsettled; /* of texts */
    uint32_t confidence;                       /* enum law_confidence */
    day_number recorded;                       /* DAY_NONE: not stated */
    struct law_text reviewer;                  /* empty: nobody has signed */
    day_number reviewed;
};

/* In force from `from` up to but not on `until`. */
struct law_dates {
    day_number from;
    uint32_t start_unknown; /* the page knows no first day; `from` stands in */
    day_number until;       /* DAY_NONE: open */
};

/* Lapses unless `actor` renews it every so often. */
struct law_renewal {
    uint32_t actor; /* LAW_NONE: does not lapse */
    struct law_amount every;
    day_number on_file_through;
};

struct law_page {
    struct law_about about;
    uint32_t jurisdiction;
};
struct law_order {
    struct law_about about;
    uint32_t binds_states;
    day_number through;
};
struct law_actor {
    struct law_about about;
    uint32_t jurisdiction, decides, members, quorum;
    struct law_list permanent; /* countries */
    struct law_list seats;     /* elected members, term by term */
};
struct law_instrument {
    struct law_about about;
    uint32_t jurisdiction, kind;
    struct law_list by;
    struct law_dates dates;
    uint32_t rests_on; /* node; LAW_NONE: on itself */
    struct law_renewal renewal;
};
struct law_nexus {
    struct law_about about;
    uint32_t over; /* enum law_scope */
    uint32_t holds_when;
};
struct law_activity {
    struct law_about about;
    uint32_t includes[2]; /* mask; not empty: a group */
};
struct law_fact {
    struct law_about about;
    uint32_t scope, type, unit;
    struct law_list choices; /* words */
    struct law_text read_from, computed, known_by;
    uint32_t holds_when, applies_when; /* nodes, in the fact's own scope */
    uint32_t otherwise;                /* fact */
    uint32_t judgment;
    struct law_list factors; /* texts */
    uint32_t of_class;       /* goods whose quantity it is; LAW_NONE */
};
struct law_class {
    struct law_about about;
    struct law_list hs; /* hs_ranges */
};
struct law_penalty {
    struct law_about about;
    struct law_list civil, fine; /* money */
    uint32_t factor;
    struct law_list prison; /* sentences */
    struct law_list limitation;
};
struct law_programme {
    struct law_about about;
    struct law_text list;
    struct law_list under, leads_to; /* instruments, rules */
    struct law_list remarks;
};
struct law_rule {
    struct law_about about;
    uint32_t base; /* word: the id without its version */
    uint32_t jurisdiction;
    uint32_t rests_on, carried_out_by; /* nodes */
    struct law_list within;            /* instruments */
    struct law_list binds;             /* nexuses, any of them */
    uint32_t activities[2];            /* mask: forbidden or concerned */
    struct law_list when, unless;      /* nodes, as written */
    uint32_t condition;                /* all of `when` and none of `unless` */
    uint32_t outcome, force, mandate;  /* LAW_NONE where not stated */
    struct law_dates dates;
    uint32_t dormant;
    struct law_list replaced_by; /* rules */
    struct law_list penalties;
    struct law_list implements; /* names: rules or authorisations */
    struct law_list licensors;  /* actors */
    struct law_list caps, counts, notice_at, stop_at;
    uint32_t rebutted_when;
    struct law_text standard;
    struct law_list duties;
    struct law_renewal renewal;
    struct law_list authorisations; /* that reach it, by rising number */
};
struct law_authorisation {
    struct law_about about;
    uint32_t base;
    uint32_t jurisdiction, kind;
    uint32_t rests_on;
    struct law_list by, within;
    struct law_list reaches, not_reaches; /* rules */
    struct law_list users;                /* nexuses; empty: anyone */
    struct law_list when, unless;
    uint32_t condition;
    struct law_list approval_by; /* actors; not empty: needs an approval */
    struct law_list duties, limits;
    struct law_dates dates;
    struct law_amount lasts_at_most;
    struct law_list implements;
    struct law_renewal renewal;
};
struct law_act {
    struct law_about about;
    struct law_list by;
    uint32_t verb, jurisdiction;
    struct law_list needs; /* nodes */
    struct law_amount notice, waits;
    day_number yearly; /* effect on this day of a year only; DAY_NONE */
    /* names: rules, instruments or authorisations */
    struct law_list ends, suspends, waives, exempts, licenses, imposes, revives;
    struct law_list cannot_reach;
    struct law_list delists, renews,
        establishes; /* programmes, instruments, facts */
    uint32_t scope;  /* 0 world, 1 case, 2 party, 3 vessel */
    uint32_t vote;   /* on record, of a body asked to do it; LAW_NONE */
    struct law_amount lasts_at_least, lasts_at_most, renewable_for;
    struct law_list renewable_when;
    struct law_list leaves;
};
struct law_indicator {
    struct law_about about;
    struct law_list hooks; /* rules */
    struct law_text data, computes;
};
struct law_scenario {
    struct law_about about;
    struct law_list steps;
    day_number ends_on;
    uint32_t reconstructed;
};
struct law_position {
    struct law_about about;
    uint32_t holder;
    struct law_list stances;
    day_number as_of;
};
struct law_ballot {
    uint32_t count;
    struct law_list countries;
};
struct law_vote {
    struct law_about about;
    day_number on;
    uint32_t by, adopts, result; /* 0 adopted, 1 failed, 2 vetoed */
    struct law_ballot yes, no, abstain;
    struct law_text draft;
};

/* What so much of a class of goods is in another unit: never less than
 * `at_least`, never more than `at_most`. */
struct law_conversion {
    struct law_about about;
    uint32_t of_class;
    struct law_amount per, at_least, at_most;
    struct law_list named; /* words of a description; empty: of all others */
};

/* ---- parts of things ---------------------------------------------------- */

struct law_duty {
    uint32_t deed, to; /* to: actor */
    struct law_amount within;
    struct law_text text;
};
struct law_cap {
    struct law_amount most, or_most;
    uint32_t period;
    day_number from, until;
};
struct law_hs_range {
    uint32_t from, to; /* law_hs(); equal for one heading */
    uint32_t partial;  /* only some goods of the heading */
    uint32_t basis;    /* 0 stated by the instrument, 1 the EU's mapping */
};
struct law_money {
    struct law_amount amount;
    day_number from, until;
};
struct law_sentence {
    struct law_amount time;
    struct law_text text;
};
struct law_step {
    uint32_t act;
    day_number on;
    uint32_t line; /* of its file */
};
struct law_stance {
    uint32_t act, when;
};
struct law_seats {
    struct law_list countries;
    day_number from, until; /* half-open */
};
struct law_name {
    struct law_text text;
    uint32_t kind, index;
};
struct law_file {
    struct law_text path;
};

#define LAW_TABLES(X)                                                          \
    X(pages, struct law_page)                                                  \
    X(orders, struct law_order)                                                \
    X(actors, struct law_actor)                                                \
    X(instruments, struct law_instrument)                                      \
    X(nexuses, struct law_nexus)                                               \
    X(activities, struct law_activity)                                         \
    X(facts, struct law_fact)                                                  \
    X(classes, struct law_class)                                               \
    X(penalties, struct law_penalty)                                           \
    X(programmes, struct law_programme)                                        \
    X(rules, struct law_rule)                                                  \
    X(authorisations, struct law_authorisation)                                \
    X(acts, struct law_act)                                                    \
    X(indicators, struct law_indicator)                                        \
    X(scenarios, struct law_scenario)                                          \
    X(positions, struct law_position)                                          \
    X(votes, struct law_vote)                                                  \
    X(conversions, struct law_conversion)                                      \
    X(duties, struct law_duty)                                                 \
    X(caps, struct law_cap)                                                    \
    X(hs_ranges, struct law_hs_range)                                          \
    X(money, struct law_money)                                                 \
    X(sentences, struct law_sentence)                                          \
    X(steps, struct law_step)                                                  \
    X(stances, struct law_stance)                                              \
    X(seats, struct law_seats)                                                 \
    X(nodes, struct law_node)                                                  \
    X(texts, struct law_text)                                                  \
    X(words, struct law_text)                                                  \
    X(names, struct law_name)                                                  \
    X(names_sorted, uint32_t)                                                  \
    X(ids, uint32_t)                                                           \
    X(files, struct law_file)                                                  \
    X(rules_by_activity, struct law_list)

struct rulebook {
#define X(name, type) GROWING(type) name;
    LAW_TABLES(X)
#undef X
    GROWING(int64_t) numbers;
    GROWING(char) text;
    struct sha256 sum; /* of the image */
};

/* ---- making ------------------------------------------------------------- */

struct law_source {
    const char *path; /* "law/us/eo-13570.md" */
    struct span bytes;
};

struct law_options {
    /* Told of every fault, not only the first; may be NULL. */
    void (*report)(void *ear, const idt_error *fault);
    void *ear;
    /* A part of a rulebook: an id that is in none of the files is reported
     * with IDT_NOT_FOUND and left out, instead of being a fault. */
    bool partial;
};

/* Compiles; the order of the files does not matter.  IDT_BAD_RULES with the
 * first fault in *error when there is any.  options may be NULL. */
idt_status rulebook_compile(const struct law_source *sources, size_t count,
                            const struct law_options *options, idt_error *error,
                            struct rulebook **out);

/* The image, whose SHA-256 is book->sum. */
bool rulebook_write(const struct rulebook *book, struct byte_writer *to);

/* Checks every number of the image, so that bytes from anywhere are safe. */
idt_status rulebook_read(struct span image, idt_error *error,
                         struct rulebook **out);

void rulebook_free(struct rulebook *book); /* NULL is fine */

/* ---- reading ------------------------------------------------------------ */

static inline struct span law_text_of(const struct rulebook *book,
                                      struct law_text text) {
    return (struct span){book->text.items ? book->text.items + text.at : "",
                         text.length};
}
static inline struct span law_name_of(const struct rulebook *book,
                                      uint32_t name) {
    return law_text_of(book, book->names.items[name].text);
}
static inline uint64_t law_mask(const uint32_t halves[2]) {
    return halves[0] | (uint64_t)halves[1] << 32;
}
static inline bool law_dates_cover(const struct law_dates *dates,
                                   day_number day) {
    return dates->from <= day &&
           (dates->until == DAY_NONE || day < dates->until);
}
/* "KP" as a number; two capital letters. */
/* Whether some country has this code. */
bool law_is_country(uint32_t country);
static inline uint32_t law_country(const char *code) {
    return (uint32_t)(unsigned char)code[0] << 8 | (unsigned char)code[1];
}

/* The index in its table of the thing with this id, LAW_NONE if there is
 * none of that kind. */
uint32_t law_find(const struct rulebook *book, enum law_kind kind,
                  struct span id);

/* The version of `base` in force on `day`; `base` may carry a version. */
uint32_t law_find_rule(const struct rulebook *book, struct span base,
                       day_number day);

/* A word of a fact's choices, LAW_NONE if it is none of the rulebook's. */
uint32_t law_find_word(const struct rulebook *book, struct span word);

/* Digits with or without points ("2701.12"), 2 to 8 of them; false if not. */
bool law_hs(struct span code, uint32_t *hs);
/* Whether `hs` lies in the range; a shorter code that only contains the
 * range does not. */
bool law_hs_within(uint32_t hs, const struct law_hs_range *range);
bool law_hs_begins(uint32_t hs, uint32_t prefix);

/* Decimal text into steps of the unit; false when it does not fit. */
bool law_amount_parse(struct span number, uint32_t unit, int64_t *steps);
/* "90000.5 USD": exact, no zeros at the end. */
void law_amount_print(int64_t steps, uint32_t unit, struct byte_writer *to);
/* The unit with this word, LAW_NONE if none. */
uint32_t law_unit(struct span word);
/* Two units measure the same kind of thing. */
bool law_units_match(uint32_t a, uint32_t b);
bool law_unit_is_money(uint32_t unit);
const char *law_unit_word(uint32_t unit);
/* Steps of `unit` in steps of the conversion's other unit, rounded down and
 * up; false when it does not speak of that unit. */
bool law_convert(const struct rulebook *book,
                 const struct law_conversion *conversion, int64_t steps,
                 uint32_t unit, int64_t between[2]);

/* The words of the closed vocabularies, for people. */
const char *law_kind_word(enum law_kind kind);
const char *law_outcome_word(uint32_t outcome);
const char *law_confidence_word(uint32_t confidence);
const char *law_authorisation_word(uint32_t kind);
const char *law_verb_word(uint32_t verb);
const char *law_duty_word(uint32_t deed);
const char *law_instrument_word(uint32_t kind);
/* Where it stands in a chain of authority: 0 for statutes, which carry all
 * else, up to 3 for what carries out. */
unsigned law_instrument_rank(uint32_t kind);
const char *law_force_word(uint32_t force);
const char *law_period_word(uint32_t period);

/* Appends the condition in the language it was written in. */
void law_node_print(const struct rulebook *book, uint32_t node,
                    struct byte_writer *to);

/* ---- the whole of it ----------------------------------------------------- */

/* Appends every thing but the pages, one JSON object a line, in order of kind
 * and id.  False without memory, as below. */
bool law_export(const struct rulebook *book, struct byte_writer *to);
/* One of those lines. */
bool law_export_thing(const struct rulebook *book, enum law_kind kind,
                      uint32_t index, struct byte_writer *to);

/* Appends a page of HTML for people: every rule and authorisation by legal
 * order and instrument, with its ground, its words, dates and source. */
bool law_html(const struct rulebook *book, struct byte_writer *to);

struct law_difference {
    uint32_t added, removed, changed; /* things */
};
/* Appends what differs between two rulebooks, things by kind and id, and of
 * those in both the statements that changed: text, or one JSON object. */
bool law_compare(const struct rulebook *old, const struct rulebook *fresh,
                 bool is_json, struct byte_writer *to,
                 struct law_difference *sum);

#endif
