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
    for (uint32_t i = 0; i < d->facts.stake_count; i++) {
        const struct stake *stake = &d->facts.stakes[i];
        if (stake->owned != party || stake->owner == party) continue;
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

static void close_set(const struct decider *d, const struct method *method,
                      bool *set, uint32_t *round, bool is_possible) {
    uint32_t count = d->facts.items[LAW_OVER_PARTY], now = 2;
    for (bool is_changed = true; is_changed; now++) {
        is_changed = false;
        for (uint32_t i = 0; i < count; i++) {
            if (set[i] || !passes(d, method, set, i, is_possible)) continue;
            set[i] = true;
            if (round) round[i] = now * (count + 1) + i;
            is_changed = true;
        }
    }
}

/* Owners may be unknown: of an entity for which the case names none. */
static bool owners_unknown(struct decider *d, uint32_t party) {
    return !d->facts.parties[party].has_owners && !is_person(d, party);
}

struct closure close_over_owners(struct decider *d, const enum truth *base,
                                 const struct method *method) {
    uint32_t count = d->facts.items[LAW_OVER_PARTY];
    struct closure made = {arena_take(&d->fresh, count + 1, sizeof(enum truth)),
                           arena_take(&d->fresh, count + 1, sizeof(uint32_t))};
    bool *sure = arena_take(&d->fresh, count + 1, sizeof *sure);
    bool *may = arena_take(&d->fresh, count + 1, sizeof *may);
    if (!made.truth || !made.round || !sure || !may) {
        d->is_out_of_memory = true;
        return (struct closure){NULL, NULL};
    }
    for (uint32_t i = 0; i < count; i++) {
        sure[i] = base[i] == TRUTH_YES;
        may[i] = base[i] != TRUTH_NO ||
                 (method->asks_owners && owners_unknown(d, i));
        made.round[i] = sure[i] ? 1 : 0;
    }
    close_set(d, method, sure, made.round, false);
    for (uint32_t i = 0; i < count; i++)
        may[i] |= sure[i];
    close_set(d, method, may, NULL, true);
    for (uint32_t i = 0; i < count; i++)
        made.truth[i] = sure[i] ? TRUTH_YES : may[i] ? TRUTH_UNKNOWN : TRUTH_NO;
    return made;
}

bool owners_pass(const struct decider *d, const struct closure *closure,
                 const struct method *method, uint32_t party, int64_t *sum) {
    *sum = 0;
    for (uint32_t i = 0; i < d->facts.stake_count; i++) {
        const struct stake *stake = &d->facts.stakes[i];
        if (stake->owned == party && stake->owner != party &&
            stake->share > 0 && closure->truth[stake->owner] == TRUTH_YES)
            *sum += stake->share;
    }
    return *sum > 0 && reaches_share(method, *sum);
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

/* A closure being told of, and how. */
struct telling {
    struct decider *d;
    const struct closure *closure;
    const struct method *method;
    struct value *out;
    unsigned depth;
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
    if (t->depth > CASE_OWNERS_DEEP || round[party] <= 1 ||
        explain_link(t, party))
        return;
    t->depth++;
    for (uint32_t i = 0; i < t->d->facts.stake_count; i++) {
        const struct stake *stake = &t->d->facts.stakes[i];
        if (stake->owned != party || stake->owner == party ||
            t->closure->truth[stake->owner] != TRUTH_YES ||
            round[stake->owner] >= round[party])
            continue;
        explain_stake(t->d, stake, t->out);
        explain_path(t, stake->owner);
    }
    t->depth--;
}

void explain_closure(struct decider *d, const struct closure *closure,
                     const struct method *method, uint32_t party,
                     struct value *out) {
    if (closure->truth[party] == TRUTH_YES) {
        struct telling telling = {d, closure, method, out, 0};
        explain_path(&telling, party);
        return;
    }
    if (closure->truth[party] != TRUTH_UNKNOWN) return;
    const struct case_party *p = &d->facts.parties[party];
    if (method->asks_owners && owners_unknown(d, party))
        because_missing(d, out, "%.*s.owners", (int)p->path.length,
                        p->path.bytes);
    for (uint32_t i = 0; i < d->facts.stake_count; i++) {
        const struct stake *stake = &d->facts.stakes[i];
        if (stake->owned != party || stake->owner == party ||
            closure->truth[stake->owner] == TRUTH_NO)
            continue;
        const struct case_party *owner = &d->facts.parties[stake->owner];
        if (stake->share < 0)
            because_missing(d, out, "%.*s.share", (int)owner->path.length,
                            owner->path.bytes);
        else if (method->asks_owners && owners_unknown(d, stake->owner))
            because_missing(d, out, "%.*s.owners", (int)owner->path.length,
                            owner->path.bytes);
    }
}
