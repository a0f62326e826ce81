/* update_plan.h -- which sources an update fetches, and what became of each.
 *
 *     table of sources + --source + --only  -->  plan  -->  results
 *
 * Invariant: a token is only ever tied to the address that the table gives
 * with it; an address of the user's own gets none.
 */
#ifndef SERVE_UPDATE_PLAN_H
#define SERVE_UPDATE_PLAN_H

#include "serve/cli_options.h"
#include "serve/download_folder.h"
#include "serve/fetch_file.h"

struct update_file {
    const char *file, *url, *kind, *tried;
    const char *token_name; /* of the environment variable; NULL: none */
    uint64_t most_bytes;
    bool has_held;
    struct held_file held; /* what stands after the update, if has_held */
    bool is_new;           /* fetched now, and other than what was held */
};

enum update_result {
    UPDATE_NEW,
    UPDATE_UNCHANGED,
    UPDATE_LEFT_OUT,    /* no token, and not asked for by name */
    UPDATE_UNAVAILABLE, /* network or server */
    UPDATE_REFUSED      /* came, but is no list or too small a one */
};

struct update_source {
    const char *id, *list; /* list NULL: any will do */
    size_t first, count;   /* of its files */
    bool is_asked;         /* by name */
    enum update_result result;
    char reason[400];
};

struct update_plan {
    GROWING(struct update_source) sources;
    GROWING(struct update_file) files;
};

idt_status update_plan_make(const struct arguments *given, struct arena *arena,
                            idt_error *error, struct update_plan *out);
void update_plan_release(struct update_plan *plan);
const char *update_result_word(enum update_result result);

#endif
