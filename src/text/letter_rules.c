/* letter_rules.c -- the longest rule that fits, from left to right.
 *
 *     щ ии$  ->  groups by first letter  ->  rules, longest first
 */
#include "text/letter_rules.h"

#include "base/utf8.h"

#define SYSTEMS_MOST 4

enum { RULE_FIRST = 1, RULE_LAST = 2 };

struct alphabet {
    const char *name;
    unsigned systems;
    const char *vowel; /* that follows a consonant unless another is told */
    bool is_closed;    /* and the consonant behind it then has none */
};

struct language {
    const char *name;
    int alphabet;
    const char *told_by, *with, *not_by; /* parted by commas; "" asks nothing */
};

struct letter_rule {
    const char *letters;
    char spelling[SYSTEMS_MOST][16];
    unsigned context;
};

struct letter_group {
    uint32_t point;
    uint16_t language, count, first;
};

#include "text/letter_table.h"

enum {
    LANGUAGES = sizeof languages / sizeof *languages,
    GROUPS = sizeof letter_groups / sizeof *letter_groups
};

void spelt_add(struct spelt *to, const char *bytes, size_t length) {
    if (to->length + length > to->room) {
        to->failed = true;
        return;
    }
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
}

int language_named(const char *name) {
    for (int i = 0; i < LANGUAGES; i++)
        if (strcmp(languages[i].name, name) == 0) return i;
    return LANGUAGE_NONE;
}

unsigned language_systems(int language) {
    return alphabets[languages[language].alphabet].systems;
}

const char *language_alphabet(int language) {
    return alphabets[languages[language].alphabet].name;
}

/* The first group of a letter; GROUPS when it has none. */
static unsigned first_group(uint32_t point) {
    unsigned low = 0, high = GROUPS;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (letter_groups[middle].point < point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < GROUPS && letter_groups[low].point == point ? low : GROUPS;
}

/* ---- which language ------------------------------------------------------ */

/* The alphabet's own rules stand before those of its languages. */
static int base_of(int alphabet) {
    int base = 0;
    while (languages[base].alphabet != alphabet)
        base++;
    return base;
}

static bool has_any(struct span name, const char *letters) {
    struct span rest = span_of(letters);
    while (rest.length > 0) {
        struct span wanted = span_cut(&rest, ',');
        for (size_t at = 0; at + wanted.length <= name.length; at++)
            if (memcmp(name.bytes + at, wanted.bytes, wanted.length) == 0)
                return true;
    }
    return false;
}

static bool is_told(struct span name, const struct language *language) {
    return has_any(name, language->told_by) &&
           (!language->with[0] || has_any(name, language->with)) &&
           !has_any(name, language->not_by);
}

int language_of(struct span name) {
    const char *at = name.bytes, *end = name.bytes + name.length;
    unsigned group = GROUPS;
    while (at < end && group == GROUPS) {
        uint32_t point = utf8_read(&at, end);
        if (point >= 0x0300) group = first_group(point);
    }
    if (group == GROUPS) return LANGUAGE_NONE;
    int alphabet = languages[letter_groups[group].language].alphabet;
    int base = base_of(alphabet);
    for (int i = base + 1; i < LANGUAGES; i++)
        if (languages[i].alphabet == alphabet && is_told(name, &languages[i]))
            return i;
    return base;
}

/* ---- spelling ------------------------------------------------------------ */

struct spelling_walk {
    struct span word;
    int language;
    unsigned system;
    struct spelt *to;
    size_t start;    /* of the word: behind a part that was cut off */
    bool owes_vowel; /* the alphabet's own, unless a sign says otherwise */
};

/* How many bytes of the rule stand at `at`: all of it, or 0. */
static size_t rule_length(const char *letters, struct span word, size_t at) {
    size_t length = 0;
    for (; letters[length]; length++)
        if (at + length >= word.length ||
            word.bytes[at + length] != letters[length])
            return 0;
    return length;
}

/* Longest rules stand first. */
static const struct letter_rule *rule_in(const struct letter_group *group,
                                         const struct spelling_walk *walk,
                                         size_t at) {
    size_t left = walk->word.length - at;
    for (unsigned i = 0; i < group->count; i++) {
        const struct letter_rule *rule = &letter_rules[group->first + i];
        size_t length = rule_length(rule->letters, walk->word, at);
        if (length == 0 || ((rule->context & RULE_FIRST) && at > walk->start) ||
            ((rule->context & RULE_LAST) && length < left))
            continue;
        return rule;
    }
    return NULL;
}

/* The language's own rules first, then its alphabet's, then any. */
static const struct letter_rule *rule_at(const struct spelling_walk *walk,
                                         size_t at, uint32_t point) {
    unsigned first = first_group(point), end = first;
    while (end < GROUPS && letter_groups[end].point == point)
        end++;
    int wanted[2] = {walk->language, walk->language};
    if (walk->language >= 0)
        wanted[1] = base_of(languages[walk->language].alphabet);
    for (unsigned turn = 0; turn < 3; turn++)
        for (unsigned g = first; g < end; g++) {
            if (turn < 2 && letter_groups[g].language != wanted[turn]) continue;
            const struct letter_rule *rule =
                rule_in(&letter_groups[g], walk, at);
            if (rule) return rule;
        }
    return NULL;
}

/* Whether one was owed. */
static bool pay_vowel(struct spelling_walk *walk) {
    if (!walk->owes_vowel) return false;
    const char *vowel = alphabets[languages[walk->language].alphabet].vowel;
    spelt_add(walk->to, vowel, strlen(vowel));
    walk->owes_vowel = false;
    return true;
}

static void put_spelling(struct spelling_walk *walk, const char *spelling) {
    size_t length = strlen(spelling);
    bool was_owed = false;
    if (length > 0 && spelling[0] == '-') {
        walk->owes_vowel = false;
        spelling++;
        length--;
    } else {
        was_owed = pay_vowel(walk);
    }
    bool owes = length > 0 && spelling[length - 1] == '~';
    spelt_add(walk->to, spelling, length - owes);
    bool is_closing =
        was_owed && alphabets[languages[walk->language].alphabet].is_closed;
    walk->owes_vowel = owes && !is_closing;
}

/* Thai writes some vowels before the consonant that they follow. */
#define THAI_BYTES 3
static bool is_early_vowel(const char *at) {
    return memcmp(at, "\xE0\xB9", 2) == 0 && (unsigned char)at[2] >= 0x80 &&
           (unsigned char)at[2] <= 0x84;
}

static struct span as_spoken(struct span word, char *room, size_t most) {
    if (word.length > most || !memchr(word.bytes, 0xE0, word.length) ||
        span_find(word, "\xE0\xB9", 0) == word.length)
        return word;
    memcpy(room, word.bytes, word.length);
    for (size_t at = 0; at + (size_t)2 * THAI_BYTES <= word.length; at++) {
        if (!is_early_vowel(room + at) || room[at + THAI_BYTES] != '\xE0')
            continue;
        memcpy(room + at, word.bytes + at + THAI_BYTES, THAI_BYTES);
        memcpy(room + at + THAI_BYTES, word.bytes + at, THAI_BYTES);
        at += 2 * THAI_BYTES - 1;
    }
    return (struct span){room, word.length};
}

void letters_spell(struct span word, int language, unsigned system,
                   struct spelt *to) {
    char room[256]; /* a word of 85 letters; longer ones stay as they are */
    word = as_spoken(word, room, sizeof room);
    struct spelling_walk walk = {word, language, system, to, 0, false};
    size_t at = 0;
    while (at < word.length) {
        const char *next = word.bytes + at;
        uint32_t point = utf8_read(&next, word.bytes + word.length);
        const struct letter_rule *rule =
            point < 0x0300 ? NULL : rule_at(&walk, at, point);
        if (rule) {
            put_spelling(&walk, rule->spelling[system]);
            at += strlen(rule->letters);
            if (to->length > 0 && to->bytes[to->length - 1] == ' ')
                walk.start = at;
            continue;
        }
        size_t length = (size_t)(next - word.bytes) - at;
        pay_vowel(&walk);
        spelt_add(to, word.bytes + at, length);
        at += length;
    }
}
