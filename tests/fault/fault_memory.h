/* fault_memory.h -- the heap refuses once, at a place of one's choice.
 *
 *     fault_loop(read_list, &list)
 *         read_list with request 1 refused -> IDT_NO_MEMORY, nothing kept
 *         read_list with request 2 refused -> IDT_NO_MEMORY, nothing kept
 *         ...                              -> IDT_OK: no request was refused
 *
 * Fault tests are linked so that malloc, calloc, realloc and free of the
 * engine and of the test itself come here first (ld --wrap).  Shared
 * libraries keep their own; so a test frees by their names what they made.
 * One thread only.
 */
#ifndef FAULT_MEMORY_H
#define FAULT_MEMORY_H

#include "interdict.h"

#include <stddef.h>

/* Request number `n` from now on (1 is the next) is refused, only that. */
void fault_memory_fail_at(size_t n);

/* No request is refused any more. */
void fault_memory_off(void);

/* Requests since the last fault_memory_fail_at or fault_memory_off. */
size_t fault_memory_count(void);

/* Blocks taken and not yet given back, since the program began. */
size_t fault_memory_live(void);

/* Calls `run` with request 1, 2, 3 ... refused until it asks for fewer.
 * Asserts that a run with a refusal returns IDT_NO_MEMORY and one without
 * returns IDT_OK, and that each gives back every block that it took.
 * Returns the number of requests of a whole run. */
size_t fault_loop(idt_status (*run)(void *context), void *context);

#endif
