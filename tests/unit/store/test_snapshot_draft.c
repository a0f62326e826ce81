/* test_snapshot_draft.c -- gathering parties, and what is not taken. */
#include "store/store.h"

#include "base/limits.h"

#include "small_snapshot.h"

static void draft_record_is_what_was_given(void **state) {
    (void)state;
    struct snapshot_draft *draft = small_draft(small_three, 3);
    struct party_view view;
    assert_int_equal(draft_record_count(draft), 3);
    assert_true(draft_record(draft, 2, &view));
    assert_true(span_is(view.id, "7"));
    assert_int_equal(view.item_count, 3);
    assert_int_equal(draft_record_list(draft, 0), 0);
    assert_int_equal(draft_record_list(draft, 2), 1);
    assert_false(draft_record(draft, 3, &view));
    draft_free(draft);
}

static void draft_list_info_counts_as_it_goes(void **state) {
    (void)state;
    struct snapshot_draft *draft = small_draft(small_three, 2);
    struct list_info info;
    draft_orphan(draft);
    draft_orphan(draft);
    assert_int_equal(draft_list_count(draft), 1);
    assert_true(draft_list_info(draft, 0, &info));
    assert_int_equal(info.record_count, 2);
    assert_int_equal(info.name_count, 2);
    assert_int_equal(info.unknown_text_count, 2);
    assert_int_equal(info.orphan_count, 2);
    assert_int_equal(info.file_count, 1);
    assert_int_equal(info.modified, 1700000000);
    assert_false(draft_list_info(draft, 1, &info));
    draft_free(draft);
}

static void draft_sections_again_sees_what_came_after(void **state) {
    (void)state;
    static const struct small_party later = {"a-list", "8", "LEE, Eight"};
    struct snapshot_draft *draft = small_draft(small_three, 3);
    const struct snapshot_section *sections;
    size_t count;
    assert_int_equal(draft_sections(draft, NULL, &sections, &count), IDT_OK);
    assert_int_equal(count, 4);
    assert_int_equal(sections[2].tag, SNAPSHOT_RECX);
    assert_int_equal(sections[2].count, 3);
    assert_int_equal(small_add(draft, &later, 9, NULL), IDT_OK);
    assert_int_equal(draft_sections(draft, NULL, &sections, &count), IDT_OK);
    assert_int_equal(sections[2].count, 4);
    assert_int_equal(sections[2].bytes.length, 4 * 64);
    draft_free(draft);
}

/* ---- what is not taken ---------------------------------------------------- */

static void draft_with_an_id_twice_tells_both_lines(void **state) {
    (void)state;
    static const struct small_party parties[] = {{"b-list", "2", "KIM, Two"},
                                                 {"b-list", "3", "KIM, Three"},
                                                 {"b-list", "2", "KIM, Two"}};
    struct snapshot_draft *draft = small_draft(parties, 3);
    const struct snapshot_section *sections;
    idt_error error = {0};
    size_t count;
    assert_int_equal(draft_sections(draft, &error, &sections, &count),
                     IDT_BAD_SOURCE);
    assert_string_equal(error.source, "b-list");
    assert_int_equal(error.line, 3);
    assert_string_equal(error.message, "id 'b-list:2' is that of line 1 of "
                                       "list 'b-list' already");
    draft_free(draft);
}

static void draft_takes_one_reference_in_two_lists(void **state) {
    (void)state;
    static const struct small_party parties[] = {{"b-list", "2", "KIM, Two"},
                                                 {"c-list", "2", "KIM, Two"}};
    struct held held;
    struct snapshot *snapshot = small_open(parties, 2, &held);
    assert_int_equal(snapshot_check(snapshot, NULL), IDT_OK);
    small_close(snapshot, &held);
}

static void draft_list_twice_is_refused(void **state) {
    (void)state;
    struct snapshot_draft *draft = small_draft(small_three, 3);
    idt_error error = {0};
    assert_int_equal(small_list(draft, "b-list", &error), IDT_REFUSED);
    assert_string_equal(error.message,
                        "list 'b-list' is given twice; give one of its files");
    assert_int_equal(small_list(draft, "", &error), IDT_BAD_ARGUMENT);
    assert_int_equal(draft_list_count(draft), 2);
    draft_free(draft);
}

static void draft_party_before_a_list_is_refused(void **state) {
    (void)state;
    struct snapshot_draft *draft = draft_new();
    assert_non_null(draft);
    assert_int_equal(small_add(draft, &small_three[0], 1, NULL),
                     IDT_BAD_ARGUMENT);
    draft_orphan(draft);
    assert_int_equal(draft_record_count(draft), 0);
    draft_free(draft);
}

/* An id that no entity has room for would fail at every query that meets it. */
static void draft_id_over_the_limit_tells_its_line(void **state) {
    (void)state;
    char id[LIMIT_ID_BYTES + 1];
    struct small_party party = {"b-list", id, "KIM"};
    struct snapshot_draft *draft = small_draft(small_three, 1);
    idt_error error = {0};
    size_t room = LIMIT_ID_BYTES - strlen("b-list:");
    memset(id, 'x', sizeof id);
    id[room] = 0;
    assert_int_equal(small_add(draft, &party, 16, &error), IDT_OK);
    id[room] = 'x';
    id[room + 1] = 0;
    assert_int_equal(small_add(draft, &party, 17, &error), IDT_OVER_LIMIT);
    assert_int_equal(error.line, 17);
    assert_int_equal(draft_record_count(draft), 2);
    draft_free(draft);
}

static void draft_party_without_id_tells_its_line(void **state) {
    (void)state;
    static const struct small_party nameless = {"b-list", "", "KIM"};
    struct snapshot_draft *draft = small_draft(small_three, 1);
    idt_error error = {0};
    assert_int_equal(small_add(draft, &nameless, 17, &error), IDT_BAD_SOURCE);
    assert_int_equal(error.line, 17);
    assert_string_equal(error.source, "b-list");
    assert_string_equal(error.message, "record has no id");
    draft_free(draft);
}

/* A party that no reader may build leaves the draft as it was. */
static void draft_party_malformed_leaves_no_trace(void **state) {
    (void)state;
    struct snapshot_draft *draft = small_draft(small_three, 3);
    struct arena arena;
    struct party party = {0};
    idt_error error = {0};
    arena_init(&arena, 0);
    party_begin(&party, &arena, PARTY_PERSON);
    party.id = SPAN_OF("11");
    struct item item = {.kind = ITEM_NAME, .text = SPAN_OF("\xFF\xFF")};
    assert_true(growing_add(&party.items, item));
    assert_int_equal(draft_party(draft, &party, &error), IDT_BAD_SOURCE);
    assert_string_equal(error.message, "record '11' cannot be stored");
    party.failed = true;
    assert_int_equal(draft_party(draft, &party, &error), IDT_NO_MEMORY);
    party_release(&party);
    arena_release(&arena);

    struct list_info info;
    const struct snapshot_section *sections;
    size_t count;
    assert_int_equal(draft_record_count(draft), 3);
    assert_true(draft_list_info(draft, 1, &info));
    assert_int_equal(info.record_count, 1);
    assert_int_equal(draft_sections(draft, NULL, &sections, &count), IDT_OK);
    struct byte_writer made = {0};
    assert_int_equal(snapshot_make(sections, count, NULL, &made), IDT_OK);
    struct held held = small_bytes(small_three, 3);
    assert_true(span_equals(written(&made), held.bytes));
    held_release(&held);
    byte_writer_release(&made);
    draft_free(draft);
}

static void draft_party_with_too_many_items_is_over_limit(void **state) {
    (void)state;
    struct snapshot_draft *draft = small_draft(small_three, 1);
    struct arena arena;
    struct party party = {0};
    arena_init(&arena, 0);
    party_begin(&party, &arena, PARTY_PERSON);
    party.id = SPAN_OF("11");
    party.is_over = true; /* an item was left out */
    assert_int_equal(draft_party(draft, &party, NULL), IDT_OVER_LIMIT);
    party.is_over = false;
    struct item item = {.kind = ITEM_NAME, .text = SPAN_OF("A")};
    for (size_t i = 0; i < LIMIT_RECORD_ITEMS; i++)
        assert_true(growing_add(&party.items, item));
    assert_int_equal(draft_party(draft, &party, NULL), IDT_OK);
    assert_true(growing_add(&party.items, item));
    assert_int_equal(draft_party(draft, &party, NULL), IDT_OVER_LIMIT);
    party_release(&party);
    arena_release(&arena);
    draft_free(draft);
}

static void draft_file_of_no_list_is_refused(void **state) {
    (void)state;
    struct snapshot_draft *draft = small_draft(small_three, 1);
    struct list_file file = {.name = SPAN_OF("x")};
    assert_int_equal(draft_file(draft, 1, &file, NULL), IDT_BAD_ARGUMENT);
    assert_int_equal(draft_file(draft, 0, &file, NULL), IDT_OK);
    draft_free(draft);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft_record_is_what_was_given),
        cmocka_unit_test(draft_list_info_counts_as_it_goes),
        cmocka_unit_test(draft_sections_again_sees_what_came_after),
        cmocka_unit_test(draft_with_an_id_twice_tells_both_lines),
        cmocka_unit_test(draft_takes_one_reference_in_two_lists),
        cmocka_unit_test(draft_list_twice_is_refused),
        cmocka_unit_test(draft_party_before_a_list_is_refused),
        cmocka_unit_test(draft_id_over_the_limit_tells_its_line),
        cmocka_unit_test(draft_party_without_id_tells_its_line),
        cmocka_unit_test(draft_party_malformed_leaves_no_trace),
        cmocka_unit_test(draft_party_with_too_many_items_is_over_limit),
        cmocka_unit_test(draft_file_of_no_list_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
