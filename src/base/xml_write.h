/* xml_write.h -- text between the tags of XML, whatever bytes it is of. */
#ifndef BASE_XML_WRITE_H
#define BASE_XML_WRITE_H

#include "base/bytes.h"
#include "base/span.h"

/* Appends the text escaped; characters that XML may not hold, and bytes that
 * are no UTF-8, become U+FFFD, so what comes out is well formed. */
void write_xml_text(struct byte_writer *to, struct span text);

#endif
