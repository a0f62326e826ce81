/* case_input.c -- see case_input.h. */
#include "serve/case_input.h"

#include "base/limits.h"
#include "base/os_file.h"

idt_status case_input_read(const char *path, idt_error *error,
                           struct byte_writer *to) {
    char room[16384];
    size_t length = 1;
    struct byte_stream *stream = NULL;
    idt_status status = byte_stream_open(path, error, &stream);
    while (!status && length > 0) {
        status = byte_stream_read(stream, room, sizeof room, error, &length);
        if (status) break;
        write_bytes(to, room, length);
        if (to->failed) status = fail_memory(error);
        if (to->bytes.count > LIMIT_RECORD_BYTES)
            status = fail(error, IDT_OVER_LIMIT, at(path, 0, 0),
                          "the case has more than %zu bytes",
                          (size_t)LIMIT_RECORD_BYTES);
    }
    byte_stream_close(stream);
    return status;
}
