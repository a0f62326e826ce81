/* interdict_list.h -- our own text format, docs/format/list.md.
 *
 * The reader is a row of source_readers[] like any other; it is declared
 * here once more for lists that are no files, as the one compiled in.
 */
#ifndef SOURCE_INTERDICT_LIST_H
#define SOURCE_INTERDICT_LIST_H

#include "base/os_file.h"
#include "source/source.h"

/* Reads the stream to its end.  Nothing reaches the sink before the whole
 * text was found to be good: a refused file gives no party at all. */
idt_status interdict_list_read(struct byte_stream *stream,
                               const struct source_sink *sink,
                               idt_error *error);

#endif
