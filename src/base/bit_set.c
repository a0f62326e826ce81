/* bit_set.c -- sets a word at a time.
 *
 * No function masks the last word: the invariant of the header (nothing at
 * or above the limit) holds before and after each of them.
 */
#include "base/bit_set.h"

#include <assert.h>
#include <string.h>

#define WORD_BITS 64

void bit_set_clear(struct bit_set *set) {
    size_t words = BIT_SET_WORDS(set->limit);
    if (words > 0) memset(set->words, 0, words * sizeof *set->words);
}

uint32_t bit_set_count(const struct bit_set *set) {
    uint32_t count = 0;
    for (size_t i = 0; i < BIT_SET_WORDS(set->limit); i++)
        count += bits_count(set->words[i]);
    return count;
}

bool bit_set_equals(const struct bit_set *a, const struct bit_set *b) {
    assert(a->limit == b->limit);
    for (size_t i = 0; i < BIT_SET_WORDS(a->limit); i++)
        if (a->words[i] != b->words[i]) return false;
    return true;
}

bool bit_set_within(const struct bit_set *part, const struct bit_set *whole) {
    assert(part->limit == whole->limit);
    for (size_t i = 0; i < BIT_SET_WORDS(part->limit); i++)
        if (part->words[i] & ~whole->words[i]) return false;
    return true;
}

void bit_set_join(struct bit_set *into, const struct bit_set *from) {
    assert(into->limit == from->limit);
    for (size_t i = 0; i < BIT_SET_WORDS(into->limit); i++)
        into->words[i] |= from->words[i];
}

uint32_t bit_set_next(const struct bit_set *set, uint32_t from) {
    if (from >= set->limit) return set->limit;
    size_t i = from / WORD_BITS;
    uint64_t word = set->words[i] & (UINT64_MAX << (from % WORD_BITS));
    while (word == 0) {
        if (++i == BIT_SET_WORDS(set->limit)) return set->limit;
        word = set->words[i];
    }
    return (uint32_t)(i * WORD_BITS) + bits_lowest(word);
}
