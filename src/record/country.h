/* country.h -- from a country as people write it to its ISO 3166 code.
 *
 *     "Korea, North", "DPRK", "North Korea", "PRK", "kp" -> "KP"
 *
 * The table is compiled from data/countries.txt (code, alpha-3, names).
 * Historic states keep the code they had (SU, YU); Kosovo is XK.
 */
#ifndef RECORD_COUNTRY_H
#define RECORD_COUNTRY_H

#include "base/span.h"

/* The two-letter code in upper case, NUL-terminated, static; NULL when the
 * text is no country known.  Case and punctuation do not matter. */
const char *country_code(struct span text);

/* The usual English name of a code; NULL when unknown. */
const char *country_name(struct span code);

#endif
