/* rule_statements.c -- what a thing of the rulebook says, statement by
 * statement, in the words of its page.
 *
 *     rule us.x.1 -> binds us-person | binds us-importer | outcome block ...
 *
 * The compiler's table of statements (rule_words.c) is read backwards: each
 * row knows where its value lies and in which form, so a new statement is
 * exported, compared and printed without a line here.  A list is told item
 * by item, because that is how two of them are compared.
 * Invariant: the walk follows the rows in their order, so that two equal
 * things give the same statements in the same order.
 */
#include "law/law_inside.h"

#include "base/memory.h"

#include <stdio.h>

static void put(struct byte_writer *to, const char *words) {
    write_bytes(to, words, strlen(words));
}
static void put_text(const struct rulebook *book, struct law_text text,
                     struct byte_writer *to) {
    struct span span = law_text_of(book, text);
    write_bytes(to, span.bytes, span.length);
}
static void put_number(uint32_t number, struct byte_writer *to) {
    char digits[16];
    snprintf(digits, sizeof digits, "%u", (unsigned)number);
    put(to, digits);
}
static void put_day(day_number day, struct byte_writer *to) {
    char text[DATE_TEXT_ROOM];
    day_print(day, text);
    put(to, text);
}
static void put_dated(day_number from, day_number until,
                      struct byte_writer *to) {
    if (from != DAY_NONE) {
        put(to, " from ");
        put_day(from, to);
    }
    if (until != DAY_NONE) {
        put(to, " until ");
        put_day(until, to);
    }
}
static void put_amount(const struct rulebook *book, struct law_amount amount,
                       struct byte_writer *to) {
    if (amount.number < book->numbers.count)
        law_amount_print(book->numbers.items[amount.number], amount.unit, to);
}
static void put_country(uint32_t country, struct byte_writer *to) {
    char code[3] = {(char)(country >> 8), (char)country, 0};
    put(to, code);
}

/* ---- things by number ---------------------------------------------------- */

uint32_t law_count(const struct rulebook *book, enum law_kind kind) {
    return (uint32_t)table_view(book, &law_kind_tables[kind]).count;
}

static const char *thing_at(const struct rulebook *book, enum law_kind kind,
                            uint32_t index) {
    const struct table_shape *shape = &law_kind_tables[kind];
    return (const char *)table_view(book, shape).items + index * shape->size;
}

struct law_about law_about_of(const struct rulebook *book, enum law_kind kind,
                              uint32_t index) {
    struct law_about about;
    memcpy(&about, thing_at(book, kind, index), sizeof about);
    return about;
}

uint32_t *law_in_order(const struct rulebook *book, enum law_kind kind) {
    uint32_t count = 0, most = law_count(book, kind);
    uint32_t *order = memory_take_zeroed((size_t)most + 1, sizeof *order);
    if (!order) return NULL;
    for (size_t i = 0; i < book->names_sorted.count && count < most; i++) {
        const struct law_name *name =
            &book->names.items[book->names_sorted.items[i]];
        if (name->kind == (uint32_t)kind) order[count++] = name->index;
    }
    return order;
}

static void put_name(const struct rulebook *book, uint32_t name,
                     struct byte_writer *to) {
    if (name < book->names.count)
        put_text(book, book->names.items[name].text, to);
}

/* A number of a row that leads to one kind is an index, else a name. */
static void put_id(const struct rulebook *book, const struct row *row,
                   uint32_t id, struct byte_writer *to) {
    uint32_t kind = 0;
    bool is_one = (row->param & (row->param - 1)) == 0;
    while (is_one && kind < LAW_KIND_COUNT && row->param != KIND_BIT(kind))
        kind++;
    put_name(book,
             is_one && kind < LAW_KIND_COUNT
                 ? law_about_of(book, (enum law_kind)kind, id).name
                 : id,
             to);
}

/* ---- one value, by form -------------------------------------------------- */

/* A value: the words of the slot, and which item of its list. */
struct value {
    const struct rulebook *book;
    const struct row *row;
    uint32_t slot[4];
    uint32_t part; /* item of its table, or of ids */
};

#define WRITER(name)                                                           \
    static void name(const struct value *v, struct byte_writer *to)

WRITER(write_flag) {
    (void)v;
    put(to, "yes");
}
WRITER(write_text_slot) {
    put_text(v->book, (struct law_text){v->slot[0], v->slot[1]}, to);
}
WRITER(write_texts) {
    put_text(v->book, v->book->texts.items[v->part], to);
}
WRITER(write_day) {
    put_day((day_number)v->slot[0], to);
}
WRITER(write_start) {
    put_day((day_number)v->slot[0], to);
    if (v->slot[1]) put(to, " start unknown");
}
WRITER(write_choice) {
    put(to, choice_words((enum choice)v->row->param)[v->slot[0]]);
}
WRITER(write_unit) {
    put(to, law_unit_word(v->slot[0]));
}
WRITER(write_count) {
    put_number(v->slot[0], to);
}
WRITER(write_amount) {
    put_amount(v->book, (struct law_amount){v->slot[0], v->slot[1]}, to);
}
WRITER(write_share) {
    put_amount(v->book,
               (struct law_amount){v->book->ids.items[v->part],
                                   law_unit(SPAN_OF("percent"))},
               to);
}
WRITER(write_id) {
    put_id(v->book, v->row, v->slot[0], to);
}
WRITER(write_ids) {
    put_id(v->book, v->row, v->book->ids.items[v->part], to);
}
WRITER(write_words) {
    put_text(v->book, v->book->words.items[v->book->ids.items[v->part]], to);
}
WRITER(write_countries) {
    put_country(v->book->ids.items[v->part], to);
}
WRITER(write_activity) {
    if (v->part < v->book->activities.count)
        put_name(v->book, v->book->activities.items[v->part].about.name, to);
}
WRITER(write_condition) {
    law_node_print(v->book, v->slot[0], to);
}
WRITER(write_conditions) {
    law_node_print(v->book, v->book->ids.items[v->part], to);
}

WRITER(write_duty) {
    const struct law_duty *duty = &v->book->duties.items[v->part];
    put(to, law_duty_word(duty->deed));
    if (duty->to != LAW_NONE) {
        put(to, " to ");
        put_name(v->book, v->book->actors.items[duty->to].about.name, to);
    }
    if (duty->within.unit != LAW_NONE) {
        put(to, " within ");
        put_amount(v->book, duty->within, to);
    }
    put(to, ": ");
    put_text(v->book, duty->text, to);
}
WRITER(write_cap) {
    const struct law_cap *cap = &v->book->caps.items[v->part];
    put_amount(v->book, cap->most, to);
    if (cap->or_most.unit != LAW_NONE) {
        put(to, " or ");
        put_amount(v->book, cap->or_most, to);
    }
    put(to, " per ");
    put(to, law_period_word(cap->period));
    put_dated(cap->from, cap->until, to);
}
WRITER(write_hs) {
    const struct law_hs_range *range = &v->book->hs_ranges.items[v->part];
    if (range->partial) put(to, "ex ");
    law_hs_print(range->from, to);
    if (range->to != range->from) {
        put(to, "-");
        law_hs_print(range->to, to);
    }
    put(to, range->basis ? " basis eu" : " basis stated");
}
WRITER(write_money) {
    const struct law_money *money = &v->book->money.items[v->part];
    put_amount(v->book, money->amount, to);
    put_dated(money->from, money->until, to);
}
WRITER(write_sentence) {
    const struct law_sentence *sentence = &v->book->sentences.items[v->part];
    put_amount(v->book, sentence->time, to);
    if (sentence->text.length > 0) put(to, ": ");
    put_text(v->book, sentence->text, to);
}
WRITER(write_step) {
    const struct law_step *step = &v->book->steps.items[v->part];
    put_name(v->book, v->book->acts.items[step->act].about.name, to);
    put(to, " on ");
    put_day(step->on, to);
}
WRITER(write_stance) {
    const struct law_stance *stance = &v->book->stances.items[v->part];
    put_name(v->book, v->book->acts.items[stance->act].about.name, to);
    if (stance->when != LAW_NONE) put(to, " when ");
    law_node_print(v->book, stance->when, to);
}
WRITER(write_ballot) {
    put_number(v->slot[0], to);
    for (uint32_t i = 0; i < v->slot[2]; i++) {
        put(to, i ? ", " : " ");
        put_country(v->book->ids.items[v->slot[1] + i], to);
    }
}
WRITER(write_seats) {
    const struct law_seats *seats = &v->book->seats.items[v->part];
    for (uint32_t i = 0; i < seats->countries.count; i++) {
        put(to, i ? ", " : "");
        put_country(v->book->ids.items[seats->countries.first + i], to);
    }
    put_dated(seats->from, seats->until, to);
}
WRITER(write_renewal) {
    put(to, "by ");
    put_name(v->book, v->book->actors.items[v->slot[0]].about.name, to);
    put(to, " every ");
    put_amount(v->book, (struct law_amount){v->slot[1], v->slot[2]}, to);
    put(to, " on file through ");
    put_day((day_number)v->slot[3], to);
}
WRITER(write_review) {
    put_text(v->book, (struct law_text){v->slot[0], v->slot[1]}, to);
    put(to, " on ");
    put_day((day_number)v->slot[2], to);
}

/* How a form says how many values there are. */
enum many { ONE_IF_SET, ONE_IF_NOT_ZERO, ONE_IF_TEXT, A_LIST, A_MASK };

static const struct {
    void (*write)(const struct value *v, struct byte_writer *to);
    enum many many;
} writers[FORM_COUNT] = {
    [FORM_FLAG] = {write_flag, ONE_IF_NOT_ZERO},
    [FORM_TEXT] = {write_text_slot, ONE_IF_TEXT},
    [FORM_TEXTS] = {write_texts, A_LIST},
    [FORM_DAY] = {write_day, ONE_IF_SET},
    [FORM_START] = {write_start, ONE_IF_SET},
    [FORM_CHOICE] = {write_choice, ONE_IF_SET},
    [FORM_UNIT] = {write_unit, ONE_IF_SET},
    [FORM_NUMBER] = {write_count, ONE_IF_NOT_ZERO},
    [FORM_AMOUNT] = {write_amount, ONE_IF_SET},
    [FORM_AMOUNTS] = {write_share, A_LIST},
    [FORM_ID] = {write_id, ONE_IF_SET},
    [FORM_IDS] = {write_ids, A_LIST},
    [FORM_WORDS] = {write_words, A_LIST},
    [FORM_COUNTRIES] = {write_countries, A_LIST},
    [FORM_ACTIVITIES] = {write_activity, A_MASK},
    [FORM_CONDITION] = {write_condition, ONE_IF_SET},
    [FORM_CONDITIONS] = {write_conditions, A_LIST},
    [FORM_FORMULA] = {write_condition, ONE_IF_SET},
    [FORM_REACH] = {write_ids, A_LIST},
    [FORM_DUTIES] = {write_duty, A_LIST},
    [FORM_CAPS] = {write_cap, A_LIST},
    [FORM_HS] = {write_hs, A_LIST},
    [FORM_MONEY] = {write_money, A_LIST},
    [FORM_SENTENCES] = {write_sentence, A_LIST},
    [FORM_STEPS] = {write_step, A_LIST},
    [FORM_STANCES] = {write_stance, A_LIST},
    [FORM_BALLOT] = {write_ballot, ONE_IF_NOT_ZERO},
    [FORM_SEATS] = {write_seats, A_LIST},
    [FORM_RENEWAL] = {write_renewal, ONE_IF_SET},
    [FORM_REVIEW] = {write_review, ONE_IF_TEXT},
};

/* ---- the walk ------------------------------------------------------------ */

/* The item at or after *part that is there; false when none is. */
static bool next_part(struct value *v, uint32_t *part) {
    uint64_t mask = law_mask(v->slot);
    switch (writers[v->row->form].many) {
    case ONE_IF_SET:
        return *part == 0 && v->slot[0] != law_forms[v->row->form].unset[0];
    case ONE_IF_NOT_ZERO: return *part == 0 && v->slot[0] != 0;
    case ONE_IF_TEXT: return *part == 0 && v->slot[1] != 0;
    case A_LIST: v->part = v->slot[0] + *part; return *part < v->slot[1];
    case A_MASK: break;
    }
    while (*part < LAW_ACTIVITIES && !(mask >> *part & 1))
        (*part)++;
    v->part = *part;
    return *part < LAW_ACTIVITIES && *part < v->book->activities.count;
}

/* "forbids" and "concerns" are two words for one place: the last is for
 * outcomes that forbid nothing. */
static bool is_other_word(const struct row *row, const char *thing) {
    struct law_rule rule;
    bool is_forbids = strcmp(row->keyword, "forbids") == 0;
    if (row->kind != LAW_RULE || row->form != FORM_ACTIVITIES) return false;
    memcpy(&rule, thing, sizeof rule);
    bool forbids = rule.outcome == LAW_BLOCK || rule.outcome == LAW_PROHIBIT ||
                   rule.outcome == LAW_LICENCE || rule.outcome == LAW_CAP ||
                   rule.outcome == LAW_STATE_DUTY;
    return is_forbids != forbids;
}

bool law_next_statement(const struct rulebook *book, struct law_walk *walk) {
    const char *thing = thing_at(book, walk->kind, walk->index);
    for (; walk->row < law_row_count; walk->row++, walk->part = 0) {
        const struct row *row = &law_rows[walk->row];
        struct value value = {book, row, {0}, 0};
        bool concerns =
            row->kind == (uint32_t)walk->kind || row->kind == ANY_KIND;
        if (!concerns || is_other_word(row, thing)) continue;
        memcpy(value.slot, thing + row->offset,
               law_forms[row->form].words * sizeof value.slot[0]);
        if (!next_part(&value, &walk->part)) continue;
        growing_clear(&walk->value->bytes);
        writers[row->form].write(&value, walk->value);
        walk->keyword = row->keyword;
        walk->part++;
        return !walk->value->failed;
    }
    return false;
}

/* ---- the sheet of a thing ------------------------------------------------ */

bool law_sheet_fill(const struct rulebook *book, enum law_kind kind,
                    uint32_t index, struct law_sheet *sheet) {
    struct byte_writer value = {.failed = false};
    struct law_walk walk = law_walk_over(kind, index, &value);
    bool is_whole = true;
    growing_clear(&sheet->lines);
    growing_clear(&sheet->text.bytes);
    while (is_whole && law_next_statement(book, &walk)) {
        struct law_said said = {walk.keyword, sheet->text.bytes.count,
                                value.bytes.count};
        write_bytes(&sheet->text, value.bytes.items, value.bytes.count);
        is_whole = growing_add(&sheet->lines, said);
    }
    is_whole = is_whole && !value.failed && !sheet->text.failed;
    byte_writer_release(&value);
    return is_whole;
}

struct span law_sheet_value(const struct law_sheet *sheet, size_t line) {
    const struct law_said *said = &sheet->lines.items[line];
    if (said->length == 0) return SPAN_EMPTY;
    return (struct span){sheet->text.bytes.items + said->at, said->length};
}

size_t law_sheet_line(const struct law_sheet *sheet, const char *keyword) {
    size_t i = 0;
    while (i < sheet->lines.count &&
           strcmp(sheet->lines.items[i].keyword, keyword) != 0)
        i++;
    return i;
}

struct span law_sheet_find(const struct law_sheet *sheet, const char *keyword) {
    size_t line = law_sheet_line(sheet, keyword);
    return line < sheet->lines.count ? law_sheet_value(sheet, line)
                                     : SPAN_EMPTY;
}

size_t law_sheet_put(struct json_writer *json, const struct law_sheet *sheet,
                     size_t line) {
    const char *keyword = sheet->lines.items[line].keyword;
    json_open_array(json);
    for (; line < sheet->lines.count &&
           strcmp(sheet->lines.items[line].keyword, keyword) == 0;
         line++)
        json_put_text(json, law_sheet_value(sheet, line));
    json_close_array(json);
    return line;
}

void law_sheet_release(struct law_sheet *sheet) {
    growing_release(&sheet->lines);
    byte_writer_release(&sheet->text);
}
