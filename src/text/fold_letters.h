/* fold_letters.h -- from a name as written to the words that are compared.
 *
 *     "Müller-Øst, Dr. K."   -> muller ost dr k
 *     "Ch'oe Ryong-hae"      -> choe ryong hae
 *     "SIS d.o.o."           -> sis doo           dots between single letters
 *     "ＫＩＭ  Jong\u200bUn"   -> kim jongun         width, zero-width
 *     "Ⓚⓘⓜ 🄹ong"             -> kim jong         circles and squares
 *     "الأمين", "김정은"       -> each in its own script
 *
 * Case, marks above Latin, Greek, Cyrillic, Arabic and Hebrew letters, width
 * and ligatures are folded away; punctuation and symbols part words;
 * apostrophes and invisible characters vanish.  Letters and digits of every
 * script stay: a name can never fold to nothing while it has one.  A name of
 * punctuation alone is kept as one word, so that nothing is lost; one of
 * blanks, apostrophes and invisible characters alone folds to no word.
 * Invariant: the same text gives the same words on every machine; the tables
 * are made at build time by tools/gen_fold_table.c, whose version number is
 * FOLD_VERSION and stands in each snapshot.
 */
#ifndef TEXT_FOLD_LETTERS_H
#define TEXT_FOLD_LETTERS_H

#include "base/limits.h"
#include "base/span.h"

#define FOLD_VERSION 3

/* Folding may lengthen a text.  Most ligatures grow threefold at most; a name
 * of those few that grow more (U+FDFA: tenfold) is refused, not cut. */
#define FOLDED_BYTES_MOST (3 * LIMIT_NAME_BYTES)

struct word {
    uint16_t at, length; /* bytes in folded_name.bytes */
};

/* Words in order, parted by one space in `bytes`.  About 13 KB: lives in a
 * screener, not on the stack of a loop. */
struct folded_name {
    uint16_t count;
    uint16_t length;
    struct word words[LIMIT_NAME_TOKENS];
    char bytes[FOLDED_BYTES_MOST];
};

static inline struct span folded_word(const struct folded_name *name,
                                      size_t i) {
    return (struct span){name->bytes + name->words[i].at,
                         name->words[i].length};
}

/* False when the name is longer than LIMIT_NAME_BYTES or has more than
 * LIMIT_NAME_TOKENS words.  Bytes that are not UTF-8 part words. */
bool fold_name(struct span name, struct folded_name *folded);

/* What folding makes of one code point: itself, nothing, an end of the word,
 * or other letters, which are then told. */
enum fold_deed { FOLD_KEEPS, FOLD_DROPS, FOLD_PARTS, FOLD_WRITES };
enum fold_deed fold_deed_of(uint32_t point, struct span *letters);

/* Only what is in use: most names are short. */
void folded_name_copy(struct folded_name *to, const struct folded_name *from);

#endif
