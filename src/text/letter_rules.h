/* letter_rules.h -- a word of another alphabet, written in Latin letters.
 *
 *     путин   --system 0--> putin          хрущев --0--> khrushchev
 *                                                 --2--> hruscev
 *
 * An alphabet is romanised by several systems (the press, passports,
 * libraries); each is one column of the rules in data/letters.  A language
 * has rules of its own before those of its alphabet: Ukrainian г is h.
 * Invariant: the same word, language and system give the same bytes; letters
 * without a rule stay as they are.
 */
#ifndef TEXT_LETTER_RULES_H
#define TEXT_LETTER_RULES_H

#include "base/span.h"

#define LANGUAGE_NONE (-1)

/* Latin letters being written; `failed` when they did not fit. */
struct spelt {
    char *bytes;
    size_t length, room;
    bool failed;
};

void spelt_add(struct spelt *to, const char *bytes, size_t length);

/* The language of a folded name, by the first letter that has a rule and the
 * letters that tell languages apart; LANGUAGE_NONE when it has none. */
int language_of(struct span name);
int language_named(const char *name); /* LANGUAGE_NONE when unknown */
unsigned language_systems(int language);
const char *language_alphabet(int language); /* "Cyrillic" */

/* Adds the word's Latin spelling; spaces part it where its rules say so. */
void letters_spell(struct span word, int language, unsigned system,
                   struct spelt *to);

#endif
