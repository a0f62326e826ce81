/* new_file.c -- a file replaced whole, or left as it was.
 *
 *     begin    folder/day.snapshot.tmp-Ab12Cd     beside the target
 *     write    64 KiB at a time
 *     commit   flush, rename to folder/day.snapshot, flush the folder
 *
 * Invariant: until the rename the target is untouched; after it the target
 * is the whole new file.  In the same folder, because a rename between file
 * systems is a copy and a copy can stop half way.
 */
#include "base/memory.h"
#include "base/os_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_BYTES ((size_t)64 * 1024)

struct new_file {
    int file;   /* the aside file; -1 once closed */
    int folder; /* held open to flush the rename; -1 before */
    char *path, *aside;
    bool has_aside; /* it exists and must be renamed or removed */
    char *buffer;
    size_t filled;
};

/* ---- making ------------------------------------------------------------- */

/* `first` and `second` in one; NULL without memory. */
static char *join(struct span first, const char *second) {
    size_t tail = strlen(second) + 1;
    char *joined = memory_take(first.length + tail, 1);
    if (!joined) return NULL;
    memcpy(joined, first.bytes, first.length);
    memcpy(joined + first.length, second, tail);
    return joined;
}

/* A device, a folder or a link must not be renamed over: /dev/stdout is a link
 * to whatever standard output is, and would be replaced, not written to. */
static idt_status check_target(const char *path, idt_error *error) {
    struct stat about;
    if (path[0] == 0) {
        errno = ENOENT;
        return fail_file(error, "replace", path);
    }
    if (lstat(path, &about) != 0 || S_ISREG(about.st_mode)) return IDT_OK;
    return fail(error, IDT_INPUT_OUTPUT, at(path, 0, 0),
                "cannot replace '%s': it is %s", path,
                S_ISLNK(about.st_mode) ? "a link; name the file it leads to"
                                       : "not a regular file");
}

static idt_status open_folder(struct new_file *made, idt_error *error) {
    const char *slash = strrchr(made->path, '/');
    struct span before =
        slash ? span_from_to(made->path, slash + 1) : SPAN_OF("./");
    char *folder = join(before, "");
    if (!folder) return fail_memory(error);
    made->folder = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    idt_status status =
        made->folder < 0 ? fail_file(error, "open folder", folder) : IDT_OK;
    memory_free(folder);
    return status;
}

static idt_status open_aside(struct new_file *made, idt_error *error) {
    made->file = mkstemp(made->aside); /* mode 0600 */
    if (made->file < 0) return fail_file(error, "create", made->path);
    made->has_aside = true;
    if (fcntl(made->file, F_SETFD, FD_CLOEXEC) != 0)
        return fail_file(error, "create", made->path);
    return IDT_OK;
}

idt_status new_file_begin(const char *path, idt_error *error,
                          struct new_file **out) {
    idt_status status = check_target(path, error);
    if (status) return status;
    struct new_file *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    made->file = made->folder = -1;
    made->path = join(span_of(path), "");
    made->aside = join(span_of(path), ".tmp-XXXXXX");
    made->buffer = memory_take(BUFFER_BYTES, 1);
    if (made->path && made->aside && made->buffer)
        status = open_folder(made, error);
    else
        status = fail_memory(error);
    if (!status) status = open_aside(made, error);
    if (status) {
        new_file_abandon(made);
        return status;
    }
    *out = made;
    return IDT_OK;
}

/* ---- writing ------------------------------------------------------------ */

static idt_status put(struct new_file *file, struct span bytes,
                      idt_error *error) {
    while (bytes.length > 0) {
        ssize_t put = write(file->file, bytes.bytes, bytes.length);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return fail_file(error, "write", file->path);
        bytes.bytes += put;
        bytes.length -= (size_t)put;
    }
    return IDT_OK;
}

static idt_status put_buffer(struct new_file *file, idt_error *error) {
    struct span bytes = {file->buffer, file->filled};
    file->filled = 0;
    return put(file, bytes, error);
}

idt_status new_file_write(struct new_file *file, struct span bytes,
                          idt_error *error) {
    if (bytes.length > BUFFER_BYTES - file->filled) {
        idt_status status = put_buffer(file, error);
        if (status) return status;
    }
    if (bytes.length >= BUFFER_BYTES) return put(file, bytes, error);
    if (bytes.length > 0)
        memcpy(file->buffer + file->filled, bytes.bytes, bytes.length);
    file->filled += bytes.length;
    return IDT_OK;
}

/* ---- ending ------------------------------------------------------------- */

static idt_status close_aside(struct new_file *file, idt_error *error) {
    if (fsync(file->file) != 0) return fail_file(error, "flush", file->path);
    int closed = close(file->file);
    file->file = -1;
    return closed == 0 ? IDT_OK : fail_file(error, "close", file->path);
}

/* After the rename nothing may fail any more: the new file stands.  Should
 * the folder not flush (some network file systems cannot), a power cut may
 * bring back the old file, whole. */
static idt_status rename_aside(struct new_file *file, idt_error *error) {
    if (rename(file->aside, file->path) != 0)
        return fail_file(error, "replace", file->path);
    file->has_aside = false;
    (void)fsync(file->folder);
    return IDT_OK;
}

idt_status new_file_commit(struct new_file *file, idt_error *error) {
    idt_status status = put_buffer(file, error);
    if (!status) status = close_aside(file, error);
    if (!status) status = rename_aside(file, error);
    new_file_abandon(file);
    return status;
}

void new_file_abandon(struct new_file *file) {
    if (!file) return;
    if (file->file >= 0) close(file->file);
    if (file->folder >= 0) close(file->folder);
    if (file->has_aside) unlink(file->aside);
    memory_free(file->buffer);
    memory_free(file->aside);
    memory_free(file->path);
    memory_free(file);
}
