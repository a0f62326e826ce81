/* snapshot_choice.h -- which lists a command searches, and by which policy.
 *
 *     --snapshot FILE  >  INTERDICT_SNAPSHOT  >  the user's data folder
 *                      >  the built-in designations, with a note on stderr
 *
 * The user's data folder is $XDG_DATA_HOME/interdict, or
 * ~/.local/share/interdict; the snapshot in it is lists.snapshot.
 * Invariant: one source, never a mixture; a snapshot that is named but
 * cannot be opened is a failure, never a reason to take the next.
 */
#ifndef SERVE_SNAPSHOT_CHOICE_H
#define SERVE_SNAPSHOT_CHOICE_H

#include "serve/cli_options.h"

#include "base/arena.h"
#include "base/calendar_date.h"

/* `named` may be NULL; *path NULL when the built-in list is chosen. */
idt_status snapshot_choose(const char *named, struct arena *arena,
                           idt_error *error, const char **path);
/* Opens it; the note about the built-in list is told here.  `path`, when
 * asked for, is NULL for the built-in list and else lives in the arena. */
idt_status snapshot_open_chosen(const char *named, struct arena *arena,
                                idt_error *error, idt_lists **lists,
                                const char **path);

/* Where `build` puts the user's snapshot; makes the folders on the way. */
idt_status snapshot_home(struct arena *arena, idt_error *error,
                         const char **path);

/* --policy, INTERDICT_POLICY, else the default. */
idt_status policy_open_chosen(const struct arguments *given, idt_error *error,
                              idt_policy **policy);

/* --today, else the clock's day (UTC). */
idt_status today_chosen(const struct arguments *given, idt_error *error,
                        day_number *today);

/* ---- age of a list -------------------------------------------------------- */

struct list_age {
    int64_t days;      /* 0 for a day to come */
    const char *basis; /* "published" or "modified" */
    bool is_known, is_stale;
};

struct list_age list_age_on(const idt_list *list, const idt_policy *policy,
                            day_number today);

#endif
