/* snapshot_choice.c -- environment and clock are read here, nowhere else. */
#include "serve/snapshot_choice.h"

#include "serve/exit_codes.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define SECONDS_A_DAY 86400

/* ---- the user's folder ---------------------------------------------------- */

static const char *variable(const char *name) {
    const char *value = getenv(name);
    return value && value[0] ? value : NULL;
}

static idt_status join(struct arena *arena, const char *first,
                       const char *second, idt_error *error, char **out) {
    size_t head = strlen(first), tail = strlen(second);
    char *joined = arena_take(arena, head + tail + 1, 1);
    if (!joined) return fail_memory(error);
    memcpy(joined, first, head);
    memcpy(joined + head, second, tail + 1);
    *out = joined;
    return IDT_OK;
}

/* *path NULL when the user has no home. */
static idt_status user_snapshot(struct arena *arena, idt_error *error,
                                char **path) {
    const char *data = variable("XDG_DATA_HOME"), *home = variable("HOME");
    *path = NULL;
    if (data)
        return join(arena, data, "/interdict/lists.snapshot", error, path);
    if (home)
        return join(arena, home, "/.local/share/interdict/lists.snapshot",
                    error, path);
    return IDT_OK;
}

static idt_status make_folders(char *path, idt_error *error) {
    for (char *slash = strchr(path + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = 0;
        bool is_there = mkdir(path, 0700) == 0 || errno == EEXIST;
        int reason = errno;
        if (!is_there)
            (void)fail(error, IDT_INPUT_OUTPUT, at(path, 0, 0),
                       "cannot make folder '%s': %s", path, strerror(reason));
        *slash = '/';
        if (!is_there) return IDT_INPUT_OUTPUT;
    }
    return IDT_OK;
}

idt_status snapshot_home(struct arena *arena, idt_error *error,
                         const char **path) {
    char *found;
    idt_status status = user_snapshot(arena, error, &found);
    if (status) return status;
    if (!found)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "no HOME to keep a snapshot in; name a file with --out");
    status = make_folders(found, error);
    if (!status) *path = found;
    return status;
}

/* ---- choosing ------------------------------------------------------------- */

idt_status snapshot_choose(const char *named, struct arena *arena,
                           idt_error *error, const char **path) {
    char *users;
    const char *chosen = named ? named : variable("INTERDICT_SNAPSHOT");
    if (!chosen) {
        idt_status status = user_snapshot(arena, error, &users);
        if (status) return status;
        if (users && access(users, F_OK) == 0) chosen = users;
    }
    *path = chosen;
    return IDT_OK;
}

idt_status snapshot_open_chosen(const char *named, struct arena *arena,
                                idt_error *error, idt_lists **lists,
                                const char **path) {
    const char *chosen;
    idt_status status = snapshot_choose(named, arena, error, &chosen);
    if (!status)
        status = chosen ? idt_lists_open(chosen, error, lists)
                        : idt_lists_builtin(error, lists);
    if (status) return status;
    if (!chosen)
        tell_note("no snapshot yet: searching the built-in North Korea "
                  "designations only; make one with 'interdict build'");
    if (path) *path = chosen;
    return IDT_OK;
}

idt_status policy_open_chosen(const struct arguments *given, idt_error *error,
                              idt_policy **policy) {
    const char *path = option_text(given, OPTION_POLICY);
    return idt_policy_open(path ? path : variable("INTERDICT_POLICY"), error,
                           policy);
}

idt_status today_chosen(const struct arguments *given, idt_error *error,
                        day_number *today) {
    const char *text = option_text(given, OPTION_TODAY);
    if (text && !day_parse_iso(span_of(text), today))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--today' is a day, YYYY-MM-DD, not '%s'", text);
    if (!text) *today = (day_number)(time(NULL) / SECONDS_A_DAY);
    return IDT_OK;
}

/* ---- age ------------------------------------------------------------------ */

struct list_age list_age_on(const idt_list *list, const idt_policy *policy,
                            day_number today) {
    struct list_age age = {0, "published", true, false};
    int64_t day = list->published;
    if (list->published == IDT_NO_DAY) {
        age.basis = "modified";
        age.is_known = list->modified > 0;
        day = list->modified / SECONDS_A_DAY;
    }
    if (age.is_known && today > day) age.days = today - day;
    age.is_stale =
        !age.is_known || age.days > idt_policy_stale_days(policy, list->list);
    return age;
}
