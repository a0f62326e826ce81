/* align_names.h -- how well one name covers another, word by word.
 *
 *     asked    kim   jogn  un            each word with its weight in bits
 *               |    /      |
 *     listed   kim jong    un            edge: words, similarity
 *
 * An edge joins a run of 1 to 3 asked words to a run of 1 to 3 listed words.
 * Edges are taken best first, each word once.  What is covered, as a share
 * of each side's weight, gives the raw score:
 *
 *     raw = (more + less) / 2    of the two shares
 *
 * so that a name wholly inside a longer one scores well (a middle name left
 * out, a title added) and two half-alike names do not.
 * Invariant (bound): raw <= (1 + asked share) / 2.  The index relies on it:
 * a name that reaches a raw score must share that much weight of the asked
 * words, and is therefore found through their posting lists.
 */
#ifndef MATCH_ALIGN_NAMES_H
#define MATCH_ALIGN_NAMES_H

#include "base/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Words that stand for others by their first letter alone.  An initial the
 * user typed says that he knew no more; one on a list says little. */
#define INITIAL_ASKED  0.70F
#define INITIAL_LISTED 0.40F

/* A number left over on both sides makes two ships of one owner, two brigades
 * of one army: the raw score is this much at most, short of the review band. */
#define NUMBERS_APART_MOST 0.72F

/* Words run together or apart lose this much, once an edge. */
#define JOINED_FACTOR 0.97F

/* One side: weights of its words and, for words of one letter or any other,
 * the first letter (0 when it cannot be an initial). */
struct name_words {
    uint32_t count;
    float weight[LIMIT_NAME_TOKENS];    /* as a share of the name */
    float bits[LIMIT_NAME_TOKENS];      /* asked side: what agreeing is worth */
    uint32_t letter[LIMIT_NAME_TOKENS]; /* first letter, folded */
    bool is_initial[LIMIT_NAME_TOKENS];
    bool has_number;
    bool is_number[LIMIT_NAME_TOKENS]; /* meaningful with has_number */
};

struct edge {
    uint8_t asked, asked_count, listed, listed_count;
    float similarity;
};

#define EDGES_MOST 32768 /* 128 x 128 equal words, and the joined ones */

struct alignment {
    float raw;  /* 0..1 */
    float bits; /* weight of what agreed */
    float asked_share, listed_share;
    bool is_equal; /* the same words, in any order */
};

/* Sorts `edges` in place; taken edges come first, *taken counts them (NULL
 * is fine). */
struct alignment align_names(const struct name_words *asked,
                             const struct name_words *listed,
                             struct edge *edges, size_t count, size_t *taken);

/* What the raw score has more when the asked name lies within the listed one:
 * this trust, 0 to below 0.5 and rising with bits, times what the shares
 * differ by.  So raw <= (1 + asked share) / 2 holds with it. */
float within_trust(float bits);
float within_trust_full(void); /* of whatever is rare enough */
float within_bonus(float asked_share, float listed_share, float bits);

/* From raw score and bits to the score of the contract, and the least raw
 * score that can reach a score.  score_of_raw rises with both. */
float score_of_raw(const struct alignment *alignment);
float raw_needed(float score);

/* What little evidence takes off the raw score before it is scored, unless
 * the names are equal; it falls as bits rise. */
float thin_penalty(float bits);

#endif
