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

bool area_under_curve(const struct scored *rows, size_t count, double *area) {
    struct scored *sorted = (struct scored *)memory_take(count, sizeof *sorted);
    if (!sorted) return false;
    if (count) memcpy(sorted, rows, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_score);
    uint64_t below = 0, positives = 0; /* negatives below; positives so far */
    double wins = 0;
    for (size_t from = 0, to; from < count; from = to) {
        uint64_t up = 0, down = 0; /* of each label, at this one score */
        for (to = from; to < count && !by_score(&sorted[from], &sorted[to]);
             to++) {
            up += sorted[to].is_positive;
            down += !sorted[to].is_positive;
        }
        wins += (double)up * ((double)below + (double)down / 2);
        below += down;
        positives += up;
    }
    memory_free(sorted);
    if (positives == 0 || below == 0) return false;
    *area = wins / ((double)positives * (double)below);
    return true;
}
