/* cli_foresee.c -- what would have to change?  Foresee, regime, outlook, vote.
 *
 *     interdict foresee case.json --scenario five-orders --least
 *     interdict regime --scenario five-orders --svg map.svg
 *     interdict outlook --positions 2019
 *     interdict vote --draft un.vote.s-2022-431 --votes CN=abstain,RU=abstain,\
 *                    others=yes
 */
#include "serve/answer_output.h"
#include "serve/case_input.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/foresee_setup.h"
#include "serve/rules_choice.h"
#include "serve/snapshot_choice.h"

/* ---- foresee ------------------------------------------------------------------------ */

static idt_status foresee_one(const struct arguments *given, const char *path,
                              idt_error *error, int *code) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    struct byte_writer text = {0};
    idt_rules *rules = NULL;
    idt_answer *answer = NULL;
    idt_status status = foresee_chosen(given, error, &options);
    if (!status)
        status = rules_open_with(given, OPTION_SCENARIO, error, &rules);
    if (!status) status = case_input_read(path, error, &text);
    if (!status)
        status = idt_foresee(rules, &options,
                             &(idt_case){text_of_span(written(&text)), path, 1},
                             error, &answer);
    if (!status) {
        status = print_told(answer, options.form == IDT_FORM_JSON, error);
        *code = exit_of_level(idt_answer_level(answer));
    }
    idt_answer_free(answer);
    idt_rules_free(rules);
    byte_writer_release(&text);
    return status;
}

int run_foresee(const struct arguments *given) {
    idt_error error = {0};
    int code = EXIT_NOTHING;
    if (given->operands.count != 1) {
        (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
                   "give one CASE; many go to 'interdict portfolio'");
        return tell_failure(IDT_BAD_ARGUMENT, &error);
    }
    idt_status status =
        foresee_one(given, given->operands.items[0], &error, &code);
    return status ? tell_failure(status, &error) : code;
}

/* ---- regime ------------------------------------------------------------------------- */

static idt_status write_svg(const struct arguments *given, idt_rules *rules,
                            idt_foresee_options options, idt_error *error) {
    struct answer_output output = {NULL};
    idt_answer *answer = NULL;
    options.form = IDT_FORM_SVG;
    idt_status status = idt_regime(rules, &options, error, &answer);
    if (!status)
        status = answer_begin(option_text(given, OPTION_SVG), error, &output);
    if (!status)
        status =
            answer_write(&output, span_of_text(idt_answer_text(answer)), error);
    if (!status) status = answer_commit(&output, error);
    answer_abandon(&output);
    idt_answer_free(answer);
    return status;
}

static idt_status regime_of(const struct arguments *given, idt_error *error) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    idt_rules *rules = NULL;
    idt_answer *answer = NULL;
    if (option_given(given, OPTION_SVG) && option_given(given, OPTION_JSON))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "--svg and --json do not go together");
    idt_status status = foresee_chosen(given, error, &options);
    /* A scenario brings its own day. */
    if (!status && options.as_of == IDT_NO_DAY && !options.scenario)
        status = today_chosen(given, error, &options.as_of);
    if (!status)
        status = rules_open_with(given, OPTION_SCENARIO, error, &rules);
    if (!status && option_given(given, OPTION_SVG)) {
        status = write_svg(given, rules, options, error);
    } else if (!status) {
        status = idt_regime(rules, &options, error, &answer);
        if (!status)
            status = print_told(answer, options.form == IDT_FORM_JSON, error);
    }
    idt_answer_free(answer);
    idt_rules_free(rules);
    return status;
}

int run_regime(const struct arguments *given) {
    idt_error error = {0};
    idt_status status = regime_of(given, &error);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}

/* ---- outlook and vote ----------------------------------------------------------------- */

static idt_status outlook_of(const struct arguments *given, idt_error *error) {
    const char *positions = option_text(given, OPTION_POSITIONS);
    bool is_json = option_given(given, OPTION_JSON);
    idt_rules *rules = NULL;
    idt_answer *answer = NULL;
    if (!positions)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "whose positions?  --positions 2019, 2026 or a page");
    idt_status status = rules_open_with(given, OPTION_POSITIONS, error, &rules);
    if (!status)
        status = idt_outlook(rules, positions,
                             is_json ? IDT_FORM_JSON : IDT_FORM_TEXT, error,
                             &answer);
    if (!status) status = print_told(answer, is_json, error);
    idt_answer_free(answer);
    idt_rules_free(rules);
    return status;
}

int run_outlook(const struct arguments *given) {
    idt_error error = {0};
    idt_status status = outlook_of(given, &error);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}

static idt_status vote_of(const struct arguments *given, idt_error *error) {
    idt_vote_options options = IDT_VOTE_OPTIONS_INIT;
    bool is_json = option_given(given, OPTION_JSON);
    idt_rules *rules = NULL;
    idt_answer *answer = NULL;
    options.form = is_json ? IDT_FORM_JSON : IDT_FORM_TEXT;
    options.draft = option_text(given, OPTION_DRAFT);
    options.votes = option_text(given, OPTION_VOTES);
    if (!options.draft)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "on what?  --draft names a vote on record or an act");
    idt_status status = option_day(given, OPTION_AS_OF, error, &options.on);
    if (!status) status = rules_open_chosen(given, error, &rules);
    if (!status) status = idt_vote(rules, &options, error, &answer);
    if (!status) status = print_told(answer, is_json, error);
    idt_answer_free(answer);
    idt_rules_free(rules);
    return status;
}

int run_vote(const struct arguments *given) {
    idt_error error = {0};
    idt_status status = vote_of(given, &error);
    return status ? tell_failure(status, &error) : EXIT_NOTHING;
}
