/* word_link.h -- a way in which a run of asked words meets a listed word. */
#ifndef MATCH_WORD_LINK_H
#define MATCH_WORD_LINK_H

#include <stdint.h>

/* The most that any of some links gives, and how many names bear one of the
 * words that they lead to. */
struct link_reach {
    float similarity, listed; /* weight of the listed side */
    uint64_t bearers;
};

/* Chained from the listed word that it starts at, and from the fingerprint of
 * the one by whose list it is found. */
struct word_link {
    uint32_t next;   /* number + 1, 0 at the end */
    uint32_t beside; /* the same */
    uint32_t word;   /* the listed word that this starts at */
    uint16_t unit;   /* asked run; for a split its only word */
    uint8_t parts;   /* listed words: 1, or 2 and 3 for a split */
    float similarity;
    uint32_t second, third; /* the split's further words */
    uint32_t anchor;        /* the rarest of its words */
};

#endif
