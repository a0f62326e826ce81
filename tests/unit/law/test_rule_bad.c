/* test_rule_bad.c -- every file of tests/law/bad is refused, with exactly the
 * faults that its own lines "Expected: LINE:COLUMN: MESSAGE" state. */
#include "law_text.h"

#define BAD_FOLDER LAW_ROOT "/tests/law/bad"

struct expected {
    struct span rest; /* of the file, behind the last line found */
    const char *path;
    size_t told;
};

/* The next line of the file that begins with "Expected: ". */
static struct span next_expected(struct expected *expected) {
    while (expected->rest.bytes && expected->rest.length > 0) {
        struct span line = span_cut(&expected->rest, '\n');
        if (!span_starts(line, "Expected: ")) continue;
        return (struct span){line.bytes + 10, line.length - 10};
    }
    return SPAN_EMPTY;
}

static void compare_fault(void *ear, const idt_error *fault) {
    struct expected *expected = ear;
    char told[400];
    const char *message = fault->message;
    /* A message may name the file; the test may stand anywhere. */
    snprintf(told, sizeof told, "%u:%u: %s", (unsigned)fault->line,
             (unsigned)fault->column, message);
    struct span wanted = next_expected(expected);
    struct span got = span_of(told);
    size_t root = span_find(got, LAW_ROOT "/", 0);
    expected->told++;
    if (root < got.length) {
        size_t skip = strlen(LAW_ROOT "/");
        assert_true(wanted.length == got.length - skip);
        assert_memory_equal(wanted.bytes, told, root);
        assert_memory_equal(wanted.bytes + root, told + root + skip,
                            wanted.length - root);
        return;
    }
    if (!span_equals(wanted, got))
        print_message("%s\n  expected %.*s\n  got      %s\n", expected->path,
                      (int)wanted.length, wanted.bytes, told);
    assert_true(span_equals(wanted, got));
}

static void refuse_one(const char *path) {
    static struct law_folder folder;
    folder.count = 0;
    assert_true(law_folder_read(&folder, LAW_BASE));
    assert_true(law_folder_add(&folder, path));
    struct expected expected = {folder.sources[folder.count - 1].bytes, path,
                                0};
    struct law_options options = {compare_fault, &expected, false};
    struct rulebook *book = NULL;
    idt_error error = {0};
    assert_int_equal(
        rulebook_compile(folder.sources, folder.count, &options, &error, &book),
        IDT_BAD_RULES);
    assert_null(book);
    assert_int_equal(error.status, IDT_BAD_RULES);
    assert_true(expected.told > 0);
    assert_int_equal(next_expected(&expected).length, 0);
    law_folder_release(&folder);
}

static void bad_files_are_refused_with_the_faults_they_state(void **state) {
    (void)state;
    DIR *dir = opendir(BAD_FOLDER);
    assert_non_null(dir);
    size_t files = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        char path[400];
        if (!span_ends(span_of(entry->d_name), ".md")) continue;
        snprintf(path, sizeof path, "%s/%s", BAD_FOLDER, entry->d_name);
        refuse_one(path);
        files++;
    }
    closedir(dir);
    assert_true(files >= 41);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_files_are_refused_with_the_faults_they_state),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
