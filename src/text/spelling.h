/* spelling.h -- one Korean syllable, the ways it is written in Latin letters.
 *
 *     un eun          jong jeong jung chong chung cheong
 *     pak park bak    ri lee li yi rhee
 *
 * North and South romanise the same syllable by different systems, and people
 * by none: "Kim Jong Un" and "Kim Jong-eun" are one name in three systems.
 * These differ by more slips than a short word is allowed, so the spellings
 * of a syllable are one class, and words of a class are alike by
 * SPELLING_SIMILARITY whatever their letters.
 * Invariant: a word is in at most one class; being of one class is symmetric.
 * Whole syllables only: a joined name is not taken apart here.
 */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "base/span.h"

/* Below 1, so that the very spelling ranks first; above one slip in ten
 * letters, because no slip was made. */
#define SPELLING_SIMILARITY 0.95F

/* The class of a folded word, 0 for most words. */
unsigned spelling_class(struct span word);

/* The i-th spelling of a class; empty behind the last. */
struct span spelling_at(unsigned spelling_class, size_t i);

#endif
