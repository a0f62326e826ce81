/* byte_stream_inside.h -- what byte_stream.c and byte_unpack.c share.
 *
 *     file or memory --raw_fill--> [at .. end) --step--> the caller's buffer
 *                        |
 *                     SHA-256
 *
 * Invariant: every raw byte is summed when it enters the window, so the sum
 * covers the file whatever is skipped in it.
 */
#ifndef BASE_BYTE_STREAM_INSIDE_H
#define BASE_BYTE_STREAM_INSIDE_H

#include "base/os_file.h"

#define ZLIB_CONST /* zlib does not write to its input */
#include <zlib.h>
#include <zstd.h>

struct zip_member {
    bool is_stored;
    bool has_sizes;      /* false: they stand behind the data */
    uint32_t sum;        /* CRC-32, as stated before the data */
    uint64_t raw_left;   /* stored: bytes still to copy */
    uint32_t sum_so_far; /* CRC-32 of what was unpacked */
};

/* What a step of unpacking may write to. */
struct unpacked {
    char *to;
    size_t room, made;
};

struct byte_stream {
    /* raw side */
    int file;             /* -1 over memory */
    bool owns_file;       /* false: standard input */
    bool raw_ended;       /* no byte will follow the window */
    const char *at, *end; /* the window: raw bytes not yet used */
    char *buffer;         /* window of a file; NULL over memory */
    struct span memory;   /* not yet in the window */
    uint64_t raw_bytes;
    struct sha256_stream *summing; /* NULL once finished */
    struct sha256 sum;
    /* unpacked side */
    const struct packing *packing;
    z_stream zlib;
    bool has_zlib;
    ZSTD_DStream *zstd;
    bool in_frame; /* a gzip member or zstd frame is begun and not ended */
    struct zip_member member;
    uint64_t unpacked_bytes, limit;
    bool ended;
    idt_status failed; /* the first failure; said again at each read */
    char *name;
};

/* One way of packing.  `begin` reads what precedes the data, `step` unpacks
 * some of the window (which is empty only when the raw side ended) and sets
 * `ended` after the last byte. */
struct packing {
    const char *name;
    unsigned char magic[4];
    unsigned char magic_mask[4];
    idt_status (*begin)(struct byte_stream *stream, idt_error *error);
    idt_status (*step)(struct byte_stream *stream, struct unpacked *out,
                       idt_error *error);
};

/* The packing that the first bytes announce; plain when none does. */
const struct packing *packing_of(struct span first_bytes);

/* Makes the window non-empty, unless the raw side ended. */
idt_status raw_fill(struct byte_stream *stream, idt_error *error);

/* Copies the next `length` raw bytes to `to`; running out is a failure. */
idt_status raw_take(struct byte_stream *stream, void *to, size_t length,
                    idt_error *error);

static inline size_t window_bytes(const struct byte_stream *stream) {
    return (size_t)(stream->end - stream->at);
}

/* "truncated ... data", and "cannot unpack ... data: why". */
idt_status fail_truncated(const struct byte_stream *stream, idt_error *error);
idt_status fail_packed(const struct byte_stream *stream, const char *why,
                       idt_error *error);

#endif
