/* bytes.h -- writing and reading the little-endian bytes of our own files.
 *
 *     number   varint: 7 bits a byte, low first, top bit says "more"
 *     signed   zigzag, then varint        -1 -> 1, 1 -> 2, -2 -> 3
 *     text     length as a number, then the bytes
 *
 * Writing never fails half way: a writer that ran out of memory says so once
 * at the end (`failed`).  Reading never looks past the end: a reader that was
 * asked for more than there is gives zeros and stays `failed`.  So a decoder
 * checks once, after the last field, and cannot be led astray between.
 */
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include "base/compiler.h"
#include "base/growing_array.h"
#include "base/span.h"

#include <stdarg.h>

struct byte_writer {
    GROWING(char) bytes;
    bool failed;
};

void write_bytes(struct byte_writer *to, const void *bytes, size_t length);
void write_byte(struct byte_writer *to, uint8_t byte);
void write_number(struct byte_writer *to, uint64_t number);
void write_signed(struct byte_writer *to, int64_t number);
void write_text(struct byte_writer *to, struct span text);
/* As printf would print it, whole however long. */
void write_printed(struct byte_writer *to, const char *format, ...)
    PRINTF_LIKE(2, 3);
void write_printed_list(struct byte_writer *to, const char *format,
                        va_list values);
void byte_writer_release(struct byte_writer *writer);

static inline struct span written(const struct byte_writer *writer) {
    return (struct span){writer->bytes.items, writer->bytes.count};
}

struct byte_reader {
    const char *at, *end;
    bool failed;
};

static inline struct byte_reader byte_reader_of(struct span bytes) {
    return (struct byte_reader){bytes.bytes, bytes.bytes + bytes.length, false};
}

uint8_t read_byte(struct byte_reader *from);
uint64_t read_number(struct byte_reader *from);
int64_t read_signed(struct byte_reader *from);
/* A view into the bytes read; empty on failure. */
struct span read_text(struct byte_reader *from);

#endif
