/* kept_words.c -- one slot a word; the last word that claims it has it. */
#include "match/kept_words.h"

#include "base/hash.h"

#define LINKS_OF_ONE_MOST 1024

static uint32_t slot_of(struct span word, bool is_strict) {
    uint64_t hash = hash_bytes(word.bytes, word.length);
    return (uint32_t)((hash + is_strict) % KEPT_WORDS);
}

const struct kept_word *kept_words_find(const struct kept_words *kept,
                                        struct span word, bool is_strict) {
    if (word.length == 0 || word.length > KEPT_BYTES) return NULL;
    const struct kept_word *held = &kept->words[slot_of(word, is_strict)];
    bool is_it = held->length == word.length && held->is_strict == is_strict &&
                 memcmp(held->bytes, word.bytes, word.length) == 0 &&
                 kept->added - held->first <= KEPT_LINKS;
    return is_it ? held : NULL;
}

/* Above the 24 bits of a word. */
enum { PARTS_AT = 24, ANCHOR_AT = 28, WORD_BITS = 0xFFFFFF };

static struct kept_link pack(const struct word_link *link) {
    uint32_t anchor = link->anchor == link->word     ? 0
                      : link->anchor == link->second ? 1
                                                     : 2;
    return (struct kept_link){link->word | (uint32_t)link->parts << PARTS_AT |
                                  anchor << ANCHOR_AT,
                              link->second, link->third, link->similarity};
}

struct word_link kept_words_link(const struct kept_words *kept,
                                 const struct kept_word *word, uint32_t i) {
    const struct kept_link *held = &kept->links[(word->first + i) % KEPT_LINKS];
    uint32_t number = held->word & WORD_BITS, anchor = held->word >> ANCHOR_AT;
    return (struct word_link){.word = number,
                              .second = held->second,
                              .third = held->third,
                              .parts = held->word >> PARTS_AT & 15,
                              .similarity = held->similarity,
                              .anchor = anchor == 0   ? number
                                        : anchor == 1 ? held->second
                                                      : held->third};
}

void kept_words_add(struct kept_words *kept, struct span letters,
                    const struct kept_word *word, const struct word_link *links,
                    size_t count) {
    if (letters.length == 0 || letters.length > KEPT_BYTES ||
        count > LINKS_OF_ONE_MOST)
        return;
    struct kept_word *slot = &kept->words[slot_of(letters, word->is_strict)];
    *slot = *word;
    memcpy(slot->bytes, letters.bytes, letters.length);
    slot->length = (uint8_t)letters.length;
    slot->count = (uint32_t)count;
    slot->first = kept->added;
    for (size_t i = 0; i < count; i++)
        kept->links[(kept->added + i) % KEPT_LINKS] = pack(&links[i]);
    kept->added += count;
}
