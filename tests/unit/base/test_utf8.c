/* test_utf8.c -- strict decoding, against a slow statement of RFC 3629. */
#include "base/utf8.h"

#include "unit.h"

#include "guard_page.h"

static uint32_t read_whole(const char *bytes, size_t length) {
    const char *at = bytes;
    uint32_t point = utf8_read(&at, bytes + length);
    if (point != UTF8_BAD) assert_ptr_equal(at, bytes + length);
    if (point == UTF8_BAD) assert_ptr_equal(at, bytes + 1);
    return point;
}

static void utf8_write_every_point_reads_back(void **state) {
    (void)state;
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        if (point >= 0xD800 && point <= 0xDFFF) continue;
        char bytes[4];
        size_t length = utf8_write(point, bytes);
        const char *at = bytes;
        if (utf8_read(&at, bytes + length) != point || at != bytes + length)
            fail_msg("U+%04X does not read back", point);
    }
}

static void utf8_read_wrong_forms_gives_bad(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x8F\xBF\xBF",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xFE",
        "\xC3",
        "\xE2\x82",
        "\xF0\x9F\x98",
        "\xC3(",
        "\xE2(\x82",
        "\xE2\x82(",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(read_whole(wrong[i], strlen(wrong[i])), UTF8_BAD);
}

/* Every two-byte text: valid exactly if both are ASCII or C2..DF 80..BF. */
static void utf8_check_two_bytes_agrees_with_the_table(void **state) {
    (void)state;
    for (unsigned pair = 0; pair <= 0xFFFF; pair++) {
        unsigned a = pair >> 8, b = pair & 0xFF;
        char text[2] = {(char)a, (char)b};
        size_t expected = 2;
        if (a >= 0x80 && !(a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF))
            expected = 0;
        else if (a < 0x80 && b >= 0x80)
            expected = 1;
        if (utf8_check((struct span){text, 2}) != expected)
            fail_msg("bytes %02X %02X", a, b);
    }
}

static void utf8_check_tells_the_first_bad_byte(void **state) {
    (void)state;
    char text[64];
    for (size_t bad = 0; bad < sizeof text; bad++) {
        memset(text, 'a', sizeof text);
        text[bad] = (char)0xFF;
        assert_int_equal(utf8_check((struct span){text, sizeof text}), bad);
    }
    memset(text, 'a', sizeof text);
    assert_int_equal(utf8_check((struct span){text, sizeof text}), 64);
    assert_int_equal(utf8_check((struct span){NULL, 0}), 0);
}

/* A character that is cut off by the end of memory. */
static void utf8_check_cut_character_is_not_read_past(void **state) {
    (void)state;
    static const char text[] = "0123456789\xF0\x9F\x98\x80";
    for (size_t length = 0; length < sizeof text; length++) {
        struct guarded cut = guarded_copy((struct span){text, length});
        size_t expected = length > 10 && length < 14 ? 10 : length;
        assert_int_equal(utf8_check(cut.bytes), expected);
        guarded_free(&cut);
    }
}

static void utf8_count_counts_characters(void **state) {
    (void)state;
    assert_int_equal(utf8_count(SPAN_OF("")), 0);
    assert_int_equal(utf8_count(SPAN_OF("Kim")), 3);
    assert_int_equal(utf8_count(SPAN_OF("\xEA\xB9\x80 \xC3\xA9")), 3);
    assert_int_equal(utf8_count(SPAN_OF("\xF0\x9F\x98\x80")), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_write_every_point_reads_back),
        cmocka_unit_test(utf8_read_wrong_forms_gives_bad),
        cmocka_unit_test(utf8_check_two_bytes_agrees_with_the_table),
        cmocka_unit_test(utf8_check_tells_the_first_bad_byte),
        cmocka_unit_test(utf8_check_cut_character_is_not_read_past),
        cmocka_unit_test(utf8_count_counts_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
