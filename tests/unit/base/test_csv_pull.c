/* test_csv_pull.c -- records, their places, and what is refused.
 *
 * The stream here is a stand-in that hands out pieces of a chosen size, so
 * every text is read in pieces of 1, 2, 3 ... bytes and must give the same.
 */
#include "base/csv_pull.h"
#include "base/limits.h"
#include "base/os_file.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>

struct byte_stream {
    struct span rest;
    size_t piece;
    bool breaks; /* fails where the bytes end */
};

const char *byte_stream_name(const struct byte_stream *stream) {
    (void)stream;
    return "t.csv";
}

idt_status byte_stream_read(struct byte_stream *stream, char *to, size_t room,
                            idt_error *error, size_t *length) {
    size_t count = stream->rest.length;
    if (count > stream->piece) count = stream->piece;
    if (count > room) count = room;
    if (count == 0 && stream->breaks)
        return (fail)(error, IDT_INPUT_OUTPUT, NOWHERE, "read failed");
    if (count) memcpy(to, stream->rest.bytes, count);
    stream->rest.bytes += count;
    stream->rest.length -= count;
    *length = count;
    return IDT_OK;
}

/* ---- records as one line of text ---------------------------------------- */

struct shown {
    char text[2000];
    size_t length;
};

static void show(struct shown *shown, struct span text) {
    assert_true(shown->length + text.length < sizeof shown->text);
    memcpy(shown->text + shown->length, text.bytes, text.length);
    shown->length += text.length;
    shown->text[shown->length] = 0;
}

static void show_row(struct shown *shown, const struct csv_row *row) {
    char line[32];
    snprintf(line, sizeof line, "%zu:", row->line);
    show(shown, span_of(line));
    for (size_t i = 0; i < row->count; i++) {
        show(shown, row->is_quoted[i] ? SPAN_OF("'") : SPAN_OF("["));
        show(shown, row->fields[i]);
        show(shown, row->is_quoted[i] ? SPAN_OF("'") : SPAN_OF("]"));
    }
    show(shown, SPAN_OF(" "));
}

/* All records of `text`; a refused one as "!line:column". */
static void show_all(struct span text, const struct csv_options *options,
                     size_t piece, struct shown *shown) {
    struct byte_stream stream = {text, piece, false};
    struct csv *csv = NULL;
    const struct csv_row *row = NULL;
    idt_error error;
    *shown = (struct shown){{0}, 0};
    assert_int_equal(csv_open(&stream, options, &error, &csv), IDT_OK);
    for (;;) {
        idt_status status = csv_next(csv, &error, &row);
        if (status) {
            char place[40];
            snprintf(place, sizeof place, "!%u:%u ", error.line, error.column);
            assert_string_equal(error.source, "t.csv");
            show(shown, span_of(place));
            continue;
        }
        if (!row) break;
        assert_memory_equal(row->raw.bytes, text.bytes + row->offset,
                            row->raw.length);
        show_row(shown, row);
    }
    assert_int_equal(csv_next(csv, &error, &row), IDT_OK);
    assert_null(row);
    csv_close(csv);
}

#define TEXT(literal)                                                          \
    { literal, sizeof(literal) - 1 }

struct csv_case {
    struct span text;
    const char *shown;
    struct csv_options options;
};

static const struct csv_case csv_cases[] = {
    {TEXT(""), "", {0}},
    {TEXT("a"), "1:[a] ", {0}},
    {TEXT("a,b\nc,d\n"), "1:[a][b] 2:[c][d] ", {0}},
    {TEXT("a,b\r\nc,d\r\n"), "1:[a][b] 2:[c][d] ", {0}},
    {TEXT("a,b\r"), "1:[a][b] ", {0}},
    {TEXT("\xEF\xBB\xBF"
          "a,b\n"),
     "1:[a][b] ",
     {0}},
    {TEXT("\xEF\xBB\xBF\"a\",b\n"), "1:'a'[b] ", {0}},
    {TEXT("\xEF\xBB\xBF"), "", {0}},
    {TEXT(",\n"), "1:[][] ", {0}},
    {TEXT("a,\n,b"), "1:[a][] 2:[][b] ", {0}},
    {TEXT("\n\r\na\n\n\nb\n\n"), "3:[a] 6:[b] ", {0}},
    {TEXT("\"\"\n"), "1:'' ", {0}},
    {TEXT("\"a,b\",c\n"), "1:'a,b'[c] ", {0}},
    {TEXT("\"a\"\"b\",\"\"\"\"\n"), "1:'a\"b''\"' ", {0}},
    {TEXT("\"a\r\nb\",c\nd\n"), "1:'a\r\nb'[c] 3:[d] ", {0}},
    {TEXT("\"a\"\r\n\"b\"\r\n"), "1:'a' 2:'b' ", {0}},
    {TEXT("\"a\"\r"), "1:'a' ", {0}},
    {TEXT("\"a\""), "1:'a' ", {0}},
    {TEXT("5\" pipe,a\"b\"\n"), "1:[5\" pipe][a\"b\"] ", {0}},
    {TEXT(" \"a\" ,b\n"), "1:[ \"a\" ][b] ", {0}},
    {TEXT("a\tb,c\n"), "1:[a\tb][c] ", {',', CSV_UTF8}},
    {TEXT("a;b,c\n"), "1:[a][b,c] ", {';', CSV_UTF8}},
    {TEXT("a;b;c,d\n"), "1:[a][b][c,d] ", {0}},
    {TEXT("a\tb\n\"c\"\td\n"), "1:[a][b] 2:'c'[d] ", {0}},
    {TEXT("a,b\n\x1A"), "1:[a][b] ", {0}},
    {TEXT("a,b\r\n\x1A\r\n"), "1:[a][b] ", {0}},
    {TEXT("a,b\n\x1A\nc\n"), "1:[a][b] !2:1 3:[c] ", {0}},
    {TEXT("a,b\x1A"), "!1:4 ", {0}},
    {TEXT("a\n\x1A\x1A"), "1:[a] !2:1 ", {0}},
    {TEXT("a,b\0c\nd\n"), "!1:4 2:[d] ", {0}},
    {TEXT("a\x7F\nb\n"), "!1:2 2:[b] ", {0}},
    {TEXT("\"a\n\x01\",b\nc\n"), "!2:1 3:[c] ", {0}},
    {TEXT("a\nb,\xFF\nc\n"), "1:[a] !2:3 3:[c] ", {0}},
    {TEXT("\xEA\xB9\x80,\xC3\xA9\n"), "1:[\xEA\xB9\x80][\xC3\xA9] ", {0}},
    {TEXT("\xEA\xB9"), "!1:1 ", {0}},
    {TEXT("\"a\"b,c\nd\n"), "!1:4 2:[d] ", {0}},
    {TEXT("\"a\" ,c\nd\n"), "!1:4 2:[d] ", {0}},
    {TEXT("\"a\"\rb\nd\n"), "!1:4 2:[d] ", {0}},
    {TEXT("a\nb,\"c\nd\ne\n"), "1:[a] !2:3 3:[d] 4:[e] ", {0}},
    {TEXT("\""), "!1:1 ", {0}},
    {TEXT("\"\"\""), "!1:1 ", {0}},
    /* The first thing wrong is what is told. */
    {TEXT("\xFF,\"a\"b\nd\n"), "!1:1 2:[d] ", {0}},
    {TEXT("\xFF,\x01\nd\n"), "!1:1 2:[d] ", {0}},
    {TEXT("Jos\xE9,\x80\x9F\n"),
     "1:[Jos\xC3\xA9][\xE2\x82\xAC\xC5\xB8] ",
     {',', CSV_LATIN1}},
    {TEXT("\"\xE9\"\"\",b\n"), "1:'\xC3\xA9\"'[b] ", {',', CSV_LATIN1}},
    {TEXT("a\x81\nb\n"), "!1:2 2:[b] ", {',', CSV_LATIN1}},
    {TEXT("a\0\nb\n"), "!1:2 2:[b] ", {',', CSV_LATIN1}},
    {TEXT("a,b\n\x1A"), "1:[a][b] ", {',', CSV_LATIN1}},
};

static void csv_next_every_case_in_any_pieces(void **state) {
    (void)state;
    static const size_t pieces[] = {1, 2, 3, 5, 4096};
    for (size_t i = 0; i < sizeof csv_cases / sizeof *csv_cases; i++)
        for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
            struct shown shown;
            show_all(csv_cases[i].text, &csv_cases[i].options, pieces[k],
                     &shown);
            assert_string_equal(shown.text, csv_cases[i].shown);
        }
}

/* ---- what the messages say ---------------------------------------------- */

struct story_case {
    struct span text;
    idt_status status;
    const char *words;
};

static void csv_next_failure_tells_the_remedy(void **state) {
    (void)state;
    static const struct story_case cases[] = {
        {TEXT("\"a\"b"), IDT_BAD_DATA, "write a quote inside a field as"},
        {TEXT("\"a"), IDT_BAD_DATA, "not closed"},
        {TEXT("\xFF"), IDT_BAD_DATA, "0xFF is not UTF-8"},
        {TEXT("a\0"), IDT_BAD_DATA, "control character 0x00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct byte_stream stream = {cases[i].text, 64, false};
        struct csv *csv;
        idt_error error;
        const struct csv_row *row = NULL;
        assert_int_equal(csv_open(&stream, NULL, &error, &csv), IDT_OK);
        assert_int_equal(csv_next(csv, &error, &row), cases[i].status);
        assert_non_null(strstr(error.message, cases[i].words));
        assert_null(row);
        csv_close(csv);
    }
}

/* ---- limits -------------------------------------------------------------- */

static idt_status first_status(struct span text, idt_error *error) {
    struct byte_stream stream = {text, SIZE_MAX, false};
    struct csv *csv;
    const struct csv_row *row;
    assert_int_equal(csv_open(&stream, NULL, error, &csv), IDT_OK);
    idt_status status = csv_next(csv, error, &row);
    csv_close(csv);
    return status;
}

static void csv_next_field_at_and_over_its_limit(void **state) {
    (void)state;
    size_t room = LIMIT_FIELD_BYTES + 8;
    char *text = malloc(room);
    assert_non_null(text);
    memset(text, 'a', room);
    idt_error error;
    text[0] = text[LIMIT_FIELD_BYTES + 1] = '"';
    struct span quoted = {text, LIMIT_FIELD_BYTES + 2};
    assert_int_equal(first_status(quoted, &error), IDT_OK);
    text[LIMIT_FIELD_BYTES + 1] = 'a';
    text[LIMIT_FIELD_BYTES + 4] = '"';
    quoted.length = LIMIT_FIELD_BYTES + 5;
    assert_int_equal(first_status(quoted, &error), IDT_OVER_LIMIT);
    assert_non_null(strstr(error.message, "quote may be lost"));
    assert_int_equal(error.line, 1);
    assert_int_equal(error.column, 1);
    text[0] = 'a';
    struct span plain = {text, LIMIT_FIELD_BYTES};
    assert_int_equal(first_status(plain, &error), IDT_OK);
    plain.length = LIMIT_FIELD_BYTES + 3;
    assert_int_equal(first_status(plain, &error), IDT_OVER_LIMIT);
    free(text);
}

static void csv_next_columns_at_and_over_their_limit(void **state) {
    (void)state;
    char text[LIMIT_CSV_COLUMNS + 1];
    memset(text, ',', sizeof text);
    idt_error error;
    struct span row = {text, LIMIT_CSV_COLUMNS - 1};
    assert_int_equal(first_status(row, &error), IDT_OK);
    row.length++;
    assert_int_equal(first_status(row, &error), IDT_OVER_LIMIT);
}

/* ---- the rest ------------------------------------------------------------ */

static void csv_next_broken_stream_fails_again(void **state) {
    (void)state;
    struct byte_stream stream = {SPAN_OF("a,b\nc"), 4, true};
    struct csv *csv;
    idt_error error;
    const struct csv_row *row = NULL;
    assert_int_equal(csv_open(&stream, NULL, &error, &csv), IDT_OK);
    assert_int_equal(csv_next(csv, &error, &row), IDT_OK);
    assert_int_equal(row->count, 2);
    for (int i = 0; i < 3; i++) {
        error = (idt_error){0};
        assert_int_equal(csv_next(csv, &error, &row), IDT_INPUT_OUTPUT);
        assert_string_equal(error.message, "read failed");
    }
    assert_int_equal(csv_next(csv, NULL, &row), IDT_INPUT_OUTPUT);
    csv_close(csv);
}

static void csv_place_names_the_field(void **state) {
    (void)state;
    struct byte_stream stream = {SPAN_OF("x\n\"a\nb\",cc,d\n"), 3, false};
    struct csv *csv;
    const struct csv_row *row;
    assert_int_equal(csv_open(&stream, NULL, NULL, &csv), IDT_OK);
    assert_int_equal(csv_next(csv, NULL, &row), IDT_OK);
    assert_int_equal(csv_next(csv, NULL, &row), IDT_OK);
    struct place place = csv_place(csv, 2);
    assert_string_equal(place.source, "t.csv");
    assert_int_equal(place.line, 3);
    assert_int_equal(place.column, 7);
    assert_int_equal(csv_place(csv, 0).line, 2);
    assert_int_equal(csv_separator(csv), ',');
    csv_close(csv);
}

static void csv_separator_guess_takes_the_most_frequent(void **state) {
    (void)state;
    assert_int_equal(csv_separator_guess(SPAN_OF("")), ',');
    assert_int_equal(csv_separator_guess(SPAN_OF("name")), ',');
    assert_int_equal(csv_separator_guess(SPAN_OF("a;b,c;d")), ';');
    assert_int_equal(csv_separator_guess(SPAN_OF("a\tb")), '\t');
    assert_int_equal(csv_separator_guess(SPAN_OF("\"a;b;c\",d\n;;;")), ',');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_next_every_case_in_any_pieces),
        cmocka_unit_test(csv_next_failure_tells_the_remedy),
        cmocka_unit_test(csv_next_field_at_and_over_its_limit),
        cmocka_unit_test(csv_next_columns_at_and_over_their_limit),
        cmocka_unit_test(csv_next_broken_stream_fails_again),
        cmocka_unit_test(csv_place_names_the_field),
        cmocka_unit_test(csv_separator_guess_takes_the_most_frequent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
