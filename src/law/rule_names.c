/* rule_names.c -- every id, word, text and node once, and the nearest of them.
 *
 *     us.gl.510.512@2018  \
 *     us.gl.510.512@2024  /  both are "us.gl.510.512"
 *
 * Interning makes equal things one number: words compare as numbers, and a
 * condition that a hundred rules share is one node.  The maps below exist
 * only while compiling; a finished rulebook finds names by halving a sorted
 * table (rulebook.c).
 */
#include "law/law_inside.h"

#include <assert.h>

/* ---- maps from content to entry ------------------------------------------ */

typedef bool (*entry_equals)(const struct compiler *c, uint32_t entry,
                             const void *sought);
typedef uint64_t (*entry_hash)(const struct compiler *c, uint32_t entry);

static uint32_t map_find(const struct compiler *c, const struct slot_map *map,
                         uint64_t hash, entry_equals equals,
                         const void *sought) {
    size_t room = map->slots.count;
    if (room == 0) return LAW_NONE;
    for (size_t i = hash & (room - 1); map->slots.items[i];
         i = (i + 1) & (room - 1))
        if (equals(c, map->slots.items[i] - 1, sought))
            return map->slots.items[i] - 1;
    return LAW_NONE;
}

static void map_place(struct slot_map *map, uint64_t hash, uint32_t entry) {
    size_t room = map->slots.count, i = hash & (room - 1);
    while (map->slots.items[i])
        i = (i + 1) & (room - 1);
    map->slots.items[i] = entry + 1;
}

/* Keeps the map at most half full, so that a search ends soon. */
static bool map_add(const struct compiler *c, struct slot_map *map,
                    uint64_t hash, uint32_t entry, entry_hash hash_of) {
    if (2 * (map->used + 1) > map->slots.count) {
        size_t room = map->slots.count ? 2 * map->slots.count : 256;
        struct slot_map grown = {.used = map->used};
        if (!growing_reserve(&grown.slots, room)) return false;
        memset(grown.slots.items, 0, room * sizeof *grown.slots.items);
        grown.slots.count = room;
        for (size_t i = 0; i < map->slots.count; i++)
            if (map->slots.items[i])
                map_place(&grown, hash_of(c, map->slots.items[i] - 1),
                          map->slots.items[i] - 1);
        growing_release(&map->slots);
        *map = grown;
    }
    map_place(map, hash, entry);
    map->used++;
    return true;
}

/* ---- texts and words ------------------------------------------------------ */

idt_status add_text(struct compiler *c, struct span text,
                    struct law_text *out) {
    struct rulebook *book = c->book;
    size_t at = book->text.count;
    if (at + text.length > UINT32_MAX)
        return fail(c->error, IDT_OVER_LIMIT, NOWHERE, "rulebook over 4 GiB");
    if (text.length > 0) {
        if (!growing_reserve(&book->text, at + text.length))
            return fail_memory(c->error);
        memcpy(book->text.items + at, text.bytes, text.length);
        book->text.count = at + text.length;
    }
    *out = (struct law_text){(uint32_t)at, (uint32_t)text.length};
    return IDT_OK;
}

static struct span word_span(const struct compiler *c, uint32_t word) {
    return law_text_of(c->book, c->book->words.items[word]);
}
static bool word_equals(const struct compiler *c, uint32_t word,
                        const void *sought) {
    return span_equals(word_span(c, word), *(const struct span *)sought);
}
static uint64_t word_hash(const struct compiler *c, uint32_t word) {
    struct span text = word_span(c, word);
    return hash_bytes(text.bytes, text.length);
}

idt_status add_word(struct compiler *c, struct span word, uint32_t *out) {
    uint64_t hash = hash_bytes(word.bytes, word.length);
    uint32_t found = map_find(c, &c->word_map, hash, word_equals, &word);
    if (found == LAW_NONE) {
        struct law_text text;
        idt_status status = add_text(c, word, &text);
        if (status) return status;
        found = (uint32_t)c->book->words.count;
        if (!growing_add(&c->book->words, text) ||
            !map_add(c, &c->word_map, hash, found, word_hash))
            return fail_memory(c->error);
    }
    *out = found;
    return IDT_OK;
}

/* ---- ids ------------------------------------------------------------------ */

/* Ids of different kinds may be equal: "coal" is a class, "import" an
 * activity, and a rule could bear a fact's name. */
struct kind_id {
    struct span id;
    uint32_t kind;
};

static bool name_equals(const struct compiler *c, uint32_t name,
                        const void *sought) {
    const struct kind_id *s = sought;
    return c->book->names.items[name].kind == s->kind &&
           span_equals(law_name_of(c->book, name), s->id);
}
static uint64_t name_hash(const struct compiler *c, uint32_t name) {
    struct span id = law_name_of(c->book, name);
    return hash_bytes(id.bytes, id.length) + c->book->names.items[name].kind;
}

idt_status add_name(struct compiler *c, struct span id, enum law_kind kind,
                    uint32_t index, uint32_t *out) {
    struct law_name name = {.kind = (uint32_t)kind, .index = index};
    idt_status status = add_text(c, id, &name.text);
    if (status) return status;
    *out = (uint32_t)c->book->names.count;
    if (!growing_add(&c->book->names, name) ||
        !map_add(c, &c->name_map, name_hash(c, *out), *out, name_hash))
        return fail_memory(c->error);
    return IDT_OK;
}

uint32_t find_name(const struct compiler *c, struct span id, uint32_t kinds) {
    for (uint32_t kind = 0; kind < LAW_KIND_COUNT; kind++) {
        if (!(kinds & KIND_BIT(kind))) continue;
        struct kind_id sought = {id, kind};
        uint64_t hash = hash_bytes(id.bytes, id.length) + kind;
        uint32_t found = map_find(c, &c->name_map, hash, name_equals, &sought);
        if (found != LAW_NONE) return found;
    }
    return LAW_NONE;
}

struct span id_without_version(struct span id) {
    for (size_t i = id.length; i > 0; i--)
        if (id.bytes[i - 1] == '@') return (struct span){id.bytes, i - 1};
    return id;
}

uint32_t find_versions(const struct compiler *c, struct span id, uint32_t kinds,
                       uint32_t *out, uint32_t most) {
    uint32_t exact = find_name(c, id, kinds), count = 0;
    if (exact != LAW_NONE) {
        out[0] = exact;
        return 1;
    }
    for (size_t i = 0; i < c->book->names.count && count < most; i++) {
        struct span known = law_name_of(c->book, (uint32_t)i);
        if (!(kinds & KIND_BIT(c->book->names.items[i].kind))) continue;
        if (known.length <= id.length || known.bytes[id.length] != '@')
            continue;
        if (span_equals(id_without_version(known), id))
            out[count++] = (uint32_t)i;
    }
    return count;
}

/* ---- nodes and lists ------------------------------------------------------ */

idt_status add_list(struct compiler *c, const uint32_t *items, uint32_t count,
                    struct law_list *out) {
    struct rulebook *book = c->book;
    size_t first = book->ids.count;
    if (count > 0) {
        if (!growing_reserve(&book->ids, first + count))
            return fail_memory(c->error);
        memcpy(book->ids.items + first, items, count * sizeof *items);
        book->ids.count = first + count;
    }
    *out = (struct law_list){(uint32_t)first, count};
    return IDT_OK;
}

/* Where a node keeps a list in ids: its first and count. */
static struct law_list node_list(struct law_node node) {
    if (node.op == LAW_AND || node.op == LAW_OR)
        return (struct law_list){node.a, node.b};
    if (node.op == LAW_IN || node.op == LAW_BEGINS)
        return (struct law_list){node.b, node.c};
    return (struct law_list){0, 0};
}

/* Two nodes are equal when their numbers are, lists compared by content. */
static bool node_equals(const struct compiler *c, uint32_t entry,
                        const void *sought) {
    struct law_node a = c->book->nodes.items[entry];
    struct law_node b = *(const struct law_node *)sought;
    struct law_list la = node_list(a), lb = node_list(b);
    if (a.op != b.op || la.count != lb.count) return false;
    bool has_list = a.op == LAW_AND || a.op == LAW_OR || a.op == LAW_IN ||
                    a.op == LAW_BEGINS;
    if (!has_list) return a.a == b.a && a.b == b.b && a.c == b.c;
    bool has_fact = a.op == LAW_IN || a.op == LAW_BEGINS;
    if (has_fact && a.a != b.a) return false;
    return memcmp(c->book->ids.items + la.first, c->book->ids.items + lb.first,
                  la.count * sizeof(uint32_t)) == 0;
}

static uint64_t hash_node(const struct compiler *c, struct law_node node) {
    struct law_list list = node_list(node);
    bool has_list = node.op == LAW_AND || node.op == LAW_OR ||
                    node.op == LAW_IN || node.op == LAW_BEGINS;
    bool has_fact = node.op == LAW_IN || node.op == LAW_BEGINS;
    uint32_t key[4] = {node.op, 0, 0, 0};
    if (!has_list || has_fact) key[1] = node.a;
    if (!has_list) {
        key[2] = node.b;
        key[3] = node.c;
    }
    uint64_t hash = hash_bytes(key, sizeof key);
    if (list.count > 0)
        hash = hash * 31 + hash_bytes(c->book->ids.items + list.first,
                                      list.count * sizeof(uint32_t));
    return hash;
}
static uint64_t node_hash(const struct compiler *c, uint32_t entry) {
    return hash_node(c, c->book->nodes.items[entry]);
}

idt_status add_node(struct compiler *c, struct law_node node, uint32_t *out) {
    uint64_t hash = hash_node(c, node);
    uint32_t found = map_find(c, &c->node_map, hash, node_equals, &node);
    if (found == LAW_NONE) {
        found = (uint32_t)c->book->nodes.count;
        if (!growing_add(&c->book->nodes, node) ||
            !map_add(c, &c->node_map, hash, found, node_hash))
            return fail_memory(c->error);
    }
    *out = found;
    return IDT_OK;
}

uint32_t node_children(const struct rulebook *book, uint32_t node) {
    struct law_node n = book->nodes.items[node];
    switch ((enum law_op)n.op) {
    case LAW_AND:
    case LAW_OR: return n.b;
    case LAW_NOT:
    case LAW_SOME:
    case LAW_EVERY: return 1;
    case LAW_YES:
    case LAW_ALIVE:
    case LAW_DONE:
    case LAW_APPROVED:
    case LAW_IMPLEMENTED:
    case LAW_HOLDS:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS:
    case LAW_OP_COUNT: break;
    }
    return 0;
}

uint32_t node_child(const struct rulebook *book, uint32_t node, uint32_t i) {
    struct law_node n = book->nodes.items[node];
    if (n.op == LAW_AND || n.op == LAW_OR) return book->ids.items[n.a + i];
    return n.op == LAW_NOT ? n.a : n.b;
}

/* ---- the nearest known word ------------------------------------------------ */

#define NEAREST_LETTERS 80 /* longer ids are compared by their last letters */

/* Deletions, insertions, replacements and swaps of neighbours, at most
 * `most`; most + 1 for further apart. */
uint32_t letters_apart(struct span a, struct span b, uint32_t most) {
    if (a.length > NEAREST_LETTERS || b.length > NEAREST_LETTERS)
        return most + 1;
    uint32_t rows[3][NEAREST_LETTERS + 1];
    for (size_t k = 0; k <= b.length; k++)
        rows[0][k] = (uint32_t)k;
    for (size_t i = 1; i <= a.length; i++) {
        uint32_t *row = rows[i % 3], *up = rows[(i + 2) % 3];
        const uint32_t *upup = rows[(i + 1) % 3];
        row[0] = (uint32_t)i;
        for (size_t k = 1; k <= b.length; k++) {
            uint32_t cost = a.bytes[i - 1] != b.bytes[k - 1];
            uint32_t best = up[k - 1] + cost;
            if (up[k] + 1 < best) best = up[k] + 1;
            if (row[k - 1] + 1 < best) best = row[k - 1] + 1;
            bool swapped = i > 1 && k > 1 && a.bytes[i - 1] == b.bytes[k - 2] &&
                           a.bytes[i - 2] == b.bytes[k - 1];
            if (swapped && upup[k - 2] + 1 < best) best = upup[k - 2] + 1;
            row[k] = best;
        }
    }
    uint32_t apart = rows[a.length % 3][b.length];
    return apart < most + 1 ? apart : most + 1;
}

/* A third of the letters may differ, and at least two. */
static uint32_t far_enough(struct span word) {
    uint32_t most = (uint32_t)(word.length / 3);
    return most < 2 ? 2 : most;
}

struct span nearest_word(struct span word, const char *const *words) {
    struct span nearest = SPAN_EMPTY;
    uint32_t least = far_enough(word);
    for (; *words; words++) {
        struct span known = span_of(*words);
        uint32_t apart = letters_apart(word, known, least);
        if (apart < least || (apart == least && nearest.length == 0)) {
            least = apart;
            nearest = known;
        }
    }
    return nearest;
}

struct span nearest_name(const struct compiler *c, struct span id,
                         uint32_t kinds) {
    struct span nearest = SPAN_EMPTY;
    uint32_t least = far_enough(id);
    for (size_t i = 0; i < c->book->names.count; i++) {
        if (!(kinds & KIND_BIT(c->book->names.items[i].kind))) continue;
        struct span known = law_name_of(c->book, (uint32_t)i);
        uint32_t apart = letters_apart(id, known, least);
        if (apart < least || (apart == least && nearest.length == 0)) {
            least = apart;
            nearest = known;
        }
    }
    return nearest;
}
