/* fuzz_lists_csv.c -- no bytes may harm the readers of the other lists.  The
 * first byte chooses: EU CSV, CSL, FinCEN, SEMA. */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const struct source_reader *const readers[] = {
        &eu_csv_reader, &csl_csv_reader, &fincen_311_csv_reader,
        &sema_xml_reader};
    if (length == 0) return 0;
    fuzz_list(readers[bytes[0] % 4], bytes + 1, length - 1);
    return 0;
}
