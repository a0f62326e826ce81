/* asked_json.h -- one party asked about, read from a JSON object.
 *
 *     {"name":"Kim Jong Un","type":"person","birth":"1984",
 *      "identifiers":[{"kind":"passport","value":"1","country":"KP"}]}
 *
 * Batch rows and both sides of a comparison are read by the same lines.
 * Texts are copied to the arena: the document may go at once.
 */
#ifndef SERVE_ASKED_JSON_H
#define SERVE_ASKED_JSON_H

#include "serve/search_setup.h"

#include "base/json_read.h"

/* The object's own keys are checked by the caller. */
idt_status asked_json(struct json object, struct arena *arena,
                      struct asked *asked, idt_error *error);

/* A text member copied with a NUL behind it; bytes NULL when absent. */
idt_status member_copy(struct json object, const char *key, struct arena *arena,
                       struct span *out, idt_error *error);

#endif
