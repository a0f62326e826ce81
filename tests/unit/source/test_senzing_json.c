/* test_senzing_json.c -- features, flat attributes and lists of groups. */
#include "source/readers.h"

#include "list_probe.h"

static const char *const features =
    "{\"DATA_SOURCE\":\"WATCH\",\"RECORD_ID\":\"17\",\"FEATURES\":["
    "{\"RECORD_TYPE\":\"PERSON\"},"
    "{\"NAME_TYPE\":\"PRIMARY\",\"NAME_LAST\":\"Kim\",\"NAME_FIRST\":\"Jong\"},"
    "{\"NAME_TYPE\":\"ALIAS\",\"NAME_FULL\":\"Little Kim\"},"
    "{\"DATE_OF_BIRTH\":\"1984-01-08\"},{\"NATIONALITY\":\"KP\"},"
    "{\"ADDR_TYPE\":\"HOME\",\"ADDR_LINE1\":\"1 Main St\",\"ADDR_CITY\":"
    "\"Wonsan\",\"ADDR_COUNTRY\":\"KP\"},"
    "{\"PASSPORT_NUMBER\":\"PS1\",\"PASSPORT_COUNTRY\":\"KP\"},"
    "{\"OTHER_ID_TYPE\":\"Tax ID No.\",\"OTHER_ID_NUMBER\":\"T9\"},"
    "{\"REL_POINTER_DOMAIN\":\"WATCH\",\"REL_POINTER_KEY\":\"18\","
    "\"REL_POINTER_ROLE\":\"SPOUSE\"}],\"STATUS\":\"active\"}\n";

static const char *const flat =
    "{\"DATA_SOURCE\":\"C\",\"RECORD_ID\":1001,\"PRIMARY_NAME_ORG\":\"Presto\","
    "\"AKA_NAME_ORG\":\"Presto Co\",\"HOME_ADDR_CITY\":\"Riga\","
    "\"HOME_ADDR_COUNTRY\":\"Latvia\",\"MAIL_ADDR_FULL\":\"Box 1\","
    "\"LEI_NUMBER\":\"5493001KJTIIGC8Y1R12\",\"PHONE_LIST\":["
    "{\"PHONE_TYPE\":\"WORK\",\"PHONE_NUMBER\":\"1-2\"}],"
    "\"REGISTRATION_DATE\":\"some day\",\"NOTES\":[\"a\",\"b\"],\"X\":null}\n";

static void read_text_as(struct probe *probe, const char *text) {
    *probe = (struct probe){0};
    probe_text(probe, &senzing_reader, text);
}

static void senzing_features_become_items(void **state) {
    (void)state;
    struct probe probe;
    read_text_as(&probe, features);
    assert_string_equal(probe.error.message, "");
    assert_string_equal(probe.list, "senzing");
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.flawed, 0);
    static const char *const wanted[] = {
        "party WATCH/17 person {other}\n",
        "primary         \"Kim, Jong\"\n  name-part     family          "
        "\"Kim\"\n  name-part     given           \"Jong\"\n",
        "alias           \"Little Kim\"\n",
        "\"1984-01-08\" 1984-01-08\n",
        "nationality     \"KP\" extra \"KP\"\n",
        "\"1 Main St, Wonsan, KP\" extra \"KP\"\n",
        "city            \"Wonsan\"\n",
        "note            \"HOME\"\n",
        "passport        \"PS1\" extra \"KP\"\n",
        "tax-id          \"T9\"\n",
        "family          \"SPOUSE\" extra \"senzing:WATCH/18\"\n",
        "\"active\" extra \"STATUS\"\n",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static void senzing_flat_prefixes_are_usage_types(void **state) {
    (void)state;
    struct probe probe;
    read_text_as(&probe, flat);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.flawed, 1);
    static const char *const wanted[] = {
        "party C/1001 organization {other} flawed\n",
        "primary         \"Presto\"\n",
        "alias           \"Presto Co\"\n",
        "\"Riga, Latvia\" extra \"LV\"\n",
        "\"Box 1\"\n",
        "lei             \"5493001KJTIIGC8Y1R12\" check-passed\n",
        "phone           \"1-2\"\n",
        "\"WORK\" extra \"PHONE_NUMBER\"\n",
        "\"some day\" extra \"REGISTRATION_DATE\"\n",
        "\"a\" extra \"NOTES\"\n",
        "\"b\" extra \"NOTES\"\n",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    probe_release(&probe);
}

static void senzing_record_without_id_is_left_to_the_sink(void **state) {
    (void)state;
    struct probe probe;
    read_text_as(&probe, "{\"DATA_SOURCE\":\"C\",\"NAME_FULL\":\"A\"}\n");
    assert_int_equal(probe.parties, 1);
    assert_int_equal(probe.bare, 1);
    probe_release(&probe);
}

static void senzing_bad_line_is_refused_with_its_place(void **state) {
    (void)state;
    struct probe probe;
    read_text_as(&probe, "{\"DATA_SOURCE\":\"C\"}\n\n{\"A\":}\n");
    assert_int_equal(probe.status, IDT_BAD_DATA);
    assert_int_equal(probe.error.line, 3);
    probe_release(&probe);
}

static void senzing_is_known_by_its_keys(void **state) {
    (void)state;
    assert_string_equal(senzing_reader.recognises(span_of(flat), "x"),
                        "records");
    assert_null(senzing_reader.recognises(SPAN_OF("{\"id\":1}\n"), "x"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(senzing_features_become_items),
        cmocka_unit_test(senzing_flat_prefixes_are_usage_types),
        cmocka_unit_test(senzing_record_without_id_is_left_to_the_sink),
        cmocka_unit_test(senzing_bad_line_is_refused_with_its_place),
        cmocka_unit_test(senzing_is_known_by_its_keys),
    };
    return cmocka_run_group_tests_name("senzing_json", tests, NULL, NULL);
}
