/* council_vote.c -- counting votes by the rule of the Charter.
 *
 * Three questions in this order: did a permanent member say no, can there be
 * nine, are there nine.  Each is asked twice, of what is certain and of what
 * is possible, and only answers that agree are given.
 */
#include "foresee/council_vote.h"

static const struct law_actor *actor_of(const struct rulebook *book,
                                        uint32_t actor) {
    return &book->actors.items[actor];
}

static bool is_permanent(const struct rulebook *book,
                         const struct law_actor *actor, uint32_t country) {
    for (uint32_t i = 0; i < actor->permanent.count; i++)
        if (book->ids.items[actor->permanent.first + i] == country) return true;
    return false;
}

static uint32_t add_members(const struct rulebook *book, struct law_list list,
                            uint32_t members[COUNCIL_MOST], uint32_t count) {
    for (uint32_t i = 0; i < list.count && count < COUNCIL_MOST; i++)
        members[count++] = book->ids.items[list.first + i];
    return count;
}

uint32_t council_members(const struct rulebook *book, uint32_t actor,
                         day_number day, uint32_t members[COUNCIL_MOST]) {
    const struct law_actor *body = actor_of(book, actor);
    uint32_t count = add_members(book, body->permanent, members, 0);
    for (uint32_t i = 0; i < body->seats.count; i++) {
        const struct law_seats *term =
            &book->seats.items[body->seats.first + i];
        if (term->from <= day && day < term->until)
            count = add_members(book, term->countries, members, count);
    }
    return count;
}

/* ---- counting --------------------------------------------------------------- */

static struct vote_ballot ballot_of(const struct rulebook *book,
                                    const struct law_ballot *from) {
    struct vote_ballot ballot = {.count = from->count};
    ballot.named = add_members(book, from->countries, ballot.countries, 0);
    return ballot;
}

struct council_count council_recorded(const struct rulebook *book,
                                      const struct law_vote *vote) {
    return (struct council_count){{ballot_of(book, &vote->yes),
                                   ballot_of(book, &vote->no),
                                   ballot_of(book, &vote->abstain)}};
}

/* Permanent members that are not named on any side. */
static uint32_t unnamed_permanent(const struct rulebook *book,
                                  const struct law_actor *body,
                                  const struct council_count *count) {
    uint32_t named = 0;
    for (int side = 0; side < VOTE_SIDES; side++)
        for (uint32_t i = 0; i < count->sides[side].named; i++)
            named += is_permanent(book, body, count->sides[side].countries[i]);
    return body->permanent.count > named ? body->permanent.count - named : 0;
}

static void find_vetoes(const struct rulebook *book,
                        const struct law_actor *body,
                        const struct vote_ballot *no,
                        struct council_outcome *out) {
    for (uint32_t i = 0; i < no->named; i++)
        if (is_permanent(book, body, no->countries[i]))
            out->vetoes[out->veto_count++] = no->countries[i];
}

/* Whether some permanent member may yet turn out to be against: an unnamed
 * no, or a vote that is not known, may be theirs. */
static bool may_be_vetoed(const struct rulebook *book,
                          const struct law_actor *body,
                          const struct council_count *count, uint32_t untold) {
    const struct vote_ballot *no = &count->sides[VOTE_NO];
    return unnamed_permanent(book, body, count) > 0 &&
           (no->count > no->named || untold > 0);
}

struct council_outcome council_decide(const struct rulebook *book,
                                      uint32_t actor,
                                      const struct council_count *count) {
    const struct law_actor *body = actor_of(book, actor);
    struct council_outcome out = {.quorum = body->quorum};
    uint32_t told = 0, yes = count->sides[VOTE_YES].count;
    for (int side = 0; side < VOTE_SIDES; side++)
        told += count->sides[side].count;
    out.untold = body->members > told ? body->members - told : 0;
    out.missing = yes < body->quorum ? body->quorum - yes : 0;
    find_vetoes(book, body, &count->sides[VOTE_NO], &out);
    if (out.missing > out.untold)
        out.result = VOTE_FAILED;
    else if (out.veto_count > 0)
        out.result = VOTE_VETOED;
    else if (out.missing > 0 || may_be_vetoed(book, body, count, out.untold))
        out.result = VOTE_OPEN;
    else
        out.result = VOTE_ADOPTED;
    return out;
}

const char *council_result_word(enum vote_result result) {
    static const char *const words[] = {[VOTE_ADOPTED] = "adopted",
                                        [VOTE_FAILED] = "failed",
                                        [VOTE_VETOED] = "vetoed",
                                        [VOTE_OPEN] = "open"};
    return words[result];
}
