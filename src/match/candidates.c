/* candidates.c -- essential lists and the sketch before the name. */
#include "match/candidates.h"

#include "base/utf8.h"

/* Sums of floats are compared with this much to spare, always towards
 * visiting a name too many. */
#define SLACK 1e-4F

/* What one asked word may meet.  A listed initial is a word of one letter
 * with a list of its own; what an asked initial may stand for has none, so
 * its gain is allowed to every name. */
struct reach {
    uint64_t sketch;         /* of all listed words it may meet */
    uint64_t initial_sketch; /* of words met by a first letter alone */
    uint64_t bearers;
    float best;            /* weight it can win at most */
    float initial;         /* weight it can win by a first letter */
    uint32_t initial_word; /* the listed initial; WORD_NONE: none */
    bool is_initial;       /* it is one itself */
};

struct walk {
    const struct asked_name *asked;
    const struct word_index *index;
    struct reach reach[LIMIT_NAME_TOKENS];
    uint8_t order[LIMIT_NAME_TOKENS];
    uint32_t taken; /* of order */
    float needed;   /* weight, not share */
};

static uint32_t count_bearers(const struct word_index *index, uint32_t word) {
    return index->posting_at[word + 1] - index->posting_at[word];
}

static void reach_by_links(struct walk *w) {
    const struct asked_name *asked = w->asked;
    for (size_t n = 0; n < asked->links.count; n++) {
        const struct word_link *link = &asked->links.items[n];
        const struct unit *unit = &asked->units[link->unit];
        uint32_t bearers = count_bearers(w->index, link->word);
        uint64_t sketch = word_sketch(index_word(w->index, link->word));
        for (unsigned i = unit->first; i < unit->first + unit->count; i++) {
            struct reach *reach = &w->reach[i];
            float best = asked->words.weight[i] * link->similarity;
            reach->sketch |= sketch;
            reach->bearers += bearers;
            if (best > reach->best) reach->best = best;
        }
    }
}

static struct reach reach_by_letter(const struct walk *w, uint32_t i) {
    const struct name_words *words = &w->asked->words;
    struct reach reach = {0, 0, 0, 0.0F, 0.0F, WORD_NONE, false};
    uint32_t letter = words->letter[i];
    char bytes[4] = {0};
    if (letter == 0) return reach;
    reach.is_initial = words->is_initial[i];
    if (reach.is_initial) {
        reach.initial = words->weight[i] * INITIAL_ASKED;
        reach.initial_sketch = first_letter_sketch(letter);
    } else {
        struct span word = {bytes, utf8_write(letter, bytes)};
        reach.initial_word = word_find(w->index, word);
        if (reach.initial_word == WORD_NONE) return reach;
        reach.initial = words->weight[i] * INITIAL_LISTED;
        reach.initial_sketch = letter_sketch(letter);
        reach.bearers = count_bearers(w->index, reach.initial_word);
    }
    reach.best = reach.initial;
    return reach;
}

static void measure_reach(struct walk *w, float share) {
    float all = 0.0F;
    for (uint32_t i = 0; i < w->asked->words.count; i++) {
        w->reach[i] = reach_by_letter(w, i);
        all += w->asked->words.weight[i];
    }
    w->needed = share * all - SLACK * (1.0F + all);
    reach_by_links(w);
}

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

/* Words are taken until the rest cannot reach the need without them. */
static void take_essential(struct walk *w) {
    uint32_t count = w->asked->words.count;
    float rest = 0.0F;
    for (uint32_t i = 0; i < count; i++)
        rest += w->reach[i].best;
    w->taken = 0;
    while (w->taken < count && rest >= w->needed) {
        const struct reach *reach = &w->reach[w->order[w->taken++]];
        rest += (reach->is_initial ? reach->initial : 0.0F) - reach->best;
    }
}

/* Whether a name with this sketch can share the needed weight. */
static bool may_reach(const struct walk *w, uint64_t sketch) {
    float most = 0.0F;
    for (uint32_t i = 0; i < w->asked->words.count; i++) {
        const struct reach *reach = &w->reach[i];
        if (reach->sketch & sketch)
            most += reach->best;
        else if (reach->initial_sketch & sketch)
            most += reach->initial;
    }
    return most >= w->needed;
}

static void walk_list(const struct walk *w, uint32_t word,
                      const struct candidate_visitor *visitor) {
    struct visited *visited = visitor->visited;
    const struct word_index *index = w->index;
    uint32_t end = index->posting_at[word + 1];
    for (uint32_t p = index->posting_at[word]; p < end; p++) {
        if (!may_reach(w, index->posting_sketch[p])) continue;
        uint32_t name = index->posting_name[p];
        if (visited->round_of[name] == visited->round) continue;
        visited->round_of[name] = visited->round;
        visitor->visit(visitor->context, name);
    }
}

static bool covers(const struct unit *unit, unsigned asked_word) {
    return unit->first <= asked_word && asked_word < unit->first + unit->count;
}

void candidates_walk(const struct asked_name *asked,
                     const struct word_index *index, float needed,
                     const struct candidate_visitor *visitor) {
    struct walk w;
    w.asked = asked;
    w.index = index;
    measure_reach(&w, needed > 0.0F ? needed : 0.0F);
    sort_by_bearers(&w);
    take_essential(&w);
    for (uint32_t t = 0; t < w.taken; t++) {
        uint32_t initial = w.reach[w.order[t]].initial_word;
        if (initial != WORD_NONE) walk_list(&w, initial, visitor);
        for (size_t n = 0; n < asked->links.count; n++) {
            const struct word_link *link = &asked->links.items[n];
            if (covers(&asked->units[link->unit], w.order[t]))
                walk_list(&w, link->word, visitor);
        }
    }
}
