/* word_index_build.c -- names in, flat arrays out.
 *
 * Two phases.  Adding: each word gets a number the first time it is seen and
 * the name keeps the numbers.  Finishing: count, sum, fill, three times over:
 * posting lists from names, delete buckets from words, weights from counts.
 * Counting sort throughout: every array is written once, in order.
 */
#include "base/memory.h"
#include "index/index_inside.h"
#include "text/fold_letters.h"

#include <math.h>

struct word_index_draft {
    struct byte_writer words;
    GROWING(uint32_t) word_at;
    GROWING(uint32_t) name_words;
    GROWING(uint32_t) name_at;
    GROWING(uint32_t) name_record;
    GROWING(uint32_t) name_item;
    GROWING(uint32_t) hash;
    uint32_t hash_mask;
    uint32_t *posting_at, *posting_name, *delete_at, *delete_entries;
    uint64_t *posting_sketch;
    struct word_info *word_infos;
    struct sound_entry *sounds;
    uint32_t *sound_at, sound_count, sound_buckets;
};

#define FIRST_HASH_ROOM 4096u

struct word_index_draft *word_index_draft_new(void) {
    struct word_index_draft *draft = memory_take_zeroed(1, sizeof *draft);
    if (!draft) return NULL;
    draft->hash_mask = FIRST_HASH_ROOM - 1;
    bool made = growing_reserve(&draft->hash, FIRST_HASH_ROOM) &&
                growing_add(&draft->word_at, 0) &&
                growing_add(&draft->name_at, 0);
    if (made) {
        memset(draft->hash.items, 0, FIRST_HASH_ROOM * sizeof(uint32_t));
        return draft;
    }
    word_index_draft_free(draft);
    return NULL;
}

void word_index_draft_free(struct word_index_draft *draft) {
    if (!draft) return;
    byte_writer_release(&draft->words);
    growing_release(&draft->word_at);
    growing_release(&draft->name_words);
    growing_release(&draft->name_at);
    growing_release(&draft->name_record);
    growing_release(&draft->name_item);
    growing_release(&draft->hash);
    memory_free(draft->posting_at);
    memory_free(draft->posting_name);
    memory_free(draft->posting_sketch);
    memory_free(draft->delete_at);
    memory_free(draft->delete_entries);
    memory_free(draft->sounds);
    memory_free(draft->sound_at);
    memory_free(draft->word_infos);
    memory_free(draft);
}

/* ---- adding ----------------------------------------------------------------- */

static struct span drafted_word(const struct word_index_draft *d, uint32_t w) {
    return (struct span){d->words.bytes.items + d->word_at.items[w],
                         d->word_at.items[w + 1] - d->word_at.items[w]};
}

static uint32_t words_so_far(const struct word_index_draft *draft) {
    return (uint32_t)draft->word_at.count - 1;
}

/* The slot of a word, or the empty one where it would go. */
static uint32_t slot_of(const struct word_index_draft *d, uint64_t hash,
                        struct span word) {
    uint32_t slot = (uint32_t)hash & d->hash_mask;
    for (;; slot = (slot + 1) & d->hash_mask) {
        uint32_t held = d->hash.items[slot];
        if (held == 0) return slot;
        uint32_t number = (held & (WORDS_MOST - 1)) - 1;
        if (held == word_slot(hash, number) &&
            span_equals(drafted_word(d, number), word))
            return slot;
    }
}

/* At half full twice the slots, so that probes stay short. */
static bool hash_grow(struct word_index_draft *d) {
    if (words_so_far(d) * 2 < d->hash_mask) return true;
    uint32_t room = (d->hash_mask + 1) * 2;
    if (!growing_reserve(&d->hash, room)) return false;
    memset(d->hash.items, 0, room * sizeof(uint32_t));
    d->hash_mask = room - 1;
    for (uint32_t w = 0; w < words_so_far(d); w++) {
        uint64_t hash = word_hash(drafted_word(d, w));
        d->hash.items[slot_of(d, hash, drafted_word(d, w))] =
            word_slot(hash, w);
    }
    return true;
}

static bool word_number(struct word_index_draft *d, struct span word,
                        uint32_t *number) {
    uint64_t hash = word_hash(word);
    uint32_t slot = slot_of(d, hash, word);
    if (d->hash.items[slot] != 0) {
        *number = (d->hash.items[slot] & (WORDS_MOST - 1)) - 1;
        return true;
    }
    if (words_so_far(d) == WORDS_MOST - 1) return false;
    write_bytes(&d->words, word.bytes, word.length);
    if (d->words.failed || d->words.bytes.count > UINT32_MAX ||
        !growing_add(&d->word_at, (uint32_t)d->words.bytes.count))
        return false;
    *number = words_so_far(d) - 1;
    d->hash.items[slot] = word_slot(hash, *number);
    return hash_grow(d);
}

idt_status word_index_draft_add(struct word_index_draft *draft,
                                const struct folded_name *name,
                                struct name_origin origin, idt_error *error) {
    for (size_t i = 0; i < name->count; i++) {
        uint32_t number;
        if (!word_number(draft, folded_word(name, i), &number) ||
            !growing_add(&draft->name_words, number))
            return fail_memory(error);
    }
    if (!growing_add(&draft->name_at, (uint32_t)draft->name_words.count) ||
        !growing_add(&draft->name_record, origin.record) ||
        !growing_add(&draft->name_item, origin.item << 8 | origin.role))
        return fail_memory(error);
    return IDT_OK;
}

/* ---- finishing -------------------------------------------------------------- */

/* Counts in [w + 1] become starts in [w]; shared by both fills. */
static void sum_up(uint32_t *counts, uint32_t most) {
    for (uint32_t i = 0; i < most; i++)
        counts[i + 1] += counts[i];
}

/* Moves each start, pushed forward by filling, back to where it was. */
static void step_back(uint32_t *starts, uint32_t most) {
    for (uint32_t i = most; i > 0; i--)
        starts[i] = starts[i - 1];
    starts[0] = 0;
}

/* The list's own count, and what is known of the word in the population at
 * large where that is less: a list of wanted men is no sample of it. */
static uint16_t weight_of(struct span word, double names, uint32_t bearers) {
    struct word_kin kin = word_kin_of(word);
    double bits = log2(names / ((double)bearers + 0.5));
    if (bits < COUNTED_LEAST) bits = COUNTED_LEAST;
    bits = (double)kin_share(&kin, (float)bits);
    if (bits < WEIGHT_LEAST) bits = WEIGHT_LEAST;
    if (bits > WEIGHT_MOST) bits = WEIGHT_MOST;
    return (uint16_t)lround(bits * 256.0);
}

static bool make_infos(struct word_index_draft *d) {
    uint32_t words = words_so_far(d);
    double names = (double)d->name_record.count + 1.0;
    d->word_infos =
        memory_take_zeroed((size_t)words + 1, sizeof *d->word_infos);
    if (!d->word_infos) return false;
    for (uint32_t w = 0; w < words; w++) {
        d->word_infos[w] = word_info_of(drafted_word(d, w));
        d->word_infos[w].at = d->word_at.items[w];
        d->word_infos[w].bits = weight_of(
            drafted_word(d, w), names, d->posting_at[w + 1] - d->posting_at[w]);
    }
    d->word_infos[words].at = d->word_at.items[words];
    return true;
}

/* The different words of one name, in the order of the name. */
struct different_words {
    uint32_t count, items[LIMIT_NAME_TOKENS];
};

static void different_words(const struct word_index_draft *d, uint32_t name,
                            struct different_words *words) {
    words->count = 0;
    for (uint32_t i = d->name_at.items[name]; i < d->name_at.items[name + 1];
         i++) {
        uint32_t at = 0, word = d->name_words.items[i];
        while (at < words->count && words->items[at] != word)
            at++;
        words->items[at] = word;
        if (at == words->count) words->count++;
    }
}

static bool count_postings(struct word_index_draft *d) {
    uint32_t words = words_so_far(d), names = (uint32_t)d->name_record.count;
    struct different_words different;
    d->posting_at = memory_take_zeroed((size_t)words + 1, sizeof(uint32_t));
    if (!d->posting_at) return false;
    for (uint32_t n = 0; n < names; n++) {
        different_words(d, n, &different);
        for (uint32_t i = 0; i < different.count; i++)
            d->posting_at[different.items[i] + 1]++;
    }
    sum_up(d->posting_at, words);
    return true;
}

/* Steps of weight of all words of a name, repeated ones too. */
static uint64_t weight_steps(const struct word_index_draft *d, uint32_t name) {
    uint64_t sum = 0;
    for (uint32_t i = d->name_at.items[name]; i < d->name_at.items[name + 1];
         i++)
        sum += d->word_infos[d->name_words.items[i]].bits;
    return sum / (uint64_t)(256 * SKETCH_STEP);
}

static uint64_t sketch_without(const struct different_words *words,
                               uint32_t own, uint64_t steps) {
    uint64_t sketch = 0;
    bool is_long = words->count > SKETCH_WORDS + 1;
    for (uint32_t i = 0; i < words->count; i++) {
        if (i == own) continue;
        sketch = is_long ? sketch | sketch_bit(words->items[i])
                         : sketch << 12 | word_fingerprint(words->items[i]);
    }
    if (is_long) return (uint64_t)SKETCH_LONG << 60 | sketch | steps;
    return (steps < SKETCH_LONG ? steps : SKETCH_LONG - 1) << 60 | sketch;
}

static bool fill_postings(struct word_index_draft *d) {
    uint32_t words = words_so_far(d), names = (uint32_t)d->name_record.count;
    struct different_words different;
    size_t all = d->posting_at[words];
    d->posting_name = memory_take(all, sizeof(uint32_t));
    d->posting_sketch = memory_take(all, sizeof(uint64_t));
    if (!d->posting_name || !d->posting_sketch) return false;
    for (uint32_t n = 0; n < names; n++) {
        uint64_t steps = weight_steps(d, n);
        different_words(d, n, &different);
        for (uint32_t i = 0; i < different.count; i++) {
            uint32_t at = d->posting_at[different.items[i]]++;
            d->posting_name[at] = n;
            d->posting_sketch[at] = sketch_without(&different, i, steps);
        }
    }
    step_back(d->posting_at, words);
    return true;
}

/* Buckets for about two entries each: a probe is one line of memory. */
static uint32_t delete_mask_for(uint64_t entries) {
    uint32_t room = 64;
    while (room < entries / 2 && room < (UINT32_C(1) << 30))
        room *= 2;
    return room - 1;
}

/* The deletes of one word, each once. */
static unsigned different_deletes(const struct word_index_draft *d, uint32_t w,
                                  uint32_t hashes[DELETE_HASHES_MOST]) {
    unsigned deletes = word_deletes(&d->word_infos[w]), kept = 0;
    if (deletes == NO_DELETES) return 0;
    unsigned count = delete_hashes(drafted_word(d, w), deletes, hashes);
    for (unsigned i = 0; i < count; i++) {
        unsigned at = 0;
        while (at < kept && hashes[at] != hashes[i])
            at++;
        hashes[at] = hashes[i];
        if (at == kept) kept++;
    }
    return kept;
}

static uint64_t count_deletes(const struct word_index_draft *d) {
    uint32_t hashes[DELETE_HASHES_MOST];
    uint64_t all = 0;
    for (uint32_t w = 0; w < words_so_far(d); w++)
        all += different_deletes(d, w, hashes);
    return all;
}

static bool make_deletes(struct word_index_draft *d, uint32_t *mask_out) {
    uint64_t all = count_deletes(d);
    uint32_t mask = delete_mask_for(all), hashes[DELETE_HASHES_MOST];
    if (all > UINT32_MAX) return false;
    d->delete_at = memory_take_zeroed((size_t)mask + 2, sizeof(uint32_t));
    d->delete_entries = memory_take((size_t)all, sizeof(uint32_t));
    if (!d->delete_at || !d->delete_entries) return false;
    for (int fill = 0; fill < 2; fill++) {
        for (uint32_t w = 0; w < words_so_far(d); w++) {
            unsigned count = different_deletes(d, w, hashes);
            for (unsigned i = 0; i < count; i++) {
                uint32_t bucket = hashes[i] & mask;
                if (fill)
                    d->delete_entries[d->delete_at[bucket]++] =
                        delete_entry(hashes[i], w);
                else
                    d->delete_at[bucket + 1]++;
            }
        }
        if (fill)
            step_back(d->delete_at, mask + 1);
        else
            sum_up(d->delete_at, mask + 1);
    }
    *mask_out = mask;
    return true;
}

/* Buckets for about two entries each, by the top bits of their keys. */
static bool make_sounds(struct word_index_draft *d) {
    uint32_t words = words_so_far(d), keys[SOUND_KEYS_MOST], bits = 1;
    d->sounds =
        memory_take((size_t)words * SOUND_KEYS_MOST + 1, sizeof *d->sounds);
    if (!d->sounds) return false;
    for (uint32_t w = 0; w < words; w++) {
        struct word_kin kin = word_kin_of(drafted_word(d, w));
        unsigned count = sound_keys_filed(&kin.sound, keys);
        for (unsigned i = 0; i < count; i++)
            d->sounds[d->sound_count++] = (struct sound_entry){keys[i], w};
    }
    sound_entries_sort(d->sounds, d->sound_count);
    while (bits < 24 && (UINT32_C(2) << bits) < d->sound_count)
        bits++;
    d->sound_buckets = UINT32_C(1) << bits;
    d->sound_at =
        memory_take_zeroed((size_t)d->sound_buckets + 1, sizeof(uint32_t));
    if (!d->sound_at) return false;
    for (uint32_t i = 0; i < d->sound_count; i++)
        d->sound_at[(d->sounds[i].key >> (32 - bits)) + 1]++;
    sum_up(d->sound_at, d->sound_buckets);
    return true;
}

static struct index_section piece(const char *tag, const void *items,
                                  size_t count, size_t size) {
    struct index_section section = {
        {0}, (uint32_t)count, {items, count * size}};
    memcpy(section.tag, tag, 4);
    return section;
}

idt_status word_index_draft_finish(struct word_index_draft *d, idt_error *error,
                                   struct index_section *out) {
    uint32_t delete_mask;
    if (!count_postings(d) || !make_infos(d) || !fill_postings(d) ||
        !make_deletes(d, &delete_mask) || !make_sounds(d))
        return fail_memory(error);
    size_t words = words_so_far(d), names = d->name_record.count;
    size_t postings = d->posting_at[words];
    struct index_section made[WORD_INDEX_SECTIONS] = {
        piece("WORD", d->words.bytes.items, d->words.bytes.count, 1),
        piece("WINF", d->word_infos, words + 1, sizeof *d->word_infos),
        piece("WHSH", d->hash.items, (size_t)d->hash_mask + 1, 4),
        piece("DDIR", d->delete_at, (size_t)delete_mask + 2, 4),
        piece("DENT", d->delete_entries, d->delete_at[delete_mask + 1], 4),
        piece("POFF", d->posting_at, words + 1, 4),
        piece("PNAM", d->posting_name, postings, 4),
        piece("PSKE", d->posting_sketch, postings, 8),
        piece("NFWD", d->name_words.items, d->name_words.count, 4),
        piece("NOFF", d->name_at.items, names + 1, 4),
        piece("NREC", d->name_record.items, names, 4),
        piece("NITM", d->name_item.items, names, 4),
        piece("SNDD", d->sound_at, (size_t)d->sound_buckets + 1, 4),
        piece("SNDE", d->sounds, d->sound_count, sizeof *d->sounds),
    };
    memcpy(out, made, sizeof made);
    return IDT_OK;
}
