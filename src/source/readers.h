/* readers.h -- every reader there is, for the table in readers.c. */
#ifndef SOURCE_READERS_H
#define SOURCE_READERS_H

#include "source/source.h"

extern const struct source_reader csl_csv_reader;
extern const struct source_reader eu_csv_reader;
extern const struct source_reader eu_xml_reader;
extern const struct source_reader fincen_311_csv_reader;
extern const struct source_reader ftm_reader;
extern const struct source_reader own_csv_reader;
extern const struct source_reader senzing_reader;
extern const struct source_reader interdict_list_reader;
extern const struct source_reader ofsi_conlist_csv_reader;
extern const struct source_reader sema_xml_reader;
extern const struct source_reader uk_sanctions_list_csv_reader;
extern const struct source_reader uk_sanctions_list_xml_reader;
extern const struct source_reader ofac_advanced_reader;
extern const struct source_reader ofac_csv_reader;
extern const struct source_reader ofac_cons_csv_reader;
extern const struct source_reader ofac_enhanced_reader;
extern const struct source_reader ofac_sdn_xml_reader;
extern const struct source_reader un_xml_reader;

#endif
