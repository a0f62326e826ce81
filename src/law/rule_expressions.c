/* rule_expressions.c -- conditions and formulas into shared nodes.
 *
 *     a or b and not c        OR(a, AND(b, NOT c))
 *     some goods (x and y)    SOME goods AND(x, y)
 *     us.eo13570 and us.unpa  in a formula: AND(ALIVE 4, ALIVE 7)
 *
 * Recursive descent, one function a level of binding, no deeper than
 * LIMIT_LAW_DEPTH.  A test is checked against the type of its fact as it is
 * read, so what reaches the evaluator is well typed.
 * Invariant: a node is added after its children, so children have smaller
 * numbers and the array is its own order of evaluation.
 */
#include "law/law_inside.h"

static idt_status node_of(struct cursor *cursor, enum law_op op, uint32_t a,
                          uint32_t b, uint32_t *out) {
    struct law_node node = {(uint32_t)op, a, b, 0};
    return add_node(cursor->c, node, out);
}

static idt_status negate(struct cursor *cursor, uint32_t *node) {
    return node_of(cursor, LAW_NOT, *node, 0, node);
}

/* ---- tests of one fact ----------------------------------------------------- */

static bool holds_several(uint32_t type) {
    return type == LAW_WORDS || type == LAW_COUNTRIES ||
           type == LAW_PROGRAMMES || type == LAW_CLASSES;
}

static idt_status read_fact_word(struct cursor *cursor,
                                 const struct law_fact *fact, uint32_t *out) {
    const struct rulebook *book = cursor->c->book;
    struct span word = cursor_token(cursor).text;
    const char *near = NULL;
    struct span nearest = SPAN_EMPTY;
    uint32_t least = (uint32_t)(word.length / 3 < 2 ? 2 : word.length / 3);
    for (uint32_t i = 0; i < fact->choices.count; i++) {
        uint32_t choice = book->ids.items[fact->choices.first + i];
        struct span known = law_text_of(book, book->words.items[choice]);
        if (span_equals(known, word)) {
            *out = choice;
            cursor->at++;
            return IDT_OK;
        }
        uint32_t apart = letters_apart(word, known, least);
        if (apart > least) continue;
        if (near && apart == least) continue;
        least = apart;
        nearest = known;
        near = known.bytes;
    }
    if (near)
        return fault(cursor->c, cursor_place(cursor),
                     "'%.*s' is no word of fact '%.*s'; nearest is '%.*s'",
                     SPAN_ARGS(word),
                     SPAN_ARGS(law_name_of(book, fact->about.name)),
                     SPAN_ARGS(nearest));
    return fault(cursor->c, cursor_place(cursor),
                 "'%.*s' is no word of fact '%.*s'", SPAN_ARGS(word),
                 SPAN_ARGS(law_name_of(book, fact->about.name)));
}

static idt_status read_fact_value(struct cursor *cursor,
                                  const struct law_fact *fact, uint32_t *out) {
    switch ((enum law_fact_type)fact->type) {
    case LAW_WORD:
    case LAW_WORDS: return read_fact_word(cursor, fact, out);
    case LAW_COUNTRY:
    case LAW_COUNTRIES: return read_country(cursor, out);
    case LAW_IS_ACTIVITY: return read_id(cursor, LAW_ACTIVITY, out);
    case LAW_PROGRAMMES: return read_id(cursor, LAW_PROGRAMME, out);
    case LAW_CLASSES: return read_id(cursor, LAW_CLASS, out);
    case LAW_YES_NO:
    case LAW_NUMBER:
    case LAW_DATE:
    case LAW_HS: break;
    }
    return fault(cursor->c, cursor_place(cursor),
                 "fact '%.*s' is a %s and has no such test",
                 SPAN_ARGS(law_name_of(cursor->c->book, fact->about.name)),
                 choice_words(CHOICE_TYPE)[fact->type]);
}

/* "(" value { "," value } ")" or one value, as an IN or BEGINS node. */
static idt_status read_set(struct cursor *cursor, uint32_t fact, bool is_many,
                           enum law_op op, uint32_t *out) {
    uint32_t values[LIMIT_LAW_LIST], count = 0;
    struct law_fact of = cursor->c->book->facts.items[fact];
    idt_status status = is_many ? cursor_expect(cursor, "(") : IDT_OK;
    do {
        if (status) return status;
        if (count == LIMIT_LAW_LIST)
            return fault(cursor->c, cursor_place(cursor), "too many values");
        uint32_t value = LAW_NONE;
        status = op == LAW_BEGINS ? read_hs(cursor, &value)
                                  : read_fact_value(cursor, &of, &value);
        if (!status && value != LAW_NONE) values[count++] = value;
    } while (!status && is_many && cursor_take(cursor, ","));
    if (!status && is_many) status = cursor_expect(cursor, ")");
    if (status) return status;
    struct law_list list;
    status = add_list(cursor->c, values, count, &list);
    struct law_node node = {(uint32_t)op, fact, list.first, list.count};
    return status ? status : add_node(cursor->c, node, out);
}

static const struct comparison {
    const char *words;
    enum law_op op;
    bool is_for_dates;
} comparisons[] = {
    {"at least", LAW_AT_LEAST, false},   {"at most", LAW_AT_MOST, false},
    {"more than", LAW_MORE, false},      {"less than", LAW_LESS, false},
    {"before", LAW_LESS, true},          {"after", LAW_MORE, true},
    {"on or before", LAW_AT_MOST, true}, {"on or after", LAW_AT_LEAST, true},
};

static const struct comparison *take_comparison(struct cursor *cursor) {
    for (size_t i = 0; i < sizeof comparisons / sizeof comparisons[0]; i++)
        if (cursor_take(cursor, comparisons[i].words)) return &comparisons[i];
    return NULL;
}

static idt_status read_comparison(struct cursor *cursor, uint32_t fact,
                                  const struct comparison *how, uint32_t *out) {
    struct compiler *c = cursor->c;
    struct law_fact of = c->book->facts.items[fact];
    struct span name = law_name_of(c->book, of.about.name);
    struct place place = cursor_place(cursor);
    struct law_amount amount = {(uint32_t)c->book->numbers.count, LAW_NONE};
    idt_status status;
    if (how->is_for_dates != (of.type == LAW_DATE) ||
        (!how->is_for_dates && of.type != LAW_NUMBER))
        return fault(c, place, "fact '%.*s' is a %s; '%s' does not fit it",
                     SPAN_ARGS(name), choice_words(CHOICE_TYPE)[of.type],
                     how->words);
    if (how->is_for_dates) {
        day_number day;
        status = read_day(cursor, &day);
        if (status) return status;
        if (!growing_add(&c->book->numbers, (int64_t)day))
            return fail_memory(c->error);
    } else {
        status = read_amount(cursor, &amount);
        if (status) return status;
        if (!law_units_match(amount.unit, of.unit))
            return fault(c, place, "fact '%.*s' is in %s, not in %s",
                         SPAN_ARGS(name), law_unit_word(of.unit),
                         law_unit_word(amount.unit));
    }
    return node_of(cursor, how->op, fact, amount.number, out);
}

static idt_status read_is(struct cursor *cursor, uint32_t fact, uint32_t *out) {
    const struct law_fact *of = &cursor->c->book->facts.items[fact];
    bool is_not = cursor_take(cursor, "not");
    idt_status status;
    if (of->type == LAW_YES_NO) {
        is_not ^= cursor_is(cursor, "no");
        if (!cursor_take(cursor, "yes") && !cursor_take(cursor, "no"))
            return expected(cursor, "'yes' or 'no'");
        status = node_of(cursor, LAW_HOLDS, fact, 0, out);
    } else if (holds_several(of->type)) {
        return fault(cursor->c, cursor_place(cursor),
                     "fact '%.*s' holds several values; write 'has'",
                     SPAN_ARGS(law_name_of(cursor->c->book, of->about.name)));
    } else {
        status = read_set(cursor, fact, false, LAW_IN, out);
    }
    return status || !is_not ? status : negate(cursor, out);
}

static idt_status read_has(struct cursor *cursor, uint32_t fact,
                           uint32_t *out) {
    const struct law_fact *of = &cursor->c->book->facts.items[fact];
    if (!holds_several(of->type))
        return fault(cursor->c, cursor_place(cursor),
                     "fact '%.*s' holds one value; write 'is' or 'in'",
                     SPAN_ARGS(law_name_of(cursor->c->book, of->about.name)));
    return read_set(cursor, fact, cursor_take(cursor, "any of"), LAW_IN, out);
}

static idt_status read_in(struct cursor *cursor, uint32_t fact, bool is_not,
                          uint32_t *out) {
    const struct law_fact *of = &cursor->c->book->facts.items[fact];
    if (holds_several(of->type))
        return fault(cursor->c, cursor_place(cursor),
                     "fact '%.*s' holds several values; write 'has any of'",
                     SPAN_ARGS(law_name_of(cursor->c->book, of->about.name)));
    idt_status status = read_set(cursor, fact, true, LAW_IN, out);
    return status || !is_not ? status : negate(cursor, out);
}

static idt_status read_begins(struct cursor *cursor, uint32_t fact,
                              uint32_t *out) {
    const struct law_fact *of = &cursor->c->book->facts.items[fact];
    if (of->type != LAW_HS)
        return fault(cursor->c, cursor_place(cursor),
                     "'begins with' is for customs codes, not for '%.*s'",
                     SPAN_ARGS(law_name_of(cursor->c->book, of->about.name)));
    return read_set(cursor, fact, cursor_take(cursor, "any of"), LAW_BEGINS,
                    out);
}

static idt_status read_test(struct cursor *cursor, uint32_t fact,
                            uint32_t *out) {
    const struct law_fact *of = &cursor->c->book->facts.items[fact];
    if (cursor_take(cursor, "is")) return read_is(cursor, fact, out);
    if (cursor_take(cursor, "has")) return read_has(cursor, fact, out);
    if (cursor_take(cursor, "in")) return read_in(cursor, fact, false, out);
    if (cursor_take(cursor, "not in")) return read_in(cursor, fact, true, out);
    if (cursor_take(cursor, "begins with"))
        return read_begins(cursor, fact, out);
    const struct comparison *how = take_comparison(cursor);
    if (how) return read_comparison(cursor, fact, how, out);
    if (of->type == LAW_YES_NO) return node_of(cursor, LAW_HOLDS, fact, 0, out);
    return expected(cursor, "a test ('is', 'in', 'has', 'at least' ...)");
}

/* ---- atoms ------------------------------------------------------------------ */

static idt_status read_fact(struct cursor *cursor, uint32_t *out) {
    struct compiler *c = cursor->c;
    struct place place = cursor_place(cursor);
    struct span word = cursor_token(cursor).text;
    if (!cursor_token(cursor).is_word) return expected(cursor, "a fact");
    uint32_t fact;
    idt_status status = read_id(cursor, LAW_FACT, &fact);
    if (status) return status;
    uint32_t scope = c->book->facts.items[fact].scope;
    if (scope != LAW_OVER_CASE && scope != cursor->scope) {
        const char *over = choice_words(CHOICE_SCOPE)[scope];
        return fault(c, place,
                     "fact '%.*s' is of each %s; write 'some %s (...)'",
                     SPAN_ARGS(word), over, over);
    }
    return read_test(cursor, fact, out);
}

/* An atom made of a keyword and the id of one thing. */
static idt_status read_named(struct cursor *cursor, enum law_kind kind,
                             enum law_op op, uint32_t *out) {
    uint32_t names[16], count, kids[16];
    idt_status status = read_names(cursor, KIND_BIT(kind), names, 16, &count);
    if (!status && count == 0) status = node_of(cursor, LAW_YES, 0, 0, out);
    for (uint32_t i = 0; !status && i < count; i++)
        status =
            node_of(cursor, op, cursor->c->book->names.items[names[i]].index, 0,
                    &kids[i]);
    if (status || count == 0) return status;
    *out = kids[0];
    if (count == 1) return IDT_OK;
    struct law_list list; /* any version */
    status = add_list(cursor->c, kids, count, &list);
    return status ? status
                  : node_of(cursor, LAW_OR, list.first, list.count, out);
}

static const struct quantifier {
    const char *word;
    enum law_op op;
    bool is_negated;
} quantifiers[] = {{"some", LAW_SOME, false},
                   {"every", LAW_EVERY, false},
                   {"no", LAW_SOME, true}};

static idt_status read_any(struct cursor *cursor, uint32_t *out);

static idt_status read_quantified(struct cursor *cursor,
                                  const struct quantifier *quantifier,
                                  uint32_t *out) {
    uint32_t scope, over = cursor->scope, node;
    struct place place = cursor_place(cursor);
    idt_status status = read_choice(cursor, CHOICE_SCOPE, &scope);
    if (status) return status;
    if (scope == LAW_OVER_CASE || over == scope)
        return fault(cursor->c, place,
                     "'%s' needs party, goods, vessel or "
                     "aircraft, and not one inside itself",
                     quantifier->word);
    status = cursor_expect(cursor, "(");
    if (status) return status;
    cursor->scope = scope;
    status = read_any(cursor, &node);
    cursor->scope = over;
    if (!status) status = cursor_expect(cursor, ")");
    if (!status) status = node_of(cursor, quantifier->op, scope, node, out);
    return status || !quantifier->is_negated ? status : negate(cursor, out);
}

static idt_status read_atom(struct cursor *cursor, uint32_t *out) {
    for (size_t i = 0; i < sizeof quantifiers / sizeof quantifiers[0]; i++)
        if (cursor_take(cursor, quantifiers[i].word))
            return read_quantified(cursor, &quantifiers[i], out);
    if (cursor_take(cursor, "yes")) return node_of(cursor, LAW_YES, 0, 0, out);
    if (cursor_take(cursor, "implemented duty"))
        return node_of(cursor, LAW_IMPLEMENTED, 0, 0, out);
    if (cursor_take(cursor, "alive"))
        return read_named(cursor, LAW_INSTRUMENT, LAW_ALIVE, out);
    if (cursor_take(cursor, "done"))
        return read_named(cursor, LAW_ACT, LAW_DONE, out);
    if (cursor_take(cursor, "approved"))
        return read_named(cursor, LAW_AUTHORISATION, LAW_APPROVED, out);
    if (cursor->is_formula)
        return read_named(cursor, LAW_INSTRUMENT, LAW_ALIVE, out);
    return read_fact(cursor, out);
}

/* ---- and, or, not ----------------------------------------------------------- */

static idt_status read_negation(struct cursor *cursor, uint32_t *out) {
    idt_status status;
    *out = 0;
    if (cursor->depth >= LIMIT_LAW_DEPTH)
        return fault(cursor->c, cursor_place(cursor),
                     "more than %d levels of parentheses and 'not'",
                     LIMIT_LAW_DEPTH);
    cursor->depth++;
    if (cursor_take(cursor, "not")) {
        status = read_negation(cursor, out);
        if (!status) status = negate(cursor, out);
    } else if (cursor_take(cursor, "(")) {
        status = read_any(cursor, out);
        if (!status) status = cursor_expect(cursor, ")");
    } else {
        status = read_atom(cursor, out);
    }
    cursor->depth--;
    return status;
}

#define CHAIN_MOST 64 /* terms joined by one word; the longest has 12 */

static idt_status read_chain(struct cursor *cursor, const char *joint,
                             enum law_op op, uint32_t *out) {
    uint32_t terms[CHAIN_MOST] = {0}, count = 0;
    idt_status status;
    do {
        if (count == CHAIN_MOST)
            return fault(cursor->c, cursor_place(cursor),
                         "more than %d terms joined by '%s'", CHAIN_MOST,
                         joint);
        status = op == LAW_OR
                     ? read_chain(cursor, "and", LAW_AND, &terms[count++])
                     : read_negation(cursor, &terms[count++]);
    } while (!status && cursor_take(cursor, joint));
    if (status) return status;
    *out = terms[0];
    if (count == 1) return IDT_OK;
    struct law_list list;
    status = add_list(cursor->c, terms, count, &list);
    return status ? status : node_of(cursor, op, list.first, list.count, out);
}

static idt_status read_any(struct cursor *cursor, uint32_t *out) {
    return read_chain(cursor, "or", LAW_OR, out);
}

idt_status read_condition(struct cursor *cursor, uint32_t *node) {
    return read_any(cursor, node);
}
