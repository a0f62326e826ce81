/* report_json.h -- the answer to one query, as the contract writes it.
 *
 *     {"id":"7","query":{"name":"kim jong-eun"},"snapshot":"sha256:...",
 *      "config":"sha256:...","engine":"0.1.0","threshold":0.70,
 *      "truncated":false,"total":1,"results":[{"score":0.98,...}]}
 *
 * One query and each row of a batch are written by the same lines.
 */
#ifndef SERVE_REPORT_JSON_H
#define SERVE_REPORT_JSON_H

#include "serve/search_setup.h"

#include "base/json_write.h"

/* What stands in every answer, written once: search->members. */
idt_status report_setup(struct search *search, idt_error *error);

/* `id` is the caller's; bytes NULL leaves it out.  IDT_BAD_SNAPSHOT when a
 * record cannot be read. */
idt_status report_json(struct json_writer *json, const struct search *search,
                       struct span id, const idt_query *query,
                       const idt_report *report);
/* {"id","error":{"code","message","line"}}; id bytes NULL writes null. */
void error_json(struct json_writer *json, struct span id,
                const idt_error *error);

/* The same as a line of its own, for row `line` of a batch; an empty id is
 * none. */
void row_error_json(struct byte_writer *to, struct span id,
                    const idt_error *error, size_t line);

/* A score cut (never rounded up) to 4 digits, at least 2 written. */
void score_json(struct json_writer *json, double score);
void bits_json(struct json_writer *json, double bits);
void conflicts_json(struct json_writer *json, uint32_t conflicts);
/* The word of the lowest bit set; "" for 0. */
const char *conflict_word(uint32_t conflicts);

#endif
