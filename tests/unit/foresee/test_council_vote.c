/* test_council_vote.c -- the Council's rule, and every vote on record. */
#include "foresee/council_vote.h"
#include "whole_rulebook.h"

static uint32_t council(const struct rulebook *book) {
    uint32_t actor = law_find(book, LAW_ACTOR, SPAN_OF("un.sc"));
    assert_int_not_equal(actor, LAW_NONE);
    return actor;
}

static struct council_count counts(uint32_t yes, uint32_t no,
                                   uint32_t abstain) {
    return (struct council_count){
        {{.count = yes}, {.count = no}, {.count = abstain}}};
}

static void name_no(struct council_count *count, const char *country) {
    struct vote_ballot *no = &count->sides[VOTE_NO];
    no->countries[no->named++] = law_country(country);
}

/* ---- the rule ----------------------------------------------------------------- */

static void council_nine_yes_and_no_veto_adopts(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct council_count count = counts(9, 0, 6);
    struct council_outcome out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_ADOPTED);
    assert_int_equal(out.missing, 0);
}

static void council_eight_yes_fails_for_lack_of_nine(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct council_count count = counts(8, 0, 7);
    struct council_outcome out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_FAILED);
    assert_int_equal(out.missing, 1);
}

static void council_no_of_an_elected_member_is_no_veto(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct council_count count = counts(14, 1, 0);
    name_no(&count, "IN");
    struct council_outcome out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_ADOPTED);
}

static void council_one_permanent_no_vetoes_fourteen_yes(void **state) {
    (void)state;
    static const char *const permanent[] = {"CN", "FR", "RU", "GB", "US"};
    struct rulebook *book = whole_rulebook();
    for (size_t i = 0; i < 5; i++) {
        struct council_count count = counts(14, 1, 0);
        name_no(&count, permanent[i]);
        struct council_outcome out =
            council_decide(book, council(book), &count);
        assert_int_equal(out.result, VOTE_VETOED);
        assert_int_equal(out.veto_count, 1);
        assert_int_equal(out.vetoes[0], law_country(permanent[i]));
    }
}

static void council_abstaining_permanent_members_do_not_veto(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct council_count count = counts(10, 0, 5);
    struct vote_ballot *abstain = &count.sides[VOTE_ABSTAIN];
    static const char *const permanent[] = {"CN", "FR", "RU", "GB", "US"};
    for (size_t i = 0; i < 5; i++)
        abstain->countries[abstain->named++] = law_country(permanent[i]);
    struct council_outcome out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_ADOPTED);
}

static void council_unnamed_no_leaves_the_veto_open(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct council_count count = counts(13, 1, 1);
    struct council_outcome out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_OPEN);
}

static void council_untold_votes_leave_the_result_open(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    struct council_count count = counts(5, 0, 0);
    struct council_outcome out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_OPEN);
    assert_int_equal(out.missing, 4);
    assert_int_equal(out.untold, 10);
    count = counts(5, 7, 0); /* 3 untold cannot make nine */
    out = council_decide(book, council(book), &count);
    assert_int_equal(out.result, VOTE_FAILED);
}

/* ---- the record --------------------------------------------------------------- */

static void votes_on_record_are_reproduced(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    size_t told = 0, vetoed = 0;
    for (size_t i = 0; i < book->votes.count; i++) {
        const struct law_vote *vote = &book->votes.items[i];
        struct council_count count = council_recorded(book, vote);
        struct council_outcome out = council_decide(book, vote->by, &count);
        struct span name = law_name_of(book, vote->about.name);
        if (out.result != (enum vote_result)vote->result)
            print_message("%.*s: %s\n", (int)name.length, name.bytes,
                          council_result_word(out.result));
        assert_int_equal(out.result, vote->result);
        told++;
        vetoed += out.result == VOTE_VETOED;
    }
    assert_true(told >= 29);
    assert_int_equal(vetoed, 2);
}

static const struct law_vote *vote_named(const struct rulebook *book,
                                         const char *id) {
    uint32_t vote = law_find(book, LAW_VOTE, span_of(id));
    assert_int_not_equal(vote, LAW_NONE);
    return &book->votes.items[vote];
}

static void veto_of_may_2022_names_china_and_russia(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    const struct law_vote *vote = vote_named(book, "un.vote.s-2022-431");
    struct council_count count = council_recorded(book, vote);
    struct council_outcome out = council_decide(book, vote->by, &count);
    assert_int_equal(count.sides[VOTE_YES].count, 13);
    assert_int_equal(out.veto_count, 2);
    assert_int_equal(out.vetoes[0], law_country("CN"));
    assert_int_equal(out.vetoes[1], law_country("RU"));
}

static void veto_of_march_2024_names_russia_alone(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    const struct law_vote *vote = vote_named(book, "un.vote.panel-2024");
    struct council_count count = council_recorded(book, vote);
    struct council_outcome out = council_decide(book, vote->by, &count);
    assert_int_equal(out.veto_count, 1);
    assert_int_equal(out.vetoes[0], law_country("RU"));
    /* Had Russia abstained as China did, nine were there and it passed. */
    count.sides[VOTE_NO] = (struct vote_ballot){0};
    count.sides[VOTE_ABSTAIN].count++;
    out = council_decide(book, vote->by, &count);
    assert_int_equal(out.result, VOTE_ADOPTED);
}

/* ---- members ------------------------------------------------------------------ */

static bool sits(const uint32_t *members, uint32_t count, uint32_t country) {
    for (uint32_t i = 0; i < count; i++)
        if (members[i] == country) return true;
    return false;
}

static void members_are_fifteen_on_every_day_of_a_vote(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    for (size_t i = 0; i < book->votes.count; i++) {
        const struct law_vote *vote = &book->votes.items[i];
        struct council_count count = council_recorded(book, vote);
        uint32_t members[COUNCIL_MOST];
        uint32_t seated = council_members(book, vote->by, vote->on, members);
        assert_int_equal(seated, 15);
        for (uint32_t m = 0; m < seated; m++)
            assert_false(sits(members, m, members[m]));
        for (int side = 0; side < VOTE_SIDES; side++)
            for (uint32_t c = 0; c < count.sides[side].named; c++)
                assert_true(
                    sits(members, seated, count.sides[side].countries[c]));
    }
}

static void members_of_a_split_term_change_with_the_year(void **state) {
    (void)state;
    struct rulebook *book = whole_rulebook();
    uint32_t members[COUNCIL_MOST], count;
    day_number day;
    assert_true(day_parse_iso(SPAN_OF("2017-12-31"), &day));
    count = council_members(book, council(book), day, members);
    assert_true(sits(members, count, law_country("IT")));
    assert_false(sits(members, count, law_country("NL")));
    count = council_members(book, council(book), day + 1, members);
    assert_false(sits(members, count, law_country("IT")));
    assert_true(sits(members, count, law_country("NL")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(council_nine_yes_and_no_veto_adopts),
        cmocka_unit_test(council_eight_yes_fails_for_lack_of_nine),
        cmocka_unit_test(council_no_of_an_elected_member_is_no_veto),
        cmocka_unit_test(council_one_permanent_no_vetoes_fourteen_yes),
        cmocka_unit_test(council_abstaining_permanent_members_do_not_veto),
        cmocka_unit_test(council_unnamed_no_leaves_the_veto_open),
        cmocka_unit_test(council_untold_votes_leave_the_result_open),
        cmocka_unit_test(votes_on_record_are_reproduced),
        cmocka_unit_test(veto_of_may_2022_names_china_and_russia),
        cmocka_unit_test(veto_of_march_2024_names_russia_alone),
        cmocka_unit_test(members_are_fifteen_on_every_day_of_a_vote),
        cmocka_unit_test(members_of_a_split_term_change_with_the_year),
    };
    return cmocka_run_group_tests(tests, NULL, free_whole_rulebook);
}
