/* fuzz_senzing.c -- no bytes may harm the reader of Senzing records. */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    fuzz_list(&senzing_reader, bytes, length);
    return 0;
}
