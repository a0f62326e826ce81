/* cli_law.c -- the rulebook itself.
 *
 *     interdict law check law           every fault, file:line:column
 *     interdict law show us.eo13570.1   what it says, its chain, its facts
 *     interdict law test law            the cases beside the law pages
 *     interdict law export              the whole rulebook, a thing a line
 *     interdict law render              the same as a page for people
 *     interdict law diff old-law        what the built-in one changed
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/rules_choice.h"
#include "serve/terminal.h"

#include "base/json_write.h"

#include <stdio.h>
#include <unistd.h>

#define LAW_FOLDER "law" /* where the pages are unless said */

static const char *operand(const struct arguments *given, size_t i) {
    return given->operands.count > i ? given->operands.items[i] : NULL;
}

/* The folder named after the deed, else --rulebook, else ./law. */
static const char *folder_of(const struct arguments *given) {
    const char *path = operand(given, 1);
    if (!path) path = rules_path_chosen(given);
    return path ? path : LAW_FOLDER;
}

static idt_status print_text(const struct arguments *given, struct terminal *to,
                             idt_error *error) {
    idt_status status =
        answer_print_to(option_text(given, OPTION_OUTPUT), &to->bytes, error);
    terminal_release(to);
    return status;
}

static idt_status put_answer(const char *path, idt_text text,
                             idt_error *error) {
    struct answer_output output;
    idt_status status = answer_begin(path, error, &output);
    if (!status) status = answer_write(&output, span_of_text(text), error);
    if (!status) status = answer_commit(&output, error);
    answer_abandon(&output);
    return status;
}

/* ---- check --------------------------------------------------------------- */

struct faults {
    uint32_t count;
};

static void tell_fault(void *context, const idt_error *fault) {
    struct faults *faults = context;
    faults->count++;
    fprintf(stderr, "%s:%u:%u: %s\n", fault->source, (unsigned)fault->line,
            (unsigned)fault->column, fault->message);
}

static int law_check(const struct arguments *given, idt_error *error) {
    struct faults faults = {0};
    idt_rules *rules = NULL;
    const char *folder = folder_of(given);
    idt_status status =
        idt_rules_check(folder, tell_fault, &faults, error, &rules);
    if (status == IDT_BAD_RULES && faults.count > 0) {
        tell_note("%u fault%s in '%s'", (unsigned)faults.count,
                  faults.count == 1 ? "" : "s", folder);
        return EXIT_DATA;
    }
    if (status) return tell_failure(status, error);
    struct terminal to = terminal_for(STDOUT_FILENO);
    terminal_print(&to, "no fault in '%s'; rulebook %s\n", folder,
                   idt_rules_sum(rules));
    idt_rules_free(rules);
    status = print_text(given, &to, error);
    return status ? tell_failure(status, error) : EXIT_NOTHING;
}

/* ---- show ---------------------------------------------------------------- */

static int law_show(const struct arguments *given, idt_error *error) {
    idt_rules *rules = NULL;
    idt_text text = {NULL, 0};
    const char *svg = option_text(given, OPTION_SVG);
    const char *id = operand(given, 1);
    if (!id) {
        (void)fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                   "'law show' needs the id of a thing of the rulebook");
        return tell_failure(IDT_BAD_ARGUMENT, error);
    }
    int form = svg                                ? IDT_FORM_SVG
               : option_given(given, OPTION_JSON) ? IDT_FORM_JSON
                                                  : IDT_FORM_TEXT;
    idt_status status = rules_open_chosen(given, error, &rules);
    if (!status) status = idt_rules_show(rules, id, form, error, &text);
    if (!status)
        status = put_answer(svg ? svg : option_text(given, OPTION_OUTPUT), text,
                            error);
    idt_text_free(&text);
    idt_rules_free(rules);
    return status ? tell_failure(status, error) : EXIT_NOTHING;
}

/* ---- test ---------------------------------------------------------------- */

struct testing {
    struct terminal to;
    bool tells_idle;
    const char *last; /* kind of what was idle last */
};

static void tell_unmet(void *context, const idt_error *failure) {
    struct testing *t = context;
    terminal_print(&t->to, "%s:%u: %s\n", failure->source,
                   (unsigned)failure->line, failure->message);
}

static void tell_idle(void *context, const char *what, idt_text id) {
    struct testing *t = context;
    if (t->tells_idle)
        terminal_print(&t->to, "never %-5s %.*s\n", what, (int)id.length,
                       id.bytes);
}

static void put_count(struct json_writer *json, const char *key,
                      uint32_t count) {
    json_put_key(json, key);
    json_put_integer(json, count);
}

static void test_json(struct terminal *to, const idt_tested *sum) {
    struct json_writer json = json_writer_to(&to->bytes, JSON_COMPACT);
    json_open_object(&json);
    put_count(&json, "files", sum->files);
    put_count(&json, "cases", sum->cases);
    put_count(&json, "passed", sum->passed);
    put_count(&json, "failed", sum->failed);
    put_count(&json, "rules", sum->rules);
    put_count(&json, "rules_fired", sum->rules_fired);
    put_count(&json, "authorisations", sum->authorisations);
    put_count(&json, "saved", sum->saved);
    put_count(&json, "unsaved", sum->unsaved);
    put_count(&json, "citations", sum->citations);
    put_count(&json, "citations_shown", sum->citations_shown);
    json_close_object(&json);
    json_end_line(&json);
}

static unsigned percent(uint32_t part, uint32_t whole) {
    return whole ? (unsigned)((uint64_t)part * 100 / whole) : 100;
}

static void test_text(struct terminal *to, const idt_tested *sum) {
    terminal_print(to,
                   "rules           %5u, fired once or more %5u (%u %%)\n"
                   "authorisations  %5u, saved %u (%u %%), failed to %u "
                   "(%u %%)\n"
                   "citations       %5u, shown in a case %u (%u %%)\n",
                   sum->rules, sum->rules_fired,
                   percent(sum->rules_fired, sum->rules), sum->authorisations,
                   sum->saved, percent(sum->saved, sum->authorisations),
                   sum->unsaved, percent(sum->unsaved, sum->authorisations),
                   sum->citations, sum->citations_shown,
                   percent(sum->citations_shown, sum->citations));
    terminal_print(to, "%u files, %u cases: %u passed, %u failed\n", sum->files,
                   sum->cases, sum->passed, sum->failed);
}

/* The pages of the folder itself, when it is one of law pages. */
static idt_status test_rules(const struct arguments *given, const char *path,
                             idt_error *error, idt_rules **rules) {
    if (rules_path_chosen(given)) return rules_open_chosen(given, error, rules);
    if (span_ends(span_of(path), ".case"))
        return idt_rules_builtin(error, rules);
    idt_status status = idt_rules_open(path, error, rules);
    if (status != IDT_NOT_FOUND) return status;
    return idt_rules_builtin(error, rules); /* a folder of cases alone */
}

static int law_test(const struct arguments *given, idt_error *error) {
    const char *path = operand(given, 1);
    struct testing t = {.tells_idle = option_given(given, OPTION_IDLE)};
    idt_test_options options = IDT_TEST_OPTIONS_INIT;
    idt_rules *rules = NULL;
    idt_tested sum = {0};
    if (!path) path = LAW_FOLDER;
    t.to =
        terminal_for(option_given(given, OPTION_OUTPUT) ? -1 : STDOUT_FILENO);
    options.failure = tell_unmet;
    options.idle = tell_idle;
    options.context = &t;
    idt_status status = test_rules(given, path, error, &rules);
    if (!status) status = idt_rules_test(rules, path, &options, error, &sum);
    if (!status && sum.cases == 0 && sum.failed == 0)
        status = fail(error, IDT_BAD_DATA, NOWHERE, "no case in '%s'", path);
    idt_rules_free(rules);
    if (status) {
        terminal_release(&t.to);
        return tell_failure(status, error);
    }
    if (option_given(given, OPTION_JSON))
        test_json(&t.to, &sum);
    else
        test_text(&t.to, &sum);
    status = print_text(given, &t.to, error);
    if (status) return tell_failure(status, error);
    return sum.failed ? EXIT_DATA : EXIT_NOTHING;
}

/* ---- export, render ------------------------------------------------------ */

static int write_whole(const struct arguments *given, int form,
                       idt_error *error) {
    idt_rules *rules = NULL;
    idt_text text = {NULL, 0};
    idt_status status = rules_open_chosen(given, error, &rules);
    if (!status) status = idt_rules_export(rules, form, error, &text);
    if (!status)
        status = put_answer(option_text(given, OPTION_OUTPUT), text, error);
    idt_text_free(&text);
    idt_rules_free(rules);
    return status ? tell_failure(status, error) : EXIT_NOTHING;
}

static int law_export(const struct arguments *given, idt_error *error) {
    return write_whole(given, IDT_FORM_JSON, error);
}

static int law_render(const struct arguments *given, idt_error *error) {
    return write_whole(given, IDT_FORM_HTML, error);
}

/* ---- diff ---------------------------------------------------------------- */

static int law_diff(const struct arguments *given, idt_error *error) {
    const char *old_path = operand(given, 1), *new_path = operand(given, 2);
    int form = option_given(given, OPTION_JSON) ? IDT_FORM_JSON : IDT_FORM_TEXT;
    idt_rules *old = NULL, *fresh = NULL;
    idt_rules_changes changes = {0};
    if (!old_path) {
        (void)fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                   "'law diff' needs the older rulebook, a folder or an image");
        return tell_failure(IDT_BAD_ARGUMENT, error);
    }
    idt_status status = idt_rules_open(old_path, error, &old);
    if (!status)
        status = new_path ? idt_rules_open(new_path, error, &fresh)
                          : rules_open_chosen(given, error, &fresh);
    if (!status) status = idt_rules_compare(old, fresh, form, error, &changes);
    if (!status)
        status =
            put_answer(option_text(given, OPTION_OUTPUT), changes.text, error);
    idt_text_free(&changes.text);
    idt_rules_free(old);
    idt_rules_free(fresh);
    if (status) return tell_failure(status, error);
    return changes.added + changes.removed + changes.changed > 0 ? EXIT_FOUND
                                                                 : EXIT_NOTHING;
}

/* ---- the command --------------------------------------------------------- */

static const struct {
    const char *word;
    size_t most; /* operands, the word included */
    int (*run)(const struct arguments *given, idt_error *error);
} deeds[] = {{"check", 2, law_check},   {"show", 2, law_show},
             {"test", 2, law_test},     {"export", 1, law_export},
             {"render", 1, law_render}, {"diff", 3, law_diff}};

int run_law(const struct arguments *given) {
    idt_error error = {0};
    const char *word = operand(given, 0);
    for (size_t i = 0; word && i < sizeof deeds / sizeof *deeds; i++) {
        if (strcmp(deeds[i].word, word) != 0) continue;
        const char *extra = operand(given, deeds[i].most);
        if (!extra) return deeds[i].run(given, &error);
        (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE, "'law %s' takes no '%s'",
                   word, extra);
        return tell_failure(IDT_BAD_ARGUMENT, &error);
    }
    (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
               "say what to do with the law: check, show, test, export, "
               "render or diff");
    return tell_failure(IDT_BAD_ARGUMENT, &error);
}
