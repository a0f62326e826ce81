/* cli_main.c -- from argv to a command, and the help made from the tables. */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/exit_codes.h"
#include "serve/terminal.h"

#include "base/json_write.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define HELP_COLUMN 30 /* where the help of an option begins */

static int print_answer(struct terminal *to) {
    idt_error error = {0};
    idt_status status = answer_print(&to->bytes, &error);
    terminal_release(to);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}

/* ---- help ---------------------------------------------------------------- */

static int help_all(void) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    terminal_print(
        &to,
        "interdict %s: screen names against sanctions lists, decide cases "
        "by sanctions law\n"
        "\n"
        "usage: interdict COMMAND [OPTION...]\n\n",
        idt_version());
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        terminal_print(&to, "  %-12s ", commands[i].name);
        terminal_print(&to, "%s\n", commands[i].summary);
    }
    terminal_print(&to,
                   "\n'interdict help COMMAND' tells the options of one, "
                   "'interdict manual' everything,\n'interdict --version' "
                   "what this is.\n"
                   "Exit codes: 0 nothing found or permitted, 10 found or "
                   "facts needed, 20 forbidden,\n64 usage, 65 bad data, 66 "
                   "missing input, 69 unavailable, 70 internal, 74 input or "
                   "output.\n");
    return print_answer(&to);
}

static void write_kinds(struct terminal *to) {
    const char *kind, *title;
    for (uint32_t i = 0; idt_source_kind(i, &kind, &title); i++)
        terminal_print(to, "%s %s", i ? "" : ":", kind);
}

static void write_option_help(struct terminal *to, enum command_id command,
                              enum option_id option) {
    const struct option_row *row = &option_rows[option];
    char name[64];
    snprintf(name, sizeof name, "--%s%s%s", row->name, row->value ? " " : "",
             row->value ? row->value : "");
    terminal_print(to, "  %-*s", HELP_COLUMN, name);
    terminal_print(to, "%s", option_help(command, option));
    if (row->words) terminal_print(to, ": %s", row->words);
    if (option == OPTION_KIND) write_kinds(to);
    terminal_print(to, "\n");
}

static void write_examples(struct terminal *to, const char *examples) {
    struct span rest = span_of(examples);
    terminal_print(to, "\nexamples:\n");
    while (rest.bytes) {
        struct span line = span_cut(&rest, '\n');
        terminal_print(to, "  %.*s\n", (int)line.length, line.bytes);
    }
}

static int help_command(const struct command *command) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    terminal_print(&to, "usage: interdict %s%s%s [OPTION...]\n\n%s\n\n",
                   command->name, command->operands[0] ? " " : "",
                   command->operands, command->summary);
    for (enum option_id i = 0; i < OPTION_COUNT; i++)
        if (command_takes(command_number(command), i))
            write_option_help(&to, command_number(command), i);
    write_examples(&to, command->examples);
    return print_answer(&to);
}

/* ---- version ------------------------------------------------------------- */

static void print_version(const char *rulebook, const char *builtin,
                          bool is_json, struct terminal *to) {
    if (!is_json) {
        terminal_print(to,
                       "interdict %s\nbuilt-in lists %s\n"
                       "built-in rulebook %s\n",
                       idt_version(), builtin, rulebook);
        return;
    }
    struct json_writer json = json_writer_to(&to->bytes, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "engine");
    json_put_string(&json, idt_version());
    json_put_key(&json, "rulebook");
    json_put_string(&json, rulebook);
    json_put_key(&json, "builtin");
    json_put_string(&json, builtin);
    json_close_object(&json);
    json_end_line(&json);
}

static int version(bool is_json) {
    idt_error error = {0};
    idt_lists *lists = NULL;
    idt_rules *rules = NULL;
    idt_status status = idt_lists_builtin(&error, &lists);
    if (!status) status = idt_rules_builtin(&error, &rules);
    struct terminal to = terminal_for(STDOUT_FILENO);
    if (!status)
        print_version(idt_rules_sum(rules), idt_lists_sum(lists), is_json, &to);
    idt_rules_free(rules);
    idt_lists_free(lists);
    if (!status) return print_answer(&to);
    terminal_release(&to);
    return tell_failure(status, &error);
}

/* ---- dispatch ------------------------------------------------------------ */

static int run_command(const struct command *command, int count,
                       char *const *words) {
    idt_error error = {0};
    struct arguments given = {0};
    idt_status status = arguments_parse(command, count, words, &error, &given);
    if (status) return tell_failure(status, &error);
    int code = option_given(&given, OPTION_HELP) ? help_command(command)
                                                 : command->run(&given);
    arguments_release(&given);
    return code;
}

/* --version [--json] */
static int run_version(int count, char *const *words) {
    bool is_json = count == 1 && strcmp(words[0], "--json") == 0;
    idt_error error = {0};
    if (count == 0 || is_json) return version(is_json);
    (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
               "unknown option '%s' of '--version'; only --json is known",
               words[0]);
    return tell_failure(IDT_BAD_ARGUMENT, &error);
}

/* help [COMMAND] */
static int run_help(int count, char *const *words) {
    idt_error error = {0};
    if (count == 0) return help_all();
    const struct command *command = command_find(words[0]);
    if (command) return help_command(command);
    return tell_failure(fail_command(words[0], &error), &error);
}

int main(int count, char **words) {
    /* A reader that left is an error of writing, told as one. */
    signal(SIGPIPE, SIG_IGN);
    idt_error error = {0};
    if (count < 2) {
        (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
                   "no command; 'interdict --help' lists all");
        return tell_failure(IDT_BAD_ARGUMENT, &error);
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)
        return help_all();
    if (strcmp(words[1], "help") == 0) return run_help(count - 2, words + 2);
    if (strcmp(words[1], "--version") == 0)
        return run_version(count - 2, words + 2);
    const struct command *command = command_find(words[1]);
    if (command) return run_command(command, count - 2, words + 2);
    return tell_failure(fail_command(words[1], &error), &error);
}
