/* korean_letters.c -- one pass over the name, one byte a letter. */
#include "text/korean_letters.h"

#include "base/utf8.h"

#define APOSTROPHE  '\''
#define CYRILLIC    0x80 /* а is 0x80, я 0x9F, ё 0xA1 */
#define CYRILLIC_YO 0xA1

/* ---- one letter ------------------------------------------------------------- */

/* Marks and signs that mean a letter here; others are what folding says. */
static const struct {
    uint16_t point;
    char means;
} signs[] = {
    {0x00C1, 'a'},  {0x00C9, 'e'},  {0x00CB, 'e'},  {0x00E1, 'a'},
    {0x00E9, 'e'},  {0x00EB, 'e'},  {0x014C, 'O'},  {0x014D, 'O'},
    {0x014E, 'O'},  {0x014F, 'O'},  {0x0150, 'O'},  {0x0151, 'O'},
    {0x016A, 'U'},  {0x016B, 'U'},  {0x016C, 'U'},  {0x016D, 'U'},
    {0x0170, 'U'},  {0x0171, 'U'},  {0x01D1, 'O'},  {0x01D2, 'O'},
    {0x01D3, 'U'},  {0x01D4, 'U'},  {0x02B0, '\''}, {0x02BB, '\''},
    {0x02BC, '\''}, {0x02BD, '\''}, {0x2018, '\''}, {0x2019, '\''},
    {0x2032, '\''}, {0x00B4, '\''}, {0x0060, '\''}, {0xFF07, '\''},
    {0x0027, '\''},
};

/* A breve, caron or macron behind o and u. */
static bool is_breve(uint32_t point) {
    return point == 0x0306 || point == 0x030C || point == 0x0304;
}

static bool is_letter_of_latin(uint32_t point) {
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
}

/* The byte of a Cyrillic letter, 0 when it is none that Korean uses. */
static uint8_t cyrillic_letter(uint32_t point) {
    if (point == 0x0401 || point == 0x0451) return CYRILLIC_YO;
    if (point >= 0x0410 && point <= 0x042F) point += 0x20;
    if (point < 0x0430 || point > 0x044F) return 0;
    return (uint8_t)(CYRILLIC + (point - 0x0430));
}

/* ---- a name ------------------------------------------------------------------- */

struct letter_reader {
    struct korean_letters *out;
    bool is_open; /* the last token may grow */
    bool has_latin, has_cyrillic;
};

static bool put_letter(struct letter_reader *r, uint8_t letter) {
    struct korean_letters *out = r->out;
    if (!r->is_open) {
        if (out->count == KOREAN_TOKENS_MOST) return false;
        out->tokens[out->count++].length = 0;
        r->is_open = true;
    }
    struct korean_token *token = &out->tokens[out->count - 1];
    if (token->length == KOREAN_TOKEN_LETTERS_MOST) return false;
    token->letters[token->length++] = letter;
    return true;
}

static bool put_breve(struct letter_reader *r) {
    if (!r->is_open) return true;
    struct korean_token *token = &r->out->tokens[r->out->count - 1];
    uint8_t *last = &token->letters[token->length - 1];
    if (*last == 'o') *last = 'O';
    if (*last == 'u') *last = 'U';
    return true;
}

/* The letter that a sign means; 0 when it means none of its own. */
static char sign_letter(uint32_t point) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].point == point) return signs[i].means;
    return 0;
}

static bool is_one_letter(const struct letter_reader *r) {
    return r->is_open && r->out->tokens[r->out->count - 1].length == 1;
}

/* Closes the open token; a dot behind one letter is an initial's. */
static bool part_tokens(struct letter_reader *r, uint32_t point) {
    if ((point == '.' || point == 0xFF0E) && is_one_letter(r)) return false;
    if ((point == ',' || point == 0xFF0C) && r->out->count == 1)
        r->out->is_surname_first = true;
    r->is_open = false;
    return true;
}

/* A letter of the two alphabets; any other refuses the name. */
static bool put_plain(struct letter_reader *r, uint32_t point) {
    uint8_t cyrillic = cyrillic_letter(point);
    if (cyrillic) {
        r->has_cyrillic = true;
        return put_letter(r, cyrillic);
    }
    if (!is_letter_of_latin(point)) return false;
    r->has_latin = true;
    return put_letter(r, (uint8_t)(point | 0x20));
}

/* As fold_letters has it: the words of both are the same. */
static bool put_folded(struct letter_reader *r, uint32_t point) {
    struct span letters = SPAN_EMPTY;
    switch (fold_deed_of(point, &letters)) {
    case FOLD_KEEPS: return false;
    case FOLD_DROPS: return true;
    case FOLD_PARTS: return part_tokens(r, point);
    case FOLD_WRITES: break;
    }
    const char *at = letters.bytes, *end = at + letters.length;
    while (at < end)
        if (!put_plain(r, utf8_read(&at, end))) return false;
    return true;
}

static bool put_point(struct letter_reader *r, uint32_t point) {
    if (is_letter_of_latin(point) || cyrillic_letter(point))
        return put_plain(r, point);
    if (is_breve(point)) return put_breve(r);
    char means = sign_letter(point);
    if (means == 0) return put_folded(r, point);
    if (means == APOSTROPHE && !r->is_open) return true;
    return put_letter(r, (uint8_t)means);
}

static bool is_vowel(uint8_t letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' ||
           letter == 'u';
}

/* An apostrophe behind o or u is a breve unless a vowel follows; u'i is the
 * exception, 의.  Behind y it stands a letter too early, in Cyrillic it is
 * a Latin one's: both mean nothing. */
static void read_breves(struct korean_token *token, bool is_cyrillic) {
    uint8_t kept = 0;
    for (uint8_t i = 0; i < token->length; i++) {
        uint8_t letter = token->letters[i];
        bool is_early =
            letter == APOSTROPHE &&
            (is_cyrillic || (kept > 0 && token->letters[kept - 1] == 'y'));
        if (is_early) continue;
        bool is_marked = i + 1 < token->length &&
                         token->letters[i + 1] == APOSTROPHE &&
                         (letter == 'o' || letter == 'u');
        uint8_t next = i + 2 < token->length ? token->letters[i + 2] : 0;
        if (is_marked && (!is_vowel(next) || (letter == 'u' && next == 'i'))) {
            letter = letter == 'o' ? 'P' : 'Q';
            i++;
        }
        token->letters[kept++] = letter;
    }
    token->length = kept;
}

bool korean_letters_read(struct span name, struct korean_letters *letters) {
    struct letter_reader r = {letters, false, false, false};
    const char *at = name.bytes, *end = name.bytes + name.length;
    letters->count = 0;
    letters->is_surname_first = false;
    while (at < end)
        if (!put_point(&r, utf8_read(&at, end))) return false;
    if (letters->count == 0 || r.has_latin == r.has_cyrillic) return false;
    letters->system = r.has_cyrillic ? KOREAN_CYRILLIC : KOREAN_LATIN;
    for (uint8_t i = 0; i < letters->count; i++)
        read_breves(&letters->tokens[i], r.has_cyrillic);
    return true;
}

/* ---- kana ------------------------------------------------------------------------ */

/* "chi" and a small "yo" are "chyo"; "hu" and a small "a" are "hwa". */
static void close_up(struct korean_token *token, const char *small) {
    if (token->length == 0) return;
    uint8_t *last = &token->letters[token->length - 1];
    if (*last == 'i' && (small[0] == 'y' || small[0] == 'e')) token->length--;
    if (*last == 'u' && small[0] == 'a') *last = 'w';
}

static bool put_kana(struct korean_token *token, uint32_t point) {
    bool is_small = false;
    if (point == 0x30FC) return true; /* a long vowel */
    const char *letters = korean_kana(point, &is_small);
    if (!letters) return false;
    if (is_small) close_up(token, letters);
    for (; *letters; letters++) {
        if (token->length == KOREAN_TOKEN_LETTERS_MOST) return false;
        token->letters[token->length++] = (uint8_t)*letters;
    }
    return true;
}

bool korean_kana_read(const struct folded_name *folded,
                      struct korean_letters *letters) {
    if (folded->count > KOREAN_TOKENS_MOST) return false;
    letters->system = KOREAN_KANA;
    letters->count = (uint8_t)folded->count;
    letters->is_surname_first = true;
    for (uint8_t i = 0; i < letters->count; i++) {
        struct span word = folded_word(folded, i);
        const char *at = word.bytes, *end = word.bytes + word.length;
        letters->tokens[i].length = 0;
        while (at < end)
            if (!put_kana(&letters->tokens[i], utf8_read(&at, end)))
                return false;
    }
    return true;
}

/* ---- plain ------------------------------------------------------------------------ */

/* As fold_letters has it: ё is е, й is и. */
static uint8_t unmarked(uint8_t letter) {
    return letter == CYRILLIC_YO    ? CYRILLIC + 5
           : letter == CYRILLIC + 9 ? CYRILLIC + 8
                                    : letter;
}

uint64_t korean_token_plain(const struct korean_token *token) {
    static const char marked[] = "OUPQ", plain[] = "ouou";
    uint64_t packed = 0;
    unsigned count = 0;
    for (uint8_t i = 0; i < token->length; i++) {
        uint8_t letter = token->letters[i];
        if (letter == APOSTROPHE) continue;
        const char *mark = memchr(marked, letter, sizeof marked - 1);
        if (mark) letter = (uint8_t)plain[mark - marked];
        if (count++ == 8) return 0;
        packed = packed << 8 | unmarked(letter);
    }
    return packed;
}

uint64_t korean_word_plain(struct span word) {
    uint64_t packed = 0;
    if (word.length <= 8 && (unsigned char)word.bytes[0] < 0x80) {
        for (size_t i = 0; i < word.length; i++)
            packed = packed << 8 | (unsigned char)word.bytes[i];
        return packed;
    }
    const char *at = word.bytes, *end = word.bytes + word.length;
    if (word.length > 16) return 0;
    while (at < end) {
        uint8_t letter = cyrillic_letter(utf8_read(&at, end));
        if (!letter) return 0;
        packed = packed << 8 | unmarked(letter);
    }
    return packed;
}
