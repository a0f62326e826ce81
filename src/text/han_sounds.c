/* han_sounds.c -- letter after letter, each by the column of its system. */
#include "text/han_sounds.h"

#include "base/utf8.h"

enum han_reading { MANDARIN, CANTONESE, ON, OTHER_ON, KUN, READINGS };

struct han_letter {
    uint16_t reading[READINGS]; /* places in han_spelt; 0 is silence */
};

enum surname_spelling {
    AS_PINYIN,
    AS_CANTONESE,
    AS_HOKKIEN,
    SURNAME_SPELLINGS
};

struct han_surname {
    const char *letters;
    const char *spelling[SURNAME_SPELLINGS];
};

#include "text/han_table.h"

enum { SURNAMES = sizeof han_surnames / sizeof *han_surnames };

/* A given name has two letters at most, a Japanese one three. */
#define GIVEN_MOST   3
#define NAME_MOST    6 /* Japanese: three and three */
#define HAN_BYTES    3
#define LETTERS_MOST 64

bool is_han(uint32_t point) {
    return point >= HAN_FIRST && point <= HAN_LAST;
}

/* The letters of the name in a row, and where its words begin. */
struct han_row {
    uint32_t points[LETTERS_MOST];
    unsigned count, words, first_word, longest_word;
    bool has_kana, has_other;
};

static bool is_kana(uint32_t point) {
    return point >= 0x3041 && point <= 0x30FF;
}

static bool read_row(const struct folded_name *name, struct han_row *row) {
    memset(row, 0, sizeof *row);
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        const char *at = word.bytes, *end = at + word.length;
        unsigned from = row->count;
        while (at < end) {
            uint32_t point = utf8_read(&at, end);
            if (row->count == LETTERS_MOST || point == UTF8_BAD) return false;
            row->points[row->count++] = point;
            if (is_kana(point)) row->has_kana = true;
            if (!is_han(point)) row->has_other = true;
        }
        if (i == 0) row->first_word = row->count;
        if (row->count - from > row->longest_word)
            row->longest_word = row->count - from;
    }
    row->words = name->count;
    return true;
}

static const char *spelling_of(uint32_t point, enum han_reading reading) {
    return han_spelt[han_letters[point - HAN_FIRST].reading[reading]];
}

static void put(struct spelt *to, const char *letters) {
    spelt_add(to, letters, strlen(letters));
}

/* ---- Chinese --------------------------------------------------------------- */

/* The last byte of a letter tells most apart. */
static const struct han_surname *surname_of(const struct folded_name *name) {
    if (name->length <= HAN_BYTES) return NULL;
    char last = name->bytes[HAN_BYTES - 1];
    for (size_t i = 0; i < SURNAMES; i++) {
        if (han_surnames[i].letters[HAN_BYTES - 1] != last) continue;
        size_t length = strlen(han_surnames[i].letters);
        if (name->length > length &&
            memcmp(name->bytes, han_surnames[i].letters, length) == 0)
            return &han_surnames[i];
    }
    return NULL;
}

static void put_chinese(struct spelt *to, uint32_t point,
                        enum han_system system) {
    const struct han_letter *letter = &han_letters[point - HAN_FIRST];
    if (system == HAN_WADE)
        put(to, han_wade[letter->reading[MANDARIN]]);
    else
        put(to,
            spelling_of(point, system == HAN_CANTONESE ? CANTONESE : MANDARIN));
}

/* Pinyin joins a given name; the other systems part its syllables, and so
 * does everything that is too long for a name. */
static bool spell_chinese(const struct folded_name *name,
                          const struct han_row *row, enum han_system system,
                          struct spelt *to) {
    static const enum surname_spelling own[] = {[HAN_PINYIN] = AS_PINYIN,
                                                [HAN_WADE] = AS_PINYIN,
                                                [HAN_CANTONESE] = AS_CANTONESE,
                                                [HAN_HOKKIEN] = AS_HOKKIEN};
    const struct han_surname *surname = surname_of(name);
    const char *spelt = surname ? surname->spelling[own[system]] : "";
    unsigned from = 1;
    if (surname) from = (unsigned)strlen(surname->letters) / HAN_BYTES;
    if (system == HAN_HOKKIEN && !spelt[0]) return false;
    if (system == HAN_WADE) spelt = "";
    if (spelt[0])
        put(to, spelt);
    else
        for (unsigned i = 0; i < from && i < row->count; i++)
            put_chinese(to, row->points[i], system);
    bool is_joined = row->count - from <= GIVEN_MOST &&
                     (system == HAN_PINYIN || system == HAN_HOKKIEN);
    for (unsigned i = from; i < row->count; i++) {
        if (i == from || !is_joined) put(to, " ");
        put_chinese(to, row->points[i], system);
    }
    return true;
}

/* ---- Japanese -------------------------------------------------------------- */

/* A second part that begins softly: yama + ta is yamada. */
static const char *voiced(const char *part) {
    static const struct {
        const char *hard, *soft;
    } sounds[] = {{"k", "g"}, {"sh", "j"}, {"s", "z"},
                  {"t", "d"}, {"ch", "j"}, {"h", "b"}};
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++)
        if (strncmp(part, sounds[i].hard, strlen(sounds[i].hard)) == 0)
            return sounds[i].soft;
    return NULL;
}

static void put_voiced(struct spelt *to, const char *part) {
    const char *soft = voiced(part);
    if (!soft) {
        put(to, part);
        return;
    }
    put(to, soft);
    part += part[1] == 'h' ? 2 : 1;
    put(to, part);
}

static const char *japanese(uint32_t point, enum han_reading wanted) {
    const char *spelt = spelling_of(point, wanted);
    if (!spelt[0]) spelt = spelling_of(point, ON);
    return spelt[0] ? spelt : spelling_of(point, KUN);
}

static void put_kana(struct spelt *to, uint32_t point) {
    char bytes[4];
    struct span letter = {bytes, utf8_write(point, bytes)};
    letters_spell(letter, language_of(letter), 0, to);
}

static bool spell_japanese(const struct han_row *row, enum han_system system,
                           struct spelt *to) {
    bool is_voiced =
        system == HAN_JAPANESE_VOICED || system == HAN_JAPANESE_OWN_VOICED;
    enum han_reading given = ON;
    if (system == HAN_JAPANESE_OWN || system == HAN_JAPANESE_OWN_VOICED)
        given = KUN;
    if (system == HAN_JAPANESE_OTHER) given = OTHER_ON;
    unsigned family = row->words > 1 ? row->first_word : 2;
    for (unsigned i = 0; i < row->count; i++) {
        uint32_t point = row->points[i];
        if (i == family) put(to, " ");
        if (!is_han(point))
            put_kana(to, point);
        else if (i >= family)
            put(to, japanese(point, given));
        else if (i == 1 && is_voiced)
            put_voiced(to, japanese(point, KUN));
        else
            put(to, japanese(point, i > 1 ? ON : KUN));
    }
    return true;
}

/* ---- which ------------------------------------------------------------------- */

/* A name of four letters or of two words may be Japanese; one with kana is. */
static bool may_be_japanese(const struct han_row *row) {
    if (row->count < 3 || row->count > NAME_MOST || row->words > 2)
        return false;
    return row->has_kana || row->words == 2 || row->count >= 4;
}

/* Foreign names are parted by a dot, long, or begin with no family name. */
static bool may_be_foreign(const struct folded_name *name,
                           const struct han_row *row) {
    if (row->has_other || row->longest_word < 2) return false;
    return row->words > 1 || row->longest_word > 4 ||
           (row->longest_word > 2 && surname_of(name) == NULL);
}

static bool spell_foreign(const struct folded_name *name, struct spelt *to) {
    int language = language_named("Han");
    for (size_t i = 0; i < name->count; i++) {
        if (i > 0) put(to, " ");
        letters_spell(folded_word(name, i), language, 0, to);
    }
    for (size_t i = 0; i < to->length; i++) /* a letter that is not so used */
        if ((unsigned char)to->bytes[i] >= 128) return false;
    return true;
}

bool han_spell(const struct folded_name *name, enum han_system system,
               struct spelt *to) {
    struct han_row row;
    if (!read_row(name, &row) || row.count == 0) return false;
    if (system == HAN_FOREIGN)
        return may_be_foreign(name, &row) && spell_foreign(name, to);
    if (system >= HAN_JAPANESE)
        return may_be_japanese(&row) && spell_japanese(&row, system, to);
    if (row.has_other || (system == HAN_WADE && may_be_japanese(&row)))
        return false;
    return spell_chinese(name, &row, system, to);
}
