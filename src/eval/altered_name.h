/* altered_name.h -- a listed name, changed as people and evaders change it.
 *
 *     exact         KIM, Jong Un        order      Jong Un KIM
 *     typo          KIM, Jnog Un        joined     KIM, JongUn
 *     homoglyph     KIM, J\u043eng Un   initial    KIM, J. Un
 *
 * Supervisors test screening with packs like this: each listed name once a
 * class, and count what is found.  The classes are those that published
 * reviews of screening systems name.  Alterations are made from letters and
 * from short lists of their own, not from the tables that matching uses, so
 * that a gap there is a miss here.
 * Invariant: the same name, type, class and seed give the same bytes on
 * every machine; an altered name is valid UTF-8 and differs from the name
 * (but for `exact`); a name to which a class does not apply gives none.
 */
#ifndef EVAL_ALTERED_NAME_H
#define EVAL_ALTERED_NAME_H

#include "base/limits.h"
#include "base/span.h"
#include "record/party.h"

enum alteration {
    ALTER_EXACT,
    ALTER_CASE,
    ALTER_ORDER,
    ALTER_MISSING_PART,
    ALTER_TYPO,
    ALTER_TWO_TYPOS,
    ALTER_HOMOGLYPH,
    ALTER_ZERO_WIDTH,
    ALTER_PUNCTUATION,
    ALTER_JOINED,
    ALTER_SPLIT,
    ALTER_HONORIFIC,
    ALTER_SUFFIX,
    ALTER_LEGAL_FORM,
    ALTER_INITIAL,
    ALTER_NICKNAME,
    ALTER_RESPELLING,
    ALTER_EXTRA_WORDS,
    ALTER_DIGITS,
    ALTER_SCRIPT,
    ALTERATION_COUNT
};

/* "two-typos", and what it does in a line. */
const char *alteration_word(enum alteration alteration);
const char *alteration_title(enum alteration alteration);
bool alteration_parse(struct span word, enum alteration *alteration);

#define ALTERED_BYTES_MOST (4 * LIMIT_NAME_BYTES + 64)

/* Room for one altered name; about 16 KB. */
struct altered_name {
    size_t length;
    char bytes[ALTERED_BYTES_MOST];
};

/* False when the class does not apply: no second word to swap, no legal form
 * in a person's name.  `name` is valid UTF-8 of at most LIMIT_NAME_BYTES. */
bool alter_name(enum alteration alteration, struct span name,
                enum party_type type, uint64_t seed, struct altered_name *out);

#endif
