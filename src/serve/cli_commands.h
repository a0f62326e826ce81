/* cli_commands.h -- what runs each command; the table is cli_commands.c. */
#ifndef SERVE_CLI_COMMANDS_H
#define SERVE_CLI_COMMANDS_H

#include "serve/cli_options.h"

/* Each gives the exit code (exit_codes.h) and has told its failure. */
int run_screen(const struct arguments *given);
int run_compare(const struct arguments *given);
int run_build(const struct arguments *given);
int run_lists(const struct arguments *given);
int run_dump(const struct arguments *given);
int run_eval(const struct arguments *given);
int run_testpack(const struct arguments *given);
int run_update(const struct arguments *given);
int run_decide(const struct arguments *given);
int run_law(const struct arguments *given);
int run_foresee(const struct arguments *given);
int run_portfolio(const struct arguments *given);
int run_regime(const struct arguments *given);
int run_outlook(const struct arguments *given);
int run_vote(const struct arguments *given);
int run_completion(const struct arguments *given);
int run_manual(const struct arguments *given);

#endif
