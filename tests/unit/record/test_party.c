/* test_party.c -- what building a party does to texts, parts and checks. */
#include "base/bytes.h"
#include "base/limits.h"
#include "record/identifier.h"
#include "record/party.h"

#include "record/sample_party.h"
#include "unit.h"

struct fixture {
    struct arena arena;
    struct party party;
};

static int set_up(void **state) {
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    arena_init(&fixture.arena, 0);
    party_begin(&fixture.party, &fixture.arena, PARTY_PERSON);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    party_release(&fixture->party);
    arena_release(&fixture->arena);
    return 0;
}

static struct party *party_of(void **state) {
    return &((struct fixture *)*state)->party;
}

static const struct item *item_at(const struct party *party, size_t place) {
    assert_true(place < party->items.count);
    return &party->items.items[place];
}

#define assert_span(span, literal)                                             \
    do {                                                                       \
        assert_int_equal((span).length, sizeof(literal) - 1);                  \
        assert_memory_equal((span).bytes, literal, sizeof(literal) - 1);       \
    } while (0)

/* ---- texts --------------------------------------------------------------- */

static void party_add_spaces_become_one(void **state) {
    struct party *party = party_of(state);
    party_add_name(party, NAME_PRIMARY,
                   SPAN_OF(" \xC2\xA0KIM,\t\r\n Jong\xE3\x80\x80Un \v"));
    assert_span(item_at(party, 0)->text, "KIM, Jong Un");
    assert_false(party->is_flawed);
}

static void party_add_nul_parts_words(void **state) {
    struct party *party = party_of(state);
    party_add_name(party, NAME_ALIAS, SPAN_OF("A\0B\0"));
    assert_span(item_at(party, 0)->text, "A B");
}

static void party_add_wrong_bytes_are_replaced_and_told(void **state) {
    struct party *party = party_of(state);
    party_add_name(party, NAME_ALIAS, SPAN_OF("\xFF\xFE\x80 M\xFCller"));
    assert_span(item_at(party, 0)->text,
                "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD M\xEF\xBF\xBDller");
    assert_true(party->is_flawed);
    assert_false(party->failed);
}

static void party_add_nothing_adds_nothing(void **state) {
    struct party *party = party_of(state);
    party_add_name(party, NAME_PRIMARY, SPAN_OF(" \t"));
    party_add_text(party, ITEM_PROGRAM, 0, SPAN_EMPTY);
    party_add_unknown(party, SPAN_OF("label"), SPAN_EMPTY);
    party_add_country(party, COUNTRY_FLAG, SPAN_OF("  "));
    party_add_identifier(party, IDENTIFIER_IMO, SPAN_OF(" "), SPAN_OF("Iran"));
    party_add_birth(party, SPAN_EMPTY);
    party_add_date(party, DATE_LISTED, DAY_NONE);
    party_set_id(party, SPAN_EMPTY);
    assert_int_equal(party->items.count, 0);
    assert_int_equal(party->id.length, 0);
    assert_false(party->is_flawed);
}

/* ---- kinds --------------------------------------------------------------- */

static void party_add_part_without_whole_becomes_text(void **state) {
    struct party *party = party_of(state);
    party_add_text(party, ITEM_PROGRAM, 0, SPAN_OF("DPRK"));
    party_add_text(party, ITEM_NAME_PART, PART_GIVEN, SPAN_OF("Jong Un"));
    assert_int_equal(item_at(party, 1)->kind, ITEM_TEXT);
    assert_span(item_at(party, 1)->extra, "given");
    party_add_text(party, ITEM_ADDRESS, 0, SPAN_OF("Nampo"));
    party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_CITY, SPAN_OF("Nampo"));
    party_add_text(party, ITEM_ADDRESS_PART, ADDRESS_COUNTRY, SPAN_OF("KP"));
    assert_int_equal(item_at(party, 3)->kind, ITEM_ADDRESS_PART);
    assert_int_equal(item_at(party, 4)->kind, ITEM_ADDRESS_PART);
    party_add_text(party, ITEM_NAME_PART, PART_GIVEN, SPAN_OF("Jong Un"));
    assert_int_equal(item_at(party, 5)->kind, ITEM_TEXT);
}

static void party_add_birth_keeps_text_and_range(void **state) {
    struct party *party = party_of(state);
    day_number first;
    party_add_birth(party, SPAN_OF(" 1984 "));
    assert_true(day_parse_iso(SPAN_OF("1984-01-01"), &first));
    assert_span(item_at(party, 0)->text, "1984");
    assert_true(item_at(party, 0)->flags & ITEM_HAS_DATE);
    assert_int_equal(item_at(party, 0)->date.first, first);
    assert_int_equal(item_at(party, 0)->date.last, first + 365);
}

static void party_add_birth_no_date_is_kept_and_told(void **state) {
    struct party *party = party_of(state);
    party_add_birth(party, SPAN_OF("1962-13-04"));
    assert_int_equal(item_at(party, 0)->kind, ITEM_TEXT);
    assert_span(item_at(party, 0)->extra, "birth");
    assert_span(item_at(party, 0)->text, "1962-13-04");
    assert_true(party->is_flawed);
}

static void party_add_country_finds_the_code(void **state) {
    struct party *party = party_of(state);
    party_add_country(party, COUNTRY_NATIONALITY, SPAN_OF("Korea, North"));
    party_add_country(party, COUNTRY_FLAG, SPAN_OF("None Identified"));
    assert_span(item_at(party, 0)->text, "Korea, North");
    assert_span(item_at(party, 0)->extra, "KP");
    assert_span(item_at(party, 1)->text, "None Identified");
    assert_int_equal(item_at(party, 1)->extra.length, 0);
}

static void party_add_identifier_tells_the_check(void **state) {
    struct party *party = party_of(state);
    party_add_identifier(party, IDENTIFIER_IMO, SPAN_OF("IMO 9187629"),
                         SPAN_EMPTY);
    party_add_identifier(party, IDENTIFIER_IMO, SPAN_OF("IMO 9187628"),
                         SPAN_EMPTY);
    party_add_identifier(party, IDENTIFIER_PASSPORT, SPAN_OF("1"),
                         SPAN_OF("DPRK"));
    assert_int_equal(item_at(party, 0)->flags, ITEM_CHECK_PASSED);
    assert_int_equal(item_at(party, 1)->flags, ITEM_CHECK_FAILED);
    assert_int_equal(item_at(party, 2)->flags, 0);
    assert_span(item_at(party, 0)->text, "IMO 9187629");
    assert_span(item_at(party, 2)->extra, "KP");
}

static void party_add_identifier_keeps_a_strange_issuer(void **state) {
    struct party *party = party_of(state);
    party_add_identifier(party, IDENTIFIER_PASSPORT, SPAN_OF("1"),
                         SPAN_OF("Jalisco"));
    party_add_identifier(party, IDENTIFIER_WALLET, SPAN_OF("1aB"),
                         SPAN_OF("XBT"));
    assert_int_equal(item_at(party, 0)->extra.length, 0);
    assert_int_equal(item_at(party, 1)->kind, ITEM_TEXT);
    assert_span(item_at(party, 1)->text, "Jalisco");
    assert_span(item_at(party, 2)->extra, "XBT");
}

static void party_add_too_many_items_is_told(void **state) {
    struct party *party = party_of(state);
    for (size_t i = 0; i < LIMIT_RECORD_ITEMS; i++)
        party_add_note(party, NOTE_DECEASED);
    assert_false(party->is_flawed);
    party_add_note(party, NOTE_DECEASED);
    assert_true(party->is_flawed);
    assert_int_equal(party->items.count, LIMIT_RECORD_ITEMS);
    assert_true(party->is_over);
    party_begin(party, party->arena, PARTY_PERSON);
    assert_false(party->is_over);
}

static void party_begin_forgets_all_but_room(void **state) {
    struct fixture *fixture = *state;
    struct party *party = &fixture->party;
    sample_build(party, &fixture->arena);
    size_t room = party->items.room;
    party_begin(party, &fixture->arena, PARTY_WALLET);
    assert_int_equal(party->type, PARTY_WALLET);
    assert_int_equal(party->items.count, 0);
    assert_int_equal(party->items.room, room);
    assert_int_equal(party->id.length + party->raw.length, 0);
    assert_int_equal(party->measures, 0);
    assert_false(party->is_flawed);
}

static void party_name_gives_the_first_of_a_role(void **state) {
    struct party *party = party_of(state);
    assert_null(party_name(party, NAME_ALIAS));
    party_add_name(party, NAME_PRIMARY, SPAN_OF("A"));
    party_add_name(party, NAME_ALIAS, SPAN_OF("B"));
    party_add_name(party, NAME_ALIAS, SPAN_OF("C"));
    assert_span(party_name(party, NAME_ALIAS)->text, "B");
    assert_null(party_name(party, NAME_FORMER));
}

static void party_print_shows_one_item_a_line(void **state) {
    struct party *party = party_of(state);
    struct byte_writer to = {0};
    party_set_id(party, SPAN_OF("20157"));
    party->measures = MEASURE_BLOCK | MEASURE_OTHER;
    party_add_name(party, NAME_PRIMARY, SPAN_OF("KIM, Jong Un"));
    party_add_birth(party, SPAN_OF("08 Jan 1984"));
    party_add_identifier(party, IDENTIFIER_IMO, SPAN_OF("9187629"), SPAN_EMPTY);
    party_print(party, &to);
    assert_span(written(&to),
                "party 20157 person {block other}\n"
                "  name          primary         \"KIM, Jong Un\"\n"
                "  birth                         \"08 Jan 1984\" 1984-01-08\n"
                "  identifier    imo             \"9187629\" check-passed\n");
    byte_writer_release(&to);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(party_add_spaces_become_one),
        TEST(party_add_nul_parts_words),
        TEST(party_add_wrong_bytes_are_replaced_and_told),
        TEST(party_add_nothing_adds_nothing),
        TEST(party_add_part_without_whole_becomes_text),
        TEST(party_add_birth_keeps_text_and_range),
        TEST(party_add_birth_no_date_is_kept_and_told),
        TEST(party_add_country_finds_the_code),
        TEST(party_add_identifier_tells_the_check),
        TEST(party_add_identifier_keeps_a_strange_issuer),
        TEST(party_add_too_many_items_is_told),
        TEST(party_begin_forgets_all_but_room),
        TEST(party_name_gives_the_first_of_a_role),
        TEST(party_print_shows_one_item_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
