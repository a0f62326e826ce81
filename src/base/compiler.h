/* compiler.h -- every compiler extension that interdict uses, and no other.
 *
 * The code is C11.  What gcc and clang offer beyond it stands here behind a
 * plain name with a plain fallback, so another compiler needs one file.
 */
#ifndef BASE_COMPILER_H
#define BASE_COMPILER_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

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

/* Eight bytes at any address as a number, the first byte lowest. */
#if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
static inline uint64_t load_little_64(const void *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}
#else
static inline uint64_t load_little_64(const void *bytes) {
    const unsigned char *from = (const unsigned char *)bytes;
    uint64_t word = 0;
    for (unsigned i = 0; i < 8; i++)
        word |= (uint64_t)from[i] << (8 * i);
    return word;
}
#endif

/* Two instructions of x86-64: CRC-32C (SSE 4.2) and the multiplication
 * without carry (PCLMULQDQ).  A function that uses one is marked WITH_... and
 * called only when cpu_has_...(). */
#if defined(__GNUC__) && defined(__x86_64__)
#define HAVE_CRC32C    1
#define WITH_CRC32C    __attribute__((target("sse4.2")))
#define WITH_CARRYLESS __attribute__((target("sse4.2,pclmul")))
static inline bool cpu_has_crc32c(void) {
    return __builtin_cpu_supports("sse4.2") != 0;
}
static inline bool cpu_has_carryless(void) {
    return __builtin_cpu_supports("pclmul") != 0;
}
WITH_CRC32C static inline uint64_t crc32c_of_word(uint64_t sum, uint64_t word) {
    return __builtin_ia32_crc32di(sum, word);
}
#else
#define HAVE_CRC32C 0
#endif

#endif
