/* word_scan.c -- how alike two words are, and all words compared in a row.
 *
 *     asked "jogn"   abu? no   jong? 0.75   jong-il? ...   to the last word
 *
 * This is what word_lookup must give, found without deletes and hashes: slow,
 * and plain to see.  Only the asked word's pattern is kept from one word to
 * the next, and words whose lengths alone tell are not measured.
 */
#include "base/memory.h"
#include "index/index_inside.h"
#include "text/slip_cost.h"

unsigned slips_between(unsigned a, unsigned b) {
    unsigned shorter = a < b ? a : b, longer = a + b - shorter;
    if (shorter < 4) return shorter == 3 && longer == 4;
    return shorter < 8 ? 1 : 2;
}

/* A word that is compared with many; its pattern is set. */
struct compared {
    const struct edit_pattern *pattern;
    struct span word;
    struct word_info info;
    unsigned slips;             /* at most, whatever the other word allows */
    const struct word_kin *kin; /* NULL when kin are not wanted */
};

static unsigned distance_of(const struct compared *asked, struct span word,
                            const struct word_info *info, unsigned slips) {
    bool are_ascii = asked->info.letters == asked->word.length &&
                     info->letters == word.length;
    return slips == 1 && are_ascii ? edit_distance_one(asked->word, word)
                                   : edit_distance(asked->pattern, word, slips);
}

static float by_slips(const struct compared *asked, struct span word,
                      const struct word_info *info) {
    unsigned slips = slips_between(asked->info.letters, info->letters);
    unsigned longer = asked->info.letters, shorter = info->letters;
    if (shorter > longer) longer = shorter, shorter = asked->info.letters;
    if (longer - shorter > asked->slips) return 0.0F;
    if (span_equals(asked->word, word)) return 1.0F;
    if (asked->slips < slips) slips = asked->slips;
    if (word_deletes(info) == NO_DELETES || longer - shorter > slips ||
        slips == 0)
        return 0.0F;
    unsigned distance = distance_of(asked, word, info, slips);
    if (distance > slips) return 0.0F;
    return 1.0F - slip_cost(asked->word, word, distance) / (float)longer;
}

static float by_all(const struct compared *asked, const struct kin_side *side,
                    const struct word_info *info) {
    float similarity = by_slips(asked, side->word, info);
    if (similarity == 1.0F || !asked->kin) return similarity;
    float kin = 0.0F;
    float sound = sound_similarity(&asked->kin->sound, &side->kin.sound);
    if (has_kin(asked->kin))
        kin = kin_similarity(asked->word, asked->kin, side->word, &side->kin);
    if (kin > similarity) similarity = kin;
    return sound > similarity ? sound : similarity;
}

static struct compared compare_with(const struct edit_pattern *pattern,
                                    struct span word,
                                    const struct word_kin *kin,
                                    unsigned slips) {
    struct compared asked = {pattern, word, word_info_of(word), slips, kin};
    bool is_fixed = word_deletes(&asked.info) == NO_DELETES;
    if (is_fixed || (kin && is_number(kin))) asked.slips = 0;
    return asked;
}

float slip_similarity(const struct edit_pattern *pattern,
                      struct span asked_word, struct span word) {
    struct compared asked = compare_with(pattern, asked_word, NULL, 2);
    struct word_info info = word_info_of(word);
    return by_slips(&asked, word, &info);
}

float word_similarity(const struct edit_pattern *pattern,
                      const struct kin_side *asked_side,
                      const struct kin_side *side) {
    struct compared asked =
        compare_with(pattern, asked_side->word, &asked_side->kin, 2);
    struct word_info info = word_info_of(side->word);
    return by_all(&asked, side, &info);
}

/* ---- all words ---------------------------------------------------------------- */

struct word_scan {
    const struct word_index *index;
    struct word_kin *kin; /* by listed word */
    uint32_t parts[EDIT_LETTERS_MOST][EDIT_LETTERS_MOST + 1]; /* [from][to] */
};

struct word_scan *word_scan_new(const struct word_index *index) {
    struct word_scan *scan = memory_take_zeroed(1, sizeof *scan);
    if (!scan) return NULL;
    scan->index = index;
    scan->kin = memory_take((size_t)index->word_count + 1, sizeof *scan->kin);
    for (uint32_t w = 0; scan->kin && w < index->word_count; w++)
        scan->kin[w] = word_kin_of(index_word(index, w));
    if (scan->kin) return scan;
    word_scan_free(scan);
    return NULL;
}

void word_scan_free(struct word_scan *scan) {
    if (!scan) return;
    memory_free(scan->kin);
    memory_free(scan);
}

/* Whether the two could be alike in any way at all. */
static bool may_be_alike(const struct compared *asked,
                         const struct word_kin *kin,
                         const struct word_info *info) {
    unsigned longer = asked->info.letters, shorter = info->letters;
    if (shorter > longer) longer = shorter, shorter = asked->info.letters;
    if (longer - shorter <= asked->slips) return true;
    if (!asked->kin) return false;
    return (has_kin(asked->kin) && has_kin(kin)) ||
           sound_similarity(&asked->kin->sound, &kin->sound) > 0.0F;
}

void word_scan(const struct word_scan *scan, struct span word,
               const struct word_kin *kin, unsigned slips,
               struct word_search *search) {
    const struct word_index *index = scan->index;
    struct compared asked = compare_with(&search->pattern, word, kin, slips);
    edit_pattern_set(&search->pattern, word);
    for (uint32_t w = 0; w < index->word_count; w++) {
        const struct word_info *info = &index->word_infos[w];
        if (!may_be_alike(&asked, &scan->kin[w], info)) continue;
        struct kin_side side = {index_word(index, w), scan->kin[w]};
        float similarity = by_all(&asked, &side, info);
        if (similarity <= 0.0F) continue;
        if (!growing_add(&search->hits, ((struct word_hit){w, similarity})))
            search->hits.failed = true;
    }
}

/* Places of each byte in the word, chained: 0 ends, else place + 1. */
struct byte_places {
    uint8_t first[256], next[EDIT_LETTERS_MOST];
};

void word_scan_parts(struct word_scan *scan, struct span word) {
    const struct word_index *index = scan->index;
    struct byte_places places;
    memset(scan->parts, 0xFF, sizeof scan->parts); /* WORD_NONE */
    memset(&places, 0, sizeof places);
    for (size_t i = word.length; i-- > 0;) {
        unsigned char byte = (unsigned char)word.bytes[i];
        places.next[i] = places.first[byte];
        places.first[byte] = (uint8_t)(i + 1);
    }
    for (uint32_t w = 0; w < index->word_count; w++) {
        struct span listed = index_word(index, w);
        unsigned at = places.first[(unsigned char)listed.bytes[0]];
        for (; at; at = places.next[at - 1])
            if (at - 1 + listed.length <= word.length &&
                memcmp(word.bytes + at - 1, listed.bytes, listed.length) == 0)
                scan->parts[at - 1][at - 1 + listed.length] = w;
    }
}

uint32_t word_scan_part(const struct word_scan *scan, size_t from, size_t to) {
    return scan->parts[from][to];
}
