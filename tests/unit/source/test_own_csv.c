/* test_own_csv.c -- tables of one's own: mapping, header, cells. */
#include "source/own_fields.h"
#include "source/readers.h"

#include "list_probe.h"
#include "test_data.h"

struct text_file {
    FILE *file;
    char path[64];
};

static void put(struct text_file *made, const char *text) {
    made->file = tmpfile();
    assert_non_null(made->file);
    assert_int_equal(fwrite(text, 1, strlen(text), made->file), strlen(text));
    assert_int_equal(fflush(made->file), 0);
    snprintf(made->path, sizeof made->path, "/proc/self/fd/%d",
             fileno(made->file));
}

static void read_mapped(struct probe *probe, const char *path, const char *map,
                        const char *name) {
    struct text_file mapping = {0};
    struct arena arena;
    if (map) put(&mapping, map);
    *probe = (struct probe){.published = DAY_NONE};
    probe->file = (struct source_file){.path = path, .role = "table"};
    struct source_sink sink = {probe, probe_list, probe_party, probe_orphan};
    arena_init(&arena, 0);
    struct source_set set = {.reader = &own_csv_reader,
                             .files = &probe->file,
                             .count = 1,
                             .options = {map ? mapping.path : NULL, name},
                             .arena = &arena};
    probe->status = own_csv_reader.read(&set, &sink, &probe->error);
    arena_release(&arena);
    if (map) fclose(mapping.file);
}

static void read_table(struct probe *probe, const char *text, const char *map,
                       const char *name) {
    struct text_file table;
    put(&table, text);
    read_mapped(probe, table.path, map, name);
    fclose(table.file);
}

static void own_csv_mapping_names_the_columns(void **state) {
    (void)state;
    struct probe probe;
    read_table(&probe,
               "Ref;Who;Other;Born;Pass;Coin;Extra;Country;Meas\n"
               "17;\"KIM, Jong\";A|B;1984;PS1;1Abc;more;DPRK;Asset freeze, X\n"
               "18;C;;never;;;;;\n",
               "# a comment\n\nid = ref\nname = Who\nalias=Other\n"
               "birth = Born\npassport = Pass\nwallet-xbt = Coin\n"
               "country = Country\nmeasure = Meas\ntype := person\n"
               "program := OWN\nsplit := |\n",
               "test");
    assert_string_equal(probe.error.message, "");
    assert_string_equal(probe.list, "own-test");
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 1);
    static const char *const wanted[] = {
        "party 17 person {block other}\n",
        "primary         \"KIM, Jong\"\n",
        "alias           \"A\"\n",
        "alias           \"B\"\n",
        "\"1984\" 1984\n",
        "passport        \"PS1\"\n",
        "wallet          \"1Abc\" extra \"XBT\"\n",
        "\"DPRK\" extra \"KP\"\n",
        "program                       \"OWN\"\n",
        "\"more\" extra \"Extra\"\n",
        "\"X\" extra \"measure\"\n",
        "party 18 person {other} flawed\n",
        "\"never\" extra \"birth\"\n",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static void own_csv_header_words_are_fields(void **state) {
    (void)state;
    struct probe probe;
    read_table(&probe,
               "ID,Name,Weak Alias,Type,IMO,Note\n"
               "1,S,T,ship,9187629,n\n1,U,,thing,,,over\n",
               NULL, "x");
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 1);
    assert_has(&probe, "party 1 vessel");
    assert_has(&probe, "weak-alias      \"T\"\n");
    assert_has(&probe, "imo             \"9187629\" check-passed\n");
    assert_has(&probe, "\"n\" extra \"Note\"\n");
    assert_has(&probe, "party 1/2 unknown");
    assert_has(&probe, "\"thing\" extra \"type\"\n");
    assert_has(&probe, "\"over\" extra \"beyond the header\"\n");
    probe_release(&probe);
}

static const struct refused {
    const char *table, *map;
    uint32_t line;
    const char *message;
} refusals[] = {
    {"id;who\n", NULL, 1, "no column is 'name'"},
    {"ref;name\n", NULL, 1, "no column is 'id'"},
    {"a;b\n", "id = a\nname = c\n", 2, "column 'c' is not in the header"},
    {"a;b\n", "id = a\nnmae = b\n", 2, "the nearest known one is 'name'"},
    {"a;b\n", "id = a\nname\n", 2, "write FIELD = COLUMN"},
    {"a;b\n", "id = a\n= b\n", 2, "write FIELD = COLUMN"},
    {"a;b\n", "id := a\n", 1, "'id' cannot be the same"},
    {"a;b\n", "split := ab\n", 1, "not one sign"},
    {"a;b\n", "separator := ab\n", 1, "not one sign"},
    {"a;b\n", "encoding := ebcdic\n", 1, "unknown encoding 'ebcdic'"},
    {"a;b\n", "id = \xFF\n", 1, "not UTF-8"},
};

static void own_csv_each_error_names_its_line(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        struct probe probe;
        read_table(&probe, refusals[i].table, refusals[i].map, "x");
        assert_int_equal(probe.status, IDT_BAD_SOURCE);
        if (!strstr(probe.error.message, refusals[i].message))
            print_message("row %zu: %s\n", i, probe.error.message);
        assert_non_null(strstr(probe.error.message, refusals[i].message));
        assert_int_equal(probe.error.line, refusals[i].line);
        assert_int_equal(probe.parties, 0);
        probe_release(&probe);
    }
}

static void own_csv_bad_row_and_name_are_refused(void **state) {
    (void)state;
    struct probe probe;
    read_table(&probe, "id,name\n1,A\n2,\"B\n", NULL, "x");
    assert_int_equal(probe.status, IDT_BAD_DATA);
    assert_int_equal(probe.error.line, 3);
    probe_release(&probe);
    read_table(&probe, "id,name\n1,A\n", NULL, "a:b");
    assert_int_equal(probe.status, IDT_BAD_ARGUMENT);
    probe_release(&probe);
}

static void own_csv_short_row_is_flawed_and_a_cut_one_refused(void **state) {
    (void)state;
    struct probe probe = {0};
    read_table(&probe, "id,name,birth\n1,A,1960\n2,B\n3,C,1961\n", NULL, NULL);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 3);
    assert_int_equal(probe.flawed, 1);
    assert_has(&probe, "party 2 unknown {other} flawed");
    probe_release(&probe);
    read_table(&probe, "id,name,birth\n1,A,1960\n2,B", NULL, NULL);
    assert_int_equal(probe.status, IDT_BAD_SOURCE);
    assert_int_equal(probe.error.line, 3);
    probe_release(&probe);
}

static void own_csv_is_known_by_id_and_name(void **state) {
    (void)state;
    const struct source_reader *reader = &own_csv_reader;
    assert_string_equal(
        reader->recognises(SPAN_OF("\"ID\";x;\"Name\"\r\n1;2;3\n"), "x"),
        "table");
    assert_null(reader->recognises(SPAN_OF("id;x\nname;y\n"), "x.csv"));
    assert_null(reader->recognises(SPAN_EMPTY, "x.csv"));
}

static void own_csv_settings_are_read(void **state) {
    (void)state;
    struct probe probe;
    read_table(&probe, "a\tb\n1\tM\xFCller\n",
               "id = a\nname = b\nseparator := tab\n"
               "encoding := windows-1252\n",
               "x");
    assert_string_equal(probe.error.message, "");
    assert_has(&probe, "\"M\xC3\xBCller\"");
    probe_release(&probe);
}

/* ---- a real table -------------------------------------------------------- */

static void own_csv_uk_index_has_5302_records(void **state) {
    (void)state;
    char path[512];
    test_data_or_skip("uk/uk_sanctions_list_index_2025-08-11.csv", path,
                      sizeof path);
    struct probe probe;
    read_mapped(&probe, path,
                "id = Unique ID\nreference = OFSI Group ID\nname = Name\n"
                "program = Regime Name\ntype = Type\n"
                "reference = Designation source\nlisted = Date Designated\n"
                "measure = Sanctions Imposed\n",
                "uk");
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.status, IDT_OK);
    assert_string_equal(probe.list, "own-uk");
    assert_int_equal(probe.parties, 5302);
    assert_int_equal(probe.types[PARTY_PERSON], 3754);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 1087);
    assert_int_equal(probe.types[PARTY_VESSEL], 461);
    assert_int_equal(probe.bare + probe.flawed, 0);
    /* BEL0174 and RUS1467 hold only blanks there: the sink decides. */
    assert_int_equal(probe.nameless, 2);
    assert_has(&probe, "party AFG0001 organization {block}\n");
    assert_has(&probe, "listed           2012-06-29\n");
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_csv_mapping_names_the_columns),
        cmocka_unit_test(own_csv_header_words_are_fields),
        cmocka_unit_test(own_csv_each_error_names_its_line),
        cmocka_unit_test(own_csv_bad_row_and_name_are_refused),
        cmocka_unit_test(own_csv_short_row_is_flawed_and_a_cut_one_refused),
        cmocka_unit_test(own_csv_is_known_by_id_and_name),
        cmocka_unit_test(own_csv_settings_are_read),
        cmocka_unit_test(own_csv_uk_index_has_5302_records),
    };
    return cmocka_run_group_tests_name("own_csv", tests, NULL, NULL);
}
