/* asked_name.h -- a name made ready to be sought in one index.
 *
 *     "Kimjong un"  words   kimjong, un
 *                   units   kimjong | un | kimjongun
 *                   splits  kimjong = kim + jong
 *
 * A unit is a run of 1 to 3 asked words read as one listed word; a split is
 * one asked word read as 2 or 3 neighbouring listed words, letter for
 * letter, or two neighbours between which the gap slipped.  Each knows the listed words it can meet, so that scoring a name
 * is following links from the words it bears.
 * Invariant: every edge that a direct comparison (ready_edges) can draw to a
 * name of the index is reachable through the links, and no other; a test holds
 * the two against each other.
 */
#ifndef MATCH_ASKED_NAME_H
#define MATCH_ASKED_NAME_H

#include "index/word_index.h"
#include "match/align_names.h"
#include "match/kept_words.h"
#include "text/fold_letters.h"

#define UNIT_WORDS_MOST 3
#define UNITS_MOST      (UNIT_WORDS_MOST * LIMIT_NAME_TOKENS)

#define SPLIT_BYTES_LEAST 4 /* "alqaida", not "abc" = "a" + "bc" */
#define GAP_MOST          2 /* "myongc hin": the gap one letter late */

/* Slips allowed beyond the word's own: 2 alone, 1 for a pair, 0 for three. */
static inline unsigned unit_slips(unsigned words) {
    return words >= 3 ? 0 : 3 - words;
}

struct unit {
    uint8_t first, count;
    uint16_t length;
    uint32_t at;             /* bytes in asked_name.joined */
    uint32_t from, to;       /* its links */
    struct link_reach reach; /* by those */
};

struct asked_name {
    struct folded_name folded;
    struct name_words words;
    struct word_kin kin[LIMIT_NAME_TOKENS]; /* by word */
    struct unit units[UNITS_MOST];
    uint32_t unit_count;
    char joined[FOLDED_BYTES_MOST]; /* all words, without spaces */
    GROWING(struct word_link) links;
    struct word_search search;
    struct word_parts parts; /* of the word being parted */
    float all_weight;        /* of the asked words */
    bool is_strict;          /* its words are met as they are or not at all */
    bool has_initial;        /* one of them is a single letter */
    uint32_t *link_of;       /* by listed word: link number + 1, 0 none */
    uint32_t beside[FINGERPRINTS]; /* by that of the anchor: the same */
    uint32_t initials[26];         /* listed words of one letter */
    struct word_scan *scan;        /* NULL unless all words are compared */
    struct kept_words *kept;       /* NULL: each word is sought anew */
    bool failed;                   /* memory ran out */
};

/* Room for one index; false when memory ran out. */
bool asked_name_init(struct asked_name *asked, const struct word_index *index);
/* From now on links are found by comparing every word of the index, not by
 * its tables: slow, and plain to see.  False when memory ran out. */
bool asked_name_scan_all(struct asked_name *asked,
                         const struct word_index *index);
/* From now on each word is sought anew: for measuring. */
void asked_name_keep_nothing(struct asked_name *asked);
void asked_name_release(struct asked_name *asked);

/* Folds and links; IDT_OVER_LIMIT when the name is too long. */
idt_status asked_name_set(struct asked_name *asked,
                          const struct word_index *index, struct span name,
                          idt_error *error);
/* The same in two steps, for a name that is folded already or read from
 * another script (text/latin_readings.h); a strict one allows no slips and no
 * kin. */
void asked_name_take(struct asked_name *asked, const struct folded_name *name,
                     bool is_strict);
idt_status asked_name_link(struct asked_name *asked,
                           const struct word_index *index, idt_error *error);

/* What a word of this kin weighs as a share of its name, and what agreeing on
 * it is worth, when it is of so many bits by a list's count or by its length. */
void word_weigh(const struct word_kin *kin, float rarity, float *weight,
                float *bits);

static inline struct span unit_word(const struct asked_name *asked,
                                    const struct unit *unit) {
    return (struct span){asked->joined + unit->at, unit->length};
}

/* Weight of all listed words of a link. */
static inline float link_weight(const struct word_index *index,
                                const struct word_link *link) {
    float weight = word_weight(index, link->word);
    if (link->parts > 1) weight += word_weight(index, link->second);
    if (link->parts > 2) weight += word_weight(index, link->third);
    return weight;
}

/* To one listed name, by its words in the index. */
size_t edges_by_links(const struct asked_name *asked, const uint32_t *words,
                      size_t count, struct edge *edges);

/* Whether a listed name's raw score, less the thin_penalty, can reach this
 * one, by its words' links alone: cheap, and never no when align_names and
 * score_of_raw would make as much of it.  A name without an edge never can. */
bool name_may_reach(const struct asked_name *asked,
                    const struct word_index *index, uint32_t name,
                    float raw_least);

/* Whether the word is a number in figures, or in roman ones of two letters or
 * more: a letter alone is an initial more often. */
bool word_is_number(struct span word);

/* First letter of a word when letters can stand for words in its script, 0
 * when they cannot; whether it is all of the word. */
uint32_t letter_for_initial(struct span word, bool *is_initial);
void name_words_set_letter(struct name_words *words, size_t i,
                           struct span word);

#endif
