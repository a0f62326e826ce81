/* answer_output.h -- where an answer goes: standard output, or a new file.
 *
 * A file is written aside and renamed when it is whole; standard output is
 * checked to its last byte.  Invariant: an answer that was not written to
 * its end is a failure, told and never exited with 0.
 */
#ifndef SERVE_ANSWER_OUTPUT_H
#define SERVE_ANSWER_OUTPUT_H

#include "base/error.h"
#include "base/span.h"

struct new_file;
struct answer_output {
    struct new_file *file; /* NULL: standard output */
};

/* Path NULL or "-" is standard output. */
idt_status answer_begin(const char *path, idt_error *error,
                        struct answer_output *out);
idt_status answer_write(struct answer_output *to, struct span bytes,
                        idt_error *error);
/* The end; abandon does nothing after it. */
idt_status answer_commit(struct answer_output *to, idt_error *error);
void answer_abandon(struct answer_output *to);

/* All of an answer: on standard output, or where `path` says as above. */
struct byte_writer;
idt_status answer_print(const struct byte_writer *bytes, idt_error *error);
idt_status answer_print_to(const char *path, const struct byte_writer *bytes,
                           idt_error *error);
/* A quoted cell of CSV. */
void write_csv_cell(struct byte_writer *to, struct span text);

#endif
