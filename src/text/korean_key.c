/* korean_key.c -- forms against forms, and the keys under which they meet.
 *
 * Two jamo that agree are of one class, and the classes are coarse enough
 * that marks left out, the initial-sound rule and joined syllables stay
 * inside them.  So a form that agrees has, syllable by syllable, a class in
 * common, and the key made of those is visited from both sides.
 *
 * A form read by pinyin may be a dozen syllables at each place, and a
 * thousand keys.  It is filed and sought by its onsets alone, under keys of
 * their own (families 1 and 2), which other forms look up and are filed
 * under as well.
 */
#include "text/korean_name.h"

#include "base/compiler.h"

/* ---- agreement ---------------------------------------------------------------- */

/* Pinyin says little of the sound: it counts half. */
#define PINYIN_FACTOR 0.5F

/* One vowel of three syllables or more, both spelt in letters, may have lost
 * one: what is written in signs lost none. */
static bool may_be_near(const struct korean_form *a,
                        const struct korean_form *b) {
    return a->count > 2 && (a->flags & b->flags & KOREAN_SPELT);
}

/* Two syllables spelt in letters on both sides are thin evidence: no rule may
 * stretch it. */
static unsigned manner_of(const struct korean_form *a,
                          const struct korean_form *b, unsigned i) {
    if (a->count == 2 && (a->flags & b->flags & KOREAN_SPELT))
        return KOREAN_EXACT;
    bool is_initial = i == 0 || i == a->surname || i == b->surname;
    return is_initial ? KOREAN_RULES | KOREAN_INITIAL : KOREAN_RULES;
}

static bool may_compare(const struct korean_form *a,
                        const struct korean_form *b) {
    return a->count == b->count &&
           (a->kind == KOREAN_SOUNDS || b->kind == KOREAN_SOUNDS);
}

static float forms_agree(const struct korean_form *a,
                         const struct korean_form *b, float least) {
    if (!may_compare(a, b)) return 0.0F;
    bool is_pinyin = a->kind == KOREAN_PINYIN || b->kind == KOREAN_PINYIN;
    bool is_near = false;
    float product = is_pinyin ? PINYIN_FACTOR : 1.0F;
    for (unsigned i = 0; i < a->count && product > least; i++) {
        const struct korean_syllable *left = &a->syllables[i];
        const struct korean_syllable *right = &b->syllables[i];
        unsigned manner = manner_of(a, b, i);
        float agree = korean_syllables_agree(left, right, manner);
        if (agree == 0.0F && !is_near && may_be_near(a, b)) {
            agree = korean_syllables_agree(left, right, manner | KOREAN_NEAR);
            is_near = true;
        }
        product *= agree;
    }
    return product > least ? product : 0.0F;
}

float korean_names_agree(const struct korean_form *a, size_t a_count,
                         const struct korean_form *b, size_t b_count,
                         struct korean_pair *pair) {
    float best = 0.0F;
    for (size_t i = 0; i < a_count && best < 1.0F; i++)
        for (size_t k = 0; k < b_count && best < 1.0F; k++) {
            float agree = forms_agree(&a[i], &b[k], best);
            if (agree <= best) continue;
            best = agree;
            if (pair) *pair = (struct korean_pair){&a[i], &b[k]};
        }
    return best;
}

/* ---- difference ------------------------------------------------------------------ */

/* The fewest syllables that a name can be read as by its sounds; 0 when no
 * reading of so many is well spelt.  Hanja and pinyin prove no difference:
 * they may be Chinese. */
static unsigned fewest_syllables(const struct korean_form *forms,
                                 size_t count) {
    unsigned fewest = KOREAN_SYLLABLES_MOST + 1;
    bool is_well_spelt = false;
    for (size_t i = 0; i < count; i++) {
        if (forms[i].kind != KOREAN_SOUNDS || forms[i].count > fewest) continue;
        if (forms[i].count < fewest) is_well_spelt = false;
        fewest = forms[i].count;
        bool are_all = true;
        for (unsigned k = 0; are_all && k < forms[i].count; k++)
            are_all = korean_is_well_spelt(&forms[i].syllables[k]);
        is_well_spelt = is_well_spelt || are_all;
    }
    return is_well_spelt ? fewest : 0;
}

static bool has_surname_first(const struct korean_form *forms, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (forms[i].kind == KOREAN_SOUNDS &&
            !(forms[i].flags & KOREAN_SURNAME_LAST))
            return true;
    return false;
}

/* By the rules, two syllables or not. */
static bool surnames_agree(const struct korean_form *a,
                           const struct korean_form *b) {
    return a->surname == b->surname &&
           korean_syllables_agree(&a->syllables[0], &b->syllables[0],
                                  KOREAN_RULES | KOREAN_INITIAL) >=
               KOREAN_AGREE_LEAST;
}

static bool given_names_agree(const struct korean_form *a,
                              const struct korean_form *b) {
    float product = 1.0F;
    for (unsigned i = a->surname; i < a->count; i++)
        product *= korean_syllables_agree(&a->syllables[i], &b->syllables[i],
                                          KOREAN_RULES | KOREAN_INITIAL);
    return product >= KOREAN_AGREE_LEAST;
}

bool korean_names_differ(const struct korean_form *a, size_t a_count,
                         const struct korean_form *b, size_t b_count,
                         bool any_length) {
    unsigned a_least = fewest_syllables(a, a_count);
    unsigned b_least = fewest_syllables(b, b_count);
    if (a_least == 0 || b_least == 0 || (!any_length && a_least != b_least))
        return false;
    bool is_certain =
        has_surname_first(a, a_count) && has_surname_first(b, b_count);
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++) {
            bool is_one_surname = surnames_agree(&a[i], &b[k]);
            if (is_one_surname && may_compare(&a[i], &b[k]) &&
                given_names_agree(&a[i], &b[k]))
                return false;
            is_certain = is_certain || is_one_surname;
        }
    return is_certain;
}

/* ---- keys ------------------------------------------------------------------------ */

/* What is filed under what. */
enum family {
    FAMILY_SOUNDS, /* forms by all their classes */
    FAMILY_ONSETS, /* the same forms by their onsets, for pinyin to find */
    FAMILY_PINYIN  /* pinyin by its onsets */
};

struct key_walk {
    const struct korean_form *form;
    korean_key_visit *visit;
    void *context;
    unsigned near; /* the syllable that is only near; KOREAN_SYLLABLES_MOST */
    uint64_t classes[KOREAN_SYLLABLES_MOST][KOREAN_CLASS_WORDS];
};

static uint64_t mix(uint64_t hash, uint64_t number) {
    hash = (hash ^ number) * UINT64_C(0xFF51AFD7ED558CCD);
    return hash ^ hash >> 29;
}

/* Every choice of one class a syllable. */
static void walk_keys(const struct key_walk *w, unsigned at, uint64_t hash) {
    if (at == w->form->count) {
        w->visit(w->context, hash);
        return;
    }
    for (unsigned word = 0; word < KOREAN_CLASS_WORDS; word++) {
        uint64_t bits = w->classes[at][word];
        for (; bits; bits &= bits - 1)
            walk_keys(w, at + 1, mix(hash, word * 64U + bits_lowest(bits)));
    }
}

static void walk_family(struct key_walk *w, enum family family) {
    for (unsigned i = 0; i < w->form->count; i++) {
        if (family == FAMILY_SOUNDS) {
            korean_syllable_classes(&w->form->syllables[i], i == w->near,
                                    w->classes[i]);
            continue;
        }
        memset(w->classes[i], 0, sizeof w->classes[i]);
        w->classes[i][0] = korean_onset_classes(&w->form->syllables[i]);
    }
    walk_keys(w, 0,
              mix(UINT64_C(0x9E3779B97F4A7C15),
                  (uint64_t)family * 8 + w->form->count));
}

void korean_form_keys(const struct korean_form *form, bool is_asked,
                      korean_key_visit *visit, void *context) {
    struct key_walk w;
    w.form = form;
    w.visit = visit;
    w.context = context;
    w.near = KOREAN_SYLLABLES_MOST;
    if (form->kind == KOREAN_PINYIN) {
        walk_family(&w, is_asked ? FAMILY_ONSETS : FAMILY_PINYIN);
        return;
    }
    walk_family(&w, FAMILY_SOUNDS);
    if (is_asked && form->count > 2 && (form->flags & KOREAN_SPELT))
        for (w.near = 0; w.near < form->count; w.near++)
            walk_family(&w, FAMILY_SOUNDS);
    w.near = KOREAN_SYLLABLES_MOST;
    if (form->kind == KOREAN_SOUNDS)
        walk_family(&w, is_asked ? FAMILY_PINYIN : FAMILY_ONSETS);
}
