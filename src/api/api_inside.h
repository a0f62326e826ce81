/* api_inside.h -- what stands behind the public handles. */
#ifndef API_API_INSIDE_H
#define API_API_INSIDE_H

#include "interdict.h"
#include "match/screen.h"

#include <stdatomic.h>

struct idt_lists {
    atomic_uint owners;
    struct snapshot *snapshot;
    struct screen_index index;
    uint32_t *id_rank; /* owned; index.id_rank shows it */
    char sum[SHA256_TEXT_ROOM];
    struct arena texts; /* NUL-terminated list names */
    struct idt_list *lists;
    uint32_t list_count;
    bool is_builtin;
};

struct idt_policy {
    struct policy policy;
    char sum[SHA256_TEXT_ROOM];
};

static inline struct span span_of_text(idt_text text) {
    return (struct span){text.bytes ? text.bytes : "",
                         text.bytes ? text.length : 0};
}

static inline idt_text text_of_span(struct span span) {
    return (idt_text){span.bytes ? span.bytes : "", span.length};
}

/* Parses everything of a query but its name; an address lies in `room`. */
idt_status parse_facts(const idt_query *query, struct asked_address *room,
                       struct asked_facts *facts, idt_error *error);

/* A score as callers see it. */
double score_told(float score);
const char *band_of(double score);

#endif
