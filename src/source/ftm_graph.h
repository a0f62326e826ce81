/* ftm_graph.h -- what FollowTheMoney says of a party in other entities.
 *
 *     Ownership {owner: A, asset: B}    -> kept for A and for B
 *     Address {full: ...}               -> kept under its own id
 *     Company {name: "Zala Aero"}       -> its name, for links to it
 *
 * An entity that joins others may stand anywhere in the file, so the file is
 * read once to fill this and once more to hand the parties over.
 */
#ifndef SOURCE_FTM_GRAPH_H
#define SOURCE_FTM_GRAPH_H

#include "base/json_read.h"
#include "record/party.h"
#include "source/text_table.h"

/* Which entities join others, by which properties, and what each end calls
 * the other. */
struct ftm_join {
    const char *schema;
    const char *ends[2]; /* [1] NULL: it describes its one end */
    int roles[2];        /* enum link_role of the other, seen from the end */
};

/* NULL for a schema that joins nothing. */
const struct ftm_join *ftm_join_of(struct span schema);

struct ftm_edge {
    const struct ftm_join *join;
    struct span raw; /* its JSON */
    uint32_t line;
    uint32_t next;  /* of the same end; 0: none */
    uint32_t first; /* the same entity's first edge, which counts its use */
    bool is_second; /* stands at ends[1] */
    bool is_used;
};

/* What is known of an id. */
struct ftm_node {
    struct span name; /* empty: not a party of this file */
    struct span raw;  /* of an address */
    uint32_t line;    /* of the address */
    uint32_t edges, last_edge;
    bool is_used; /* an address that a party has */
};

struct ftm_graph {
    struct arena arena;
    struct text_table ids;          /* id -> its place in nodes, from 1 */
    GROWING(struct ftm_node) nodes; /* [0] is nobody */
    GROWING(struct ftm_edge) edges; /* [0] is none */
    struct span list;               /* "ftm" or the one dataset's name */
};

bool ftm_graph_init(struct ftm_graph *graph); /* false: no memory */
void ftm_graph_release(struct ftm_graph *graph);

/* The node of an id, made when new; NULL when memory ran out.  Valid until
 * the next call. */
struct ftm_node *ftm_node_of(struct ftm_graph *graph, struct span id);
/* The node of an id; NULL when nothing is known of it. */
struct ftm_node *ftm_node_find(struct ftm_graph *graph, struct span id);
/* Keeps a joining entity for each of its ends; false: no memory. */
bool ftm_graph_join(struct ftm_graph *graph, const struct ftm_join *join,
                    struct json properties, struct span raw, size_t line);

/* Adds what other entities say of the party to it. */
idt_status ftm_add_edges(struct ftm_graph *graph, struct party *party,
                         idt_error *error);
/* The address with that id; the id itself when there is none. */
idt_status ftm_add_address(struct ftm_graph *graph, struct party *party,
                           struct span id, idt_error *error);
/* "LIST:ID" in the party's arena, with the party's name if known. */
void ftm_add_link(struct ftm_graph *graph, struct party *party, int role,
                  struct span id);

#endif
