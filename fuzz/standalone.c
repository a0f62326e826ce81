/* standalone.c -- main() for a fuzz target without libFuzzer.
 *
 *     fuzz_utf8 corpus/utf8           replays every file of the folder
 *     fuzz_utf8 crash-1 crash-2       replays these files
 *
 * Each input is copied into a block of exactly its length, so that the address
 * sanitizer sees one byte read too many.  A folder without files is a failure:
 * a replay of nothing proves nothing.
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static int replay_bytes(FILE *file, size_t length) {
    uint8_t *bytes = malloc(length ? length : 1);
    if (!bytes) return 1;
    int failed = fread(bytes, 1, length, file) != length;
    if (!failed) (void)LLVMFuzzerTestOneInput(bytes, length);
    free(bytes);
    return failed;
}

/* 0 when the file could be read; a bug ends the program by itself. */
static int replay_file(const char *path) {
    struct stat about;
    FILE *file = fopen(path, "rb");
    int failed = !file || fstat(fileno(file), &about) != 0 ||
                 replay_bytes(file, (size_t)about.st_size) != 0;
    if (failed) fprintf(stderr, "cannot read '%s'\n", path);
    if (file) fclose(file);
    return failed;
}

static int replay_folder(DIR *folder, const char *path, size_t *count) {
    int failed = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        char name[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        failed |= replay_file(name);
        ++*count;
    }
    return failed;
}

int main(int count, char **paths) {
    size_t inputs = 0;
    int failed = 0;
    for (int i = 1; i < count; i++) {
        DIR *folder = opendir(paths[i]);
        if (folder) {
            failed |= replay_folder(folder, paths[i], &inputs);
            closedir(folder);
        } else {
            failed |= replay_file(paths[i]);
            inputs++;
        }
    }
    printf("%zu inputs replayed\n", inputs);
    return failed || inputs == 0;
}
