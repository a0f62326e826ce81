/* random_cases.h -- small cases drawn from the rulebook's own rules.
 *
 *     a rule -> one of its activities, a day near its first or last
 *            -> each fact that it, its exceptions or those it binds ask for,
 *               with a value near what they compare it with, or unknown
 *
 * A case is kept in parts, so that a test can leave parts out, or add some.
 */
#ifndef RANDOM_CASES_H
#define RANDOM_CASES_H

#include "decide/decide_inside.h"

#define GIVEN_MOST 48

#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

/* Values that a fact is compared with anywhere: for numbers with their
 * neighbours, else the members of sets. */
struct hints {
    int64_t *items;
    size_t count;
};

struct case_maker {
    const struct rulebook *book;
    struct hints *hints; /* by fact */
    uint64_t seed;
};

struct given_fact {
    uint32_t fact, item;
    char value[80]; /* as JSON */
};

struct random_case {
    uint32_t rule, activity;
    day_number day;
    bool is_plain; /* lists, owners and governments are said to be none */
    bool is_person[2];
    uint32_t items[LAW_SCOPE_COUNT];
    struct given_fact given[GIVEN_MOST];
    size_t given_count;
    char approval[400]; /* an entry of `approvals`, or empty */
};

uint64_t random_next(uint64_t *seed);
/* Below `most`; 0 when that is 0. */
uint32_t random_below(uint64_t *seed, size_t most);

bool case_maker_open(struct case_maker *maker, const struct rulebook *book,
                     uint64_t seed);
void case_maker_close(struct case_maker *maker);
void random_case_draw(struct case_maker *maker, struct random_case *out);
/* The first `given_count` facts; returns the length of the text. */
size_t random_case_write(const struct case_maker *maker,
                         const struct random_case *from, size_t given_count,
                         char *to, size_t room);

#endif
