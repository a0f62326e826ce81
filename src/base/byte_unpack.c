/* byte_unpack.c -- gzip, zstd and zip behind one step each.
 *
 *     1f 8b         gzip    members one after the other
 *     28 b5 2f fd   zstd    frames one after the other
 *     'P' 'K' 3 4   zip     [header name extra DATA descriptor] ... [end]
 *     else          plain
 *
 * Invariant: data that stops early, fails its check sum or is followed by
 * what does not belong there is a failure, never a short list: half a
 * sanctions list reads as "nobody else is listed".
 * zip is read forward, not from its directory at the end, so that a pipe can
 * be read; publishers pack one file, and a second member is refused.
 */
#include "base/byte_stream_inside.h"
#include "base/memory.h"

#include <assert.h>
#include <limits.h>

/* ---- plain -------------------------------------------------------------- */

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Copies from the window, at most `most` bytes. */
static size_t copy_window(struct byte_stream *stream, struct unpacked *out,
                          size_t most) {
    size_t some =
        smaller(smaller(window_bytes(stream), out->room - out->made), most);
    if (some > 0) memcpy(out->to + out->made, stream->at, some);
    stream->at += some;
    out->made += some;
    return some;
}

static idt_status plain_step(struct byte_stream *stream, struct unpacked *out,
                             idt_error *error) {
    (void)error;
    copy_window(stream, out, SIZE_MAX);
    stream->ended = out->made == 0;
    return IDT_OK;
}

/* ---- gzip --------------------------------------------------------------- */

static void *zlib_take(void *unused, unsigned count, unsigned size) {
    (void)unused;
    return memory_take_zeroed(count, size);
}

static void zlib_drop(void *unused, void *block) {
    (void)unused;
    memory_free(block);
}

#define WINDOW_BITS 15 /* the largest that deflate has */

static idt_status zlib_begin(struct byte_stream *stream, int window,
                             idt_error *error) {
    stream->zlib = (z_stream){.zalloc = zlib_take, .zfree = zlib_drop};
    if (inflateInit2(&stream->zlib, window) != Z_OK) return fail_memory(error);
    stream->has_zlib = true;
    return IDT_OK;
}

static idt_status gzip_begin(struct byte_stream *stream, idt_error *error) {
    return zlib_begin(stream, WINDOW_BITS + 16, error);
}

/* Inflates from the window; *is_end after the last byte of the data.
 * "Nothing to do" is not a failure here: the caller sees that the window is
 * empty. */
static idt_status inflate_some(struct byte_stream *stream, struct unpacked *out,
                               bool *is_end, idt_error *error) {
    z_stream *zlib = &stream->zlib;
    size_t room = smaller(out->room - out->made, UINT_MAX);
    size_t given = smaller(window_bytes(stream), UINT_MAX);
    zlib->next_in = (const Bytef *)stream->at;
    zlib->avail_in = (uInt)given;
    zlib->next_out = (Bytef *)out->to + out->made;
    zlib->avail_out = (uInt)room;
    int result = inflate(zlib, Z_NO_FLUSH);
    stream->at += given - zlib->avail_in;
    out->made += room - zlib->avail_out;
    *is_end = result == Z_STREAM_END;
    if (result == Z_MEM_ERROR) return fail_memory(error);
    if (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR)
        return IDT_OK;
    return fail_packed(stream, zlib->msg ? zlib->msg : "cannot inflate", error);
}

static idt_status gzip_step(struct byte_stream *stream, struct unpacked *out,
                            idt_error *error) {
    bool has_input = window_bytes(stream) > 0, is_end = false;
    if (!has_input && !stream->in_frame) {
        stream->ended = true;
        return IDT_OK;
    }
    stream->in_frame = true;
    idt_status status = inflate_some(stream, out, &is_end, error);
    if (status) return status;
    if (is_end) {
        stream->in_frame = false;
        inflateReset(&stream->zlib);
        return IDT_OK;
    }
    return has_input || out->made ? IDT_OK : fail_truncated(stream, error);
}

/* ---- zstd --------------------------------------------------------------- */

static idt_status zstd_begin(struct byte_stream *stream, idt_error *error) {
    stream->zstd = ZSTD_createDStream();
    return stream->zstd ? IDT_OK : fail_memory(error);
}

static idt_status zstd_step(struct byte_stream *stream, struct unpacked *out,
                            idt_error *error) {
    bool has_input = window_bytes(stream) > 0;
    if (!has_input && !stream->in_frame) {
        stream->ended = true;
        return IDT_OK;
    }
    ZSTD_inBuffer in = {stream->at, window_bytes(stream), 0};
    ZSTD_outBuffer to = {out->to, out->room, out->made};
    size_t result = ZSTD_decompressStream(stream->zstd, &to, &in);
    if (ZSTD_isError(result))
        return fail_packed(stream, ZSTD_getErrorName(result), error);
    stream->at += in.pos;
    bool has_moved = in.pos > 0 || to.pos > out->made;
    out->made = to.pos;
    stream->in_frame = result != 0;
    return has_moved || result == 0 ? IDT_OK : fail_truncated(stream, error);
}

/* ---- zip ---------------------------------------------------------------- */

#define ZIP_HEADER_BYTES   26 /* behind the signature */
#define ZIP_FLAG_SECRET    0x0001u
#define ZIP_FLAG_NO_SIZES  0x0008u
#define ZIP_STORED         0u
#define ZIP_DEFLATED       8u
#define ZIP_SIZE_ELSEWHERE 0xFFFFFFFFu /* in a zip64 extra field */
#define ZIP_DESCRIPTOR     0x08074B50u

static uint32_t little_16(const unsigned char *from) {
    return (uint32_t)from[0] | (uint32_t)from[1] << 8;
}

static uint32_t little_32(const unsigned char *from) {
    return little_16(from) | little_16(from + 2) << 16;
}

static idt_status raw_skip(struct byte_stream *stream, size_t length,
                           idt_error *error, char *last) {
    idt_status status = IDT_OK;
    for (; length > 0 && !status; length--)
        status = raw_take(stream, last, 1, error);
    return status;
}

/* What the local header says of the first member (APPNOTE.TXT 4.3.7). */
static idt_status zip_member_check(struct byte_stream *stream,
                                   const unsigned char *header,
                                   idt_error *error) {
    uint32_t flags = little_16(header + 2), method = little_16(header + 4);
    uint32_t size = little_32(header + 14);
    if (flags & ZIP_FLAG_SECRET)
        return fail_packed(stream, "it is encrypted, decrypt it first", error);
    if (method != ZIP_STORED && method != ZIP_DEFLATED)
        return fail_packed(stream, "its method is neither stored nor deflated",
                           error);
    bool has_sizes = !(flags & ZIP_FLAG_NO_SIZES);
    bool is_stored = method == ZIP_STORED;
    if (is_stored && (!has_sizes || size == ZIP_SIZE_ELSEWHERE))
        return fail_packed(stream, "a stored file of unknown size", error);
    stream->member = (struct zip_member){.is_stored = is_stored,
                                         .has_sizes = has_sizes,
                                         .sum = little_32(header + 10),
                                         .raw_left = size};
    return IDT_OK;
}

static idt_status zip_begin(struct byte_stream *stream, idt_error *error) {
    unsigned char header[4 + ZIP_HEADER_BYTES];
    idt_status status = raw_take(stream, header, sizeof header, error);
    if (!status) status = zip_member_check(stream, header + 4, error);
    char last = 0;
    if (!status)
        status = raw_skip(stream, little_16(header + 26), error, &last);
    if (!status && last == '/')
        status = fail_packed(stream, "its first member is a folder", error);
    if (!status)
        status = raw_skip(stream, little_16(header + 28), error, &last);
    if (!status) status = zlib_begin(stream, -WINDOW_BITS, error);
    stream->in_frame = true;
    return status;
}

/* The check sum behind the data, its signature being optional. */
static idt_status zip_descriptor(struct byte_stream *stream, idt_error *error) {
    unsigned char word[4];
    idt_status status = raw_take(stream, word, 4, error);
    if (!status && little_32(word) == ZIP_DESCRIPTOR)
        status = raw_take(stream, word, 4, error);
    if (!status) stream->member.sum = little_32(word);
    return status;
}

static idt_status zip_member_end(struct byte_stream *stream, idt_error *error) {
    struct zip_member *member = &stream->member;
    stream->in_frame = false;
    if (!member->has_sizes) {
        idt_status status = zip_descriptor(stream, error);
        if (status) return status;
    }
    if (member->sum != member->sum_so_far)
        return fail_packed(stream, "incorrect data check", error);
    return IDT_OK;
}

/* The end record closes every zip file: "PK" 5 6, 16 bytes, the length of a
 * comment, the comment.  Without it the file was cut after its first member.
 * So the last bytes are kept while the rest goes by. */
#define ZIP_END_BYTES 22
#define ZIP_TAIL_ROOM (ZIP_END_BYTES + 65535u)

struct zip_tail {
    unsigned char *bytes;
    size_t count;
};

static void tail_keep(struct zip_tail *tail, const char *piece, size_t length) {
    if (length >= ZIP_TAIL_ROOM) {
        piece += length - ZIP_TAIL_ROOM;
        length = ZIP_TAIL_ROOM;
    }
    size_t old = smaller(tail->count, ZIP_TAIL_ROOM - length);
    memmove(tail->bytes, tail->bytes + tail->count - old, old);
    memcpy(tail->bytes + old, piece, length);
    tail->count = old + length;
}

/* Finds the end record and how many members it counts. */
static bool tail_end(const struct zip_tail *tail, uint32_t *members) {
    for (size_t left = ZIP_END_BYTES; left <= tail->count; left++) {
        const unsigned char *end = tail->bytes + tail->count - left;
        *members = little_16(end + 10);
        if (memcmp(end, "PK\5\6", 4) == 0 &&
            little_16(end + 20) == left - ZIP_END_BYTES)
            return true;
    }
    return false;
}

/* What stands behind the data: sizes, where a descriptor ends with them (8
 * bytes, or 16 in zip64), then the directory or another member.  The end record
 * may count one member and still not be the first one's. */
#define ZIP_BEHIND_ROOM 20

struct zip_behind {
    char bytes[ZIP_BEHIND_ROOM];
    size_t count;
};

static void behind_keep(struct zip_behind *behind, const char *piece,
                        size_t length) {
    size_t some = smaller(length, ZIP_BEHIND_ROOM - behind->count);
    memcpy(behind->bytes + behind->count, piece, some);
    behind->count += some;
}

static bool behind_is_member(const struct zip_behind *behind, bool has_sizes) {
    static const size_t places[] = {0, 8, 16};
    for (size_t i = has_sizes ? 0 : 1; i < (has_sizes ? 1u : 3u); i++)
        if (places[i] + 4 <= behind->count &&
            memcmp(behind->bytes + places[i], "PK\3\4", 4) == 0)
            return true;
    return false;
}

static idt_status zip_drain(struct byte_stream *stream, idt_error *error) {
    struct zip_tail tail = {memory_take(ZIP_TAIL_ROOM, 1), 0};
    struct zip_behind behind = {.count = 0};
    if (!tail.bytes) return fail_memory(error);
    idt_status status = IDT_OK;
    while (!status && !(stream->raw_ended && window_bytes(stream) == 0)) {
        tail_keep(&tail, stream->at, window_bytes(stream));
        behind_keep(&behind, stream->at, window_bytes(stream));
        stream->at = stream->end;
        status = raw_fill(stream, error);
    }
    uint32_t members;
    if (!status && !tail_end(&tail, &members))
        status = fail_truncated(stream, error);
    else if (!status && (members > 1 ||
                         behind_is_member(&behind, stream->member.has_sizes)))
        status = fail_packed(
            stream, "it holds several files, unpack it and give each", error);
    memory_free(tail.bytes);
    stream->ended = !status;
    return status;
}

static idt_status zip_some(struct byte_stream *stream, struct unpacked *out,
                           bool *is_end, idt_error *error) {
    if (!stream->member.is_stored)
        return inflate_some(stream, out, is_end, error);
    stream->member.raw_left -=
        copy_window(stream, out, stream->member.raw_left);
    *is_end = stream->member.raw_left == 0;
    return IDT_OK;
}

static idt_status zip_step(struct byte_stream *stream, struct unpacked *out,
                           idt_error *error) {
    if (!stream->in_frame) return zip_drain(stream, error);
    bool has_input = window_bytes(stream) > 0, is_end = false;
    size_t before = out->made;
    idt_status status = zip_some(stream, out, &is_end, error);
    if (status) return status;
    struct zip_member *member = &stream->member;
    member->sum_so_far =
        (uint32_t)crc32_z(member->sum_so_far, (const Bytef *)out->to + before,
                          out->made - before);
    if (is_end) return zip_member_end(stream, error);
    return has_input || out->made ? IDT_OK : fail_truncated(stream, error);
}

static idt_status empty_zip_begin(struct byte_stream *stream,
                                  idt_error *error) {
    return fail_packed(stream, "it has no members", error);
}

/* ---- which one ---------------------------------------------------------- */

static const struct packing plain = {.name = "plain", .step = plain_step};

#define EXACT                                                                  \
    { 0xFF, 0xFF, 0xFF, 0xFF }
static const struct packing packings[] = {
    {"gzip", {0x1F, 0x8B}, {0xFF, 0xFF}, gzip_begin, gzip_step},
    {"zstd", {0x28, 0xB5, 0x2F, 0xFD}, EXACT, zstd_begin, zstd_step},
    /* a skippable frame before the first */
    {"zstd",
     {0x50, 0x2A, 0x4D, 0x18},
     {0xF0, 0xFF, 0xFF, 0xFF},
     zstd_begin,
     zstd_step},
    {"zip", {'P', 'K', 3, 4}, EXACT, zip_begin, zip_step},
    {"zip", {'P', 'K', 5, 6}, EXACT, empty_zip_begin, NULL},
};

/* A byte that is not there counts as one that differs. */
static bool is_announced(const struct packing *packing, struct span first) {
    for (size_t i = 0; i < sizeof packing->magic; i++) {
        unsigned mask = packing->magic_mask[i];
        if (mask == 0) continue;
        if (i >= first.length) return false;
        if (((unsigned char)first.bytes[i] & mask) != packing->magic[i])
            return false;
    }
    return true;
}

const struct packing *packing_of(struct span first_bytes) {
    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++)
        if (is_announced(&packings[i], first_bytes)) return &packings[i];
    return &plain;
}
