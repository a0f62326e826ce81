/* case_file.h -- cases with what is expected of them (law/...case).
 *
 *     case   a coal importer in the United States
 *     given  {"date": "2025-03-01", "activity": "import", ...}
 *     expect prohibited in US by us.eo13570.1
 *
 *     case   the same by the law of the day before
 *     like   a coal importer in the United States
 *     with   {"date": "2011-04-18"}
 *     expect no us.eo13570.1
 *
 * Read in full before any case is decided; docs/format/law.md part 8.
 */
#ifndef DECIDE_CASE_FILE_H
#define DECIDE_CASE_FILE_H

#include "decide/decide.h"

#define EXPECT_NAMES_MOST 24

struct expectation {
    uint32_t line;
    bool is_yes;        /* all of `by` stand, whatever the verdict */
    bool is_no;         /* none of `by` stands */
    bool is_state_duty; /* instead of a verdict word */
    enum verdict_word word;
    struct span in; /* legal order; empty: of all */
    struct span by[EXPECT_NAMES_MOST], unless[EXPECT_NAMES_MOST];
    struct span missing[EXPECT_NAMES_MOST];
    size_t by_count, unless_count, missing_count;
    day_number on; /* DAY_NONE: the case's day */
};

struct filed_case {
    struct span title, text; /* JSON, already joined with what it is like */
    uint32_t line, text_line;
    size_t first, count; /* expectations */
};

struct case_file {
    const char *source;
    struct arena arena;
    GROWING(struct filed_case) cases;
    GROWING(struct expectation) expectations;
};

/* IDT_BAD_DATA with the place.  *out is released by the caller, also after a
 * failure. */
idt_status case_file_read(struct span text, const char *source,
                          idt_error *error, struct case_file *out);
void case_file_release(struct case_file *file);

/* What an expectation finds; false and *error with the place and what was
 * found instead.  The decider holds the case, decided. */
bool expectation_met(struct decider *decider, const struct case_file *file,
                     const struct expectation *expected, idt_error *error);

/* How often each rule and authorisation did what it is there for. */
struct exercise {
    uint8_t *rule_fired;     /* bites, in a case with an expectation */
    uint8_t *rule_named;     /* and was named by one */
    uint8_t *saved, *failed; /* authorisations: lifted a rule; did not */
};
void exercise_note(struct decider *decider, struct exercise *exercise);

#endif
