/* rule_cycles.c -- nothing may rest on itself.
 *
 *     instrument a  rests on b      b  rests on a        refused
 *     fact f        holds when g    g  holds when f      refused
 *     act x         needs done y    y  needs done x      refused
 *
 * Three graphs, one walk: points are the entries of a table, edges the
 * leaves of a kind in the conditions of each.  The evaluator recurses along
 * these edges without counting, so a rulebook or image in which the walk
 * finds no circle and no chain longer than WALK_DEPTH is safe to follow.
 */
#include "law/law_inside.h"

#include "base/memory.h"

struct walk {
    const struct rulebook *book;
    enum law_kind kind;
    uint32_t (*roots)(const struct rulebook *book, uint32_t item,
                      struct law_list *list, uint32_t roots[2]);
    enum law_op leaf_ops[8]; /* ends with LAW_OP_COUNT */
    uint8_t *state;          /* 0 new, 1 on the way, 2 done */
    struct cycle *cycle;
};

static uint32_t instrument_roots(const struct rulebook *book, uint32_t item,
                                 struct law_list *list, uint32_t roots[2]) {
    (void)list;
    roots[0] = book->instruments.items[item].rests_on;
    return 1;
}
static uint32_t fact_roots(const struct rulebook *book, uint32_t item,
                           struct law_list *list, uint32_t roots[2]) {
    (void)list;
    roots[0] = book->facts.items[item].holds_when;
    roots[1] = book->facts.items[item].applies_when;
    return 2;
}
static uint32_t act_roots(const struct rulebook *book, uint32_t item,
                          struct law_list *list, uint32_t roots[2]) {
    (void)roots;
    *list = book->acts.items[item].needs;
    return 0;
}

static bool is_leaf(const struct walk *walk, uint32_t op) {
    for (const enum law_op *leaf = walk->leaf_ops; *leaf != LAW_OP_COUNT;
         leaf++)
        if ((uint32_t)*leaf == op) return true;
    return false;
}

static const struct law_about *about_of(const struct walk *walk,
                                        uint32_t item) {
    const struct table_shape *shape = &law_kind_tables[walk->kind];
    const char *items = table_view(walk->book, shape).items;
    return (const struct law_about *)(const void *)(items + item * shape->size);
}

/* Chains of instruments or facts are short; deeper is as bad as a circle. */
#define WALK_DEPTH 200

static bool walk_item(struct walk *walk, uint32_t item, uint32_t depth);

/* True when a circle was found. */
static bool walk_node(struct walk *walk, uint32_t item, uint32_t node,
                      uint32_t depth) {
    if (node == LAW_NONE) return false;
    struct law_node n = walk->book->nodes.items[node];
    if (is_leaf(walk, n.op)) {
        if (walk->state[n.a] == 1 || depth == 0) {
            *walk->cycle =
                (struct cycle){about_of(walk, item), about_of(walk, n.a)};
            return true;
        }
        return walk->state[n.a] == 0 && walk_item(walk, n.a, depth - 1);
    }
    for (uint32_t i = 0; i < node_children(walk->book, node); i++)
        if (walk_node(walk, item, node_child(walk->book, node, i), depth))
            return true;
    return false;
}

static bool walk_item(struct walk *walk, uint32_t item, uint32_t depth) {
    struct law_list list = {0, 0};
    uint32_t roots[2];
    uint32_t count = walk->roots(walk->book, item, &list, roots);
    walk->state[item] = 1;
    for (uint32_t i = 0; i < count; i++)
        if (walk_node(walk, item, roots[i], depth)) return true;
    for (uint32_t i = 0; i < list.count; i++)
        if (walk_node(walk, item, walk->book->ids.items[list.first + i], depth))
            return true;
    walk->state[item] = 2;
    return false;
}

static idt_status walk_all(struct walk *walk, idt_error *error) {
    size_t count = table_view(walk->book, &law_kind_tables[walk->kind]).count;
    walk->state = memory_take_zeroed(count + 1, 1);
    if (!walk->state) return fail_memory(error);
    for (uint32_t i = 0; i < count && !walk->cycle->item; i++)
        if (walk->state[i] == 0) (void)walk_item(walk, i, WALK_DEPTH);
    memory_free(walk->state);
    return IDT_OK;
}

idt_status find_cycle(const struct rulebook *book, idt_error *error,
                      struct cycle *cycle) {
    *cycle = (struct cycle){NULL, NULL};
    struct walk walks[] = {
        {.book = book,
         .kind = LAW_INSTRUMENT,
         .roots = instrument_roots,
         .leaf_ops = {LAW_ALIVE, LAW_OP_COUNT}},
        {.book = book,
         .kind = LAW_FACT,
         .roots = fact_roots,
         .leaf_ops = {LAW_HOLDS, LAW_IN, LAW_AT_LEAST, LAW_AT_MOST, LAW_MORE,
                      LAW_LESS, LAW_BEGINS, LAW_OP_COUNT}},
        {.book = book,
         .kind = LAW_ACT,
         .roots = act_roots,
         .leaf_ops = {LAW_DONE, LAW_OP_COUNT}},
    };
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && !cycle->item && i < 3; i++) {
        walks[i].cycle = cycle;
        status = walk_all(&walks[i], error);
    }
    return status;
}
