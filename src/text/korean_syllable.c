/* korean_syllable.c -- masks, agreement and classes of one syllable.
 *
 * Agreement is the product of three places, each the best product of two
 * weights over the jamo that both spellings may stand for.  A product of
 * maxima and not a sum over jamo: a person is spelt by one of them.  The
 * weights are in data/korean-sounds.txt; the few that concern two syllables
 * at once stand here.
 */
#include "text/korean_syllable.h"

#include "text/korean_tables.h"

#include <assert.h>
#include <string.h>

enum { ONSETS = 19, NUCLEI = 21, CODAS = 8 };
enum { G = 0, N = 2, R = 5, SILENT = 11 }; /* onsets by number: ㄱ ㄴ ㄹ ㅇ */

/* Onsets of one class that share no jamo: a mark left out or misplaced. */
#define SAME_CLASS 0.35F

/* A vowel that lost a letter, or gained one. */
#define NEAR_NUCLEUS 0.35F

/* The initial-sound rule: what the North writes and what the South makes of
 * it, before ㅣ and y or not, and its weight in a first syllable and others. */
static const struct initial_rule {
    uint8_t north, south;
    bool before_y;
    float first, other;
} initial_rules[] = {
    {R, SILENT, true, 0.9F, 0.8F}, /* 리 이, 룡 용 */
    {R, N, false, 0.9F, 0.6F},     /* 로 노, 란 난 */
    {N, SILENT, true, 0.7F, 0.3F}, /* 녀 여 */
};
enum { INITIAL_RULES = sizeof initial_rules / sizeof *initial_rules };

/* ---- what is heard ------------------------------------------------------------ */

/* One alternative of a syllable: its jamo, and their weights.  Only joined
 * syllables need weights of their own. */
struct heard {
    uint32_t jamo[3], reach;
    const uint8_t *percent[3];
    uint8_t joined[3][KOREAN_JAMO_MOST];
};

bool korean_syllable_check(const struct korean_syllable *s) {
    const struct joined_sound *rows;
    unsigned joined = 1U << korean_joined(&rows);
    if (s->zero || s->joined_coda >= joined || s->joined_onset >= joined)
        return false;
    if (s->set != KOREAN_NO_SET)
        return s->set < korean_set_count() && !s->onset && !s->nucleus &&
               !s->coda && !s->joined_coda && !s->joined_onset;
    return s->onset < korean_parts[KOREAN_ONSET].count &&
           s->nucleus < korean_parts[KOREAN_NUCLEUS].count &&
           s->coda < korean_parts[KOREAN_CODA].count;
}

static struct korean_syllable whole_syllable(uint16_t from_first) {
    struct korean_syllable made = {0};
    made.onset = (uint8_t)(from_first / 588);
    made.nucleus = (uint8_t)(from_first % 588 / 28);
    made.coda = korean_heard_coda(from_first % 28);
    made.set = KOREAN_NO_SET;
    return made;
}

struct korean_syllable korean_syllable_of(uint32_t point) {
    assert(point >= 0xAC00 && point <= 0xD7A3);
    return whole_syllable((uint16_t)(point - 0xAC00));
}

struct korean_syllable korean_syllable_of_set(uint16_t set) {
    struct korean_syllable made = {0};
    made.set = set;
    return made;
}

static size_t alternatives_of(const struct korean_syllable *s,
                              const uint16_t **whole) {
    *whole = NULL;
    return s->set == KOREAN_NO_SET ? 1 : korean_set(s->set, whole);
}

static struct korean_syllable alternative(const struct korean_syllable *s,
                                          const uint16_t *whole, size_t i) {
    return whole ? whole_syllable(whole[i]) : *s;
}

static void add_jamo(struct heard *heard, enum korean_field field, uint8_t jamo,
                     uint8_t weight) {
    uint8_t *percent = heard->joined[field];
    if (weight == 0) return;
    if (heard->percent[field] != percent)
        memcpy(percent, heard->percent[field], KOREAN_JAMO_MOST);
    heard->percent[field] = percent;
    heard->jamo[field] |= UINT32_C(1) << jamo;
    if (percent[jamo] < weight) percent[jamo] = weight;
}

/* What joined syllables may have been before they changed. */
static void add_joined(const struct korean_syllable *s, struct heard *heard) {
    const struct joined_sound *rows;
    size_t count = korean_joined(&rows);
    for (size_t i = 0; i < count; i++) {
        if (s->joined_coda >> i & 1)
            add_jamo(heard, KOREAN_CODA, rows[i].was_coda.jamo,
                     rows[i].was_coda.percent);
        if (s->joined_onset >> i & 1)
            add_jamo(heard, KOREAN_ONSET, rows[i].was_onset.jamo,
                     rows[i].was_onset.percent);
    }
    heard->reach |= heard->jamo[KOREAN_ONSET];
}

/* Of a syllable that is no set. */
static void hear(const struct korean_syllable *s, struct heard *heard) {
    const struct sound_part *parts[3] = {
        korean_part(KOREAN_ONSET, s->onset),
        korean_part(KOREAN_NUCLEUS, s->nucleus),
        korean_part(KOREAN_CODA, s->coda)};
    for (int field = 0; field < 3; field++) {
        heard->jamo[field] = parts[field]->jamo;
        heard->percent[field] = parts[field]->percent;
    }
    heard->reach = parts[KOREAN_ONSET]->reach;
    if (s->joined_coda | s->joined_onset) add_joined(s, heard);
}

static uint64_t mask_of(const struct korean_syllable *s) {
    struct heard heard;
    hear(s, &heard);
    return (uint64_t)heard.reach | (uint64_t)heard.jamo[1] << 19 |
           (uint64_t)heard.jamo[2] << 40;
}

uint64_t korean_syllable_mask(const struct korean_syllable *s) {
    const uint16_t *whole;
    size_t count = alternatives_of(s, &whole);
    uint64_t mask = 0;
    for (size_t i = 0; i < count; i++) {
        struct korean_syllable one = alternative(s, whole, i);
        mask |= mask_of(&one);
    }
    return mask;
}

/* ---- agreement ------------------------------------------------------------------- */

/* The best product of two weights over shared jamo. */
static float best_shared(uint32_t shared, const uint8_t *a, const uint8_t *b) {
    unsigned best = 0;
    for (unsigned jamo = 0; shared; jamo++, shared >>= 1)
        if ((shared & 1) && (unsigned)a[jamo] * b[jamo] > best)
            best = (unsigned)a[jamo] * b[jamo];
    return (float)best * 1e-4F;
}

#define BIT(jamo) (UINT32_C(1) << (jamo))

/* ㅣ and the vowels with a y or i before: what makes ㄹ and ㄴ fall. */
static const uint32_t y_nuclei =
    BIT(20) | BIT(2) | BIT(3) | BIT(6) | BIT(7) | BIT(12) | BIT(17) | BIT(16);

static float initial_sound(const struct heard *a, const struct heard *b,
                           bool is_initial) {
    bool is_y = (a->jamo[1] & y_nuclei) && (b->jamo[1] & y_nuclei);
    uint32_t left = a->jamo[0], right = b->jamo[0];
    float best = 0.0F;
    for (size_t i = 0; i < INITIAL_RULES; i++) {
        const struct initial_rule *rule = &initial_rules[i];
        uint32_t north = BIT(rule->north), south = BIT(rule->south);
        bool holds = ((left & north) && (right & south)) ||
                     ((right & north) && (left & south));
        float weight = is_initial ? rule->first : rule->other;
        if (holds && rule->before_y == is_y && weight > best) best = weight;
    }
    return best;
}

static float onsets_agree(const struct heard *a, const struct heard *b,
                          unsigned manner) {
    static const uint32_t liquids = BIT(N) | BIT(R) | BIT(SILENT);
    float shared =
        best_shared(a->jamo[0] & b->jamo[0], a->percent[KOREAN_ONSET],
                    b->percent[KOREAN_ONSET]);
    if (shared >= 0.9F || !(manner & KOREAN_RULES)) return shared;
    if (shared < SAME_CLASS && (a->reach & b->reach & ~liquids))
        shared = SAME_CLASS;
    float rule = initial_sound(a, b, (manner & KOREAN_INITIAL) != 0);
    return rule > shared ? rule : shared;
}

/* Vowels that one letter more makes of a vowel, by nucleus: ㅏ ㅐ, ㅓ ㅕ ㅝ. */
static const uint32_t near_nuclei[NUCLEI] = {
    [0] = BIT(1) | BIT(2) | BIT(9),              /* ㅏ: ㅐ ㅑ ㅘ */
    [1] = BIT(0) | BIT(3) | BIT(10) | BIT(5),    /* ㅐ: ㅏ ㅒ ㅙ ㅔ */
    [2] = BIT(0) | BIT(3),                       /* ㅑ: ㅏ ㅒ */
    [3] = BIT(1) | BIT(2) | BIT(7),              /* ㅒ: ㅐ ㅑ ㅖ */
    [4] = BIT(6) | BIT(14) | BIT(5),             /* ㅓ: ㅕ ㅝ ㅔ */
    [5] = BIT(1) | BIT(4) | BIT(7) | BIT(15),    /* ㅔ: ㅐ ㅓ ㅖ ㅞ */
    [6] = BIT(4) | BIT(7),                       /* ㅕ: ㅓ ㅖ */
    [7] = BIT(3) | BIT(5) | BIT(6),              /* ㅖ: ㅒ ㅔ ㅕ */
    [8] = BIT(12) | BIT(11),                     /* ㅗ: ㅛ ㅚ */
    [9] = BIT(0) | BIT(10),                      /* ㅘ: ㅏ ㅙ */
    [10] = BIT(1) | BIT(9) | BIT(15),            /* ㅙ: ㅐ ㅘ ㅞ */
    [11] = BIT(8) | BIT(15),                     /* ㅚ: ㅗ ㅞ */
    [12] = BIT(8),                               /* ㅛ: ㅗ */
    [13] = BIT(17) | BIT(16),                    /* ㅜ: ㅠ ㅟ */
    [14] = BIT(4) | BIT(15),                     /* ㅝ: ㅓ ㅞ */
    [15] = BIT(5) | BIT(10) | BIT(11) | BIT(14), /* ㅞ: ㅔ ㅙ ㅚ ㅝ */
    [16] = BIT(13) | BIT(20),                    /* ㅟ: ㅜ ㅣ */
    [17] = BIT(13),                              /* ㅠ: ㅜ */
    [18] = BIT(19),                              /* ㅡ: ㅢ */
    [19] = BIT(18) | BIT(20),                    /* ㅢ: ㅡ ㅣ */
    [20] = BIT(19) | BIT(16),                    /* ㅣ: ㅢ ㅟ */
};

static uint32_t near_mask(uint32_t nuclei) {
    uint32_t near = 0;
    for (unsigned i = 0; i < NUCLEI; i++)
        if (nuclei >> i & 1) near |= near_nuclei[i];
    return near;
}

/* The nuclei that a spelling stands for before all others. */
static uint32_t foremost(const struct heard *heard) {
    uint32_t mask = 0;
    for (unsigned i = 0; i < NUCLEI; i++)
        if (heard->percent[KOREAN_NUCLEUS][i] == 100) mask |= BIT(i);
    return mask;
}

static float nuclei_agree(const struct heard *a, const struct heard *b,
                          unsigned manner) {
    uint32_t shared = a->jamo[1] & b->jamo[1];
    float agree = shared ? best_shared(shared, a->percent[KOREAN_NUCLEUS],
                                       b->percent[KOREAN_NUCLEUS])
                         : 0.0F;
    bool is_near = agree < NEAR_NUCLEUS && (manner & KOREAN_NEAR) &&
                   (near_mask(foremost(a)) & foremost(b));
    return is_near ? NEAR_NUCLEUS : agree;
}

static float alternatives_agree(const struct korean_syllable *a,
                                const struct korean_syllable *b,
                                unsigned manner) {
    struct heard left, right;
    hear(a, &left);
    hear(b, &right);
    uint32_t codas = left.jamo[2] & right.jamo[2];
    if (!codas || !(left.reach & right.reach)) return 0.0F;
    float nuclei = nuclei_agree(&left, &right, manner);
    if (nuclei == 0.0F) return 0.0F;
    return nuclei *
           best_shared(codas, left.percent[KOREAN_CODA],
                       right.percent[KOREAN_CODA]) *
           onsets_agree(&left, &right, manner);
}

float korean_syllables_agree(const struct korean_syllable *a,
                             const struct korean_syllable *b, unsigned manner) {
    const uint16_t *of_a, *of_b;
    size_t a_count = alternatives_of(a, &of_a);
    size_t b_count = alternatives_of(b, &of_b);
    float best = 0.0F;
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++) {
            struct korean_syllable left = alternative(a, of_a, i);
            struct korean_syllable right = alternative(b, of_b, k);
            float agree = alternatives_agree(&left, &right, manner);
            if (agree > best) best = agree;
        }
    return best;
}

/* ---- classes ------------------------------------------------------------------------ */

static const uint32_t onset_classes[KOREAN_ONSET_CLASSES] = {
    BIT(G) | BIT(1) | BIT(15),    /* ㄱ ㄲ ㅋ */
    BIT(3) | BIT(4) | BIT(16),    /* ㄷ ㄸ ㅌ */
    BIT(7) | BIT(8) | BIT(17),    /* ㅂ ㅃ ㅍ */
    BIT(12) | BIT(13) | BIT(14),  /* ㅈ ㅉ ㅊ */
    BIT(9) | BIT(10),             /* ㅅ ㅆ */
    BIT(18),                      /* ㅎ */
    BIT(6),                       /* ㅁ */
    BIT(N) | BIT(R) | BIT(SILENT) /* ㄴ ㄹ ㅇ */
};

/* By nucleus: ㅓ ㅗ ㅜ ㅡ are one class, as are ㅕ ㅛ and ㅠ ... */
static const uint8_t nucleus_class[NUCLEI] = {0, 1, 2, 3, 4, 1, 5, 3, 4,  6, 7,
                                              7, 5, 4, 8, 7, 9, 5, 4, 10, 10};

/* By coda as heard; ㅇ is with ㄴ, as Russian and Japanese hear it. */
static const uint8_t coda_class[CODAS] = {0, 1, 2, 3, 4, 5, 6, 2};

uint8_t korean_onset_classes(const struct korean_syllable *s) {
    uint64_t mask = korean_syllable_mask(s);
    unsigned found = 0;
    for (unsigned i = 0; i < KOREAN_ONSET_CLASSES; i++)
        if (mask & onset_classes[i]) found |= 1U << i;
    return (uint8_t)found;
}

static void add_classes(const struct korean_syllable *s, bool is_near,
                        uint64_t classes[KOREAN_CLASS_WORDS]) {
    uint64_t mask = mask_of(s);
    if (is_near)
        mask = (mask & ~KOREAN_NUCLEI) |
               (uint64_t)near_mask((uint32_t)((mask & KOREAN_NUCLEI) >> 19))
                   << 19;
    for (unsigned i = 0; i < KOREAN_ONSET_CLASSES; i++) {
        if (!(mask & onset_classes[i])) continue;
        for (unsigned n = 0; n < NUCLEI; n++) {
            if (!(mask >> (19 + n) & 1)) continue;
            for (unsigned c = 0; c < CODAS; c++) {
                if (!(mask >> (40 + c) & 1)) continue;
                unsigned class =
                    (i * KOREAN_NUCLEUS_CLASSES + nucleus_class[n]) *
                        KOREAN_CODA_CLASSES +
                    coda_class[c];
                classes[class / 64] |= UINT64_C(1) << (class % 64);
            }
        }
    }
}

void korean_syllable_classes(const struct korean_syllable *s, bool is_near,
                             uint64_t classes[KOREAN_CLASS_WORDS]) {
    const uint16_t *whole;
    size_t count = alternatives_of(s, &whole);
    memset(classes, 0, KOREAN_CLASS_WORDS * sizeof *classes);
    for (size_t i = 0; i < count; i++) {
        struct korean_syllable one = alternative(s, whole, i);
        add_classes(&one, is_near, classes);
    }
}

/* ---- whole syllables ------------------------------------------------------------------ */

/* Alternatives looked at: the largest set has fewer. */
#define SHARED_MOST 64

static size_t hear_all(const struct korean_syllable *s,
                       struct heard heard[SHARED_MOST]) {
    const uint16_t *whole;
    size_t count = alternatives_of(s, &whole);
    if (count > SHARED_MOST) count = SHARED_MOST;
    for (size_t i = 0; i < count; i++) {
        struct korean_syllable one = alternative(s, whole, i);
        hear(&one, &heard[i]);
    }
    return count;
}

static bool is_one_of(const struct heard *heard, size_t count,
                      const struct korean_syllable *one) {
    for (size_t i = 0; i < count; i++)
        if ((heard[i].jamo[0] >> one->onset & 1) &&
            (heard[i].jamo[1] >> one->nucleus & 1) &&
            (heard[i].jamo[2] >> one->coda & 1))
            return true;
    return false;
}

bool korean_is_surname(const struct korean_syllable *s) {
    struct heard heard[SHARED_MOST];
    size_t count = hear_all(s, heard);
    uint16_t surname;
    for (size_t i = 0; korean_surname_at(i, &surname); i++) {
        struct korean_syllable one = whole_syllable(surname);
        if (is_one_of(heard, count, &one)) return true;
    }
    return false;
}

bool korean_is_double_surname(const struct korean_syllable *first,
                              const struct korean_syllable *second) {
    struct heard left[SHARED_MOST], right[SHARED_MOST];
    size_t a_count = hear_all(first, left), b_count = hear_all(second, right);
    uint16_t pair[2];
    for (size_t i = 0; korean_double_surname_at(i, pair); i++) {
        struct korean_syllable one = whole_syllable(pair[0]);
        struct korean_syllable other = whole_syllable(pair[1]);
        if (is_one_of(left, a_count, &one) && is_one_of(right, b_count, &other))
            return true;
    }
    return false;
}

size_t korean_shared_hangul(const struct korean_syllable *a,
                            const struct korean_syllable *b, uint32_t *points,
                            size_t most) {
    struct heard left[SHARED_MOST], right[SHARED_MOST];
    size_t a_count = hear_all(a, left), b_count = hear_all(b, right);
    size_t found = 0;
    uint16_t whole;
    for (size_t n = 0; found < most && korean_name_syllable_at(n, &whole);
         n++) {
        struct korean_syllable one = whole_syllable(whole);
        if (is_one_of(left, a_count, &one) && is_one_of(right, b_count, &one))
            points[found++] = 0xAC00U + whole;
    }
    return found;
}

/* Whether names have a syllable of these jamo. */
static bool is_of_names(const struct heard *heard) {
    for (unsigned o = 0; o < ONSETS; o++) {
        if (!(heard->jamo[KOREAN_ONSET] >> o & 1)) continue;
        for (unsigned n = 0; n < NUCLEI; n++) {
            if (!(heard->jamo[KOREAN_NUCLEUS] >> n & 1)) continue;
            for (unsigned c = 0; c < CODAS; c++)
                if ((heard->jamo[KOREAN_CODA] >> c & 1) &&
                    korean_is_name_sound(o, n, c))
                    return true;
        }
    }
    return false;
}

bool korean_is_well_spelt(const struct korean_syllable *s) {
    struct heard heard;
    if (s->set != KOREAN_NO_SET) return true;
    if (korean_part(KOREAN_ONSET, s->onset)->is_loose ||
        korean_part(KOREAN_NUCLEUS, s->nucleus)->is_loose ||
        korean_part(KOREAN_CODA, s->coda)->is_loose)
        return false;
    hear(s, &heard);
    return is_of_names(&heard);
}
