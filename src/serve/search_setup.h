/* search_setup.h -- what one search and a million of them share.
 *
 *     options of the command --> lists + policy + threshold ... --> screeners
 *
 * Invariant: nothing here changes once it is open, so all threads read it.
 */
#ifndef SERVE_SEARCH_SETUP_H
#define SERVE_SEARCH_SETUP_H

#include "serve/cli_options.h"

#include "base/arena.h"
#include "base/calendar_date.h"

struct search {
    idt_lists *lists;
    idt_policy *policy;
    idt_screen_options options;
    double threshold;             /* the one in force */
    struct span snapshot, config; /* their sums, quoted for JSON */
    struct span members;          /* of every answer: report_setup */
    day_number today;
    struct arena arena; /* texts of the setup */
    bool is_builtin;    /* no snapshot: the designations compiled in */
};

idt_status search_open(const struct arguments *given, idt_error *error,
                       struct search *out);
void search_close(struct search *search);

/* One of IDT_MODE_, of --mode. */
uint32_t mode_given(const struct arguments *given);

/* Whether the policy and --lists leave this one in. */
bool search_has_list(const struct search *search, const char *list);

/* ---- one query -------------------------------------------------------------- */

#define ASKED_IDENTIFIERS 32 /* of one party; passports, mostly */

/* What is asked for; its texts live where the caller put them. */
struct asked {
    idt_query query;
    idt_identifier identifiers[ASKED_IDENTIFIERS];
};

void asked_clear(struct asked *asked);
/* From "KIND:VALUE" or "KIND:VALUE:CC"; the pieces are copied to `arena`. */
idt_status asked_identifier_text(struct asked *asked, struct arena *arena,
                                 struct span text, idt_error *error);
idt_status asked_identifier(struct asked *asked, idt_identifier identifier,
                            idt_error *error);

#endif
