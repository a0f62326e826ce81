/* sound_index.c -- keys of words, and a search of one small bucket. */
#include "index/sound_index.h"

#include <stdlib.h>

/* Told apart by a bit pattern each, so that a sound never meets consonants. */
#define KEY_OF_SKELETON UINT32_C(0x5BD1E995)
#define KEY_OF_CAPITALS UINT32_C(0xC2B2AE35)

unsigned sound_keys_filed(const struct word_sound *sound,
                          uint32_t keys[SOUND_KEYS_MOST]) {
    unsigned count = 0;
    uint32_t own = sound->is_skeleton ? KEY_OF_CAPITALS : KEY_OF_SKELETON;
    if (sound->sound) keys[count++] = sound->sound;
    if (sound->skeleton) keys[count++] = sound->skeleton ^ own;
    return count;
}

unsigned sound_keys_asked(const struct word_sound *sound,
                          struct sound_key keys[SOUND_KEYS_MOST]) {
    unsigned count = 0;
    if (sound->sound)
        keys[count++] = (struct sound_key){sound->sound, SOUND_SIMILARITY};
    if (sound->skeleton) {
        uint32_t other = sound->is_skeleton ? KEY_OF_SKELETON : KEY_OF_CAPITALS;
        keys[count++] =
            (struct sound_key){sound->skeleton ^ other, SKELETON_SIMILARITY};
    }
    return count;
}

static int compare_entries(const void *left, const void *right) {
    const struct sound_entry *a = left, *b = right;
    if (a->key != b->key) return a->key > b->key ? 1 : -1;
    return (a->word > b->word) - (a->word < b->word);
}

void sound_entries_sort(struct sound_entry *entries, size_t count) {
    if (count > 1) qsort(entries, count, sizeof *entries, compare_entries);
}

void sound_range(const struct sound_index *index, uint32_t key, uint32_t *first,
                 uint32_t *end) {
    uint32_t bucket = key >> index->shift;
    uint32_t at = index->starts[bucket], stop = index->starts[bucket + 1];
    while (at < stop && index->entries[at].key < key)
        at++;
    *first = at;
    while (at < stop && index->entries[at].key == key)
        at++;
    *end = at;
}
