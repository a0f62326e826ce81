/* verdict_text.c -- a verdict for people.
 *
 *     PROHIBITED on 2025-03-01
 *     US prohibited, UN state-duty
 *
 *     us.eo13570.1  importation of goods ... from North Korea
 *       ┌ us.ieepa   International Emergency Economic Powers Act ...
 *       ...
 *       binds      the case: us-importer, route.to is US
 *       because    goods[0].origin is KP
 *       perhaps by us.gl.510.512@2024, if parties[0].ngo and 12 more facts
 *
 * "Permitted" is never said alone: no coded rule forbids it in the legal
 * orders that were asked.
 */
#include "decide/verdict_parts.h"

#include <stdarg.h>
#include <stdio.h>

#define CHAIN_MOST 64

struct page {
    struct decider *d;
    const struct rulebook *book;
    struct byte_writer *to;
};

static void say(struct page *p, const char *format, ...) PRINTF_LIKE(2, 3);
static void say(struct page *p, const char *format, ...) {
    va_list values;
    va_start(values, format);
    write_printed_list(p->to, format, values);
    va_end(values);
}

#define SPAN(span) (int)(span).length, (span).bytes

static void say_lines(struct page *p, const char *label,
                      const struct lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        say(p, "    %-10s %.*s\n", i ? "" : label, SPAN(lines->text[i]));
}

static struct span name_of(const struct page *p,
                           const struct law_about *about) {
    return law_name_of(p->book, about->name);
}

/* ---- the head ------------------------------------------------------------ */

static void say_asked(struct page *p) {
    unsigned count = 0;
    for (uint32_t i = 0; i < p->book->orders.count; i++)
        if (coverage_of(p->d, i).rules > 0)
            say(p, "%s%.*s", count++ ? ", " : "",
                SPAN(name_of(p, &p->book->orders.items[i].about)));
}

/* What is not known can only soften the word, only harden it, or both. */
static void say_interval(struct page *p, const struct ruling *v) {
    if (v->least == v->most) return;
    if (v->most == v->word)
        say(p, "facts that are not given could soften it, at best to %s\n",
            verdict_name(v->least));
    else if (v->least == v->word)
        say(p, "facts that are not given could harden it, at worst to %s\n",
            verdict_name(v->most));
    else
        say(p, "facts that are not given decide between %s and %s\n",
            verdict_name(v->least), verdict_name(v->most));
}

static void say_head(struct page *p) {
    const struct ruling *v = &p->d->ruling;
    struct span day = day_text(p->d, v->day);
    if (p->d->facts.id.length > 0) say(p, "%.*s: ", SPAN(p->d->facts.id));
    if (v->word == VERDICT_PERMITTED) {
        say(p, "no coded rule forbids this in: ");
        say_asked(p);
    } else {
        say(p, "%s", verdict_name(v->word));
    }
    say(p, ", on %.*s", SPAN(day));
    if (v->is_other_day)
        say(p, " (the case is of %.*s)",
            SPAN(day_text(p->d, p->d->facts.date)));
    say(p, "\n");
    say_interval(p, v);
}

static void say_jurisdictions(struct page *p) {
    unsigned count = 0;
    for (uint32_t i = 0; i < p->book->orders.count; i++) {
        struct jurisdiction_verdict v = verdict_in(p->d, i);
        if (!v.is_told) continue;
        say(p, "%s%.*s %s", count++ ? "   " : "",
            SPAN(name_of(p, &p->book->orders.items[i].about)),
            v.is_state_duty ? "state-duty" : verdict_name(v.word));
    }
    if (count) say(p, "\n");
}

/* ---- one outcome --------------------------------------------------------- */

static void say_box(struct page *p, uint32_t rule) {
    const struct law_rule *r = &p->book->rules.items[rule];
    uint32_t chain[CHAIN_MOST];
    size_t count = rule_chain(p->d, rule, chain, CHAIN_MOST);
    for (size_t i = 0; i < count; i++) {
        const struct law_instrument *of = &p->book->instruments.items[chain[i]];
        say(p, "    %s %.*s  %.*s\n", i ? "\xE2\x94\x82" : "\xE2\x94\x8C",
            SPAN(name_of(p, &of->about)),
            SPAN(law_text_of(p->book, of->about.title)));
    }
    say(p, "    %s %.*s", count ? "\xE2\x94\x94" : "\xE2\x94\x80",
        SPAN(name_of(p, &r->about)));
    say(p, "  %.*s (%s)\n", SPAN(law_text_of(p->book, r->about.cite)),
        law_confidence_word(r->about.confidence));
}

#define WAYS_TOLD    4 /* ways out that hang on what is not known */
#define REASONS_TOLD 3 /* of one way */

static void say_way(struct page *p, uint32_t authorisation) {
    struct lines why = {.count = 0};
    explain_failure(p->d, authorisation, &why);
    say(p, "    %-10s %.*s, if", "perhaps by",
        SPAN(name_of(p, &p->book->authorisations.items[authorisation].about)));
    for (size_t k = 0; k < why.count && k < REASONS_TOLD; k++) {
        struct span reason = why.text[k];
        if (span_ends(reason, " is not known"))
            reason.length -= strlen(" is not known");
        say(p, "%s %.*s", k ? "," : "", SPAN(reason));
    }
    if (why.count > REASONS_TOLD)
        say(p, " and %zu more facts", why.count - REASONS_TOLD);
    say(p, "\n");
}

/* One thing wanting, and not that it is of another conduct or another time:
 * what a lawyer would look at first. */
static bool is_near_miss(const struct lines *why) {
    static const char *const others[] = {"activity is ", "ended on ",
                                         "begins on ", "there is no "};
    if (why->count != 1) return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (span_starts(why->text[0], others[i])) return false;
    return true;
}

static bool say_near_miss(struct page *p, uint32_t authorisation) {
    struct lines why = {.count = 0};
    explain_failure(p->d, authorisation, &why);
    if (!is_near_miss(&why)) return false;
    say(p, "    %-10s %.*s: %.*s\n", "not by",
        SPAN(name_of(p, &p->book->authorisations.items[authorisation].about)),
        SPAN(why.text[0]));
    return true;
}

/* What lifts the rule, what would but for one thing, what may if facts turn
 * out well, and how many do not.  Why each does not is for the JSON: there are
 * forty of some rules. */
static void say_authorisations(struct page *p, const struct outcome *o) {
    const struct law_rule *r = &p->book->rules.items[o->rule];
    unsigned ways = 0, others = 0;
    if (o->approval != LAW_NONE)
        say(p, "    %-10s %.*s\n", "lifted by",
            SPAN(p->d->facts.approvals[o->approval].id));
    for (uint32_t i = 0; i < r->authorisations.count; i++) {
        uint32_t index = p->book->ids.items[r->authorisations.first + i];
        enum truth holds = authorisation_lifts(p->d, index, o->rule);
        if (holds == TRUTH_YES)
            say(p, "    %-10s %.*s\n", "lifted by",
                SPAN(name_of(p, &p->book->authorisations.items[index].about)));
        else if (holds == TRUTH_UNKNOWN && ways++ < WAYS_TOLD)
            say_way(p, index);
        else if (holds != TRUTH_NO || !say_near_miss(p, index))
            others++;
    }
    if (others > 0)
        say(p,
            "    %-10s %u more that do not hold or need more facts; --json "
            "says why\n",
            "besides", others);
}

static void say_licensors(struct page *p, const struct law_rule *r) {
    if (r->licensors.count == 0) return;
    say(p, "    %-10s", "licence");
    for (uint32_t i = 0; i < r->licensors.count; i++) {
        uint32_t actor = p->book->ids.items[r->licensors.first + i];
        say(p, "%s %.*s", i ? "," : " could be given by",
            SPAN(name_of(p, &p->book->actors.items[actor].about)));
    }
    say(p, "\n");
}

static void say_outcome(struct page *p, const struct outcome *o) {
    const struct law_rule *r = &p->book->rules.items[o->rule];
    struct lines binds = {.count = 0}, because = {.count = 0};
    struct standpoint old = stand_at(p->d, o->rule);
    say(p, "\n%.*s %s  %.*s\n",
        SPAN(name_of(p, &p->book->orders.items[r->jurisdiction].about)),
        law_outcome_word(r->outcome),
        SPAN(law_text_of(p->book, r->about.title)));
    say_box(p, o->rule);
    explain_binding(p->d, o->rule, &binds);
    if (r->condition != LAW_NONE) explain_node(p->d, r->condition, 0, &because);
    explain_cap(p->d, o->rule, &because);
    say_lines(p, "binds", &binds);
    say_lines(p, "because", &because);
    if (o->is_unimplemented)
        say(p,
            "    %-10s commanded, and nothing that is in force carries it "
            "out\n",
            "unsettled");
    if (o->renewal_since != DAY_NONE)
        say(p, "    %-10s not on file since %.*s\n", "renewal",
            SPAN(day_text(p->d, o->renewal_since)));
    say_authorisations(p, o);
    say_licensors(p, r);
    stand_back(p->d, old);
}

static void say_outcomes(struct page *p) {
    size_t count = 0;
    const struct outcome **told = outcomes_to_tell(p->d, &count);
    for (size_t i = 0; told && i < count; i++)
        say_outcome(p, told[i]);
}

/* ---- duties --------------------------------------------------------------- */

static void say_duties(struct page *p) {
    struct due dues[DUES_MOST];
    size_t count = gather_duties(p->d, dues);
    if (count) say(p, "\nduties\n");
    for (size_t i = 0; i < count; i++) {
        const struct law_duty *duty = dues[i].duty;
        say(p, "    %s", law_duty_word(duty->deed));
        if (duty->to != LAW_NONE)
            say(p, " to %.*s",
                SPAN(name_of(p, &p->book->actors.items[duty->to].about)));
        if (duty->within.number != LAW_NONE)
            say(p, " within %.*s", SPAN(amount_text(p->d, duty->within)));
        say(p, ": %.*s  (%.*s%s)\n", SPAN(law_text_of(p->book, duty->text)),
            SPAN(dues[i].from),
            dues[i].is_of_states ? ", a duty of States within the cap" : "");
    }
}

/* ---- what is missing, and the rest --------------------------------------- */

#define RULES_TOLD 4  /* in one line of what is missing */
#define SETS_TOLD  12 /* of those that could raise the verdict */

static void say_set(struct page *p, const struct missing_set *set) {
    say(p, "    ");
    for (size_t k = 0; k < set->name_count; k++)
        say(p, "%s%.*s", k ? " and " : "", SPAN(set->names[k]));
    say(p, set->rule_count ? "  ->" : "");
    for (size_t k = 0; k < set->rule_count && k < RULES_TOLD; k++)
        say(p, " %.*s",
            SPAN(name_of(p, &p->book->rules.items[set->rules[k]].about)));
    if (set->rule_count > RULES_TOLD)
        say(p, " and %zu more", set->rule_count - RULES_TOLD);
    say(p, "\n");
}

/* Those that could raise the verdict; of the others only how many. */
static void say_missing(struct page *p) {
    const struct missing_list *list = gather_missing(p->d);
    size_t raising = 0;
    if (!list || list->count == 0) return;
    while (raising < list->count && list->sets[raising].may_raise)
        raising++;
    if (raising > 0) say(p, "\nwhat is not known and could raise it\n");
    for (size_t i = 0; i < raising && i < SETS_TOLD; i++)
        say_set(p, &list->sets[i]);
    size_t rest = list->count - (raising < SETS_TOLD ? raising : SETS_TOLD);
    if (rest > 0)
        say(p, "\n%zu more sets of facts bear on it; --json tells all%s\n",
            rest, list->is_cut ? " that the bounded search found" : "");
}

/* "covered: 518 rules, 3 of them reviewed: UN 117, US 149 (3 reviewed)". */
static void say_coverage(struct page *p) {
    struct coverage sum = {.rules = 0};
    for (uint32_t i = 0; i < p->book->orders.count; i++) {
        struct coverage c = coverage_of(p->d, i);
        sum.rules += c.rules;
        sum.reviewed += c.reviewed;
    }
    say(p, "\ncovered: %u rules, %u of them reviewed", sum.rules, sum.reviewed);
    if (p->d->known_at != DAY_NONE) {
        struct span day = day_text(p->d, p->d->known_at);
        say(p, ", as recorded by %.*s", SPAN(day));
    }
    const char *parting = ": ";
    for (uint32_t i = 0; i < p->book->orders.count; i++) {
        struct coverage c = coverage_of(p->d, i);
        struct span name = name_of(p, &p->book->orders.items[i].about);
        if (c.rules == 0) continue;
        say(p, "%s%.*s %u", parting, SPAN(name), c.rules);
        if (c.reviewed > 0) say(p, " (%u reviewed)", c.reviewed);
        parting = ", ";
    }
    say(p, "\n");
}

static void say_rest(struct page *p) {
    uint32_t countries[COUNTRIES_MOST];
    struct lines relied = {.count = 0};
    explain_relied(p->d, &relied);
    if (relied.count) say(p, "\nrelied on\n");
    for (size_t i = 0; i < relied.count; i++)
        say(p, "    %.*s\n", SPAN(relied.text[i]));
    size_t count = not_covered(p->d, countries);
    if (count) say(p, "\nnot asked, for it is not coded: the law of");
    for (size_t i = 0; i < count; i++)
        say(p, "%s %c%c", i ? "," : "", (char)(countries[i] >> 8),
            (char)(countries[i] & 255));
    if (count) say(p, "\n");
    say_coverage(p);
}

idt_status verdict_text(struct decider *d, struct byte_writer *to) {
    struct page page = {d, d->book, to};
    say_head(&page);
    say_jurisdictions(&page);
    say_outcomes(&page);
    say_duties(&page);
    say_missing(&page);
    say_rest(&page);
    return to->failed || d->is_out_of_memory ? IDT_NO_MEMORY : IDT_OK;
}
