/* cli_manual.c -- the manual page, in man(7), from the tables.
 *
 *     interdict manual | man -l -
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/exit_codes.h"
#include "serve/terminal.h"

#include <unistd.h>

/* A text between requests: backslash and minus are escaped, a line that
 * would begin with a dot or quote is protected. */
static void write_roff(struct terminal *to, const char *text) {
    bool is_start = true;
    for (; *text; text++) {
        if (is_start && (*text == '.' || *text == '\''))
            terminal_print(to, "\\&");
        if (text[0] == '\n' && text[1] == '\n') {
            terminal_print(to, "\n.PP\n");
            text++;
            is_start = true;
            continue;
        }
        if (*text == '\\')
            terminal_print(to, "\\e");
        else if (*text == '-')
            terminal_print(to, "\\-");
        else
            write_byte(&to->bytes, (uint8_t)*text);
        is_start = *text == '\n';
    }
}

static void write_option(struct terminal *to, enum command_id command,
                         enum option_id option) {
    const struct option_row *row = &option_rows[option];
    terminal_print(to, ".TP\n\\fB");
    write_roff(to, "--");
    write_roff(to, row->name);
    terminal_print(to, "\\fR");
    if (row->value) {
        terminal_print(to, " \\fI");
        write_roff(to, row->value);
        terminal_print(to, "\\fR");
    }
    terminal_print(to, "\n");
    write_roff(to, option_help(command, option));
    if (row->words) {
        terminal_print(to, ": ");
        write_roff(to, row->words);
    }
    terminal_print(to, "\n");
}

static void write_examples(struct terminal *to, const char *examples) {
    terminal_print(to, ".PP\nExamples:\n.PP\n.RS\n.nf\n");
    write_roff(to, examples);
    terminal_print(to, "\n.fi\n.RE\n");
}

static void write_command(struct terminal *to, enum command_id id) {
    const struct command *command = &commands[id];
    terminal_print(to, ".SS interdict ");
    write_roff(to, command->name);
    if (command->operands[0]) terminal_print(to, " ");
    write_roff(to, command->operands);
    terminal_print(to, "\n");
    write_roff(to, command->about);
    terminal_print(to, "\n");
    for (enum option_id i = 0; i < OPTION_COUNT; i++)
        if (command_takes(id, i)) write_option(to, id, i);
    write_examples(to, command->examples);
}

static void write_codes(struct terminal *to) {
    enum exit_code code;
    const char *meaning;
    terminal_print(to, ".SH EXIT STATUS\n");
    for (unsigned i = 0; exit_code_row(i, &code, &meaning); i++) {
        terminal_print(to, ".TP\n\\fB%d\\fR\n", (int)code);
        write_roff(to, meaning);
        terminal_print(to, "\n");
    }
}

/* Variables and files, as snapshot_choice.c reads them. */
static const struct {
    const char *name, *meaning;
} surroundings[] = {
    {"INTERDICT_SNAPSHOT", "the snapshot to search without --snapshot"},
    {"INTERDICT_POLICY", "the policy file to use without --policy"},
    {"XDG_DATA_HOME",
     "the user's data folder; the snapshot there is "
     "interdict/lists.snapshot. Without the variable the folder is "
     "~/.local/share"},
    {"NO_COLOR", "when set, nothing is coloured"},
};

int run_manual(const struct arguments *given) {
    (void)given;
    idt_error error = {0};
    struct terminal to = terminal_for(STDOUT_FILENO);
    terminal_print(&to,
                   ".TH INTERDICT 1 \"\" \"interdict %s\" \"User commands\"\n"
                   ".SH NAME\ninterdict \\- screen names against sanctions "
                   "lists\n"
                   ".SH SYNOPSIS\n\\fBinterdict\\fR \\fICOMMAND\\fR "
                   "[\\fIOPTION\\fR...]\n"
                   ".br\n\\fBinterdict \\-\\-version\\fR "
                   "[\\fB\\-\\-json\\fR]\n.SH COMMANDS\n",
                   idt_version());
    for (enum command_id i = 0; i < COMMAND_COUNT; i++)
        write_command(&to, i);
    write_codes(&to);
    terminal_print(&to, ".SH ENVIRONMENT\n");
    for (size_t i = 0; i < sizeof surroundings / sizeof *surroundings; i++) {
        terminal_print(&to, ".TP\n\\fB%s\\fR\n", surroundings[i].name);
        write_roff(&to, surroundings[i].meaning);
        terminal_print(&to, "\n");
    }
    idt_status status = answer_print(&to.bytes, &error);
    terminal_release(&to);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}
