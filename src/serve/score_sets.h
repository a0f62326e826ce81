/* score_sets.h -- what labelled scores say about a threshold.
 *
 *     positives   0.98 0.91 0.64     at 0.70: 2 of 3 found, recall 0.667
 *     negatives   0.72 0    0  0     at 0.70: 1 of 4 alert, alert rate 0.25
 *
 * A rate is never told alone: it comes with the Wilson 95 % interval, which
 * stays inside [0,1] and is honest for the small counts that matter here
 * (683 of 683 found is "at least 0.994", not "1").
 * Invariant: the sums are whole numbers; only the last division is floating.
 * A row that could not be answered scores 0 and counts as not found.
 *
 * E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
 * Inference, JASA 22 (1927); the area under the curve is the statistic of
 * Mann and Whitney (1947), ties counted half.
 */
#ifndef SERVE_SCORE_SETS_H
#define SERVE_SCORE_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct scored {
    double score;        /* the best hit, or the score of the pair */
    double record_score; /* of the record expected; 0 when not among the hits*/
    double told;         /* of another tool, 0..1; NAN: none */
    uint32_t class_number;
    bool is_positive;
    bool has_record; /* a record is expected */
};

#define ANY_CLASS UINT32_MAX

struct rate {
    uint64_t count, of;
    double value, low, high; /* all 0 when `of` is 0 */
};

struct tally {
    double threshold;
    struct rate recall;        /* positives at or over the threshold */
    struct rate record_recall; /* ... whose expected record is */
    struct rate alert_rate;    /* negatives at or over the threshold */
    struct rate precision;     /* positives among all at or over it */
    double f1, f1_low, f1_high;
};

struct rate rate_of(uint64_t count, uint64_t of);

/* The rows of one class, or all with ANY_CLASS.  A score counts from the
 * threshold on; both come from the same decimals, so a difference below
 * 1e-9 is none. */
struct tally tally_at(const struct scored *rows, size_t count, double threshold,
                      uint32_t class_number);

/* How near the scores come to those of another tool.  A told score below 0
 * means that the tool showed nothing: then 0.50, the least such tools show,
 * is taken for it, and any lower score agrees. */
struct agreement {
    struct rate near; /* within NEAR_ENOUGH, of the rows with a told score */
    double mean;      /* of the differences' absolute values */
};
#define NEAR_ENOUGH 0.05
struct agreement agreement_of(const struct scored *rows, size_t count);

/* The chance that a positive scores over a negative, with its 95 % interval
 * (Hanley and McNeil, The Meaning and Use of the Area under a ROC Curve,
 * Radiology 143, 1982). */
struct area {
    bool is_known; /* false: no pair to compare, or no memory */
    double value, low, high;
};
struct area area_under_curve(const struct scored *rows, size_t count,
                             uint32_t class_number);

#endif
