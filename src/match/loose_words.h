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

#include "match/align_names.h"
#include "match/ready_name.h"

/* count 0 for a word with a digit, and for short ones. */
struct letter_pairs letter_pairs_of(struct span word);

/* `taken` edges are those that align_names took.  Raises alignment->raw. */
void loose_words_add(const struct ready_form *asked,
                     const struct ready_form *other, const struct edge *taken,
                     size_t count, struct alignment *alignment);

#endif
