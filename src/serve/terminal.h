/* terminal.h -- what people see: colours, clean text, progress.
 *
 *     struct terminal to = terminal_of(STDOUT_FILENO, &bytes);
 *     terminal_style(&to, STYLE_BAD);  terminal_text(&to, name);
 *
 * Text is gathered in memory and written once, so that a failed command
 * prints nothing of an answer.  Colours only on a terminal and only without
 * NO_COLOR.  Invariant: no control character of a name reaches a terminal;
 * each becomes '?': a listed or a typed name must not move the cursor.
 */
#ifndef SERVE_TERMINAL_H
#define SERVE_TERMINAL_H

#include "base/bytes.h"
#include "base/compiler.h"

enum text_style {
    STYLE_PLAIN,
    STYLE_BAD,
    STYLE_WARN,
    STYLE_GOOD,
    STYLE_DIM,
    STYLE_BOLD,
    STYLE_COUNT
};

struct terminal {
    struct byte_writer bytes;
    bool has_colour;
};

/* For text that goes to the file descriptor; -1: to no terminal. */
struct terminal terminal_for(int file);
void terminal_release(struct terminal *to);

void terminal_style(struct terminal *to, enum text_style style);
/* Cleaned of control characters. */
void terminal_text(struct terminal *to, struct span text);
/* The same, with blanks up to `width` characters. */
void terminal_cell(struct terminal *to, struct span text, size_t width);
void terminal_print(struct terminal *to, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* ---- progress on stderr --------------------------------------------------
 * Nothing is shown in the first second, and nothing if stderr is no
 * terminal. */

struct progress {
    bool is_shown, has_line;
    double began, told; /* seconds of a clock that only goes on */
    const char *what;   /* "rows" */
};

struct progress progress_begin(const char *what);
/* `share` of the work that is done, 0..1; negative when it is not known. */
void progress_tell(struct progress *progress, uint64_t count, double share);
void progress_end(struct progress *progress); /* wipes the line */
double progress_seconds(const struct progress *progress);

#endif
