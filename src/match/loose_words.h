/* loose_words.h -- what words that are no slip of one another share.
 *
 *     rustom sakker      rustom         taken by the alignment
 *     rustom saqr        sakker ~ saqr  left over: pairs of letters in common
 *
 * An alignment counts words that meet; all others count nothing, so pairs of
 * names below the threshold would stand in no order.  Two records compared
 * without a list are often shown to a reviewer by score, and there an order
 * is worth having: words left over are paired by the pairs of letters that
 * they share (Dice 1945), each once.
 * Invariant: what this adds never lifts a name to the review band, so what is
 * a hit does not depend on it, and it takes no part in a search.
 */
#ifndef MATCH_LOOSE_WORDS_H
#define MATCH_LOOSE_WORDS_H

#include "match/asked_name.h"

struct loose_pair {
    const struct asked_name *asked;
    const struct span *words; /* of the other name */
    const struct name_words *listed;
    const struct edge *taken; /* that align_names took */
    size_t count;
};

/* Raises alignment->raw. */
void loose_words_add(const struct loose_pair *pair,
                     struct alignment *alignment);

#endif
