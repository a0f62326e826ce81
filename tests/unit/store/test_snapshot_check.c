/* test_snapshot_check.c -- sealed with right sums, and yet wrong. */
#include "store/store_inside.h"

#include "small_snapshot.h"

static void snapshot_check_passes_what_was_made(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    idt_error error = {0};
    assert_int_equal(snapshot_check(snapshot, &error), IDT_OK);
    assert_int_equal(error.status, IDT_OK);
    small_close(snapshot, &held);
}

/* `length` bytes at `at_byte` of section number `which` (0 LIST, 1 RECS,
 * 2 RECX, 3 IDIX) become `bytes`; all sums are made anew. */
static void assert_check_says(uint32_t which, size_t at_byte, const char *bytes,
                              size_t length, const char *wanted) {
    struct snapshot_draft *draft = small_draft(small_three, 3);
    const struct snapshot_section *own;
    struct snapshot_section sections[4];
    struct byte_writer made = {0};
    char changed[1024];
    size_t count;
    assert_int_equal(draft_sections(draft, NULL, &own, &count), IDT_OK);
    memcpy(sections, own, sizeof sections);
    struct span *part = &sections[which].bytes;
    assert_true(part->length <= sizeof changed);
    memcpy(changed, part->bytes, part->length);
    memcpy(changed + at_byte, bytes, length);
    part->bytes = changed;
    assert_int_equal(snapshot_make(sections, 4, NULL, &made), IDT_OK);

    struct held held = held_copy(written(&made));
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    assert_int_equal(snapshot_over(held.bytes, "t", &error, &snapshot), IDT_OK);
    assert_int_equal(snapshot_check(snapshot, &error), IDT_BAD_SNAPSHOT);
    assert_string_equal(error.message, wanted);
    small_close(snapshot, &held);
    byte_writer_release(&made);
    draft_free(draft);
}

static void snapshot_check_finds_records_that_are_not_as_told(void **state) {
    (void)state;
    static const char told[] =
        "record 1, 'b-list:10', is not as section 'RECX' says";
    assert_check_says(2, 64 + 28, "\2", 1, told); /* type */
    assert_check_says(2, 64 + 29, "\0", 1, told); /* measures */
    assert_check_says(2, 64 + 26, "\2", 1, told); /* names */
    assert_check_says(2, 64 + 30, "\1", 1, told); /* flawed */
}

static void snapshot_check_finds_a_record_with_another_hash(void **state) {
    (void)state;
    assert_check_says(2, 64 + 40, "zz", 2,
                      "record 1, 'b-list:10', has another sha256");
}

static void snapshot_check_finds_bytes_that_are_no_party(void **state) {
    (void)state;
    assert_check_says(1, 0, "\x7F", 1, "record 0, 'b-list:2', is not a party");
}

static void snapshot_check_finds_ids_out_of_order(void **state) {
    (void)state;
    assert_check_says(3, 0, "\1\0\0\0\2\0\0\0", 8,
                      "record 2, 'a-list:7', is out of order in section "
                      "'IDIX'");
    assert_check_says(3, 4, "\2\0\0\0", 4,
                      "record 2, 'a-list:7', is out of order in section "
                      "'IDIX'");
}

/* The counts stand behind id, publisher, kind and day. */
static void snapshot_check_finds_lists_counted_wrong(void **state) {
    (void)state;
    const size_t names = 7 + 12 + 7 + 3 + 1;
    static const char told[] = "list 'b-list' is not as section 'LIST' counts "
                               "it";
    assert_check_says(0, names, "\3", 1, told);
    assert_check_says(0, names + 1, "\1", 1, told);
    assert_check_says(0, names + 2, "\1", 1, told);
}

static void snapshot_check_finds_another_name(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    char *bytes = held.block + (held.bytes.bytes - held.block);
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    bytes[PLACE_SUM] = (char)(bytes[PLACE_SUM] ^ 1);
    struct span head = {bytes, HEADER_BYTES + 4 * SECTION_BYTES};
    put_little(bytes + PLACE_CRC, snapshot_header_crc(head), 4);
    assert_int_equal(snapshot_over(held.bytes, "t", NULL, &snapshot), IDT_OK);
    assert_int_equal(snapshot_check(snapshot, &error), IDT_BAD_SNAPSHOT);
    assert_string_equal(error.message, "snapshot is not the one it is named: "
                                       "its sha256 differs");
    small_close(snapshot, &held);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snapshot_check_passes_what_was_made),
        cmocka_unit_test(snapshot_check_finds_records_that_are_not_as_told),
        cmocka_unit_test(snapshot_check_finds_a_record_with_another_hash),
        cmocka_unit_test(snapshot_check_finds_bytes_that_are_no_party),
        cmocka_unit_test(snapshot_check_finds_ids_out_of_order),
        cmocka_unit_test(snapshot_check_finds_lists_counted_wrong),
        cmocka_unit_test(snapshot_check_finds_another_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
