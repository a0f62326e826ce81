/* kept_words.c -- one slot a word; the last word that claims it has it. */
#include "match/kept_words.h"

#include "base/hash.h"

#define LINKS_OF_ONE_MOST 1024

static uint32_t slot_of(struct span word) {
    return (uint32_t)(hash_bytes(word.bytes, word.length) % KEPT_WORDS);
}

const struct kept_word *kept_words_find(const struct kept_words *kept,
                                        struct span word) {
    if (word.length == 0 || word.length > KEPT_BYTES) return NULL;
    const struct kept_word *held = &kept->words[slot_of(word)];
    bool is_it = held->length == word.length &&
                 memcmp(held->bytes, word.bytes, word.length) == 0 &&
                 kept->added - held->first <= KEPT_LINKS;
    return is_it ? held : NULL;
}

void kept_words_add(struct kept_words *kept, struct span letters,
                    const struct kept_word *word, const struct word_link *links,
                    size_t count) {
    if (letters.length == 0 || letters.length > KEPT_BYTES ||
        count > LINKS_OF_ONE_MOST)
        return;
    struct kept_word *slot = &kept->words[slot_of(letters)];
    *slot = *word;
    memcpy(slot->bytes, letters.bytes, letters.length);
    slot->length = (uint8_t)letters.length;
    slot->count = (uint32_t)count;
    slot->first = kept->added;
    for (size_t i = 0; i < count; i++)
        kept->links[(kept->added + i) % KEPT_LINKS] = links[i];
    kept->added += count;
}
