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

static void *wait_for_signal(void *context) {
    struct interrupt_watch *watch = context;
    int number, before;
    if (sigwait(&watch->signals, &number) != 0) return NULL;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &before);
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
    if (pthread_sigmask(SIG_BLOCK, &watch->signals, NULL) != 0) return false;
    watch->is_on =
        pthread_create(&watch->thread, NULL, wait_for_signal, watch) == 0;
    if (!watch->is_on) pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
    return watch->is_on;
}

void interrupt_watch_end(struct interrupt_watch *watch) {
    if (!watch->is_on) return;
    pthread_cancel(watch->thread);
    pthread_join(watch->thread, NULL);
    pthread_sigmask(SIG_UNBLOCK, &watch->signals, NULL);
    watch->is_on = false;
}
