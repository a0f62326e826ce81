/* word_pair.h -- how alike two words are that were made ready before.
 *
 *     sergey [6 letters, set {e g r s y}, sound SRG]
 *     sergei [6 letters, set {e g i r s}, sound SRG]   -> letters first,
 *     kowalski [8 letters ...]                         -> told by its length
 *
 * What word_similarity says of two words, asked without reading most of them:
 * lengths and sets of letters tell nearly all pairs apart, kin and sounds are
 * known by number.  A test holds it against the tables and against a scan.
 */
#ifndef INDEX_WORD_PAIR_H
#define INDEX_WORD_PAIR_H

#include "index/word_index.h"

/* A word, or some words run together. */
struct ready_letters {
    struct span text;
    struct word_info info;
};

struct ready_letters ready_letters_of(struct span text);

/* Made for the first word that needs it. */
struct pair_pattern {
    struct edit_pattern pattern; /* all zero before the first */
    bool is_made;
};

/* By at most so many slips. */
float letters_similarity(struct pair_pattern *pattern,
                         const struct ready_letters *asked,
                         const struct ready_letters *other, unsigned slips);

/* By slips, kin and sound, whichever is most. */
float words_similarity(struct pair_pattern *pattern,
                       const struct ready_letters *asked,
                       const struct word_kin *asked_kin,
                       const struct ready_letters *other,
                       const struct word_kin *other_kin);

#endif
