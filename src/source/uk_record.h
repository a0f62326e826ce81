/* uk_record.h -- a designation of the UK's lists, out of XML or CSV. */
#ifndef SOURCE_UK_RECORD_H
#define SOURCE_UK_RECORD_H

#include "source/field_tree.h"

/* Fields are named as in the XML of the UK Sanctions List: UniqueID,
 * Name/Name6 ...  A record with a GroupID is one of OFSI's retired list. */
void uk_record_read(struct party *party, struct field *record);

#endif
