/* test_data.h -- where the real list files for tests are, if anywhere.
 *
 * They are not part of the project.  A test that needs one calls
 * test_data_or_skip() first: without the folder it is skipped, aloud.
 */
#ifndef TEST_DATA_H
#define TEST_DATA_H

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifndef TEST_DATA_FOLDER
#define TEST_DATA_FOLDER "../shared/data"
#endif

static inline const char *test_data_folder(void) {
    const char *chosen = getenv("INTERDICT_TEST_DATA");
    return chosen && *chosen ? chosen : TEST_DATA_FOLDER;
}

/* Writes the path of `name` below the folder into `path`; skips the running
 * cmocka test when there is no such file. */
static inline void test_data_or_skip(const char *name, char *path,
                                     size_t path_bytes) {
    int length = snprintf(path, path_bytes, "%s/%s", test_data_folder(), name);
    assert_true(length > 0 && (size_t)length < path_bytes);
    if (access(path, R_OK) == 0) return;
    print_message("skipped: no test data '%s'; set INTERDICT_TEST_DATA\n",
                  path);
    skip();
}

#endif
