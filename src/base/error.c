/* error.c -- filling an idt_error, once, without allocating. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Copies at most room-1 bytes and never ends inside a UTF-8 character. */
static void copy_text(char *to, size_t room, const char *from) {
    if (!from) from = "";
    size_t length = strlen(from);
    if (length >= room) {
        length = room - 1;
        while (length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(to, from, length);
    to[length] = 0;
}

idt_status fail(idt_error *error, idt_status status, struct place place,
                const char *format, ...) {
    if (!error) return status;
    char text[2 * sizeof error->message];
    va_list words;
    va_start(words, format);
    vsnprintf(text, sizeof text, format, words);
    va_end(words);
    error->status = status;
    error->line = place.line;
    error->column = place.column;
    copy_text(error->source, sizeof error->source, place.source);
    copy_text(error->message, sizeof error->message, text);
    return status;
}

idt_status fail_memory(idt_error *error) {
    return fail(error, IDT_NO_MEMORY, NOWHERE, "out of memory");
}

#define X(name, value, text)                                                   \
    case value: return text;
const char *idt_status_name(idt_status status) {
    switch (status) { IDT_STATUS_MAP(X) }
    return "unknown status";
}
#undef X
