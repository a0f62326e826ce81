/* foresee.c -- two verdicts, and the difference between them.
 */
#include "foresee/foresee.h"

#include <stdlib.h>

/* ---- deeds ------------------------------------------------------------------------ */

static idt_status fail_step(const struct rulebook *book,
                            const struct law_scenario *scenario,
                            const struct law_step *step, idt_error *error,
                            const char *what) {
    char path[160];
    struct span file =
        law_text_of(book, book->files.items[scenario->about.file].path);
    struct span act = law_name_of(book, book->acts.items[step->act].about.name);
    size_t length = file.length < sizeof path ? file.length : sizeof path - 1;
    memcpy(path, file.bytes, length);
    path[length] = 0;
    return fail(error, IDT_BAD_RULES, at(path, step->line, 1),
                "the day of '%.*s' %s", (int)act.length, act.bytes, what);
}

idt_status deeds_of_scenario(const struct rulebook *book, uint32_t scenario,
                             struct arena *arena, idt_error *error,
                             struct foresee_question *question) {
    const struct law_scenario *s = &book->scenarios.items[scenario];
    struct deed *deeds = arena_take(arena, s->steps.count + 1, sizeof *deeds);
    if (!deeds) return fail_memory(error);
    day_number before = DAY_NONE;
    for (uint32_t i = 0; i < s->steps.count; i++) {
        const struct law_step *step = &book->steps.items[s->steps.first + i];
        if (step->on < before)
            return fail_step(book, s, step, error, "is told after a later one");
        if (s->ends_on != DAY_NONE && step->on > s->ends_on)
            return fail_step(book, s, step, error,
                             "comes after the end of the scenario");
        deeds[i] = (struct deed){step->act, step->on, step->line};
        before = step->on;
    }
    question->deeds = deeds;
    question->deed_count = s->steps.count;
    question->scenario = scenario;
    if (s->ends_on != DAY_NONE) question->after_on = s->ends_on;
    return IDT_OK;
}

static idt_status fail_early(const struct rulebook *book,
                             const struct foresee_question *question,
                             day_number begin, idt_error *error) {
    char end[DATE_TEXT_ROOM], first[DATE_TEXT_ROOM];
    struct span id = SPAN_OF("-");
    if (question->scenario != LAW_NONE)
        id = law_name_of(book,
                         book->scenarios.items[question->scenario].about.name);
    day_print(question->after_on, end);
    day_print(begin, first);
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                "the scenario '%.*s' ends on %s, before it begins on %s; "
                "--as-of takes an earlier day",
                (int)id.length, id.bytes, end, first);
}

idt_status day_of_verdicts(const struct rulebook *book,
                           const struct foresee_question *question,
                           day_number begin, idt_error *error,
                           day_number *out) {
    day_number last = begin;
    if (question->after_on != DAY_NONE) {
        if (question->after_on < begin)
            return fail_early(book, question, begin, error);
        *out = question->after_on;
        return IDT_OK;
    }
    for (uint32_t i = 0; i < question->deed_count; i++) {
        day_number effect =
            act_effect(book, question->deeds[i].act, question->deeds[i].on);
        if (effect > last) last = effect;
    }
    *out = last;
    return IDT_OK;
}

/* ---- the difference ------------------------------------------------------------------ */

static bool is_standing(const struct outcome *outcome) {
    return outcome && outcome->bites != TRUTH_NO &&
           outcome->lifted != TRUTH_YES;
}

static const struct outcome *outcome_of(const struct outcome *outcomes,
                                        size_t count, uint32_t rule) {
    for (size_t i = 0; i < count; i++)
        if (outcomes[i].rule == rule) return &outcomes[i];
    return NULL;
}

/* A mandate that lost what carried it out, whatever else may be unknown. */
static bool is_open(const struct outcome *before, const struct outcome *after) {
    return after->is_unimplemented && !(before && before->is_unimplemented);
}

static bool change_of(const struct aftermath *aftermath, uint32_t rule,
                      const struct outcome *before, const struct outcome *after,
                      struct rule_change *out) {
    bool stood = is_standing(before), stands = is_standing(after);
    if (!stood && !stands) return false;
    *out = (struct rule_change){.rule = rule, .act = LAW_NONE};
    if (before) out->before = *before;
    if (after) out->after = *after;
    if (!stands)
        out->change = CHANGE_FELL;
    else if (is_open(before, after))
        out->change = CHANGE_OPEN;
    else
        out->change = stood ? CHANGE_STANDS : CHANGE_NEW;
    if (!stands) out->act = aftermath->rule_acts[out->rule];
    return true;
}

static int by_change(const void *a, const void *b) {
    const struct rule_change *x = a, *y = b;
    if (x->change != y->change) return x->change < y->change ? -1 : 1;
    bool x_state = x->before.is_state_duty || x->after.is_state_duty;
    bool y_state = y->before.is_state_duty || y->after.is_state_duty;
    if (x_state != y_state) return x_state ? 1 : -1;
    bool fell = x->change == CHANGE_FELL;
    enum verdict_word p = fell ? x->before.most : x->after.most;
    enum verdict_word q = fell ? y->before.most : y->after.most;
    if (p != q) return p > q ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

struct outcome_list {
    const struct outcome *items;
    size_t count;
};

static idt_status find_changes(struct outcome_list before,
                               const struct ruling *after, struct arena *arena,
                               idt_error *error, struct foresight *out) {
    size_t count = before.count;
    size_t most = count + after->outcome_count;
    struct rule_change *changes = arena_take(arena, most + 1, sizeof *changes);
    if (!changes) return fail_memory(error);
    for (size_t i = 0; i < count; i++)
        if (change_of(&out->aftermath, before.items[i].rule, &before.items[i],
                      outcome_of(after->outcomes, after->outcome_count,
                                 before.items[i].rule),
                      &changes[out->change_count]))
            out->change_count++;
    for (size_t i = 0; i < after->outcome_count; i++) {
        const struct outcome *now = &after->outcomes[i];
        if (outcome_of(before.items, count, now->rule)) continue;
        if (change_of(&out->aftermath, now->rule, NULL, now,
                      &changes[out->change_count]))
            out->change_count++;
    }
    if (out->change_count > 1)
        qsort(changes, out->change_count, sizeof *changes, by_change);
    out->changes = changes;
    return IDT_OK;
}

struct losing {
    const struct rulebook *book;
    const struct aftermath *after;
    uint32_t *out, count, most;
};

static void lose_instrument(struct losing *l, uint32_t instrument);

/* Formulas and what instruments rest on have no circles: the compiler refuses
 * them. */
static void lose_node(struct losing *l, uint32_t node) {
    if (node == LAW_NONE) return;
    const struct law_node *n = &l->book->nodes.items[node];
    if (n->op == LAW_ALIVE) lose_instrument(l, n->a);
    for (uint32_t i = 0; (n->op == LAW_AND || n->op == LAW_OR) && i < n->b; i++)
        lose_node(l, l->book->ids.items[n->a + i]);
}

static void lose_instrument(struct losing *l, uint32_t instrument) {
    unsigned state = l->after->instrument_states[instrument];
    if (state == THING_AS_DATED || state == THING_IMPOSED) {
        lose_node(l, l->book->instruments.items[instrument].rests_on);
        return;
    }
    for (uint32_t i = 0; i < l->count; i++)
        if (l->out[i] == instrument) return;
    if (l->count < l->most) l->out[l->count++] = instrument;
}

uint32_t lost_instruments(const struct rulebook *book,
                          const struct aftermath *after, uint32_t node,
                          uint32_t *out, uint32_t most) {
    struct losing losing = {book, after, out, 0, most};
    lose_node(&losing, node);
    return losing.count;
}

/* ---- all -------------------------------------------------------------------------------- */

static struct told_verdict told(const struct ruling *verdict) {
    return (struct told_verdict){verdict->word, verdict->least, verdict->most,
                                 verdict->day};
}

/* Only who asks for a day of his own is told its verdict, too. */
static idt_status decide_start(struct decider *decider,
                               const struct foresee_question *question,
                               day_number day, idt_error *error,
                               struct foresight *out) {
    if (question->as_of == DAY_NONE || question->as_of == day) return IDT_OK;
    idt_status status = decide(decider, question->as_of, NULL, error);
    if (status) return status;
    out->has_start = true;
    out->start = told(decider_ruling(decider));
    return IDT_OK;
}

static idt_status decide_both(struct decider *decider,
                              const struct foresee_question *question,
                              struct arena *arena, idt_error *error,
                              struct foresight *out) {
    const struct rulebook *book = decider_book(decider);
    struct known_facts known;
    day_number begin =
        question->as_of == DAY_NONE ? case_date(decider) : question->as_of;
    day_number day;
    idt_status status = day_of_verdicts(book, question, begin, error, &day);
    if (!status) status = decide_start(decider, question, day, error, out);
    if (!status) status = decide(decider, day, NULL, error);
    if (!status) status = facts_of_case(decider, arena, error, &known);
    if (status) return status;
    const struct ruling *verdict = decider_ruling(decider);
    size_t count = verdict->outcome_count;
    struct outcome *before = arena_take(arena, count + 1, sizeof *before);
    if (!before) return fail_memory(error);
    if (count > 0) memcpy(before, verdict->outcomes, count * sizeof *before);
    out->before = told(verdict);
    const struct deeds_asked asked = {question->deeds, question->deed_count,
                                      day, known};
    status = after_deeds(book, &asked, arena, error, &out->aftermath);
    if (!status) status = decide(decider, day, &out->aftermath.world, error);
    if (status) return status;
    verdict = decider_ruling(decider);
    out->after = told(verdict);
    return find_changes((struct outcome_list){before, count}, verdict, arena,
                        error, out);
}

idt_status foresee(struct decider *decider,
                   const struct foresee_question *question, struct arena *arena,
                   idt_error *error, struct foresight *out) {
    struct foresight made = {.question = question};
    idt_status status = IDT_OK;
    if (question->asks_least) {
        struct least_question least = question->least;
        least.as_of = question->as_of;
        status = least_acts(decider, &least, arena, error, &made.least);
        made.has_least = true;
    }
    if (!status) status = decide_both(decider, question, arena, error, &made);
    if (!status) *out = made;
    return status;
}

const char *change_word(enum change change) {
    static const char *const words[] = {[CHANGE_FELL] = "fell",
                                        [CHANGE_STANDS] = "stands",
                                        [CHANGE_OPEN] = "open",
                                        [CHANGE_NEW] = "new"};
    return words[change];
}
