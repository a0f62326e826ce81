/* xml_rest.c -- a tree and a table of what is known of it, walked together.
 *
 *     sdnEntry                known
 *       akaList               akaList  -> its table
 *         aka                   aka (many) -> its table
 *           grade                 no row: left with all that is in it
 *       wallets               no row: left with all that is in it
 *
 * Invariant: each text and each attribute below the record is known, or is
 * handed out once.  The depth is bounded by LIMIT_XML_DEPTH.
 */
#include "source/xml_rest.h"

#include <assert.h>

/* Names of a label: as field_rest() labels what other readers leave. */
#define LABEL_NAMES 4

/* "aka/grade" below the record, an attribute's name behind its element's. */
static struct span label_write(char room[256], const struct xml_node *node,
                               struct span attribute) {
    struct span names[LABEL_NAMES + 1];
    size_t first = LABEL_NAMES, length = 0;
    names[LABEL_NAMES] = attribute;
    for (; node->parent && first > 0; node = node->parent)
        names[--first] = node->name;
    for (size_t i = first; i <= LABEL_NAMES; i++) {
        if (names[i].length == 0 || names[i].length + length + 1 > 256)
            continue;
        if (length > 0) room[length++] = '/';
        memcpy(room + length, names[i].bytes, names[i].length);
        length += names[i].length;
    }
    return (struct span){room, length};
}

static idt_status leave(const struct xml_rest_sink *sink,
                        const struct xml_node *node, struct span attribute,
                        struct span text) {
    char room[256];
    text = span_trim(text);
    if (text.length == 0) return IDT_OK;
    return sink->left(sink->context, label_write(room, node, attribute), text);
}

static idt_status leave_all(const struct xml_rest_sink *sink,
                            const struct xml_node *node) {
    idt_status status = leave(sink, node, SPAN_EMPTY, node->text);
    for (size_t i = 0; i < node->attribute_count && !status; i++)
        status = leave(sink, node, node->attributes[i].name,
                       node->attributes[i].value);
    for (const struct xml_node *child = node->child; child && !status;
         child = child->next)
        status = leave_all(sink, child);
    return status;
}

/* The row of that name; its count when there is none. */
static size_t row_of(const struct xml_known *known, struct span name) {
    size_t i = 0;
    while (known[i].name && !span_is(name, known[i].name))
        i++;
    assert(i < XML_KNOWN_MOST);
    return i;
}

idt_status xml_rest(const struct xml_node *record,
                    const struct xml_known *known,
                    const struct xml_rest_sink *sink) {
    static const struct xml_known nothing[] = {XML_KNOWN_END};
    uint64_t seen = 0;
    idt_status status = IDT_OK;
    for (const struct xml_node *child = record->child; child && !status;
         child = child->next) {
        size_t i = row_of(known, child->name);
        const struct xml_known *row = &known[i];
        bool is_again = row->times == XML_ONE && (seen >> i & 1);
        if (!row->name || is_again) {
            status = leave_all(sink, child);
            continue;
        }
        seen |= (uint64_t)1 << i;
        if (row->inside) status = leave(sink, child, SPAN_EMPTY, child->text);
        if (!status)
            status = xml_rest(child, row->inside ? row->inside : nothing, sink);
    }
    return status;
}

static idt_status keep_text(void *context, struct span label,
                            struct span text) {
    party_add_unknown(context, label, text);
    return IDT_OK;
}

void xml_rest_keep(struct party *party, const struct xml_node *record,
                   const struct xml_known *known) {
    (void)xml_rest(record, known, &(struct xml_rest_sink){party, keep_text});
}
