/* xml_walk.h -- a large XML file as a row of small trees.
 *
 *     <LIST date="..."> <ENTRY> <NAME>Kim</NAME> </ENTRY> <ENTRY> ... </LIST>
 *      root, attributes  record 1: a tree                record 2
 *
 *     static const char *const records[] = {"ENTRY", NULL};
 *     while (!(status = xml_walk_next(walk, error, &entry)) && entry)
 *         use(xml_text(entry, "NAME"));
 *
 * A reader names the elements that are records; each is handed over as a tree
 * when its end tag was read, and forgotten at the next call.  So a file of
 * 120 MB takes the room of its largest record, and a reader asks for children
 * by name instead of keeping a state machine of start and end tags.
 * Names are matched without their namespace: OFAC changed its own in 2024.
 * Refused: DOCTYPE (and with it every entity), characters that XML forbids,
 * more depth, text or elements than base/limits.h allows, a document that
 * does not end.
 */
#ifndef SOURCE_XML_WALK_H
#define SOURCE_XML_WALK_H

#include "base/os_file.h"

struct xml_attribute {
    struct span name; /* without prefix */
    struct span value;
};

struct xml_node {
    struct span name; /* without prefix */
    struct span text; /* all text directly inside, trimmed */
    const struct xml_attribute *attributes;
    size_t attribute_count;
    struct xml_node *child, *next; /* the first child, the next sibling */
    struct xml_node *parent;       /* NULL in a record's top */
    uint32_t line, column;         /* of the start tag, 1-based */
    uint64_t place;                /* its first byte in the unpacked file */
};

struct xml_walk;

/* `records`: names of record elements, NULL at the end; static or kept by the
 * caller.  A record inside a record is a child, not a record of its own.  The
 * stream is kept by the caller and read to its end. */
idt_status xml_walk_new(struct byte_stream *stream, const char *const *records,
                        idt_error *error, struct xml_walk **out);
/* What else the document may hold.  Once this is said, any other element
 * outside a record is handed over as a record too, if anything is in it: a
 * record under a new name must not pass unseen.  Lists as `records`. */
struct xml_outside {
    const char *const *around; /* elements that hold records */
    const char *const *aside;  /* passed over with all that is in them */
};
void xml_walk_outside(struct xml_walk *walk, const struct xml_outside *outside);
/* The next record, or NULL when the document ended well.  The tree and every
 * text in it live until the next call. */
idt_status xml_walk_next(struct xml_walk *walk, idt_error *error,
                         const struct xml_node **record);
/* The root's name and attributes (no text, no children), as soon as one
 * record was returned or the end was reached; lives as long as the walk. */
const struct xml_node *xml_walk_root(const struct xml_walk *walk);
/* The bytes of the record last returned, as they stand in the file. */
struct span xml_walk_raw(const struct xml_walk *walk);
void xml_walk_free(struct xml_walk *walk); /* NULL is fine */

/* Whether the name is one of those; NULL at their end. */
bool xml_name_is(struct span name, const char *const *names);

/* ---- asking a tree; NULL nodes are fine and have nothing ---------------- */

/* The first child of that name, or NULL. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
/* The next sibling with the same name, or NULL:
 *     for (n = xml_child(r, "ALIAS"); n; n = xml_again(n)) ...            */
const struct xml_node *xml_again(const struct xml_node *node);
/* The first node down a path of child names, "Features/Feature/Value". */
const struct xml_node *xml_find(const struct xml_node *node, const char *path);
/* The text at a path; empty when there is no such node. */
struct span xml_text(const struct xml_node *node, const char *path);
/* An attribute's value; empty when there is none. */
struct span xml_attribute(const struct xml_node *node, const char *name);

/* The start tag of the root element in the first bytes of a file, between
 * '<' and '>' (cut short when the head ends first); empty when this is no
 * XML.  *name is its name without prefix. */
struct span xml_head_root(struct span head, struct span *name);

#endif
