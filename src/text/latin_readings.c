/* latin_readings.c -- one reading a system, those alike kept once. */
#include "text/latin_readings.h"

#include "base/utf8.h"
#include "text/han_sounds.h"
#include "text/hangul_foreign.h"
#include "text/letter_rules.h"
#include "text/look_alikes.h"

static bool is_plain(const struct folded_name *name) {
    unsigned char all = 0;
    for (size_t i = 0; i < name->length; i++)
        all |= (unsigned char)name->bytes[i];
    return all < 128;
}

static struct span whole(const struct folded_name *name) {
    return (struct span){name->bytes, name->length};
}

/* The words of `to`, which spaces part; false when there are too many. */
static bool find_words(struct folded_name *reading, const struct spelt *to) {
    size_t from = 0;
    reading->count = 0;
    for (size_t at = 0; at <= to->length; at++) {
        if (at < to->length && to->bytes[at] != ' ') continue;
        if (at == from) return false; /* a word fell silent */
        if (reading->count == LIMIT_NAME_TOKENS) return false;
        reading->words[reading->count++] =
            (struct word){(uint16_t)from, (uint16_t)(at - from)};
        from = at + 1;
    }
    reading->length = (uint16_t)to->length;
    return to->length > 0;
}

/* A space, unless nothing was written since the last one. */
static void close_word(struct spelt *to) {
    if (to->length > 0 && to->bytes[to->length - 1] != ' ')
        spelt_add(to, " ", 1);
}

/* ---- scripts ---------------------------------------------------------------- */

/* How a name is read: its script, and each of its systems in turn. */
struct way_of_reading {
    const char *script; /* NULL: it is not */
    unsigned systems;
    int language; /* of letters that are read by rules */
    bool (*spell)(const struct folded_name *name, int language, unsigned system,
                  struct spelt *to);
};

/* The article is said already in "abdul". */
static struct span behind_article(struct span word, const struct spelt *to) {
    static const char article[] = "\xD8\xA7\xD9\x84", said[] = "abdul ";
    size_t length = sizeof said - 1;
    bool is_said = to->length >= length &&
                   memcmp(to->bytes + to->length - length, said, length) == 0;
    if (!is_said || !span_starts(word, article) || word.length < 8) return word;
    size_t skip = sizeof article - 1;
    return (struct span){word.bytes + skip, word.length - skip};
}

static bool spell_letters(const struct folded_name *name, int language,
                          unsigned system, struct spelt *to) {
    for (size_t i = 0; i < name->count; i++) {
        letters_spell(behind_article(folded_word(name, i), to), language,
                      system, to);
        close_word(to);
    }
    return true;
}

static bool spell_hangul(const struct folded_name *name, int language,
                         unsigned system, struct spelt *to) {
    (void)language;
    for (size_t i = 0; i < name->count; i++) {
        hangul_spell(folded_word(name, i), system, to);
        close_word(to);
    }
    return true;
}

static bool spell_han(const struct folded_name *name, int language,
                      unsigned system, struct spelt *to) {
    (void)language;
    return han_spell(name, (enum han_system)system, to);
}

static bool spell_looks(const struct folded_name *name, int language,
                        unsigned system, struct spelt *to) {
    (void)language;
    (void)system;
    spell_as_it_looks(name, to);
    return true;
}

static bool spell_back_to_alphabet(const struct folded_name *name, int language,
                                   unsigned system, struct spelt *to) {
    (void)language;
    (void)system;
    spell_in_alphabet(name, to);
    return true;
}

static bool has_han(const struct folded_name *name) {
    const char *at = name->bytes, *end = at + name->length;
    while (at < end)
        if (is_han(utf8_read(&at, end))) return true;
    return false;
}

static struct way_of_reading way_of(const struct folded_name *name) {
    struct way_of_reading none = {NULL, 0, LANGUAGE_NONE, NULL};
    if (is_plain(name)) return none;
    if (has_mixed_word(name))
        return (struct way_of_reading){"mixed letters", 1, LANGUAGE_NONE,
                                       spell_looks};
    if (hangul_is_foreign(name))
        return (struct way_of_reading){"Hangul", HANGUL_SYSTEMS, LANGUAGE_NONE,
                                       spell_hangul};
    if (has_han(name))
        return (struct way_of_reading){"Han", HAN_SYSTEMS, LANGUAGE_NONE,
                                       spell_han};
    int language = language_of(whole(name));
    if (language == LANGUAGE_NONE) return none;
    return (struct way_of_reading){language_alphabet(language),
                                   language_systems(language), language,
                                   spell_letters};
}

/* ---- readings --------------------------------------------------------------- */

static bool read_name(const struct folded_name *name,
                      const struct way_of_reading *way, unsigned system,
                      struct folded_name *reading) {
    struct spelt to = {reading->bytes, 0, sizeof reading->bytes, false};
    if (!way->spell(name, way->language, system, &to)) return false;
    while (to.length > 0 && to.bytes[to.length - 1] == ' ')
        to.length--;
    return !to.failed && find_words(reading, &to);
}

/* Whether the last reading says what the name or an earlier one says. */
static bool is_told(const struct folded_name *name,
                    const struct latin_readings *readings,
                    const struct folded_name *last) {
    if (span_equals(whole(name), whole(last))) return true;
    for (unsigned i = 0; i < readings->count; i++)
        if (span_equals(whole(&readings->of[i]), whole(last))) return true;
    return false;
}

/* One reading for each system of the way, behind those that are there. */
static void add_readings(const struct folded_name *name,
                         const struct way_of_reading *way,
                         struct latin_readings *readings) {
    for (unsigned system = 0;
         system < way->systems && readings->count < READINGS_MOST; system++) {
        struct folded_name *next = &readings->of[readings->count];
        if (!read_name(name, way, system, next) ||
            is_told(name, readings, next))
            continue;
        readings->is_strict[readings->count++] =
            way->spell == spell_han && system <= HAN_HOKKIEN;
    }
}

/* A mixed name in the one alphabet, in the other, and as that one is read. */
static void add_meant(const struct folded_name *name,
                      struct latin_readings *readings) {
    static const struct way_of_reading back = {
        "mixed letters", 1, LANGUAGE_NONE, spell_back_to_alphabet};
    unsigned at = readings->count;
    add_readings(name, &back, readings);
    readings->meant = readings->count;
    if (readings->count == at || has_mixed_word(&readings->of[at])) return;
    struct way_of_reading way = way_of(&readings->of[at]);
    add_readings(&readings->of[at], &way, readings);
}

void latin_readings_make(const struct folded_name *name,
                         struct latin_readings *readings) {
    struct way_of_reading way = way_of(name);
    readings->count = readings->meant = 0;
    add_readings(name, &way, readings);
    if (way.spell == spell_looks) add_meant(name, readings);
    readings->script = readings->count > 0 ? way.script : NULL;
}

const char *latin_readings_script(struct span name) {
    struct folded_name folded;
    return fold_name(name, &folded) ? way_of(&folded).script : NULL;
}
