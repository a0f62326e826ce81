/* test_source_find.c -- paths and folders sorted into sets, and what is
 * refused.  Every test works in a folder of its own. */
#include "source/source.h"

#include "test_data.h"

#include <sys/stat.h>

#define UN "<CONSOLIDATED_LIST dateGenerated='2026-08-01'/>"

struct yard {
    char folder[64];
    struct arena arena;
    struct source_sets sets;
    idt_error error;
};

static int yard_open(void **state) {
    struct yard *yard = calloc(1, sizeof *yard);
    snprintf(yard->folder, sizeof yard->folder, "source_find.XXXXXX");
    arena_init(&yard->arena, 0);
    *state = yard;
    return mkdtemp(yard->folder) ? 0 : -1;
}

static int yard_close(void **state) {
    struct yard *yard = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -r ./%s", yard->folder);
    arena_release(&yard->arena);
    int result = system(command);
    free(yard);
    return result;
}

static void put(const struct yard *yard, const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", yard->folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static idt_status find(struct yard *yard, const char *kind,
                       const char *const *names, size_t count) {
    char paths[4][128];
    const char *pointers[4];
    assert_true(count <= 4);
    for (size_t i = 0; i < count; i++) {
        snprintf(paths[i], sizeof paths[i], "%s%s%s", yard->folder,
                 *names[i] ? "/" : "", names[i]);
        pointers[i] = paths[i];
    }
    struct source_paths wanted = {pointers, count, kind, {NULL, NULL}};
    return source_find(&wanted, &yard->arena, &yard->error, &yard->sets);
}

#define FIND(yard, kind, ...)                                                  \
    find(yard, kind, (const char *const[]){__VA_ARGS__},                       \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void assert_path(const struct yard *yard, size_t set, const char *name) {
    const char *path = yard->sets.items[set].files[0].path;
    assert_string_equal(strrchr(path, '/') + 1, name);
}

static void source_find_folder_gives_sets_by_name(void **state) {
    struct yard *yard = *state;
    put(yard, "b.txt", UN);
    put(yard, "a.xml", UN);
    put(yard, ".hidden", "nothing known");
    char inside[128];
    snprintf(inside, sizeof inside, "%s/deeper", yard->folder);
    assert_int_equal(mkdir(inside, 0700), 0);
    assert_int_equal(FIND(yard, NULL, ""), IDT_OK);
    assert_int_equal(yard->sets.count, 2);
    assert_path(yard, 0, "a.xml");
    assert_path(yard, 1, "b.txt");
    assert_string_equal(yard->sets.items[0].reader->kind, "un-xml");
    assert_true(yard->sets.items[0].files[0].modified > 0);
    assert_int_equal(rmdir(inside), 0);
}

static void source_find_paths_keep_their_order_and_count_once(void **state) {
    struct yard *yard = *state;
    put(yard, "b.xml", UN);
    put(yard, "a.xml", UN);
    assert_int_equal(FIND(yard, NULL, "b.xml", "", "b.xml"), IDT_OK);
    assert_int_equal(yard->sets.count, 2);
    assert_path(yard, 0, "b.xml");
    assert_path(yard, 1, "a.xml");
}

static void source_find_unknown_file_names_path_and_kinds(void **state) {
    struct yard *yard = *state;
    put(yard, "a.xml", UN);
    put(yard, "readme.txt", "hello");
    assert_int_equal(FIND(yard, NULL, ""), IDT_UNKNOWN_SOURCE);
    assert_non_null(strstr(yard->error.source, "/readme.txt"));
    assert_non_null(strstr(yard->error.message, "un-xml"));
    assert_int_equal(yard->sets.count, 0);
}

static void source_find_kind_overrides_content(void **state) {
    struct yard *yard = *state;
    put(yard, "readme.txt", "hello");
    assert_int_equal(FIND(yard, "un-xml", "readme.txt"), IDT_OK);
    assert_int_equal(yard->sets.count, 1);
    assert_string_equal(yard->sets.items[0].files[0].role, "list");
    assert_int_equal(FIND(yard, "nothing", "readme.txt"), IDT_BAD_ARGUMENT);
    assert_non_null(strstr(yard->error.message, "un-xml"));
}

static void source_find_missing_and_empty_are_not_found(void **state) {
    struct yard *yard = *state;
    assert_int_equal(FIND(yard, NULL, "none.xml"), IDT_NOT_FOUND);
    assert_non_null(strstr(yard->error.message, "none.xml"));
    assert_int_equal(FIND(yard, NULL, ""), IDT_NOT_FOUND);
    assert_non_null(strstr(yard->error.message, "has no files"));
}

static void source_find_standard_input_and_pipes_are_refused(void **state) {
    struct yard *yard = *state;
    const char *const paths[] = {"-"};
    struct source_paths wanted = {paths, 1, NULL, {NULL, NULL}};
    assert_int_equal(
        source_find(&wanted, &yard->arena, &yard->error, &yard->sets),
        IDT_BAD_ARGUMENT);
    char pipe_path[128];
    snprintf(pipe_path, sizeof pipe_path, "%s/pipe", yard->folder);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    assert_int_equal(FIND(yard, NULL, "pipe"), IDT_INPUT_OUTPUT);
    assert_int_equal(FIND(yard, NULL, ""), IDT_INPUT_OUTPUT);
}

/* ---- sets of several files ----------------------------------------------- */

static void find_data(struct yard *yard, const char *name) {
    char path[512];
    test_data_or_skip(name, path, sizeof path);
    const char *const paths[] = {path};
    struct source_paths wanted = {paths, 1, NULL, {NULL, NULL}};
    (void)source_find(&wanted, &yard->arena, &yard->error, &yard->sets);
}

static void source_find_companions_stand_in_one_set(void **state) {
    struct yard *yard = *state;
    find_data(yard, "ofac/2022-01");
    assert_string_equal(yard->error.message, "");
    assert_int_equal(yard->sets.count, 1);
    assert_int_equal(yard->sets.items[0].count, 3);
    assert_string_equal(yard->sets.items[0].files[0].role, "sdn");
    find_data(yard, "ofac/cons");
    assert_string_equal(yard->error.message, "");
    assert_int_equal(yard->sets.count, 2); /* CSV and XML of one list */
    size_t files = yard->sets.items[0].count + yard->sets.items[1].count;
    assert_int_equal(files, 5);
}

static void source_find_lone_companion_names_its_main(void **state) {
    struct yard *yard = *state;
    find_data(yard, "ofac/2026-08");
    assert_int_equal(yard->error.status, IDT_BAD_SOURCE);
    assert_non_null(strstr(yard->error.message, "put the 'sdn' file"));
    assert_int_equal(yard->sets.count, 0);
}

/* ---- reading ------------------------------------------------------------- */

static idt_status count_list(void *context, const struct list_head *head,
                             idt_error *error) {
    (void)error;
    (void)head;
    ++*(int *)context;
    return IDT_OK;
}

static idt_status take_party(void *context, const struct party *party,
                             idt_error *error) {
    (void)context, (void)party, (void)error;
    return IDT_OK;
}

static void source_read_sums_every_file(void **state) {
    struct yard *yard = *state;
    put(yard, "a.xml", UN);
    assert_int_equal(FIND(yard, NULL, "a.xml"), IDT_OK);
    int lists = 0;
    struct source_sink sink = {&lists, count_list, take_party, NULL};
    struct source_set *set = &yard->sets.items[0];
    assert_int_equal(source_read(set, &sink, &yard->error), IDT_OK);
    assert_int_equal(lists, 1);
    struct sha256 sum;
    assert_int_equal(sha256_of(span_of(UN), NULL, &sum), IDT_OK);
    assert_memory_equal(&sum, &set->files[0].sum, sizeof sum);
    assert_int_equal(set->files[0].raw_bytes, strlen(UN));
}

#define IN_YARD(test)                                                          \
    cmocka_unit_test_setup_teardown(test, yard_open, yard_close)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_YARD(source_find_folder_gives_sets_by_name),
        IN_YARD(source_find_paths_keep_their_order_and_count_once),
        IN_YARD(source_find_unknown_file_names_path_and_kinds),
        IN_YARD(source_find_kind_overrides_content),
        IN_YARD(source_find_missing_and_empty_are_not_found),
        IN_YARD(source_find_standard_input_and_pipes_are_refused),
        IN_YARD(source_find_companions_stand_in_one_set),
        IN_YARD(source_find_lone_companion_names_its_main),
        IN_YARD(source_read_sums_every_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
