/* asked_json.c -- a query from JSON; strict about kinds and keys. */
#include "serve/asked_json.h"

#include "serve/engine_text.h"

idt_status member_copy(struct json object, const char *key, struct arena *arena,
                       struct span *out, idt_error *error) {
    struct span text = {NULL, 0};
    idt_status status = json_text(object, key, JSON_OPTIONAL, error, &text);
    if (status || !text.bytes) return status;
    *out = arena_copy(arena, text);
    return out->bytes ? IDT_OK : fail_memory(error);
}

static idt_status read_identifier(struct json item, struct arena *arena,
                                  struct asked *asked, idt_error *error) {
    static const char *const keys[] = {"kind", "value", "country"};
    struct span texts[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    idt_status status = json_expect(item, JSON_OBJECT, error);
    if (!status) status = json_check_keys(item, keys, 3, error);
    for (size_t i = 0; !status && i < 3; i++)
        status = member_copy(item, keys[i], arena, &texts[i], error);
    if (status) return status;
    if (!texts[0].bytes || !texts[1].bytes)
        return json_refuse(item, error, "needs \"kind\" and \"value\"");
    return asked_identifier(asked,
                            (idt_identifier){texts[0].bytes,
                                             text_of_span(texts[1]),
                                             texts[2].bytes},
                            error);
}

static idt_status read_identifiers(struct json object, struct arena *arena,
                                   struct asked *asked, idt_error *error) {
    struct json array = {NULL, NULL}, item;
    idt_status status =
        json_array(object, "identifiers", JSON_OPTIONAL, error, &array);
    if (status || !array.item) return status;
    for (bool has = json_first(array, &item); has && !status;
         has = json_next(&item))
        status = read_identifier(item, arena, asked, error);
    return status;
}

idt_status asked_json(struct json object, struct arena *arena,
                      struct asked *asked, idt_error *error) {
    struct span name = {NULL, 0}, type = {NULL, 0}, birth = {NULL, 0};
    struct span country = {NULL, 0}, address = {NULL, 0};
    const struct {
        const char *key;
        struct span *text;
    } members[] = {{"name", &name},
                   {"type", &type},
                   {"birth", &birth},
                   {"country", &country},
                   {"address", &address}};
    idt_status status = IDT_OK;
    asked_clear(asked);
    for (size_t i = 0; !status && i < sizeof members / sizeof *members; i++)
        status =
            member_copy(object, members[i].key, arena, members[i].text, error);
    if (!status) status = read_identifiers(object, arena, asked, error);
    asked->query.name = text_of_span(name);
    asked->query.type = type.bytes;
    asked->query.birth = text_of_span(birth);
    asked->query.country = text_of_span(country);
    asked->query.address = text_of_span(address);
    return status;
}
