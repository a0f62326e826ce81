/* look_alikes.h -- letters of other scripts that pass for Latin ones.
 *
 *     "Рutin" with a Cyrillic er   ->  putin
 *
 * A word that mixes Latin letters with such ones was written to pass a filter
 * or by a slip of the keyboard; it is read as it looks, in Latin letters and,
 * where the alphabet has them, in those of the other.  A word of one script is
 * what it is.
 */
#ifndef TEXT_LOOK_ALIKES_H
#define TEXT_LOOK_ALIKES_H

#include "text/fold_letters.h"
#include "text/letter_rules.h"

/* Whether a word of the name has letters of Latin and of another script. */
bool has_mixed_word(const struct folded_name *name);

/* Adds the name's words, parted by spaces, mixed ones as they look. */
void spell_as_it_looks(const struct folded_name *name, struct spelt *to);

/* The same with the Latin letters of mixed words read as Greek or Cyrillic:
 * "Влaдимир" with a Latin a.  A word with one that looks like none there is
 * written as it looks. */
void spell_in_alphabet(const struct folded_name *name, struct spelt *to);

#endif
