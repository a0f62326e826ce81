/* xml_list.c -- the records of an XML list as fields.
 *
 *     <nameAlias strong="true"><remark>x</remark></nameAlias>
 *     nameAlias
 *       strong "true"        attributes first
 *       remark "x"           then child elements
 *
 * Attributes and elements become the same thing: publishers use them for the
 * same purpose, and the rules need not know which was chosen.
 */
#include "source/list_records.h"

#include "source/list_output.h"
#include "source/xml_walk.h"

/* Depth is bounded by LIMIT_XML_DEPTH, which xml_walk checks. */
static struct field *field_of_node(struct arena *arena, struct field *parent,
                                   const struct xml_node *node) {
    struct field *field = field_new(arena, parent, node->name, node->text);
    if (!field) return NULL;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *one = &node->attributes[i];
        if (!field_new(arena, field, one->name, span_trim(one->value)))
            return NULL;
    }
    for (const struct xml_node *child = node->child; child; child = child->next)
        if (!field_of_node(arena, field, child)) return NULL;
    return field;
}

static idt_status record_read(struct list_output *out, struct xml_walk *walk,
                              const struct list_reader *reader,
                              const struct xml_node *node) {
    struct party *party = list_output_begin(out);
    struct field *record = field_of_node(&out->arena, NULL, node);
    if (!record) return fail_memory(out->error);
    reader->read(party, record);
    field_rest(party, record);
    return list_output_end(
        out,
        &(struct record_bytes){xml_walk_raw(walk), node->place, node->line});
}

static idt_status records_read(struct list_output *out, struct xml_walk *walk,
                               const struct list_reader *reader,
                               const struct xml_shape *shape) {
    const struct xml_node *node;
    for (;;) {
        idt_status status = xml_walk_next(walk, out->error, &node);
        if (status) return status;
        if (shape->published && out->head.published == DAY_NONE)
            out->head.published = published_day(
                xml_attribute(xml_walk_root(walk), shape->published));
        if (!node) return list_output_finish(out);
        if (shape->published_element &&
            span_is(node->name, shape->published_element)) {
            out->head.published = published_day(node->text);
            continue;
        }
        if (xml_name_is(node->name, shape->records))
            status = record_read(out, walk, reader, node);
        else
            status = list_output_unknown(
                out, &(struct record_bytes){xml_walk_raw(walk), node->place,
                                            node->line});
        if (status) return status;
    }
}

idt_status xml_list_read(struct source_set *set, const struct source_sink *sink,
                         const struct list_reader *reader,
                         const struct xml_shape *shape, idt_error *error) {
    static const char *const nothing[] = {NULL};
    struct list_output out;
    struct byte_stream *stream = NULL;
    struct xml_walk *walk = NULL;
    list_output_init(&out, sink, error);
    out.head = (struct list_head){reader->list, reader->publisher, reader->kind,
                                  DAY_NONE};
    idt_status status = list_file_open(set, error, &stream);
    if (!status) status = xml_walk_new(stream, shape->records, error, &walk);
    if (!status)
        xml_walk_outside(walk, &(struct xml_outside){shape->around, nothing});
    if (!status) status = records_read(&out, walk, reader, shape);
    if (!status) list_file_done(set, stream);
    xml_walk_free(walk);
    byte_stream_close(stream);
    list_output_release(&out);
    return status;
}
