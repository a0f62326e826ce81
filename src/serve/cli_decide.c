/* cli_decide.c -- may this be done?  One case, or a file of them.
 *
 *     interdict decide case.json --as-of 2017-08-04
 *     interdict decide --input cases.ndjson        one verdict a line, in order
 *
 * A batch holds one case at a time, so its memory does not grow with the
 * file.  A line that cannot be read is answered by an error and the exit is
 * 65; a verdict is never guessed.
 */
#include "serve/answer_output.h"
#include "serve/answer_rows.h"
#include "serve/case_input.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/rules_choice.h"
#include "serve/search_setup.h"
#include "serve/snapshot_choice.h"

#include "base/calendar_date.h"

struct deciding {
    const struct arguments *given;
    struct search search;
    bool has_search;
    idt_rules *rules;
    idt_decider *decider;
    int worst;    /* of the exit codes so far */
    uint64_t bad; /* rows that could not be read */
};

/* ---- setting up ---------------------------------------------------------- */

/* Old lists are searched all the same; whoever reads no verdict to its end is
 * told here. */
static void tell_stale(const struct search *search) {
    for (uint32_t i = 0;
         !search->is_builtin && i < idt_lists_count(search->lists); i++) {
        char day[DATE_TEXT_ROOM] = "no known date";
        idt_list list;
        if (idt_lists_list(search->lists, i, &list) ||
            !search_has_list(search, list.list) ||
            !list_age_on(&list, search->policy, search->today).is_stale)
            continue;
        if (list.published != IDT_NO_DAY) day_print(list.published, day);
        tell_note("the list %s is stale, of %s; get it anew with "
                  "'interdict update' or 'interdict build'",
                  list.list, day);
    }
}

static idt_status deciding_open(const struct arguments *given, idt_error *error,
                                struct deciding *out) {
    idt_decide_options options = IDT_DECIDE_OPTIONS_INIT;
    *out = (struct deciding){.given = given};
    idt_status status = option_day(given, OPTION_AS_OF, error, &options.as_of);
    if (!status)
        status = option_day(given, OPTION_KNOWN_AT, error, &options.known_at);
    if (!status) status = rules_open_chosen(given, error, &out->rules);
    if (!status && !option_given(given, OPTION_NO_SCREENING)) {
        status = search_open(given, error, &out->search);
        out->has_search = !status;
        if (!status) tell_stale(&out->search);
        options.lists = status ? NULL : out->search.lists;
        options.screening = &out->search.options;
    }
    if (!status)
        status = idt_decider_new(out->rules, &options, error, &out->decider);
    return status;
}

static void deciding_close(struct deciding *d) {
    idt_decider_free(d->decider);
    idt_rules_free(d->rules);
    if (d->has_search) search_close(&d->search);
}

static int exit_of_verdict(const idt_verdict *verdict) {
    int level = idt_verdict_level(verdict);
    if (level >= IDT_PROHIBITED) return EXIT_FORBIDDEN;
    return level >= IDT_NEEDS_FACTS ? EXIT_FOUND : EXIT_NOTHING;
}

/* ---- one case ------------------------------------------------------------ */

static idt_status draw_verdict(const struct deciding *d,
                               const idt_verdict *verdict, idt_error *error) {
    struct byte_writer picture = {.failed = false};
    const char *path = option_text(d->given, OPTION_SVG);
    idt_text drawn;
    if (!path) return IDT_OK;
    idt_status status = idt_verdict_print(verdict, IDT_FORM_SVG, error, &drawn);
    if (status) return status;
    write_bytes(&picture, drawn.bytes, drawn.length);
    status = answer_print_to(path, &picture, error);
    byte_writer_release(&picture);
    return status;
}

static idt_status decide_one(struct deciding *d, const char *path,
                             idt_error *error) {
    struct byte_writer text = {.failed = false};
    struct byte_writer answer = {.failed = false};
    const idt_verdict *verdict = NULL;
    idt_text printed;
    int form =
        option_given(d->given, OPTION_JSON) ? IDT_FORM_JSON : IDT_FORM_TEXT;
    idt_status status = case_input_read(path, error, &text);
    if (!status)
        status = idt_decide(d->decider,
                            &(idt_case){text_of_span(written(&text)), path, 1},
                            error, &verdict);
    if (!status) status = draw_verdict(d, verdict, error);
    if (!status) status = idt_verdict_print(verdict, form, error, &printed);
    if (!status) {
        write_bytes(&answer, printed.bytes, printed.length);
        status = answer_print_to(option_text(d->given, OPTION_OUTPUT), &answer,
                                 error);
        d->worst = exit_of_verdict(verdict);
    }
    byte_writer_release(&text);
    byte_writer_release(&answer);
    return status;
}

/* ---- a file of cases ----------------------------------------------------- */

static idt_status decide_row(void *context, const struct json_row *row,
                             struct byte_writer *to, struct span *id,
                             idt_error *error) {
    struct deciding *d = context;
    const idt_verdict *verdict = NULL;
    idt_text printed;
    idt_case asked = {text_of_span(row->text), row->source,
                      (uint32_t)row->line};
    idt_status status = idt_decide(d->decider, &asked, error, &verdict);
    *id = span_of_text(idt_decider_case(d->decider));
    if (!status)
        status = idt_verdict_print(verdict, IDT_FORM_JSON, error, &printed);
    if (status) return status;
    write_bytes(to, printed.bytes, printed.length);
    if (exit_of_verdict(verdict) != EXIT_NOTHING) d->worst = EXIT_FOUND;
    return IDT_OK;
}

static idt_status decide_batch(struct deciding *d, idt_error *error) {
    struct row_answering how = {.input = option_text(d->given, OPTION_INPUT),
                                .format = option_text(d->given, OPTION_FORMAT),
                                .output = option_text(d->given, OPTION_OUTPUT),
                                .noun = "cases",
                                .context = d,
                                .answer = decide_row};
    return answer_rows(&how, error, &d->bad);
}

/* ---- the command --------------------------------------------------------- */

int run_decide(const struct arguments *given) {
    idt_error error = {0};
    struct deciding d;
    bool is_batch = option_given(given, OPTION_INPUT);
    if (is_batch == (given->operands.count > 0)) {
        (void)fail(&error, IDT_BAD_ARGUMENT, NOWHERE,
                   "give one CASE, or many with --input");
        return tell_failure(IDT_BAD_ARGUMENT, &error);
    }
    idt_status status = is_batch ? IDT_OK
                                 : option_refuse(given, OPTION_FORMAT,
                                                 "goes with --input", &error);
    if (!status && is_batch)
        status = option_refuse(given, OPTION_SVG, "goes with one CASE", &error);
    if (status) return tell_failure(status, &error);
    status = deciding_open(given, &error, &d);
    if (!status)
        status = is_batch ? decide_batch(&d, &error)
                          : decide_one(&d, given->operands.items[0], &error);
    deciding_close(&d);
    if (status) return tell_failure(status, &error);
    return exit_of_rows(d.bad, d.worst);
}
