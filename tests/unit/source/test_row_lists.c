/* test_row_lists.c -- lists with one row or element a record: the US
 * Consolidated Screening List, FinCEN's special measures, Canada's SEMA. */
#include "source/readers.h"

#include "list_probe.h"
#include "test_data.h"

#define CSL_HEADER                                                             \
    "_id,source,entity_number,type,programs,name,title,addresses,remarks,"     \
    "source_list_url,alt_names,citizenships,dates_of_birth,ids,extra\n"

static const char csl[] = CSL_HEADER
    "15047,Specially Designated Nationals (SDN) - Treasury Department,15047,"
    "Vessel,DPRK; NPWMD,GRAND KARO,,\"Riga, LV; Nowhere\",a remark,"
    "http://list,\"OLD, Name; Second\",,,\"IMO 9187629, Vessel Registration "
    "Identification; KP, 12-3, Folio Mercantil No.; Subject to Secondary "
    "Sanctions, Additional Sanctions Information -; odd piece\",\n"
    "abc,Entity List (EL) - Bureau of Industry and Security,,,,Some Works,,"
    ",,,,,,,kept\n"
    "15047,Sectoral Sanctions Identifications List (SSI) - Treasury "
    "Department,15047,Individual,X,\"LAST, First\",,,,,,KP,1960-01-02; circa "
    "1961,\"Male, Gender\",\n"
    "def,ITAR Debarred (DTC) - State Department,,,,Bar Red,,,,,,,,,\n";

static void all_in(struct probe *probe, const char *const *wanted,
                   size_t count) {
    assert_string_equal(probe->error.message, "");
    for (size_t i = 0; i < count; i++)
        assert_has(probe, wanted[i]);
}

static void csl_measures_follow_the_source(void **state) {
    (void)state;
    struct probe probe = {.program = "NPWMD"};
    probe_text(&probe, &csl_csv_reader, csl);
    static const char *const wanted[] = {
        "party 15047 vessel {block}",
        "party abc unknown {export-control}",
        "party 15047/2 person {sectoral}",
        "party def unknown {debarment}",
        "us-ofac-sdn:15047",
        "us-ofac-cons:15047",
    };
    all_in(&probe, wanted, sizeof wanted / sizeof *wanted);
    assert_int_equal(probe.parties, 4);
    assert_int_equal(probe.with_program, 1);
    assert_int_equal(probe.published, DAY_NONE);
    probe_release(&probe);
}

static void csl_fields_are_split_and_kept(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &csl_csv_reader, csl);
    static const char *const wanted[] = {
        "alias           \"OLD, Name\"",
        "alias           \"Second\"",
        "\"Riga, LV\" extra \"LV\"",
        "\"IMO 9187629\" check-passed",
        "registration    \"12-3\" extra \"KP\"",
        "\"12-3\" extra \"Folio Mercantil No.\"",
        "note          secondary-sanctions",
        "\"odd piece\" extra \"ids\"",
        "\"kept\" extra \"extra\"",
        "gender          \"Male\"",
        "1960-01-02",
        "circa 1961"};
    all_in(&probe, wanted, sizeof wanted / sizeof *wanted);
    probe_release(&probe);
}

static const char fincen[] =
    "Measure,Relationship,Type,Name,Alias,Country,Address,"
    "Registration number,Topics,Notes,Source URL\n"
    "Some Bank,self,,Some Bank,Bank; The Bank,Latvia,\"Riga, Latvia\",,,,"
    "https://a\n"
    "Some Bank,subsidiary,Company,Sub S.A.,,Latvia,,,reg.warn,a note,"
    "https://a\n"
    "Some Bank,subsidiary,Company,Sub S.A.,,,,,,,https://b\n"
    "Some Bank,owner,Person,First Last,,,,,,,https://b\n";

static void fincen_rows_have_ids_of_their_names(void **state) {
    (void)state;
    struct probe probe = {.program = "Some Bank"};
    probe_text(&probe, &fincen_311_csv_reader, fincen);
    static const char *const wanted[] = {
        "party some-bank unknown {correspondent}",
        "party some-bank/sub-s-a organization {correspondent}",
        "party some-bank/sub-s-a/2 organization",
        "party some-bank/first-last person",
        "alias           \"The Bank\"",
        "owned-by        \"Some Bank\"",
        "owns            \"Some Bank\"",
        "\"Riga, Latvia\" extra \"LV\"",
        "\"reg.warn\" extra \"Topics\"",
        "a note"};
    all_in(&probe, wanted, sizeof wanted / sizeof *wanted);
    assert_int_equal(probe.parties, 4);
    assert_int_equal(probe.with_program, 4);
    probe_release(&probe);
}

static const char sema[] =
    "<data-set><record><Country>Belarus / B\xC3\xA9larus</Country>"
    "<LastName>Last</LastName><GivenName>First</GivenName>"
    "<Aliases>Firsty Last, Other Q Last; Last, Frst; Russian: \xD0\x98\xD0\xB2"
    "</Aliases><DateOfBirthOrShipBuildDate>1963 or 1964"
    "</DateOfBirthOrShipBuildDate><Schedule>1, Part 1</Schedule>"
    "<Item>5</Item><DateOfListing>2020-09-28</DateOfListing></record>"
    "<record><Country>Russia / Russie</Country><EntityOrShip>Ship III"
    "</EntityOrShip><TitleOrShip>Oil Tanker</TitleOrShip>"
    "<ShipIMONumber>9187629</ShipIMONumber><DateOfBirthOrShipBuildDate>1980"
    "</DateOfBirthOrShipBuildDate><Item>1</Item><Fresh>x1</Fresh></record>"
    "</data-set>";

static void row_of_other_width_is_kept_flawed(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &csl_csv_reader,
               CSL_HEADER "a,Entity List (EL) - X,,,,Short Row\n"
                          "b,Entity List (EL) - X,,,,Long Row,,,,,,,,,,over\n"
                          "c,Entity List (EL) - X,,,,Whole Row,,,,,,,,,\n");
    static const char *const wanted[] = {
        "Short Row", "\"over\" extra \"beyond the header\"", "Whole Row",
        "party a unknown {export-control} flawed",
        "party b unknown {export-control} flawed"};
    all_in(&probe, wanted, sizeof wanted / sizeof *wanted);
    assert_int_equal(probe.parties, 3);
    assert_int_equal(probe.flawed, 2);
    probe_release(&probe);
}

static void row_that_the_end_cuts_is_refused(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &csl_csv_reader,
               CSL_HEADER "a,Entity List (EL) - X,,,,Whole Row,,,,,,,,,\n"
                          "b,Entity List (EL) - X,,,,Short");
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 3);
    probe_release(&probe);
    probe_text(&probe, &csl_csv_reader,
               CSL_HEADER "a,Entity List (EL) - X,,,,Whole Row,,,,,,,,,");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.flawed, 0);
    probe_release(&probe);
}

static void sema_people_and_ships_are_told_apart(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &sema_xml_reader, sema);
    static const char *const wanted[] = {
        "party belarus/1-part-1/5 person {block}",
        "party russia/-/1 vessel {block}",
        "primary         \"First Last\"",
        "alias           \"Firsty Last\"",
        "alias           \"Other Q Last\"",
        "alias           \"Last, Frst\"",
        "script          \"\xD0\x98\xD0\xB2\"",
        "birth                         \"1963\"",
        "birth                         \"1964\"",
        "built           \"1980\"",
        "\"9187629\" check-passed",
        "type            \"Oil Tanker\"",
        "\"x1\" extra \"Fresh\""};
    all_in(&probe, wanted, sizeof wanted / sizeof *wanted);
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 0);
    probe_release(&probe);
}

static void row_readers_know_their_own_files(void **state) {
    (void)state;
    const struct source_reader *readers[] = {
        &csl_csv_reader, &fincen_311_csv_reader, &sema_xml_reader};
    const char *files[] = {csl, fincen, sema};
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 3; k++)
            assert_int_equal(
                readers[i]->recognises(span_of(files[k]), "x") != NULL, i == k);
}

static void real_count(const struct source_reader *reader, const char *name,
                       size_t records) {
    char path[512];
    test_data_or_skip(name, path, sizeof path);
    struct probe probe = {0};
    probe_path(&probe, reader, path);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, records);
    assert_int_equal(probe.bare + probe.nameless, 0);
    probe_release(&probe);
}

static void csl_of_2022_04_has_14160_rows(void **state) {
    (void)state;
    real_count(&csl_csv_reader, "csl/consolidated_2022-04.csv.gz", 14160);
}

static void fincen_of_2026_has_490_rows(void **state) {
    (void)state;
    real_count(&fincen_311_csv_reader, "us/fincen_special_measures_311.csv",
               490);
}

static void sema_of_2025_has_4759_records(void **state) {
    (void)state;
    real_count(&sema_xml_reader, "ca/sema-lmes_2025.xml", 4759);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csl_measures_follow_the_source),
        cmocka_unit_test(csl_fields_are_split_and_kept),
        cmocka_unit_test(fincen_rows_have_ids_of_their_names),
        cmocka_unit_test(row_of_other_width_is_kept_flawed),
        cmocka_unit_test(row_that_the_end_cuts_is_refused),
        cmocka_unit_test(sema_people_and_ships_are_told_apart),
        cmocka_unit_test(row_readers_know_their_own_files),
        cmocka_unit_test(csl_of_2022_04_has_14160_rows),
        cmocka_unit_test(fincen_of_2026_has_490_rows),
        cmocka_unit_test(sema_of_2025_has_4759_records),
    };
    return cmocka_run_group_tests_name("row_lists", tests, NULL, NULL);
}
