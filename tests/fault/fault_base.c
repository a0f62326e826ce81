/* fault_base.c -- the lowest room, with each request for memory refused. */
#include "base/arena.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "base/os_file.h"

#include "fault_memory.h"
#include "unit.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

/* ---- the harness itself ------------------------------------------------- */

static void fault_memory_refuses_the_named_request(void **state) {
    (void)state;
    size_t live = fault_memory_live();
    fault_memory_fail_at(2);
    void *first = memory_take(1, 1), *second = memory_take_zeroed(1, 1);
    void *third = memory_resize(NULL, 1, 1);
    assert_int_equal(fault_memory_count(), 3);
    fault_memory_off();
    assert_non_null(first);
    assert_null(second);
    assert_non_null(third);
    assert_int_equal(fault_memory_live(), live + 2);
    memory_free(first);
    memory_free(third);
    assert_int_equal(fault_memory_live(), live);
}

/* ---- arena, bytes ------------------------------------------------------- */

static idt_status fill_arena(void *context) {
    (void)context;
    struct arena arena;
    idt_status status = IDT_OK;
    arena_init(&arena, 64);
    for (size_t i = 0; i < 10 && !status; i++)
        if (!arena_take(&arena, 50, 1)) status = IDT_NO_MEMORY;
    if (!status && !arena_copy(&arena, SPAN_OF("a name of 40 bytes")).bytes)
        status = IDT_NO_MEMORY;
    arena_release(&arena);
    return status;
}

static void arena_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(fill_arena, NULL) >= 10);
}

/* What was written before the refusal must still stand. */
static idt_status fill_writer(void *context) {
    (void)context;
    struct byte_writer to = {0};
    for (uint32_t i = 0; i < 200; i++)
        write_byte(&to, (uint8_t)i);
    struct span bytes = written(&to);
    for (size_t i = 0; i < bytes.length; i++)
        assert_int_equal((uint8_t)bytes.bytes[i], i);
    idt_status status = to.failed ? IDT_NO_MEMORY : IDT_OK;
    assert_int_equal(bytes.length == 200, !to.failed);
    byte_writer_release(&to);
    return status;
}

static void byte_writer_refused_anywhere_says_failed(void **state) {
    (void)state;
    assert_true(fault_loop(fill_writer, NULL) >= 5);
}

/* ---- streams ------------------------------------------------------------ */

static idt_status read_whole(struct byte_stream *stream, idt_error *error) {
    char piece[64];
    size_t got = 1;
    idt_status status = IDT_OK;
    while (!status && got > 0)
        status = byte_stream_read(stream, piece, sizeof piece, error, &got);
    byte_stream_close(stream);
    return status;
}

static idt_status read_memory(void *context) {
    const struct span *bytes = context;
    struct byte_stream *stream = NULL;
    idt_error error = {0};
    idt_status status = byte_stream_over(*bytes, "t", &error, &stream);
    if (!status) status = read_whole(stream, &error);
    assert_int_equal(error.status, status);
    return status;
}

static void byte_stream_gzip_refused_anywhere_says_so(void **state) {
    (void)state;
    static const char zeros[100000];
    static char packed[4096];
    z_stream zlib = {0};
    assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, 31, 8, 0), Z_OK);
    zlib.next_in = (Bytef *)(uintptr_t)zeros;
    zlib.avail_in = sizeof zeros;
    zlib.next_out = (Bytef *)packed;
    zlib.avail_out = sizeof packed;
    assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    struct span bytes = {packed, zlib.total_out};
    deflateEnd(&zlib);
    assert_true(fault_loop(read_memory, &bytes) >= 5);
}

/* A stored member "a" that holds "x"; then the end record. */
static void byte_stream_zip_refused_anywhere_says_so(void **state) {
    (void)state;
    static const char zip[] = "PK\3\4\24\0\0\0\0\0\0\0\0\0\x83\x16\xDC\x8C"
                              "\1\0\0\0\1\0\0\0\1\0\0\0ax"
                              "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    struct span bytes = {zip, sizeof zip};
    assert_true(fault_loop(read_memory, &bytes) >= 5);
}

static idt_status read_path(void *context) {
    struct byte_stream *stream = NULL;
    idt_status status = byte_stream_open(context, NULL, &stream);
    return status ? status : read_whole(stream, NULL);
}

static void byte_stream_file_refused_anywhere_says_so(void **state) {
    (void)state;
    char path[] = "/dev/null";
    assert_true(fault_loop(read_path, path) >= 4);
}

/* ---- replaced files ----------------------------------------------------- */

static size_t files_in(const char *path) {
    DIR *folder = opendir(path);
    assert_non_null(folder);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static idt_status replace_file(void *context) {
    struct new_file *file = NULL;
    idt_status status = new_file_begin("target", NULL, &file);
    if (status) {
        assert_int_equal(files_in(context), 0);
        return status;
    }
    status = new_file_write(file, SPAN_OF("new"), NULL);
    if (status)
        new_file_abandon(file);
    else
        status = new_file_commit(file, NULL);
    return status;
}

static void new_file_refused_anywhere_leaves_nothing(void **state) {
    (void)state;
    char path[] = "fault_base.XXXXXX", here[] = ".";
    assert_non_null(mkdtemp(path));
    assert_int_equal(chdir(path), 0);
    size_t requests = fault_loop(replace_file, here);
    assert_int_equal(unlink("target"), 0);
    assert_int_equal(chdir(".."), 0);
    assert_int_equal(rmdir(path), 0);
    assert_true(requests >= 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fault_memory_refuses_the_named_request),
        cmocka_unit_test(arena_refused_anywhere_gives_back_all),
        cmocka_unit_test(byte_writer_refused_anywhere_says_failed),
        cmocka_unit_test(byte_stream_gzip_refused_anywhere_says_so),
        cmocka_unit_test(byte_stream_zip_refused_anywhere_says_so),
        cmocka_unit_test(byte_stream_file_refused_anywhere_says_so),
        cmocka_unit_test(new_file_refused_anywhere_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
