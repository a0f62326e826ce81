/* list_file.c -- the file around the records: opening, dates, headers, ids.
 *
 *     "Report Date: 23-Sep-2026"          -> 2026-09-23
 *     "2026-08-01T23:00:03.110Z"          -> 2026-08-01
 *     "Banca Privada d'Andorra"           -> banca-privada-d-andorra
 */
#include "source/list_records.h"

#include "base/csv_pull.h"

idt_status list_file_open(struct source_set *set, idt_error *error,
                          struct byte_stream **stream) {
    if (set->count != 1)
        return fail(error, IDT_BAD_SOURCE, NOWHERE,
                    "a list of kind '%s' is one file, not %zu",
                    set->reader ? set->reader->kind : "?", set->count);
    return byte_stream_open(set->files[0].path, error, stream);
}

void list_file_done(struct source_set *set, const struct byte_stream *stream) {
    struct sha256 sum;
    uint64_t bytes;
    if (!byte_stream_sum(stream, &sum, &bytes)) return;
    set->files[0].sum = sum;
    set->files[0].raw_bytes = bytes;
}

idt_status row_check_cut(const struct csv *csv, const struct csv_row *row,
                         size_t columns, idt_error *error) {
    if (row->has_line_end || row->count >= columns) return IDT_OK;
    return fail(error, IDT_BAD_SOURCE, csv_place(csv, row->count - 1),
                "file ends in a row, after %zu of %zu columns; get it again",
                row->count, columns);
}

/* Without what stands before ": ", and without a time behind the day. */
static struct span date_alone(struct span text) {
    size_t colon = span_find(text, ": ", 0);
    if (colon < text.length) {
        text.bytes += colon + 1;
        text.length -= colon + 1;
    }
    text = span_trim(text);
    if (text.length > 10 && text.bytes[10] == 'T') text.length = 10;
    return text;
}

day_number published_day(struct span text) {
    char bytes[32];
    struct date_range date;
    text = date_alone(text);
    if (text.length < 8 || text.length > sizeof bytes) return DAY_NONE;
    if (!date_parse(text, &date)) {
        /* "23-Sep-2026": the month's name is known between spaces. */
        for (size_t i = 0; i < text.length; i++)
            bytes[i] = text.bytes[i] == '-' ? ' ' : text.bytes[i];
        if (!date_parse((struct span){bytes, text.length}, &date))
            return DAY_NONE;
    }
    return date.first == date.last ? date.first : DAY_NONE;
}

bool head_has_columns(struct span head, const char *mark,
                      const char *const *others) {
    size_t place = span_find(head, mark, 0);
    if (place == head.length) return false;
    size_t end = span_find(head, "\n", place);
    while (place > 0 && head.bytes[place - 1] != '\n')
        place--;
    struct span line = {head.bytes + place, end - place};
    for (; *others; others++)
        if (span_find(line, *others, 0) == line.length) return false;
    return true;
}

struct span slug_of(struct party *party, struct span text) {
    char *bytes = arena_take(party->arena, text.length + 1, 1);
    if (!bytes) {
        party->failed = true;
        return SPAN_EMPTY;
    }
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte >= 'A' && byte <= 'Z') byte = (char)(byte - 'A' + 'a');
        bool is_kept =
            (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (is_kept)
            bytes[length++] = byte;
        else if (length > 0 && bytes[length - 1] != '-')
            bytes[length++] = '-';
    }
    while (length > 0 && bytes[length - 1] == '-')
        length--;
    return (struct span){bytes, length};
}
