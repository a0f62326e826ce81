/* test_control.c -- who is on a list is found by his own name: all of them.
 *
 *     every primary name of OFAC 2024-05-03      each asked at the default
 *     every alt.csv name of OFAC 2022-01         threshold; its own record
 *     every UN 2026-08 name but the weak ones    must be among the hits
 *
 * And two days of one list differ in what the publisher took off it.
 */
#include "real_lists.h"

struct control {
    idt_lists *lists;
    idt_screener *screener;
    unsigned asked, found;
};

/* Skips the test when a file is absent. */
static void control_open(struct control *control, const struct real_file *files,
                         size_t count) {
    idt_error error = {0};
    idt_built built;
    memset(control, 0, sizeof *control);
    for (size_t i = 0; i < count; i++) {
        char path[1024];
        test_data_or_skip(files[i].from, path, sizeof path);
    }
    if (real_lists_open(files, count, &error, &built, &control->lists))
        fail_msg("%s:%u: %s", error.source, error.line, error.message);
    assert_int_equal(
        idt_screener_new(control->lists, NULL, &error, &control->screener),
        IDT_OK);
}

static void control_close(struct control *control) {
    idt_screener_free(control->screener);
    idt_lists_free(control->lists);
}

static void control_ask(struct control *control, const idt_entity *entity,
                        idt_text name) {
    idt_query query = IDT_QUERY_INIT;
    const idt_report *report;
    idt_error error = {0};
    query.name = name;
    bool is_found = false;
    if (idt_screen(control->screener, &query, &error, &report))
        fail_msg("%s: %s", entity->id, error.message);
    for (uint32_t i = 0; i < idt_report_count(report); i++)
        if (idt_report_hit(report, i)->entity == entity->number)
            is_found = true;
    control->asked++;
    control->found += is_found;
    if (!is_found)
        print_message("%s is not found as '%.*s'\n", entity->id,
                      (int)name.length, name.bytes);
}

/* Asks the names of one role, or every name but the weak ones. */
static void control_ask_all(struct control *control, const char *role) {
    for (uint32_t i = 0; i < idt_lists_entities(control->lists); i++) {
        idt_entity entity, walk;
        idt_item item;
        assert_int_equal(idt_entity_at(control->lists, i, &entity), IDT_OK);
        walk = entity;
        while (idt_entity_item(&walk, &item)) {
            bool is_wanted = role ? strcmp(item.role, role) == 0
                                  : strcmp(item.role, "weak-alias") != 0;
            if (strcmp(item.kind, "name") == 0 && is_wanted)
                control_ask(control, &entity, item.text);
        }
    }
    print_message("%u of %u names find their record\n", control->found,
                  control->asked);
    assert_int_equal(control->found, control->asked);
}

static void ofac_primary_names_find_their_records(void **state) {
    static const struct real_file files[] = {
        {"ofac/sdn_2024-05-03.csv", "ofac/sdn.csv"}};
    struct control control;
    (void)state;
    control_open(&control, files, 1);
    control_ask_all(&control, "primary");
    assert_int_equal(control.asked, idt_lists_entities(control.lists));
    assert_true(control.asked > 14000);
    control_close(&control);
}

static void ofac_aliases_find_their_records(void **state) {
    static const struct real_file files[] = {
        {"ofac/2022-01/sdn.csv", "ofac/sdn.csv"},
        {"ofac/2022-01/alt.csv", "ofac/alt.csv"}};
    struct control control;
    (void)state;
    control_open(&control, files, 2);
    control_ask_all(&control, NULL);
    assert_true(control.asked > 20000);
    control_close(&control);
}

static void un_names_find_their_records(void **state) {
    static const struct real_file files[] = {
        {"un/un_consolidated_2026-08.xml", "un/consolidated.xml"}};
    struct control control;
    (void)state;
    control_open(&control, files, 1);
    control_ask_all(&control, NULL);
    assert_true(control.asked > 2000);
    control_close(&control);
}

/* ---- two days ------------------------------------------------------------ */

struct counts {
    unsigned added, removed, changed;
};

static int count_change(void *context, const idt_change *change) {
    struct counts *counts = context;
    counts->added += change->kind == '+';
    counts->removed += change->kind == '-';
    counts->changed += change->kind == '~';
    return 0;
}

static void ofac_day_after_day_differs_by_eight_removed(void **state) {
    static const struct real_file days[] = {
        {"ofac/sdn_2024-05-02.csv", "ofac/sdn.csv"},
        {"ofac/sdn_2024-05-03.csv", "ofac/sdn.csv"}};
    struct control old, now;
    struct counts counts = {0, 0, 0};
    idt_error error = {0};
    (void)state;
    control_open(&old, &days[0], 1);
    control_open(&now, &days[1], 1);
    assert_int_equal(
        idt_lists_diff(old.lists, now.lists, count_change, &counts, &error),
        IDT_OK);
    print_message("%u added, %u removed, %u changed\n", counts.added,
                  counts.removed, counts.changed);
    assert_int_equal(counts.added, 0);
    assert_int_equal(counts.removed, 8);
    control_close(&old);
    control_close(&now);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ofac_primary_names_find_their_records),
        cmocka_unit_test(ofac_aliases_find_their_records),
        cmocka_unit_test(un_names_find_their_records),
        cmocka_unit_test(ofac_day_after_day_differs_by_eight_removed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
