/* os_file.h -- files read through a stream, mapped, or replaced whole.
 *
 * Reading: a byte_stream hides gzip, zstd and zip (of one file)
 * behind one call, decided by the first bytes and never by the name.
 * Writing: a new file is written beside its target, flushed to the disk and
 * renamed over it, so that a reader sees the old bytes or the new, never
 * some of each; a failed or abandoned write leaves the target alone and
 * removes what it wrote.
 */
#ifndef BASE_OS_FILE_H
#define BASE_OS_FILE_H

#include "base/error.h"
#include "base/hash.h"
#include "base/span.h"

/* "cannot DEED 'PATH': REASON", the reason from errno.  IDT_NOT_FOUND when
 * there is no such file, else IDT_INPUT_OUTPUT (or IDT_NO_MEMORY). */
idt_status fail_file(idt_error *error, const char *deed, const char *path);

/* ---- reading a stream, uncompressing ----------------------------------- */

struct byte_stream;

/* NULL-terminated path; "-" is standard input.  The sum is taken of the
 * bytes in the file (still compressed): that is what a publisher states. */
idt_status byte_stream_open(const char *path, idt_error *error,
                            struct byte_stream **out);
/* A stream over bytes in memory (kept by the caller), for tests and pieces
 * already read.  `name` is used in errors. */
idt_status byte_stream_over(struct span bytes, const char *name,
                            idt_error *error, struct byte_stream **out);
/* The same with a bound of its own on raw and on unpacked bytes. */
idt_status byte_stream_over_limited(struct span bytes, const char *name,
                                    uint64_t limit, idt_error *error,
                                    struct byte_stream **out);
/* The next bytes, at most `room` (not 0); *length 0 at the end.  A truncated or
 * damaged compressed stream, a bomb over LIMIT_UNPACKED_BYTES or a read
 * error is a failure. */
idt_status byte_stream_read(struct byte_stream *stream, char *to, size_t room,
                            idt_error *error, size_t *length);
/* After the end was reached: SHA-256 of the raw file, and its size. */
bool byte_stream_sum(const struct byte_stream *stream, struct sha256 *sum,
                     uint64_t *raw_bytes);
const char *byte_stream_name(const struct byte_stream *stream);
void byte_stream_close(struct byte_stream *stream); /* NULL is fine */

/* ---- mapping ------------------------------------------------------------ */

struct mapped_file {
    struct span bytes;
    int64_t modified; /* seconds since 1970, of the file */
};

/* Read-only.  An empty file gives an empty span; a folder, device or pipe is
 * refused. */
idt_status mapped_file_open(const char *path, idt_error *error,
                            struct mapped_file *out);
void mapped_file_close(struct mapped_file *file);

/* ---- replacing ---------------------------------------------------------- */

struct new_file;

/* Mode 0600.  A target that exists must be a regular file (a symbolic link
 * is replaced, not followed); `path` must not be "-".  After a failed write
 * only abandon is left. */
idt_status new_file_begin(const char *path, idt_error *error,
                          struct new_file **out);
idt_status new_file_write(struct new_file *file, struct span bytes,
                          idt_error *error);
/* Flushes, renames, frees `file` whatever comes.  On failure the target is
 * as it was and what was written is removed. */
idt_status new_file_commit(struct new_file *file, idt_error *error);
/* Removes what was written and frees; NULL is fine. */
void new_file_abandon(struct new_file *file);

#endif
