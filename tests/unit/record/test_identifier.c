/* test_identifier.c -- words, canonical forms and check digits.
 *
 * The numbers are public ones: of ships, banks, states and the examples in
 * the standards themselves.  Every right one is also tried with each of its
 * digits changed: a check that misses a changed digit is no check.
 */
#include "record/identifier.h"

#include "unit.h"

/* ---- words --------------------------------------------------------------- */

static void identifier_word_every_kind_reads_back(void **state) {
    (void)state;
    for (unsigned i = 0; i < IDENTIFIER_KIND_COUNT; i++) {
        enum identifier_kind kind = IDENTIFIER_KIND_COUNT;
        const char *word = identifier_word((enum identifier_kind)i);
        assert_true(identifier_parse(span_of(word), &kind));
        assert_int_equal(kind, i);
    }
}

static void identifier_parse_knows_synonyms(void **state) {
    (void)state;
    enum identifier_kind kind = IDENTIFIER_OTHER;
    assert_true(identifier_parse(SPAN_OF("SWIFT"), &kind));
    assert_int_equal(kind, IDENTIFIER_BIC);
    assert_true(identifier_parse(SPAN_OF("wallet-XBT"), &kind));
    assert_int_equal(kind, IDENTIFIER_WALLET);
    assert_true(identifier_parse(SPAN_OF("OGRN"), &kind));
    assert_int_equal(kind, IDENTIFIER_OGRN);
    assert_false(identifier_parse(SPAN_OF("wallet-"), &kind));
    assert_false(identifier_parse(SPAN_OF(""), &kind));
    assert_false(identifier_parse(SPAN_OF("shoe-size"), &kind));
    assert_int_equal(kind, IDENTIFIER_OGRN);
}

/* ---- canonical forms ----------------------------------------------------- */

static void identifier_canonical_spells_one_way(void **state) {
    (void)state;
    static const struct {
        enum identifier_kind kind;
        const char *value, *canonical;
    } cases[] = {
        {IDENTIFIER_IMO, "IMO 9187629", "9187629"},
        {IDENTIFIER_IMO, "imo: 9187629", "9187629"},
        {IDENTIFIER_IMO, " 9187629 ", "9187629"},
        {IDENTIFIER_PASSPORT, "ab 123-456", "AB123456"},
        /* Cyrillic capital and small A, VE; full width 1. */
        {IDENTIFIER_PASSPORT,
         "\xD0\x90\xD0\xB2 \xEF\xBC\x91"
         "23",
         "AB123"},
        /* A Cyrillic letter that looks like no Latin one stays. */
        {IDENTIFIER_PASSPORT, "\xD0\xB8-7",
         "\xD0\x98"
         "7"},
        {IDENTIFIER_NATIONAL_ID, "\xE2\x84\x96 12/3", "123"},
        {IDENTIFIER_IBAN, "IBAN GB29 NWBK 6016 1331 9268 19",
         "GB29NWBK60161331926819"},
        {IDENTIFIER_PHONE, "+850 (2) 381-1111", "85023811111"},
        {IDENTIFIER_PHONE, "00850 2 3811111", "85023811111"},
        {IDENTIFIER_EMAIL, " Info@Example.COM ", "info@example.com"},
        {IDENTIFIER_WEBSITE, "HTTP://Example.com/A-b",
         "http://example.com/a-b"},
        {IDENTIFIER_WALLET, "1aBcD", "1aBcD"},
        {IDENTIFIER_BIC, "deut de ff 500", "DEUTDEFF500"},
        {IDENTIFIER_OTHER, " -- ", ""},
        {IDENTIFIER_EMAIL, "@", ""},
        {IDENTIFIER_PASSPORT, "12\xFF", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char to[IDENTIFIER_BYTES_MOST];
        size_t length = identifier_canonical(
            cases[i].kind, span_of(cases[i].value), to, sizeof to);
        if (!span_is((struct span){to, length}, cases[i].canonical))
            fail_msg("'%s' became '%.*s'", cases[i].value, (int)length, to);
    }
}

static void identifier_canonical_too_long_gives_nothing(void **state) {
    (void)state;
    char value[IDENTIFIER_BYTES_MOST + 1], to[IDENTIFIER_BYTES_MOST];
    memset(value, '7', sizeof value);
    struct span fits = {value, sizeof to}, over = {value, sizeof value};
    assert_int_equal(
        identifier_canonical(IDENTIFIER_OTHER, fits, to, sizeof to), sizeof to);
    assert_int_equal(
        identifier_canonical(IDENTIFIER_OTHER, over, to, sizeof to), 0);
    assert_int_equal(identifier_canonical(IDENTIFIER_OTHER, fits, to, 3), 0);
}

static void identifier_key_of_a_bic_is_its_first_eight(void **state) {
    (void)state;
    struct span bic = SPAN_OF("DEUTDEFF500"), imo = SPAN_OF("9187629");
    assert_true(span_is(identifier_key(IDENTIFIER_BIC, bic), "DEUTDEFF"));
    assert_true(span_is(identifier_key(IDENTIFIER_IMO, imo), "9187629"));
}

static void identifier_family_joins_what_publishers_mix(void **state) {
    (void)state;
    assert_int_equal(identifier_family(IDENTIFIER_INN), IDENTIFIER_TAX_ID);
    assert_int_equal(identifier_family(IDENTIFIER_OGRN),
                     IDENTIFIER_REGISTRATION);
    assert_int_equal(identifier_family(IDENTIFIER_USCC),
                     IDENTIFIER_REGISTRATION);
    assert_int_equal(identifier_family(IDENTIFIER_IMO), IDENTIFIER_IMO);
}

/* ---- check digits -------------------------------------------------------- */

struct example {
    enum identifier_kind kind;
    const char *number;
};

/* Right, and with a check that sees any one changed digit. */
static const struct example right[] = {
    {IDENTIFIER_IMO, "9074729"},
    {IDENTIFIER_IMO, "9187629"},
    {IDENTIFIER_LEI, "5493001KJTIIGC8Y1R12"},
    {IDENTIFIER_LEI, "HWUPKR0MPOU8FGXBT394"},
    {IDENTIFIER_LEI, "253400HA6URWT39X2982"},
    {IDENTIFIER_IBAN, "GB29NWBK60161331926819"},
    {IDENTIFIER_IBAN, "DE89370400440532013000"},
    {IDENTIFIER_ISIN, "US0378331005"},
    {IDENTIFIER_ISIN, "AU0000XVGZA3"},
    {IDENTIFIER_ISIN, "GB0002634946"},
    {IDENTIFIER_USCC, "91350100M000100Y43"},
};

/* Right, by rules that miss some changes or have no digit at all. */
static const struct example plausible[] = {
    {IDENTIFIER_INN, "7707083893"},     {IDENTIFIER_INN, "500100732259"},
    {IDENTIFIER_OGRN, "1027700132195"}, {IDENTIFIER_OGRN, "304500116000157"},
    {IDENTIFIER_MMSI, "445123000"},     {IDENTIFIER_BIC, "DEUTDEFF"},
    {IDENTIFIER_BIC, "DEUTDEFF500"},
};

static const struct example wrong[] = {
    {IDENTIFIER_IMO, "918762"},
    {IDENTIFIER_IMO, "91876290"},
    {IDENTIFIER_IMO, "918762A"},
    {IDENTIFIER_IMO, "0000000"},
    {IDENTIFIER_IMO, ""},
    {IDENTIFIER_MMSI, "123456789"},
    {IDENTIFIER_MMSI, "44512300"},
    {IDENTIFIER_BIC, "DEUTDEF"},
    {IDENTIFIER_BIC, "DEUT12FF"},
    {IDENTIFIER_BIC, "DEUTDEFF50"},
    {IDENTIFIER_LEI, "5493001KJTIIGC8Y1R1"},
    {IDENTIFIER_IBAN, "GB29"},
    {IDENTIFIER_IBAN, "2929NWBK60161331926819"},
    {IDENTIFIER_ISIN, "110378331005"},
    {IDENTIFIER_INN, "7707083894"},
    {IDENTIFIER_INN, "500100732258"},
    {IDENTIFIER_INN, "500100732269"},
    {IDENTIFIER_INN, "77070838930"},
    {IDENTIFIER_OGRN, "1027700132196"},
    {IDENTIFIER_OGRN, "304500116000158"},
    {IDENTIFIER_OGRN, "10277001321950"},
    {IDENTIFIER_USCC, "91350100I000100Y43"},
    {IDENTIFIER_USCC, "91350100M000100Y4"},
};

static enum identifier_check check(struct example example) {
    return identifier_check(example.kind, span_of(example.number));
}

static void identifier_check_right_numbers_pass(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        if (check(right[i]) != CHECK_PASSED) fail_msg("%s", right[i].number);
    for (size_t i = 0; i < sizeof plausible / sizeof *plausible; i++)
        if (check(plausible[i]) != CHECK_PASSED)
            fail_msg("%s", plausible[i].number);
}

static void identifier_check_wrong_numbers_fail(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (check(wrong[i]) != CHECK_FAILED) fail_msg("%s", wrong[i].number);
}

/* IMO's even weights miss a digit changed by five, so changes are by one. */
static void identifier_check_a_changed_digit_fails(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        char text[IDENTIFIER_BYTES_MOST];
        size_t length = strlen(right[i].number);
        for (size_t at = 0; at < length; at++) {
            memcpy(text, right[i].number, length);
            if (text[at] < '0' || text[at] > '8') continue;
            text[at]++;
            if (identifier_check(right[i].kind, (struct span){text, length}) !=
                CHECK_FAILED)
                fail_msg("%.*s passed", (int)length, text);
        }
    }
}

static void identifier_check_kinds_without_rule_say_none(void **state) {
    (void)state;
    assert_int_equal(identifier_check(IDENTIFIER_PASSPORT, SPAN_OF("1")),
                     CHECK_NONE);
    assert_int_equal(identifier_check(IDENTIFIER_OTHER, SPAN_EMPTY),
                     CHECK_NONE);
}

static void identifier_is_strong_only_what_names_one_party(void **state) {
    (void)state;
    assert_true(identifier_is_strong(IDENTIFIER_IMO));
    assert_true(identifier_is_strong(IDENTIFIER_PASSPORT));
    assert_true(identifier_is_strong(IDENTIFIER_WALLET));
    assert_false(identifier_is_strong(IDENTIFIER_PHONE));
    assert_false(identifier_is_strong(IDENTIFIER_CALL_SIGN));
    assert_false(identifier_is_strong(IDENTIFIER_OTHER));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identifier_word_every_kind_reads_back),
        cmocka_unit_test(identifier_parse_knows_synonyms),
        cmocka_unit_test(identifier_canonical_spells_one_way),
        cmocka_unit_test(identifier_canonical_too_long_gives_nothing),
        cmocka_unit_test(identifier_key_of_a_bic_is_its_first_eight),
        cmocka_unit_test(identifier_family_joins_what_publishers_mix),
        cmocka_unit_test(identifier_check_right_numbers_pass),
        cmocka_unit_test(identifier_check_wrong_numbers_fail),
        cmocka_unit_test(identifier_check_a_changed_digit_fails),
        cmocka_unit_test(identifier_check_kinds_without_rule_say_none),
        cmocka_unit_test(identifier_is_strong_only_what_names_one_party),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
