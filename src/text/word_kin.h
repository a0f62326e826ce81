/* word_kin.h -- words that stand for one another though no slip was made.
 *
 *     bill        william           a class of the known words
 *     zelensky    zelenskaya        one name, the other ending
 *     sok         sko               a short word, two letters swapped
 *     yu          yyu               a short word, a letter doubled
 *
 * The kin of a word are found without a list: an index looks each up as it
 * is, and a direct comparison asks whether two words are kin.  Both rest on
 * the same three rules, and the oracle test holds them against each other.
 * Invariant: kin_similarity is symmetric, below 1, and above 0 exactly for
 * the words that kin_words gives.
 */
#ifndef TEXT_WORD_KIN_H
#define TEXT_WORD_KIN_H

#include "text/known_words.h"
#include "text/word_sound.h"

/* What decides a word's kin, worked out once. */
struct word_kin {
    uint16_t known;          /* number in known_words.h, 0 for most words */
    uint8_t ending;          /* family of its ending, 0 none */
    uint8_t stem;            /* bytes before the ending */
    bool is_short;           /* 2 or 3 Latin letters and no number */
    struct word_sound sound; /* for words of one sound: text/word_sound.h */
};

struct word_kin word_kin_of(struct span word);

static inline bool has_kin(const struct word_kin *kin) {
    return kin->known || kin->ending || kin->is_short;
}

/* A word with its kin. */
struct kin_side {
    struct span word;
    struct word_kin kin;
};

/* How alike two different words are; 0 when they are no kin. */
float kin_similarity(struct span a, const struct word_kin *a_kin, struct span b,
                     const struct word_kin *b_kin);

/* The largest class holds some 100 words and a word is in a few. */
#define KIN_MOST 288
#define KIN_ROOM 1024 /* bytes of words that stand in no table */

struct kin_word {
    struct span word;
    float similarity;
};

/* Lives where it was set: words may lie in `room`. */
struct kin_words {
    unsigned count, used;
    struct kin_word items[KIN_MOST];
    char room[KIN_ROOM];
};

/* All kin of `word`, itself not among them; one may stand twice. */
void kin_words_set(struct span word, const struct word_kin *kin,
                   struct kin_words *words);

/* Bits that agreeing on the word is worth in the population at large; 0 when
 * nothing is known.  Patronymics are known by their ending. */
float kin_bits(const struct word_kin *kin);

/* Whether the word can be the name of somebody: not a legal form, a title, a
 * particle, a word of trade, a number. */
bool kin_is_name(const struct word_kin *kin);

/* A common name says little when it agrees, but as much as any other when it
 * does not: as a share of its name it weighs at least this. */
#define NAME_SHARE_LEAST 11.5F

/* What the word weighs as a share of its name, `bits` being its rarity by
 * another count. */
static inline float kin_share(const struct word_kin *kin, float bits) {
    float known = kin_bits(kin);
    if (known <= 0.0F) return bits;
    if (kin_is_name(kin) && known < NAME_SHARE_LEAST) known = NAME_SHARE_LEAST;
    return known < bits ? known : bits;
}

#endif
