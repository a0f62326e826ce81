/* xml_write.c -- see xml_write.h. */
#include "base/xml_write.h"

#include "base/utf8.h"

#include <string.h>

static const char *escape_of(uint32_t point) {
    switch (point) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    default: return NULL;
    }
}

/* Of XML 1.0: tab, newline, return, and what is no control and no other
 * forbidden place. */
static bool may_stand(uint32_t point) {
    if (point < 0x20) return point == 9 || point == 10 || point == 13;
    return point != UTF8_BAD && point != 0xFFFE && point != 0xFFFF &&
           (point < 0x7F || point > 0x9F);
}

void write_xml_text(struct byte_writer *to, struct span text) {
    static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */
    const char *at = text.bytes;
    const char *end = text.length ? text.bytes + text.length : text.bytes;
    while (at < end) {
        const char *start = at;
        uint32_t point = utf8_read(&at, end);
        const char *escape = escape_of(point);
        if (escape)
            write_bytes(to, escape, strlen(escape));
        else if (may_stand(point))
            write_bytes(to, start, (size_t)(at - start));
        else
            write_bytes(to, replacement, sizeof replacement - 1);
    }
}
