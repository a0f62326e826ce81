/* fuzz_fold.c -- any bytes folded: words lie one behind another, parted by one
 * space, none empty, within the bounds. */
#include "text/fold_letters.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct folded_name folded;
    if (!fold_name((struct span){(const char *)data, size}, &folded)) return 0;
    require(folded.length < FOLDED_BYTES_MOST);
    require(folded.count <= LIMIT_NAME_TOKENS);
    size_t at = 0;
    for (size_t i = 0; i < folded.count; i++) {
        require(folded.words[i].length > 0);
        require(folded.words[i].at == at + (i > 0));
        at = folded.words[i].at + (size_t)folded.words[i].length;
    }
    require(at == folded.length);
    return 0;
}
