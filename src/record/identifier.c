/* identifier.c -- the words of kinds, and one spelling for each number.
 *
 *     "imo: 9187629"     -> "9187629"        kind imo
 *     "АВ 123-456"       -> "AB123456"       Cyrillic А, В look like Latin
 *     "+850 2 381-1111"  -> "85023811111"    so does 00850...
 *     "Info@Example.COM" -> "info@example.com"
 *
 * Canonical forms are keys of an exact index, so they must not depend on how
 * a clerk spaced, dashed or dotted a number, or on which keyboard typed it.
 * No transliteration beyond look-alike capitals: two different numbers must
 * never get one key.
 */
#include "record/identifier.h"

#include <assert.h>

#include "base/utf8.h"

#define X(name, word) [IDENTIFIER_##name] = word,
static const char *const kind_words[IDENTIFIER_KIND_COUNT] = {
    IDENTIFIER_MAP(X)};
#undef X

/* What people call the kinds besides their words. */
static const struct {
    const char *word;
    enum identifier_kind kind;
} synonyms[] = {
    {"aircraft-tail", IDENTIFIER_TAIL_NUMBER},
    {"bank-account", IDENTIFIER_ACCOUNT},
    {"call sign", IDENTIFIER_CALL_SIGN},
    {"callsign", IDENTIFIER_CALL_SIGN},
    {"company-number", IDENTIFIER_REGISTRATION},
    {"crypto", IDENTIFIER_WALLET},
    {"driver-license", IDENTIFIER_DRIVING_LICENCE},
    {"driving-license", IDENTIFIER_DRIVING_LICENCE},
    {"e-mail", IDENTIFIER_EMAIL},
    {"id-card", IDENTIFIER_NATIONAL_ID},
    {"license", IDENTIFIER_LICENCE},
    {"msn", IDENTIFIER_AIRCRAFT_SERIAL},
    {"nationalid", IDENTIFIER_NATIONAL_ID},
    {"registration-number", IDENTIFIER_REGISTRATION},
    {"ssn", IDENTIFIER_SOCIAL_SECURITY},
    {"swift", IDENTIFIER_BIC},
    {"swift-bic", IDENTIFIER_BIC},
    {"swift/bic", IDENTIFIER_BIC},
    {"swiftbic", IDENTIFIER_BIC},
    {"tail", IDENTIFIER_TAIL_NUMBER},
    {"tax", IDENTIFIER_TAX_ID},
    {"taxid", IDENTIFIER_TAX_ID},
    {"tin", IDENTIFIER_TAX_ID},
    {"telephone", IDENTIFIER_PHONE},
    {"url", IDENTIFIER_WEBSITE},
    {"vat", IDENTIFIER_TAX_ID},
};

const char *identifier_word(enum identifier_kind kind) {
    assert(kind < IDENTIFIER_KIND_COUNT);
    return kind_words[kind];
}

bool identifier_parse(struct span word, enum identifier_kind *kind) {
    word = span_trim(word);
    for (unsigned i = 0; i < IDENTIFIER_KIND_COUNT; i++) {
        if (!span_is_caseless(word, kind_words[i])) continue;
        *kind = (enum identifier_kind)i;
        return true;
    }
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++) {
        if (!span_is_caseless(word, synonyms[i].word)) continue;
        *kind = synonyms[i].kind;
        return true;
    }
    /* "wallet-xbt": the currency travels beside the kind. */
    if (word.length <= 7 ||
        !span_is_caseless((struct span){word.bytes, 7}, "wallet-"))
        return false;
    *kind = IDENTIFIER_WALLET;
    return true;
}

/* ---- canonical forms ----------------------------------------------------- */

/* How the characters of a value are treated. */
enum spelling { LETTERS_AND_DIGITS, DIGITS_ONLY, LOWER_CASE, AS_WRITTEN };

/* Kinds without a row: letters and digits, nothing stripped. */
static const struct {
    enum spelling spelling;
    const char *prefix; /* stripped from the canonical form when there */
} forms[IDENTIFIER_KIND_COUNT] = {
    [IDENTIFIER_IMO] = {LETTERS_AND_DIGITS, "IMO"},
    [IDENTIFIER_MMSI] = {LETTERS_AND_DIGITS, "MMSI"},
    [IDENTIFIER_LEI] = {LETTERS_AND_DIGITS, "LEI"},
    [IDENTIFIER_IBAN] = {LETTERS_AND_DIGITS, "IBAN"},
    [IDENTIFIER_ISIN] = {LETTERS_AND_DIGITS, "ISIN"},
    [IDENTIFIER_INN] = {LETTERS_AND_DIGITS, "INN"},
    [IDENTIFIER_OGRN] = {LETTERS_AND_DIGITS, "OGRN"},
    [IDENTIFIER_PHONE] = {DIGITS_ONLY, "00"},
    [IDENTIFIER_DUNS] = {DIGITS_ONLY, NULL},
    [IDENTIFIER_EMAIL] = {LOWER_CASE, NULL},
    [IDENTIFIER_WEBSITE] = {LOWER_CASE, NULL},
    [IDENTIFIER_WALLET] = {AS_WRITTEN, NULL},
};

/* Cyrillic capitals U+0410..U+042F that look like a Latin capital. */
static const char cyrillic_looks[32] = {
    [0x00] = 'A', [0x02] = 'B', [0x05] = 'E', [0x0A] = 'K',
    [0x0C] = 'M', [0x0D] = 'H', [0x0E] = 'O', [0x10] = 'P',
    [0x11] = 'C', [0x12] = 'T', [0x13] = 'Y', [0x15] = 'X',
};

/* Code points that are signs, not letters, from first to last. */
static const struct {
    uint32_t first, last;
} signs[] = {
    {0x80, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},
    {0x2000, 0x2BFF}, {0x3000, 0x303F}, {0xE000, 0x10FFFF},
};

static bool is_sign(uint32_t point) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (point >= signs[i].first && point <= signs[i].last) return true;
    return false;
}

static uint32_t ascii_letter_or_digit(uint32_t point) {
    if (point >= 'a' && point <= 'z') return point - 32;
    bool is_kept =
        (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
    return is_kept ? point : 0;
}

/* Upper case, full width to ASCII, look-alikes to Latin; 0 for what is
 * neither letter nor digit. */
static uint32_t letter_or_digit(uint32_t point) {
    if (point >= 0xFF01 && point <= 0xFF5E) point -= 0xFEE0;
    if (point < 0x80) return ascii_letter_or_digit(point);
    if (point >= 0x430 && point <= 0x44F) point -= 0x20;
    if (point >= 0x410 && point <= 0x42F) {
        char look = cyrillic_looks[point - 0x410];
        return look ? (uint32_t)look : point;
    }
    return is_sign(point) ? 0 : point;
}

/* The point as this spelling keeps it; 0 drops it. */
static uint32_t spell(enum spelling spelling, uint32_t point) {
    uint32_t kept = letter_or_digit(point);
    switch (spelling) {
    case LETTERS_AND_DIGITS: return kept;
    case DIGITS_ONLY: return kept >= '0' && kept <= '9' ? kept : 0;
    case LOWER_CASE: return point >= 'A' && point <= 'Z' ? point + 32 : point;
    case AS_WRITTEN: break;
    }
    return point;
}

size_t identifier_canonical(enum identifier_kind kind, struct span value,
                            char *to, size_t room) {
    assert(kind < IDENTIFIER_KIND_COUNT);
    value = span_trim(value);
    const char *at = value.bytes, *end = value.bytes + value.length;
    size_t length = 0;
    bool has_substance = false;
    while (at < end) {
        uint32_t point = utf8_read(&at, end);
        if (point == UTF8_BAD) return 0;
        uint32_t kept = spell(forms[kind].spelling, point);
        char bytes[4];
        if (!kept) continue;
        size_t wide = utf8_write(kept, bytes);
        if (wide > room - length) return 0;
        memcpy(to + length, bytes, wide);
        length += wide;
        has_substance = has_substance || letter_or_digit(point) != 0;
    }
    const char *prefix = forms[kind].prefix;
    size_t skipped = prefix ? strlen(prefix) : 0;
    if (skipped && length > skipped && memcmp(to, prefix, skipped) == 0) {
        length -= skipped;
        memmove(to, to + skipped, length);
    }
    return has_substance ? length : 0;
}

struct span identifier_key(enum identifier_kind kind, struct span canonical) {
    if (kind == IDENTIFIER_BIC && canonical.length > 8) canonical.length = 8;
    return canonical;
}

enum identifier_kind identifier_family(enum identifier_kind kind) {
    if (kind == IDENTIFIER_INN) return IDENTIFIER_TAX_ID;
    bool is_register = kind == IDENTIFIER_OGRN || kind == IDENTIFIER_USCC;
    return is_register ? IDENTIFIER_REGISTRATION : kind;
}

bool identifier_is_strong(enum identifier_kind kind) {
    static const bool strong[IDENTIFIER_KIND_COUNT] = {
        [IDENTIFIER_PASSPORT] = true, [IDENTIFIER_IMO] = true,
        [IDENTIFIER_MMSI] = true,     [IDENTIFIER_BIC] = true,
        [IDENTIFIER_LEI] = true,      [IDENTIFIER_IBAN] = true,
        [IDENTIFIER_ISIN] = true,     [IDENTIFIER_INN] = true,
        [IDENTIFIER_OGRN] = true,     [IDENTIFIER_USCC] = true,
        [IDENTIFIER_WALLET] = true,
    };
    assert(kind < IDENTIFIER_KIND_COUNT);
    return strong[kind];
}
