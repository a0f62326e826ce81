/* rule_parts.c -- from a statement to the words of its slot, by form.
 *
 *     binds us-importer, us-person   FORM_IDS   {first, count} into ids
 *     from 2018-03-05 start unknown  FORM_START {day, 1}
 *
 * One reader a form, in a table.  Lists gather their items and are written
 * out by whoever asked (rule_compile.c), once all statements of a row were
 * read, so that the items of one list stand together.
 */
#include "law/law_inside.h"

#include <stddef.h>

/* ---- activities -------------------------------------------------------------- */

static idt_status read_mask(struct cursor *cursor, uint64_t *mask) {
    do {
        uint32_t index;
        idt_status status = read_id(cursor, LAW_ACTIVITY, &index);
        if (status) return status;
        if (index == LAW_NONE) continue;
        uint64_t group =
            law_mask(cursor->c->book->activities.items[index].includes);
        *mask |= group ? group : UINT64_C(1) << index;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}

static idt_status read_activities(struct cursor *cursor, uint32_t *slot,
                                  struct gathered *gathered) {
    (void)gathered;
    uint64_t mask = 0, but = 0;
    idt_status status = IDT_OK;
    if (cursor_take(cursor, "any activity")) {
        mask = UINT64_MAX;
        if (cursor_take(cursor, "but not")) status = read_mask(cursor, &but);
    } else {
        status = read_mask(cursor, &mask);
    }
    if (status) return status;
    mask = (mask & ~but) | law_mask(slot);
    slot[0] = (uint32_t)mask;
    slot[1] = (uint32_t)(mask >> 32);
    return IDT_OK;
}

/* ---- parts -------------------------------------------------------------------- */

idt_status add_part(struct compiler *c, struct gathered *gathered,
                    const struct table_shape *table, const void *part) {
    void *item = table_add(c->book, table);
    if (!item) return fail_memory(c->error);
    memcpy(item, part, table->size);
    if (gathered->count == 0)
        gathered->first = (uint32_t)table_view(c->book, table).count - 1;
    gathered->count++;
    return IDT_OK;
}
#define ADD_PART(table, part)                                                  \
    add_part(                                                                  \
        cursor->c, gathered,                                                   \
        &(struct table_shape){offsetof(struct rulebook, table), sizeof(part)}, \
        &(part))

/* "from DAY [until DAY]", both optional. */
static idt_status read_dated(struct cursor *cursor, day_number *from,
                             day_number *until) {
    idt_status status = IDT_OK;
    *from = *until = DAY_NONE;
    if (cursor_take(cursor, "from")) status = read_day(cursor, from);
    if (!status && cursor_take(cursor, "until"))
        status = read_day(cursor, until);
    if (!status && *until != DAY_NONE && *from != DAY_NONE && *until <= *from)
        return fault(cursor->c, cursor_place(cursor),
                     "'until' must be after 'from'");
    return status;
}

/* What follows the first colon of the line. */
static idt_status read_tail(struct cursor *cursor, struct law_text *out) {
    struct span rest = cursor->statement->text;
    (void)span_cut(&rest, ':');
    cursor->at = cursor->end;
    return add_text(cursor->c, span_trim(rest.bytes ? rest : SPAN_EMPTY), out);
}

static idt_status read_duty(struct cursor *cursor, uint32_t *slot,
                            struct gathered *gathered) {
    (void)slot;
    struct law_duty duty = {.to = LAW_NONE, .within = {LAW_NONE, LAW_NONE}};
    idt_status status = read_choice(cursor, CHOICE_DUTY, &duty.deed);
    if (!status && cursor_take(cursor, "to"))
        status = read_id(cursor, LAW_ACTOR, &duty.to);
    if (!status && cursor_take(cursor, "within"))
        status = read_amount(cursor, &duty.within);
    if (!status) status = cursor_expect(cursor, ":");
    if (!status) status = read_tail(cursor, &duty.text);
    return status ? status : ADD_PART(duties, duty);
}

static idt_status read_cap(struct cursor *cursor, uint32_t *slot,
                           struct gathered *gathered) {
    (void)slot;
    struct law_cap cap = {.or_most = {LAW_NONE, LAW_NONE}};
    idt_status status = read_amount(cursor, &cap.most);
    if (!status && cursor_take(cursor, "or"))
        status = read_amount(cursor, &cap.or_most);
    if (!status) status = cursor_expect(cursor, "per");
    if (!status) status = read_choice(cursor, CHOICE_PERIOD, &cap.period);
    if (!status && !cursor_is(cursor, "from"))
        status = cursor_expect(cursor, "from");
    if (!status) status = read_dated(cursor, &cap.from, &cap.until);
    return status ? status : ADD_PART(caps, cap);
}

/* "2701" or "50-63"; both ends have the same number of digits. */
static idt_status read_hs_range(struct cursor *cursor,
                                struct law_hs_range *range) {
    struct span rest = cursor_token(cursor).text;
    struct span from = span_cut(&rest, '-');
    bool is_range = rest.bytes != NULL;
    if (!law_hs(from, &range->from) || (is_range && !law_hs(rest, &range->to)))
        return expected(cursor, "a customs code such as 2701 or 50-63");
    if (!is_range) range->to = range->from;
    if (range->from >> 28 != range->to >> 28 || range->to < range->from)
        return expected(cursor, "a rising range of codes of one length");
    cursor->at++;
    return IDT_OK;
}

static idt_status read_hs_ranges(struct cursor *cursor, uint32_t *slot,
                                 struct gathered *gathered) {
    (void)slot;
    struct law_hs_range ranges[128];
    uint32_t count = 0, basis;
    idt_status status = IDT_OK;
    do {
        if (count == 128)
            return fault(cursor->c, cursor_place(cursor),
                         "more than 128 codes in one statement");
        ranges[count].partial = cursor_take(cursor, "ex");
        status = read_hs_range(cursor, &ranges[count++]);
    } while (!status && cursor_take(cursor, ","));
    if (!status) status = cursor_expect(cursor, "basis");
    if (!status) status = read_choice(cursor, CHOICE_BASIS, &basis);
    for (uint32_t i = 0; !status && i < count; i++) {
        ranges[i].basis = basis;
        status = ADD_PART(hs_ranges, ranges[i]);
    }
    return status;
}

static idt_status read_money(struct cursor *cursor, uint32_t *slot,
                             struct gathered *gathered) {
    (void)slot;
    struct law_money money;
    idt_status status = read_amount(cursor, &money.amount);
    if (!status) status = read_dated(cursor, &money.from, &money.until);
    return status ? status : ADD_PART(money, money);
}

static idt_status read_sentence(struct cursor *cursor, uint32_t *slot,
                                struct gathered *gathered) {
    (void)slot;
    struct law_sentence sentence = {.text = {0, 0}};
    idt_status status = read_amount(cursor, &sentence.time);
    if (!status && cursor_take(cursor, ":"))
        status = read_tail(cursor, &sentence.text);
    return status ? status : ADD_PART(sentences, sentence);
}

static idt_status read_step(struct cursor *cursor, uint32_t *slot,
                            struct gathered *gathered) {
    (void)slot;
    struct law_step step;
    idt_status status = read_id(cursor, LAW_ACT, &step.act);
    if (!status) status = cursor_expect(cursor, "on");
    if (!status) status = read_day(cursor, &step.on);
    step.line = cursor->statement->line;
    if (status || step.act == LAW_NONE) return status;
    return ADD_PART(steps, step);
}

static idt_status read_stance(struct cursor *cursor, uint32_t *slot,
                              struct gathered *gathered) {
    (void)slot;
    struct law_stance stance = {.when = LAW_NONE};
    idt_status status = read_id(cursor, LAW_ACT, &stance.act);
    if (!status && cursor_take(cursor, "when"))
        status = read_condition(cursor, &stance.when);
    if (status || stance.act == LAW_NONE) return status;
    return ADD_PART(stances, stance);
}

static idt_status read_ballot(struct cursor *cursor, uint32_t *slot,
                              struct gathered *gathered) {
    idt_status status = read_count(cursor, &slot[0]);
    if (!status && !cursor_done(cursor))
        status = read_countries(cursor, gathered);
    if (!status && gathered->items.count > slot[0])
        return fault(cursor->c, cursor_place(cursor),
                     "more countries than votes");
    return status;
}

/* "AR, DK from 2005-01-01 until 2007-01-01": both days must be there. */
static idt_status read_seats(struct cursor *cursor, uint32_t *slot,
                             struct gathered *gathered) {
    (void)slot;
    struct law_seats seats;
    uint32_t countries[16], count = 0;
    idt_status status = IDT_OK;
    do {
        if (count == 16)
            return fault(cursor->c, cursor_place(cursor),
                         "more than 16 seats in one statement");
        status = read_country(cursor, &countries[count++]);
    } while (!status && cursor_take(cursor, ","));
    if (!status) status = read_dated(cursor, &seats.from, &seats.until);
    if (status) return status;
    if (seats.from == DAY_NONE || seats.until == DAY_NONE)
        return expected(cursor, "'from' a day 'until' a day");
    status = add_list(cursor->c, countries, count, &seats.countries);
    return status ? status : ADD_PART(seats, seats);
}

static idt_status read_renewal(struct cursor *cursor, uint32_t *slot,
                               struct gathered *gathered) {
    (void)gathered;
    struct law_renewal renewal;
    idt_status status = cursor_expect(cursor, "by");
    if (!status) status = read_id(cursor, LAW_ACTOR, &renewal.actor);
    if (!status) status = cursor_expect(cursor, "every");
    if (!status) status = read_amount(cursor, &renewal.every);
    if (!status) status = cursor_expect(cursor, "on file through");
    if (!status) status = read_day(cursor, &renewal.on_file_through);
    if (!status) memcpy(slot, &renewal, sizeof renewal);
    return status;
}

/* "ROLE on DAY": the day is the last word. */
static idt_status read_review(struct cursor *cursor, uint32_t *slot,
                              struct gathered *gathered) {
    (void)gathered;
    struct span text = cursor->statement->text;
    size_t cut = text.length;
    while (cut >= 4 && memcmp(text.bytes + cut - 4, " on ", 4) != 0)
        cut--;
    day_number day;
    cursor->at = cursor->end;
    if (cut < 5 ||
        !day_parse_iso(
            span_trim(span_from_to(text.bytes + cut, text.bytes + text.length)),
            &day))
        return fault(cursor->c,
                     place_in(cursor->c, cursor->thing->file,
                              cursor->statement->line,
                              cursor->statement->value_column),
                     "expected a role, 'on' and a day");
    struct law_text role;
    idt_status status = add_text(
        cursor->c, span_trim((struct span){text.bytes, cut - 4}), &role);
    slot[0] = role.at;
    slot[1] = role.length;
    slot[2] = (uint32_t)day;
    return status;
}

static idt_status plain_text(struct cursor *cursor, struct law_text *out) {
    struct span text = cursor->statement->text;
    cursor->at = cursor->end;
    if (text.length > 0) return add_text(cursor->c, text, out);
    return fault(cursor->c,
                 place_in(cursor->c, cursor->thing->file,
                          cursor->statement->line,
                          cursor->statement->value_column),
                 "expected a text after '%s'", cursor->statement->row->keyword);
}

/* ---- plain forms --------------------------------------------------------- */

#define READER(name)                                                           \
    static idt_status name(struct cursor *cursor, uint32_t *slot,              \
                           struct gathered *gathered)

READER(read_flag) {
    (void)cursor;
    (void)gathered;
    slot[0] = 1;
    return IDT_OK;
}

READER(read_text_slot) {
    (void)gathered;
    struct law_text text;
    idt_status status = plain_text(cursor, &text);
    if (!status) memcpy(slot, &text, sizeof text);
    return status;
}

READER(read_texts) {
    (void)slot;
    struct law_text text;
    idt_status status = plain_text(cursor, &text);
    return status ? status : ADD_PART(texts, text);
}

READER(read_day_slot) {
    (void)gathered;
    day_number day;
    idt_status status = read_day(cursor, &day);
    if (!status) slot[0] = (uint32_t)day;
    return status;
}

READER(read_start) {
    idt_status status = read_day_slot(cursor, slot, gathered);
    if (!status) slot[1] = cursor_take(cursor, "start unknown");
    return status;
}

READER(read_choice_slot) {
    (void)gathered;
    return read_choice(cursor, (enum choice)cursor->statement->row->param,
                       slot);
}

READER(read_unit_slot) {
    (void)gathered;
    return read_unit(cursor, slot);
}

READER(read_number_slot) {
    (void)gathered;
    return read_count(cursor, slot);
}

READER(read_amount_slot) {
    (void)gathered;
    struct law_amount amount;
    idt_status status = read_amount(cursor, &amount);
    if (!status) memcpy(slot, &amount, sizeof amount);
    return status;
}

READER(read_shares) {
    (void)slot;
    struct law_amount amount;
    struct place place = cursor_place(cursor);
    idt_status status = read_amount(cursor, &amount);
    if (status) return status;
    if (amount.unit != law_unit(SPAN_OF("percent")))
        return fault(cursor->c, place, "expected a share in percent");
    return gather(cursor->c, gathered, amount.number);
}

READER(read_id_slot) {
    (void)gathered;
    uint32_t kind = 0;
    while (!(cursor->statement->row->param & KIND_BIT(kind)))
        kind++;
    return read_id(cursor, (enum law_kind)kind, slot);
}

READER(read_id_list) {
    (void)slot;
    return read_ids(cursor, gathered);
}

READER(read_word_list) {
    (void)slot;
    return read_words(cursor, gathered);
}

READER(read_country_list) {
    (void)slot;
    return read_countries(cursor, gathered);
}

READER(read_condition_slot) {
    (void)gathered;
    cursor->is_formula = cursor->statement->row->form == FORM_FORMULA;
    return read_condition(cursor, slot);
}

READER(read_condition_list) {
    (void)slot;
    uint32_t node;
    idt_status status = read_condition(cursor, &node);
    return status ? status : gather(cursor->c, gathered, node);
}

READER(read_reach_list) {
    (void)slot;
    uint32_t reached[LIMIT_LAW_LIST], count = 0;
    idt_status status =
        read_reach(cursor, cursor->statement->row->param, reached, &count);
    for (uint32_t i = 0; !status && i < count; i++)
        status = gather(cursor->c, gathered, reached[i]);
    return status;
}

typedef idt_status (*form_reader)(struct cursor *cursor, uint32_t *slot,
                                  struct gathered *gathered);

static const form_reader readers[FORM_COUNT] = {
    [FORM_FLAG] = read_flag,
    [FORM_TEXT] = read_text_slot,
    [FORM_TEXTS] = read_texts,
    [FORM_DAY] = read_day_slot,
    [FORM_START] = read_start,
    [FORM_CHOICE] = read_choice_slot,
    [FORM_UNIT] = read_unit_slot,
    [FORM_NUMBER] = read_number_slot,
    [FORM_AMOUNT] = read_amount_slot,
    [FORM_AMOUNTS] = read_shares,
    [FORM_ID] = read_id_slot,
    [FORM_IDS] = read_id_list,
    [FORM_WORDS] = read_word_list,
    [FORM_COUNTRIES] = read_country_list,
    [FORM_ACTIVITIES] = read_activities,
    [FORM_CONDITION] = read_condition_slot,
    [FORM_CONDITIONS] = read_condition_list,
    [FORM_FORMULA] = read_condition_slot,
    [FORM_REACH] = read_reach_list,
    [FORM_DUTIES] = read_duty,
    [FORM_CAPS] = read_cap,
    [FORM_HS] = read_hs_ranges,
    [FORM_MONEY] = read_money,
    [FORM_SENTENCES] = read_sentence,
    [FORM_STEPS] = read_step,
    [FORM_STANCES] = read_stance,
    [FORM_BALLOT] = read_ballot,
    [FORM_SEATS] = read_seats,
    [FORM_RENEWAL] = read_renewal,
    [FORM_REVIEW] = read_review,
};

idt_status read_value(struct cursor *cursor, uint32_t *slot,
                      struct gathered *gathered) {
    enum form form = cursor->statement->row->form;
    idt_status status = readers[form](cursor, slot, gathered);
    return status ? status : cursor_end(cursor);
}
