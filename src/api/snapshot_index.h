/* snapshot_index.h -- a draft of records becomes a snapshot with its index. */
#ifndef API_SNAPSHOT_INDEX_H
#define API_SNAPSHOT_INDEX_H

#include "store/store.h"

/* Folds and files every name and identifier of the draft; the whole file in
 * `file` (released by the caller, also on failure); *names counts names. */
idt_status snapshot_with_index(struct snapshot_draft *draft, idt_error *error,
                               struct byte_writer *file, uint32_t *names);

#endif
