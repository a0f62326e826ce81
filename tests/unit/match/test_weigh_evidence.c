/* test_weigh_evidence.c -- agreement adds, conflict takes, silence is none. */
#include "match/weigh_evidence.h"

#include "unit.h"

static float score(struct scored_name name, float birth, float country) {
    struct evidence e;
    memset(&e, 0, sizeof e);
    e.birth.bits = birth;
    e.country.bits = country;
    return final_score(&name, &e);
}

static void agreement_never_lowers_and_conflict_never_raises(void **state) {
    (void)state;
    for (int i = 0; i <= 100; i++) {
        struct scored_name name = {(float)i / 100.0F, false, i % 2 == 1};
        float silent = score(name, 0, 0);
        assert_true(score(name, 12.0F, 0) >= silent);
        assert_true(score(name, 12.0F, 3.0F) >= score(name, 12.0F, 0));
        assert_true(score(name, -3.0F, 0) <= silent);
        assert_true(score(name, -3.0F, -1.5F) <= score(name, -3.0F, 0));
    }
}

static void weak_alias_alone_stays_below_the_threshold(void **state) {
    (void)state;
    assert_true(score((struct scored_name){0.99F, true, true}, 0, 0) <= 0.69F);
}

static void equal_name_outlives_every_conflict(void **state) {
    (void)state;
    struct scored_name name = {0.91F, true, false};
    assert_true(score(name, -3.0F, -1.5F) >= 0.70F);
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

static struct field_evidence births(const char *asked, const char *listed) {
    struct date_range a, b;
    assert_true(date_parse(span_of(asked), &a));
    assert_true(date_parse(span_of(listed), &b));
    struct field_evidence there = compare_births(&a, &b);
    struct field_evidence back = compare_births(&b, &a);
    assert_true(there.bits == back.bits && there.verdict == back.verdict);
    return there;
}

static void births_rank_from_same_day_to_conflict(void **state) {
    (void)state;
    float day = births("1984-01-08", "1984-01-08").bits;
    float swapped = births("1984-01-08", "1984-08-01").bits;
    float month = births("1984-01", "1984-01-08").bits;
    float year = births("1984", "1984-01-08").bits;
    float near = births("1984", "1985").bits;
    struct field_evidence other = births("1984-01-08", "1984-03-09");
    assert_true(day > month && month > year && day > swapped &&
                swapped > year && year > near && near >= 0.0F);
    assert_int_equal(other.verdict, CONFLICTS);
    assert_true(other.bits < 0.0F);
    assert_int_equal(births("1984", "1990").verdict, CONFLICTS);
    assert_int_equal(births("1984-01-08", "1985-01-08").verdict, AGREES);
    assert_int_equal(births("circa 1984", "1986").verdict, AGREES);
    assert_int_equal(births("1980 to 1990", "1984-01-08").verdict, AGREES);
}

static void
koreas_keyed_for_one_another_are_a_conflict_without_loss(void **state) {
    (void)state;
    struct field_evidence koreas = compare_countries("KP", "KR");
    assert_int_equal(koreas.verdict, CONFLICTS);
    assert_true(koreas.bits == 0.0F);
    assert_true(compare_countries("KP", "FR").bits < 0.0F);
    assert_true(compare_countries("KP", "KP").bits > 0.0F);
}

static void address_agrees_by_its_places_however_spelt(void **state) {
    static struct asked_address asked;
    (void)state;
    assert_true(
        asked_address_set(&asked, SPAN_OF("Lenina st 12, Simferopol, Krimea")));
    float same = address_share(
        &asked, SPAN_OF("12 Lenina Street, Simferopol, Crimea"), SPAN_EMPTY);
    float part = address_share(&asked, SPAN_OF("7 Kirov Street, Simferopol"),
                               SPAN_EMPTY);
    assert_true(same > 0.9F && part > 0.1F && part < same);
    assert_true(address_share(&asked, SPAN_OF("12 Street, Building 12"),
                              SPAN_EMPTY) == 0.0F);
    assert_true(address_share(&asked, SPAN_OF("Paris, France"), SPAN_EMPTY) ==
                0.0F);
}

/* Adding any agreement never lowers; no agreement reaches a threshold from a
 * name below name_needed. */
static void no_name_below_the_needed_reaches_the_threshold(void **state) {
    static struct asked_address address;
    struct asked_facts facts;
    (void)state;
    memset(&facts, 0, sizeof facts);
    for (int given = 0; given < 16; given++) {
        facts.has_birth = given & 1;
        facts.has_country = given & 2;
        facts.address = given & 4 ? &address : NULL;
        facts.identifier_count = given & 8 ? 1 : 0;
        for (int percent = 10; percent <= 95; percent += 5) {
            float threshold = (float)percent / 100.0F;
            struct scored_name name = {name_needed(&facts, threshold), false,
                                       false};
            struct evidence best;
            memset(&best, 0, sizeof best);
            if (facts.has_birth)
                best.birth = births("1984-01-08", "1984-01-08");
            if (facts.has_country) best.country = compare_countries("KP", "KP");
            if (facts.address) best.address.bits = 4.0F;
            best.is_exchanged = facts.identifier_count > 0;
            assert_true(name.name <= threshold);
            assert_true(final_score(&name, &best) < threshold);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agreement_never_lowers_and_conflict_never_raises),
        cmocka_unit_test(weak_alias_alone_stays_below_the_threshold),
        cmocka_unit_test(equal_name_outlives_every_conflict),
        cmocka_unit_test(births_rank_from_same_day_to_conflict),
        cmocka_unit_test(
            koreas_keyed_for_one_another_are_a_conflict_without_loss),
        cmocka_unit_test(address_agrees_by_its_places_however_spelt),
        cmocka_unit_test(no_name_below_the_needed_reaches_the_threshold),
        cmocka_unit_test(settled_identifier_is_one_whatever_the_name),
        cmocka_unit_test(identifiers_of_one_family_support_each_other),
        cmocka_unit_test(bic_of_another_branch_is_the_same_bank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
