/* candidates.h -- the few names that could reach a score, none missed.
 *
 *     asked    kim (in 900 names)   jong (400)   ryonghae (3)
 *     needed   0.56 of the weight   -> some of {ryonghae, jong} must agree
 *     walk     lists of ryonghae and its like, then of jong
 *
 * Essential lists: order the asked words by how many names bear what they
 * may meet; keep taking words until those left over, all met as well as they
 * can be, fall short of the needed weight.  A name that reaches it bears a
 * word met by one that was taken (MaxScore, Turtle and Flood 1995), so only
 * their lists are walked.  Each posting carries its name's sketch, which
 * tells what else the name bears and how heavy it is, and so bounds the raw
 * score before the name is looked at.
 * Invariant: every name with at least one edge whose raw score, less the
 * thin_penalty unless it is equal, reaches raw_least is visited, once.
 */
#ifndef MATCH_CANDIDATES_H
#define MATCH_CANDIDATES_H

#include "match/asked_name.h"

/* Which names were visited in this round: a number a name, no clearing; and
 * a walk's table, all zero between walks: by fingerprint of a listed word,
 * the asked words it meets, those it is the initial of, and those it is one
 * or the other part of, eight bits each. */
struct visited {
    uint32_t *round_of; /* by name */
    uint32_t round;
    uint32_t met[FINGERPRINTS];
};

struct candidate_visitor {
    struct visited *visited;
    void (*visit)(void *context, uint32_t name);
    void *context;
};

void candidates_walk(const struct asked_name *asked,
                     const struct word_index *index, float raw_least,
                     const struct candidate_visitor *visitor);

#endif
