/* interrupt_watch.h -- Ctrl-C and friends, waited for by a thread.
 *
 *     watch = interrupt_watch_begin(undo, context)   signals now blocked
 *     ... other threads are made, and inherit the block ...
 *     interrupt_watch_end(watch)
 *
 * A signal handler may do next to nothing; a thread that waits for the signal
 * may take a lock and remove a half-written file, even while the main thread
 * hangs in a read.  After the undo the program ends by that very signal, so
 * that the shell sees what happened.
 */
#ifndef SERVE_INTERRUPT_WATCH_H
#define SERVE_INTERRUPT_WATCH_H

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

struct interrupt_watch {
    void (*undo)(void *context);
    void *context;
    sigset_t signals;
    pthread_t thread;
    bool is_on;
    atomic_bool is_over;
};

/* False when no thread could be made; the signals then end the program as
 * they would without a watch. */
bool interrupt_watch_begin(struct interrupt_watch *watch,
                           void (*undo)(void *context), void *context);
void interrupt_watch_end(struct interrupt_watch *watch);

#endif
