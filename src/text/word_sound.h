/* word_sound.h -- what is left of a Latin word when spelling habits go.
 *
 *     putin poutine poetin putyin       all sound PUTiN
 *     schukow zhukov joukov             ...
 *     hassan hasan                      consonants HSN
 *
 * English, French, German, Polish ... write one foreign sound in their own
 * letters, and differ by more slips than a word is allowed.  Two words of one
 * sound are alike by SOUND_SIMILARITY.  A word in capitals is a reading from a
 * script that does not write vowels (text/latin_readings.h; no folded word has
 * capitals): it is alike, by SKELETON_SIMILARITY, to each word that has its
 * consonants.
 * Invariant: both relations are symmetric, and made of the two words alone.
 */
#ifndef TEXT_WORD_SOUND_H
#define TEXT_WORD_SOUND_H

#include "base/span.h"

/* Below the similarity of spellings known to be one name; above two slips in
 * ten letters. */
#define SOUND_SIMILARITY    0.90F
/* Hassan and Hussein have the same consonants. */
#define SKELETON_SIMILARITY 0.88F

struct word_sound {
    uint32_t sound;    /* hash; 0: too short or not of Latin letters */
    uint32_t skeleton; /* hash of the consonants; 0: fewer than three */
    bool is_skeleton;  /* a word in capitals */
};

void word_sound_of(struct span word, struct word_sound *sound);

/* 0 when they do not sound alike. */
float sound_similarity(const struct word_sound *a, const struct word_sound *b);

#endif
