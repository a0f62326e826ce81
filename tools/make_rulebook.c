/* make_rulebook.c -- law pages in, compiled rulebook out: a step of the build.
 *
 *     make_rulebook rulebook.image ../law/actors.md ../law/us/eo-13722.md ...
 *
 * Every fault of the pages is told, as file:line:column.
 */
#include "base/os_file.h"
#include "law/law.h"

#include <stdio.h>

#define PAGES_MOST 1024

static struct mapped_file maps[PAGES_MOST];
static struct law_source sources[PAGES_MOST];

static void tell(void *context, const idt_error *fault) {
    (void)context;
    fprintf(stderr, "%s:%u:%u: %s\n", fault->source, (unsigned)fault->line,
            (unsigned)fault->column, fault->message);
}

/* "law/us/x.md" of whatever the build calls it, so that the image does not
 * depend on where it was built. */
static const char *short_path(const char *path) {
    struct span all = span_of(path);
    size_t found = span_find(all, "/law/", 0);
    return found < all.length ? path + found + 1 : path;
}

static idt_status write_image(const struct rulebook *book, const char *path,
                              idt_error *error) {
    struct byte_writer image = {.failed = false};
    struct new_file *file = NULL;
    idt_status status = rulebook_write(book, &image)
                            ? new_file_begin(path, error, &file)
                            : fail_memory(error);
    if (!status) status = new_file_write(file, written(&image), error);
    if (!status) status = new_file_commit(file, error);
    byte_writer_release(&image);
    return status;
}

int main(int count, char **words) {
    struct law_options options = {tell, NULL, false};
    struct rulebook *book = NULL;
    idt_error error = {0};
    size_t pages = 0;
    if (count < 3 || count - 2 > PAGES_MOST) return 64;
    for (int i = 2; i < count; i++, pages++) {
        if (mapped_file_open(words[i], &error, &maps[pages])) {
            fprintf(stderr, "%s\n", error.message);
            return 66;
        }
        sources[pages] =
            (struct law_source){short_path(words[i]), maps[pages].bytes};
    }
    idt_status status =
        rulebook_compile(sources, pages, &options, &error, &book);
    if (!status) status = write_image(book, words[1], &error);
    if (status) fprintf(stderr, "%s\n", error.message);
    rulebook_free(book);
    return status ? 65 : 0;
}
