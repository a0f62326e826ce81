/* real_lists.h -- a snapshot of publishers' own files, for tests.
 *
 *     struct real_file files[] = {{"ofac/sdn_2024-05-03.csv", "a/sdn.csv"},
 *                                 {"ofac/2026-08/alt.csv",    "a/alt.csv"}};
 *     folder made, files linked into it, snapshot built, folder removed
 *
 * Companions belong to the main file of their folder, so what the test data
 * keep apart is linked side by side under names of its own.  The snapshot
 * stays open after its file is gone: it is mapped.
 */
#ifndef REAL_LISTS_H
#define REAL_LISTS_H

#include "test_data.h"

#include "interdict.h"

#include <sys/stat.h>

/* A file of the test data and where it is linked: "folder/name". */
struct real_file {
    const char *from, *as;
};

struct real_path {
    char text[1024];
};

static inline struct real_path real_path(const char *folder, const char *name) {
    struct real_path path;
    int length = snprintf(path.text, sizeof path.text, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path.text) path.text[0] = 0;
    return path;
}

static inline bool real_file_is_there(const char *from) {
    return access(real_path(test_data_folder(), from).text, R_OK) == 0;
}

/* Links one file into the folder below `yard`, made when it is not there. */
static inline bool real_file_link(const char *yard, struct real_file file) {
    struct real_path to = real_path(yard, file.as);
    struct real_path from = real_path(test_data_folder(), file.from);
    char *slash = strrchr(to.text, '/');
    *slash = 0;
    (void)mkdir(to.text, 0700);
    *slash = '/';
    char whole[4096];
    return realpath(from.text, whole) && symlink(whole, to.text) == 0;
}

/* The folders in which the linked files lie, each once. */
static inline size_t real_folders(const char *yard,
                                  const struct real_file *files, size_t count,
                                  struct real_path *folders) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        struct real_path folder = real_path(yard, files[i].as);
        *strrchr(folder.text, '/') = 0;
        bool is_new =
            found == 0 || strcmp(folder.text, folders[found - 1].text) != 0;
        if (is_new) folders[found++] = folder;
    }
    return found;
}

enum { REAL_FILES_MOST = 16 };

/* Files of one folder stand together.  The caller frees the lists. */
static inline idt_status real_lists_open(const struct real_file *files,
                                         size_t count, idt_error *error,
                                         idt_built *built, idt_lists **lists) {
    char yard[] = "real_lists.XXXXXX", command[64];
    struct real_path folders[REAL_FILES_MOST];
    const char *paths[REAL_FILES_MOST];
    if (count > REAL_FILES_MOST || !mkdtemp(yard)) return IDT_INPUT_OUTPUT;
    idt_status status = IDT_OK;
    for (size_t i = 0; i < count; i++)
        if (!real_file_link(yard, files[i])) status = IDT_INPUT_OUTPUT;
    struct real_path out = real_path(yard, "lists.snapshot");
    idt_build_options options = IDT_BUILD_OPTIONS_INIT;
    options.path_count = real_folders(yard, files, count, folders);
    for (size_t i = 0; i < options.path_count; i++)
        paths[i] = folders[i].text;
    options.paths = paths;
    options.out = out.text;
    if (!status) status = idt_build(&options, error, built);
    if (!status) status = idt_lists_open(out.text, error, lists);
    snprintf(command, sizeof command, "rm -r ./%s", yard);
    if (system(command) != 0 && !status) status = IDT_INPUT_OUTPUT;
    return status;
}

#endif
