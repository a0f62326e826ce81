/* candidates.c -- essential lists, and the sketch before the name.
 *
 *     posting of kim:  [ 3 steps of weight | jong | un ]
 *                                            |      |
 *     met[fingerprint]  which asked words     {2}    {3}    -> {1 2 3}
 *     steps_most[set]   how heavy a name may be that meets those
 *
 * A split is found by the rarest of its words alone.  What a set of asked words can win is worked out once for each set; then a
 * posting costs a look into two small tables.
 */
#include "match/candidates.h"

#include "base/compiler.h"
#include "base/utf8.h"

/* Sums of floats are compared with this much to spare, always towards
 * visiting a name too many. */
#define SLACK 1e-4F

/* Sets are of this many asked words; those behind share the last place. */
enum {
    PLACES = 8,
    SETS = 1 << PLACES,
    ALL_INITIALS = 0xFF00,
    ALL_MET = 0xFFFF
};

static unsigned place_of(uint32_t asked_word) {
    return asked_word < PLACES ? asked_word : PLACES - 1;
}

/* Weight won on both sides, and what the asked words are worth in bits. */
struct gain {
    float asked, listed, bits;
};

/* What one asked word may meet.  A listed initial is a word of one letter
 * with a list of its own; what an asked initial may stand for has none, so
 * its gain is allowed to every name. */
struct reach {
    uint64_t bearers;
    uint32_t initial_bearers;
    struct gain best;      /* at most, by a word or a first letter */
    struct gain initial;   /* by a first letter alone */
    uint32_t initial_word; /* the listed initial; WORD_NONE: none */
    bool is_initial;       /* it is one itself */
    bool is_taken;         /* its lists are walked */
};

enum { WAITING = 32 };

struct walk {
    const struct asked_name *asked;
    const struct word_index *index;
    const struct candidate_visitor *visitor;
    float raw_least;
    float all, most, needed; /* weight: of the asked words; that can be won */
    struct reach reach[LIMIT_NAME_TOKENS];
    uint8_t order[LIMIT_NAME_TOKENS];
    uint64_t bloom[PLACES]; /* of long names that may meet the word */
    struct gain free;       /* by asked initials, in any name */
    struct gain best[PLACES], initial[PLACES];
    int16_t steps_most[SETS]; /* -1: no name that meets these alone */
    bool walks_initials;
    int steps_all; /* no name heavier than this can reach, whatever it meets */
    uint32_t waiting[WAITING], waiting_count;
};

/* ---- what can be won ---------------------------------------------------------- */

static float larger(float a, float b) {
    return a > b ? a : b;
}

static float listed_weight(const struct word_index *index,
                           const struct word_link *link) {
    float weight = word_weight(index, link->word);
    if (link->parts > 1) weight += word_weight(index, link->second);
    if (link->parts > 2) weight += word_weight(index, link->third);
    return weight;
}

static void reach_by_links(struct walk *w) {
    const struct asked_name *asked = w->asked;
    uint16_t *met = w->visitor->visited->met;
    for (size_t n = 0; n < asked->links.count; n++) {
        const struct word_link *link = &asked->links.items[n];
        const struct unit *unit = &asked->units[link->unit];
        uint32_t bearers = bearers_of(w->index, link->anchor);
        float listed = listed_weight(w->index, link) * link->similarity;
        unsigned covered = 0;
        for (unsigned i = unit->first; i < unit->first + unit->count; i++) {
            struct reach *reach = &w->reach[i];
            float won = asked->words.weight[i] * link->similarity;
            reach->bearers += bearers;
            reach->best.asked = larger(reach->best.asked, won);
            reach->best.listed = larger(reach->best.listed, listed);
            reach->best.bits = larger(reach->best.bits,
                                      asked->words.bits[i] * link->similarity);
            covered |= 1U << place_of(i);
            w->bloom[place_of(i)] |= sketch_bit(link->anchor);
        }
        met[word_fingerprint(link->anchor)] |= (uint16_t)covered;
        PREFETCH(&w->index->posting_sketch[w->index->posting_at[link->anchor]]);
    }
}

static struct reach reach_by_letter(const struct walk *w, uint32_t i) {
    const struct name_words *words = &w->asked->words;
    struct reach reach = {.initial_word = WORD_NONE};
    uint32_t letter = words->letter[i];
    char bytes[4] = {0};
    if (letter == 0) return reach;
    reach.is_initial = words->is_initial[i];
    if (reach.is_initial) {
        reach.initial.asked = words->weight[i] * INITIAL_ASKED;
        reach.initial.listed = WORD_WEIGHT_MOST * INITIAL_ASKED;
    } else {
        struct span word = {bytes, utf8_write(letter, bytes)};
        reach.initial_word = word_find(w->index, word);
        if (reach.initial_word == WORD_NONE) return reach;
        reach.initial.asked = words->weight[i] * INITIAL_LISTED;
        reach.initial.listed =
            word_weight(w->index, reach.initial_word) * INITIAL_LISTED;
        reach.initial_bearers = bearers_of(w->index, reach.initial_word);
        w->visitor->visited->met[word_fingerprint(reach.initial_word)] |=
            (uint16_t)(1U << (PLACES + place_of(i)));
    }
    reach.best = reach.initial;
    return reach;
}

static void measure_reach(struct walk *w) {
    w->all = 0.0F;
    memset(w->bloom, 0, sizeof w->bloom);
    for (uint32_t i = 0; i < w->asked->words.count; i++) {
        w->reach[i] = reach_by_letter(w, i);
        w->all += w->asked->words.weight[i];
    }
    reach_by_links(w);
}

/* The table `met` is all zero between walks. */
static void forget_reach(const struct walk *w) {
    const struct asked_name *asked = w->asked;
    uint16_t *met = w->visitor->visited->met;
    for (size_t n = 0; n < asked->links.count; n++)
        met[word_fingerprint(asked->links.items[n].anchor)] = 0;
    for (uint32_t i = 0; i < asked->words.count; i++)
        if (w->reach[i].initial_word != WORD_NONE)
            met[word_fingerprint(w->reach[i].initial_word)] = 0;
}

/* ---- which lists --------------------------------------------------------------- */

static void sort_by_bearers(struct walk *w) {
    for (uint32_t i = 0; i < w->asked->words.count; i++) {
        uint32_t at = i;
        for (;
             at > 0 && w->reach[i].bearers < w->reach[w->order[at - 1]].bearers;
             at--)
            w->order[at] = w->order[at - 1];
        w->order[at] = (uint8_t)i;
    }
}

/* Words are left out, the longest lists first, while all that a name in none
 * of the walked lists can win falls short of the need.  It wins nothing of a
 * taken word when the lists of initials are walked too, else what a first
 * letter gives.  How many postings the lists have. */
static uint64_t take_words(struct walk *w, bool with_initials) {
    float won = 0.0F;
    uint64_t cost = 0;
    w->walks_initials = with_initials;
    for (uint32_t i = 0; i < w->asked->words.count; i++)
        if (w->reach[i].is_initial || !with_initials)
            won += w->reach[i].initial.asked;
    if (won >= w->needed && !with_initials) return UINT64_MAX;
    for (uint32_t t = w->asked->words.count; t-- > 0;) {
        struct reach *reach = &w->reach[w->order[t]];
        float more = reach->best.asked;
        if (reach->is_initial || !with_initials) more -= reach->initial.asked;
        reach->is_taken = won + more >= w->needed;
        if (!reach->is_taken)
            won += more;
        else
            cost +=
                reach->bearers + (with_initials ? reach->initial_bearers : 0);
    }
    return cost;
}

/* Names are reached by the fewer postings of the two ways. */
static void take_essential(struct walk *w) {
    float share = larger(2.0F * w->raw_least - 1.0F, 0.0F);
    w->needed = share * w->all - SLACK * (1.0F + w->all);
    w->most = 0.0F;
    for (uint32_t i = 0; i < w->asked->words.count; i++)
        w->most += w->reach[i].best.asked;
    uint64_t with = take_words(w, true);
    if (with < take_words(w, false)) (void)take_words(w, true);
}

/* ---- what a set of words can win ------------------------------------------------ */

/* The heaviest name, in steps, that can reach the raw score when these
 * weights are won: raw is half of both shares, less the thin penalty. */
static int16_t steps_for(const struct walk *w, struct gain gain,
                         bool has_initial) {
    float share = gain.asked < w->all ? gain.asked / w->all : 1.0F;
    float bits = gain.bits < gain.listed ? gain.bits : gain.listed;
    bool is_thin = !has_initial && share < 1.0F - SLACK;
    float needed = w->raw_least + (is_thin ? thin_penalty(bits) : 0.0F);
    float rest = 2.0F * (needed - SLACK) - share;
    if (rest > 1.0F) return -1;
    if (rest < share) { /* a name that the asked one may lie within */
        float trust = has_initial ? within_trust_full() : within_trust(bits);
        rest = (needed - SLACK - share * (0.5F + trust)) / (0.5F - trust);
        if (rest <= 0.0F) return SKETCH_LEVELS;
    }
    float most = SKETCH_STEP * SKETCH_LEVELS;
    if (gain.listed >= most * rest) return SKETCH_LEVELS;
    return (int16_t)(gain.listed / (rest * SKETCH_STEP));
}

static void add_gain(struct gain *sum, struct gain more) {
    sum->asked += more.asked;
    sum->listed += more.listed;
    sum->bits += more.bits;
}

static void share_out_gains(struct walk *w) {
    struct gain none = {0, 0, 0};
    w->free = none;
    for (unsigned place = 0; place < PLACES; place++)
        w->best[place] = w->initial[place] = none;
    for (uint32_t i = 0; i < w->asked->words.count; i++) {
        struct reach *reach = &w->reach[i];
        struct gain best = reach->best;
        if (reach->is_initial) {
            best.asked -= reach->initial.asked;
            add_gain(&w->free, reach->initial);
        } else {
            add_gain(&w->initial[place_of(i)], reach->initial);
        }
        add_gain(&w->best[place_of(i)], best);
    }
}

/* Names that bear an initial, and those too long for a sketch, are few. */
static int16_t steps_with_initials(const struct walk *w, unsigned met) {
    struct gain sum = w->free;
    if (met % SETS == 0) return -1;
    for (unsigned place = 0; place < PLACES; place++)
        if (met >> place & 1)
            add_gain(&sum, w->best[place]);
        else if (met >> (PLACES + place) & 1)
            add_gain(&sum, w->initial[place]);
    return steps_for(w, sum, true);
}

/* The sum of a set is that of the set without its highest word, and that. */
static void measure_sets(struct walk *w) {
    struct gain sum[SETS];
    uint32_t words = w->asked->words.count;
    unsigned places = words < PLACES ? words : PLACES;
    bool has_initial = w->asked->has_initial;
    share_out_gains(w);
    sum[0] = w->free;
    w->steps_most[0] = -1; /* a first letter counts beside a word only */
    for (unsigned place = 0; place < places; place++)
        for (unsigned set = 1U << place; set < 2U << place; set++) {
            sum[set] = sum[set - (1U << place)];
            add_gain(&sum[set], w->best[place]);
            w->steps_most[set] = steps_for(w, sum[set], has_initial);
        }
    w->steps_all = steps_with_initials(w, ALL_MET);
}

/* ---- the walk -------------------------------------------------------------------- */

/* In three strides, so that what a name needs is on its way when it is its
 * turn. */
static void visit_waiting(struct walk *w) {
    const struct word_index *index = w->index;
    struct visited *visited = w->visitor->visited;
    uint32_t count = 0;
    for (uint32_t i = 0; i < w->waiting_count; i++) {
        uint32_t name = w->waiting[i];
        if (visited->round_of[name] == visited->round) continue;
        visited->round_of[name] = visited->round;
        PREFETCH(&index->name_words[index->name_at[name]]);
        w->waiting[count++] = name;
    }
    for (uint32_t i = 0; i < count; i++)
        w->visitor->visit(w->visitor->context, w->waiting[i]);
    w->waiting_count = 0;
}

static void wait_for(struct walk *w, uint32_t name) {
    PREFETCH(&w->visitor->visited->round_of[name]);
    PREFETCH(&w->index->name_at[name]);
    PREFETCH(&w->index->name_record[name]);
    w->waiting[w->waiting_count++] = name;
    if (w->waiting_count == WAITING) visit_waiting(w);
}

static unsigned met_by(const uint16_t *met, uint64_t sketch) {
    return met[sketch & 0xFFF] | met[sketch >> 12 & 0xFFF] |
           met[sketch >> 24 & 0xFFF] | met[sketch >> 36 & 0xFFF] |
           met[sketch >> 48 & 0xFFF];
}

/* The initials that a long name bears are not known: any. */
static unsigned met_in_long_name(const struct walk *w, uint64_t sketch) {
    unsigned set = ALL_INITIALS;
    for (unsigned place = 0; place < PLACES; place++)
        set |= (unsigned)((w->bloom[place] & sketch) != 0) << place;
    return set;
}

static void walk_list(struct walk *w, uint32_t word) {
    const struct word_index *index = w->index;
    const uint16_t *met = w->visitor->visited->met;
    unsigned own = met[word_fingerprint(word)];
    uint32_t end = index->posting_at[word + 1];
    for (uint32_t p = index->posting_at[word]; p < end; p++) {
        uint64_t sketch = index->posting_sketch[p];
        int steps = (int)(sketch >> 60), most;
        if (steps > w->steps_all && steps < SKETCH_LONG) continue;
        unsigned set = own | met_by(met, sketch);
        if (UNLIKELY(steps == SKETCH_LONG)) {
            set = own | met_in_long_name(w, sketch);
            steps = (int)(sketch & (SKETCH_LEVELS - 1));
        }
        most = LIKELY(set < SETS) ? w->steps_most[set]
                                  : steps_with_initials(w, set);
        if (steps <= most) wait_for(w, index->posting_name[p]);
    }
}

/* A name that meets its words by this link alone can win no more than the
 * link and all other words together. */
static bool can_reach(const struct walk *w, const struct word_link *link) {
    const struct unit *unit = &w->asked->units[link->unit];
    float most = w->most;
    bool is_taken = false;
    for (unsigned i = unit->first; i < unit->first + unit->count; i++) {
        is_taken |= w->reach[i].is_taken;
        most += w->asked->words.weight[i] * link->similarity -
                w->reach[i].best.asked;
    }
    return is_taken && most >= w->needed;
}

static bool can_reach_by_letter(const struct walk *w,
                                const struct reach *reach) {
    return w->walks_initials && reach->is_taken &&
           reach->initial_word != WORD_NONE &&
           w->most - reach->best.asked + reach->initial.asked >= w->needed;
}

/* Whether this link's list is walked, and no earlier link of the same word
 * saw to it: links of a word are chained from the latest back. */
static bool is_essential(const struct walk *w, const struct word_link *link) {
    const struct asked_name *asked = w->asked;
    if (!can_reach(w, link)) return false;
    for (uint32_t at = link->next; at; at = asked->links.items[at - 1].next) {
        const struct word_link *other = &asked->links.items[at - 1];
        if (other->anchor == link->anchor && can_reach(w, other)) return false;
    }
    return true;
}

static void walk_lists(struct walk *w) {
    const struct asked_name *asked = w->asked;
    measure_sets(w);
    if (w->steps_all < 0) return;
    for (uint32_t i = 0; i < asked->words.count; i++)
        if (can_reach_by_letter(w, &w->reach[i]))
            walk_list(w, w->reach[i].initial_word);
    for (size_t n = 0; n < asked->links.count; n++)
        if (is_essential(w, &asked->links.items[n]))
            walk_list(w, asked->links.items[n].anchor);
    visit_waiting(w);
}

void candidates_walk(const struct asked_name *asked,
                     const struct word_index *index, float raw_least,
                     const struct candidate_visitor *visitor) {
    struct walk w;
    w.asked = asked;
    w.index = index;
    w.visitor = visitor;
    w.raw_least = raw_least;
    w.waiting_count = 0;
    measure_reach(&w);
    sort_by_bearers(&w);
    take_essential(&w);
    if (w.most >= w.needed) walk_lists(&w);
    forget_reach(&w);
}
