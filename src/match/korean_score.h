/* korean_score.h -- what Korean syllables say of two names' score.
 *
 *     Kim Jong Un ~ Gim Jeong-eun    syllables agree: lifted to strong
 *     Kim Jong Il ~ Kim Yong Il      jong is not yong: not above 0.69
 *
 * Two letters of a Korean syllable are not two slips of the pen, and one
 * letter is another name.  So for two names that are both Korean the
 * syllables decide: where they agree the better of both scores counts, and
 * where names of as many syllables do not, letters that agree otherwise
 * prove little.
 */
#ifndef MATCH_KOREAN_SCORE_H
#define MATCH_KOREAN_SCORE_H

#include "match/weigh_evidence.h"
#include "text/korean_name.h"

struct korean_verdict {
    float agree; /* korean_names_agree; 0 when one is not Korean */
    struct korean_pair pair;
    const struct korean_form *a, *b; /* all forms, for what they differ by */
    size_t a_count, b_count;
    bool are_whole;
};

/* `are_whole`: no part of either name was left out, so that one more
 * syllable makes another name. */
struct korean_verdict korean_compare(const struct korean_form *a,
                                     size_t a_count,
                                     const struct korean_form *b,
                                     size_t b_count, bool are_whole);

/* From agreement to the score of the contract; rises with both.  `bits`: the
 * weight of the lighter name, of the asked one what its words are worth when
 * they agree. */
float korean_score(float agree, float bits);

/* Lifts or lowers the score that the words gave, and its bits. */
void korean_judge(const struct korean_verdict *verdict, float bits,
                  struct scored_name *scored, float *scored_bits);

#endif
