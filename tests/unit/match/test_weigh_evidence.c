/* test_weigh_evidence.c -- agreement adds, conflict takes, silence is none. */
#include "match/weigh_evidence.h"

#include "unit.h"

static float score(struct scored_name name, float birth, float country) {
    struct evidence e;
    memset(&e, 0, sizeof e);
    e.birth.gain = birth;
    e.country.gain = country;
    return final_score(&name, &e);
}

static void agreement_never_lowers_and_conflict_never_raises(void **state) {
    (void)state;
    for (int i = 0; i <= 100; i++) {
        struct scored_name name = {(float)i / 100.0F, false, i % 2 == 1};
        float silent = score(name, 0, 0);
        assert_true(score(name, 0.08F, 0) >= silent);
        assert_true(score(name, 0.08F, 0.03F) >= score(name, 0.08F, 0));
        assert_true(score(name, -0.15F, 0) <= silent);
        assert_true(score(name, -0.15F, -0.05F) <= score(name, -0.15F, 0));
    }
}

static void weak_alias_alone_stays_below_the_threshold(void **state) {
    (void)state;
    assert_true(score((struct scored_name){0.99F, true, true}, 0, 0) <= 0.69F);
}

static void equal_name_outlives_every_conflict(void **state) {
    (void)state;
    struct scored_name name = {0.91F, true, false};
    assert_true(score(name, -0.15F, -0.05F) >= 0.70F);
}

static void settled_identifier_is_one_whatever_the_name(void **state) {
    struct evidence e;
    struct scored_name name = {0, false, false};
    (void)state;
    memset(&e, 0, sizeof e);
    e.identity = IDENTITY_SETTLES;
    assert_true(final_score(&name, &e) >= 1.0F);
}

static struct asked_identifier number(enum identifier_kind kind,
                                      const char *canonical) {
    struct asked_identifier made;
    memset(&made, 0, sizeof made);
    made.kind = kind;
    made.length = strlen(canonical);
    memcpy(made.canonical, canonical, made.length);
    return made;
}

static void identifiers_of_one_family_support_each_other(void **state) {
    (void)state;
    struct asked_identifier inn = number(IDENTIFIER_INN, "7710140679");
    struct asked_identifier tax = number(IDENTIFIER_TAX_ID, "7710140679");
    struct asked_identifier imo = number(IDENTIFIER_IMO, "9187629");
    struct asked_identifier other = number(IDENTIFIER_IMO, "9187617");
    assert_int_equal(compare_identifiers(&inn, &tax), IDENTITY_SUPPORTS);
    assert_int_equal(compare_identifiers(&tax, &inn), IDENTITY_SUPPORTS);
    assert_int_equal(compare_identifiers(&imo, &imo), IDENTITY_SETTLES);
    assert_int_equal(compare_identifiers(&imo, &other), IDENTITY_NONE);
    assert_int_equal(compare_identifiers(&imo, &tax), IDENTITY_NONE);
}

static void bic_of_another_branch_is_the_same_bank(void **state) {
    (void)state;
    struct asked_identifier head = number(IDENTIFIER_BIC, "FTBDKPPY");
    struct asked_identifier branch = number(IDENTIFIER_BIC, "FTBDKPPYXXX");
    assert_int_equal(compare_identifiers(&branch, &head), IDENTITY_SETTLES);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agreement_never_lowers_and_conflict_never_raises),
        cmocka_unit_test(weak_alias_alone_stays_below_the_threshold),
        cmocka_unit_test(equal_name_outlives_every_conflict),
        cmocka_unit_test(settled_identifier_is_one_whatever_the_name),
        cmocka_unit_test(identifiers_of_one_family_support_each_other),
        cmocka_unit_test(bic_of_another_branch_is_the_same_bank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
