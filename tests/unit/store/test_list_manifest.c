/* test_list_manifest.c -- what a snapshot tells of its lists. */
#include "store/store_inside.h"

#include "small_snapshot.h"

static void snapshot_list_tells_all_that_was_given(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    struct list_info info;
    assert_int_equal(snapshot_list_count(snapshot), 2);
    assert_true(snapshot_list(snapshot, 0, &info));
    assert_true(span_is(info.id, "b-list"));
    assert_true(span_is(info.publisher, "A Publisher"));
    assert_true(span_is(info.kind, "a-kind"));
    assert_int_equal(info.published, 19000);
    assert_int_equal(info.modified, 1700000000);
    assert_int_equal(info.record_count, 2);
    assert_int_equal(info.name_count, 2);
    assert_int_equal(info.unknown_text_count, 2);
    assert_int_equal(info.flawed_count, 0);
    assert_int_equal(info.orphan_count, 0);
    assert_int_equal(info.first_record, 0);
    assert_true(snapshot_list(snapshot, 1, &info));
    assert_true(span_is(info.id, "a-list"));
    assert_int_equal(info.first_record, 2);
    assert_false(snapshot_list(snapshot, 2, &info));
    small_close(snapshot, &held);
}

static void snapshot_list_tells_its_files(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    struct list_info info;
    assert_true(snapshot_list(snapshot, 0, &info));
    assert_int_equal(info.file_count, 1);
    assert_true(span_is(info.files[0].name, "a.csv"));
    assert_int_equal(info.files[0].raw_bytes, 4321);
    assert_int_equal(info.files[0].sum.bytes[31], 0xAB);
    small_close(snapshot, &held);
}

static void list_files_modified_is_that_of_the_oldest(void **state) {
    (void)state;
    struct list_file files[] = {
        {.modified = 0}, {.modified = 90}, {.modified = 30}, {.modified = 60}};
    assert_int_equal(list_files_modified(files, 4), 30);
    assert_int_equal(list_files_modified(files, 1), 0);
    assert_int_equal(list_files_modified(NULL, 0), 0);
}

static void list_prefix_is_empty_for_whole_ids(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena, 0);
    assert_true(span_is(list_prefix(SPAN_OF("un-sc"), &arena), "un-sc:"));
    assert_true(span_is(list_prefix(SPAN_OF("ftm"), &arena), ""));
    assert_true(span_is(list_prefix(SPAN_OF("senzing"), &arena), ""));
    assert_true(span_is(list_prefix(SPAN_OF("own-ftm"), &arena), "own-ftm:"));
    arena_release(&arena);
}

/* ---- malformed ------------------------------------------------------------ */

static idt_status read_table(struct span bytes, uint32_t count,
                             struct list_table *table, struct arena *arena) {
    idt_error error = {0};
    *table = (struct list_table){.count = count};
    idt_status status = list_table_read(bytes, arena, "t", &error, table);
    assert_int_equal(status, error.status);
    return status;
}

static struct span write_list(struct byte_writer *to) {
    struct list_file file = {.name = SPAN_OF("f")};
    struct list_info info = {.id = SPAN_OF("x"),
                             .publisher = SPAN_OF("y"),
                             .kind = SPAN_OF("z"),
                             .published = DAY_NONE,
                             .files = &file,
                             .file_count = 1};
    list_info_write(&info, to);
    return written(to);
}

static void list_table_cut_or_too_long_is_refused(void **state) {
    (void)state;
    struct byte_writer to = {0};
    struct span whole = write_list(&to);
    struct list_table table;
    struct arena arena;
    arena_init(&arena, 0);
    assert_int_equal(read_table(whole, 1, &table, &arena), IDT_OK);
    assert_int_equal(table.infos[0].published, DAY_NONE);
    assert_int_equal(table.infos[0].modified, 0);
    for (size_t length = 0; length < whole.length; length++)
        assert_int_equal(
            read_table((struct span){whole.bytes, length}, 1, &table, &arena),
            IDT_BAD_SNAPSHOT);
    assert_int_equal(read_table(whole, 0, &table, &arena), IDT_BAD_SNAPSHOT);
    assert_int_equal(read_table(whole, 2, &table, &arena), IDT_BAD_SNAPSHOT);
    arena_release(&arena);
    byte_writer_release(&to);
}

/* A count that asks for more than the section holds takes no memory. */
static void list_table_with_huge_counts_is_refused(void **state) {
    (void)state;
    struct byte_writer to = {0};
    struct list_table table;
    struct arena arena;
    arena_init(&arena, 0);
    write_list(&to);
    assert_int_equal(read_table(written(&to), UINT32_MAX, &table, &arena),
                     IDT_BAD_SNAPSHOT);
    to.bytes.count = 0;
    for (int i = 0; i < 9; i++)
        write_number(&to, 0);
    write_number(&to, UINT32_MAX); /* files */
    assert_int_equal(read_table(written(&to), 1, &table, &arena),
                     IDT_BAD_SNAPSHOT);
    assert_true(arena_bytes(&arena) < 1 << 20);
    arena_release(&arena);
    byte_writer_release(&to);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snapshot_list_tells_all_that_was_given),
        cmocka_unit_test(snapshot_list_tells_its_files),
        cmocka_unit_test(list_files_modified_is_that_of_the_oldest),
        cmocka_unit_test(list_prefix_is_empty_for_whole_ids),
        cmocka_unit_test(list_table_cut_or_too_long_is_refused),
        cmocka_unit_test(list_table_with_huge_counts_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
