/* entity_json.c -- the contract's entity object from a bag of items. */
#include "serve/entity_json.h"

#include "serve/engine_text.h"

/* ---- looking for items ---------------------------------------------------- */

bool item_is(const idt_item *item, const char *kind, const char *role) {
    return strcmp(item->kind, kind) == 0 &&
           (!role || strcmp(item->role, role) == 0);
}

bool entity_item_at(const idt_entity *entity, uint32_t number, idt_item *item) {
    idt_entity walk = *entity;
    bool is_there = number != UINT32_MAX;
    for (uint64_t i = 0; is_there && i <= number; i++)
        is_there = idt_entity_item(&walk, item);
    return is_there;
}

struct span entity_name(const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    struct span first = SPAN_EMPTY;
    while (idt_entity_item(&walk, &item)) {
        if (!item_is(&item, "name", NULL)) continue;
        if (item_is(&item, "name", "primary")) return span_of_text(item.text);
        if (first.length == 0) first = span_of_text(item.text);
    }
    return first;
}

/* ---- parts of the object --------------------------------------------------- */

/* The texts of all items of a kind. */
static void texts_json(struct json_writer *json, const idt_entity *entity,
                       const char *key, const char *kind) {
    idt_entity walk = *entity;
    idt_item item;
    json_put_key(json, key);
    json_open_array(json);
    while (idt_entity_item(&walk, &item))
        if (item_is(&item, kind, NULL))
            json_put_text(json, span_of_text(item.text));
    json_close_array(json);
}

/* Every name but the one in "name". */
static void aliases_json(struct json_writer *json, const idt_entity *entity,
                         struct span name) {
    idt_entity walk = *entity;
    idt_item item;
    json_put_key(json, "aliases");
    json_open_array(json);
    while (idt_entity_item(&walk, &item)) {
        struct span text = span_of_text(item.text);
        if (item_is(&item, "name", NULL) && text.bytes != name.bytes)
            json_put_text(json, text);
    }
    json_close_array(json);
}

static void births_json(struct json_writer *json, const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    json_put_key(json, "birth");
    json_open_array(json);
    while (idt_entity_item(&walk, &item))
        if (item_is(&item, "birth", NULL) && item.has_date)
            json_put_string(json, item.date);
    json_close_array(json);
}

/* Two letters and a bit for each pair: the codes told so far. */
struct codes {
    uint32_t letters[26];
};

static bool code_is_new(struct codes *codes, struct span code) {
    if (code.length != 2) return false;
    unsigned first = (unsigned)(unsigned char)code.bytes[0] - 'A';
    unsigned second = (unsigned)(unsigned char)code.bytes[1] - 'A';
    if (first >= 26 || second >= 26) return false;
    bool is_new = !(codes->letters[first] >> second & 1);
    codes->letters[first] |= UINT32_C(1) << second;
    return is_new;
}

static void countries_json(struct json_writer *json, const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    struct codes codes = {{0}};
    json_put_key(json, "countries");
    json_open_array(json);
    while (idt_entity_item(&walk, &item)) {
        if (!item_is(&item, "country", NULL) &&
            !item_is(&item, "address", NULL))
            continue;
        if (code_is_new(&codes, span_of_text(item.extra)))
            json_put_text(json, span_of_text(item.extra));
    }
    json_close_array(json);
}

static void identifier_json(struct json_writer *json, const idt_item *item) {
    json_open_object(json);
    json_put_key(json, "kind");
    json_put_string(json, item->role);
    json_put_key(json, "value");
    json_put_text(json, span_of_text(item->text));
    if (item->extra.length > 0) {
        json_put_key(json, "country");
        json_put_text(json, span_of_text(item->extra));
    }
    if (item->check_passed || item->check_failed) {
        json_put_key(json, "check");
        json_put_string(json, item->check_passed ? "passed" : "failed");
    }
    json_close_object(json);
}

static void identifiers_json(struct json_writer *json,
                             const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    json_put_key(json, "identifiers");
    json_open_array(json);
    while (idt_entity_item(&walk, &item))
        if (item_is(&item, "identifier", NULL)) identifier_json(json, &item);
    json_close_array(json);
}

static void same_as_json(struct json_writer *json, const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    json_put_key(json, "same_as");
    json_open_array(json);
    while (idt_entity_item(&walk, &item))
        if (item_is(&item, "link", "same-as") && item.extra.length > 0)
            json_put_text(json, span_of_text(item.extra));
    json_close_array(json);
}

void measures_json(struct json_writer *json, uint32_t measures) {
    json_open_array(json);
    for (; measures; measures &= measures - 1)
        json_put_string(json, idt_measure_word(measures));
    json_close_array(json);
}

/* ---- the object ------------------------------------------------------------ */

static void members_json(struct json_writer *json, const idt_entity *entity) {
    struct span name = entity_name(entity);
    json_put_key(json, "id");
    json_put_string(json, entity->id);
    json_put_key(json, "record");
    json_put_string(json, entity->sum);
    json_put_key(json, "list");
    json_put_string(json, entity->list);
    json_put_key(json, "type");
    json_put_string(json, entity->type);
    json_put_key(json, "name");
    json_put_text(json, name);
    aliases_json(json, entity, name);
    texts_json(json, entity, "programs", "program");
    json_put_key(json, "measures");
    measures_json(json, entity->measures);
    births_json(json, entity);
    countries_json(json, entity);
    identifiers_json(json, entity);
    same_as_json(json, entity);
}

void entity_json(struct json_writer *json, const idt_entity *entity) {
    json_open_object(json);
    members_json(json, entity);
    json_close_object(json);
}

static void item_json(struct json_writer *json, const idt_item *item) {
    json_open_object(json);
    json_put_key(json, "kind");
    json_put_string(json, item->kind);
    if (item->role[0]) {
        json_put_key(json, "role");
        json_put_string(json, item->role);
    }
    if (item->text.length > 0) {
        json_put_key(json, "text");
        json_put_text(json, span_of_text(item->text));
    }
    if (item->extra.length > 0) {
        json_put_key(json, "extra");
        json_put_text(json, span_of_text(item->extra));
    }
    if (item->has_date) {
        json_put_key(json, "date");
        json_put_string(json, item->date);
    }
    if (item->check_passed || item->check_failed) {
        json_put_key(json, "check");
        json_put_string(json, item->check_passed ? "passed" : "failed");
    }
    json_close_object(json);
}

void entity_json_whole(struct json_writer *json, const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    json_open_object(json);
    members_json(json, entity);
    json_put_key(json, "flawed");
    json_put_bool(json, entity->is_flawed);
    json_put_key(json, "items");
    json_open_array(json);
    while (idt_entity_item(&walk, &item))
        item_json(json, &item);
    json_close_array(json);
    json_close_object(json);
}
