/* portal_score.h -- the score that OFAC's public search page would give.
 *
 *     asked   VLADIMR PUTIN       words of 1 or 2 letters are left out
 *                |      |
 *     listed  PUTIN  VLADIMIR     best Jaro-Winkler of each asked word: mean
 *     whole   "vladimr putin" ~ "putin vladimir"   other first letter: 0
 *     score = the larger of the two
 *
 * The page compares the whole names and their parts and shows the better of
 * both (OFAC FAQ 249).  Its habits are part of the score: a listed word may
 * serve two asked words, what the listed name has beyond them costs nothing,
 * and the whole names must begin with the same letter.
 * Why it is here: supervisors and customers look names up on that page first
 * and ask why another tool says otherwise.  It alerts on one ordinary person
 * in three at 0.85 (docs/method/scoring.md); interdict's own score is the
 * default.
 */
#ifndef MATCH_PORTAL_SCORE_H
#define MATCH_PORTAL_SCORE_H

#include "base/span.h"

/* Words folded, at most LIMIT_NAME_TOKENS a side; 0 to 1 in hundredths, for
 * the page shows whole points.  Bytes are
 * compared: the page knows Latin letters only. */
float portal_score(const struct span *asked, size_t asked_count,
                   const struct span *listed, size_t listed_count);

#endif
