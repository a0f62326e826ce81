/* batch_ring.c -- a bounded ring, one lock, two conditions. */
#include "serve/batch_ring.h"

#include "serve/terminal.h"

#include "base/memory.h"

struct ring {
    struct batch *batch;
    struct batch_chunk *chunks;
    size_t room;
    struct batch_worker *workers;
    pthread_t *threads;
    uint32_t started; /* threads that run */
    pthread_mutex_t lock;
    pthread_cond_t has_work, has_answer;
    uint64_t filled, taken, wrote; /* chunks so far */
    bool is_over;                  /* no more will be filled */
    struct progress progress;
};

static struct batch_chunk *chunk_at(struct ring *ring, uint64_t number) {
    return &ring->chunks[number % ring->room];
}

/* ---- workers -------------------------------------------------------------------- */

/* What a thread is given. */
struct seat {
    struct ring *ring;
    struct batch_worker *worker;
};

/* The next chunk that nobody has; NULL when there will be none. */
static struct batch_chunk *take_chunk(struct ring *ring) {
    struct batch_chunk *chunk = NULL;
    pthread_mutex_lock(&ring->lock);
    while (ring->taken == ring->filled && !ring->is_over)
        pthread_cond_wait(&ring->has_work, &ring->lock);
    if (ring->taken < ring->filled) chunk = chunk_at(ring, ring->taken++);
    pthread_mutex_unlock(&ring->lock);
    return chunk;
}

static void *work(void *context) {
    struct seat seat = *(struct seat *)context;
    memory_free(context);
    struct batch_chunk *chunk;
    while ((chunk = take_chunk(seat.ring)) != NULL) {
        chunk_answer(chunk, seat.worker);
        pthread_mutex_lock(&seat.ring->lock);
        chunk->is_answered = true;
        pthread_cond_signal(&seat.ring->has_answer);
        pthread_mutex_unlock(&seat.ring->lock);
    }
    return NULL;
}

static idt_status start_workers(struct ring *ring, idt_error *error) {
    while (ring->started < ring->batch->jobs) {
        struct seat *seat = memory_take(1, sizeof *seat);
        if (!seat) return fail_memory(error);
        *seat = (struct seat){ring, &ring->workers[ring->started]};
        if (pthread_create(&ring->threads[ring->started], NULL, work, seat)) {
            memory_free(seat);
            return fail(error, IDT_NO_MEMORY, NOWHERE,
                        "cannot start thread %u; ask for fewer with --jobs",
                        ring->started + 1);
        }
        ring->started++;
    }
    return IDT_OK;
}

static void end_workers(struct ring *ring) {
    pthread_mutex_lock(&ring->lock);
    ring->is_over = true;
    ring->filled = ring->taken; /* what nobody has begun is let go */
    pthread_cond_broadcast(&ring->has_work);
    pthread_mutex_unlock(&ring->lock);
    for (uint32_t i = 0; i < ring->started; i++)
        pthread_join(ring->threads[i], NULL);
}

/* ---- writing ---------------------------------------------------------------------- */

static idt_status write_chunk(struct ring *ring, struct batch_chunk *chunk,
                              idt_error *error) {
    struct batch *batch = ring->batch;
    if (chunk->status) {
        *error = chunk->error;
        return chunk->status;
    }
    pthread_mutex_lock(batch->output_lock);
    idt_status status =
        answer_write(&batch->output, written(&chunk->answers), error);
    pthread_mutex_unlock(batch->output_lock);
    batch->rows += chunk->count;
    batch->found += chunk->found;
    batch->bad += chunk->bad;
    progress_tell(&ring->progress, batch->rows,
                  row_reader_share(batch->reader));
    return status;
}

/* ---- one job ------------------------------------------------------------------------ */

static idt_status run_alone(struct ring *ring, idt_error *error) {
    struct batch_chunk *chunk = chunk_at(ring, 0);
    idt_status status = IDT_OK;
    for (bool is_end = false; !status && !is_end;) {
        status = chunk_fill(chunk, ring->batch->reader, error, &is_end);
        if (status) break;
        chunk_answer(chunk, &ring->workers[0]);
        status = write_chunk(ring, chunk, error);
    }
    return status;
}

/* ---- several ------------------------------------------------------------------------- */

enum step { STEP_FILL, STEP_WRITE, STEP_END };

/* Writing comes first: it makes room.  Waits when neither can be done. */
static enum step next_step(struct ring *ring, bool is_end) {
    enum step step = STEP_END;
    pthread_mutex_lock(&ring->lock);
    for (;;) {
        bool is_empty = ring->wrote == ring->filled;
        if (!is_empty && chunk_at(ring, ring->wrote)->is_answered) {
            step = STEP_WRITE;
            break;
        }
        if (!is_end && ring->filled - ring->wrote < ring->room) {
            step = STEP_FILL;
            break;
        }
        if (is_empty) break;
        pthread_cond_wait(&ring->has_answer, &ring->lock);
    }
    pthread_mutex_unlock(&ring->lock);
    return step;
}

static idt_status fill_next(struct ring *ring, idt_error *error, bool *is_end) {
    struct batch_chunk *chunk = chunk_at(ring, ring->filled);
    chunk->is_answered = false;
    idt_status status = chunk_fill(chunk, ring->batch->reader, error, is_end);
    if (status) return status;
    pthread_mutex_lock(&ring->lock);
    ring->filled++;
    pthread_cond_signal(&ring->has_work);
    pthread_mutex_unlock(&ring->lock);
    return IDT_OK;
}

static idt_status run_together(struct ring *ring, idt_error *error) {
    bool is_end = false;
    idt_status status = start_workers(ring, error);
    while (!status) {
        enum step step = next_step(ring, is_end);
        if (step == STEP_END) break;
        if (step == STEP_FILL) {
            status = fill_next(ring, error, &is_end);
        } else {
            status = write_chunk(ring, chunk_at(ring, ring->wrote), error);
            ring->wrote++;
        }
    }
    end_workers(ring);
    return status;
}

/* ---- the whole ------------------------------------------------------------------------ */

static idt_status ring_init(struct ring *ring, struct batch *batch,
                            idt_error *error) {
    ring->batch = batch;
    ring->room = batch->jobs == 1 ? 1 : 2 * (size_t)batch->jobs + 2;
    ring->chunks = memory_take_zeroed(ring->room, sizeof *ring->chunks);
    ring->workers = memory_take_zeroed(batch->jobs, sizeof *ring->workers);
    ring->threads = memory_take_zeroed(batch->jobs, sizeof *ring->threads);
    if (!ring->chunks || !ring->workers || !ring->threads)
        return fail_memory(error);
    for (size_t i = 0; i < ring->room; i++)
        arena_init(&ring->chunks[i].arena, 0);
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < batch->jobs; i++) {
        ring->workers[i].input = batch->input;
        ring->workers[i].output = batch->output_format;
        status = batch_worker_init(&ring->workers[i], batch->search, error);
    }
    return status;
}

static void ring_release(struct ring *ring) {
    for (size_t i = 0; ring->chunks && i < ring->room; i++)
        chunk_release(&ring->chunks[i]);
    for (uint32_t i = 0; ring->workers && i < ring->batch->jobs; i++)
        batch_worker_release(&ring->workers[i]);
    memory_free(ring->chunks);
    memory_free(ring->workers);
    memory_free(ring->threads);
    pthread_mutex_destroy(&ring->lock);
    pthread_cond_destroy(&ring->has_work);
    pthread_cond_destroy(&ring->has_answer);
}

idt_status batch_run(struct batch *batch, idt_error *error) {
    struct ring ring = {.progress = progress_begin("rows")};
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.has_work, NULL);
    pthread_cond_init(&ring.has_answer, NULL);
    idt_status status = ring_init(&ring, batch, error);
    if (!status)
        status = batch->jobs == 1 ? run_alone(&ring, error)
                                  : run_together(&ring, error);
    progress_end(&ring.progress);
    ring_release(&ring);
    return status;
}
