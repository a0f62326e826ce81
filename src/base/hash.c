/* hash.c -- the fast hash of tables, and SHA-256 by OpenSSL.
 *
 *     "KIM JONG UN" -> 'KIM JONG' ' UN.....' -> (state ^ word) * odd, folded
 *
 * Each step of hash_bytes (xor, odd multiply, xor-shift) can be undone, so
 * two texts of one length that differ within one word never collide.  The
 * last three steps spread every bit over the whole result.
 * Own and small rather than a package: the value is part of the snapshot
 * format, which must not change when a package does.  It has no secret key:
 * tables over hostile text must bound their probes.
 */
#include "base/hash.h"

#include "base/memory.h"

#include <openssl/evp.h>

/* Odd numbers with their bits well mixed: the fractions of the golden ratio
 * and of the square roots of 2 and 3, made odd. */
#define MIX_GOLDEN 0x9E3779B97F4A7C15u
#define MIX_ROOT_2 0x6A09E667F3BCC909u
#define MIX_ROOT_3 0xBB67AE8584CAA73Bu

static inline uint64_t mix(uint64_t state, uint64_t word) {
    state = (state ^ word) * MIX_GOLDEN;
    return state ^ state >> 32;
}

/* The bytes left after the last whole word, the first lowest, zeros above. */
static inline uint64_t load_rest(const unsigned char *bytes, size_t length) {
    uint64_t word = 0;
    for (size_t i = 0; i < length; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

uint64_t hash_bytes(const void *bytes, size_t length) {
    const unsigned char *from = bytes;
    uint64_t state = mix(MIX_ROOT_2, length);
    for (; length >= 8; length -= 8, from += 8)
        state = mix(state, load_little_64(from));
    if (length > 0) state = mix(state, load_rest(from, length));
    state ^= state >> 29;
    state *= MIX_ROOT_3;
    state ^= state >> 32;
    state *= MIX_GOLDEN;
    return state ^ state >> 29;
}

/* ---- SHA-256 ------------------------------------------------------------ */

struct sha256_stream {
    EVP_MD_CTX *context;
};

idt_status sha256_of(struct span bytes, idt_error *error, struct sha256 *out) {
    struct sha256 sum;
    const char *from = bytes.length ? bytes.bytes : "";
    if (!EVP_Digest(from, bytes.length, sum.bytes, NULL, EVP_sha256(), NULL))
        return fail_memory(error);
    *out = sum;
    return IDT_OK;
}

struct sha256_stream *sha256_stream_new(void) {
    struct sha256_stream *stream = memory_take_zeroed(1, sizeof *stream);
    if (!stream) return NULL;
    stream->context = EVP_MD_CTX_new();
    if (stream->context &&
        EVP_DigestInit_ex(stream->context, EVP_sha256(), NULL))
        return stream;
    sha256_stream_free(stream);
    return NULL;
}

bool sha256_stream_add(struct sha256_stream *stream, struct span bytes) {
    if (bytes.length == 0) return true;
    return EVP_DigestUpdate(stream->context, bytes.bytes, bytes.length) == 1;
}

bool sha256_stream_finish(struct sha256_stream *stream, struct sha256 *out) {
    struct sha256 sum;
    bool is_done = EVP_DigestFinal_ex(stream->context, sum.bytes, NULL) == 1;
    if (is_done) *out = sum;
    sha256_stream_free(stream);
    return is_done;
}

void sha256_stream_free(struct sha256_stream *stream) {
    if (!stream) return;
    EVP_MD_CTX_free(stream->context);
    memory_free(stream);
}

void sha256_print(const struct sha256 *sum, char text[SHA256_TEXT_ROOM]) {
    static const char digits[] = "0123456789abcdef";
    memcpy(text, "sha256:", 7);
    char *to = text + 7;
    for (size_t i = 0; i < sizeof sum->bytes; i++) {
        *to++ = digits[sum->bytes[i] >> 4];
        *to++ = digits[sum->bytes[i] & 15];
    }
    *to = 0;
}
