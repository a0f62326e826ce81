/* exit_codes.h -- what the program's exit code says, in one place.
 *
 *     return tell_failure(status, &error);      stderr: lists.csv:12:7: ...
 *                                               exit:   65
 *
 * Invariant: nothing that failed exits with 0.  A caller that only looks at
 * the code must never read a failure as "nobody found".
 */
#ifndef SERVE_EXIT_CODES_H
#define SERVE_EXIT_CODES_H

#include "base/error.h"

enum exit_code {
    EXIT_NOTHING = 0,      /* nothing found, all well */
    EXIT_FOUND = 10,       /* a hit; a licence or facts are needed */
    EXIT_FORBIDDEN = 20,   /* prohibited or blocked */
    EXIT_USAGE = 64,       /* the command line is wrong */
    EXIT_DATA = 65,        /* the input is wrong */
    EXIT_MISSING = 66,     /* the input is not there */
    EXIT_UNAVAILABLE = 69, /* something needed cannot be had */
    EXIT_INTERNAL = 70,    /* out of memory, or a fault of the program */
    EXIT_IO = 74           /* reading or writing failed */
};

/* The code of a failure; EXIT_INTERNAL for a status that is not known. */
enum exit_code exit_of(idt_status status);

/* "bad-data", "over-limit" ...: the word of a status in JSON. */
const char *status_word(idt_status status);

/* That a failure to answer one row of many is the row's own and the next row
 * can be answered; any other ends the batch. */
bool is_of_row(idt_status status);

/* Input without a row: somebody else's failed command, more often than not,
 * and never "nobody found". */
idt_status fail_no_rows(const char *path, idt_error *error);

/* Prints the error on stderr as file:line:column: message. */
int tell_failure(idt_status status, const idt_error *error);

/* A line on stderr that is no failure. */
void tell_note(const char *format, ...) PRINTF_LIKE(1, 2);

/* Code and meaning, for the manual; false at the end. */
bool exit_code_row(unsigned i, enum exit_code *code, const char **meaning);

#endif
