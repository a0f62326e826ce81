/* sound_index.h -- from how a word sounds to the listed words that sound so.
 *
 *     poutine --sound--> key --top bits--> [key, putin] [key, poutine]
 *
 * A listed word is filed by its sound and by its consonants, a word in
 * capitals (a reading without vowels) by its consonants under another key;
 * an asked word probes those under which its like are filed.
 * Invariant: what is found is what sound_similarity says is alike.
 */
#ifndef INDEX_SOUND_INDEX_H
#define INDEX_SOUND_INDEX_H

#include "text/word_sound.h"

struct sound_entry {
    uint32_t key, word;
};

/* Entries rise by key, then word.  Bucket b holds those whose top bits are b:
 * starts[b] .. starts[b + 1]. */
struct sound_index {
    const struct sound_entry *entries;
    const uint32_t *starts;
    uint32_t shift; /* of a key, to its bucket */
};

#define SOUND_KEYS_MOST 2
struct sound_key {
    uint32_t key;
    float similarity;
};

/* The keys under which a listed word is filed, and those that an asked word
 * probes; how many. */
unsigned sound_keys_filed(const struct word_sound *sound,
                          uint32_t keys[SOUND_KEYS_MOST]);
unsigned sound_keys_asked(const struct word_sound *sound,
                          struct sound_key keys[SOUND_KEYS_MOST]);

void sound_entries_sort(struct sound_entry *entries, size_t count);

/* The entries with this key: [*first, *end). */
void sound_range(const struct sound_index *index, uint32_t key, uint32_t *first,
                 uint32_t *end);

#endif
