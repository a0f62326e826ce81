/* cli_batch.h -- `screen --input`: many queries, one answer a row. */
#ifndef SERVE_CLI_BATCH_H
#define SERVE_CLI_BATCH_H

#include "serve/cli_options.h"

/* Gives the exit code: 10 if any row has a result, 65 if any could not be
 * read, which beats 10. */
int run_batch(const struct arguments *given);

#endif
