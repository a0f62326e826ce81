/* test_latin_readings.c -- names of other scripts in the Latin letters that
 * lists give them. */
#include "text/latin_readings.h"

#include "unit.h"

static struct folded_name folded;
static struct latin_readings readings;

static void read_name(const char *name) {
    assert_true(fold_name(span_of(name), &folded));
    latin_readings_make(&folded, &readings);
}

static bool is_read(const char *name, const char *as) {
    read_name(name);
    for (unsigned i = 0; i < readings.count; i++)
        if (span_is((struct span){readings.of[i].bytes, readings.of[i].length},
                    as))
            return true;
    return false;
}

static void latin_names_have_no_readings(void **state) {
    (void)state;
    read_name("Vladimir Putin");
    assert_int_equal(readings.count, 0);
    assert_null(readings.script);
    read_name("Łukasz Żółć-Müller");
    assert_int_equal(readings.count, 0);
    read_name("");
    assert_int_equal(readings.count, 0);
}

static void cyrillic_is_read_by_press_and_passport(void **state) {
    (void)state;
    assert_true(
        is_read("Владимир Владимирович Путин", "vladimir vladimirovich putin"));
    assert_string_equal(readings.script, "Cyrillic");
    assert_true(is_read("Дмитрий Медведев", "dmitry medvedev"));
    assert_true(is_read("Дмитрий Медведев", "dmitrii medvedev"));
    assert_true(is_read("Сергей Лавров", "sergei lavrov"));
    assert_true(is_read("Юрий Чайка", "yury chaika"));
    assert_true(is_read("Рамзан Кадыров", "ramzan kadyrov"));
    assert_true(is_read("Хрущёв", "khrushchev"));
    assert_true(is_read("Хрущёв", "hruscev"));
    assert_true(is_read("ООО Газпром", "ooo gazprom"));
}

static void ukrainian_and_belarusian_have_their_own(void **state) {
    (void)state;
    assert_true(is_read("Віктор Янукович", "viktor yanukovych"));
    assert_true(is_read("Сергій Гриценко", "serhii hrytsenko") ||
                is_read("Сергій Гриценко", "serhiy hrytsenko"));
    assert_true(is_read("Уладзімір Пуцін", "uladzimir putin"));
    assert_true(is_read("Володимир Зеленський", "volodymyr zelensky"));
    assert_true(is_read("Аляксандр Лукашэнка", "aliaksandr lukashenka") ||
                is_read("Аляксандр Лукашэнка", "alyaksandr lukashenka"));
}

static void serbian_is_written_as_serbs_do(void **state) {
    (void)state;
    assert_true(is_read("Слободан Милошевић", "slobodan milosevic"));
    assert_true(is_read("Ратко Младић", "ratko mladic"));
}

static void mixed_words_are_read_in_both_alphabets(void **state) {
    (void)state;
    assert_true(is_read("Влaдимир Путин", "vladimir putin"));
    assert_true(is_read("Влaдимир Путин", "владимир путин"));
    assert_true(is_read("Cергей Лавров", "sergei lavrov"));
    assert_true(is_read("Aλέξης Τσίπρας", "alexis tsipras"));
    assert_true(is_read("Рutin", "putin")); /* no Cyrillic u, t, i, n */
    assert_int_equal(readings.count, 1);
    assert_int_equal(readings.meant, 1);
}

static void greek_is_read_by_sound(void **state) {
    (void)state;
    assert_true(is_read("Βλαντίμιρ Πούτιν", "vladimir poutin") ||
                is_read("Βλαντίμιρ Πούτιν", "vlantimir poutin"));
    assert_true(is_read("Αλέξης Τσίπρας", "alexis tsipras"));
}

static void arabic_names_are_read_by_word_and_by_consonants(void **state) {
    (void)state;
    assert_true(is_read("محمد علي", "muhammad ali"));
    assert_true(is_read("محمد علي", "mohammed ali") ||
                is_read("محمد علي", "mohammed aly"));
    assert_true(is_read("أسامة بن لادن", "usama bin ladin"));
    assert_true(is_read("بشار الأسد", "bashar al assad"));
    assert_true(is_read("عبد الرحمن", "abd al rahman"));
    assert_true(is_read("فلاديمير بوتين", "vladimir potin"));
    assert_true(is_read("ولاديمير زكريايف", "FLDMR SKRF"));
    assert_string_equal(readings.script, "Arabic");
}

static void hebrew_names_are_read(void **state) {
    (void)state;
    assert_true(is_read("משה ברק", "moshe barak"));
    assert_true(is_read("ולדימיר פוטין", "vladimir putin"));
}

static void kana_is_read_as_japanese_and_as_foreign(void **state) {
    (void)state;
    assert_true(is_read("ウラジーミル・プーチン", "vladimir putin"));
    assert_true(is_read("たなか はなこ", "tanaka hanako"));
}

static void armenian_and_georgian_are_read(void **state) {
    (void)state;
    assert_true(is_read("Վլադիմիր Պուտին", "vladimir putin"));
    assert_true(is_read("ვლადიმერ პუტინი", "vladimer putini"));
}

static void indic_consonants_carry_a_vowel(void **state) {
    (void)state;
    assert_true(is_read("व्लादिमीर पुतिन", "vladimir putin"));
    assert_true(is_read("ভ্লাদিমির পুতিন", "vladimir putin"));
    assert_true(is_read("ವ್ಲಾದಿಮಿರ್ ಪುತಿನ್", "vladimir putin"));
    assert_true(is_read("नरेन्द्र मोदी", "narendr modi"));
    assert_true(is_read("ஹாபிஸ் சயீத்", "habis sayid"));
}

static void thai_vowels_are_read_behind_their_consonants(void **state) {
    (void)state;
    assert_true(is_read("สมชาย", "somchai"));
    assert_true(is_read("ฮุน เซน", "hun sen"));
    assert_string_equal(readings.script, "Thai");
    assert_true(is_read("ហ៊ុន សែន", "hun saen"));
    assert_true(is_read("ဗလာဒီမီယာ ပူတင်", "baladimiya putin"));
    assert_string_equal(readings.script, "Burmese");
}

static void han_is_read_by_each_language_that_uses_it(void **state) {
    (void)state;
    assert_true(is_read("习近平", "xi jinping"));
    assert_true(is_read("習近平", "xi jinping"));
    assert_true(is_read("毛泽东", "mao zedong"));
    assert_true(is_read("毛泽东", "mao tse tung"));
    assert_true(is_read("林郑月娥", "lam cheng yuet ngo"));
    assert_true(is_read("陈庆炎", "tan qingyan"));
    assert_true(is_read("诸葛亮", "zhuge liang"));
    assert_true(is_read("田中角栄", "tanaka kakuei"));
    assert_true(is_read("弗拉基米尔·普京", "vlakimir putin"));
    assert_string_equal(readings.script, "Han");
}

static void foreign_names_come_back_from_hangul(void **state) {
    (void)state;
    assert_true(is_read("블라디미르 푸틴", "vladimir putin"));
    assert_string_equal(readings.script, "Hangul");
    read_name("김정은"); /* by its syllables: text/korean_name.h */
    assert_int_equal(readings.count, 0);
}

static void mixed_words_are_read_as_they_look(void **state) {
    (void)state;
    assert_true(is_read("Рutin Vladimir", "putin vladimir"));
    assert_true(is_read("Vlаdimir Рutіn", "vladimir putin"));
    assert_true(is_read("GAΖPRΟM", "gazprom"));
    assert_string_equal(readings.script, "mixed letters");
    assert_false(is_read("Владимир Putin", "bladumup putin"));
    assert_true(is_read("Владимир Putin", "vladimir putin"));
}

static void readings_are_different_and_bounded(void **state) {
    (void)state;
    read_name("Хрущёв Щукин Юлия");
    assert_in_range(readings.count, 2, READINGS_MOST);
    for (unsigned i = 0; i < readings.count; i++)
        for (unsigned k = 0; k < i; k++)
            assert_false(readings.of[i].length == readings.of[k].length &&
                         memcmp(readings.of[i].bytes, readings.of[k].bytes,
                                readings.of[i].length) == 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(latin_names_have_no_readings),
        cmocka_unit_test(cyrillic_is_read_by_press_and_passport),
        cmocka_unit_test(ukrainian_and_belarusian_have_their_own),
        cmocka_unit_test(serbian_is_written_as_serbs_do),
        cmocka_unit_test(mixed_words_are_read_in_both_alphabets),
        cmocka_unit_test(greek_is_read_by_sound),
        cmocka_unit_test(arabic_names_are_read_by_word_and_by_consonants),
        cmocka_unit_test(hebrew_names_are_read),
        cmocka_unit_test(kana_is_read_as_japanese_and_as_foreign),
        cmocka_unit_test(armenian_and_georgian_are_read),
        cmocka_unit_test(indic_consonants_carry_a_vowel),
        cmocka_unit_test(thai_vowels_are_read_behind_their_consonants),
        cmocka_unit_test(han_is_read_by_each_language_that_uses_it),
        cmocka_unit_test(foreign_names_come_back_from_hangul),
        cmocka_unit_test(mixed_words_are_read_as_they_look),
        cmocka_unit_test(readings_are_different_and_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
