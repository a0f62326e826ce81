/* rules_choice.h -- which rulebook a command decides by.
 *
 *     --rulebook PATH  >  INTERDICT_RULEBOOK  >  the one compiled in
 */
#ifndef SERVE_RULES_CHOICE_H
#define SERVE_RULES_CHOICE_H

#include "serve/cli_options.h"

/* PATH is a folder of law pages, or a compiled rulebook. */
idt_status rules_open_chosen(const struct arguments *given, idt_error *error,
                             idt_rules **rules);
/* The path chosen, NULL for the rulebook compiled in. */
const char *rules_path_chosen(const struct arguments *given);

#endif
