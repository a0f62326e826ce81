/* update_print.h -- what an update did, and what it would do. */
#ifndef SERVE_UPDATE_PRINT_H
#define SERVE_UPDATE_PRINT_H

#include "serve/terminal.h"
#include "serve/update_plan.h"

struct update_report {
    const idt_built *built; /* NULL: nothing was built */
    const char *out;        /* the snapshot */
};

/* The table of sources, nothing fetched. */
void update_print_table(const struct update_plan *plan, bool is_json,
                        struct terminal *to);
void update_print_results(const struct update_plan *plan,
                          const struct update_report *report, bool is_json,
                          struct terminal *to);

#endif
