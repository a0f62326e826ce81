/* ownership.c -- the least set closed under a method, from sure and from
 * possible beginnings.  See ownership.h. */
#include "decide/ownership.h"

#include <stdio.h>

static bool is_person(struct decider *d, uint32_t party) {
    const struct value *type = known_value(d, KNOWN_PARTY_TYPE, party);
    return type->state == VALUE_KNOWN &&
           type->as.number == (int64_t)d->plan->word_person;
}

static bool reaches_share(const struct method *method, int64_t sum) {
    return method->is_over ? sum > method->share : sum >= method->share;
}

/* ---- who holds what ------------------------------------------------------ */

static uint32_t *take_links(struct decider *d, uint32_t count) {
    uint32_t *links = arena_take(&d->fresh, (size_t)count + 1, sizeof *links);
    for (uint32_t i = 0; links && i <= count; i++)
        links[i] = LAW_NONE;
    return links;
}

/* Makes `item` the first of the list of `of`. */
static void link_to(uint32_t *first, uint32_t *next, uint32_t of,
                    uint32_t item) {
    if (of == LAW_NONE) return;
    next[item] = first[of];
    first[of] = item;
}

/* From the last, so that each list is in the order of the case. */
static void link_all(const struct decider *d, struct ownership *o) {
    for (uint32_t i = d->facts.stake_count; i-- > 0;) {
        const struct stake *stake = &d->facts.stakes[i];
        if (stake->owner == stake->owned) continue; /* adds nothing */
        link_to(o->first_owner, o->next_owner, stake->owned, i);
        link_to(o->first_owned, o->next_owned, stake->owner, i);
    }
    for (uint32_t i = d->facts.items[LAW_OVER_PARTY]; i-- > 0;) {
        const struct case_party *p = &d->facts.parties[i];
        link_to(o->first_acting, o->next_acting, p->acts_for, i);
        link_to(o->first_branch, o->next_branch, p->branch_of, i);
    }
}

static struct ownership *ownership_of(struct decider *d) {
    uint32_t parties = d->facts.items[LAW_OVER_PARTY];
    uint32_t stakes = d->facts.stake_count;
    if (d->ownership) return d->ownership;
    struct ownership *o = arena_take(&d->fresh, 1, sizeof *o);
    if (o) {
        memset(o, 0, sizeof *o);
        o->first_owner = take_links(d, parties);
        o->next_owner = take_links(d, stakes);
        o->first_owned = take_links(d, parties);
        o->next_owned = take_links(d, stakes);
        o->first_acting = take_links(d, parties);
        o->next_acting = take_links(d, parties);
        o->first_branch = take_links(d, parties);
        o->next_branch = take_links(d, parties);
    }
    if (!o || !o->first_owner || !o->next_owner || !o->first_owned ||
        !o->next_owned || !o->first_acting || !o->next_acting ||
        !o->first_branch || !o->next_branch) {
        d->is_out_of_memory = true;
        return NULL;
    }
    link_all(d, o);
    d->ownership = o;
    return o;
}

/* ---- one step ------------------------------------------------------------ */

/* Shares that count: of owners in the set; an unstated share counts for
 * nothing when it must be sure and for the rest of the whole when it may be. */
struct tally {
    int64_t in, out; /* stated shares of owners in the set, and not in it */
    bool has_unstated, has_control;
};

static struct tally tally_owners(const struct decider *d, const bool *set,
                                 uint32_t party) {
    struct tally t = {0, 0, false, false};
    for (uint32_t i = d->ownership->first_owner[party]; i != LAW_NONE;
         i = d->ownership->next_owner[i]) {
        const struct stake *stake = &d->facts.stakes[i];
        if (!set[stake->owner]) {
            t.out += stake->share > 0 ? stake->share : 0;
            continue;
        }
        t.has_control |= stake->is_control;
        if (stake->share < 0)
            t.has_unstated = true;
        else
            t.in += stake->share;
    }
    return t;
}

static bool passes_otherwise(const struct decider *d,
                             const struct method *method, const bool *set,
                             uint32_t party) {
    const struct case_party *p = &d->facts.parties[party];
    return (method->by_acting && p->acts_for != LAW_NONE && set[p->acts_for]) ||
           (method->by_branch && p->branch_of != LAW_NONE && set[p->branch_of]);
}

static bool passes(const struct decider *d, const struct method *method,
                   const bool *set, uint32_t party, bool is_possible) {
    if (passes_otherwise(d, method, set, party)) return true;
    struct tally t = tally_owners(d, set, party);
    if (method->by_control && t.has_control) return true;
    if (is_possible && t.has_unstated) t.in = SHARE_WHOLE - t.out;
    return t.in > 0 && reaches_share(method, t.in);
}

/* ---- to the end ---------------------------------------------------------- */

/* Each party comes in once; who came in is asked what it holds. */
struct closing {
    struct decider *d;
    const struct method *method;
    bool *set, is_possible;
    uint32_t *round; /* NULL: not wanted */
    uint32_t *queue, first, count;
};

static void let_in(struct closing *c, uint32_t party) {
    if (c->set[party] ||
        !passes(c->d, c->method, c->set, party, c->is_possible))
        return;
    c->set[party] = true;
    if (c->round) c->round[party] = 2 + c->count;
    c->queue[c->count++] = party;
}

static void close_set(struct closing *c) {
    const struct ownership *o = c->d->ownership;
    c->first = c->count = 0;
    for (uint32_t i = 0; i < c->d->facts.items[LAW_OVER_PARTY]; i++)
        if (c->set[i]) c->queue[c->count++] = i;
    while (c->first < c->count) {
        uint32_t party = c->queue[c->first++];
        for (uint32_t i = o->first_owned[party]; i != LAW_NONE;
             i = o->next_owned[i])
            let_in(c, c->d->facts.stakes[i].owned);
        for (uint32_t i = o->first_acting[party]; i != LAW_NONE;
             i = o->next_acting[i])
            let_in(c, i);
        for (uint32_t i = o->first_branch[party]; i != LAW_NONE;
             i = o->next_branch[i])
            let_in(c, i);
    }
}

/* Owners may be unknown: of an entity for which the case names none. */
static bool owners_unknown(struct decider *d, uint32_t party) {
    return !d->facts.parties[party].has_owners && !is_person(d, party);
}

struct closure close_over_owners(struct decider *d, const enum truth *base,
                                 const struct method *method) {
    size_t count = d->facts.items[LAW_OVER_PARTY];
    struct closure made = {arena_take(&d->fresh, count + 1, sizeof(enum truth)),
                           arena_take(&d->fresh, count + 1, sizeof(uint32_t))};
    bool *sure = arena_take(&d->fresh, count + 1, sizeof *sure);
    bool *may = arena_take(&d->fresh, count + 1, sizeof *may);
    struct closing c = {.d = d, .method = method, .set = sure};
    const struct ownership *o = ownership_of(d);
    c.queue = arena_take(&d->fresh, count + 1, sizeof *c.queue);
    if (!o || !made.truth || !made.round || !sure || !may || !c.queue) {
        d->is_out_of_memory = true;
        return (struct closure){NULL, NULL};
    }
    for (uint32_t i = 0; i < count; i++) {
        sure[i] = base[i] == TRUTH_YES;
        may[i] = base[i] != TRUTH_NO ||
                 (method->asks_owners && owners_unknown(d, i));
        made.round[i] = sure[i] ? 1 : 0;
    }
    c.round = made.round;
    close_set(&c);
    for (uint32_t i = 0; i < count; i++)
        may[i] |= sure[i];
    c = (struct closing){.d = d,
                         .method = method,
                         .set = may,
                         .is_possible = true,
                         .queue = c.queue};
    close_set(&c);
    for (uint32_t i = 0; i < count; i++)
        made.truth[i] = sure[i] ? TRUTH_YES : may[i] ? TRUTH_UNKNOWN : TRUTH_NO;
    return made;
}

bool owners_pass(struct decider *d, const struct closure *closure,
                 const struct method *method, uint32_t party, int64_t *sum) {
    *sum = 0;
    for (uint32_t i = d->ownership->first_owner[party]; i != LAW_NONE;
         i = d->ownership->next_owner[i]) {
        const struct stake *stake = &d->facts.stakes[i];
        if (stake->share > 0 && closure->truth[stake->owner] == TRUTH_YES)
            *sum += stake->share;
    }
    return *sum > 0 && reaches_share(method, *sum);
}

/* ---- where it came from -------------------------------------------------- */

static void mark(const struct closure *closure, uint32_t party, bool *marked,
                 uint32_t *stack, uint32_t *count) {
    if (party == LAW_NONE || marked[party] ||
        closure->truth[party] != TRUTH_YES)
        return;
    marked[party] = true;
    stack[(*count)++] = party;
}

const bool *sources_of(struct decider *d, const struct closure *closure,
                       const struct method *method, uint32_t party) {
    size_t parties = d->facts.items[LAW_OVER_PARTY];
    bool *marked = arena_take(&d->fresh, parties + 1, sizeof *marked);
    uint32_t *stack = arena_take(&d->fresh, parties + 1, sizeof *stack);
    uint32_t count = 0;
    if (!marked || !stack) {
        d->is_out_of_memory = true;
        return NULL;
    }
    memset(marked, 0, (parties + 1) * sizeof *marked);
    mark(closure, party, marked, stack, &count);
    while (count > 0) {
        uint32_t at = stack[--count];
        const struct case_party *p = &d->facts.parties[at];
        for (uint32_t i = d->ownership->first_owner[at]; i != LAW_NONE;
             i = d->ownership->next_owner[i])
            mark(closure, d->facts.stakes[i].owner, marked, stack, &count);
        if (method->by_acting)
            mark(closure, p->acts_for, marked, stack, &count);
        if (method->by_branch)
            mark(closure, p->branch_of, marked, stack, &count);
    }
    marked[party] = true;
    return marked;
}

/* ---- telling ------------------------------------------------------------- */

static void print_share(int64_t share, char text[24]) {
    int64_t whole = share / (SHARE_WHOLE / 100);
    int64_t rest = share % (SHARE_WHOLE / 100);
    int length = snprintf(text, 24, "%lld", (long long)whole);
    if (rest == 0 || length < 0) return;
    length += snprintf(text + length, 24 - (size_t)length, ".%07lld",
                       (long long)rest);
    while (text[length - 1] == '0')
        text[--length] = 0;
}

static void explain_stake(struct decider *d, const struct stake *stake,
                          struct value *out) {
    const struct case_party *owner = &d->facts.parties[stake->owner];
    const struct case_party *owned = &d->facts.parties[stake->owned];
    char share[24];
    if (stake->share < 0) {
        because_print(d, out, "%.*s is owned or controlled by %.*s %.*s",
                      (int)owned->path.length, owned->path.bytes,
                      (int)owner->path.length, owner->path.bytes,
                      (int)owner->name.length, owner->name.bytes);
        return;
    }
    print_share(stake->share, share);
    because_print(
        d, out, "%.*s is held %s %% by %.*s%s%.*s%s", (int)owned->path.length,
        owned->path.bytes, share, (int)owner->path.length, owner->path.bytes,
        owner->name.length ? " " : "", (int)owner->name.length,
        owner->name.bytes, stake->is_control ? ", who controls it" : "");
}

#define STAKES_TOLD 48 /* of one party; a web of owners has more paths */

/* A closure being told of, and how. */
struct telling {
    struct decider *d;
    const struct closure *closure;
    const struct method *method;
    struct value *out;
    unsigned depth, left; /* stakes that may still be told */
};

/* Acting for one that has the quality, or being its branch. */
static bool explain_link(struct telling *t, uint32_t party) {
    const struct case_party *p = &t->d->facts.parties[party];
    uint32_t others[2] = {t->method->by_acting ? p->acts_for : LAW_NONE,
                          t->method->by_branch ? p->branch_of : LAW_NONE};
    for (size_t i = 0; i < 2; i++) {
        if (others[i] == LAW_NONE || t->closure->truth[others[i]] != TRUTH_YES)
            continue;
        const struct case_party *other = &t->d->facts.parties[others[i]];
        because_print(t->d, t->out, "%.*s %s %.*s", (int)p->path.length,
                      p->path.bytes, i ? "is a branch of" : "acts for",
                      (int)other->path.length, other->path.bytes);
        return true;
    }
    return false;
}

/* Stakes of owners that had the quality before; theirs first. */
static void explain_path(struct telling *t, uint32_t party) {
    const uint32_t *round = t->closure->round;
    if (t->depth > CASE_OWNERS_DEEP || t->left == 0 || round[party] <= 1 ||
        explain_link(t, party))
        return;
    t->depth++;
    for (uint32_t i = t->d->ownership->first_owner[party];
         i != LAW_NONE && t->left > 0; i = t->d->ownership->next_owner[i]) {
        const struct stake *stake = &t->d->facts.stakes[i];
        if (t->closure->truth[stake->owner] != TRUTH_YES ||
            round[stake->owner] >= round[party])
            continue;
        t->left--;
        explain_stake(t->d, stake, t->out);
        explain_path(t, stake->owner);
    }
    t->depth--;
}

void explain_closure(struct decider *d, const struct closure *closure,
                     const struct method *method, uint32_t party,
                     struct value *out) {
    if (closure->truth[party] == TRUTH_YES) {
        struct telling telling = {d, closure, method, out, 0, STAKES_TOLD};
        explain_path(&telling, party);
        return;
    }
    if (closure->truth[party] != TRUTH_UNKNOWN) return;
    const struct case_party *p = &d->facts.parties[party];
    if (method->asks_owners && owners_unknown(d, party))
        because_missing(d, out, "%.*s.owners", (int)p->path.length,
                        p->path.bytes);
    for (uint32_t i = d->ownership->first_owner[party]; i != LAW_NONE;
         i = d->ownership->next_owner[i]) {
        const struct stake *stake = &d->facts.stakes[i];
        if (closure->truth[stake->owner] == TRUTH_NO) continue;
        const struct case_party *owner = &d->facts.parties[stake->owner];
        if (stake->share < 0)
            because_missing(d, out, "%.*s.share", (int)owner->path.length,
                            owner->path.bytes);
        else if (method->asks_owners && owners_unknown(d, stake->owner))
            because_missing(d, out, "%.*s.owners", (int)owner->path.length,
                            owner->path.bytes);
    }
}
