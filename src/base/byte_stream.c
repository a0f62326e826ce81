/* byte_stream.c -- the raw bytes of a file or of memory, summed and unpacked.
 *
 *     open: look at the first 4 bytes -> plain, gzip, zstd or zip
 *     read: fill the window, let the packing take a step, until bytes come
 *     end:  drain what follows in the file, finish its SHA-256
 *
 * Invariant: the end is told once, after the whole file was read and its sum
 * is known; a failure stays a failure however often one reads on.
 */
#include "base/byte_stream_inside.h"
#include "base/limits.h"
#include "base/memory.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* One read of a file.  Large enough that the call costs nothing beside the
 * sum of its bytes, small enough for the second-level cache. */
#define BUFFER_BYTES ((size_t)128 * 1024)

/* ---- raw bytes ---------------------------------------------------------- */

static idt_status read_file(struct byte_stream *stream, idt_error *error,
                            struct span *piece) {
    ssize_t got;
    do
        got = read(stream->file, stream->buffer, BUFFER_BYTES);
    while (got < 0 && errno == EINTR);
    if (got < 0) return fail_file(error, "read", stream->name);
    *piece = (struct span){stream->buffer, (size_t)got};
    return IDT_OK;
}

idt_status raw_fill(struct byte_stream *stream, idt_error *error) {
    if (stream->at < stream->end || stream->raw_ended) return IDT_OK;
    struct span piece = stream->memory;
    stream->memory.length = 0;
    if (stream->buffer) {
        idt_status status = read_file(stream, error, &piece);
        if (status) return status;
    }
    if (piece.length == 0) {
        stream->raw_ended = true;
        return IDT_OK;
    }
    stream->raw_bytes += piece.length;
    if (!sha256_stream_add(stream->summing, piece)) return fail_memory(error);
    stream->at = piece.bytes;
    stream->end = piece.bytes + piece.length;
    return IDT_OK;
}

idt_status raw_take(struct byte_stream *stream, void *to, size_t length,
                    idt_error *error) {
    for (char *next = to; length > 0;) {
        idt_status status = raw_fill(stream, error);
        if (status) return status;
        size_t some = window_bytes(stream);
        if (some == 0) return fail_truncated(stream, error);
        if (some > length) some = length;
        memcpy(next, stream->at, some);
        stream->at += some;
        next += some;
        length -= some;
    }
    return IDT_OK;
}

idt_status fail_truncated(const struct byte_stream *stream, idt_error *error) {
    return fail(error, IDT_BAD_DATA, at(stream->name, 0, 0),
                "truncated %s data: the file ends after %llu bytes, fetch it "
                "again",
                stream->packing->name, (unsigned long long)stream->raw_bytes);
}

idt_status fail_packed(const struct byte_stream *stream, const char *why,
                       idt_error *error) {
    return fail(error, IDT_BAD_DATA, at(stream->name, 0, 0),
                "cannot unpack %s data: %s", stream->packing->name, why);
}

/* ---- opening and closing ------------------------------------------------ */

/* Gathers at least 4 raw bytes, when there are as many, and names the
 * packing.  A pipe may hand over fewer at first. */
static idt_status look_at_start(struct byte_stream *stream, idt_error *error) {
    idt_status status = raw_fill(stream, error);
    if (status) return status;
    while (stream->buffer && window_bytes(stream) < 4 && !stream->raw_ended) {
        size_t held = window_bytes(stream);
        char start[4];
        memcpy(start, stream->at, held);
        stream->at = stream->end;
        status = raw_fill(stream, error);
        if (status) return status;
        size_t more = stream->raw_ended ? 0 : window_bytes(stream);
        memmove(stream->buffer + held, stream->buffer, more);
        memcpy(stream->buffer, start, held);
        stream->at = stream->buffer;
        stream->end = stream->buffer + held + more;
    }
    stream->packing = packing_of(span_from_to(stream->at, stream->end));
    return stream->packing->begin ? stream->packing->begin(stream, error)
                                  : IDT_OK;
}

static char *copy_name(const char *name) {
    size_t bytes = strlen(name) + 1;
    char *copy = memory_take(bytes, 1);
    if (copy) memcpy(copy, name, bytes);
    return copy;
}

static struct byte_stream *stream_new(const char *name, uint64_t limit) {
    struct byte_stream *stream = memory_take_zeroed(1, sizeof *stream);
    if (!stream) return NULL;
    stream->file = -1;
    stream->limit = limit;
    stream->at = stream->end = "";
    stream->name = copy_name(name);
    stream->summing = sha256_stream_new();
    if (stream->name && stream->summing) return stream;
    byte_stream_close(stream);
    return NULL;
}

static idt_status open_file(struct byte_stream *stream, const char *path,
                            idt_error *error) {
    stream->buffer = memory_take(BUFFER_BYTES + 4, 1); /* + look_at_start */
    if (!stream->buffer) return fail_memory(error);
    stream->owns_file = strcmp(path, "-") != 0;
    stream->file =
        stream->owns_file ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    if (stream->file < 0) return fail_file(error, "open", path);
    return look_at_start(stream, error);
}

idt_status byte_stream_open(const char *path, idt_error *error,
                            struct byte_stream **out) {
    struct byte_stream *made = stream_new(path, LIMIT_UNPACKED_BYTES);
    if (!made) return fail_memory(error);
    idt_status status = open_file(made, path, error);
    if (status) {
        byte_stream_close(made);
        return status;
    }
    *out = made;
    return IDT_OK;
}

idt_status byte_stream_over_limited(struct span bytes, const char *name,
                                    uint64_t limit, idt_error *error,
                                    struct byte_stream **out) {
    struct byte_stream *made = stream_new(name, limit);
    if (!made) return fail_memory(error);
    made->memory = bytes;
    idt_status status = look_at_start(made, error);
    if (status) {
        byte_stream_close(made);
        return status;
    }
    *out = made;
    return IDT_OK;
}

idt_status byte_stream_over(struct span bytes, const char *name,
                            idt_error *error, struct byte_stream **out) {
    return byte_stream_over_limited(bytes, name, LIMIT_UNPACKED_BYTES, error,
                                    out);
}

void byte_stream_close(struct byte_stream *stream) {
    if (!stream) return;
    if (stream->has_zlib) inflateEnd(&stream->zlib);
    ZSTD_freeDStream(stream->zstd);
    sha256_stream_free(stream->summing);
    if (stream->owns_file && stream->file >= 0) close(stream->file);
    memory_free(stream->buffer);
    memory_free(stream->name);
    memory_free(stream);
}

/* ---- reading ------------------------------------------------------------ */

static idt_status finish_sum(struct byte_stream *stream, idt_error *error) {
    struct sha256_stream *summing = stream->summing;
    stream->summing = NULL;
    if (!sha256_stream_finish(summing, &stream->sum)) return fail_memory(error);
    return IDT_OK;
}

/* Steps until bytes come or the end is there. */
static idt_status unpack_some(struct byte_stream *stream, struct unpacked *out,
                              idt_error *error) {
    while (out->made == 0 && !stream->ended) {
        idt_status status = raw_fill(stream, error);
        if (!status) status = stream->packing->step(stream, out, error);
        if (status) return status;
    }
    stream->unpacked_bytes += out->made;
    /* A file that is as long as it says is no bomb, however long. */
    if (stream->unpacked_bytes > stream->limit &&
        stream->unpacked_bytes > stream->raw_bytes)
        return fail(error, IDT_OVER_LIMIT, at(stream->name, 0, 0),
                    "file unpacks to more than %llu bytes",
                    (unsigned long long)stream->limit);
    return out->made == 0 && stream->summing ? finish_sum(stream, error)
                                             : IDT_OK;
}

idt_status byte_stream_read(struct byte_stream *stream, char *to, size_t room,
                            idt_error *error, size_t *length) {
    assert(room > 0);
    if (stream->failed)
        return fail(error, stream->failed, at(stream->name, 0, 0),
                    "cannot read on after a failure");
    struct unpacked out = {to, room, 0};
    stream->failed = unpack_some(stream, &out, error);
    if (stream->failed) return stream->failed;
    *length = out.made;
    return IDT_OK;
}

bool byte_stream_sum(const struct byte_stream *stream, struct sha256 *sum,
                     uint64_t *raw_bytes) {
    if (!stream->ended || stream->summing || stream->failed) return false;
    *sum = stream->sum;
    *raw_bytes = stream->raw_bytes;
    return true;
}

const char *byte_stream_name(const struct byte_stream *stream) {
    return stream->name;
}
