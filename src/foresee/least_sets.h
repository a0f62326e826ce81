/* least_sets.h -- all smallest sets of acts that make a formula true.
 *
 *     goal = ALL( ANY(a, b), ANY(b, ALL(c, d)) )      b needs e
 *     answer: {b, e}  {a, c, d}
 *
 * A formula has no `not` in it: more acts never make it false.  Its minimal
 * sets are therefore its prime implicants, and are worked out from below: an
 * ANY joins the families of its parts, an ALL crosses them, and a set that
 * holds a smaller one is dropped at once.  An act stands for itself together
 * with what it needs.
 * Invariant: no set of a family holds another (an antichain).  While
 * `is_complete` stays true no minimal set is missing; a family that grew
 * over the cap has lost its largest sets, and says so.
 */
#ifndef FORESEE_LEAST_SETS_H
#define FORESEE_LEAST_SETS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/growing_array.h"

/* Acts that can matter to one question.  The rulebook has about a hundred. */
#define LEAST_ACTS 256
#define ACT_WORDS  (LEAST_ACTS / 64)

struct act_set {
    uint64_t words[ACT_WORDS];
};

static inline bool act_set_has(const struct act_set *set, uint32_t act) {
    return (set->words[act / 64] >> (act % 64) & 1) != 0;
}
static inline void act_set_add(struct act_set *set, uint32_t act) {
    set->words[act / 64] |= UINT64_C(1) << (act % 64);
}
static inline void act_set_drop(struct act_set *set, uint32_t act) {
    set->words[act / 64] &= ~(UINT64_C(1) << (act % 64));
}
uint32_t act_set_count(const struct act_set *set);
bool act_set_within(const struct act_set *part, const struct act_set *whole);

/* ---- formulas ----------------------------------------------------------- */

enum wish_kind { WISH_NEVER, WISH_ALWAYS, WISH_ACT, WISH_ALL, WISH_ANY };

struct wish {
    enum wish_kind kind;
    uint32_t act;          /* WISH_ACT */
    uint32_t first, count; /* WISH_ALL, WISH_ANY: parts in `links` */
};

struct family {
    const struct act_set *sets;
    uint32_t count;
};

/* Parts stand before the whole, so a formula has no circle. */
struct wishes {
    GROWING(struct wish) items;
    GROWING(uint32_t) links;
    uint32_t needs[LEAST_ACTS];         /* wish of what an act needs */
    struct act_set clashes[LEAST_ACTS]; /* acts that it cannot go with */
    bool is_out_of_memory;              /* told once, by least_solve */
};

/* The first two wishes are these. */
#define NEVER  0u
#define ALWAYS 1u

void wishes_init(struct wishes *wishes);
void wishes_release(struct wishes *wishes);

uint32_t wish_act(struct wishes *wishes, uint32_t act);
/* What the act needs; to be set before any wish for the act is solved. */
void wish_needs(struct wishes *wishes, uint32_t act, uint32_t wish);
/* No set may hold both. */
void wish_clash(struct wishes *wishes, uint32_t act, uint32_t other);

/* An ALL or ANY under construction: parts are gathered, then joined. */
struct gathering {
    struct wishes *wishes;
    enum wish_kind kind; /* WISH_ALL or WISH_ANY */
    GROWING(uint32_t) parts;
    bool is_settled; /* a part made the whole certain */
};
struct gathering gather_all(struct wishes *wishes);
struct gathering gather_any(struct wishes *wishes);
void gather_part(struct gathering *gathering, uint32_t part);
uint32_t gather_end(struct gathering *gathering);

/* ---- solving ------------------------------------------------------------ */

struct least {
    struct family family;
    bool is_complete;
};

struct least_room {
    struct arena *arena; /* in which the sets live */
    uint32_t cap;        /* sets that any family on the way may have */
};

/* Sets of the wish, smallest first.  IDT_NO_MEMORY at worst; IDT_BAD_ARGUMENT
 * when acts need one another in a circle. */
idt_status least_solve(const struct wishes *wishes, uint32_t wish,
                       struct least_room room, idt_error *error,
                       struct least *out);

#endif
