/* rules_inside.h -- what stands behind idt_rules and idt_decider. */
#ifndef API_RULES_INSIDE_H
#define API_RULES_INSIDE_H

#include "decide/decide.h"
#include "interdict.h"

#include <stdatomic.h>

struct idt_rules {
    atomic_uint owners;
    struct rulebook *book;
    struct plan *plan;
    char sum[SHA256_TEXT_ROOM];
    bool is_builtin; /* compiled in, or with one page more */
    /* Of a folder: its conducts.md, for the map; else empty. */
    struct byte_writer conducts;
};

/* Takes the book over, also when it fails. */
idt_status rules_over(struct rulebook *book, idt_error *error, idt_rules **out);

struct idt_verdict {
    struct idt_decider *decider;
};

struct idt_decider {
    struct idt_rules *rules; /* one owner more */
    struct decider *decider;
    day_number as_of;
    idt_lists *lists; /* one owner more; NULL: nobody is looked up */
    struct idt_screener *screener;
    struct arena kept;               /* copies of what the caller gave: */
    const struct idt_policy *policy; /* NULL: the default */
    const char *list_names;          /* "un-sc,..."; NULL: all */
    bool is_builtin;
    bool is_capped;     /* hits count from a lower score than was asked for */
    struct arena found; /* hits of one party */
    struct idt_verdict verdict;
    struct byte_writer printed;
};

/* Whether these are the designations compiled in. */
bool lists_are_builtin(const idt_lists *lists);

/* Looks up the parties of the case that was read (screen_case.c). */
idt_status screen_case(struct idt_decider *decider, idt_error *error);

#endif
