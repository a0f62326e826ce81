/* test_party_words.c -- every word leads back to its number, and to no other. */
#include "record/identifier.h"
#include "record/party.h"

#include "unit.h"

static void item_role_word_every_role_reads_back(void **state) {
    (void)state;
    unsigned walked = 0;
    for (unsigned kind = 0; kind < ITEM_KIND_COUNT; kind++) {
        enum item_kind item = (enum item_kind)kind;
        if (!*item_role_word(item, 0)) continue;
        for (unsigned role = 0; role < item_role_count(item); role++) {
            const char *word = item_role_word(item, role);
            unsigned read = UINT32_MAX;
            assert_true(*word);
            assert_true(item_role_parse(item, span_of(word), &read));
            if (read != role) fail_msg("%s '%s'", item_kind_word(item), word);
            walked++;
        }
    }
    assert_int_equal(walked, NAME_ROLE_COUNT + NAME_PART_ROLE_COUNT +
                                 COUNTRY_ROLE_COUNT + ADDRESS_PART_ROLE_COUNT +
                                 IDENTIFIER_KIND_COUNT + VESSEL_ROLE_COUNT +
                                 LINK_ROLE_COUNT + DATE_ROLE_COUNT +
                                 DETAIL_ROLE_COUNT + NOTE_COUNT);
}

static void item_role_parse_other_words_are_refused(void **state) {
    (void)state;
    unsigned role = 4711;
    assert_false(item_role_parse(ITEM_NAME, SPAN_OF("family"), &role));
    assert_false(item_role_parse(ITEM_NAME, SPAN_EMPTY, &role));
    assert_false(item_role_parse(ITEM_PROGRAM, SPAN_OF("name"), &role));
    assert_false(item_role_parse(ITEM_IDENTIFIER, SPAN_OF("shoe"), &role));
    assert_int_equal(role, 4711);
    assert_true(item_role_parse(ITEM_NAME, SPAN_OF("WEAK-Alias"), &role));
    assert_int_equal(role, NAME_WEAK_ALIAS);
    assert_string_equal(item_role_word(ITEM_PROGRAM, 0), "");
}

static void item_kind_word_no_two_are_equal(void **state) {
    (void)state;
    for (unsigned a = 0; a < ITEM_KIND_COUNT; a++)
        for (unsigned b = 0; b < a; b++)
            assert_string_not_equal(item_kind_word((enum item_kind)a),
                                    item_kind_word((enum item_kind)b));
}

static void party_type_word_every_type_reads_back(void **state) {
    (void)state;
    for (unsigned i = 0; i < PARTY_TYPE_COUNT; i++) {
        enum party_type type = PARTY_TYPE_COUNT;
        assert_true(party_type_parse(
            span_of(party_type_word((enum party_type)i)), &type));
        assert_int_equal(type, i);
    }
}

static void party_type_parse_accepts_synonyms(void **state) {
    (void)state;
    static const struct {
        const char *word;
        enum party_type type;
    } cases[] = {
        {"Individual", PARTY_PERSON},
        {"company", PARTY_ORGANIZATION},
        {"ENTITY", PARTY_ORGANIZATION},
        {"organisation", PARTY_ORGANIZATION},
        {"legalEntity", PARTY_ORGANIZATION},
        {"ship", PARTY_VESSEL},
        {"plane", PARTY_AIRCRAFT},
        {"any", PARTY_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum party_type type = PARTY_TYPE_COUNT;
        assert_true(party_type_parse(span_of(cases[i].word), &type));
        assert_int_equal(type, cases[i].type);
    }
    enum party_type type = PARTY_WALLET;
    assert_false(party_type_parse(SPAN_OF("persons"), &type));
    assert_false(party_type_parse(SPAN_EMPTY, &type));
    assert_int_equal(type, PARTY_WALLET);
}

static void measure_word_every_bit_reads_back(void **state) {
    (void)state;
    for (uint32_t bit = 1; bit <= MEASURES_ALL; bit <<= 1) {
        uint32_t read = 0;
        const char *word = measure_word((enum measure)bit);
        assert_true(measure_parse(span_of(word), &read));
        assert_int_equal(read, bit);
    }
    uint32_t read = 5;
    assert_false(measure_parse(SPAN_OF("freeze"), &read));
    assert_int_equal(read, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(item_role_word_every_role_reads_back),
        cmocka_unit_test(item_role_parse_other_words_are_refused),
        cmocka_unit_test(item_kind_word_no_two_are_equal),
        cmocka_unit_test(party_type_word_every_type_reads_back),
        cmocka_unit_test(party_type_parse_accepts_synonyms),
        cmocka_unit_test(measure_word_every_bit_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
