/* portfolio_sums.h -- what a portfolio adds up to.
 *
 *     blocked -> permitted      12 cases    1200000 USD
 *     still held by the act     80 cases    9400000.49 USD, 3 tell no value,
 *                                           or not all of it
 *
 * A case counts for every layer that still holds it back, so the layers add up
 * to more than the cases.
 * Invariant: a sum is exact, and a case that is not wholly in it is counted.
 */
#ifndef SERVE_PORTFOLIO_SUMS_H
#define SERVE_PORTFOLIO_SUMS_H

#include "interdict.h"
#include "serve/terminal.h"

#define SUMS_UNITS  8 /* currencies told apart; cases in others are untold */
#define SUMS_LAYERS 32
#define SUMS_LEVELS 7

struct money_sum {
    char unit[8];
    uint64_t whole;
    uint32_t billionths; /* of one */
};
struct sums_cell {
    uint64_t cases, untold; /* untold: whose value is not wholly in `money` */
    struct money_sum money[SUMS_UNITS];
};
struct portfolio_sums {
    uint64_t cases, flips;
    struct sums_cell moves[SUMS_LEVELS][SUMS_LEVELS]; /* before, after */
    struct sums_cell layers[SUMS_LAYERS]; /* of what is still held back */
    const char *layer_ids[SUMS_LAYERS];
};

void sums_add(struct portfolio_sums *sums, const idt_flip *flip);
void sums_text(const struct portfolio_sums *sums, struct terminal *to);
/* The acts that could not be done, a line each. */
idt_status refusals_text(idt_portfolio *portfolio, idt_error *error,
                         struct terminal *to);
idt_status sums_json(const struct portfolio_sums *sums,
                     idt_portfolio *portfolio, idt_error *error,
                     struct byte_writer *to);

#endif
