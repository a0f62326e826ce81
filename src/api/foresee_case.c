/* foresee_case.c -- one case, or every conduct, before and after. */
#include "api/foresee_inside.h"

#include "api/law_stream.h"
#include "base/memory.h"
#include "foresee/regime.h"

static bool options_fit(const idt_rules *rules,
                        const idt_foresee_options *options,
                        idt_answer **answer) {
    return rules && answer && options &&
           options->size >= sizeof(idt_foresee_options);
}

/* ---- one case ---------------------------------------------------------------------- */

static idt_status foresee_in(struct decider *decider,
                             const idt_foresee_options *options,
                             struct arena *arena, idt_error *error,
                             idt_answer *made) {
    struct foresee_question question;
    struct foresight foresight;
    day_number begin =
        options->as_of == IDT_NO_DAY ? case_date(decider) : options->as_of;
    const struct foresee_choice choice = {options, begin, arena};
    idt_status status =
        question_of(decider_book(decider), &choice, error, &question);
    if (!status) status = foresee(decider, &question, arena, error, &foresight);
    if (status) return status;
    made->level = (int)foresight.after.word;
    if (options->form == IDT_FORM_JSON)
        foresight_json(decider, &foresight, false, &made->text);
    else
        foresight_text(decider, &foresight, &made->text);
    return IDT_OK;
}

idt_status idt_foresee(idt_rules *rules, const idt_foresee_options *options,
                       const idt_case *one, idt_error *error,
                       idt_answer **answer) {
    struct decider *decider = NULL;
    struct arena arena;
    if (!options_fit(rules, options, answer) || !one)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "no rules, options or case");
    idt_answer *made = answer_new();
    if (!made) return fail_memory(error);
    arena_init(&arena, 0);
    idt_status status = decider_new(rules->plan, error, &decider);
    if (!status)
        status =
            case_parse(decider, span_of_text(one->text), place_of(one), error);
    if (!status) status = foresee_in(decider, options, &arena, error, made);
    decider_free(decider);
    arena_release(&arena);
    return answer_over(made, status, error, answer);
}

/* ---- the map ------------------------------------------------------------------------ */

static void print_regime(const struct rulebook *book,
                         const struct regime *regime, int form,
                         struct byte_writer *to) {
    if (form == IDT_FORM_JSON)
        regime_json(book, regime, false, to);
    else if (form == IDT_FORM_SVG)
        regime_svg(book, regime, to);
    else
        regime_text(book, regime, to);
}

#define CONDUCTS_PAGE "law/conducts.md"

/* A map without a day of its own is of the last day of its scenario. */
static idt_status begin_map(const struct rulebook *book, idt_error *error,
                            struct foresee_question *question) {
    if (question->as_of != DAY_NONE) return IDT_OK;
    idt_status status =
        day_of_verdicts(book, question, DAY_NONE, error, &question->as_of);
    if (!status && question->as_of == DAY_NONE)
        status = fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                      "the map has no day; --as-of gives one");
    return status;
}

/* The conducts are those of the rulebook: another law's rows would ask facts
 * that this one does not have. */
static idt_status find_conducts(const idt_rules *rules, idt_error *error,
                                struct span *page) {
    *page = written(&rules->conducts);
    if (page->length > 0) return IDT_OK;
    if (rules->is_builtin && find_law_page(CONDUCTS_PAGE, page)) return IDT_OK;
    return fail(error, IDT_NOT_FOUND, NOWHERE,
                "the rulebook has no page 'conducts.md', so the map has no "
                "rows; give a folder that has one");
}

static idt_status regime_in(const idt_rules *rules,
                            const idt_foresee_options *options,
                            struct arena *arena, idt_error *error,
                            idt_answer *made) {
    struct decider *decider = NULL;
    struct foresee_question question;
    struct regime regime;
    struct span page = SPAN_EMPTY;
    struct conducts *conducts = arena_take(arena, 1, sizeof *conducts);
    if (!conducts) return fail_memory(error);
    idt_status status = find_conducts(rules, error, &page);
    if (!status) status = decider_new(rules->plan, error, &decider);
    if (!status) status = conducts_read(page, CONDUCTS_PAGE, error, conducts);
    if (!status)
        status = question_of(
            rules->book,
            &(struct foresee_choice){options, options->as_of, arena}, error,
            &question);
    if (!status) status = begin_map(rules->book, error, &question);
    if (!status)
        status = regime_make(decider,
                             &(struct regime_asked){conducts, &question, arena},
                             error, &regime);
    if (!status) print_regime(rules->book, &regime, options->form, &made->text);
    decider_free(decider);
    return status;
}

idt_status idt_regime(idt_rules *rules, const idt_foresee_options *options,
                      idt_error *error, idt_answer **answer) {
    struct arena arena;
    if (!options_fit(rules, options, answer))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or options");
    idt_answer *made = answer_new();
    if (!made) return fail_memory(error);
    arena_init(&arena, 0);
    idt_status status = regime_in(rules, options, &arena, error, made);
    arena_release(&arena);
    return answer_over(made, status, error, answer);
}
