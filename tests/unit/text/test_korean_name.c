/* test_korean_name.c -- the tables of the systems, and names read by them. */
#include "text/korean_name.h"

#include "unit.h"

#include <stdio.h>

static struct folded_name folded;

static void read_name(const char *text, struct korean_name *name) {
    struct span span = span_of(text);
    assert_true(fold_name(span, &folded));
    (void)korean_name_read(span, &folded, name);
}

static float agree(const char *a, const char *b) {
    static struct korean_name left, right;
    read_name(a, &left);
    read_name(b, &right);
    return korean_names_agree(left.forms, left.count, right.forms, right.count,
                              NULL);
}

/* ---- systems ------------------------------------------------------------------- */

/* A syllable of Hangul and how Latin letters spell it, parted by spaces:
 * Revised, McCune-Reischauer with marks and without, the North's of 1992 and
 * 2012, the apostrophes of OFAC, ad hoc.  Each row has another syllable. */
static const struct {
    const char *hangul, *latin;
} spelt[] = {
    /* onsets */
    {"가", "ga ka"},
    {"카", "ka k'a kha"},
    {"까", "kka ka gga"},
    {"나", "na"},
    {"다", "da ta"},
    {"타", "ta t'a tha"},
    {"따", "tta dda"},
    {"라", "ra la"},
    {"마", "ma"},
    {"바", "ba pa"},
    {"파", "pa p'a pha"},
    {"빠", "ppa bba"},
    {"사", "sa"},
    {"싸", "ssa sa"},
    {"아", "a"},
    {"자", "ja cha"},
    {"짜", "jja tcha"},
    {"차", "cha ch'a chha"},
    {"하", "ha"},
    /* nuclei */
    {"해", "hae hai"},
    {"헤", "he"},
    {"햐", "hya"},
    {"혜", "hye"},
    {"허", "heo hŏ ho ho'"},
    {"호", "ho"},
    {"후", "hu hoo"},
    {"흐", "heu hŭ hu hu'"},
    {"혀", "hyeo hyŏ hyo hyo'"},
    {"효", "hyo"},
    {"휴", "hyu"},
    {"히", "hi hee"},
    {"희", "hui hŭi hu'i hee hi"},
    {"화", "hwa"},
    {"훠", "hwo hwŏ"},
    {"홰", "hwae"},
    {"회", "hoe hoi"},
    {"휘", "hwi"},
    /* codas */
    {"학", "hak hag"},
    {"한", "han"},
    {"핟", "hat"},
    {"할", "hal"},
    {"함", "ham"},
    {"합", "hap hab"},
    {"항", "hang"},
    /* syllables of names */
    {"정", "jeong chŏng cho'ng jong jung chung"},
    {"은", "eun ŭn u'n un"},
    {"용", "yong"},
    {"영", "yeong yŏng yo'ng yong young"},
    {"철", "cheol ch'ŏl ch'o'l chol chul"},
    {"혁", "hyeok hyŏk hyo'k hyok hyuk"},
    {"경", "gyeong kyŏng kyo'ng kyong kyung"},
    {"택", "taek t'aek thaek"},
    {"필", "pil p'il phil"},
    {"원", "won wŏn wo'n"},
    {"병", "byeong pyŏng pyo'ng pyong byung"},
};
enum { SPELT = sizeof spelt / sizeof *spelt };

static struct span next_word(struct span *rest) {
    return span_cut(rest, ' ');
}

static void syllable_meets_its_spellings(void **state) {
    (void)state;
    unsigned tried = 0;
    for (size_t i = 0; i < SPELT; i++) {
        char hangul[64], latin[64];
        struct span rest = span_of(spelt[i].latin);
        snprintf(hangul, sizeof hangul, "김영%s", spelt[i].hangul);
        while (rest.bytes) {
            struct span word = next_word(&rest);
            snprintf(latin, sizeof latin, "Kim Yong %.*s", (int)word.length,
                     word.bytes);
            if (agree(hangul, latin) < KOREAN_AGREE_LEAST)
                fail_msg("%s is not %s", hangul, latin);
            tried++;
        }
    }
    assert_true(tried > 110);
}

static void hangul_meets_itself_alone(void **state) {
    (void)state;
    for (size_t i = 0; i < SPELT; i++)
        for (size_t k = 0; k < SPELT; k++) {
            char a[64], b[64];
            snprintf(a, sizeof a, "김영%s", spelt[i].hangul);
            snprintf(b, sizeof b, "김영%s", spelt[k].hangul);
            float score = agree(a, b);
            if (i == k) assert_true(score == 1.0F);
            /* 라 and 나, 라 and 아: North and South. */
            bool is_rule = strstr("라나", spelt[i].hangul) &&
                           strstr("라나", spelt[k].hangul);
            if (i != k && !is_rule && score >= KOREAN_AGREE_STRONG)
                fail_msg("%s is %s by %f", a, b, (double)score);
        }
}

/* ---- names ----------------------------------------------------------------------- */

static const struct {
    const char *a, *b;
    float least, most;
} pairs[] = {
    /* surnames of all systems */
    {"박철", "Park Chol", 0.99F, 1},
    {"박철", "Pak Ch'o'l", 0.99F, 1},
    {"최철", "Choi Cheol", 0.99F, 1},
    {"리철", "Lee Chul", 0.6F, 1},
    {"이철", "Ri Chol", 0.89F, 0.91F},
    {"Yi Chol", "Ri Chol", 0, 0}, /* two syllables in letters: thin */
    {"Yi Chol Su", "Ri Chol Su", 0.89F, 0.91F},
    {"Kim Chol Won", "Kim Chol On", 0.3F, 0.36F}, /* a letter lost */
    {"김철원", "Kim Chol On", 0, 0},
    {"오철", "Oh Chol", 0.99F, 1},
    {"백철", "Paik Chol", 0.99F, 1},
    {"남궁철", "Namgung Chol", 0.99F, 1},
    {"황보철", "Hwangbo Chol", 0.99F, 1},
    /* either order; a comma says which */
    {"Chol Su Han", "Han Chol Su", 0.99F, 1},
    {"KIM, Chol Han", "HAN, Kim Chol", 0, 0.29F},
    /* joined, hyphened, apart */
    {"Kim Cholsu", "Kim Chol-su", 0.99F, 1},
    {"Kim Cholsu", "Kim Chol Su", 0.99F, 1},
    {"Kim Ky'ong-su", "김경수", 0.99F, 1}, /* a breve a letter too early */
    {"오극렬", "O Kungnyol", 0.6F, 1},
    {"김혁일", "Kim Hyogil", 0.9F, 1},
    /* the initial-sound rule */
    {"최룡해", "최용해", 0.89F, 0.91F},
    {"로두철", "노두철", 0.89F, 0.91F},
    {"김려정", "Kim Yeo-jeong", 0.89F, 0.91F},
    /* other scripts */
    {"김철", "Ким Чхоль", 0.99F, 1},
    {"최룡해", "Чое Рёнг-хае", 0.99F, 1}, /* letter by letter from Latin */
    {"김철", "キム・チョル", 0.7F, 1},
    {"김철수", "金鐵秀", 0.99F, 1},
    {"김철수", "金铁秀", 0.99F, 1},
    {"김철", "金鐵", 0, 0}, /* two signs: Chinese more often */
    {"황철", "ファン・チョル", 0.7F, 1},
    {"최철", "チェ・チョル", 0.4F, 1},
    {"최철", "Цой Чер", 0.3F, 1},
    /* Hangul parts what Latin letters merge */
    {"김정은", "김종은", 0, 0},
    {"김영철", "김용철", 0, 0},
    {"Kim Yong Chol", "김용철", 0.99F, 1},
    {"Kim Yong Chol", "김영철", 0.99F, 1},
    /* pinyin counts half, and not against itself or hanja */
    {"Ri Chol Su", "Li Tiexiu", 0.3F, 0.5F},
    {"Li Tiezhu", "Li Tie Shu", 0, 0.5F},
    {"金鐵秀", "Jin Tie Xiu", 0, 0},
    {"金鐵秀", "金哲秀", 0, 0},
    /* no Korean names */
    {"Vladimir Petrenko", "Vladimir Petrenko", 0, 0},
    {"Kim Kardashian", "Kim Kardashian", 0, 0},
    {"Kim", "Kim", 0, 0},
    {"キ", "キ", 0, 0}, /* a surname alone */
    {"김", "김", 0, 0},
    {"Kim Trading Co", "Kim Trading Co", 0, 0},
    {"", "", 0, 0},
    {"Kim ..", "Kim ..", 0, 0},
    {"Kim U. Song", "Kim U. Song", 0, 0},
};

static void pair_agrees_as_it_should(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        float score = agree(pairs[i].a, pairs[i].b);
        if (score < pairs[i].least || score > pairs[i].most)
            fail_msg("%s and %s agree by %f", pairs[i].a, pairs[i].b,
                     (double)score);
        assert_true(score == agree(pairs[i].b, pairs[i].a));
    }
}

static const struct {
    const char *a, *b;
    bool differ, differ_as_wholes;
} others[] = {
    {"Kim Jong Il", "Kim Yong Il", true, true},
    {"Kim Jong Il", "Ri Jong Il", true, true},
    {"Kim Jong Il", "Gim Jeong-il", false, false},
    {"Ryu Jin", "Yu Jin", false, false},        /* perhaps North and South */
    {"Kim Chol", "Kim Yong Chol", false, true}, /* or a part left out */
    {"Kimjong Un", "Kim Jong Un", false, false},
    {"Jong Il Kim", "Kim Yong Il", true, true},
    {"Kim Jog Sik", "Kim Jong Sik", false, false}, /* careless: a slip */
    {"Kim Hyoon U", "Kim Hyon U", false, false},
    {"金永哲", "Kim Jong Il", false, false}, /* perhaps Chinese */
    {"김영철", "김용철", true, true},
    {"Ivan Petrov", "Kim Jong Il", false, false},
};

static void names_differ_when_nothing_else_explains_it(void **state) {
    static struct korean_name a, b;
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        read_name(others[i].a, &a);
        read_name(others[i].b, &b);
        bool differ =
            korean_names_differ(a.forms, a.count, b.forms, b.count, false);
        bool wholes =
            korean_names_differ(a.forms, a.count, b.forms, b.count, true);
        if (differ != others[i].differ || wholes != others[i].differ_as_wholes)
            fail_msg("%s and %s: %d %d", others[i].a, others[i].b, differ,
                     wholes);
    }
}

/* ---- keys ------------------------------------------------------------------------- */

struct keys {
    uint64_t items[65536];
    size_t count;
};

static void keep_key(void *context, uint64_t key) {
    struct keys *keys = context;
    assert_true(keys->count < 65536);
    keys->items[keys->count++] = key;
}

static void keys_of(const struct korean_name *name, bool is_asked,
                    struct keys *keys) {
    keys->count = 0;
    for (size_t i = 0; i < name->count; i++)
        korean_form_keys(&name->forms[i], is_asked, keep_key, keys);
}

static bool share_a_key(const struct keys *a, const struct keys *b) {
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (a->items[i] == b->items[k]) return true;
    return false;
}

static void agreeing_names_share_a_key(void **state) {
    static struct korean_name a, b;
    static struct keys asked, filed;
    unsigned met = 0;
    (void)state;
    for (size_t i = 0; i < SPELT; i++)
        for (size_t k = 0; k < SPELT; k++) {
            char left[64], right[64];
            struct span one = span_of(spelt[i].latin);
            struct span other = span_of(spelt[k].latin);
            one = next_word(&one);
            while (other.bytes && other.length > 5)
                (void)next_word(&other);
            if (other.bytes == NULL) continue;
            snprintf(left, sizeof left, "Ri Chol%.*s", (int)one.length,
                     one.bytes);
            snprintf(right, sizeof right, "Lee Cheol %.*s", (int)other.length,
                     other.bytes);
            read_name(left, &a);
            read_name(right, &b);
            if (korean_names_agree(a.forms, a.count, b.forms, b.count, NULL) ==
                0.0F)
                continue;
            met++;
            keys_of(&a, true, &asked);
            keys_of(&b, false, &filed);
            if (!share_a_key(&asked, &filed))
                fail_msg("%s and %s share no key", left, right);
        }
    assert_true(met > SPELT / 2);
}

static void forms_of_files_are_checked(void **state) {
    static struct korean_name name;
    (void)state;
    read_name("Kim Jong Un", &name);
    assert_true(name.count > 0);
    struct korean_form form = name.forms[0];
    assert_true(korean_form_check(&form));
    form.count = 5;
    assert_false(korean_form_check(&form));
    form = name.forms[0];
    form.kind = KOREAN_KINDS;
    assert_false(korean_form_check(&form));
    form = name.forms[0];
    form.syllables[1].onset = 255;
    assert_false(korean_form_check(&form));
    form = name.forms[0];
    form.syllables[0].set = KOREAN_NO_SET - 1;
    assert_false(korean_form_check(&form));
    form = name.forms[0];
    form.syllables[3].coda = 1;
    assert_false(korean_form_check(&form));
}

static void masks_meet_in_three_places(void **state) {
    struct korean_syllable a = korean_syllable_of(0xC601); /* 영 */
    struct korean_syllable b = korean_syllable_of(0xC6A9); /* 용 */
    (void)state;
    assert_true(
        korean_masks_meet(korean_syllable_mask(&a), korean_syllable_mask(&a)));
    assert_false(
        korean_masks_meet(korean_syllable_mask(&a), korean_syllable_mask(&b)));
    uint32_t points[4];
    assert_int_equal(korean_shared_hangul(&a, &a, points, 4), 1);
    assert_int_equal(points[0], 0xC601);
    assert_int_equal(korean_shared_hangul(&a, &b, points, 4), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syllable_meets_its_spellings),
        cmocka_unit_test(hangul_meets_itself_alone),
        cmocka_unit_test(pair_agrees_as_it_should),
        cmocka_unit_test(names_differ_when_nothing_else_explains_it),
        cmocka_unit_test(agreeing_names_share_a_key),
        cmocka_unit_test(forms_of_files_are_checked),
        cmocka_unit_test(masks_meet_in_three_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
