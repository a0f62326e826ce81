/* test_un_xml.c -- the Security Council's list: forms of names and dates, a
 * broken download, and the counts of the real files. */
#include "source/readers.h"

#include "list_probe.h"
#include "test_data.h"

#define LIST(records)                                                          \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                             \
    "<CONSOLIDATED_LIST dateGenerated=\"2026-08-01T23:00:03.110Z\">\n"         \
    "<INDIVIDUALS>" records "</INDIVIDUALS>\n</CONSOLIDATED_LIST>\n"

static const char person[] =
    LIST("<INDIVIDUAL><DATAID>6908555</DATAID><FIRST_NAME>RI</FIRST_NAME>"
         "<SECOND_NAME>WON HO</SECOND_NAME><THIRD_NAME/>"
         "<UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
         "<REFERENCE_NUMBER>KPi.033</REFERENCE_NUMBER>"
         "<LISTED_ON>2016-11-30</LISTED_ON><COMMENTS1>An official.</COMMENTS1>"
         "<NATIONALITY><VALUE>Rwanda</VALUE></NATIONALITY>"
         "<DESIGNATION><VALUE>First</VALUE><VALUE>Second</VALUE></DESIGNATION>"
         "<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ri Won-ho"
         "</ALIAS_NAME><NOTE>Call sign</NOTE></INDIVIDUAL_ALIAS>"
         "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Weak One"
         "</ALIAS_NAME></INDIVIDUAL_ALIAS>"
         "<INDIVIDUAL_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Old One"
         "</ALIAS_NAME></INDIVIDUAL_ALIAS>"
         "<INDIVIDUAL_ADDRESS><CITY>Kigali</CITY><COUNTRY>Rwanda</COUNTRY>"
         "<NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>"
         "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE>"
         "<DATE>1964-07-17</DATE></INDIVIDUAL_DATE_OF_BIRTH>"
         "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE>"
         "<YEAR>1965</YEAR></INDIVIDUAL_DATE_OF_BIRTH>"
         "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE>"
         "<FROM_YEAR>1959</FROM_YEAR><TO_YEAR>1965</TO_YEAR>"
         "</INDIVIDUAL_DATE_OF_BIRTH>"
         "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT>"
         "<NUMBER>381310014</NUMBER><ISSUING_COUNTRY>Rwanda</ISSUING_COUNTRY>"
         "<NOTE>issued abroad</NOTE></INDIVIDUAL_DOCUMENT>"
         "<NAME_ORIGINAL_SCRIPT>\xEB\xA6\xAC</NAME_ORIGINAL_SCRIPT>"
         "<NEW_FIELD><DEEP>kept</DEEP></NEW_FIELD></INDIVIDUAL>");

static void un_xml_person_is_read_whole(void **state) {
    (void)state;
    struct probe probe = {.program = "DPRK"};
    probe_text(&probe, &un_xml_reader, person);
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.flawed, 0);
    assert_int_equal(probe.with_program, 1);
    assert_int_equal(probe.types[PARTY_PERSON], 1);
    assert_string_equal(probe.list, "un-sc");
    static const char *const wanted[] = {
        "KPi.033",    "RI WON HO",  "Ri Won-ho",     "Weak One",
        "Old One",    "1964-07-17", "circa 1965",    "1959",
        "381310014",  "First",      "Second",        "Kigali, Rwanda",
        "as of 2016", "Call sign",  "issued abroad", "NEW_FIELD/DEEP",
        "6908555",    "2016-11-30", "An official.",  "\xEB\xA6\xAC"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

/* What stands behind a date in a note may be another date. */
static void un_xml_note_of_two_dates_stays_a_text(void **state) {
    (void)state;
    static const struct {
        const char *note, *has;
        size_t flawed;
    } cases[] = {
        {"Nov. 1973.", "birth                         \"Nov 1973\" 1973-11", 0},
        {"Nov. 1973.... or 5 May 1980",
         "\"Nov. 1973.... or 5 May 1980\" extra "
         "\"INDIVIDUAL_DATE_OF_BIRTH/NOTE\"",
         1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        struct probe probe = {0};
        snprintf(text, sizeof text,
                 LIST("<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME>"
                      "<REFERENCE_NUMBER>X1</REFERENCE_NUMBER>"
                      "<INDIVIDUAL_DATE_OF_BIRTH><NOTE>%s</NOTE>"
                      "</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"),
                 cases[i].note);
        probe_text(&probe, &un_xml_reader, text);
        assert_int_equal(probe.flawed, cases[i].flawed);
        assert_has(&probe, cases[i].has);
        probe_release(&probe);
    }
}

/* Handed over without id and name, so that the build stops at its line. */
static void un_xml_record_of_unknown_name_is_told(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &un_xml_reader,
               LIST("<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME>"
                    "<REFERENCE_NUMBER>X1</REFERENCE_NUMBER></INDIVIDUAL>"
                    "<VESSEL><FIRST_NAME>B</FIRST_NAME>"
                    "<REFERENCE_NUMBER>X2</REFERENCE_NUMBER></VESSEL>"
                    "</INDIVIDUALS><ENTITIES/><INDIVIDUALS>"));
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.bare, 1);
    assert_int_equal(probe.nameless, 1);
    assert_has(&probe, "raw <VESSEL>");
    probe_release(&probe);
}

static void un_xml_date_generated_is_published(void **state) {
    (void)state;
    struct probe probe = {0};
    day_number day;
    probe_text(&probe, &un_xml_reader, person);
    assert_true(day_parse_iso(SPAN_OF("2026-08-01"), &day));
    assert_int_equal(probe.published, day);
    assert_int_equal(probe.lists, 1);
    probe_release(&probe);
}

static void un_xml_bad_date_keeps_record_flawed(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &un_xml_reader,
               LIST("<INDIVIDUAL><FIRST_NAME>A</FIRST_NAME>"
                    "<REFERENCE_NUMBER>X1</REFERENCE_NUMBER>"
                    "<LISTED_ON>2016-13-45</LISTED_ON></INDIVIDUAL>"));
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.flawed, 1);
    assert_has(&probe, "2016-13-45");
    probe_release(&probe);
}

static void un_xml_repeated_id_is_numbered(void **state) {
    (void)state;
    struct probe probe = {0};
#define ONE                                                                    \
    "<ENTITY><FIRST_NAME>A</FIRST_NAME>"                                       \
    "<REFERENCE_NUMBER>X1</REFERENCE_NUMBER></ENTITY>"
    probe_text(&probe, &un_xml_reader, LIST(ONE ONE ONE));
    assert_int_equal(probe.parties, 3);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 3);
    assert_has(&probe, "X1/2");
    assert_has(&probe, "X1/3");
    probe_release(&probe);
}

static void un_xml_cut_short_is_refused_with_its_place(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &un_xml_reader,
               "<CONSOLIDATED_LIST>\n<INDIVIDUAL></INDIVIDUAL>\n<ENT");
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 3);
    assert_true(probe.error.column > 0);
    probe_release(&probe);
}

static void un_xml_knows_its_root_and_no_other(void **state) {
    (void)state;
    assert_string_equal(un_xml_reader.recognises(span_of(person), "x"), "list");
    assert_null(un_xml_reader.recognises(SPAN_OF("<export/>"), "un.xml"));
    assert_null(un_xml_reader.recognises(SPAN_OF("a,b\n1,2\n"), "un.xml"));
}

/* Pieces of a file end anywhere, in a start tag too. */
static void un_xml_raw_is_whole_where_a_piece_ends(void **state) {
    (void)state;
    static const char record[] = "<ENTITY><FIRST_NAME>A</FIRST_NAME>"
                                 "<LISTED_ON>never</LISTED_ON></ENTITY>";
    static char text[70000];
    for (size_t start = 65536 - 9; start <= 65536 + 1; start++) {
        struct probe probe = {0};
        memset(text, ' ', sizeof text);
        memcpy(text, "<CONSOLIDATED_LIST>", 19);
        memcpy(text + start, record, sizeof record - 1);
        memcpy(text + sizeof text - 20, "</CONSOLIDATED_LIST>", 20);
        probe_bytes(&probe, &un_xml_reader, (struct span){text, sizeof text});
        assert_int_equal(probe.status, IDT_OK);
        assert_int_equal(probe.flawed, 1);
        assert_has(&probe, record);
        probe_release(&probe);
    }
}

/* ---- real files ---------------------------------------------------------- */

static void real_count(const char *name, size_t parties, size_t dprk) {
    char path[512];
    test_data_or_skip(name, path, sizeof path);
    struct probe probe = {.program = "DPRK"};
    probe_path(&probe, &un_xml_reader, path);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, parties);
    assert_int_equal(probe.with_program, dprk);
    assert_int_equal(probe.bare + probe.nameless, 0);
    assert_true(probe.file.raw_bytes > 1000000);
    probe_release(&probe);
}

static void un_xml_of_2026_08_has_1011_records(void **state) {
    (void)state;
    real_count("un/un_consolidated_2026-08.xml", 1011, 155);
}

static void un_xml_of_2020_has_1018_records(void **state) {
    (void)state;
    real_count("un/un_consolidated_2020.xml", 1018, 155);
}

static void un_xml_of_2026_02_has_1003_records(void **state) {
    (void)state;
    real_count("un/un_consolidated_2026-02.xml", 1003, 155);
}

static void un_xml_broken_download_is_refused_at_line_53(void **state) {
    (void)state;
    char path[512];
    test_data_or_skip("un/un_consolidated_2025-08_broken.xml", path,
                      sizeof path);
    struct probe probe = {0};
    probe_path(&probe, &un_xml_reader, path);
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 53);
    assert_int_equal(probe.error.column, 11);
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(un_xml_person_is_read_whole),
        cmocka_unit_test(un_xml_note_of_two_dates_stays_a_text),
        cmocka_unit_test(un_xml_record_of_unknown_name_is_told),
        cmocka_unit_test(un_xml_date_generated_is_published),
        cmocka_unit_test(un_xml_bad_date_keeps_record_flawed),
        cmocka_unit_test(un_xml_repeated_id_is_numbered),
        cmocka_unit_test(un_xml_cut_short_is_refused_with_its_place),
        cmocka_unit_test(un_xml_raw_is_whole_where_a_piece_ends),
        cmocka_unit_test(un_xml_knows_its_root_and_no_other),
        cmocka_unit_test(un_xml_of_2026_08_has_1011_records),
        cmocka_unit_test(un_xml_of_2020_has_1018_records),
        cmocka_unit_test(un_xml_of_2026_02_has_1003_records),
        cmocka_unit_test(un_xml_broken_download_is_refused_at_line_53),
    };
    return cmocka_run_group_tests_name("un_xml", tests, NULL, NULL);
}
