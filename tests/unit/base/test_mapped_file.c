/* test_mapped_file.c -- what can be mapped, and what is refused. */
#include "base/os_file.h"

#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void write_temporary(char *path, struct span bytes) {
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.bytes, bytes.length), bytes.length);
    close(file);
}

static void mapped_file_of_bytes_shows_them(void **state) {
    (void)state;
    char path[] = "test_mapped_file.XXXXXX";
    write_temporary(path, SPAN_OF("KIM"));
    struct mapped_file file;
    assert_int_equal(mapped_file_open(path, NULL, &file), IDT_OK);
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    unlink(path);
    assert_true(span_is(file.bytes, "KIM"));
    assert_int_equal(file.modified, about.st_mtime);
    mapped_file_close(&file);
    assert_int_equal(file.bytes.length, 0);
    mapped_file_close(&file);
}

static void mapped_file_of_nothing_is_empty(void **state) {
    (void)state;
    char path[] = "test_mapped_file.XXXXXX";
    write_temporary(path, SPAN_EMPTY);
    struct mapped_file file;
    assert_int_equal(mapped_file_open(path, NULL, &file), IDT_OK);
    unlink(path);
    assert_int_equal(file.bytes.length, 0);
    assert_non_null(file.bytes.bytes);
    mapped_file_close(&file);
}

static void mapped_file_of_other_things_is_refused(void **state) {
    (void)state;
    struct mapped_file file = {SPAN_OF("kept"), 1};
    idt_error error;
    assert_int_equal(mapped_file_open("no/such", &error, &file), IDT_NOT_FOUND);
    assert_int_equal(mapped_file_open(".", &error, &file), IDT_INPUT_OUTPUT);
    assert_string_equal(error.message,
                        "cannot map '.': it is not a regular file");
    char path[] = "test_mapped_file.XXXXXX";
    write_temporary(path, SPAN_EMPTY);
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(mapped_file_open(path, &error, &file), IDT_INPUT_OUTPUT);
    unlink(path);
    assert_true(span_is(file.bytes, "kept"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mapped_file_of_bytes_shows_them),
        cmocka_unit_test(mapped_file_of_nothing_is_empty),
        cmocka_unit_test(mapped_file_of_other_things_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
