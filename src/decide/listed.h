/* listed.h -- is a party on a list, on the day?
 *
 * What the caller says counts; where he says nothing, what screening found:
 * a confirmed hit is a yes, a hit that nobody confirmed is unknown, and a no
 * only when a list of that publisher was searched.  With the built-in
 * designations alone nothing is ever a no.
 */
#ifndef DECIDE_LISTED_H
#define DECIDE_LISTED_H

#include "decide/decide_inside.h"

/* `list` is the beginning of an id: "us-ofac-sdn:", "eu-". */
enum truth listed_on(struct decider *d, uint32_t party, const char *list);
void tell_listing(struct decider *d, uint32_t party, const char *list,
                  struct value *out);
/* What would tell whether the party is listed. */
void ask_listing(struct decider *d, uint32_t party, const char *list,
                 struct value *out);
/* Whether the entry counts on the day: unknown when it has no day of its own
 * and the list that has it is of a later day. */
enum truth listing_truth(const struct decider *d,
                         const struct listing *listing);
/* Whether a list whose id begins so was searched, whole. */
bool was_searched(const struct decider *d, const char *list);

#endif
