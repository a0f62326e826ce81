/* case_text.h -- one line of a table is one case and one fact of it.
 *
 *     {"half counts", "\"parties\": [...]", "party.eu-frozen", 1, TRUTH_NO}
 *
 * Cases are read against the rulebook inside the library, decided for their
 * own day, and the fact is asked as rules of all orders (or of the European
 * Union) ask it.
 */
#ifndef CASE_TEXT_H
#define CASE_TEXT_H

#include "builtin/builtin_rulebook.h"
#include "decide/decide_inside.h"

#include "../unit.h"

#include <stdio.h>

struct case_bench {
    struct rulebook *book;
    struct plan *plan;
    struct decider *decider;
};

static struct case_bench bench;

static inline int open_bench(void **state) {
    idt_error error;
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    (void)state;
    if (rulebook_read(image, &error, &bench.book)) return -1;
    if (plan_new(bench.book, &error, &bench.plan)) return -1;
    return decider_new(bench.plan, &error, &bench.decider) ? -1 : 0;
}

static inline int close_bench(void **state) {
    (void)state;
    decider_free(bench.decider);
    plan_free(bench.plan);
    rulebook_free(bench.book);
    return 0;
}

#define CASE_DAY "2025-03-01"

/* `rest` are the keys after date and activity; it may be empty. */
static inline idt_status try_case(const char *activity, const char *rest,
                                  idt_error *error) {
    char text[4000];
    struct place start = {"case.json", 1, 1};
    int length =
        snprintf(text, sizeof text,
                 "{\"date\": \"" CASE_DAY "\", \"activity\": \"%s\"%s%s}",
                 activity, *rest ? ", " : "", rest);
    assert_in_range(length, 1, sizeof text - 1);
    idt_status status = case_parse(
        bench.decider, (struct span){text, (size_t)length}, start, error);
    return status ? status : decide(bench.decider, DAY_NONE, NULL, error);
}

static inline void take_case(const char *activity, const char *rest) {
    idt_error error = {0};
    if (!try_case(activity, rest, &error)) return;
    print_message("%s\n  in %s\n", error.message, rest);
    assert_true(false);
}

static inline uint32_t fact_named(const char *name) {
    uint32_t fact = law_find(bench.book, LAW_FACT, span_of(name));
    if (fact == LAW_NONE) print_message("no fact '%s'\n", name);
    assert_int_not_equal(fact, LAW_NONE);
    return fact;
}

static inline const struct value *value_of(const char *name, uint32_t item) {
    return fact_value(bench.decider, fact_named(name), item);
}

/* Of a yes-no fact. */
static inline enum truth truth_of(const char *name, uint32_t item) {
    const struct value *value = value_of(name, item);
    if (value->state != VALUE_KNOWN) return TRUTH_UNKNOWN;
    return value->as.number ? TRUTH_YES : TRUTH_NO;
}

/* Whether a table of truths (programmes, classes) has the member. */
static inline enum truth member_of(const char *name, uint32_t item,
                                   enum law_kind kind, const char *member,
                                   bool is_eu) {
    const struct value *value = value_of(name, item);
    uint32_t at = law_find(bench.book, kind, span_of(member));
    assert_int_not_equal(at, LAW_NONE);
    if (value->state != VALUE_KNOWN) return TRUTH_UNKNOWN;
    size_t plane = is_eu ? bench.book->classes.count : 0;
    return (enum truth)value->as.truths[plane + at];
}

static inline void expect_truth(const char *title, enum truth found,
                                enum truth expected) {
    static const char *const words[] = {"no", "unknown", "yes"};
    if (found == expected) return;
    print_message("%s: %s, expected %s\n", title, words[found],
                  words[expected]);
    assert_int_equal(found, expected);
}

#endif
