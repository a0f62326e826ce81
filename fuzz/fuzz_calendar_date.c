/* fuzz_calendar_date.c -- any bytes as a date, then the date as text again.
 *
 * What date_print writes, date_parse must read back to the same range; a date
 * that changes on its way through a file would change a verdict.
 */
#include "base/calendar_date.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct date_range read, again;
    char text[DATE_TEXT_ROOM];
    if (!date_parse((struct span){(const char *)bytes, length}, &read))
        return 0;
    if (read.first > read.last) abort();
    date_print(&read, text);
    if (!date_parse((struct span){text, strlen(text)}, &again)) abort();
    if (again.first != read.first || again.last != read.last ||
        again.precision != read.precision)
        abort();
    return 0;
}
