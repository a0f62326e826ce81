/* test_record_table.c -- records by number and by id. */
#include "store/store_inside.h"

#include "small_snapshot.h"

static void record_entry_written_reads_back(void **state) {
    (void)state;
    struct record_entry entry = {.offset = 0x0102030405060708,
                                 .length = 0x11121314,
                                 .canonical = 0x21222324,
                                 .id_at = 0x31323334,
                                 .id_length = 0x41424344,
                                 .list = 0x5152,
                                 .names = 0x6162,
                                 .type = 3,
                                 .measures = 63,
                                 .flags = RECORD_IS_FLAWED};
    struct record_entry back;
    struct byte_writer to = {0};
    memset(entry.hash.bytes, 0xEE, sizeof entry.hash.bytes);
    record_entry_write(&entry, &to);
    assert_int_equal(to.bytes.count, RECORD_BYTES);
    assert_memory_equal(to.bytes.items, "\x08\x07\x06\x05\x04\x03\x02\x01", 8);
    record_entry_load(to.bytes.items, &back);
    assert_int_equal(back.offset, entry.offset);
    assert_int_equal(back.length, entry.length);
    assert_int_equal(back.canonical, entry.canonical);
    assert_int_equal(back.id_at, entry.id_at);
    assert_int_equal(back.id_length, entry.id_length);
    assert_int_equal(back.list, entry.list);
    assert_int_equal(back.names, entry.names);
    assert_int_equal(back.type, 3);
    assert_int_equal(back.measures, 63);
    assert_int_equal(back.flags, RECORD_IS_FLAWED);
    assert_memory_equal(&back.hash, &entry.hash, sizeof back.hash);
    byte_writer_release(&to);
}

static void snapshot_find_finds_each_and_nothing_else(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    uint32_t i = 99;
    assert_true(snapshot_find(snapshot, SPAN_OF("b-list:2"), &i));
    assert_int_equal(i, 0);
    assert_true(snapshot_find(snapshot, SPAN_OF("b-list:10"), &i));
    assert_int_equal(i, 1);
    assert_true(snapshot_find(snapshot, SPAN_OF("a-list:7"), &i));
    assert_int_equal(i, 2);
    static const char *const others[] = {
        "",  "b-list",     "b-list:",    "b-list:1",
        "7", "b-list:100", "a-list:7\1", "c:0"};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        assert_false(snapshot_find(snapshot, span_of(others[k]), &i));
    assert_int_equal(i, 2);
    small_close(snapshot, &held);
}

static void snapshot_find_takes_whole_ids_as_they_are(void **state) {
    (void)state;
    static const struct small_party parties[] = {
        {"ftm", "NK-1", "KIM, One"},
        {"senzing", "senzing:A/1", "KIM, Two"},
        {"un-sc", "KPi.1", "KIM, Three"}};
    struct held held;
    struct snapshot *snapshot = small_open(parties, 3, &held);
    uint32_t i = 99;
    assert_true(snapshot_find(snapshot, SPAN_OF("NK-1"), &i));
    assert_int_equal(i, 0);
    assert_true(snapshot_find(snapshot, SPAN_OF("senzing:A/1"), &i));
    assert_int_equal(i, 1);
    assert_true(snapshot_find(snapshot, SPAN_OF("un-sc:KPi.1"), &i));
    assert_int_equal(i, 2);
    assert_false(snapshot_find(snapshot, SPAN_OF("ftm:NK-1"), &i));
    small_close(snapshot, &held);
}

static void snapshot_record_tells_the_party(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    struct party_view view;
    struct item item;
    assert_int_equal(snapshot_record_count(snapshot), 3);
    assert_true(snapshot_record(snapshot, 1, &view));
    assert_true(span_is(view.id, "10"));
    assert_int_equal(view.raw_line, 2);
    struct byte_reader walk = view.items;
    party_item(&walk, &item);
    assert_int_equal(item.kind, ITEM_NAME);
    assert_true(span_is(item.text, "KIM, Ten"));
    assert_int_equal(snapshot_record_type(snapshot, 1), PARTY_PERSON);
    assert_int_equal(snapshot_record_measures(snapshot, 1), MEASURE_BLOCK);
    assert_int_equal(snapshot_record_names(snapshot, 1), 1);
    assert_int_equal(snapshot_record_list(snapshot, 1), 0);
    assert_int_equal(snapshot_record_list(snapshot, 2), 1);
    assert_false(snapshot_record(snapshot, 3, &view));
    small_close(snapshot, &held);
}

/* "a-list:7" < "b-list:10" < "b-list:2": as text. */
static void snapshot_by_id_is_sorted_as_text(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    assert_int_equal(snapshot_by_id(snapshot, 0), 2);
    assert_int_equal(snapshot_by_id(snapshot, 1), 1);
    assert_int_equal(snapshot_by_id(snapshot, 2), 0);
    small_close(snapshot, &held);
}

static void record_id_compare_reads_both_parts_as_one(void **state) {
    (void)state;
    static const struct {
        const char *a_prefix, *a, *b_prefix, *b;
        int order;
    } cases[] = {
        {"x:", "1", "", "x:1", 0}, {"x:", "", "", "x:", 0},
        {"", "", "", "", 0},       {"x:", "1", "x:", "2", -1},
        {"x:", "2", "", "x:1", 1}, {"x:", "1", "x:", "11", -1},
        {"", "x", "x:", "1", -1},  {"x:", "", "", "x", 1},
        {"", "\xC3", "", "z", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record_id a = {span_of(cases[i].a_prefix), span_of(cases[i].a)};
        struct record_id b = {span_of(cases[i].b_prefix), span_of(cases[i].b)};
        assert_int_equal(record_id_compare(&a, &b), cases[i].order);
        assert_int_equal(record_id_compare(&b, &a), -cases[i].order);
    }
}

/* Moving in its file, and another list, leave a record's hash alone. */
static void snapshot_record_hash_is_of_content(void **state) {
    (void)state;
    static const struct small_party moved[] = {{"c-list", "x", "A"},
                                               {"c-list", "2", "KIM, Two"}};
    struct held first, second;
    struct snapshot *here = small_open(small_three, 3, &first);
    struct snapshot *there = small_open(moved, 2, &second);
    assert_memory_equal(snapshot_record_hash(here, 0),
                        snapshot_record_hash(there, 1), 32);
    assert_memory_not_equal(snapshot_record_hash(here, 0),
                            snapshot_record_hash(here, 1), 32);
    small_close(here, &first);
    small_close(there, &second);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(record_entry_written_reads_back),
        cmocka_unit_test(snapshot_find_finds_each_and_nothing_else),
        cmocka_unit_test(snapshot_find_takes_whole_ids_as_they_are),
        cmocka_unit_test(snapshot_record_tells_the_party),
        cmocka_unit_test(snapshot_by_id_is_sorted_as_text),
        cmocka_unit_test(record_id_compare_reads_both_parts_as_one),
        cmocka_unit_test(snapshot_record_hash_is_of_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
