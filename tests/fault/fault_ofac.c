/* fault_ofac.c -- OFAC's readers, with each request for memory refused once.
 * Seeds of the fuzz targets would do; these hold joins, parts and links. */
#include "base/bytes.h"

#include "counting_sink.h"
#include "fault_memory.h"

#include <stdio.h>

#define FILES 4

struct ofac_set {
    const struct source_reader *reader;
    struct source_file files[FILES];
    char paths[FILES][64];
    FILE *open[FILES];
    size_t count;
    struct counts counts;
};

static idt_status read_set(void *context) {
    struct ofac_set *ofac = context;
    struct source_set set = {
        .reader = ofac->reader, .files = ofac->files, .count = ofac->count};
    return count_set(&set, &ofac->counts);
}

static void add_file(struct ofac_set *ofac, const char *role,
                     const char *text) {
    size_t i = ofac->count++;
    ofac->open[i] = tmpfile();
    assert_non_null(ofac->open[i]);
    assert_true(fputs(text, ofac->open[i]) >= 0);
    assert_int_equal(fflush(ofac->open[i]), 0);
    snprintf(ofac->paths[i], sizeof ofac->paths[i], "/proc/self/fd/%d",
             fileno(ofac->open[i]));
    ofac->files[i].path = ofac->paths[i];
    ofac->files[i].role = role;
}

/* The last run of the loop is whole: it must have read what there is. */
static void refuse_each(struct ofac_set *ofac, size_t parties, size_t orphans) {
    assert_true(fault_loop(read_set, ofac) >= 5);
    assert_int_equal(ofac->counts.parties, parties);
    assert_int_equal(ofac->counts.orphans, orphans);
    for (size_t i = 0; i < ofac->count; i++)
        fclose(ofac->open[i]);
}

static void csv_set_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct ofac_set ofac = {.reader = &ofac_csv_reader};
    add_file(&ofac, "sdn",
             "36,\"A\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
             "\"DOB 1950; a.k.a. 'B'; Passport 12 (Iran); other words.\"\n"
             "36,\"DOE, Ann\",\"individual\",\"SDGT] [SYRIA\"\n");
    add_file(&ofac, "alt", "36,1,\"aka\",\"C\",-0- \n9,2,\"aka\",\"D\",-0- \n");
    add_file(&ofac, "add", "36,1,\"1 Road\",\"Rome\",\"Italy\",-0- \n");
    add_file(&ofac, "comments", "36,\"MMSI 123456789.\"\n");
    refuse_each(&ofac, 2, 1);
}

static void classic_xml_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct ofac_set ofac = {.reader = &ofac_sdn_xml_reader};
    add_file(&ofac, "sdn",
             "<sdnList><sdnEntry><uid>1</uid><firstName>Ann</firstName>"
             "<lastName>A</lastName><sdnType>Individual</sdnType><idList><id>"
             "<idType>Passport</idType><idNumber>A1</idNumber></id></idList>"
             "<addressList><address><city>Rome</city></address></addressList>"
             "</sdnEntry></sdnList>");
    refuse_each(&ofac, 1, 0);
}

static void enhanced_xml_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct ofac_set ofac = {.reader = &ofac_enhanced_reader};
    add_file(&ofac, "list",
             "<sanctionsData><entities><entity id='1'><names><name><isPrimary>"
             "true</isPrimary><translations><translation><isPrimary>true"
             "</isPrimary><formattedFullName>A</formattedFullName>"
             "</translation></translations></name></names><relationships>"
             "<relationship><type>x</type><relatedEntity entityId='7'>B"
             "</relatedEntity></relationship></relationships></entity>"
             "</entities></sanctionsData>");
    refuse_each(&ofac, 1, 0);
}

static void advanced_xml_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct ofac_set ofac = {.reader = &ofac_advanced_reader};
    add_file(&ofac, "list",
             "<Sanctions><ReferenceValueSets><S><List ID='1'>SDN List</List>"
             "<FeatureType ID='25'>Location</FeatureType></S>"
             "</ReferenceValueSets><Location ID='25'><LocationPart>"
             "<LocationPartValue><Value>Rome</Value></LocationPartValue>"
             "</LocationPart></Location><DistinctParty FixedRef='36'>"
             "<Profile ID='36'><Identity ID='7'><Alias Primary='true'>"
             "<DocumentedName><DocumentedNamePart><NamePartValue>A"
             "</NamePartValue></DocumentedNamePart></DocumentedName></Alias>"
             "</Identity><Feature FeatureTypeID='25'><FeatureVersion>"
             "<VersionLocation LocationID='25'/></FeatureVersion></Feature>"
             "</Profile></DistinctParty><ProfileRelationship "
             "From-ProfileID='36' To-ProfileID='2'/><SanctionsEntry "
             "ProfileID='9' ListID='1'/></Sanctions>");
    refuse_each(&ofac, 1, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_set_refused_anywhere_gives_back_all),
        cmocka_unit_test(classic_xml_refused_anywhere_gives_back_all),
        cmocka_unit_test(enhanced_xml_refused_anywhere_gives_back_all),
        cmocka_unit_test(advanced_xml_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests_name("ofac", tests, NULL, NULL);
}
