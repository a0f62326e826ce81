/* index_inside.h -- what the files of this room share and no other sees. */
#ifndef INDEX_INDEX_INSIDE_H
#define INDEX_INDEX_INSIDE_H

#include "index/word_index.h"

/* Deletes are taken from the first 8 letters: two words within k slips have
 * prefixes that meet after at most k deletions each, and 8 letters keep the
 * neighbourhood of k = 2 at 37 strings. */
#define DELETE_PREFIX      8
#define DELETE_HASHES_MOST 37 /* 1 + 8 + 28 */

/* Hashes of all strings left after deleting up to `slips` (0..2) letters of
 * the word's prefix; how many.  Two may be equal. */
unsigned delete_hashes(struct span word, unsigned slips,
                       uint32_t hashes[DELETE_HASHES_MOST]);

/* Letters to delete so that the word meets what it may be a slip of; none
 * for words too short or long and words with digits, which are found as they
 * are. */
#define NO_DELETES UINT32_MAX

static inline unsigned word_deletes(const struct word_info *info) {
    bool is_fixed = (info->flags & WORD_HAS_DIGIT) || info->letters < 3 ||
                    info->letters > EDIT_LETTERS_MOST;
    if (is_fixed) return NO_DELETES;
    return info->letters < 4 ? 0 : info->letters < 8 ? 1 : 2;
}

/* A number is never misspelt: "vii" is not "viii". */
static inline bool is_number(const struct word_kin *kin) {
    return kin->known && known_kind(kin->known) == WORD_NUMBER;
}

/* The hash by which a word is found: a polynomial of its bytes, so that the
 * hash of a part follows from the sums of the whole, then spread. */
#define WORD_HASH_BASE   UINT64_C(0x9E3779B97F4A7C15)
#define WORD_HASH_SPREAD UINT64_C(0xD6E8FEB86659FD93)

static inline uint64_t word_hash_spread(uint64_t sum) {
    sum ^= sum >> 32;
    sum *= WORD_HASH_SPREAD;
    return sum ^ sum >> 32;
}

static inline uint64_t word_hash(struct span word) {
    uint64_t sum = 0;
    for (size_t i = 0; i < word.length; i++)
        sum = sum * WORD_HASH_BASE + (unsigned char)word.bytes[i] + 1;
    return word_hash_spread(sum);
}

/* A slot of WHSH: 8 bits of the hash before the number, so that other words
 * in the way are seldom read. */
static inline uint32_t word_slot(uint64_t hash, uint32_t number) {
    return (uint32_t)(hash >> 56) << 24 | (number + 1);
}

/* Bits that agreeing on a word may be worth.  By its count on a list: two
 * names in four share the commonest, one in 16,000 a rare one; rarer ones say
 * no more of a person.  A legal form is known to say next to nothing. */
#define WEIGHT_LEAST  0.25
#define COUNTED_LEAST 2
#define WEIGHT_MOST   WORD_WEIGHT_MOST

static inline uint32_t delete_entry(uint32_t hash, uint32_t word) {
    return (hash & 0xFF000000U) | word;
}

#endif
