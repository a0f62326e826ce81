/* test_json_write.c -- punctuation, escapes and numbers of the emitter. */
#include "base/json_write.h"

#include "unit.h"

#include <cJSON.h>
#include <stdio.h>

static void assert_written(struct byte_writer *bytes, const char *expected) {
    assert_false(bytes->failed);
    write_byte(bytes, 0);
    assert_string_equal(bytes->bytes.items, expected);
    byte_writer_release(bytes);
}

static void write_sample(struct json_writer *json) {
    json_open_object(json);
    json_put_key(json, "id");
    json_put_string(json, "c1");
    json_put_key(json, "empty");
    json_open_array(json);
    json_close_array(json);
    json_put_key(json, "list");
    json_open_array(json);
    json_put_integer(json, 1);
    json_open_object(json);
    json_close_object(json);
    json_open_object(json);
    json_put_key(json, "a");
    json_put_bool(json, true);
    json_put_key(json, "b");
    json_put_bool(json, false);
    json_close_object(json);
    json_put_null(json);
    json_close_array(json);
    json_put_key(json, "raw");
    json_put_raw(json, SPAN_OF("[1,2]"));
    json_put_key(json, "none");
    json_put_string(json, NULL);
    json_close_object(json);
    json_end_line(json);
}

static void json_write_compact_has_no_space(void **state) {
    (void)state;
    struct byte_writer bytes = {0};
    struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
    write_sample(&json);
    write_sample(&json);
    const char *line = "{\"id\":\"c1\",\"empty\":[],\"list\":[1,{},"
                       "{\"a\":true,\"b\":false},null],\"raw\":[1,2],"
                       "\"none\":null}\n";
    char twice[400];
    snprintf(twice, sizeof twice, "%s%s", line, line);
    assert_written(&bytes, twice);
}

static void json_write_pretty_indents_by_two(void **state) {
    (void)state;
    struct byte_writer bytes = {0};
    struct json_writer json = json_writer_to(&bytes, JSON_PRETTY);
    write_sample(&json);
    assert_written(&bytes, "{\n"
                           "  \"id\": \"c1\",\n"
                           "  \"empty\": [],\n"
                           "  \"list\": [\n"
                           "    1,\n"
                           "    {},\n"
                           "    {\n"
                           "      \"a\": true,\n"
                           "      \"b\": false\n"
                           "    },\n"
                           "    null\n"
                           "  ],\n"
                           "  \"raw\": [1,2],\n"
                           "  \"none\": null\n"
                           "}\n");
}

struct text_case {
    struct span text;
    const char *written;
};

#define TEXT(literal)                                                          \
    { literal, sizeof(literal) - 1 }

static void json_put_text_escapes_what_must_be(void **state) {
    (void)state;
    static const struct text_case cases[] = {
        {TEXT(""), "\"\""},
        {TEXT("KIM, Jong Un"), "\"KIM, Jong Un\""},
        {TEXT("\"\\/"), "\"\\\"\\\\/\""},
        {TEXT("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\""},
        {TEXT("a\0b\x1F\x7F"), "\"a\\u0000b\\u001f\\u007f\""},
        {TEXT("\xEA\xB9\x80 \xC3\xA9"), "\"\xEA\xB9\x80 \xC3\xA9\""},
        {TEXT("a\xFF"
              "b"),
         "\"a\xEF\xBF\xBD"
         "b\""},
        {TEXT("\xC3"), "\"\xEF\xBF\xBD\""},
        {TEXT("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {TEXT("\xC3\xA9\xFF\xC3\xA9"), "\"\xC3\xA9\xEF\xBF\xBD\xC3\xA9\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct byte_writer bytes = {0};
        struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
        json_put_text(&json, cases[i].text);
        assert_written(&bytes, cases[i].written);
    }
}

/* Every single byte, read back by a JSON reader that is not ours. */
static void json_put_text_every_byte_reads_back(void **state) {
    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        char text[3] = {'a', (char)byte, 'b'};
        struct byte_writer bytes = {0};
        struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
        json_put_text(&json, (struct span){text, 3});
        cJSON *read =
            cJSON_ParseWithLength(bytes.bytes.items, bytes.bytes.count);
        assert_non_null(read);
        char expected[8] = {'a', (char)byte, 'b', 0};
        if (byte >= 0x80)
            memcpy(expected,
                   "a\xEF\xBF\xBD"
                   "b",
                   6);
        assert_string_equal(cJSON_GetStringValue(read), expected);
        cJSON_Delete(read);
        byte_writer_release(&bytes);
    }
}

struct number_case {
    int64_t number;
    unsigned digits;
    const char *written;
};

static void json_put_decimal_keeps_every_digit(void **state) {
    (void)state;
    static const struct number_case cases[] = {
        {0, 0, "0"},
        {-1, 0, "-1"},
        {INT64_MAX, 0, "9223372036854775807"},
        {INT64_MIN, 0, "-9223372036854775808"},
        {98, 2, "0.98"},
        {70, 2, "0.70"},
        {5, 3, "0.005"},
        {0, 2, "0.00"},
        {-5, 1, "-0.5"},
        {12345, 2, "123.45"},
        {INT64_MIN, 18, "-9.223372036854775808"},
        {1, 18, "0.000000000000000001"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct byte_writer bytes = {0};
        struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
        json_put_decimal(&json, cases[i].number, cases[i].digits);
        assert_written(&bytes, cases[i].written);
    }
}

static void json_open_array_deepest_closes_again(void **state) {
    (void)state;
    struct byte_writer bytes = {0};
    struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
    char expected[2 * JSON_WRITE_DEPTH + 1] = {0};
    for (int i = 0; i < JSON_WRITE_DEPTH; i++) {
        json_open_array(&json);
        expected[i] = '[';
        expected[JSON_WRITE_DEPTH + i] = ']';
    }
    for (int i = 0; i < JSON_WRITE_DEPTH; i++)
        json_close_array(&json);
    assert_written(&bytes, expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_write_compact_has_no_space),
        cmocka_unit_test(json_write_pretty_indents_by_two),
        cmocka_unit_test(json_put_text_escapes_what_must_be),
        cmocka_unit_test(json_put_text_every_byte_reads_back),
        cmocka_unit_test(json_put_decimal_keeps_every_digit),
        cmocka_unit_test(json_open_array_deepest_closes_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
