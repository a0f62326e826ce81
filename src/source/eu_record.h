/* eu_record.h -- an entity of the EU's list, out of its XML or its CSV. */
#ifndef SOURCE_EU_RECORD_H
#define SOURCE_EU_RECORD_H

#include "source/field_tree.h"

/* Fields are named as in the XML: logicalId, nameAlias/wholeName ... */
void eu_record_read(struct party *party, struct field *record);

#endif
