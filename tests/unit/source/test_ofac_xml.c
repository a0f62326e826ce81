/* test_ofac_xml.c -- the three XML formats of OFAC, small and real. */
#include "source/readers.h"

#define PROBE_KEEP 1000
#include "ofac_probe.h"
#include "ofac_samples.h"
#include "test_data.h"

static void assert_has_all(const struct probe *probe, const char *const *wanted,
                           size_t count) {
    for (size_t i = 0; i < count; i++)
        assert_has(probe, wanted[i]);
}

#define HAS_ALL(probe, wanted)                                                 \
    assert_has_all(probe, wanted, sizeof wanted / sizeof *wanted)

static void assert_published(const struct probe *probe, const char *day) {
    day_number wanted;
    assert_true(day_parse_iso(span_of(day), &wanted));
    assert_int_equal(probe->published, wanted);
}

/* ---- classic ------------------------------------------------------------- */

static void ofac_sdn_xml_is_read_whole(void **state) {
    (void)state;
    struct probe probe = {.program = "SDGT"};
    static const char *const wanted[] = {
        "party 7001 person {block}",
        "\"SAMPLE, Jane Ann\"",
        "STRONG",
        "FEEBLE",
        "BEFORE",
        "weak-alias",
        "former",
        "AB123456",
        "\"CO\"",
        "2001-05-01..2011-04-30",
        "Female",
        "zz",
        "Unheard Of",
        "1 Road, Bogota, Cund., 110111, Colombia",
        "circa 1960",
        "\"PE\"",
        "SAMPLE GROUP",
        "Major",
        "CL2192",
        "Tug",
        "SOME OWNER",
        "212",
        "flag"};
    probe_text(&probe, &ofac_sdn_xml_reader, classic);
    assert_string_equal(probe.error.message, "");
    assert_string_equal(probe.list, "us-ofac-sdn");
    assert_published(&probe, "2026-08-07");
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 0);
    assert_int_equal(probe.with_program, 1);
    HAS_ALL(&probe, wanted);
    probe_release(&probe);
}

static void ofac_sdn_xml_programs_tell_the_list(void **state) {
    (void)state;
    struct probe probe = {0};
    const struct probe_part parts[] = {
        {"consolidated", "<sdnList><sdnEntry><uid>1</uid><lastName>A</lastName>"
                         "<programList><program>NS-PLC</program></programList>"
                         "</sdnEntry></sdnList>"},
        {NULL, NULL}};
    struct span head = span_of(parts[0].text);
    assert_string_equal(ofac_sdn_xml_reader.recognises(head, "x"),
                        "consolidated");
    assert_string_equal(ofac_sdn_xml_reader.recognises(span_of(classic), "x"),
                        "sdn");
    assert_null(ofac_sdn_xml_reader.recognises(SPAN_OF("<a/>"), "sdn.xml"));
    probe_parts(&probe, &ofac_sdn_xml_reader, parts);
    assert_string_equal(probe.list, "us-ofac-cons");
    assert_has(&probe, "{other}");
    probe_release(&probe);
}

static void ofac_sdn_xml_cut_short_is_refused(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_bytes(&probe, &ofac_sdn_xml_reader,
                (struct span){classic, sizeof classic - 20});
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 2);
    probe_release(&probe);
}

/* ---- enhanced ------------------------------------------------------------ */

static void ofac_enhanced_is_read_whole(void **state) {
    (void)state;
    struct probe probe = {.program = "NS-PLC"};
    static const char *const wanted[] = {"party 9639 person {other}",
                                         "SAMPLE, Ann",
                                         "\xD0\x90\xD0\xBD",
                                         "script",
                                         "FEEBLE",
                                         "weak-alias",
                                         "Cali, Colombia",
                                         "1962",
                                         "secondary-sanctions",
                                         "P77",
                                         "OTHER ONE",
                                         "us-ofac-cons:77",
                                         "owned-by",
                                         "2006-04-12",
                                         "General License 4",
                                         "A remark."};
    probe_text(&probe, &ofac_enhanced_reader, enhanced);
    assert_string_equal(probe.error.message, "");
    assert_string_equal(probe.list, "us-ofac-cons");
    assert_published(&probe, "2026-01-08");
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.lists, 1);
    assert_int_equal(probe.with_program, 1);
    HAS_ALL(&probe, wanted);
    probe_release(&probe);
}

static void ofac_enhanced_full_export_has_both_lists(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofac_enhanced_reader,
               "<sanctionsData>" PUBLISHED("") "<entities>" ENTITY(
                   "1", "Consolidated List", "") ENTITY("2", "SDN List", "")
                   ENTITY("3", "CAPTA List", "") "</entities></sanctionsData>");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.lists, 2);
    assert_int_equal(probe.parties, 3);
    assert_string_equal(probe.list, "us-ofac-cons");
    assert_published(&probe, "2026-01-08");
    probe_release(&probe);
}

/* ---- advanced ------------------------------------------------------------ */

static void ofac_advanced_is_put_together(void **state) {
    (void)state;
    struct probe probe = {.program = "DPRK3"};
    static const char *const wanted[] = {"party 36 person {block}",
                                         "primary         \"SAMPLE, Ann\"",
                                         "\xD0\x90\xD0\xBD",
                                         "script",
                                         "FEEBLE",
                                         "weak-alias",
                                         "BEFORE",
                                         "former",
                                         "Havana, Cuba",
                                         "\"CU\"",
                                         "nationality",
                                         "Male",
                                         "Doctor",
                                         "1962",
                                         "1963-02",
                                         "Z99",
                                         "1984-01-18..1994-01-17",
                                         "The Office",
                                         "us-ofac-sdn:37",
                                         "acts-for",
                                         "2015-09-29",
                                         "Executive Order 13722 (North Korea)"};
    char text[8192];
    write_advanced(text, sizeof text);
    probe_text(&probe, &ofac_advanced_reader, text);
    assert_string_equal(probe.error.message, "");
    assert_string_equal(probe.list, "us-ofac-sdn");
    assert_published(&probe, "2024-02-23");
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.flawed, 0);
    assert_int_equal(probe.with_program, 1);
    assert_int_equal(probe.orphans, 1);
    HAS_ALL(&probe, wanted);
    probe_release(&probe);
}

static void ofac_xml_readers_know_their_roots(void **state) {
    (void)state;
    assert_non_null(
        ofac_advanced_reader.recognises(span_of(advanced_words), "a.xml"));
    assert_null(ofac_advanced_reader.recognises(span_of(enhanced), "a.xml"));
    assert_non_null(
        ofac_enhanced_reader.recognises(span_of(enhanced), "a.xml"));
    assert_null(ofac_enhanced_reader.recognises(span_of(classic), "a.xml"));
}

/* Else the entities before it would go to the list that they are not on. */
static void ofac_enhanced_late_publication_is_refused(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(
        &probe, &ofac_enhanced_reader,
        "<sanctionsData><entities>" ENTITY(
            "1", "Consolidated List",
            "") "</entities>\n" PUBLISHED("<sanctionsList>Consolidated "
                                          "List</sanctionsList>") "</"
                                                                  "sanctionsDat"
                                                                  "a>");
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 2);
    probe_release(&probe);
}

/* Documents, links and elements that no party takes are told. */
static void ofac_advanced_lone_rows_are_orphans(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofac_advanced_reader,
               "<Sanctions><IDRegDocuments><IDRegDocument IdentityID='7'>"
               "<IDRegistrationNo>Z1</IDRegistrationNo></IDRegDocument>"
               "<IDRegDocument IdentityID='8'><IDRegistrationNo>Z2"
               "</IDRegistrationNo></IDRegDocument><IDRegPaper IdentityID='7'/>"
               "</IDRegDocuments><DistinctParties><DistinctParty FixedRef='36'>"
               "<Profile ID='36'><Identity ID='7'><Alias Primary='true'>"
               "<DocumentedName><DocumentedNamePart><NamePartValue>A"
               "</NamePartValue></DocumentedNamePart></DocumentedName></Alias>"
               "</Identity></Profile></DistinctParty></DistinctParties>"
               "<ProfileRelationships><ProfileRelationship From-ProfileID='36' "
               "To-ProfileID='2'/><ProfileRelationship From-ProfileID='2' "
               "To-ProfileID='36'/></ProfileRelationships></Sanctions>");
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 1);
    assert_has(&probe, "Z1");
    assert_int_equal(probe.orphans, 3);
    probe_release(&probe);
}

/* ---- real files ---------------------------------------------------------- */

static void ofac_enhanced_of_2026_01_has_the_442_ids_of_the_csv(void **state) {
    (void)state;
    char path[512];
    struct probe xml = {0}, csv = {0};
    test_data_or_skip("ofac/cons/cons_enhanced_2026.xml", path, sizeof path);
    probe_path(&xml, &ofac_enhanced_reader, path);
    assert_string_equal(xml.error.message, "");
    assert_int_equal(xml.parties, 442);
    assert_int_equal(xml.bare + xml.nameless, 0);
    assert_string_equal(xml.list, "us-ofac-cons");
    test_data_or_skip("ofac/cons/cons_prim.csv", path, sizeof path);
    probe_path(&csv, &ofac_cons_csv_reader, path);
    assert_int_equal(csv.parties, 442);
    struct span rest = written(&csv.text);
    size_t compared = 0;
    while (rest.bytes) {
        struct span line = span_cut(&rest, '\n');
        char id[64];
        if (!span_starts(line, "party ")) continue;
        struct span number = {line.bytes + 6, line.length - 6};
        number = span_cut(&number, ' ');
        snprintf(id, sizeof id, "party %.*s ", (int)number.length,
                 number.bytes);
        assert_has(&xml, id);
        compared++;
    }
    assert_int_equal(compared, 442);
    probe_release(&xml);
    probe_release(&csv);
}

static void ofac_advanced_excerpt_has_37_parties(void **state) {
    (void)state;
    char path[512];
    struct probe probe = {0};
    test_data_or_skip("ofac/sdn_advanced_excerpt.xml", path, sizeof path);
    probe_path(&probe, &ofac_advanced_reader, path);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 37);
    assert_int_equal(probe.bare + probe.nameless, 0);
    assert_published(&probe, "2024-02-23");
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ofac_sdn_xml_is_read_whole),
        cmocka_unit_test(ofac_sdn_xml_programs_tell_the_list),
        cmocka_unit_test(ofac_sdn_xml_cut_short_is_refused),
        cmocka_unit_test(ofac_enhanced_is_read_whole),
        cmocka_unit_test(ofac_enhanced_full_export_has_both_lists),
        cmocka_unit_test(ofac_advanced_is_put_together),
        cmocka_unit_test(ofac_enhanced_late_publication_is_refused),
        cmocka_unit_test(ofac_advanced_lone_rows_are_orphans),
        cmocka_unit_test(ofac_xml_readers_know_their_roots),
        cmocka_unit_test(ofac_enhanced_of_2026_01_has_the_442_ids_of_the_csv),
        cmocka_unit_test(ofac_advanced_excerpt_has_37_parties),
    };
    return cmocka_run_group_tests_name("ofac_xml", tests, NULL, NULL);
}
