/* latin_readings.c -- one reading a system, those alike kept once. */
#include "text/latin_readings.h"

#include "text/letter_rules.h"

static bool is_plain(const struct folded_name *name) {
    unsigned char all = 0;
    for (size_t i = 0; i < name->length; i++)
        all |= (unsigned char)name->bytes[i];
    return all < 128;
}

static struct span whole(const struct folded_name *name) {
    return (struct span){name->bytes, name->length};
}

/* Ends the word that was written from `from` on; a word that fell silent is
 * left out. */
static void close_word(struct folded_name *reading, struct spelt *to,
                       size_t from) {
    if (to->length == from) return;
    reading->words[reading->count++] =
        (struct word){(uint16_t)from, (uint16_t)(to->length - from)};
    spelt_add(to, " ", 1);
}

static bool read_letters(const struct folded_name *name, int language,
                         unsigned system, struct folded_name *reading) {
    struct spelt to = {reading->bytes, 0, sizeof reading->bytes, false};
    reading->count = 0;
    for (size_t i = 0; i < name->count; i++) {
        size_t from = to.length;
        letters_spell(folded_word(name, i), language, system, &to);
        close_word(reading, &to, from);
    }
    reading->length = (uint16_t)(to.length > 0 ? to.length - 1 : 0);
    return !to.failed && reading->count > 0;
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

void latin_readings_make(const struct folded_name *name,
                         struct latin_readings *readings) {
    readings->count = 0;
    readings->script = NULL;
    if (is_plain(name)) return;
    int language = language_of(whole(name));
    if (language == LANGUAGE_NONE) return;
    unsigned systems = language_systems(language);
    for (unsigned s = 0; s < systems && readings->count < READINGS_MOST; s++) {
        struct folded_name *next = &readings->of[readings->count];
        if (read_letters(name, language, s, next) &&
            !is_told(name, readings, next))
            readings->count++;
    }
    if (readings->count > 0) readings->script = language_alphabet(language);
}

const char *latin_readings_script(struct span name) {
    struct folded_name folded;
    if (!fold_name(name, &folded) || is_plain(&folded)) return NULL;
    int language = language_of(whole(&folded));
    return language == LANGUAGE_NONE ? NULL : language_alphabet(language);
}
