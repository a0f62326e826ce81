/* cli_portfolio.c -- many cases under one scenario: which change, to what.
 *
 *     interdict portfolio cases.ndjson --scenario five-orders --output rows
 *
 * One case is held at a time.  The sums go to standard output, the rows, if
 * wanted, to --output, one line a case in the order of the input.  A line
 * that cannot be read is answered by an error there and the exit is 65.
 */
#include "serve/answer_output.h"
#include "serve/case_rows.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/foresee_setup.h"
#include "serve/portfolio_sums.h"
#include "serve/report_json.h"

#include "base/json_write.h"

#include <unistd.h>

struct portfolio_run {
    const struct arguments *given;
    idt_portfolio *portfolio;
    struct portfolio_sums sums;
    struct answer_output output;
    bool has_output;
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
    if (flip->layer[0]) {
        json_put_key(&json, "held_by");
        json_put_string(&json, flip->layer);
    }
    json_close_object(&json);
    json_end_line(&json);
}

static idt_status run_row(struct portfolio_run *run, const char *path,
                          const struct case_row *row, idt_error *error) {
    struct byte_writer line = {0};
    idt_error wrong = {0};
    idt_flip flip = {.id = {NULL, 0}};
    const idt_case one = {text_of_span(row->text), path, (uint32_t)row->line};
    idt_status status = idt_portfolio_case(run->portfolio, &one, &wrong, &flip);
    if (status == IDT_NO_MEMORY) return fail_memory(error);
    if (status) {
        run->bad++;
        wrong.status = status;
        row_error_json(&line, span_of_text(flip.id), &wrong, row->line);
    } else {
        sums_add(&run->sums, &flip);
        flip_json(&flip, &line);
    }
    status = line.failed ? fail_memory(error) : IDT_OK;
    if (!status && run->has_output)
        status = answer_write(&run->output, written(&line), error);
    byte_writer_release(&line);
    return status;
}

static idt_status run_rows(struct portfolio_run *run, const char *path,
                           idt_error *error) {
    struct case_rows *rows = NULL;
    struct case_row row = {{NULL, 0}, 0};
    struct progress progress = progress_begin("cases");
    idt_status status = case_rows_open(path, error, &rows);
    while (!status) {
        status = case_rows_next(rows, error, &row);
        if (status || !row.text.bytes) break;
        status = run_row(run, path, &row, error);
        progress_tell(&progress, run->sums.cases + run->bad, -1);
    }
    progress_end(&progress);
    case_rows_close(rows);
    return status;
}

static idt_status tell_sums(const struct portfolio_run *run, idt_error *error) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    if (option_given(run->given, OPTION_JSON))
        sums_json(&run->sums, &to.bytes);
    else
        sums_text(&run->sums, &to);
    idt_status status = answer_print(&to.bytes, error);
    terminal_release(&to);
    return status;
}

static idt_status portfolio_of(struct portfolio_run *run, const char *path,
                               idt_error *error) {
    idt_foresee_options options = IDT_FORESEE_OPTIONS_INIT;
    idt_rules *rules = NULL;
    const char *output = option_text(run->given, OPTION_OUTPUT);
    idt_status status = foresee_chosen(run->given, error, &options);
    if (!status)
        status = rules_open_with(run->given, OPTION_SCENARIO, error, &rules);
    if (!status)
        status = idt_portfolio_new(rules, &options, error, &run->portfolio);
    run->has_output = output != NULL;
    if (!status && output) status = answer_begin(output, error, &run->output);
    if (!status) status = run_rows(run, path, error);
    if (!status && output) status = answer_commit(&run->output, error);
    if (!status) status = tell_sums(run, error);
    answer_abandon(&run->output);
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
    if (run.bad > 0)
        tell_note("%llu row%s could not be read", (unsigned long long)run.bad,
                  run.bad == 1 ? "" : "s");
    return run.bad > 0 ? EXIT_DATA : EXIT_NOTHING;
}
