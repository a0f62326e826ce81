/* name_script.c -- the script a name is written in, as evaluations tell it.
 *
 * The script of the first letter that is not Latin, as the readings know it,
 * because one foreign letter decides how a name is read; Hangul, which has a
 * way of its own, by its range.
 */
#include "api/api_inside.h"

#include "base/utf8.h"
#include "text/latin_readings.h"

static bool has_hangul(struct span name) {
    const char *at = name.bytes, *end = name.bytes + name.length;
    while (at < end) {
        uint32_t point = utf8_read(&at, end);
        if (point >= 0xAC00 && point <= 0xD7A3) return true;
    }
    return false;
}

const char *idt_script(idt_text name) {
    struct span text = span_of_text(name);
    if (has_hangul(text)) return "Hangul";
    const char *script = latin_readings_script(text);
    return script ? script : "Latin";
}
