/* ready_name.h -- a name made ready once, to be compared with many.
 *
 *     "Kim Jong-un"   form 0, as written:  kim jong un
 *                     runs     kim | jong | un | kimjong | jongun | kimjongun
 *                     each     letters, set of letters; a word its kin, weight
 *     "Ким Чен Ын"    form 0, and a form for each reading in Latin letters
 *
 * Two names are compared without folding, hashing or looking up anything: what
 * a word is and weighs without a list depends on the word alone.  Pairs that
 * have nothing in common, which most have, are told by lengths and sets of
 * letters.
 * Invariant: nothing here changes once it is made, but the Korean forms, which
 * are read when they are first asked for.
 */
#ifndef MATCH_READY_NAME_H
#define MATCH_READY_NAME_H

#include "base/arena.h"
#include "index/word_pair.h"
#include "match/align_names.h"
#include "text/korean_name.h"
#include "text/latin_readings.h"

#define RUN_WORDS_MOST 3

struct ready_run {
    struct ready_letters letters;
    uint8_t first, count; /* words */
};

/* The pairs of neighbouring letters of a word, its ends among them. */
struct letter_pairs {
    uint64_t set[2];
    uint32_t count; /* 0: it is not compared by them (loose_words.h) */
};

struct ready_word {
    struct letter_pairs pairs;
    struct word_kin kin;
    float weight, bits; /* without a list */
    uint32_t letter;    /* as in struct name_words */
    bool is_initial, is_number;
};

/* The runs of one word stand first, then those of two, then of three. */
struct ready_form {
    uint32_t word_count, run_count;
    struct ready_word *words;
    struct ready_run *runs;
    float weight; /* of all words */
    bool has_number;
    /* Which lengths there are, a bit each (length_bit): of words in letters,
     * of words run together in bytes. */
    uint64_t word_lengths, run_lengths;
    bool is_strict; /* words are met as they are or not at all */
};

struct ready_name {
    struct span text;
    uint32_t form_count; /* 0: the name has no word */
    bool is_by_digits;   /* forms but the first are digits read as letters */
    bool may_be_korean;
    bool is_korean_read;
    uint32_t initials; /* words of one letter */
    struct ready_form forms[1 + READINGS_MOST];
    uint32_t korean_count;
    struct korean_form *korean;
};

/* What words met before are, so that each is looked at once, and scratch.
 * About 400 KB; one thread's. */
struct name_maker;
struct name_maker *name_maker_new(void); /* NULL when memory ran out */
void name_maker_free(struct name_maker *maker);

/* `text` and the memory of `arena` must live as long as the name. */
idt_status ready_name_make(struct name_maker *maker, struct span text,
                           struct arena *arena, idt_error *error,
                           struct ready_name *name);

/* The name's Korean forms are read, if it is Korean. */
idt_status ready_name_read_korean(struct name_maker *maker, struct arena *arena,
                                  idt_error *error, struct ready_name *name);

/* All edges between two forms, EDGES_MOST at most; `is_strict` when either
 * is. */
size_t ready_edges(const struct ready_form *asked,
                   const struct ready_form *other, bool is_strict,
                   struct pair_pattern *pattern, struct edge *edges);

/* For align_names. */
void ready_words(const struct ready_form *form, struct name_words *words);

#endif
