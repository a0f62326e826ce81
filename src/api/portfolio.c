/* portfolio.c -- case after case under one scenario, verdicts only.
 *
 *     day of the case --> deeds on their days --> day of both verdicts
 *                                             --> the law that they leave
 *
 * A portfolio asks of each case only two decisions: on one day, without the
 * deeds and with them.  The deeds are judged once; again only when acts begin
 * on the day of the case and that is another than before.
 * What acts need of a case's own facts counts as not known here; a scenario
 * that hangs on them is a question for one case (idt_foresee).
 */
#include "api/foresee_inside.h"

#include "base/memory.h"
#include "foresee/regime.h"

struct idt_portfolio {
    idt_rules *rules;
    struct decider *decider;
    struct arena arena; /* of the question and the layers */
    struct foresee_question question;
    struct deed *moved; /* acts that begin on the day of the case; NULL */
    uint32_t *acts;
    day_number begun, day; /* what the aftermath is of; day: of the verdicts */
    struct arena judged;
    struct aftermath aftermath;
    struct regime layers; /* no rows: names of layers only */
    struct refused {
        struct deed_result result;
        uint64_t cases;
    } * refused; /* each deed once */
    uint32_t refused_count;
    const char *standing[LAYERS_MOST]; /* of the last case */
    struct byte_writer value, needs;
};

static idt_status judge_deeds(idt_portfolio *p, day_number day,
                              idt_error *error) {
    const struct deeds_asked asked = {
        p->question.deeds, p->question.deed_count, day, {NULL}};
    arena_release(&p->judged);
    arena_init(&p->judged, 0);
    p->begun = p->day = DAY_NONE;
    idt_status status =
        after_deeds(p->rules->book, &asked, &p->judged, error, &p->aftermath);
    if (!status) p->day = day;
    return status;
}

/* ---- refused acts --------------------------------------------------------- */

/* An act that begins on the day of each case is one, whatever its day. */
static struct refused *refused_of(idt_portfolio *p,
                                  const struct deed_result *result) {
    for (uint32_t i = 0; i < p->refused_count; i++) {
        const struct deed *deed = &p->refused[i].result.deed;
        if (deed->act == result->deed.act &&
            (p->moved || deed->on == result->deed.on))
            return &p->refused[i];
    }
    struct refused *one = &p->refused[p->refused_count++];
    *one = (struct refused){*result, 0};
    return one;
}

static void note_refused(idt_portfolio *p, uint64_t cases) {
    for (uint32_t i = 0; i < p->aftermath.count; i++)
        if (p->aftermath.results[i].fate == DEED_REFUSED)
            refused_of(p, &p->aftermath.results[i])->cases += cases;
}

uint32_t idt_portfolio_refused(const idt_portfolio *portfolio) {
    return portfolio ? portfolio->refused_count : 0;
}

idt_status idt_portfolio_refusal(idt_portfolio *portfolio, uint32_t i,
                                 idt_error *error, idt_refusal *refusal) {
    if (!portfolio || !refusal || i >= portfolio->refused_count)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no such refusal");
    const struct rulebook *book = portfolio->rules->book;
    const struct refused *one = &portfolio->refused[i];
    uint32_t name = book->acts.items[one->result.deed.act].about.name;
    portfolio->needs.bytes.count = 0;
    if (one->result.failing != LAW_NONE)
        law_node_print(book, one->result.failing, &portfolio->needs);
    if (portfolio->needs.failed) return fail_memory(error);
    *refusal = (idt_refusal){.act = text_of_span(law_name_of(book, name)),
                             .needs = text_of_span(written(&portfolio->needs)),
                             .on = one->result.deed.on,
                             .line = one->result.deed.line,
                             .cases = one->cases};
    return IDT_OK;
}

/* ---- beginning ------------------------------------------------------------ */

/* The law of the day on which a case that begins on `begin` is decided. */
static idt_status begin_on(idt_portfolio *p, day_number begin,
                           idt_error *error) {
    day_number day;
    if (p->aftermath.results && p->begun == begin) return IDT_OK;
    if (p->moved)
        schedule_acts(p->rules->book, p->acts, p->question.deed_count, begin,
                      p->moved);
    idt_status status =
        day_of_verdicts(p->rules->book, &p->question, begin, error, &day);
    if (!status && (p->moved || !p->aftermath.results || day != p->day))
        status = judge_deeds(p, day, error);
    if (!status) p->begun = begin;
    return status;
}

/* Acts without a day wait for each case's own. */
static idt_status let_deeds_move(idt_portfolio *p, idt_error *error) {
    uint32_t count = p->question.deed_count;
    p->moved = arena_take(&p->arena, count + 1, sizeof *p->moved);
    p->acts = arena_take(&p->arena, count + 1, sizeof *p->acts);
    if (!p->moved || !p->acts) return fail_memory(error);
    for (uint32_t i = 0; i < count; i++)
        p->acts[i] = p->question.deeds[i].act;
    p->question.deeds = p->moved;
    return IDT_OK;
}

static idt_status portfolio_begin(idt_portfolio *p,
                                  const idt_foresee_options *options,
                                  idt_error *error) {
    const struct rulebook *book = p->rules->book;
    bool moves = options->acts && options->as_of == IDT_NO_DAY;
    const struct foresee_choice choice = {options, moves ? 0 : options->as_of,
                                          &p->arena};
    idt_status status = decider_new(p->rules->plan, error, &p->decider);
    if (!status) status = question_of(book, &choice, error, &p->question);
    if (!status) status = regime_layers(book, &p->arena, error, &p->layers);
    if (status) return status;
    p->refused = arena_take(&p->arena, (size_t)p->question.deed_count + 1,
                            sizeof *p->refused);
    if (!p->refused) return fail_memory(error);
    if (moves) return let_deeds_move(p, error);
    status = begin_on(p, p->question.as_of, error);
    if (!status) note_refused(p, 0);
    return status;
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
    arena_init(&made->judged, 0);
    made->begun = made->day = DAY_NONE;
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
    arena_release(&portfolio->judged);
    byte_writer_release(&portfolio->value);
    byte_writer_release(&portfolio->needs);
    memory_free(portfolio);
}

/* ---- a case --------------------------------------------------------------- */

/* How much a rule holds the case back: as stated, or, where nothing is sure,
 * at the most it may. */
static enum verdict_word weight_of(const struct outcome *o, bool is_sure) {
    if (o->is_state_duty || o->lifted == TRUTH_YES) return VERDICT_PERMITTED;
    return is_sure && !o->is_unimplemented ? o->stated : o->most;
}

/* Layers by their number; false when none holds it back. */
static bool tell_standing(idt_portfolio *p, bool is_sure, idt_flip *flip) {
    const struct ruling *ruling = decider_ruling(p->decider);
    const struct layer *heaviest = NULL;
    enum verdict_word most = VERDICT_DUTIES;
    bool stands[LAYERS_MOST] = {false};
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct outcome *o = &ruling->outcomes[i];
        enum verdict_word weight = weight_of(o, is_sure);
        uint32_t layer = p->layers.rule_layers[o->rule];
        stands[layer] |= weight > VERDICT_DUTIES;
        if (weight <= most) continue;
        most = weight;
        heaviest = &p->layers.layers[layer];
    }
    if (!heaviest) return false;
    for (uint32_t l = 0; l < p->layers.layer_count; l++)
        if (stands[l])
            p->standing[flip->layer_count++] = p->layers.layers[l].id;
    flip->layers = p->standing;
    flip->layer = heaviest->id;
    flip->layer_title = heaviest->title;
    return true;
}

static void tell_layers(idt_portfolio *p, idt_flip *flip) {
    if (!tell_standing(p, true, flip) && flip->after == IDT_NEEDS_FACTS)
        (void)tell_standing(p, false, flip);
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
    if (!status)
        status = begin_on(p,
                          p->question.as_of == DAY_NONE ? case_date(p->decider)
                                                        : p->question.as_of,
                          error);
    if (!status) status = decide(p->decider, p->day, NULL, error);
    if (status) return status;
    told.before = (int)decider_ruling(p->decider)->word;
    status = decide(p->decider, p->day, &p->aftermath.world, error);
    if (status) return status;
    told.after = (int)decider_ruling(p->decider)->word;
    p->value.bytes.count = 0;
    told.untold = case_value(p->decider, &p->value);
    if (p->value.failed) return fail_memory(error);
    told.value = text_of_span(written(&p->value));
    tell_layers(p, &told);
    note_refused(p, 1);
    *flip = told;
    return IDT_OK;
}
