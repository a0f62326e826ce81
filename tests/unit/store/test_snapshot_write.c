/* test_snapshot_write.c -- the layout, pinned, and replacing a file. */
#include "store/store_inside.h"

#include "small_snapshot.h"
#include "text/fold_letters.h"

#include <sys/stat.h>
#include <unistd.h>

static const struct snapshot_section two[] = {
    {SNAPSHOT_TAG('A', 'B', 'C', 'D'), 7, {"hello", 5}},
    {SNAPSHOT_TAG('E', 'M', 'P', 'T'), 0, {"", 0}},
};

/* As docs/format/snapshot.md states it. */
static void snapshot_make_lays_out_as_documented(void **state) {
    (void)state;
    struct byte_writer made = {0};
    assert_int_equal(snapshot_make(two, 2, NULL, &made), IDT_OK);
    const char *bytes = made.bytes.items;
    assert_int_equal(made.bytes.count, 256);
    assert_memory_equal(bytes, "\x89IDT\r\n\x1a\n\2\0\0\0\2\0\0\0", 16);
    assert_int_equal(load_little_32(bytes + 16), FOLD_VERSION);
    assert_int_equal(load_little_32(bytes + 20), 2);
    assert_int_equal(load_little_64(bytes + 24), 256);
    assert_memory_equal(bytes + 128, "ABCD\7\0\0\0\xC0\0\0\0\0\0\0\0", 16);
    assert_memory_equal(bytes + 144, "\5\0\0\0\0\0\0\0", 8);
    assert_int_equal(load_little_32(bytes + 152), crc32c(0, "hello", 5));
    assert_memory_equal(bytes + 160, "EMPT\0\0\0\0\0\1\0\0\0\0\0\0", 16);
    assert_memory_equal(bytes + 192, "hello\0\0", 7);
    byte_writer_release(&made);
}

static void snapshot_make_sums_with_its_own_field_zero(void **state) {
    (void)state;
    struct byte_writer made = {0};
    struct sha256 stated, sum;
    assert_int_equal(snapshot_make(two, 2, NULL, &made), IDT_OK);
    char *bytes = made.bytes.items;
    uint32_t crc = load_little_32(bytes + 64);
    memcpy(&stated, bytes + 32, sizeof stated);
    memset(bytes + 64, 0, 4);
    assert_int_equal(crc32c(0, bytes, 192), crc);
    memset(bytes + 32, 0, 32);
    assert_int_equal(sha256_of(written(&made), NULL, &sum), IDT_OK);
    assert_memory_equal(&sum, &stated, sizeof sum);
    byte_writer_release(&made);
}

static void snapshot_make_twice_gives_equal_bytes(void **state) {
    (void)state;
    struct held first = small_bytes(small_three, 3);
    struct held second = small_bytes(small_three, 3);
    assert_true(span_equals(first.bytes, second.bytes));
    held_release(&first);
    held_release(&second);
}

static void snapshot_make_replaces_what_the_writer_held(void **state) {
    (void)state;
    struct byte_writer made = {0};
    assert_int_equal(snapshot_make(two, 2, NULL, &made), IDT_OK);
    assert_int_equal(snapshot_make(two, 1, NULL, &made), IDT_OK);
    assert_int_equal(made.bytes.count, 256);
    assert_int_equal(load_little_32(made.bytes.items + PLACE_SECTIONS), 1);
    byte_writer_release(&made);
}

static void snapshot_make_refuses_equal_tags(void **state) {
    (void)state;
    struct snapshot_section twice[] = {two[0], two[1], two[0]};
    struct byte_writer made = {0};
    idt_error error = {0};
    assert_int_equal(snapshot_make(twice, 3, &error, &made), IDT_BAD_ARGUMENT);
    assert_string_equal(error.message, "section 2 has the tag of section 0");
    byte_writer_release(&made);
}

static void snapshot_make_refuses_too_many_sections(void **state) {
    (void)state;
    struct snapshot_section many[SECTIONS_MOST + 1];
    struct byte_writer made = {0};
    for (uint32_t i = 0; i <= SECTIONS_MOST; i++)
        many[i] = (struct snapshot_section){i, 0, SPAN_EMPTY};
    assert_int_equal(snapshot_make(many, SECTIONS_MOST + 1, NULL, &made),
                     IDT_OVER_LIMIT);
    assert_int_equal(snapshot_make(many, SECTIONS_MOST, NULL, &made), IDT_OK);
    byte_writer_release(&made);
}

/* ---- saving ------------------------------------------------------------- */

#define PATH "test_snapshot_write.bytes"

static void snapshot_save_leaves_readers_of_the_old_alone(void **state) {
    (void)state;
    struct held one = small_bytes(small_three, 1);
    struct held three = small_bytes(small_three, 3);
    struct snapshot *old = NULL, *new = NULL;
    assert_int_equal(snapshot_save(PATH, one.bytes, NULL), IDT_OK);
    assert_int_equal(snapshot_open(PATH, NULL, &old), IDT_OK);
    assert_int_equal(snapshot_save(PATH, three.bytes, NULL), IDT_OK);
    assert_int_equal(snapshot_open(PATH, NULL, &new), IDT_OK);
    assert_int_equal(snapshot_record_count(old), 1);
    assert_int_equal(snapshot_check(old, NULL), IDT_OK);
    assert_int_equal(snapshot_record_count(new), 3);
    assert_int_equal(snapshot_check(new, NULL), IDT_OK);
    assert_string_equal(snapshot_name(new), PATH);
    snapshot_close(old);
    snapshot_close(new);
    held_release(&one);
    held_release(&three);
    assert_int_equal(unlink(PATH), 0);
}

static void snapshot_save_over_a_folder_is_refused(void **state) {
    (void)state;
    idt_error error = {0};
    assert_int_equal(mkdir(PATH, 0700), 0);
    assert_int_equal(snapshot_save(PATH, SPAN_OF("x"), &error),
                     IDT_INPUT_OUTPUT);
    assert_int_equal(error.status, IDT_INPUT_OUTPUT);
    assert_int_equal(rmdir(PATH), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snapshot_make_lays_out_as_documented),
        cmocka_unit_test(snapshot_make_sums_with_its_own_field_zero),
        cmocka_unit_test(snapshot_make_twice_gives_equal_bytes),
        cmocka_unit_test(snapshot_make_replaces_what_the_writer_held),
        cmocka_unit_test(snapshot_make_refuses_equal_tags),
        cmocka_unit_test(snapshot_make_refuses_too_many_sections),
        cmocka_unit_test(snapshot_save_leaves_readers_of_the_old_alone),
        cmocka_unit_test(snapshot_save_over_a_folder_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
