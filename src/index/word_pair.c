/* word_pair.c -- lengths, then sets of letters, then the letters. */
#include "index/word_pair.h"

#include "index/index_inside.h"
#include "text/slip_cost.h"

struct ready_letters ready_letters_joined(const struct ready_letters *first,
                                          const struct ready_letters *next,
                                          struct span text) {
    struct ready_letters both = {text, first->info};
    unsigned letters = (unsigned)first->info.letters + next->info.letters;
    if (letters > EDIT_LETTERS_MOST) letters = EDIT_LETTERS_MOST + 1;
    both.info.letters = (uint8_t)letters;
    both.info.letter_set |= next->info.letter_set;
    both.info.flags = (first->info.flags | next->info.flags) & WORD_HAS_DIGIT;
    return both;
}

/* Whether more than `most` (1 or 2) bits are set. */
static bool has_more_bits(uint32_t bits, unsigned most) {
    bits &= bits - 1;
    if (most == 2) bits &= bits - 1;
    return (bits & (bits - 1)) != 0;
}

/* A slip takes one letter away at most and brings one in. */
static bool may_be_slips(uint32_t a, uint32_t b, unsigned slips) {
    uint32_t apart = a ^ b;
    return !has_more_bits(apart & a, slips) && !has_more_bits(apart & b, slips);
}

static unsigned distance_between(struct pair_pattern *pattern,
                                 const struct ready_letters *asked,
                                 const struct ready_letters *other,
                                 unsigned slips) {
    bool are_ascii = asked->info.letters == asked->text.length &&
                     other->info.letters == other->text.length;
    if (slips == 1 && are_ascii)
        return edit_distance_one(asked->text, other->text);
    if (!pattern->is_made) edit_pattern_set(&pattern->pattern, asked->text);
    pattern->is_made = true;
    return edit_distance(&pattern->pattern, other->text, slips);
}

float letters_similarity(struct pair_pattern *pattern,
                         const struct ready_letters *asked,
                         const struct ready_letters *other, unsigned slips) {
    const struct word_info *a = &asked->info, *b = &other->info;
    unsigned longer = a->letters, shorter = b->letters;
    if (shorter > longer) longer = shorter, shorter = a->letters;
    if (are_lengths_apart(asked, other, slips)) return 0.0F;
    if (a->letter_set == b->letter_set && span_equals(asked->text, other->text))
        return 1.0F;
    unsigned most = slips_between(longer, shorter);
    if (most < slips) slips = most;
    bool is_fixed =
        word_deletes(a) == NO_DELETES || word_deletes(b) == NO_DELETES;
    if (is_fixed || slips == 0 || longer - shorter > slips ||
        !may_be_slips(a->letter_set, b->letter_set, slips))
        return 0.0F;
    unsigned distance = distance_between(pattern, asked, other, slips);
    if (distance > slips) return 0.0F;
    return 1.0F - slip_cost(asked->text, other->text, distance) / (float)longer;
}

float words_similarity(struct pair_pattern *pattern,
                       const struct ready_letters *asked,
                       const struct word_kin *asked_kin,
                       const struct ready_letters *other,
                       const struct word_kin *other_kin) {
    unsigned slips = is_number(asked_kin) ? 0 : 2;
    float best = letters_similarity(pattern, asked, other, slips);
    if (best == 1.0F || are_strangers(asked_kin, other_kin)) return best;
    float kin = 0.0F;
    if (has_kin(asked_kin))
        kin = kin_similarity(asked->text, asked_kin, other->text, other_kin);
    if (kin > best) best = kin;
    float sound = sound_similarity(&asked_kin->sound, &other_kin->sound);
    return sound > best ? sound : best;
}
