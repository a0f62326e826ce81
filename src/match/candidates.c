/* candidates.c -- essential lists, and the sketch before the name.
 *
 *     posting of kin:  [ 3 steps of weight | jong | un ]
 *                                            |      |
 *     met[fingerprint]  which asked words     {2}    {3}    -> {2 3}
 *     steps_most[set]   how heavy a name may be that meets those, and what
 *                       "kin" meets besides: kim, as well as "kin" is like it
 *
 * A split is found by the rarest of its words alone.  What a name of one list
 * wins is that list's own word, at what its links say, and by each other word
 * the most that any link gives; it is worked out once for each set of words
 * met, when the first name with that set comes by.  Then a posting costs a
 * look into two small tables.
 */
#include "match/candidates.h"

#include "base/compiler.h"
#include "base/utf8.h"

/* Sums of floats are compared with this much to spare, always towards
 * visiting a name too many. */
#define SLACK 1e-4F

/* Sets are of this many asked words; those behind share the last place. */
enum { PLACES = 8, SETS = 1 << PLACES, ALL_WORDS = SETS - 1 };

/* In visited.met, by place: words met as they are, above them those it is the
 * initial of (walk.initial), and two parts of a split, which is met when both
 * are there. */
enum { PART = 2 * PLACES, OTHER_PART = 3 * PLACES };

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

/* UNKNOWN_STEPS is what memset leaves. */
enum { WAITING = 32, NOT_LONG = -1, UNKNOWN_STEPS = -1, NO_STEPS = -2 };

/* The heaviest name, in steps, that can reach, by the words it meets besides
 * those of its own that are measured apart. */
struct steps_table {
    unsigned own_met;        /* places that the word of its own meets ... */
    struct gain own[PLACES]; /* ... and by how much */
    int16_t most[SETS];
};

/* Of the asked words: what those outside a unit can win, weight of its own. */
struct unit_need {
    float rest, weight;
};

struct waiting {
    uint32_t name;
    int steps; /* of a long name: its weight; else NOT_LONG */
};

struct walk {
    const struct asked_name *asked;
    const struct word_index *index;
    const struct candidate_visitor *visitor;
    float raw_least;
    float all, most, needed; /* weight: of the asked words; that can be won */
    struct reach reach[LIMIT_NAME_TOKENS];
    uint8_t order[LIMIT_NAME_TOKENS];
    struct unit_need needs[UNITS_MOST];
    bool has_bloom;         /* it is made for the first long name */
    uint64_t bloom[PLACES]; /* of long names that may meet the word */
    struct gain free;       /* by asked initials, in any name */
    struct gain best[PLACES], initial[PLACES];
    unsigned places;  /* how many of those the asked words take */
    unsigned letters; /* bits of met above which initials stand */
    uint32_t all_words, all_initials; /* in met */
    uint32_t in_table, aside; /* bits of met: place in a table, if none aside */
    struct steps_table in_list, in_all; /* of the walked list; no word apart */
    bool walks_initials;
    int steps_all; /* no name heavier than this can reach, whatever it meets */
    struct waiting waiting[WAITING];
    uint32_t waiting_count;
};

/* ---- what can be won ---------------------------------------------------------- */

static float larger(float a, float b) {
    return a > b ? a : b;
}

static void raise_gain(struct gain *most, struct gain to) {
    most->asked = larger(most->asked, to.asked);
    most->listed = larger(most->listed, to.listed);
    most->bits = larger(most->bits, to.bits);
}

/* What a link of this similarity wins of an asked word. */
static struct gain gain_of(const struct walk *w, unsigned word,
                           float similarity, float listed) {
    const struct name_words *words = &w->asked->words;
    return (struct gain){words->weight[word] * similarity, listed,
                         words->bits[word] * similarity};
}

/* A part of a split that is not its anchor, unless all are one word. */
static uint32_t other_part(const struct word_link *link) {
    return link->word == link->anchor ? link->second : link->word;
}

static unsigned places_of(const struct unit *unit) {
    unsigned places = 0;
    for (unsigned i = unit->first; i < unit->first + unit->count; i++)
        places |= 1U << place_of(i);
    return places;
}

static void reach_by_unit(struct walk *w, const struct unit *unit) {
    const struct word_link *links = w->asked->links.items;
    uint32_t *met = w->visitor->visited->met;
    unsigned places = places_of(unit);
    for (unsigned i = unit->first; i < unit->first + unit->count; i++) {
        w->reach[i].bearers += unit->reach.bearers;
        raise_gain(&w->reach[i].best,
                   gain_of(w, i, unit->reach.similarity, unit->reach.listed));
    }
    for (uint32_t n = unit->from; n < unit->to; n++) {
        const struct word_link *link = &links[n];
        if (link->parts == 1) {
            met[word_fingerprint(link->anchor)] |= places;
        } else {
            met[word_fingerprint(link->anchor)] |= places << PART;
            met[word_fingerprint(other_part(link))] |= places << OTHER_PART;
        }
    }
}

static void reach_by_units(struct walk *w) {
    for (uint32_t u = 0; u < w->asked->unit_count; u++)
        if (w->asked->units[u].from < w->asked->units[u].to)
            reach_by_unit(w, &w->asked->units[u]);
}

static uint32_t word_of_letter(const struct walk *w, uint32_t letter) {
    char bytes[4] = {0};
    if (letter >= 'a' && letter <= 'z') return w->asked->initials[letter - 'a'];
    return word_find(w->index, (struct span){bytes, utf8_write(letter, bytes)});
}

static struct reach reach_by_letter(const struct walk *w, uint32_t i) {
    const struct name_words *words = &w->asked->words;
    struct reach reach = {.initial_word = WORD_NONE};
    uint32_t letter = words->letter[i];
    if (letter == 0) return reach;
    reach.is_initial = words->is_initial[i];
    if (reach.is_initial) {
        reach.initial.asked = words->weight[i] * INITIAL_ASKED;
        reach.initial.listed = WORD_WEIGHT_MOST * INITIAL_ASKED;
    } else {
        reach.initial_word = word_of_letter(w, letter);
        if (reach.initial_word == WORD_NONE) return reach;
        reach.initial.asked = words->weight[i] * INITIAL_LISTED;
        reach.initial.listed =
            word_weight(w->index, reach.initial_word) * INITIAL_LISTED;
        reach.initial_bearers = bearers_of(w->index, reach.initial_word);
        w->visitor->visited->met[word_fingerprint(reach.initial_word)] |=
            1U << (w->letters + place_of(i));
    }
    reach.best = reach.initial;
    return reach;
}

static void measure_reach(struct walk *w) {
    w->all = 0.0F;
    for (uint32_t i = 0; i < w->asked->words.count; i++) {
        w->reach[i] = reach_by_letter(w, i);
        w->all += w->asked->words.weight[i];
    }
    reach_by_units(w);
}

/* The table `met` is all zero between walks. */
static void forget_reach(const struct walk *w) {
    const struct asked_name *asked = w->asked;
    uint32_t *met = w->visitor->visited->met;
    for (size_t n = 0; n < asked->links.count; n++) {
        const struct word_link *link = &asked->links.items[n];
        met[word_fingerprint(link->anchor)] = 0;
        if (link->parts > 1) met[word_fingerprint(other_part(link))] = 0;
    }
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
    if (rest > 1.0F) return NO_STEPS;
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

/* For names that meet these besides the word of their own. */
static int16_t steps_of(const struct walk *w, const struct steps_table *table,
                        uint32_t met) {
    uint32_t initials = met >> w->letters;
    struct gain sum = w->free;
    if ((met & w->all_words) == 0 && table->own_met == 0)
        return NO_STEPS; /* a first letter counts beside a word only */
    for (unsigned place = 0; place < w->places; place++) {
        struct gain gain = table->own[place];
        if (met >> place & 1)
            gain = w->best[place];
        else if (initials >> place & 1)
            raise_gain(&gain, w->initial[place]);
        add_gain(&sum, gain);
    }
    return steps_for(w, sum, (met & w->all_initials) || w->asked->has_initial);
}

static void forget_steps(const struct walk *w, struct steps_table *table) {
    memset(table->own, 0, w->places * sizeof *table->own);
    memset(table->most, 0xFF, (w->in_table + 1) * sizeof *table->most);
    table->own_met = 0;
}

/* Worked out once a set; but names that bear an initial are few, and when
 * many words are asked the table has no room for theirs. */
HOT_INLINE int steps_with(const struct walk *w, struct steps_table *table,
                          uint32_t met) {
    met |= met >> PART & met >> OTHER_PART;
    int16_t *most = &table->most[met & w->in_table];
    if (UNLIKELY(met & w->aside)) return steps_of(w, table, met);
    if (UNLIKELY(*most == UNKNOWN_STEPS)) *most = steps_of(w, table, met);
    return *most;
}

static void take_places(struct walk *w) {
    uint32_t words = w->asked->words.count;
    w->places = words < PLACES ? words : PLACES;
    bool is_full = 2 * w->places > PLACES;
    w->letters = is_full ? PLACES : w->places;
    w->all_words = (1U << w->places) - 1;
    w->all_initials = w->all_words << w->letters;
    w->aside = is_full ? w->all_initials : 0;
    w->in_table = w->all_words | (is_full ? 0 : w->all_initials);
}

static void measure_sets(struct walk *w) {
    share_out_gains(w);
    forget_steps(w, &w->in_all);
    w->steps_all = steps_of(w, &w->in_all, w->all_words | w->all_initials);
}

/* What the list's word wins of an asked word.  The last place may be that of
 * several: what they win is summed. */
static void gain_own(struct walk *w, unsigned word, struct gain gain) {
    struct steps_table *table = &w->in_list;
    unsigned place = place_of(word);
    if (place == PLACES - 1 && w->asked->words.count > PLACES)
        add_gain(&table->own[place], gain);
    else
        raise_gain(&table->own[place], gain);
    table->own_met |= 1U << place;
}

/* What a split wins is told by its other part. */
static void measure_list(struct walk *w, uint32_t word) {
    const struct asked_name *asked = w->asked;
    forget_steps(w, &w->in_list);
    for (uint32_t n = asked->beside[word_fingerprint(word)]; n;) {
        const struct word_link *link = &asked->links.items[n - 1];
        const struct unit *unit = &asked->units[link->unit];
        n = link->beside;
        if (link->anchor != word || link->parts > 1) continue;
        float listed = word_weight(w->index, word) * link->similarity;
        for (unsigned i = unit->first; i < unit->first + unit->count; i++)
            gain_own(w, i, gain_of(w, i, link->similarity, listed));
    }
}

/* ---- the walk -------------------------------------------------------------------- */

/* By its words: all that a long name's sketch could not tell. */
static bool may_long_name_reach(struct walk *w, const struct waiting *waiting) {
    const struct word_index *index = w->index;
    uint32_t end = index->name_at[waiting->name + 1], met = 0;
    for (uint32_t i = index->name_at[waiting->name]; i < end; i++)
        met |= w->visitor->visited->met[word_fingerprint(index->name_words[i])];
    return waiting->steps <= steps_with(w, &w->in_all, met);
}

/* In three strides, so that what a name needs is on its way when it is its
 * turn. */
static void visit_waiting(struct walk *w) {
    const struct word_index *index = w->index;
    struct visited *visited = w->visitor->visited;
    uint32_t count = 0;
    for (uint32_t i = 0; i < w->waiting_count; i++) {
        uint32_t name = w->waiting[i].name;
        if (visited->round_of[name] == visited->round) continue;
        visited->round_of[name] = visited->round;
        PREFETCH(&index->name_words[index->name_at[name]]);
        w->waiting[count++] = w->waiting[i];
    }
    for (uint32_t i = 0; i < count; i++)
        if (w->waiting[i].steps == NOT_LONG ||
            may_long_name_reach(w, &w->waiting[i]))
            w->visitor->visit(w->visitor->context, w->waiting[i].name);
    w->waiting_count = 0;
}

static void wait_for(struct walk *w, uint32_t name, int steps) {
    PREFETCH(&w->visitor->visited->round_of[name]);
    PREFETCH(&w->index->name_at[name]);
    PREFETCH(&w->index->name_record[name]);
    w->waiting[w->waiting_count++] = (struct waiting){name, steps};
    if (w->waiting_count == WAITING) visit_waiting(w);
}

static uint32_t met_by(const uint32_t *met, uint64_t sketch) {
    return met[sketch & 0xFFF] | met[sketch >> 12 & 0xFFF] |
           met[sketch >> 24 & 0xFFF] | met[sketch >> 36 & 0xFFF] |
           met[sketch >> 48 & 0xFFF];
}

/* First as if the list's word met as well as any: that is worked out once for
 * all lists, and few names are left to be asked what it meets in truth.  The
 * sketch of a long name tells its weight alone. */
static void walk_list(struct walk *w, uint32_t word) {
    const struct word_index *index = w->index;
    const uint32_t *met = w->visitor->visited->met;
    uint32_t own = met[word_fingerprint(word)];
    uint32_t end = index->posting_at[word + 1];
    int most = w->steps_all < SKETCH_LONG ? w->steps_all : SKETCH_LONG - 1;
    bool is_measured = false;
    for (uint32_t p = index->posting_at[word]; p < end; p++) {
        uint64_t sketch = index->posting_sketch[p];
        int steps = (int)(sketch >> 60);
        if (steps > most) {
            int weight = (int)(sketch & (SKETCH_LEVELS - 1));
            if (steps == SKETCH_LONG && weight <= w->steps_all)
                wait_for(w, index->posting_name[p], weight);
            continue;
        }
        uint32_t others = met_by(met, sketch);
        if (steps > steps_with(w, &w->in_all, others | own)) continue;
        if (!is_measured) measure_list(w, word);
        is_measured = true;
        others |= own & ~(uint32_t)ALL_WORDS;
        if (steps <= steps_with(w, &w->in_list, others))
            wait_for(w, index->posting_name[p], NOT_LONG);
    }
}

/* What a name can win that meets the words of this unit by it alone: by all
 * others, and of their weight by the link's similarity.  A unit of words that
 * are left out wins nothing. */
static struct unit_need need_of(const struct walk *w, const struct unit *unit) {
    struct unit_need need = {w->most, 0.0F};
    bool is_taken = false;
    for (unsigned i = unit->first; i < unit->first + unit->count; i++) {
        is_taken |= w->reach[i].is_taken;
        need.weight += w->asked->words.weight[i];
        need.rest -= w->reach[i].best.asked;
    }
    if (!is_taken) need.rest = -2.0F * w->all; /* short of every need */
    return need;
}

static bool can_reach(const struct walk *w, const struct word_link *link) {
    const struct unit_need *need = &w->needs[link->unit];
    return need->rest + need->weight * link->similarity >= w->needed;
}

static bool can_reach_by_letter(const struct walk *w,
                                const struct reach *reach) {
    return w->walks_initials && reach->is_taken &&
           reach->initial_word != WORD_NONE &&
           w->most - reach->best.asked + reach->initial.asked >= w->needed;
}

/* Whether this link's list is walked, and no earlier link of the same list
 * saw to it: links are chained from the latest back. */
static bool is_essential(const struct walk *w, const struct word_link *link) {
    const struct asked_name *asked = w->asked;
    if (!can_reach(w, link)) return false;
    for (uint32_t at = link->beside; at;
         at = asked->links.items[at - 1].beside) {
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
    for (uint32_t u = 0; u < asked->unit_count; u++)
        w->needs[u] = need_of(w, &asked->units[u]);
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
    take_places(&w);
    measure_reach(&w);
    sort_by_bearers(&w);
    take_essential(&w);
    if (w.most >= w.needed) walk_lists(&w);
    forget_reach(&w);
}
