/* test_outlook.c -- positions, their fixpoint and their rings. */
#include "foresee/outlook.h"
#include "whole_rulebook.h"

static struct arena arena;

static struct outlook outlook_of(const char *name) {
    struct rulebook *book = whole_rulebook();
    struct outlook out;
    idt_error error = {0};
    uint32_t file = positions_file(book, span_of(name));
    assert_int_not_equal(file, LAW_NONE);
    assert_int_equal(outlook_make(book, file, &arena, &error, &out), IDT_OK);
    return out;
}

static const struct stance_result *stance_of(const struct outlook *o,
                                             const char *act) {
    uint32_t index = law_find(whole_rulebook(), LAW_ACT, span_of(act));
    for (uint32_t i = 0; i < o->count; i++)
        if (o->stances[i].act == index) return &o->stances[i];
    fail_msg("nobody holds '%s'", act);
    return NULL;
}

static void positions_of_2019_are_a_ring(void **state) {
    (void)state;
    struct outlook o = outlook_of("2019");
    assert_int_equal(o.ring_count, 1);
    const struct stance_result *kp = stance_of(&o, "kp.act.t");
    const struct stance_result *us = stance_of(&o, "us.act.let-relief-pass");
    const struct stance_result *un = stance_of(&o, "un.act.lift-hanoi");
    assert_int_equal(kp->fate, STANCE_IN_RING);
    assert_int_equal(us->ring, kp->ring);
    assert_int_equal(un->ring, kp->ring);
    assert_int_equal(stance_of(&o, "kp.act.yongbyon")->fate, STANCE_WAITING);
    assert_int_equal(stance_of(&o, "cn.act.let-relief-pass")->round, 1);
}

static void positions_of_2026_wait_for_what_nobody_offers(void **state) {
    (void)state;
    struct outlook o = outlook_of("law/positions/2026.md");
    assert_int_equal(o.ring_count, 0);
    assert_int_equal(stance_of(&o, "kp.act.talks")->fate, STANCE_HOPELESS);
    assert_int_equal(stance_of(&o, "us.act.let-relief-pass")->fate,
                     STANCE_HOPELESS);
}

static void outlook_tells_rings_in_words(void **state) {
    (void)state;
    struct outlook o = outlook_of("2019");
    struct byte_writer text = {0};
    outlook_text(whole_rulebook(), &o, &text);
    struct span told = written(&text);
    assert_true(span_find(told, "ring 1", 0) < told.length);
    assert_true(span_find(told, "waits for done un.act.lift-hanoi", 0) <
                told.length);
    byte_writer_release(&text);
    outlook_json(whole_rulebook(), &o, false, &text);
    told = written(&text);
    assert_true(span_find(told, "\"rings\":1", 0) < told.length);
    byte_writer_release(&text);
}

static void outlook_of_no_positions_is_refused(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct outlook out;
    idt_error error = {0};
    assert_int_equal(positions_file(book, SPAN_OF("2018")), LAW_NONE);
    assert_int_equal(outlook_make(book, 0, &arena, &error, &out),
                     IDT_NOT_FOUND);
}

static int release(void **state) {
    arena_release(&arena);
    return free_whole_rulebook(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(positions_of_2019_are_a_ring),
        cmocka_unit_test(positions_of_2026_wait_for_what_nobody_offers),
        cmocka_unit_test(outlook_tells_rings_in_words),
        cmocka_unit_test(outlook_of_no_positions_is_refused),
    };
    arena_init(&arena, 0);
    return cmocka_run_group_tests(tests, NULL, release);
}
