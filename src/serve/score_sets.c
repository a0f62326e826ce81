/* score_sets.c -- counts over a threshold, and what may be said of them.
 *
 * The area is found by one sort and one walk: each positive wins against the
 * negatives below it and half of those at its own score.
 */
#include "serve/score_sets.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The 97.5 % point of the normal distribution: 95 % lie within. */
#define NORMAL_95   1.959963984540054
#define SCORE_GRAIN 1e-9

struct rate rate_of(uint64_t count, uint64_t of) {
    struct rate rate = {count, of, 0, 0, 0};
    if (of == 0) return rate;
    double n = (double)of, p = (double)count / n;
    double square = NORMAL_95 * NORMAL_95;
    double middle = p + square / (2 * n);
    double half = NORMAL_95 * sqrt(p * (1 - p) / n + square / (4 * n * n));
    rate.value = p;
    /* At the ends the formula is exact; rounding must not step outside. */
    rate.low = count == 0 ? 0 : (middle - half) / (1 + square / n);
    rate.high = count == of ? 1 : (middle + half) / (1 + square / n);
    return rate;
}

struct tally tally_at(const struct scored *rows, size_t count, double threshold,
                      uint32_t class_number) {
    uint64_t positives = 0, found = 0, expected = 0, met = 0;
    uint64_t negatives = 0, alerts = 0;
    for (size_t i = 0; i < count; i++) {
        const struct scored *row = &rows[i];
        if (class_number != ANY_CLASS && row->class_number != class_number)
            continue;
        bool is_over = row->score >= threshold - SCORE_GRAIN;
        bool is_met =
            row->has_record && row->record_score >= threshold - SCORE_GRAIN;
        positives += row->is_positive;
        found += row->is_positive && is_over;
        expected += row->is_positive && row->has_record;
        met += row->is_positive && is_met;
        negatives += !row->is_positive;
        alerts += !row->is_positive && is_over;
    }
    struct tally tally = {.threshold = threshold,
                          .recall = rate_of(found, positives),
                          .record_recall = rate_of(met, expected),
                          .alert_rate = rate_of(alerts, negatives),
                          .precision = rate_of(found, found + alerts)};
    uint64_t said = 2 * found + alerts + (positives - found);
    tally.f1 = said ? (double)(2 * found) / (double)said : 0;
    /* F1 is 2 J / (1 + J) of the share J of found among all that is positive
     * or alerts, and rises with it: so do the ends of the interval. */
    struct rate joint = rate_of(found, said - found);
    tally.f1_low = 2 * joint.low / (1 + joint.low);
    tally.f1_high = 2 * joint.high / (1 + joint.high);
    return tally;
}

#define LEAST_SHOWN 0.50

struct agreement agreement_of(const struct scored *rows, size_t count) {
    uint64_t near = 0, of = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        double told = rows[i].told, apart = fabs(rows[i].score - told);
        if (isnan(told)) continue;
        if (told < 0) apart = fmax(0, rows[i].score - LEAST_SHOWN);
        of++;
        near += apart <= NEAR_ENOUGH + SCORE_GRAIN;
        sum += apart;
    }
    return (struct agreement){rate_of(near, of), of ? sum / (double)of : 0};
}

/* ---- area under the curve ------------------------------------------------ */

static int by_score(const void *a, const void *b) {
    const struct scored *x = (const struct scored *)a;
    const struct scored *y = (const struct scored *)b;
    return (x->score > y->score) - (x->score < y->score);
}

static struct area area_of(double value, double positives, double negatives) {
    double one = value / (2 - value), two = 2 * value * value / (1 + value);
    double square = value * value;
    double variance = (value * (1 - value) + (positives - 1) * (one - square) +
                       (negatives - 1) * (two - square)) /
                      (positives * negatives);
    double half = NORMAL_95 * sqrt(fmax(variance, 0));
    return (struct area){true, value, fmax(value - half, 0),
                         fmin(value + half, 1)};
}

struct area area_under_curve(const struct scored *rows, size_t count,
                             uint32_t class_number) {
    struct area none = {false, 0, 0, 0};
    struct scored *sorted = (struct scored *)memory_take(count, sizeof *sorted);
    size_t kept = 0;
    if (!sorted) return none;
    for (size_t i = 0; i < count; i++)
        if (class_number == ANY_CLASS || rows[i].class_number == class_number)
            sorted[kept++] = rows[i];
    if (kept) qsort(sorted, kept, sizeof *sorted, by_score);
    uint64_t below = 0, positives = 0; /* negatives below; positives so far */
    double wins = 0;
    for (size_t from = 0, to; from < kept; from = to) {
        uint64_t up = 0, down = 0; /* of each label, at this one score */
        for (to = from; to < kept && !by_score(&sorted[from], &sorted[to]);
             to++) {
            up += sorted[to].is_positive;
            down += !sorted[to].is_positive;
        }
        wins += (double)up * ((double)below + (double)down / 2);
        below += down;
        positives += up;
    }
    memory_free(sorted);
    if (positives == 0 || below == 0) return none;
    return area_of(wins / ((double)positives * (double)below),
                   (double)positives, (double)below);
}
