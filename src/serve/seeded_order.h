/* seeded_order.h -- an order by chance that a seed repeats.
 *
 *     seed --seed_mix--> state --seeded_order--> 2 0 3 1
 *
 * Packs and pairs promise that the same seed gives the same file on every
 * machine, which the C library's own numbers do not.
 */
#ifndef SERVE_SEEDED_ORDER_H
#define SERVE_SEEDED_ORDER_H

#include <stddef.h>
#include <stdint.h>

/* The finisher of SplitMix64 (Steele, Lea and Flood, 2014). */
static inline uint64_t seed_mix(uint64_t z) {
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Fills `order` with 0 to count - 1, shuffled as Fisher and Yates do. */
static inline void seeded_order(uint32_t *order, size_t count, uint64_t state) {
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    for (size_t i = count; i > 1; i--) {
        state += UINT64_C(0x9E3779B97F4A7C15);
        size_t k = (size_t)(seed_mix(state) % i);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[k];
        order[k] = kept;
    }
}

#endif
