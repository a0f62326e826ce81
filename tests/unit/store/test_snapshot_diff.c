/* test_snapshot_diff.c -- yesterday against today, and lists that shrank. */
#include "store/store_inside.h"

#include "small_snapshot.h"

#include <stdio.h>

/* ---- diff ----------------------------------------------------------------- */

/* "+a-list:8 -b-list:2 ~b-list:10 " */
struct story {
    struct byte_writer text;
    size_t stop_at, seen;
};

static idt_status tell(void *context, const struct diff_entry *entry,
                       idt_error *error) {
    struct story *story = context;
    static const char signs[] = {
        [RECORD_ADDED] = '+', [RECORD_REMOVED] = '-', [RECORD_CHANGED] = '~'};
    if (++story->seen == story->stop_at)
        return (fail)(error, IDT_OVER_LIMIT, NOWHERE, "enough");
    write_byte(&story->text, (uint8_t)signs[entry->change]);
    record_id_write(&entry->id, &story->text);
    write_byte(&story->text, ' ');
    return IDT_OK;
}

static void assert_diff(const struct small_party *before, size_t before_count,
                        const struct small_party *after, size_t after_count,
                        const char *wanted) {
    struct held held[2];
    struct story story = {0};
    struct diff_sink sink = {&story, tell};
    struct snapshot *old = small_open(before, before_count, &held[0]);
    struct snapshot *new = small_open(after, after_count, &held[1]);
    assert_int_equal(snapshot_diff(old, new, &sink, NULL), IDT_OK);
    write_byte(&story.text, 0);
    assert_string_equal(story.text.bytes.items, wanted);
    byte_writer_release(&story.text);
    small_close(old, &held[0]);
    small_close(new, &held[1]);
}

static const struct small_party next_day[] = {
    {"a-list", "7", "LEE, Seven"},
    {"a-list", "8", "LEE, Eight"},
    {"b-list", "10", "KIM, Ten the Second"},
};

static void snapshot_diff_tells_added_removed_changed(void **state) {
    (void)state;
    assert_diff(small_three, 3, next_day, 3, "+a-list:8 ~b-list:10 -b-list:2 ");
    assert_diff(next_day, 3, small_three, 3, "-a-list:8 ~b-list:10 +b-list:2 ");
}

static void snapshot_diff_of_equals_is_silent(void **state) {
    (void)state;
    assert_diff(small_three, 3, small_three, 3, "");
    assert_diff(NULL, 0, NULL, 0, "");
}

static void snapshot_diff_with_nothing_tells_all(void **state) {
    (void)state;
    assert_diff(NULL, 0, small_three, 3, "+a-list:7 +b-list:10 +b-list:2 ");
    assert_diff(small_three, 3, NULL, 0, "-a-list:7 -b-list:10 -b-list:2 ");
}

/* The same records on other lines. */
static void snapshot_diff_ignores_moves(void **state) {
    (void)state;
    static const struct small_party moved[] = {{"a-list", "7", "LEE, Seven"},
                                               {"b-list", "10", "KIM, Ten"},
                                               {"b-list", "2", "KIM, Two"}};
    assert_diff(small_three, 3, moved, 3, "");
}

static void snapshot_diff_ends_when_the_sink_does(void **state) {
    (void)state;
    struct held held[2];
    struct story story = {.stop_at = 2};
    struct diff_sink sink = {&story, tell};
    idt_error error = {0};
    struct snapshot *old = small_open(NULL, 0, &held[0]);
    struct snapshot *new = small_open(small_three, 3, &held[1]);
    assert_int_equal(snapshot_diff(old, new, &sink, &error), IDT_OVER_LIMIT);
    assert_string_equal(error.message, "enough");
    assert_int_equal(story.seen, 2);
    byte_writer_release(&story.text);
    small_close(old, &held[0]);
    small_close(new, &held[1]);
}

/* ---- shrinking ------------------------------------------------------------- */

enum { MANY = 100 };

struct many {
    char ids[MANY][8];
    struct small_party parties[MANY];
};

static void fill_many(struct many *many) {
    for (size_t i = 0; i < MANY; i++) {
        snprintf(many->ids[i], sizeof many->ids[i], "%zu", i);
        many->parties[i] = (struct small_party){"b-list", many->ids[i], "A"};
    }
}

/* The old snapshot has `before` records, the draft `now`. */
static idt_status compare_counts(size_t before, size_t now, idt_error *error) {
    static struct many many;
    struct held held;
    fill_many(&many);
    struct snapshot *old = small_open(many.parties, before, &held);
    struct snapshot_draft *draft = small_draft(many.parties, now);
    idt_status status = draft_compare(draft, old, error);
    draft_free(draft);
    small_close(old, &held);
    return status;
}

static void draft_compare_refuses_over_a_fifth(void **state) {
    (void)state;
    idt_error error = {0};
    assert_int_equal(compare_counts(100, 79, &error), IDT_REFUSED);
    assert_string_equal(error.message,
                        "list 'b-list' shrank from 100 records to 79; if that "
                        "is right, build with --accept-shrink");
    assert_int_equal(compare_counts(5, 3, NULL), IDT_REFUSED);
    assert_int_equal(compare_counts(1, 0, NULL), IDT_REFUSED);
}

/* As when the file of aliases was lost: as many records, fewer names. */
static void draft_compare_refuses_a_loss_of_names(void **state) {
    (void)state;
    static struct many many;
    struct held held;
    idt_error error = {0};
    fill_many(&many);
    struct snapshot *old = small_open(many.parties, 10, &held);
    struct snapshot_draft *draft = small_draft(many.parties, 10);
    old->lists.infos[0].name_count = 13;
    assert_int_equal(draft_compare(draft, old, &error), IDT_REFUSED);
    assert_string_equal(error.message,
                        "list 'b-list' shrank from 13 names to 10; if that is "
                        "right, build with --accept-shrink");
    old->lists.infos[0].name_count = 12;
    assert_int_equal(draft_compare(draft, old, NULL), IDT_OK);
    draft_free(draft);
    small_close(old, &held);
}

/* A draft of one party that has so many addresses; its list has one file. */
static struct snapshot_draft *addresses_draft(size_t addresses,
                                              const char *kind, size_t files) {
    struct snapshot_draft *draft = draft_new();
    struct list_info info = {.id = SPAN_OF("b-list"),
                             .publisher = SPAN_OF("A Publisher"),
                             .kind = span_of(kind)};
    struct list_file file = {.name = SPAN_OF("a.csv")};
    struct arena arena;
    struct party party = {0};
    assert_int_equal(draft_list(draft, &info, NULL), IDT_OK);
    for (size_t i = 0; i < files; i++)
        assert_int_equal(draft_file(draft, 0, &file, NULL), IDT_OK);
    arena_init(&arena, 0);
    party_begin(&party, &arena, PARTY_PERSON);
    party_set_id(&party, SPAN_OF("1"));
    party_add_name(&party, NAME_PRIMARY, SPAN_OF("A"));
    for (size_t i = 0; i < addresses; i++)
        party_add_text(&party, ITEM_ADDRESS, 0, SPAN_OF("1 Road"));
    assert_int_equal(draft_party(draft, &party, NULL), IDT_OK);
    party_release(&party);
    arena_release(&arena);
    return draft;
}

/* As when the file of addresses was lost, or cut. */
static void draft_compare_refuses_a_lost_file_and_its_items(void **state) {
    (void)state;
    static const struct {
        size_t addresses;
        const char *kind;
        size_t files;
        const char *message;
    } cases[] = {
        {20, "a-kind", 1, "list 'b-list' shrank from 2 files to 1; "},
        {20, "b-kind", 1, NULL},
        {15, "a-kind", 2, "list 'b-list' shrank from 20 addresses to 15; "},
        {0, "b-kind", 1, NULL},
        {16, "a-kind", 2, NULL},
        {30, "a-kind", 3, NULL},
    };
    const struct snapshot_section *sections;
    struct byte_writer made = {0};
    struct snapshot *old = NULL;
    size_t count;
    struct snapshot_draft *first = addresses_draft(20, "a-kind", 2);
    assert_int_equal(draft_sections(first, NULL, &sections, &count), IDT_OK);
    assert_int_equal(snapshot_make(sections, count, NULL, &made), IDT_OK);
    struct held held = held_copy(written(&made));
    assert_int_equal(snapshot_over(held.bytes, "t", NULL, &old), IDT_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        idt_error error = {0};
        struct snapshot_draft *draft =
            addresses_draft(cases[i].addresses, cases[i].kind, cases[i].files);
        assert_int_equal(draft_compare(draft, old, &error),
                         cases[i].message ? IDT_REFUSED : IDT_OK);
        if (cases[i].message)
            assert_memory_equal(error.message, cases[i].message,
                                strlen(cases[i].message));
        draft_free(draft);
    }
    small_close(old, &held);
    byte_writer_release(&made);
    draft_free(first);
}

static void draft_compare_takes_a_fifth_and_growth(void **state) {
    (void)state;
    assert_int_equal(compare_counts(100, 80, NULL), IDT_OK);
    assert_int_equal(compare_counts(5, 4, NULL), IDT_OK);
    assert_int_equal(compare_counts(50, 100, NULL), IDT_OK);
    assert_int_equal(compare_counts(0, 10, NULL), IDT_OK);
}

static void draft_compare_refuses_a_list_that_is_gone(void **state) {
    (void)state;
    struct held held;
    idt_error error = {0};
    struct snapshot *old = small_open(small_three, 3, &held);
    struct snapshot_draft *draft = small_draft(small_three, 2);
    assert_int_equal(draft_compare(draft, old, &error), IDT_REFUSED);
    assert_string_equal(error.message,
                        "list 'a-list' is gone: it had 1 records, now 0; if "
                        "that is right, build with --accept-shrink");
    draft_free(draft);
    small_close(old, &held);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snapshot_diff_tells_added_removed_changed),
        cmocka_unit_test(snapshot_diff_of_equals_is_silent),
        cmocka_unit_test(snapshot_diff_with_nothing_tells_all),
        cmocka_unit_test(snapshot_diff_ignores_moves),
        cmocka_unit_test(snapshot_diff_ends_when_the_sink_does),
        cmocka_unit_test(draft_compare_refuses_over_a_fifth),
        cmocka_unit_test(draft_compare_refuses_a_loss_of_names),
        cmocka_unit_test(draft_compare_refuses_a_lost_file_and_its_items),
        cmocka_unit_test(draft_compare_takes_a_fifth_and_growth),
        cmocka_unit_test(draft_compare_refuses_a_list_that_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
