/* test_identifier_labels.c -- labels as the publishers print them. */
#include "record/identifier.h"

#include "unit.h"

static const struct {
    const char *label, *kind;
} cases[] = {
    /* US Treasury: remarks and features */
    {"Passport", "passport"},
    {"Diplomatic Passport", "passport"},
    {"National ID No.", "national-id"},
    {"Cedula No.", "national-id"},
    {"C.U.R.P.", "national-id"},
    {"D.N.I.", "national-id"},
    {"Kenyan ID No.", "national-id"},
    {"Tazkira National ID Card", "national-id"},
    {"Tax ID No.", "tax-id"},
    {"C.U.I.T.", "tax-id"},
    {"NIT #", "tax-id"},
    {"R.F.C.", "tax-id"},
    {"RUC #", "tax-id"},
    {"V.A.T. Number", "tax-id"},
    {"US FEIN", "tax-id"},
    {"Registration Number", "registration"},
    {"Registration ID", "registration"},
    {"Commercial Registry Number", "registration"},
    {"Company Number", "registration"},
    {"Business Registration Number", "registration"},
    {"Legal Entity Number", "registration"},
    {"Folio Mercantil No.", "registration"},
    {"Unified Social Credit Code (USCC)", "uscc"},
    {"United Social Credit Code Certificate (USCCC)", "uscc"},
    {"Government Gazette Number", "gazette"},
    {"SSN", "social-security"},
    {"SWIFT/BIC", "bic"},
    {"D-U-N-S Number", "duns"},
    {"ISIN", "isin"},
    {"VisaNumberID", "visa"},
    {"Driver's License No.", "driving-licence"},
    {"Trade License No.", "licence"},
    {"Vessel Registration Identification", "imo"},
    {"MMSI", "mmsi"},
    {"Vessel Call Sign", "call-sign"},
    {"Aircraft Tail Number", "tail-number"},
    {"Previous Aircraft Tail Number", "tail-number"},
    {"Aircraft Manufacturer's Serial Number (MSN)", "aircraft-serial"},
    {"Aircraft Manufacturer\xE2\x80\x99s Serial Number (MSN)",
     "aircraft-serial"},
    {"Aircraft Construction Number (also called L/N or S/N or F/N)",
     "aircraft-serial"},
    {"Email Address", "email"},
    {"Website", "website"},
    {"Phone Number", "phone"},
    /* United Nations */
    {"National Identification Number", "national-id"},
    {"Afghan national identification card (tazkira) number 4211",
     "national-id"},
    {"Num\xC3\xA9ro de passeport", "passport"},
    {"United States Social Security Number:", "social-security"},
    {"Italian Fiscal Code:", "tax-id"},
    /* European Union codes */
    {"id", "national-id"},
    {"fiscalcode", "tax-id"},
    {"regnumber", "registration"},
    {"swiftbic", "bic"},
    /* United Kingdom */
    {"NI Number", "national-id"},
    {"IMO number", "imo"},
    /* FollowTheMoney properties, Senzing features */
    {"passportNumber", "passport"},
    {"innCode", "inn"},
    {"ogrnCode", "ogrn"},
    {"leiCode", "lei"},
    {"publicKey", "wallet"},
    {"PASSPORT_NUMBER", "passport"},
    {"LEI_NUMBER", "lei"},
    {"IMO_NUMBER", "imo"},
    {"DRIVERS_LICENSE_NUMBER", "driving-licence"},
    /* no numbers of a party, whatever the words in them */
    {"Registration Country", "other"},
    {"Nationality of Registration", "other"},
    {"Vessel Year of Build", "other"},
    {"Military Registration Number", "other"},
    {"Secondary sanctions risk:", "other"},
    {"Birth Certificate Number", "other"},
    {"", "other"},
    {"...", "other"},
};

static void identifier_of_label_gives_the_kind(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span currency = {NULL, 7};
        const char *kind = identifier_word(
            identifier_of_label(span_of(cases[i].label), &currency));
        if (strcmp(kind, cases[i].kind) != 0)
            fail_msg("'%s' became %s", cases[i].label, kind);
        assert_int_equal(currency.length, 0);
    }
}

static void identifier_of_label_gives_the_currency(void **state) {
    (void)state;
    struct span currency;
    assert_int_equal(identifier_of_label(
                         SPAN_OF("Digital Currency Address - XBT"), &currency),
                     IDENTIFIER_WALLET);
    assert_true(span_is(currency, "XBT"));
    assert_int_equal(identifier_of_label(SPAN_OF("wallet-eth"), &currency),
                     IDENTIFIER_WALLET);
    assert_true(span_is(currency, "eth"));
    assert_int_equal(
        identifier_of_label(SPAN_OF("Digital Currency Address"), &currency),
        IDENTIFIER_WALLET);
    assert_int_equal(currency.length, 0);
}

static void identifier_of_label_a_sentence_is_no_label(void **state) {
    (void)state;
    char text[400];
    struct span currency;
    memset(text, 'x', sizeof text);
    memcpy(text, "Passport ", 9);
    assert_int_equal(
        identifier_of_label((struct span){text, sizeof text}, &currency),
        IDENTIFIER_OTHER);
    assert_int_equal(identifier_of_label((struct span){text, 20}, &currency),
                     IDENTIFIER_PASSPORT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identifier_of_label_gives_the_kind),
        cmocka_unit_test(identifier_of_label_gives_the_currency),
        cmocka_unit_test(identifier_of_label_a_sentence_is_no_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
