/* known_words.h -- what is known of a word before any list is read.
 *
 *     ltd        legal form   0.5 bits   one with limited, llc, gmbh, doo ...
 *     trading    organisation 3.5 bits   one with trdg
 *     bill       nickname                one with william
 *     mohammed   variant      3.0 bits   one with muhammad, mohamed ...
 *     smith      weight       6.5 bits
 *
 * A weight is what agreeing on the word says of two people or firms who are
 * met at random: -log2 of its share in the general population.  A list of
 * wanted men is no sample of the population, and a legal form identifies
 * nobody whatever the list says.  A class is a set of words that stand for
 * one another; a word may be in several ("alex").
 * Invariant: words are folded as fold_name folds (tests/unit/text); the table
 * is made from data/words by tools/gen-known-words.
 */
#ifndef TEXT_KNOWN_WORDS_H
#define TEXT_KNOWN_WORDS_H

#include "base/span.h"

#include <stdint.h>

/* In the order of KINDS in tools/gen-known-words. */
enum word_kind {
    WORD_SPELLING, /* one Korean syllable, written otherwise */
    WORD_LEGAL_FORM,
    WORD_ORGANISATION,
    WORD_NICKNAME,
    WORD_VARIANT, /* one name, written otherwise */
    WORD_NUMBER,
    WORD_PARTICLE,
    WORD_HONORIFIC,
    WORD_SUFFIX,
    WORD_VESSEL,
    WORD_WEIGHT, /* only its weight is known */
    WORD_KIND_COUNT
};

/* The number of a folded word among the known, 0 for most words. */
unsigned known_word(struct span word);
unsigned known_word_count(void);

/* Of a known word (not 0): its text, kind, and weight in bits, 0 when none
 * is known. */
struct span known_text(unsigned known);
enum word_kind known_kind(unsigned known);
float known_bits(unsigned known);

/* How alike two words of one class are, by the class's kind; 0 when no class
 * holds both.  Below 1, so that the very word ranks first. */
float known_similarity(unsigned a, unsigned b);

/* The i-th word of all classes of `known`, itself among them; false behind
 * the last. */
bool known_other(unsigned known, size_t i, unsigned *other, float *similarity);

#endif
