/* slip_cost.h -- some slips are smaller than others.
 *
 *     sergey   sergei     y for i: they sound alike      0.8
 *     ahmmed   ahmed      a letter doubled               0.5
 *     faiz     afiz       neighbours swapped             0.7
 *     dent     kent       another word                   1.0
 *
 * Counting slips decides whether two words may meet; what a single slip costs
 * decides how alike they are.  Words two slips apart are charged in full.
 * Invariant: symmetric; between 0.5 and `distance`.
 */
#ifndef TEXT_SLIP_COST_H
#define TEXT_SLIP_COST_H

#include "base/span.h"

/* `distance` is the edit distance of the two words, 1 or more. */
float slip_cost(struct span a, struct span b, unsigned distance);

#endif
