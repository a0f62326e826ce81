/* answer_output.c -- standard output or a file replaced whole. */
#include "serve/answer_output.h"

#include "base/bytes.h"
#include "base/os_file.h"

#include <errno.h>
#include <unistd.h>

idt_status answer_begin(const char *path, idt_error *error,
                        struct answer_output *out) {
    *out = (struct answer_output){NULL};
    if (!path || strcmp(path, "-") == 0) return IDT_OK;
    return new_file_begin(path, error, &out->file);
}

static idt_status write_out(struct span bytes, idt_error *error) {
    while (bytes.length > 0) {
        ssize_t put = write(STDOUT_FILENO, bytes.bytes, bytes.length);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return fail_file(error, "write", "standard output");
        bytes.bytes += put;
        bytes.length -= (size_t)put;
    }
    return IDT_OK;
}

idt_status answer_write(struct answer_output *to, struct span bytes,
                        idt_error *error) {
    return to->file ? new_file_write(to->file, bytes, error)
                    : write_out(bytes, error);
}

idt_status answer_commit(struct answer_output *to, idt_error *error) {
    struct new_file *file = to->file;
    to->file = NULL;
    return file ? new_file_commit(file, error) : IDT_OK;
}

void answer_abandon(struct answer_output *to) {
    new_file_abandon(to->file);
    to->file = NULL;
}

void write_csv_cell(struct byte_writer *to, struct span text) {
    write_byte(to, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '"') write_byte(to, '"');
        write_byte(to, (uint8_t)text.bytes[i]);
    }
    write_byte(to, '"');
}

idt_status answer_print_to(const char *path, const struct byte_writer *bytes,
                           idt_error *error) {
    struct answer_output output;
    if (bytes->failed) return fail_memory(error);
    idt_status status = answer_begin(path, error, &output);
    if (!status) status = answer_write(&output, written(bytes), error);
    if (!status) status = answer_commit(&output, error);
    answer_abandon(&output);
    return status;
}

idt_status answer_print(const struct byte_writer *bytes, idt_error *error) {
    return answer_print_to(NULL, bytes, error);
}
