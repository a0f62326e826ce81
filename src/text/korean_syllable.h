/* korean_syllable.h -- one syllable of a Korean name, however it is written.
 *
 *     "jong"  j    o      ng      onset ㅈ, nucleus ㅗ or ㅓ, coda ㅇ
 *     "chŏng" ch   ŏ      ng      onset ㅈ ㅊ (ㅉ), nucleus ㅓ, coda ㅇ
 *     정      ㅈ   ㅓ     ㅇ      all three meet: the same syllable
 *
 * No two systems spell a syllable alike, but each spelling says which jamo it
 * may stand for.  So a syllable is a set of possible jamo for each of its
 * three places, and two syllables agree when they share one in all three:
 *
 *     bits 0-18 onset   19-39 nucleus   40-47 coda as it is heard
 *
 * which is one AND of two 64-bit masks and three tests.  Where the spelling
 * is certain (Hangul) one bit a place is set, and 영 is not 용, though both
 * are "yong" in Latin letters.
 * Invariant: korean_syllables_agree(a, b) > 0, not near, implies that the masks
 * meet in all three places, and that a class of a is a class of b
 * (korean_syllable_classes).
 */
#ifndef TEXT_KOREAN_SYLLABLE_H
#define TEXT_KOREAN_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A snapshot keeps syllables by their places in the tables; other tables,
 * which have another sum, would read them as other syllables. */
uint64_t korean_table_sum(void);

#define KOREAN_NO_SET 0xFFFFu

/* How it is written, by the places of its three parts in the tables of
 * spellings; or, from hanja and surnames, a set of whole syllables.  Eight
 * bytes, as they stand in a snapshot. */
struct korean_syllable {
    uint8_t onset, nucleus, coda;
    uint8_t joined_coda, joined_onset; /* which changes of joined syllables
                                          may have touched them: bits */
    uint8_t zero;
    uint16_t set; /* KOREAN_NO_SET: by its parts */
};

/* Whether all numbers of a syllable from a file are in the tables. */
bool korean_syllable_check(const struct korean_syllable *syllable);

/* A Hangul syllable, U+AC00 to U+D7A3. */
struct korean_syllable korean_syllable_of(uint32_t point);

/* A set of whole syllables. */
struct korean_syllable korean_syllable_of_set(uint16_t set);

/* All jamo it may stand for; onsets widened to those that are mistaken for
 * one another. */
uint64_t korean_syllable_mask(const struct korean_syllable *syllable);

#define KOREAN_ONSETS ((UINT64_C(1) << 19) - 1)
#define KOREAN_NUCLEI (((UINT64_C(1) << 21) - 1) << 19)
#define KOREAN_CODAS  (UINT64_C(255) << 40)

static inline bool korean_masks_meet(uint64_t a, uint64_t b) {
    uint64_t both = a & b;
    return (both & KOREAN_ONSETS) && (both & KOREAN_NUCLEI) &&
           (both & KOREAN_CODAS);
}

/* How two syllables are compared. */
enum korean_manner {
    KOREAN_EXACT = 0,   /* shared jamo alone */
    KOREAN_RULES = 1,   /* also marks left out and the initial-sound rule */
    KOREAN_INITIAL = 2, /* with RULES: the first of a surname or of a given
                           name, where North and South differ most */
    KOREAN_NEAR = 4,    /* also a vowel with a letter lost: 권 as "kon" */
};

/* How well two syllables can be the same, 0 to 1: the likeliest jamo that
 * both may stand for, place by place; the manner is a set of bits. */
float korean_syllables_agree(const struct korean_syllable *a,
                             const struct korean_syllable *b, unsigned manner);

/* Classes of sounds, for an index: 8 of onsets, 11 of nuclei, 7 of codas.  A
 * syllable stands in those of all that it may be. */
#define KOREAN_ONSET_CLASSES   8
#define KOREAN_NUCLEUS_CLASSES 11
#define KOREAN_CODA_CLASSES    7
#define KOREAN_CLASSES                                                         \
    (KOREAN_ONSET_CLASSES * KOREAN_NUCLEUS_CLASSES * KOREAN_CODA_CLASSES)
#define KOREAN_CLASS_WORDS ((KOREAN_CLASSES + 63) / 64)

/* A bit for each class, `is_near`: of what the syllable is near to; and the
 * classes of onsets alone. */
void korean_syllable_classes(const struct korean_syllable *syllable,
                             bool is_near,
                             uint64_t classes[KOREAN_CLASS_WORDS]);
uint8_t korean_onset_classes(const struct korean_syllable *syllable);

/* Whether it can be a surname of one syllable, and whether two syllables can
 * be one of two. */
bool korean_is_surname(const struct korean_syllable *syllable);
bool korean_is_double_surname(const struct korean_syllable *first,
                              const struct korean_syllable *second);

/* Whether it is spelt as a system spells it, and names have such a syllable:
 * a slip of the pen seldom leaves both. */
bool korean_is_well_spelt(const struct korean_syllable *syllable);

/* Whole syllables, as code points, that names use and that both may stand
 * for; at most so many, and how many. */
size_t korean_shared_hangul(const struct korean_syllable *a,
                            const struct korean_syllable *b, uint32_t *points,
                            size_t most);

#endif
