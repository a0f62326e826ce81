/* error.h -- how a failure travels: a status up the stack, its story beside.
 *
 *     return fail(error, IDT_BAD_SOURCE, at("sdn.csv", 12, 7),
 *                 "field has no closing quote");
 *
 * Invariant: the struct is filled once, where the failure is first known,
 * and passed up unchanged.  Every caller may pass NULL for the struct.
 * A fixed struct, not an allocated message: telling of "out of memory" must
 * not need memory.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/compiler.h"
#include "interdict.h"

/* A place in a source: line and column are 1-based, 0 where unknown. */
struct place {
    const char *source; /* file or list name; NULL for none */
    uint32_t line, column;
};

#define NOWHERE ((struct place){NULL, 0, 0})

static inline struct place at(const char *source, size_t line, size_t column) {
    return (struct place){source, line > UINT32_MAX ? 0 : (uint32_t)line,
                          column > UINT32_MAX ? 0 : (uint32_t)column};
}

/* Fills *error, if given, and returns `status`.  A text too long for the
 * struct is cut at a character border. */
idt_status fail(idt_error *error, idt_status status, struct place place,
                const char *format, ...) PRINTF_LIKE(4, 5);

/* The one failure that needs no words. */
idt_status fail_memory(idt_error *error);

#endif
