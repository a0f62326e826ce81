/* word_index.h -- from a word, perhaps misspelt, to the names that bear it.
 *
 *     "jogn" --deletes--> jong (1 slip)
 *     jong   --postings-> names 17, 204, 3311 ...
 *     name 17 --forward-> [kim, jong, un], record 9, alias
 *
 * Two levels.  There are far fewer different words than names, so slips are
 * sought among words, by symmetric deletes (two words within k slips share
 * what remains after deleting at most k letters of their first eight); names
 * are found through lists of the words they bear.
 * Invariant (completeness): word_lookup gives every word of the list whose
 * word_similarity to the asked one is above zero, and no other.  Nothing is
 * cut: that is what the oracle test holds against a scan of all words.
 * Everything is flat arrays of little-endian numbers in the snapshot file,
 * read in place.
 *
 * Sections: WORD bytes of the words, one after another
 *           WINF word_info[words+1]  where each begins, and what it is like
 *           WHSH u32[2^n]       open addressing: 8 bits of hash, 24 bits of
 *                               word number + 1, 0 empty
 *           DDIR u32[2^n + 1]   first entry of each delete bucket
 *           DENT u32[]          8 bits of hash, 24 bits of word number
 *           POFF u32[words+1]   where each posting list begins
 *           PNAM u32[]          name numbers, rising within a list
 *           PSKE u64[]          for each posting, what else its name bears
 *           NFWD u32[]          word numbers of all names, in order
 *           NOFF u32[names+1]   where each name's words begin in NFWD
 *           NREC u32[names]     record of each name
 *           NITM u32[names]     item number in the record << 8 | name role,
 *                               with NAME_IS_READING
 *           SNDD u32[2^n + 1]   first entry of each bucket of sounds
 *           SNDE {key, word}[]  words by sound, sound_index.h
 */
#ifndef INDEX_WORD_INDEX_H
#define INDEX_WORD_INDEX_H

#include "base/bytes.h"
#include "base/error.h"
#include "index/sound_index.h"
#include "text/edit_distance.h"
#include "text/word_kin.h"

#define WORDS_MOST ((uint32_t)1 << 24) /* word numbers have 24 bits */
#define WORD_NONE  UINT32_MAX

/* ---- how alike two words are -------------------------------------------- */

/* By slips alone: 1 when equal; 1 - cost / longer length (text/slip_cost.h)
 * when within the slips allowed; else 0.  A word with a digit is like no
 * other: "OCEAN 3" is not "OCEAN 8". */
float slip_similarity(const struct edit_pattern *asked, struct span asked_word,
                      struct span word);

/* The same, what kin are alike by (text/word_kin.h), or what one sound is
 * (text/word_sound.h), whichever is most. */
float word_similarity(const struct edit_pattern *asked,
                      const struct kin_side *asked_side,
                      const struct kin_side *side);

/* Slips allowed between words of so many letters: none below 3, one letter
 * more or less between 3 and 4, one below 8, two from there. */
unsigned slips_between(unsigned a, unsigned b);

/* ---- the index in place ------------------------------------------------- */

/* What is asked of a word before its letters are: most words that share a
 * delete with the asked one are told apart by this alone. */
struct word_info {
    uint32_t at;         /* where it begins in WORD */
    uint32_t letter_set; /* bit (code point mod 32) of each letter */
    uint16_t bits;       /* weight in 1/256 bits, see word_weight */
    uint8_t letters;     /* at most EDIT_LETTERS_MOST + 1 */
    uint8_t flags;
};
enum { WORD_HAS_DIGIT = 1, WORD_IS_INITIAL = 2 };

/* All but `at` and `bits`, from the word itself.  An initial is one letter
 * of a script up to Armenian: those write letters, and digits stand for
 * themselves. */
struct word_info word_info_of(struct span word);

struct word_index {
    uint32_t word_count, name_count;
    uint32_t hash_mask, delete_mask;
    struct span words;
    const struct word_info *word_infos;
    const uint32_t *word_slots;
    const uint32_t *delete_at, *delete_entries;
    const uint32_t *posting_at, *posting_name;
    const uint64_t *posting_sketch;
    const uint32_t *name_words, *name_at, *name_record, *name_item;
    struct sound_index sounds;
};

static inline struct span index_word(const struct word_index *index,
                                     uint32_t word) {
    const struct word_info *info = &index->word_infos[word];
    return (struct span){index->words.bytes + info->at, info[1].at - info->at};
}

/* The number of a word exactly as folded; WORD_NONE when no name bears it. */
uint32_t word_find(const struct word_index *index, struct span word);

/* The parts of one word of up to EDIT_LETTERS_MOST bytes, each found without
 * reading it anew: the hash of a part is a difference of two sums. */
struct word_parts {
    struct span word;
    uint64_t sum[EDIT_LETTERS_MOST + 1], power[EDIT_LETTERS_MOST + 1];
};
void word_parts_set(struct word_parts *parts, struct span word);
/* The number of the bytes [from, to), WORD_NONE when they are no word. */
uint32_t word_find_part(const struct word_index *index,
                        const struct word_parts *parts, size_t from, size_t to);

/* What agreeing on a listed word is worth, in bits: -log2 of the share of
 * names that bear it, between 2 and 14. */
static inline float word_weight(const struct word_index *index, uint32_t word) {
    return (float)index->word_infos[word].bits * (1.0F / 256.0F);
}

#define WORD_WEIGHT_MOST 14.0F

/* How many names bear it. */
static inline uint32_t bearers_of(const struct word_index *index,
                                  uint32_t word) {
    return index->posting_at[word + 1] - index->posting_at[word];
}

struct word_hit {
    uint32_t word;
    float similarity;
};

struct word_hits {
    struct word_hit *items;
    size_t count, room;
    bool failed; /* memory ran out */
};

/* Scratch of look-ups, and what the last ones found. */
struct word_search {
    struct edit_pattern pattern; /* all zero before the first */
    uint64_t *seen; /* one bit a word of the index, clear between calls */
    GROWING(uint32_t) alike; /* words that share a delete, of one look-up */
    struct word_hits hits;
};

/* Appends to search->hits every word with similarity above 0.  `slips` below
 * 2 allows no more slips than that; `kin` NULL asks for no kin: so are words
 * run together looked up.  A word may be appended twice, by slips and as
 * kin; the higher similarity counts. */
void word_lookup(const struct word_index *index, struct span word,
                 const struct word_kin *kin, unsigned slips,
                 struct word_search *search);

/* ---- all words compared ---------------------------------------------------- */

/* The same without any table: every word of the list compared, each appended
 * once.  Slow, for the oracle; what is the same for all asked words, and the
 * parts of the last one, are kept here. */
struct word_scan;
struct word_scan *word_scan_new(const struct word_index *index); /* or NULL */
void word_scan_free(struct word_scan *scan); /* NULL: fine */
void word_scan(const struct word_scan *scan, struct span word,
               const struct word_kin *kin, unsigned slips,
               struct word_search *search);

/* Finds all parts of a word of up to EDIT_LETTERS_MOST bytes; then the listed
 * word that the bytes [from, to) are, or WORD_NONE. */
void word_scan_parts(struct word_scan *scan, struct span word);
uint32_t word_scan_part(const struct word_scan *scan, size_t from, size_t to);

/* ---- sketches ------------------------------------------------------------ */

/* What else the name of a posting bears, in 64 bits, so that most names are
 * dropped without being looked at:
 *
 *     63..60   weight of all its words in steps of 4 bits, 14 for 56 and more
 *     59..0    fingerprints of its other different words, 12 bits each, 0
 *              for none
 *
 * or, when there are over five of those, 15, then 48 bits with the
 * sketch_bit of each, then the weight in bits 11..0. */
#define SKETCH_WORDS  5
#define SKETCH_LONG   15
#define SKETCH_LEVELS 4096 /* steps of weight, all below this */
#define SKETCH_STEP   4.0F
#define FINGERPRINTS  4096

static inline unsigned word_fingerprint(uint32_t word) {
    uint32_t mixed = word * UINT32_C(0x9E3779B1);
    return 1 + (unsigned)((uint64_t)mixed * (FINGERPRINTS - 1) >> 32);
}

static inline uint64_t sketch_bit(uint32_t word) {
    return UINT64_C(1) << (12 + word_fingerprint(word) % 48);
}

/* ---- building ----------------------------------------------------------- */

struct word_index_draft; /* names are added in record order */

struct word_index_draft *word_index_draft_new(void);
void word_index_draft_free(struct word_index_draft *draft);

/* In the role of a name: it is a reading of the item's text in Latin letters
 * (text/latin_readings.h), not the text itself. */
#define NAME_IS_READING 0x80

/* `folded` words of one name of one record. */
struct name_origin {
    uint32_t record, item;
    uint8_t role;
};
struct folded_name;
idt_status word_index_draft_add(struct word_index_draft *draft,
                                const struct folded_name *name,
                                struct name_origin origin, idt_error *error);

/* Makes the arrays; `out` receives WORD_INDEX_SECTIONS pieces, whose memory
 * lives in the draft. */
#define WORD_INDEX_SECTIONS 14
struct index_section {
    char tag[5];
    uint32_t count;
    struct span bytes;
};
idt_status word_index_draft_finish(struct word_index_draft *draft,
                                   idt_error *error, struct index_section *out);

/* Sets up the index over sections (found by tag through `section`) and
 * checks every number in them, so that no later read can leave them. */
struct section_finder {
    const void *context;
    bool (*find)(const void *context, const char *tag, struct span *bytes,
                 uint32_t *count);
};
idt_status word_index_open(struct section_finder finder, uint32_t records,
                           idt_error *error, struct word_index *index);

#endif
