/* korean_name.h -- the ways a name can be read as a Korean one.
 *
 *     "Kim Jong Un"       김 | jong | un
 *     "Kim Yongil"        김 | yong | il      김 | yon | gil
 *     "Chang-Su Han"      한 | chang | su     장 | su | han
 *     "LI, Cheng He"      리 | {성 승 ...} | {하 혁 ...}    by pinyin
 *
 * A reading (form) is a surname of one or two syllables and a given name of
 * one to three, four in all.  A name is Korean when it carries a Korean
 * surname, first or last, and every other letter of it can be read; any
 * other name has no form.  Which form is meant nobody can tell from Latin
 * letters, so all are kept and the best pair counts.
 *
 *     key of a form = hash of the classes of its syllables
 *
 * Invariant (completeness): korean_names_agree(a, b) > 0 implies that some
 * form of a and some form of b visit the same key (korean_form_keys).
 */
#ifndef TEXT_KOREAN_NAME_H
#define TEXT_KOREAN_NAME_H

#include "text/fold_letters.h"
#include "text/korean_syllable.h"

#define KOREAN_SYLLABLES_MOST 4
/* Readings of one order, and of all: surname first, last, and pinyin. */
#define KOREAN_PARSES_MOST    24
#define KOREAN_FORMS_MOST     (2 * KOREAN_PARSES_MOST + 8)

/* Two names in hanja, or in hanja and pinyin, are compared elsewhere: through
 * Korean readings half of China would be namesakes. */
enum korean_kind { KOREAN_SOUNDS, KOREAN_HANJA, KOREAN_PINYIN, KOREAN_KINDS };

/* 36 bytes, as it stands in a snapshot. */
struct korean_form {
    struct korean_syllable syllables[KOREAN_SYLLABLES_MOST];
    uint8_t count;   /* 2 to 4 */
    uint8_t surname; /* how many of them: 1 or 2 */
    uint8_t kind;    /* enum korean_kind */
    uint8_t flags;   /* KOREAN_... */
};

/* The surname was the last word; sounds were spelt, not written in signs. */
enum { KOREAN_SURNAME_LAST = 1, KOREAN_SPELT = 2 };

struct korean_name {
    uint32_t count;
    struct korean_form forms[KOREAN_FORMS_MOST];
};

/* A few instructions that let most names leave: false when the name cannot
 * be Korean. */
bool korean_name_may_be(const struct folded_name *folded);

/* All readings of a name, as written and as folded; false when it has none. */
bool korean_name_read(struct span name, const struct folded_name *folded,
                      struct korean_name *out);

/* Whether a form from a file is sound. */
bool korean_form_check(const struct korean_form *form);

/* How well two names can be the same, 0 to 1: the best pair of forms, the
 * product of their syllables.  The pair is told when wanted. */
struct korean_pair {
    const struct korean_form *a, *b;
};
float korean_names_agree(const struct korean_form *a, size_t a_count,
                         const struct korean_form *b, size_t b_count,
                         struct korean_pair *pair);

/* Whether two names that are both Korean are the names of two people: well
 * spelt, as many syllables (or not, when `any_length`), read in an order that is
 * certain or with one surname, and no pair of forms that agrees. */
bool korean_names_differ(const struct korean_form *a, size_t a_count,
                         const struct korean_form *b, size_t b_count,
                         bool any_length);

/* Below this two names are different ones. */
#define KOREAN_AGREE_LEAST  0.30F
#define KOREAN_AGREE_STRONG 0.80F

/* Keys of a form, each told once.  `is_asked`: the keys under which a form
 * that agrees is filed; otherwise those to file it under. */
typedef void korean_key_visit(void *context, uint64_t key);
void korean_form_keys(const struct korean_form *form, bool is_asked,
                      korean_key_visit *visit, void *context);

#endif
