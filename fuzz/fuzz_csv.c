/* fuzz_csv.c -- any bytes, as UTF-8 and as Latin-1: every row keeps what
 * csv_pull.h promises, and reading ends. */
#include "base/csv_pull.h"
#include "base/limits.h"
#include "base/os_file.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

static void check_row(const struct csv_row *row, struct span whole) {
    require(row->count >= 1 && row->count <= LIMIT_CSV_COLUMNS);
    require(row->line >= 1);
    require(row->offset + row->raw.length <= whole.length);
    require(span_equals(
        row->raw, (struct span){whole.bytes + row->offset, row->raw.length}));
    for (size_t i = 0; i < row->count; i++) {
        struct span field = row->fields[i];
        require(utf8_check(field) == field.length);
        require(!field.length || !memchr(field.bytes, 0, field.length));
    }
}

static void read_all(struct span whole, enum csv_encoding encoding) {
    struct csv_options options = {0, encoding};
    struct byte_stream *stream = NULL;
    struct csv *csv = NULL;
    const struct csv_row *row = NULL;
    idt_error error;
    if (byte_stream_over(whole, "fuzz.csv", &error, &stream)) return;
    if (csv_open(stream, &options, &error, &csv)) {
        byte_stream_close(stream);
        return;
    }
    for (size_t calls = 0;; calls++) {
        idt_status status = csv_next(csv, &error, &row);
        require(calls <= whole.length + 1);
        if (status == IDT_BAD_DATA || status == IDT_OVER_LIMIT) {
            require(error.line > 0 && error.column > 0);
            continue;
        }
        if (status || !row) break;
        check_row(row, whole);
    }
    csv_close(csv);
    byte_stream_close(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct span whole = {(const char *)data, size};
    /* Packed input reaches the unpackers, which have their own target; their
     * offsets are not those of `whole`. */
    bool is_packed = size >= 2 && (data[0] == 0x1F || data[0] == 0x28 ||
                                   (data[0] == 'P' && data[1] == 'K'));
    if (is_packed) return 0;
    read_all(whole, CSV_UTF8);
    read_all(whole, CSV_LATIN1);
    return 0;
}
