/* eval_files.h -- the rows of an evaluation, written to files and compared.
 *
 *     --misses F     what was answered wrongly
 *     --scores F     every row with its score; --before reads it again
 *     --samples F    the rows nearest to the threshold, above and below it
 *
 * A change of lists, policy or engine is judged by the rows that it flips,
 * not by the rates alone: a recall that stayed may hide ten lost and ten won.
 * Invariant: rows are told by set and line; scores of another set are refused.
 */
#ifndef SERVE_EVAL_FILES_H
#define SERVE_EVAL_FILES_H

#include "serve/evaluation.h"

/* The sides of an evaluation; pairs are all in the first set. */
enum side { POSITIVES, NEGATIVES, SIDES };

/* Rows of the first set, then of the second, and what they scored. */
struct eval_rows {
    const struct labelled_set *sets; /* SIDES of them */
    const struct scored *scored;
    size_t count;
    double threshold;
};

const struct labelled_row *eval_row_at(const struct eval_rows *rows, size_t i,
                                       enum side *side);

idt_status eval_write_misses(const struct eval_rows *rows, const char *path,
                             idt_error *error);
idt_status eval_write_scores(const struct eval_rows *rows, const char *path,
                             idt_error *error);
/* Up to `most` rows just above the threshold and as many just below. */
idt_status eval_write_samples(const struct eval_rows *rows, const char *path,
                              size_t most, idt_error *error);
/* Reads what eval_write_scores wrote, of the same sets, and fills *flips.
 * IDT_BAD_DATA when it is of other rows. */
idt_status eval_compare(const struct eval_rows *rows, const char *path,
                        idt_error *error, struct eval_flips *flips);
idt_status eval_write_svg(const struct evaluation *made, const char *path,
                          idt_error *error);

#endif
