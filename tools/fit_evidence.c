/* fit_evidence.c -- what evidence beside the name is worth, measured on lists.
 *
 *     fit_evidence SNAPSHOT
 *
 * Pairs of persons on different lists that bear one name (all words equal)
 * stand for one party, random pairs on different lists for two.  For each
 * kind of agreement the shares m (the same) and u (another) are told with
 * log2(m / u): the bits for data/calibration.txt.  A name that two people
 * bear makes m a little too small; nothing is tuned on labelled sets.
 */
#include "interdict.h"
#include "match/weigh_evidence.h"

#include "match/calibration_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *word;
    float bits;
} terms[] = {
    {"birth-day", CALIBRATED_BIRTH_DAY},
    {"birth-swapped", CALIBRATED_BIRTH_SWAPPED},
    {"birth-month", CALIBRATED_BIRTH_MONTH},
    {"birth-year", CALIBRATED_BIRTH_YEAR},
    {"birth-near", CALIBRATED_BIRTH_NEAR},
    {"birth-conflict", CALIBRATED_BIRTH_CONFLICT},
    {"country-agree", CALIBRATED_COUNTRY_AGREE},
    {"country-conflict", CALIBRATED_COUNTRY_CONFLICT},
    {"country-confused", CALIBRATED_COUNTRY_CONFUSED},
};
enum { TERMS = sizeof terms / sizeof *terms, BIRTHS = 6 };

struct tally {
    unsigned long seen[TERMS], births, countries, pairs;
};

/* Facts of one person: a handful, more are left out. */
enum { FACTS = 16 };
struct facts {
    struct date_range births[FACTS];
    char countries[FACTS][3];
    unsigned birth_count, country_count;
};

static void take_facts(const idt_lists *lists, uint32_t number,
                       struct facts *facts) {
    idt_entity entity;
    idt_item item;
    facts->birth_count = facts->country_count = 0;
    if (idt_entity_at(lists, number, &entity)) return;
    while (idt_entity_item(&entity, &item)) {
        if (strcmp(item.kind, "birth") == 0 && item.has_date &&
            facts->birth_count < FACTS &&
            date_parse(span_of(item.date), &facts->births[facts->birth_count]))
            facts->birth_count++;
        if (strcmp(item.kind, "country") == 0 && item.extra.length == 2 &&
            facts->country_count < FACTS)
            memcpy(facts->countries[facts->country_count++], item.extra.bytes,
                   2);
    }
}

static void count_term(struct tally *tally, unsigned from, unsigned to,
                       float bits) {
    for (unsigned i = from; i < to; i++)
        if (terms[i].bits == bits) tally->seen[i]++;
}

/* The best of all facts of both, as the engine takes it. */
static void compare(const struct facts *a, const struct facts *b,
                    struct tally *tally) {
    float birth = -99.0F, country = -99.0F;
    for (unsigned i = 0; i < a->birth_count; i++)
        for (unsigned k = 0; k < b->birth_count; k++) {
            float bits = compare_births(&a->births[i], &b->births[k]).bits;
            if (bits > birth) birth = bits;
        }
    for (unsigned i = 0; i < a->country_count; i++)
        for (unsigned k = 0; k < b->country_count; k++) {
            float bits =
                compare_countries(a->countries[i], b->countries[k]).bits;
            if (bits > country) country = bits;
        }
    tally->pairs++;
    if (birth > -99.0F) tally->births++;
    if (country > -99.0F) tally->countries++;
    count_term(tally, 0, BIRTHS, birth);
    count_term(tally, BIRTHS, TERMS, country);
}

static bool is_person(const idt_lists *lists, uint32_t number,
                      idt_entity *entity) {
    return !idt_entity_at(lists, number, entity) &&
           strcmp(entity->type, "person") == 0;
}

static idt_text primary_name(idt_entity *entity) {
    idt_item item;
    while (idt_entity_item(entity, &item))
        if (strcmp(item.kind, "name") == 0) return item.text;
    return (idt_text){"", 0};
}

static void count_same(const idt_lists *lists, idt_screener *screener,
                       struct tally *tally) {
    struct facts a, b;
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    for (uint32_t n = 0; n < idt_lists_entities(lists); n++) {
        idt_entity entity, other;
        idt_query query = IDT_QUERY_INIT;
        const idt_report *report;
        idt_error error;
        if (!is_person(lists, n, &entity)) continue;
        query.name = primary_name(&entity);
        query.type = "person";
        if (idt_screen(screener, &query, &error, &report)) continue;
        take_facts(lists, n, &a);
        for (uint32_t i = 0; i < idt_report_count(report); i++) {
            uint32_t found = idt_report_hit(report, i)->entity;
            if (found <= n || !is_person(lists, found, &other) ||
                strcmp(other.list, entity.list) == 0)
                continue;
            take_facts(lists, found, &b);
            compare(&a, &b, tally);
        }
    }
}

/* Numerical Recipes' generator: any will do, and this one is one line. */
static uint32_t next_number(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
    return (uint32_t)(*seed >> 33);
}

static void count_others(const idt_lists *lists, struct tally *tally) {
    enum { PAIRS = 2000000 };
    uint64_t seed = 1;
    struct facts a, b;
    memset(&a, 0, sizeof a);
    memset(&b, 0, sizeof b);
    for (unsigned i = 0; i < PAIRS; i++) {
        idt_entity one, other;
        uint32_t count = idt_lists_entities(lists);
        uint32_t n = next_number(&seed) % count, m = next_number(&seed) % count;
        if (n == m || !is_person(lists, n, &one) ||
            !is_person(lists, m, &other) || strcmp(one.list, other.list) == 0)
            continue;
        take_facts(lists, n, &a);
        take_facts(lists, m, &b);
        compare(&a, &b, tally);
    }
}

static void tell(const struct tally *same, const struct tally *other) {
    printf("%lu pairs of one name, %lu random pairs\n", same->pairs,
           other->pairs);
    printf("%-18s %10s %10s %8s\n", "term", "m", "u", "bits");
    for (unsigned i = 0; i < TERMS; i++) {
        double of = (double)(i < BIRTHS ? same->births : same->countries);
        double all = (double)(i < BIRTHS ? other->births : other->countries);
        /* Half a pair more, so that what was never seen has figures too. */
        double m = ((double)same->seen[i] + 0.5) / (of + 1.0);
        double u = ((double)other->seen[i] + 0.5) / (all + 1.0);
        printf("%-18s %10.6f %10.6f %8.2f\n", terms[i].word, m, u, log2(m / u));
    }
}

int main(int count, char **words) {
    idt_lists *lists = NULL;
    idt_screener *screener = NULL;
    idt_screen_options options = IDT_SCREEN_OPTIONS_INIT;
    idt_error error = {0};
    struct tally same, other;
    memset(&same, 0, sizeof same);
    memset(&other, 0, sizeof other);
    options.mode = IDT_MODE_EXACT;
    if (count != 2 || idt_lists_open(words[1], &error, &lists) ||
        idt_screener_new(lists, &options, &error, &screener)) {
        fprintf(stderr, "fit_evidence SNAPSHOT: %s\n", error.message);
        return 1;
    }
    count_same(lists, screener, &same);
    count_others(lists, &other);
    tell(&same, &other);
    idt_screener_free(screener);
    idt_lists_free(lists);
    return 0;
}
