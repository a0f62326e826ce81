/* cli_build.c -- list files in, one snapshot out, and a report.
 *
 *     us-ofac-sdn     12021 entries  19003 names  0 flawed  14 unknown ...
 *     wrote /.../lists.snapshot, 9.1 MB, sha256:...
 *
 * The engine refuses and keeps the old snapshot; here only the options, the
 * progress and the report are made.
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/exit_codes.h"
#include "serve/snapshot_choice.h"
#include "serve/terminal.h"

#include "base/json_write.h"

#include <unistd.h>

/* ---- options ------------------------------------------------------------------ */

struct build_run {
    struct arena arena;
    GROWING(const char *) paths;
    idt_build_options options;
    struct progress progress;
};

static idt_status check_kind(const char *kind, idt_error *error) {
    const char *known, *title;
    if (!kind) return IDT_OK;
    for (uint32_t i = 0; idt_source_kind(i, &known, &title); i++)
        if (strcmp(kind, known) == 0) return IDT_OK;
    size_t length = 0;
    char all[256] = "";
    for (uint32_t i = 0; idt_source_kind(i, &known, &title); i++) {
        size_t more = strlen(known);
        if (length + more + 2 > sizeof all) break;
        all[length++] = ' ';
        memcpy(all + length, known, more + 1);
        length += more;
    }
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                "unknown kind of list '%s'; known are%s", kind, all);
}

/* The snapshot to compare with is the one that would be replaced. */
static idt_status choose_out(const struct arguments *given,
                             struct build_run *run, idt_error *error) {
    const char *out = option_text(given, OPTION_OUT);
    idt_status status = IDT_OK;
    if (!out) status = snapshot_home(&run->arena, error, &out);
    if (status) return status;
    run->options.out = out;
    if (access(out, F_OK) == 0) run->options.old = out;
    return IDT_OK;
}

static idt_status read_options(const struct arguments *given,
                               struct build_run *run, idt_error *error) {
    idt_build_options options = IDT_BUILD_OPTIONS_INIT;
    const char *path;
    size_t at = 0;
    while (option_next(given, OPTION_LIST, &at, &path))
        if (!growing_add(&run->paths, path)) return fail_memory(error);
    if (run->paths.count == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "no list to build from; name files or folders with --list");
    options.paths = run->paths.items;
    options.path_count = run->paths.count;
    options.kind = option_text(given, OPTION_KIND);
    options.map = option_text(given, OPTION_MAP);
    options.own_name = option_text(given, OPTION_NAME);
    options.accept_shrink = option_given(given, OPTION_ACCEPT_SHRINK);
    idt_status status = check_kind(options.kind, error);
    if (!status)
        status = option_number(given, OPTION_ACCEPT_BAD, UINT32_MAX, error,
                               &options.accept_bad);
    run->options = options;
    return status ? status : choose_out(given, run, error);
}

static void tell_progress(void *context, const char *list, uint64_t records) {
    struct build_run *run = context;
    (void)list;
    progress_tell(&run->progress, records, -1.0);
}

/* ---- the report ------------------------------------------------------------------ */

/* The same counts of a list and of the whole. */
struct counts {
    uint32_t entries, names, flawed, unknown_texts, orphans;
};

static struct counts counts_of(const idt_list *list) {
    return (struct counts){list->entries, list->names, list->flawed,
                           list->unknown_texts, list->orphans};
}

static void counts_json(struct json_writer *json, struct counts counts) {
    const struct {
        const char *key;
        uint32_t count;
    } members[] = {{"entries", counts.entries},
                   {"names", counts.names},
                   {"flawed", counts.flawed},
                   {"unknown_texts", counts.unknown_texts},
                   {"orphans", counts.orphans}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_put_key(json, members[i].key);
        json_put_integer(json, members[i].count);
    }
}

static void report_as_json(struct terminal *to, const idt_lists *lists,
                           const struct build_run *run,
                           const idt_built *built) {
    struct json_writer json = json_writer_to(&to->bytes, JSON_COMPACT);
    idt_list list;
    json_open_object(&json);
    json_put_key(&json, "snapshot");
    json_put_string(&json, built->sum);
    json_put_key(&json, "file");
    json_put_string(&json, run->options.out);
    json_put_key(&json, "bytes");
    json_put_integer(&json, (int64_t)built->bytes);
    json_put_key(&json, "compared");
    json_put_bool(&json, run->options.old != NULL);
    json_put_key(&json, "bad");
    json_put_integer(&json, built->bad);
    counts_json(&json,
                (struct counts){built->records, built->names, built->flawed,
                                built->unknown_texts, built->orphans});
    json_put_key(&json, "lists");
    json_open_array(&json);
    for (uint32_t i = 0; i < idt_lists_count(lists); i++) {
        if (idt_lists_list(lists, i, &list)) continue;
        json_open_object(&json);
        json_put_key(&json, "list");
        json_put_string(&json, list.list);
        json_put_key(&json, "kind");
        json_put_string(&json, list.kind);
        counts_json(&json, counts_of(&list));
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    json_end_line(&json);
}

static void counts_text(struct terminal *to, const char *name,
                        struct counts counts) {
    terminal_cell(to, span_of(name), 18);
    terminal_print(to, " %8u %8u", counts.entries, counts.names);
    if (counts.flawed) terminal_style(to, STYLE_WARN);
    terminal_print(to, " %8u", counts.flawed);
    if (counts.flawed) terminal_style(to, STYLE_PLAIN);
    terminal_print(to, " %8u %8u\n", counts.unknown_texts, counts.orphans);
}

static void report_as_text(struct terminal *to, const idt_lists *lists,
                           const struct build_run *run,
                           const idt_built *built) {
    idt_list list;
    terminal_print(to, "%-18s %8s %8s %8s %8s %8s\n", "list", "entries",
                   "names", "flawed", "unknown", "orphans");
    for (uint32_t i = 0; i < idt_lists_count(lists); i++)
        if (!idt_lists_list(lists, i, &list))
            counts_text(to, list.list, counts_of(&list));
    counts_text(to, "all",
                (struct counts){built->records, built->names, built->flawed,
                                built->unknown_texts, built->orphans});
    if (built->bad)
        terminal_print(to, "%u records without name or id let pass\n",
                       built->bad);
    terminal_print(to, "wrote ");
    terminal_text(to, span_of(run->options.out));
    terminal_print(to, ", %llu bytes, %s\n", (unsigned long long)built->bytes,
                   built->sum);
    if (!run->options.old)
        terminal_print(to, "first build: there was nothing to compare with\n");
}

static idt_status report(const struct arguments *given,
                         const struct build_run *run, const idt_built *built,
                         idt_error *error) {
    idt_lists *lists = NULL;
    struct terminal to = terminal_for(STDOUT_FILENO);
    idt_status status = idt_lists_open(run->options.out, error, &lists);
    if (status) return status;
    if (option_given(given, OPTION_JSON))
        report_as_json(&to, lists, run, built);
    else
        report_as_text(&to, lists, run, built);
    status = answer_print(&to.bytes, error);
    terminal_release(&to);
    idt_lists_free(lists);
    return status;
}

int run_build(const struct arguments *given) {
    idt_error error = {0};
    struct build_run run = {0};
    idt_built built = {0};
    arena_init(&run.arena, 0);
    idt_status status = read_options(given, &run, &error);
    if (!status) {
        run.progress = progress_begin("records");
        run.options.progress = tell_progress;
        run.options.context = &run;
        status = idt_build(&run.options, &error, &built);
        progress_end(&run.progress);
    }
    if (!status) status = report(given, &run, &built, &error);
    int code = status ? tell_failure(status, &error) : EXIT_NOTHING;
    if (status && run.options.old)
        tell_note("the old snapshot '%s' stays", run.options.old);
    growing_release(&run.paths);
    arena_release(&run.arena);
    return code;
}
