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

/* ---- agreement ---------------------------------------------------------------- */

/* Pinyin says little of the sound: it counts half. */
#define PINYIN_FACTOR 0.5F

static float forms_agree(const struct korean_form *a,
                         const struct korean_form *b, float least) {
    if (a->count != b->count) return 0.0F;
    if (a->kind != KOREAN_SOUNDS && b->kind != KOREAN_SOUNDS) return 0.0F;
    bool is_pinyin = a->kind == KOREAN_PINYIN || b->kind == KOREAN_PINYIN;
    float product = is_pinyin ? PINYIN_FACTOR : 1.0F;
    for (unsigned i = 0; i < a->count && product > least; i++) {
        bool is_initial = i == 0 || i == a->surname || i == b->surname;
        product *= korean_syllables_agree(&a->syllables[i], &b->syllables[i],
                                          is_initial);
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
        for (unsigned bit = 0; bits; bit++, bits >>= 1)
            if (bits & 1) walk_keys(w, at + 1, mix(hash, word * 64U + bit));
    }
}

static void walk_family(struct key_walk *w, enum family family) {
    for (unsigned i = 0; i < w->form->count; i++) {
        if (family == FAMILY_SOUNDS) {
            korean_syllable_classes(&w->form->syllables[i], w->classes[i]);
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
    if (form->kind == KOREAN_PINYIN) {
        walk_family(&w, is_asked ? FAMILY_ONSETS : FAMILY_PINYIN);
        return;
    }
    walk_family(&w, FAMILY_SOUNDS);
    if (form->kind == KOREAN_SOUNDS)
        walk_family(&w, is_asked ? FAMILY_PINYIN : FAMILY_ONSETS);
}
