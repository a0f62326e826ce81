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

/* The words of `to`, which spaces part; false when there are too many. */
static bool find_words(struct folded_name *reading, const struct spelt *to) {
    size_t from = 0;
    reading->count = 0;
    for (size_t at = 0; at <= to->length; at++) {
        if (at < to->length && to->bytes[at] != ' ') continue;
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

static bool read_letters(const struct folded_name *name, int language,
                         unsigned system, struct folded_name *reading) {
    struct spelt to = {reading->bytes, 0, sizeof reading->bytes, false};
    for (size_t i = 0; i < name->count; i++) {
        letters_spell(folded_word(name, i), language, system, &to);
        close_word(&to);
    }
    if (to.length > 0) to.length--; /* the last space */
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
