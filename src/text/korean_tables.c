/* korean_tables.c -- sorted tables, searched by halving.
 *
 * Made from data/korean-sounds.txt, data/korean-surnames.txt and Unihan by
 * tools/gen-korean: 2,300 lines of numbers, which nobody should have to type.
 */
#include "text/korean_tables.h"

#include "text/korean_syllable.h"

#include <assert.h>

struct sound_spelling {
    uint32_t letters;
    uint8_t part;
};

struct kana_letters {
    uint16_t point;
    uint8_t is_small;
    char letters[4];
};

struct hanja_reading {
    uint32_t point;
    uint16_t set;
};

struct pinyin_reading {
    uint64_t letters;
    uint16_t set;
};

#include "text/korean_table.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static_assert(COUNT_OF(joined_sounds) <= 8, "a bit for each row");
static_assert(COUNT_OF(onset_parts) < 256 && COUNT_OF(nucleus_parts) < 256 &&
                  COUNT_OF(coda_parts) < 256,
              "parts are numbered in a byte");
static_assert(COUNT_OF(set_start) - 1 < KOREAN_NO_SET, "sets have a number");

/* ---- parts and spellings ----------------------------------------------------- */

const struct sound_parts korean_parts[3] = {
    [KOREAN_ONSET] = {onset_parts, COUNT_OF(onset_parts)},
    [KOREAN_NUCLEUS] = {nucleus_parts, COUNT_OF(nucleus_parts)},
    [KOREAN_CODA] = {coda_parts, COUNT_OF(coda_parts)},
};

#define SPELLINGS(table)                                                       \
    { table, COUNT_OF(table) }

static const struct {
    const struct sound_spelling *rows;
    size_t count;
} spelling_tables[][3] = {
    [KOREAN_LATIN] = {[KOREAN_ONSET] = SPELLINGS(latin_onset),
                      [KOREAN_NUCLEUS] = SPELLINGS(latin_nucleus),
                      [KOREAN_CODA] = SPELLINGS(latin_coda)},
    [KOREAN_CYRILLIC] = {[KOREAN_ONSET] = SPELLINGS(cyrillic_onset),
                         [KOREAN_NUCLEUS] = SPELLINGS(cyrillic_nucleus),
                         [KOREAN_CODA] = SPELLINGS(cyrillic_coda)},
    [KOREAN_KANA] = {[KOREAN_ONSET] = SPELLINGS(kana_onset),
                     [KOREAN_NUCLEUS] = SPELLINGS(kana_nucleus),
                     [KOREAN_CODA] = SPELLINGS(kana_coda)},
};

bool korean_spelling(enum korean_system system, enum korean_field field,
                     uint32_t letters, uint8_t *part) {
    const struct sound_spelling *rows = spelling_tables[system][field].rows;
    size_t low = 0, high = spelling_tables[system][field].count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].letters == letters) {
            *part = rows[middle].part;
            return true;
        }
        if (rows[middle].letters < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

size_t korean_joined(const struct joined_sound **rows) {
    *rows = joined_sounds;
    return COUNT_OF(joined_sounds);
}

uint8_t korean_heard_coda(unsigned coda) {
    return heard_coda[coda];
}

uint64_t korean_table_sum(void) {
    return KOREAN_TABLE_SUM;
}

/* ---- sets ------------------------------------------------------------------------ */

size_t korean_set_count(void) {
    return COUNT_OF(set_start) - 1;
}

size_t korean_set(uint16_t set, const uint16_t **syllables) {
    *syllables = set_syllables + set_start[set];
    return (size_t)(set_start[set + 1] - set_start[set]);
}

bool korean_name_syllable_at(size_t i, uint16_t *syllable) {
    if (i >= COUNT_OF(name_syllables)) return false;
    *syllable = name_syllables[i];
    return true;
}

bool korean_is_name_sound(unsigned onset, unsigned nucleus, unsigned coda) {
    unsigned bit = (onset * 21 + nucleus) * 8 + coda;
    return name_sounds[bit / 64] >> (bit % 64) & 1;
}

/* ---- surnames --------------------------------------------------------------------- */

const struct surname_spelling *korean_surname(uint64_t letters) {
    size_t low = 0, high = COUNT_OF(surname_table);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (surname_table[middle].letters == letters)
            return &surname_table[middle];
        if (surname_table[middle].letters < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool korean_surname_at(size_t i, uint16_t *syllable) {
    if (i >= COUNT_OF(surname_syllables)) return false;
    *syllable = surname_syllables[i];
    return true;
}

bool korean_double_surname_at(size_t i, uint16_t syllables[2]) {
    if (i >= COUNT_OF(double_surnames)) return false;
    syllables[0] = double_surnames[i][0];
    syllables[1] = double_surnames[i][1];
    return true;
}

/* ---- hanja, pinyin, kana ------------------------------------------------------------ */

uint16_t korean_hanja(uint32_t point) {
    size_t low = 0, high = COUNT_OF(hanja_table);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hanja_table[middle].point == point) return hanja_table[middle].set;
        if (hanja_table[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    return KOREAN_NO_SET;
}

static uint16_t find_pinyin(const struct pinyin_reading *rows, size_t count,
                            uint64_t letters) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows[middle].letters == letters) return rows[middle].set;
        if (rows[middle].letters < letters)
            low = middle + 1;
        else
            high = middle;
    }
    return KOREAN_NO_SET;
}

uint16_t korean_pinyin(uint64_t letters) {
    return find_pinyin(pinyin_table, COUNT_OF(pinyin_table), letters);
}

uint16_t korean_pinyin_surname(uint64_t letters) {
    return find_pinyin(pinyin_surnames, COUNT_OF(pinyin_surnames), letters);
}

const char *korean_kana(uint32_t point, bool *is_small) {
    for (size_t i = 0; i < COUNT_OF(kana_table); i++)
        if (kana_table[i].point == point) {
            *is_small = kana_table[i].is_small;
            return kana_table[i].letters;
        }
    return NULL;
}
