/* address_evidence.h -- how much of an asked address a listed one holds.
 *
 *     asked    Lenina st 12, Simferopol, Krimea
 *     listed   12 Lenin Street, Simferopol, Crimea, Ukraine
 *                 numbers equal, places alike however spelt, "street" nothing
 *
 * Light evidence: it adds where words of place agree, and never takes.  People
 * move, and lists give the address of one day.
 * Invariant: numbers meet only equal numbers; words meet as words of names do.
 */
#ifndef MATCH_ADDRESS_EVIDENCE_H
#define MATCH_ADDRESS_EVIDENCE_H

#include "index/word_index.h"
#include "text/fold_letters.h"

/* The asked address made ready, and room to look at a listed one.  All zero
 * before its first use. */
struct asked_address {
    struct folded_name words, listed;
    struct word_kin kin[LIMIT_NAME_TOKENS];
    struct edit_pattern pattern;
    char country[3]; /* named by its last part, "" when none is */
};

/* False when the address is too long to be one. */
bool asked_address_set(struct asked_address *asked, struct span address);

/* The share of the asked address, 0..1, that the listed one holds; 0 unless
 * a word of place agrees.  `country` is the listed one's code, or empty. */
float address_share(struct asked_address *asked, struct span listed,
                    struct span country);

#endif
