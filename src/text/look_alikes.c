/* look_alikes.c -- a sorted table, and a search that halves it. */
#include "text/look_alikes.h"

#include "base/utf8.h"

struct lookalike {
    uint16_t point;
    char letter;
};

#include "text/lookalike_table.h" /* made by tools/gen_lookalikes.c */

enum { LOOKALIKES = sizeof lookalikes / sizeof *lookalikes };

/* The Latin letter that it looks like; 0 when it looks like none. */
static char latin_for(uint32_t point) {
    unsigned low = 0, high = LOOKALIKES;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (lookalikes[middle].point == point) return lookalikes[middle].letter;
        if (lookalikes[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

static bool is_mixed(struct span word) {
    const char *at = word.bytes, *end = at + word.length;
    bool has_latin = false, has_other = false;
    while (at < end) {
        uint32_t point = utf8_read(&at, end);
        if (point >= 'a' && point <= 'z')
            has_latin = true;
        else if (latin_for(point))
            has_other = true;
    }
    return has_latin && has_other;
}

bool has_mixed_word(const struct folded_name *name) {
    for (size_t i = 0; i < name->count; i++)
        if (is_mixed(folded_word(name, i))) return true;
    return false;
}

static void spell_word(struct span word, struct spelt *to) {
    const char *at = word.bytes, *end = at + word.length;
    while (at < end) {
        const char *from = at;
        char letter = latin_for(utf8_read(&at, end));
        spelt_add(to, letter ? &letter : from,
                  letter ? 1 : (size_t)(at - from));
    }
}

void spell_as_it_looks(const struct folded_name *name, struct spelt *to) {
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        if (i > 0) spelt_add(to, " ", 1);
        if (is_mixed(word))
            spell_word(word, to);
        else
            spelt_add(to, word.bytes, word.length);
    }
}

/* ---- the other way ---------------------------------------------------------- */

enum alphabet { ALPHABET_NONE = -1, ALPHABET_GREEK, ALPHABET_CYRILLIC };

static enum alphabet alphabet_of(uint32_t point) {
    if (point >= 0x0370 && point <= 0x03FF) return ALPHABET_GREEK;
    if (point >= 0x0400 && point <= 0x052F) return ALPHABET_CYRILLIC;
    return ALPHABET_NONE;
}

static enum alphabet alphabet_of_word(struct span word) {
    const char *at = word.bytes, *end = at + word.length;
    enum alphabet alphabet = ALPHABET_NONE;
    while (at < end && alphabet == ALPHABET_NONE)
        alphabet = alphabet_of(utf8_read(&at, end));
    return alphabet;
}

/* False when one of the word's letters is not there; nothing is then kept. */
static bool spell_back(struct span word, struct spelt *to) {
    enum alphabet alphabet = alphabet_of_word(word);
    const char *at = word.bytes, *end = at + word.length;
    size_t before = to->length;
    if (alphabet == ALPHABET_NONE) return false;
    while (at < end) {
        char letters[4];
        uint32_t point = utf8_read(&at, end);
        if (point >= 'a' && point <= 'z')
            point = alphabet_letters[alphabet][point - 'a'];
        if (point == 0) {
            to->length = before;
            return false;
        }
        spelt_add(to, letters, utf8_write(point, letters));
    }
    return true;
}

void spell_in_alphabet(const struct folded_name *name, struct spelt *to) {
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        if (i > 0) spelt_add(to, " ", 1);
        if (!is_mixed(word))
            spelt_add(to, word.bytes, word.length);
        else if (!spell_back(word, to))
            spell_word(word, to);
    }
}
