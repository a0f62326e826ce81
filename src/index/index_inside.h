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
 * the word's prefix, each once; how many. */
unsigned delete_hashes(struct span word, unsigned slips,
                       uint32_t hashes[DELETE_HASHES_MOST]);

/* Letters of a word, capped at EDIT_LETTERS_MOST + 1; *has_digit is told. */
unsigned word_letters(struct span word, bool *has_digit);

/* Slips allowed for this word: 0 for words with digits or too long. */
unsigned word_slips(struct span word);

/* Bits that agreeing on a word may be worth: two names in four share the
 * commonest, one in 16,000 a rare one; rarer ones say no more of a person. */
#define WEIGHT_LEAST 2
#define WEIGHT_MOST  14

static inline uint32_t delete_entry(uint32_t hash, uint32_t word) {
    return (hash & 0xFF000000U) | word;
}

#endif
