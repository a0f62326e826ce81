/* council_vote.h -- what a vote of the Security Council decides.
 *
 *     yes 13   no 2 (CN, RU)   abstain 0     ->  vetoed by CN, RU
 *     yes 14   no 0   abstain 1 (IN)         ->  adopted
 *     yes  8   no 0   abstain 7              ->  failed: 1 short of nine
 *
 * Article 27(3) of the Charter: a decision that is not procedural needs nine
 * votes and no permanent member against it; to abstain or stay away is no
 * veto.  A side of the vote may be known by its count alone, by names, or by
 * both: a veto is only ever found by name, and what the names leave open is
 * answered with VOTE_OPEN, never guessed.
 */
#ifndef FORESEE_COUNCIL_VOTE_H
#define FORESEE_COUNCIL_VOTE_H

#include "law/law.h"

#define COUNCIL_MOST 32 /* members of the largest body that votes */

enum vote_result {
    VOTE_ADOPTED, /* as law_vote.result */
    VOTE_FAILED,
    VOTE_VETOED,
    VOTE_OPEN /* what is known does not settle it */
};
enum vote_side { VOTE_YES, VOTE_NO, VOTE_ABSTAIN, VOTE_SIDES };

/* Those who voted one way: `count` of them, some of them known by name. */
struct vote_ballot {
    uint32_t count, named;
    uint32_t countries[COUNCIL_MOST];
};

struct council_count {
    struct vote_ballot sides[VOTE_SIDES];
};

struct council_outcome {
    enum vote_result result;
    uint32_t quorum;
    uint32_t missing; /* yes votes short of the quorum */
    uint32_t untold;  /* members whose vote is not known */
    uint32_t veto_count;
    uint32_t vetoes[COUNCIL_MOST]; /* permanent members that voted no */
};

/* The members of `actor` on that day, permanent first; their number. */
uint32_t council_members(const struct rulebook *book, uint32_t actor,
                         day_number day, uint32_t members[COUNCIL_MOST]);

struct council_count council_recorded(const struct rulebook *book,
                                      const struct law_vote *vote);

struct council_outcome council_decide(const struct rulebook *book,
                                      uint32_t actor,
                                      const struct council_count *count);

/* "adopted", "failed", "vetoed", "open". */
const char *council_result_word(enum vote_result result);

#endif
