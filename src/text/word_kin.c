/* word_kin.c -- classes, endings, and slips in words too short for slips. */
#include "text/word_kin.h"

#include <assert.h>

/* ---- endings -------------------------------------------------------------- */

/* Families of endings: of man and woman, and of one ending in several
 * romanisations.  Longer before shorter within what they share. */
enum ending_family {
    ENDING_NONE,
    ENDING_SKY,
    ENDING_CKI,
    ENDING_OV,
    ENDING_EV,
    ENDING_OVICH,
    ENDING_EVICH,
    ENDING_ZADEH,
    ENDING_POUR,
    ENDING_ULLAH,
    ENDING_UDDIN,
    ENDING_SHVILI,
    ENDING_OV_CYRILLIC,
    ENDING_EV_CYRILLIC,
    ENDING_SKY_CYRILLIC,
    ENDING_OVICH_CYRILLIC,
    ENDING_EVICH_CYRILLIC
};

struct ending {
    const char *text;
    uint8_t length, family;
};

#define ENDING(text, family)                                                   \
    { text, sizeof text - 1, family }

static const struct ending endings[] = {
    ENDING("skaya", ENDING_SKY),
    ENDING("skaia", ENDING_SKY),
    ENDING("skaja", ENDING_SKY),
    ENDING("skiy", ENDING_SKY),
    ENDING("skii", ENDING_SKY),
    ENDING("skij", ENDING_SKY),
    ENDING("skyy", ENDING_SKY),
    ENDING("sky", ENDING_SKY),
    ENDING("ski", ENDING_SKY),
    ENDING("ska", ENDING_SKY),
    ENDING("cki", ENDING_CKI),
    ENDING("cka", ENDING_CKI),
    ENDING("ovich", ENDING_OVICH),
    ENDING("ovych", ENDING_OVICH),
    ENDING("ovitch", ENDING_OVICH),
    ENDING("ovitsch", ENDING_OVICH),
    ENDING("owitsch", ENDING_OVICH),
    ENDING("owitsj", ENDING_OVICH),
    ENDING("ovitsj", ENDING_OVICH),
    ENDING("owicz", ENDING_OVICH),
    ENDING("ovics", ENDING_OVICH),
    ENDING("ovici", ENDING_OVICH),
    ENDING("ovits", ENDING_OVICH),
    ENDING("ovitj", ENDING_OVICH),
    ENDING("ovitx", ENDING_OVICH),
    ENDING("avich", ENDING_OVICH),
    ENDING("ovic", ENDING_OVICH),
    ENDING("ovna", ENDING_OVICH),
    ENDING("ivna", ENDING_OVICH),
    ENDING("yevich", ENDING_EVICH),
    ENDING("ievich", ENDING_EVICH),
    ENDING("evich", ENDING_EVICH),
    ENDING("evych", ENDING_EVICH),
    ENDING("evitch", ENDING_EVICH),
    ENDING("jewitsch", ENDING_EVICH),
    ENDING("ewitsch", ENDING_EVICH),
    ENDING("evitsch", ENDING_EVICH),
    ENDING("ewicz", ENDING_EVICH),
    ENDING("evics", ENDING_EVICH),
    ENDING("evici", ENDING_EVICH),
    ENDING("evits", ENDING_EVICH),
    ENDING("evitj", ENDING_EVICH),
    ENDING("evic", ENDING_EVICH),
    ENDING("yevna", ENDING_EVICH),
    ENDING("ievna", ENDING_EVICH),
    ENDING("evna", ENDING_EVICH),
    ENDING("ova", ENDING_OV),
    ENDING("off", ENDING_OV),
    ENDING("ov", ENDING_OV),
    ENDING("ow", ENDING_OV),
    ENDING("yeva", ENDING_EV),
    ENDING("ieva", ENDING_EV),
    ENDING("eva", ENDING_EV),
    ENDING("yev", ENDING_EV),
    ENDING("iev", ENDING_EV),
    ENDING("eff", ENDING_EV),
    ENDING("ev", ENDING_EV),
    ENDING("zadeh", ENDING_ZADEH),
    ENDING("zadah", ENDING_ZADEH),
    ENDING("zada", ENDING_ZADEH),
    ENDING("zade", ENDING_ZADEH),
    ENDING("pour", ENDING_POUR),
    ENDING("poor", ENDING_POUR),
    ENDING("pur", ENDING_POUR),
    ENDING("oullah", ENDING_ULLAH),
    ENDING("ullah", ENDING_ULLAH),
    ENDING("ollah", ENDING_ULLAH),
    ENDING("allah", ENDING_ULLAH),
    ENDING("ulla", ENDING_ULLAH),
    ENDING("olla", ENDING_ULLAH),
    ENDING("eddine", ENDING_UDDIN),
    ENDING("uddeen", ENDING_UDDIN),
    ENDING("uddin", ENDING_UDDIN),
    ENDING("eddin", ENDING_UDDIN),
    ENDING("aldin", ENDING_UDDIN),
    ENDING("oddin", ENDING_UDDIN),
    ENDING("udin", ENDING_UDDIN),
    ENDING("shvili", ENDING_SHVILI),
    ENDING("chvili", ENDING_SHVILI),
    ENDING("ская", ENDING_SKY_CYRILLIC),
    ENDING("ский", ENDING_SKY_CYRILLIC),
    ENDING("ськии", ENDING_SKY_CYRILLIC),
    ENDING("овна", ENDING_OVICH_CYRILLIC),
    ENDING("ович", ENDING_OVICH_CYRILLIC),
    ENDING("евна", ENDING_EVICH_CYRILLIC),
    ENDING("евич", ENDING_EVICH_CYRILLIC),
    ENDING("ова", ENDING_OV_CYRILLIC),
    ENDING("ов", ENDING_OV_CYRILLIC),
    ENDING("ева", ENDING_EV_CYRILLIC),
    ENDING("ев", ENDING_EV_CYRILLIC),
};
enum { ENDINGS = sizeof endings / sizeof *endings };

#define ENDING_SIMILARITY 0.93F /* as a name written otherwise */
#define STEM_BYTES_LEAST  3     /* "orlov", not "lov" */
#define STEM_BYTES_MOST   48
#define ENDING_BYTES_MOST 10

static bool ends_with(struct span word, const struct ending *ending) {
    size_t from = word.length - ending->length;
    return word.length >= STEM_BYTES_LEAST + (size_t)ending->length &&
           word.bytes[word.length - 1] == ending->text[ending->length - 1] &&
           memcmp(word.bytes + from, ending->text, ending->length) == 0;
}

/* By the last byte of an ending, bytes that may stand before it, both taken
 * mod 32: most words are told by these two to have none.  A test holds every
 * ending against it. */
#define B(byte) (UINT32_C(1) << ((byte)&31))
static const uint32_t bytes_before[32] = {
    ['a' & 31] =
        B('y') | B('i') | B('j') | B('k') | B('n') | B('v') | B('d') | B('l'),
    ['c' & 31] = B('i'),
    ['e' & 31] = B('d') | B('n'),
    ['f' & 31] = B('f'),
    ['h' & 31] = B('c') | B('e') | B('a'),
    ['i' & 31] = B('i') | B('k') | B('l') | B('c'),
    ['j' & 31] = B('i') | B('t') | B('s'),
    ['n' & 31] = B('e') | B('i'),
    ['s' & 31] = B('c') | B('t'),
    ['z' & 31] = B('c'),
    ['r' & 31] = B('u') | B('o') | B(0xD0), /* and "в" */
    ['v' & 31] = B('o') | B('e'),
    ['w' & 31] = B('o'),
    ['y' & 31] = B('i') | B('y') | B('k') | B(0xD0), /* and "й" */
    [0x8F & 31] = B(0xD1),                           /* "я" */
    [0xB8 & 31] = B(0xD0) | B('t'),                  /* "и", and x */
    [0xB0 & 31] = B(0xD0),                           /* "а" */
    [0x87 & 31] = B(0xD1),                           /* "ч" */
};

static bool may_have_ending(struct span word) {
    size_t last = word.length - 1;
    return word.length > STEM_BYTES_LEAST && word.length <= STEM_BYTES_MOST &&
           (bytes_before[word.bytes[last] & 31] & B(word.bytes[last - 1])) != 0;
}
#undef B

static void find_ending(struct span word, struct word_kin *kin) {
    if (!may_have_ending(word)) return;
    for (size_t i = 0; i < ENDINGS; i++)
        if (ends_with(word, &endings[i])) {
            kin->ending = endings[i].family;
            kin->stem = (uint8_t)(word.length - endings[i].length);
            return;
        }
}

/* ---- short words ------------------------------------------------------------ */

#define SHORT_LEAST 2
#define SHORT_MOST  3 /* from here on slips are counted */

static bool is_short_word(struct span word, unsigned known) {
    if (word.length < SHORT_LEAST || word.length > SHORT_MOST) return false;
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] < 'a' || word.bytes[i] > 'z') return false;
    return known == 0 || known_kind(known) != WORD_NUMBER;
}

/* `word` without its letter `i`. */
static size_t without(struct span word, size_t i, char *to) {
    size_t length = 0;
    for (size_t k = 0; k < word.length; k++)
        if (k != i) to[length++] = word.bytes[k];
    return length;
}

/* Whether `longer` is `shorter` with one letter doubled. */
static bool is_doubled(struct span shorter, struct span longer) {
    char rest[SHORT_MOST];
    for (size_t i = 0; i + 1 < longer.length; i++) {
        if (longer.bytes[i] != longer.bytes[i + 1]) continue;
        size_t length = without(longer, i, rest);
        struct span made = {rest, length};
        if (span_equals(made, shorter)) return true;
    }
    return false;
}

/* Three letters with two neighbours swapped; of two letters the swap is
 * another word ("an", "na"). */
static bool is_swapped(struct span a, struct span b) {
    if (a.length != 3 || b.length != 3) return false;
    const char *x = a.bytes, *y = b.bytes;
    return (x[0] == y[1] && x[1] == y[0] && x[2] == y[2]) ||
           (x[0] == y[0] && x[1] == y[2] && x[2] == y[1]);
}

static float short_similarity(struct span a, struct span b) {
    struct span longer = a.length > b.length ? a : b;
    struct span shorter = a.length > b.length ? b : a;
    bool is_kin = longer.length == shorter.length + 1
                      ? is_doubled(shorter, longer)
                      : is_swapped(a, b);
    return is_kin ? 1.0F - 1.0F / (float)longer.length : 0.0F;
}

/* ---- both words known --------------------------------------------------------- */

#define LONG_NAME 9 /* letters; "christopher" and "kristofer" are one */

struct word_kin word_kin_of(struct span word) {
    struct word_kin kin = {.known = (uint16_t)known_word(word),
                           .ending = ENDING_NONE};
    word_sound_of(word, &kin.sound);
    /* A name that many bear as it is spelt is no other's spelling; long ones
     * that sound alike are one name all the same. */
    bool is_common = kin.known && known_bits(kin.known) > 0.0F;
    if (is_common && word.length < LONG_NAME) kin.sound.sound = 0;
    kin.is_short = is_short_word(word, kin.known);
    if (!kin.is_short) find_ending(word, &kin);
    return kin;
}

static bool share_stem(struct span a, const struct word_kin *a_kin,
                       struct span b, const struct word_kin *b_kin) {
    return a_kin->ending != ENDING_NONE && a_kin->ending == b_kin->ending &&
           a_kin->stem == b_kin->stem &&
           memcmp(a.bytes, b.bytes, a_kin->stem) == 0;
}

float kin_similarity(struct span a, const struct word_kin *a_kin, struct span b,
                     const struct word_kin *b_kin) {
    float best = known_similarity(a_kin->known, b_kin->known);
    if (best < ENDING_SIMILARITY && share_stem(a, a_kin, b, b_kin))
        best = ENDING_SIMILARITY;
    if (a_kin->is_short && b_kin->is_short) {
        float similarity = short_similarity(a, b);
        if (similarity > best) best = similarity;
    }
    return best;
}

static bool is_patronymic(const struct word_kin *kin) {
    return kin->ending == ENDING_OVICH || kin->ending == ENDING_EVICH ||
           kin->ending == ENDING_OVICH_CYRILLIC ||
           kin->ending == ENDING_EVICH_CYRILLIC;
}

float kin_bits(const struct word_kin *kin) {
    /* One Russian in fifty or so has a given patronymic. */
    static const float patronymic = 5.5F;
    float bits = kin->known ? known_bits(kin->known) : 0.0F;
    return is_patronymic(kin) ? patronymic : bits;
}

bool kin_is_name(const struct word_kin *kin) {
    if (is_patronymic(kin)) return false;
    if (!kin->known) return true;
    enum word_kind kind = known_kind(kin->known);
    return kind == WORD_WEIGHT || kind == WORD_VARIANT ||
           kind == WORD_NICKNAME || kind == WORD_SPELLING;
}

/* ---- all kin of one -------------------------------------------------------------- */

static void add_kin(struct kin_words *words, struct span word,
                    float similarity) {
    assert(words->count < KIN_MOST);
    words->items[words->count++] = (struct kin_word){word, similarity};
}

static void add_class_kin(struct span word, unsigned known,
                          struct kin_words *words) {
    unsigned other;
    float similarity;
    for (size_t i = 0; known_other(known, i, &other, &similarity); i++)
        if (other != known) add_kin(words, known_text(other), similarity);
    (void)word;
}

static void add_made(struct kin_words *words, size_t length, float similarity) {
    struct span made = {words->room + words->used, length};
    words->used += (unsigned)length;
    add_kin(words, made, similarity);
}

static void add_ending_kin(struct span word, const struct word_kin *kin,
                           struct kin_words *words) {
    for (size_t i = 0; i < ENDINGS; i++) {
        const struct ending *ending = &endings[i];
        size_t length = (size_t)kin->stem + ending->length;
        if (ending->family != kin->ending ||
            words->used + length > sizeof words->room)
            continue;
        char *to = words->room + words->used;
        memcpy(to, word.bytes, kin->stem);
        memcpy(to + kin->stem, ending->text, ending->length);
        /* "sulla" ends in "ulla": the made word must have this stem too. */
        struct word_kin made = {.ending = ENDING_NONE};
        find_ending((struct span){to, length}, &made);
        if (made.ending != kin->ending || made.stem != kin->stem ||
            span_equals((struct span){to, length}, word))
            continue;
        add_made(words, length, ENDING_SIMILARITY);
    }
}

static void add_short_kin(struct span word, struct kin_words *words) {
    char longer[SHORT_MOST + 1];
    float similarity = 1.0F - 1.0F / (float)(word.length + 1);
    for (size_t i = 0; word.length < SHORT_MOST && i < word.length; i++) {
        memcpy(longer, word.bytes, i + 1);
        memcpy(longer + i + 1, word.bytes + i, word.length - i);
        memcpy(words->room + words->used, longer, word.length + 1);
        add_made(words, word.length + 1, similarity);
    }
    similarity = 1.0F - 1.0F / (float)word.length;
    for (size_t i = 0; word.length > SHORT_LEAST && i + 1 < word.length; i++) {
        char *to = words->room + words->used;
        if (word.bytes[i] == word.bytes[i + 1]) {
            add_made(words, without(word, i, to), similarity);
            continue;
        }
        if (word.length != 3) continue;
        memcpy(to, word.bytes, 3);
        to[i] = word.bytes[i + 1];
        to[i + 1] = word.bytes[i];
        add_made(words, 3, similarity);
    }
}

void kin_words_set(struct span word, const struct word_kin *kin,
                   struct kin_words *words) {
    words->count = words->used = 0;
    if (kin->known) add_class_kin(word, kin->known, words);
    if (kin->ending) add_ending_kin(word, kin, words);
    if (!kin->is_short) return;
    unsigned from = words->count, kept = from;
    add_short_kin(word, words);
    for (unsigned i = from; i < words->count; i++) { /* "xi" is no "xii" */
        struct span made = words->items[i].word;
        if (is_short_word(made, known_word(made)))
            words->items[kept++] = words->items[i];
    }
    words->count = kept;
}
