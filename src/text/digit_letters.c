/* digit_letters.c -- ten digits, of which seven look like letters. */
#include "text/digit_letters.h"

#include "text/latin_readings.h"

#include <string.h>

/* By digit: the letter it looks like in most hands; 0 for none. */
static const char letters[10] = {'o', 'i', 0, 'e', 'a', 's', 'g', 't', 'b', 0};

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/* Words of plain letters only: other scripts have no such look-alikes. */
static bool is_read(struct span word) {
    size_t plain = 0, digits = 0;
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.bytes[i];
        if (is_digit(byte) && !letters[byte - '0']) return false;
        digits += is_digit(byte);
        plain += byte >= 'a' && byte <= 'z';
    }
    return plain + digits == word.length && digits > 0 &&
           digits <= DIGITS_READ && plain >= DIGIT_WORD_LETTERS;
}

static char letter_of(char digit, char one) {
    return digit == '1' ? one : letters[digit - '0'];
}

bool digit_letters_read(const struct folded_name *name, char one,
                        struct folded_name *reading) {
    bool is_other = false;
    for (size_t w = 0; w < name->count; w++) {
        if (!is_read(folded_word(name, w))) continue;
        if (!is_other) folded_name_copy(reading, name);
        is_other = true;
        char *at = reading->bytes + name->words[w].at;
        for (size_t i = 0; i < name->words[w].length; i++)
            if (is_digit(at[i])) at[i] = letter_of(at[i], one);
    }
    return is_other;
}

/* Behind the readings that are there: by i, and by l if that is another. */
static void add_digits(const struct folded_name *name,
                       struct latin_readings *readings) {
    struct folded_name *first = &readings->of[readings->count];
    if (readings->count + 2 > READINGS_MOST ||
        !digit_letters_read(name, 'i', first))
        return;
    (void)digit_letters_read(name, 'l', first + 1);
    unsigned added =
        memcmp(first->bytes, first[1].bytes, first->length) != 0 ? 2 : 1;
    for (unsigned i = 0; i < added; i++)
        readings->is_strict[readings->count++] = false;
    readings->meant = readings->count;
}

void digit_readings_make(const struct folded_name *name,
                         struct latin_readings *readings) {
    readings->count = readings->meant = 0;
    readings->script = NULL;
    add_digits(name, readings);
    if (readings->count > 0) readings->script = "look-alike digits";
}

bool asked_readings_make(const struct folded_name *name,
                         struct latin_readings *readings) {
    latin_readings_make(name, readings);
    if (readings->count > 0) {
        if (readings->count == readings->meant)
            add_digits(&readings->of[0], readings);
        return false;
    }
    digit_readings_make(name, readings);
    return readings->count > 0;
}
