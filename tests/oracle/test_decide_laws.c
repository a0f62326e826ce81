/* test_decide_laws.c -- what holds of every verdict, on random cases.
 *
 *     test_decide_laws [--cases N] [--seed N]
 *
 *     a prohibition more      never softens
 *     an authorisation more   never hardens
 *     a value for an unknown  stays between `least` and `most`
 *     the order of facts      never matters
 *     the UN alone            never forbids a private person
 *     a day before a rule     never cites it, nor what it rests on
 * A rule or an authorisation is taken out and put in by a world in which it
 * has ended, so both verdicts are of one rulebook.
 */
#include "random_cases.h"

#include "base/memory.h"
#include "builtin/builtin_rulebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct lab {
    const struct rulebook *book;
    struct decider *decider;
    struct case_maker maker;
    uint8_t *rules, *authorisations;
    char text[8000];
    size_t length;
};

struct bounds {
    enum verdict_word word, least, most;
};

static const char *broken; /* the law that does not hold, and why */

static bool holds(bool claim, const char *law) {
    if (!claim) broken = law;
    return claim;
}

static bool read_case(struct lab *lab, const struct random_case *made,
                      size_t given) {
    struct place start = {"case.json", 1, 1};
    idt_error error = {0};
    lab->length = random_case_write(&lab->maker, made, given, lab->text,
                                    sizeof lab->text);
    return !case_parse(lab->decider, (struct span){lab->text, lab->length},
                       start, &error) &&
           !decide(lab->decider, DAY_NONE, NULL, &error);
}

static struct bounds decide_in(struct lab *lab, const struct world *world) {
    idt_error error = {0};
    struct bounds none = {VERDICT_COUNT, VERDICT_COUNT, VERDICT_PERMITTED};
    if (decide(lab->decider, DAY_NONE, world, &error)) return none;
    const struct ruling *r = decider_ruling(lab->decider);
    return (struct bounds){r->word, r->least, r->most};
}

/* ---- one rule, one authorisation more ------------------------------------ */

/* With the rule, then without: rulings as they stand in the other. */
static bool rule_never_softens(struct lab *lab, uint32_t rule) {
    struct world without = {.rules = lab->rules};
    struct bounds with = decide_in(lab, NULL);
    lab->rules[rule] = STANDING_ENDED;
    struct bounds less = decide_in(lab, &without);
    lab->rules[rule] = STANDING_AS_DATED;
    return holds(with.word >= less.word && with.least >= less.least &&
                     with.most >= less.most,
                 "a prohibition more softens");
}

static bool authorisation_never_hardens(struct lab *lab, uint32_t index) {
    struct world without = {.authorisations = lab->authorisations};
    struct bounds with = decide_in(lab, NULL);
    lab->authorisations[index] = STANDING_ENDED;
    struct bounds less = decide_in(lab, &without);
    lab->authorisations[index] = STANDING_AS_DATED;
    return holds(with.word <= less.word && with.least <= less.least &&
                     with.most <= less.most,
                 "an authorisation more hardens");
}

/* An outcome of the case, or of the rule it was drawn from. */
static uint32_t some_rule(struct lab *lab, const struct random_case *made) {
    const struct ruling *ruling = decider_ruling(lab->decider);
    uint32_t at = random_below(&lab->maker.seed, ruling->outcome_count + 1);
    return at < ruling->outcome_count ? ruling->outcomes[at].rule : made->rule;
}

static bool test_more(struct lab *lab, const struct random_case *made) {
    if (!read_case(lab, made, made->given_count)) return true;
    decide_in(lab, NULL);
    uint32_t rule = some_rule(lab, made);
    struct law_list list = lab->book->rules.items[rule].authorisations;
    if (!rule_never_softens(lab, rule)) return false;
    if (list.count == 0) return true;
    uint32_t at = random_below(&lab->maker.seed, list.count);
    return authorisation_never_hardens(lab,
                                       lab->book->ids.items[list.first + at]);
}

/* ---- unknowns ------------------------------------------------------------- */

/* Facts that decide which questions are asked at all: what a party is to the
 * deal, and places of which only a yes is heard (docs/method/deciding.md). */
static bool shapes_questions(const struct lab *lab,
                             const struct given_fact *given) {
    static const char *const names[] = {
        "party.role",        "route.from",       "route.to",   "route.via",
        "payment.clears-in", "us.service-place", "vessel.flag"};
    const struct law_fact *f = &lab->book->facts.items[given->fact];
    struct span name = law_name_of(lab->book, f->about.name);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (span_is(name, names[i])) return true;
    return false;
}

/* Such facts first, so that they are in both cases. */
static size_t sort_given(const struct lab *lab, struct random_case *made) {
    size_t first = 0;
    for (size_t i = 0; i < made->given_count; i++) {
        struct given_fact given = made->given[i];
        if (!shapes_questions(lab, &given)) continue;
        made->given[i] = made->given[first];
        made->given[first++] = given;
    }
    return first;
}

/* Facts behind the first `given` that the case already answers are dropped:
 * saying otherwise would be no value for an unknown. */
static void keep_unknown(struct lab *lab, struct random_case *made,
                         size_t given) {
    size_t kept = given;
    for (size_t i = given; i < made->given_count; i++)
        if (fact_value(lab->decider, made->given[i].fact, made->given[i].item)
                ->state != VALUE_KNOWN)
            made->given[kept++] = made->given[i];
    made->given_count = kept;
}

static bool test_unknown(struct lab *lab, struct random_case *made) {
    size_t fixed = sort_given(lab, made);
    size_t open = made->given_count - fixed;
    size_t given = fixed + random_below(&lab->maker.seed, open + 1);
    if (!read_case(lab, made, given)) return true;
    struct bounds before = decide_in(lab, NULL);
    keep_unknown(lab, made, given);
    if (!read_case(lab, made, made->given_count)) return true;
    struct bounds after = decide_in(lab, NULL);
    bool is_inside = after.least >= before.least && after.most <= before.most &&
                     after.word >= before.least && after.word <= before.most;
    if (!is_inside)
        printf("%s [%s %s], then %s [%s %s]; from fact %zu of %zu\n",
               verdict_name(before.word), verdict_name(before.least),
               verdict_name(before.most), verdict_name(after.word),
               verdict_name(after.least), verdict_name(after.most), given,
               made->given_count);
    return holds(is_inside, "a value for an unknown leaves the bounds");
}

/* ---- order ---------------------------------------------------------------- */

static bool test_order(struct lab *lab, struct random_case *made) {
    if (!read_case(lab, made, made->given_count)) return true;
    struct bounds one = decide_in(lab, NULL);
    for (size_t i = made->given_count; i-- > 1;) {
        size_t k = random_below(&lab->maker.seed, i + 1);
        struct given_fact given = made->given[i];
        made->given[i] = made->given[k];
        made->given[k] = given;
    }
    if (!read_case(lab, made, made->given_count))
        return holds(false, "another order of facts is refused");
    /* What was asked before, in another order, changes nothing either. */
    for (uint32_t a = 0; a < lab->book->authorisations.count; a += 17)
        (void)authorisation_holds(lab->decider, a);
    struct bounds two = decide_in(lab, NULL);
    return holds(one.word == two.word && one.least == two.least &&
                     one.most == two.most,
                 "the order of facts matters");
}

/* ---- whose law, on which day ---------------------------------------------- */

/* All rules but the UN's ended: nothing is forbidden to anybody. */
static bool test_un_alone(struct lab *lab, const struct random_case *made) {
    const struct rulebook *book = lab->book;
    struct world un_alone = {.rules = lab->rules};
    if (!read_case(lab, made, made->given_count)) return true;
    for (size_t r = 0; r < book->rules.count; r++) {
        uint32_t order = book->rules.items[r].jurisdiction;
        struct span name =
            law_name_of(book, book->orders.items[order].about.name);
        if (!span_is(name, "UN")) lab->rules[r] = STANDING_ENDED;
    }
    struct bounds found = decide_in(lab, &un_alone);
    memset(lab->rules, STANDING_AS_DATED, book->rules.count);
    return holds(found.most < VERDICT_EXPOSED,
                 "the UN alone forbids a private person");
}

static bool test_days(struct lab *lab, const struct random_case *made) {
    const struct rulebook *book = lab->book;
    if (!read_case(lab, made, made->given_count)) return true;
    decide_in(lab, NULL);
    const struct ruling *ruling = decider_ruling(lab->decider);
    for (size_t i = 0; i < ruling->outcome_count; i++) {
        const struct law_rule *r = &book->rules.items[ruling->outcomes[i].rule];
        uint32_t chain[64];
        if (r->dates.from > made->day && !r->dates.start_unknown)
            return holds(false, "a day before a rule cites it");
        if (r->rests_on == LAW_NONE) continue;
        size_t count = chain_of(lab->decider, r->rests_on, chain, 64);
        for (size_t k = 0; k < count; k++) {
            const struct law_dates *dates =
                &book->instruments.items[chain[k]].dates;
            if (dates->from > made->day && !dates->start_unknown)
                return holds(false, "a day before an instrument cites it");
        }
    }
    return true;
}

/* ---- all ------------------------------------------------------------------ */

static bool laws_hold(struct lab *lab, unsigned long number) {
    struct random_case made;
    random_case_draw(&lab->maker, &made);
    switch (number % 5) {
    case 0: return test_more(lab, &made);
    case 1: return test_unknown(lab, &made);
    case 2: return test_order(lab, &made);
    case 3: return test_un_alone(lab, &made);
    default: return test_days(lab, &made);
    }
}

static bool run(struct lab *lab, unsigned long cases, uint64_t seed) {
    unsigned long failed = 0, done = 0;
    lab->rules = memory_take_zeroed(lab->book->rules.count, 1);
    lab->authorisations =
        memory_take_zeroed(lab->book->authorisations.count, 1);
    bool is_ready = lab->rules && lab->authorisations &&
                    case_maker_open(&lab->maker, lab->book, seed);
    for (; is_ready && done < cases && failed < 5; done++) {
        if (laws_hold(lab, done)) continue;
        printf("%s:\n%.*s\n\n", broken, (int)lab->length, lab->text);
        failed++;
    }
    printf("seed %llu: %lu cases, %lu break a law\n", (unsigned long long)seed,
           done, failed);
    case_maker_close(&lab->maker);
    memory_free(lab->rules);
    memory_free(lab->authorisations);
    return is_ready && failed == 0;
}

int main(int count, char **arguments) {
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    unsigned long cases = IS_SANITIZED ? 2000 : 100000;
    uint64_t seed = 20251102;
    struct rulebook *book = NULL;
    struct plan *plan = NULL;
    struct lab lab = {0};
    idt_error error = {0};
    for (int i = 1; i + 1 < count; i += 2) {
        uint64_t number = 0;
        if (!span_number(span_of(arguments[i + 1]), &number)) return 64;
        if (strcmp(arguments[i], "--cases") == 0) cases = (unsigned long)number;
        if (strcmp(arguments[i], "--seed") == 0) seed = number;
    }
    bool is_good = !rulebook_read(image, &error, &book) &&
                   !plan_new(book, &error, &plan) &&
                   !decider_new(plan, &error, &lab.decider);
    lab.book = book;
    is_good = is_good && run(&lab, cases, seed);
    if (error.status) printf("%s\n", error.message);
    decider_free(lab.decider);
    plan_free(plan);
    rulebook_free(book);
    return is_good ? 0 : 1;
}
