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

static bool show(const struct rulebook *book, struct span id, int form,
                 struct byte_writer *to) {
    uint32_t rule = find_rule(book, id);
    uint32_t authorisation = find_authorisation(book, id);
    if (rule != LAW_NONE && form == IDT_FORM_SVG)
        chain_svg(book, rule, to);
    else if (rule != LAW_NONE && form == IDT_FORM_JSON)
        rule_json(book, rule, to);
    else if (rule != LAW_NONE)
        rule_print(book, rule, to);
    else if (authorisation != LAW_NONE && form == IDT_FORM_JSON)
        authorisation_json(book, authorisation, to);
    else if (authorisation != LAW_NONE && form == IDT_FORM_TEXT)
        authorisation_print(book, authorisation, to);
    else
        return false;
    return true;
}

idt_status idt_rules_show(const idt_rules *rules, const char *id, int form,
                          idt_error *error, idt_text *text) {
    struct byte_writer to = {.failed = false};
    if (!rules || !id || !text || form < IDT_FORM_TEXT || form > IDT_FORM_SVG)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules, id or form");
    if (!show(rules->book, span_of(id), form, &to)) {
        byte_writer_release(&to);
        return fail(error, IDT_NOT_FOUND, NOWHERE,
                    "no rule or authorisation '%s'%s", id,
                    form == IDT_FORM_SVG ? " that stands on a chain" : "");
    }
    if (form == IDT_FORM_JSON) write_bytes(&to, "\n", 1);
    if (to.failed) {
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
