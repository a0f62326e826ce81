/* plan.c -- what the evaluator works out once a rulebook.
 *
 *     facts  ->  scope and slot     goods.origin: goods, slot 2
 *     nodes  ->  scope and slot     SOME goods (...): the case, slot 140
 *     case keys ("parties[].role")  ->  the fact that reads them
 *     computed facts  ->  the function that computes them
 *
 * The scope of a node is the scope of the facts that stand free in it; a
 * quantifier closes it, so its node belongs to the case.
 * Invariant: nothing here depends on a case, so threads share a plan.
 */
#include "decide/case_keys.h"
#include "decide/decide_inside.h"

#include "base/memory.h"

static const char *const known_names[] = {
#define X(name, text) text,
    KNOWN_FACTS(X)
#undef X
};

/* ---- facts --------------------------------------------------------------- */

static void place_facts(struct plan *p) {
    const struct rulebook *book = p->book;
    for (uint32_t i = 0; i < book->facts.count; i++) {
        const struct law_fact *fact = &book->facts.items[i];
        uint32_t *count = &p->fact_count[fact->scope];
        p->fact[i] = (struct fact_place){.slot = *count,
                                         .scope = (uint8_t)fact->scope,
                                         .type = (uint8_t)fact->type};
        p->facts_of[fact->scope][*count] = i;
        *count += 1;
        /* Tags are read from listings, not from a key's value. */
        if (fact->computed.length > 0 || fact->type == LAW_PROGRAMMES)
            p->derive[i] = derive_of(law_name_of(book, fact->about.name));
    }
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        p->known[i] = law_find(book, LAW_FACT, span_of(known_names[i]));
    for (size_t k = 0; k < case_key_count; k++) {
        p->key_fact[k] = LAW_NONE;
        for (uint32_t i = 0; case_keys[k].path[0] && i < book->facts.count; i++)
            if (span_is(law_text_of(book, book->facts.items[i].read_from),
                        case_keys[k].path))
                p->key_fact[k] = i;
    }
}

/* ---- nodes --------------------------------------------------------------- */

static bool reads_fact(uint32_t op) {
    return op == LAW_HOLDS || op == LAW_IN || op == LAW_AT_LEAST ||
           op == LAW_AT_MOST || op == LAW_MORE || op == LAW_LESS ||
           op == LAW_BEGINS;
}

static void join_trait(const struct plan *p, uint32_t child, uint8_t *traits,
                       uint32_t *scope) {
    *traits |= p->node[child].traits & (NODE_BY_LAW | NODE_OF_RULE);
    if (*scope == LAW_OVER_CASE) *scope = p->node[child].scope;
}

/* A node from its children, which stand before it. */
static void place_node(struct plan *p, uint32_t node) {
    const struct law_node *n = &p->book->nodes.items[node];
    uint32_t scope = LAW_OVER_CASE;
    uint8_t traits = 0;
    if (n->op == LAW_AND || n->op == LAW_OR) {
        for (uint32_t i = 0; i < n->b; i++)
            join_trait(p, p->book->ids.items[n->a + i], &traits, &scope);
    } else if (n->op == LAW_NOT) {
        join_trait(p, n->a, &traits, &scope);
    } else if (n->op == LAW_SOME || n->op == LAW_EVERY) {
        join_trait(p, n->b, &traits, &scope);
        scope = LAW_OVER_CASE;
    } else if (reads_fact(n->op)) {
        scope = p->book->facts.items[n->a].scope;
    } else if (n->op == LAW_IMPLEMENTED) {
        traits = NODE_OF_RULE;
    }
    p->node[node].scope = (uint8_t)scope;
    p->node[node].traits = traits;
}

static bool fact_reads_class(const struct plan *p, uint32_t fact) {
    const struct law_fact *f = &p->book->facts.items[fact];
    if (f->type == LAW_CLASSES) return true;
    if (f->otherwise != LAW_NONE &&
        p->book->facts.items[f->otherwise].type == LAW_CLASSES)
        return true;
    return (f->holds_when != LAW_NONE &&
            p->node[f->holds_when].traits & NODE_BY_LAW) ||
           (f->applies_when != LAW_NONE &&
            p->node[f->applies_when].traits & NODE_BY_LAW);
}

/* A fact may be defined by a node that stands later, so this goes round
 * until nothing is added: twice at most in practice. */
static void spread_traits(struct plan *p) {
    bool is_changed = true;
    while (is_changed) {
        is_changed = false;
        for (uint32_t i = 0; i < p->book->nodes.count; i++) {
            const struct law_node *n = &p->book->nodes.items[i];
            uint8_t *traits = &p->node[i].traits, before = *traits;
            place_node(p, i);
            *traits |= before;
            if (reads_fact(n->op) && fact_reads_class(p, n->a))
                *traits |= NODE_BY_LAW;
            is_changed |= *traits != before;
        }
    }
}

static void place_nodes(struct plan *p) {
    spread_traits(p);
    for (uint32_t i = 0; i < p->book->nodes.count; i++)
        p->node[i].slot = p->node_count[p->node[i].scope]++;
}

/* What a test of the fact has to look at beside its value. */
static void mark_facts(struct plan *p) {
    for (uint32_t i = 0; i < p->book->facts.count; i++) {
        const struct law_fact *f = &p->book->facts.items[i];
        if (f->applies_when != LAW_NONE)
            p->fact[i].traits |= FACT_MAY_NOT_APPLY;
        if (f->holds_when != LAW_NONE &&
            p->node[f->holds_when].traits & NODE_BY_LAW)
            p->fact[i].traits |= FACT_BY_LAW;
    }
}

/* The case is one item, so whatever item is asked for, it is that one. */
static void set_strides(struct plan *p) {
    for (size_t s = 0; s < LAW_SCOPE_COUNT; s++) {
        p->fact_stride[s] = s == LAW_OVER_CASE ? 0 : p->fact_count[s];
        p->node_stride[s] = s == LAW_OVER_CASE ? 0 : p->node_count[s];
    }
}

/* ---- making -------------------------------------------------------------- */

static bool take_arrays(struct plan *p) {
    size_t facts = p->book->facts.count, nodes = p->book->nodes.count;
    p->fact = memory_take_zeroed(facts, sizeof *p->fact);
    p->derive = memory_take_zeroed(facts, sizeof *p->derive);
    p->key_fact = memory_take_zeroed(case_key_count, sizeof *p->key_fact);
    p->known = memory_take_zeroed(KNOWN_COUNT, sizeof *p->known);
    p->node = memory_take_zeroed(nodes, sizeof *p->node);
    bool has_all = p->fact && p->derive && p->key_fact && p->known && p->node;
    for (size_t s = 0; s < LAW_SCOPE_COUNT; s++) {
        p->facts_of[s] = memory_take_zeroed(facts, sizeof *p->facts_of[s]);
        has_all = has_all && p->facts_of[s];
    }
    return has_all;
}

idt_status plan_new(const struct rulebook *book, idt_error *error,
                    struct plan **out) {
    struct plan *p = memory_take_zeroed(1, sizeof *p);
    if (!p) return fail_memory(error);
    p->book = book;
    arena_init(&p->own, 0);
    p->order_eu = law_find(book, LAW_ORDER, SPAN_OF("EU"));
    if (!take_arrays(p) || !plan_words(p) || !plan_rules(p)) {
        plan_free(p);
        return fail_memory(error);
    }
    place_facts(p);
    place_nodes(p);
    mark_facts(p);
    set_strides(p);
    *out = p;
    return IDT_OK;
}

void plan_free(struct plan *p) {
    if (!p) return;
    memory_free(p->fact);
    memory_free(p->derive);
    memory_free(p->key_fact);
    memory_free(p->known);
    memory_free(p->node);
    arena_release(&p->own);
    for (size_t s = 0; s < LAW_SCOPE_COUNT; s++)
        memory_free(p->facts_of[s]);
    memory_free(p);
}

const struct rulebook *plan_book(const struct plan *plan) {
    return plan->book;
}
