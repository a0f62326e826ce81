/* cli_options.h -- the words of the command line: two tables and a parser.
 *
 *     interdict screen "kim jong un" --type person --id imo:9187629 --json
 *               ^command ^operand      ^option ^value
 *
 * Parsing, --help, completion and the manual are all made from the table of
 * commands (cli_commands.c) and the table of options (cli_options.c), so
 * none of them can promise what another does not know.  A new command is one
 * number and one row here and there, and a file with its run function; a new
 * option is one number, one row and the bit of each command that takes it.
 * Invariant: every value in `arguments` lives as long as argv does.
 */
#ifndef SERVE_CLI_OPTIONS_H
#define SERVE_CLI_OPTIONS_H

#include "base/error.h"
#include "base/growing_array.h"
#include "base/span.h"

/* ---- commands ----------------------------------------------------------- */

enum command_id {
    COMMAND_SCREEN,
    COMMAND_COMPARE,
    COMMAND_BUILD,
    COMMAND_LISTS,
    COMMAND_DUMP,
    COMMAND_EVAL,
    COMMAND_TESTPACK,
    COMMAND_UPDATE,
    COMMAND_DECIDE,
    COMMAND_LAW,
    COMMAND_FORESEE,
    COMMAND_PORTFOLIO,
    COMMAND_REGIME,
    COMMAND_OUTLOOK,
    COMMAND_VOTE,
    COMMAND_COMPLETION,
    COMMAND_MANUAL,
    COMMAND_COUNT
};

struct arguments;
struct command {
    const char *name;
    const char *operands; /* "NAME", "[SNAPSHOT]"; "" for none */
    const char *summary;  /* one clause */
    const char *about;    /* paragraphs for the manual, parted by \n\n */
    const char *examples; /* command lines, parted by \n */
    unsigned operands_most;
    int (*run)(const struct arguments *given); /* gives the exit code */
};
extern const struct command commands[COMMAND_COUNT];

/* ---- options ------------------------------------------------------------ */

enum option_id {
    OPTION_TYPE,
    OPTION_BIRTH,
    OPTION_COUNTRY,
    OPTION_ID,
    OPTION_ADDRESS,
    OPTION_INPUT,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_OUTPUT_FORMAT,
    OPTION_JOBS,
    OPTION_THRESHOLD,
    OPTION_LIMIT,
    OPTION_MODE,
    OPTION_LIST,
    OPTION_KIND,
    OPTION_OUT,
    OPTION_ACCEPT_BAD,
    OPTION_ACCEPT_SHRINK,
    OPTION_MAP,
    OPTION_NAME,
    OPTION_SECTION,
    OPTION_ENTITY,
    OPTION_DIFF,
    OPTION_CHECK,
    OPTION_POSITIVES,
    OPTION_NEGATIVES,
    OPTION_PAIRS,
    OPTION_ALIASES,
    OPTION_NO_HEADER,
    OPTION_NAME_ONLY,
    OPTION_LABEL_AT,
    OPTION_BY,
    OPTION_MISSES,
    OPTION_SCORES,
    OPTION_BEFORE,
    OPTION_SAMPLES,
    OPTION_SVG,
    OPTION_SEED,
    OPTION_HOW_MANY,
    OPTION_CLASSES,
    OPTION_NEAR_PAIRS,
    OPTION_FOLDER,
    OPTION_SOURCE,
    OPTION_ONLY,
    OPTION_TIMEOUT,
    OPTION_DRY_RUN,
    OPTION_SCENARIO,
    OPTION_ACTS,
    OPTION_LEAST,
    OPTION_WANT,
    OPTION_BY_DAY,
    OPTION_IN,
    OPTION_STATES,
    OPTION_SURE,
    OPTION_WORLD,
    OPTION_POSITIONS,
    OPTION_DRAFT,
    OPTION_VOTES,
    OPTION_AS_OF,
    OPTION_KNOWN_AT,
    OPTION_RULEBOOK,
    OPTION_NO_SCREENING,
    OPTION_IDLE,
    OPTION_SNAPSHOT,
    OPTION_LISTS,
    OPTION_POLICY,
    OPTION_TODAY,
    OPTION_JSON,
    OPTION_HELP,
    OPTION_COUNT
};

enum option_times {
    GIVEN_ONCE,    /* the last one wins would hide a mistake: refused twice */
    GIVEN_OFTEN,   /* --id A --id B */
    GIVEN_IN_A_ROW /* --list A B C: up to the next option */
};

struct option_row {
    const char *name;  /* without the dashes */
    const char *value; /* "FILE"; NULL when it takes none */
    const char *words; /* "csv ndjson tsv": all it accepts; NULL: anything */
    const char *help;  /* one clause; option_help gives a command's own */
    enum option_times times;
    uint32_t commands; /* bit of each command_id that takes it */
};
extern const struct option_row option_rows[OPTION_COUNT];

static inline bool command_takes(enum command_id command,
                                 enum option_id option) {
    return (option_rows[option].commands >> command & 1) != 0;
}
/* What the option means to this command, one clause. */
const char *option_help(enum command_id command, enum option_id option);
static inline enum command_id command_number(const struct command *command) {
    return (enum command_id)(command - commands);
}

/* ---- what was given ------------------------------------------------------ */

struct option_value {
    enum option_id option;
    const char *text; /* "" when the option takes none */
};

struct arguments {
    const struct command *command;
    GROWING(struct option_value) values;
    GROWING(const char *) operands;
};

/* argv without the program and the command.  IDT_BAD_ARGUMENT names what is
 * not known and the nearest known.  *out is released by the caller. */
idt_status arguments_parse(const struct command *command, int count,
                           char *const *words, idt_error *error,
                           struct arguments *out);
void arguments_release(struct arguments *given);

bool option_given(const struct arguments *given, enum option_id option);
/* NULL when it was not given. */
const char *option_text(const struct arguments *given, enum option_id option);
/* Each value in order, *at from 0; false after the last. */
bool option_next(const struct arguments *given, enum option_id option,
                 size_t *at, const char **text);
/* A failure if it was given: "'--format' goes with --input". */
idt_status option_refuse(const struct arguments *given, enum option_id option,
                         const char *why, idt_error *error);
/* A whole number up to `most`; *out is left alone when not given. */
idt_status option_number(const struct arguments *given, enum option_id option,
                         uint32_t most, idt_error *error, uint32_t *out);
/* A number from 0 to 1, "0.85". */
idt_status option_share(const struct arguments *given, enum option_id option,
                        idt_error *error, double *out);

/* A day, "2017-08-04"; *out, days since 1970-01-01, is left when not given. */
idt_status option_day(const struct arguments *given, enum option_id option,
                      idt_error *error, int32_t *out);

/* NULL when there is no command of this name. */
const struct command *command_find(const char *name);
/* "unknown command 'scren'; did you mean 'screen'?" */
idt_status fail_command(const char *name, idt_error *error);

#endif
