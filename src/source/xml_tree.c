/* xml_tree.c -- asking one record of an XML file for its parts.
 *
 *     xml_text(entry, "INDIVIDUAL_DATE_OF_BIRTH/YEAR")
 *
 * Apart from xml_walk.c because nothing here knows of expat: a tree is read
 * the same way whoever built it.  Every question may be put to a NULL node
 * and is then answered with nothing, so a reader chains them without asking
 * between.
 */
#include "source/xml_walk.h"

static const struct xml_node *named(const struct xml_node *node,
                                    struct span name) {
    while (node && !span_equals(node->name, name))
        node = node->next;
    return node;
}

const struct xml_node *xml_child(const struct xml_node *node,
                                 const char *name) {
    return node ? named(node->child, span_of(name)) : NULL;
}

const struct xml_node *xml_again(const struct xml_node *node) {
    return node ? named(node->next, node->name) : NULL;
}

const struct xml_node *xml_find(const struct xml_node *node, const char *path) {
    struct span rest = span_of(path);
    while (node && rest.bytes)
        node = named(node->child, span_cut(&rest, '/'));
    return node;
}

struct span xml_text(const struct xml_node *node, const char *path) {
    const struct xml_node *found = xml_find(node, path);
    return found ? found->text : SPAN_EMPTY;
}

struct span xml_attribute(const struct xml_node *node, const char *name) {
    for (size_t i = 0; node && i < node->attribute_count; i++)
        if (span_is(node->attributes[i].name, name))
            return node->attributes[i].value;
    return SPAN_EMPTY;
}

/* ---- knowing a file from its first bytes --------------------------------- */

static struct span after(struct span text, size_t count) {
    return (struct span){text.bytes + count, text.length - count};
}

/* Behind the next `mark`; everything when there is none. */
static struct span after_mark(struct span text, const char *mark) {
    size_t place = span_find(text, mark, 0);
    return place == text.length ? after(text, place)
                                : after(text, place + strlen(mark));
}

struct span xml_head_root(struct span head, struct span *name) {
    if (span_starts(head, "\xEF\xBB\xBF")) head = after(head, 3);
    for (head = span_trim(head); span_starts(head, "<");
         head = span_trim(head)) {
        if (span_starts(head, "<!--")) {
            head = after_mark(head, "-->");
        } else if (span_starts(head, "<?")) {
            head = after_mark(head, "?>");
        } else {
            struct span tag = after(head, 1);
            tag.length = span_find(tag, ">", 0);
            size_t end = 0;
            while (end < tag.length && !strchr(" \t\r\n/", tag.bytes[end]))
                end++;
            *name = (struct span){tag.bytes, end};
            size_t colon = span_find(*name, ":", 0);
            if (colon < end) *name = after(*name, colon + 1);
            return tag;
        }
    }
    *name = SPAN_EMPTY;
    return SPAN_EMPTY;
}
