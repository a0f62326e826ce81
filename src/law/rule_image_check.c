/* rule_image_check.c -- whether every number of a read image stays inside it.
 *
 *     rule.binds = {first 40, count 2}   40 + 2 <= ids, each id < nexuses
 *
 * The rows that tell the compiler where a value goes tell this file what may
 * stand there.  Evaluators then index without asking.
 */
#include "law/law_inside.h"

#include "base/memory.h"

static bool text_fits(const struct rulebook *book, struct law_text text) {
    return (uint64_t)text.at + text.length <= book->text.count;
}

static bool list_fits(struct law_list list, size_t room) {
    return (uint64_t)list.first + list.count <= room;
}

static size_t kind_count(const struct rulebook *book, uint32_t kind) {
    return table_view(book, &law_kind_tables[kind]).count;
}

/* Whether ids[list] are all below `limit`. */
static bool ids_fit(const struct rulebook *book, struct law_list list,
                    size_t limit) {
    if (!list_fits(list, book->ids.count)) return false;
    for (uint32_t i = 0; i < list.count; i++)
        if (book->ids.items[list.first + i] >= limit) return false;
    return true;
}

static bool node_fits(const struct rulebook *book, uint32_t node) {
    return node == LAW_NONE || node < book->nodes.count;
}

static bool amount_fits(const struct rulebook *book, struct law_amount a) {
    return a.unit == LAW_NONE ||
           (a.number < book->numbers.count && law_unit_word(a.unit)[0]);
}

static uint32_t only_kind(uint32_t kinds) {
    uint32_t kind = 0;
    while (kind < LAW_KIND_COUNT && !(kinds & KIND_BIT(kind)))
        kind++;
    return kinds & (kinds - 1) ? LAW_KIND_COUNT : kind;
}

/* Things of one kind by number, of several kinds by name. */
static size_t id_limit(const struct rulebook *book, uint32_t kinds) {
    uint32_t kind = only_kind(kinds);
    return kind == LAW_KIND_COUNT ? book->names.count : kind_count(book, kind);
}

static size_t part_count(const struct rulebook *book, enum form form) {
    const size_t counts[FORM_COUNT] = {
        [FORM_TEXTS] = book->texts.count,
        [FORM_DUTIES] = book->duties.count,
        [FORM_CAPS] = book->caps.count,
        [FORM_HS] = book->hs_ranges.count,
        [FORM_MONEY] = book->money.count,
        [FORM_SENTENCES] = book->sentences.count,
        [FORM_STEPS] = book->steps.count,
        [FORM_STANCES] = book->stances.count,
        [FORM_SEATS] = book->seats.count,
    };
    return counts[form];
}

static uint32_t choice_count(enum choice choice) {
    uint32_t count = 0;
    while (choice_words(choice)[count])
        count++;
    return count;
}

/* ---- one value, by form -------------------------------------------------------- */

#define CHECKER(name)                                                          \
    static bool name(const struct rulebook *book, const struct row *row,       \
                     const uint32_t *slot)

CHECKER(any_fits) {
    (void)book;
    (void)row;
    (void)slot;
    return true;
}
CHECKER(text_slot_fits) {
    (void)row;
    return text_fits(book, (struct law_text){slot[0], slot[1]});
}
CHECKER(choice_fits) {
    (void)book;
    return slot[0] == LAW_NONE ||
           slot[0] < choice_count((enum choice)row->param);
}
CHECKER(unit_fits) {
    (void)book;
    (void)row;
    return slot[0] == LAW_NONE || law_unit_word(slot[0])[0];
}
CHECKER(amount_slot_fits) {
    (void)row;
    return amount_fits(book, (struct law_amount){slot[0], slot[1]});
}
CHECKER(id_fits) {
    return slot[0] == LAW_NONE || slot[0] < id_limit(book, row->param);
}
CHECKER(node_slot_fits) {
    (void)row;
    return node_fits(book, slot[0]);
}
CHECKER(renewal_fits) {
    (void)row;
    return (slot[0] == LAW_NONE || slot[0] < book->actors.count) &&
           amount_fits(book, (struct law_amount){slot[1], slot[2]});
}
CHECKER(id_list_fits) {
    return ids_fit(book, (struct law_list){slot[0], slot[1]},
                   id_limit(book, row->param));
}
CHECKER(word_list_fits) {
    (void)row;
    return ids_fit(book, (struct law_list){slot[0], slot[1]},
                   book->words.count);
}
CHECKER(node_list_fits) {
    (void)row;
    return ids_fit(book, (struct law_list){slot[0], slot[1]},
                   book->nodes.count);
}
CHECKER(number_list_fits) {
    (void)row;
    return ids_fit(book, (struct law_list){slot[0], slot[1]},
                   book->numbers.count);
}
CHECKER(country_list_fits) {
    (void)row;
    return ids_fit(book, (struct law_list){slot[0], slot[1]}, SIZE_MAX);
}
CHECKER(ballot_fits) {
    (void)row;
    return ids_fit(book, (struct law_list){slot[1], slot[2]}, SIZE_MAX);
}
CHECKER(part_list_fits) {
    return list_fits((struct law_list){slot[0], slot[1]},
                     part_count(book, row->form));
}

typedef bool (*value_checker)(const struct rulebook *book,
                              const struct row *row, const uint32_t *slot);

static const value_checker checkers[FORM_COUNT] = {
    [FORM_FLAG] = any_fits,
    [FORM_TEXT] = text_slot_fits,
    [FORM_TEXTS] = part_list_fits,
    [FORM_DAY] = any_fits,
    [FORM_START] = any_fits,
    [FORM_CHOICE] = choice_fits,
    [FORM_UNIT] = unit_fits,
    [FORM_NUMBER] = any_fits,
    [FORM_AMOUNT] = amount_slot_fits,
    [FORM_AMOUNTS] = number_list_fits,
    [FORM_ID] = id_fits,
    [FORM_IDS] = id_list_fits,
    [FORM_WORDS] = word_list_fits,
    [FORM_COUNTRIES] = country_list_fits,
    [FORM_ACTIVITIES] = any_fits,
    [FORM_CONDITION] = node_slot_fits,
    [FORM_CONDITIONS] = node_list_fits,
    [FORM_FORMULA] = node_slot_fits,
    [FORM_REACH] = id_list_fits,
    [FORM_DUTIES] = part_list_fits,
    [FORM_CAPS] = part_list_fits,
    [FORM_HS] = part_list_fits,
    [FORM_MONEY] = part_list_fits,
    [FORM_SENTENCES] = part_list_fits,
    [FORM_STEPS] = part_list_fits,
    [FORM_STANCES] = part_list_fits,
    [FORM_BALLOT] = ballot_fits,
    [FORM_SEATS] = part_list_fits,
    [FORM_RENEWAL] = renewal_fits,
    [FORM_REVIEW] = text_slot_fits,
};

/* A required choice, id or node may not be missing. */
static bool required_is_set(const struct row *row, const uint32_t *slot) {
    bool is_single = row->form == FORM_CHOICE || row->form == FORM_ID ||
                     row->form == FORM_CONDITION || row->form == FORM_FORMULA;
    /* A conversion's amounts are read without asking. */
    if (row->form == FORM_AMOUNT && row->flags & ROW_MUST)
        return slot[1] != LAW_NONE;
    bool is_everywhere = row->flags >> ROW_KINDS_SHIFT == 0;
    return !is_single || !is_everywhere || !(row->flags & ROW_MUST) ||
           slot[0] != LAW_NONE;
}

static bool things_fit(const struct rulebook *book, uint32_t kind) {
    struct grown view = table_view(book, &law_kind_tables[kind]);
    for (size_t i = 0; i < view.count; i++) {
        const char *item =
            (const char *)view.items + i * law_kind_tables[kind].size;
        struct law_about about;
        memcpy(&about, item, sizeof about);
        if (about.file >= book->files.count) return false;
        if (kind != LAW_PAGE && about.name >= book->names.count) return false;
        for (size_t r = 0; r < law_row_count; r++) {
            const struct row *row = &law_rows[r];
            uint32_t slot[4] = {0};
            if (row->kind != kind && row->kind != ANY_KIND) continue;
            memcpy(slot, item + row->offset,
                   law_forms[row->form].words * sizeof *slot);
            if (!checkers[row->form](book, row, slot) ||
                !required_is_set(row, slot))
                return false;
        }
    }
    return true;
}

/* ---- nodes ------------------------------------------------------------------- */

static size_t value_limit(const struct rulebook *book,
                          const struct law_fact *fact) {
    switch ((enum law_fact_type)fact->type) {
    case LAW_WORD:
    case LAW_WORDS: return book->words.count;
    case LAW_IS_ACTIVITY: return book->activities.count;
    case LAW_PROGRAMMES: return book->programmes.count;
    case LAW_CLASSES: return book->classes.count;
    case LAW_COUNTRY:
    case LAW_COUNTRIES:
    case LAW_HS:
    case LAW_YES_NO:
    case LAW_NUMBER:
    case LAW_DATE: break;
    }
    return SIZE_MAX;
}

static bool children_fit(const struct rulebook *book, uint32_t node) {
    struct law_node n = book->nodes.items[node];
    bool is_list = n.op == LAW_AND || n.op == LAW_OR;
    if (is_list && !list_fits((struct law_list){n.a, n.b}, book->ids.count))
        return false;
    for (uint32_t i = 0; i < node_children(book, node); i++)
        if (node_child(book, node, i) >= node) return false;
    return true;
}

static bool node_is_sound(const struct rulebook *book, uint32_t node) {
    struct law_node n = book->nodes.items[node];
    if (n.op >= LAW_OP_COUNT || !children_fit(book, node)) return false;
    switch ((enum law_op)n.op) {
    case LAW_SOME:
    case LAW_EVERY: return n.a > LAW_OVER_CASE && n.a < LAW_SCOPE_COUNT;
    case LAW_ALIVE: return n.a < book->instruments.count;
    case LAW_DONE: return n.a < book->acts.count;
    case LAW_APPROVED: return n.a < book->authorisations.count;
    case LAW_HOLDS:
        return n.a < book->facts.count &&
               book->facts.items[n.a].type == LAW_YES_NO;
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS: return n.a < book->facts.count && n.b < book->numbers.count;
    case LAW_IN:
    case LAW_BEGINS:
        return n.a < book->facts.count &&
               ids_fit(book, (struct law_list){n.b, n.c},
                       value_limit(book, &book->facts.items[n.a]));
    case LAW_YES:
    case LAW_AND:
    case LAW_OR:
    case LAW_NOT:
    case LAW_IMPLEMENTED:
    case LAW_OP_COUNT: break;
    }
    return true;
}

/* ---- parts, names, indexes ------------------------------------------------------ */

static bool texts_fit(const struct rulebook *book) {
    bool fit = true;
    for (size_t i = 0; i < book->texts.count; i++)
        fit &= text_fits(book, book->texts.items[i]);
    for (size_t i = 0; i < book->words.count; i++)
        fit &= text_fits(book, book->words.items[i]);
    for (size_t i = 0; i < book->files.count; i++)
        fit &= text_fits(book, book->files.items[i].path);
    return fit;
}

static bool duty_fits(const struct rulebook *book,
                      const struct law_duty *duty) {
    return text_fits(book, duty->text) && amount_fits(book, duty->within) &&
           (duty->to == LAW_NONE || duty->to < book->actors.count) &&
           duty->deed < choice_count(CHOICE_DUTY);
}

static bool amounts_fit(const struct rulebook *book) {
    bool fit = true;
    for (size_t i = 0; i < book->caps.count; i++)
        fit &= amount_fits(book, book->caps.items[i].most) &&
               amount_fits(book, book->caps.items[i].or_most) &&
               book->caps.items[i].most.unit != LAW_NONE;
    for (size_t i = 0; i < book->money.count; i++)
        fit &= amount_fits(book, book->money.items[i].amount);
    for (size_t i = 0; i < book->sentences.count; i++)
        fit &= amount_fits(book, book->sentences.items[i].time) &&
               text_fits(book, book->sentences.items[i].text);
    return fit;
}

static bool parts_fit(const struct rulebook *book) {
    bool fit = texts_fit(book) && amounts_fit(book);
    for (size_t i = 0; i < book->duties.count; i++)
        fit &= duty_fits(book, &book->duties.items[i]);
    for (size_t i = 0; i < book->steps.count; i++)
        fit &= book->steps.items[i].act < book->acts.count;
    for (size_t i = 0; i < book->stances.count; i++)
        fit &= book->stances.items[i].act < book->acts.count &&
               node_fits(book, book->stances.items[i].when);
    for (size_t i = 0; i < book->seats.count; i++)
        fit &= ids_fit(book, book->seats.items[i].countries, SIZE_MAX);
    return fit;
}

static bool names_fit(const struct rulebook *book) {
    if (book->names_sorted.count != book->names.count) return false;
    for (size_t i = 0; i < book->names.count; i++) {
        struct law_name name = book->names.items[i];
        if (!text_fits(book, name.text) || name.kind >= LAW_KIND_COUNT ||
            name.index >= kind_count(book, name.kind) ||
            book->names_sorted.items[i] >= book->names.count)
            return false;
    }
    return true;
}

/* The words that no row fills. */
static bool derived_fit(const struct rulebook *book) {
    bool fit = book->rules_by_activity.count == book->activities.count &&
               book->activities.count <= LAW_ACTIVITIES;
    for (size_t i = 0; fit && i < book->rules_by_activity.count; i++)
        fit =
            ids_fit(book, book->rules_by_activity.items[i], book->rules.count);
    for (size_t i = 0; fit && i < book->facts.count; i++)
        fit = book->facts.items[i].scope < LAW_SCOPE_COUNT;
    for (size_t i = 0; fit && i < book->rules.count; i++) {
        const struct law_rule *rule = &book->rules.items[i];
        fit = rule->condition < book->nodes.count &&
              rule->base < book->words.count &&
              ids_fit(book, rule->authorisations, book->authorisations.count);
    }
    for (size_t i = 0; fit && i < book->authorisations.count; i++)
        fit = book->authorisations.items[i].condition < book->nodes.count &&
              book->authorisations.items[i].base < book->words.count;
    return fit;
}

/* A node tree no deeper than what the compiler makes; children come first,
 * so one pass knows every depth. */
#define NODE_DEPTH_MOST (4 * LIMIT_LAW_DEPTH)

static idt_status nodes_are_shallow(const struct rulebook *book,
                                    idt_error *error, bool *shallow) {
    uint8_t *depths = memory_take_zeroed(book->nodes.count + 1, 1);
    if (!depths) return fail_memory(error);
    *shallow = true;
    for (uint32_t n = 0; n < book->nodes.count; n++) {
        for (uint32_t i = 0; i < node_children(book, n); i++) {
            uint8_t child = depths[node_child(book, n, i)];
            if (child >= depths[n]) depths[n] = (uint8_t)(child + 1);
        }
        if (depths[n] > NODE_DEPTH_MOST) {
            *shallow = false;
            break;
        }
    }
    memory_free(depths);
    return IDT_OK;
}

idt_status check_image(const struct rulebook *book, idt_error *error) {
    struct cycle cycle = {NULL, NULL};
    bool fit = parts_fit(book) && names_fit(book) && derived_fit(book);
    for (uint32_t kind = 0; fit && kind < LAW_KIND_COUNT; kind++)
        fit = things_fit(book, kind);
    for (uint32_t i = 0; fit && i < book->nodes.count; i++)
        fit = node_is_sound(book, i);
    idt_status status = fit ? nodes_are_shallow(book, error, &fit) : IDT_OK;
    if (!status && fit) status = find_cycle(book, error, &cycle);
    if (status) return status;
    if (fit && !cycle.item) return IDT_OK;
    return fail(error, IDT_BAD_RULES, NOWHERE,
                "rulebook image: a number leads outside it");
}
