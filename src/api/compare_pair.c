/* compare_pair.c -- two records compared without any list.
 *
 *     a --ready_name--> forms \
 *                               edges -> align_names -> score, evidence
 *     b --ready_name--> forms /
 *
 * The same edges and the same alignment as screening, drawn directly.  A word
 * weighs what is known of it in the population at large.  With no list there
 * is no count of bearers for the others, so they weigh by their length: a
 * long word is rarely shared by chance.  A name is made ready once: the last
 * one of each side is kept, and a caller who compares names with many makes
 * handles of them (idt_name), which are compared without any further reading.
 */
#include "api/api_inside.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "match/loose_words.h"
#include "match/portal_score.h"
#include "match/ready_name.h"

/* The last name of one side, with its text. */
struct side {
    struct arena arena;
    struct ready_name name;
};

struct idt_name {
    struct arena arena;
    struct ready_name name;
};

struct idt_comparer {
    struct name_maker *maker;
    struct side sides[2];
    struct pair_pattern pattern;
    struct name_words words[2];
    struct asked_facts a, b;
    struct asked_address a_address, b_address;
    struct edge edges[EDGES_MOST];
    uint32_t mode;
};

idt_status idt_comparer_new(idt_error *error, idt_comparer **comparer) {
    if (!comparer) return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no place");
    struct idt_comparer *made = memory_take(1, sizeof *made);
    if (!made) return fail_memory(error);
    made->maker = name_maker_new();
    if (!made->maker) {
        memory_free(made);
        return fail_memory(error);
    }
    made->mode = IDT_MODE_OWN;
    for (int i = 0; i < 2; i++) {
        arena_init(&made->sides[i].arena, 0);
        made->sides[i].name.text = (struct span){NULL, 0};
    }
    memset(&made->pattern, 0, sizeof made->pattern);
    memset(&made->a_address, 0, sizeof made->a_address);
    memset(&made->b_address, 0, sizeof made->b_address);
    *comparer = made;
    return IDT_OK;
}

idt_status idt_comparer_set_mode(idt_comparer *comparer, uint32_t mode,
                                 idt_error *error) {
    if (!comparer || mode >= IDT_MODE_COUNT)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "unknown mode %u", mode);
    comparer->mode = mode;
    return IDT_OK;
}

void idt_comparer_free(idt_comparer *comparer) {
    if (!comparer) return;
    for (int i = 0; i < 2; i++)
        arena_release(&comparer->sides[i].arena);
    name_maker_free(comparer->maker);
    memory_free(comparer);
}

/* ---- names --------------------------------------------------------------------- */

static idt_status check_utf8(struct span name, idt_error *error) {
    size_t valid = utf8_check(name);
    if (valid == name.length) return IDT_OK;
    return fail(error, IDT_BAD_DATA, at(NULL, 1, valid + 1),
                "name is not valid UTF-8");
}

/* Its text is copied: it outlives the caller's. */
static idt_status make_name(struct idt_comparer *c, struct span text,
                            struct arena *arena, idt_error *error,
                            struct ready_name *name) {
    struct span copy = arena_copy(arena, text);
    if (!copy.bytes) return fail_memory(error);
    return ready_name_make(c->maker, copy, arena, error, name);
}

/* A name that was compared last is ready. */
static idt_status set_side(struct idt_comparer *c, struct span text,
                           struct side *side, idt_error *error) {
    if (side->name.text.bytes && span_equals(side->name.text, text))
        return IDT_OK;
    arena_clear(&side->arena);
    side->name.text.bytes = NULL;
    idt_status status = make_name(c, text, &side->arena, error, &side->name);
    if (status) side->name.text.bytes = NULL;
    return status;
}

#define NAME_BLOCK_BYTES 1024 /* all of a common name */

idt_status idt_name_new(idt_comparer *comparer, idt_text text, idt_error *error,
                        idt_name **name) {
    struct span bytes = span_of_text(text);
    if (!comparer || !name || span_trim(bytes).length == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no name to make ready");
    idt_status status = check_utf8(bytes, error);
    if (status) return status;
    struct idt_name *made = memory_take(1, sizeof *made);
    if (!made) return fail_memory(error);
    arena_init(&made->arena, NAME_BLOCK_BYTES);
    status = make_name(comparer, bytes, &made->arena, error, &made->name);
    if (!status)
        status = ready_name_read_korean(comparer->maker, &made->arena, error,
                                        &made->name);
    if (status)
        idt_name_free(made);
    else
        *name = made;
    return status;
}

void idt_name_free(idt_name *name) {
    if (!name) return;
    arena_release(&name->arena);
    memory_free(name);
}

/* ---- words --------------------------------------------------------------------- */

static const struct alignment nothing = {0, 0, 0, 0, false};

static struct alignment align_forms(struct idt_comparer *c,
                                    const struct ready_form *asked,
                                    const struct ready_form *other) {
    bool is_strict = asked->is_strict || other->is_strict;
    size_t count = ready_edges(asked, other, is_strict, &c->pattern, c->edges);
    size_t taken = 0;
    struct alignment made = nothing;
    if (count > 0) {
        ready_words(asked, &c->words[0]);
        ready_words(other, &c->words[1]);
        made = align_names(&c->words[0], &c->words[1], c->edges, count, &taken);
        made.raw +=
            within_bonus(made.listed_share, made.asked_share, made.bits);
    }
    loose_words_add(asked, other, c->edges, taken, &made);
    return made;
}

/* How many of its forms count.  Digits typed for letters do when one side
 * alone has them: two numbers are compared as numbers. */
static uint32_t forms_counted(const struct ready_name *name,
                              const struct ready_name *other) {
    return name->is_by_digits && other->form_count > 1 ? 1 : name->form_count;
}

/* Each name as it is and by its readings in Latin letters, each way with each;
 * the best counts.  Neither name is on a list: the one with initials is asked,
 * so that the order of the two does not matter. */
static struct alignment align_ways(struct idt_comparer *c,
                                   const struct ready_name *a,
                                   const struct ready_name *b) {
    struct alignment best = nothing;
    if (a->form_count == 0 || b->form_count == 0) return best;
    if (c->mode != IDT_MODE_OWN)
        return align_forms(c, &a->forms[0], &b->forms[0]);
    bool is_turned = b->initials > a->initials;
    const struct ready_name *asked = is_turned ? b : a;
    const struct ready_name *other = is_turned ? a : b;
    uint32_t asked_ways = forms_counted(asked, other);
    uint32_t other_ways = forms_counted(other, asked);
    if (asked_ways == 1 && other_ways == 1)
        return align_forms(c, &asked->forms[0], &other->forms[0]);
    for (uint32_t i = 0; i < asked_ways && !best.is_equal; i++)
        for (uint32_t k = 0; k < other_ways; k++) {
            struct alignment alignment =
                align_forms(c, &asked->forms[i], &other->forms[k]);
            if (score_of_raw(&alignment) > score_of_raw(&best))
                best = alignment;
        }
    return best;
}

/* What Korean syllables say of two names that are both Korean. */
static struct korean_verdict compare_korean(const struct idt_comparer *c,
                                            const struct ready_name *a,
                                            const struct ready_name *b) {
    bool are_korean =
        c->mode == IDT_MODE_OWN && a->korean_count > 0 && b->korean_count > 0;
    if (!are_korean) return korean_compare(NULL, 0, NULL, 0, true);
    return korean_compare(a->korean, a->korean_count, b->korean,
                          b->korean_count, true);
}

/* By the names alone. */
static struct scored_name score_names(struct idt_comparer *c,
                                      const struct ready_name *a,
                                      const struct ready_name *b, float *bits) {
    struct alignment alignment = align_ways(c, a, b);
    struct scored_name scored = {score_of_raw(&alignment), alignment.is_equal,
                                 false};
    *bits = alignment.bits;
    struct korean_verdict korean = compare_korean(c, a, b);
    float weight = 0.0F;
    if (korean.a_count > 0)
        weight = a->forms[0].weight < b->forms[0].weight ? a->forms[0].weight
                                                         : b->forms[0].weight;
    korean_judge(&korean, weight, &scored, bits);
    return scored;
}

/* ---- all ----------------------------------------------------------------------- */

/* Facts of two queries against each other. */
static void weigh_pair(const struct idt_comparer *c, struct evidence *e) {
    memset(e, 0, sizeof *e);
    bool differ = c->a.type != PARTY_UNKNOWN && c->b.type != PARTY_UNKNOWN &&
                  c->a.type != c->b.type;
    if (differ) e->type = conflict_of_type();
    if (c->a.has_birth && c->b.has_birth)
        e->birth = compare_births(&c->a.birth, &c->b.birth);
    if (c->a.has_country && c->b.has_country)
        e->country = compare_countries(c->a.country, c->b.country);
    if (c->a.address && c->b.address)
        e->address = compare_address(c->a.address,
                                     (struct span){c->b.address->words.bytes,
                                                   c->b.address->words.length},
                                     span_of(c->b.address->country));
    for (size_t i = 0; i < c->a.identifier_count; i++)
        for (size_t k = 0; k < c->b.identifier_count; k++) {
            enum identity identity =
                compare_identifiers(&c->a.identifiers[i], &c->b.identifiers[k]);
            if (identity > e->identity) e->identity = identity;
        }
}

/* What idt_screen demands of a query holds for each side. */
static idt_status check_side(const idt_query *side, idt_error *error) {
    struct span name = span_of_text(side->name);
    if (span_trim(name).length == 0 && side->identifier_count == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "neither a name nor an identifier to compare");
    return check_utf8(name, error);
}

static float portal_score_of(const struct ready_name *a,
                             const struct ready_name *b) {
    const struct ready_name *names[2] = {a, b};
    struct span words[2][LIMIT_NAME_TOKENS];
    uint32_t count[2] = {0, 0};
    for (int side = 0; side < 2; side++) {
        if (names[side]->form_count == 0) continue;
        const struct ready_form *form = &names[side]->forms[0];
        count[side] = form->word_count;
        for (uint32_t i = 0; i < form->word_count; i++)
            words[side][i] = form->runs[i].letters.text;
    }
    return portal_score(words[0], count[0], words[1], count[1]);
}

/* Exact: the names are equal or an identifier settles it; else nothing. */
static float score_in_mode(const struct idt_comparer *c,
                           const struct ready_name *a,
                           const struct ready_name *b,
                           const struct scored_name *scored,
                           const struct evidence *evidence) {
    bool is_same = scored->is_equal || evidence->identity != IDENTITY_NONE;
    if (c->mode == IDT_MODE_EXACT && !is_same) return 0.0F;
    if (c->mode == IDT_MODE_OFAC) return portal_score_of(a, b);
    return final_score(scored, evidence);
}

/* Both names in their sides; Korean forms only when both may have some. */
static idt_status set_sides(struct idt_comparer *c, const idt_query *a,
                            const idt_query *b, idt_error *error) {
    struct side *sides = c->sides;
    idt_status status = set_side(c, span_of_text(a->name), &sides[0], error);
    if (!status) status = set_side(c, span_of_text(b->name), &sides[1], error);
    if (status) return status;
    bool may_be_korean =
        sides[0].name.may_be_korean && sides[1].name.may_be_korean;
    for (int i = 0; i < 2 && !status && may_be_korean; i++)
        status = ready_name_read_korean(c->maker, &sides[i].arena, error,
                                        &sides[i].name);
    return status;
}

idt_status idt_compare(idt_comparer *comparer, const idt_query *a,
                       const idt_query *b, idt_error *error,
                       idt_comparison *comparison) {
    if (!comparer || !a || !b || !comparison || a->size < sizeof *a ||
        b->size < sizeof *b)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "nothing to compare");
    idt_status status = check_side(a, error);
    if (!status) status = check_side(b, error);
    if (!status)
        status = parse_facts(a, &comparer->a_address, &comparer->a, error);
    if (!status)
        status = parse_facts(b, &comparer->b_address, &comparer->b, error);
    if (!status) status = set_sides(comparer, a, b, error);
    if (status) return status;
    const struct ready_name *one = &comparer->sides[0].name;
    const struct ready_name *other = &comparer->sides[1].name;
    float bits;
    struct scored_name scored = score_names(comparer, one, other, &bits);
    struct evidence evidence;
    weigh_pair(comparer, &evidence);
    double score =
        score_told(score_in_mode(comparer, one, other, &scored, &evidence));
    *comparison = (idt_comparison){score, (double)bits, band_of(score),
                                   evidence_conflicts(&evidence)};
    return IDT_OK;
}

double idt_compare_names(idt_comparer *comparer, const idt_name *a,
                         const idt_name *b) {
    struct evidence none;
    float bits;
    if (!comparer || !a || !b) return 0.0;
    struct scored_name scored =
        score_names(comparer, &a->name, &b->name, &bits);
    memset(&none, 0, sizeof none);
    return score_told(
        score_in_mode(comparer, &a->name, &b->name, &scored, &none));
}
