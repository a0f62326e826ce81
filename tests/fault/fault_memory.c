/* fault_memory.c -- the wrapped heap and the loop over its refusals. */
#include "fault_memory.h"

#include "unit.h"

#include <stdbool.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

/* No run of a test comes near; it ends a run that never stops asking. */
#define REQUESTS_MOST 1000000

static struct {
    size_t count, refuse; /* refuse 0: none */
    size_t live;
} heap;

static bool is_refused(void) {
    return ++heap.count == heap.refuse;
}

static void *counted(void *block) {
    heap.live += block != NULL;
    return block;
}

void *__wrap_malloc(size_t size) {
    return is_refused() ? NULL : counted(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size) {
    return is_refused() ? NULL : counted(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size) {
    if (is_refused()) return NULL;
    if (!block) return counted(__real_malloc(size));
    return __real_realloc(block, size);
}

void __wrap_free(void *block) {
    heap.live -= block != NULL;
    __real_free(block);
}

void fault_memory_fail_at(size_t n) {
    heap.count = 0;
    heap.refuse = n;
}

void fault_memory_off(void) {
    fault_memory_fail_at(0);
}

size_t fault_memory_count(void) {
    return heap.count;
}

size_t fault_memory_live(void) {
    return heap.live;
}

size_t fault_loop(idt_status (*run)(void *context), void *context) {
    for (size_t n = 1; n < REQUESTS_MOST; n++) {
        size_t live = heap.live;
        fault_memory_fail_at(n);
        idt_status status = run(context);
        size_t count = heap.count;
        size_t kept = heap.live - live;
        fault_memory_off();
        idt_status wanted = count >= n ? IDT_NO_MEMORY : IDT_OK;
        if (status != wanted)
            fail_msg("request %zu of %zu: '%s', not '%s'", n, count,
                     idt_status_name(status), idt_status_name(wanted));
        if (kept != 0)
            fail_msg("request %zu of %zu: %zu blocks are kept", n, count, kept);
        if (status == IDT_OK) return count;
    }
    fail_msg("no end after %d requests", REQUESTS_MOST);
    return 0;
}
