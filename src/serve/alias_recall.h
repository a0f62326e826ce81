/* alias_recall.h -- each alias asked of a list that knows primary names only.
 *
 *     alias "Abu Musab"   own record 9003
 *     hits   9003, 11410       own first: counts for recall at 1
 *            11410, 9003       own among them: counts for recall
 *            11410             a miss, and one hit more to clear
 *
 * Aliases are the only labelled pairs that authorities publish: they say that
 * two names are one party, and many are no spelling of one another (a name of
 * war, a birth name), which no matcher can meet.  So the figures are told by
 * role and by program, as a measure of lists and matcher together.
 * Invariant: a record's other names never help it: all but primary names are
 * left out of the search, for every record alike.
 */
#ifndef SERVE_ALIAS_RECALL_H
#define SERVE_ALIAS_RECALL_H

#include "serve/score_sets.h"
#include "serve/search_setup.h"
#include "serve/terminal.h"

struct alias_tally {
    struct span name;             /* of the role or program */
    uint64_t asked, first, found; /* aliases; own record first, among hits */
    uint64_t hits;
};

typedef GROWING(struct alias_tally) tally_list;

struct alias_recall {
    const char *snapshot, *config;
    double threshold;
    uint64_t records; /* that have a primary name */
    uint64_t refused; /* aliases that could not be asked: not found */
    struct alias_tally all;
    tally_list roles, programs; /* most aliases first */
    struct byte_writer misses;  /* CSV of aliases not found first */
};

/* `out` is all zero before, and released by the caller. */
idt_status alias_recall_measure(struct search *search, struct alias_recall *out,
                                idt_error *error);
void alias_recall_release(struct alias_recall *recall);

void alias_recall_print_text(const struct alias_recall *recall,
                             struct terminal *to);
void alias_recall_print_json(const struct alias_recall *recall,
                             struct byte_writer *to);

#endif
