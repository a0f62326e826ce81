/* counting_sink.h -- a sink that takes every party and keeps only counts. */
#ifndef COUNTING_SINK_H
#define COUNTING_SINK_H

#include "source/readers.h"

#include "unit.h"

struct counts {
    size_t parties, orphans;
};

static inline idt_status count_list(void *context, const struct list_head *head,
                                    idt_error *error) {
    (void)context, (void)head, (void)error;
    return IDT_OK;
}

/* A party that ran out of memory must have been refused before. */
static inline idt_status count_party(void *context, const struct party *party,
                                     idt_error *error) {
    (void)error;
    assert_false(party->failed);
    ((struct counts *)context)->parties++;
    return IDT_OK;
}

static inline idt_status count_orphan(void *context, const char *file,
                                      uint32_t line, struct span key,
                                      idt_error *error) {
    (void)file, (void)line, (void)key, (void)error;
    ((struct counts *)context)->orphans++;
    return IDT_OK;
}

static inline struct source_sink counting_sink(struct counts *counts) {
    *counts = (struct counts){0, 0};
    return (struct source_sink){counts, count_list, count_party, count_orphan};
}

/* One set read into the counts, with an arena of its own. */
static inline idt_status count_set(const struct source_set *set,
                                   struct counts *counts) {
    struct source_sink sink = counting_sink(counts);
    idt_error error = {0};
    struct arena arena;
    struct source_set own = *set;
    arena_init(&arena, 0);
    own.arena = &arena;
    idt_status status = own.reader->read(&own, &sink, &error);
    assert_int_equal(error.status, status);
    arena_release(&arena);
    return status;
}

#endif
