/* test_followthemoney.c -- entities, what joins them, and the samples. */
#include "source/readers.h"

#include "list_probe.h"
#include "test_data.h"

static const char *const small =
    "{\"id\":\"o1\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"p1\"]"
    ",\"asset\":[\"c1\"],\"percentage\":[\"51\"]}}\n"
    "{\"id\":\"p1\",\"schema\":\"Person\",\"caption\":\"Anna B\","
    "\"properties\":{\"name\":[\"B, Anna\",\"Anna B\"],\"alias\":[\"AB\"],"
    "\"weakAlias\":[\"Annie\"],\"previousName\":[\"Anna C\"],"
    "\"firstName\":[\"Anna\",\"Hanna\"],\"birthDate\":[\"1984-01\"],"
    "\"nationality\":[\"ru\"],\"innCode\":[\"500100732259\"],"
    "\"topics\":[\"sanction\",\"debarment\"],\"programId\":[\"X-1\"],"
    "\"addressEntity\":[\"a1\"],\"eyeColor\":[\"blue\"]},"
    "\"datasets\":[\"one\"],\"first_seen\":\"2026-01-01\","
    "\"last_change\":\"2026-02-03T04:05:06\"}\n"
    "\n"
    "{\"id\":\"a1\",\"schema\":\"Address\",\"properties\":{\"full\":[\"1 St, "
    "Omsk\"],\"city\":[\"Omsk\"],\"country\":[\"ru\"],\"latitude\":[\"55\"]}}\n"
    "{\"id\":\"s1\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"p1\"]"
    ",\"program\":[\"EO 1\"],\"listingDate\":[\"2020-02-02\"],"
    "\"country\":[\"us\"]}}\n"
    "{\"id\":\"d1\",\"schema\":\"Passport\",\"properties\":{\"holder\":[\"p1\"]"
    ",\"number\":[\"AB1\"],\"country\":[\"ru\"]}}\n"
    "{\"id\":\"c1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"C Ltd\"]"
    "}}\n"
    "{\"id\":\"w1\",\"schema\":\"CryptoWallet\",\"properties\":{"
    "\"publicKey\":[\"1Abc\"],\"currency\":[\"XBT\"],\"holder\":[\"p1\"]}}\n"
    "{\"id\":\"lone\",\"schema\":\"Family\",\"properties\":{\"person\":[\"x\"]}"
    "}\n"
    "{\"id\":\"n1\",\"schema\":\"Person\",\"properties\":{\"birthDate\":"
    "[\"never\"]}}\n";

static void ftm_entities_are_joined(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ftm_reader, small);
    assert_string_equal(probe.error.message, "");
    assert_int_equal(probe.lists, 1);
    assert_string_equal(probe.list, "ftm");
    assert_int_equal(probe.parties, 4);
    assert_int_equal(probe.nameless, 1);
    assert_int_equal(probe.flawed, 1);
    assert_int_equal(probe.orphans, 1);
    static const char *const wanted[] = {
        "party p1 person {block debarment}\n  name          primary         "
        "\"Anna B\"\n  name-part     given           \"Anna\"\n",
        "alias           \"B, Anna\"\n",
        "alias           \"AB\"\n",
        "weak-alias      \"Annie\"\n",
        "former          \"Anna C\"\n",
        "\"Hanna\" extra \"firstName\"\n",
        "\"1984-01\" 1984-01\n",
        "nationality     \"ru\" extra \"RU\"\n",
        "inn             \"500100732259\" check-passed\n",
        "reason          \"sanction\"\n",
        "\"X-1\"\n",
        "\"1 St, Omsk\" extra \"RU\"\n  address-part  city            "
        "\"Omsk\"\n",
        "\"55\" extra \"Address.latitude\"\n",
        "\"blue\" extra \"eyeColor\"\n",
        "\"EO 1\"\n",
        "listed           2020-02-02\n",
        "\"us\" extra \"Sanction.country\"\n",
        "passport        \"AB1\" extra \"RU\"\n",
        "owns            \"C Ltd\" extra \"ftm:c1\"\n",
        "\"51: C Ltd\" extra \"Ownership.percentage\"\n",
        "updated          2026-02-03\n",
        "party c1 organization {other}\n",
        "owned-by        \"Anna B\" extra \"ftm:p1\"\n",
        "party w1 wallet",
        "wallet          \"1Abc\" extra \"XBT\"\n",
        "\"never\" extra \"birth\"\n",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    assert_false(probe_says(&probe, "2026-01-01"));
    probe_release(&probe);
}

static void ftm_every_number_of_a_document_is_read(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ftm_reader,
               "{\"id\":\"p\",\"schema\":\"Person\",\"properties\":"
               "{\"name\":[\"B\"],\"topics\":[\"sanction\"]}}\n"
               "{\"id\":\"d\",\"schema\":\"Passport\",\"properties\":"
               "{\"holder\":[\"p\"],\"number\":[\"AB1\",\"AB2\"],"
               "\"country\":[\"ru\",\"kp\"]}}\n"
               "{\"id\":\"e\",\"schema\":\"Passport\",\"properties\":"
               "{\"holder\":[\"p\"],\"country\":[\"cn\",\"sy\"]}}\n");
    static const char *const wanted[] = {"passport        \"AB1\" extra \"RU\"",
                                         "passport        \"AB2\" extra \"RU\"",
                                         "\"kp\" extra \"Passport.country\"",
                                         "\"cn\" extra \"Passport.country\"",
                                         "\"sy\" extra \"Passport.country\""};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_has(&probe, wanted[i]);
    assert_false(probe_says(&probe, "Passport.number"));
    probe_release(&probe);
}

static void ftm_one_dataset_names_the_list(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ftm_reader,
               "{\"id\":\"a\",\"schema\":\"Person\",\"datasets\":[\"x_y\"],"
               "\"properties\":{\"name\":[\"A\"]}}\n"
               "{\"id\":\"a\",\"schema\":\"Person\",\"datasets\":[\"x_y\"],"
               "\"properties\":{\"name\":[\"B\"]}}");
    assert_int_equal(probe.status, IDT_OK);
    assert_string_equal(probe.list, "x_y");
    assert_has(&probe, "party a person");
    assert_has(&probe, "party a/2 person");
    probe_release(&probe);
}

static void ftm_bad_line_is_refused_with_its_place(void **state) {
    (void)state;
    struct probe probe = {0};
    probe_text(&probe, &ftm_reader,
               "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n"
               "{\"id\":\"b\",\"sche");
    assert_int_equal(probe.status, IDT_BAD_DATA);
    assert_int_equal(probe.error.line, 2);
    assert_int_equal(probe.parties, 0);
    probe_release(&probe);
    probe_text(&probe, &ftm_reader, "[1]\n");
    assert_int_equal(probe.status, IDT_BAD_DATA);
    assert_int_equal(probe.error.line, 1);
    probe_release(&probe);
}

static void ftm_is_known_by_its_first_line(void **state) {
    (void)state;
    assert_string_equal(ftm_reader.recognises(span_of(small), "x"), "entities");
    assert_null(ftm_reader.recognises(SPAN_OF("{\"id\":\"a\"}"), "x.ftm.json"));
    assert_null(ftm_reader.recognises(SPAN_OF("id,name\n"), "x.ftm.json"));
}

/* ---- real files ---------------------------------------------------------- */

static void real_count(struct probe *probe, const char *name) {
    char path[512];
    test_data_or_skip(name, path, sizeof path);
    probe_path(probe, &ftm_reader, path);
    assert_string_equal(probe->error.message, "");
    assert_int_equal(probe->status, IDT_OK);
    assert_string_equal(probe->list, "ftm");
    assert_int_equal(probe->flawed + probe->bare + probe->nameless, 0);
}

static void ftm_zala_has_17_parties_and_their_owners(void **state) {
    (void)state;
    struct probe probe = {.program = "UA-SA1644"};
    real_count(&probe, "ftm/yente_zala_entities.ftm.json");
    assert_int_equal(probe.parties, 17);
    assert_int_equal(probe.types[PARTY_PERSON], 6);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 11);
    assert_int_equal(probe.orphans, 0);
    assert_true(probe.with_program > 5);
    assert_has(&probe, "\"51: LLC CST\" extra \"Ownership.percentage\"");
    assert_has(&probe, "director-of");
    assert_has(&probe, "family ");
    probe_release(&probe);
}

static void ftm_donations_have_96_parties(void **state) {
    (void)state;
    struct probe probe = {0};
    real_count(&probe, "ftm/yente_parteispenden_entities.ftm.json");
    assert_int_equal(probe.parties, 96);
    assert_int_equal(probe.types[PARTY_PERSON], 22);
    assert_int_equal(probe.types[PARTY_ORGANIZATION], 74);
    probe_release(&probe);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ftm_entities_are_joined),
        cmocka_unit_test(ftm_every_number_of_a_document_is_read),
        cmocka_unit_test(ftm_one_dataset_names_the_list),
        cmocka_unit_test(ftm_bad_line_is_refused_with_its_place),
        cmocka_unit_test(ftm_is_known_by_its_first_line),
        cmocka_unit_test(ftm_zala_has_17_parties_and_their_owners),
        cmocka_unit_test(ftm_donations_have_96_parties),
    };
    return cmocka_run_group_tests_name("followthemoney", tests, NULL, NULL);
}
