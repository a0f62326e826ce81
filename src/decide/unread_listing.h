/* unread_listing.h -- listings that no coded rule reads.
 *
 *     us-ofac-sdn:2674 under SDGT     a person blocked by law that is not coded
 *     us-ofac-sdn:20157, no programs  blocked, and nobody said under what
 *     own-watch:7                     a list that no fact of the rulebook asks
 *
 * A rule asks for a programme or for the list of its own legal order.  What
 * none asks for would vanish in a "no"; so it is walked here: it may be worth
 * `blocked`, whatever the rules say, and is told by name.
 * Invariant: a listing that counts or may count on the day is read by a fact
 * of the rulebook or comes up in the walk.
 */
#ifndef DECIDE_UNREAD_LISTING_H
#define DECIDE_UNREAD_LISTING_H

#include "decide/decide_inside.h"

struct unread_listing {
    struct span path, name; /* of the party or ship */
    const struct listing *listing;
    struct span tag; /* not in the rulebook; empty: none is told */
    bool is_sure;    /* given, or confirmed; else a hit nobody confirmed */
};

/* Begins zeroed but for `with_hits`: hits that nobody confirmed come, too,
 * whether or not a rule reads them. */
struct unread_walk {
    bool with_hits;
    uint32_t item, entry;
    struct unread_listing found;
};
/* False at the end. */
bool unread_next(const struct decider *d, struct unread_walk *walk);

/* Whether there is one whose list is of this legal order. */
bool unread_in(const struct decider *d, uint32_t order);
/* "parties[1].listed: what 'SDGT' of us-ofac-sdn:2674 forbids; ..." */
struct span unread_text(struct decider *d, const struct unread_listing *found);

#endif
