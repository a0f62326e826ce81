/* regime.c -- every conduct decided twice, the changes put into cells.
 */
#include "foresee/regime.h"

#include "base/growing_array.h"

/* ---- layers --------------------------------------------------------------------- */

enum { ORDERS, STATUTE, SECTION_311, TERROR, EXPORT, ARMS, AID, SHIPS, TRAVEL };

static const struct layer own_layers[] = {
    [ORDERS] = {"orders", "orders of the President, parts 510, 544 and 578"},
    [STATUTE] = {"act", "sanctions act of 2016, as amended"},
    [SECTION_311] = {"311", "special measures, section 311"},
    [TERROR] = {"terror", "state sponsor of terrorism"},
    [EXPORT] = {"export", "export rules of Commerce"},
    [ARMS] = {"arms", "arms exports, sanctions after the nuclear test"},
    [AID] = {"aid", "public aid, credit, taxes, tariff"},
    [SHIPS] = {"ships", "port bans and conditions of entry"},
    [TRAVEL] = {"travel", "passports and entry"},
};
#define OWN_LAYERS (sizeof own_layers / sizeof own_layers[0])

/* The longest beginning of the id decides. */
static const struct {
    const char *prefix;
    uint32_t layer;
} prefixes[] = {
    {"us.eo", ORDERS},
    {"us.nksr", ORDERS},
    {"us.sec.ffi.eo", ORDERS},
    {"us.nksr.214", STATUTE},
    {"us.nkspea", STATUTE},
    {"us.kimsa", STATUTE},
    {"us.sec.", STATUTE},
    {"us.311", SECTION_311},
    {"us.18usc2332d", TERROR},
    {"us.fsia", TERROR},
    {"us.ear", EXPORT},
    {"us.ecra", EXPORT},
    {"us.nkspea.203a", EXPORT},
    {"us.aeca", ARMS},
    {"us.itar", ARMS},
    {"us.glenn", ARMS},
    {"us.aid", AID},
    {"us.ifi", AID},
    {"us.tax", AID},
    {"us.ntr", AID},
    {"us.dod", AID},
    {"us.46usc", SHIPS},
    {"us.uscg", SHIPS},
    {"us.pass", TRAVEL},
    {"us.entry", TRAVEL},
};

static bool name_layers(const struct rulebook *book, struct arena *arena,
                        struct regime *regime) {
    for (size_t i = 0; i < OWN_LAYERS; i++)
        regime->layers[regime->layer_count++] = own_layers[i];
    for (size_t i = 0; i < book->orders.count; i++) {
        const struct law_about *about = &book->orders.items[i].about;
        struct span id = arena_copy(arena, law_name_of(book, about->name));
        struct span title = arena_copy(arena, law_text_of(book, about->title));
        if (!id.bytes || !title.bytes) return false;
        if (regime->layer_count == LAYERS_MOST) return true;
        regime->layers[regime->layer_count++] =
            (struct layer){id.bytes, title.bytes};
    }
    return true;
}

static uint32_t find_layer(const struct rulebook *book,
                           const struct regime *regime, uint32_t rule) {
    const struct law_rule *r = &book->rules.items[rule];
    struct span id = law_name_of(book, r->about.name);
    uint32_t layer = (uint32_t)OWN_LAYERS + r->jurisdiction;
    size_t longest = 0;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t length = strlen(prefixes[i].prefix);
        if (length <= longest || !span_starts(id, prefixes[i].prefix)) continue;
        longest = length;
        layer = prefixes[i].layer;
    }
    return layer < regime->layer_count ? layer : regime->layer_count - 1;
}

idt_status regime_layers(const struct rulebook *book, struct arena *arena,
                         idt_error *error, struct regime *regime) {
    uint32_t *layers = arena_take(arena, book->rules.count + 1, sizeof *layers);
    if (!layers || !name_layers(book, arena, regime)) return fail_memory(error);
    for (uint32_t rule = 0; rule < book->rules.count; rule++)
        layers[rule] = find_layer(book, regime, rule);
    regime->rule_layers = layers;
    return IDT_OK;
}

/* ---- cells ------------------------------------------------------------------------ */

static enum cell_state state_of_level(enum verdict_word level) {
    switch (level) {
    case VERDICT_BLOCKED:
    case VERDICT_PROHIBITED: return CELL_IN_FORCE;
    case VERDICT_LICENCE: return CELL_LICENCE;
    case VERDICT_EXPOSED: return CELL_EXPOSED;
    case VERDICT_NEEDS_FACTS: return CELL_UNKNOWN;
    case VERDICT_DUTIES: return CELL_DUTY;
    case VERDICT_PERMITTED:
    case VERDICT_COUNT: break;
    }
    return CELL_NONE;
}

static enum cell_state state_of_change(const struct aftermath *aftermath,
                                       const struct rule_change *change) {
    uint8_t state = aftermath->rule_states[change->rule];
    switch (change->change) {
    case CHANGE_FELL:
        return state == THING_SUSPENDED || state == THING_WAIVED
                   ? CELL_SUSPENDED
                   : CELL_GONE;
    case CHANGE_OPEN: return CELL_UNKNOWN;
    case CHANGE_STANDS:
    case CHANGE_NEW: break;
    }
    const struct outcome *after = &change->after;
    if (after->bites != TRUTH_YES) return CELL_UNKNOWN;
    if (after->is_state_duty) return CELL_STATES;
    /* A mandate that was without its means before is as open as after. */
    if (after->is_unimplemented) return CELL_UNKNOWN;
    return state_of_level(after->most);
}

static void fill_cells(struct regime *regime, const struct foresight *foresight,
                       struct regime_row *row) {
    for (uint32_t l = 0; l < LAYERS_MOST; l++)
        row->cells[l].rule = LAW_NONE;
    for (uint32_t i = 0; i < foresight->change_count; i++) {
        const struct rule_change *change = &foresight->changes[i];
        uint32_t layer = regime->rule_layers[change->rule];
        struct cell *cell = &row->cells[layer];
        enum cell_state state = state_of_change(&foresight->aftermath, change);
        if (change->change == CHANGE_FELL)
            cell->fell++;
        else
            cell->stands++;
        regime->is_used[layer] |= state != CELL_NONE;
        if (state <= cell->state) continue;
        cell->state = (uint8_t)state;
        cell->rule = change->rule;
    }
}

static idt_status make_row(struct decider *decider, struct regime *regime,
                           struct arena *arena, idt_error *error,
                           struct regime_row *row) {
    const struct rulebook *book = decider_book(decider);
    struct byte_writer text = {0};
    struct foresight foresight;
    idt_status status =
        conduct_case(book, row->conduct, regime->day, error, &text);
    if (!status)
        status =
            case_parse(decider, written(&text),
                       at(row->conduct->source, row->conduct->line, 1), error);
    if (!status)
        status = foresee(decider, &regime->question, arena, error, &foresight);
    byte_writer_release(&text);
    if (status) return status;
    row->before = foresight.before;
    row->after = foresight.after;
    row->changes = foresight.changes;
    row->change_count = foresight.change_count;
    regime->aftermath = foresight.aftermath;
    fill_cells(regime, &foresight, row);
    return IDT_OK;
}

idt_status regime_make(struct decider *decider,
                       const struct regime_asked *asked, idt_error *error,
                       struct regime *out) {
    const struct conducts *conducts = asked->conducts;
    struct arena *arena = asked->arena;
    struct regime made = {.question = *asked->question};
    idt_status status = day_of_verdicts(decider_book(decider), &made.question,
                                        made.question.as_of, error, &made.day);
    if (status) return status;
    /* Each conduct is a case of the day of the map: nothing begins earlier. */
    made.question.as_of = DAY_NONE;
    made.question.after_on = made.day;
    made.rows = arena_take(arena, conducts->count + 1, sizeof *made.rows);
    if (!made.rows) return fail_memory(error);
    status = regime_layers(decider_book(decider), arena, error, &made);
    if (status) return status;
    for (; made.row_count < conducts->count; made.row_count++) {
        struct regime_row *row = &made.rows[made.row_count];
        *row = (struct regime_row){.conduct = &conducts->items[made.row_count]};
        status = make_row(decider, &made, arena, error, row);
        if (status) return status;
    }
    *out = made;
    return IDT_OK;
}

const char *cell_word(enum cell_state state) {
    static const char *const words[] = {
        [CELL_NONE] = "none",           [CELL_GONE] = "gone",
        [CELL_SUSPENDED] = "suspended", [CELL_DUTY] = "duty",
        [CELL_UNKNOWN] = "unknown",     [CELL_EXPOSED] = "exposed",
        [CELL_STATES] = "state-duty",   [CELL_LICENCE] = "licence",
        [CELL_IN_FORCE] = "in-force"};
    return words[state];
}

const char *regime_word(const struct regime *regime,
                        const struct regime_row *row) {
    bool is_duty = false;
    for (uint32_t l = 0; l < regime->layer_count; l++)
        is_duty |= row->cells[l].state == CELL_STATES &&
                   strcmp(regime->layers[l].id, "UN") == 0;
    return is_duty && row->after.word <= VERDICT_DUTIES
               ? "States must forbid"
               : verdict_name(row->after.word);
}
