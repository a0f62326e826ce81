/* interdict.h -- screen names against sanctions lists, decide cases by law.
 *
 * This is the only public header.  What is not declared here is not API.
 *
 * How data flows:   list files --build--> snapshot --open--> idt_lists
 *                   idt_lists + idt_query --screen--> idt_report
 *                   law files --open--> idt_rules
 *                   idt_rules + case (JSON) --decide--> idt_verdict
 * Ownership:  whatever a function gives you through its last pointer is
 *             yours; give it to the _free() of its type, once.  Everything
 *             you then reach through it lives exactly as long as it does.
 *             A report belongs to its screener and lasts until that
 *             screener's next call, a verdict to its decider likewise.
 * Threads:    idt_lists and idt_rules never change once open: share them
 *             freely.  A screener or decider belongs to one thread at a
 *             time; make one a thread.
 * Errors:     0 is IDT_OK; anything else is an idt_status and, if you gave
 *             an idt_error, tells what failed and where.  Outputs are left
 *             alone on failure.
 */
#ifndef INTERDICT_H
#define INTERDICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define IDT_VERSION_MAJOR 0
#define IDT_VERSION_MINOR 1
#define IDT_VERSION_PATCH 0
#define IDT_VERSION       "0.1.0"

#if defined(__GNUC__)
#define IDT_API        __attribute__((visibility("default")))
#define IDT_MUST_CHECK __attribute__((warn_unused_result))
#else
#define IDT_API
#define IDT_MUST_CHECK
#endif

/* ---- status and error ------------------------------------------------- */

/* Values never change: 1-19 the caller, 20-39 list sources, 40-59 snapshots,
 * 60-79 rulebooks. */
typedef int32_t idt_status;
#define IDT_STATUS_MAP(X)                                                      \
    X(OK, 0, "success")                                                        \
    X(NO_MEMORY, 1, "out of memory")                                           \
    X(BAD_ARGUMENT, 2, "bad argument")                                         \
    X(NOT_FOUND, 3, "not found")                                               \
    X(OVER_LIMIT, 4, "over a stated limit")                                    \
    X(INPUT_OUTPUT, 5, "input or output failed")                               \
    X(BAD_DATA, 6, "input data is malformed")                                  \
    X(BAD_SOURCE, 20, "list source is malformed")                              \
    X(UNKNOWN_SOURCE, 21, "list source is of no known kind")                   \
    X(REFUSED, 22, "list refused to protect what was there before")            \
    X(BAD_SNAPSHOT, 40, "snapshot is damaged or of another format")            \
    X(BAD_RULES, 60, "rulebook is malformed")
#define X(name, value, text) IDT_##name = value,
enum { IDT_STATUS_MAP(X) IDT_STATUS_END_ };
#undef X

/* Caller-owned, fixed size, so reporting an error never allocates. */
typedef struct idt_error {
    idt_status status;
    uint32_t line, column; /* 1-based place in the source, 0 if none */
    char source[160];      /* file or list name, "" if none */
    char message[320];     /* one clause, no full stop */
} idt_error;

/* The fixed English text of a status; "unknown status" for other numbers. */
IDT_API const char *idt_status_name(idt_status status);

/* ---- lists: an open snapshot --------------------------------------------- */

typedef struct idt_lists idt_lists;

typedef struct idt_text { /* UTF-8; inputs need no NUL, outputs have one */
    const char *bytes;
    size_t length;
} idt_text;

/* Maps a snapshot written by idt_build and checks it. */
IDT_API IDT_MUST_CHECK idt_status idt_lists_open(const char *path,
                                                 idt_error *error,
                                                 idt_lists **lists);
/* The North Korea designations compiled into the library. */
IDT_API IDT_MUST_CHECK idt_status idt_lists_builtin(idt_error *error,
                                                    idt_lists **lists);
IDT_API idt_lists *idt_lists_ref(idt_lists *lists); /* one more owner */
IDT_API void idt_lists_free(idt_lists *lists);      /* NULL is fine */

/* "sha256:..." of the snapshot; lives as long as the lists. */
IDT_API const char *idt_lists_sum(const idt_lists *lists);
IDT_API uint32_t idt_lists_count(const idt_lists *lists);
IDT_API uint32_t idt_lists_entities(const idt_lists *lists);

#define IDT_NO_DAY INT32_MIN
typedef struct idt_list {
    const char *list, *publisher, *kind; /* "us-ofac-sdn", ... */
    const char *sum;                     /* "sha256:..." of its first file */
    int32_t published; /* days since 1970-01-01, IDT_NO_DAY when not stated */
    int64_t modified;  /* seconds since 1970, of its first file */
    uint32_t entries, names, flawed, unknown_texts, orphans;
} idt_list;
IDT_API IDT_MUST_CHECK idt_status idt_lists_list(const idt_lists *lists,
                                                 uint32_t number,
                                                 idt_list *list);

/* Checks every byte, not only what opening needs. */
IDT_API IDT_MUST_CHECK idt_status idt_lists_check(const idt_lists *lists,
                                                  idt_error *error);

/* ---- entities: one record of one list ------------------------------------ */

typedef struct idt_entity {
    uint32_t number; /* below idt_lists_entities */
    const char *list;
    const char *type;  /* "person" ... */
    char sum[72];      /* "sha256:..." of its content */
    char id[256];      /* "us-ofac-sdn:20157" */
    uint32_t measures; /* set of IDT_MEASURE_ bits */
    uint32_t item_count;
    bool is_flawed;      /* a field of the source could not be read */
    const void *walk[4]; /* the library's own */
} idt_entity;

/* One fact of an entity.  kind and role are fixed lower-case words, as
 * `interdict dump --entity` prints them. */
typedef struct idt_item {
    const char *kind, *role; /* role "" when the kind has none */
    idt_text text, extra;    /* not NUL-terminated: they lie in the snapshot */
    bool has_date, is_circa, check_passed, check_failed;
    char date[40]; /* "1984", "1980..1984"; "" without date */
} idt_item;

IDT_API IDT_MUST_CHECK idt_status idt_entity_at(const idt_lists *lists,
                                                uint32_t number,
                                                idt_entity *entity);
IDT_API IDT_MUST_CHECK idt_status idt_entity_find(const idt_lists *lists,
                                                  idt_text id,
                                                  idt_entity *entity);
/* The next item; false at the end.  Set *entity up anew to walk again. */
IDT_API bool idt_entity_item(idt_entity *entity, idt_item *item);
/* The word of the lowest bit set: "block", "sectoral" ...; "" for 0. */
IDT_API const char *idt_measure_word(uint32_t measures);

#define IDT_MEASURE_BLOCK          1u
#define IDT_MEASURE_SECTORAL       2u
#define IDT_MEASURE_EXPORT_CONTROL 4u
#define IDT_MEASURE_CORRESPONDENT  8u
#define IDT_MEASURE_DEBARMENT      16u
#define IDT_MEASURE_OTHER          32u

/* ---- policy: which lists count, and from which score ---------------------- */

typedef struct idt_policy idt_policy;

/* Reads a policy file (docs/format/policy.md); path NULL gives the default.*/
IDT_API IDT_MUST_CHECK idt_status idt_policy_open(const char *path,
                                                  idt_error *error,
                                                  idt_policy **policy);
IDT_API void idt_policy_free(idt_policy *policy);
IDT_API const char *idt_policy_sum(const idt_policy *policy); /* "sha256:.." */
/* The score from which results count where no list or type says otherwise. */
IDT_API double idt_policy_threshold(const idt_policy *policy);
/* Whether the policy lets this list count. */
IDT_API bool idt_policy_counts(const idt_policy *policy, const char *list);
/* The i-th list that the policy names, NULL behind the last.  One that is in
 * no snapshot is no error: its lines then say nothing, and a program should
 * tell its user so. */
IDT_API const char *idt_policy_list(const idt_policy *policy, uint32_t i);
/* Days after which a list is stale; 7 unless the policy says otherwise. */
IDT_API uint32_t idt_policy_stale_days(const idt_policy *policy,
                                       const char *list);

/* ---- screening -------------------------------------------------------------*/

typedef struct idt_identifier {
    const char *kind; /* "imo", "passport" ...; see docs/format */
    idt_text value;
    const char *country; /* two letters or NULL */
} idt_identifier;

typedef struct idt_query {
    uint32_t size;    /* sizeof this struct; IDT_QUERY_INIT */
    idt_text name;    /* may be empty when there are identifiers */
    const char *type; /* "person" ..., "any", a synonym, or NULL */
    idt_text birth;   /* any form of date, or empty */
    idt_text country; /* code or name, or empty */
    idt_text address; /* or empty */
    const idt_identifier *identifiers;
    size_t identifier_count;
} idt_query;
#define IDT_QUERY_INIT                                                         \
    { sizeof(idt_query), {0, 0}, 0, {0, 0}, {0, 0}, {0, 0}, 0, 0 }

#define IDT_THRESHOLD 0.70

#define IDT_MODE_OWN   0u /* this engine's score */
#define IDT_MODE_EXACT 1u /* only names equal after folding */
#define IDT_MODE_OFAC  2u /* as OFAC's public search page scores a name */
#define IDT_MODE_COUNT 3u
typedef struct idt_screen_options {
    uint32_t size;            /* sizeof this struct */
    uint32_t limit;           /* most hits wanted, 0 = all */
    double threshold;         /* 0..1; below 0: the policy's, else 0.70 */
    const idt_policy *policy; /* NULL: the default */
    const char *lists;        /* "un-sc,us-ofac-sdn" or NULL for all */
    uint32_t mode;            /* IDT_MODE_ */
    bool is_full_scan;        /* score every name: the slow, obvious way */
    bool is_primary_only;     /* as if records had no alias: for measuring */
} idt_screen_options;
#define IDT_SCREEN_OPTIONS_INIT                                                \
    { sizeof(idt_screen_options), 0, -1.0, 0, 0, IDT_MODE_OWN, false, false }

/* One thread's workspace: after its first queries it asks for no memory. */
typedef struct idt_screener idt_screener;
IDT_API IDT_MUST_CHECK idt_status
idt_screener_new(idt_lists *lists, const idt_screen_options *options,
                 idt_error *error, idt_screener **screener);
IDT_API void idt_screener_free(idt_screener *screener);

typedef struct idt_report idt_report; /* belongs to the screener */

/* IDT_BAD_ARGUMENT: nothing to look for, unknown type, date or identifier
 * kind; IDT_OVER_LIMIT: the name is over 4,096 bytes or 128 words,
 * or an identifier over 512 bytes;
 * IDT_BAD_DATA: the name is not UTF-8, or an identifier has a wrong form or
 * check digit and no list has it so. */
IDT_API IDT_MUST_CHECK idt_status idt_screen(idt_screener *screener,
                                             const idt_query *query,
                                             idt_error *error,
                                             const idt_report **report);

#define IDT_CONFLICT_BIRTH   1u
#define IDT_CONFLICT_COUNTRY 2u
#define IDT_CONFLICT_TYPE    4u

typedef struct idt_hit {
    uint32_t entity;    /* for idt_entity_at */
    double score;       /* how well the evidence supports "the same" */
    double bits;        /* rarity of what agreed */
    const char *band;   /* "strong", "review", "weak" */
    uint32_t name_item; /* item of the entity's best name; UINT32_MAX: none */
    uint32_t ambiguous; /* listed records that bear this very name */
    uint32_t conflicts; /* set of IDT_CONFLICT_ bits */
} idt_hit;

/* Sorted by score, then bits, then id.  total counts before the limit. */
IDT_API uint32_t idt_report_count(const idt_report *report);
IDT_API uint32_t idt_report_total(const idt_report *report);
IDT_API const idt_hit *idt_report_hit(const idt_report *report, uint32_t i);

/* Why: one line of evidence.  Texts live until the screener's next call. */
typedef struct idt_evidence {
    const char *field; /* "name", "birth", "country", "identifier" ... */
    idt_text query, listed;
    double score; /* of this field alone, 0..1 */
    double bits;  /* what it weighs; negative when against */
    const char *why;
} idt_evidence;

/* Made when asked for, item by item; false when there is no more. */
IDT_API bool idt_report_evidence(const idt_report *report, uint32_t hit,
                                 uint32_t i, idt_evidence *evidence);

/* ---- comparing two records without any list ------------------------------- */

typedef struct idt_comparison {
    double score, bits;
    const char *band;
    uint32_t conflicts;
} idt_comparison;
typedef struct idt_comparer idt_comparer; /* one thread's */
IDT_API IDT_MUST_CHECK idt_status idt_comparer_new(idt_error *error,
                                                   idt_comparer **comparer);
/* One of IDT_MODE_; a new comparer's is IDT_MODE_OWN. */
IDT_API IDT_MUST_CHECK idt_status idt_comparer_set_mode(idt_comparer *comparer,
                                                        uint32_t mode,
                                                        idt_error *error);
IDT_API void idt_comparer_free(idt_comparer *comparer);
IDT_API IDT_MUST_CHECK idt_status idt_compare(idt_comparer *comparer,
                                              const idt_query *a,
                                              const idt_query *b,
                                              idt_error *error,
                                              idt_comparison *comparison);

/* A name made ready to be compared with many: folding it, reading it in other
 * letters and weighing its words is done once.  It never changes, so threads
 * may share it; any comparer compares it.  IDT_BAD_ARGUMENT for an empty name,
 * IDT_BAD_DATA for one that is not UTF-8, IDT_OVER_LIMIT for one too long. */
typedef struct idt_name idt_name;
IDT_API IDT_MUST_CHECK idt_status idt_name_new(idt_comparer *comparer,
                                               idt_text text, idt_error *error,
                                               idt_name **name);
IDT_API void idt_name_free(idt_name *name); /* NULL is fine */
/* The score that idt_compare gives to two queries of these names alone; 0
 * when one is NULL. */
IDT_API double idt_compare_names(idt_comparer *comparer, const idt_name *a,
                                 const idt_name *b);

/* "Latin", "Cyrillic", "Han" ...: of the first letter that is not Latin.  A
 * name of no known script counts as Latin. */
IDT_API const char *idt_script(idt_text name);

/* ---- building a snapshot ---------------------------------------------------*/

typedef struct idt_build_options {
    uint32_t size;            /* sizeof this struct */
    const char *const *paths; /* files and folders */
    size_t path_count;
    const char *kind;     /* NULL: found from content */
    const char *map;      /* own-csv: mapping file, NULL */
    const char *own_name; /* own-csv: NAME of "own-NAME", NULL */
    const char *old;      /* snapshot to compare with, NULL: none */
    const char *out;      /* path to write */
    uint32_t accept_bad;  /* records without name or id that are let pass */
    bool accept_shrink;
    /* Told of progress now and then; NULL for none. */
    void (*progress)(void *context, const char *list, uint64_t records);
    void *context;
} idt_build_options;
#define IDT_BUILD_OPTIONS_INIT                                                 \
    { sizeof(idt_build_options), 0, 0, 0, 0, 0, 0, 0, 0, false, 0, 0 }

typedef struct idt_built {
    uint32_t lists, records, names, flawed, bad, unknown_texts, orphans;
    uint64_t bytes;
    char sum[72];
} idt_built;

IDT_API IDT_MUST_CHECK idt_status idt_build(const idt_build_options *options,
                                            idt_error *error, idt_built *built);

/* The known kinds of list files: kind and title; false at the end. */
IDT_API bool idt_source_kind(uint32_t i, const char **kind, const char **title);

/* ---- altered names, to test screening with ---------------------------------- */

/* The classes of alterations: "typo" and a line on it; false at the end. */
IDT_API bool idt_alteration(uint32_t i, const char **word, const char **title);

#define IDT_ALTERED_ROOM 16448
/* The name of an entity's item, altered; the same for the same seed on every
 * machine.  `to` has room for IDT_ALTERED_ROOM bytes; gives their number, 0
 * when the class does not apply to this name. */
IDT_API size_t idt_alter_name(uint32_t alteration, idt_text name,
                              const char *type, uint64_t seed, char *to);

/* ---- looking into a snapshot ---------------------------------------------- */

/* One section of the file; false at the end. */
typedef struct idt_section {
    char tag[5];
    uint32_t count;
    uint64_t offset, bytes;
} idt_section;
IDT_API bool idt_lists_section(const idt_lists *lists, uint32_t i,
                               idt_section *section);

/* Calls `change` for each record that differs, in order of id: kind '+'
 * added, '-' removed, '~' changed.  A non-zero return stops the walk. */
typedef struct idt_change {
    char kind;
    const char *id;
    uint32_t old_entity, new_entity; /* UINT32_MAX where there is none */
} idt_change;
IDT_API IDT_MUST_CHECK idt_status
idt_lists_diff(const idt_lists *old, const idt_lists *now,
               int (*change)(void *context, const idt_change *change),
               void *context, idt_error *error);

/* ---- rules: a rulebook, compiled ------------------------------------------ */

typedef struct idt_rules idt_rules;

/* The rulebook compiled into the library. */
IDT_API IDT_MUST_CHECK idt_status idt_rules_builtin(idt_error *error,
                                                    idt_rules **rules);
/* A folder of law files (docs/format/law.md), compiled, or one file that
 * holds a compiled rulebook.  IDT_BAD_RULES with the place. */
IDT_API IDT_MUST_CHECK idt_status idt_rules_open(const char *path,
                                                 idt_error *error,
                                                 idt_rules **rules);
/* Compiles and tells every fault, not only the first; `rules` may be NULL. */
IDT_API IDT_MUST_CHECK idt_status idt_rules_check(
    const char *folder, void (*fault)(void *context, const idt_error *fault),
    void *context, idt_error *error, idt_rules **rules);
IDT_API idt_rules *idt_rules_ref(idt_rules *rules); /* one more owner */
IDT_API void idt_rules_free(idt_rules *rules);      /* NULL is fine */
/* "sha256:..." of the compiled rulebook; lives as long as the rules. */
IDT_API const char *idt_rules_sum(const idt_rules *rules);

/* ---- deciding -------------------------------------------------------------- */

typedef struct idt_decide_options {
    uint32_t size; /* sizeof this struct */
    int32_t as_of; /* days since 1970-01-01; IDT_NO_DAY: the case's own day */
    /* Lists in which parties without `listed` are looked up; NULL: none, and
     * whether they are listed stays unknown.  Screening options may be NULL;
     * they, their policy and names are copied, the lists held. */
    idt_lists *lists;
    const idt_screen_options *screening;
    /* What the rulebook had recorded by this day is all that is used;
     * IDT_NO_DAY: everything.  IDT_BAD_ARGUMENT before its first record. */
    int32_t known_at;
} idt_decide_options;
#define IDT_DECIDE_OPTIONS_INIT                                                \
    { sizeof(idt_decide_options), IDT_NO_DAY, 0, 0, IDT_NO_DAY }

typedef struct idt_decider idt_decider; /* one thread's */
typedef struct idt_verdict idt_verdict; /* belongs to its decider */
IDT_API IDT_MUST_CHECK idt_status
idt_decider_new(idt_rules *rules, const idt_decide_options *options,
                idt_error *error, idt_decider **decider);
IDT_API void idt_decider_free(idt_decider *decider);

/* A case as JSON (docs/format/case.md). */
typedef struct idt_case {
    idt_text text;
    const char *source; /* its file, for errors; may be NULL */
    uint32_t line;      /* of its first byte; 0 is 1 */
} idt_case;

/* Reads and decides.  IDT_BAD_DATA or IDT_OVER_LIMIT with the place; there is
 * no partial verdict. */
IDT_API IDT_MUST_CHECK idt_status idt_decide(idt_decider *decider,
                                             const idt_case *asked,
                                             idt_error *error,
                                             const idt_verdict **verdict);

/* The id of the case given last, also when it was refused; empty if it could
 * not be read that far. */
IDT_API idt_text idt_decider_case(const idt_decider *decider);

/* From the mildest to the most severe; values never change.  A verdict whose
 * decider has refused a case since is IDT_BLOCKED, has no outcomes and is not
 * printed. */
enum {
    IDT_PERMITTED = 0,
    IDT_PERMITTED_WITH_DUTIES = 1,
    IDT_NEEDS_FACTS = 2,
    IDT_EXPOSED = 3,
    IDT_LICENCE_REQUIRED = 4,
    IDT_PROHIBITED = 5,
    IDT_BLOCKED = 6
};
/* The verdict, and the least and most it can be while facts are missing. */
IDT_API int idt_verdict_level(const idt_verdict *verdict);
IDT_API int idt_verdict_least(const idt_verdict *verdict);
IDT_API int idt_verdict_most(const idt_verdict *verdict);
/* "prohibited" ...; NULL for other numbers. */
IDT_API const char *idt_verdict_name(int level);

/* A rule that bites or may bite.  yes, no or unknown: 2, 0, 1. */
typedef struct idt_outcome {
    const char *kind; /* "block", "prohibit" ... */
    idt_text rule, jurisdiction;
    int bites, lifted;
    int level, least, most;
    bool is_state_duty;
} idt_outcome;
IDT_API bool idt_verdict_outcome(const idt_verdict *verdict, uint32_t i,
                                 idt_outcome *outcome);

#define IDT_FORM_TEXT 0
#define IDT_FORM_JSON 1 /* one line; docs/schema/verdict.json */
/* The verdict with its proofs, also as a picture (IDT_FORM_SVG); lives until
 * the decider's next call. */
IDT_API IDT_MUST_CHECK idt_status idt_verdict_print(const idt_verdict *verdict,
                                                    int form, idt_error *error,
                                                    idt_text *out);

/* ---- testing a rulebook ----------------------------------------------------- */

typedef struct idt_test_options {
    uint32_t size; /* sizeof this struct */
    /* Told of each expectation that is not met, with its place. */
    void (*failure)(void *context, const idt_error *failure);
    /* Told of each "rule" that no case made bite, each authorisation that
     * never "saves" and each that never "fails". */
    void (*idle)(void *context, const char *what, idt_text id);
    void *context;
} idt_test_options;
#define IDT_TEST_OPTIONS_INIT                                                  \
    { sizeof(idt_test_options), 0, 0, 0 }

typedef struct idt_tested {
    uint32_t files, cases, passed, failed; /* the last two: expectations */
    uint32_t rules, rules_fired, citations, citations_shown;
    uint32_t authorisations, saved, unsaved;
} idt_tested;

/* Decides the cases of a *.case file, or of all below a folder. */
IDT_API IDT_MUST_CHECK idt_status idt_rules_test(
    idt_rules *rules, const char *path, const idt_test_options *options,
    idt_error *error, idt_tested *tested);

/* Everything known of a thing of the rulebook: what it says; of a rule the
 * chain it stands on, the facts it reads.   Form IDT_FORM_TEXT, _JSON or _SVG (a rule's
 * chain).  `text` is freed with idt_text_free. */
#define IDT_FORM_SVG 2
IDT_API IDT_MUST_CHECK idt_status idt_rules_show(const idt_rules *rules,
                                                 const char *id, int form,
                                                 idt_error *error,
                                                 idt_text *text);
IDT_API void idt_text_free(idt_text *text);

#define IDT_FORM_HTML 3
/* The whole rulebook.  Form IDT_FORM_JSON: one object a line, a rule, an
 * authorisation, an instrument, an act or any other thing of it
 * (docs/schema/law-export.json).  Form IDT_FORM_HTML: one page for people, a
 * table of rules and one of authorisations for each instrument.  `text` is freed with idt_text_free. */
IDT_API IDT_MUST_CHECK idt_status idt_rules_export(const idt_rules *rules,
                                                   int form, idt_error *error,
                                                   idt_text *text);

/* What differs between two rulebooks, by id, and which statements changed.
 * Form IDT_FORM_TEXT or _JSON; `text` is freed with idt_text_free. */
typedef struct idt_rules_changes {
    uint32_t added, removed, changed; /* things; all 0: equal */
    idt_text text;
} idt_rules_changes;
IDT_API IDT_MUST_CHECK idt_status idt_rules_compare(const idt_rules *old,
                                                    const idt_rules *fresh,
                                                    int form, idt_error *error,
                                                    idt_rules_changes *changes);

/* ---- foreseeing: what would have to change? ------------------------------- */

/* The built-in rulebook together with one page of the user's: a scenario,
 * positions, acts.  A shipped page of the same file name gives way to it.
 * IDT_BAD_RULES with the place. */
IDT_API IDT_MUST_CHECK idt_status idt_rules_with(const char *page,
                                                 idt_error *error,
                                                 idt_rules **rules);

/* What one of the calls below has made, in the form that was asked for. */
typedef struct idt_answer idt_answer;
IDT_API void idt_answer_free(idt_answer *answer); /* NULL is fine */
IDT_API idt_text idt_answer_text(const idt_answer *answer);
/* The verdict after the acts (IDT_PERMITTED ...); -1 where there is none. */
IDT_API int idt_answer_level(const idt_answer *answer);

typedef struct idt_foresee_options {
    uint32_t size; /* sizeof this struct */
    int form;      /* IDT_FORM_ */
    /* What is done: a scenario of the rules, by id or by the path of its
     * page, or acts by id, "a,b"; or neither. */
    const char *scenario, *acts;
    const char *wanted; /* least acts to this verdict; NULL: not asked */
    const char *orders; /* "US,EU": laws that count for it; NULL: all */
    int32_t as_of;      /* where it begins; IDT_NO_DAY: the case's day */
    int32_t by;         /* least acts that take longer are told as late */
    uint32_t limit;     /* least sets told; 0: eight */
    bool with_states;   /* duties of States must fall, too */
    bool is_sure;       /* rules that may bite must fall, too */
    bool world_only;    /* no licence or waiver for the one case */
} idt_foresee_options;
#define IDT_FORESEE_OPTIONS_INIT                                               \
    {                                                                          \
        sizeof(idt_foresee_options), 0, 0, 0, 0, 0, IDT_NO_DAY, IDT_NO_DAY, 0, \
            false, false, false                                                \
    }

/* One case before and after.  IDT_NOT_FOUND: no such scenario or act. */
IDT_API IDT_MUST_CHECK idt_status
idt_foresee(idt_rules *rules, const idt_foresee_options *options,
            const idt_case *one, idt_error *error, idt_answer **answer);
/* The map of every conduct.  options->as_of must be a day, or the scenario
 * tells one; acts need it. */
IDT_API IDT_MUST_CHECK idt_status idt_regime(idt_rules *rules,
                                             const idt_foresee_options *options,
                                             idt_error *error,
                                             idt_answer **answer);
/* What would happen if all did what they say: positions of a page, by its
 * path or name ("2019"). */
IDT_API IDT_MUST_CHECK idt_status idt_outlook(idt_rules *rules,
                                              const char *positions, int form,
                                              idt_error *error,
                                              idt_answer **answer);

typedef struct idt_vote_options {
    uint32_t size;     /* sizeof this struct */
    int form;          /* IDT_FORM_ */
    const char *draft; /* a vote on record, or an act of a body that votes */
    const char *votes; /* "CN=no,RU=abstain,others=yes"; NULL: as recorded */
    int32_t on;        /* day of the members; IDT_NO_DAY: of the record */
} idt_vote_options;
#define IDT_VOTE_OPTIONS_INIT                                                  \
    { sizeof(idt_vote_options), 0, 0, 0, IDT_NO_DAY }
/* Adopted, failed, vetoed, or open where votes are not told. */
IDT_API IDT_MUST_CHECK idt_status idt_vote(idt_rules *rules,
                                           const idt_vote_options *options,
                                           idt_error *error,
                                           idt_answer **answer);

/* A portfolio: many cases under one scenario, verdicts only. */
typedef struct idt_portfolio idt_portfolio; /* one thread's */
IDT_API IDT_MUST_CHECK idt_status
idt_portfolio_new(idt_rules *rules, const idt_foresee_options *options,
                  idt_error *error, idt_portfolio **portfolio);
IDT_API void idt_portfolio_free(idt_portfolio *portfolio);
typedef struct idt_flip {
    int before, after;       /* IDT_PERMITTED ... */
    idt_text id;             /* also of a case refused; until the next call */
    idt_text value;          /* "90000.5 USD", "700 USD, 500 EUR"; "": none */
    uint32_t untold;         /* goods without a value, not in it */
    const char *layer;       /* that still weighs most; "" when none does */
    const char *layer_title; /* in words */
    /* All that still hold it back, or may when facts are missing. */
    const char *const *layers;
    uint32_t layer_count;
} idt_flip;
/* An act that could not be done; texts until the next call. */
typedef struct idt_refusal {
    idt_text act, needs; /* needs: what does not hold; "": voted down */
    int32_t on;
    uint32_t line;  /* of the scenario's page; 0: none */
    uint64_t cases; /* decided without it so far */
} idt_refusal;
IDT_API IDT_MUST_CHECK idt_status idt_portfolio_case(idt_portfolio *portfolio,
                                                     const idt_case *one,
                                                     idt_error *error,
                                                     idt_flip *flip);
/* Acts refused so far, each once; those of a scenario from the start. */
IDT_API uint32_t idt_portfolio_refused(const idt_portfolio *portfolio);
IDT_API IDT_MUST_CHECK idt_status
idt_portfolio_refusal(idt_portfolio *portfolio, uint32_t i, idt_error *error,
                      idt_refusal *refusal);

IDT_API const char *idt_version(void);

#ifdef __cplusplus
}
#endif
#endif
