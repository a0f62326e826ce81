/* batch_ring.h -- chunks that go round between a reader and its workers.
 *
 *     filled   -->  taken by a worker  -->  answered  -->  written in order
 *     12,13         10,11                   8,9            up to 7
 *
 * The main thread reads and writes, the workers screen.  Chunk n lies at
 * n % room, and n is only filled when n - room was written: so memory is
 * bounded, order is kept, and a slow chunk holds up the ring, not the heap.
 * With one job all three steps happen in turn on the main thread.
 */
#ifndef SERVE_BATCH_RING_H
#define SERVE_BATCH_RING_H

#include "serve/answer_output.h"
#include "serve/batch_chunk.h"

#include <pthread.h>

struct batch {
    const struct search *search;
    struct row_reader *reader;
    enum batch_format input, output_format;
    uint32_t jobs;
    struct answer_output output;
    pthread_mutex_t *output_lock; /* held while the output is touched */
    uint64_t rows, found, bad;    /* what was written */
};

/* Answers every row.  The output is neither begun nor committed here. */
idt_status batch_run(struct batch *batch, idt_error *error);

#endif
