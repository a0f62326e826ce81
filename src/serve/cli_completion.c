/* cli_completion.c -- what a shell needs to complete our words.
 *
 *     interdict completion bash > .../completions/interdict
 *
 * Each script is a list of what the tables hold; none asks the program again
 * while the user types.
 */
#include "serve/answer_output.h"
#include "serve/cli_commands.h"
#include "serve/exit_codes.h"
#include "serve/terminal.h"

#include <unistd.h>

static void write_command_names(struct terminal *to) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        terminal_print(to, "%s%s", i ? " " : "", commands[i].name);
}

/* ---- bash ------------------------------------------------------------------------ */

static void write_bash(struct terminal *to) {
    terminal_print(to, "_interdict() {\n"
                       "    local word=${COMP_WORDS[COMP_CWORD]} "
                       "before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
                       "    COMPREPLY=()\n"
                       "    case $before in\n");
    for (enum option_id i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].words)
            terminal_print(to, "    --%s) words='%s' ;;\n", option_rows[i].name,
                           option_rows[i].words);
    terminal_print(to, "    esac\n"
                       "    if [ -z \"$words\" ]; then\n"
                       "        if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                       "            words='");
    write_command_names(to);
    terminal_print(to, " --help --version'\n        else\n"
                       "            case ${COMP_WORDS[1]} in\n");
    for (enum command_id c = 0; c < COMMAND_COUNT; c++) {
        terminal_print(to, "            %s) words='", commands[c].name);
        for (enum option_id i = 0; i < OPTION_COUNT; i++)
            if (command_takes(c, i))
                terminal_print(to, "--%s ", option_rows[i].name);
        terminal_print(to, "' ;;\n");
    }
    terminal_print(to, "            esac\n        fi\n    fi\n"
                       "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))"
                       "\n}\n"
                       "complete -o default -F _interdict interdict\n");
}

/* ---- zsh -------------------------------------------------------------------------- */

/* Single quotes end a quoted word; brackets and colons end a part of it. */
static void write_zsh_text(struct terminal *to, const char *text) {
    for (; *text; text++) {
        if (*text == '\'')
            terminal_print(to, "'\\''");
        else if (*text == '[' || *text == ']' || *text == ':')
            terminal_print(to, "\\%c", *text);
        else
            write_byte(&to->bytes, (uint8_t)*text);
    }
}

static void write_zsh_option(struct terminal *to, enum command_id c,
                             enum option_id option) {
    const struct option_row *row = &option_rows[option];
    terminal_print(to, " \\\n            '%s--%s[",
                   row->times == GIVEN_ONCE ? "" : "*", row->name);
    write_zsh_text(to, option_help(c, option));
    terminal_print(to, "]");
    if (row->value) {
        terminal_print(to, ":");
        write_zsh_text(to, row->value);
        if (row->words)
            terminal_print(to, ":(%s)", row->words);
        else
            terminal_print(to, ":_files");
    }
    terminal_print(to, "'");
}

static void write_zsh(struct terminal *to) {
    terminal_print(to, "#compdef interdict\n_interdict() {\n"
                       "    if (( CURRENT == 2 )); then\n"
                       "        local -a known=(\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        terminal_print(to, "            '%s:", commands[i].name);
        write_zsh_text(to, commands[i].summary);
        terminal_print(to, "'\n");
    }
    terminal_print(to, "        )\n        _describe command known\n"
                       "        return\n    fi\n"
                       "    local command=$words[2]\n"
                       "    shift words; (( CURRENT-- ))\n"
                       "    case $command in\n");
    for (enum command_id c = 0; c < COMMAND_COUNT; c++) {
        terminal_print(to, "        %s) _arguments", commands[c].name);
        for (enum option_id i = 0; i < OPTION_COUNT; i++)
            if (command_takes(c, i)) write_zsh_option(to, c, i);
        terminal_print(to, " '*:operand:_files' ;;\n");
    }
    terminal_print(to, "    esac\n}\n_interdict \"$@\"\n");
}

/* ---- fish ------------------------------------------------------------------------- */

static void write_fish_text(struct terminal *to, const char *text) {
    terminal_print(to, "'");
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') terminal_print(to, "\\");
        write_byte(&to->bytes, (uint8_t)*text);
    }
    terminal_print(to, "'");
}

static void write_fish_option(struct terminal *to, enum command_id c,
                              enum option_id option) {
    const struct option_row *row = &option_rows[option];
    terminal_print(to,
                   "complete -c interdict -n "
                   "'__fish_seen_subcommand_from %s' -l %s",
                   commands[c].name, row->name);
    if (row->value) terminal_print(to, " -r");
    if (row->words) terminal_print(to, " -f -a '%s'", row->words);
    terminal_print(to, " -d ");
    write_fish_text(to, option_help(c, option));
    terminal_print(to, "\n");
}

static void write_fish(struct terminal *to) {
    for (enum command_id c = 0; c < COMMAND_COUNT; c++) {
        terminal_print(to,
                       "complete -c interdict -f -n __fish_use_subcommand "
                       "-a %s -d ",
                       commands[c].name);
        write_fish_text(to, commands[c].summary);
        terminal_print(to, "\n");
        for (enum option_id i = 0; i < OPTION_COUNT; i++)
            if (command_takes(c, i)) write_fish_option(to, c, i);
    }
}

/* ---- dispatch --------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*write)(struct terminal *to);
} shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};

int run_completion(const struct arguments *given) {
    idt_error error = {0};
    const char *wanted =
        given->operands.count > 0 ? given->operands.items[0] : "";
    struct terminal to = {.has_colour = false};
    idt_status status =
        fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
             "completion is for one of: bash zsh fish; not '%s'", wanted);
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, wanted) != 0) continue;
        shells[i].write(&to);
        status = answer_print(&to.bytes, &error);
    }
    terminal_release(&to);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}
