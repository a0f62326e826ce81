/* rule_units.c -- numbers with units, and customs codes as numbers.
 *
 *     "0.5 percent"  ->  5000 steps of a millionth
 *     "2701.12"      ->  length 6, digits 270112, in one word
 *
 * A unit counts in its own smallest step, so that every number of the law is
 * a whole one.  Units of one kind (t and kg) share the step; days and months
 * do not, because a month is not a number of days.
 */
#include "law/law_inside.h"

static const struct unit {
    const char *word;
    uint32_t kind; /* units of equal kind compare */
    int64_t steps; /* smallest steps in one */
} measures[] = {
    {"days", 1, 1},        {"weeks", 1, 7}, {"working-days", 2, 1},
    {"months", 3, 1},      {"years", 4, 1}, {"hours", 5, 1},
    {"t", 6, 1000000},     {"kg", 6, 1000}, {"bbl", 7, 1000},
    {"percent", 8, 10000}, {"count", 9, 1}, {"GT", 10, 1},
};
#define MEASURES ((uint32_t)(sizeof measures / sizeof measures[0]))

/* Behind the measures stand the currencies, each a kind of its own. */
static bool is_unit(uint32_t unit) {
    return unit < MEASURES + law_currency_count;
}

bool law_unit_is_money(uint32_t unit) {
    return unit >= MEASURES && is_unit(unit);
}

uint32_t law_unit(struct span word) {
    uint32_t unit = 0;
    while (is_unit(unit) && !span_is(word, law_unit_word(unit)))
        unit++;
    return is_unit(unit) ? unit : LAW_NONE;
}

bool law_units_match(uint32_t a, uint32_t b) {
    if (a < MEASURES && b < MEASURES)
        return measures[a].kind == measures[b].kind;
    return a == b && is_unit(a);
}

const char *law_unit_word(uint32_t unit) {
    if (law_unit_is_money(unit)) return law_currencies[unit - MEASURES].code;
    return unit < MEASURES ? measures[unit].word : "";
}

static uint64_t steps_in(uint32_t unit) {
    uint64_t steps = 1;
    if (unit < MEASURES) return (uint64_t)measures[unit].steps;
    for (unsigned i = 0; i < law_currencies[unit - MEASURES].digits; i++)
        steps *= 10;
    return steps;
}

bool law_amount_parse(struct span number, uint32_t unit, int64_t *steps) {
    if (!is_unit(unit)) return false;
    struct span rest = number;
    struct span whole = span_cut(&rest, '.');
    uint64_t ones, sum;
    if (!span_number(whole, &ones)) return false;
    uint64_t scale = steps_in(unit);
    if (ones > (uint64_t)INT64_MAX / scale) return false;
    sum = ones * scale;
    if (rest.bytes && rest.length == 0) return false;
    for (size_t i = 0; rest.bytes && i < rest.length; i++) {
        unsigned digit = (unsigned char)rest.bytes[i] - (unsigned)'0';
        if (digit > 9) return false;
        if (scale % 10 != 0) return false; /* finer than a step */
        scale /= 10;
        if (sum > (uint64_t)INT64_MAX - digit * scale) return false;
        sum += digit * scale;
    }
    *steps = (int64_t)sum;
    return true;
}

/* ---- one unit in another --------------------------------------------------- */

static uint64_t common_divisor(uint64_t a, uint64_t b) {
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* steps * to / from, rounded down or up; as much as fits when it does not. */
static int64_t in_proportion(int64_t steps, int64_t from, int64_t to,
                             bool is_up) {
    uint64_t common = common_divisor((uint64_t)from, (uint64_t)to);
    uint64_t of = (uint64_t)from / common, into = (uint64_t)to / common;
    uint64_t whole = (uint64_t)steps / of, rest = (uint64_t)steps % of;
    if (into > UINT32_MAX || of > UINT32_MAX || whole > INT64_MAX / into)
        return is_up ? INT64_MAX : 0;
    uint64_t part = rest * into;
    uint64_t sum = whole * into + part / of + (is_up && part % of ? 1 : 0);
    return sum > INT64_MAX ? INT64_MAX : (int64_t)sum;
}

bool law_convert(const struct rulebook *book,
                 const struct law_conversion *conversion, int64_t steps,
                 uint32_t unit, int64_t between[2]) {
    int64_t per = book->numbers.items[conversion->per.number];
    int64_t least = book->numbers.items[conversion->at_least.number];
    int64_t most = book->numbers.items[conversion->at_most.number];
    if (steps < 0 || per <= 0 || least <= 0 || most < least) return false;
    if (law_units_match(unit, conversion->per.unit)) {
        between[0] = in_proportion(steps, per, least, false);
        between[1] = in_proportion(steps, per, most, true);
        return true;
    }
    if (!law_units_match(unit, conversion->at_least.unit)) return false;
    between[0] = in_proportion(steps, most, per, false);
    between[1] = in_proportion(steps, least, per, true);
    return true;
}

/* ---- customs codes -------------------------------------------------------- */

#define HS_DIGITS(hs) ((hs) >> 28)
#define HS_VALUE(hs)  ((hs)&0x0FFFFFFFu)

bool law_hs(struct span code, uint32_t *hs) {
    uint32_t value = 0, digits = 0;
    for (size_t i = 0; i < code.length; i++) {
        char byte = code.bytes[i];
        if (byte == '.' && digits > 0 && i + 1 < code.length) continue;
        if (byte < '0' || byte > '9' || digits == 8) return false;
        value = value * 10 + (uint32_t)(byte - '0');
        digits++;
    }
    if (digits < 2) return false;
    *hs = digits << 28 | value;
    return true;
}

/* The first `digits` digits of a code that has at least as many. */
static uint32_t hs_cut(uint32_t hs, uint32_t digits) {
    uint32_t value = HS_VALUE(hs);
    for (uint32_t k = HS_DIGITS(hs); k > digits; k--)
        value /= 10;
    return value;
}

bool law_hs_begins(uint32_t hs, uint32_t prefix) {
    return HS_DIGITS(hs) >= HS_DIGITS(prefix) &&
           hs_cut(hs, HS_DIGITS(prefix)) == HS_VALUE(prefix);
}

bool law_hs_within(uint32_t hs, const struct law_hs_range *range) {
    uint32_t digits = HS_DIGITS(range->from);
    if (HS_DIGITS(hs) < digits) return false;
    uint32_t cut = hs_cut(hs, digits);
    return HS_VALUE(range->from) <= cut && cut <= HS_VALUE(range->to);
}
