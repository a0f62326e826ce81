/* memory.c -- malloc, realloc and free behind an overflow check. */
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

/* Bytes for count items, at least 1; 0 says that the product overflows. */
static size_t bytes_for(size_t count, size_t size) {
    if (size != 0 && count > (size_t)PTRDIFF_MAX / size) return 0;
    size_t bytes = count * size;
    return bytes > 0 ? bytes : 1;
}

void *memory_take(size_t count, size_t size) {
    size_t bytes = bytes_for(count, size);
    return bytes ? malloc(bytes) : NULL;
}

void *memory_take_zeroed(size_t count, size_t size) {
    size_t bytes = bytes_for(count, size);
    return bytes ? calloc(bytes, 1) : NULL;
}

void *memory_resize(void *block, size_t count, size_t size) {
    size_t bytes = bytes_for(count, size);
    return bytes ? realloc(block, bytes) : NULL;
}

void memory_free(void *block) {
    free(block);
}
