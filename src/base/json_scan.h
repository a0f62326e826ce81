/* json_scan.h -- where each value of a JSON text stands, strictly checked.
 *
 *     {"id": "c1", "via": ["CN", 7]}
 *     ^0     ^1           ^2 ^3  ^4        nodes, in the order they begin
 *
 * Only json_read.c uses this.  The tree is built by cJSON, which forgets
 * where values stood and reads more than JSON is; this pass keeps the places
 * and refuses all that RFC 8259 does not know, so that cJSON sees nothing
 * but valid texts.
 * Invariant: nodes[i].parent < i, but for the root, which is its own parent.
 */
#ifndef BASE_JSON_SCAN_H
#define BASE_JSON_SCAN_H

#include "base/error.h"
#include "base/growing_array.h"
#include "base/json_read.h"
#include "base/span.h"

struct json_node {
    uint32_t offset, length;  /* of the value as written */
    uint32_t key, key_length; /* of its key as written, without quotes */
    uint32_t parent;
    uint32_t index; /* among its parent's values */
    bool has_key;
};

struct json_nodes {
    struct span text;   /* the caller's */
    struct place start; /* of its first byte; column unused */
    GROWING(struct json_node) list;
};

/* Fills nodes->list from nodes->text: one whole value, and nothing behind it
 * but white space.  On failure the list is what was read; release it. */
idt_status json_scan(struct json_nodes *nodes, idt_error *error);

/* The line, and the column in bytes, of a byte of the text. */
struct place json_scan_place(const struct json_nodes *nodes, size_t offset);

/* "parties[0].name"; "$" for the root; cut when longer than its room. */
void json_scan_path(const struct json_nodes *nodes, size_t node,
                    char path[JSON_PATH_ROOM]);

#endif
