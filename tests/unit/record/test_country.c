/* test_country.c -- names as lists write them, and the whole table again. */
#include "record/country.h"

#include "unit.h"

#include <stdio.h>

static void country_code_knows_what_lists_write(void **state) {
    (void)state;
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"kp", "KP"},
        {"PRK", "KP"},
        {"Korea, North", "KP"},
        {"north KOREA", "KP"},
        {"Democratic People's Republic of Korea", "KP"},
        {"Democratic People\xE2\x80\x99s Republic of Korea", "KP"},
        {"Korea (the Democratic People's Republic of)", "KP"},
        {"D.P.R.K.", "KP"},
        {"RPDC", "KP"},
        {"\xEB\xB6\x81\xED\x95\x9C", "KP"},
        {"Korea, Republic of", "KR"},
        {"Iran (Islamic Republic of)", "IR"},
        {"Iran (Islamic Republic of.) ", "IR"},
        {"Russian Federation", "RU"},
        {"Russian", "RU"},
        {"\xD0\xA0\xD0\x9E\xD0\xA1\xD0\xA1\xD0\x98\xD0\xAF", "RU"},
        {"Russia / Russie", "RU"},
        {"Burma", "MM"},
        {"Syrian Arab Republic (as at May 2014)", "SY"},
        {"CONGO, Democratic Republic of (was Zaire)", "CD"},
        {"Congo, Republic of the", "CG"},
        {"Congo (Kinshasa)", "CD"},
        {"Cote d Ivoire", "CI"},
        {"C\xC3\xB4te d'Ivoire", "CI"},
        {"T\xC3\xBCrkiye", "TR"},
        {"Tu\xCC\x88rkiye", "TR"},
        {"St. Kitts & Nevis", "KN"},
        {"Virgin Islands, British", "VG"},
        {"Man, Isle of", "IM"},
        {"North Macedonia, The Republic of", "MK"},
        {"Region: Crimea", "UA"},
        {"Region: Northern Gaza", "PS"},
        {"Palestinian", "PS"},
        {"China, Hong Kong Special Administrative Region", "HK"},
        {"Kuwaiti citizenship", "KW"},
        {"former Soviet Union", "SU"},
        {"USSR (until 1991)", "SU"},
        {"Ukrainian SSR (now Ukraine)", "UA"},
        {"AND", "AD"},
        {"U.S.", "US"},
        {"Kosovo", "XK"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *code = country_code(span_of(cases[i].text));
        if (!code || strcmp(code, cases[i].code) != 0)
            fail_msg("'%s' became %s", cases[i].text, code ? code : "nothing");
    }
}

/* Two countries, or none: a guess would make a false match or a false
 * conflict. */
static void country_code_does_not_guess(void **state) {
    (void)state;
    static const char *const unknown[] = {
        "",
        " ",
        "-0-",
        "the",
        "Korea",
        "Congolese",
        "Sudan/South Sudan",
        "(1) Afghan (2) Pakistani",
        "None Identified",
        "undetermined",
        "Africa",
        "Region: Kashmir",
        "Q",
        "Iranx",
        "North North Korea",
        "\xFF\xFE",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    };
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        if (country_code(span_of(unknown[i])))
            fail_msg("'%s' became %s", unknown[i],
                     country_code(span_of(unknown[i])));
    assert_null(country_code((struct span){NULL, 0}));
}

static void country_code_very_long_text_is_unknown(void **state) {
    (void)state;
    char text[4096];
    memset(text, 'a', sizeof text);
    assert_null(country_code((struct span){text, sizeof text}));
    memset(text, ' ', sizeof text);
    memcpy(text + 4000, "Iran", 4);
    assert_string_equal(country_code((struct span){text, sizeof text}), "IR");
}

static void country_name_gives_the_usual_name(void **state) {
    (void)state;
    assert_string_equal(country_name(SPAN_OF("KP")), "North Korea");
    assert_string_equal(country_name(SPAN_OF("kp")), "North Korea");
    assert_null(country_name(SPAN_OF("ZZ")));
    assert_null(country_name(SPAN_OF("North Korea")));
    assert_null(country_name(SPAN_EMPTY));
}

/* The build folds the names, the engine the questions: they must agree. */
static void country_code_finds_every_name_of_the_data(void **state) {
    (void)state;
    FILE *file = fopen(PROJECT_FOLDER "/data/countries.txt", "r");
    char line[2048];
    size_t names = 0;
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        struct span rest = span_trim(span_of(line));
        if (rest.length == 0 || *line == '#') continue;
        struct span code = {line, 2};
        while (rest.bytes) {
            struct span name = span_cut(&rest, '|');
            const char *found = country_code(name);
            if (!found || !span_is(code, found))
                fail_msg("'%.*s' of %.2s", (int)name.length, name.bytes, line);
            names++;
        }
    }
    assert_int_equal(fclose(file), 0);
    assert_true(names > 1500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(country_code_knows_what_lists_write),
        cmocka_unit_test(country_code_does_not_guess),
        cmocka_unit_test(country_code_very_long_text_is_unknown),
        cmocka_unit_test(country_name_gives_the_usual_name),
        cmocka_unit_test(country_code_finds_every_name_of_the_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
