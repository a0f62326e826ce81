/* test_ofac_csv.c -- the four files of a set, their joins, and real lists. */
#include "source/readers.h"

#include "ofac_probe.h"
#include "test_data.h"

#define EMPTY4 "-0- ,-0- ,-0- ,-0- "

static const char sdn[] =
    "36,\"EXAMPLE AIR\",-0- ,\"CUBA\"," EMPTY4 ",-0- ,-0- ,-0- ,-0- \r\n"
    "40,\"DOE, John, Jr.\",\"individual\",\"SDGT] [SYRIA\",\"Colonel\",-0- ,"
    "-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1 May 1950; a.k.a. 'J; D'.\"\r\n"
    "41,\"SEA EXAMPLE\",\"vessel\",\"DPRK4\",-0- ,\"ABCD\",\"Tanker\",\"500\","
    "\"400\",\"Panama\",\"OWNER LTD\",\"Vessel Registration Identification IMO "
    "9187629.\"\r\n"
    "42,\"EP-XYZ\",\"aircraft\",\"IFSR\"," EMPTY4 ",-0- ,-0- ,-0- ,-0- \r\n"
    "\x1a\r\n";
static const char add[] =
    "36,25,\"1 Main Street\",\"Havana 10400\",\"Cuba\",-0- \r\n"
    "40,26,-0- ,-0- ,-0- ,-0- \r\n"
    "40,27,-0- ,-0- ,\"Syria\",\"since 2010\"\r\n";
static const char alt[] = "40,1,\"aka\",\"DOE, Jack\",-0- \r\n"
                          "99,2,\"aka\",\"NOBODY\",-0- \r\n"
                          "36,3,\"fka\",\"OLD AIR\",\"note\"\r\n"
                          "36,4,\"nka\",\"NEW AIR\",-0- \r\n"
                          "99,5,\"aka\",\"NOBODY TWO\",-0- \r\n";

static void read_all(struct probe *probe) {
    static const struct probe_part parts[] = {
        {"alt", alt}, {"sdn", sdn}, {"add", add}, {NULL, NULL}};
    probe_parts(probe, &ofac_csv_reader, parts);
    assert_string_equal(probe->error.message, "");
    assert_int_equal(probe->status, IDT_OK);
}

static void ofac_csv_set_is_joined_by_key(void **state) {
    (void)state;
    struct probe probe = {.program = "SYRIA"};
    read_all(&probe);
    assert_string_equal(probe.list, "us-ofac-sdn");
    assert_int_equal(probe.published, DAY_NONE);
    assert_int_equal(probe.lists, 1);
    assert_int_equal(probe.parties, 4);
    assert_int_equal(probe.flawed, 0);
    assert_int_equal(probe.orphans, 2);
    assert_int_equal(probe.with_program, 1);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 1);
    assert_int_equal(probe.types[PARTY_PERSON], 1);
    assert_int_equal(probe.types[PARTY_VESSEL], 1);
    assert_int_equal(probe.types[PARTY_AIRCRAFT], 1);
    static const char *const wanted[] = {"1 Main Street, Havana 10400, Cuba",
                                         "DOE, Jack",
                                         "OLD AIR",
                                         "NEW AIR",
                                         "note",
                                         "since 2010",
                                         "Colonel",
                                         "\"SDGT\"",
                                         "\"SYRIA\"",
                                         "J; D",
                                         "1950-05-01",
                                         "9187629",
                                         "OWNER LTD",
                                         "Tanker",
                                         "ABCD",
                                         "Panama",
                                         "\"DOE\"",
                                         "\"John\"",
                                         "\"Jr.\"",
                                         "block"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    assert_false(probe_says(&probe, "NOBODY"));
    assert_false(probe_says(&probe, "-0-"));
    probe_release(&probe);
}

static void ofac_csv_lone_primary_is_read(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofac_csv_reader, sdn);
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 4);
    assert_int_equal(probe.orphans, 0);
    probe_release(&probe);
}

static void ofac_csv_short_row_is_kept_and_flawed(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofac_csv_reader,
               "36,\"EXAMPLE AIR\",-0- ,\"CUBA\"\n"
               "-0- \n");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 2);
    assert_int_equal(probe.bare, 1);
    assert_int_equal(probe.nameless, 1);
    assert_has(&probe, "EXAMPLE AIR");
    probe_release(&probe);
}

/* An alias without its name would be no alias, and nobody would see it. */
static void ofac_csv_companion_of_other_width_is_refused(void **state) {
    (void)state;
    static const struct probe_part cases[] = {
        {"alt", "40,1,\"aka\",\"DOE, Jack\",-0- \r\n40,2,\"aka\""},
        {"alt", "40,1,\"aka\",\"DOE, Jack\",-0- \r\n40,2\r\n"},
        {"alt", "40,1,\"aka\",\"DOE, Jack\",-0- \r\n"
                "40,2,\"aka\",\"DOE, Jim\",-0- ,\"more\"\r\n"},
        {"add", "40,27,-0- ,-0- ,\"Syria\",-0- \r\n40,28,\"1 Main Street\""},
        {"comments", "40,\"one\"\r\n40,\"two\",\"three\"\r\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct probe probe = {0};
        const struct probe_part parts[] = {
            {"sdn", sdn}, cases[i], {NULL, NULL}};
        probe_parts(&probe, &ofac_csv_reader, parts);
        assert_int_equal(probe.status, IDT_BAD_SOURCE);
        assert_int_equal(probe.error.line, 2);
        assert_int_equal(probe.parties, 0);
        probe_release(&probe);
    }
}

/* Wherever the file is cut but behind a line end, the list is not whole. */
static void ofac_csv_cut_anywhere_is_refused(void **state) {
    (void)state;
    for (size_t length = 1; length < strlen(sdn) - 3; length++) {
        struct probe probe = {0};
        if (sdn[length - 1] == '\n') continue;
        probe_bytes(&probe, &ofac_csv_reader, (struct span){sdn, length});
        if (probe.status == IDT_OK)
            fail_msg("%zu bytes are read as a whole list", length);
        probe_release(&probe);
    }
}

static void ofac_csv_open_quote_is_refused_with_its_place(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ofac_csv_reader,
               "36,\"A\",-0- ,\"CUBA\"," EMPTY4 ",-0- ,-0- ,-0- ,-0- \n"
               "37,\"B,-0- \n");
    assert_int_equal(probe.status, IDT_BAD_DATA);
    assert_true(probe.error.line >= 2);
    probe_release(&probe);
}

/* A remark of 1000 characters is cut in a word and goes on elsewhere. */
static void ofac_csv_cut_remark_is_joined_with_its_comment(void **state) {
    (void)state;
    char remark[1001] = "DOB 1962; ", file[1200];
    memset(remark + 10, 'x', sizeof remark - 11);
    memcpy(remark + sizeof remark - 8, "; POB H", 7);
    assert_int_equal(strlen(remark), 1000);
    snprintf(file, sizeof file,
             "36,\"A\",-0- ,\"CUBA\"," EMPTY4 ",-0- ,-0- ,-0- ,\"%s\"\n",
             remark);
    struct probe probe = {0};
    const struct probe_part parts[] = {
        {"sdn", file},
        {"comments", "36,\"avana, Cuba; MMSI 123456789.\"\n"},
        {NULL, NULL}};
    probe_parts(&probe, &ofac_csv_reader, parts);
    assert_int_equal(probe.status, IDT_OK);
    assert_has(&probe, "Havana, Cuba");
    assert_has(&probe, "123456789");
    probe_release(&probe);
}

static void ofac_csv_whole_remark_is_parted_from_its_comment(void **state) {
    (void)state;
    struct probe probe = {0};
    const struct probe_part parts[] = {{"sdn",
                                        "36,\"A\",-0- ,\"CUBA\"," EMPTY4
                                        ",-0- ,-0- ,-0- ,\"POB Rome.\"\n"},
                                       {"comments", "36,\"MMSI 123456789.\"\n"},
                                       {NULL, NULL}};
    probe_parts(&probe, &ofac_csv_reader, parts);
    assert_has(&probe, "\"Rome\"");
    assert_has(&probe, "\"123456789\"");
    probe_release(&probe);
}

#define CONS(programs, remarks)                                                \
    "17016,\"A\",-0- ,\"" programs "\"," EMPTY4 ",-0- ,-0- ,-0- ,\"" remarks   \
    "\"\n"

static void ofac_cons_csv_programs_decide_the_measures(void **state) {
    (void)state;
    static const struct {
        const char *text, *has, *has_not;
    } cases[] = {
        {CONS("UKRAINE-EO13662", "x"), "sectoral", "block"},
        {CONS("561-Related", "x"), "correspondent", "block"},
        {CONS("NS-PLC", "x"), "other", "block"},
        {CONS("UKRAINE-EO13662] [561-Related", "x"), "correspondent", "block"},
        {CONS("UNHEARD-OF", "x"), "other", "block"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct probe probe = {0};
        probe_text(&probe, &ofac_cons_csv_reader, cases[i].text);
        assert_int_equal(probe.status, IDT_OK);
        assert_string_equal(probe.list, "us-ofac-cons");
        assert_has(&probe, cases[i].has);
        assert_false(probe_says(&probe, cases[i].has_not));
        probe_release(&probe);
    }
}

static void ofac_csv_roles_are_found_from_content(void **state) {
    (void)state;
    static const struct {
        const char *head, *name, *sdn, *cons;
    } cases[] = {
        {sdn, "list.txt", "sdn", NULL},
        {add, "x", "add", NULL},
        {alt, "cons_alt.csv", "alt", NULL},
        {"17016,\"end of a remark.\"\n", "sdn_comments.csv", "comments", NULL},
        {"17016,\"end of a remark.\"\n", "CONS_COMMENTS.CSV", NULL,
         "cons_comments"},
        {CONS("NS-PLC", "x"), "sdn.csv", NULL, "cons_prim"},
        {CONS("UKRAINE-EO13662",
              "Executive Order 13662 Directive Determination - Subject to "
              "Directive 1"),
         "a", NULL, "cons_prim"},
        {CONS("UKRAINE-EO13662", "x"), "a", "sdn", NULL},
        {CONS("UKRAINE-EO13662", "x"), "cons_prim.csv", NULL, "cons_prim"},
        {"17016,4,\"aka\",\"B\",-0- \n17", "cons_alt.csv", NULL, "cons_alt"},
        {"17016,4,-0- ,-0- ,-0- ,-0- \n", "cons_add.csv", NULL, "cons_add"},
        {"id,name\n1,\"x\"\n", "sdn.csv", NULL, NULL},
        {"17016,4,\"zka\",\"B\",-0- \n", "alt.csv", NULL, NULL},
        {"1,2\n", "comments.csv", NULL, NULL},
        {"<a/>", "sdn.csv", NULL, NULL},
        {"", "sdn.csv", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span head = span_of(cases[i].head);
        const char *as_sdn = ofac_csv_reader.recognises(head, cases[i].name);
        const char *as_cons =
            ofac_cons_csv_reader.recognises(head, cases[i].name);
        if (!span_equals(span_of(as_sdn), span_of(cases[i].sdn)) ||
            !span_equals(span_of(as_cons), span_of(cases[i].cons)))
            fail_msg("case %zu is '%s' and '%s'", i, as_sdn ? as_sdn : "",
                     as_cons ? as_cons : "");
    }
}

/* ---- real files ---------------------------------------------------------- */

static void real_count(const char *name, size_t parties) {
    char path[512];
    test_data_or_skip(name, path, sizeof path);
    struct probe probe = {0};
    probe_path(&probe, &ofac_csv_reader, path);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.parties, parties);
    assert_int_equal(probe.bare + probe.nameless, 0);
    assert_true(probe.file.raw_bytes > 1000000);
    probe_release(&probe);
}

static void ofac_csv_of_2024_05_03_has_14965_records(void **state) {
    (void)state;
    real_count("ofac/sdn_2024-05-03.csv", 14965);
}

static void ofac_csv_of_2024_05_02_has_14973_records(void **state) {
    (void)state;
    real_count("ofac/sdn_2024-05-02.csv", 14973);
}

static void real_set(struct probe *probe, const struct source_reader *reader,
                     const char *const *names, const char *const *roles) {
    char paths[OFAC_FILES_MOST][512];
    struct source_file files[OFAC_FILES_MOST] = {0};
    size_t count = 0;
    for (; count < OFAC_FILES_MOST && names[count]; count++) {
        test_data_or_skip(names[count], paths[count], sizeof paths[count]);
        files[count].path = paths[count];
        files[count].role = roles[count];
    }
    probe_files(probe, reader, files, count);
    assert_string_equal(probe->error.message, "");
    assert_int_equal(probe->status, IDT_OK);
}

static const char *const sdn_roles[] = {"sdn", "alt", "add", NULL};

static void ofac_csv_of_2022_01_has_9044_records_and_one_orphan(void **state) {
    (void)state;
    static const char *const names[] = {"ofac/2022-01/sdn.csv",
                                        "ofac/2022-01/alt.csv",
                                        "ofac/2022-01/add.csv", NULL};
    struct probe probe = {0};
    real_set(&probe, &ofac_csv_reader, names, sdn_roles);
    assert_int_equal(probe.parties, 9044);
    assert_int_equal(probe.orphans, 1);
    probe_release(&probe);
}

static void ofac_csv_newer_aliases_have_2861_orphans(void **state) {
    (void)state;
    static const char *const names[] = {"ofac/sdn_2024-05-03.csv",
                                        "ofac/2026-08/alt.csv", NULL};
    struct probe probe = {0};
    real_set(&probe, &ofac_csv_reader, names, sdn_roles);
    assert_int_equal(probe.parties, 14965);
    assert_int_equal(probe.orphans, 2861);
    probe_release(&probe);
}

static void ofac_cons_csv_has_442_records_and_no_orphans(void **state) {
    (void)state;
    static const char *const names[] = {
        "ofac/cons/cons_prim.csv", "ofac/cons/cons_alt.csv",
        "ofac/cons/cons_add.csv", "ofac/cons/cons_comments.csv"};
    static const char *const roles[] = {"cons_prim", "cons_alt", "cons_add",
                                        "cons_comments"};
    struct probe probe = {0};
    real_set(&probe, &ofac_cons_csv_reader, names, roles);
    assert_string_equal(probe.list, "us-ofac-cons");
    assert_int_equal(probe.parties, 442);
    assert_int_equal(probe.orphans, 0);
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ofac_csv_set_is_joined_by_key),
        cmocka_unit_test(ofac_csv_lone_primary_is_read),
        cmocka_unit_test(ofac_csv_short_row_is_kept_and_flawed),
        cmocka_unit_test(ofac_csv_companion_of_other_width_is_refused),
        cmocka_unit_test(ofac_csv_cut_anywhere_is_refused),
        cmocka_unit_test(ofac_csv_open_quote_is_refused_with_its_place),
        cmocka_unit_test(ofac_csv_cut_remark_is_joined_with_its_comment),
        cmocka_unit_test(ofac_csv_whole_remark_is_parted_from_its_comment),
        cmocka_unit_test(ofac_cons_csv_programs_decide_the_measures),
        cmocka_unit_test(ofac_csv_roles_are_found_from_content),
        cmocka_unit_test(ofac_csv_of_2024_05_03_has_14965_records),
        cmocka_unit_test(ofac_csv_of_2024_05_02_has_14973_records),
        cmocka_unit_test(ofac_csv_of_2022_01_has_9044_records_and_one_orphan),
        cmocka_unit_test(ofac_csv_newer_aliases_have_2861_orphans),
        cmocka_unit_test(ofac_cons_csv_has_442_records_and_no_orphans),
    };
    return cmocka_run_group_tests_name("ofac_csv", tests, NULL, NULL);
}
