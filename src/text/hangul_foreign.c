/* hangul_foreign.c -- syllables taken apart by division, as Unicode made them. */
#include "text/hangul_foreign.h"

#include "base/utf8.h"

enum { FIRST = 0xAC00, LAST = 0xD7A3, VOWELS = 21, CODAS = 28, RIEUL = 5 };

/* Two syllables of family name and two of given name are the most. */
#define KOREAN_SYLLABLES_MOST 4

static const char *const onsets[] = {"g",  "k", "n", "d", "t", "r", "m",
                                     "b",  "p", "s", "s", "",  "j", "j",
                                     "ch", "k", "t", "p", "h"};
static const char *const vowels[VOWELS] = {
    "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
    "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "",   "ui", "i"};
static const char *const codas[CODAS] = {
    "",  "k", "k", "k", "n", "n", "n", "d",  "l", "k",  "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "s", "s", "ng", "j", "ch", "k", "t", "p", "h"};

static bool is_syllable(uint32_t point) {
    return point >= FIRST && point <= LAST;
}

bool hangul_is_foreign(const struct folded_name *name) {
    const char *at = name->bytes, *end = at + name->length;
    unsigned syllables = 0;
    while (at < end)
        syllables += is_syllable(utf8_read(&at, end));
    return syllables > KOREAN_SYLLABLES_MOST;
}

static void put(struct spelt *to, const char *letters) {
    spelt_add(to, letters, strlen(letters));
}

static void put_onset(struct spelt *to, unsigned onset, unsigned system,
                      bool is_after_l) {
    enum { BIEUP = 7 };
    if (onset == RIEUL && is_after_l) return; /* one l, written twice */
    put(to, onset == BIEUP && system == 0 ? "v" : onsets[onset]);
}

void hangul_spell(struct span word, unsigned system, struct spelt *to) {
    enum { CODA_L = 8, I = 20, CHIEUCH = 14 };
    const char *at = word.bytes, *end = word.bytes + word.length;
    bool is_after_l = false;
    while (at < end) {
        const char *from = at;
        uint32_t point = utf8_read(&at, end);
        if (!is_syllable(point)) {
            spelt_add(to, from, (size_t)(at - from));
            is_after_l = false;
            continue;
        }
        uint32_t number = point - FIRST, coda = number % CODAS;
        put_onset(to, number / (VOWELS * CODAS), system, is_after_l);
        /* "chi" at the end is ch: Korean has no bare one. */
        bool is_bare = at == end && coda == 0 && number / CODAS % VOWELS == I &&
                       number / (VOWELS * CODAS) == CHIEUCH;
        if (!is_bare) put(to, vowels[number / CODAS % VOWELS]);
        put(to, codas[coda]);
        is_after_l = coda == CODA_L;
    }
}
