/* address_evidence.c -- word against word, numbers strictly. */
#include "match/address_evidence.h"

#include "record/country.h"

/* What stands in addresses everywhere and says nothing of the place. */
static const char *const common[] = {
    "apartment", "apt",      "area",   "av",       "avenida", "avenue",
    "block",     "blvd",     "box",    "building", "bldg",    "calle",
    "city",      "district", "floor",  "flat",     "house",   "lane",
    "near",      "no",       "number", "office",   "of",      "po",
    "prospekt",  "province", "region", "rd",       "road",    "room",
    "rue",       "square",   "st",     "str",      "strasse", "street",
    "suite",     "the",      "town",   "ul",       "ulitsa",  "unit",
    "village",   "zone",
};
enum { COMMON = sizeof common / sizeof *common };

/* Weights of words: what kind of word agreed. */
#define WEIGHT_COMMON 0.1F
#define WEIGHT_SHORT  0.5F /* under four letters: articles, initials */
#define WEIGHT_NUMBER 1.0F /* a house or a postcode; many streets have a 12 */
#define WEIGHT_PLACE  2.0F

/* Words less alike are different places. */
#define PLACE_ALIKE_LEAST 0.75F

static bool is_common(struct span word) {
    for (size_t i = 0; i < COMMON; i++)
        if (span_is(word, common[i])) return true;
    return false;
}

static bool has_digit(struct span word) {
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] >= '0' && word.bytes[i] <= '9') return true;
    return false;
}

static float weight_of(struct span word) {
    if (has_digit(word)) return WEIGHT_NUMBER;
    if (is_common(word)) return WEIGHT_COMMON;
    return word.length < 4 ? WEIGHT_SHORT : WEIGHT_PLACE;
}

/* The country that the part behind the last comma names. */
static const char *country_behind(struct span address) {
    struct span rest = address, last = address;
    while (rest.bytes) {
        struct span part = span_trim(span_cut(&rest, ','));
        if (part.length) last = part;
    }
    return country_code(last);
}

bool asked_address_set(struct asked_address *asked, struct span address) {
    asked->country[0] = 0;
    if (!fold_name(address, &asked->words)) return false;
    for (size_t i = 0; i < asked->words.count; i++)
        asked->kin[i] = word_kin_of(folded_word(&asked->words, i));
    const char *country = country_behind(address);
    if (country) memcpy(asked->country, country, sizeof asked->country);
    return true;
}

/* How alike the best listed word is. */
static float best_word(struct asked_address *asked, size_t i) {
    struct kin_side side = {folded_word(&asked->words, i), asked->kin[i]};
    float best = 0.0F;
    edit_pattern_set(&asked->pattern, side.word);
    for (size_t j = 0; j < asked->listed.count && best < 1.0F; j++) {
        struct kin_side listed;
        listed.word = folded_word(&asked->listed, j);
        listed.kin = word_kin_of(listed.word);
        float alike = has_digit(side.word)
                          ? (float)span_equals(side.word, listed.word)
                          : word_similarity(&asked->pattern, &side, &listed);
        if (alike > best) best = alike;
    }
    return best >= PLACE_ALIKE_LEAST ? best : 0.0F;
}

float address_share(struct asked_address *asked, struct span listed,
                    struct span country) {
    float all = 0.0F, found = 0.0F;
    bool has_place = false;
    if (!fold_name(listed, &asked->listed)) return 0.0F;
    for (size_t i = 0; i < asked->words.count; i++) {
        float weight = weight_of(folded_word(&asked->words, i));
        float alike = best_word(asked, i);
        all += weight;
        found += weight * alike;
        if (weight >= WEIGHT_PLACE && alike > 0.0F) has_place = true;
    }
    if (asked->country[0] && country.length) {
        all += WEIGHT_PLACE;
        if (span_is(country, asked->country)) found += WEIGHT_PLACE;
    }
    return has_place && all > 0.0F ? found / all : 0.0F;
}
