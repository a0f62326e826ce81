/* country.c -- a country's name as a bag of plain words, looked up by bisection.
 *
 *     "Korea, North"   -> korea north         -> KP
 *     "Côte d'Ivoire"  -> cote divoire        -> CI
 *     "Region: Crimea" -> crimea              -> UA
 *
 * Lists turn names round ("Congo, Democratic Republic of the"), so words are
 * sorted and "the", "of", "citizen" and such dropped: one row serves every
 * order.
 * The keys are folded by tools/gen-countries when the engine is built, with
 * the rules of fold_point below; a test folds every name again.
 * A text that is no name as a whole is tried without what stands in brackets
 * or behind " / ": "Kuwait (at time of listing)", "Syria / Syrie".
 */
#include "record/country.h"

#include "base/utf8.h"

struct country_row {
    const char *code, *name;
};
struct country_key {
    const char *words;
    unsigned row;
};

#include "record/country_table.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

#define WORDS_MOST  16 /* the longest name known has 11 */
/* Twice the longest key: a name may have words that are dropped. */
#define FOLDED_ROOM ((size_t)2 * COUNTRY_KEY_BYTES_MOST)
#define LATIN_FIRST 0xC0u /* of latin_letters */

#define DROPPED 0u

/* What stands inside a word without being part of it: U.S.A., Cote d'Ivoire,
 * combining accents. */
static bool is_dropped(uint32_t point) {
    return point == '.' || point == '\'' || point == '`' || point == 0x2019 ||
           point == 0x2BC || (point >= 0x300 && point < 0x370);
}

static uint32_t fold_ascii(uint32_t point) {
    if (point >= 'A' && point <= 'Z') return point + 32;
    bool is_plain =
        (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    return is_plain ? point : ' ';
}

/* Lower case without accents; ' ' for what parts words, DROPPED for what
 * does not. */
static uint32_t fold_point(uint32_t point) {
    if (is_dropped(point)) return DROPPED;
    if (point < 0x80) return fold_ascii(point);
    if (point < LATIN_FIRST || (point >= 0x2000 && point < 0x2070)) return ' ';
    if (point - LATIN_FIRST < sizeof latin_letters - 1)
        return (unsigned char)latin_letters[point - LATIN_FIRST];
    return point >= 0x410 && point < 0x430 ? point + 32 : point;
}

/* Folds into `to`; the length, 0 when it does not fit or is not UTF-8. */
static size_t fold_letters(struct span text, char to[FOLDED_ROOM]) {
    const char *at = text.bytes, *end = text.bytes + text.length;
    size_t length = 0;
    while (at < end) {
        uint32_t point = utf8_read(&at, end);
        if (point == UTF8_BAD) return 0;
        uint32_t folded = fold_point(point);
        if (folded == DROPPED) continue;
        if (length + 4 > FOLDED_ROOM) return 0;
        length += utf8_write(folded, to + length);
    }
    return length;
}

static bool is_stop_word(struct span word) {
    for (size_t i = 0; i < LENGTH(stop_words); i++)
        if (span_is(word, stop_words[i])) return true;
    return false;
}

/* Puts `word` where it belongs among the sorted ones. */
static void insert_word(struct span *words, size_t count, struct span word) {
    size_t place = count;
    for (; place > 0 && span_compare(word, words[place - 1]) < 0; place--)
        words[place] = words[place - 1];
    words[place] = word;
}

/* The sorted words of a folded text; 0 when there are too many. */
static size_t sort_words(struct span folded, bool keeps_stop_words,
                         struct span words[WORDS_MOST]) {
    size_t count = 0;
    for (struct span rest = folded; rest.bytes;) {
        struct span word = span_cut(&rest, ' ');
        if (word.length == 0) continue;
        if (span_is(word, "st")) word = SPAN_OF("saint");
        if (!keeps_stop_words && is_stop_word(word)) continue;
        if (count == WORDS_MOST) return 0;
        insert_word(words, count++, word);
    }
    return count;
}

/* The order of the words joined by spaces against a key. */
static int compare_words(const struct span *words, size_t count,
                         const char *key) {
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && *key != ' ') return *key ? ' ' - (unsigned char)*key : 1;
        if (i > 0) key++;
        int order = strncmp(words[i].bytes, key, words[i].length);
        if (order) return order;
        key += words[i].length;
    }
    return *key ? -1 : 0;
}

static const struct country_row *find_words(const struct span *words,
                                            size_t count) {
    size_t low = 0, high = LENGTH(country_keys);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_words(words, count, country_keys[middle].words);
        if (order == 0) return &country_rows[country_keys[middle].row];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const struct country_row *find_name(struct span text) {
    char folded[FOLDED_ROOM];
    struct span words[WORDS_MOST];
    struct span all = {folded, fold_letters(text, folded)};
    size_t count = sort_words(all, false, words);
    if (count == 0) count = sort_words(all, true, words); /* "AND", Andorra */
    return count ? find_words(words, count) : NULL;
}

/* ---- public -------------------------------------------------------------- */

const char *country_code(struct span text) {
    static const char region[] = "Region:";
    text = span_trim(text);
    if (span_starts(text, region)) {
        text.bytes += sizeof region - 1;
        text.length -= sizeof region - 1;
    }
    const struct country_row *row = find_name(text);
    static const char *const ends[] = {" / ", "("};
    for (size_t i = 0; i < LENGTH(ends) && !row; i++) {
        size_t cut = span_find(text, ends[i], 0);
        if (cut == text.length) continue;
        text.length = cut;
        row = find_name(text);
    }
    return row ? row->code : NULL;
}

const char *country_name(struct span code) {
    for (size_t i = 0; i < LENGTH(country_rows); i++)
        if (span_is_caseless(code, country_rows[i].code))
            return country_rows[i].name;
    return NULL;
}
