/* test_eu_list.c -- the EU's list as XML and as CSV gives the same parties. */
#include "source/readers.h"

#include "list_probe.h"
#include "test_data.h"

static const char xml[] =
    "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\""
    " generationDate=\"2020-04-15T15:29:22.497+02:00\">"
    "<sanctionEntity designationDate=\"2009-07-16\" unitedNationId=\"KPi.002\""
    " euReferenceNumber=\"EU.4011.64\" logicalId=\"5463\">"
    "<regulation programme=\"PRK\" numberTitle=\"2017/1509 (OJ L224)\"/>"
    "<subjectType code=\"person\" classificationCode=\"P\"/>"
    "<nameAlias firstName=\"Yu-ro\" lastName=\"Han\" wholeName=\"Yu-ro Han\""
    " function=\"Director\" strong=\"true\" logicalId=\"1\"/>"
    "<nameAlias wholeName=\"Weak One\" strong=\"false\" logicalId=\"2\"/>"
    "<nameAlias wholeName=\"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD\""
    " strong=\"true\" logicalId=\"3\"/>"
    "<birthdate circa=\"true\" calendarType=\"GREGORIAN\" city=\"-\""
    " year=\"1958\" countryIso2Code=\"DZ\" countryDescription=\"ALGERIA\"/>"
    "<birthdate circa=\"false\" calendarType=\"ISLAMIC\" year=\"1390\"/>"
    "<identification number=\"488555\" identificationTypeCode=\"passport\""
    " knownFalse=\"true\" countryIso2Code=\"DZ\"/>"
    "<novelty weight=\"7 stone\"/>"
    "</sanctionEntity></export>";

static const char csv[] =
    "\xEF\xBB\xBF"
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;"
    "Entity_SubjectType;Entity_SubjectType_ClassificationCode;"
    "Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_FirstName;"
    "NameAlias_LogicalId;BirthDate_Year;BirthDate_Circa;"
    "Identification_Number;Identification_TypeCode;New_Column\r\n"
    "05/08/2026;5463;EU.4011.64;P;person;PRK;Yu-ro Han;Yu-ro;1;;;;;\r\n"
    "05/08/2026;10;EU.1;E;enterprise;TEST;Acme Steel;;8;;;;;fresh\r\n"
    "05/08/2026;5463;EU.4011.64;P;person;PRK;Han Yu Ro;;2;1958;true;;;\r\n"
    "05/08/2026;5463;EU.4011.64;P;person;PRK;Yu-ro Han;Yu-ro;1;;;488555;"
    "passport;\r\n";

static void eu_xml_entity_is_read_whole(void **state) {
    (void)state;
    struct probe probe = {.program = "PRK"};
    day_number day;
    probe_text(&probe, &eu_xml_reader, xml);
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.with_program, 1);
    assert_int_equal(probe.types[PARTY_PERSON], 1);
    assert_true(day_parse_iso(SPAN_OF("2020-04-15"), &day));
    assert_int_equal(probe.published, day);
    static const char *const wanted[] = {
        "party 5463 person {block}",
        "primary         \"Yu-ro Han\"",
        "weak-alias      \"Weak One\"",
        "script          \"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD\"",
        "un-sc:KPi.002",
        "circa 1958",
        "\"ALGERIA\" extra \"DZ\"",
        "\"ISLAMIC\" extra \"birthdate/calendarType\"",
        "\"1390\" extra \"birthdate/year\"",
        "passport        \"488555\"",
        "\"true\" extra \"identification/knownFalse\"",
        "\"7 stone\" extra \"novelty/weight\"",
        "2017/1509 (OJ L224)"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static void eu_csv_rows_apart_are_one_party(void **state) {
    (void)state;
    struct probe probe = {.program = "PRK"};
    day_number day;
    probe_text(&probe, &eu_csv_reader, csv);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.types[PARTY_PERSON], 1);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 1);
    assert_true(day_parse_iso(SPAN_OF("2026-08-05"), &day));
    assert_int_equal(probe.published, day);
    assert_has(&probe, "primary         \"Yu-ro Han\"");
    assert_has(&probe, "alias           \"Han Yu Ro\"");
    assert_has(&probe, "circa 1958");
    assert_has(&probe, "passport        \"488555\"");
    assert_has(&probe, "\"fresh\" extra \"New/Column\"");
    /* The name that two rows repeat is there once. */
    struct span text = written(&probe.text);
    size_t first = span_find(text, "\"Yu-ro Han\"", 0);
    assert_int_equal(span_find(text, "\"Yu-ro Han\"", first + 1), text.length);
    probe_release(&probe);
}

static void eu_readers_know_their_own_files(void **state) {
    (void)state;
    assert_non_null(eu_xml_reader.recognises(span_of(xml), "x"));
    assert_null(eu_xml_reader.recognises(SPAN_OF("<export><a/></export>"), ""));
    assert_non_null(eu_csv_reader.recognises(span_of(csv), "x"));
    assert_null(eu_csv_reader.recognises(span_of(xml), "eu.csv"));
}

static void eu_xml_sample_has_7_entities(void **state) {
    (void)state;
    char path[512];
    test_data_or_skip("eu/sample_eu_fsf_1_1.xml", path, sizeof path);
    struct probe probe = {.program = "PRK"};
    probe_path(&probe, &eu_xml_reader, path);
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 7);
    assert_int_equal(probe.with_program, 3);
    assert_int_equal(probe.bare + probe.nameless + probe.flawed, 0);
    assert_has(&probe, "party 5468/2 ");
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eu_xml_entity_is_read_whole),
        cmocka_unit_test(eu_csv_rows_apart_are_one_party),
        cmocka_unit_test(eu_readers_know_their_own_files),
        cmocka_unit_test(eu_xml_sample_has_7_entities),
    };
    return cmocka_run_group_tests_name("eu_list", tests, NULL, NULL);
}
