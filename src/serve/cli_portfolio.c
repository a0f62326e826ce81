/* cli_portfolio.c -- many cases under one scenario: which change, to what.
 *
 *     interdict portfolio cases.ndjson --scenario five-orders --output rows
 *
 * One case is held at a time.  The sums go to standard output, the rows, if
 * wanted, to --output, one line a case in the order of the input.  A line
 * that cannot be read is answered by an error there and the exit is 65.
 */
#include "serve/answer_output.h"
#include "serve/answer_rows.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/foresee_setup.h"
#include "serve/portfolio_sums.h"

#include "base/json_write.h"

#include <unistd.h>

struct portfolio_run {
    const struct arguments *given;
    idt_portfolio *portfolio;
    struct portfolio_sums sums;
    uint64_t bad;
};

static void flip_json(const idt_flip *flip, struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "id");
    json_put_text(&json, span_of_text(flip->id));
    json_put_key(&json, "before");
    json_put_string(&json, idt_verdict_name(flip->before));
    json_put_key(&json, "after");
    json_put_string(&json, idt_verdict_name(flip->after));
    if (flip->value.length > 0) {
        json_put_key(&json, "value");
        json_put_text(&json, span_of_text(flip->value));
    }
    if (flip->untold > 0) {
        json_put_key(&json, "untold");
        json_put_integer(&json, flip->untold);
    }
    if (flip->layer[0]) {
        json_put_key(&json, "held_by");
        json_put_string(&json, flip->layer);
        json_put_key(&json, "layers");
        json_open_array(&json);
        for (uint32_t i = 0; i < flip->layer_count; i++)
            json_put_string(&json, flip->layers[i]);
        json_close_array(&json);
    }
    json_close_object(&json);
    json_end_line(&json);
}

static idt_status run_row(void *context, const struct json_row *row,
                          struct byte_writer *to, struct span *id,
                          idt_error *error) {
    struct portfolio_run *run = context;
    idt_flip flip = {.id = {NULL, 0}};
    const idt_case one = {text_of_span(row->text), row->source,
                          (uint32_t)row->line};
    idt_status status = idt_portfolio_case(run->portfolio, &one, error, &flip);
    *id = span_of_text(flip.id);
    if (status) return status;
    sums_add(&run->sums, &flip);
    flip_json(&flip, to);
    return IDT_OK;
}

static idt_status tell_sums(const struct portfolio_run *run, idt_error *error) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    idt_status status = IDT_OK;
    if (option_given(run->given, OPTION_JSON)) {
        status = sums_json(&run->sums, run->portfolio, error, &to.bytes);
    } else {
        sums_text(&run->sums, &to);
        status = refusals_text(run->portfolio, error, &to);
    }
    if (!status) status = answer_print(&to.bytes, error);
    terminal_release(&to);
    return status;
}

static idt_status portfolio_of(struct portfolio_run *run, const char *path,
                               idt_error *error) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    idt_rules *rules = NULL;
    struct row_answering how = {
        .input = path,
        .format = option_text(run->given, OPTION_FORMAT),
        .output = option_text(run->given, OPTION_OUTPUT),
        .is_silent = !option_given(run->given, OPTION_OUTPUT),
        .noun = "cases",
        .context = run,
        .answer = run_row};
    idt_status status = foresee_chosen(run->given, error, &options);
    if (!status && !options.scenario && !options.acts)
        status = fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                      "what is done?  --scenario or --acts");
    if (!status)
        status = rules_open_with(run->given, OPTION_SCENARIO, error, &rules);
    if (!status)
        status = idt_portfolio_new(rules, &options, error, &run->portfolio);
    if (!status) status = answer_rows(&how, error, &run->bad);
    if (!status) status = tell_sums(run, error);
    idt_portfolio_free(run->portfolio);
    idt_rules_free(rules);
    return status;
}

int run_portfolio(const struct arguments *given) {
    idt_error error = {0};
    struct portfolio_run run = {.given = given};
    if (given->operands.count != 1) {
        (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
                   "give one file of CASES, one case a row");
        return tell_failure(IDT_BAD_ARGUMENT, &error);
    }
    idt_status status = portfolio_of(&run, given->operands.items[0], &error);
    if (status) return tell_failure(status, &error);
    return exit_of_rows(run.bad, EXIT_NOTHING);
}
