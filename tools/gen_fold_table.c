/* gen_fold_table.c -- what each code point folds to, printed as C tables.
 *
 *     gen_fold_table > fold_table.h
 *
 * utf8proc knows decompositions, case and categories; this program turns
 * them once, at build time, into the deeds of src/text/fold_letters.c.
 * Rules, first that fits:
 *   digits of any script      -> ASCII digits
 *   apostrophes, modifiers,
 *   format characters, tatweel -> dropped
 *   marks of scripts whose marks are optional (Latin, Greek, Cyrillic,
 *   Arabic, Hebrew)           -> dropped; of others kept (Indic, Thai)
 *   a circle or square of letters and digits -> those, as below
 *   space, punctuation, symbol, control -> part words
 *   letters -> compatibility decomposition, case folded, optional marks
 *   dropped, Latin letters without decomposition by `letters` below,
 *   composed again.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define POINTS    0x110000
#define POOL_ROOM 65536

struct letter {
    uint32_t point;
    const char *to;
};

/* Letters that Unicode does not decompose but people do. */
static const struct letter letters[] = {
    {0x00E6, "ae"},       {0x0153, "oe"},       {0x00F8, "o"},
    {0x0142, "l"},        {0x0111, "d"},        {0x00F0, "d"},
    {0x00FE, "th"},       {0x0131, "i"},        {0x0127, "h"},
    {0x014B, "ng"},       {0x0167, "t"},        {0x0138, "k"},
    {0x0180, "b"},        {0x0253, "b"},        {0x0188, "c"},
    {0x0256, "d"},        {0x0257, "d"},        {0x018C, "d"},
    {0x0192, "f"},        {0x01E5, "g"},        {0x0260, "g"},
    {0x0268, "i"},        {0x0199, "k"},        {0x019A, "l"},
    {0x0272, "n"},        {0x01A5, "p"},        {0x01AD, "t"},
    {0x0288, "t"},        {0x01B4, "y"},        {0x01B6, "z"},
    {0x0225, "z"},        {0x0259, "a"},        {0x01DD, "e"},
    {0x025B, "e"},        {0x0254, "o"},        {0x0289, "u"},
    {0x0244, "u"},        {0x028B, "v"},        {0x024F, "y"},
    {0x0247, "e"},        {0x0249, "j"},        {0x024D, "r"},
    {0x2C65, "a"},        {0x023C, "c"},        {0x0649, "\xD9\x8A"},
    {0x06CC, "\xD9\x8A"}, {0x06A9, "\xD9\x83"}, {0x0629, "\xD9\x87"},
    {0x06C1, "\xD9\x87"}, {0x06D5, "\xD9\x87"},
};

static unsigned char pool[POOL_ROOM] = {0, 0, 0};
static unsigned pool_length = 3; /* deeds 0 to 2 are taken */

static int is_between(uint32_t point, uint32_t from, uint32_t to) {
    return point >= from && point <= to;
}

static int is_optional_mark(uint32_t p) {
    return is_between(p, 0x0300, 0x036F) || is_between(p, 0x0483, 0x0489) ||
           is_between(p, 0x0591, 0x05C7) || is_between(p, 0x0610, 0x061A) ||
           is_between(p, 0x064B, 0x065F) || p == 0x0670 ||
           is_between(p, 0x06D6, 0x06ED) || is_between(p, 0x1AB0, 0x1AFF) ||
           is_between(p, 0x1DC0, 0x1DFF) || is_between(p, 0x20D0, 0x20FF) ||
           is_between(p, 0xFE00, 0xFE2F);
}

/* Marks that people put for a sound or leave out. */
static const uint32_t apostrophes[] = {
    '\'',   '`',    0x00A8, 0x00B4, 0x00B8, 0x02DC, 0x055A, 0x05F3,
    0x05F4, 0x0640, 0x2018, 0x2019, 0x201B, 0x2032, 0x2035, 0xFF07,
};

static int is_apostrophe(uint32_t p) {
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++)
        if (apostrophes[i] == p) return 1;
    return 0;
}

static int is_dropped(uint32_t p, utf8proc_category_t category) {
    if (is_apostrophe(p) || is_optional_mark(p)) return 1;
    if (category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_ME)
        return 1;
    return is_between(p, 0x02B0, 0x02FF) || p == 0x034F;
}

static int parts_words(utf8proc_category_t category) {
    switch ((int)category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN: return 0;
    default: return 1;
    }
}

/* The deed for writing `length` bytes of `text`; pooled once. */
static unsigned deed_for(const unsigned char *text, size_t length) {
    for (unsigned at = 3; at < pool_length; at += 1u + pool[at])
        if (pool[at] == length && memcmp(pool + at + 1, text, length) == 0)
            return at;
    if (pool_length + 1 + length > POOL_ROOM) {
        fprintf(stderr, "gen_fold_table: pool of %d bytes is full\n",
                POOL_ROOM);
        exit(1);
    }
    unsigned at = pool_length;
    pool[at] = (unsigned char)length;
    memcpy(pool + at + 1, text, length);
    pool_length += 1u + (unsigned)length;
    return at;
}

static const char *letter_for(uint32_t point) {
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].point == point) return letters[i].to;
    return NULL;
}

/* Digits of every script stand in runs of ten that begin with zero. */
static int digit_value(uint32_t point) {
    uint32_t zero = point;
    while (zero > 0 &&
           utf8proc_category((int32_t)(zero - 1)) == UTF8PROC_CATEGORY_ND)
        zero--;
    return (int)((point - zero) % 10);
}

static size_t fold_letter(uint32_t point, unsigned char *out) {
    int32_t parts[64];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (int32_t)point, parts, 64,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, &boundary);
    unsigned char text[256];
    size_t length = 0;
    for (utf8proc_ssize_t i = 0; i < count && length < 200; i++) {
        uint32_t part = (uint32_t)parts[i];
        if (is_optional_mark(part) || is_apostrophe(part) || part <= ' ')
            continue;
        const char *to = letter_for(part);
        if (to) {
            memcpy(text + length, to, strlen(to));
            length += strlen(to);
        } else {
            length +=
                (size_t)utf8proc_encode_char((int32_t)part, text + length);
        }
    }
    text[length] = 0;
    utf8proc_uint8_t *composed = utf8proc_NFC(text);
    length = strlen((char *)composed);
    memcpy(out, composed, length + 1);
    free(composed);
    return length;
}

/* Letters in a circle or a square count as symbols, and are read as letters. */
static int is_enclosed(uint32_t point) {
    int32_t parts[64];
    int boundary = 0;
    int type = utf8proc_get_property((int32_t)point)->decomp_type;
    if (type != UTF8PROC_DECOMP_TYPE_CIRCLE &&
        type != UTF8PROC_DECOMP_TYPE_SQUARE)
        return 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (int32_t)point, parts, 64, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT,
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (parts_words(utf8proc_category(parts[i]))) return 0;
    return count > 0;
}

static unsigned deed_of(uint32_t point) {
    if (is_between(point, 0xD800, 0xDFFF)) return 2;
    utf8proc_category_t category = utf8proc_category((int32_t)point);
    if (category == UTF8PROC_CATEGORY_ND) {
        unsigned char digit = (unsigned char)('0' + digit_value(point));
        return point < 128 ? 0 : deed_for(&digit, 1);
    }
    if (is_dropped(point, category)) return 1;
    if (parts_words(category) && !is_enclosed(point)) return 2;
    unsigned char folded[256], self[8];
    size_t length = fold_letter(point, folded);
    size_t own = (size_t)utf8proc_encode_char((int32_t)point, self);
    if (length == 0) return 1;
    if (length == own && memcmp(folded, self, own) == 0) return 0;
    return deed_for(folded, length);
}

static void print_table(const char *type, const char *name,
                        const unsigned *values, size_t count) {
    printf("static const %s %s[%zu] = {", type, name, count);
    for (size_t i = 0; i < count; i++)
        printf("%s%u,", i % 16 ? "" : "\n", values[i]);
    printf("\n};\n");
}

int main(void) {
    printf("/* fold_table.h -- made by tools/gen_fold_table.c. */\n"
           "#ifndef TEXT_FOLD_TABLE_H\n#define TEXT_FOLD_TABLE_H\n");
    static unsigned stage_1[POINTS / 256], stage_2[POINTS], pooled[POOL_ROOM];
    unsigned blocks = 0;
    for (unsigned high = 0; high < POINTS / 256; high++) {
        unsigned block[256], same = 0;
        for (unsigned low = 0; low < 256; low++)
            block[low] = deed_of(high * 256 + low);
        while (same < blocks &&
               memcmp(stage_2 + same * 256, block, sizeof block) != 0)
            same++;
        if (same == blocks)
            memcpy(stage_2 + 256 * blocks++, block, sizeof block);
        stage_1[high] = same;
    }
    for (unsigned i = 0; i < pool_length; i++)
        pooled[i] = pool[i];
    print_table("unsigned short", "fold_stage_1", stage_1, POINTS / 256);
    print_table("unsigned short", "fold_stage_2", stage_2, blocks * 256u);
    print_table("unsigned char", "fold_pool", pooled, pool_length);
    printf("#endif\n");
    return 0;
}
