/* test_word_kin.c -- the kin listed are the kin compared. */
#include "text/word_kin.h"

#include "unit.h"

#include <stdio.h>

static float alike(const char *a, const char *b) {
    struct word_kin a_kin = word_kin_of(span_of(a));
    struct word_kin b_kin = word_kin_of(span_of(b));
    return kin_similarity(span_of(a), &a_kin, span_of(b), &b_kin);
}

static void endings_of_man_and_woman_are_kin(void **state) {
    (void)state;
    assert_true(alike("zelensky", "zelenskaya") > 0.9F);
    assert_true(alike("ivanov", "ivanova") > 0.9F);
    assert_true(alike("petrovich", "petrovna") > 0.9F);
    assert_true(alike("smirnoff", "smirnov") > 0.9F);
    assert_true(alike("kowalski", "kowalska") > 0.9F);
    assert_true(alike("иванов", "иванова") > 0.9F);
    assert_true(alike("saifullah", "saifollah") > 0.9F);
    assert_true(alike("ivanov", "petrov") == 0.0F);
    assert_true(alike("lov", "lova") == 0.0F);
}

/* Each ending by a word that has no other: the one before it, or behind. */
static void every_ending_is_found(void **state) {
    static const char *const families[][12] = {
        {"skaya", "skaia", "skaja", "skiy", "skii", "skij", "skyy", "sky",
         "ski", "ska"},
        {"cki", "cka"},
        {"ovich", "ovych", "ovitch", "ovic", "ovna", "ivna"},
        {"yevich", "ievich", "evich", "evych", "evitch", "yevna", "ievna",
         "evna"},
        {"ova", "off", "ov", "ow"},
        {"yeva", "ieva", "eva", "yev", "iev", "eff", "ev"},
        {"zadeh", "zadah", "zada", "zade"},
        {"pour", "poor", "pur"},
        {"oullah", "ullah", "ollah", "allah", "ulla", "olla"},
        {"eddine", "uddeen", "uddin", "eddin", "aldin", "oddin", "udin"},
        {"shvili", "chvili"},
        {"ская", "ский", "ськии"},
        {"овна", "ович"},
        {"евна", "евич"},
        {"ова", "ов"},
        {"ева", "ев"},
    };
    (void)state;
    for (size_t f = 0; f < sizeof families / sizeof *families; f++)
        for (size_t i = 0; families[f][i]; i++) {
            char a[64], b[64];
            const char *other = families[f][i ? 0 : 1];
            snprintf(a, sizeof a, "metr%s", families[f][i]);
            snprintf(b, sizeof b, "metr%s", other);
            if (!(alike(a, b) > 0.9F)) fail_msg("'%s' and '%s'", a, b);
        }
}

static void short_words_forgive_a_swap_and_a_doubled_letter(void **state) {
    (void)state;
    assert_true(alike("sok", "sko") > 0.6F);
    assert_true(alike("abd", "adb") > 0.6F);
    assert_true(alike("yu", "yyu") > 0.6F);
    assert_true(alike("son", "sson") == 0.0F); /* slips are counted */
    assert_true(alike("kin", "kim") == 0.0F);
    assert_true(alike("hna", "nha") > 0.0F);
    assert_true(alike("xi", "xii") == 0.0F); /* eleven and twelve */
    assert_true(alike("ii", "iii") == 0.0F);
}

/* Each word of the table and each short word of a few letters. */
static void check_kin_of(struct span word, unsigned *most) {
    static struct kin_words words;
    struct word_kin kin = word_kin_of(word);
    kin_words_set(word, &kin, &words);
    for (unsigned i = 0; i < words.count; i++) {
        struct span other = words.items[i].word;
        struct word_kin other_kin = word_kin_of(other);
        float there = kin_similarity(word, &kin, other, &other_kin);
        float back = kin_similarity(other, &other_kin, word, &kin);
        if (there < words.items[i].similarity || there != back)
            fail_msg("'%.*s' and '%.*s'", (int)word.length, word.bytes,
                     (int)other.length, other.bytes);
    }
    if (words.count > *most) *most = words.count;
}

static void kin_listed_are_kin_compared(void **state) {
    unsigned most = 0;
    (void)state;
    for (unsigned known = 1; known <= known_word_count(); known++)
        check_kin_of(known_text(known), &most);
    check_kin_of(SPAN_OF("zelenskaya"), &most);
    check_kin_of(SPAN_OF("saifullah"), &most);
    check_kin_of(SPAN_OF("kadyrov"), &most);
    assert_true(most > 50);
    assert_true(most <= KIN_MOST);
}

/* Two words are listed as kin of each other whenever they compare as such. */
static bool lists(const char *word, const char *other) {
    static struct kin_words words;
    struct word_kin kin = word_kin_of(span_of(word));
    kin_words_set(span_of(word), &kin, &words);
    for (unsigned i = 0; i < words.count; i++)
        if (span_is(words.items[i].word, other)) return true;
    return false;
}

static void short_words_compared_are_short_words_listed(void **state) {
    static const char letters[] = "abn";
    char words[128][5] = {{0}};
    unsigned count = 0;
    (void)state;
    for (unsigned length = 2, total = 9; length <= 4; length++, total *= 3)
        for (unsigned n = 0; n < total; n++, count++)
            for (unsigned i = 0, rest = n; i < length; i++, rest /= 3)
                words[count][i] = letters[rest % 3];
    for (unsigned a = 0; a < count; a++)
        for (unsigned b = 0; b < count; b++)
            if (a != b &&
                (alike(words[a], words[b]) > 0.0F) != lists(words[a], words[b]))
                fail_msg("'%s' and '%s'", words[a], words[b]);
}

static void patronymics_weigh_as_common_names(void **state) {
    struct word_kin kin = word_kin_of(SPAN_OF("gavrilovich"));
    (void)state;
    assert_true(kin_bits(&kin) > 4.0F && kin_bits(&kin) < 8.0F);
    kin = word_kin_of(SPAN_OF("gavrilov"));
    assert_true(kin_bits(&kin) == 0.0F);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_of_man_and_woman_are_kin),
        cmocka_unit_test(every_ending_is_found),
        cmocka_unit_test(short_words_forgive_a_swap_and_a_doubled_letter),
        cmocka_unit_test(kin_listed_are_kin_compared),
        cmocka_unit_test(short_words_compared_are_short_words_listed),
        cmocka_unit_test(patronymics_weigh_as_common_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
