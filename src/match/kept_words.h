/* kept_words.h -- what words asked before met, so that it is sought once.
 *
 *     maria --hash--> slot [maria, kin, weight, 7 links from 51,204 on]
 *                                                |
 *     ring of links  ... 51,204 maria 1.0 | mario 0.8 | mar + ia 0.97 ...
 *
 * A batch asks the same words again and again: of the words of 50,000 names
 * three in four were asked before.  One table and one ring, both of fixed
 * size; what is new goes over what is oldest, nothing is asked of memory.  A
 * word asked strictly meets fewer words, and is another one.
 * Invariant: of one index alone; what is given is what seeking would find, or
 * nothing.
 */
#ifndef MATCH_KEPT_WORDS_H
#define MATCH_KEPT_WORDS_H

#include "match/word_link.h"
#include "text/word_kin.h"

enum { KEPT_WORDS = 16384, KEPT_LINKS = 131072, KEPT_BYTES = 31 };

struct kept_word {
    char bytes[KEPT_BYTES];
    uint8_t length; /* 0: none */
    bool is_strict;
    uint32_t count;
    uint64_t first; /* link, counted from the first ever kept */
    float weight, bits;
    struct link_reach reach;
    struct word_kin kin;
};

/* A link of a single word without what it is chained by.  Word numbers have
 * 24 bits: above the first stand its parts, and which of them is the anchor. */
struct kept_link {
    uint32_t word, second, third;
    float similarity;
};

struct kept_words {
    struct kept_word words[KEPT_WORDS];
    struct kept_link links[KEPT_LINKS];
    uint64_t added;
};

/* NULL when it is not kept, or its links are overwritten.  Until the next
 * kept_words_add. */
const struct kept_word *kept_words_find(const struct kept_words *kept,
                                        struct span word, bool is_strict);

struct word_link kept_words_link(const struct kept_words *kept,
                                 const struct kept_word *word, uint32_t i);

/* `word` holds all but the places of its links and letters.  A long word, and
 * one with very many links, is not kept. */
void kept_words_add(struct kept_words *kept, struct span letters,
                    const struct kept_word *word, const struct word_link *links,
                    size_t count);

#endif
