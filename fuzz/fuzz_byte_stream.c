/* fuzz_byte_stream.c -- any bytes as a file: packed, damaged or plain.
 *
 * Reading ends, in an error or at a sum; the number of bytes does not depend
 * on how large the pieces are that one asks for.
 */
#include "base/os_file.h"

#include <stdlib.h>

#define LIMIT ((uint64_t)1 << 20) /* a bomb must not slow the fuzzer */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

static idt_status read_all(struct span bytes, size_t step, uint64_t *total) {
    struct byte_stream *stream = NULL;
    char piece[4096];
    size_t got = 1;
    idt_status status =
        byte_stream_over_limited(bytes, "fuzz", LIMIT, NULL, &stream);
    if (status) return status;
    *total = 0;
    while (!status && got > 0) {
        status = byte_stream_read(stream, piece, step, NULL, &got);
        if (!status) *total += got;
    }
    struct sha256 sum;
    uint64_t raw_bytes = 0;
    require(byte_stream_sum(stream, &sum, &raw_bytes) == !status);
    if (!status) require(raw_bytes == bytes.length && *total <= LIMIT);
    byte_stream_close(stream);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct span bytes = {(const char *)data, size};
    uint64_t large = 0, small = 0;
    idt_status first = read_all(bytes, 4096, &large);
    idt_status second = read_all(bytes, 61, &small);
    require(!first == !second);
    if (!first) require(large == small);
    return 0;
}
