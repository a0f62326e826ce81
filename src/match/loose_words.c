/* loose_words.c -- pairs of letters, as sets of bits. */
#include "match/loose_words.h"

#include "base/compiler.h"

#define LOOSE_MOST  0.77F /* of raw: below the review band */
#define LOOSE_TRUST 0.80F /* of the weight of words alike, times their Dice */
#define DICE_LEAST  0.50F /* any two words share a pair of letters or two */

/* Words beyond these are not paired: names are short, and the pairing is
 * quadratic. */
enum { PAIRED_MOST = 16 };

/* Places of the words that no edge took. */
struct leftover {
    const struct ready_word *words;
    unsigned count;
    uint8_t place[PAIRED_MOST];
};

static unsigned pair_bit(unsigned char first, unsigned char second) {
    uint32_t mixed = (uint32_t)(first << 8 | second) * UINT32_C(0x9E3779B1);
    return mixed >> 25;
}

struct letter_pairs letter_pairs_of(struct span word) {
    struct letter_pairs pairs = {{0, 0}, 0}, none = {{0, 0}, 0};
    unsigned char before = 0;
    if (word.length <= 2) return none;
    for (size_t i = 0; i <= word.length; i++) {
        unsigned char letter =
            i < word.length ? (unsigned char)word.bytes[i] : 0;
        if (letter >= '0' && letter <= '9') return none;
        unsigned bit = pair_bit(before, letter);
        pairs.set[bit >> 6] |= UINT64_C(1) << (bit & 63);
        before = letter;
    }
    pairs.count = bits_count(pairs.set[0]) + bits_count(pairs.set[1]);
    return pairs;
}

/* 0 when it is below the least: most words share next to nothing. */
static float dice(const struct letter_pairs *a, const struct letter_pairs *b) {
    uint64_t low = a->set[0] & b->set[0], high = a->set[1] & b->set[1];
    if (((low & (low - 1)) | (high & (high - 1))) == 0 &&
        a->count + b->count > 8)
        return 0.0F; /* two in common at most */
    unsigned shared = bits_count(low) + bits_count(high);
    if (4 * shared < a->count + b->count) return 0.0F;
    return 2.0F * (float)shared / (float)(a->count + b->count);
}

static bool covers(unsigned first, unsigned count, unsigned place) {
    return place >= first && place < first + count;
}

static bool is_asked_taken(const struct edge *taken, size_t count,
                           unsigned place) {
    for (size_t e = 0; e < count; e++)
        if (covers(taken[e].asked, taken[e].asked_count, place)) return true;
    return false;
}

static bool is_other_taken(const struct edge *taken, size_t count,
                           unsigned place) {
    for (size_t e = 0; e < count; e++)
        if (covers(taken[e].listed, taken[e].listed_count, place)) return true;
    return false;
}

static struct leftover
gather(const struct ready_form *form, const struct edge *taken, size_t count,
       bool (*is_taken)(const struct edge *, size_t, unsigned)) {
    struct leftover left = {form->words, 0, {0}};
    for (unsigned i = 0; i < form->word_count && left.count < PAIRED_MOST; i++)
        if (form->words[i].pairs.count > 0 && !is_taken(taken, count, i))
            left.place[left.count++] = (uint8_t)i;
    return left;
}

static const struct ready_word *word_at(const struct leftover *left,
                                        unsigned i) {
    return &left->words[left->place[i]];
}

/* The best pair of those left; both leave.  False when none is alike. */
static bool take_best(struct leftover left[2], const struct ready_word **asked,
                      const struct ready_word **other, float *alike) {
    unsigned best_i = 0, best_j = 0;
    *alike = 0.0F;
    for (unsigned i = 0; i < left[0].count; i++)
        for (unsigned j = 0; j < left[1].count; j++) {
            float found = dice(&word_at(&left[0], i)->pairs,
                               &word_at(&left[1], j)->pairs);
            if (found <= *alike) continue;
            *alike = found;
            best_i = i;
            best_j = j;
        }
    if (*alike < DICE_LEAST) return false;
    *asked = word_at(&left[0], best_i);
    *other = word_at(&left[1], best_j);
    left[0].place[best_i] = left[0].place[--left[0].count];
    left[1].place[best_j] = left[1].place[--left[1].count];
    return true;
}

void loose_words_add(const struct ready_form *asked,
                     const struct ready_form *other, const struct edge *taken,
                     size_t count, struct alignment *alignment) {
    const struct ready_word *one, *two;
    float alike, asked_won = 0.0F, other_won = 0.0F;
    if (alignment->is_equal || alignment->raw >= LOOSE_MOST) return;
    struct leftover left[2] = {gather(asked, taken, count, is_asked_taken),
                               gather(other, taken, count, is_other_taken)};
    while (take_best(left, &one, &two, &alike)) {
        asked_won += one->weight * alike;
        other_won += two->weight * alike;
    }
    if (asked_won <= 0.0F) return;
    float raw = alignment->raw +
                0.5F * LOOSE_TRUST *
                    (asked_won / asked->weight + other_won / other->weight);
    alignment->raw = raw < LOOSE_MOST ? raw : LOOSE_MOST;
}
