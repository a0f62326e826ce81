/* rule_reach.c -- what an authorisation or an act reaches, spelled out.
 *
 *     reaches every rule of us.31cfr510 but not us.nksr.210a
 *       -> every rule that stands within the instrument, but one
 *
 * "Never everything by accident": a reach is a list of rules that the
 * compiler wrote out, so a rule added later under another instrument is not
 * reached by surprise, and a reach that finds nothing is a fault.
 */
#include "law/law_inside.h"

static bool list_has(const struct rulebook *book, struct law_list list,
                     uint32_t item) {
    for (uint32_t i = 0; i < list.count; i++)
        if (book->ids.items[list.first + i] == item) return true;
    return false;
}

static bool is_under(struct span id, struct span prefix) {
    if (id.length < prefix.length ||
        memcmp(id.bytes, prefix.bytes, prefix.length) != 0)
        return false;
    return id.length == prefix.length || id.bytes[prefix.length] == '.' ||
           id.bytes[prefix.length] == '@';
}

struct reached {
    uint32_t names[LIMIT_LAW_LIST];
    uint32_t count;
};

static bool reached_has(const struct reached *reached, uint32_t name) {
    for (uint32_t i = 0; i < reached->count; i++)
        if (reached->names[i] == name) return true;
    return false;
}

static idt_status reached_add(struct cursor *cursor, struct reached *reached,
                              uint32_t name) {
    if (reached_has(reached, name)) return IDT_OK;
    if (reached->count == LIMIT_LAW_LIST)
        return fault(cursor->c, cursor_place(cursor),
                     "reaches more than %d rules", LIMIT_LAW_LIST);
    reached->names[reached->count++] = name;
    return IDT_OK;
}

static idt_status add_rules_within(struct cursor *cursor, uint32_t instrument,
                                   struct reached *reached) {
    const struct rulebook *book = cursor->c->book;
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < book->rules.count; i++)
        if (list_has(book, book->rules.items[i].within, instrument))
            status =
                reached_add(cursor, reached, book->rules.items[i].about.name);
    return status;
}

static idt_status add_rules_under(struct cursor *cursor, struct span prefix,
                                  struct reached *reached) {
    const struct rulebook *book = cursor->c->book;
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < book->rules.count; i++) {
        uint32_t name = book->rules.items[i].about.name;
        if (is_under(law_name_of(book, name), prefix))
            status = reached_add(cursor, reached, name);
    }
    return status;
}

static idt_status nothing_reached(struct cursor *cursor, struct place place,
                                  struct span id) {
    if (cursor->c->options && cursor->c->options->partial) return IDT_OK;
    return fault(cursor->c, place, "'%.*s' has no rule to reach",
                 SPAN_ARGS(id));
}

static idt_status read_every_rule_of(struct cursor *cursor,
                                     struct reached *reached) {
    do {
        uint32_t names[16], count, before = reached->count;
        struct place place = cursor_place(cursor);
        struct span id = cursor_token(cursor).text;
        idt_status status =
            read_names(cursor, KIND_BIT(LAW_INSTRUMENT), names, 16, &count);
        for (uint32_t i = 0; !status && i < count; i++)
            status = add_rules_within(
                cursor, cursor->c->book->names.items[names[i]].index, reached);
        if (!status && reached->count == before)
            status = nothing_reached(cursor, place, id);
        if (status) return status;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}

static idt_status read_every_rule_under(struct cursor *cursor,
                                        struct reached *reached) {
    do {
        uint32_t before = reached->count;
        struct place place = cursor_place(cursor);
        struct token prefix = cursor_token(cursor);
        if (!prefix.is_word) return expected(cursor, "the beginning of ids");
        idt_status status = add_rules_under(cursor, prefix.text, reached);
        cursor->at++;
        if (!status && reached->count == before)
            status = nothing_reached(cursor, place, prefix.text);
        if (status) return status;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}

static idt_status read_name_list(struct cursor *cursor, uint32_t kinds,
                                 struct reached *reached) {
    do {
        uint32_t names[16], count;
        idt_status status = read_names(cursor, kinds, names, 16, &count);
        for (uint32_t i = 0; !status && i < count; i++)
            status = reached_add(cursor, reached, names[i]);
        if (status) return status;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}

idt_status read_reach(struct cursor *cursor, uint32_t kinds, uint32_t *out,
                      uint32_t *count) {
    struct reached reached = {.count = 0}, but = {.count = 0};
    idt_status status;
    if (cursor_take(cursor, "every rule of"))
        status = read_every_rule_of(cursor, &reached);
    else if (cursor_take(cursor, "every rule under"))
        status = read_every_rule_under(cursor, &reached);
    else
        status = read_name_list(cursor, kinds, &reached);
    if (!status && cursor_take(cursor, "but not"))
        status = read_name_list(cursor, kinds, &but);
    if (status) return status;
    bool is_one_kind = (kinds & (kinds - 1)) == 0;
    *count = 0;
    for (uint32_t i = 0; i < reached.count; i++) {
        uint32_t name = reached.names[i];
        if (reached_has(&but, name)) continue;
        out[(*count)++] =
            is_one_kind ? cursor->c->book->names.items[name].index : name;
    }
    return IDT_OK;
}
