/* mapped_file.c -- a whole file as read-only memory.
 *
 *     mapped_file_open("day.snapshot", error, &file)
 *     file.bytes ---> [ the pages of the file, shared by all who map it ]
 *
 * Invariant: the bytes are those of the file that was opened, also after
 * another is renamed over it; they last until close.  A file that is cut
 * short in place while mapped kills its readers (SIGBUS): that is why we
 * only ever replace (new_file.c).
 */
#define _DEFAULT_SOURCE 1 /* MAP_POPULATE, where the system has it */

#include "base/os_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Reading all pages now costs one pass; the first queries would pay more. */
#ifdef MAP_POPULATE
#define MAP_FLAGS (MAP_PRIVATE | MAP_POPULATE)
#else
#define MAP_FLAGS MAP_PRIVATE
#endif

static idt_status map(int handle, const char *path, idt_error *error,
                      struct mapped_file *out) {
    struct stat about;
    if (fstat(handle, &about) != 0) return fail_file(error, "look at", path);
    if (!S_ISREG(about.st_mode))
        return fail(error, IDT_INPUT_OUTPUT, at(path, 0, 0),
                    "cannot map '%s': it is not a regular file", path);
    struct mapped_file made = {SPAN_EMPTY, (int64_t)about.st_mtime};
    if ((uintmax_t)about.st_size > SIZE_MAX) {
        errno = EFBIG;
        return fail_file(error, "map", path);
    }
    if (about.st_size > 0) { /* mmap refuses an empty one */
        size_t length = (size_t)about.st_size;
        void *bytes = mmap(NULL, length, PROT_READ, MAP_FLAGS, handle, 0);
        if (bytes == MAP_FAILED) return fail_file(error, "map", path);
        made.bytes = (struct span){bytes, length};
    }
    *out = made;
    return IDT_OK;
}

idt_status mapped_file_open(const char *path, idt_error *error,
                            struct mapped_file *out) {
    /* Without waiting: a named pipe must be refused, not hang. */
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) return fail_file(error, "open", path);
    idt_status status = map(handle, path, error, out);
    close(handle);
    return status;
}

void mapped_file_close(struct mapped_file *file) {
    if (file->bytes.length > 0)
        munmap((void *)(uintptr_t)file->bytes.bytes, file->bytes.length);
    *file = (struct mapped_file){SPAN_EMPTY, 0};
}
