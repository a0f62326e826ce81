/* latin_readings.h -- a name in another script, as Latin letters would have it.
 *
 *     Хрущев Никита   ->  khrushchev nikita | khrushchev nikita | hruscev nikita
 *     習近平           ->  xi jinping | xijinping ...
 *
 * Romanisation is not one function: each script has several systems, each of
 * which gives one reading, all words by the same system.  A listed name is
 * filed under its readings and an asked name is asked by its own, so names
 * meet across scripts as Latin words do, slips and all.
 * A word with letters of two alphabets is read in the one and in the other.
 * Invariant: at most READINGS_MOST readings, all different, made of the folded
 * name alone; a name of Latin letters has none.
 */
#ifndef TEXT_LATIN_READINGS_H
#define TEXT_LATIN_READINGS_H

#include "text/fold_letters.h"

/* The scripts with the most systems (Han: Mandarin in two ways, Cantonese,
 * Hokkien, Japanese ...) are read in eight; more would weigh on the index. */
#define READINGS_MOST 8

struct latin_readings {
    unsigned count;
    /* The first so many are the name itself, in the letters that others were
     * put in place of: what is asked of a name is asked of them. */
    unsigned meant;
    const char *script; /* "Cyrillic"; NULL when there are none */
    /* Words of few letters that differ by one are other words: the syllables of
     * Chinese.  Such a reading is met letter for letter. */
    bool is_strict[READINGS_MOST];
    struct folded_name of[READINGS_MOST];
};

/* The script that a name as written is read from; NULL when it is not. */
const char *latin_readings_script(struct span name);

void latin_readings_make(const struct folded_name *name,
                         struct latin_readings *readings);

#endif
