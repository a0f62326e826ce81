/* rule_values.c -- walking the tokens of a statement, one value at a time.
 *
 *     377700 USD from 2025-01-15
 *     ^ read_amount   ^ cursor_take("from"), read_day
 *
 * A reader either steps over what it read, or tells of a fault at the token
 * where it stands and what it had expected there.
 */
#include "law/law_inside.h"

/* ---- walking -------------------------------------------------------------- */

struct cursor cursor_over(struct compiler *c, const struct thing *thing,
                          const struct statement *statement) {
    return (struct cursor){.c = c,
                           .thing = thing,
                           .statement = statement,
                           .at = statement->token_first,
                           .end =
                               statement->token_first + statement->token_count,
                           .scope = LAW_OVER_CASE};
}

bool cursor_done(const struct cursor *cursor) {
    return cursor->at >= cursor->end;
}

struct token cursor_token(const struct cursor *cursor) {
    if (cursor_done(cursor)) return (struct token){SPAN_EMPTY, 0, 0, false};
    return cursor->c->tokens.items[cursor->at];
}

bool cursor_is(const struct cursor *cursor, const char *word) {
    return !cursor_done(cursor) && span_is(cursor_token(cursor).text, word);
}

bool cursor_take(struct cursor *cursor, const char *words) {
    struct span rest = span_of(words);
    uint32_t at = cursor->at;
    while (rest.bytes) {
        struct span word = span_cut(&rest, ' ');
        if (at >= cursor->end) return false;
        if (!span_equals(cursor->c->tokens.items[at].text, word)) return false;
        at++;
    }
    cursor->at = at;
    return true;
}

/* Behind the last token when there is none. */
struct place cursor_place(const struct cursor *cursor) {
    const struct compiler *c = cursor->c;
    if (!cursor_done(cursor)) {
        struct token t = c->tokens.items[cursor->at];
        return place_in(c, cursor->thing->file, t.line, t.column);
    }
    const struct statement *s = cursor->statement;
    if (s->token_count == 0)
        return place_in(c, cursor->thing->file, s->line, s->value_column);
    struct token last = c->tokens.items[cursor->end - 1];
    return place_in(c, cursor->thing->file, last.line,
                    last.column + (uint32_t)last.text.length);
}

/* "expected X, not 'y'" or "expected X at the end of the statement". */
idt_status expected(struct cursor *cursor, const char *what) {
    if (cursor_done(cursor))
        return fault(cursor->c, cursor_place(cursor),
                     "expected %s, but the statement ends", what);
    return fault(cursor->c, cursor_place(cursor), "expected %s, not '%.*s'",
                 what, SPAN_ARGS(cursor_token(cursor).text));
}

idt_status cursor_expect(struct cursor *cursor, const char *word) {
    if (cursor_take(cursor, word)) return IDT_OK;
    char quoted[40] = "'";
    size_t length = strlen(word);
    if (length > sizeof quoted - 3) length = sizeof quoted - 3;
    memcpy(quoted + 1, word, length);
    quoted[length + 1] = '\'';
    return expected(cursor, quoted);
}

idt_status cursor_end(struct cursor *cursor) {
    if (cursor_done(cursor)) return IDT_OK;
    return expected(cursor, "the end of the statement");
}

/* ---- single values --------------------------------------------------------- */

idt_status read_day(struct cursor *cursor, day_number *out) {
    if (!cursor_done(cursor) && day_parse_iso(cursor_token(cursor).text, out)) {
        cursor->at++;
        return IDT_OK;
    }
    return expected(cursor, "a day such as 2016-03-16");
}

idt_status read_count(struct cursor *cursor, uint32_t *out) {
    uint64_t number;
    if (cursor_done(cursor) ||
        !span_number(cursor_token(cursor).text, &number) || number > INT32_MAX)
        return expected(cursor, "a whole number");
    *out = (uint32_t)number;
    cursor->at++;
    return IDT_OK;
}

static bool is_number(struct span text) {
    if (text.length == 0) return false;
    for (size_t i = 0; i < text.length; i++)
        if ((text.bytes[i] < '0' || text.bytes[i] > '9') &&
            text.bytes[i] != '.')
            return false;
    return true;
}

idt_status read_unit(struct cursor *cursor, uint32_t *out) {
    struct span word = cursor_token(cursor).text;
    uint32_t unit = law_unit(word);
    if (unit == LAW_NONE)
        return expected(cursor, "a unit (days, months, years, t, kg, bbl, "
                                "percent, count, USD ...)");
    *out = unit;
    cursor->at++;
    return IDT_OK;
}

idt_status read_amount(struct cursor *cursor, struct law_amount *out) {
    struct span number = cursor_token(cursor).text;
    struct place place = cursor_place(cursor);
    if (!is_number(number)) return expected(cursor, "a number with a unit");
    cursor->at++;
    uint32_t unit = LAW_NONE;
    idt_status status = read_unit(cursor, &unit);
    if (status) return status;
    int64_t steps;
    if (!law_amount_parse(number, unit, &steps))
        return fault(cursor->c, place, "'%.*s' is too large or too fine for %s",
                     SPAN_ARGS(number), law_unit_word(unit));
    *out = (struct law_amount){(uint32_t)cursor->c->book->numbers.count, unit};
    if (!growing_add(&cursor->c->book->numbers, steps))
        return fail_memory(cursor->c->error);
    return IDT_OK;
}

idt_status read_choice(struct cursor *cursor, enum choice choice,
                       uint32_t *out) {
    const char *const *words = choice_words(choice);
    struct span word = cursor_token(cursor).text;
    for (uint32_t i = 0; words[i]; i++) {
        if (!span_is(word, words[i])) continue;
        *out = i;
        cursor->at++;
        return IDT_OK;
    }
    const char *keyword = cursor->statement->row->keyword;
    struct span near = nearest_word(word, words);
    if (word.length > 0 && near.length > 0)
        return fault(cursor->c, cursor_place(cursor),
                     "'%.*s' is no word for '%s'; nearest is '%.*s'",
                     SPAN_ARGS(word), keyword, SPAN_ARGS(near));
    if (word.length > 0)
        return fault(cursor->c, cursor_place(cursor),
                     "'%.*s' is no word for '%s'; such as '%s'",
                     SPAN_ARGS(word), keyword, words[0]);
    return expected(cursor, "a word of the vocabulary");
}

idt_status read_country(struct cursor *cursor, uint32_t *out) {
    struct span code = cursor_token(cursor).text;
    bool is_code = code.length == 2 && code.bytes[0] >= 'A' &&
                   code.bytes[0] <= 'Z' && code.bytes[1] >= 'A' &&
                   code.bytes[1] <= 'Z';
    if (!is_code || !law_is_country(law_country(code.bytes)))
        return expected(cursor, "a country code such as KP");
    *out = law_country(code.bytes);
    cursor->at++;
    return IDT_OK;
}

idt_status read_hs(struct cursor *cursor, uint32_t *out) {
    if (!law_hs(cursor_token(cursor).text, out))
        return expected(cursor, "a customs code of 2 to 8 digits");
    cursor->at++;
    return IDT_OK;
}

/* ---- ids -------------------------------------------------------------------- */

idt_status read_names(struct cursor *cursor, uint32_t kinds, uint32_t *out,
                      uint32_t most, uint32_t *count) {
    struct token token = cursor_token(cursor);
    *count = 0;
    if (!token.is_word) return expected(cursor, "an id");
    struct place place = cursor_place(cursor);
    cursor->at++;
    *count = find_versions(cursor->c, token.text, kinds, out, most);
    if (*count > 0) return IDT_OK;
    idt_status status = fault_missing(cursor->c, place, kinds, token.text);
    return status == IDT_NOT_FOUND ? IDT_OK : status;
}

idt_status read_id(struct cursor *cursor, enum law_kind kind, uint32_t *out) {
    uint32_t names[8], count;
    struct place place = cursor_place(cursor);
    struct span id = cursor_token(cursor).text;
    idt_status status = read_names(cursor, KIND_BIT(kind), names, 8, &count);
    if (status) return status;
    if (count > 1)
        return fault(cursor->c, place, "'%.*s' has %u versions; name one",
                     SPAN_ARGS(id), (unsigned)count);
    *out = count ? cursor->c->book->names.items[names[0]].index : LAW_NONE;
    return IDT_OK;
}

idt_status gather(struct compiler *c, struct gathered *gathered,
                  uint32_t item) {
    if (gathered->items.count >= LIMIT_LAW_LIST)
        return fail(c->error, IDT_OVER_LIMIT, NOWHERE,
                    "a list of more than %d items", LIMIT_LAW_LIST);
    if (!growing_add(&gathered->items, item)) return fail_memory(c->error);
    return IDT_OK;
}

idt_status read_ids(struct cursor *cursor, struct gathered *gathered) {
    uint32_t kinds = cursor->statement->row->param;
    bool is_one_kind = (kinds & (kinds - 1)) == 0;
    do {
        uint32_t names[16], count;
        idt_status status = read_names(cursor, kinds, names, 16, &count);
        for (uint32_t i = 0; !status && i < count; i++)
            status = gather(cursor->c, gathered,
                            is_one_kind
                                ? cursor->c->book->names.items[names[i]].index
                                : names[i]);
        if (status) return status;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}

idt_status read_words(struct cursor *cursor, struct gathered *gathered) {
    do {
        struct token token = cursor_token(cursor);
        uint32_t word;
        if (!token.is_word) return expected(cursor, "a word");
        idt_status status = add_word(cursor->c, token.text, &word);
        if (!status) status = gather(cursor->c, gathered, word);
        if (status) return status;
        cursor->at++;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}

idt_status read_countries(struct cursor *cursor, struct gathered *gathered) {
    do {
        uint32_t country = 0;
        idt_status status = read_country(cursor, &country);
        if (!status) status = gather(cursor->c, gathered, country);
        if (status) return status;
    } while (cursor_take(cursor, ","));
    return IDT_OK;
}
