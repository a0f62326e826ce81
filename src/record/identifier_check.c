/* identifier_check.c -- is this number one that its issuer could have given?
 *
 *     IMO 9187629:  9*7+1*6+8*5+7*4+6*3+2*2 = 159, ends in 9: right
 *
 * A kind is a row: a function on the canonical form that says yes or no.  A
 * wrong check digit never removes a number from a record; it says that an
 * equal number is weaker proof.
 * Weights are written out as the issuers publish them, not derived.
 */
#include "record/identifier.h"

#include <assert.h>

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

/* 0-9, and 10-35 for A-Z; 99 for anything else. */
static unsigned value_of(char byte) {
    if (is_digit(byte)) return (unsigned)(byte - '0');
    return is_upper(byte) ? (unsigned)(byte - 'A') + 10u : 99u;
}

static bool all_digits(struct span text) {
    for (size_t i = 0; i < text.length; i++)
        if (!is_digit(text.bytes[i])) return false;
    return true;
}

static bool all_letters_or_digits(struct span text) {
    for (size_t i = 0; i < text.length; i++)
        if (value_of(text.bytes[i]) > 35) return false;
    return true;
}

static unsigned weighed(const char *digits, const uint8_t *weights,
                        size_t count) {
    unsigned sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += value_of(digits[i]) * weights[i];
    return sum;
}

/* ---- ships --------------------------------------------------------------- */

static bool imo_is_right(struct span text) {
    static const uint8_t weights[] = {7, 6, 5, 4, 3, 2};
    return text.length == 7 && all_digits(text) && text.bytes[0] != '0' &&
           weighed(text.bytes, weights, 6) % 10 == value_of(text.bytes[6]);
}

/* A ship's number opens with its country digits, which open with 2 to 7. */
static bool mmsi_is_right(struct span text) {
    return text.length == 9 && all_digits(text) && text.bytes[0] >= '2' &&
           text.bytes[0] <= '7';
}

/* ---- banks and securities ------------------------------------------------ */

/* ISO 9362: four of the party, two of the country, two of the place, and
 * maybe three of the branch. */
static bool bic_is_right(struct span text) {
    if ((text.length != 8 && text.length != 11) || !all_letters_or_digits(text))
        return false;
    return is_upper(text.bytes[4]) && is_upper(text.bytes[5]);
}

/* ISO 7064 mod 97-10 over text from `from` on, then the bytes before it. */
static unsigned mod_97(struct span text, size_t from) {
    unsigned rest = 0;
    for (size_t i = 0; i < text.length; i++) {
        unsigned value = value_of(text.bytes[(from + i) % text.length]);
        rest = (rest * (value > 9 ? 100u : 10u) + value) % 97;
    }
    return rest;
}

static bool lei_is_right(struct span text) {
    return text.length == 20 && all_letters_or_digits(text) &&
           is_digit(text.bytes[18]) && is_digit(text.bytes[19]) &&
           mod_97(text, 0) == 1;
}

static bool iban_is_right(struct span text) {
    return text.length >= 15 && text.length <= 34 &&
           all_letters_or_digits(text) && is_upper(text.bytes[0]) &&
           is_upper(text.bytes[1]) && is_digit(text.bytes[2]) &&
           is_digit(text.bytes[3]) && mod_97(text, 4) == 1;
}

/* Luhn over the digits that letters stand for; from the right, every second
 * digit counts twice. */
static bool isin_is_right(struct span text) {
    if (text.length != 12 || !all_letters_or_digits(text) ||
        !is_upper(text.bytes[0]) || !is_upper(text.bytes[1]) ||
        !is_digit(text.bytes[11]))
        return false;
    unsigned sum = 0, place = 0;
    for (size_t i = text.length; i-- > 0;) {
        for (unsigned rest = value_of(text.bytes[i]), more = 1; more; place++) {
            unsigned digit = rest % 10 * (place % 2 ? 2u : 1u);
            sum += digit / 10 + digit % 10;
            rest /= 10;
            more = rest > 0;
        }
    }
    return sum % 10 == 0;
}

/* ---- national registers -------------------------------------------------- */

/* Russian taxpayer number: 10 digits for a company, 12 for a person. */
static bool inn_is_right(struct span text) {
    static const uint8_t weights[] = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    const char *at = text.bytes;
    if (!all_digits(text)) return false;
    if (text.length == 10)
        return weighed(at, weights + 2, 9) % 11 % 10 == value_of(at[9]);
    return text.length == 12 &&
           weighed(at, weights + 1, 10) % 11 % 10 == value_of(at[10]) &&
           weighed(at, weights, 11) % 11 % 10 == value_of(at[11]);
}

/* Russian state register number: 13 digits for a company (mod 11), 15 for a
 * sole trader (mod 13). */
static bool ogrn_is_right(struct span text) {
    uint64_t front;
    if (text.length != 13 && text.length != 15) return false;
    if (!span_number((struct span){text.bytes, text.length - 1}, &front))
        return false;
    return front % (text.length - 2) % 10 ==
           value_of(text.bytes[text.length - 1]);
}

/* Chinese unified social credit code, GB 32100: 31 signs without I, O, S, V
 * and Z; weights are the powers of 3 modulo 31. */
static bool uscc_is_right(struct span text) {
    static const char signs[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    unsigned sum = 0, weight = 1;
    if (text.length != 18) return false;
    for (size_t i = 0; i < 18; i++) {
        const char *found = text.bytes[i] ? strchr(signs, text.bytes[i]) : NULL;
        if (!found) return false;
        sum += (unsigned)(found - signs) * (i < 17 ? weight : 1u);
        weight = weight * 3 % 31;
    }
    return sum % 31 == 0;
}

/* ---- public -------------------------------------------------------------- */

static bool (*const rules[IDENTIFIER_KIND_COUNT])(struct span) = {
    [IDENTIFIER_IMO] = imo_is_right,   [IDENTIFIER_MMSI] = mmsi_is_right,
    [IDENTIFIER_BIC] = bic_is_right,   [IDENTIFIER_LEI] = lei_is_right,
    [IDENTIFIER_IBAN] = iban_is_right, [IDENTIFIER_ISIN] = isin_is_right,
    [IDENTIFIER_INN] = inn_is_right,   [IDENTIFIER_OGRN] = ogrn_is_right,
    [IDENTIFIER_USCC] = uscc_is_right,
};

enum identifier_check identifier_check(enum identifier_kind kind,
                                       struct span canonical) {
    assert(kind < IDENTIFIER_KIND_COUNT);
    if (!rules[kind]) return CHECK_NONE;
    return rules[kind](canonical) ? CHECK_PASSED : CHECK_FAILED;
}
