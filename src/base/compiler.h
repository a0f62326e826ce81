/* compiler.h -- every compiler extension that interdict uses, and no other.
 *
 * The code is C11.  What gcc and clang offer beyond it stands here behind a
 * plain name with a plain fallback, so another compiler needs one file.
 */
#ifndef BASE_COMPILER_H
#define BASE_COMPILER_H

#include <stdint.h>

#if defined(__GNUC__)
#define PRINTF_LIKE(form, first) __attribute__((format(printf, form, first)))
#define LIKELY(claim)            __builtin_expect(!!(claim), 1)
#define UNLIKELY(claim)          __builtin_expect(!!(claim), 0)
#define PREFETCH(address)        __builtin_prefetch(address)
#define HOT_INLINE               static inline __attribute__((always_inline))

/* Bits set in `word`, and the place of its lowest set bit (word not 0). */
static inline unsigned bits_count(uint64_t word) {
    return (unsigned)__builtin_popcountll(word);
}
static inline unsigned bits_lowest(uint64_t word) {
    return (unsigned)__builtin_ctzll(word);
}
#else
#define PRINTF_LIKE(form, first)
#define LIKELY(claim)     (claim)
#define UNLIKELY(claim)   (claim)
#define PREFETCH(address) ((void)0)
#define HOT_INLINE        static inline

static inline unsigned bits_count(uint64_t word) {
    unsigned count = 0;
    for (; word; word &= word - 1)
        count++;
    return count;
}
static inline unsigned bits_lowest(uint64_t word) {
    unsigned place = 0;
    while (!(word >> place & 1))
        place++;
    return place;
}
#endif

#endif
