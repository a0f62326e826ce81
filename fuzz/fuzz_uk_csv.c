/* fuzz_uk_csv.c -- no bytes may harm the readers of the UK's lists.  The
 * first byte chooses: CSV, XML, or OFSI's. */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const struct source_reader *const readers[] = {
        &uk_sanctions_list_csv_reader, &uk_sanctions_list_xml_reader,
        &ofsi_conlist_csv_reader};
    if (length == 0) return 0;
    fuzz_list(readers[bytes[0] % 3], bytes + 1, length - 1);
    return 0;
}
