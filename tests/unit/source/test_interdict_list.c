/* test_interdict_list.c -- our own format: each statement, each error of
 * docs/format/list.md, and the list that is compiled in. */
#include "source/interdict_list.h"
#include "source/readers.h"

#define PROBE_KEEP 1000
#include "list_probe.h"
#include "test_data.h"

#define HEAD "interdict-list 1\nlist own-a\npublisher P\npublished 2026-01-02\n"

static idt_status read_bytes(struct probe *probe, const char *text) {
    struct byte_stream *stream = NULL;
    struct source_sink sink = {probe, probe_list, probe_party, probe_orphan};
    *probe = (struct probe){.published = DAY_NONE};
    assert_int_equal(
        byte_stream_over(span_of(text), "t.list", &probe->error, &stream),
        IDT_OK);
    probe->status = interdict_list_read(stream, &sink, &probe->error);
    byte_stream_close(stream);
    return probe->status;
}

static void list_each_statement_becomes_an_item(void **state) {
    (void)state;
    struct probe probe;
    read_bytes(&probe, "# words\n\n" HEAD "party A 1 person\n  name KIM, Jong\n"
                       "  alias a\n  weak-alias b\n  former-name c\n"
                       "  script-name \xEA\xB9\x80\n  program DPRK4\n"
                       "  measure block other\n  instrument E.O. 13810\n"
                       "  listed 2019-08-30\n  birth circa 1984\n"
                       "  birth-place Musan, KP\n  gender male\n"
                       "  nationality KP\n  title First\n  address Kish, IR\n"
                       "  id passport PS1 KP\n  id wallet-xbt 1Abc\n"
                       "  id imo-company 5146578\n  link linked-to 9\n"
                       "  link owned-by Some One\n  link operated-by 9\n"
                       "  same-as un-sc:KPi.1\n  note secondary-sanctions\n"
                       "  note cfr510-214\n"
                       "party 9 vessel\n  name S\n  measure block\n"
                       "  id imo 9187629\n  flag KP\n  vessel-type Bulk\n"
                       "  nationality HK\n");
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.lists, 1);
    assert_int_equal(probe.parties, 2);
    assert_int_equal(probe.flawed, 0);
    assert_string_equal(probe.list, "own-a");
    static const char *const wanted[] = {
        "party A 1 person {block other}\n",
        "primary         \"KIM, Jong\"\n",
        "weak-alias      \"b\"\n",
        "former          \"c\"\n",
        "script          \"\xEA\xB9\x80\"\n",
        "\"DPRK4\"\n",
        "\"E.O. 13810\"\n",
        "listed           2019-08-30\n",
        "\"circa 1984\" circa 1984\n",
        "\"Musan, KP\" extra \"KP\"\n",
        "gender          \"male\"\n",
        "nationality     \"KP\" extra \"KP\"\n",
        "\"Kish, IR\" extra \"IR\"\n",
        "passport        \"PS1\" extra \"KP\"\n",
        "wallet          \"1Abc\" extra \"XBT\"\n",
        "registration    \"5146578\"\n",
        "\"IMO company number 5146578\"\n",
        "related          extra \"own-a:9\"\n",
        "owned-by        \"Some One\"\n",
        "related         \"operated-by\" extra \"own-a:9\"\n",
        "same-as          extra \"un-sc:KPi.1\"\n",
        "secondary-sanctions",
        "owned-by-us-banks",
        "party 9 vessel {block}\n",
        "imo             \"9187629\" check-passed\n",
        "flag            \"KP\" extra \"KP\"\n",
        "type            \"Bulk\"\n",
        "registration    \"HK\" extra \"HK\"\n",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static const struct refused {
    const char *text;
    uint32_t line, column;
    const char *message; /* a piece of it */
} refusals[] = {
    {"list a\n", 1, 1, "first statement is not 'interdict-list 1'"},
    {"", 0, 1, "file has no 'list'"},
    {"interdict-list 2\n", 1, 16, "version '2'"},
    {HEAD "interdict-list 1\n", 5, 1, "out of place"},
    {"interdict-list 1\nparty 1 person\n", 2, 1, "under a 'list'"},
    {HEAD "name A\n", 5, 1, "under a 'party'"},
    {HEAD "party 1 person\n  nmae A\n", 6, 3, "nearest known one is 'name'"},
    {HEAD "party 1 persn\n", 5, 9,
     "unknown type 'persn'; the nearest known "
     "one is 'person'"},
    {HEAD "party person\n", 5, 7, "write ID TYPE"},
    {HEAD "party 1 person\nname A\nmeasure blok\n", 7, 9, "'block'"},
    {HEAD "party 1 person\nname A\nid pasport 1\n", 7, 4, "'passport'"},
    {HEAD "party 1 person\nnote secondary\n", 6, 6, "'secondary-sanctions'"},
    {HEAD "party 1 person\ngender mal\n", 6, 8, "'male'"},
    {HEAD "party 1 person\nlink ownedby x\n", 6, 6, "'owned-by'"},
    {HEAD "party 1 person\nlink owned-by\n", 6, 6, "no target"},
    {HEAD "party 1 person\nname\n", 6, 1, "'name' has no value"},
    {HEAD "party 1 person\nname A \n", 6, 7, "blank at the end"},
    {HEAD "party 1 person\nname  A\n", 6, 6, "more than one blank"},
    {HEAD "party 1 person\nmeasure block\n", 5, 1, "has no 'name'"},
    {HEAD "party 1 person\nname A\nlist b\n", 5, 1, "has no 'measure'"},
    {HEAD "party 1 person\nname A\nname B\n", 7, 1, "'name' is there twice"},
    {HEAD "party 1 person\nname A\nmeasure block\nparty 1 vessel\n", 8, 7,
     "id '1' is there twice"},
    {HEAD "list own-a\n", 5, 6, "list 'own-a' is there twice"},
    {HEAD "publisher Q\n", 5, 1, "'publisher' is there twice"},
    {"interdict-list 1\nlist a\npublisher P\n", 2, 1, "has no 'published'"},
    {"interdict-list 1\nlist a b\n", 2, 6, "write one word"},
    {HEAD "party 1 person\nlisted 2026-02-30\n", 6, 8, "no day"},
    {HEAD "party 1 person\nbirth once\n", 6, 7, "no date of birth"},
    {HEAD "party 1 person\nnationality Korea\n", 6, 13, "two letters"},
    {HEAD "party 1 person\nid passport A B C\n", 6, 15, "two letters"},
    {HEAD "party 1 person\nid passport\n", 6, 4, "KIND VALUE"},
    {HEAD "party 1 vessel\nid imo 9187628\n", 6, 8, "check digit of imo"},
    {HEAD "party 1 person\nsame-as x\n", 6, 9, "write LIST:ID"},
    {HEAD "party 1 person\nname \xFF\n", 6, 6, "no UTF-8"},
    {HEAD "party 1 person\r\n", 5, 15, "control character"},
    {HEAD "party 1 person\nname KI", 0, 0, "cut short"},
};

static void list_each_error_is_told_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refused *row = &refusals[i];
        struct probe probe;
        read_bytes(&probe, row->text);
        if (!strstr(probe.error.message, row->message))
            print_message("row %zu: %s\n", i, probe.error.message);
        assert_int_equal(probe.status, IDT_BAD_SOURCE);
        assert_string_equal(probe.error.source, "t.list");
        assert_non_null(strstr(probe.error.message, row->message));
        assert_int_equal(probe.error.line, row->line);
        assert_int_equal(probe.error.column, row->column);
        assert_int_equal(probe.parties, 0);
        assert_int_equal(probe.lists, 0);
        probe_release(&probe);
    }
}

static void list_is_known_behind_comments(void **state) {
    (void)state;
    const struct source_reader *reader = &interdict_list_reader;
    assert_string_equal(
        reader->recognises(SPAN_OF("# c\n\ninterdict-list 1\n"), "x"), "list");
    assert_null(reader->recognises(SPAN_OF("# c\nlist a\n"), "a.list"));
    assert_null(reader->recognises(SPAN_EMPTY, "a.list"));
}

static void list_builtin_has_485_parties_none_flawed(void **state) {
    (void)state;
    struct probe probe = {.program = "DPRK4"};
    probe_path(&probe, &interdict_list_reader,
               LAW_ROOT "/data/builtin/north-korea.list");
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.status, IDT_OK);
    assert_int_equal(probe.lists, 3);
    assert_int_equal(probe.parties, 485);
    assert_int_equal(probe.flawed + probe.bare + probe.nameless, 0);
    assert_int_equal(probe.types[PARTY_AIRCRAFT], 16);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 231);
    assert_int_equal(probe.types[PARTY_PERSON], 133);
    assert_int_equal(probe.types[PARTY_VESSEL], 105);
    assert_true(probe.file.raw_bytes > 100000);
    assert_true(
        probe_says(&probe, "\"operated-by\" extra \"us-ofac-sdn:20520"));
    assert_false(probe_says(&probe, "\n  text "));
    assert_false(probe_says(&probe, "check-failed"));
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_each_statement_becomes_an_item),
        cmocka_unit_test(list_each_error_is_told_with_its_place),
        cmocka_unit_test(list_is_known_behind_comments),
        cmocka_unit_test(list_builtin_has_485_parties_none_flawed),
    };
    return cmocka_run_group_tests_name("interdict_list", tests, NULL, NULL);
}
