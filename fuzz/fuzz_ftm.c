/* fuzz_ftm.c -- no bytes may harm the reader of FollowTheMoney entities. */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    fuzz_list(&ftm_reader, bytes, length);
    return 0;
}
