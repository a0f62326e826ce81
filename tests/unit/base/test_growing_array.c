/* test_growing_array.c -- items stay, growth is by half, overflow refused. */
#include "base/growing_array.h"

#include "unit.h"

static void growing_add_keeps_every_item(void **state) {
    (void)state;
    GROWING(uint32_t) ids = {0};
    size_t moves = 0;
    for (uint32_t i = 0; i < 100000; i++) {
        size_t room = ids.room;
        assert_true(growing_add(&ids, i * 3));
        moves += ids.room != room;
        assert_true(ids.room >= ids.count);
    }
    assert_true(moves < 30);
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(ids.items[i], i * 3);
    growing_release(&ids);
    assert_null(ids.items);
    assert_int_equal(ids.count + ids.room, 0);
}

static void growing_clear_keeps_its_room(void **state) {
    (void)state;
    GROWING(char) letters = {0};
    assert_true(growing_reserve(&letters, 100));
    const char *items = letters.items;
    for (int round = 0; round < 3; round++) {
        growing_clear(&letters);
        for (int i = 0; i < 100; i++)
            assert_true(growing_add(&letters, 'x'));
        assert_ptr_equal(letters.items, items);
    }
    growing_release(&letters);
}

static void growing_reserve_overflow_leaves_array(void **state) {
    (void)state;
    GROWING(uint64_t) words = {0};
    assert_true(growing_add(&words, 42));
    assert_false(growing_reserve(&words, SIZE_MAX / 4));
    assert_int_equal(words.count, 1);
    assert_int_equal(words.items[0], 42);
    growing_release(&words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(growing_add_keeps_every_item),
        cmocka_unit_test(growing_clear_keeps_its_room),
        cmocka_unit_test(growing_reserve_overflow_leaves_array),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
