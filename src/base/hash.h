/* hash.h -- three kinds of hash, each for one purpose.
 *
 *     hash_bytes   64 bits, fast      buckets of tables in one snapshot
 *     crc32c       32 bits            damage in a file, a section at a time
 *     sha256       256 bits           the name of a list, record or snapshot
 *
 * hash_bytes is part of the snapshot format: changing it changes the format.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/error.h"
#include "base/span.h"

uint64_t hash_bytes(const void *bytes, size_t length);

/* CRC-32C (Castagnoli, as in RFC 3720) of `bytes`, continuing from `before`
 * (0 to start).  Uses the processor's instruction where there is one; the
 * plain table gives the same value (tests/unit/base/test_hash.c). */
uint32_t crc32c(uint32_t before, const void *bytes, size_t length);
uint32_t crc32c_plain(uint32_t before, const void *bytes, size_t length);

struct sha256 {
    uint8_t bytes[32];
};

idt_status sha256_of(struct span bytes, idt_error *error, struct sha256 *out);

/* A sum taken piece by piece.  x = sha256_stream_new(); add...; finish
 * (which frees).  sha256_stream_free is for leaving early; NULL is fine. */
struct sha256_stream;
struct sha256_stream *sha256_stream_new(void); /* NULL: no memory */
bool sha256_stream_add(struct sha256_stream *stream, struct span bytes);
bool sha256_stream_finish(struct sha256_stream *stream, struct sha256 *out);
void sha256_stream_free(struct sha256_stream *stream);

#define SHA256_TEXT_ROOM 72 /* "sha256:" + 64 digits + NUL */
void sha256_print(const struct sha256 *sum, char text[SHA256_TEXT_ROOM]);

#endif
