/* make_builtin.c -- list file in, snapshot out: a step of the build.
 *
 *     make_builtin data/builtin/north-korea.list builtin.snapshot
 */
#include "builtin/builtin_snapshot.h"
#include "interdict.h"

#include <stdio.h>

/* This program comes before the list it makes. */
const char *builtin_snapshot_bytes(void) {
    return "";
}

size_t builtin_snapshot_length(void) {
    return 0;
}

int main(int count, char **words) {
    if (count != 3) return 64;
    const char *paths[] = {words[1]};
    idt_build_options options = IDT_BUILD_OPTIONS_INIT;
    options.paths = paths;
    options.path_count = 1;
    options.out = words[2];
    idt_error error = {0};
    idt_built built;
    if (idt_build(&options, &error, &built) == IDT_OK) return 0;
    fprintf(stderr, "%s:%u: %s\n", error.source, (unsigned)error.line,
            error.message);
    return 65;
}
