/* digit_letters.h -- a name whose letters were typed as digits.
 *
 *     SERGE1 IVAN0V   ->  sergei ivanov | sergel ivanov
 *     GRUPO 2004      ->  none: a number is a number
 *     OCEAN 8         ->  none
 *
 * Digits in names are strict, because ships and companies differ by nothing
 * else.  But a digit among letters that looks like one of them is also a way
 * to get past a screen.  So an asked name is read a second time with letters
 * in their place; listed names never are, and keep their digits.
 * Invariant: only words of at least DIGIT_WORD_LETTERS letters with at most
 * DIGITS_READ digits, all of which look like letters, are read.
 */
#ifndef TEXT_DIGIT_LETTERS_H
#define TEXT_DIGIT_LETTERS_H

#include "text/fold_letters.h"

#define DIGIT_WORD_LETTERS 2
#define DIGITS_READ        2

/* `one` is the letter that 1 stands for, i or l.  False when there is nothing
 * to read in another way. */
bool digit_letters_read(const struct folded_name *name, char one,
                        struct folded_name *reading);

/* The one or two ways such a name is read; 0 for most names. */
struct latin_readings;
void digit_readings_make(const struct folded_name *name,
                         struct latin_readings *readings);

/* All ways an asked name is read: by its script; a name of Latin letters, and
 * one that look-alikes were taken from, by its digits.  True when the digits
 * are all that was read. */
bool asked_readings_make(const struct folded_name *name,
                         struct latin_readings *readings);

#endif
