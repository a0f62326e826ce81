/* fault_feeds.c -- readers of exchange formats and of one's own lists, and
 * the sorting of files, with each request for memory refused once. */
#include "base/bytes.h"
#include "source/interdict_list.h"

#include "counting_sink.h"
#include "fault_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct feed {
    const struct source_reader *reader; /* NULL: interdict_list over memory */
    struct source_options options;
    struct span text;
    char path[64];
    struct counts counts;
};

static idt_status read_memory(struct feed *feed) {
    struct source_sink sink = counting_sink(&feed->counts);
    struct byte_stream *stream = NULL;
    idt_error error = {0};
    idt_status status = byte_stream_over(feed->text, "t", &error, &stream);
    if (!status) status = interdict_list_read(stream, &sink, &error);
    byte_stream_close(stream);
    assert_int_equal(error.status, status);
    return status;
}

static idt_status read_feed(void *context) {
    struct feed *feed = context;
    struct source_file file = {.path = feed->path, .role = "list"};
    struct source_set set = {.reader = feed->reader,
                             .files = &file,
                             .count = 1,
                             .options = feed->options};
    return feed->reader ? count_set(&set, &feed->counts) : read_memory(feed);
}

static FILE *put(const char *text, char path[64]) {
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fflush(file), 0);
    snprintf(path, 64, "/proc/self/fd/%d", fileno(file));
    return file;
}

/* The last run of the loop is whole: it must have read `parties`. */
static void refuse_each(struct feed feed, const char *text, size_t parties) {
    FILE *file = put(text, feed.path);
    assert_true(fault_loop(read_feed, &feed) >= 5);
    assert_int_equal(feed.counts.parties, parties);
    fclose(file);
}

static void interdict_list_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct feed feed = {
        .text = SPAN_OF("interdict-list 1\nlist a\npublisher P\n"
                        "published 2026-01-02\nparty 1 person\n  name A\n"
                        "  measure block\n  id imo-company 5\n"
                        "  link owned-by 2\nparty 2 vessel\n  name B\n"
                        "  measure other\n  id wallet-xbt 1A\n")};
    assert_true(fault_loop(read_feed, &feed) >= 5);
    assert_int_equal(feed.counts.parties, 2);
}

static void ftm_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    refuse_each((struct feed){.reader = &ftm_reader},
                "{\"id\":\"o\",\"schema\":\"Ownership\",\"properties\":{"
                "\"owner\":[\"p\"],\"asset\":[\"c\"],\"percentage\":[\"51\"]}}"
                "\n{\"id\":\"p\",\"schema\":\"Person\",\"properties\":{"
                "\"firstName\":[\"A\"],\"birthDate\":[\"never\"],"
                "\"addressEntity\":[\"a\"]},\"datasets\":[\"d\"]}\n"
                "{\"id\":\"a\",\"schema\":\"Address\",\"properties\":{"
                "\"city\":[\"T\"],\"x\":[\"y\"]}}\n"
                "{\"id\":\"c\",\"schema\":\"Company\",\"properties\":{"
                "\"name\":[\"C\"]}}\n",
                2);
}

static void senzing_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    refuse_each((struct feed){.reader = &senzing_reader},
                "{\"DATA_SOURCE\":\"W\",\"RECORD_ID\":\"1\",\"FEATURES\":["
                "{\"NAME_LAST\":\"A\",\"NAME_FIRST\":\"B\"},"
                "{\"ADDR_CITY\":\"C\"},{\"REL_POINTER_KEY\":\"2\"}]}\n",
                1);
}

static void own_csv_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct feed feed = {.reader = &own_csv_reader};
    char map[64];
    refuse_each(feed, "id,name,birth,x\n1,A,never,y\n1,B,,,z\n", 2);
    FILE *file = put("id = a\nname = b\nwallet-xbt = c\ntype := person\n", map);
    feed.options.map = map;
    feed.options.name = "t";
    refuse_each(feed, "a,b,c\n1,A,X\n", 1);
    fclose(file);
}

static idt_status find_folder(void *context) {
    const char *paths[] = {context};
    struct source_paths wanted = {paths, 1, "own-csv", {NULL, NULL}};
    struct source_sets sets = {0};
    struct arena arena;
    idt_error error = {0};
    arena_init(&arena, 0);
    idt_status status = source_find(&wanted, &arena, &error, &sets);
    assert_int_equal(sets.count, status ? 0 : 1);
    arena_release(&arena);
    return status;
}

static void source_find_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    char folder[] = "fault_feeds.XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.csv", folder);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs("id,name\n1,A\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    size_t requests = fault_loop(find_folder, folder);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    assert_true(requests >= 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interdict_list_refused_anywhere_gives_back_all),
        cmocka_unit_test(ftm_refused_anywhere_gives_back_all),
        cmocka_unit_test(senzing_refused_anywhere_gives_back_all),
        cmocka_unit_test(own_csv_refused_anywhere_gives_back_all),
        cmocka_unit_test(source_find_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests_name("feeds", tests, NULL, NULL);
}
