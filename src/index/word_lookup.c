/* word_lookup.c -- all words within the allowed slips, none missed.
 *
 *     asked "jogn"  ->  jogn, ogn, jgn, jon, jog        (its deletes)
 *     listed "jong" ->  jong, ong, jng, jog, jon        (indexed)
 *                                       ^^^  ^^^ meet: measure the distance
 *
 * Each delete is one probe of a bucket; an entry carries 8 bits of the hash,
 * so that most words of other strings fall without being looked at.
 */
#include "index/index_inside.h"
#include "text/slip_cost.h"

static void add_hit(struct word_hits *hits, uint32_t word, float similarity) {
    if (!growing_add(hits, ((struct word_hit){word, similarity})))
        hits->failed = true;
}

struct lookup {
    const struct word_index *index;
    struct span word;
    struct word_info info;
    unsigned slips, deletes; /* at most; taken from the word */
    bool has_pattern;        /* made for the first word that needs it */
    struct word_search *search;
};

/* Words that share this delete, each once. */
static void gather(const struct lookup *l, uint32_t hash) {
    const struct word_index *index = l->index;
    struct word_search *search = l->search;
    uint32_t bucket = hash & index->delete_mask;
    uint32_t end = index->delete_at[bucket + 1];
    for (uint32_t i = index->delete_at[bucket]; i < end; i++) {
        uint32_t entry = index->delete_entries[i];
        uint32_t number = entry & (WORDS_MOST - 1);
        uint64_t bit = UINT64_C(1) << (number & 63);
        if ((entry ^ hash) >> 24 || (search->seen[number >> 6] & bit)) continue;
        if (!growing_add(&search->alike, number)) {
            search->hits.failed = true;
            return;
        }
        search->seen[number >> 6] |= bit;
        PREFETCH(&index->word_infos[number]);
    }
}

/* Whether more than `most` (1 or 2) bits are set. */
static bool has_more_bits(uint32_t bits, unsigned most) {
    bits &= bits - 1;
    if (most == 2) bits &= bits - 1;
    return (bits & (bits - 1)) != 0;
}

static unsigned distance_to(struct lookup *l, struct span listed,
                            unsigned slips, bool is_ascii) {
    if (slips == 1 && is_ascii) return edit_distance_one(l->word, listed);
    if (!l->has_pattern) edit_pattern_set(&l->search->pattern, l->word);
    l->has_pattern = true;
    return edit_distance(&l->search->pattern, listed, slips);
}

/* A slip takes one letter away at most and brings one in. */
static void weigh_word(struct lookup *l, uint32_t number) {
    const struct word_info *info = &l->index->word_infos[number];
    struct span listed = index_word(l->index, number);
    unsigned slips = slips_between(info->letters, l->info.letters);
    if (l->slips < slips) slips = l->slips;
    if (slips == 0) {
        if (span_equals(listed, l->word))
            add_hit(&l->search->hits, number, 1.0F);
        return;
    }
    unsigned longer = info->letters, shorter = l->info.letters;
    if (shorter > longer) longer = shorter, shorter = info->letters;
    uint32_t apart = info->letter_set ^ l->info.letter_set;
    if (longer - shorter > slips ||
        has_more_bits(apart & info->letter_set, slips) ||
        has_more_bits(apart & l->info.letter_set, slips))
        return;
    bool is_ascii =
        info->letters == listed.length && l->info.letters == l->word.length;
    unsigned distance = distance_to(l, listed, slips, is_ascii);
    if (distance > slips) return;
    float cost = distance ? slip_cost(l->word, listed, distance) : 0.0F;
    add_hit(&l->search->hits, number, 1.0F - cost / (float)longer);
}

/* Words that stand for the asked one, each looked up as it is. */
static void look_up_kin(const struct word_index *index, struct span word,
                        const struct word_kin *kin, struct word_hits *hits) {
    struct kin_words words;
    if (!has_kin(kin)) return;
    kin_words_set(word, kin, &words);
    for (unsigned i = 0; i < words.count; i++) {
        uint32_t number = word_find(index, words.items[i].word);
        if (number != WORD_NONE)
            add_hit(hits, number, words.items[i].similarity);
    }
}

/* Words that sound like it; itself is found by its letters. */
static void look_up_sounds(const struct word_index *index, struct span word,
                           const struct word_sound *sound,
                           struct word_hits *hits) {
    struct sound_key keys[SOUND_KEYS_MOST];
    unsigned count = sound_keys_asked(sound, keys);
    for (unsigned i = 0; i < count; i++) {
        uint32_t at, end;
        sound_range(&index->sounds, keys[i].key, &at, &end);
        for (; at < end; at++) {
            uint32_t number = index->sounds.entries[at].word;
            if (!span_equals(index_word(index, number), word))
                add_hit(hits, number, keys[i].similarity);
        }
    }
}

/* Three walks, so that what each reads is on its way by then. */
static void look_up_deletes(struct lookup *l) {
    uint32_t hashes[DELETE_HASHES_MOST];
    const struct word_index *index = l->index;
    struct word_search *search = l->search;
    unsigned count = delete_hashes(l->word, l->deletes, hashes);
    for (unsigned i = 0; i < count; i++)
        PREFETCH(&index->delete_at[hashes[i] & index->delete_mask]);
    growing_clear(&search->alike);
    for (unsigned i = 0; i < count; i++)
        PREFETCH(&index->delete_entries[index->delete_at[hashes[i] &
                                                         index->delete_mask]]);
    for (unsigned i = 0; i < count; i++)
        gather(l, hashes[i]);
    for (size_t i = 0; i < search->alike.count; i++) {
        uint32_t number = search->alike.items[i];
        search->seen[number >> 6] = 0;
        weigh_word(l, number);
    }
}

static void look_up_itself(const struct word_index *index, struct span word,
                           struct word_hits *hits) {
    uint32_t number = word_find(index, word);
    if (number != WORD_NONE) add_hit(hits, number, 1.0F);
}

void word_lookup(const struct word_index *index, struct span word,
                 const struct word_kin *kin, unsigned slips,
                 struct word_search *search) {
    if (kin) {
        look_up_kin(index, word, kin, &search->hits);
        look_up_sounds(index, word, &kin->sound, &search->hits);
    }
    if (slips == 0 || (kin && is_number(kin))) {
        look_up_itself(index, word, &search->hits);
        return;
    }
    struct lookup l = {index, word,  word_info_of(word), slips, 0,
                       false, search};
    l.deletes = word_deletes(&l.info);
    if (l.deletes == NO_DELETES) {
        look_up_itself(index, word, &search->hits);
        return;
    }
    if (slips < l.deletes) l.deletes = slips;
    look_up_deletes(&l);
}
