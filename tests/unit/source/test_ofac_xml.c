/* test_ofac_xml.c -- the three XML formats of OFAC, small and real. */
#include "source/readers.h"

#define PROBE_KEEP 1000
#include "ofac_probe.h"
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

static const char classic[] =
    "<?xml version=\"1.0\" standalone=\"yes\"?>\n"
    "<sdnList xmlns=\"http://tempuri.org/sdnList.xsd\">"
    "<publshInformation><Publish_Date>08/07/2026</Publish_Date>"
    "<Record_Count>2</Record_Count></publshInformation>"
    "<sdnEntry><uid>7001</uid><firstName>Jane Ann</firstName>"
    "<lastName>SAMPLE</lastName><title>Major</title>"
    "<sdnType>Individual</sdnType><remarks>Linked To: SAMPLE GROUP.</remarks>"
    "<programList><program>DPRK3</program><program>SDGT</program></programList>"
    "<idList><id><idType>Gender</idType><idNumber>Female</idNumber></id>"
    "<id><idType>Passport</idType><idNumber>AB123456</idNumber>"
    "<idCountry>Colombia</idCountry><issueDate>01 May 2001</issueDate>"
    "<expirationDate>30 Apr 2011</expirationDate></id>"
    "<id><idType>Unheard Of</idType><idNumber>zz</idNumber></id></idList>"
    "<akaList><aka><type>a.k.a.</type><category>strong</category>"
    "<lastName>STRONG</lastName></aka><aka><type>a.k.a.</type>"
    "<category>weak</category><lastName>FEEBLE</lastName></aka>"
    "<aka><type>f.k.a.</type><category>strong</category><lastName>BEFORE"
    "</lastName></aka></akaList>"
    "<addressList><address><address1>1 Road</address1><city>Bogota</city>"
    "<stateOrProvince>Cund.</stateOrProvince><postalCode>110111</postalCode>"
    "<country>Colombia</country></address></addressList>"
    "<nationalityList><nationality><country>Colombia</country></nationality>"
    "</nationalityList><dateOfBirthList><dateOfBirthItem><dateOfBirth>circa "
    "1960</dateOfBirth></dateOfBirthItem></dateOfBirthList>"
    "<placeOfBirthList><placeOfBirthItem><placeOfBirth>Lima, Peru"
    "</placeOfBirth></placeOfBirthItem></placeOfBirthList></sdnEntry>"
    "<sdnEntry><uid>8001</uid><lastName>OCEAN SAMPLE</lastName>"
    "<sdnType>Vessel</sdnType><programList><program>IRAN</program>"
    "</programList><vesselInfo><callSign>CL2192</callSign><vesselType>Tug"
    "</vesselType><vesselFlag>Cuba</vesselFlag><vesselOwner>SOME OWNER"
    "</vesselOwner><tonnage>212</tonnage></vesselInfo></sdnEntry></sdnList>";

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

#define ENTITY(id, list, body)                                                 \
    "<entity id=\"" id "\"><generalInfo><entityType>Individual</entityType>"   \
    "<remarks>A remark.</remarks></generalInfo><sanctionsLists>"               \
    "<sanctionsList datePublished=\"2006-04-12\">" list                        \
    "</sanctionsList></sanctionsLists>" body "</entity>"

#define PUBLISHED(filters)                                                     \
    "<publicationInfo><dataAsOf>2026-01-08T00:00:00</dataAsOf><filters>"       \
    "<sanctionsLists>" filters "</sanctionsLists></filters></publicationInfo>"

static const char enhanced[] = "<sanctionsData>" PUBLISHED(
    "<sanctionsList>Consolidated "
    "List</sanctionsList>") "<entities>" ENTITY("9639", "Consolidated List",
                                                "<sanctionsPrograms><"
                                                "sanctionsProgram>NS-PLC</"
                                                "sanctionsProgram>"
                                                "</"
                                                "sanctionsPrograms><"
                                                "sanctionsTypes><sanctionsType>"
                                                "Reject"
                                                "</sanctionsType></"
                                                "sanctionsTypes><"
                                                "legalAuthorities><"
                                                "legalAuthority>"
                                                "General License "
                                                "4</legalAuthority></"
                                                "legalAuthorities><names><name>"
                                                "<isPrimary>true</"
                                                "isPrimary><translations><"
                                                "translation><isPrimary>true"
                                                "</"
                                                "isPrimary><formattedFullName>"
                                                "SAMPLE, "
                                                "Ann</formattedFullName>"
                                                "<nameParts><namePart><type>"
                                                "Last "
                                                "Name</type><value>SAMPLE</"
                                                "value>"
                                                "</namePart></nameParts></"
                                                "translation><translation><"
                                                "isPrimary>false"
                                                "</"
                                                "isPrimary><formattedFullName>"
                                                "\xD0\x90\xD0\xBD\xD0\xBD\xD0"
                                                "\xB0"
                                                "</formattedFullName></"
                                                "translation></translations></"
                                                "name><name>"
                                                "<isPrimary>false</"
                                                "isPrimary><aliasType>A.K.A.</"
                                                "aliasType>"
                                                "<isLowQuality>true</"
                                                "isLowQuality><translations><"
                                                "translation>"
                                                "<isPrimary>true</"
                                                "isPrimary><formattedFullName>"
                                                "FEEBLE"
                                                "</formattedFullName></"
                                                "translation></translations></"
                                                "name></names>"
                                                "<addresses><address><country>"
                                                "Colombia</"
                                                "country><translations>"
                                                "<translation><isPrimary>true</"
                                                "isPrimary><addressParts><"
                                                "addressPart>"
                                                "<type>CITY</type><value>Cali</"
                                                "value></addressPart></"
                                                "addressParts>"
                                                "</translation></"
                                                "translations></address></"
                                                "addresses><features><feature>"
                                                "<type>Birthdate</"
                                                "type><value>1962</value></"
                                                "feature><feature><type>"
                                                "Additional Sanctions "
                                                "Information "
                                                "-</type><value>Subject to "
                                                "Secondary "
                                                "Sanctions</value></feature></"
                                                "features><identityDocuments>"
                                                "<identityDocument><type>"
                                                "Passport</"
                                                "type><documentNumber>P77"
                                                "</"
                                                "documentNumber><isValid>true</"
                                                "isValid><issuingCountry>"
                                                "Colombia"
                                                "</issuingCountry></"
                                                "identityDocument></"
                                                "identityDocuments>"
                                                "<relationships><relationship><"
                                                "type>Owned or Controlled "
                                                "By</type>"
                                                "<relatedEntity "
                                                "entityId=\"77\">OTHER "
                                                "ONE</relatedEntity>"
                                                "</relationship></"
                                                "relationships>") "</"
                                                                  "entities></"
                                                                  "sanctionsDat"
                                                                  "a>";

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

#define DAY(name, y, m, d)                                                     \
    "<" name "><Year>" y "</Year><Month>" m "</Month><Day>" d "</Day></" name  \
    ">"
#define PERIOD(y1, m1, d1, y2, m2, d2)                                         \
    "<DatePeriod><Start Approximate=\"false\">" DAY("From", y1, m1, d1)        \
        DAY("To", y1, m1, d1) "</Start><End>" DAY("From", y2, m2, d2)          \
            DAY("To", y2, m2, d2) "</End></DatePeriod>"
#define PART(group, text)                                                      \
    "<DocumentedNamePart><NamePartValue NamePartGroupID=\"" group "\">" text   \
    "</NamePartValue></DocumentedNamePart>"
#define FEATURE(type, body)                                                    \
    "<Feature FeatureTypeID=\"" type "\"><FeatureVersion ReliabilityID=\"1\">" \
    "<Comment/>" body "</FeatureVersion></Feature>"
#define MEASURE(type, comment)                                                 \
    "<SanctionsMeasure SanctionsTypeID=\"" type "\"><Comment>" comment         \
    "</Comment></SanctionsMeasure>"

static const char advanced_words[] =
    "<Sanctions xmlns=\"http://www.un.org/sanctions/1.0\">" DAY(
        "DateOfIssue", "2024", "2",
        "23") "<ReferenceValueSets><DocNameStatusValues><DocNameStatus "
              "ID=\"1\">Primary "
              "Latin</DocNameStatus></DocNameStatusValues><AliasTypeValues><"
              "AliasType ID=\"1\">A.K.A."
              "</AliasType><AliasType "
              "ID=\"2\">F.K.A.</AliasType></AliasTypeValues>"
              "<CountryValues><Country ID=\"11\" "
              "ISO2=\"CU\">Cuba</Country>"
              "</"
              "CountryValues><DetailReferenceValues><"
              "DetailReference ID=\"91\">Male"
              "</DetailReference></"
              "DetailReferenceValues><FeatureTypeValues>"
              "<FeatureType "
              "ID=\"8\">Birthdate</FeatureType><FeatureType "
              "ID=\"10\">"
              "Nationality Country</FeatureType><FeatureType "
              "ID=\"25\">Location"
              "</FeatureType><FeatureType "
              "ID=\"26\">Title</FeatureType>"
              "<FeatureType "
              "ID=\"224\">Gender</FeatureType></"
              "FeatureTypeValues>"
              "<IDRegDocDateTypeValues><IDRegDocDateType "
              "ID=\"1480\">Issue Date"
              "</IDRegDocDateType><IDRegDocDateType "
              "ID=\"1481\">Expiration Date"
              "</IDRegDocDateType></"
              "IDRegDocDateTypeValues><IDRegDocTypeValues>"
              "<IDRegDocType "
              "ID=\"1571\">Passport</IDRegDocType></"
              "IDRegDocTypeValues>"
              "<LegalBasisValues><LegalBasis "
              "ID=\"5\">Executive Order 13722 (North "
              "Korea)</LegalBasis></"
              "LegalBasisValues><ListValues><List "
              "ID=\"1550\">SDN "
              "List</List></"
              "ListValues><LocPartTypeValues><LocPartType "
              "ID=\"1454\">CITY"
              "</LocPartType></"
              "LocPartTypeValues><NamePartTypeValues><"
              "NamePartType "
              "ID=\"1520\">Last "
              "Name</NamePartType><NamePartType "
              "ID=\"1521\">First Name"
              "</NamePartType></"
              "NamePartTypeValues><PartySubTypeValues><"
              "PartySubType "
              "ID=\"4\" "
              "PartyTypeID=\"1\">Unknown</PartySubType></"
              "PartySubTypeValues>"
              "<PartyTypeValues><PartyType "
              "ID=\"1\">Individual</PartyType>"
              "</"
              "PartyTypeValues><RelationTypeValues><"
              "RelationType ID=\"15002\">Acting "
              "for or on behalf "
              "of</RelationType></RelationTypeValues>"
              "<SanctionsTypeValues><SanctionsType "
              "ID=\"1\">Program</SanctionsType>"
              "<SanctionsType "
              "ID=\"1705\">Block</SanctionsType></"
              "SanctionsTypeValues>"
              "</ReferenceValueSets>";

static const char advanced_parts[] =
    "<Locations><Location "
    "ID=\"25\"><LocationCountry CountryID=\"11\"/>"
    "<LocationPart "
    "LocPartTypeID=\"1454\"><LocationPartValue><"
    "Value>Havana"
    "</Value></LocationPartValue></LocationPart></"
    "Location><Location ID=\"26\">"
    "<LocationCountry "
    "CountryID=\"11\"/></Location></Locations>"
    "<IDRegDocuments><IDRegDocument "
    "IDRegDocTypeID=\"1571\" "
    "IdentityID=\"700\" "
    "IssuedBy-CountryID=\"11\"><IDRegistrationNo>Z99"
    "</IDRegistrationNo><IssuingAuthority>The "
    "Office</IssuingAuthority>"
    "<DocumentDate "
    "IDRegDocDateTypeID=\"1480\">" PERIOD(
        "1984", "1", "18", "1984", "1",
        "18") "</DocumentDate>"
              "<DocumentDate "
              "IDRegDocDateTypeID="
              "\"1481\">" PERIOD("1994", "1", "17", "1994", "1",
                                 "17") "</DocumentDate>"
                                       "</IDRegDocument></IDRegDocuments>";

static const char advanced_parties[] =
    "<DistinctParties><DistinctParty FixedRef=\"36\"><Comment/>"
    "<Profile ID=\"36\" PartySubTypeID=\"4\"><Identity ID=\"700\">"
    "<Alias AliasTypeID=\"1403\" Primary=\"true\" LowQuality=\"false\">"
    "<DocumentedName>" PART(
        "3",
        "\xD0\x90\xD0\xBD") "</DocumentedName><DocumentedName "
                            "DocNameStatusID=\"1\">" PART("1", "Ann") PART(
                                "2",
                                "SAMPLE") "</DocumentedName></Alias><Alias "
                                          "AliasTypeID=\"1\" "
                                          "Primary=\"false\" "
                                          "LowQuality=\"true\"><"
                                          "DocumentedName>" PART(
                                              "2",
                                              "FEEBLE") "</"
                                                        "DocumentedName></"
                                                        "Alias><Alias "
                                                        "AliasTypeID=\"2\" "
                                                        "Primary=\"false\" "
                                                        "LowQuality="
                                                        "\"false\"><"
                                                        "DocumentedName"
                                                        ">" PART(
                                                            "2",
                                                            "BEFORE") "</"
                                                                      "Docu"
                                                                      "ment"
                                                                      "edNa"
                                                                      "me><"
                                                                      "/"
                                                                      "Alia"
                                                                      "s><"
                                                                      "Name"
                                                                      "Part"
                                                                      "Grou"
                                                                      "ps><"
                                                                      "Mast"
                                                                      "erNa"
                                                                      "mePa"
                                                                      "rtGr"
                                                                      "ou"
                                                                      "p>"
                                                                      "<Nam"
                                                                      "ePar"
                                                                      "tGro"
                                                                      "up "
                                                                      "ID="
                                                                      "\"1"
                                                                      "\" "
                                                                      "Name"
                                                                      "Part"
                                                                      "Type"
                                                                      "ID="
                                                                      "\"15"
                                                                      "21\""
                                                                      "/></"
                                                                      "Mast"
                                                                      "erNa"
                                                                      "mePa"
                                                                      "rtGr"
                                                                      "ou"
                                                                      "p>"
                                                                      "<Mas"
                                                                      "terN"
                                                                      "ameP"
                                                                      "artG"
                                                                      "ro"
                                                                      "up><"
                                                                      "Name"
                                                                      "Part"
                                                                      "Grou"
                                                                      "p "
                                                                      "ID="
                                                                      "\"2"
                                                                      "\" "
                                                                      "Name"
                                                                      "Part"
                                                                      "Type"
                                                                      "ID="
                                                                      "\"15"
                                                                      "20\""
                                                                      "/>"
                                                                      "</"
                                                                      "Mast"
                                                                      "erNa"
                                                                      "mePa"
                                                                      "rtGr"
                                                                      "ou"
                                                                      "p></"
                                                                      "Name"
                                                                      "Part"
                                                                      "Grou"
                                                                      "ps><"
                                                                      "/"
                                                                      "Iden"
                                                                      "tity"
                                                                      ">" FEATURE(
                                                                          "25",
                                                                          "<Ver"
                                                                          "sion"
                                                                          "Loca"
                                                                          "tion"
                                                                          " Loc"
                                                                          "atio"
                                                                          "nID="
                                                                          "\"25"
                                                                          "\"/"
                                                                          ">") FEATURE("1"
                                                                                       "0",
                                                                                       "<"
                                                                                       "V"
                                                                                       "e"
                                                                                       "r"
                                                                                       "s"
                                                                                       "i"
                                                                                       "o"
                                                                                       "n"
                                                                                       "L"
                                                                                       "o"
                                                                                       "c"
                                                                                       "a"
                                                                                       "t"
                                                                                       "i"
                                                                                       "o"
                                                                                       "n"
                                                                                       " "
                                                                                       "L"
                                                                                       "o"
                                                                                       "c"
                                                                                       "a"
                                                                                       "t"
                                                                                       "i"
                                                                                       "o"
                                                                                       "n"
                                                                                       "I"
                                                                                       "D"
                                                                                       "="
                                                                                       "\"26\"/>")
                                                                          FEATURE(
                                                                              "224",
                                                                              "<Versi"
                                                                              "onDeta"
                                                                              "il "
                                                                              "Detail"
                                                                              "Refere"
                                                                              "nceID="
                                                                              "\"91\""
                                                                              "/>") FEATURE("26",
                                                                                            "<VersionDetail>Doctor</VersionDetail>")
                                                                              FEATURE(
                                                                                  "8",
                                                                                  PERIOD(
                                                                                      "19"
                                                                                      "6"
                                                                                      "2",
                                                                                      "1",
                                                                                      "1",
                                                                                      "19"
                                                                                      "6"
                                                                                      "2",
                                                                                      "1"
                                                                                      "2",
                                                                                      "3"
                                                                                      "1"))
                                                                                  FEATURE(
                                                                                      "8",
                                                                                      PERIOD(
                                                                                          "1963",
                                                                                          "2",
                                                                                          "1",
                                                                                          "1963",
                                                                                          "2",
                                                                                          "28")) "</Profile></DistinctParty></DistinctParties>"
                                                                                                 "<ProfileRelationships><ProfileRelationship From-ProfileID=\"36\" "
                                                                                                 "To-ProfileID=\"37\" RelationTypeID=\"15002\" Former=\"true\"><Comment/>"
                                                                                                 "</ProfileRelationship></ProfileRelationships>"
                                                                                                 "<SanctionsEntries><SanctionsEntry ProfileID=\"36\" ListID=\"1550\">"
                                                                                                 "<EntryEvent LegalBasisID=\"5\"><Comment/>" DAY(
                                                                                                     "Date",
                                                                                                     "2015",
                                                                                                     "9",
                                                                                                     "29") "</EntryEvent>" MEASURE("1705",
                                                                                                                                   "")
                                                                                                     MEASURE(
                                                                                                         "1",
                                                                                                         "DPRK3") "</SanctionsEntry><SanctionsEntry ProfileID=\"99\" ListID=\"1550\"/>"
                                                                                                                  "</SanctionsEntries></Sanctions>";

/* A string literal may not be as long as the whole. */
static void write_advanced(char *text, size_t room) {
    int length = snprintf(text, room, "%s%s%s", advanced_words, advanced_parts,
                          advanced_parties);
    assert_true(length > 0 && (size_t)length < room);
}

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

/* ---- elements under another name ------------------------------------------ */

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
        cmocka_unit_test(ofac_xml_element_of_another_name_is_kept_as_text),
        cmocka_unit_test(ofac_xml_record_of_another_name_is_told),
        cmocka_unit_test(ofac_enhanced_late_publication_is_refused),
        cmocka_unit_test(ofac_advanced_lone_rows_are_orphans),
        cmocka_unit_test(ofac_xml_without_programmes_is_blocked_and_flawed),
        cmocka_unit_test(ofac_xml_readers_know_their_roots),
        cmocka_unit_test(ofac_enhanced_of_2026_01_has_the_442_ids_of_the_csv),
        cmocka_unit_test(ofac_advanced_excerpt_has_37_parties),
    };
    return cmocka_run_group_tests_name("ofac_xml", tests, NULL, NULL);
}
