/* test_uk_csv.c -- the UK's three forms: rows that repeat, masked dates, prose
 * with numbers in it, and the counts of the real files. */
#include "source/readers.h"

#include "list_probe.h"
#include "test_data.h"

static const char fcdo_csv[] =
    "Report Date: 23-Sep-2026\r\n"
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,"
    "Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,"
    "Name non-latin script,Regime Name,Designation Type,Sanctions Imposed,"
    "Address Line 1,Address Country,D.O.B,Passport number,IMO number,"
    "Previous owner/operator (s),Novelty\r\n"
    "04/08/2026,TST0001,7172,TAi.002,LAST,First,,,,,Primary Name,,Mullah,"
    "\xD9\x85,The Test Regulations 2020,Individual,Asset freeze|Travel Ban,"
    "Line one,Afghanistan,dd/mm/1945,P123456,,,new\r\n"
    "04/08/2026,TST0002,,,PETREL,,,,,,Primary name,,,,Ship Regulations,Ship,"
    "Prohibition of port entry,,,,,IMO 9187629,Old Line,\r\n"
    "04/08/2026,TST0001,7172,TAi.002,LASTY,First,,,,,Alias,Low quality a.k.a,"
    "Mullah,\xD9\x85,The Test Regulations 2020,Individual,"
    "Asset freeze|Travel Ban,Line one,Afghanistan,01/03/1958,P123456,,,\r\n";

static const char fcdo_xml[] =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?><Designations>"
    "<DateGenerated>20/08/2026</DateGenerated><Designation>"
    "<LastUpdated>14/04/2026</LastUpdated><UniqueID>TST0001</UniqueID>"
    "<Names><Name><Name1>First</Name1><Name6>LAST</Name6>"
    "<NameType>Primary Name</NameType></Name><Name><Name6>First Old</Name6>"
    "<NameType>Alias</NameType></Name></Names>"
    "<IndividualEntityShip>Individual</IndividualEntityShip>"
    "<SanctionsImposed>Travel Ban</SanctionsImposed>"
    "<IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB></DOBs>"
    "<PassportDetails><Passport><PassportNumber>P123456</PassportNumber>"
    "<PassportAdditionalInformation>green</PassportAdditionalInformation>"
    "</Passport></PassportDetails><BirthDetails><Location>"
    "<TownOfBirth>Lakhi</TownOfBirth><CountryOfBirth>Afghanistan"
    "</CountryOfBirth></Location></BirthDetails>"
    "<Riddles><Riddle>why</Riddle></Riddles></Individual></IndividualDetails>"
    "</Designation></Designations>";

/* Windows-1252: 0x92 is a quote mark. */
static const char ofsi[] =
    "Last Updated,27/04/2020\n"
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,"
    "Country of Birth,Nationality,Passport Details,Other Information,"
    "Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID\n"
    "LAST,First,,,,,,00/00/1980,(1) Tunis (2) Sfax,Tunisia,"
    "1) Saudi Arabia 2) Qatar,Passport No: 592667 (issued on 3 May 2007).,"
    "UN Ref QDe.004. It\x92s so.,Individual,AKA,A regime,01/04/2016,"
    "01/04/2016,13349\n"
    "OTHER,,,,,,,,,,,,,Entity,Prime Alias,A regime,01/04/2016,01/04/2016,7\n"
    "LAST,Frst,,,,,,00/00/1980,(1) Tunis (2) Sfax,Tunisia,"
    "1) Saudi Arabia 2) Qatar,Passport No: 592667 (issued on 3 May 2007).,"
    "UN Ref QDe.004. It\x92s so.,Individual,Prime Alias,A regime,01/04/2016,"
    "01/04/2016,13349\n";

static void published_is(const struct probe *probe, const char *iso) {
    day_number day;
    assert_true(day_parse_iso(span_of(iso), &day));
    assert_int_equal(probe->published, day);
}

static void uk_list_csv_rows_of_one_id_are_one_party(void **state) {
    (void)state;
    struct probe probe = {.program = "Ship Regulations"};
    probe_text(&probe, &uk_sanctions_list_csv_reader, fcdo_csv);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.with_program, 1);
    assert_int_equal(probe.types[PARTY_VESSEL], 1);
    published_is(&probe, "2026-09-23");
    static const char *const wanted[] = {
        "party TST0001 person {block other}",
        "party TST0002 vessel {other}",
        "primary         \"First LAST\"",
        "weak-alias      \"First LASTY\"",
        "family          \"LAST\"",
        "script          \"\xD9\x85\"",
        "\"00/00/1945\" 1945",
        "1958-03-01",
        "gb-hmt:7172",
        "un-sc:TAi.002",
        "\"IMO 9187629\" check-passed",
        "\"Old Line\" former",
        "\"Line one, Afghanistan\" extra \"AF\"",
        "\"new\" extra \"Novelty\""};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static void uk_list_xml_wrappers_are_looked_through(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &uk_sanctions_list_xml_reader, fcdo_xml);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 1);
    published_is(&probe, "2026-08-20");
    static const char *const wanted[] = {"party TST0001 person {other}",
                                         "primary         \"First LAST\"",
                                         "alias           \"First Old\"",
                                         "\"00/00/1945\" 1945",
                                         "\"Lakhi, Afghanistan\"",
                                         "passport        \"P123456\"",
                                         "\"green\" extra",
                                         "\"why\" extra"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static void ofsi_rows_apart_are_one_group(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofsi_conlist_csv_reader, ofsi);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 2);
    published_is(&probe, "2020-04-27");
    static const char *const wanted[] = {
        "party 13349 person {block}",
        "party 7 organization {block}",
        "primary         \"Frst LAST\"",
        "alias           \"First LAST\"",
        "\"00/00/1980\" 1980",
        "birth-place                   \"Sfax\"",
        "nationality     \"Qatar\"",
        "passport        \"592667\"",
        "issued on 3 May 2007",
        "un-sc:QDe.004",
        "It\xE2\x80\x99s so."};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    assert_false(probe_says(&probe, "\"2007\""));
    probe_release(&probe);
}

/* A column under another name must not make everybody unlisted. */
static void uk_list_without_measures_is_blocked_and_flawed(void **state) {
    (void)state;
    char text[sizeof fcdo_csv];
    struct probe probe = {0};
    memcpy(text, fcdo_csv, sizeof text);
    memcpy(strstr(text, "Sanctions Imposed"), "Sanctions Inflict", 17);
    probe_text(&probe, &uk_sanctions_list_csv_reader, text);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 2);
    assert_has(&probe, "party TST0001 person {block} flawed");
    assert_has(&probe, "party TST0002 vessel {block} flawed");
    probe_release(&probe);
}

static void ofsi_short_row_is_kept_flawed(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofsi_conlist_csv_reader,
               "Name 6,Name 1,Group ID,Alias Type,Regime\nA,B,7,AKA,R,extra\n"
               "C,D,8,AKA,R\n");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 1);
    assert_has(&probe, "\"extra\" extra \"beyond the header\"");
    probe_release(&probe);
}

static void uk_readers_refuse_files_without_header(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofsi_conlist_csv_reader, "a,b\n1,2\n");
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.parties, 0);
    probe_release(&probe);
}

static void uk_lost_quote_is_refused_with_its_line(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofsi_conlist_csv_reader,
               "Name 6,Name 1,Group ID,Alias Type\nA,\"B,7,AKA\nC,D,8,AKA\n");
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_true(probe.error.line >= 2);
    assert_int_equal(probe.parties, 0);
    probe_release(&probe);
}

/* One damaged byte must not turn every name of a UTF-8 file into Windows-1252;
 * the quote mark of `ofsi` alone is Windows-1252. */
static void uk_damaged_utf8_is_refused_with_its_place(void **state) {
    (void)state;
    static const char *const damaged[] = {
        "LAST,M\xC3\xA9ro,,,,,,,,,,,It\x92s so.,Individual,,,,,7\n",
        "LAST,M\x92ro,,,,,,,,,,,It\xC3\xA9 so.,Individual,,,,,7\n",
        "LAST,M\xC3\xA9ro,,,,,,,,,,,,Individual,,,,,7\xC3",
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        struct byte_writer text = {0};
        struct probe probe = {0};
        const char *end = strstr(ofsi, "LAST");
        write_bytes(&text, ofsi, (size_t)(end - ofsi));
        write_bytes(&text, damaged[i], strlen(damaged[i]));
        probe_bytes(&probe, &ofsi_conlist_csv_reader, written(&text));
        assert_int_equal(probe.status, IDT_BAD_SOURCE);
        assert_int_equal(probe.error.line, 3);
        assert_int_equal(probe.parties, 0);
        probe_release(&probe);
        byte_writer_release(&text);
    }
}

/* Pieces of the file end anywhere, in a character too. */
static void uk_utf8_over_many_pieces_is_utf8(void **state) {
    (void)state;
    const char *end = strstr(ofsi, "LAST");
    for (size_t shift = 0; shift < 3; shift++) {
        struct byte_writer text = {0};
        struct probe probe = {0};
        write_bytes(&text, ofsi, (size_t)(end - ofsi));
        write_bytes(&text, "  ", shift);
        for (int i = 0; i < 6000; i++)
            write_bytes(&text, "\xED\x95\x9C", 3);
        write_bytes(&text, ",,,,,,,,,,,,,Entity,,,,,7\n", 26);
        probe_bytes(&probe, &ofsi_conlist_csv_reader, written(&text));
        assert_string_equal(probe.error.message, "");
        assert_has(&probe, "\xED\x95\x9C\xED\x95\x9C");
        assert_false(probe_says(&probe, "\xC3\xAD"));
        probe_release(&probe);
        byte_writer_release(&text);
    }
}

static void uk_row_that_the_end_cuts_is_refused(void **state) {
    (void)state;
    struct probe probe = {0};
    size_t whole = strlen(ofsi) - strlen(",13349\n");
    probe_bytes(&probe, &ofsi_conlist_csv_reader, (struct span){ofsi, whole});
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 5);
    probe_release(&probe);
}

static void uk_readers_know_their_own_files(void **state) {
    (void)state;
    const struct source_reader *readers[] = {&uk_sanctions_list_csv_reader,
                                             &uk_sanctions_list_xml_reader,
                                             &ofsi_conlist_csv_reader};
    const char *files[] = {fcdo_csv, fcdo_xml, ofsi};
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 3; k++)
            assert_int_equal(
                readers[i]->recognises(span_of(files[k]), "x") != NULL, i == k);
}

static void real_count(const char *name, size_t groups, const char *day) {
    char path[512];
    test_data_or_skip(name, path, sizeof path);
    struct probe probe = {0};
    probe_path(&probe, &ofsi_conlist_csv_reader, path);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, groups);
    assert_int_equal(probe.bare, 0);
    published_is(&probe, day);
    probe_release(&probe);
}

static void ofsi_of_2020_has_2114_groups(void **state) {
    (void)state;
    real_count("uk/ConList_2020-04-27.csv", 2114, "2020-04-27");
}

static void ofsi_of_2018_has_2106_groups(void **state) {
    (void)state;
    real_count("uk/ConList_2018-04-13.csv", 2106, "2018-04-13");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uk_list_csv_rows_of_one_id_are_one_party),
        cmocka_unit_test(uk_list_xml_wrappers_are_looked_through),
        cmocka_unit_test(ofsi_rows_apart_are_one_group),
        cmocka_unit_test(uk_list_without_measures_is_blocked_and_flawed),
        cmocka_unit_test(ofsi_short_row_is_kept_flawed),
        cmocka_unit_test(uk_readers_refuse_files_without_header),
        cmocka_unit_test(uk_lost_quote_is_refused_with_its_line),
        cmocka_unit_test(uk_damaged_utf8_is_refused_with_its_place),
        cmocka_unit_test(uk_utf8_over_many_pieces_is_utf8),
        cmocka_unit_test(uk_row_that_the_end_cuts_is_refused),
        cmocka_unit_test(uk_readers_know_their_own_files),
        cmocka_unit_test(ofsi_of_2020_has_2114_groups),
        cmocka_unit_test(ofsi_of_2018_has_2106_groups),
    };
    return cmocka_run_group_tests_name("uk_csv", tests, NULL, NULL);
}
