/* test_cases.c -- the cases beside the law: decided, and held against what
 * is expected of them.
 *
 * Every *.case file below the folder is read; one that cannot be read is a
 * failure of its own, told with its place.
 */
#include "api/rules_inside.h"

#include "base/memory.h"
#include "base/os_file.h"
#include "decide/case_file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#define CASE_DEPTH_MOST 8 /* folders inside one another */

struct trial {
    const idt_test_options *options;
    const struct rulebook *book;
    struct decider *decider;
    struct exercise exercise;
    idt_tested *sum;
    idt_error *error;
};

static void tell(struct trial *t, const idt_error *failure) {
    t->sum->failed++;
    if (t->options->failure) t->options->failure(t->options->context, failure);
}

/* ---- one file ------------------------------------------------------------ */

static void try_case(struct trial *t, const struct case_file *file,
                     const struct filed_case *filed) {
    idt_error wrong = {0};
    t->sum->cases++;
    idt_status status = case_parse(
        t->decider, filed->text, at(file->source, filed->text_line, 1), &wrong);
    if (status) {
        tell(t, &wrong);
        return;
    }
    for (size_t i = 0; i < filed->count; i++) {
        const struct expectation *e =
            &file->expectations.items[filed->first + i];
        status = decide(t->decider, e->on, NULL, &wrong);
        if (!status) exercise_note(t->decider, &t->exercise);
        if (status || !expectation_met(t->decider, file, e, &wrong))
            tell(t, &wrong);
        else
            t->sum->passed++;
    }
}

static idt_status try_file(struct trial *t, const char *path) {
    struct mapped_file map;
    struct case_file file;
    idt_error wrong = {0};
    idt_status status = mapped_file_open(path, t->error, &map);
    if (status) return status;
    if (case_file_read(map.bytes, path, &wrong, &file))
        tell(t, &wrong);
    else
        for (size_t i = 0; i < file.cases.count; i++)
            try_case(t, &file, &file.cases.items[i]);
    t->sum->files++;
    case_file_release(&file);
    mapped_file_close(&map);
    return IDT_OK;
}

/* ---- the folder ---------------------------------------------------------- */

static idt_status try_folder(struct trial *t, const char *path, unsigned depth);

static idt_status try_entry(struct trial *t, const char *folder,
                            const char *name, unsigned depth) {
    char path[1024];
    struct stat about;
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return fail(t->error, IDT_OVER_LIMIT, at(folder, 0, 0),
                    "the path of '%s' is too long", name);
    if (stat(path, &about) != 0) return fail_file(t->error, "read", path);
    if (S_ISDIR(about.st_mode)) return try_folder(t, path, depth + 1);
    return span_ends(span_of(name), ".case") ? try_file(t, path) : IDT_OK;
}

static int in_order(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names in order, so that what is told does not depend on the disk. */
static idt_status try_folder(struct trial *t, const char *path,
                             unsigned depth) {
    GROWING(char *) names = {NULL, 0, 0};
    struct arena arena;
    if (depth > CASE_DEPTH_MOST)
        return fail(t->error, IDT_OVER_LIMIT, at(path, 0, 0),
                    "folders lie more than %d deep", CASE_DEPTH_MOST);
    DIR *folder = opendir(path);
    if (!folder) return fail_file(t->error, "open", path);
    idt_status status = IDT_OK;
    arena_init(&arena, 4096);
    for (struct dirent *entry; !status && (entry = readdir(folder));) {
        size_t length = strlen(entry->d_name) + 1;
        if (entry->d_name[0] == '.') continue;
        char *name = arena_take(&arena, length, 1);
        if (name) memcpy(name, entry->d_name, length);
        if (!name || !growing_add(&names, name)) status = fail_memory(t->error);
    }
    closedir(folder);
    if (names.count > 1)
        qsort(names.items, names.count, sizeof *names.items, in_order);
    for (size_t i = 0; !status && i < names.count; i++)
        status = try_entry(t, path, names.items[i], depth);
    growing_release(&names);
    arena_release(&arena);
    return status;
}

/* ---- what was exercised -------------------------------------------------- */

static void tell_idle(struct trial *t, const char *kind,
                      const struct law_about *about) {
    struct span name = law_name_of(t->book, about->name);
    if (t->options->idle)
        t->options->idle(t->options->context, kind,
                         (idt_text){name.bytes, name.length});
}

static void count_rules(struct trial *t) {
    for (size_t i = 0; i < t->book->rules.count; i++) {
        const struct law_rule *r = &t->book->rules.items[i];
        bool is_cited = false, is_new = true;
        struct span cite = law_text_of(t->book, r->about.cite);
        t->sum->rules++;
        t->sum->rules_fired += t->exercise.rule_fired[i];
        if (!t->exercise.rule_fired[i]) tell_idle(t, "rule", &r->about);
        for (size_t k = 0; k < t->book->rules.count; k++) {
            struct span other =
                law_text_of(t->book, t->book->rules.items[k].about.cite);
            if (!span_equals(cite, other)) continue;
            is_new &= k >= i;
            is_cited |= t->exercise.rule_fired[k] != 0;
        }
        t->sum->citations += is_new;
        t->sum->citations_shown += is_new && is_cited;
    }
}

static void count_authorisations(struct trial *t) {
    for (size_t i = 0; i < t->book->authorisations.count; i++) {
        const struct law_about *about = &t->book->authorisations.items[i].about;
        t->sum->authorisations++;
        t->sum->saved += t->exercise.saved[i];
        t->sum->unsaved += t->exercise.failed[i];
        if (!t->exercise.saved[i]) tell_idle(t, "saves", about);
        if (!t->exercise.failed[i]) tell_idle(t, "fails", about);
    }
}

/* ---- all ----------------------------------------------------------------- */

static idt_status trial_begin(struct trial *t, idt_rules *rules) {
    const struct rulebook *book = rules->book;
    t->book = book;
    t->exercise.rule_fired = memory_take_zeroed(book->rules.count + 1, 1);
    t->exercise.saved = memory_take_zeroed(book->authorisations.count + 1, 1);
    t->exercise.failed = memory_take_zeroed(book->authorisations.count + 1, 1);
    if (!t->exercise.rule_fired || !t->exercise.saved || !t->exercise.failed)
        return fail_memory(t->error);
    return decider_new(rules->plan, t->error, &t->decider);
}

static void trial_end(struct trial *t) {
    memory_free(t->exercise.rule_fired);
    memory_free(t->exercise.saved);
    memory_free(t->exercise.failed);
    decider_free(t->decider);
}

idt_status idt_rules_test(idt_rules *rules, const char *path,
                          const idt_test_options *options, idt_error *error,
                          idt_tested *tested) {
    idt_tested sum = {0};
    struct stat about;
    struct trial t = {.options = options, .sum = &sum, .error = error};
    if (!rules || !path || !options || options->size < sizeof *options ||
        !tested)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or path");
    idt_status status = trial_begin(&t, rules);
    if (!status && stat(path, &about) != 0)
        status = fail_file(error, "read", path);
    if (!status)
        status = S_ISDIR(about.st_mode) ? try_folder(&t, path, 0)
                                        : try_file(&t, path);
    if (!status) {
        count_rules(&t);
        count_authorisations(&t);
        *tested = sum;
    }
    trial_end(&t);
    return status;
}
