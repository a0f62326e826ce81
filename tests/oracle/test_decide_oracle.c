/* test_decide_oracle.c -- the engine against a slow reading of the law.
 *
 *     test_decide_oracle [--cases N] [--seed N]
 *
 * For each random case: every rule bites and is lifted as the slow reading
 * says, and every legal order has its word.  Then the unknown facts are given
 * values, world by world: what is sure stays, and the word of each world lies
 * between `least` and `most`.
 */
#include "slow_decide.h"

#include "builtin/builtin_rulebook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORLDS 3

static struct {
    unsigned long cases, refused, outcomes, open, worlds, words[VERDICT_COUNT];
} tally;

static const char *const truths[] = {"no", "unknown", "yes"};

static struct span rule_name(const struct slow *s, uint32_t rule) {
    return law_name_of(s->book, s->book->rules.items[rule].about.name);
}

static bool rule_differs(const struct slow *s, uint32_t rule, const char *what,
                         enum truth found, enum truth expected) {
    struct span name = rule_name(s, rule);
    if (found == expected) return false;
    printf("%.*s %s: %s, slowly %s\n", (int)name.length, name.bytes, what,
           truths[found], truths[expected]);
    return true;
}

static const struct outcome *outcome_of(const struct ruling *ruling,
                                        uint32_t rule) {
    for (size_t i = 0; i < ruling->outcome_count; i++)
        if (ruling->outcomes[i].rule == rule) return &ruling->outcomes[i];
    return NULL;
}

static bool rules_agree(struct slow *s) {
    const struct ruling *ruling = decider_ruling(s->decider);
    bool agree = true;
    for (uint32_t r = 0; r < s->book->rules.count; r++) {
        const struct outcome *o = outcome_of(ruling, r);
        struct slow_limb limb = slow_rule(s, r);
        agree &=
            !rule_differs(s, r, "bites", o ? o->bites : TRUTH_NO, limb.bites);
        if (!o || limb.bites == TRUTH_NO) continue;
        tally.outcomes++;
        tally.open += o->bites == TRUTH_UNKNOWN;
        agree &= !rule_differs(s, r, "is lifted", o->lifted, limb.lifted);
    }
    return agree;
}

static bool words_agree(struct slow *s) {
    const struct ruling *ruling = decider_ruling(s->decider);
    struct slow_words told = slow_words(s);
    bool agree = ruling->word == told.whole;
    if (!agree)
        printf("whole: %s, slowly %s\n", verdict_name(ruling->word),
               verdict_name(told.whole));
    for (uint32_t i = 0; i < s->book->orders.count; i++) {
        struct jurisdiction_verdict v = verdict_in(s->decider, i);
        struct span name =
            law_name_of(s->book, s->book->orders.items[i].about.name);
        if (v.word == told.order[i] && v.is_state_duty == told.is_duty[i])
            continue;
        printf("%.*s: %s %d, slowly %s %d\n", (int)name.length, name.bytes,
               verdict_name(v.word), v.is_state_duty,
               verdict_name(told.order[i]), told.is_duty[i]);
        agree = false;
    }
    return agree;
}

/* In a world with nothing unknown, what was sure is so. */
static bool world_fits(struct slow *s, uint64_t world) {
    const struct ruling *ruling = decider_ruling(s->decider);
    bool agree = true;
    s->world = world;
    for (uint32_t r = 0; agree && r < s->book->rules.count; r++) {
        const struct outcome *o = outcome_of(ruling, r);
        enum truth told = o ? o->bites : TRUTH_NO;
        if (told == TRUTH_UNKNOWN) continue;
        enum truth found = slow_rule(s, r).bites;
        agree = !rule_differs(s, r, "in a world bites", told, found);
    }
    enum verdict_word word = slow_words(s).whole;
    if (word < ruling->least || word > ruling->most) {
        printf("a world says %s, outside %s to %s\n", verdict_name(word),
               verdict_name(ruling->least), verdict_name(ruling->most));
        agree = false;
    }
    s->world = 0;
    tally.worlds++;
    return agree;
}

static bool case_agrees(struct slow *s, struct case_maker *maker) {
    struct random_case made;
    char text[8000];
    struct place start = {"case.json", 1, 1};
    idt_error error = {0};
    uint64_t seed = maker->seed;
    random_case_draw(maker, &made);
    size_t length =
        random_case_write(maker, &made, made.given_count, text, sizeof text);
    /* Drawn facts may contradict one another. */
    if (case_parse(s->decider, (struct span){text, length}, start, &error) ||
        decide(s->decider, DAY_NONE, NULL, &error) == IDT_BAD_DATA) {
        tally.refused++;
        return true;
    }
    bool agree = decide(s->decider, DAY_NONE, NULL, &error) == IDT_OK &&
                 rules_agree(s) && words_agree(s);
    for (uint64_t w = 1; agree && w <= WORLDS; w++)
        agree = world_fits(s, random_next(&seed) | 1);
    tally.words[decider_ruling(s->decider)->word]++;
    if (!agree) printf("%.*s\n\n", (int)length, text);
    return agree;
}

static bool run(struct decider *decider, const struct rulebook *book,
                unsigned long cases, uint64_t seed) {
    struct case_maker maker;
    unsigned long failed = 0;
    if (!case_maker_open(&maker, book, seed)) return false;
    struct slow slow = {decider, book, maker.hints, 0, LAW_NONE, false};
    for (; tally.cases < cases && failed < 5; tally.cases++)
        failed += !case_agrees(&slow, &maker);
    case_maker_close(&maker);
    printf("seed %llu: %lu cases, %lu refused, %lu outcomes (%lu open), %lu "
           "worlds, %lu disagree\n",
           (unsigned long long)seed, tally.cases, tally.refused, tally.outcomes,
           tally.open, tally.worlds, failed);
    for (unsigned i = 0; i < VERDICT_COUNT; i++)
        printf("  %-22s %lu\n", verdict_name((enum verdict_word)i),
               tally.words[i]);
    /* A draw that is refused proves nothing. */
    return failed == 0 && tally.refused * 2 < tally.cases;
}

int main(int count, char **arguments) {
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    unsigned long cases = IS_SANITIZED ? 100 : 500;
    uint64_t seed = 20251101;
    struct rulebook *book = NULL;
    struct plan *plan = NULL;
    struct decider *decider = NULL;
    idt_error error = {0};
    for (int i = 1; i + 1 < count; i += 2) {
        uint64_t number = 0;
        if (!span_number(span_of(arguments[i + 1]), &number)) return 64;
        if (strcmp(arguments[i], "--cases") == 0) cases = (unsigned long)number;
        if (strcmp(arguments[i], "--seed") == 0) seed = number;
    }
    bool is_good = !rulebook_read(image, &error, &book) &&
                   !plan_new(book, &error, &plan) &&
                   !decider_new(plan, &error, &decider) &&
                   run(decider, book, cases, seed);
    if (error.status) printf("%s\n", error.message);
    decider_free(decider);
    plan_free(plan);
    rulebook_free(book);
    return is_good ? 0 : 1;
}
