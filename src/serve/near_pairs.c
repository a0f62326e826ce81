/* near_pairs.c -- names as sets of pairs of letters, the nearest of each.
 *
 * Every record asked is held against every name of its type: some hundred
 * million looks at 256 bits, a second, and no index that could hide a pair.
 */
#include "serve/near_pairs.h"
#include "serve/seeded_order.h"

#include "base/compiler.h"
#include "base/memory.h"

#define DICE_LEAST 0.40

/* ---- names -------------------------------------------------------------------- */

enum { SET_WORDS = 4 };

struct seen_name {
    uint64_t set[SET_WORDS]; /* pairs of neighbouring letters */
    uint64_t letters;        /* sum over its letters, in any order of words */
    unsigned count;          /* bits set */
    uint32_t entity;
    const char *list;
    idt_text text;
    bool is_primary;
};
typedef GROWING(struct seen_name) name_list;

/* Small letters and digits; other ASCII parts words, other bytes stay. */
static unsigned char plain(char byte) {
    unsigned char letter = (unsigned char)byte;
    if (letter >= 'A' && letter <= 'Z') return (unsigned char)(letter + 32);
    bool stays = letter >= 128 || (letter >= 'a' && letter <= 'z') ||
                 (letter >= '0' && letter <= '9');
    return stays ? letter : ' ';
}

static void see_pair(struct seen_name *name, unsigned char first,
                     unsigned char second) {
    uint64_t bit = seed_mix((uint64_t)first << 8 | second) & 255;
    name->set[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

static void see_name(struct seen_name *name) {
    unsigned char before = ' ';
    for (size_t i = 0; i <= name->text.length; i++) {
        unsigned char letter =
            i < name->text.length ? plain(name->text.bytes[i]) : ' ';
        if (letter == ' ' && before == ' ') continue;
        see_pair(name, before, letter);
        if (letter != ' ') name->letters += seed_mix(letter);
        before = letter;
    }
    for (unsigned i = 0; i < SET_WORDS; i++)
        name->count += bits_count(name->set[i]);
}

static double dice(const struct seen_name *a, const struct seen_name *b) {
    unsigned shared = 0;
    for (unsigned i = 0; i < SET_WORDS; i++)
        shared += bits_count(a->set[i] & b->set[i]);
    return 2.0 * shared / (a->count + b->count);
}

static idt_status gather(struct search *search, const char *type,
                         name_list *names, idt_error *error) {
    for (uint32_t n = 0; n < idt_lists_entities(search->lists); n++) {
        idt_entity entity;
        idt_item item;
        idt_status status = idt_entity_at(search->lists, n, &entity);
        if (status) return status;
        if (strcmp(entity.type, type) != 0 ||
            !search_has_list(search, entity.list))
            continue;
        while (idt_entity_item(&entity, &item)) {
            struct seen_name name = {.entity = n, .list = entity.list};
            name.is_primary = strcmp(item.role, "primary") == 0;
            name.text = item.text;
            if (strcmp(item.kind, "name") != 0 ||
                (!name.is_primary && strcmp(item.role, "alias") != 0))
                continue;
            see_name(&name);
            if (!growing_add(names, name)) return fail_memory(error);
        }
    }
    return IDT_OK;
}

/* ---- pairs ---------------------------------------------------------------------- */

static bool is_near(const struct seen_name *a, const struct seen_name *b,
                    double least) {
    return a->letters != b->letters && dice(a, b) >= least;
}

static bool add_pair(near_pair_list *out, const struct seen_name *a,
                     const struct seen_name *b, bool is_same) {
    struct near_pair pair = {a->text, b->text, a->entity, is_same};
    return growing_add(out, pair);
}

/* The primary name with each other one of its record; they stand together. */
static bool add_same(const name_list *names, size_t primary,
                     near_pair_list *out) {
    const struct seen_name *a = &names->items[primary];
    for (size_t i = primary + 1;
         i < names->count && names->items[i].entity == a->entity; i++)
        if (is_near(a, &names->items[i], DICE_LEAST) &&
            !add_pair(out, a, &names->items[i], true))
            return false;
    return true;
}

static bool add_nearest(const name_list *names, size_t primary,
                        near_pair_list *out) {
    const struct seen_name *a = &names->items[primary], *best = NULL;
    double most = DICE_LEAST;
    for (size_t i = 0; i < names->count; i++) {
        const struct seen_name *b = &names->items[i];
        if (b->entity == a->entity || strcmp(b->list, a->list) != 0 ||
            !is_near(a, b, most))
            continue;
        if (best && dice(a, b) <= most) continue;
        best = b;
        most = dice(a, b);
    }
    return !best || add_pair(out, a, best, false);
}

static bool add_of(const name_list *names, const uint32_t *order, bool is_same,
                   uint32_t most, near_pair_list *out) {
    size_t before = out->count;
    for (size_t i = 0; i < names->count; i++) {
        size_t at = order[i];
        if (most && out->count - before >= most) break;
        if (!names->items[at].is_primary) continue;
        if (!(is_same ? add_same : add_nearest)(names, at, out)) return false;
    }
    if (most && out->count - before > most) out->count = before + most;
    return true;
}

idt_status near_pairs_find(struct search *search,
                           const struct near_choice *choice,
                           near_pair_list *out, idt_error *error) {
    name_list names = {0};
    uint32_t *order = NULL;
    idt_status status = gather(search, choice->type, &names, error);
    if (!status && names.count) {
        order = memory_take(names.count, sizeof *order);
        if (!order) status = fail_memory(error);
    }
    if (!status && order) {
        seeded_order(order, names.count, seed_mix(choice->seed + 1));
        if (!add_of(&names, order, true, choice->most, out) ||
            !add_of(&names, order, false, choice->most, out))
            status = fail_memory(error);
    }
    memory_free(order);
    growing_release(&names);
    return status;
}
