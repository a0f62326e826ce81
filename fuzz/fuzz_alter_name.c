/* fuzz_alter_name.c -- every alteration of any name stays valid and bounded. */
#include "base/utf8.h"
#include "eval/altered_name.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* First byte: type and seed; the rest: the name. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct altered_name out;
    if (size < 1) return 0;
    struct span name = {(const char *)data + 1, size - 1};
    if (utf8_check(name) != name.length) return 0;
    enum party_type type = (enum party_type)(data[0] % PARTY_TYPE_COUNT);
    for (int i = 0; i < ALTERATION_COUNT; i++) {
        if (!alter_name((enum alteration)i, name, type, data[0], &out))
            continue;
        struct span made = {out.bytes, out.length};
        if (utf8_check(made) != made.length) abort();
    }
    return 0;
}
