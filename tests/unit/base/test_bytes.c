/* test_bytes.c -- what is written reads back; what is cut does not. */
#include "base/bytes.h"

#include "unit.h"

#include "guard_page.h"

static const uint64_t numbers[] = {
    0, 1, 127, 128, 16383, 16384, UINT32_MAX, 1ull << 63, UINT64_MAX};
#define NUMBER_COUNT (sizeof numbers / sizeof *numbers)

static void bytes_numbers_read_back(void **state) {
    (void)state;
    struct byte_writer to = {0};
    for (size_t i = 0; i < NUMBER_COUNT; i++) {
        write_number(&to, numbers[i]);
        write_signed(&to, (int64_t)numbers[i]);
    }
    struct byte_reader from = byte_reader_of(written(&to));
    for (size_t i = 0; i < NUMBER_COUNT; i++) {
        assert_int_equal(read_number(&from), numbers[i]);
        assert_int_equal(read_signed(&from), (int64_t)numbers[i]);
    }
    assert_false(from.failed);
    assert_true(from.at == from.end);
    byte_writer_release(&to);
}

static void bytes_known_numbers_have_known_form(void **state) {
    (void)state;
    struct byte_writer to = {0};
    write_number(&to, 300);
    write_signed(&to, -1);
    write_signed(&to, 1);
    write_signed(&to, INT64_MIN);
    write_text(&to, SPAN_OF("ab"));
    static const char wanted[] =
        "\xAC\x02\x01\x02\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x02"
        "ab";
    assert_true(span_equals(written(&to), SPAN_OF(wanted)));
    byte_writer_release(&to);
}

static void bytes_cut_anywhere_stays_failed(void **state) {
    (void)state;
    struct byte_writer to = {0};
    write_number(&to, UINT64_MAX);
    write_text(&to, SPAN_OF("KIM"));
    write_byte(&to, 9);
    struct span whole = written(&to);
    for (size_t n = 0; n <= whole.length; n++) {
        struct guarded cut = guarded_copy((struct span){whole.bytes, n});
        struct byte_reader from = byte_reader_of(cut.bytes);
        uint64_t number = read_number(&from);
        struct span text = read_text(&from);
        uint8_t byte = read_byte(&from);
        assert_int_equal(from.failed, n < whole.length);
        assert_true(number == (n >= 10 ? UINT64_MAX : 0));
        assert_int_equal(text.length, n >= 14 ? 3 : 0);
        assert_int_equal(byte, n >= 15 ? 9 : 0);
        guarded_free(&cut);
    }
    byte_writer_release(&to);
}

static void bytes_too_large_numbers_fail(void **state) {
    (void)state;
    static const struct span bad[] = {
        {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10},
        {"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 11},
    };
    for (size_t i = 0; i < 2; i++) {
        struct byte_reader from = byte_reader_of(bad[i]);
        assert_int_equal(read_number(&from), 0);
        assert_true(from.failed);
        assert_int_equal(read_byte(&from), 0);
    }
}

static void bytes_text_longer_than_input_fails(void **state) {
    (void)state;
    struct byte_writer to = {0};
    write_number(&to, UINT64_MAX);
    write_bytes(&to, "abc", 3);
    struct byte_reader from = byte_reader_of(written(&to));
    assert_int_equal(read_text(&from).length, 0);
    assert_true(from.failed);
    byte_writer_release(&to);
}

static void bytes_write_overflow_says_failed(void **state) {
    (void)state;
    struct byte_writer to = {0};
    write_byte(&to, 1);
    write_bytes(&to, "", SIZE_MAX);
    assert_true(to.failed);
    write_byte(&to, 2);
    assert_int_equal(written(&to).length, 1);
    byte_writer_release(&to);
    assert_false(to.failed);
}

static void printed_text_is_whole_however_long(void **state) {
    (void)state;
    struct byte_writer to = {0};
    static char text[5001];
    memset(text, 'x', sizeof text - 1);
    write_printed(&to, "%d %s|", 7, text);
    write_printed(&to, "%s", "");
    assert_false(to.failed);
    assert_int_equal(to.bytes.count, 2 + 5000 + 1);
    assert_memory_equal(to.bytes.items, "7 xx", 4);
    assert_int_equal(to.bytes.items[to.bytes.count - 1], '|');
    byte_writer_release(&to);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_text_is_whole_however_long),
        cmocka_unit_test(bytes_numbers_read_back),
        cmocka_unit_test(bytes_known_numbers_have_known_form),
        cmocka_unit_test(bytes_cut_anywhere_stays_failed),
        cmocka_unit_test(bytes_too_large_numbers_fail),
        cmocka_unit_test(bytes_text_longer_than_input_fails),
        cmocka_unit_test(bytes_write_overflow_says_failed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
