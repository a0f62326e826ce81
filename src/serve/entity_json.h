/* entity_json.h -- a listed record as a JSON object.
 *
 *     {"id":"us-ofac-sdn:20157","record":"sha256:...","list":"us-ofac-sdn",
 *      "type":"person","name":"KIM, Jong Un","aliases":["..."],
 *      "programs":["DPRK3"],"measures":["block"],"birth":["1984-01-08"],
 *      "countries":["KP"],"identifiers":[{"kind","value"}],"same_as":[]}
 *
 * A record is a bag of items; each array is one walk over the bag.  That
 * costs a few walks for a hit and no memory, and hits are rare.
 */
#ifndef SERVE_ENTITY_JSON_H
#define SERVE_ENTITY_JSON_H

#include "base/json_write.h"
#include "interdict.h"

/* One object, without links and texts. */
void entity_json(struct json_writer *json, const idt_entity *entity);
/* The same, and "items": all that the record says. */
void entity_json_whole(struct json_writer *json, const idt_entity *entity);
void measures_json(struct json_writer *json, uint32_t measures);

/* The primary name, else the first one; empty without any. */
struct span entity_name(const idt_entity *entity);
/* The item of this number; false when there is none. */
bool entity_item_at(const idt_entity *entity, uint32_t number, idt_item *item);
bool item_is(const idt_item *item, const char *kind, const char *role);

#endif
