/* csv_pull.c -- one record at a time through one moving window.
 *
 *     bytes:  ......|20157,"KIM, Jong Un",-0-\r\n|20158,...
 *                   ^ start               ^ at            ^ filled
 *
 * A record is first scanned into fields (offsets from `start`, since filling
 * may move the window), then checked, and only then turned into spans.  A
 * field that says what its bytes say is a view of the window; one with
 * doubled quotes or foreign letters is written to `decoded`.
 * Invariant: start <= at <= filled, and the record being read is whole in
 * the window: its raw bytes can be kept, and reading can go on behind any
 * place in it after a failure.
 */
#include "base/csv_pull.h"

#include "base/bytes.h"
#include "base/growing_array.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/os_file.h"
#include "base/utf8.h"

#define READ_BYTES ((size_t)64 * 1024)
#define DOS_END    '\x1A'
#define NO_PLACE   SIZE_MAX

struct csv_field {
    size_t begin;        /* of the field with its quotes, from `start` */
    size_t from, length; /* of the text, from `start` */
    bool is_quoted, has_doubled_quotes;
    bool is_decoded; /* then from, length are in `decoded` */
};

struct csv {
    struct byte_stream *stream;
    const char *name;
    struct csv_options options;
    char *bytes;
    size_t room, start, at, filled;
    uint64_t offset; /* of bytes[0] in the stream */
    size_t line;     /* of bytes[start] */
    bool is_ended;   /* the stream has no more */
    bool has_row;    /* the last call gave the record at `start` */
    bool ends_plain[256];
    idt_status broken; /* a failure that stays, with its story */
    idt_error story;
    size_t bad_place; /* where the failed record is bad, from `start` */
    idt_status failed;
    idt_error *error; /* of the call under way */
    GROWING(struct csv_field) fields;
    GROWING(struct span) spans;
    GROWING(bool) quoted;
    struct byte_writer decoded;
    struct csv_row row;
};

/* ---- the window --------------------------------------------------------- */

static void break_off(struct csv *csv, idt_status status) {
    csv->broken = csv->failed = status;
    if (csv->error) *csv->error = csv->story;
}

/* Puts the record under way to the front and makes room behind it. */
static bool make_room(struct csv *csv) {
    if (csv->start > 0 && csv->filled > csv->start)
        memmove(csv->bytes, csv->bytes + csv->start, csv->filled - csv->start);
    csv->offset += csv->start;
    csv->at -= csv->start;
    csv->filled -= csv->start;
    csv->start = 0;
    return growing_room((void **)&csv->bytes, &csv->room,
                        csv->filled + READ_BYTES, 1);
}

/* Reads on; false at the end of the stream and on failure. */
static bool fill(struct csv *csv) {
    if (csv->is_ended || csv->broken) return false;
    if (!make_room(csv)) {
        break_off(csv, fail_memory(&csv->story));
        return false;
    }
    size_t length = 0;
    idt_status status =
        byte_stream_read(csv->stream, csv->bytes + csv->filled,
                         csv->room - csv->filled, &csv->story, &length);
    if (status) {
        break_off(csv, status);
        return false;
    }
    csv->filled += length;
    csv->is_ended = length == 0;
    return length > 0;
}

/* Whether `count` bytes stand at `at`, reading on if need be. */
static bool has_bytes(struct csv *csv, size_t count) {
    while (csv->filled - csv->at < count)
        if (!fill(csv)) return false;
    return true;
}

static char byte_at(const struct csv *csv, size_t place) {
    return csv->bytes[csv->start + place];
}

/* ---- places and failures ------------------------------------------------ */

/* Line and byte column of a place in the record, which is in the window. */
static struct place place_of(const struct csv *csv, size_t place) {
    const char *from = csv->bytes + csv->start;
    size_t line = csv->line, line_start = 0;
    for (size_t i = 0; i < place; i++)
        if (from[i] == '\n') {
            line++;
            line_start = i + 1;
        }
    return at(csv->name, line, place - line_start + 1);
}

#define REFUSE(csv, status, place, ...)                                        \
    ((csv)->failed =                                                           \
         fail((csv)->error, (status), place_of((csv), (place)), __VA_ARGS__),  \
     (csv)->bad_place = (place))

/* ---- bytes that are no text --------------------------------------------- */

static bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') ||
           byte == 0x7F;
}

/* Windows-1252 from 0x80 to 0x9F; 0 where it has no character. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t latin1_point(unsigned char byte) {
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

/* The first byte that is no character of Windows-1252. */
static size_t latin1_check(struct span raw) {
    size_t i = 0;
    while (i < raw.length && (raw.bytes[i] == 0 ||
                              latin1_point((unsigned char)raw.bytes[i]) != 0))
        i++;
    return i;
}

static size_t control_in(struct span raw) {
    size_t i = 0;
    while (i < raw.length && !is_control((unsigned char)raw.bytes[i]))
        i++;
    return i;
}

/* Refuses the first byte of the record, up to `length`, that is no text. */
static bool check_bytes(struct csv *csv, size_t length) {
    struct span raw = {csv->bytes + csv->start, length};
    bool is_latin1 = csv->options.encoding == CSV_LATIN1;
    size_t wrong = is_latin1 ? latin1_check(raw) : utf8_check(raw);
    size_t control = control_in((struct span){raw.bytes, wrong});
    if (control < wrong) {
        REFUSE(csv, IDT_BAD_DATA, control,
               "control character 0x%02X in the text; remove it",
               (unsigned char)raw.bytes[control]);
        return false;
    }
    if (wrong == length) return true;
    REFUSE(csv, IDT_BAD_DATA, wrong, "byte 0x%02X is not %s",
           (unsigned char)raw.bytes[wrong],
           is_latin1 ? "a Windows-1252 character"
                     : "UTF-8; convert the file or read it as Latin-1");
    return false;
}

/* ---- scanning ----------------------------------------------------------- */

static bool over_field_limit(struct csv *csv, const struct csv_field *field) {
    if (csv->at - csv->start - field->begin <= LIMIT_FIELD_BYTES + 2)
        return false;
    REFUSE(csv, IDT_OVER_LIMIT, field->begin,
           field->is_quoted
               ? "field is longer than %zu bytes; its closing quote may be lost"
               : "field is longer than %zu bytes",
           LIMIT_FIELD_BYTES);
    return true;
}

/* To the separator or line end behind a field without quotes. */
static bool scan_plain(struct csv *csv, struct csv_field *field) {
    do {
        size_t i = csv->at;
        while (i < csv->filled &&
               !csv->ends_plain[(unsigned char)csv->bytes[i]])
            i++;
        csv->at = i;
        if (over_field_limit(csv, field)) return false;
    } while (csv->at == csv->filled && fill(csv));
    if (csv->failed) return false;
    size_t end = csv->at - csv->start;
    bool is_line_end = csv->at == csv->filled || csv->bytes[csv->at] == '\n';
    if (is_line_end && end > field->from && byte_at(csv, end - 1) == '\r')
        end--;
    field->length = end - field->from;
    return true;
}

/* Behind a closing quote there must be a separator or a line end. */
static bool check_behind_quote(struct csv *csv) {
    if (!has_bytes(csv, 1)) return !csv->failed;
    if (csv->bytes[csv->at] == '\r') {
        bool has_more = has_bytes(csv, 2);
        if (csv->failed) return false;
        if (!has_more || csv->bytes[csv->at + 1] == '\n') {
            csv->at++;
            return true;
        }
    }
    if (csv->ends_plain[(unsigned char)csv->bytes[csv->at]]) return true;
    REFUSE(csv, IDT_BAD_DATA, csv->at - csv->start,
           "text after a closing quote; write a quote inside a field as \"\"");
    return false;
}

/* Moves behind the next quote. */
static bool find_quote(struct csv *csv, const struct csv_field *field) {
    for (;;) {
        size_t left = csv->filled - csv->at;
        const char *from = csv->bytes + csv->at;
        const char *quote = left ? memchr(from, '"', left) : NULL;
        csv->at += quote ? (size_t)(quote - from) + 1 : left;
        if (over_field_limit(csv, field)) return false;
        if (quote) return true;
        if (fill(csv)) continue;
        if (!csv->failed)
            REFUSE(csv, IDT_BAD_DATA, field->begin,
                   "quote opened here is not closed before the end");
        return false;
    }
}

static bool scan_quoted(struct csv *csv, struct csv_field *field) {
    field->is_quoted = true;
    field->from++;
    csv->at++;
    for (;;) {
        if (!find_quote(csv, field)) return false;
        if (!has_bytes(csv, 1) || csv->bytes[csv->at] != '"') break;
        field->has_doubled_quotes = true;
        csv->at++;
    }
    field->length = csv->at - csv->start - 1 - field->from;
    return !csv->failed && check_behind_quote(csv);
}

static bool scan_field(struct csv *csv) {
    size_t begin = csv->at - csv->start;
    struct csv_field field = {.begin = begin, .from = begin};
    bool is_quoted = has_bytes(csv, 1) && csv->bytes[csv->at] == '"';
    if (csv->failed) return false;
    if (!(is_quoted ? scan_quoted : scan_plain)(csv, &field)) return false;
    if (csv->fields.count == LIMIT_CSV_COLUMNS) {
        REFUSE(csv, IDT_OVER_LIMIT, begin, "record has more than %d fields",
               LIMIT_CSV_COLUMNS);
        return false;
    }
    if (csv->at - csv->start > LIMIT_RECORD_BYTES) {
        REFUSE(csv, IDT_OVER_LIMIT, 0, "record is longer than %zu bytes",
               LIMIT_RECORD_BYTES);
        return false;
    }
    if (growing_add(&csv->fields, field)) return true;
    break_off(csv, fail_memory(&csv->story));
    return false;
}

/* From `start` to the line end, which `at` is left on. */
static bool scan_record(struct csv *csv) {
    growing_clear(&csv->fields);
    while (scan_field(csv)) {
        if (csv->at == csv->filled || csv->bytes[csv->at] == '\n') return true;
        csv->at++;
    }
    return false;
}

/* ---- from fields to a row ----------------------------------------------- */

static bool has_high_byte(struct span text) {
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] >= 0x80) return true;
    return false;
}

/* Writes the field's text without doubled quotes and as UTF-8. */
static void decode_field(struct csv *csv, struct csv_field *field) {
    const char *from = csv->bytes + csv->start + field->from;
    bool is_latin1 = csv->options.encoding == CSV_LATIN1;
    size_t begin = csv->decoded.bytes.count;
    for (size_t i = 0; i < field->length; i++) {
        char point[4] = {from[i], 0, 0, 0};
        size_t length = 1;
        if (is_latin1)
            length = utf8_write(latin1_point((unsigned char)from[i]), point);
        write_bytes(&csv->decoded, point, length);
        if (field->is_quoted && from[i] == '"') i++;
    }
    field->from = begin;
    field->length = csv->decoded.bytes.count - begin;
    field->is_decoded = true;
}

static void decode_fields(struct csv *csv, struct span raw) {
    bool is_foreign = csv->options.encoding == CSV_LATIN1 && has_high_byte(raw);
    growing_clear(&csv->decoded.bytes);
    for (size_t i = 0; i < csv->fields.count; i++)
        if (is_foreign || csv->fields.items[i].has_doubled_quotes)
            decode_field(csv, &csv->fields.items[i]);
}

/* The record from `start` to `at` as a row. */
static bool make_row(struct csv *csv, struct span raw) {
    decode_fields(csv, raw);
    size_t count = csv->fields.count;
    if (csv->decoded.failed || !growing_reserve(&csv->spans, count) ||
        !growing_reserve(&csv->quoted, count)) {
        break_off(csv, fail_memory(&csv->story));
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const struct csv_field *field = &csv->fields.items[i];
        const char *base =
            field->is_decoded ? csv->decoded.bytes.items : raw.bytes;
        csv->spans.items[i] =
            field->length ? (struct span){base + field->from, field->length}
                          : SPAN_EMPTY;
        csv->quoted.items[i] = field->is_quoted;
    }
    csv->row = (struct csv_row){.fields = csv->spans.items,
                                .is_quoted = csv->quoted.items,
                                .count = count,
                                .line = csv->line,
                                .offset = csv->offset + csv->start,
                                .raw = raw,
                                .has_line_end = csv->at < csv->filled};
    return true;
}

static struct span raw_record(const struct csv *csv) {
    struct span raw = {csv->bytes + csv->start, csv->at - csv->start};
    if (raw.length > 0 && raw.bytes[raw.length - 1] == '\r') raw.length--;
    return raw;
}

/* ---- between records ---------------------------------------------------- */

/* Makes the byte behind `place` the start of the next record. */
static void go_behind(struct csv *csv, size_t place) {
    for (size_t i = 0; i < place; i++)
        csv->line += csv->bytes[csv->start + i] == '\n';
    csv->start += place;
    csv->at = csv->start;
}

/* After a refused record: behind the line end that follows the bad place.
 * What is skipped is dropped, so a lost line end cannot fill the memory. */
static void go_behind_bad_line(struct csv *csv) {
    go_behind(csv, csv->bad_place);
    for (;;) {
        size_t left = csv->filled - csv->start;
        const char *from = csv->bytes + csv->start;
        const char *end = left ? memchr(from, '\n', left) : NULL;
        go_behind(csv, end ? (size_t)(end - from) + 1 : left);
        if (end || !fill(csv)) return;
    }
}

/* Behind the record that the last call gave. */
static void go_behind_row(struct csv *csv) {
    size_t length = csv->at - csv->start;
    go_behind(csv, csv->at < csv->filled ? length + 1 : length);
}

/* Leaves what the last call was about. */
static void go_on(struct csv *csv) {
    if (csv->bad_place != NO_PLACE)
        go_behind_bad_line(csv);
    else if (csv->has_row)
        go_behind_row(csv);
    csv->bad_place = NO_PLACE;
    csv->has_row = false;
}

/* Skips empty lines; whether a record begins at `start`. */
static bool find_record(struct csv *csv) {
    for (;;) {
        if (!has_bytes(csv, 1)) return false;
        size_t length = csv->bytes[csv->at] == '\n' ? 1 : 0;
        if (csv->bytes[csv->at] == '\r') {
            if (!has_bytes(csv, 2))
                length = csv->failed ? 0 : 1;
            else if (csv->bytes[csv->at + 1] == '\n')
                length = 2;
        }
        if (length == 0) return !csv->failed;
        go_behind(csv, length);
    }
}

/* Whether nothing but ^Z and a line end stand from `start` to the end. */
static bool is_dos_end(struct csv *csv) {
    if (csv->bytes[csv->at] != DOS_END) return false;
    has_bytes(csv, 4); /* ^Z CR LF and one too many */
    struct span rest = {csv->bytes + csv->at, csv->filled - csv->at};
    return span_is(rest, "\x1A") || span_is(rest, "\x1A\n") ||
           span_is(rest, "\x1A\r\n");
}

static bool has_line_end(const struct csv *csv) {
    return csv->filled > 0 && memchr(csv->bytes, '\n', csv->filled);
}

/* Before the first record: byte order mark and separator. */
static void look_at_opening(struct csv *csv) {
    if (has_bytes(csv, 3) && memcmp(csv->bytes, "\xEF\xBB\xBF", 3) == 0)
        csv->start = csv->at = 3;
    if (csv->options.separator == 0) {
        while (csv->filled < READ_BYTES && !has_line_end(csv) && fill(csv))
            continue;
        csv->options.separator = csv_separator_guess(
            (struct span){csv->bytes + csv->at, csv->filled - csv->at});
    }
    csv->ends_plain['\n'] = true;
    csv->ends_plain[(unsigned char)csv->options.separator] = true;
}

/* ---- public ------------------------------------------------------------- */

idt_status csv_open(struct byte_stream *stream,
                    const struct csv_options *options, idt_error *error,
                    struct csv **out) {
    struct csv *csv = memory_take_zeroed(1, sizeof *csv);
    if (!csv) return fail_memory(error);
    csv->stream = stream;
    csv->name = byte_stream_name(stream);
    if (options) csv->options = *options;
    csv->line = 1;
    csv->bad_place = NO_PLACE;
    csv->error = error;
    look_at_opening(csv);
    idt_status status = csv->failed;
    if (status)
        csv_close(csv);
    else
        *out = csv;
    return status;
}

idt_status csv_next(struct csv *csv, idt_error *error,
                    const struct csv_row **row) {
    csv->error = error;
    csv->failed = IDT_OK;
    go_on(csv);
    if (csv->broken) break_off(csv, csv->broken);
    if (csv->failed) return csv->failed;
    if (!find_record(csv) || is_dos_end(csv)) {
        if (csv->failed) return csv->failed;
        *row = NULL;
        return IDT_OK;
    }
    if (!scan_record(csv)) {
        /* A wrong byte before the bad place is what really went wrong. */
        if (!csv->broken) check_bytes(csv, csv->bad_place);
        return csv->failed;
    }
    struct span raw = raw_record(csv);
    if (!check_bytes(csv, raw.length) || !make_row(csv, raw))
        return csv->failed;
    csv->has_row = true;
    *row = &csv->row;
    return IDT_OK;
}

struct place csv_place(const struct csv *csv, size_t field) {
    size_t place =
        field < csv->fields.count ? csv->fields.items[field].begin : 0;
    return place_of(csv, place);
}

char csv_separator(const struct csv *csv) {
    return csv->options.separator;
}

char csv_separator_guess(struct span opening) {
    static const char separators[] = {',', ';', '\t'};
    size_t counts[sizeof separators] = {0}, best = 0;
    bool is_quoted = false;
    for (size_t i = 0; i < opening.length; i++) {
        char byte = opening.bytes[i];
        if (byte == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (byte == '\n') break;
        for (size_t k = 0; k < sizeof separators; k++)
            counts[k] += byte == separators[k];
    }
    for (size_t k = 1; k < sizeof separators; k++)
        if (counts[k] > counts[best]) best = k;
    return separators[best];
}

void csv_close(struct csv *csv) {
    if (!csv) return;
    growing_drop((void **)&csv->bytes);
    growing_release(&csv->fields);
    growing_release(&csv->spans);
    growing_release(&csv->quoted);
    byte_writer_release(&csv->decoded);
    memory_free(csv);
}
