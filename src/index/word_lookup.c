/* word_lookup.c -- all words within the allowed slips, none missed.
 *
 *     asked "jogn"  ->  jogn, ogn, jgn, jon, jog        (its deletes)
 *     listed "jong" ->  jong, ong, jng, jog, jon        (indexed)
 *                                       ^^^  ^^^ meet: measure the distance
 *
 * Each delete is one probe of a bucket; an entry carries 8 bits of the hash,
 * so that most words of other strings fall without being looked at.
 */
#include "base/hash.h"
#include "base/utf8.h"
#include "index/index_inside.h"
#include "text/spelling.h"

unsigned slips_allowed(unsigned letters) {
    return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

unsigned word_letters(struct span word, bool *has_digit) {
    unsigned letters = 0;
    *has_digit = false;
    for (size_t i = 0; i < word.length; i++) {
        unsigned char byte = (unsigned char)word.bytes[i];
        if (byte >= '0' && byte <= '9') *has_digit = true;
        if ((byte & 0xC0) != 0x80 && letters <= EDIT_LETTERS_MOST) letters++;
    }
    return letters;
}

unsigned word_slips(struct span word) {
    bool has_digit;
    unsigned letters = word_letters(word, &has_digit);
    if (has_digit || letters > EDIT_LETTERS_MOST) return 0;
    return slips_allowed(letters);
}

float slip_similarity(const struct edit_pattern *asked, struct span asked_word,
                      struct span word) {
    if (span_equals(asked_word, word)) return 1.0F;
    unsigned slips = word_slips(asked_word), other = word_slips(word);
    if (other < slips) slips = other;
    if (slips == 0) return 0.0F;
    bool has_digit;
    unsigned longer = word_letters(word, &has_digit);
    unsigned shorter = asked->length < longer ? asked->length : longer;
    if (asked->length > longer) longer = asked->length;
    if (longer - shorter > slips) return 0.0F; /* a slip is a letter at most */
    unsigned distance = edit_distance(asked, word, slips);
    if (distance > slips) return 0.0F;
    return 1.0F - (float)distance / (float)longer;
}

float word_similarity(const struct edit_pattern *asked, struct span asked_word,
                      struct span word) {
    float similarity = slip_similarity(asked, asked_word, word);
    if (similarity == 1.0F) return similarity;
    unsigned class = spelling_class(asked_word);
    bool is_same_sound = class > 0 && class == spelling_class(word);
    return is_same_sound && similarity < SPELLING_SIMILARITY
               ? SPELLING_SIMILARITY
               : similarity;
}

/* ---- deletes -------------------------------------------------------------- */

static uint32_t hash_without(const uint32_t *points, unsigned count,
                             unsigned first, unsigned second) {
    uint64_t hash = UINT64_C(0x9E3779B97F4A7C15);
    for (unsigned i = 0; i < count; i++) {
        if (i == first || i == second) continue;
        hash = (hash ^ points[i]) * UINT64_C(0xFF51AFD7ED558CCD);
        hash ^= hash >> 29;
    }
    hash *= UINT64_C(0xC4CEB9FE1A85EC53);
    return (uint32_t)(hash >> 32);
}

static unsigned add_once(uint32_t *hashes, unsigned count, uint32_t hash) {
    for (unsigned i = 0; i < count; i++)
        if (hashes[i] == hash) return count;
    hashes[count] = hash;
    return count + 1;
}

unsigned delete_hashes(struct span word, unsigned slips,
                       uint32_t hashes[DELETE_HASHES_MOST]) {
    enum { NONE = DELETE_PREFIX };
    uint32_t points[DELETE_PREFIX];
    unsigned count = 0, found = 0;
    const char *at = word.bytes, *end = word.bytes + word.length;
    while (at < end && count < DELETE_PREFIX)
        points[count++] = utf8_read(&at, end);
    found = add_once(hashes, found, hash_without(points, count, NONE, NONE));
    for (unsigned i = 0; slips >= 1 && i < count; i++)
        found = add_once(hashes, found, hash_without(points, count, i, NONE));
    for (unsigned i = 0; slips >= 2 && i < count; i++)
        for (unsigned j = i + 1; j < count; j++)
            found = add_once(hashes, found, hash_without(points, count, i, j));
    return found;
}

/* ---- look-up -------------------------------------------------------------- */

uint32_t word_find(const struct word_index *index, struct span word) {
    uint32_t slot =
        (uint32_t)hash_bytes(word.bytes, word.length) & index->hash_mask;
    for (;; slot = (slot + 1) & index->hash_mask) {
        uint32_t number = index->word_hash[slot];
        if (number == 0) return WORD_NONE;
        if (span_equals(index_word(index, number - 1), word)) return number - 1;
    }
}

static void add_hit(struct word_hits *hits, uint32_t word, float similarity) {
    if (!growing_add(hits, ((struct word_hit){word, similarity})))
        hits->failed = true;
}

static bool seen_before(uint64_t *seen, uint32_t word) {
    uint64_t bit = UINT64_C(1) << (word & 63);
    bool before = (seen[word >> 6] & bit) != 0;
    seen[word >> 6] |= bit;
    return before;
}

struct lookup {
    const struct word_index *index;
    struct span word;
    unsigned slips;
    struct word_search *search;
};

static void weigh_word(const struct lookup *l, uint32_t number) {
    struct span listed = index_word(l->index, number);
    size_t shorter =
        listed.length < l->word.length ? listed.length : l->word.length;
    size_t longer = listed.length + l->word.length - shorter;
    /* A letter has at most 4 bytes, so slips change at most 4 bytes each. */
    if (longer - shorter > 4 * (size_t)l->slips) return;
    float similarity = slip_similarity(&l->search->pattern, l->word, listed);
    if (similarity <= 0.0F) return;
    if (l->slips < 2 && similarity < 1.0F &&
        edit_distance(&l->search->pattern, listed, l->slips) > l->slips)
        return;
    add_hit(&l->search->hits, number, similarity);
}

static void look_into(const struct lookup *l, uint32_t hash) {
    const struct word_index *index = l->index;
    uint32_t bucket = hash & index->delete_mask;
    uint32_t end = index->delete_at[bucket + 1];
    for (uint32_t i = index->delete_at[bucket]; i < end; i++) {
        uint32_t entry = index->delete_entries[i];
        uint32_t number = entry & (WORDS_MOST - 1);
        if ((entry ^ hash) & 0xFF000000U ||
            seen_before(l->search->seen, number))
            continue;
        weigh_word(l, number);
    }
}

/* Clears what look_into marked, by the same walk: cheaper than a list. */
static void forget(const struct lookup *l, uint32_t hash) {
    const struct word_index *index = l->index;
    uint32_t bucket = hash & index->delete_mask;
    for (uint32_t i = index->delete_at[bucket];
         i < index->delete_at[bucket + 1]; i++) {
        uint32_t number = index->delete_entries[i] & (WORDS_MOST - 1);
        l->search->seen[number >> 6] = 0;
    }
}

/* The other spellings of a Korean syllable, each looked up as it is. */
static void look_up_spellings(const struct word_index *index, struct span word,
                              struct word_hits *hits) {
    unsigned class = spelling_class(word);
    struct span other;
    for (size_t i = 0; class > 0; i++) {
        other = spelling_at(class, i);
        if (other.length == 0) break;
        uint32_t number =
            span_equals(other, word) ? WORD_NONE : word_find(index, other);
        if (number != WORD_NONE) add_hit(hits, number, SPELLING_SIMILARITY);
    }
}

void word_lookup(const struct word_index *index, struct span word,
                 unsigned slips, struct word_search *search) {
    unsigned allowed = word_slips(word);
    if (slips >= 2) look_up_spellings(index, word, &search->hits);
    if (allowed < slips) slips = allowed;
    if (slips == 0) {
        uint32_t number = word_find(index, word);
        if (number != WORD_NONE) add_hit(&search->hits, number, 1.0F);
        return;
    }
    uint32_t hashes[DELETE_HASHES_MOST];
    unsigned count = delete_hashes(word, slips, hashes);
    for (unsigned i = 0; i < count; i++)
        PREFETCH(&index->delete_at[hashes[i] & index->delete_mask]);
    edit_pattern_set(&search->pattern, word);
    struct lookup l = {index, word, slips, search};
    for (unsigned i = 0; i < count; i++)
        look_into(&l, hashes[i]);
    for (unsigned i = 0; i < count; i++)
        forget(&l, hashes[i]);
}

/* ---- sketch --------------------------------------------------------------- */

/* Letters that people mistake for one another share a class. */
static unsigned letter_class(unsigned char letter) {
    static const unsigned char classes[26] = {
        ['k' - 'a'] = 1, ['g' - 'a'] = 1, ['c' - 'a'] = 1, ['q' - 'a'] = 1,
        ['x' - 'a'] = 1, ['t' - 'a'] = 2, ['d' - 'a'] = 2, ['p' - 'a'] = 3,
        ['b' - 'a'] = 3, ['f' - 'a'] = 3, ['v' - 'a'] = 3, ['w' - 'a'] = 3,
        ['s' - 'a'] = 4, ['z' - 'a'] = 4, ['j' - 'a'] = 4, ['m' - 'a'] = 5,
        ['n' - 'a'] = 5, ['l' - 'a'] = 6, ['r' - 'a'] = 6, ['h' - 'a'] = 7,
        ['y' - 'a'] = 7,
    };
    if (letter >= 'a' && letter <= 'z') return classes[letter - 'a'];
    return letter & 7; /* digits and other scripts: by their bytes */
}

static bool is_vowel_like(char letter) {
    return letter != 0 && strchr("aeiouyh", letter) != NULL;
}

uint64_t word_sketch(struct span word) {
    unsigned first = letter_class((unsigned char)word.bytes[0]), last = 0;
    for (size_t i = word.length; i-- > 1;)
        if (!is_vowel_like(word.bytes[i])) {
            last = letter_class((unsigned char)word.bytes[i]);
            break;
        }
    return UINT64_C(1) << (first * 8 + last);
}

/* The first byte of a letter's UTF-8, by which its words are classed. */
static unsigned char first_byte(uint32_t letter) {
    char bytes[4];
    return utf8_write(letter, bytes) ? (unsigned char)bytes[0] : 0;
}

uint64_t letter_sketch(uint32_t letter) {
    char bytes[4] = {0};
    size_t length = utf8_write(letter, bytes);
    return word_sketch((struct span){bytes, length});
}

uint64_t first_letter_sketch(uint32_t letter) {
    return UINT64_C(0xFF) << (letter_class(first_byte(letter)) * 8);
}
