/* foresee_setup.h -- what the commands of foreseeing share.
 *
 *     --scenario five-orders      a scenario of the rulebook
 *     --scenario offer.md         the scenario of a page of one's own
 */
#ifndef SERVE_FORESEE_SETUP_H
#define SERVE_FORESEE_SETUP_H

#include "serve/cli_options.h"

#include "interdict.h"

/* The rulebook, with the page of the option when its value is a file. */
idt_status rules_open_with(const struct arguments *given, enum option_id page,
                           idt_error *error, idt_rules **rules);

/* Days and choices of the command line; dates are left when not given. */
idt_status foresee_chosen(const struct arguments *given, idt_error *error,
                          idt_foresee_options *options);

/* Prints the answer, coloured by the first word or the marks of each line. */
idt_status print_told(const idt_answer *answer, bool is_plain,
                      idt_error *error);

int exit_of_level(int level);

#endif
