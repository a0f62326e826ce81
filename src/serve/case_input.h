/* case_input.h -- the text of one case, whole, from a file or standard input. */
#ifndef SERVE_CASE_INPUT_H
#define SERVE_CASE_INPUT_H

#include "base/bytes.h"
#include "base/error.h"

/* Path "-" is standard input.  IDT_OVER_LIMIT over LIMIT_RECORD_BYTES. */
idt_status case_input_read(const char *path, idt_error *error,
                           struct byte_writer *to);

#endif
