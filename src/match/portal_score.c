/* portal_score.c -- Jaro-Winkler, of whole names and of their words.
 *
 * Jaro counts letters that both have within half the longer length of each
 * other, and those of them that stand in another order; Winkler adds for up
 * to four first letters alike (Winkler 1990).  For words the addition asks
 * for a Jaro of 0.7, as Winkler has it; for whole names the page gives it
 * always: a long name with the same beginning scores higher there than the
 * textbook allows.
 */
#include "match/portal_score.h"

#include "base/limits.h"

#include <math.h>
#include <string.h>

#define WORD_LEAST   0.5F /* below it a word counts as not found */
#define PREFIX_MOST  4
#define PREFIX_GAIN  0.1F
#define WORD_GAIN_AT 0.7F
#define SHORT_WORD   2

/* Longer names, and there are next to none, are compared by so much of their
 * beginning: the work grows with the square. */
#define LETTERS_MOST 256

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Marks the letters of both that meet; gives their number. */
static size_t meet(struct span a, struct span b, bool *in_a, bool *in_b) {
    size_t longer = a.length > b.length ? a.length : b.length;
    size_t reach = longer / 2 ? longer / 2 - 1 : 0, count = 0;
    memset(in_a, 0, a.length);
    memset(in_b, 0, b.length);
    for (size_t i = 0; i < a.length; i++) {
        size_t from = i > reach ? i - reach : 0;
        size_t end = smaller(i + reach + 1, b.length);
        for (size_t k = from; k < end && !in_a[i]; k++)
            if (!in_b[k] && a.bytes[i] == b.bytes[k]) in_a[i] = in_b[k] = true;
        count += in_a[i];
    }
    return count;
}

/* Of the letters that meet, those that stand elsewhere in the row. */
static size_t out_of_order(struct span a, struct span b, const bool *in_a,
                           const bool *in_b) {
    size_t count = 0, k = 0;
    for (size_t i = 0; i < a.length; i++) {
        if (!in_a[i]) continue;
        while (!in_b[k])
            k++;
        count += a.bytes[i] != b.bytes[k++];
    }
    return count;
}

static float jaro(struct span a, struct span b) {
    bool in_a[LETTERS_MOST], in_b[LETTERS_MOST];
    size_t met = meet(a, b, in_a, in_b);
    if (met == 0) return 0.0F;
    float m = (float)met;
    size_t moved = out_of_order(a, b, in_a, in_b) / 2;
    return (m / (float)a.length + m / (float)b.length +
            (m - (float)moved) / m) /
           3.0F;
}

/* `gain_at`: the least Jaro that earns the addition for a like beginning. */
static float jaro_winkler(struct span a, struct span b, float gain_at) {
    float plain = jaro(a, b);
    size_t alike = 0, most = smaller(smaller(a.length, b.length), PREFIX_MOST);
    if (plain <= 0.0F || plain < gain_at) return plain;
    while (alike < most && a.bytes[alike] == b.bytes[alike])
        alike++;
    return plain + (float)alike * PREFIX_GAIN * (1.0F - plain);
}

/* ---- whole names ------------------------------------------------------------- */

struct whole {
    char bytes[LETTERS_MOST];
    size_t length;
};

static void join(const struct span *words, size_t count, struct whole *whole) {
    whole->length = 0;
    for (size_t i = 0; i < count && whole->length < LETTERS_MOST; i++) {
        if (i > 0) whole->bytes[whole->length++] = ' ';
        size_t length = smaller(words[i].length, LETTERS_MOST - whole->length);
        memcpy(whole->bytes + whole->length, words[i].bytes, length);
        whole->length += length;
    }
}

static float score_of_wholes(const struct span *asked, size_t asked_count,
                             const struct span *listed, size_t listed_count) {
    struct whole a, b;
    if (asked[0].bytes[0] != listed[0].bytes[0]) return 0.0F;
    join(asked, asked_count, &a);
    join(listed, listed_count, &b);
    return jaro_winkler((struct span){a.bytes, a.length},
                        (struct span){b.bytes, b.length}, 0.0F);
}

/* ---- word by word ------------------------------------------------------------- */

static struct span clip(struct span word) {
    return (struct span){word.bytes, smaller(word.length, LETTERS_MOST)};
}

static float best_of(struct span word, const struct span *listed,
                     size_t listed_count) {
    float best = 0.0F;
    for (size_t i = 0; i < listed_count; i++) {
        float score = jaro_winkler(clip(word), clip(listed[i]), WORD_GAIN_AT);
        if (score > best) best = score;
    }
    return best >= WORD_LEAST ? best : 0.0F;
}

static float score_of_words(const struct span *asked, size_t asked_count,
                            const struct span *listed, size_t listed_count) {
    size_t long_count = 0;
    float sum = 0.0F;
    for (size_t i = 0; i < asked_count; i++)
        long_count += asked[i].length > SHORT_WORD;
    for (size_t i = 0; i < asked_count; i++)
        if (long_count == 0 || asked[i].length > SHORT_WORD)
            sum += best_of(asked[i], listed, listed_count);
    return sum / (float)(long_count ? long_count : asked_count);
}

float portal_score(const struct span *asked, size_t asked_count,
                   const struct span *listed, size_t listed_count) {
    if (asked_count == 0 || listed_count == 0) return 0.0F;
    float words = score_of_words(asked, asked_count, listed, listed_count);
    float whole = score_of_wholes(asked, asked_count, listed, listed_count);
    float best = words > whole ? words : whole;
    return floorf(best * 100.0F + 0.5F) / 100.0F;
}
