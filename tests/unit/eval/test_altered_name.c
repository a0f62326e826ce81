/* test_altered_name.c -- each class does what it says, and only where it can. */
#include "eval/altered_name.h"

#include "unit.h"

static struct altered_name made;

static bool altered(enum alteration alteration, const char *name,
                    enum party_type type, uint64_t seed) {
    return alter_name(alteration, span_of(name), type, seed, &made);
}

static struct span result(void) {
    return (struct span){made.bytes, made.length};
}

static void assert_made(enum alteration alteration, const char *name,
                        enum party_type type, const char *expected) {
    assert_true(altered(alteration, name, type, 1));
    assert_true(span_is(result(), expected));
}

static void alter_name_same_seed_gives_same_bytes(void **state) {
    (void)state;
    struct altered_name first;
    assert_true(altered(ALTER_TYPO, "KIM, Jong Chol", PARTY_PERSON, 7));
    first = made;
    assert_true(altered(ALTER_TYPO, "KIM, Jong Chol", PARTY_PERSON, 7));
    assert_int_equal(first.length, made.length);
    assert_memory_equal(first.bytes, made.bytes, made.length);
}

static void alter_name_family_first_is_turned(void **state) {
    (void)state;
    assert_made(ALTER_ORDER, "KIM, Jong Un", PARTY_PERSON, "Jong Un KIM");
    assert_made(ALTER_ORDER, "Hae Jin Trading", PARTY_ORGANIZATION,
                "Jin Trading Hae");
    assert_false(altered(ALTER_ORDER, "Komid", PARTY_ORGANIZATION, 1));
}

static void alter_name_case_is_exchanged(void **state) {
    (void)state;
    assert_made(ALTER_CASE, "KIM, Jong Un", PARTY_PERSON, "kim, jONG uN");
    assert_false(altered(ALTER_CASE, "김정은", PARTY_PERSON, 1));
}

static void alter_name_initial_is_of_the_given_name(void **state) {
    (void)state;
    assert_made(ALTER_INITIAL, "KIM, Jong Un", PARTY_PERSON, "KIM, J. Un");
    assert_made(ALTER_INITIAL, "Yong Chol Kim", PARTY_PERSON, "Y. Chol Kim");
    assert_false(altered(ALTER_INITIAL, "Korea Bank", PARTY_ORGANIZATION, 1));
}

static void alter_name_legal_form_is_exchanged_or_added(void **state) {
    (void)state;
    assert_made(ALTER_LEGAL_FORM, "AMROGGANG TRADING CORPORATION",
                PARTY_ORGANIZATION, "AMROGGANG TRADING Corp.");
    assert_made(ALTER_LEGAL_FORM, "SIS D.O.O.", PARTY_ORGANIZATION, "SIS doo");
    assert_true(altered(ALTER_LEGAL_FORM, "KOMID", PARTY_ORGANIZATION, 1));
    assert_true(made.length > strlen("KOMID "));
    assert_false(altered(ALTER_LEGAL_FORM, "KIM, Jong Un", PARTY_PERSON, 1));
}

static void alter_name_nickname_is_of_a_known_name(void **state) {
    (void)state;
    assert_made(ALTER_NICKNAME, "PETROV, Vladimir", PARTY_PERSON,
                "PETROV, Volodya");
    assert_false(altered(ALTER_NICKNAME, "KIM, Jong Un", PARTY_PERSON, 1));
}

static void alter_name_script_is_cyrillic_throughout(void **state) {
    (void)state;
    assert_made(ALTER_SCRIPT, "SHCHUKIN, Yuri", PARTY_PERSON, "щукин, юри");
    assert_false(altered(ALTER_SCRIPT, "Putin", PARTY_PERSON, 1));
    assert_false(altered(ALTER_SCRIPT, "Korea Bank", PARTY_ORGANIZATION, 1));
}

static void alter_name_typo_changes_one_word_by_one_slip(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        if (!altered(ALTER_TYPO, "RI, Yongchol", PARTY_PERSON, seed)) continue;
        assert_true(span_starts(result(), "RI, Y"));
        assert_true(made.length >= strlen("RI, Yongcho"));
        assert_true(made.length <= strlen("RI, Yongcholl"));
    }
    assert_false(altered(ALTER_TYPO, "RI, Un", PARTY_PERSON, 1));
}

static void alter_name_two_typos_need_room(void **state) {
    (void)state;
    assert_true(altered(ALTER_TWO_TYPOS, "KANG, Ryongchol", PARTY_PERSON, 1));
    assert_true(altered(ALTER_TWO_TYPOS, "RI, Ryongchol", PARTY_PERSON, 1));
    assert_false(altered(ALTER_TWO_TYPOS, "RI, Chol", PARTY_PERSON, 1));
}

static void alter_name_invisible_marks_and_lookalikes_stay_utf8(void **state) {
    (void)state;
    assert_true(altered(ALTER_ZERO_WIDTH, "KIM, Jong", PARTY_PERSON, 3));
    assert_true(made.length >= strlen("KIM, Jong") + 2);
    assert_true(altered(ALTER_HOMOGLYPH, "KIM, Jong", PARTY_PERSON, 3));
    assert_int_equal(made.length, strlen("KIM, Jong") + 1);
    assert_true(altered(ALTER_DIGITS, "Sokolov", PARTY_PERSON, 3));
    assert_int_equal(made.length, strlen("Sokolov"));
}

static void alter_name_over_the_limits_gives_none(void **state) {
    (void)state;
    static char text[LIMIT_NAME_BYTES + 2];
    memset(text, 'a', LIMIT_NAME_BYTES + 1);
    assert_false(altered(ALTER_TYPO, text, PARTY_PERSON, 1));
    for (size_t i = 1; i < LIMIT_NAME_BYTES; i += 2)
        text[i] = ' ';
    text[LIMIT_NAME_BYTES] = 0;
    assert_false(altered(ALTER_ORDER, text, PARTY_PERSON, 1));
    assert_false(altered(ALTER_EXACT, "", PARTY_PERSON, 1));
}

static void alteration_parse_of_each_word_finds_it(void **state) {
    (void)state;
    enum alteration found;
    for (int i = 0; i < ALTERATION_COUNT; i++) {
        struct span word = span_of(alteration_word((enum alteration)i));
        assert_true(alteration_parse(word, &found));
        assert_int_equal(found, i);
        assert_true(alteration_title((enum alteration)i)[0] != 0);
    }
    assert_false(alteration_parse(SPAN_OF("rot13"), &found));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alter_name_same_seed_gives_same_bytes),
        cmocka_unit_test(alter_name_family_first_is_turned),
        cmocka_unit_test(alter_name_case_is_exchanged),
        cmocka_unit_test(alter_name_initial_is_of_the_given_name),
        cmocka_unit_test(alter_name_legal_form_is_exchanged_or_added),
        cmocka_unit_test(alter_name_nickname_is_of_a_known_name),
        cmocka_unit_test(alter_name_script_is_cyrillic_throughout),
        cmocka_unit_test(alter_name_typo_changes_one_word_by_one_slip),
        cmocka_unit_test(alter_name_two_typos_need_room),
        cmocka_unit_test(alter_name_invisible_marks_and_lookalikes_stay_utf8),
        cmocka_unit_test(alter_name_over_the_limits_gives_none),
        cmocka_unit_test(alteration_parse_of_each_word_finds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
