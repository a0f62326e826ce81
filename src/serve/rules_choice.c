/* rules_choice.c -- see rules_choice.h. */
#include "serve/rules_choice.h"

#include <stdlib.h>

const char *rules_path_chosen(const struct arguments *given) {
    const char *path = option_text(given, OPTION_RULEBOOK);
    if (!path) path = getenv("INTERDICT_RULEBOOK");
    return path && path[0] ? path : NULL;
}

idt_status rules_open_chosen(const struct arguments *given, idt_error *error,
                             idt_rules **rules) {
    const char *path = rules_path_chosen(given);
    return path ? idt_rules_open(path, error, rules)
                : idt_rules_builtin(error, rules);
}
