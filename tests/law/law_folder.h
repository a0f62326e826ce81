/* law_folder.h -- every .md file below a folder, for tests and law_check.
 *
 *     struct law_folder folder = {0};
 *     if (law_folder_read(&folder, "law")) ...  folder.sources, folder.count
 *     law_folder_release(&folder);
 *
 * Paths are told as they were given: "law" gives "law/us/eo-13570.md".
 */
#ifndef LAW_FOLDER_H
#define LAW_FOLDER_H

#include "base/os_file.h"
#include "law/law.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAW_FOLDER_FILES 1024

struct law_folder {
    struct law_source sources[LAW_FOLDER_FILES];
    struct mapped_file maps[LAW_FOLDER_FILES];
    char paths[LAW_FOLDER_FILES][160];
    size_t count;
};

static inline bool law_folder_add(struct law_folder *folder, const char *path) {
    idt_error error;
    size_t i = folder->count, length = strlen(path);
    if (i == LAW_FOLDER_FILES || length >= sizeof folder->paths[0])
        return false;
    memcpy(folder->paths[i], path, length + 1);
    if (mapped_file_open(path, &error, &folder->maps[i])) return false;
    folder->sources[i] =
        (struct law_source){folder->paths[i], folder->maps[i].bytes};
    folder->count++;
    return true;
}

static inline bool law_folder_read(struct law_folder *folder,
                                   const char *path) {
    if (span_ends(span_of(path), ".md")) return law_folder_add(folder, path);
    DIR *dir = opendir(path);
    if (!dir) return false;
    bool all = true;
    for (struct dirent *entry; all && (entry = readdir(dir));) {
        char below[400];
        struct span name = span_of(entry->d_name);
        if (span_starts(name, ".")) continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        if (span_ends(name, ".md"))
            all = law_folder_add(folder, below);
        else if (span_find(name, ".", 0) == name.length)
            all = law_folder_read(folder, below);
    }
    closedir(dir);
    return all;
}

static inline void law_folder_release(struct law_folder *folder) {
    for (size_t i = 0; i < folder->count; i++)
        mapped_file_close(&folder->maps[i]);
    folder->count = 0;
}

#endif
