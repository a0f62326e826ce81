/* digit_letters.c -- ten digits, of which seven look like letters. */
#include "text/digit_letters.h"

#include <string.h>

/* By digit: the letter it looks like in most hands; 0 for none. */
static const char letters[10] = {'o', 'l', 0, 'e', 'a', 's', 'g', 't', 'b', 0};

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

bool digit_letters_read(const struct folded_name *name,
                        struct folded_name *reading) {
    bool is_other = false;
    for (size_t w = 0; w < name->count; w++) {
        if (!is_read(folded_word(name, w))) continue;
        if (!is_other) folded_name_copy(reading, name);
        is_other = true;
        char *at = reading->bytes + name->words[w].at;
        for (size_t i = 0; i < name->words[w].length; i++)
            if (is_digit(at[i])) at[i] = letters[at[i] - '0'];
    }
    return is_other;
}
