/* eu_csv.c -- the EU's consolidated financial sanctions, full CSV 1.1.
 *
 *     fileGenerationDate;Entity_LogicalId;...;NameAlias_WholeName;...
 *     05/08/2026;5463;...;Yu-ro Han;...
 *
 * 118 columns, separated by semicolons, a row for each name, address, birth,
 * document and citizenship of an entity.  A column is the XML's element and
 * attribute with '_' between them, and that is how it is read: the tree is
 * the XML's, and eu_record.c says what it means.  The columns below are those
 * whose names do not follow the rule.
 */
#include "source/eu_record.h"
#include "source/list_records.h"
#include "source/readers.h"

static const struct csv_column columns[] = {
    {"Entity_LogicalId", NULL, "logicalId"},
    {"Entity_EU_ReferenceNumber", NULL, "euReferenceNumber"},
    {"Entity_UnitedNationId", NULL, "unitedNationId"},
    {"Entity_DesignationDate", NULL, "designationDate"},
    {"Entity_DesignationDetails", NULL, "designationDetails"},
    {"Entity_Remark", NULL, "remark"},
    {"Entity_SubjectType", NULL, "subjectType"},
    {"Entity_SubjectType_ClassificationCode", NULL, "subjectType"},
    {"Entity_Regulation_Type", "regulation", "regulationType"},
    {"Entity_Regulation_OrganisationType", "regulation", "organisationType"},
    {"Entity_Regulation_PublicationDate", "regulation", "publicationDate"},
    {"Entity_Regulation_EntryIntoForceDate", "regulation",
     "entryIntoForceDate"},
    {"Entity_Regulation_NumberTitle", "regulation", "numberTitle"},
    {"Entity_Regulation_Programme", "regulation", "programme"},
    {"Entity_Regulation_PublicationUrl", "regulation", "publicationUrl"},
    {"Identification_TypeCode", "Identification", "identificationTypeCode"},
    {"Identification_TypeDescription", "Identification",
     "identificationTypeDescription"},
    {NULL, NULL, NULL},
};

static const char *eu_csv_recognises(struct span head, const char *file_name) {
    static const char *const others[] = {"NameAlias_WholeName", ";", NULL};
    (void)file_name;
    return head_has_columns(head, "Entity_LogicalId", others) ? "list" : NULL;
}

static idt_status eu_csv_read(struct source_set *set,
                              const struct source_sink *sink,
                              idt_error *error) {
    static const struct list_reader reader = {
        "eu-fsf", "European Commission, financial sanctions files", "eu-csv",
        eu_record_read};
    static const struct csv_shape shape = {.header = "Entity_LogicalId",
                                           .key = "Entity_LogicalId",
                                           .separator = ';',
                                           .columns = columns,
                                           .published = "fileGenerationDate",
                                           .splits_names = true};
    return csv_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader eu_csv_reader = {
    "eu-csv", "EU consolidated financial sanctions list (CSV 1.1)",
    eu_csv_recognises, eu_csv_read, "list"};
