/* eu_xml.c -- the EU's consolidated financial sanctions, full XML 1.1.
 *
 *     <export generationDate="2020-04-15T15:29:22.497+02:00">
 *       <sanctionEntity logicalId="5463" euReferenceNumber="EU.4011.64">
 *         <nameAlias wholeName="Yu-ro Han" strong="true"/>
 *
 * Facts stand in attributes; eu_record.c says what they mean.
 */
#include "source/eu_record.h"
#include "source/list_records.h"
#include "source/readers.h"
#include "source/xml_walk.h"

static const char *eu_xml_recognises(struct span head, const char *file_name) {
    struct span name;
    (void)file_name;
    struct span tag = xml_head_root(head, &name);
    bool is_named = span_find(tag, "/fsd/export", 0) < tag.length ||
                    span_find(head, "<sanctionEntity", 0) < head.length;
    return span_is(name, "export") && is_named ? "list" : NULL;
}

static idt_status eu_xml_read(struct source_set *set,
                              const struct source_sink *sink,
                              idt_error *error) {
    static const char *const records[] = {"sanctionEntity", NULL};
    static const char *const around[] = {NULL};
    static const struct list_reader reader = {
        "eu-fsf", "European Commission, financial sanctions files", "eu-xml",
        eu_record_read};
    static const struct xml_shape shape = {records, around, "generationDate",
                                           NULL};
    return xml_list_read(set, sink, &reader, &shape, error);
}

const struct source_reader eu_xml_reader = {
    "eu-xml", "EU consolidated financial sanctions list (XML 1.1)",
    eu_xml_recognises, eu_xml_read, "list"};
