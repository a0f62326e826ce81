/* bytes.c -- varints and texts, in both directions. */
#include "base/bytes.h"

#include <stdio.h>

#define VARINT_BYTES_MOST 10 /* 64 bits in groups of 7 */

void write_bytes(struct byte_writer *to, const void *bytes, size_t length) {
    if (to->failed || length == 0) return;
    if (length > SIZE_MAX - to->bytes.count ||
        !growing_reserve(&to->bytes, to->bytes.count + length)) {
        to->failed = true;
        return;
    }
    memcpy(to->bytes.items + to->bytes.count, bytes, length);
    to->bytes.count += length;
}

void write_byte(struct byte_writer *to, uint8_t byte) {
    write_bytes(to, &byte, 1);
}

void write_number(struct byte_writer *to, uint64_t number) {
    uint8_t bytes[VARINT_BYTES_MOST];
    size_t length = 0;
    for (; number >= 0x80; number >>= 7)
        bytes[length++] = (uint8_t)(number | 0x80);
    bytes[length++] = (uint8_t)number;
    write_bytes(to, bytes, length);
}

void write_signed(struct byte_writer *to, int64_t number) {
    uint64_t twice = (uint64_t)number << 1;
    write_number(to, number < 0 ? ~twice : twice);
}

void write_text(struct byte_writer *to, struct span text) {
    write_number(to, text.length);
    write_bytes(to, text.bytes, text.length);
}

void write_printed_list(struct byte_writer *to, const char *format,
                        va_list values) {
    va_list again;
    va_copy(again, values);
    int length = vsnprintf(NULL, 0, format, values);
    size_t room = length < 0 ? 0 : (size_t)length + 1; /* and the NUL */
    if (room == 0 || !growing_reserve(&to->bytes, to->bytes.count + room)) {
        to->failed = true;
    } else {
        (void)vsnprintf(to->bytes.items + to->bytes.count, room, format, again);
        to->bytes.count += (size_t)length;
    }
    va_end(again);
}

void write_printed(struct byte_writer *to, const char *format, ...) {
    va_list values;
    va_start(values, format);
    write_printed_list(to, format, values);
    va_end(values);
}

void byte_writer_release(struct byte_writer *writer) {
    growing_release(&writer->bytes);
    writer->failed = false;
}

uint8_t read_byte(struct byte_reader *from) {
    if (from->failed || from->at == from->end) {
        from->failed = true;
        return 0;
    }
    return (uint8_t)*from->at++;
}

uint64_t read_number(struct byte_reader *from) {
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 7 * VARINT_BYTES_MOST; shift += 7) {
        uint64_t byte = read_byte(from);
        if (shift == 63 && byte > 1) break;
        number |= (byte & 0x7F) << shift;
        if (!(byte & 0x80)) return from->failed ? 0 : number;
    }
    from->failed = true;
    return 0;
}

int64_t read_signed(struct byte_reader *from) {
    uint64_t twice = read_number(from);
    uint64_t half = twice >> 1;
    return (int64_t)(twice & 1 ? ~half : half);
}

struct span read_text(struct byte_reader *from) {
    uint64_t length = read_number(from);
    if (from->failed || length > (uint64_t)(from->end - from->at)) {
        from->failed = true;
        return SPAN_EMPTY;
    }
    struct span text = {from->at, (size_t)length};
    from->at += length;
    return text;
}
