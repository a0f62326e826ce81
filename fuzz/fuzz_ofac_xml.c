/* fuzz_ofac_xml.c -- no bytes may harm the readers of OFAC's XML files.  The
 * first byte chooses: classic, enhanced, advanced. */
#include "list_bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static const struct source_reader *const readers[] = {
        &ofac_sdn_xml_reader, &ofac_enhanced_reader, &ofac_advanced_reader};
    if (length == 0) return 0;
    const struct source_reader *reader = readers[bytes[0] % 3];
    struct span rest = {(const char *)bytes + 1, length - 1};
    (void)reader->recognises(rest, "sdn.xml");
    fuzz_list(reader, bytes + 1, length - 1);
    return 0;
}
