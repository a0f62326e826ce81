/* word_pair.c -- lengths, then sets of letters, then the letters. */
#include "index/word_pair.h"

#include "index/index_inside.h"
#include "text/slip_cost.h"

struct ready_letters ready_letters_of(struct span text) {
    return (struct ready_letters){text, word_info_of(text)};
}

/* A slip takes one letter away at most and brings one in. */
static bool may_be_slips(uint32_t a, uint32_t b, unsigned slips) {
    uint32_t apart = a ^ b;
    return bits_count(apart & a) <= slips && bits_count(apart & b) <= slips;
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
    if (longer - shorter > slips) return 0.0F;
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

static bool may_be_kin(const struct word_kin *a, const struct word_kin *b) {
    return (a->known && b->known) || (a->ending && a->ending == b->ending) ||
           (a->is_short && b->is_short);
}

float words_similarity(struct pair_pattern *pattern,
                       const struct ready_letters *asked,
                       const struct word_kin *asked_kin,
                       const struct ready_letters *other,
                       const struct word_kin *other_kin) {
    unsigned slips = is_number(asked_kin) ? 0 : 2;
    float best = letters_similarity(pattern, asked, other, slips);
    if (best == 1.0F) return best;
    if (may_be_kin(asked_kin, other_kin)) {
        float kin =
            kin_similarity(asked->text, asked_kin, other->text, other_kin);
        if (kin > best) best = kin;
    }
    float sound = sound_similarity(&asked_kin->sound, &other_kin->sound);
    return sound > best ? sound : best;
}
