/* cli_options.c -- the table of options, and the parser that reads it. */
#include "serve/cli_options.h"

#include "base/calendar_date.h"

#include <assert.h>

#define IN(command)   (UINT32_C(1) << COMMAND_##command)
#define EVERY_COMMAND ((UINT32_C(1) << COMMAND_COUNT) - 1)
#define SEARCHING                                                              \
    (IN(SCREEN) | IN(LISTS) | IN(DUMP) | IN(EVAL) | IN(TESTPACK) | IN(DECIDE))

const struct option_row option_rows[] = {
    [OPTION_TYPE] = {"type", "TYPE", NULL,
                     "person, organization, vessel, aircraft, wallet, "
                     "security, address or any",
                     GIVEN_ONCE, IN(SCREEN) | IN(COMPARE)},
    [OPTION_BIRTH] = {"birth", "DATE", NULL,
                      "date of birth: 1984-01-08, 1984, circa 1984", GIVEN_ONCE,
                      IN(SCREEN)},
    [OPTION_COUNTRY] = {"country", "CC", NULL, "country, code or name",
                        GIVEN_ONCE, IN(SCREEN)},
    [OPTION_ID] = {"id", "KIND:VALUE[:CC]", NULL,
                   "identifier, such as imo:9187629 or passport:123:KP",
                   GIVEN_OFTEN, IN(SCREEN)},
    [OPTION_ADDRESS] = {"address", "TEXT", NULL, "address in one line",
                        GIVEN_ONCE, IN(SCREEN)},
    [OPTION_INPUT] = {"input", "FILE", NULL,
                      "many queries or cases, one a row; - is standard input",
                      GIVEN_ONCE, IN(SCREEN) | IN(COMPARE) | IN(DECIDE)},
    [OPTION_FORMAT] = {"format", "FORMAT", "csv ndjson tsv",
                       "how the input is written", GIVEN_ONCE,
                       IN(SCREEN) | IN(COMPARE) | IN(DECIDE) | IN(PORTFOLIO)},
    [OPTION_OUTPUT] = {"output", "FILE", NULL,
                       "where the answers go; renamed into place when whole",
                       GIVEN_ONCE,
                       IN(SCREEN) | IN(COMPARE) | IN(TESTPACK) | IN(DECIDE) |
                           IN(LAW) | IN(PORTFOLIO)},
    [OPTION_OUTPUT_FORMAT] = {"output-format", "FORMAT", "ndjson csv tsv",
                              "how the answers are written: ndjson unless "
                              "said",
                              GIVEN_ONCE, IN(SCREEN)},
    [OPTION_JOBS] = {"jobs", "N", NULL, "threads; as many as cores unless said",
                     GIVEN_ONCE, IN(SCREEN) | IN(EVAL)},
    [OPTION_THRESHOLD] = {"threshold", "P", NULL,
                          "least score told, 0 to 1: 0.70 unless said",
                          GIVEN_ONCE, IN(SCREEN) | IN(EVAL) | IN(DECIDE)},
    [OPTION_LIMIT] = {"limit", "N", NULL, "most results a query; 0 is all",
                      GIVEN_ONCE, IN(SCREEN) | IN(FORESEE)},
    [OPTION_MODE] = {"mode", "MODE", "own exact ofac",
                     "own scoring, only names equal after folding, or as "
                     "OFAC's search page scores a name",
                     GIVEN_ONCE, IN(SCREEN) | IN(COMPARE) | IN(EVAL)},
    [OPTION_LIST] = {"list", "PATH...", NULL, "list files, or folders of them",
                     GIVEN_IN_A_ROW, IN(BUILD)},
    [OPTION_KIND] = {"kind", "KIND", NULL,
                     "kind of the files, instead of finding it from content",
                     GIVEN_ONCE, IN(BUILD)},
    [OPTION_OUT] = {"out", "FILE", NULL,
                    "snapshot to write; in the user's data folder unless said",
                    GIVEN_ONCE, IN(BUILD) | IN(UPDATE)},
    [OPTION_ACCEPT_BAD] = {"accept-bad", "N", NULL,
                           "let N records without name or id pass", GIVEN_ONCE,
                           IN(BUILD) | IN(UPDATE)},
    [OPTION_ACCEPT_SHRINK] = {"accept-shrink", NULL, NULL,
                              "let a list shrink or vanish", GIVEN_ONCE,
                              IN(BUILD) | IN(UPDATE)},
    [OPTION_MAP] = {"map", "MAP", NULL,
                    "file that says which columns mean what", GIVEN_ONCE,
                    IN(BUILD) | IN(EVAL)},
    [OPTION_NAME] = {"name", "NAME", NULL, "name of an own list: own-NAME",
                     GIVEN_ONCE, IN(BUILD)},
    [OPTION_SECTION] = {"section", "TAG", NULL, "bytes of one section",
                        GIVEN_ONCE, IN(DUMP)},
    [OPTION_ENTITY] = {"entity", "ID", NULL, "all that is known of a record",
                       GIVEN_ONCE, IN(DUMP)},
    [OPTION_DIFF] = {"diff", "OLD", NULL,
                     "records added, removed, changed since snapshot OLD",
                     GIVEN_ONCE, IN(DUMP)},
    [OPTION_CHECK] = {"check", NULL, NULL, "check every byte of the snapshot",
                      GIVEN_ONCE, IN(DUMP)},
    [OPTION_POSITIVES] = {"positives", "FILE", NULL,
                          "names that should be found", GIVEN_ONCE, IN(EVAL)},
    [OPTION_NEGATIVES] = {"negatives", "FILE", NULL,
                          "names that should not be found", GIVEN_ONCE,
                          IN(EVAL)},
    [OPTION_PAIRS] = {"pairs", "FILE", NULL,
                      "two names and a label a row, compared without any list",
                      GIVEN_ONCE, IN(EVAL)},
    [OPTION_ALIASES] = {"aliases", NULL, NULL,
                        "ask each alias of the lists against their primary "
                        "names alone",
                        GIVEN_ONCE, IN(EVAL)},
    [OPTION_NO_HEADER] =
        {"no-header", NULL, NULL,
         "the first line is a row; columns go by number from 1", GIVEN_ONCE,
         IN(EVAL)},
    [OPTION_NAME_ONLY] = {"name-only", NULL, NULL,
                          "leave type, birth and country out unless mapped",
                          GIVEN_ONCE, IN(EVAL)},
    [OPTION_LABEL_AT] = {"label-at", "N", NULL,
                         "labels are numbers; from N on a pair is the same",
                         GIVEN_ONCE, IN(EVAL)},
    [OPTION_BY] = {"by", "COLUMN", NULL,
                   "tell each class of this column apart; without such a "
                   "column, script is that of the names",
                   GIVEN_ONCE, IN(EVAL)},
    [OPTION_MISSES] = {"misses", "FILE", NULL,
                       "CSV of every row that was answered wrongly", GIVEN_ONCE,
                       IN(EVAL)},
    [OPTION_SCORES] = {"scores", "FILE", NULL, "CSV of every row's score",
                       GIVEN_ONCE, IN(EVAL)},
    [OPTION_BEFORE] = {"before", "FILE", NULL,
                       "an earlier run's --scores: tell what flipped since",
                       GIVEN_ONCE, IN(EVAL)},
    [OPTION_SAMPLES] = {"samples", "FILE", NULL,
                        "CSV of the rows just above and just below the "
                        "threshold",
                        GIVEN_ONCE, IN(EVAL)},
    [OPTION_SVG] = {"svg", "FILE", NULL, "draw the map into this file",
                    GIVEN_ONCE, IN(EVAL) | IN(LAW) | IN(REGIME) | IN(DECIDE)},
    [OPTION_SEED] = {"seed", "N", NULL,
                     "the same number gives the same pack: 0 unless said",
                     GIVEN_ONCE, IN(TESTPACK)},
    [OPTION_HOW_MANY] = {"count", "N", NULL,
                         "names a class, 500 unless said; 0 is all", GIVEN_ONCE,
                         IN(TESTPACK) | IN(EVAL)},
    [OPTION_CLASSES] = {"classes", "CLASS,...", NULL, "only these alterations",
                        GIVEN_ONCE, IN(TESTPACK)},
    [OPTION_NEAR_PAIRS] = {"near-pairs", NULL, NULL,
                           "labelled pairs of names that look alike: of one "
                           "record, and of two",
                           GIVEN_ONCE, IN(TESTPACK)},
    [OPTION_FOLDER] =
        {"folder", "DIR", NULL,
         "where downloads are kept; in the user's data folder unless said",
         GIVEN_ONCE, IN(UPDATE)},
    [OPTION_SOURCE] = {"source", "[ID=]URL", NULL,
                       "another address of a source, or a source of its own",
                       GIVEN_OFTEN, IN(UPDATE)},
    [OPTION_ONLY] = {"only", "ID,...", NULL, "only these sources", GIVEN_ONCE,
                     IN(UPDATE)},
    [OPTION_TIMEOUT] = {"timeout", "SECONDS", NULL,
                        "longest a file may take: 900 unless said", GIVEN_ONCE,
                        IN(UPDATE)},
    [OPTION_DRY_RUN] = {"dry-run", NULL, NULL,
                        "print the table of sources and fetch nothing",
                        GIVEN_ONCE, IN(UPDATE)},
    [OPTION_SCENARIO] = {"scenario", "ID|PAGE", NULL,
                         "what is done: a scenario of the rulebook, or a page "
                         "of your own (a path, or a name ending in .md)",
                         GIVEN_ONCE, IN(FORESEE) | IN(PORTFOLIO) | IN(REGIME)},
    [OPTION_ACTS] = {"acts", "ID,...", NULL,
                     "what is done: these acts, each as soon as it can be",
                     GIVEN_ONCE, IN(FORESEE) | IN(PORTFOLIO) | IN(REGIME)},
    [OPTION_LEAST] = {"least", NULL, NULL,
                      "the least that would have to be done", GIVEN_ONCE,
                      IN(FORESEE)},
    [OPTION_WANT] = {"want", "VERDICT", NULL,
                     "least acts to this verdict; permitted unless said",
                     GIVEN_ONCE, IN(FORESEE)},
    [OPTION_BY_DAY] = {"by", "DATE", NULL,
                       "mark least acts that are not done by this day",
                       GIVEN_ONCE, IN(FORESEE)},
    [OPTION_IN] = {"in", "ORDER,...", NULL,
                   "least acts for these laws only: US, EU, GB ...", GIVEN_ONCE,
                   IN(FORESEE)},
    [OPTION_STATES] = {"states", NULL, NULL,
                       "least acts must also end the duties of States",
                       GIVEN_ONCE, IN(FORESEE)},
    [OPTION_SURE] = {"sure", NULL, NULL,
                     "least acts must also end what may bite while facts are "
                     "missing",
                     GIVEN_ONCE, IN(FORESEE)},
    [OPTION_WORLD] = {"world", NULL, NULL,
                      "least acts without a licence or waiver for the one case",
                      GIVEN_ONCE, IN(FORESEE)},
    [OPTION_POSITIONS] = {"positions", "NAME|PAGE", NULL,
                          "who would do what: 2019, 2026, or a page of your "
                          "own",
                          GIVEN_ONCE, IN(OUTLOOK)},
    [OPTION_DRAFT] = {"draft", "ID", NULL,
                      "a vote on record, its draft, or an act of the Council",
                      GIVEN_ONCE, IN(VOTE)},
    [OPTION_VOTES] = {"votes", "CC=VOTE,...", NULL,
                      "yes, no or abstain of each member; others=yes for the "
                      "rest; as recorded unless said",
                      GIVEN_ONCE, IN(VOTE)},
    [OPTION_AS_OF] = {"as-of", "DATE", NULL,
                      "by the law of this day, instead of the case's own",
                      GIVEN_ONCE,
                      IN(DECIDE) | IN(FORESEE) | IN(PORTFOLIO) | IN(REGIME) |
                          IN(VOTE)},
    [OPTION_KNOWN_AT] = {"known-at", "DATE", NULL,
                         "with what the rulebook had recorded by this day",
                         GIVEN_ONCE, IN(DECIDE)},
    [OPTION_RULEBOOK] = {"rulebook", "PATH", NULL,
                         "folder of law pages, or a compiled rulebook",
                         GIVEN_ONCE,
                         IN(DECIDE) | IN(LAW) | IN(FORESEE) | IN(PORTFOLIO) |
                             IN(REGIME) | IN(OUTLOOK) | IN(VOTE)},
    [OPTION_NO_SCREENING] = {"no-screening", NULL, NULL,
                             "look nobody up: who is listed stays unknown "
                             "where the case does not say",
                             GIVEN_ONCE, IN(DECIDE)},
    [OPTION_IDLE] = {"idle", NULL, NULL,
                     "name what no case exercises: rules, authorisations",
                     GIVEN_ONCE, IN(LAW)},
    [OPTION_SNAPSHOT] = {"snapshot", "FILE", NULL,
                         "snapshot to search, instead of INTERDICT_SNAPSHOT "
                         "or the user's",
                         GIVEN_ONCE, SEARCHING},
    [OPTION_LISTS] = {"lists", "ID,...", NULL, "only these lists", GIVEN_ONCE,
                      IN(SCREEN) | IN(EVAL) | IN(TESTPACK) | IN(DECIDE)},
    [OPTION_POLICY] = {"policy", "FILE", NULL,
                       "policy file, instead of INTERDICT_POLICY", GIVEN_ONCE,
                       IN(SCREEN) | IN(LISTS) | IN(EVAL) | IN(TESTPACK) |
                           IN(DECIDE)},
    [OPTION_TODAY] = {"today", "DATE", NULL,
                      "day from which ages count, instead of the clock's",
                      GIVEN_ONCE, IN(SCREEN) | IN(LISTS) | IN(REGIME)},
    [OPTION_JSON] = {"json", NULL, NULL, "JSON for machines", GIVEN_ONCE,
                     IN(SCREEN) | IN(COMPARE) | IN(BUILD) | IN(LISTS) |
                         IN(DUMP) | IN(EVAL) | IN(TESTPACK) | IN(UPDATE) |
                         IN(DECIDE) | IN(LAW) | IN(FORESEE) | IN(PORTFOLIO) |
                         IN(REGIME) | IN(OUTLOOK) | IN(VOTE)},
    [OPTION_HELP] = {"help", NULL, NULL, "this help", GIVEN_ONCE,
                     EVERY_COMMAND},
};
/* Where a command means something else by an option. */
static const struct {
    enum option_id option;
    enum command_id command;
    const char *help;
} own_help[] = {
    {OPTION_INPUT, COMMAND_SCREEN,
     "many queries, one a row; - is standard input"},
    {OPTION_INPUT, COMMAND_COMPARE,
     "many pairs, one an NDJSON line; - is standard input"},
    {OPTION_INPUT, COMMAND_DECIDE,
     "many cases, one an NDJSON line; - is standard input"},
    {OPTION_LIMIT, COMMAND_FORESEE, "most sets of acts told; 0 is all"},
    {OPTION_MAP, COMMAND_EVAL, "which columns mean what: name=COLUMN,..."},
    {OPTION_SVG, COMMAND_EVAL, "draw recall over alert rate into this file"},
    {OPTION_SVG, COMMAND_LAW, "show: draw the chain into this file"},
    {OPTION_SVG, COMMAND_DECIDE, "also draw the verdict into this file"},
    {OPTION_HOW_MANY, COMMAND_EVAL, "samples a side, 50 unless said"},
    {OPTION_TODAY, COMMAND_REGIME,
     "the day of the map unless --as-of says it, instead of the clock's"},
    {OPTION_THRESHOLD, COMMAND_DECIDE,
     "least score of a hit that counts, 0 to 1: 0.70 unless said"},
};

const char *option_help(enum command_id command, enum option_id option) {
    for (size_t i = 0; i < sizeof own_help / sizeof *own_help; i++)
        if (own_help[i].option == option && own_help[i].command == command)
            return own_help[i].help;
    return option_rows[option].help;
}

static_assert(sizeof option_rows / sizeof *option_rows == OPTION_COUNT,
              "a row for every option");
static_assert(COMMAND_COUNT < 32, "commands fit a word of bits");

/* ---- the nearest known word ---------------------------------------------- */

#define WORD_MOST 24 /* longer words are nobody's slip of the finger */

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* Levenshtein distance, row by row. */
static unsigned word_distance(const char *a, const char *b) {
    size_t height = strlen(a), width = strlen(b);
    if (height > WORD_MOST || width > WORD_MOST) return WORD_MOST;
    unsigned row[WORD_MOST + 1];
    for (size_t x = 0; x <= width; x++)
        row[x] = (unsigned)x;
    for (size_t y = 1; y <= height; y++) {
        unsigned corner = row[0];
        row[0] = (unsigned)y;
        for (size_t x = 1; x <= width; x++) {
            unsigned above = row[x];
            row[x] = least(least(above, row[x - 1]) + 1,
                           corner + (a[y - 1] != b[x - 1]));
            corner = above;
        }
    }
    return row[width];
}

struct nearest {
    const char *word;
    unsigned distance;
};

static void consider(struct nearest *nearest, const char *given,
                     const char *known) {
    unsigned distance = word_distance(given, known);
    if (nearest->word && distance >= nearest->distance) return;
    *nearest = (struct nearest){known, distance};
}

/* Words that differ in more than half of their letters are not worth a
 * guess. */
static bool is_near(const struct nearest *nearest, const char *given) {
    if (!nearest->word) return false;
    size_t length = strlen(given), known = strlen(nearest->word);
    return (size_t)2 * nearest->distance <= (length > known ? length : known);
}

/* ---- commands ------------------------------------------------------------ */

const struct command *command_find(const char *name) {
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
    return NULL;
}

idt_status fail_command(const char *name, idt_error *error) {
    struct nearest nearest = {NULL, 0};
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        consider(&nearest, name, commands[i].name);
    if (is_near(&nearest, name))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "unknown command '%s'; did you mean '%s'?", name,
                    nearest.word);
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                "unknown command '%s'; 'interdict --help' lists all", name);
}

/* ---- parsing ------------------------------------------------------------- */

struct parsing {
    char *const *word, *const *end;
    struct arguments *out;
    idt_error *error;
};

static idt_status fail_option(const struct parsing *p, const char *name) {
    const struct command *command = p->out->command;
    struct nearest nearest = {NULL, 0};
    for (enum option_id i = 0; i < OPTION_COUNT; i++)
        if (command_takes(command_number(command), i))
            consider(&nearest, name, option_rows[i].name);
    if (is_near(&nearest, name))
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "unknown option '--%s' of '%s'; did you mean '--%s'?", name,
                    command->name, nearest.word);
    return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                "unknown option '--%s' of '%s'; 'interdict %s --help' lists "
                "all",
                name, command->name, command->name);
}

/* OPTION_COUNT when the command has no such option. */
static enum option_id option_find(const struct parsing *p, struct span name) {
    enum command_id command = command_number(p->out->command);
    for (enum option_id i = 0; i < OPTION_COUNT; i++)
        if (command_takes(command, i) && span_is(name, option_rows[i].name))
            return i;
    return OPTION_COUNT;
}

static bool is_one_of(const char *words, const char *text) {
    struct span rest = span_of(words);
    while (rest.bytes)
        if (span_is(span_cut(&rest, ' '), text)) return true;
    return false;
}

static idt_status keep_value(struct parsing *p, enum option_id option,
                             const char *text) {
    const struct option_row *row = &option_rows[option];
    if (row->words && !is_one_of(row->words, text))
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--%s' is one of: %s; not '%s'", row->name, row->words,
                    text);
    if (row->times == GIVEN_ONCE && option_given(p->out, option))
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--%s' is given twice", row->name);
    struct option_value value = {option, text};
    return growing_add(&p->out->values, value) ? IDT_OK : fail_memory(p->error);
}

static bool is_option(const char *word) {
    return word[0] == '-' && word[1] != 0;
}

/* `joined` is what stood behind "=", NULL without it. */
static idt_status take_value(struct parsing *p, enum option_id option,
                             const char *joined) {
    const struct option_row *row = &option_rows[option];
    if (!row->value && joined)
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--%s' takes no value", row->name);
    if (!row->value) return keep_value(p, option, "");
    if (!joined && (p->word == p->end || (*p->word)[0] == 0))
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE, "'--%s' needs %s",
                    row->name, row->value);
    idt_status status = keep_value(p, option, joined ? joined : *p->word++);
    while (!status && row->times == GIVEN_IN_A_ROW && p->word < p->end &&
           !is_option(*p->word))
        status = keep_value(p, option, *p->word++);
    return status;
}

static idt_status take_option(struct parsing *p, const char *word) {
    if (strcmp(word, "-h") == 0) word = "--help";
    if (word[1] != '-')
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "unknown option '%s'; options are written --word", word);
    struct span name = span_of(word + 2);
    const char *equals = strchr(word, '=');
    if (equals) name = span_from_to(word + 2, equals);
    enum option_id option = option_find(p, name);
    if (option == OPTION_COUNT) return fail_option(p, word + 2);
    return take_value(p, option, equals ? equals + 1 : NULL);
}

static idt_status take_operand(struct parsing *p, const char *word) {
    const struct command *command = p->out->command;
    if (p->out->operands.count == command->operands_most)
        return fail(p->error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'%s' is one word too many for '%s'; put a name of "
                    "several words in quotes",
                    word, command->name);
    return growing_add(&p->out->operands, word) ? IDT_OK
                                                : fail_memory(p->error);
}

idt_status arguments_parse(const struct command *command, int count,
                           char *const *words, idt_error *error,
                           struct arguments *out) {
    struct arguments made = {.command = command};
    struct parsing p = {words, words + count, &made, error};
    idt_status status = IDT_OK;
    bool is_plain = false; /* behind "--" all words are operands */
    while (!status && p.word < p.end) {
        const char *word = *p.word++;
        if (!is_plain && strcmp(word, "--") == 0)
            is_plain = true;
        else if (!is_plain && is_option(word))
            status = take_option(&p, word);
        else
            status = take_operand(&p, word);
    }
    if (status)
        arguments_release(&made);
    else
        *out = made;
    return status;
}

void arguments_release(struct arguments *given) {
    growing_release(&given->values);
    growing_release(&given->operands);
}

/* ---- asking -------------------------------------------------------------- */

bool option_next(const struct arguments *given, enum option_id option,
                 size_t *at, const char **text) {
    for (; *at < given->values.count; ++*at) {
        if (given->values.items[*at].option != option) continue;
        *text = given->values.items[(*at)++].text;
        return true;
    }
    return false;
}

const char *option_text(const struct arguments *given, enum option_id option) {
    const char *text = NULL;
    size_t at = 0;
    (void)option_next(given, option, &at, &text);
    return text;
}

bool option_given(const struct arguments *given, enum option_id option) {
    return option_text(given, option) != NULL;
}

idt_status option_refuse(const struct arguments *given, enum option_id option,
                         const char *why, idt_error *error) {
    if (!option_given(given, option)) return IDT_OK;
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "'--%s' %s",
                option_rows[option].name, why);
}

idt_status option_number(const struct arguments *given, enum option_id option,
                         uint32_t most, idt_error *error, uint32_t *out) {
    const char *text = option_text(given, option);
    uint64_t number;
    if (!text) return IDT_OK;
    if (!span_number(span_of(text), &number) || number > most)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--%s' is a whole number up to %u, not '%s'",
                    option_rows[option].name, most, text);
    *out = (uint32_t)number;
    return IDT_OK;
}

idt_status option_share(const struct arguments *given, enum option_id option,
                        idt_error *error, double *out) {
    const char *text = option_text(given, option);
    if (!text) return IDT_OK;
    struct span rest = span_of(text);
    uint64_t whole = 0, parts = 0, scale = 1;
    bool is_number = span_number(span_cut(&rest, '.'), &whole) && whole <= 1;
    if (rest.bytes) {
        is_number = is_number && rest.length <= 9 && span_number(rest, &parts);
        for (size_t i = 0; is_number && i < rest.length; i++)
            scale *= 10;
    }
    double share = (double)whole + (double)parts / (double)scale;
    if (!is_number || share > 1.0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--%s' is a number from 0 to 1, not '%s'",
                    option_rows[option].name, text);
    *out = share;
    return IDT_OK;
}

idt_status option_day(const struct arguments *given, enum option_id option,
                      idt_error *error, int32_t *out) {
    const char *text = option_text(given, option);
    day_number day;
    if (!text) return IDT_OK;
    if (!day_parse_iso(span_of(text), &day))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'--%s %s' is no day; write YYYY-MM-DD",
                    option_rows[option].name, text);
    *out = day;
    return IDT_OK;
}
