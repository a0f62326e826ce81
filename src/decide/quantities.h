/* quantities.h -- how much of a class of goods, whatever unit it is told in. */
#ifndef DECIDE_QUANTITIES_H
#define DECIDE_QUANTITIES_H

#include "decide/decide_inside.h"

/* A number that is not known but lies between two others. */
struct between {
    int64_t least, most; /* most: INT64_MAX when nothing bounds it */
};

/* So much of a class of goods, and in what words. */
struct goods_told {
    uint32_t class;
    struct span description;
    int64_t steps;
    uint32_t unit;
};

/* In steps of `wanted`, by the conversions whose words the description has.  False when the rulebook has no conversion.  `by`
 * gets the conversion, LAW_NONE when none was needed. */
bool convert_quantity(const struct decider *d, const struct goods_told *told,
                      uint32_t wanted, struct between *out, uint32_t *by);

/* A number given in another unit than its fact's: out->unit tells which.
 * False when it cannot be converted. */
bool convert_given(struct decider *d, const struct law_fact *fact,
                   struct span said, struct value *out);

/* Of a fact that counts goods of a class: from the same count in another
 * unit, else no less than what the case itself moves. */
void derive_counted(struct decider *d, uint32_t fact, struct value *out);

#endif
