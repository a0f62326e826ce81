/* align_names.c -- edges best first, each word once. */
#include "match/align_names.h"

#include "match/calibration_table.h"

struct taken_words {
    uint64_t asked[LIMIT_NAME_TOKENS / 64], listed[LIMIT_NAME_TOKENS / 64];
};

static bool is_taken(const uint64_t *set, unsigned first, unsigned count) {
    for (unsigned i = first; i < first + count; i++)
        if (set[i / 64] >> (i % 64) & 1) return true;
    return false;
}

static void take(uint64_t *set, unsigned first, unsigned count) {
    for (unsigned i = first; i < first + count; i++)
        set[i / 64] |= UINT64_C(1) << (i % 64);
}

static float sum_of(const float *of, unsigned first, unsigned count) {
    float sum = 0.0F;
    for (unsigned i = first; i < first + count; i++)
        sum += of[i];
    return sum;
}

/* Higher similarity first, then more words, then places: a total order, so
 * the result does not depend on how the edges were found. */
static bool comes_before(const struct edge *a, const struct edge *b) {
    if (a->similarity != b->similarity) return a->similarity > b->similarity;
    unsigned a_words = (unsigned)a->asked_count + a->listed_count;
    unsigned b_words = (unsigned)b->asked_count + b->listed_count;
    if (a_words != b_words) return a_words > b_words;
    unsigned a_turn = a->asked > a->listed ? (unsigned)a->asked - a->listed
                                           : (unsigned)a->listed - a->asked;
    unsigned b_turn = b->asked > b->listed ? (unsigned)b->asked - b->listed
                                           : (unsigned)b->listed - b->asked;
    if (a_turn != b_turn) return a_turn < b_turn;
    if (a->asked != b->asked) return a->asked < b->asked;
    return a->listed < b->listed;
}

static void insert_edges(struct edge *edges, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct edge edge = edges[i];
        size_t at = i;
        for (; at > 0 && comes_before(&edge, &edges[at - 1]); at--)
            edges[at] = edges[at - 1];
        edges[at] = edge;
    }
}

/* Lets `edge` sink from the heap's place `at`; the last edge is on top. */
static void sink_edge(struct edge *edges, size_t at, size_t count,
                      struct edge edge) {
    for (size_t below; (below = 2 * at + 1) < count; at = below) {
        if (below + 1 < count && comes_before(&edges[below], &edges[below + 1]))
            below++;
        if (!comes_before(&edge, &edges[below])) break;
        edges[at] = edges[below];
    }
    edges[at] = edge;
}

/* Few edges: insertion beats all.  A name of 128 equal words asked of another
 * draws 16,384, and a heap needs no memory. */
static void sort_edges(struct edge *edges, size_t count) {
    enum { FEW = 48 };
    if (count <= FEW) {
        insert_edges(edges, count);
        return;
    }
    for (size_t at = count / 2; at-- > 0;)
        sink_edge(edges, at, count, edges[at]);
    for (size_t left = count; left-- > 1;) {
        struct edge edge = edges[left];
        edges[left] = edges[0];
        sink_edge(edges, 0, left, edge);
    }
}

struct sums {
    float asked, listed, bits;
    size_t edges;
    bool all_exact;
};

static void count_edge(struct sums *sums, const struct name_words *asked,
                       const struct name_words *listed,
                       const struct edge *edge) {
    float a = sum_of(asked->weight, edge->asked, edge->asked_count);
    float l = sum_of(listed->weight, edge->listed, edge->listed_count);
    sums->asked += a * edge->similarity;
    sums->listed += l * edge->similarity;
    float bits = sum_of(asked->bits, edge->asked, edge->asked_count);
    sums->bits += (bits < l ? bits : l) * edge->similarity;
    if (edge->similarity < 1.0F) sums->all_exact = false;
}

/* Words left over whose first letters agree, one of the two an initial. */
static void count_initials(struct sums *sums, const struct name_words *asked,
                           const struct name_words *listed,
                           struct taken_words *used) {
    for (unsigned i = 0; i < asked->count; i++) {
        if (is_taken(used->asked, i, 1) || asked->letter[i] == 0) continue;
        for (unsigned j = 0; j < listed->count; j++) {
            if (is_taken(used->listed, j, 1) ||
                asked->letter[i] != listed->letter[j] ||
                asked->is_initial[i] == listed->is_initial[j])
                continue;
            float similarity =
                asked->is_initial[i] ? INITIAL_ASKED : INITIAL_LISTED;
            sums->asked += asked->weight[i] * similarity;
            sums->listed += listed->weight[j] * similarity;
            sums->bits += 2.0F;
            sums->all_exact = false;
            take(used->asked, i, 1);
            take(used->listed, j, 1);
            break;
        }
    }
}

/* A name wholly inside a longer one: what the longer one says more is no
 * evidence against, as far as what they share is rare. */
#define WITHIN_BITS_LEAST CALIBRATED_WITHIN_BITS_LEAST
#define WITHIN_TRUST      CALIBRATED_WITHIN_TRUST

float within_trust(float bits) {
    float rare = (bits - WITHIN_BITS_LEAST) /
                 (CALIBRATED_WITHIN_BITS_FULL - WITHIN_BITS_LEAST);
    return WITHIN_TRUST * (rare < 0.0F ? 0.0F : rare > 1.0F ? 1.0F : rare);
}

float within_trust_full(void) {
    return WITHIN_TRUST;
}

float within_bonus(float asked_share, float listed_share, float bits) {
    float apart = asked_share - listed_share;
    return apart > 0.0F ? apart * within_trust(bits) : 0.0F;
}

static bool has_number_left(const struct name_words *words,
                            const uint64_t *used) {
    for (unsigned i = 0; i < words->count; i++)
        if (words->is_number[i] && !is_taken(used, i, 1)) return true;
    return false;
}

/* "FU YUAN YU 991" is not "FU YUAN YU 995", much as they have in common. */
static bool are_numbers_apart(const struct name_words *asked,
                              const struct name_words *listed,
                              const struct taken_words *used) {
    return asked->has_number && listed->has_number &&
           has_number_left(asked, used->asked) &&
           has_number_left(listed, used->listed);
}

struct alignment align_names(const struct name_words *asked,
                             const struct name_words *listed,
                             struct edge *edges, size_t count, size_t *taken) {
    struct taken_words used = {{0}, {0}};
    struct sums sums = {0, 0, 0, 0, true};
    sort_edges(edges, count);
    unsigned asked_words = 0, listed_words = 0;
    for (size_t i = 0; i < count; i++) {
        struct edge edge = edges[i];
        if (is_taken(used.asked, edge.asked, edge.asked_count) ||
            is_taken(used.listed, edge.listed, edge.listed_count))
            continue;
        take(used.asked, edge.asked, edge.asked_count);
        take(used.listed, edge.listed, edge.listed_count);
        count_edge(&sums, asked, listed, &edge);
        asked_words += edge.asked_count;
        listed_words += edge.listed_count;
        edges[i] = edges[sums.edges]; /* taken edges move to the front */
        edges[sums.edges++] = edge;
    }
    if (sums.edges > 0) count_initials(&sums, asked, listed, &used);
    if (taken) *taken = sums.edges;
    float asked_share = sums.asked / sum_of(asked->weight, 0, asked->count);
    float listed_share = sums.listed / sum_of(listed->weight, 0, listed->count);
    bool is_equal = sums.all_exact && asked_words == asked->count &&
                    listed_words == listed->count;
    if (is_equal) asked_share = listed_share = 1.0F;
    float raw = 0.5F * (asked_share + listed_share) +
                within_bonus(asked_share, listed_share, sums.bits);
    if (raw > NUMBERS_APART_MOST && are_numbers_apart(asked, listed, &used))
        raw = NUMBERS_APART_MOST;
    return (struct alignment){raw, sums.bits, asked_share, listed_share,
                              is_equal};
}

/* ---- from raw to score ----------------------------------------------------- */

/* Knots of the calibration: straight between them.  Docs:
 * docs/method/scoring.md. */
static const struct { float raw, score; } knots[] = {CALIBRATED_KNOTS};
enum { KNOTS = sizeof knots / sizeof *knots };

/* Little evidence counts for less: two common words of three are not two
 * rare ones.  At most this much off the raw score. */
#define THIN_BITS    CALIBRATED_THIN_BITS
#define THIN_PENALTY CALIBRATED_THIN_PENALTY

float thin_penalty(float bits) {
    return bits < THIN_BITS ? THIN_PENALTY * (1.0F - bits / THIN_BITS) : 0.0F;
}

float score_of_raw(const struct alignment *alignment) {
    float bits = alignment->bits < 0.0F ? 0.0F : alignment->bits;
    if (alignment->is_equal) return 0.90F + 0.09F * (bits / (bits + 10.0F));
    float raw = alignment->raw;
    raw -= thin_penalty(bits);
    if (raw <= 0.0F) return 0.0F;
    for (size_t i = 1; i < KNOTS; i++)
        if (raw <= knots[i].raw)
            return knots[i - 1].score + (knots[i].score - knots[i - 1].score) *
                                            (raw - knots[i - 1].raw) /
                                            (knots[i].raw - knots[i - 1].raw);
    return knots[KNOTS - 1].score;
}

float raw_needed(float score) {
    if (score <= 0.0F) return 0.0F;
    for (size_t i = 1; i < KNOTS; i++)
        if (score <= knots[i].score)
            return knots[i - 1].raw + (knots[i].raw - knots[i - 1].raw) *
                                          (score - knots[i - 1].score) /
                                          (knots[i].score - knots[i - 1].score);
    return 1.0F;
}
