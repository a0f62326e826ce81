/* test_arena.c -- pieces stay put, are aligned, and blocks are used again. */
#include "base/arena.h"

#include "unit.h"

static void arena_take_many_keeps_every_piece(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, 256);
    unsigned char *pieces[100];
    for (size_t i = 0; i < 100; i++) {
        pieces[i] = arena_take(&arena, i + 1, 1);
        assert_non_null(pieces[i]);
        assert_int_equal((uintptr_t)pieces[i] % 16, 0);
        memset(pieces[i], (int)i, i + 1);
    }
    for (size_t i = 0; i < 100; i++)
        for (size_t k = 0; k <= i; k++)
            assert_int_equal(pieces[i][k], i);
    arena_release(&arena);
}

static void arena_clear_keeps_its_blocks(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, 256);
    for (size_t i = 0; i < 50; i++)
        assert_non_null(arena_take(&arena, 100, 1));
    size_t held = arena_bytes(&arena);
    for (int round = 0; round < 10; round++) {
        arena_clear(&arena);
        for (size_t i = 0; i < 50; i++)
            assert_non_null(arena_take(&arena, 100, 1));
        assert_int_equal(arena_bytes(&arena), held);
    }
    arena_release(&arena);
    assert_int_equal(arena_bytes(&arena), 0);
}

static void arena_take_overflow_gives_null(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, 0);
    assert_null(arena_take(&arena, SIZE_MAX / 2, 4));
    assert_null(arena_take(&arena, 1, SIZE_MAX - 4));
    arena_release(&arena);
}

static void arena_copy_ends_in_nul(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, 0);
    struct span copy = arena_copy(&arena, (struct span){"abc", 2});
    assert_int_equal(copy.length, 2);
    assert_string_equal(copy.bytes, "ab");
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_take_many_keeps_every_piece),
        cmocka_unit_test(arena_clear_keeps_its_blocks),
        cmocka_unit_test(arena_take_overflow_gives_null),
        cmocka_unit_test(arena_copy_ends_in_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
