/* korean_score.c -- three straight pieces, and a lid. */
#include "match/korean_score.h"

/* Between the bounds of the two bands; docs/method/korean.md. */
#define REVIEW_LEAST 0.70F
#define STRONG_LEAST 0.90F
/* A little below what equal words gain for as many bits; the caller gives no
 * more bits than those, so that they come first. */
#define STRONG_GAIN  0.085F

/* Different names of one length: below the default threshold. */
#define OTHER_NAME_MOST 0.69F

struct korean_verdict korean_compare(const struct korean_form *a,
                                     size_t a_count,
                                     const struct korean_form *b,
                                     size_t b_count, bool are_whole) {
    struct korean_verdict verdict = {0.0F,    {NULL, NULL}, a,        b,
                                     a_count, b_count,      are_whole};
    if (a_count > 0 && b_count > 0)
        verdict.agree =
            korean_names_agree(a, a_count, b, b_count, &verdict.pair);
    return verdict;
}

float korean_score(float agree, float bits) {
    if (agree < KOREAN_AGREE_LEAST)
        return REVIEW_LEAST * agree / KOREAN_AGREE_LEAST;
    if (agree < KOREAN_AGREE_STRONG)
        return REVIEW_LEAST + (STRONG_LEAST - REVIEW_LEAST) *
                                  (agree - KOREAN_AGREE_LEAST) /
                                  (KOREAN_AGREE_STRONG - KOREAN_AGREE_LEAST);
    float share = bits > 0.0F ? bits / (bits + 10.0F) : 0.0F;
    return STRONG_LEAST + STRONG_GAIN * share * (agree - KOREAN_AGREE_STRONG) /
                              (1.0F - KOREAN_AGREE_STRONG);
}

/* Asked only of names whose words agree: few. */
static bool are_others(const struct korean_verdict *v) {
    return v->agree < KOREAN_AGREE_LEAST && v->a_count > 0 && v->b_count > 0 &&
           korean_names_differ(v->a, v->a_count, v->b, v->b_count,
                               v->are_whole);
}

void korean_judge(const struct korean_verdict *verdict, float bits,
                  struct scored_name *scored, float *scored_bits) {
    if (scored->is_equal) return;
    if (scored->name > OTHER_NAME_MOST && are_others(verdict))
        scored->name = OTHER_NAME_MOST;
    float score = korean_score(verdict->agree, bits);
    if (score <= scored->name) return;
    scored->name = score;
    *scored_bits = bits * verdict->agree;
}
