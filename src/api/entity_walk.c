/* entity_walk.c -- one record handed out, item by item. */
#include "api/api_inside.h"

#include "base/limits.h"

#include <assert.h>

/* What idt_entity.walk holds: a reader's place and its end, and how many
 * items are left. */
struct walk {
    const char *at, *end;
    size_t left;
};
static_assert(sizeof(struct walk) <= sizeof((idt_entity *)0)->walk,
              "a walk fits its place");

static_assert(sizeof((idt_entity *)0)->id > LIMIT_ID_BYTES,
              "every id of a snapshot has room");

static bool set_id(const struct idt_lists *lists, uint32_t number,
                   idt_entity *entity) {
    struct record_id id = snapshot_record_id(lists->snapshot, number);
    size_t length = id.prefix.length + id.reference.length;
    if (length >= sizeof entity->id) return false;
    memcpy(entity->id, id.prefix.bytes, id.prefix.length);
    memcpy(entity->id + id.prefix.length, id.reference.bytes,
           id.reference.length);
    entity->id[length] = 0;
    return true;
}

idt_status idt_entity_at(const idt_lists *lists, uint32_t number,
                         idt_entity *entity) {
    struct party_view view;
    if (!lists || !entity || number >= idt_lists_entities(lists))
        return IDT_NOT_FOUND;
    if (!snapshot_record(lists->snapshot, number, &view))
        return IDT_BAD_SNAPSHOT;
    idt_entity made;
    memset(&made, 0, sizeof made);
    made.number = number;
    made.list =
        lists->lists[snapshot_record_list(lists->snapshot, number)].list;
    made.type = party_type_word(view.type);
    made.measures = view.measures;
    made.item_count = view.item_count;
    made.is_flawed = view.is_flawed;
    sha256_print(snapshot_record_hash(lists->snapshot, number), made.sum);
    if (!set_id(lists, number, &made)) return IDT_BAD_SNAPSHOT;
    struct walk walk = {view.items.at, view.items.end, view.item_count};
    memcpy(made.walk, &walk, sizeof walk);
    *entity = made;
    return IDT_OK;
}

idt_status idt_entity_find(const idt_lists *lists, idt_text id,
                           idt_entity *entity) {
    uint32_t number;
    if (!lists || !entity ||
        !snapshot_find(lists->snapshot, span_of_text(id), &number))
        return IDT_NOT_FOUND;
    return idt_entity_at(lists, number, entity);
}

bool idt_entity_item(idt_entity *entity, idt_item *item) {
    struct walk walk;
    memcpy(&walk, entity->walk, sizeof walk);
    if (walk.left == 0) return false;
    struct byte_reader reader = {walk.at, walk.end, false};
    struct item found;
    party_item(&reader, &found);
    walk = (struct walk){reader.at, reader.end, walk.left - 1};
    memcpy(entity->walk, &walk, sizeof walk);
    memset(item, 0, sizeof *item);
    item->kind = item_kind_word((enum item_kind)found.kind);
    item->role = item_role_word((enum item_kind)found.kind, found.role);
    item->text = text_of_span(found.text);
    item->extra = text_of_span(found.extra);
    item->has_date = (found.flags & ITEM_HAS_DATE) != 0;
    item->check_passed = (found.flags & ITEM_CHECK_PASSED) != 0;
    item->check_failed = (found.flags & ITEM_CHECK_FAILED) != 0;
    item->is_circa = item->has_date && found.date.is_circa;
    if (item->has_date) date_print(&found.date, item->date);
    return true;
}

const char *idt_measure_word(uint32_t measures) {
    if ((measures & MEASURES_ALL) == 0) return "";
    return measure_word((enum measure)(measures & (0U - measures)));
}

const char *idt_version(void) {
    return IDT_VERSION;
}
