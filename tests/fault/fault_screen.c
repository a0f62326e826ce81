/* fault_screen.c -- screening asks for no memory, and outlives refusals. */
#include "fault_memory.h"
#include "unit.h"

static const char *const names[] = {
    "kim jong un",
    "KOREA MINING DEVELOPMENT TRADING CORPORATION",
    "jogn kim un",
    "Tanchon Comercial Bank",
    "changgwangcredit bank",
    "Nobody Whatsoever",
    "Gim Jeong-eun",
    "Lee Young-gil",
    "Li Cheng He",
    "\xEA\xB9\x80\xEC\xA0\x95\xEC\x9D\x80",
    "x",
};
enum { NAMES = sizeof names / sizeof *names, ROUNDS = 125 };

static idt_status ask(idt_screener *screener, const char *name) {
    idt_query query = IDT_QUERY_INIT;
    const idt_report *report;
    query.name = (idt_text){name, strlen(name)};
    query.type = "any";
    query.birth = (idt_text){"1984", 4};
    query.country = (idt_text){"KP", 2};
    return idt_screen(screener, &query, NULL, &report);
}

static idt_status open_and_ask(void *context) {
    idt_lists *lists = NULL;
    idt_screener *screener = NULL;
    (void)context;
    idt_status status = idt_lists_builtin(NULL, &lists);
    if (!status) status = idt_screener_new(lists, NULL, NULL, &screener);
    for (size_t i = 0; !status && i < NAMES; i++)
        status = ask(screener, names[i]);
    idt_screener_free(screener);
    idt_lists_free(lists);
    return status;
}

static void screening_every_refused_request_is_told(void **state) {
    (void)state;
    assert_true(fault_loop(open_and_ask, NULL) > 10);
}

static void warm_screener_asks_for_no_memory(void **state) {
    idt_lists *lists = NULL;
    idt_screener *screener = NULL;
    (void)state;
    assert_int_equal(idt_lists_builtin(NULL, &lists), IDT_OK);
    assert_int_equal(idt_screener_new(lists, NULL, NULL, &screener), IDT_OK);
    for (size_t i = 0; i < NAMES; i++)
        assert_int_equal(ask(screener, names[i]), IDT_OK);
    fault_memory_off();
    for (size_t i = 0; i < (size_t)NAMES * ROUNDS; i++)
        assert_int_equal(ask(screener, names[i % NAMES]), IDT_OK);
    assert_int_equal(fault_memory_count(), 0);
    idt_screener_free(screener);
    idt_lists_free(lists);
}

/* ---- names compared without a list -------------------------------------------- */

static idt_status compare_by_name(idt_comparer *comparer, size_t i) {
    idt_query a = IDT_QUERY_INIT, b = IDT_QUERY_INIT;
    idt_comparison made;
    a.name = (idt_text){names[i], strlen(names[i])};
    b.name = (idt_text){names[(i + 6) % NAMES], strlen(names[(i + 6) % NAMES])};
    return idt_compare(comparer, &a, &b, NULL, &made);
}

static idt_status open_and_compare(void *context) {
    idt_comparer *comparer = NULL;
    (void)context;
    idt_status status = idt_comparer_new(NULL, &comparer);
    for (size_t i = 0; !status && i < NAMES; i++) {
        idt_name *name = NULL;
        idt_text text = {names[i], strlen(names[i])};
        status = idt_name_new(comparer, text, NULL, &name);
        if (!status) status = compare_by_name(comparer, i);
        idt_name_free(name);
    }
    idt_comparer_free(comparer);
    return status;
}

static void comparing_every_refused_request_is_told(void **state) {
    (void)state;
    assert_true(fault_loop(open_and_compare, NULL) > 10);
}

static void warm_comparer_asks_for_no_memory(void **state) {
    idt_comparer *comparer = NULL;
    (void)state;
    assert_int_equal(idt_comparer_new(NULL, &comparer), IDT_OK);
    for (size_t i = 0; i < NAMES; i++)
        assert_int_equal(compare_by_name(comparer, i), IDT_OK);
    fault_memory_off();
    for (size_t i = 0; i < (size_t)NAMES * ROUNDS; i++)
        assert_int_equal(compare_by_name(comparer, i % NAMES), IDT_OK);
    assert_int_equal(fault_memory_count(), 0);
    idt_comparer_free(comparer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screening_every_refused_request_is_told),
        cmocka_unit_test(warm_screener_asks_for_no_memory),
        cmocka_unit_test(comparing_every_refused_request_is_told),
        cmocka_unit_test(warm_comparer_asks_for_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
