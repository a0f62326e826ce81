/* portfolio.c -- case after case under one scenario, verdicts only.
 *
 * The deeds are judged once: a portfolio asks of each case only two decisions.
 * What acts need of a case's own facts counts as not known here; a scenario
 * that hangs on them is a question for one case (idt_foresee).
 */
#include "api/foresee_inside.h"

#include "base/memory.h"
#include "foresee/regime.h"

struct idt_portfolio {
    idt_rules *rules;
    struct decider *decider;
    struct arena arena; /* of the deeds */
    struct foresee_question question;
    struct aftermath aftermath;
    struct regime layers; /* no rows: names of layers only */
    day_number after_on;  /* DAY_NONE: each case's own day */
    struct byte_writer value;
};

static day_number last_effect(const struct rulebook *book,
                              const struct foresee_question *question) {
    day_number last = question->after_on;
    for (uint32_t i = 0; last == DAY_NONE && i < question->deed_count; i++) {
        const struct deed *deed = &question->deeds[i];
        day_number effect = act_effect(book, deed->act, deed->on);
        if (effect > last) last = effect;
    }
    return last;
}

static idt_status portfolio_begin(idt_portfolio *p,
                                  const idt_foresee_options *options,
                                  idt_error *error) {
    const struct rulebook *book = p->rules->book;
    idt_status status = decider_new(p->rules->plan, error, &p->decider);
    if (!status)
        status = question_of(
            book, &(struct foresee_choice){options, options->as_of, &p->arena},
            error, &p->question);
    if (status) return status;
    p->after_on = last_effect(book, &p->question);
    status = regime_layers(book, &p->arena, error, &p->layers);
    if (status) return status;
    const struct deeds_asked asked = {
        p->question.deeds, p->question.deed_count, p->after_on, {NULL}};
    return after_deeds(book, &asked, &p->arena, error, &p->aftermath);
}

idt_status idt_portfolio_new(idt_rules *rules,
                             const idt_foresee_options *options,
                             idt_error *error, idt_portfolio **portfolio) {
    if (!rules || !portfolio || !options ||
        options->size < sizeof(idt_foresee_options))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or options");
    idt_portfolio *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    made->rules = idt_rules_ref(rules);
    arena_init(&made->arena, 0);
    idt_status status = portfolio_begin(made, options, error);
    if (status)
        idt_portfolio_free(made);
    else
        *portfolio = made;
    return status;
}

void idt_portfolio_free(idt_portfolio *portfolio) {
    if (!portfolio) return;
    decider_free(portfolio->decider);
    idt_rules_free(portfolio->rules);
    arena_release(&portfolio->arena);
    byte_writer_release(&portfolio->value);
    memory_free(portfolio);
}

/* The outcome that weighs most; LAW_NONE when none forbids. */
static uint32_t heaviest_rule(const struct ruling *ruling) {
    uint32_t rule = LAW_NONE;
    enum verdict_word most = VERDICT_DUTIES;
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct outcome *o = &ruling->outcomes[i];
        if (o->is_state_duty || o->stated <= most) continue;
        most = o->stated;
        rule = o->rule;
    }
    return rule;
}

static void tell_layer(const idt_portfolio *p, idt_flip *flip) {
    uint32_t rule = heaviest_rule(decider_ruling(p->decider));
    flip->layer = flip->layer_title = "";
    if (rule == LAW_NONE) return;
    uint32_t layer = p->layers.rule_layers[rule];
    flip->layer = p->layers.layers[layer].id;
    flip->layer_title = p->layers.layers[layer].title;
}

idt_status idt_portfolio_case(idt_portfolio *portfolio, const idt_case *one,
                              idt_error *error, idt_flip *flip) {
    idt_portfolio *p = portfolio;
    if (!p || !one || !flip)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no portfolio");
    idt_flip told = {.id = {"", 0}, .value = {"", 0}};
    idt_status status =
        case_parse(p->decider, span_of_text(one->text), place_of(one), error);
    told.id = text_of_span(case_id(p->decider));
    told.layer = told.layer_title = "";
    *flip = told;
    if (!status) status = decide(p->decider, p->question.as_of, NULL, error);
    if (status) return status;
    told.before = (int)decider_ruling(p->decider)->word;
    day_number day = p->after_on == DAY_NONE ? p->question.as_of : p->after_on;
    status = decide(p->decider, day, &p->aftermath.world, error);
    if (status) return status;
    told.after = (int)decider_ruling(p->decider)->word;
    p->value.bytes.count = 0;
    case_value(p->decider, &p->value);
    if (p->value.failed) return fail_memory(error);
    told.value = text_of_span(written(&p->value));
    tell_layer(p, &told);
    *flip = told;
    return IDT_OK;
}
