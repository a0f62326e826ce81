/* fuzz_readings.c -- any name read into Latin letters: readings are bounded,
 * all different, and well-formed as folded names are. */
#include "text/latin_readings.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

static void check_shape(const struct folded_name *name) {
    size_t at = 0;
    require(name->count > 0 && name->count <= LIMIT_NAME_TOKENS);
    require(name->length < FOLDED_BYTES_MOST);
    for (size_t i = 0; i < name->count; i++) {
        require(name->words[i].length > 0);
        require(name->words[i].at == at + (i > 0));
        at = name->words[i].at + (size_t)name->words[i].length;
    }
    require(at == name->length);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct folded_name folded;
    static struct latin_readings readings;
    if (!fold_name((struct span){(const char *)data, size}, &folded)) return 0;
    latin_readings_make(&folded, &readings);
    require(readings.count <= READINGS_MOST);
    require((readings.count > 0) == (readings.script != NULL));
    for (unsigned i = 0; i < readings.count; i++) {
        check_shape(&readings.of[i]);
        for (unsigned k = 0; k < i; k++)
            require(readings.of[i].length != readings.of[k].length ||
                    memcmp(readings.of[i].bytes, readings.of[k].bytes,
                           readings.of[i].length) != 0);
    }
    return 0;
}
