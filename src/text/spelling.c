/* spelling.c -- a sorted table of spellings, and a search that halves it.
 *
 * The table is made from data/spellings.txt by tools/gen-spellings.
 */
#include "text/spelling.h"

struct spelling {
    const char *word;
    unsigned in_class;
};

#include "text/spelling_table.h"

enum { SPELLINGS = sizeof spellings / sizeof *spellings };

struct span spelling_at(unsigned spelling_class, size_t i) {
    if (spelling_class == 0) return SPAN_EMPTY;
    for (size_t at = 0; at < SPELLINGS; at++)
        if (spellings[at].in_class == spelling_class && i-- == 0)
            return span_of(spellings[at].word);
    return SPAN_EMPTY;
}

/* The longest spelling; other words leave at once. */
#define SPELLING_LETTERS_MOST 7

unsigned spelling_class(struct span word) {
    if (word.length == 0 || word.length > SPELLING_LETTERS_MOST) return 0;
    size_t low = 0, high = SPELLINGS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = span_compare(span_of(spellings[middle].word), word);
        if (order == 0) return spellings[middle].in_class;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}
