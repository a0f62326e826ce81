/* csv_pull.h -- the records of a CSV file, one a call.
 *
 *     20157,"KIM, Jong Un",-0-      line 812, raw bytes 90311..90339
 *           ^^^^^^^^^^^^^^ fields[1], is_quoted[1]
 *
 *     status = csv_open(stream, &(struct csv_options){0}, error, &csv);
 *     while (!(status = csv_next(csv, error, &row)) && row) { ... }
 *     csv_close(csv);
 *
 * RFC 4180, and what publishers do beyond it: LF or CRLF, a byte order mark,
 * another separator, empty lines (skipped), and the old DOS end of file (a
 * last line of one byte 0x1A).  What is ambiguous is refused with its place
 * rather than guessed: a list that is read wrongly in silence screens nobody.
 *
 * Invariant: a row's fields are valid UTF-8 without control characters but
 * tab, CR and LF.  They are views that last until the next call.
 */
#ifndef BASE_CSV_PULL_H
#define BASE_CSV_PULL_H

#include "base/error.h"
#include "base/span.h"

struct byte_stream;
struct csv;

enum csv_encoding {
    CSV_UTF8,   /* a byte that is not UTF-8 is a failure */
    CSV_LATIN1, /* Windows-1252, which holds Latin-1's letters; converted */
};

struct csv_options {
    char separator; /* ',' ';' '\t' ...; 0: guessed from the first line */
    enum csv_encoding encoding; /* of the whole file */
};

struct csv_row {
    const struct span *fields;
    const bool *is_quoted; /* of each field: stood in quotes */
    size_t count;          /* at least 1 */
    size_t line;           /* where the record begins, 1-based */
    uint64_t offset;       /* of the raw record in the unpacked stream ... */
    struct span raw;       /* ... and its bytes, without the line end */
    bool has_line_end;     /* false only of a last record */
};

/* The stream stays the caller's, must outlive the reader and is closed by
 * the caller.  Options NULL are all zero. */
idt_status csv_open(struct byte_stream *stream,
                    const struct csv_options *options, idt_error *error,
                    struct csv **out);

/* The next record; *row NULL at the end.  A malformed record is
 * IDT_BAD_DATA or IDT_OVER_LIMIT with file, line and column (in bytes); the
 * call after it goes on with the line behind the bad place, for callers that
 * answer every row.  Failures of the stream and of memory come again. */
idt_status csv_next(struct csv *csv, idt_error *error,
                    const struct csv_row **row);

/* A place in the last row, for the caller's own findings about a field. */
struct place csv_place(const struct csv *csv, size_t field);

/* The separator in use, given or guessed. */
char csv_separator(const struct csv *csv);

/* The most frequent of , ; and tab outside quotes in the first line of
 * `opening`; ',' when there is none. */
char csv_separator_guess(struct span opening);

void csv_close(struct csv *csv); /* NULL is fine */

#endif
