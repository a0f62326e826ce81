/* calendar_date.c -- from what publishers write to ranges of days.
 *
 * The forms are a table of patterns, tried in order against the whole text:
 *
 *     Y  year, four digits        m  month, one or two digits
 *     M  English month name       d  day, one or two digits
 *     O  month, two digits        D  day, two digits
 *     T  a time of day, ignored   ' ' some white space;  others: themselves
 *
 * A day or month of 0 is how some lists write "not known", so 00/01/1984 is
 * a month.  Numeric dates are day first: no list known to us writes the
 * month first, and one rule for all is the only rule that can be stated.
 * Own arithmetic, not <time.h>: that reads the locale and the time zone.
 */
#include "base/calendar_date.h"

#include <stdio.h>

#define YEAR_MOST      9999
#define DAYS_400_YEARS 146097
#define DAYS_100_YEARS 36524
#define DAYS_4_YEARS   1461
#define DAYS_1_YEAR    365
#define EPOCH          719162 /* days from 0001-01-01 to 1970-01-01 */

/* ---- days and their parts ----------------------------------------------- */

static const int days_before_month[2][13] = {
    {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
    {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month) {
    const int *before = days_before_month[is_leap(year)];
    return before[month] - before[month - 1];
}

bool day_from_parts(int year, int month, int day, day_number *out) {
    if (year < 1 || year > YEAR_MOST || month < 1 || month > 12) return false;
    if (day < 1 || day > days_in_month(year, month)) return false;
    int past = year - 1; /* whole years before this one */
    int days = past * DAYS_1_YEAR + past / 4 - past / 100 + past / 400;
    days += days_before_month[is_leap(year)][month - 1] + day - 1;
    *out = days - EPOCH;
    return true;
}

/* Takes whole periods of `length` days from *days, at most `most` of them. */
static int take_periods(int *days, int length, int most) {
    int count = *days / length;
    if (count > most) count = most;
    *days -= count * length;
    return count;
}

void day_to_parts(day_number day, int *year, int *month, int *day_of_month) {
    int64_t since = (int64_t)day + EPOCH;
    int64_t cycles = since / DAYS_400_YEARS - (since % DAYS_400_YEARS < 0);
    int left = (int)(since - cycles * DAYS_400_YEARS);
    int years = 100 * take_periods(&left, DAYS_100_YEARS, 3);
    years += 4 * take_periods(&left, DAYS_4_YEARS, 24);
    years += take_periods(&left, DAYS_1_YEAR, 3);
    *year = (int)(400 * cycles) + years + 1;
    const int *before = days_before_month[is_leap(*year)];
    int index = 1;
    while (before[index] <= left)
        index++;
    *month = index;
    *day_of_month = left - before[index - 1] + 1;
}

/* ---- one date by pattern ------------------------------------------------ */

static const char *const month_names[12] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

static const char *const patterns[] = {
    "Y-m-d", "Y-m-dT", "Y-m", "Y", "d M Y", "M Y", "d/m/Y", "d-m-Y", "YOD",
};

struct parts {
    int year, month, day; /* 0: not stated */
};

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* Reads `least` to `most` digits from the front of *rest. */
static bool take_digits(struct span *rest, size_t least, size_t most,
                        int *number) {
    size_t count = 0;
    int sum = 0;
    while (count < most && count < rest->length && is_digit(rest->bytes[count]))
        sum = sum * 10 + (rest->bytes[count++] - '0');
    if (count < least) return false;
    *rest = (struct span){rest->bytes + count, rest->length - count};
    *number = sum;
    return true;
}

static bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* A month in full or in three letters, in any case. */
static bool take_month_name(struct span *rest, int *month) {
    size_t length = 0;
    while (length < rest->length && is_letter(rest->bytes[length]))
        length++;
    struct span word = {rest->bytes, length};
    for (int i = 0; i < 12; i++) {
        char brief[4] = {month_names[i][0], month_names[i][1],
                         month_names[i][2], 0};
        if (!span_is_caseless(word, month_names[i]) &&
            !span_is_caseless(word, brief))
            continue;
        *rest = (struct span){rest->bytes + length, rest->length - length};
        *month = i + 1;
        return true;
    }
    return false;
}

static bool take_spaces(struct span *rest) {
    size_t count = 0;
    while (count < rest->length && rest->bytes[count] == ' ')
        count++;
    *rest = (struct span){rest->bytes + count, rest->length - count};
    return count > 0;
}

static bool take_byte(struct span *rest, char byte) {
    if (rest->length == 0 || rest->bytes[0] != byte) return false;
    *rest = (struct span){rest->bytes + 1, rest->length - 1};
    return true;
}

/* "Z", "+01:00" or nothing. */
static bool take_zone(struct span *rest) {
    int hour, minute;
    if (take_byte(rest, 'Z') || rest->length == 0) return true;
    return (take_byte(rest, '+') || take_byte(rest, '-')) &&
           take_digits(rest, 2, 2, &hour) && take_byte(rest, ':') &&
           take_digits(rest, 2, 2, &minute);
}

/* "T00:00:00", with or without a fraction and Z or +01:00. */
static bool take_time(struct span *rest) {
    int hour, minute, second, fraction;
    if (!take_byte(rest, 'T') || !take_digits(rest, 2, 2, &hour) ||
        !take_byte(rest, ':') || !take_digits(rest, 2, 2, &minute) ||
        !take_byte(rest, ':') || !take_digits(rest, 2, 2, &second))
        return false;
    if (hour > 24 || minute > 59 || second > 60) return false;
    if (take_byte(rest, '.') && !take_digits(rest, 1, 9, &fraction))
        return false;
    return take_zone(rest);
}

static bool take_item(struct span *rest, char item, struct parts *parts) {
    switch (item) {
    case 'Y': return take_digits(rest, 4, 4, &parts->year);
    case 'm': return take_digits(rest, 1, 2, &parts->month);
    case 'O': return take_digits(rest, 2, 2, &parts->month);
    case 'M': return take_month_name(rest, &parts->month);
    case 'd': return take_digits(rest, 1, 2, &parts->day);
    case 'D': return take_digits(rest, 2, 2, &parts->day);
    case 'T': return take_time(rest);
    case ' ': return take_spaces(rest);
    default: return take_byte(rest, item);
    }
}

static bool matches(struct span text, const char *pattern,
                    struct parts *parts) {
    *parts = (struct parts){0, 0, 0};
    for (; *pattern; pattern++)
        if (!take_item(&text, *pattern, parts)) return false;
    return text.length == 0;
}

/* The days that the stated parts leave open. */
static bool range_of_parts(const struct parts *parts, struct date_range *out) {
    bool has_month = parts->month != 0, has_day = parts->day != 0;
    if (has_day && !has_month) return false;
    int first_month = has_month ? parts->month : 1;
    int last_month = has_month ? parts->month : 12;
    if (last_month > 12) return false;
    int first_day = has_day ? parts->day : 1;
    int last_day =
        has_day ? parts->day : days_in_month(parts->year, last_month);
    struct date_range range = {0, 0, DATE_YEAR, false};
    if (has_month) range.precision = has_day ? DATE_DAY : DATE_MONTH;
    if (!day_from_parts(parts->year, first_month, first_day, &range.first) ||
        !day_from_parts(parts->year, last_month, last_day, &range.last))
        return false;
    *out = range;
    return true;
}

static bool parse_plain(struct span text, struct date_range *out) {
    struct parts parts;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        if (matches(text, patterns[i], &parts))
            return range_of_parts(&parts, out);
    return false;
}

/* ---- circa, and ranges -------------------------------------------------- */

static const char *const circa_words[] = {
    "circa", "approximately", "approx.", "ca.", "c.", "~",
};

static struct span without_front(struct span text, size_t bytes) {
    return span_trim((struct span){text.bytes + bytes, text.length - bytes});
}

static bool starts_caseless(struct span text, const char *word) {
    size_t length = strlen(word);
    return text.length >= length &&
           span_is_caseless((struct span){text.bytes, length}, word);
}

/* `text` behind a word of doubt, if it opens with one. */
static struct span after_circa(struct span text, bool *is_circa) {
    *is_circa = false;
    for (size_t i = 0; i < sizeof circa_words / sizeof *circa_words; i++) {
        if (!starts_caseless(text, circa_words[i])) continue;
        *is_circa = true;
        return without_front(text, strlen(circa_words[i]));
    }
    return text;
}

static bool parse_side(struct span text, struct date_range *out) {
    bool is_circa;
    struct date_range side;
    if (!parse_plain(after_circa(span_trim(text), &is_circa), &side))
        return false;
    side.is_circa = is_circa;
    *out = side;
    return true;
}

struct range_form {
    const char *before, *between;
    bool years_only; /* the sign also stands inside other dates */
};

static const struct range_form range_forms[] = {
    {"between ", " and ", false},
    {"", " to ", false},
    {"", "..", false},
    {"", "-", true},
};

/* The place of `word` in `text`, letters in any case; length if none. */
static size_t find_caseless(struct span text, const char *word) {
    size_t i = 0;
    while (
        i < text.length &&
        !starts_caseless((struct span){text.bytes + i, text.length - i}, word))
        i++;
    return i;
}

static bool parse_range(struct span text, const struct range_form *form,
                        struct date_range *out) {
    struct date_range low, high;
    if (!starts_caseless(text, form->before)) return false;
    text = without_front(text, strlen(form->before));
    size_t cut = find_caseless(text, form->between);
    if (cut == text.length) return false;
    size_t behind = cut + strlen(form->between);
    if (!parse_side((struct span){text.bytes, cut}, &low) ||
        !parse_side(without_front(text, behind), &high))
        return false;
    if (form->years_only &&
        (low.precision != DATE_YEAR || high.precision != DATE_YEAR))
        return false;
    if (low.first > high.last) return false;
    *out = (struct date_range){low.first, high.last, DATE_RANGE,
                               low.is_circa || high.is_circa};
    return true;
}

bool date_parse(struct span text, struct date_range *out) {
    bool is_circa;
    struct date_range date;
    text = after_circa(span_trim(text), &is_circa);
    bool is_found = parse_plain(text, &date);
    for (size_t i = 0;
         !is_found && i < sizeof range_forms / sizeof *range_forms; i++)
        is_found = parse_range(text, &range_forms[i], &date);
    if (!is_found) return false;
    date.is_circa = date.is_circa || is_circa;
    *out = date;
    return true;
}

bool day_parse_iso(struct span text, day_number *out) {
    struct parts parts;
    return text.length == 10 && matches(text, "Y-O-D", &parts) &&
           day_from_parts(parts.year, parts.month, parts.day, out);
}

/* ---- comparing and printing --------------------------------------------- */

bool date_ranges_meet(const struct date_range *a, const struct date_range *b) {
    return a->first <= b->last && b->first <= a->last;
}

static void put_digits(char *text, size_t count, int number) {
    for (; count-- > 0; number /= 10)
        text[count] = (char)('0' + number % 10);
}

void day_print(day_number day, char text[DATE_TEXT_ROOM]) {
    int year, month, day_of_month;
    day_to_parts(day, &year, &month, &day_of_month);
    if (year < 0 || year > 9999) {
        snprintf(text, DATE_TEXT_ROOM, "%04d-%02d-%02d", year, month,
                 day_of_month);
        return;
    }
    memcpy(text, "0000-00-00", 11);
    put_digits(text, 4, year);
    put_digits(text + 5, 2, month);
    put_digits(text + 8, 2, day_of_month);
}

/* Digits of "YYYY-MM-DD" that state a date of this precision. */
static int digits_shown(enum date_precision precision) {
    switch (precision) {
    case DATE_YEAR: return 4;
    case DATE_MONTH: return 7;
    case DATE_DAY:
    case DATE_RANGE: break;
    }
    return 10;
}

/* Whether the range runs from a 1 January to a 31 December. */
static bool is_whole_years(const struct date_range *date) {
    int year, month, day, last_month, last_day;
    day_to_parts(date->first, &year, &month, &day);
    day_to_parts(date->last, &year, &last_month, &last_day);
    return month == 1 && day == 1 && last_month == 12 && last_day == 31;
}

void date_print(const struct date_range *date, char text[DATE_TEXT_ROOM]) {
    const char *circa = date->is_circa ? "circa " : "";
    char first[DATE_TEXT_ROOM], last[DATE_TEXT_ROOM];
    day_print(date->first, first);
    day_print(date->last, last);
    int digits = digits_shown(date->precision);
    if (date->precision != DATE_RANGE) {
        snprintf(text, DATE_TEXT_ROOM, "%s%.*s", circa, digits, first);
        return;
    }
    if (is_whole_years(date)) digits = digits_shown(DATE_YEAR);
    snprintf(text, DATE_TEXT_ROOM, "%s%.*s..%.*s", circa, digits, first, digits,
             last);
}
