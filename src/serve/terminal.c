/* terminal.c -- styles, clean text, the progress line. */
#include "serve/terminal.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const char *const style_codes[] = {
    [STYLE_PLAIN] = "\x1b[0m", [STYLE_BAD] = "\x1b[1;31m",
    [STYLE_WARN] = "\x1b[33m", [STYLE_GOOD] = "\x1b[32m",
    [STYLE_DIM] = "\x1b[2m",   [STYLE_BOLD] = "\x1b[1m",
};
static_assert(sizeof style_codes / sizeof *style_codes == STYLE_COUNT,
              "a code for every style");

struct terminal terminal_for(int file) {
    const char *off = getenv("NO_COLOR"), *term = getenv("TERM");
    struct terminal to = {.has_colour = isatty(file) && !(off && off[0]) &&
                                        !(term && !strcmp(term, "dumb"))};
    return to;
}

void terminal_release(struct terminal *to) {
    byte_writer_release(&to->bytes);
}

void terminal_style(struct terminal *to, enum text_style style) {
    if (!to->has_colour) return;
    write_bytes(&to->bytes, style_codes[style], strlen(style_codes[style]));
}

/* C0, DEL, C1, and the marks that turn the direction of writing. */
static bool is_control(uint32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) ||
           (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || point == UTF8_BAD;
}

/* The characters written. */
static size_t write_clean(struct terminal *to, struct span text) {
    const char *at = text.bytes, *end = at + text.length;
    size_t count = 0;
    for (; at < end; count++) {
        const char *from = at;
        if (is_control(utf8_read(&at, end)))
            write_byte(&to->bytes, '?');
        else
            write_bytes(&to->bytes, from, (size_t)(at - from));
    }
    return count;
}

void terminal_text(struct terminal *to, struct span text) {
    if (text.length > 0) (void)write_clean(to, text);
}

void terminal_cell(struct terminal *to, struct span text, size_t width) {
    size_t count = text.length > 0 ? write_clean(to, text) : 0;
    for (; count < width; count++)
        write_byte(&to->bytes, ' ');
}

void terminal_print(struct terminal *to, const char *format, ...) {
    va_list values;
    va_start(values, format);
    write_printed_list(&to->bytes, format, values);
    va_end(values);
}

/* ---- progress ------------------------------------------------------------ */

#define SECONDS_QUIET   1.0  /* work shorter than this shows nothing */
#define SECONDS_BETWEEN 0.25 /* faster changes cannot be read */

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct progress progress_begin(const char *what) {
    double now = seconds_now();
    return (struct progress){isatty(STDERR_FILENO) != 0, false, now, now, what};
}

double progress_seconds(const struct progress *progress) {
    return seconds_now() - progress->began;
}

void progress_tell(struct progress *progress, uint64_t count, double share) {
    if (!progress->is_shown) return;
    double now = seconds_now(), past = now - progress->began;
    if (past < SECONDS_QUIET || now - progress->told < SECONDS_BETWEEN) return;
    progress->told = now;
    progress->has_line = true;
    fprintf(stderr, "\r\x1b[K%llu %s, %.0f/s", (unsigned long long)count,
            progress->what, (double)count / past);
    if (share > 0.0)
        fprintf(stderr, ", %.0f %%, %.0f s left", share * 100.0,
                past / share - past);
    fflush(stderr);
}

void progress_end(struct progress *progress) {
    if (progress->has_line) fputs("\r\x1b[K", stderr);
    progress->has_line = false;
}
