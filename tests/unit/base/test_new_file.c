/* test_new_file.c -- the target is the old file or the new, never between. */
#include "base/os_file.h"

#include "unit.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    char path[32];
    char target[48];
};

static int enter_folder(void **state) {
    static struct folder folder;
    memcpy(folder.path, "test_new_file.XXXXXX", 21);
    if (!mkdtemp(folder.path)) return -1;
    memcpy(folder.target, folder.path, strlen(folder.path));
    memcpy(folder.target + strlen(folder.path), "/target", 8);
    *state = &folder;
    return 0;
}

static int leave_folder(void **state) {
    struct folder *folder = *state;
    unlink(folder->target);
    return rmdir(folder->path); /* fails if an aside file was left */
}

static size_t files_in(const char *path) {
    DIR *folder = opendir(path);
    assert_non_null(folder);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

static void put_whole(const char *path, struct span bytes) {
    struct new_file *file = NULL;
    assert_int_equal(new_file_begin(path, NULL, &file), IDT_OK);
    assert_int_equal(new_file_write(file, bytes, NULL), IDT_OK);
    assert_int_equal(new_file_commit(file, NULL), IDT_OK);
}

static void assert_holds(const char *path, struct span wanted) {
    struct mapped_file file;
    assert_int_equal(mapped_file_open(path, NULL, &file), IDT_OK);
    assert_true(span_equals(file.bytes, wanted));
    mapped_file_close(&file);
}

static void new_file_commit_replaces_private(void **state) {
    struct folder *folder = *state;
    put_whole(folder->target, SPAN_OF("old"));
    put_whole(folder->target, SPAN_OF("new"));
    assert_holds(folder->target, SPAN_OF("new"));
    struct stat about;
    assert_int_equal(stat(folder->target, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(files_in(folder->path), 1);
}

static void new_file_many_sizes_arrive_in_order(void **state) {
    struct folder *folder = *state;
    static char wanted[400000];
    for (size_t i = 0; i < sizeof wanted; i++)
        wanted[i] = (char)(i * 2654435761u >> 15);
    struct new_file *file = NULL;
    assert_int_equal(new_file_begin(folder->target, NULL, &file), IDT_OK);
    size_t at = 0;
    for (size_t step = 0; at < sizeof wanted; step = step * 3 + 1) {
        size_t left = sizeof wanted - at;
        struct span piece = {wanted + at, step < left ? step : left};
        assert_int_equal(new_file_write(file, piece, NULL), IDT_OK);
        at += piece.length;
    }
    assert_int_equal(new_file_commit(file, NULL), IDT_OK);
    assert_holds(folder->target, (struct span){wanted, sizeof wanted});
}

static void new_file_abandon_leaves_target(void **state) {
    struct folder *folder = *state;
    put_whole(folder->target, SPAN_OF("old"));
    struct new_file *file = NULL;
    assert_int_equal(new_file_begin(folder->target, NULL, &file), IDT_OK);
    assert_int_equal(new_file_write(file, SPAN_OF("new"), NULL), IDT_OK);
    assert_int_equal(files_in(folder->path), 2);
    new_file_abandon(file);
    assert_holds(folder->target, SPAN_OF("old"));
    assert_int_equal(files_in(folder->path), 1);
    new_file_abandon(NULL);
}

/* The kernel refuses to let a file grow over the limit, as a full disk
 * does. */
static void limit_files_to(rlim_t bytes) {
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void new_file_no_room_leaves_target(void **state) {
    struct folder *folder = *state;
    put_whole(folder->target, SPAN_OF("old"));
    static const char large[100000];
    struct new_file *file = NULL;
    idt_error error;
    /* large: refused at write; small: kept back until commit */
    static const size_t sizes[] = {sizeof large, 5000};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(new_file_begin(folder->target, NULL, &file), IDT_OK);
        limit_files_to(4096);
        idt_status status =
            new_file_write(file, (struct span){large, sizes[i]}, &error);
        assert_int_equal(status, i == 0 ? IDT_INPUT_OUTPUT : IDT_OK);
        if (status)
            new_file_abandon(file);
        else
            status = new_file_commit(file, &error);
        limit_files_to(RLIM_INFINITY);
        assert_int_equal(status, IDT_INPUT_OUTPUT);
        assert_non_null(strstr(error.message, "cannot write '"));
        assert_non_null(strstr(error.message, folder->target));
        assert_holds(folder->target, SPAN_OF("old"));
        assert_int_equal(files_in(folder->path), 1);
    }
}

static void new_file_link_is_refused_and_stays(void **state) {
    struct folder *folder = *state;
    struct new_file *file = NULL;
    idt_error error = {0};
    struct stat about;
    char link[64];
    snprintf(link, sizeof link, "%s/link", folder->path);
    put_whole(folder->target, SPAN_OF("kept"));
    assert_int_equal(symlink("target", link), 0);
    assert_int_equal(new_file_begin(link, &error, &file), IDT_INPUT_OUTPUT);
    assert_null(file);
    assert_non_null(strstr(error.message, "a link"));
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_holds(folder->target, SPAN_OF("kept"));
    unlink(link);
    assert_int_equal(symlink("/dev/null", link), 0);
    assert_int_equal(new_file_begin(link, &error, &file), IDT_INPUT_OUTPUT);
    unlink(link);
}

static void new_file_bad_target_is_refused(void **state) {
    struct folder *folder = *state;
    struct new_file *file = NULL;
    idt_error error;
    assert_int_equal(new_file_begin("no/such/file", &error, &file),
                     IDT_NOT_FOUND);
    assert_int_equal(new_file_begin("", &error, &file), IDT_NOT_FOUND);
    assert_int_equal(new_file_begin("/dev/null", &error, &file),
                     IDT_INPUT_OUTPUT);
    assert_int_equal(new_file_begin(folder->path, &error, &file),
                     IDT_INPUT_OUTPUT);
    assert_non_null(strstr(error.message, "not a regular file"));
    assert_null(file);
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(new_file_commit_replaces_private),
        IN_FOLDER(new_file_many_sizes_arrive_in_order),
        IN_FOLDER(new_file_abandon_leaves_target),
        IN_FOLDER(new_file_no_room_leaves_target),
        IN_FOLDER(new_file_link_is_refused_and_stays),
        IN_FOLDER(new_file_bad_target_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
