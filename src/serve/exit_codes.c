/* exit_codes.c -- statuses become exit codes, errors become lines. */
#include "serve/exit_codes.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    idt_status status;
    enum exit_code code;
    const char *word;
    bool is_of_row; /* what is wrong may be wrong with one row alone */
} endings[] = {
    {IDT_OK, EXIT_NOTHING, "ok", false},
    {IDT_NO_MEMORY, EXIT_INTERNAL, "no-memory", false},
    {IDT_BAD_ARGUMENT, EXIT_USAGE, "bad-argument", true},
    {IDT_NOT_FOUND, EXIT_MISSING, "not-found", false},
    {IDT_OVER_LIMIT, EXIT_DATA, "over-limit", true},
    {IDT_INPUT_OUTPUT, EXIT_IO, "input-output", false},
    {IDT_BAD_DATA, EXIT_DATA, "bad-data", true},
    {IDT_BAD_SOURCE, EXIT_DATA, "bad-source", false},
    {IDT_UNKNOWN_SOURCE, EXIT_DATA, "unknown-source", false},
    {IDT_REFUSED, EXIT_DATA, "refused", false},
    {IDT_BAD_SNAPSHOT, EXIT_DATA, "bad-snapshot", false},
    {IDT_BAD_RULES, EXIT_DATA, "bad-rules", false},
};
#define ENDINGS (sizeof endings / sizeof *endings)

static const struct {
    enum exit_code code;
    const char *meaning;
} meanings[] = {
    {EXIT_NOTHING, "nothing found, or permitted; the command did its work"},
    {EXIT_FOUND, "at least one result; a licence or facts are needed"},
    {EXIT_FORBIDDEN, "prohibited or blocked"},
    {EXIT_USAGE, "the command line is wrong"},
    {EXIT_DATA, "the input is malformed, or a list was refused; beats 10"},
    {EXIT_MISSING, "an input or record does not exist"},
    {EXIT_UNAVAILABLE, "something that is needed cannot be had"},
    {EXIT_INTERNAL, "out of memory, or a fault of the program"},
    {EXIT_IO, "reading or writing failed"},
};

enum exit_code exit_of(idt_status status) {
    for (size_t i = 0; i < ENDINGS; i++)
        if (endings[i].status == status) return endings[i].code;
    return EXIT_INTERNAL;
}

const char *status_word(idt_status status) {
    for (size_t i = 0; i < ENDINGS; i++)
        if (endings[i].status == status) return endings[i].word;
    return "internal";
}

bool is_of_row(idt_status status) {
    for (size_t i = 0; i < ENDINGS; i++)
        if (endings[i].status == status) return endings[i].is_of_row;
    return false;
}

idt_status fail_no_rows(const char *path, idt_error *error) {
    bool is_input = strcmp(path, "-") == 0;
    return fail(error, IDT_BAD_DATA,
                at(is_input ? "standard input" : path, 0, 0), "no rows");
}

/* A message that names its file already needs no second mention. */
static bool needs_place(const idt_error *error) {
    return error->source[0] &&
           (error->line || !strstr(error->message, error->source));
}

int tell_failure(idt_status status, const idt_error *error) {
    const char *message =
        error->message[0] ? error->message : idt_status_name(status);
    if (!needs_place(error))
        fprintf(stderr, "interdict: %s\n", message);
    else if (error->line && error->column)
        fprintf(stderr, "%s:%u:%u: %s\n", error->source, error->line,
                error->column, message);
    else if (error->line)
        fprintf(stderr, "%s:%u: %s\n", error->source, error->line, message);
    else
        fprintf(stderr, "%s: %s\n", error->source, message);
    return exit_of(status);
}

void tell_note(const char *format, ...) {
    va_list words;
    va_start(words, format);
    fputs("interdict: ", stderr);
    vfprintf(stderr, format, words);
    fputc('\n', stderr);
    va_end(words);
}

bool exit_code_row(unsigned i, enum exit_code *code, const char **meaning) {
    if (i >= sizeof meanings / sizeof *meanings) return false;
    *code = meanings[i].code;
    *meaning = meanings[i].meaning;
    return true;
}
