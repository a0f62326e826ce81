/* guard_page.h -- bytes that end where memory ends.
 *
 *     [ ....... the bytes ][ a page nobody may touch ]
 *                         ^ reading here ends the test at once
 *
 * A parser that looks one byte past its input is found by the processor,
 * without a sanitizer and in optimised code too.
 */
#ifndef GUARD_PAGE_H
#define GUARD_PAGE_H

#include "base/span.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

struct guarded {
    struct span bytes; /* the copy; its end is the end of what is readable */
    void *pages;
    size_t length; /* of all pages */
};

/* A copy of `bytes` against an inaccessible page.  guarded_free() it. */
static inline struct guarded guarded_copy(struct span bytes) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t kept = (bytes.length + page - 1) / page * page;
    /* POSIX has no anonymous map: private pages of zeros do as well. */
    int zeros = open("/dev/zero", O_RDWR);
    assert_true(zeros >= 0);
    void *pages =
        mmap(NULL, kept + page, PROT_READ | PROT_WRITE, MAP_PRIVATE, zeros, 0);
    close(zeros);
    assert_true(pages != MAP_FAILED);
    char *start = (char *)pages + kept - bytes.length;
    if (bytes.length > 0) memcpy(start, bytes.bytes, bytes.length);
    assert_int_equal(mprotect((char *)pages + kept, page, PROT_NONE), 0);
    return (struct guarded){{start, bytes.length}, pages, kept + page};
}

static inline void guarded_free(struct guarded *guarded) {
    munmap(guarded->pages, guarded->length);
    guarded->bytes = SPAN_EMPTY;
}

#endif
