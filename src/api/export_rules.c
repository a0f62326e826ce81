/* export_rules.c -- the whole rulebook told, or what differs between two. */
#include "api/rules_inside.h"

static idt_status text_over(struct byte_writer *to, bool is_whole,
                            idt_error *error, idt_text *text) {
    if (!is_whole || to->failed) {
        byte_writer_release(to);
        return fail_memory(error);
    }
    *text = (idt_text){to->bytes.items, to->bytes.count};
    return IDT_OK;
}

idt_status idt_rules_export(const idt_rules *rules, int form, idt_error *error,
                            idt_text *text) {
    struct byte_writer to = {.failed = false};
    if (!rules || !text || (form != IDT_FORM_JSON && form != IDT_FORM_HTML))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or form");
    bool is_whole = form == IDT_FORM_HTML ? law_html(rules->book, &to)
                                          : law_export(rules->book, &to);
    return text_over(&to, is_whole, error, text);
}

idt_status idt_rules_compare(const idt_rules *old, const idt_rules *fresh,
                             int form, idt_error *error,
                             idt_rules_changes *changes) {
    struct byte_writer to = {.failed = false};
    struct law_difference sum;
    idt_text text = {NULL, 0};
    if (!old || !fresh || !changes ||
        (form != IDT_FORM_TEXT && form != IDT_FORM_JSON))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or form");
    bool is_whole =
        law_compare(old->book, fresh->book, form == IDT_FORM_JSON, &to, &sum);
    idt_status status = text_over(&to, is_whole, error, &text);
    if (!status)
        *changes =
            (idt_rules_changes){sum.added, sum.removed, sum.changed, text};
    return status;
}
