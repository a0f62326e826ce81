/* fault_store.c -- a snapshot built, saved and opened, with each request for
 * memory refused. */
#include "store/store.h"

#include "fault_memory.h"
#include "store/small_snapshot.h"

#include <unistd.h>

#define PATH "fault_store.bytes"

static idt_status make_whole(struct snapshot_draft *draft,
                             struct byte_writer *made) {
    const struct snapshot_section *sections;
    size_t count;
    idt_status status = small_fill(draft, small_three, 3, NULL);
    if (!status) status = draft_sections(draft, NULL, &sections, &count);
    return status ? status : snapshot_make(sections, count, NULL, made);
}

static idt_status build(void *context) {
    (void)context;
    struct byte_writer made = {0};
    struct snapshot_draft *draft = draft_new();
    if (!draft) return IDT_NO_MEMORY;
    idt_status status = make_whole(draft, &made);
    if (!status) status = snapshot_save(PATH, written(&made), NULL);
    byte_writer_release(&made);
    draft_free(draft);
    return status;
}

static void building_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(build, NULL) >= 20);
    assert_int_equal(unlink(PATH), 0);
}

/* A party that met the refusal left no trace: given again, the draft makes
 * the bytes it would have made. */
static void draft_party_refused_once_can_be_given_again(void **state) {
    (void)state;
    static const struct small_party first = {"b-list", "2", "KIM, Two"};
    struct held wanted = small_bytes(&first, 1);
    idt_status status = IDT_NO_MEMORY;
    size_t n = 0;
    while (status) {
        struct snapshot_draft *draft = draft_new();
        const struct snapshot_section *sections;
        struct byte_writer made = {0};
        size_t count;
        assert_non_null(draft);
        assert_int_equal(small_list(draft, "b-list", NULL), IDT_OK);
        fault_memory_fail_at(++n);
        status = small_add(draft, &first, 1, NULL);
        fault_memory_off();
        if (status) assert_int_equal(small_add(draft, &first, 1, NULL), IDT_OK);
        assert_int_equal(draft_sections(draft, NULL, &sections, &count),
                         IDT_OK);
        assert_int_equal(snapshot_make(sections, count, NULL, &made), IDT_OK);
        assert_true(span_equals(written(&made), wanted.bytes));
        byte_writer_release(&made);
        draft_free(draft);
    }
    assert_true(n > 5);
    held_release(&wanted);
}

static idt_status open_over(void *context) {
    const struct held *held = context;
    struct snapshot *snapshot = NULL;
    idt_status status = snapshot_over(held->bytes, "t", NULL, &snapshot);
    if (!status) status = snapshot_check(snapshot, NULL);
    snapshot_close(snapshot);
    return status;
}

static idt_status open_path(void *context) {
    struct snapshot *snapshot = NULL;
    idt_status status = snapshot_open(context, NULL, &snapshot);
    if (!status) status = snapshot_check(snapshot, NULL);
    snapshot_close(snapshot);
    return status;
}

static void opening_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    char path[] = PATH;
    assert_true(fault_loop(open_over, &held) >= 2);
    assert_int_equal(snapshot_save(PATH, held.bytes, NULL), IDT_OK);
    assert_true(fault_loop(open_path, path) >= 2);
    assert_int_equal(unlink(PATH), 0);
    held_release(&held);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(building_refused_anywhere_gives_back_all),
        cmocka_unit_test(draft_party_refused_once_can_be_given_again),
        cmocka_unit_test(opening_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
