/* cli_update.c -- the publishers' files fetched, judged, and built from.
 *
 *     fetch --> incoming --trial build--> last good copies --build--> snapshot
 *
 * Each source is judged alone by building it: what does not build, is not the
 * list it should be or lost more than a fifth of its entries never becomes a
 * good copy.  The snapshot is then built of all good copies, new and old, so
 * that one publisher's bad day costs no other list its update.
 * Invariant: a refusal or failure anywhere leaves the old snapshot in place,
 * and the exit code is not 0.
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/exit_codes.h"
#include "serve/snapshot_choice.h"
#include "serve/source_urls.h"
#include "serve/update_plan.h"
#include "serve/update_print.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SECONDS_USUAL 900u
#define SECONDS_MOST  86400u

struct update {
    const struct arguments *given;
    struct arena arena;
    idt_error *error;
    struct download_folder folder;
    struct update_plan plan;
    idt_build_options build;
    unsigned seconds;
    idt_lists *old; /* the snapshot there is; NULL for none */
};

static bool is_failed(const struct update_source *source) {
    return source->result == UPDATE_UNAVAILABLE ||
           source->result == UPDATE_REFUSED;
}

static void refuse(struct update_source *source, enum update_result result,
                   const char *format, ...) PRINTF_LIKE(3, 4);
static void refuse(struct update_source *source, enum update_result result,
                   const char *format, ...) {
    va_list words;
    va_start(words, format);
    (void)vsnprintf(source->reason, sizeof source->reason, format, words);
    va_end(words);
    source->result = result;
}

/* ---- fetching -------------------------------------------------------------- */

static void set_held(struct update_file *file, struct arena *arena,
                     const struct fetch_answer *answer) {
    file->held.url = file->url;
    file->held.tag = arena_copy(arena, span_of(answer->tag)).bytes;
    file->held.modified = arena_copy(arena, span_of(answer->modified)).bytes;
    file->held.bytes = answer->bytes;
    sha256_print(&answer->sum, file->held.sum);
    file->has_held = true;
}

/* Only a copy from this very address may be asked after. */
static idt_status fetch_one(struct update *u, struct update_source *source,
                            struct update_file *file) {
    struct fetch_answer answer;
    struct progress progress = progress_begin("bytes");
    file->has_held =
        folder_find(&u->folder, source->id, file->file, &file->held);
    bool is_same_place =
        file->has_held && strcmp(file->held.url, file->url) == 0;
    struct fetch_asked asked = {
        .url = file->url,
        .token = file->token_name ? getenv(file->token_name) : NULL,
        .path = incoming_path(&u->folder, source->id, file->file),
        .tag = is_same_place ? file->held.tag : "",
        .modified = is_same_place ? file->held.modified : "",
        .most_bytes = file->most_bytes,
        .seconds = u->seconds,
        .progress = &progress};
    if (!asked.path) return fail_memory(u->error);
    idt_status status = fetch_file(&asked, u->error, &answer);
    progress_end(&progress);
    if (status) return status;
    if (answer.outcome == FETCH_FAILED) {
        refuse(source, UPDATE_UNAVAILABLE, "%s: %s", file->file, answer.reason);
        return IDT_OK;
    }
    if (answer.outcome == FETCH_UNCHANGED)
        return folder_reuse(&u->folder, source->id, file->file);
    file->is_new = true;
    set_held(file, &u->arena, &answer);
    return file->held.tag && file->held.modified ? IDT_OK
                                                 : fail_memory(u->error);
}

/* ---- judging --------------------------------------------------------------- */

static uint32_t entries_of(const idt_lists *lists, const char *name) {
    idt_list list;
    for (uint32_t i = 0; lists && i < idt_lists_count(lists); i++)
        if (!idt_lists_list(lists, i, &list) && strcmp(list.list, name) == 0)
            return list.entries;
    return 0;
}

/* A fifth fewer is a mistake until somebody says that it is none. */
static void judge_lists(const struct update *u, struct update_source *source,
                        const idt_lists *trial) {
    idt_list list;
    if (source->list && entries_of(trial, source->list) == 0)
        refuse(source, UPDATE_REFUSED, "does not hold the list '%s'",
               source->list);
    for (uint32_t i = 0; i < idt_lists_count(trial); i++) {
        if (idt_lists_list(trial, i, &list)) continue;
        uint64_t before = entries_of(u->old, list.list);
        if ((uint64_t)list.entries * 5 >= before * 4 || u->build.accept_shrink)
            continue;
        refuse(source, UPDATE_REFUSED,
               "list '%s' shrank from %llu entries to %u; accept it with "
               "--accept-shrink",
               list.list, (unsigned long long)before, list.entries);
    }
}

/* Builds the source alone; a failure to read it is its own. */
static idt_status judge_source(struct update *u, struct update_source *source) {
    path_list paths = {0};
    idt_build_options options = u->build;
    idt_built built;
    idt_error error = {0};
    idt_lists *trial = NULL;
    idt_status status = IDT_OK;
    for (size_t i = 0; i < source->count && !status; i++) {
        const char *path =
            incoming_path(&u->folder, source->id,
                          u->plan.files.items[source->first + i].file);
        if (!path || !growing_add(&paths, path)) status = fail_memory(u->error);
    }
    options.paths = paths.items;
    options.path_count = paths.count;
    options.old = NULL;
    options.out = incoming_path(&u->folder, source->id, "trial.snapshot");
    if (!status && !options.out) status = fail_memory(u->error);
    if (!status && (idt_build(&options, &error, &built) ||
                    idt_lists_open(options.out, &error, &trial)))
        refuse(source, UPDATE_REFUSED, "not a list: %s", error.message);
    else if (!status)
        judge_lists(u, source, trial);
    if (!status) (void)unlink(options.out);
    idt_lists_free(trial);
    growing_release(&paths);
    return status;
}

/* Another form of the same list would hold each entry twice. */
static void drop_other_forms(struct update *u,
                             const struct update_source *source) {
    const struct source_url *row;
    for (size_t i = 0; source->list && (row = source_url_at(i)); i++)
        if (strcmp(row->list, source->list) == 0 &&
            strcmp(row->source, source->id) != 0)
            folder_drop(&u->folder, row->source);
}

static idt_status accept_source(struct update *u,
                                const struct update_source *source) {
    idt_status status = IDT_OK;
    for (size_t i = 0; i < source->count && !status; i++) {
        const struct update_file *file =
            &u->plan.files.items[source->first + i];
        if (file->is_new)
            status =
                folder_accept(&u->folder, source->id, file->file, &file->held);
    }
    if (!status) drop_other_forms(u, source);
    return status;
}

/* ---- one source ------------------------------------------------------------ */

static const char *missing_token(const struct update *u,
                                 const struct update_source *source) {
    for (size_t i = 0; i < source->count; i++) {
        const char *name = u->plan.files.items[source->first + i].token_name;
        const char *value = name ? getenv(name) : NULL;
        if (name && !(value && value[0])) return name;
    }
    return NULL;
}

static idt_status update_source(struct update *u,
                                struct update_source *source) {
    const char *token = missing_token(u, source);
    bool is_new = false;
    if (token) {
        refuse(source, source->is_asked ? UPDATE_UNAVAILABLE : UPDATE_LEFT_OUT,
               "needs your token in the environment variable %s", token);
        return IDT_OK;
    }
    idt_status status = folder_prepare(&u->folder, source->id);
    source->result = UPDATE_UNCHANGED;
    for (size_t i = 0; i < source->count && !status && !is_failed(source);
         i++) {
        struct update_file *file = &u->plan.files.items[source->first + i];
        status = fetch_one(u, source, file);
        is_new = is_new || file->is_new;
    }
    if (status || is_failed(source) || !is_new) return status;
    source->result = UPDATE_NEW;
    status = judge_source(u, source);
    if (status || is_failed(source)) return status;
    return accept_source(u, source);
}

/* ---- the whole ------------------------------------------------------------- */

#define DOWNLOADS "downloads"

/* NULL: no memory. */
static const char *folder_beside(struct arena *arena, const char *snapshot) {
    size_t length = (size_t)(strrchr(snapshot, '/') + 1 - snapshot);
    char *path = (char *)arena_take(arena, length + sizeof DOWNLOADS, 1);
    if (!path) return NULL;
    memcpy(path, snapshot, length);
    memcpy(path + length, DOWNLOADS, sizeof DOWNLOADS);
    return path;
}

static idt_status take_options(struct update *u) {
    idt_build_options options = IDT_BUILD_OPTIONS_INIT;
    const char *out = option_text(u->given, OPTION_OUT);
    const char *folder = option_text(u->given, OPTION_FOLDER);
    idt_status status = IDT_OK;
    uint32_t seconds = SECONDS_USUAL;
    if (!out || !folder) {
        const char *home = NULL;
        status = snapshot_home(&u->arena, u->error, &home);
        if (status) return status;
        if (!out) out = home;
        if (!folder) folder = folder_beside(&u->arena, home);
        if (!folder) return fail_memory(u->error);
    }
    options.out = out;
    options.old = access(out, F_OK) == 0 ? out : NULL;
    options.accept_shrink = option_given(u->given, OPTION_ACCEPT_SHRINK);
    status = option_number(u->given, OPTION_ACCEPT_BAD, UINT32_MAX, u->error,
                           &options.accept_bad);
    if (!status)
        status = option_number(u->given, OPTION_TIMEOUT, SECONDS_MOST, u->error,
                               &seconds);
    u->seconds = seconds ? seconds : SECONDS_USUAL;
    u->build = options;
    u->folder = (struct download_folder){folder, &u->arena, u->error};
    return status;
}

static idt_status build_all(struct update *u, idt_built *built,
                            bool *is_built) {
    path_list paths = {0};
    idt_status status = folder_list(&u->folder, &paths);
    *is_built = false;
    u->build.paths = paths.items;
    u->build.path_count = paths.count;
    if (!status && paths.count) {
        status = idt_build(&u->build, u->error, built);
        *is_built = !status;
    }
    growing_release(&paths);
    u->build.paths = NULL;
    return status;
}

/* What a source did wrong weighs by what the caller can do about it. */
static int code_of(const struct update *u, bool is_built) {
    int code = is_built ? EXIT_NOTHING : EXIT_UNAVAILABLE;
    for (size_t i = 0; i < u->plan.sources.count; i++) {
        enum update_result result = u->plan.sources.items[i].result;
        if (result == UPDATE_UNAVAILABLE) return EXIT_UNAVAILABLE;
        if (result == UPDATE_REFUSED) code = EXIT_DATA;
    }
    return code;
}

static idt_status print(const struct update *u,
                        const struct update_report *report) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    bool is_json = option_given(u->given, OPTION_JSON);
    if (report)
        update_print_results(&u->plan, report, is_json, &to);
    else
        update_print_table(&u->plan, is_json, &to);
    idt_status status = answer_print(&to.bytes, u->error);
    terminal_release(&to);
    return status;
}

static idt_status fetch_and_build(struct update *u, int *code) {
    idt_built built = {0};
    bool is_built = false;
    idt_status status = take_options(u);
    if (status) return status;
    if (u->build.old)
        (void)!idt_lists_open(u->build.old, NULL,
                              &u->old); /* build will tell */
    for (size_t i = 0; i < u->plan.sources.count && !status; i++)
        status = update_source(u, &u->plan.sources.items[i]);
    if (status) return status;
    /* The results are told even when the build fails. */
    idt_status build = build_all(u, &built, &is_built);
    idt_error reason = *u->error;
    struct update_report report = {is_built ? &built : NULL, u->build.out};
    *code = code_of(u, is_built);
    status = print(u, &report);
    if (build) *u->error = reason;
    return build ? build : status;
}

int run_update(const struct arguments *given) {
    idt_error error = {0};
    struct update u = {.given = given, .error = &error};
    int code = EXIT_NOTHING;
    arena_init(&u.arena, 0);
    idt_status status = fetch_start() ? IDT_OK : fail_memory(&error);
    if (!status) status = update_plan_make(given, &u.arena, &error, &u.plan);
    if (!status && option_given(given, OPTION_DRY_RUN))
        status = print(&u, NULL);
    else if (!status)
        status = fetch_and_build(&u, &code);
    if (status) code = tell_failure(status, &error);
    if (status && u.build.old)
        tell_note("the old snapshot '%s' stays", u.build.old);
    idt_lists_free(u.old);
    update_plan_release(&u.plan);
    arena_release(&u.arena);
    fetch_stop();
    return code;
}
