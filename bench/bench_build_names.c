/* bench_build_names.c -- the index of words at a size no list has yet.
 *
 *     bench_build_names [NAMES] [QUERIES]      5000000 names, 20000 queries
 *
 * Names are made, not read: 2 to 4 words drawn from 334,000 by a heavy-tailed
 * law (Zipf and Mandelbrot: chance of rank r goes as 1 / (r + 10)), so that a
 * few words stand in 10^5 names each, as "mohammed" does.  The index is built
 * directly and asked in process, on one thread:
 *
 *     altered    a listed name, 35 % of its words with a slip, 30 % of the
 *                names with two words swapped
 *     unlisted   a name drawn anew from the same words
 *
 * Asking means folding, meeting words, walking lists, aligning and scoring
 * every candidate at the default threshold: all of a screening but evidence.
 * Times are those of the processor.  Seeds are fixed: two runs do the same
 * work.
 */
#include "index/word_index.h"
#include "match/asked_name.h"
#include "match/candidates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define THRESHOLD 0.70F

enum { WORDS = 334000, RANK_SHIFT = 10, NAME_ROOM = 128 };

/* Time of this thread alone: a run of minutes is seldom undisturbed. */
static double now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec * 1e-3;
}

/* ---- names that nobody bears ------------------------------------------------ */

/* Splitmix64: Steele, Lea and Flood 2014. */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

static double next_share(uint64_t *state) {
    return (double)(next_random(state) >> 11) * 0x1p-53;
}

/* The word of a rank: 2 to 4 syllables, the same for ever. */
static size_t make_word(uint32_t rank, char *out) {
    static const char *const heads[] = {"b", "ch", "d", "f",  "g", "h", "k",
                                        "l", "m",  "n", "p",  "r", "s", "sh",
                                        "t", "v",  "w", "kh", "y", "z"};
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "ai", "ou"};
    static const char *const tails[] = {"", "", "", "n", "r", "l", "m", "d"};
    uint64_t state = rank * UINT64_C(0xD1342543DE82EF95);
    unsigned syllables = 2 + (unsigned)(next_random(&state) % 3);
    size_t length = 0;
    for (unsigned i = 0; i < syllables; i++) {
        uint64_t dice = next_random(&state);
        length +=
            (size_t)snprintf(out + length, 8, "%s%s%s", heads[dice % 20],
                             vowels[dice / 20 % 7], tails[dice / 140 % 8]);
    }
    return length;
}

/* Inverse of the sum of 1 / (r + shift), taken as an integral. */
static uint32_t draw_rank(uint64_t *state) {
    double ratio = (double)(WORDS + RANK_SHIFT) / RANK_SHIFT;
    double rank = RANK_SHIFT * (pow(ratio, next_share(state)) - 1.0);
    return rank < WORDS ? (uint32_t)rank : WORDS - 1;
}

static size_t make_name(uint64_t *state, char *out) {
    unsigned words = 2 + (unsigned)(next_random(state) % 3);
    size_t length = 0;
    for (unsigned i = 0; i < words; i++) {
        if (i > 0) out[length++] = ' ';
        length += make_word(draw_rank(state), out + length);
    }
    return length;
}

/* One letter left out, doubled, swapped with its neighbour or replaced. */
static size_t slip(uint64_t *state, char *word, size_t length) {
    size_t at = (size_t)(next_random(state) % (length - 1));
    char kept = word[at];
    switch (next_random(state) % 4) {
    case 0:
        memmove(word + at, word + at + 1, length - at - 1);
        return length - 1;
    case 1: memmove(word + at + 1, word + at, length - at); return length + 1;
    case 2:
        word[at] = word[at + 1];
        word[at + 1] = kept;
        return length;
    default: word[at] = (char)('a' + next_random(state) % 26); return length;
    }
}

static size_t alter(uint64_t *state, struct span name, char *out) {
    char words[4][NAME_ROOM];
    size_t lengths[4], count = 0, length = 0;
    for (struct span rest = name; rest.bytes && count < 4; count++) {
        struct span word = span_cut(&rest, ' ');
        memcpy(words[count], word.bytes, word.length);
        lengths[count] = word.length;
        if (word.length >= 4 && next_share(state) < 0.35)
            lengths[count] = slip(state, words[count], word.length);
    }
    size_t turn = next_share(state) < 0.30 ? 1 : 0;
    for (size_t i = 0; i < count; i++) {
        size_t from = i < 2 ? i ^ turn : i;
        if (i > 0) out[length++] = ' ';
        memcpy(out + length, words[from], lengths[from]);
        length += lengths[from];
    }
    return length;
}

/* ---- building --------------------------------------------------------------- */

struct built {
    struct word_index_draft *draft;
    struct index_section sections[WORD_INDEX_SECTIONS];
    struct word_index index;
};

static bool find_section(const void *context, const char *tag,
                         struct span *bytes, uint32_t *count) {
    const struct index_section *sections = context;
    for (size_t i = 0; i < WORD_INDEX_SECTIONS; i++) {
        if (strcmp(sections[i].tag, tag) != 0) continue;
        *bytes = sections[i].bytes;
        *count = sections[i].count;
        return true;
    }
    return false;
}

static idt_status build(struct built *built, uint32_t names, idt_error *error) {
    static struct folded_name folded;
    uint64_t state = 1;
    idt_status status = IDT_OK;
    built->draft = word_index_draft_new();
    if (!built->draft) return IDT_NO_MEMORY;
    for (uint32_t n = 0; !status && n < names; n++) {
        char name[NAME_ROOM];
        size_t length = make_name(&state, name);
        if (!fold_name((struct span){name, length}, &folded))
            return IDT_OVER_LIMIT;
        status = word_index_draft_add(built->draft, &folded,
                                      (struct name_origin){n, 0, 0}, error);
    }
    if (!status)
        status = word_index_draft_finish(built->draft, error, built->sections);
    if (status) return status;
    struct section_finder finder = {built->sections, find_section};
    return word_index_open(finder, names, error, &built->index);
}

/* ---- asking ----------------------------------------------------------------- */

struct asking {
    const struct word_index *index;
    struct asked_name *asked;
    struct edge *edges;
    struct visited visited;
    uint32_t wanted; /* the name that the query was made from */
    size_t hits, looked_at;
    bool is_found;
};

static void score_name(void *context, uint32_t name) {
    struct asking *a = context;
    const struct word_index *index = a->index;
    uint32_t from = index->name_at[name];
    if (!name_may_reach(a->asked, index, name, raw_needed(THRESHOLD))) return;
    struct name_words listed;
    listed.count = index->name_at[name + 1] - from;
    listed.has_number = false;
    for (uint32_t i = 0; i < listed.count; i++) {
        uint32_t word = index->name_words[from + i];
        listed.weight[i] = word_weight(index, word);
        name_words_set_letter(&listed, i, index_word(index, word));
    }
    a->looked_at++;
    size_t count = edges_by_links(a->asked, index->name_words + from,
                                  listed.count, a->edges);
    if (count == 0) return;
    struct alignment alignment =
        align_names(&a->asked->words, &listed, a->edges, count, NULL);
    if (score_of_raw(&alignment) < THRESHOLD) return;
    a->hits++;
    if (name == a->wanted) a->is_found = true;
}

static double ask(struct asking *a, struct span name) {
    struct candidate_visitor visitor = {&a->visited, score_name, a};
    double before = now_us();
    if (asked_name_set(a->asked, a->index, name, NULL)) return 0;
    a->visited.round++;
    candidates_walk(a->asked, a->index, raw_needed(THRESHOLD), &visitor);
    return now_us() - before;
}

static int by_value(const void *left, const void *right) {
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* A listed name with slips, or a name drawn anew; its length. */
static size_t make_query(struct asking *a, uint64_t *state, bool is_altered,
                         char *text) {
    const struct word_index *index = a->index;
    char name[NAME_ROOM];
    size_t length = 0;
    a->wanted = WORD_NONE;
    a->is_found = false;
    if (!is_altered) return make_name(state, text);
    a->wanted = (uint32_t)(next_random(state) % index->name_count);
    for (uint32_t w = index->name_at[a->wanted];
         w < index->name_at[a->wanted + 1]; w++) {
        struct span word = index_word(index, index->name_words[w]);
        if (length > 0) name[length++] = ' ';
        memcpy(name + length, word.bytes, word.length);
        length += word.length;
    }
    return alter(state, (struct span){name, length}, text);
}

static void print_times(const struct asking *a, double *times, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += times[i];
    qsort(times, count, sizeof *times, by_value);
    printf("p50 %.1f us  p99 %.1f us  max %.0f us  mean %.1f us  "
           "names aligned %.0f  hits %.2f",
           times[count / 2], times[count * 99 / 100], times[count - 1],
           sum / (double)count, (double)a->looked_at / (double)count,
           (double)a->hits / (double)count);
}

static void ask_many(struct asking *a, size_t queries, bool is_altered) {
    double *times = malloc(queries * sizeof *times);
    uint64_t state = is_altered ? 2 : 3;
    size_t found = 0;
    if (!times) return;
    a->hits = a->looked_at = 0;
    for (size_t i = 0; i < queries; i++) {
        char text[2 * NAME_ROOM];
        size_t length = make_query(a, &state, is_altered, text);
        times[i] = ask(a, (struct span){text, length});
        found += a->is_found;
    }
    printf("%-10s n %zu  ", is_altered ? "altered" : "unlisted", queries);
    print_times(a, times, queries);
    if (is_altered)
        printf("  found %.2f %%", 100.0 * (double)found / (double)queries);
    putchar('\n');
    free(times);
}

static void print_size(const struct built *built, double us) {
    size_t bytes = 0, longest = 0;
    const struct word_index *index = &built->index;
    for (size_t i = 0; i < WORD_INDEX_SECTIONS; i++)
        bytes += built->sections[i].bytes.length;
    for (uint32_t w = 0; w < index->word_count; w++) {
        size_t bearers = index->posting_at[w + 1] - index->posting_at[w];
        if (bearers > longest) longest = bearers;
    }
    printf("build      %.1f s, %u names, %u words, longest list %zu, "
           "%.1f MB, %.1f bytes a name\n",
           us / 1e6, (unsigned)index->name_count, (unsigned)index->word_count,
           longest, (double)bytes / 1e6,
           (double)bytes / (double)index->name_count);
}

int main(int count, char **words) {
    unsigned names = 5000000, queries = 20000;
    if (count > 1) (void)sscanf(words[1], "%u", &names);
    if (count > 2) (void)sscanf(words[2], "%u", &queries);
    if (names == 0 || queries == 0) return 64;
    static struct built built;
    idt_error error = {0};
    double before = now_us();
    if (build(&built, names, &error)) {
        fprintf(stderr, "bench_build_names: %s\n", error.message);
        return 70;
    }
    print_size(&built, now_us() - before);
    struct asking a = {.index = &built.index};
    a.asked = malloc(sizeof *a.asked);
    a.edges = malloc(EDGES_MOST * sizeof *a.edges);
    a.visited.round_of = calloc(names, sizeof(uint32_t));
    if (!a.asked || !a.edges || !a.visited.round_of ||
        !asked_name_init(a.asked, a.index))
        return 70;
    asked_name_keep_nothing(a.asked); /* as a single query */
    ask_many(&a, queries, true);
    ask_many(&a, queries, false);
    asked_name_release(a.asked);
    free(a.asked);
    free(a.edges);
    free(a.visited.round_of);
    word_index_draft_free(built.draft);
    return 0;
}
