/* test_snapshot_open.c -- what is damaged, cut or made wrong is refused. */
#include "store/store_inside.h"

#include "small_snapshot.h"

#include <unistd.h>

static void snapshot_of_three_opens_and_tells_its_parts(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(small_three, 3, &held);
    struct span bytes = SPAN_EMPTY;
    uint32_t count = 0;
    assert_true(snapshot_section(snapshot, SNAPSHOT_RECX, &bytes, &count));
    assert_int_equal(count, 3);
    assert_int_equal(bytes.length, 3 * 64);
    assert_int_equal((uintptr_t)bytes.bytes % SNAPSHOT_ALIGN, 0);
    assert_false(snapshot_section(snapshot, SNAPSHOT_TAG('N', 'O', 'N', 'E'),
                                  &bytes, &count));
    assert_int_equal(count, 3);
    assert_int_equal(snapshot_length(snapshot), held.bytes.length);
    assert_string_equal(snapshot_name(snapshot), "small");
    assert_memory_equal(snapshot_sum(snapshot), held.bytes.bytes + 32, 32);
    assert_true(small_walk(snapshot) >= 9);
    small_close(snapshot, &held);
}

static void snapshot_without_lists_opens_empty(void **state) {
    (void)state;
    struct held held;
    struct snapshot *snapshot = small_open(NULL, 0, &held);
    uint32_t i;
    assert_int_equal(snapshot_record_count(snapshot), 0);
    assert_int_equal(snapshot_list_count(snapshot), 0);
    assert_false(snapshot_find(snapshot, SPAN_OF("a-list:7"), &i));
    assert_int_equal(snapshot_check(snapshot, NULL), IDT_OK);
    small_close(snapshot, &held);
}

static void any_flipped_byte_is_refused_at_opening(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    char *bytes = held.block + (held.bytes.bytes - held.block);
    static const unsigned char flips[] = {0x01, 0x80, 0xFF};
    for (size_t i = 0; i < held.bytes.length; i++)
        for (size_t k = 0; k < sizeof flips; k++) {
            struct snapshot *snapshot = NULL;
            bytes[i] = (char)((unsigned char)bytes[i] ^ flips[k]);
            if (snapshot_over(held.bytes, "t", NULL, &snapshot) !=
                IDT_BAD_SNAPSHOT)
                fail_msg("byte %zu flipped by %02x is not refused", i,
                         flips[k]);
            assert_null(snapshot);
            bytes[i] = (char)((unsigned char)bytes[i] ^ flips[k]);
        }
    held_release(&held);
}

static void snapshot_cut_anywhere_is_refused(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    for (size_t length = 0; length < held.bytes.length; length++) {
        struct held cut = held_copy((struct span){held.bytes.bytes, length});
        struct snapshot *snapshot = NULL;
        assert_int_equal(snapshot_over(cut.bytes, "t", NULL, &snapshot),
                         IDT_BAD_SNAPSHOT);
        assert_null(snapshot);
        held_release(&cut);
    }
    held_release(&held);
}

/* The sections of `held` with byte `at_byte` of one changed and new sums. */
static struct held made_wrong(const struct held *held, uint32_t which,
                              size_t at_byte, unsigned char flip) {
    struct snapshot_section sections[4];
    char changed[4096];
    for (uint32_t i = 0; i < 4; i++) {
        struct section_entry entry;
        section_entry_load(held->bytes.bytes + 128 + 32 * i, &entry);
        sections[i] = (struct snapshot_section){
            entry.tag,
            entry.count,
            {held->bytes.bytes + entry.offset, (size_t)entry.length}};
    }
    struct span *part = &sections[which].bytes;
    assert_true(part->length <= sizeof changed && at_byte < part->length);
    memcpy(changed, part->bytes, part->length);
    changed[at_byte] = (char)((unsigned char)changed[at_byte] ^ flip);
    part->bytes = changed;
    struct byte_writer made = {0};
    assert_int_equal(snapshot_make(sections, 4, NULL, &made), IDT_OK);
    struct held wrong = held_copy(written(&made));
    byte_writer_release(&made);
    return wrong;
}

/* Returns whether opening or checking refused. */
static bool is_refused(const struct held *wrong) {
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    idt_status status = snapshot_over(wrong->bytes, "t", &error, &snapshot);
    assert_int_equal(status, error.status);
    if (status) return true;
    status = snapshot_check(snapshot, &error);
    small_walk(snapshot);
    snapshot_close(snapshot);
    return status != IDT_OK;
}

/* Sums are right but content is not: nothing may be read out of bounds, and
 * in the tables every byte matters. */
static void any_section_made_wrong_never_leads_astray(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    static const unsigned char flips[] = {0x01, 0x40, 0x80, 0xFF};
    for (uint32_t which = 0; which < 4; which++) {
        struct section_entry entry;
        section_entry_load(held.bytes.bytes + 128 + 32 * which, &entry);
        for (size_t i = 0; i < entry.length * sizeof flips; i++) {
            struct held wrong = made_wrong(&held, which, i / sizeof flips,
                                           flips[i % sizeof flips]);
            bool refused = is_refused(&wrong);
            if (!refused && entry.tag != SNAPSHOT_LIST &&
                entry.tag != SNAPSHOT_RECS)
                fail_msg("section %u byte %zu is not refused", which,
                         i / sizeof flips);
            held_release(&wrong);
        }
    }
    held_release(&held);
}

static void snapshot_of_another_format_tells_both(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    char *bytes = held.block + (held.bytes.bytes - held.block);
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    put_little(bytes + PLACE_FORMAT, 9, 4);
    put_little(bytes + PLACE_OLDEST_READER, 8, 4);
    assert_int_equal(snapshot_over(held.bytes, "t", &error, &snapshot),
                     IDT_BAD_SNAPSHOT);
    assert_string_equal(error.message, "snapshot has format 9, this program "
                                       "reads 2 to 2; build it anew");
    put_little(bytes + PLACE_FORMAT, 2, 4);
    put_little(bytes + PLACE_OLDEST_READER, 2, 4);
    put_little(bytes + PLACE_FOLD, 99, 4);
    assert_int_equal(snapshot_over(held.bytes, "t", &error, &snapshot),
                     IDT_BAD_SNAPSHOT);
    assert_non_null(strstr(error.message, "folded by version 99"));
    held_release(&held);
}

/* A later format that says it can be read by this program is read. */
static void snapshot_of_later_compatible_format_opens(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    char *bytes = held.block + (held.bytes.bytes - held.block);
    struct snapshot *snapshot = NULL;
    put_little(bytes + PLACE_FORMAT, 2, 4);
    struct span head = {bytes, HEADER_BYTES + 4 * SECTION_BYTES};
    put_little(bytes + PLACE_CRC, snapshot_header_crc(head), 4);
    assert_int_equal(snapshot_over(held.bytes, "t", NULL, &snapshot), IDT_OK);
    small_close(snapshot, &held);
}

static void bytes_not_aligned_are_refused(void **state) {
    (void)state;
    struct held held = small_bytes(small_three, 3);
    struct snapshot *snapshot = NULL;
    struct span off = {held.bytes.bytes + 8, held.bytes.length - 8};
    assert_int_equal(snapshot_over(off, "t", NULL, &snapshot),
                     IDT_BAD_ARGUMENT);
    held_release(&held);
}

static void file_that_is_no_snapshot_is_told(void **state) {
    (void)state;
    struct snapshot *snapshot = NULL;
    idt_error error = {0};
    assert_int_equal(snapshot_open("there is no such file", &error, &snapshot),
                     IDT_NOT_FOUND);
    assert_int_equal(snapshot_save("test_snapshot_open.bytes",
                                   SPAN_OF("ent_num,name"), NULL),
                     IDT_OK);
    assert_int_equal(
        snapshot_open("test_snapshot_open.bytes", &error, &snapshot),
        IDT_BAD_SNAPSHOT);
    assert_string_equal(error.message, "not a snapshot of interdict");
    assert_string_equal(error.source, "test_snapshot_open.bytes");
    assert_int_equal(unlink("test_snapshot_open.bytes"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(snapshot_of_three_opens_and_tells_its_parts),
        cmocka_unit_test(snapshot_without_lists_opens_empty),
        cmocka_unit_test(any_flipped_byte_is_refused_at_opening),
        cmocka_unit_test(snapshot_cut_anywhere_is_refused),
        cmocka_unit_test(any_section_made_wrong_never_leads_astray),
        cmocka_unit_test(snapshot_of_another_format_tells_both),
        cmocka_unit_test(snapshot_of_later_compatible_format_opens),
        cmocka_unit_test(bytes_not_aligned_are_refused),
        cmocka_unit_test(file_that_is_no_snapshot_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
