/* xml_rest.h -- what a reader does not know of a record's tree.
 *
 *     static const struct xml_known aka[] = {
 *         KNOWN_ONE("uid"), KNOWN_ONE("lastName"), XML_KNOWN_END};
 *     static const struct xml_known akas[] = {
 *         KNOWN_MANY("aka", aka), XML_KNOWN_END};
 *
 *     <akaList><aka><lastName>X</lastName><grade>1</grade></aka></akaList>
 *                                         left: "akaList/aka/grade" "1"
 *
 * A reader that asks a tree for children by name sees nothing of an element
 * that the publisher renamed or added.  So it states what it knows, and the
 * rest is handed out as text under the publisher's own names: forgetting a
 * row of the table is what keeps a field.
 * Attributes of known elements are known: OFAC's are numbers of its database
 * and flags.  An element that was known but stands twice where the reader
 * takes one is not known the second time.
 */
#ifndef SOURCE_XML_REST_H
#define SOURCE_XML_REST_H

#include "record/party.h"
#include "source/xml_walk.h"

enum xml_times { XML_ONE, XML_MANY };

/* At most XML_KNOWN_MOST rows in a table. */
struct xml_known {
    const char *name; /* NULL at the end */
    enum xml_times times;
    const struct xml_known *inside; /* NULL: a text, no elements inside */
};
#define XML_KNOWN_MOST 32
#define KNOWN_ONE(name)                                                        \
    { name, XML_ONE, NULL }
#define KNOWN_MANY(name, inside)                                               \
    { name, XML_MANY, inside }
#define KNOWN_INSIDE(name, inside)                                             \
    { name, XML_ONE, inside }
#define XML_KNOWN_END                                                          \
    { NULL, XML_ONE, NULL }

struct xml_rest_sink {
    void *context;
    /* Label and text live until the call returns.  Any status but IDT_OK
     * ends the walk with it. */
    idt_status (*left)(void *context, struct span label, struct span text);
};

idt_status xml_rest(const struct xml_node *record,
                    const struct xml_known *known,
                    const struct xml_rest_sink *sink);

/* The same into a party: each becomes a text that no rule understood. */
void xml_rest_keep(struct party *party, const struct xml_node *record,
                   const struct xml_known *known);

#endif
