/* fuzz_eu_xml.c -- no bytes may harm the reader of the EU's XML. */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    fuzz_list(&eu_xml_reader, bytes, length);
    return 0;
}
