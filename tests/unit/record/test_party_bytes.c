/* test_party_bytes.c -- a party through bytes, and bytes that are none. */
#include "base/limits.h"
#include "base/utf8.h"
#include "record/party_bytes.h"

#include "record/sample_party.h"
#include "unit.h"

#include <stdlib.h>

#define FLIPS 20000

struct fixture {
    struct arena arena;
    struct party party;
    struct byte_writer bytes;
    size_t canonical;
};

static int set_up(void **state) {
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    arena_init(&fixture.arena, 0);
    sample_build(&fixture.party, &fixture.arena);
    party_write(&fixture.party, &fixture.bytes, &fixture.canonical);
    *state = &fixture;
    return fixture.party.failed || fixture.bytes.failed;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    byte_writer_release(&fixture->bytes);
    party_release(&fixture->party);
    arena_release(&fixture->arena);
    return 0;
}

static void assert_same_item(const struct item *a, const struct item *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->role, b->role);
    assert_int_equal(a->flags, b->flags);
    assert_true(span_equals(a->text, b->text));
    assert_true(span_equals(a->extra, b->extra));
    if (!(a->flags & ITEM_HAS_DATE)) return;
    assert_int_equal(a->date.first, b->date.first);
    assert_int_equal(a->date.last, b->date.last);
    assert_int_equal(a->date.precision, b->date.precision);
    assert_int_equal(a->date.is_circa, b->date.is_circa);
}

static void party_view_gives_back_what_was_written(void **state) {
    const struct fixture *fixture = *state;
    const struct party *party = &fixture->party;
    struct party_view view;
    assert_true(party_view_open(written(&fixture->bytes), &view));
    assert_int_equal(view.type, party->type);
    assert_int_equal(view.measures, party->measures);
    assert_true(view.is_flawed);
    assert_true(span_equals(view.id, party->id));
    assert_true(span_equals(view.raw, party->raw));
    assert_true(view.raw_place == party->raw_place);
    assert_int_equal(view.raw_length, party->raw_length);
    assert_int_equal(view.raw_line, party->raw_line);
    assert_int_equal(view.item_count, party->items.count);
    struct byte_reader walk = view.items;
    for (uint32_t i = 0; i < view.item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        assert_same_item(&item, &party->items.items[i]);
    }
    assert_false(walk.failed);
}

static void sample_has_every_kind(void **state) {
    const struct fixture *fixture = *state;
    unsigned seen = 0;
    for (size_t i = 0; i < fixture->party.items.count; i++)
        seen |= 1u << fixture->party.items.items[i].kind;
    assert_int_equal(seen, (1u << ITEM_KIND_COUNT) - 1);
}

/* A record that only moved keeps its canonical bytes. */
static void party_write_place_is_outside_the_canonical_part(void **state) {
    struct fixture *fixture = *state;
    struct byte_writer moved = {0};
    size_t canonical = 0;
    fixture->party.raw_place += 4096;
    fixture->party.raw_line += 12;
    party_write(&fixture->party, &moved, &canonical);
    assert_int_equal(canonical, fixture->canonical);
    assert_true(canonical < moved.bytes.count);
    assert_memory_equal(moved.bytes.items, fixture->bytes.bytes.items,
                        canonical);
    byte_writer_release(&moved);
}

static void party_view_cut_anywhere_is_refused(void **state) {
    const struct fixture *fixture = *state;
    for (size_t length = 0; length < fixture->bytes.bytes.count; length++) {
        struct party_view view;
        char *exact = malloc(length ? length : 1);
        assert_non_null(exact);
        memcpy(exact, fixture->bytes.bytes.items, length);
        if (party_view_open((struct span){exact, length}, &view))
            fail_msg("%zu bytes passed for a party", length);
        free(exact);
    }
}

static void party_view_more_bytes_are_refused(void **state) {
    struct fixture *fixture = *state;
    struct party_view view;
    write_byte(&fixture->bytes, 0);
    assert_false(party_view_open(written(&fixture->bytes), &view));
}

/* What an opened view promises, asked of each item. */
static void assert_sound(const struct party_view *view) {
    struct byte_reader walk = view->items;
    assert_true(view->type < PARTY_TYPE_COUNT);
    assert_true(view->measures <= MEASURES_ALL);
    for (uint32_t i = 0; i < view->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        assert_false(walk.failed);
        assert_true(item.kind < ITEM_KIND_COUNT);
        assert_true(item.role < item_role_count((enum item_kind)item.kind));
        assert_int_equal(utf8_check(item.text), item.text.length);
        assert_int_equal(utf8_check(item.extra), item.extra.length);
        assert_true(item.date.first <= item.date.last);
    }
}

static uint32_t next_random(uint32_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void party_view_flipped_bits_are_refused_or_sound(void **state) {
    const struct fixture *fixture = *state;
    const char *chosen = getenv("INTERDICT_TEST_SEED");
    uint64_t number = 20160706;
    if (chosen && !span_number(span_of(chosen), &number)) fail();
    uint32_t seed = (uint32_t)number | 1;
    size_t length = fixture->bytes.bytes.count, opened = 0;
    char *copy = malloc(length);
    assert_non_null(copy);
    print_message("seed %u (INTERDICT_TEST_SEED)\n", seed);
    for (int i = 0; i < FLIPS; i++) {
        struct party_view view;
        memcpy(copy, fixture->bytes.bytes.items, length);
        for (uint32_t flips = next_random(&seed) % 4 + 1; flips; flips--) {
            uint32_t place = next_random(&seed);
            copy[place / 8 % length] ^= (char)(1 << place % 8);
        }
        if (!party_view_open((struct span){copy, length}, &view)) continue;
        assert_sound(&view);
        opened++;
    }
    free(copy);
    assert_in_range(opened, 1, FLIPS - 1);
}

/* ---- bytes made by hand --------------------------------------------------- */

static bool opens(const struct byte_writer *bytes) {
    struct party_view view;
    return party_view_open(written(bytes), &view);
}

/* A party with one item; every number as told. */
static bool one_item_opens(const struct item *item, uint64_t kind,
                           uint64_t role) {
    struct byte_writer to = {0};
    for (int i = 0; i < 3; i++)
        write_number(&to, 0); /* type, measures, flags */
    write_text(&to, SPAN_OF("id"));
    write_number(&to, 1);
    write_number(&to, kind);
    write_number(&to, role);
    write_number(&to, item->flags);
    write_text(&to, item->text);
    write_text(&to, item->extra);
    if (item->flags & ITEM_HAS_DATE) {
        write_signed(&to, item->date.first);
        write_signed(&to, item->date.last);
        write_number(&to, 2u * (unsigned)item->date.precision);
    }
    for (int i = 0; i < 3; i++)
        write_number(&to, 0); /* place, length, line */
    bool does_open = opens(&to);
    byte_writer_release(&to);
    return does_open;
}

static void party_view_wrong_items_are_refused(void **state) {
    (void)state;
    const struct item good = {.text = SPAN_OF("x"), .extra = SPAN_EMPTY};
    struct item bad = good;
    assert_true(one_item_opens(&good, ITEM_NAME, NAME_SCRIPT));
    assert_false(one_item_opens(&good, ITEM_KIND_COUNT, 0));
    assert_false(one_item_opens(&good, ITEM_NAME, NAME_ROLE_COUNT));
    assert_false(one_item_opens(&good, ITEM_PROGRAM, 1));
    assert_false(one_item_opens(&good, ITEM_NAME_PART, 0));
    assert_false(one_item_opens(&good, ITEM_ADDRESS_PART, 0));
    bad.text = SPAN_EMPTY;
    assert_false(one_item_opens(&bad, ITEM_NAME, 0));
    assert_true(one_item_opens(&bad, ITEM_NOTE, 0));
    bad.text = SPAN_OF("a\0b");
    assert_false(one_item_opens(&bad, ITEM_NAME, 0));
    bad.text = SPAN_OF("a\xC0\x80");
    assert_false(one_item_opens(&bad, ITEM_NAME, 0));
    bad = good;
    bad.flags = ITEM_CHECK_PASSED | ITEM_CHECK_FAILED;
    assert_false(one_item_opens(&bad, ITEM_IDENTIFIER, 0));
    bad.flags = 32;
    assert_false(one_item_opens(&bad, ITEM_NAME, 0));
    bad.flags = ITEM_HAS_DATE;
    bad.date = (struct date_range){5, 4, DATE_DAY, false};
    assert_false(one_item_opens(&bad, ITEM_BIRTH, 0));
    bad.date.first = 4;
    assert_true(one_item_opens(&bad, ITEM_BIRTH, 0));
    bad.date.first = DAY_NONE;
    assert_false(one_item_opens(&bad, ITEM_BIRTH, 0));
}

static void party_view_item_count_beyond_the_bytes_is_refused(void **state) {
    (void)state;
    static const uint64_t counts[] = {1, LIMIT_RECORD_ITEMS,
                                      LIMIT_RECORD_ITEMS + 1, UINT64_MAX};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct byte_writer to = {0};
        for (int j = 0; j < 4; j++)
            write_number(&to, 0);
        write_number(&to, counts[i]);
        assert_false(opens(&to));
        byte_writer_release(&to);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(party_view_gives_back_what_was_written),
        TEST(sample_has_every_kind),
        TEST(party_write_place_is_outside_the_canonical_part),
        TEST(party_view_cut_anywhere_is_refused),
        TEST(party_view_more_bytes_are_refused),
        TEST(party_view_flipped_bits_are_refused_or_sound),
        cmocka_unit_test(party_view_wrong_items_are_refused),
        cmocka_unit_test(party_view_item_count_beyond_the_bytes_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
