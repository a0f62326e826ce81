/* decide_case.c -- one case in, one verdict out. */
#include "api/api_inside.h"
#include "api/rules_inside.h"

#include "base/memory.h"

/* Above this a hit may go unseen, and "not found" would be said of somebody
 * whose name is merely spelt otherwise. */
#define FACT_THRESHOLD 0.70

static bool cap_float(float *score) {
    bool is_above = *score > (float)FACT_THRESHOLD;
    if (is_above) *score = (float)FACT_THRESHOLD;
    return is_above;
}

/* The caller may look more closely than usual, not less so. */
static bool cap_scores(idt_screen_options *screening,
                       struct idt_policy *policy) {
    bool is_capped = screening->threshold > FACT_THRESHOLD ||
                     screening->mode != IDT_MODE_OWN ||
                     screening->is_primary_only;
    if (screening->threshold > FACT_THRESHOLD)
        screening->threshold = FACT_THRESHOLD;
    screening->mode = IDT_MODE_OWN;
    screening->is_primary_only = false;
    if (!policy) return is_capped;
    is_capped |= cap_float(&policy->policy.threshold);
    for (uint32_t i = 0; i < policy->policy.list_count; i++)
        for (size_t t = 0; t < PARTY_TYPE_COUNT; t++)
            is_capped |= cap_float(&policy->policy.lists[i].threshold[t]);
    screening->policy = policy;
    return is_capped;
}

/* The options are the caller's and need not outlive the call. */
static idt_status keep_options(struct idt_decider *decider,
                               idt_screen_options *screening,
                               idt_error *error) {
    struct idt_policy *policy = NULL;
    if (screening->policy) {
        policy = arena_take(&decider->kept, 1, sizeof *policy);
        if (!policy) return fail_memory(error);
        *policy = *screening->policy;
        decider->policy = policy;
    }
    if (screening->lists) {
        struct span names =
            arena_copy(&decider->kept, span_of(screening->lists));
        if (!names.bytes) return fail_memory(error);
        decider->list_names = names.bytes;
    }
    decider->is_capped = cap_scores(screening, policy);
    return IDT_OK;
}

static idt_status take_lists(struct idt_decider *decider,
                             const idt_decide_options *options,
                             idt_error *error) {
    idt_screen_options screening = IDT_SCREEN_OPTIONS_INIT;
    if (options->screening) screening = *options->screening;
    screening.limit = 0;
    decider->lists = idt_lists_ref(options->lists);
    decider->is_builtin = lists_are_builtin(options->lists);
    idt_status status = keep_options(decider, &screening, error);
    return status ? status
                  : idt_screener_new(options->lists, &screening, error,
                                     &decider->screener);
}

idt_status idt_decider_new(idt_rules *rules, const idt_decide_options *options,
                           idt_error *error, idt_decider **decider) {
    if (!rules || !decider ||
        (options && options->size < sizeof(idt_decide_options)))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or no place");
    struct idt_decider *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    idt_status status = decider_new(rules->plan, error, &made->decider);
    if (status) {
        memory_free(made);
        return status;
    }
    made->rules = idt_rules_ref(rules);
    made->as_of = options ? options->as_of : DAY_NONE;
    made->verdict.decider = made;
    arena_init(&made->found, 0);
    arena_init(&made->kept, 0);
    if (options) status = decider_know(made->decider, options->known_at, error);
    if (!status && options && options->lists)
        status = take_lists(made, options, error);
    if (status)
        idt_decider_free(made);
    else
        *decider = made;
    return status;
}

void idt_decider_free(idt_decider *decider) {
    if (!decider) return;
    decider_free(decider->decider);
    idt_screener_free(decider->screener);
    idt_lists_free(decider->lists);
    arena_release(&decider->found);
    arena_release(&decider->kept);
    idt_rules_free(decider->rules);
    byte_writer_release(&decider->printed);
    memory_free(decider);
}

idt_status idt_decide(idt_decider *decider, const idt_case *asked,
                      idt_error *error, const idt_verdict **verdict) {
    if (!decider || !asked || !verdict)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no decider or place");
    struct place start = at(asked->source ? asked->source : "case",
                            asked->line ? asked->line : 1, 0);
    idt_status status =
        case_parse(decider->decider, span_of_text(asked->text), start, error);
    if (!status && decider->screener) status = screen_case(decider, error);
    if (!status) status = decide(decider->decider, decider->as_of, NULL, error);
    if (!status) *verdict = &decider->verdict;
    return status;
}

/* ---- looking ------------------------------------------------------------- */

static const struct ruling *verdict_of(const idt_verdict *verdict) {
    return decider_ruling(verdict->decider->decider);
}

int idt_verdict_level(const idt_verdict *verdict) {
    return (int)verdict_of(verdict)->word;
}
int idt_verdict_least(const idt_verdict *verdict) {
    return (int)verdict_of(verdict)->least;
}
int idt_verdict_most(const idt_verdict *verdict) {
    return (int)verdict_of(verdict)->most;
}

const char *idt_verdict_name(int level) {
    return level < 0 || level >= VERDICT_COUNT
               ? NULL
               : verdict_name((enum verdict_word)level);
}

idt_text idt_decider_case(const idt_decider *decider) {
    return text_of_span(case_id(decider->decider));
}

bool idt_verdict_outcome(const idt_verdict *verdict, uint32_t i,
                         idt_outcome *outcome) {
    const struct ruling *v = verdict_of(verdict);
    if (!outcome || i >= v->outcome_count) return false;
    const struct rulebook *book = verdict->decider->rules->book;
    const struct outcome *o = &v->outcomes[i];
    const struct law_rule *rule = &book->rules.items[o->rule];
    *outcome = (idt_outcome){
        .kind = law_outcome_word(rule->outcome),
        .rule = text_of_span(law_name_of(book, rule->about.name)),
        .jurisdiction = text_of_span(law_name_of(
            book, book->orders.items[rule->jurisdiction].about.name)),
        .bites = (int)o->bites,
        .lifted = (int)o->lifted,
        .level = (int)o->stated,
        .least = (int)o->least,
        .most = (int)o->most,
        .is_state_duty = o->is_state_duty,
    };
    return true;
}

idt_status idt_verdict_print(const idt_verdict *verdict, int form,
                             idt_error *error, idt_text *out) {
    if (!verdict || !out || form < IDT_FORM_TEXT || form > IDT_FORM_SVG)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no verdict or form");
    struct idt_decider *decider = verdict->decider;
    if (!decider_has_ruling(decider->decider))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "no verdict to print: the last case was refused");
    growing_clear(&decider->printed.bytes);
    decider->printed.failed = false;
    idt_status status =
        form == IDT_FORM_JSON
            ? verdict_json(decider->decider, false, &decider->printed)
        : form == IDT_FORM_SVG
            ? verdict_svg(decider->decider, &decider->printed)
            : verdict_text(decider->decider, &decider->printed);
    if (status) return fail_memory(error);
    *out = text_of_span(written(&decider->printed));
    return IDT_OK;
}
