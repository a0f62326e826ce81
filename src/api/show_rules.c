/* show_rules.c -- one thing of the rulebook, printed. */
#include "api/rules_inside.h"

#include "base/memory.h"
#include "decide/rule_print.h"

/* An id, or the bare id of a thing that has versions: the newest of them. */
static uint32_t find_rule(const struct rulebook *book, struct span id) {
    uint32_t found = law_find(book, LAW_RULE, id);
    for (uint32_t i = 0; found == LAW_NONE && i < book->rules.count; i++)
        if (span_equals(
                law_text_of(book, book->words.items[book->rules.items[i].base]),
                id) &&
            book->rules.items[i].dates.until == DAY_NONE)
            found = i;
    return found;
}

static uint32_t find_authorisation(const struct rulebook *book,
                                   struct span id) {
    uint32_t found = law_find(book, LAW_AUTHORISATION, id);
    for (uint32_t i = 0; found == LAW_NONE && i < book->authorisations.count;
         i++)
        if (span_equals(
                law_text_of(
                    book,
                    book->words.items[book->authorisations.items[i].base]),
                id) &&
            book->authorisations.items[i].dates.until == DAY_NONE)
            found = i;
    return found;
}

/* The thing with this id, of any kind; false when there is none. */
static bool find_thing(const struct rulebook *book, struct span id,
                       enum law_kind *kind, uint32_t *index) {
    *kind = LAW_RULE;
    *index = find_rule(book, id);
    if (*index != LAW_NONE) return true;
    *kind = LAW_AUTHORISATION;
    *index = find_authorisation(book, id);
    for (uint32_t k = LAW_ORDER; *index == LAW_NONE && k < LAW_KIND_COUNT;
         k++) {
        *kind = (enum law_kind)k;
        *index = law_find(book, *kind, id);
    }
    return *index != LAW_NONE;
}

/* False without memory. */
static bool show(const struct rulebook *book, enum law_kind kind,
                 uint32_t index, int form, struct byte_writer *to) {
    bool is_of_law = kind == LAW_RULE || kind == LAW_AUTHORISATION;
    if (form == IDT_FORM_TEXT) return thing_print(book, kind, index, to);
    if (form == IDT_FORM_SVG) {
        chain_svg(book, index, to);
        return true;
    }
    if (!is_of_law) return law_export_thing(book, kind, index, to);
    bool is_whole = thing_json(book, kind, index, to);
    write_bytes(to, "\n", 1);
    return is_whole;
}

idt_status idt_rules_show(const idt_rules *rules, const char *id, int form,
                          idt_error *error, idt_text *text) {
    struct byte_writer to = {.failed = false};
    enum law_kind kind;
    uint32_t index;
    if (!rules || !id || !text || form < IDT_FORM_TEXT || form > IDT_FORM_SVG)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules, id or form");
    if (!find_thing(rules->book, span_of(id), &kind, &index) ||
        (form == IDT_FORM_SVG && kind != LAW_RULE))
        return fail(error, IDT_NOT_FOUND, NOWHERE, "the rulebook has no %s'%s'",
                    form == IDT_FORM_SVG ? "rule that stands on a chain " : "",
                    id);
    if (!show(rules->book, kind, index, form, &to) || to.failed) {
        byte_writer_release(&to);
        return fail_memory(error);
    }
    *text = (idt_text){to.bytes.items, to.bytes.count};
    return IDT_OK;
}

void idt_text_free(idt_text *text) {
    if (!text) return;
    char *bytes = NULL;
    memcpy(&bytes, &text->bytes, sizeof bytes);
    memory_free(bytes);
    *text = (idt_text){NULL, 0};
}
