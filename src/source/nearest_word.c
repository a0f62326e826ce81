/* nearest_word.c -- edit distance to each word of a table. */
#include "source/nearest_word.h"

#include "text/edit_distance.h"

const char *word_nearest(struct span text, const void *words, size_t count,
                         size_t stride) {
    struct edit_pattern pattern = {0};
    const char *best = "";
    unsigned least = EDIT_LETTERS_MOST + 1;
    edit_pattern_set(&pattern, text);
    for (size_t i = 0; i < count; i++) {
        const char *word;
        memcpy(&word, (const char *)words + i * stride, sizeof word);
        /* A text too long to edit is as far from every word. */
        unsigned slips = pattern.length
                             ? edit_distance(&pattern, span_of(word), least - 1)
                             : EDIT_LETTERS_MOST;
        if (slips >= least) continue;
        least = slips;
        best = word;
    }
    return best;
}
