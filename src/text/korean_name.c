/* korean_name.c -- surname by table, given name syllable by syllable.
 *
 * Syllables are cut by trying every onset, nucleus and coda that the table
 * of the system knows at each place, the longest first, and going back; four
 * syllables of nine letters bound it.
 */
#include "text/korean_name.h"

#include "text/korean_letters.h"

#include "base/utf8.h"

#define BREAK ' ' /* between tokens: no spelling reaches over it */

struct cutting {
    struct korean_name *out;
    enum korean_system system;
    struct korean_form form;
    size_t length;
    unsigned left; /* readings that may still be kept */
    uint8_t letters[KOREAN_TOKENS_MOST * (KOREAN_TOKEN_LETTERS_MOST + 1)];
};

/* ---- joined syllables ------------------------------------------------------- */

/* Marks what two neighbours may have done to one another. */
static void join(struct korean_syllable *left, struct korean_syllable *right) {
    const struct joined_sound *rows;
    size_t count = korean_joined(&rows);
    uint32_t coda = korean_part(KOREAN_CODA, left->coda)->jamo;
    uint32_t onset = korean_part(KOREAN_ONSET, right->onset)->jamo;
    for (size_t i = 0; i < count; i++)
        if ((coda >> rows[i].coda & 1) && (onset >> rows[i].onset & 1)) {
            if (rows[i].was_coda.percent)
                left->joined_coda |= (uint8_t)(1U << i);
            if (rows[i].was_onset.percent)
                right->joined_onset |= (uint8_t)(1U << i);
        }
}

static void join_given(struct korean_form *form) {
    for (unsigned i = form->surname; i + 1 < form->count; i++)
        join(&form->syllables[i], &form->syllables[i + 1]);
}

/* ---- keeping ------------------------------------------------------------------- */

static bool has_surname(struct korean_form *form) {
    if (korean_is_surname(&form->syllables[0])) {
        form->surname = 1;
        return true;
    }
    form->surname = 2;
    return form->count > 2 &&
           korean_is_double_surname(&form->syllables[0], &form->syllables[1]);
}

static void keep(struct cutting *c) {
    struct korean_form *form = &c->form;
    struct korean_name *out = c->out;
    struct korean_form kept = *form;
    if (kept.surname == 0 && !has_surname(&kept)) return;
    if (kept.count <= kept.surname || out->count == KOREAN_FORMS_MOST) return;
    for (unsigned i = kept.count; i < KOREAN_SYLLABLES_MOST; i++)
        memset(&kept.syllables[i], 0, sizeof kept.syllables[i]);
    if (c->system != KOREAN_KANA) join_given(&kept);
    out->forms[out->count++] = kept;
    c->left--;
}

/* ---- cutting -------------------------------------------------------------------- */

static uint32_t pack(const uint8_t *letters, size_t count) {
    uint32_t packed = 0;
    for (size_t i = 0; i < count; i++)
        packed = packed << 8 | letters[i];
    return packed;
}

/* Longest spellings: "dzh", "yeou", "nn" and "ll". */
enum { ONSET_LETTERS = 3, NUCLEUS_LETTERS = 4, CODA_LETTERS = 2 };

static void cut_syllables(struct cutting *c, size_t at);

static void cut_codas(struct cutting *c, struct korean_syllable s, size_t at) {
    size_t most = c->length - at;
    if (most > CODA_LETTERS) most = CODA_LETTERS;
    for (size_t n = most + 1; n-- > 0 && c->left;) {
        if (!korean_spelling(c->system, KOREAN_CODA, pack(c->letters + at, n),
                             &s.coda))
            continue;
        c->form.syllables[c->form.count++] = s;
        cut_syllables(c, at + n);
        c->form.count--;
    }
}

/* A lone vowel may have weights of its own: "." and the vowel. */
static bool find_nucleus(const struct cutting *c, size_t at, size_t count,
                         bool is_bare, uint8_t *part) {
    uint32_t letters = pack(c->letters + at, count);
    if (is_bare && letters == 'y') return false; /* a glide, or doubled */
    if (is_bare && count == 1 &&
        korean_spelling(c->system, KOREAN_NUCLEUS, (uint32_t)'.' << 8 | letters,
                        part))
        return true;
    return korean_spelling(c->system, KOREAN_NUCLEUS, letters, part);
}

/* A y before a vowel begins a sound and ends none. */
static bool is_glide(const struct cutting *c, size_t at) {
    static const char vowels[] = "aeiouOUPQ";
    return c->letters[at] == 'y' && at + 1 < c->length &&
           memchr(vowels, c->letters[at + 1], sizeof vowels - 1);
}

static void cut_nuclei(struct cutting *c, struct korean_syllable s, size_t at,
                       bool is_bare) {
    size_t most = c->length - at;
    if (most > NUCLEUS_LETTERS) most = NUCLEUS_LETTERS;
    for (size_t n = most; n > 0 && c->left; n--)
        if (find_nucleus(c, at, n, is_bare, &s.nucleus) &&
            !is_glide(c, at + n - 1))
            cut_codas(c, s, at + n);
}

static void cut_syllables(struct cutting *c, size_t at) {
    while (at < c->length &&
           (c->letters[at] == BREAK || c->letters[at] == '\''))
        at++;
    if (at == c->length) {
        keep(c);
        return;
    }
    if (c->form.count == KOREAN_SYLLABLES_MOST) return;
    struct korean_syllable s = {0};
    s.set = KOREAN_NO_SET;
    size_t most = c->length - at;
    if (most > ONSET_LETTERS) most = ONSET_LETTERS;
    for (size_t n = most + 1; n-- > 0 && c->left;)
        if (korean_spelling(c->system, KOREAN_ONSET, pack(c->letters + at, n),
                            &s.onset))
            cut_nuclei(c, s, at + n, n == 0);
}

static void add_token(struct cutting *c, const struct korean_token *token) {
    memcpy(c->letters + c->length, token->letters, token->length);
    c->length += token->length;
    c->letters[c->length++] = BREAK;
}

/* ---- Latin and Cyrillic ------------------------------------------------------------ */

/* The token at `surname`, then the others in their order. */
static void read_order(struct korean_name *out,
                       const struct korean_letters *letters, unsigned surname) {
    struct cutting c;
    const struct surname_spelling *found =
        korean_surname(korean_token_plain(&letters->tokens[surname]));
    if (!found) return;
    c.out = out;
    c.system = letters->system;
    c.left = KOREAN_PARSES_MOST;
    c.length = 0;
    memset(&c.form, 0, sizeof c.form);
    c.form.syllables[c.form.count++] = korean_syllable_of_set(found->first);
    if (found->second != KOREAN_NO_SET)
        c.form.syllables[c.form.count++] =
            korean_syllable_of_set(found->second);
    c.form.surname = c.form.count;
    c.form.flags = KOREAN_SPELT;
    if (surname > 0) c.form.flags |= KOREAN_SURNAME_LAST;
    for (unsigned i = 0; i < letters->count; i++)
        if (i != surname) add_token(&c, &letters->tokens[i]);
    cut_syllables(&c, 0);
}

static void read_spelt(struct korean_name *out,
                       const struct korean_letters *letters) {
    if (letters->count < 2) return;
    read_order(out, letters, 0);
    if (!letters->is_surname_first)
        read_order(out, letters, letters->count - 1U);
}

/* ---- pinyin -------------------------------------------------------------------------- */

static void keep_pinyin(struct korean_name *out, struct korean_form form) {
    if (form.count < 3 || out->count == KOREAN_FORMS_MOST) return;
    form.surname = 1;
    form.kind = KOREAN_PINYIN;
    out->forms[out->count++] = form;
}

static uint16_t pinyin_set(struct span word) {
    return korean_pinyin(korean_word_plain(word));
}

/* Each word behind the surname is one syllable or two. */
static void cut_pinyin(struct korean_name *out,
                       const struct folded_name *folded, size_t at,
                       struct korean_form form) {
    if (at == folded->count) {
        keep_pinyin(out, form);
        return;
    }
    struct span word = folded_word(folded, at);
    uint16_t whole = pinyin_set(word);
    if (whole != KOREAN_NO_SET && form.count < KOREAN_SYLLABLES_MOST) {
        struct korean_form next = form;
        next.syllables[next.count++] = korean_syllable_of_set(whole);
        cut_pinyin(out, folded, at + 1, next);
    }
    for (size_t n = 1;
         n < word.length && form.count + 2 <= KOREAN_SYLLABLES_MOST; n++) {
        uint16_t first = pinyin_set((struct span){word.bytes, n});
        uint16_t second =
            pinyin_set((struct span){word.bytes + n, word.length - n});
        if (first == KOREAN_NO_SET || second == KOREAN_NO_SET) continue;
        struct korean_form next = form;
        next.syllables[next.count++] = korean_syllable_of_set(first);
        next.syllables[next.count++] = korean_syllable_of_set(second);
        cut_pinyin(out, folded, at + 1, next);
    }
}

static void read_pinyin(struct korean_name *out,
                        const struct folded_name *folded) {
    struct korean_form form;
    uint16_t surname =
        korean_pinyin_surname(korean_word_plain(folded_word(folded, 0)));
    if (surname == KOREAN_NO_SET || folded->count > KOREAN_SYLLABLES_MOST)
        return;
    memset(&form, 0, sizeof form);
    form.syllables[form.count++] = korean_syllable_of_set(surname);
    cut_pinyin(out, folded, 1, form);
}

/* ---- Hangul, hanja, kana ----------------------------------------------------------------- */

static bool read_sign(uint32_t point, struct korean_form *form) {
    if (form->count == KOREAN_SYLLABLES_MOST) return false;
    struct korean_syllable *next = &form->syllables[form->count];
    if (point >= 0xAC00 && point <= 0xD7A3) {
        *next = korean_syllable_of(point);
    } else {
        uint16_t set = korean_hanja(point);
        if (set == KOREAN_NO_SET) return false;
        *next = korean_syllable_of_set(set);
        form->kind = KOREAN_HANJA;
    }
    form->count++;
    return true;
}

/* A sign a syllable. */
static void read_signs(struct korean_name *out,
                       const struct folded_name *folded) {
    struct korean_form form;
    memset(&form, 0, sizeof form);
    for (size_t i = 0; i < folded->count; i++) {
        struct span word = folded_word(folded, i);
        const char *at = word.bytes, *end = word.bytes + word.length;
        while (at < end)
            if (!read_sign(utf8_read(&at, end), &form)) return;
    }
    /* Two hanja are a Chinese name far more often than a Korean one. */
    unsigned least = form.kind == KOREAN_HANJA ? 3 : 2;
    if (form.count >= least && has_surname(&form) && form.count > form.surname)
        out->forms[out->count++] = form;
}

static void read_kana(struct korean_name *out,
                      const struct korean_letters *letters) {
    struct cutting c;
    c.out = out;
    c.system = KOREAN_KANA;
    c.left = KOREAN_PARSES_MOST;
    c.length = 0;
    memset(&c.form, 0, sizeof c.form);
    for (unsigned i = 0; i < letters->count; i++)
        add_token(&c, &letters->tokens[i]);
    cut_syllables(&c, 0);
}

/* ---- all ------------------------------------------------------------------------------------ */

enum sort { SORT_OTHER, SORT_SPELT, SORT_SIGNS, SORT_KANA };

/* By the first letter: every script that Korean is written in. */
static enum sort sort_of(const struct folded_name *folded) {
    const char *at = folded->bytes, *end = at + folded->length;
    uint32_t point = at < end ? utf8_read(&at, end) : 0;
    if ((point >= 'a' && point <= 'z') || (point >= 0x0400 && point <= 0x044F))
        return SORT_SPELT;
    if (point >= 0x30A1 && point <= 0x30FC) return SORT_KANA;
    bool is_sign = (point >= 0xAC00 && point <= 0xD7A3) ||
                   (point >= 0x3400 && point <= 0x9FFF) ||
                   (point >= 0xF900 && point <= 0xFAFF);
    return is_sign ? SORT_SIGNS : SORT_OTHER;
}

static bool is_surname_word(const struct folded_name *folded, size_t i) {
    uint64_t letters = korean_word_plain(folded_word(folded, i));
    return letters && korean_surname(letters);
}

static bool may_be_pinyin(const struct folded_name *folded) {
    uint64_t letters = korean_word_plain(folded_word(folded, 0));
    return letters && korean_pinyin_surname(letters) != KOREAN_NO_SET;
}

bool korean_name_may_be(const struct folded_name *folded) {
    if (folded->count == 0 || folded->count > KOREAN_TOKENS_MOST) return false;
    switch (sort_of(folded)) {
    case SORT_OTHER: return false;
    case SORT_SPELT:
        return folded->count > 1 &&
               (is_surname_word(folded, 0) ||
                is_surname_word(folded, folded->count - 1U) ||
                may_be_pinyin(folded));
    case SORT_SIGNS: return folded->length <= 4 * KOREAN_SYLLABLES_MOST + 3;
    case SORT_KANA: return true;
    }
    return false;
}

bool korean_name_read(struct span name, const struct folded_name *folded,
                      struct korean_name *out) {
    struct korean_letters letters;
    out->count = 0;
    if (!korean_name_may_be(folded)) return false;
    switch (sort_of(folded)) {
    case SORT_OTHER: break;
    case SORT_SPELT:
        if (korean_letters_read(name, &letters)) read_spelt(out, &letters);
        read_pinyin(out, folded);
        break;
    case SORT_SIGNS: read_signs(out, folded); break;
    case SORT_KANA:
        if (korean_kana_read(folded, &letters)) read_kana(out, &letters);
        break;
    }
    return out->count > 0;
}

bool korean_form_check(const struct korean_form *form) {
    static const struct korean_syllable none = {0};
    if (form->count < 2 || form->count > KOREAN_SYLLABLES_MOST ||
        form->surname < 1 || form->surname > 2 || form->flags > 3 ||
        form->surname >= form->count || form->kind >= KOREAN_KINDS)
        return false;
    for (unsigned i = 0; i < KOREAN_SYLLABLES_MOST; i++)
        if (i < form->count
                ? !korean_syllable_check(&form->syllables[i])
                : memcmp(&form->syllables[i], &none, sizeof none) != 0)
            return false;
    return true;
}
