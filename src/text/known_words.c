/* known_words.c -- one hash table of words, made at build time.
 *
 * A look-up is one hash of the word's bytes and, nearly always, one slot: half
 * of all slots are empty.
 */
#include "text/known_words.h"

#include "base/bytes.h"

#include <assert.h>

struct known_entry {
    uint32_t at;          /* of its bytes in word_pool */
    uint16_t first_class; /* in classes_of */
    uint8_t length;
    uint8_t eighths; /* of a bit; 0 none */
    uint8_t kind, class_count;
};

struct word_class {
    uint16_t first; /* in class_members */
    uint8_t count, kind;
};

#include "text/known_words_table.h"

enum {
    ENTRIES = sizeof entries / sizeof *entries,
    SLOTS = sizeof word_slots / sizeof *word_slots
};

/* How alike words of one class are.  A spelling is the same word, a nickname
 * another one for the same man; neither is a slip of the pen. */
static const float class_similarity[WORD_KIND_COUNT] = {
    [WORD_SPELLING] = 0.95F,     [WORD_LEGAL_FORM] = 0.95F,
    [WORD_ORGANISATION] = 0.93F, [WORD_NICKNAME] = 0.85F,
    [WORD_VARIANT] = 0.93F,      [WORD_NUMBER] = 0.95F,
    [WORD_PARTICLE] = 0.95F,     [WORD_HONORIFIC] = 0.95F,
    [WORD_SUFFIX] = 0.95F,       [WORD_VESSEL] = 0.95F,
};

/* FNV-1a (Fowler, Noll, Vo), the high bits folded in. */
static uint32_t slot_hash(struct span word) {
    uint32_t hash = UINT32_C(2166136261);
    for (size_t i = 0; i < word.length; i++)
        hash = (hash ^ (unsigned char)word.bytes[i]) * UINT32_C(16777619);
    return hash ^ hash >> 15;
}

static const struct known_entry *entry_of(unsigned known) {
    assert(known > 0 && known <= ENTRIES);
    return &entries[known - 1];
}

struct span known_text(unsigned known) {
    const struct known_entry *entry = entry_of(known);
    return (struct span){word_pool + entry->at, entry->length};
}

unsigned known_word(struct span word) {
    if (word.length == 0) return 0;
    uint32_t slot = slot_hash(word) & (SLOTS - 1);
    for (; word_slots[slot] != 0; slot = (slot + 1) & (SLOTS - 1))
        if (span_equals(known_text(word_slots[slot]), word))
            return word_slots[slot];
    return 0;
}

unsigned known_word_count(void) {
    return ENTRIES;
}

enum word_kind known_kind(unsigned known) {
    return (enum word_kind)entry_of(known)->kind;
}

float known_bits(unsigned known) {
    return (float)entry_of(known)->eighths * 0.125F;
}

float known_similarity(unsigned a, unsigned b) {
    float best = 0.0F;
    if (a == 0 || b == 0) return best;
    const struct known_entry *one = entry_of(a), *other = entry_of(b);
    for (unsigned i = 0; i < one->class_count; i++)
        for (unsigned k = 0; k < other->class_count; k++) {
            unsigned class = classes_of[one->first_class + i];
            if (class != classes_of[other->first_class + k]) continue;
            float alike = class_similarity[word_classes[class].kind];
            if (alike > best) best = alike;
        }
    return best;
}

bool known_other(unsigned known, size_t i, unsigned *other, float *similarity) {
    const struct known_entry *entry = entry_of(known);
    for (unsigned c = 0; c < entry->class_count; c++) {
        const struct word_class *class =
            &word_classes[classes_of[entry->first_class + c]];
        if (i < class->count) {
            *other = class_members[class->first + i];
            *similarity = class_similarity[class->kind];
            return true;
        }
        i -= class->count;
    }
    return false;
}
