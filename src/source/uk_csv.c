/* uk_csv.c -- the UK Sanctions List (CSV, XML) and OFSI's retired ConList.
 *
 *     Report Date: 23-Sep-2026                         above the header
 *     Last Updated,Unique ID,OFSI Group ID,...         a row per name,
 *     04/08/2026,DPR0075,...                           address, ship ...
 *
 *     Last Updated,27/04/2020                          above the header
 *     Name 6,Name 1,...,Group ID                       a row per name;
 *     AL-QAHTANI,Sheikh,...,13349                      Windows-1252
 *
 * The tables name the XML field that each column is, so that uk_record.c
 * reads all three.  OFSI's list ended on 2026-01-28; its files are still what
 * an old decision was made on.
 */
#include "source/list_records.h"
#include "source/readers.h"
#include "source/uk_record.h"
#include "source/xml_walk.h"

#define NAME_COLUMNS                                                           \
    {"Name 6", "Name", "Name6"}, {"Name 1", "Name", "Name1"},                  \
        {"Name 2", "Name", "Name2"}, {"Name 3", "Name", "Name3"},              \
        {"Name 4", "Name", "Name4"}, {                                         \
        "Name 5", "Name", "Name5"                                              \
    }

static const struct csv_column fcdo_columns[] = {
    NAME_COLUMNS,
    {"Name type", "Name", "NameType"},
    {"Alias strength", "Name", "AliasStrength"},
    {"Last Updated", NULL, "LastUpdated"},
    {"Unique ID", NULL, "UniqueID"},
    {"OFSI Group ID", NULL, "OFSIGroupID"},
    {"UN Reference Number", NULL, "UNReferenceNumber"},
    {"Name non-latin script", "NonLatinName", "NameNonLatinScript"},
    {"Non-latin script type", "NonLatinName", "NonLatinScriptType"},
    {"Non-latin script language", "NonLatinName", "NonLatinScriptLanguage"},
    {"Regime Name", NULL, "RegimeName"},
    {"Individual, Entity, Ship", NULL, "IndividualEntityShip"},
    {"Designation Type", NULL, "IndividualEntityShip"},
    {"Designation source", NULL, "DesignationSource"},
    {"Sanctions Imposed", NULL, "SanctionsImposed"},
    {"Other Information", NULL, "OtherInformation"},
    {"UK Statement of Reasons", NULL, "UKStatementofReasons"},
    {"Address Line 1", "Address", "AddressLine1"},
    {"Address Line 2", "Address", "AddressLine2"},
    {"Address Line 3", "Address", "AddressLine3"},
    {"Address Line 4", "Address", "AddressLine4"},
    {"Address Line 5", "Address", "AddressLine5"},
    {"Address Line 6", "Address", "AddressLine6"},
    {"Address Postal Code", "Address", "AddressPostalCode"},
    {"Address Country", "Address", "AddressCountry"},
    {"Phone number", NULL, "PhoneNumber"},
    {"Email address", NULL, "EmailAddress"},
    {"Date Designated", NULL, "DateDesignated"},
    {"D.O.B", NULL, "DOB"},
    {"Nationality(/ies)", NULL, "Nationality"},
    {"National Identifier number", "NationalIdentifier",
     "NationalIdentifierNumber"},
    {"National Identifier additional information", "NationalIdentifier",
     "NationalIdentifierAdditionalInformation"},
    {"Passport number", "Passport", "PassportNumber"},
    {"Passport additional information", "Passport",
     "PassportAdditionalInformation"},
    {"Town of birth", "Location", "TownOfBirth"},
    {"Country of birth", "Location", "CountryOfBirth"},
    {"Type of entity", NULL, "TypeOfEntity"},
    {"Subsidiaries", NULL, "Subsidiary"},
    {"Parent Company", NULL, "ParentCompany"},
    {"Business registration number (s)", NULL, "BusinessRegistrationNumber"},
    {"IMO number", NULL, "IMONumber"},
    {"Current owner/operator (s)", NULL, "CurrentOwnerOperator"},
    {"Previous owner/operator (s)", NULL, "PreviousOwnerOperator"},
    {"Current believed flag of ship", NULL, "CurrentBelievedFlagOfShip"},
    {"Previous flags", NULL, "PreviousFlag"},
    {"Type of ship", NULL, "TypeOfShip"},
    {"Tonnage of ship", NULL, "TonnageOfShip"},
    {"Length of ship", NULL, "LengthOfShip"},
    {"Year Built", NULL, "YearBuilt"},
    {"Hull identification number (HIN)", NULL, "HullIdentificationNumber"},
    {NULL, NULL, NULL},
};

/* The columns of 2018 to 2021, then what the format of 2022 added. */
static const struct csv_column ofsi_columns[] = {
    NAME_COLUMNS,
    {"Alias Type", "Name", "NameType"},
    {"Alias Quality", "Name", "AliasStrength"},
    {"Name Non-Latin Script", "NonLatinName", "NameNonLatinScript"},
    {"Non-Latin Script Type", "NonLatinName", "NonLatinScriptType"},
    {"Non-Latin Script Language", "NonLatinName", "NonLatinScriptLanguage"},
    {"Town of Birth", "Location", "TownOfBirth"},
    {"Country of Birth", "Location", "CountryOfBirth"},
    {"Passport Number", "Passport", "PassportNumber"},
    {"Passport Details", "Passport", "PassportNumber"},
    {"NI Number", "NationalIdentifier", "NationalIdentifierNumber"},
    {"National Identification Number", "NationalIdentifier",
     "NationalIdentifierNumber"},
    {"National Identification Details", "NationalIdentifier",
     "NationalIdentifierAdditionalInformation"},
    {"Address 1", "Address", "AddressLine1"},
    {"Address 2", "Address", "AddressLine2"},
    {"Address 3", "Address", "AddressLine3"},
    {"Address 4", "Address", "AddressLine4"},
    {"Address 5", "Address", "AddressLine5"},
    {"Address 6", "Address", "AddressLine6"},
    {"Post/Zip Code", "Address", "AddressPostalCode"},
    {"Country", "Address", "AddressCountry"},
    {"Other Information", NULL, "OtherInformation"},
    {"Group Type", NULL, "IndividualEntityShip"},
    {"Regime", NULL, "RegimeName"},
    {"Listed On", NULL, "DateDesignated"},
    {"Last Updated", NULL, "LastUpdated"},
    {"Group ID", NULL, "GroupID"},
    {NULL, NULL, NULL},
};

static const char *fcdo_csv_recognises(struct span head,
                                       const char *file_name) {
    static const char *const others[] = {"Name 6", "Name type", NULL};
    (void)file_name;
    return head_has_columns(head, "Unique ID,OFSI Group ID", others) ? "list"
                                                                     : NULL;
}

static idt_status fcdo_csv_read(struct source_set *set,
                                const struct source_sink *sink,
                                idt_error *error) {
    static const struct list_reader reader = {
        "gb-fcdo", "UK Foreign, Commonwealth and Development Office",
        "uk-sanctions-list-csv", uk_record_read};
    static const struct csv_shape shape = {.header = "Unique ID",
                                           .key = "Unique ID",
                                           .separator = ',',
                                           .columns = fcdo_columns};
    return csv_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader uk_sanctions_list_csv_reader = {
    "uk-sanctions-list-csv", "UK Sanctions List (CSV)", fcdo_csv_recognises,
    fcdo_csv_read, "list"};

static const char *fcdo_xml_recognises(struct span head,
                                       const char *file_name) {
    struct span name;
    (void)file_name;
    xml_head_root(head, &name);
    return span_is(name, "Designations") ? "list" : NULL;
}

static idt_status fcdo_xml_read(struct source_set *set,
                                const struct source_sink *sink,
                                idt_error *error) {
    static const char *const records[] = {"Designation", "DateGenerated", NULL};
    static const char *const around[] = {NULL};
    static const struct list_reader reader = {
        "gb-fcdo", "UK Foreign, Commonwealth and Development Office",
        "uk-sanctions-list-xml", uk_record_read};
    static const struct xml_shape shape = {records, around, NULL,
                                           "DateGenerated"};
    return xml_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader uk_sanctions_list_xml_reader = {
    "uk-sanctions-list-xml", "UK Sanctions List (XML)", fcdo_xml_recognises,
    fcdo_xml_read, "list"};

static const char *ofsi_recognises(struct span head, const char *file_name) {
    static const char *const others[] = {"Alias Type", "Group ID", NULL};
    (void)file_name;
    return head_has_columns(head, "Name 6,Name 1,", others) ? "list" : NULL;
}

static idt_status ofsi_read(struct source_set *set,
                            const struct source_sink *sink, idt_error *error) {
    static const struct list_reader reader = {
        "gb-hmt",
        "UK HM Treasury, Office of Financial Sanctions"
        " Implementation",
        "ofsi-conlist-csv", uk_record_read};
    static const struct csv_shape shape = {.header = "Group ID",
                                           .key = "Group ID",
                                           .separator = ',',
                                           .columns = ofsi_columns};
    return csv_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader ofsi_conlist_csv_reader = {
    "ofsi-conlist-csv", "UK OFSI consolidated list, retired 2026-01 (CSV)",
    ofsi_recognises, ofsi_read, "list"};
