/* altered_name.c -- the classes, and chance that is the same everywhere. */
#include "eval/altering.h"

#include <assert.h>
#include <string.h>

static bool alter_exact(struct altering *a) {
    put_span(a, a->name);
    return true;
}

static const struct {
    const char *word, *title;
    alter *make;
} alterations[ALTERATION_COUNT] = {
    [ALTER_EXACT] = {"exact", "as listed", alter_exact},
    [ALTER_CASE] = {"case", "upper and lower case exchanged", alter_case},
    [ALTER_ORDER] = {"order", "given name first", alter_order},
    [ALTER_MISSING_PART] = {"missing-part",
                            "one of three or more words left "
                            "out",
                            alter_missing_part},
    [ALTER_TYPO] = {"typo", "one slip in a word of four letters or more",
                    alter_typo},
    [ALTER_TWO_TYPOS] = {"two-typos",
                         "a slip in each of two words, or two in "
                         "a word of eight letters or more",
                         alter_two_typos},
    [ALTER_HOMOGLYPH] = {"homoglyph", "a Cyrillic letter that looks Latin",
                         alter_homoglyph},
    [ALTER_ZERO_WIDTH] = {"zero-width", "an invisible character in a word",
                          alter_zero_width},
    [ALTER_PUNCTUATION] = {"punctuation", "other marks between the words",
                           alter_punctuation},
    [ALTER_JOINED] = {"joined", "two words run together", alter_joined},
    [ALTER_SPLIT] = {"split", "one word in two", alter_split},
    [ALTER_HONORIFIC] = {"honorific", "a title before a person's name",
                         alter_honorific},
    [ALTER_SUFFIX] = {"suffix", "a suffix behind a person's name",
                      alter_suffix},
    [ALTER_LEGAL_FORM] = {"legal-form",
                          "a company's legal form written "
                          "another way, or added",
                          alter_legal_form},
    [ALTER_INITIAL] = {"initial", "a given name by its first letter",
                       alter_initial},
    [ALTER_NICKNAME] = {"nickname", "a given name in its familiar form",
                        alter_nickname},
    [ALTER_RESPELLING] = {"respelling", "a sound written another way",
                          alter_respelling},
    [ALTER_EXTRA_WORDS] = {"extra-words", "a word or two beside the name",
                           alter_extra_words},
    [ALTER_DIGITS] = {"digits", "a digit that looks like a letter",
                      alter_digits},
    [ALTER_SCRIPT] = {"script", "written in Cyrillic letters", alter_script},
};

const char *alteration_word(enum alteration alteration) {
    return alterations[alteration].word;
}

const char *alteration_title(enum alteration alteration) {
    return alterations[alteration].title;
}

bool alteration_parse(struct span word, enum alteration *alteration) {
    for (int i = 0; i < ALTERATION_COUNT; i++)
        if (span_is(word, alterations[i].word)) {
            *alteration = (enum alteration)i;
            return true;
        }
    return false;
}

/* ---- what alterations share ------------------------------------------------ */

/* SplitMix64 (Steele, Lea and Flood 2014): any seed is a good one. */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

size_t pick(struct altering *a, size_t below) {
    return (size_t)(next_random(&a->state) % below);
}

void put_bytes(struct altering *a, const char *bytes, size_t length) {
    assert(length <= sizeof a->out->bytes - a->out->length);
    memcpy(a->out->bytes + a->out->length, bytes, length);
    a->out->length += length;
}

void put_text(struct altering *a, const char *text) {
    put_bytes(a, text, strlen(text));
}

void put_span(struct altering *a, struct span text) {
    put_bytes(a, text.bytes, text.length);
}

void put_words(struct altering *a, size_t at, struct span by) {
    for (size_t i = 0; i < a->count; i++) {
        if (i > 0) put_text(a, " ");
        put_span(a, i == at ? by : a->words[i]);
    }
}

static bool is_plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

size_t plain_letters(struct span word) {
    size_t count = 0;
    for (size_t i = 0; i < word.length; i++)
        count += is_plain(word.bytes[i]);
    return count;
}

static bool is_plain_word(struct span word) {
    size_t letters = plain_letters(word);
    return letters == word.length ||
           (letters + 1 == word.length && span_ends(word, ","));
}

bool pick_plain_word(struct altering *a, size_t letters, size_t *word) {
    size_t seen = 0;
    for (size_t i = 0; i < a->count; i++)
        if (is_plain_word(a->words[i]) &&
            plain_letters(a->words[i]) >= letters && pick(a, ++seen) == 0)
            *word = i;
    return seen > 0;
}

static void part(struct altering *a) {
    struct span rest = a->name;
    while (rest.bytes) {
        struct span word = span_cut(&rest, ' ');
        if (word.length == 0) continue;
        if (a->count == LIMIT_NAME_TOKENS) {
            a->count = 0;
            return;
        }
        a->words[a->count++] = word;
    }
}

bool alter_name(enum alteration alteration, struct span name,
                enum party_type type, uint64_t seed, struct altered_name *out) {
    struct altering a = {.name = name, .type = type, .out = out};
    a.state = seed ^ ((uint64_t)alteration << 56);
    out->length = 0;
    if (name.length == 0 || name.length > LIMIT_NAME_BYTES) return false;
    part(&a);
    if (!alterations[alteration].make(&a)) return false;
    struct span made = {out->bytes, out->length};
    return alteration == ALTER_EXACT || !span_equals(made, name);
}
