/* hangul_foreign.h -- a foreign name in Hangul, back in Latin letters.
 *
 *     블라디미르 푸틴   ->  vladimir putin
 *
 * Korean writes foreign names by their sound and gives every consonant that
 * stands alone the vowel eu, which nobody hears; v becomes b, f becomes p, l
 * is a doubled r.  Korean names are not read here but by their syllables
 * (text/korean_name.h).
 */
#ifndef TEXT_HANGUL_FOREIGN_H
#define TEXT_HANGUL_FOREIGN_H

#include "text/fold_letters.h"
#include "text/letter_rules.h"

/* Whether the name is of Hangul and too long for a Korean one. */
bool hangul_is_foreign(const struct folded_name *name);

/* System 0: b is v, where a foreign name has one; 1: it is b. */
#define HANGUL_SYSTEMS 2
void hangul_spell(struct span word, unsigned system, struct spelt *to);

#endif
