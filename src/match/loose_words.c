/* loose_words.c -- pairs of letters, as sets of bits. */
#include "match/loose_words.h"

#include "base/compiler.h"

#define LOOSE_MOST  0.77F /* of raw: below the review band */
#define LOOSE_TRUST 0.80F /* of the weight of words alike, times their Dice */
#define DICE_LEAST  0.50F /* any two words share a pair of letters or two */

/* Words beyond these are not paired: names are short, and the pairing is
 * quadratic. */
enum { PAIRED_MOST = 16 };

/* The pairs of neighbouring letters of a word, its ends among them. */
struct letter_pairs {
    uint64_t set[2];
    unsigned count;
    uint8_t word; /* its place in the name */
};

struct leftover {
    struct letter_pairs pairs[PAIRED_MOST];
    unsigned count;
};

static unsigned pair_bit(unsigned char first, unsigned char second) {
    uint32_t mixed = (uint32_t)(first << 8 | second) * UINT32_C(0x9E3779B1);
    return mixed >> 25;
}

static bool pairs_of(struct span word, struct letter_pairs *out) {
    unsigned char before = 0;
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i <= word.length; i++) {
        unsigned char letter =
            i < word.length ? (unsigned char)word.bytes[i] : 0;
        if (letter >= '0' && letter <= '9') return false;
        unsigned bit = pair_bit(before, letter);
        out->set[bit >> 6] |= UINT64_C(1) << (bit & 63);
        before = letter;
    }
    out->count = bits_count(out->set[0]) + bits_count(out->set[1]);
    return word.length > 2;
}

static float dice(const struct letter_pairs *a, const struct letter_pairs *b) {
    unsigned shared =
        bits_count(a->set[0] & b->set[0]) + bits_count(a->set[1] & b->set[1]);
    return 2.0F * (float)shared / (float)(a->count + b->count);
}

static void gather(struct leftover *out, struct span word, unsigned place) {
    if (out->count == PAIRED_MOST) return;
    struct letter_pairs *pairs = &out->pairs[out->count];
    if (!pairs_of(word, pairs)) return;
    pairs->word = (uint8_t)place;
    out->count++;
}

static bool covers(unsigned first, unsigned count, unsigned place) {
    return place >= first && place < first + count;
}

static void gather_both(const struct loose_pair *pair,
                        struct leftover left[2]) {
    const struct asked_name *asked = pair->asked;
    const struct edge *taken = pair->taken;
    left[0].count = left[1].count = 0;
    for (unsigned i = 0; i < asked->words.count; i++) {
        bool is_taken = false;
        for (size_t e = 0; e < pair->count; e++)
            is_taken |= covers(taken[e].asked, taken[e].asked_count, i);
        if (!is_taken) gather(&left[0], folded_word(&asked->folded, i), i);
    }
    for (unsigned j = 0; j < pair->listed->count; j++) {
        bool is_taken = false;
        for (size_t e = 0; e < pair->count; e++)
            is_taken |= covers(taken[e].listed, taken[e].listed_count, j);
        if (!is_taken) gather(&left[1], pair->words[j], j);
    }
}

/* The best pair of those left; both leave.  False when none is alike. */
static bool take_best(struct leftover left[2], unsigned *asked,
                      unsigned *listed, float *alike) {
    unsigned best_i = 0, best_j = 0;
    *alike = 0.0F;
    for (unsigned i = 0; i < left[0].count; i++)
        for (unsigned j = 0; j < left[1].count; j++) {
            float found = dice(&left[0].pairs[i], &left[1].pairs[j]);
            if (found <= *alike) continue;
            *alike = found;
            best_i = i;
            best_j = j;
        }
    if (*alike < DICE_LEAST) return false;
    *asked = left[0].pairs[best_i].word;
    *listed = left[1].pairs[best_j].word;
    left[0].pairs[best_i] = left[0].pairs[--left[0].count];
    left[1].pairs[best_j] = left[1].pairs[--left[1].count];
    return true;
}

static float sum_of(const struct name_words *words) {
    float sum = 0.0F;
    for (uint32_t i = 0; i < words->count; i++)
        sum += words->weight[i];
    return sum;
}

void loose_words_add(const struct loose_pair *pair,
                     struct alignment *alignment) {
    const struct name_words *asked = &pair->asked->words;
    const struct name_words *listed = pair->listed;
    struct leftover left[2];
    unsigned i, j;
    float alike, asked_won = 0.0F, listed_won = 0.0F;
    if (alignment->is_equal || alignment->raw >= LOOSE_MOST) return;
    gather_both(pair, left);
    while (take_best(left, &i, &j, &alike)) {
        asked_won += asked->weight[i] * alike;
        listed_won += listed->weight[j] * alike;
    }
    if (asked_won <= 0.0F) return;
    float raw = alignment->raw +
                0.5F * LOOSE_TRUST *
                    (asked_won / sum_of(asked) + listed_won / sum_of(listed));
    alignment->raw = raw < LOOSE_MOST ? raw : LOOSE_MOST;
}
