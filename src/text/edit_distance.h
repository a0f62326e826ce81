/* edit_distance.h -- how many slips of the pen lie between two words.
 *
 *     kim ~ kin = 1     jong ~ jogn = 1 (a swap of neighbours is one slip)
 *
 * Optimal string alignment: insertions, deletions, substitutions and swaps
 * of neighbours, no part edited twice; counted in letters, not bytes.
 * Words up to 64 ASCII letters take the bit-parallel way of Hyyro (2003,
 * "A bit-vector algorithm for computing Levenshtein and Damerau edit
 * distances"); all others a plain band.  Both are held equal by test.
 */
#ifndef TEXT_EDIT_DISTANCE_H
#define TEXT_EDIT_DISTANCE_H

#include "base/span.h"

/* Longest word, in letters, that is compared by edits; longer ones must be
 * equal.  The longest word in the lists of 2026 has 44. */
#define EDIT_LETTERS_MOST 64

/* A word made ready to be compared with many.  About 1.3 KB. */
struct edit_pattern {
    uint64_t letters[128]; /* ASCII letter -> its places, one bit each */
    uint32_t points[EDIT_LETTERS_MOST];
    unsigned length; /* letters; 0 when the word is too long to edit */
    bool is_ascii;
};

void edit_pattern_set(struct edit_pattern *pattern, struct span word);

/* The distance, or most + 1 when it is more than `most`. */
unsigned edit_distance(const struct edit_pattern *pattern, struct span word,
                       unsigned most);

/* The same for most = 1 and two words of ASCII, without a pattern: what lies
 * between their common beginning and end tells. */
unsigned edit_distance_one(struct span a, struct span b);

/* The slow, plain form, for the tests and for words that are not ASCII. */
unsigned edit_distance_plain(const uint32_t *a, unsigned a_length,
                             const uint32_t *b, unsigned b_length);

#endif
