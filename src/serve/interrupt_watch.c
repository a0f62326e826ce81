/* interrupt_watch.c -- a thread in sigwait. */
#include "serve/interrupt_watch.h"

static const int watched[] = {SIGINT, SIGTERM, SIGHUP};

/* A signal that our parent had us ignore (nohup, a shell's background) stays
 * ignored. */
static bool is_ignored(int number) {
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 &&
           action.sa_handler == SIG_IGN;
}

/* Sent to the waiting thread alone to end its wait: cancelling a thread
 * leaves its stack as it was, which the address sanitizer takes for use. */
#define WAKE_SIGNAL SIGUSR2

static void *wait_for_signal(void *context) {
    struct interrupt_watch *watch = context;
    int number;
    do {
        if (sigwait(&watch->signals, &number) != 0) return NULL;
        if (atomic_load(&watch->is_over)) return NULL;
    } while (number == WAKE_SIGNAL);
    watch->undo(watch->context);
    signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
    raise(number);
    return NULL;
}

bool interrupt_watch_begin(struct interrupt_watch *watch,
                           void (*undo)(void *context), void *context) {
    *watch = (struct interrupt_watch){.undo = undo, .context = context};
    sigemptyset(&watch->signals);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        if (!is_ignored(watched[i])) sigaddset(&watch->signals, watched[i]);
    sigaddset(&watch->signals, WAKE_SIGNAL);
    if (pthread_sigmask(SIG_BLOCK, &watch->signals, NULL) != 0) return false;
    watch->is_on =
        pthread_create(&watch->thread, NULL, wait_for_signal, watch) == 0;
    if (!watch->is_on) pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
    return watch->is_on;
}

void interrupt_watch_end(struct interrupt_watch *watch) {
    if (!watch->is_on) return;
    atomic_store(&watch->is_over, true);
    pthread_kill(watch->thread, WAKE_SIGNAL);
    pthread_join(watch->thread, NULL);
    pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
    watch->is_on = false;
}
