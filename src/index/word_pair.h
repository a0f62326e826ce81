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

/* Of `first` with the next word run onto it: `text` holds both. */
struct ready_letters ready_letters_joined(const struct ready_letters *first,
                                          const struct ready_letters *next,
                                          struct span text);

/* Made for the first word that needs it. */
struct pair_pattern {
    struct edit_pattern pattern; /* all zero before the first */
    bool is_made;
};

/* Whether their lengths alone tell that more slips than these lie between. */
static inline bool are_lengths_apart(const struct ready_letters *a,
                                     const struct ready_letters *b,
                                     unsigned slips) {
    unsigned more = (unsigned)a->info.letters + slips;
    return b->info.letters > more ||
           a->info.letters > (unsigned)b->info.letters + slips;
}

/* Whether kin and sound have nothing to say of two words. */
static inline bool are_strangers(const struct word_kin *a,
                                 const struct word_kin *b) {
    bool are_known = a->known && b->known;
    bool have_ending = a->ending && a->ending == b->ending;
    bool are_short = a->is_short && b->is_short;
    bool may_sound = a->sound.sound && a->sound.sound == b->sound.sound;
    bool may_echo = a->sound.is_skeleton != b->sound.is_skeleton;
    return !(are_known | have_ending | are_short | may_sound | may_echo);
}

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
