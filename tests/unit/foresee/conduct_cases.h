/* conduct_cases.h -- a decider over the whole rulebook, and its conducts. */
#ifndef CONDUCT_CASES_H
#define CONDUCT_CASES_H

#include "base/os_file.h"
#include "foresee/conducts.h"
#include "foresee/foresee.h"
#include "whole_rulebook.h"

#define CONDUCTS_PAGE LAW_ROOT "/law/conducts.md"

static struct plan *conduct_plan;
static struct decider *conduct_decider;
static struct mapped_file conduct_page;
static struct conducts conduct_rows;
static struct arena conduct_arena;

static inline struct decider *whole_decider(void) {
    idt_error error = {0};
    if (conduct_decider) return conduct_decider;
    arena_init(&conduct_arena, 0);
    assert_int_equal(plan_new(whole_rulebook(), &error, &conduct_plan), IDT_OK);
    assert_int_equal(decider_new(conduct_plan, &error, &conduct_decider),
                     IDT_OK);
    assert_int_equal(mapped_file_open(CONDUCTS_PAGE, &error, &conduct_page),
                     IDT_OK);
    assert_int_equal(
        conducts_read(conduct_page.bytes, CONDUCTS_PAGE, &error, &conduct_rows),
        IDT_OK);
    return conduct_decider;
}

static inline int free_whole_decider(void **state) {
    decider_free(conduct_decider);
    plan_free(conduct_plan);
    if (conduct_decider) mapped_file_close(&conduct_page);
    conduct_decider = NULL;
    arena_release(&conduct_arena);
    return free_whole_rulebook(state);
}

static inline day_number test_day(const char *text) {
    day_number day;
    assert_true(day_parse_iso(span_of(text), &day));
    return day;
}

/* The decider then holds the conduct as a case of that day. */
static inline void hold_conduct(const struct conduct *conduct,
                                const char *day) {
    struct decider *decider = whole_decider();
    struct byte_writer text = {0};
    idt_error error = {0};
    idt_status status =
        conduct_case(whole_rulebook(), conduct, test_day(day), &error, &text);
    if (!status)
        status = case_parse(decider, written(&text),
                            at(CONDUCTS_PAGE, conduct->line, 1), &error);
    if (status)
        print_message("%s:%u: %s\n", error.source, (unsigned)error.line,
                      error.message);
    assert_int_equal(status, IDT_OK);
    byte_writer_release(&text);
}

static inline const struct conduct *conduct_named(const char *id) {
    (void)whole_decider();
    for (uint32_t i = 0; i < conduct_rows.count; i++)
        if (span_is(conduct_rows.items[i].id, id))
            return &conduct_rows.items[i];
    fail_msg("no conduct '%s'", id);
    return NULL;
}

/* The conduct before and after a scenario of the rulebook. */
static inline struct foresight
foresee_conduct(const char *id, const char *scenario, const char *day) {
    static struct foresee_question question;
    struct rulebook *book = whole_rulebook();
    struct foresight out;
    idt_error error = {0};
    hold_conduct(conduct_named(id), day);
    question = (struct foresee_question){
        .scenario = LAW_NONE, .as_of = DAY_NONE, .after_on = DAY_NONE};
    uint32_t index = law_find(book, LAW_SCENARIO, span_of(scenario));
    assert_int_not_equal(index, LAW_NONE);
    assert_int_equal(
        deeds_of_scenario(book, index, &conduct_arena, &error, &question),
        IDT_OK);
    assert_int_equal(
        foresee(whole_decider(), &question, &conduct_arena, &error, &out),
        IDT_OK);
    return out;
}

static inline const struct rule_change *
change_of_rule(const struct foresight *foresight, const char *id) {
    uint32_t rule = law_find(whole_rulebook(), LAW_RULE, span_of(id));
    if (rule == LAW_NONE) print_message("no rule '%s'\n", id);
    assert_int_not_equal(rule, LAW_NONE);
    for (uint32_t i = 0; i < foresight->change_count; i++)
        if (foresight->changes[i].rule == rule) return &foresight->changes[i];
    return NULL;
}

#endif
