/* list_output.h -- the last steps that every list's records share.
 *
 *     party = list_output_begin(&out);
 *     ... fill it ...
 *     status = list_output_end(&out, &(struct record_bytes){...});
 *
 * Ids are unique within a list: a second record of the id "5468" is handed
 * over as "5468/2", a third as "5468/3", in file order, so that the same file
 * always gives the same ids and no record hides another.
 */
#ifndef SOURCE_LIST_OUTPUT_H
#define SOURCE_LIST_OUTPUT_H

#include "source/source.h"
#include "source/text_table.h"

struct list_output {
    const struct source_sink *sink;
    idt_error *error;
    struct list_head head; /* may be completed until the first _end */
    bool is_headed;
    struct arena arena, id_arena;
    struct party party;
    struct text_table ids;
    /* What a record that says no measure is read as, and flagged; 0: OTHER.
     * Without one it would be found and then decided as if not listed. */
    uint32_t measures_else;
};

/* Where a record stands in its file. */
struct record_bytes {
    struct span raw; /* as in the file; kept when the party is flawed */
    uint64_t place;
    size_t line;
};

void list_output_init(struct list_output *out, const struct source_sink *sink,
                      idt_error *error);
void list_output_release(struct list_output *out);

/* An empty party of unknown type. */
struct party *list_output_begin(struct list_output *out);
idt_status list_output_end(struct list_output *out,
                           const struct record_bytes *bytes);
/* A record of a name that no reader knows: without id and name, so that it is
 * for the sink to judge. */
idt_status list_output_unknown(struct list_output *out,
                               const struct record_bytes *bytes);
/* A list without any record is announced too. */
idt_status list_output_finish(struct list_output *out);

#endif
