/* word_find.c -- what a word is like, its hashes, and the word itself.
 *
 *     "jong"  info     4 letters {g j n o}, no digit
 *             deletes  jong ong jng jog jon     by hash
 *             slot     hash -> [8 bits of hash | number + 1]
 *
 * All hashes are sums, so that a part or a word with a letter less costs a
 * subtraction instead of a walk over its letters.
 * Invariant: these hashes are part of the snapshot format
 * (docs/format/snapshot.md).
 */
#include "base/utf8.h"
#include "index/index_inside.h"

/* ---- what a word is like ---------------------------------------------------- */

struct word_info word_info_of(struct span word) {
    struct word_info info = {0, 0, 0, 0, 0};
    const char *at = word.bytes, *end = word.bytes + word.length;
    uint32_t point = 0, set = 0;
    unsigned letters = 0, digits = 0;
    while (at < end) {
        point = (unsigned char)*at;
        if (LIKELY(point < 128))
            at++;
        else
            point = utf8_read(&at, end);
        set |= UINT32_C(1) << (point & 31);
        digits |= point - '0' < 10;
        letters++;
    }
    if (letters > EDIT_LETTERS_MOST) letters = EDIT_LETTERS_MOST + 1;
    info.letter_set = set;
    info.letters = (uint8_t)letters;
    if (digits) info.flags |= WORD_HAS_DIGIT;
    if (letters == 1 && point >= 'a' && point < 0x0590)
        info.flags |= WORD_IS_INITIAL;
    return info;
}

/* ---- deletes ---------------------------------------------------------------- */

/* One odd number for each place of the prefix, its bits well mixed. */
static const uint64_t place_factor[DELETE_PREFIX] = {
    UINT64_C(0xE220A8397B1DCDAF), UINT64_C(0x6E789E6AA1B965F5),
    UINT64_C(0x06C45D188009454F), UINT64_C(0xF88BB8A8724C81ED),
    UINT64_C(0x1B39896A51A8749B), UINT64_C(0x53CB9F0C747EA2EB),
    UINT64_C(0x2C829ABE1F4532E1), UINT64_C(0xC584133AC916AB3D),
};

/* sum[moved][k]: the first k letters, each `moved` places further left. */
struct prefix_sums {
    unsigned count;
    uint64_t sum[3][DELETE_PREFIX + 1];
};

static void sum_prefix(struct span word, unsigned slips,
                       struct prefix_sums *p) {
    const char *at = word.bytes, *end = word.bytes + word.length;
    uint64_t whole = 0, once = 0, twice = 0;
    unsigned k = 0;
    p->sum[0][0] = p->sum[1][0] = p->sum[2][0] = 0;
    for (; at < end && k < DELETE_PREFIX; k++) {
        uint64_t point = (unsigned char)*at;
        if (LIKELY(point < 128))
            at++;
        else
            point = utf8_read(&at, end);
        whole += point * place_factor[k];
        once += k >= 1 ? point * place_factor[k - 1] : 0;
        p->sum[0][k + 1] = whole;
        p->sum[1][k + 1] = once;
        if (slips < 2) continue;
        twice += k >= 2 ? point * place_factor[k - 2] : 0;
        p->sum[2][k + 1] = twice;
    }
    p->count = k;
}

unsigned delete_hashes(struct span word, unsigned slips,
                       uint32_t hashes[DELETE_HASHES_MOST]) {
    struct prefix_sums p;
    sum_prefix(word, slips, &p);
    const uint64_t *whole = p.sum[0], *once = p.sum[1], *twice = p.sum[2];
    unsigned n = p.count, found = 0;
    hashes[found++] = (uint32_t)(whole[n] >> 32);
    for (unsigned i = 0; slips >= 1 && i < n; i++)
        hashes[found++] = (uint32_t)((whole[i] + once[n] - once[i + 1]) >> 32);
    for (unsigned i = 0; slips >= 2 && i < n; i++)
        for (unsigned j = i + 1; j < n; j++)
            hashes[found++] = (uint32_t)((whole[i] + once[j] - once[i + 1] +
                                          twice[n] - twice[j + 1]) >>
                                         32);
    return found;
}

/* ---- the word itself --------------------------------------------------------- */

static bool is_part(struct span listed, const char *bytes, size_t length) {
    return listed.length == length && memcmp(listed.bytes, bytes, length) == 0;
}

static uint32_t find_hashed(const struct word_index *index, uint64_t hash,
                            const char *bytes, size_t length) {
    uint32_t slot = (uint32_t)hash & index->hash_mask;
    uint32_t wanted = (uint32_t)(hash >> 56);
    for (;; slot = (slot + 1) & index->hash_mask) {
        uint32_t number = index->word_slots[slot] & (WORDS_MOST - 1);
        if (number == 0) return WORD_NONE;
        if (index->word_slots[slot] >> 24 == wanted &&
            is_part(index_word(index, number - 1), bytes, length))
            return number - 1;
    }
}

uint32_t word_find(const struct word_index *index, struct span word) {
    return find_hashed(index, word_hash(word), word.bytes, word.length);
}

void word_parts_set(struct word_parts *parts, struct span word) {
    parts->word = word;
    parts->sum[0] = 0;
    parts->power[0] = 1;
    for (size_t i = 0; i < word.length; i++) {
        parts->sum[i + 1] =
            parts->sum[i] * WORD_HASH_BASE + (unsigned char)word.bytes[i] + 1;
        parts->power[i + 1] = parts->power[i] * WORD_HASH_BASE;
    }
}

uint32_t word_find_part(const struct word_index *index,
                        const struct word_parts *parts, size_t from,
                        size_t to) {
    uint64_t sum = parts->sum[to] - parts->sum[from] * parts->power[to - from];
    return find_hashed(index, word_hash_spread(sum), parts->word.bytes + from,
                       to - from);
}
