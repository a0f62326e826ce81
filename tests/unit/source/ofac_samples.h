/* ofac_samples.h -- one small made-up file of each of OFAC's XML formats.
 *
 *     classic    two entries        advanced   one party in three literals,
 *     enhanced   one entity         joined by write_advanced()
 */
#ifndef OFAC_SAMPLES_H
#define OFAC_SAMPLES_H

#include "unit.h"

#include <stdio.h>

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

/* Laid out by hand: macros among the texts are too much for the formatter. */
/* clang-format off */
static const char advanced_words[] =
    "<Sanctions xmlns=\"http://www.un.org/sanctions/1.0\">"
    DAY("DateOfIssue", "2024", "2", "23")
    "<ReferenceValueSets><DocNameStatusValues>"
    "<DocNameStatus ID=\"1\">Primary Latin</DocNameStatus>"
    "</DocNameStatusValues><AliasTypeValues><AliasType ID=\"1\">A.K.A."
    "</AliasType><AliasType ID=\"2\">F.K.A.</AliasType></AliasTypeValues>"
    "<CountryValues><Country ID=\"11\" ISO2=\"CU\">Cuba</Country>"
    "</CountryValues><DetailReferenceValues><DetailReference ID=\"91\">Male"
    "</DetailReference></DetailReferenceValues><FeatureTypeValues>"
    "<FeatureType ID=\"8\">Birthdate</FeatureType>"
    "<FeatureType ID=\"10\">Nationality Country</FeatureType>"
    "<FeatureType ID=\"25\">Location</FeatureType>"
    "<FeatureType ID=\"26\">Title</FeatureType><FeatureType ID=\"224\">Gender"
    "</FeatureType></FeatureTypeValues><IDRegDocDateTypeValues>"
    "<IDRegDocDateType ID=\"1480\">Issue Date</IDRegDocDateType>"
    "<IDRegDocDateType ID=\"1481\">Expiration Date</IDRegDocDateType>"
    "</IDRegDocDateTypeValues><IDRegDocTypeValues>"
    "<IDRegDocType ID=\"1571\">Passport</IDRegDocType></IDRegDocTypeValues>"
    "<LegalBasisValues>"
    "<LegalBasis ID=\"5\">Executive Order 13722 (North Korea)</LegalBasis>"
    "</LegalBasisValues><ListValues><List ID=\"1550\">SDN List</List>"
    "</ListValues><LocPartTypeValues><LocPartType ID=\"1454\">CITY"
    "</LocPartType></LocPartTypeValues><NamePartTypeValues>"
    "<NamePartType ID=\"1520\">Last Name</NamePartType>"
    "<NamePartType ID=\"1521\">First Name</NamePartType></NamePartTypeValues>"
    "<PartySubTypeValues><PartySubType ID=\"4\" PartyTypeID=\"1\">Unknown"
    "</PartySubType></PartySubTypeValues><PartyTypeValues>"
    "<PartyType ID=\"1\">Individual</PartyType></PartyTypeValues>"
    "<RelationTypeValues>"
    "<RelationType ID=\"15002\">Acting for or on behalf of</RelationType>"
    "</RelationTypeValues><SanctionsTypeValues>"
    "<SanctionsType ID=\"1\">Program</SanctionsType>"
    "<SanctionsType ID=\"1705\">Block</SanctionsType></SanctionsTypeValues>"
    "</ReferenceValueSets>";

static const char advanced_parts[] =
    "<Locations><Location ID=\"25\"><LocationCountry CountryID=\"11\"/>"
    "<LocationPart LocPartTypeID=\"1454\"><LocationPartValue><Value>Havana"
    "</Value></LocationPartValue></LocationPart></Location>"
    "<Location ID=\"26\"><LocationCountry CountryID=\"11\"/></Location>"
    "</Locations><IDRegDocuments>"
    "<IDRegDocument IDRegDocTypeID=\"1571\" IdentityID=\"700\" IssuedBy-CountryID=\"11\">"
    "<IDRegistrationNo>Z99</IDRegistrationNo><IssuingAuthority>The Office"
    "</IssuingAuthority><DocumentDate IDRegDocDateTypeID=\"1480\">"
    PERIOD("1984", "1", "18", "1984", "1", "18")
    "</DocumentDate><DocumentDate IDRegDocDateTypeID=\"1481\">"
    PERIOD("1994", "1", "17", "1994", "1", "17")
    "</DocumentDate></IDRegDocument></IDRegDocuments>";

static const char advanced_parties[] =
    "<DistinctParties><DistinctParty FixedRef=\"36\"><Comment/>"
    "<Profile ID=\"36\" PartySubTypeID=\"4\"><Identity ID=\"700\">"
    "<Alias AliasTypeID=\"1403\" Primary=\"true\" LowQuality=\"false\">"
    "<DocumentedName>" PART("3", "\xD0\x90\xD0\xBD")
    "</DocumentedName><DocumentedName DocNameStatusID=\"1\">"
    PART("1", "Ann") PART("2", "SAMPLE") "</DocumentedName></Alias>"
    "<Alias AliasTypeID=\"1\" Primary=\"false\" LowQuality=\"true\">"
    "<DocumentedName>" PART("2", "FEEBLE") "</DocumentedName></Alias>"
    "<Alias AliasTypeID=\"2\" Primary=\"false\" LowQuality=\"false\">"
    "<DocumentedName>" PART("2", "BEFORE")
    "</DocumentedName></Alias><NamePartGroups><MasterNamePartGroup>"
    "<NamePartGroup ID=\"1\" NamePartTypeID=\"1521\"/></MasterNamePartGroup>"
    "<MasterNamePartGroup><NamePartGroup ID=\"2\" NamePartTypeID=\"1520\"/>"
    "</MasterNamePartGroup></NamePartGroups></Identity>"
    FEATURE("25", "<VersionLocation LocationID=\"25\"/>")
    FEATURE("10", "<VersionLocation LocationID=\"26\"/>")
    FEATURE("224", "<VersionDetail DetailReferenceID=\"91\"/>")
    FEATURE("26", "<VersionDetail>Doctor</VersionDetail>")
    FEATURE("8", PERIOD("1962", "1", "1", "1962", "12", "31")
    ) FEATURE("8", PERIOD("1963", "2", "1", "1963", "2", "28")
    ) "</Profile></DistinctParty></DistinctParties><ProfileRelationships>"
    "<ProfileRelationship From-ProfileID=\"36\" To-ProfileID=\"37\" RelationTypeID=\"15002\" Former=\"true\">"
    "<Comment/></ProfileRelationship></ProfileRelationships>"
    "<SanctionsEntries><SanctionsEntry ProfileID=\"36\" ListID=\"1550\">"
    "<EntryEvent LegalBasisID=\"5\"><Comment/>" DAY("Date", "2015", "9",
    "29") "</EntryEvent>" MEASURE("1705", "") MEASURE("1", "DPRK3")
    "</SanctionsEntry><SanctionsEntry ProfileID=\"99\" ListID=\"1550\"/>"
    "</SanctionsEntries></Sanctions>";

/* A string literal may not be as long as the whole. */
/* clang-format on */

static inline void write_advanced(char *text, size_t room) {
    int length = snprintf(text, room, "%s%s%s", advanced_words, advanced_parts,
                          advanced_parties);
    assert_true(length > 0 && (size_t)length < room);
}

#endif
