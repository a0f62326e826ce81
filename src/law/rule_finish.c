/* rule_finish.c -- what follows from the statements but none of them says.
 *
 *     within         the instruments a rule rests on, unless it names them
 *     condition      all of `when` and none of `unless`, as one node
 *     authorisations of a rule: the reverse of `reaches`
 *     rules_by_activity[import] -> the rules a case of import must look at
 *     names_sorted   so that an id is found by halving
 *
 * Everything here could be worked out by the evaluator each time; it is done
 * once because a case has microseconds.
 */
#include "law/law_inside.h"

/* ---- within ---------------------------------------------------------------- */

struct leaves {
    uint32_t items[64];
    uint32_t count;
};

static void collect_alive(const struct rulebook *book, uint32_t node,
                          struct leaves *leaves, uint32_t depth) {
    struct law_node n = book->nodes.items[node];
    if (n.op == LAW_ALIVE) {
        for (uint32_t i = 0; i < leaves->count; i++)
            if (leaves->items[i] == n.a) return;
        if (leaves->count < 64) leaves->items[leaves->count++] = n.a;
        return;
    }
    if (depth == 0) return;
    for (uint32_t i = 0; i < node_children(book, node); i++)
        collect_alive(book, node_child(book, node, i), leaves, depth - 1);
}

static idt_status default_within(struct compiler *c, uint32_t rests_on,
                                 struct law_list *within) {
    if (within->count > 0 || rests_on == LAW_NONE) return IDT_OK;
    struct leaves leaves = {.count = 0};
    collect_alive(c->book, rests_on, &leaves, 2 * LIMIT_LAW_DEPTH);
    return add_list(c, leaves.items, leaves.count, within);
}

idt_status spread_within(struct compiler *c) {
    struct rulebook *book = c->book;
    for (size_t i = 0; i < book->rules.count; i++) {
        struct law_rule *rule = &book->rules.items[i];
        idt_status status = default_within(c, rule->rests_on, &rule->within);
        if (status) return status;
    }
    for (size_t i = 0; i < book->authorisations.count; i++) {
        struct law_authorisation *a = &book->authorisations.items[i];
        idt_status status = default_within(c, a->rests_on, &a->within);
        if (status) return status;
    }
    return IDT_OK;
}

/* ---- conditions ------------------------------------------------------------- */

#define TERMS_MOST 128

static idt_status join_condition(struct compiler *c, struct law_list when,
                                 struct law_list unless, uint32_t *out) {
    uint32_t terms[TERMS_MOST], count = 0;
    if (when.count + unless.count > TERMS_MOST)
        return fail(c->error, IDT_OVER_LIMIT, NOWHERE,
                    "more than %d conditions of one rule", TERMS_MOST);
    for (uint32_t i = 0; i < when.count; i++)
        terms[count++] = c->book->ids.items[when.first + i];
    for (uint32_t i = 0; i < unless.count; i++) {
        struct law_node not_node = {LAW_NOT,
                                    c->book->ids.items[unless.first + i], 0, 0};
        idt_status status = add_node(c, not_node, &terms[count]);
        if (status) return status;
        count++;
    }
    if (count == 1) {
        *out = terms[0];
        return IDT_OK;
    }
    struct law_node node = {count ? LAW_AND : LAW_YES, 0, 0, 0};
    struct law_list list = {0, 0};
    idt_status status = count ? add_list(c, terms, count, &list) : IDT_OK;
    node.a = list.first;
    node.b = list.count;
    return status ? status : add_node(c, node, out);
}

static idt_status base_of(struct compiler *c, const struct law_about *about,
                          uint32_t *out) {
    char id[256];
    struct span base = id_without_version(law_name_of(c->book, about->name));
    memcpy(id, base.bytes, base.length); /* add_word may move the pool */
    return add_word(c, (struct span){id, base.length}, out);
}

static idt_status join_conditions(struct compiler *c) {
    struct rulebook *book = c->book;
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < book->rules.count; i++) {
        struct law_rule *rule = &book->rules.items[i];
        status = join_condition(c, rule->when, rule->unless, &rule->condition);
        if (!status) status = base_of(c, &rule->about, &rule->base);
    }
    for (size_t i = 0; !status && i < book->authorisations.count; i++) {
        struct law_authorisation *a = &book->authorisations.items[i];
        status = join_condition(c, a->when, a->unless, &a->condition);
        if (!status) status = base_of(c, &a->about, &a->base);
    }
    for (size_t i = 0; i < book->acts.count; i++)
        if (book->acts.items[i].scope == LAW_NONE)
            book->acts.items[i].scope = 0;
    return status;
}

/* ---- indexes ------------------------------------------------------------------ */

static bool reaches_rule(const struct rulebook *book,
                         const struct law_authorisation *a, uint32_t rule) {
    for (uint32_t i = 0; i < a->reaches.count; i++)
        if (book->ids.items[a->reaches.first + i] == rule) return true;
    return false;
}

static idt_status list_authorisations(struct compiler *c) {
    struct rulebook *book = c->book;
    for (size_t r = 0; r < book->rules.count; r++) {
        uint32_t first = (uint32_t)book->ids.count;
        for (size_t a = 0; a < book->authorisations.count; a++)
            if (reaches_rule(book, &book->authorisations.items[a],
                             (uint32_t)r) &&
                !growing_add(&book->ids, (uint32_t)a))
                return fail_memory(c->error);
        book->rules.items[r].authorisations =
            (struct law_list){first, (uint32_t)book->ids.count - first};
    }
    return IDT_OK;
}

static idt_status index_activities(struct compiler *c) {
    struct rulebook *book = c->book;
    for (size_t k = 0; k < book->activities.count; k++) {
        uint32_t first = (uint32_t)book->ids.count;
        for (size_t r = 0; r < book->rules.count; r++)
            if (law_mask(book->rules.items[r].activities) >> k & 1 &&
                !growing_add(&book->ids, (uint32_t)r))
                return fail_memory(c->error);
        struct law_list list = {first, (uint32_t)book->ids.count - first};
        if (!growing_add(&book->rules_by_activity, list))
            return fail_memory(c->error);
    }
    return IDT_OK;
}

/* Insertion by halving, then a shift: a thousand names, once. */
static idt_status sort_names(struct compiler *c) {
    struct rulebook *book = c->book;
    for (uint32_t i = 0; i < book->names.count; i++) {
        struct span id = law_name_of(book, i);
        size_t low = 0, high = book->names_sorted.count;
        while (low < high) {
            size_t mid = low + (high - low) / 2;
            uint32_t other = book->names_sorted.items[mid];
            int order = span_compare(law_name_of(book, other), id);
            bool is_before = order < 0 || (order == 0 && other < i);
            if (is_before)
                low = mid + 1;
            else
                high = mid;
        }
        if (!growing_add(&book->names_sorted, i)) return fail_memory(c->error);
        memmove(book->names_sorted.items + low + 1,
                book->names_sorted.items + low,
                (book->names_sorted.count - 1 - low) * sizeof(uint32_t));
        book->names_sorted.items[low] = i;
    }
    return IDT_OK;
}

idt_status finish_rulebook(struct compiler *c) {
    idt_status status = join_conditions(c);
    if (!status) status = list_authorisations(c);
    if (!status) status = index_activities(c);
    if (!status) status = sort_names(c);
    return status;
}
