/* foresee_setup.c -- see foresee_setup.h. */
#include "serve/foresee_setup.h"

#include "serve/answer_output.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/rules_choice.h"
#include "serve/terminal.h"

#include <unistd.h>

/* ---- choices -------------------------------------------------------------------- */

static bool is_page(const char *text) {
    return strchr(text, '/') || span_ends(span_of(text), ".md");
}

idt_status rules_open_with(const struct arguments *given, enum option_id page,
                           idt_error *error, idt_rules **rules) {
    const char *text = option_text(given, page);
    if (!text || !is_page(text)) return rules_open_chosen(given, error, rules);
    if (rules_path_chosen(given))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "a page of your own and another rulebook do not go "
                    "together; put the page into the rulebook's folder");
    return idt_rules_with(text, error, rules);
}

/* What only least acts read must not be given without asking for them. */
static idt_status least_options_fit(const struct arguments *given,
                                    idt_error *error) {
    static const enum option_id least[] = {OPTION_IN,     OPTION_BY_DAY,
                                           OPTION_SURE,   OPTION_WORLD,
                                           OPTION_STATES, OPTION_LIMIT};
    if (option_given(given, OPTION_LEAST) || option_given(given, OPTION_WANT))
        return IDT_OK;
    for (size_t i = 0; i < sizeof least / sizeof *least; i++)
        if (option_given(given, least[i]))
            return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                        "--%s says which least acts are wanted; give --least "
                        "or --want too",
                        option_rows[least[i]].name);
    return IDT_OK;
}

idt_status foresee_chosen(const struct arguments *given, idt_error *error,
                          idt_foresee_options *options) {
    options->form =
        option_given(given, OPTION_JSON) ? IDT_FORM_JSON : IDT_FORM_TEXT;
    options->scenario = option_text(given, OPTION_SCENARIO);
    options->acts = option_text(given, OPTION_ACTS);
    options->wanted = option_text(given, OPTION_WANT);
    if (!options->wanted && option_given(given, OPTION_LEAST))
        options->wanted = "permitted";
    options->orders = option_text(given, OPTION_IN);
    options->with_states = option_given(given, OPTION_STATES);
    options->is_sure = option_given(given, OPTION_SURE);
    options->world_only = option_given(given, OPTION_WORLD);
    idt_status status = least_options_fit(given, error);
    if (!status)
        status = option_day(given, OPTION_AS_OF, error, &options->as_of);
    if (!status) status = option_day(given, OPTION_BY_DAY, error, &options->by);
    if (!status)
        status =
            option_number(given, OPTION_LIMIT, 1000, error, &options->limit);
    return status;
}

int exit_of_level(int level) {
    if (level >= IDT_PROHIBITED) return EXIT_FORBIDDEN;
    return level >= IDT_NEEDS_FACTS ? EXIT_FOUND : EXIT_NOTHING;
}

/* ---- colours ---------------------------------------------------------------------- */

static enum text_style style_of_word(struct span line) {
    static const struct {
        const char *word;
        enum text_style style;
    } words[] = {{"fell ", STYLE_GOOD},    {"stands ", STYLE_BAD},
                 {"open ", STYLE_WARN},    {"new ", STYLE_BAD},
                 {"refused ", STYLE_WARN}, {"before ", STYLE_BOLD},
                 {"after ", STYLE_BOLD},   {"vetoed ", STYLE_BAD},
                 {"failed ", STYLE_BAD},   {"adopted ", STYLE_GOOD},
                 {"ring ", STYLE_WARN},    {"nobody ", STYLE_BOLD}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_starts(line, words[i].word)) return words[i].style;
    return STYLE_PLAIN;
}

static enum text_style style_of_mark(char mark) {
    if (mark == '#' || mark == 'L') return STYLE_BAD;
    if (mark == '~' || mark == '?') return STYLE_WARN;
    if (mark == '-' || mark == '/') return STYLE_GOOD;
    return mark == '.' ? STYLE_DIM : STYLE_PLAIN;
}

/* Single characters between blanks are the marks of a map.  What lies between
 * two marks goes out in one piece: a byte alone is no letter of UTF-8. */
static void put_line(struct terminal *to, struct span line) {
    size_t from = 0;
    terminal_style(to, style_of_word(line));
    for (size_t i = 0; i < line.length; i++) {
        bool is_alone = i > 0 && line.bytes[i - 1] == ' ' &&
                        (i + 1 == line.length || line.bytes[i + 1] == ' ');
        enum text_style style =
            is_alone ? style_of_mark(line.bytes[i]) : STYLE_PLAIN;
        if (style == STYLE_PLAIN) continue;
        terminal_text(to, (struct span){line.bytes + from, i - from});
        terminal_style(to, style);
        terminal_text(to, (struct span){line.bytes + i, 1});
        terminal_style(to, STYLE_PLAIN);
        from = i + 1;
    }
    terminal_text(to, (struct span){line.bytes + from, line.length - from});
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "\n");
}

idt_status print_told(const idt_answer *answer, bool is_plain,
                      idt_error *error) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    struct span rest = span_of_text(idt_answer_text(answer));
    if (is_plain)
        write_bytes(&to.bytes, rest.bytes, rest.length);
    else
        while (rest.bytes && rest.length > 0)
            put_line(&to, span_cut(&rest, '\n'));
    idt_status status = answer_print(&to.bytes, error);
    terminal_release(&to);
    return status;
}
