/* altered_letters.c -- alterations of letters: slips, look-alikes, spellings.
 *
 *     typo        Mohammed -> Mohamed  Mohammde  Mohammef  Mohjammed
 *     homoglyph   KIM -> K\u0406M
 *     respelling  Yusuf -> Yusouf
 *
 * Plain Latin words only, whose letters the tables know.
 */
#include "eval/altering.h"

#include "base/utf8.h"

#include <string.h>

#define SLIP_WORD   4 /* letters: shorter words are other names when changed */
#define DOUBLE_WORD 8
#define WORD_MOST   64

static bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

static char as_case_of(char letter, char model) {
    return is_upper(model) ? (char)(letter - 'a' + 'A') : letter;
}

static char lower(char byte) {
    return is_upper(byte) ? (char)(byte - 'A' + 'a') : byte;
}

/* ---- case --------------------------------------------------------------------- */

bool alter_case(struct altering *a) {
    for (size_t i = 0; i < a->name.length; i++) {
        char byte = a->name.bytes[i], turned = byte;
        if (is_upper(byte))
            turned = lower(byte);
        else if (byte >= 'a' && byte <= 'z')
            turned = as_case_of(byte, 'A');
        put_bytes(a, &turned, 1);
    }
    return plain_letters(a->name) > 0;
}

/* ---- slips -------------------------------------------------------------------- */

struct slipped {
    char bytes[WORD_MOST];
    size_t length;
};

static char beside_on_keyboard(char letter, size_t which) {
    static const char rows[] = "qwertyuiop asdfghjkl zxcvbnm";
    const char *at = strchr(rows, lower(letter));
    if (!at || !*at) return letter;
    char left = at > rows ? at[-1] : ' ', right = at[1] ? at[1] : ' ';
    char taken = which && right != ' ' ? right : left != ' ' ? left : right;
    return as_case_of(taken, letter);
}

/* One slip among the first `letters` bytes, not at the first: people get the
 * first letter right, and lists are searched by it. */
static void slip(struct altering *a, struct slipped *word, size_t letters) {
    size_t at = 1 + pick(a, letters - 2);
    char *bytes = word->bytes;
    switch (pick(a, 4)) {
    case 0: /* a letter left out */
        memmove(bytes + at, bytes + at + 1, word->length - at - 1);
        word->length--;
        break;
    case 1: /* a letter doubled */
        memmove(bytes + at + 1, bytes + at, word->length - at);
        word->length++;
        break;
    case 2: /* two letters swapped */
        if (bytes[at] != bytes[at + 1]) {
            char first = bytes[at];
            bytes[at] = bytes[at + 1];
            bytes[at + 1] = first;
            break;
        }
        bytes[at] = beside_on_keyboard(bytes[at], 1);
        break;
    default: bytes[at] = beside_on_keyboard(bytes[at], pick(a, 2)); break;
    }
}

static bool take_word(struct span word, struct slipped *out) {
    if (word.length + 2 > WORD_MOST) return false;
    memcpy(out->bytes, word.bytes, word.length);
    out->length = word.length;
    return true;
}

bool alter_typo(struct altering *a) {
    size_t at;
    struct slipped word;
    if (!pick_plain_word(a, SLIP_WORD, &at)) return false;
    if (!take_word(a->words[at], &word)) return false;
    slip(a, &word, plain_letters(a->words[at]));
    put_words(a, at, (struct span){word.bytes, word.length});
    return true;
}

bool alter_two_typos(struct altering *a) {
    size_t first, second;
    struct slipped one, other;
    if (!pick_plain_word(a, SLIP_WORD, &first)) return false;
    if (!take_word(a->words[first], &one)) return false;
    slip(a, &one, plain_letters(a->words[first]));
    struct span kept = a->words[first];
    a->words[first] = (struct span){"1", 1}; /* not to be picked again */
    bool has_second = pick_plain_word(a, SLIP_WORD, &second);
    a->words[first] = (struct span){one.bytes, one.length};
    if (has_second) {
        if (!take_word(a->words[second], &other)) return false;
        slip(a, &other, plain_letters(a->words[second]));
        put_words(a, second, (struct span){other.bytes, other.length});
        return true;
    }
    if (plain_letters(kept) < DOUBLE_WORD) return false;
    slip(a, &one, plain_letters(kept) - 1);
    put_words(a, first, (struct span){one.bytes, one.length});
    return true;
}

/* ---- look-alikes ---------------------------------------------------------------- */

struct pair {
    char letter;
    uint16_t other;
};

static const struct pair homoglyphs[] = {
    {'A', 0x0410}, {'B', 0x0412}, {'C', 0x0421}, {'E', 0x0415}, {'H', 0x041D},
    {'I', 0x0406}, {'K', 0x041A}, {'M', 0x041C}, {'O', 0x041E}, {'P', 0x0420},
    {'T', 0x0422}, {'X', 0x0425}, {'a', 0x0430}, {'c', 0x0441}, {'e', 0x0435},
    {'i', 0x0456}, {'o', 0x043E}, {'p', 0x0440}, {'x', 0x0445}, {'y', 0x0443},
};
static const struct pair digits[] = {
    {'O', '0'}, {'o', '0'}, {'I', '1'}, {'l', '1'}, {'S', '5'}, {'B', '8'},
};

static uint16_t other_of(const struct pair *pairs, size_t count, char letter) {
    for (size_t i = 0; i < count; i++)
        if (pairs[i].letter == letter) return pairs[i].other;
    return 0;
}

/* Replaces one letter that the table knows, in a plain word. */
static bool replace_one(struct altering *a, const struct pair *pairs,
                        size_t count, size_t letters) {
    size_t seen = 0, place = 0, at = 0;
    for (size_t w = 0; w < a->count; w++) {
        struct span word = a->words[w];
        bool is_long = plain_letters(word) >= letters;
        for (size_t i = 0; is_long && i < word.length; i++)
            if (other_of(pairs, count, word.bytes[i]) && pick(a, ++seen) == 0)
                place = (size_t)(word.bytes + i - a->name.bytes);
    }
    if (seen == 0) return false;
    char bytes[4];
    size_t length =
        utf8_write(other_of(pairs, count, a->name.bytes[place]), bytes);
    put_bytes(a, a->name.bytes, place);
    put_bytes(a, bytes, length);
    at = place + 1;
    put_bytes(a, a->name.bytes + at, a->name.length - at);
    return true;
}

bool alter_homoglyph(struct altering *a) {
    return replace_one(a, homoglyphs, sizeof homoglyphs / sizeof *homoglyphs,
                       2);
}

bool alter_digits(struct altering *a) {
    return replace_one(a, digits, sizeof digits / sizeof *digits, SLIP_WORD);
}

bool alter_zero_width(struct altering *a) {
    static const char *const marks[] = {"\u200B", "\u200C", "\u200D", "\uFEFF",
                                        "\u00AD"};
    size_t at;
    if (!pick_plain_word(a, 2, &at)) return false;
    size_t place = (size_t)(a->words[at].bytes - a->name.bytes) + 1 +
                   pick(a, plain_letters(a->words[at]) - 1);
    put_bytes(a, a->name.bytes, place);
    put_text(a, marks[pick(a, sizeof marks / sizeof *marks)]);
    put_bytes(a, a->name.bytes + place, a->name.length - place);
    return true;
}

/* ---- spellings -------------------------------------------------------------------- */

/* Ways to write one sound that differ between languages and systems. */
static const struct {
    const char *from, *to;
} spellings[] = {
    {"ou", "u"},  {"oo", "u"},  {"ee", "i"},  {"ph", "f"},   {"kh", "h"},
    {"iy", "y"},  {"ks", "x"},  {"x", "ks"},  {"ck", "k"},   {"q", "k"},
    {"w", "v"},   {"dj", "j"},  {"zh", "j"},  {"tch", "ch"}, {"sch", "sh"},
    {"ss", "s"},  {"mm", "m"},  {"ll", "l"},  {"dh", "d"},   {"th", "t"},
    {"gh", "g"},  {"ai", "ay"}, {"ei", "ey"}, {"y", "i"},    {"ie", "e"},
    {"ya", "ia"}, {"yu", "iu"}, {"ts", "tz"}, {"c", "k"},    {"u", "ou"},
};
#define SPELLINGS (sizeof spellings / sizeof *spellings)

/* Place of `from` in the word behind its first letter; 0 when not there. */
static size_t find_spelling(struct span word, const char *from) {
    size_t length = strlen(from);
    for (size_t i = 1; i + length <= word.length; i++) {
        size_t k = 0;
        while (k < length && lower(word.bytes[i + k]) == from[k])
            k++;
        if (k == length) return i;
    }
    return 0;
}

bool alter_respelling(struct altering *a) {
    size_t first = pick(a, SPELLINGS), at;
    if (!pick_plain_word(a, SLIP_WORD + 1, &at)) return false;
    struct span word = a->words[at];
    for (size_t n = 0; n < SPELLINGS; n++) {
        size_t s = (first + n) % SPELLINGS;
        size_t place = find_spelling(word, spellings[s].from);
        if (place == 0) continue;
        size_t start = (size_t)(word.bytes - a->name.bytes) + place;
        size_t behind = start + strlen(spellings[s].from);
        put_bytes(a, a->name.bytes, start);
        for (const char *to = spellings[s].to; *to; to++) {
            char letter = as_case_of(*to, word.bytes[place]);
            put_bytes(a, &letter, 1);
        }
        put_bytes(a, a->name.bytes + behind, a->name.length - behind);
        return true;
    }
    return false;
}

/* ---- another script ------------------------------------------------------------------ */

/* Longest first: what a Russian paper would write for Latin letters. */
static const struct {
    const char *from, *to;
} cyrillic[] = {
    {"shch", "щ"}, {"kh", "х"}, {"zh", "ж"}, {"ch", "ч"}, {"sh", "ш"},
    {"ts", "ц"},   {"ya", "я"}, {"yu", "ю"}, {"yo", "ё"}, {"ye", "е"},
    {"a", "а"},    {"b", "б"},  {"c", "к"},  {"d", "д"},  {"e", "е"},
    {"f", "ф"},    {"g", "г"},  {"h", "х"},  {"i", "и"},  {"j", "дж"},
    {"k", "к"},    {"l", "л"},  {"m", "м"},  {"n", "н"},  {"o", "о"},
    {"p", "п"},    {"q", "к"},  {"r", "р"},  {"s", "с"},  {"t", "т"},
    {"u", "у"},    {"v", "в"},  {"w", "в"},  {"x", "кс"}, {"y", "ы"},
    {"z", "з"},
};

static size_t put_cyrillic(struct altering *a, size_t at) {
    for (size_t i = 0; i < sizeof cyrillic / sizeof *cyrillic; i++) {
        size_t length = strlen(cyrillic[i].from), k = 0;
        if (length > a->name.length - at) continue;
        while (k < length &&
               lower(a->name.bytes[at + k]) == cyrillic[i].from[k])
            k++;
        if (k < length) continue;
        put_text(a, cyrillic[i].to);
        return length;
    }
    put_bytes(a, a->name.bytes + at, 1);
    return 1;
}

static bool is_ascii(struct span text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80) return false;
    return true;
}

/* Names of people and places are transcribed; a company's words would be
 * translated, which is not a matter of letters. */
bool alter_script(struct altering *a) {
    if (a->type != PARTY_PERSON || a->count < 2 || !is_ascii(a->name))
        return false;
    for (size_t at = 0; at < a->name.length;)
        at += put_cyrillic(a, at);
    return plain_letters(a->name) > 0;
}
