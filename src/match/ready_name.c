/* ready_name.c -- forms, their runs, and what each word is. */
#include "match/ready_name.h"

#include "base/hash.h"
#include "base/memory.h"
#include "match/asked_name.h"
#include "match/loose_words.h"
#include "text/digit_letters.h"

/* ---- words ------------------------------------------------------------------- */

enum { FACTS = 4096, FACT_BYTES = 23 };

/* One slot a word; the last word that claims it has it. */
struct word_facts {
    char bytes[FACT_BYTES];
    uint8_t length; /* 0: none */
    struct word_info info;
    struct word_kin kin;
    struct letter_pairs pairs;
};

struct name_maker {
    struct word_facts facts[FACTS];
    struct folded_name folded;
    struct latin_readings readings;
    struct korean_name korean;
};

struct name_maker *name_maker_new(void) {
    return memory_take_zeroed(1, sizeof(struct name_maker));
}

void name_maker_free(struct name_maker *maker) {
    memory_free(maker);
}

static void know_word(struct span word, struct word_facts *facts) {
    facts->info = word_info_of(word);
    facts->kin = word_kin_of(word);
    facts->pairs = letter_pairs_of(word);
}

static struct word_facts facts_of(struct name_maker *maker, struct span word) {
    struct word_facts made;
    if (word.length > FACT_BYTES) {
        know_word(word, &made);
        return made;
    }
    struct word_facts *slot =
        &maker->facts[hash_bytes(word.bytes, word.length) % FACTS];
    if (slot->length == word.length &&
        memcmp(slot->bytes, word.bytes, word.length) == 0)
        return *slot;
    know_word(word, slot);
    memcpy(slot->bytes, word.bytes, word.length);
    slot->length = (uint8_t)word.length;
    return *slot;
}

/* Two bits a letter, 4 to 14: a word of two letters is shared by one name in
 * sixteen, one of seven or more by next to none.  What is known of a word
 * counts instead. */
static float rarity_without_list(struct span word, const struct word_kin *kin) {
    float bits = 2.0F * (float)word.length;
    if (kin_bits(kin) > 0.0F || bits > 14.0F) return 14.0F;
    return bits < 4.0F ? 4.0F : bits;
}

static struct ready_word word_of(struct span text,
                                 const struct word_facts *facts) {
    const struct word_kin *kin = &facts->kin;
    struct ready_word word = {.kin = *kin, .pairs = facts->pairs};
    word_weigh(kin, rarity_without_list(text, kin), &word.weight, &word.bits);
    word.is_number = word_is_number(text);
    word.letter = letter_for_initial(text, &word.is_initial);
    return word;
}

/* All lengths from 63 on share the last bit. */
static uint64_t length_bit(size_t length) {
    return UINT64_C(1) << (length < 63 ? length : 63);
}

/* ---- forms ------------------------------------------------------------------- */

static void add_runs(struct ready_form *form, const char *joined,
                     const uint16_t *at) {
    uint32_t words = form->word_count;
    for (unsigned count = 2; count <= RUN_WORDS_MOST; count++)
        for (uint32_t i = 0; i + count <= words; i++) {
            struct ready_run *run = &form->runs[form->run_count++];
            const struct ready_run *less =
                &form->runs[count == 2 ? i : words + i];
            const struct ready_run *last = &form->runs[i + count - 1];
            size_t length = (size_t)at[i + count] - at[i];
            run->first = (uint8_t)i;
            run->count = (uint8_t)count;
            run->letters =
                ready_letters_joined(&less->letters, &last->letters,
                                     (struct span){joined + at[i], length});
            form->run_lengths |= length_bit(length);
        }
}

/* The words stand in a row, so each run of them is there already. */
static bool make_form(struct name_maker *maker, const struct folded_name *name,
                      struct arena *arena, struct ready_form *form) {
    uint16_t at[LIMIT_NAME_TOKENS + 1];
    uint32_t words = name->count;
    size_t runs = (size_t)words * RUN_WORDS_MOST;
    char *joined = arena_take(arena, name->length + (size_t)1, 1);
    form->words = arena_take(arena, words, sizeof *form->words);
    form->runs = arena_take(arena, runs, sizeof *form->runs);
    if (!joined || !form->words || !form->runs) return false;
    form->word_count = form->run_count = words;
    form->weight = 0.0F;
    form->word_lengths = form->run_lengths = 0;
    form->has_number = false;
    at[0] = 0;
    for (uint32_t i = 0; i < words; i++) {
        struct span text = folded_word(name, i);
        struct word_facts facts = facts_of(maker, text);
        memcpy(joined + at[i], text.bytes, text.length);
        at[i + 1] = (uint16_t)(at[i] + text.length);
        text.bytes = joined + at[i];
        form->words[i] = word_of(text, &facts);
        form->runs[i] = (struct ready_run){{text, facts.info}, (uint8_t)i, 1};
        form->weight += form->words[i].weight;
        form->word_lengths |= length_bit(facts.info.letters);
        form->has_number |= form->words[i].is_number;
    }
    add_runs(form, joined, at);
    return true;
}

static unsigned count_initials(const struct folded_name *name) {
    unsigned count = 0;
    for (size_t i = 0; i < name->count; i++) {
        struct span word = folded_word(name, i);
        count += word.length == 1 ||
                 (word.length == 2 && (unsigned char)word.bytes[0] >= 0xC2);
    }
    return count;
}

static bool make_forms(struct name_maker *maker, struct arena *arena,
                       struct ready_name *name) {
    const struct latin_readings *readings = &maker->readings;
    name->is_by_digits = asked_readings_make(&maker->folded, &maker->readings);
    name->forms[0].is_strict = false;
    if (!make_form(maker, &maker->folded, arena, &name->forms[0])) return false;
    for (unsigned i = 0; i < readings->count; i++) {
        struct ready_form *form = &name->forms[i + 1];
        form->is_strict = readings->is_strict[i];
        if (!make_form(maker, &readings->of[i], arena, form)) return false;
    }
    name->form_count = 1 + readings->count;
    return true;
}

idt_status ready_name_make(struct name_maker *maker, struct span text,
                           struct arena *arena, idt_error *error,
                           struct ready_name *name) {
    if (!fold_name(text, &maker->folded))
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "name is over %d bytes or %d words", LIMIT_NAME_BYTES,
                    LIMIT_NAME_TOKENS);
    name->text = text;
    name->form_count = name->korean_count = 0;
    name->korean = NULL;
    name->is_by_digits = name->is_korean_read = false;
    name->may_be_korean = korean_name_may_be(&maker->folded);
    maker->readings.meant = 0;
    name->initials = count_initials(&maker->folded);
    if (maker->folded.count > 0 && !make_forms(maker, arena, name))
        return fail_memory(error);
    for (unsigned i = 0; i < maker->readings.meant; i++)
        name->may_be_korean |= korean_name_may_be(&maker->readings.of[i]);
    return IDT_OK;
}

/* The name as it is, or else the first reading that was meant and is one. */
static bool read_korean(struct name_maker *maker, struct span text) {
    struct latin_readings *readings = &maker->readings;
    struct korean_name *korean = &maker->korean;
    if (!fold_name(text, &maker->folded)) return false;
    if (korean_name_read(text, &maker->folded, korean)) return true;
    (void)asked_readings_make(&maker->folded, readings);
    for (unsigned i = 0; i < readings->meant; i++) {
        const struct folded_name *read = &readings->of[i];
        struct span letters = {read->bytes, read->length};
        if (korean_name_read(letters, read, korean)) return true;
    }
    return false;
}

idt_status ready_name_read_korean(struct name_maker *maker, struct arena *arena,
                                  idt_error *error, struct ready_name *name) {
    struct korean_name *korean = &maker->korean;
    if (name->is_korean_read || !name->may_be_korean) return IDT_OK;
    if (read_korean(maker, name->text)) {
        size_t bytes = korean->count * sizeof *name->korean;
        name->korean = arena_take(arena, 1, bytes);
        if (!name->korean) return fail_memory(error);
        memcpy(name->korean, korean->forms, bytes);
        name->korean_count = korean->count;
    }
    name->is_korean_read = true;
    return IDT_OK;
}

void ready_words(const struct ready_form *form, struct name_words *words) {
    words->count = form->word_count;
    words->has_number = form->has_number;
    for (uint32_t i = 0; i < form->word_count; i++) {
        const struct ready_word *word = &form->words[i];
        words->weight[i] = word->weight;
        words->bits[i] = word->bits;
        words->letter[i] = word->letter;
        words->is_initial[i] = word->is_initial;
        words->is_number[i] = word->is_number;
    }
}

/* ---- edges ------------------------------------------------------------------- */

/* One run against the words of the other name. */
struct run_walk {
    const struct ready_form *asked, *other;
    bool is_strict;
    struct pair_pattern *pattern;
    struct edge *edges;
    size_t found;
};

static void add_edge(struct run_walk *w, const struct ready_run *run, size_t at,
                     unsigned parts, float similarity) {
    if (w->found == EDGES_MOST) return;
    w->edges[w->found++] = (struct edge){run->first, run->count, (uint8_t)at,
                                         (uint8_t)parts, similarity};
}

static bool are_equal(const struct ready_letters *a,
                      const struct ready_letters *b) {
    return a->info.letter_set == b->info.letter_set &&
           span_equals(a->text, b->text);
}

static float run_similarity(const struct run_walk *w,
                            const struct ready_run *run, size_t at) {
    const struct ready_letters *word = &w->other->runs[at].letters;
    float whole = run->count == 1 ? 1.0F : JOINED_FACTOR;
    if (w->is_strict) return are_equal(&run->letters, word) ? whole : 0.0F;
    unsigned slips = unit_slips(run->count);
    bool are_apart = are_lengths_apart(&run->letters, word, slips);
    if (run->count == 1) {
        const struct word_kin *asked = &w->asked->words[run->first].kin;
        const struct word_kin *other = &w->other->words[at].kin;
        if (are_apart && are_strangers(asked, other)) return 0.0F;
        return words_similarity(w->pattern, &run->letters, asked, word, other);
    }
    if (are_apart) return 0.0F;
    return letters_similarity(w->pattern, &run->letters, word, slips) *
           JOINED_FACTOR;
}

/* Whether the run may be read as those neighbours; the gap of a run of two
 * must have slipped, and not far. */
static bool is_parted(const struct run_walk *w, const struct ready_run *run,
                      const struct ready_run *parts) {
    size_t length = run->letters.text.length;
    if (length != parts->letters.text.length || length > EDIT_LETTERS_MOST ||
        !are_equal(&run->letters, &parts->letters))
        return false;
    if (run->count == 1) return length >= SPLIT_BYTES_LEAST;
    size_t gap = w->asked->runs[run->first].letters.text.length;
    size_t first = w->other->runs[parts->first].letters.text.length;
    return parts->count == 2 && first != gap && first <= gap + GAP_MOST &&
           gap <= first + GAP_MOST;
}

/* Whether a word of the other name is about as long as some run together. */
static bool may_be_word(const struct run_walk *w, const struct ready_run *run) {
    unsigned slips = unit_slips(run->count);
    uint64_t bit = length_bit(run->letters.info.letters), near = bit;
    for (unsigned i = 0; i < slips; i++)
        near |= near << 1 | near >> 1;
    return (near & w->other->word_lengths) != 0;
}

static void meet_words(struct run_walk *w, const struct ready_run *run) {
    for (size_t at = 0; at < w->other->word_count; at++) {
        float similarity = run_similarity(w, run, at);
        if (similarity > 0.0F) add_edge(w, run, at, 1, similarity);
    }
}

static void meet_runs(struct run_walk *w, const struct ready_run *run) {
    const struct ready_form *other = w->other;
    if (!(length_bit(run->letters.text.length) & other->run_lengths)) return;
    for (size_t i = other->word_count; i < other->run_count; i++)
        if (is_parted(w, run, &other->runs[i]))
            add_edge(w, run, other->runs[i].first, other->runs[i].count,
                     JOINED_FACTOR);
}

static void meet_run(struct run_walk *w, const struct ready_run *run) {
    w->pattern->is_made = false;
    if (run->count == 1 || may_be_word(w, run)) meet_words(w, run);
    if (run->count < 3) meet_runs(w, run);
}

size_t ready_edges(const struct ready_form *asked,
                   const struct ready_form *other, bool is_strict,
                   struct pair_pattern *pattern, struct edge *edges) {
    struct run_walk w = {asked, other, is_strict, pattern, edges, 0};
    for (uint32_t i = 0; i < asked->run_count; i++)
        meet_run(&w, &asked->runs[i]);
    return w.found;
}
