/* word_link.h -- a way in which a run of asked words meets a listed word. */
#ifndef MATCH_WORD_LINK_H
#define MATCH_WORD_LINK_H

#include <stdint.h>

/* Chained from the listed word that it starts at. */
struct word_link {
    uint32_t next; /* number + 1, 0 at the end */
    uint32_t word; /* the listed word that this starts at */
    uint16_t unit; /* asked run; for a split its only word */
    uint8_t parts; /* listed words: 1, or 2 and 3 for a split */
    float similarity;
    uint32_t second, third; /* the split's further words */
    uint32_t anchor;        /* the rarest of its words */
};

#endif
