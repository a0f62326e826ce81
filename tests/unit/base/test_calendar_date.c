/* test_calendar_date.c -- each form of a date, and each day of four ages. */
#include "base/calendar_date.h"

#include "unit.h"

#include <stdio.h>

struct date_case {
    const char *text;
    const char *printed; /* NULL: refused */
};

static const struct date_case date_cases[] = {
    {"1984-01-08", "1984-01-08"},
    {"1984-1-8", "1984-01-08"},
    {"1984-01", "1984-01"},
    {"1984", "1984"},
    {"08 Jan 1984", "1984-01-08"},
    {"8 January 1984", "1984-01-08"},
    {"8 JANUARY 1984", "1984-01-08"},
    {"08  sep  1984", "1984-09-08"},
    {"Jan 1984", "1984-01"},
    {"may 1984", "1984-05"},
    {"08/01/1984", "1984-01-08"},
    {"31/12/1984", "1984-12-31"},
    {"00/00/1984", "1984"},
    {"00/01/1984", "1984-01"},
    {"01-08-1984", "1984-08-01"},
    {"19840108", "1984-01-08"},
    {"1984-01-08T00:00:00Z", "1984-01-08"},
    {"1984-01-08T23:59:59", "1984-01-08"},
    {"1984-01-08T00:00:00.000+09:00", "1984-01-08"},
    {"circa 1984", "circa 1984"},
    {"Circa Mar 1954", "circa 1954-03"},
    {"c. 1984", "circa 1984"},
    {"c.1984", "circa 1984"},
    {"approximately 1984", "circa 1984"},
    {"~1984", "circa 1984"},
    {"1980 to 1984", "1980..1984"},
    {"1980 TO 1984", "1980..1984"},
    {"1980-1984", "1980..1984"},
    {"1980 - 1984", "1980..1984"},
    {"between 1980 and 1984", "1980..1984"},
    {"Between Jan 1980 and 5 Feb 1984", "1980-01-01..1984-02-05"},
    {"1980..1984", "1980..1984"},
    {"1980-02-03..1984-05-06", "1980-02-03..1984-05-06"},
    {"circa 1980 to 1984", "circa 1980..1984"},
    {"1980 to circa 1984", "circa 1980..1984"},
    {"  1984\t", "1984"},
    {"29 Feb 2000", "2000-02-29"},
    {"0001-01-01", "0001-01-01"},
    {"9999-12-31", "9999-12-31"},
    {"", NULL},
    {" ", NULL},
    {"0000", NULL},
    {"0000-01-01", NULL},
    {"84", NULL},
    {"198", NULL},
    {"19841", NULL},
    {"29 Feb 1900", NULL},
    {"1984-13-01", NULL},
    {"1984-13", NULL},
    {"1984-00-08", NULL},
    {"08/00/1984", NULL},
    {"30/02/1984", NULL},
    {"1984-01-32", NULL},
    {"99/99/1984", NULL},
    {"1962-13-04", NULL},
    {"1984 to 1980", NULL},
    {"between 1980", NULL},
    {"1980 and 1984", NULL},
    {"1980-01-1984", NULL},
    {"8 Janu 1984", NULL},
    {"8 Ja 1984", NULL},
    {"8Jan 1984", NULL},
    {"1984-01-08T25:00:00Z", NULL},
    {"1984-01-08T00:00:00X", NULL},
    {"1984-01-08T", NULL},
    {"circa", NULL},
    {"1984x", NULL},
    {"\xEF\xBC\x91\xEF\xBC\x99\xEF\xBC\x98\xEF\xBC\x94", NULL},
    {"-1984", NULL},
    {"..", NULL},
    {" to ", NULL},
};

static void date_parse_each_form_prints_its_range(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof date_cases / sizeof *date_cases; i++) {
        const struct date_case *test = &date_cases[i];
        struct date_range date = {7, 7, DATE_DAY, false}, again;
        bool is_date = date_parse(span_of(test->text), &date);
        if (is_date != (test->printed != NULL))
            fail_msg("'%s' is %s", test->text, is_date ? "read" : "refused");
        if (!is_date) {
            assert_int_equal(date.first, 7);
            continue;
        }
        char text[DATE_TEXT_ROOM];
        date_print(&date, text);
        assert_string_equal(text, test->printed);
        assert_true(date.first <= date.last);
        assert_true(date_parse(span_of(text), &again));
        assert_int_equal(again.first, date.first);
        assert_int_equal(again.last, date.last);
        assert_int_equal(again.precision, date.precision);
        assert_int_equal(again.is_circa, date.is_circa);
    }
}

static void date_parse_every_month_name_is_known(void **state) {
    (void)state;
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    for (int i = 0; i < 12; i++) {
        char text[32];
        struct date_range full, brief;
        day_number first;
        snprintf(text, sizeof text, "%s 1999", names[i]);
        assert_true(date_parse(span_of(text), &full));
        snprintf(text, sizeof text, "%.3s 1999", names[i]);
        assert_true(date_parse(span_of(text), &brief));
        assert_true(day_from_parts(1999, i + 1, 1, &first));
        assert_int_equal(full.first, first);
        assert_int_equal(brief.first, first);
        assert_int_equal(brief.last, full.last);
    }
}

static void date_parse_year_spans_its_days(void **state) {
    (void)state;
    struct date_range date;
    day_number first, last;
    assert_true(date_parse(SPAN_OF("1954"), &date));
    assert_true(day_parse_iso(SPAN_OF("1954-01-01"), &first));
    assert_true(day_parse_iso(SPAN_OF("1954-12-31"), &last));
    assert_int_equal(date.first, first);
    assert_int_equal(date.last, last);
    assert_int_equal(date.precision, DATE_YEAR);
}

/* Counts through the calendar by hand: no day is skipped or met twice. */
static void day_from_parts_counts_every_day(void **state) {
    (void)state;
    static const int lengths[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    day_number expected;
    assert_true(day_from_parts(1, 1, 1, &expected));
    assert_int_equal(expected, -719162);
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int length = lengths[month - 1] + (month == 2 && leap);
            for (int day = 1; day <= length; day++, expected++) {
                day_number found;
                int y, m, d;
                bool is_day = day_from_parts(year, month, day, &found);
                day_to_parts(expected, &y, &m, &d);
                if (!is_day || found != expected || y != year || m != month ||
                    d != day)
                    fail_msg("%d-%d-%d", year, month, day);
            }
            assert_false(
                day_from_parts(year, month, length + 1, &(day_number){0}));
        }
}

static void day_from_parts_known_days_have_their_numbers(void **state) {
    (void)state;
    day_number day = 5;
    assert_true(day_from_parts(1970, 1, 1, &day));
    assert_int_equal(day, 0);
    assert_true(day_from_parts(1969, 12, 31, &day));
    assert_int_equal(day, -1);
    assert_true(day_from_parts(2000, 3, 1, &day));
    assert_int_equal(day, 11017);
    day = 5;
    assert_false(day_from_parts(0, 1, 1, &day));
    assert_false(day_from_parts(10000, 1, 1, &day));
    assert_false(day_from_parts(2000, 0, 1, &day));
    assert_false(day_from_parts(2000, 1, 0, &day));
    assert_int_equal(day, 5);
}

static void day_print_any_number_stays_in_its_room(void **state) {
    (void)state;
    static const day_number days[] = {INT32_MIN, INT32_MAX, 0, -719163};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char text[DATE_TEXT_ROOM + 1];
        text[DATE_TEXT_ROOM] = '!';
        day_print(days[i], text);
        assert_true(strlen(text) < DATE_TEXT_ROOM);
        assert_int_equal(text[DATE_TEXT_ROOM], '!');
    }
}

static void day_parse_iso_takes_only_iso(void **state) {
    (void)state;
    day_number day = 5;
    assert_false(day_parse_iso(SPAN_OF("2016-7-06"), &day));
    assert_false(day_parse_iso(SPAN_OF("2016-07"), &day));
    assert_false(day_parse_iso(SPAN_OF("2016-07-00"), &day));
    assert_false(day_parse_iso(SPAN_OF(" 2016-07-06"), &day));
    assert_false(day_parse_iso(SPAN_OF("06-07-2016"), &day));
    assert_int_equal(day, 5);
    assert_true(day_parse_iso(SPAN_OF("2016-07-06"), &day));
    char text[DATE_TEXT_ROOM];
    day_print(day, text);
    assert_string_equal(text, "2016-07-06");
}

static void date_ranges_meet_when_they_share_a_day(void **state) {
    (void)state;
    struct date_range year, month, other;
    assert_true(date_parse(SPAN_OF("1954"), &year));
    assert_true(date_parse(SPAN_OF("Dec 1954"), &month));
    assert_true(date_parse(SPAN_OF("1 Jan 1955"), &other));
    assert_true(date_ranges_meet(&year, &month));
    assert_true(date_ranges_meet(&month, &year));
    assert_false(date_ranges_meet(&year, &other));
    assert_false(date_ranges_meet(&other, &month));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(date_parse_each_form_prints_its_range),
        cmocka_unit_test(date_parse_every_month_name_is_known),
        cmocka_unit_test(date_parse_year_spans_its_days),
        cmocka_unit_test(day_from_parts_counts_every_day),
        cmocka_unit_test(day_from_parts_known_days_have_their_numbers),
        cmocka_unit_test(day_print_any_number_stays_in_its_room),
        cmocka_unit_test(day_parse_iso_takes_only_iso),
        cmocka_unit_test(date_ranges_meet_when_they_share_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
