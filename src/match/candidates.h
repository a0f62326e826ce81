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
 * bounds the weight the name can share before the name is looked at.
 * Invariant: every name with asked share >= needed and at least one edge is
 * visited, once.
 */
#ifndef MATCH_CANDIDATES_H
#define MATCH_CANDIDATES_H

#include "match/asked_name.h"

/* Which names were visited in this round: a number a name, no clearing. */
struct visited {
    uint32_t *round_of; /* by name */
    uint32_t round;
};

struct candidate_visitor {
    struct visited *visited;
    void (*visit)(void *context, uint32_t name);
    void *context;
};

void candidates_walk(const struct asked_name *asked,
                     const struct word_index *index, float needed,
                     const struct candidate_visitor *visitor);

#endif
