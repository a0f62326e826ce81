/* altering.h -- what the alterations share: the name in words, and chance.
 *
 *     "KIM, Jong Un"   words  KIM,  Jong  Un     parted by spaces
 *
 * Invariant: words lie in the name, in order; the output only grows.
 */
#ifndef EVAL_ALTERING_H
#define EVAL_ALTERING_H

#include "eval/altered_name.h"

struct altering {
    struct span name;
    enum party_type type;
    uint64_t state; /* of the random numbers */
    struct span words[LIMIT_NAME_TOKENS];
    size_t count; /* of words; 0 when there are too many */
    struct altered_name *out;
};

typedef bool alter(struct altering *a);

/* A number below `below`, which is at least 1. */
size_t pick(struct altering *a, size_t below);

/* Bytes that do not fit are a fault of ALTERED_BYTES_MOST: asserted. */
void put_bytes(struct altering *a, const char *bytes, size_t length);
void put_text(struct altering *a, const char *text);
void put_span(struct altering *a, struct span text);
/* All words parted by spaces, with word `at` replaced by `by`. */
void put_words(struct altering *a, size_t at, struct span by);

/* Letters of the word that are A to Z in either case. */
size_t plain_letters(struct span word);
/* A word with at least so many plain letters and nothing but them and a comma
 * at its end; false when there is none.  Chosen by chance. */
bool pick_plain_word(struct altering *a, size_t letters, size_t *word);

/* By letters (altered_letters.c). */
alter alter_case, alter_typo, alter_two_typos, alter_homoglyph,
    alter_zero_width, alter_respelling, alter_digits, alter_script;
/* By words (altered_words.c). */
alter alter_order, alter_missing_part, alter_punctuation, alter_joined,
    alter_split, alter_honorific, alter_suffix, alter_legal_form, alter_initial,
    alter_nickname, alter_extra_words;

#endif
