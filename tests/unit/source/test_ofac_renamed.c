/* test_ofac_renamed.c -- OFAC's XML when the publisher calls a thing by
 * another name: what stood in it is kept or told, never lost. */
#include "source/readers.h"

#define PROBE_KEEP 1000
#include "ofac_probe.h"
#include "ofac_samples.h"

static bool is_tag_of(const char *at, size_t slash, const char *name) {
    size_t length = strlen(name);
    return at[0] == '<' && (!slash || at[1] == '/') &&
           strncmp(at + 1 + slash, name, length) == 0 &&
           strchr(" />", at[1 + slash + length]);
}

/* `text` with every element `name` called "renamed". */
static void write_renamed(struct byte_writer *to, const char *text,
                          const char *name) {
    for (const char *at = text; *at; at++) {
        size_t slash = is_tag_of(at, 1, name) ? 1 : 0;
        write_bytes(to, at, 1);
        if (!slash && !is_tag_of(at, 0, name)) continue;
        write_bytes(to, "/", slash);
        write_bytes(to, "renamed", 7);
        at += slash + strlen(name);
    }
    write_bytes(to, "", 1);
}

struct renaming {
    const char *name, *kept, *label; /* what stood inside, and where */
};

static void assert_renamed_is_kept(const struct source_reader *reader,
                                   const char *text,
                                   const struct renaming *renaming) {
    struct byte_writer changed = {0};
    struct probe probe = {0};
    write_renamed(&changed, text, renaming->name);
    assert_string_not_equal(changed.bytes.items, text);
    probe_text(&probe, reader, changed.bytes.items);
    assert_string_equal(probe.error.message, "");
    assert_has(&probe, renaming->kept);
    assert_has(&probe, renaming->label);
    probe_release(&probe);
    byte_writer_release(&changed);
}

static void ofac_xml_element_of_another_name_is_kept_as_text(void **state) {
    (void)state;
    static const struct renaming classics[] = {
        {"akaList", "STRONG", "\"renamed/aka/lastName\""},
        {"aka", "FEEBLE", "\"akaList/renamed/lastName\""},
        {"idList", "AB123456", "\"renamed/id/idNumber\""},
        {"idNumber", "AB123456", "\"idList/id/renamed\""},
        {"addressList", "Bogota", "\"renamed/address/city\""},
        {"programList", "DPRK3", "\"renamed/program\""},
        {"placeOfBirth", "Lima, Peru", "placeOfBirthItem/renamed\""},
        {"vesselInfo", "CL2192", "\"renamed/callSign\""},
        {"remarks", "SAMPLE GROUP", "\"renamed\""},
    };
    for (size_t i = 0; i < sizeof classics / sizeof *classics; i++)
        assert_renamed_is_kept(&ofac_sdn_xml_reader, classic, &classics[i]);
    static const struct renaming enhanceds[] = {
        {"identityDocuments", "P77", "\"renamed/identityDocument/doc"},
        {"documentNumber", "P77", "identityDocument/renamed\""},
        {"feature", "1962", "\"features/renamed/value\""},
        {"names", "FEEBLE", "translation/formattedFullName\""},
        {"addressParts", "Cali", "renamed/addressPart/value\""},
        {"relationships", "OTHER ONE", "relationship/relatedEntity\""},
        {"relationships", "\"77\"", "relationship/relatedEntity/entityId\""},
        {"legalAuthority", "General License 4", "legalAuthorities/renamed\""},
    };
    for (size_t i = 0; i < sizeof enhanceds / sizeof *enhanceds; i++)
        assert_renamed_is_kept(&ofac_enhanced_reader, enhanced, &enhanceds[i]);
    char text[8192];
    write_advanced(text, sizeof text);
    static const struct renaming advanceds[] = {
        {"Alias", "FEEBLE", "/NamePartValue\""},
        {"DocumentedNamePart", "FEEBLE", "renamed/NamePartValue\""},
        {"IDRegistrationNo", "Z99", "\"renamed\""},
        {"DocumentDate", "1984", "DatePeriod/Start/From/Year\""},
        {"LocationPart", "Havana", "\"renamed/LocationPartValue/Value\""},
        {"DatePeriod", "1962", "renamed/Start/From/Year\""},
        {"SanctionsMeasure", "DPRK3", "\"renamed/Comment\""},
        {"FeatureVersion", "1962", "DatePeriod/Start/From/Year\""},
    };
    for (size_t i = 0; i < sizeof advanceds / sizeof *advanceds; i++)
        assert_renamed_is_kept(&ofac_advanced_reader, text, &advanceds[i]);
}

/* A record of another name is handed over without id and name. */
static void ofac_xml_record_of_another_name_is_told(void **state) {
    (void)state;
    char advanced[8192];
    write_advanced(advanced, sizeof advanced);
    const struct {
        const struct source_reader *reader;
        const char *text, *name;
    } cases[] = {{&ofac_sdn_xml_reader, classic, "sdnEntry"},
                 {&ofac_enhanced_reader, enhanced, "entity"},
                 {&ofac_enhanced_reader, enhanced, "entities"},
                 {&ofac_advanced_reader, advanced, "DistinctParty"},
                 {&ofac_advanced_reader, advanced, "DistinctParties"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct byte_writer changed = {0};
        struct probe probe = {0};
        write_renamed(&changed, cases[i].text, cases[i].name);
        probe_text(&probe, cases[i].reader, changed.bytes.items);
        assert_string_equal(probe.error.message, "");
        assert_int_equal(probe.bare, probe.parties);
        assert_int_equal(probe.bare, i == 0 ? 2 : 1);
        probe_release(&probe);
        byte_writer_release(&changed);
    }
}

/* A record without a measure is found and then decided as if not listed. */
static void ofac_xml_without_programmes_is_blocked_and_flawed(void **state) {
    (void)state;
    struct byte_writer changed = {0};
    struct probe probe = {0};
    write_renamed(&changed, classic, "programList");
    probe_text(&probe, &ofac_sdn_xml_reader, changed.bytes.items);
    assert_int_equal(probe.flawed, 2);
    assert_has(&probe, "party 7001 person {block} flawed");
    probe_release(&probe);
    probe_text(&probe, &ofac_enhanced_reader,
               "<sanctionsData><publicationInfo><filters><sanctionsLists>"
               "<sanctionsList>Consolidated List</sanctionsList>"
               "</sanctionsLists></filters></publicationInfo>"
               "<entity id='5'><names/></entity></sanctionsData>");
    assert_has(&probe, "party 5 organization {other} flawed");
    probe_release(&probe);
    byte_writer_release(&changed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ofac_xml_element_of_another_name_is_kept_as_text),
        cmocka_unit_test(ofac_xml_record_of_another_name_is_told),
        cmocka_unit_test(ofac_xml_without_programmes_is_blocked_and_flawed),
    };
    return cmocka_run_group_tests_name("ofac_renamed", tests, NULL, NULL);
}
