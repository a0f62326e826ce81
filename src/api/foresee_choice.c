/* foresee_choice.c -- what the caller wants done, turned into deeds.
 *
 *     "five-orders"                       a scenario of the rulebook
 *     "offers/may.md"                       the scenario of that page
 *     "us.act.revoke-eo13722,un.act.x"    acts, each as soon as it can be
 */
#include "api/foresee_inside.h"

#include "base/memory.h"
#include "text/edit_distance.h"

#define ACTS_MOST 64 /* of one question; a scenario has below 40 */

/* ---- answers -------------------------------------------------------------------- */

idt_answer *answer_new(void) {
    idt_answer *made = memory_take_zeroed(1, sizeof *made);
    if (made) made->level = -1;
    return made;
}

idt_status answer_over(idt_answer *made, idt_status status, idt_error *error,
                       idt_answer **out) {
    if (!status && made->text.failed) status = fail_memory(error);
    if (status)
        idt_answer_free(made);
    else
        *out = made;
    return status;
}

void idt_answer_free(idt_answer *answer) {
    if (!answer) return;
    byte_writer_release(&answer->text);
    memory_free(answer);
}

idt_text idt_answer_text(const idt_answer *answer) {
    return text_of_span(written(&answer->text));
}

int idt_answer_level(const idt_answer *answer) {
    return answer->level;
}

/* ---- names ------------------------------------------------------------------------ */

static const char *const kind_words[LAW_KIND_COUNT] = {
    [LAW_ACT] = "act",
    [LAW_SCENARIO] = "scenario",
    [LAW_ORDER] = "legal order",
    [LAW_VOTE] = "vote"};

idt_status fail_unknown(const struct rulebook *book, enum law_kind kind,
                        struct span id, idt_error *error) {
    struct edit_pattern pattern = {.length = 0};
    struct span nearest = SPAN_EMPTY;
    unsigned least = 12;
    edit_pattern_set(&pattern, id);
    for (size_t i = 0; i < book->names.count; i++) {
        const struct law_name *name = &book->names.items[i];
        if (name->kind != (uint32_t)kind) continue;
        unsigned slips =
            edit_distance(&pattern, law_text_of(book, name->text), least);
        if (slips >= least) continue;
        least = slips;
        nearest = law_text_of(book, name->text);
    }
    if (nearest.length == 0)
        return fail(error, IDT_NOT_FOUND, NOWHERE, "no %s '%.*s'",
                    kind_words[kind], (int)id.length, id.bytes);
    return fail(error, IDT_NOT_FOUND, NOWHERE,
                "no %s '%.*s'; the nearest is '%.*s'", kind_words[kind],
                (int)id.length, id.bytes, (int)nearest.length, nearest.bytes);
}

/* ---- deeds -------------------------------------------------------------------------- */

/* By id, else the one scenario of the page with this path. */
static idt_status find_scenario(const struct rulebook *book, struct span name,
                                idt_error *error, uint32_t *out) {
    uint32_t found = law_find(book, LAW_SCENARIO, name), told = 0;
    if (found != LAW_NONE) {
        *out = found;
        return IDT_OK;
    }
    for (uint32_t i = 0; i < book->scenarios.count; i++) {
        uint32_t file = book->scenarios.items[i].about.file;
        if (!span_equals(law_text_of(book, book->files.items[file].path), name))
            continue;
        found = i;
        told++;
    }
    if (told > 1)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'%.*s' tells %u scenarios; a page of one's own tells one",
                    (int)name.length, name.bytes, told);
    *out = found;
    return found == LAW_NONE ? fail_unknown(book, LAW_SCENARIO, name, error)
                             : IDT_OK;
}

static idt_status deeds_of_ids(const struct rulebook *book,
                               const struct foresee_choice *choice,
                               idt_error *error, struct foresee_question *out) {
    uint32_t acts[ACTS_MOST], count = 0;
    struct span rest = span_of(choice->options->acts);
    while (rest.bytes) {
        struct span id = span_trim(span_cut(&rest, ','));
        if (count == ACTS_MOST)
            return fail(error, IDT_OVER_LIMIT, NOWHERE, "more than %d acts",
                        ACTS_MOST);
        acts[count] = law_find(book, LAW_ACT, id);
        if (acts[count++] == LAW_NONE)
            return fail_unknown(book, LAW_ACT, id, error);
    }
    if (choice->begin == DAY_NONE)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "the acts have no day to begin on; --as-of gives one");
    struct deed *deeds = arena_take(choice->arena, count + 1, sizeof *deeds);
    if (!deeds) return fail_memory(error);
    schedule_acts(book, acts, count, choice->begin, deeds);
    out->deeds = deeds;
    out->deed_count = count;
    return IDT_OK;
}

static idt_status orders_of(const struct rulebook *book, const char *words,
                            idt_error *error, uint64_t *out) {
    struct span rest = span_of(words);
    *out = 0;
    while (words && rest.bytes) {
        struct span id = span_trim(span_cut(&rest, ','));
        uint32_t order = law_find(book, LAW_ORDER, id);
        if (order == LAW_NONE || order >= 64)
            return fail_unknown(book, LAW_ORDER, id, error);
        *out |= UINT64_C(1) << order;
    }
    return IDT_OK;
}

static idt_status least_of(const struct rulebook *book,
                           const idt_foresee_options *options, idt_error *error,
                           struct foresee_question *out) {
    out->asks_least = options->wanted != NULL;
    if (!out->asks_least) return IDT_OK;
    out->least = (struct least_question){
        .wanted = verdict_of_name(span_of(options->wanted)),
        .with_states = options->with_states,
        .is_sure = options->is_sure,
        .world_only = options->world_only,
        .as_of = DAY_NONE,
        .by = options->by,
        .limit = options->limit};
    if (out->least.wanted == VERDICT_COUNT)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "'%s' is no verdict; write permitted, exposed, "
                    "licence-required or prohibited",
                    options->wanted);
    return orders_of(book, options->orders, error, &out->least.orders);
}

idt_status question_of(const struct rulebook *book,
                       const struct foresee_choice *choice, idt_error *error,
                       struct foresee_question *out) {
    const idt_foresee_options *options = choice->options;
    *out = (struct foresee_question){
        .scenario = LAW_NONE, .as_of = options->as_of, .after_on = DAY_NONE};
    uint32_t scenario;
    if (options->scenario && options->acts)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "a scenario and acts do not go together");
    idt_status status = least_of(book, options, error, out);
    if (!status && options->scenario) {
        status =
            find_scenario(book, span_of(options->scenario), error, &scenario);
        if (!status)
            status =
                deeds_of_scenario(book, scenario, choice->arena, error, out);
    }
    if (!status && options->acts)
        status = deeds_of_ids(book, choice, error, out);
    return status;
}
