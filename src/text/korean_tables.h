/* korean_tables.h -- what data/korean-*.txt and Unihan say, looked up.
 *
 * Letters here are those of korean_letters.h, one byte each, packed into a
 * number with the first letter highest.  The tables themselves are made by
 * tools/gen-korean and included by korean_tables.c alone.
 */
#ifndef TEXT_KOREAN_TABLES_H
#define TEXT_KOREAN_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum korean_system { KOREAN_LATIN, KOREAN_CYRILLIC, KOREAN_KANA };
enum korean_field { KOREAN_ONSET, KOREAN_NUCLEUS, KOREAN_CODA };

#define KOREAN_JAMO_MOST 21

/* What a spelling may stand for: a bit and a weight in percent for each jamo
 * of its field.  The first parts of a field are its jamo themselves. */
struct sound_part {
    uint32_t jamo, reach; /* reach: onsets widened to whole classes */
    uint8_t is_loose;     /* people spell so, no system does */
    uint8_t percent[KOREAN_JAMO_MOST];
};

/* Parts of a field; the i-th. */
struct sound_parts {
    const struct sound_part *rows;
    size_t count;
};
extern const struct sound_parts korean_parts[3];

static inline const struct sound_part *korean_part(enum korean_field field,
                                                   size_t i) {
    return &korean_parts[field].rows[i];
}

/* The part of a spelling; false when the system does not know it. */
bool korean_spelling(enum korean_system system, enum korean_field field,
                     uint32_t letters, uint8_t *part);

/* What joined syllables do to one another: a coda before an onset as they
 * are written, and what they may have been.  At most 8 rows. */
struct joined_sound {
    uint8_t coda, onset;
    struct {
        uint8_t jamo, percent; /* 0 percent: nothing */
    } was_coda, was_onset;
};
size_t korean_joined(const struct joined_sound **rows);

/* Coda as it is heard, by Unicode's 28. */
uint8_t korean_heard_coda(unsigned coda);

/* Sets of whole syllables, each counted from U+AC00. */
size_t korean_set_count(void);
size_t korean_set(uint16_t set, const uint16_t **syllables);

/* Surnames: how they are spelt (one set, or two for two syllables), and the
 * whole syllables. */
struct surname_spelling {
    uint64_t letters;
    uint16_t first, second; /* second: KOREAN_NO_SET for most */
};
const struct surname_spelling *korean_surname(uint64_t letters);
bool korean_surname_at(size_t i, uint16_t *syllable);
bool korean_double_surname_at(size_t i, uint16_t syllables[2]);

/* Syllables that hanja of names are read as. */
bool korean_name_syllable_at(size_t i, uint16_t *syllable);
/* Whether one of them is heard so. */
bool korean_is_name_sound(unsigned onset, unsigned nucleus, unsigned coda);

/* Sets by hanja and by pinyin; KOREAN_NO_SET when there are none. */
uint16_t korean_hanja(uint32_t point);
uint16_t korean_pinyin(uint64_t letters);
uint16_t korean_pinyin_surname(uint64_t letters);

/* Letters of a kana, NULL when it is none; *is_small is told. */
const char *korean_kana(uint32_t point, bool *is_small);

#endif
