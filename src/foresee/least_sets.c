/* least_sets.c -- families of minimal sets, worked out from below.
 *
 * Each wish and each act is solved once.  ALL crosses its parts from the
 * smallest family up, because absorbing early keeps the product small.
 */
#include "foresee/least_sets.h"

#include "base/memory.h"

#include <stdlib.h>

uint32_t act_set_count(const struct act_set *set) {
    uint32_t count = 0;
    for (int w = 0; w < ACT_WORDS; w++)
        for (uint64_t rest = set->words[w]; rest; rest &= rest - 1)
            count++;
    return count;
}

bool act_set_within(const struct act_set *part, const struct act_set *whole) {
    for (int w = 0; w < ACT_WORDS; w++)
        if (part->words[w] & ~whole->words[w]) return false;
    return true;
}

static struct act_set set_join(const struct act_set *a,
                               const struct act_set *b) {
    struct act_set both;
    for (int w = 0; w < ACT_WORDS; w++)
        both.words[w] = a->words[w] | b->words[w];
    return both;
}

/* ---- formulas --------------------------------------------------------------- */

static uint32_t wish_add(struct wishes *wishes, struct wish wish) {
    if (growing_add(&wishes->items, wish))
        return (uint32_t)wishes->items.count - 1;
    wishes->is_out_of_memory = true;
    return NEVER;
}

void wishes_init(struct wishes *wishes) {
    *wishes = (struct wishes){0};
    (void)wish_add(wishes, (struct wish){.kind = WISH_NEVER});
    (void)wish_add(wishes, (struct wish){.kind = WISH_ALWAYS});
    for (uint32_t act = 0; act < LEAST_ACTS; act++)
        wishes->needs[act] = ALWAYS;
}

void wishes_release(struct wishes *wishes) {
    growing_release(&wishes->items);
    growing_release(&wishes->links);
}

uint32_t wish_act(struct wishes *wishes, uint32_t act) {
    return wish_add(wishes, (struct wish){.kind = WISH_ACT, .act = act});
}

void wish_needs(struct wishes *wishes, uint32_t act, uint32_t wish) {
    wishes->needs[act] = wish;
}

void wish_clash(struct wishes *wishes, uint32_t act, uint32_t other) {
    act_set_add(&wishes->clashes[act], other);
    act_set_add(&wishes->clashes[other], act);
}

struct gathering gather_all(struct wishes *wishes) {
    return (struct gathering){.wishes = wishes, .kind = WISH_ALL};
}
struct gathering gather_any(struct wishes *wishes) {
    return (struct gathering){.wishes = wishes, .kind = WISH_ANY};
}

void gather_part(struct gathering *gathering, uint32_t part) {
    bool is_all = gathering->kind == WISH_ALL;
    if (part == (is_all ? ALWAYS : NEVER)) return;
    if (part == (is_all ? NEVER : ALWAYS)) gathering->is_settled = true;
    for (size_t i = 0; i < gathering->parts.count; i++)
        if (gathering->parts.items[i] == part) return;
    if (!growing_add(&gathering->parts, part))
        gathering->wishes->is_out_of_memory = true;
}

uint32_t gather_end(struct gathering *gathering) {
    struct wishes *wishes = gathering->wishes;
    bool is_all = gathering->kind == WISH_ALL;
    uint32_t count = (uint32_t)gathering->parts.count, out = NEVER;
    if (gathering->is_settled) {
        out = is_all ? NEVER : ALWAYS;
    } else if (count == 0) {
        out = is_all ? ALWAYS : NEVER;
    } else if (count == 1) {
        out = gathering->parts.items[0];
    } else {
        uint32_t first = (uint32_t)wishes->links.count;
        for (uint32_t i = 0; i < count; i++)
            if (!growing_add(&wishes->links, gathering->parts.items[i]))
                wishes->is_out_of_memory = true;
        if (!wishes->is_out_of_memory)
            out = wish_add(wishes, (struct wish){.kind = gathering->kind,
                                                 .first = first,
                                                 .count = count});
    }
    growing_release(&gathering->parts);
    return out;
}

/* ---- families --------------------------------------------------------------- */

struct sets {
    GROWING(struct act_set) items;
};

enum solve_state { SOLVE_NEW, SOLVE_BEGUN, SOLVE_DONE };

struct solver {
    const struct wishes *wishes;
    struct arena *arena;
    uint32_t cap;
    bool is_complete, has_circle, is_out_of_memory;
    struct act_set barred; /* while crossing */
    uint8_t *states;       /* by wish, then by act */
    struct family *families;
};

/* Keeps the antichain; a set that holds one that is there adds nothing. */
static void sets_put(struct solver *s, struct sets *sets,
                     const struct act_set *set) {
    size_t kept = 0;
    for (size_t i = 0; i < sets->items.count; i++)
        if (act_set_within(&sets->items.items[i], set)) return;
    for (size_t i = 0; i < sets->items.count; i++)
        if (!act_set_within(set, &sets->items.items[i]))
            sets->items.items[kept++] = sets->items.items[i];
    sets->items.count = kept;
    if (!growing_add(&sets->items, *set)) s->is_out_of_memory = true;
}

static int by_size(const void *a, const void *b) {
    uint32_t x = act_set_count(a), y = act_set_count(b);
    if (x != y) return x < y ? -1 : 1;
    return -memcmp(a, b, sizeof(struct act_set));
}

/* Sorted, cut at the cap, and moved into the arena. */
static struct family sets_end(struct solver *s, struct sets *sets) {
    struct family family = {NULL, 0};
    if (sets->items.count > 1)
        qsort(sets->items.items, sets->items.count, sizeof(struct act_set),
              by_size);
    if (sets->items.count > s->cap) {
        sets->items.count = s->cap;
        s->is_complete = false;
    }
    uint32_t count = (uint32_t)sets->items.count;
    struct act_set *copy = arena_take(s->arena, count + 1, sizeof *copy);
    if (copy && count > 0)
        memcpy(copy, sets->items.items, count * sizeof *copy);
    if (copy)
        family = (struct family){copy, count};
    else
        s->is_out_of_memory = true;
    growing_release(&sets->items);
    return family;
}

/* Over the cap on the way: the largest go first, so that what is left is
 * what is asked for first. */
static void sets_trim(struct solver *s, struct sets *sets) {
    if (sets->items.count <= (size_t)4 * s->cap) return;
    qsort(sets->items.items, sets->items.count, sizeof(struct act_set),
          by_size);
    sets->items.count = s->cap;
    s->is_complete = false;
}

/* Every act that some act of the set cannot go with. */
static struct act_set clashes_of(const struct solver *s,
                                 const struct act_set *set) {
    struct act_set all = {{0}};
    for (uint32_t act = 0; act < LEAST_ACTS; act++)
        if (act_set_has(set, act))
            all = set_join(&all, &s->wishes->clashes[act]);
    return all;
}

static bool sets_meet(const struct act_set *a, const struct act_set *b) {
    for (int w = 0; w < ACT_WORDS; w++)
        if (a->words[w] & b->words[w]) return true;
    return false;
}

/* A clash stays in every larger set, so dropping it early loses nothing. */
static struct family cross(struct solver *s, struct family a, struct family b) {
    struct sets product = {0};
    for (uint32_t i = 0; i < a.count && !s->is_out_of_memory; i++)
        for (uint32_t k = 0; k < b.count; k++) {
            if (k == 0) s->barred = clashes_of(s, &a.sets[i]);
            if (sets_meet(&s->barred, &b.sets[k])) continue;
            struct act_set both = set_join(&a.sets[i], &b.sets[k]);
            sets_put(s, &product, &both);
            sets_trim(s, &product);
        }
    return sets_end(s, &product);
}

static struct family family_of_wish(struct solver *s, uint32_t wish);

static int by_count(const void *a, const void *b) {
    const struct family *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? -1 : 1;
    return 0;
}

static struct family solve_all(struct solver *s, struct wish wish) {
    struct family *parts = arena_take(s->arena, wish.count + 1, sizeof *parts),
                  all;
    if (!parts) {
        s->is_out_of_memory = true;
        return (struct family){NULL, 0};
    }
    for (uint32_t i = 0; i < wish.count; i++)
        parts[i] = family_of_wish(s, s->wishes->links.items[wish.first + i]);
    qsort(parts, wish.count, sizeof *parts, by_count);
    all = parts[0];
    for (uint32_t i = 1; i < wish.count; i++)
        all = cross(s, all, parts[i]);
    return all;
}

static struct family solve_any(struct solver *s, struct wish wish) {
    struct sets joined = {0};
    for (uint32_t i = 0; i < wish.count; i++) {
        struct family part =
            family_of_wish(s, s->wishes->links.items[wish.first + i]);
        for (uint32_t k = 0; k < part.count; k++)
            sets_put(s, &joined, &part.sets[k]);
    }
    return sets_end(s, &joined);
}

/* An act together with what it needs. */
static struct family solve_act(struct solver *s, uint32_t act) {
    struct sets own = {0};
    struct act_set alone = {{0}};
    act_set_add(&alone, act);
    sets_put(s, &own, &alone);
    struct family itself = sets_end(s, &own);
    return cross(s, itself, family_of_wish(s, s->wishes->needs[act]));
}

static struct family solve(struct solver *s, struct wish wish) {
    struct sets empty = {0};
    struct act_set nothing = {{0}};
    switch (wish.kind) {
    case WISH_NEVER: break;
    case WISH_ALWAYS: sets_put(s, &empty, &nothing); break;
    case WISH_ACT: return solve_act(s, wish.act);
    case WISH_ALL: return solve_all(s, wish);
    case WISH_ANY: return solve_any(s, wish);
    }
    return sets_end(s, &empty);
}

static struct family family_of_wish(struct solver *s, uint32_t wish) {
    struct wish asked = s->wishes->items.items[wish];
    /* Wishes for one act share their answer, behind those of the wishes. */
    size_t slot =
        asked.kind == WISH_ACT ? s->wishes->items.count + asked.act : wish;
    if (s->states[slot] == SOLVE_DONE) return s->families[slot];
    if (s->states[slot] == SOLVE_BEGUN) s->has_circle = true;
    if (s->states[slot] == SOLVE_BEGUN || s->is_out_of_memory)
        return (struct family){NULL, 0};
    s->states[slot] = SOLVE_BEGUN;
    s->families[slot] = solve(s, asked);
    s->states[slot] = SOLVE_DONE;
    return s->families[slot];
}

idt_status least_solve(const struct wishes *wishes, uint32_t wish,
                       struct least_room room, idt_error *error,
                       struct least *out) {
    size_t slots = wishes->items.count + LEAST_ACTS;
    struct solver s = {.wishes = wishes,
                       .arena = room.arena,
                       .cap = room.cap,
                       .is_complete = true};
    if (wishes->is_out_of_memory) return fail_memory(error);
    s.states = memory_take_zeroed(slots, 1);
    s.families = memory_take_zeroed(slots, sizeof *s.families);
    struct family family = {NULL, 0};
    if (s.states && s.families)
        family = family_of_wish(&s, wish);
    else
        s.is_out_of_memory = true;
    memory_free(s.states);
    memory_free(s.families);
    if (s.is_out_of_memory) return fail_memory(error);
    if (s.has_circle)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "acts need one another in a circle");
    *out = (struct least){family, s.is_complete};
    return IDT_OK;
}
