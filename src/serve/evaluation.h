/* evaluation.h -- what `interdict eval` found, and the three ways to tell it.
 *
 *     rows --screen or compare--> scores --tally--> text, JSON or a curve
 *
 * Invariant: the tallies run from the lowest threshold to the highest and
 * contain the one asked for, at `chosen`.
 */
#ifndef SERVE_EVALUATION_H
#define SERVE_EVALUATION_H

#include "base/bytes.h"
#include "serve/score_rows.h"
#include "serve/terminal.h"

#define TALLIES_MOST 32

struct class_tally {
    struct span name;
    struct tally tally; /* at the threshold asked for */
    struct area area;
};

/* What changed since an earlier run over the same sets: the contrary of what
 * it was, at the threshold asked for. */
struct eval_flip {
    size_t row;
    double before;
};
struct eval_flips {
    size_t compared;          /* rows read of the earlier run */
    bool is_told;             /* with --before */
    uint64_t won, lost;       /* positives */
    uint64_t raised, cleared; /* alerts on negatives */
    GROWING(struct eval_flip) rows;
};

struct evaluation {
    const char *kind;              /* "lists" or "pairs" */
    const char *snapshot, *config; /* sums; NULL for pairs */
    const char *names[2];          /* what positives and negatives are called */
    uint64_t rows[2];              /* positives, negatives */
    struct row_failures failures[2];
    struct tally tallies[TALLIES_MOST];
    size_t tally_count, chosen;
    struct area area;
    struct agreement agreement; /* of none without --label-at */
    struct eval_flips flips;
    GROWING(struct class_tally) classes; /* empty without --by */
};

/* A rate with its interval: a cell of RATE_WIDTH, "-" when there is nothing
 * to divide by, and a JSON object, null then. */
#define RATE_WIDTH 26
void rate_print(struct terminal *to, const struct rate *rate, int digits);
struct json_writer;
void rate_put(struct json_writer *json, const char *key,
              const struct rate *rate);

void evaluation_print_text(const struct evaluation *made, struct terminal *to);
void evaluation_print_json(const struct evaluation *made,
                           struct byte_writer *to);
/* Recall over alert rate as an SVG picture that stands alone. */
void evaluation_draw(const struct evaluation *made, struct byte_writer *to);

#endif
