/* readers.c -- the table of all readers, in the order they are asked.
 *
 * A reader that knows its file by a root element or a full header comes
 * before one that guesses.  Adding a list is one line here, one in readers.h
 * and one file.
 */
#include "source/readers.h"

const struct source_reader *const source_readers[] = {
    &interdict_list_reader,
    &un_xml_reader,
    &eu_xml_reader,
    &eu_csv_reader,
    &uk_sanctions_list_xml_reader,
    &uk_sanctions_list_csv_reader,
    &ofsi_conlist_csv_reader,
    &csl_csv_reader,
    &fincen_311_csv_reader,
    &sema_xml_reader,
    &ofac_advanced_reader,
    &ofac_enhanced_reader,
    &ofac_sdn_xml_reader,
    &ofac_csv_reader,
    &ofac_cons_csv_reader,
    &ftm_reader,
    &senzing_reader,
    &own_csv_reader,
    NULL,
};
