/* near_pairs.h -- labelled pairs of names that look alike, from lists.
 *
 *     one record's names        HORMUZ 14 | HORMOZ 14    the same: yes
 *     two records of one list   HORMUZ 14 | HORMUZ 12    another:  no
 *
 * A publisher says that the names of a record are one party's and that its
 * records are different parties, so its list is a labelled set of its own.
 * Pairs are proposed as a reviewer's tool would: those that share at least
 * 0.40 of their pairs of letters (Dice 1945), whatever the matcher thinks of
 * them; of the names of other records the nearest one.
 * Invariant: the same snapshot and seed give the same pairs on every machine;
 * no pair is equal letter for letter, and primary names and strong aliases
 * alone are taken.
 */
#ifndef SERVE_NEAR_PAIRS_H
#define SERVE_NEAR_PAIRS_H

#include "base/growing_array.h"
#include "serve/search_setup.h"

struct near_pair {
    idt_text a, b;
    uint32_t entity; /* of a */
    bool is_same;
};
typedef GROWING(struct near_pair) near_pair_list;

struct near_choice {
    const char *type; /* "vessel" ... */
    uint32_t most;    /* pairs of each label; 0: all */
    uint64_t seed;
};

/* Appends to *out, the same ones first. */
idt_status near_pairs_find(struct search *search,
                           const struct near_choice *choice,
                           near_pair_list *out, idt_error *error);

#endif
