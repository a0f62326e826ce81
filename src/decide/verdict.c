/* verdict.c -- from rules that bite to one word, and one a legal order.
 *
 *     block       blocked            licence     licence-required
 *     prohibit    prohibited         expose      exposed
 *     cap         by the quantity    duty        permitted-with-duties
 *     presume     prohibited unless the standard of rebuttal is known to hold
 *     state-duty  told by its legal order, never a word for a person
 *
 * Each outcome has three words: the least it can be, the one stated, the most
 * it can be; they differ while a fact is missing.  The verdict is the most
 * severe of what is stated; when that is below `needs-facts` and something
 * may be above it, facts are needed.  A listing that no coded rule reads may
 * be worth `blocked`.
 */
#include "decide/quantities.h"
#include "decide/unread_listing.h"

#include "base/memory.h"

#include <assert.h>

static const char *const verdict_names[] = {
    [VERDICT_PERMITTED] = "permitted",
    [VERDICT_DUTIES] = "permitted-with-duties",
    [VERDICT_NEEDS_FACTS] = "needs-facts",
    [VERDICT_EXPOSED] = "exposed",
    [VERDICT_LICENCE] = "licence-required",
    [VERDICT_PROHIBITED] = "prohibited",
    [VERDICT_BLOCKED] = "blocked",
};
static_assert(sizeof verdict_names / sizeof *verdict_names == VERDICT_COUNT,
              "a word for every verdict");

const char *verdict_name(enum verdict_word verdict) {
    return verdict_names[verdict];
}

enum verdict_word verdict_of_name(struct span name) {
    for (unsigned i = 0; i < VERDICT_COUNT; i++)
        if (span_is(name, verdict_names[i])) return (enum verdict_word)i;
    return VERDICT_COUNT;
}

static enum verdict_word severer(enum verdict_word a, enum verdict_word b) {
    return a > b ? a : b;
}

/* ---- one rule ------------------------------------------------------------ */

static enum verdict_word word_of_outcome(uint32_t outcome) {
    static const enum verdict_word words[] = {
        [LAW_BLOCK] = VERDICT_BLOCKED,
        [LAW_PROHIBIT] = VERDICT_PROHIBITED,
        [LAW_LICENCE] = VERDICT_LICENCE,
        [LAW_CAP] = VERDICT_PROHIBITED,
        [LAW_EXPOSE] = VERDICT_EXPOSED,
        [LAW_DUTY] = VERDICT_DUTIES,
        [LAW_PRESUME] = VERDICT_PROHIBITED,
        [LAW_STATE_DUTY] = VERDICT_PERMITTED,
    };
    return words[outcome];
}

/* Whether a quantity is over a cap, or at the share of it that stops all. */
static bool over_cap(const struct decider *d, const struct law_rule *r,
                     int64_t quantity, int64_t most) {
    const int64_t whole = 1000000; /* steps in a hundred percent */
    if (r->stop_at.count == 0) return quantity > most;
    int64_t share =
        d->book->numbers.items[d->book->ids.items[r->stop_at.first]];
    return quantity >= most / whole * share + most % whole * share / whole;
}

static bool has_cap_today(const struct decider *d, const struct law_rule *r) {
    for (uint32_t c = 0; c < r->caps.count; c++) {
        const struct law_cap *cap = &d->book->caps.items[r->caps.first + c];
        struct law_dates dates = {cap->from, 0, cap->until};
        if (law_dates_cover(&dates, d->day)) return true;
    }
    return false;
}

static enum truth value_over_cap(const struct decider *d,
                                 const struct law_rule *r,
                                 const struct value *value, int64_t most) {
    bool is_over;
    if (value->state == VALUE_BETWEEN) {
        is_over = over_cap(d, r, value->as.between->least, most);
        if (is_over != over_cap(d, r, value->as.between->most, most))
            return TRUTH_UNKNOWN;
    } else if (value->state == VALUE_KNOWN) {
        is_over = over_cap(d, r, value->as.number, most);
    } else {
        return TRUTH_UNKNOWN;
    }
    return is_over ? TRUTH_YES : TRUTH_NO;
}

/* Whether the counted quantity is over the cap of the day. */
static enum truth cap_reached(struct decider *d, const struct law_rule *r) {
    enum truth best = TRUTH_NO;
    if (r->caps.count == 0 || r->counts.count == 0) return TRUTH_UNKNOWN;
    for (uint32_t c = 0; c < r->caps.count; c++) {
        const struct law_cap *cap = &d->book->caps.items[r->caps.first + c];
        struct law_dates dates = {cap->from, 0, cap->until};
        if (!law_dates_cover(&dates, d->day)) continue;
        const struct law_amount most[] = {cap->most, cap->or_most};
        for (uint32_t i = 0; i < r->counts.count; i++) {
            uint32_t fact = d->book->ids.items[r->counts.first + i];
            uint32_t unit = d->book->facts.items[fact].unit;
            const struct value *value = fact_value(d, fact, 0);
            for (size_t k = 0; k < 2; k++) {
                if (most[k].number == LAW_NONE ||
                    !law_units_match(most[k].unit, unit))
                    continue;
                enum truth truth = value_over_cap(
                    d, r, value, d->book->numbers.items[most[k].number]);
                if (truth > best) best = truth;
            }
        }
    }
    return best;
}

/* A presumption stands until its rebuttal is known; a cap until it is known
 * to be kept. */
static void weigh_kind(struct decider *d, const struct law_rule *r,
                       struct outcome *o, enum truth *stands) {
    if (r->outcome == LAW_CAP) {
        enum truth over = cap_reached(d, r);
        if (over < *stands) *stands = over;
    }
    if (r->outcome == LAW_PRESUME && r->rebutted_when != LAW_NONE) {
        enum truth rebutted = node_truth(d, r->rebutted_when, 0);
        if (rebutted == TRUTH_YES) *stands = TRUTH_NO;
        if (rebutted == TRUTH_UNKNOWN) o->least = VERDICT_PERMITTED;
    }
}

static void find_lifting(struct decider *d, const struct law_rule *r,
                         struct outcome *o) {
    o->lifted = TRUTH_NO;
    o->approval = approval_covering(d, o->rule);
    if (o->approval != LAW_NONE) o->lifted = approval_in_force(d, o->approval);
    /* Only what lifts it is told as that. */
    if (o->lifted != TRUTH_YES) o->approval = LAW_NONE;
    for (uint32_t i = 0; i < r->authorisations.count && o->lifted != TRUTH_YES;
         i++) {
        uint32_t a = d->book->ids.items[r->authorisations.first + i];
        enum truth truth = authorisation_lifts(d, a, o->rule);
        if (truth > o->lifted) o->lifted = truth;
    }
}

/* An authorisation that lacks nothing but an approval that can be asked for.
 * Specific licences can always be asked for and so say nothing here. */
static enum truth lacks_only_approval(struct decider *d,
                                      const struct law_rule *r) {
    enum truth best = TRUTH_NO;
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        uint32_t index = d->book->ids.items[r->authorisations.first + i];
        const struct law_authorisation *a =
            &d->book->authorisations.items[index];
        if (a->approval_by.count == 0 || a->kind == LAW_SPECIFIC_LICENCE ||
            authorisation_holds(d, index) == TRUTH_YES)
            continue;
        enum truth truth = holds_but_approval(d, index);
        if (truth > best) best = truth;
    }
    return best;
}

/* Who keeps within a cap has the duties that come with it. */
static void add_cap_duties(const struct decider *d, const struct law_rule *r,
                           struct outcome *o) {
    if (r->outcome != LAW_CAP || r->duties.count == 0 ||
        o->lifted == TRUTH_YES || !has_cap_today(d, r))
        return;
    o->most = severer(o->most, VERDICT_DUTIES);
    if (o->bites != TRUTH_YES) return;
    o->stated = severer(o->stated, VERDICT_DUTIES);
    if (o->lifted == TRUTH_NO) o->least = severer(o->least, VERDICT_DUTIES);
}

/* An exception that is not shown to hold does not soften what is stated: it
 * is for whoever relies on it to show it.  It does lower the least. */
static void set_words(struct decider *d, const struct law_rule *r,
                      struct outcome *o) {
    enum verdict_word full = word_of_outcome(r->outcome), softened = full;
    enum truth stands = o->bites;
    o->least = VERDICT_COUNT;
    weigh_kind(d, r, o, &stands);
    if (o->lifted == TRUTH_YES) stands = TRUTH_NO;
    enum truth lacks =
        full > VERDICT_LICENCE ? lacks_only_approval(d, r) : TRUTH_NO;
    o->lacks_approval = lacks == TRUTH_YES;
    if (lacks == TRUTH_YES) full = VERDICT_LICENCE;
    if (lacks != TRUTH_NO) softened = VERDICT_LICENCE;
    o->most = stands == TRUTH_NO ? VERDICT_PERMITTED : full;
    o->stated = stands == TRUTH_YES ? full : VERDICT_PERMITTED;
    if (o->least == VERDICT_COUNT)
        o->least = stands == TRUTH_YES ? softened : VERDICT_PERMITTED;
    if (stands != TRUTH_YES || o->lifted == TRUTH_UNKNOWN)
        o->least = VERDICT_PERMITTED;
    add_cap_duties(d, r, o);
}

/* A State's cap that is kept binds no State to refuse, but to what it is to
 * report. */
static idt_status weigh_state_cap(struct decider *d, const struct law_rule *r,
                                  struct outcome *o, idt_error *error) {
    if (r->outcome != LAW_STATE_DUTY || r->caps.count == 0) return IDT_OK;
    enum truth over = cap_reached(d, r);
    if (over >= o->bites) return IDT_OK;
    bool is_kept = o->bites == TRUTH_YES && over == TRUTH_NO;
    o->bites = over;
    if (!is_kept || r->duties.count == 0 || !has_cap_today(d, r)) return IDT_OK;
    struct outcome kept = *o;
    find_lifting(d, r, &kept);
    if (kept.lifted == TRUTH_YES) return IDT_OK;
    return growing_add(&d->kept_caps, o->rule) ? IDT_OK : fail_memory(error);
}

static idt_status weigh_rule(struct decider *d, uint32_t rule,
                             idt_error *error) {
    const struct law_rule *r = &d->book->rules.items[rule];
    struct outcome o = {.rule = rule, .renewal_since = DAY_NONE};
    o.bites = rule_bites(d, rule);
    idt_status status = weigh_state_cap(d, r, &o, error);
    if (status || o.bites == TRUTH_NO) return status;
    struct standpoint old = stand_at(d, rule);
    o.alive =
        r->rests_on == LAW_NONE ? TRUTH_YES : node_truth(d, r->rests_on, 0);
    o.is_state_duty = r->outcome == LAW_STATE_DUTY;
    o.is_unimplemented = r->carried_out_by != LAW_NONE &&
                         node_truth(d, r->carried_out_by, 0) != TRUTH_YES;
    find_lifting(d, r, &o);
    set_words(d, r, &o);
    /* Only of what stands: the chain of each rule costs more than its bite. */
    if (r->rests_on != LAW_NONE && o.bites == TRUTH_YES &&
        o.lifted != TRUTH_YES)
        o.renewal_since = node_renewal(d, r->rests_on);
    if (r->renewal.actor != LAW_NONE && d->day > r->renewal.on_file_through &&
        (o.renewal_since == DAY_NONE ||
         r->renewal.on_file_through < o.renewal_since))
        o.renewal_since = r->renewal.on_file_through;
    stand_back(d, old);
    return growing_add(&d->outcomes, o) ? IDT_OK : fail_memory(error);
}

/* ---- all of them --------------------------------------------------------- */

struct sum {
    enum verdict_word least, stated, most;
};

/* Ways out of a rule: the surest that brings duties, and that brings none. */
struct ways {
    enum truth dutiful, free;
};

static struct ways ways_out(struct decider *d, const struct outcome *o) {
    const struct law_rule *r = &d->book->rules.items[o->rule];
    uint32_t approval = approval_covering(d, o->rule);
    struct ways ways = {TRUTH_NO, approval == LAW_NONE
                                      ? TRUTH_NO
                                      : approval_in_force(d, approval)};
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        uint32_t a = d->book->ids.items[r->authorisations.first + i];
        enum truth *way = d->book->authorisations.items[a].duties.count > 0
                              ? &ways.dutiful
                              : &ways.free;
        enum truth truth = authorisation_lifts(d, a, o->rule);
        if (truth > *way) *way = truth;
    }
    return ways;
}

/* Duties that an authorisation in use brings with it.  Who has a way out
 * without duties, takes it: so a further one never hardens a verdict. */
static void add_duties(struct decider *d, const struct outcome *o,
                       struct sum *sum) {
    if (o->lifted != TRUTH_YES || o->is_state_duty) return;
    struct ways ways = ways_out(d, o);
    if (ways.dutiful != TRUTH_YES || ways.free == TRUTH_YES) return;
    sum->most = severer(sum->most, VERDICT_DUTIES);
    if (o->bites != TRUTH_YES) return;
    sum->stated = severer(sum->stated, VERDICT_DUTIES);
    if (ways.free == TRUTH_NO) sum->least = severer(sum->least, VERDICT_DUTIES);
}

static void add_outcome(struct decider *d, const struct outcome *o,
                        struct sum *sum) {
    sum->least = severer(sum->least, o->least);
    sum->stated = severer(sum->stated, o->stated);
    sum->most = severer(sum->most, o->most);
    add_duties(d, o, sum);
}

static enum verdict_word stated_word(const struct sum *sum) {
    if (sum->stated >= VERDICT_EXPOSED) return sum->stated;
    if (sum->most > VERDICT_NEEDS_FACTS) return VERDICT_NEEDS_FACTS;
    return severer(sum->stated, sum->most);
}

struct jurisdiction_verdict verdict_in(const struct decider *decider,
                                       uint32_t order) {
    /* Authorisations are kept already; only what is kept is read. */
    struct decider view = *decider;
    struct jurisdiction_verdict told = {false, false, VERDICT_PERMITTED};
    struct sum sum = {VERDICT_PERMITTED, VERDICT_PERMITTED, VERDICT_PERMITTED};
    for (size_t i = 0; i < decider->outcomes.count; i++) {
        const struct outcome *o = &decider->outcomes.items[i];
        if (decider->book->rules.items[o->rule].jurisdiction != order) continue;
        told.is_told = true;
        if (!o->is_state_duty) {
            add_outcome(&view, o, &sum);
        } else if (o->bites == TRUTH_YES && o->lifted != TRUTH_YES) {
            told.is_state_duty = true;
        } else if (o->lifted != TRUTH_YES) {
            sum.most = severer(sum.most, VERDICT_PROHIBITED);
        }
    }
    if (unread_in(decider, order)) {
        told.is_told = true;
        sum.most = VERDICT_BLOCKED;
    }
    told.word = stated_word(&sum);
    return told;
}

static idt_status weigh_all(struct decider *d, idt_error *error) {
    struct rule_list list = d->plan->rules_of[d->facts.activity];
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < list.count; i++)
        status = weigh_rule(d, list.rules[i], error);
    return status;
}

static void sum_up(struct decider *d) {
    struct sum sum = {VERDICT_PERMITTED, VERDICT_PERMITTED, VERDICT_PERMITTED};
    for (size_t i = 0; i < d->outcomes.count; i++)
        if (!d->outcomes.items[i].is_state_duty)
            add_outcome(d, &d->outcomes.items[i], &sum);
    struct unread_walk walk = {0};
    bool has_unread = unread_next(d, &walk);
    if (has_unread) sum.most = VERDICT_BLOCKED;
    d->ruling = (struct ruling){
        .day = d->day,
        .is_other_day = d->day != d->facts.date,
        .word = stated_word(&sum),
        .least = sum.least,
        .most = severer(sum.most, sum.stated),
        .has_unread = has_unread,
        .outcomes = d->outcomes.items,
        .outcome_count = d->outcomes.count,
    };
}

/* ---- the workspace ------------------------------------------------------- */

static void *fresh_zeroed(struct decider *d, size_t count, size_t size) {
    void *piece = arena_take(&d->fresh, count ? count : 1, size);
    if (piece) memset(piece, 0, (count ? count : 1) * size);
    return piece;
}

static bool take_fresh(struct decider *d) {
    const struct rulebook *book = d->book;
    bool has_all = true;
    for (size_t s = 0; s < LAW_SCOPE_COUNT; s++) {
        size_t values = (size_t)d->facts.items[s] * d->plan->fact_count[s];
        size_t truths = (size_t)d->facts.items[s] * d->plan->node_count[s];
        d->values[s] = arena_take(&d->fresh, values + 1, sizeof(struct value));
        d->truths[s] = fresh_zeroed(d, truths, 1);
        if (!d->values[s] || !d->truths[s]) return false;
        memcpy(d->values[s], d->facts.given[s], values * sizeof(struct value));
    }
    d->ownership = NULL;
    d->alive = fresh_zeroed(d, book->instruments.count, 1);
    d->bites = fresh_zeroed(d, book->rules.count, 1);
    d->held = fresh_zeroed(d, book->authorisations.count, 1);
    d->failures =
        fresh_zeroed(d, book->authorisations.count, sizeof *d->failures);
    return has_all && d->alive && d->bites && d->held && d->failures;
}

/* The day decided for is the fact `date`, too. */
static void put_date(struct decider *d) {
    uint32_t fact = d->plan->fact_date;
    if (fact == LAW_NONE) return;
    struct value *value = &d->values[LAW_OVER_CASE][d->plan->fact[fact].slot];
    *value = (struct value){.state = VALUE_KNOWN, .source = FROM_CASE};
    value->as.number = d->day;
}

idt_status decide(struct decider *d, day_number day, const struct world *world,
                  idt_error *error) {
    decider_forget_ruling(d);
    if (!d->has_case)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no case was read");
    arena_clear(&d->fresh);
    growing_clear(&d->outcomes);
    growing_clear(&d->kept_caps);
    d->day = day == DAY_NONE ? d->facts.date : day;
    d->world = world;
    d->rule = LAW_NONE;
    d->plane = 0;
    d->places = (struct places){.is_gathered = false};
    d->closure_count = 0;
    if (!take_fresh(d)) return fail_memory(error);
    put_date(d);
    idt_status status = world ? IDT_OK : check_given(d, error);
    if (!status) status = weigh_all(d, error);
    if (!status && d->is_out_of_memory) status = fail_memory(error);
    if (!status) sum_up(d);
    d->has_ruling = !status;
    return status;
}

const struct ruling *decider_ruling(const struct decider *decider) {
    return &decider->ruling;
}

bool decider_has_ruling(const struct decider *decider) {
    return decider->has_ruling;
}

void decider_forget_ruling(struct decider *decider) {
    decider->has_ruling = false;
    decider->ruling = (struct ruling){.day = DAY_NONE,
                                      .word = VERDICT_BLOCKED,
                                      .least = VERDICT_BLOCKED,
                                      .most = VERDICT_BLOCKED};
}

idt_status decider_new(const struct plan *plan, idt_error *error,
                       struct decider **out) {
    struct decider *d = memory_take_zeroed(1, sizeof *d);
    if (!d) return fail_memory(error);
    d->plan = plan;
    d->book = plan->book;
    d->known_at = DAY_NONE;
    decider_forget_ruling(d);
    arena_init(&d->kept, 0);
    arena_init(&d->fresh, 0);
    *out = d;
    return IDT_OK;
}

idt_status decider_know(struct decider *d, day_number known_at,
                        idt_error *error) {
    day_number first = DAY_NONE;
    for (size_t i = 0; i < d->book->rules.count; i++) {
        day_number recorded = d->book->rules.items[i].about.recorded;
        if (first == DAY_NONE || recorded < first) first = recorded;
    }
    if (known_at != DAY_NONE && first != DAY_NONE && known_at < first) {
        char asked[DATE_TEXT_ROOM], held[DATE_TEXT_ROOM];
        day_print(known_at, asked);
        day_print(first, held);
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "no rule had been recorded by %s; the first was on %s",
                    asked, held);
    }
    d->known_at = known_at;
    return IDT_OK;
}

void decider_free(struct decider *d) {
    if (!d) return;
    json_free(d->document);
    arena_release(&d->kept);
    arena_release(&d->fresh);
    byte_writer_release(&d->line);
    growing_release(&d->outcomes);
    growing_release(&d->kept_caps);
    memory_free(d);
}
