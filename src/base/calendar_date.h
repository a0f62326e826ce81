/* calendar_date.h -- days as numbers, and dates as lists know them.
 *
 *     day 0 = 1970-01-01, day -1 = 1969-12-31 (proleptic Gregorian)
 *     "1954"            -> [1954-01-01 .. 1954-12-31] precision year
 *     "circa Mar 1954"  -> [1954-03-01 .. 1954-03-31] precision month, circa
 *
 * A list rarely knows a birthday; it knows a range.  So a date is a range of
 * days with the precision it was stated in, and comparing two dates is
 * asking whether ranges meet.  Invariant: first <= last.
 * No time zones, no clock: today is a parameter.
 */
#ifndef BASE_CALENDAR_DATE_H
#define BASE_CALENDAR_DATE_H

#include "base/span.h"

typedef int32_t day_number;

#define DAY_NONE INT32_MIN

enum date_precision { DATE_DAY, DATE_MONTH, DATE_YEAR, DATE_RANGE };

struct date_range {
    day_number first, last;
    enum date_precision precision;
    bool is_circa;
};

/* Years 1 to 9999; false when there is no such day. */
bool day_from_parts(int year, int month, int day, day_number *out);
void day_to_parts(day_number day, int *year, int *month, int *day_of_month);

/* A whole text: ISO "2016-07-06" only.  For dates that we write ourselves. */
bool day_parse_iso(struct span text, day_number *out);

/* A date in any of the forms that publishers use, whole text:
 *   1984-01-08  1984-01  1984  08 Jan 1984  8 January 1984  Jan 1984
 *   08/01/1984 (day first)  00/00/1984 (year)  00/01/1984 (month)
 *   01-08-1984 as day-month-year  19840108  1984-01-08T00:00:00Z
 *   circa 1984, c. 1984, approximately 1984, ~1984
 *   1980 to 1984, 1980-1984, between 1980 and 1984, 1980..1984
 * False when it is none of these or no such day exists. */
bool date_parse(struct span text, struct date_range *out);

/* Whether the ranges share a day. */
bool date_ranges_meet(const struct date_range *a, const struct date_range *b);

/* "1984-01-08", "1984-01", "1984", "circa 1984", "1980..1984"; always what
 * date_parse reads back to the same range. */
#define DATE_TEXT_ROOM 40
void date_print(const struct date_range *date, char text[DATE_TEXT_ROOM]);
void day_print(day_number day, char text[DATE_TEXT_ROOM]);

#endif
