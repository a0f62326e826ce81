/* case_values.c -- one JSON value as a fact of its type.
 *
 *     "90000 USD"     number, in cents, of payment.amount
 *     "North Korea"   country KP
 *     ["CN", "KP"]    countries
 *     null            unknown, said aloud: nothing stands in for it
 *
 * Invariant: a value that does not fit its fact is refused with its place;
 * nothing is guessed and nothing is dropped.
 */
#include "decide/case_inside.h"

#include "decide/quantities.h"

#include "record/country.h"
#include "text/edit_distance.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- memory -------------------------------------------------------------- */

void *keep(struct decider *d, size_t count, size_t size) {
    void *piece = arena_take(&d->kept, count ? count : 1, size);
    if (!piece) {
        d->is_out_of_memory = true;
        return NULL;
    }
    memset(piece, 0, (count ? count : 1) * size);
    return piece;
}

struct span keep_print(struct decider *d, const char *format, ...) {
    va_list values;
    va_start(values, format);
    struct span kept = arena_print_list(&d->kept, format, values);
    va_end(values);
    if (kept.bytes) return kept;
    d->is_out_of_memory = true;
    return SPAN_EMPTY;
}

struct span keep_path(struct decider *d, struct json value) {
    char path[JSON_PATH_ROOM];
    json_path(value, path);
    return keep_print(d, "%s", path);
}

struct value *given_value(struct decider *d, uint32_t fact, uint32_t item) {
    uint32_t scope = d->book->facts.items[fact].scope;
    if (scope == LAW_OVER_CASE) item = 0;
    return &d->facts.given[scope][(size_t)item * d->plan->fact_count[scope] +
                                  d->plan->fact[fact].slot];
}

void put_inferred(struct decider *d, uint32_t fact, uint32_t item,
                  int64_t number, struct span why) {
    if (fact == LAW_NONE) return;
    struct value *value = given_value(d, fact, item);
    if (value->state != VALUE_PENDING) return;
    struct reason *reason = keep(d, 1, sizeof *reason);
    if (!reason) return;
    *reason = (struct reason){NULL, LAW_NONE, 0, false, why};
    value->state = VALUE_KNOWN;
    value->source = FROM_COMPUTING;
    value->as.number = number;
    value->why = reason;
}

/* ---- small forms --------------------------------------------------------- */

idt_status read_country_text(struct json value, idt_error *error,
                             uint32_t *out) {
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    struct span text = span_trim(json_text_of(value));
    if (span_is(text, "none")) {
        *out = 0;
        return IDT_OK;
    }
    const char *code = country_code(text);
    if (!code || !law_is_country(law_country(code)))
        return json_refuse(value, error,
                           "is no known country; write its two-letter code");
    *out = law_country(code);
    return IDT_OK;
}

idt_status read_day_text(struct json value, idt_error *error, day_number *out) {
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    if (!day_parse_iso(json_text_of(value), out))
        return json_refuse(value, error, "is no day; write YYYY-MM-DD");
    return IDT_OK;
}

idt_status read_amount_text(struct json value, idt_error *error, int64_t *steps,
                            uint32_t *unit) {
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    struct span rest = span_trim(json_text_of(value));
    struct span number = span_cut(&rest, ' ');
    struct span word = rest.bytes ? span_trim(rest) : SPAN_EMPTY;
    *unit = law_unit(word);
    if (*unit == LAW_NONE)
        return json_refuse(value, error,
                           "must be a number and a unit, such as '25 t', "
                           "'300 bbl', or '90000 USD' with the currency's "
                           "code in ISO 4217");
    if (!law_amount_parse(number, *unit, steps))
        return json_refuse(value, error,
                           "has a number that cannot be read; digits with at "
                           "most one point and the decimals of its unit");
    return IDT_OK;
}

/* Digits of a decimal number with up to nine decimals, in billionths. */
static bool parse_billionths(struct span text, int64_t whole, int64_t *out) {
    struct span rest = text, ones = span_cut(&rest, '.');
    uint64_t number;
    if (!span_number(ones, &number) || number > 1000) return false;
    int64_t sum = (int64_t)number * whole, step = whole;
    if (rest.bytes && rest.length == 0) return false;
    for (size_t i = 0; rest.bytes && i < rest.length; i++) {
        unsigned digit = (unsigned char)rest.bytes[i] - (unsigned)'0';
        if (digit > 9 || step % 10 != 0) return false;
        step /= 10;
        sum += (int64_t)digit * step;
    }
    *out = sum;
    return true;
}

idt_status read_share(struct json value, idt_error *error, int64_t *out) {
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    struct span text = span_trim(json_text_of(value));
    int64_t whole = SHARE_WHOLE, share;
    if (span_starts(text, "-"))
        return json_refuse(value, error, "is a share below nothing");
    if (span_ends(text, "%")) {
        text = span_trim((struct span){text.bytes, text.length - 1});
        whole = SHARE_WHOLE / 100;
    }
    if (!parse_billionths(text, whole, &share))
        return json_refuse(value, error,
                           "is no share; write '0.5' or '50 %%', with at most "
                           "nine decimals");
    if (share > SHARE_WHOLE)
        return json_refuse(value, error, "is a share over 100 %%");
    *out = share;
    return IDT_OK;
}

idt_status read_texts(struct decider *d, struct json value, idt_error *error,
                      const struct span **out, uint32_t *count) {
    bool is_array = json_kind_of(value) == JSON_ARRAY;
    size_t most = is_array ? json_count(value) : 1;
    if (most > CASE_LIST_MOST)
        return json_refuse(value, error, "has more than %d entries",
                           CASE_LIST_MOST);
    struct span *texts = keep(d, most, sizeof *texts);
    if (!texts) return fail_memory(error);
    struct json item = value;
    bool has = is_array ? json_first(value, &item) : true;
    size_t i = 0;
    for (; has; has = is_array && json_next(&item)) {
        idt_status status = json_expect(item, JSON_TEXT, error);
        if (status) return status;
        texts[i++] = json_text_of(item);
    }
    *out = texts;
    *count = (uint32_t)i;
    return IDT_OK;
}

/* ---- customs codes ------------------------------------------------------- */

/* Last heading of each chapter of the Harmonized System 2022; 0: there is no
 * such chapter.  Gaps inside a chapter are not known here. */
static const uint8_t last_heading[98] = {
    0,  6,  10, 9,  10, 11, 4,  14, 14, 10, 8,  9,  14, 2,  4,  22, 5,
    4,  6,  5,  9,  6,  9,  9,  4,  30, 21, 16, 53, 42, 6,  5,  15, 7,
    7,  7,  6,  7,  27, 26, 17, 15, 6,  4,  21, 4,  2,  7,  23, 11, 7,
    13, 12, 11, 8,  16, 9,  5,  11, 11, 6,  17, 17, 10, 6,  7,  3,  4,
    15, 14, 20, 18, 29, 26, 19, 8,  16, 0,  6,  7,  7,  13, 15, 11, 87,
    49, 9,  16, 7,  8,  33, 14, 9,  7,  6,  8,  20, 6};

bool hs_exists(struct span code) {
    unsigned digits[4] = {0, 0, 0, 0}, count = 0;
    for (size_t i = 0; i < code.length && count < 4; i++)
        if (code.bytes[i] >= '0' && code.bytes[i] <= '9')
            digits[count++] = (unsigned)(code.bytes[i] - '0');
    unsigned chapter = digits[0] * 10 + digits[1];
    unsigned heading = digits[2] * 10 + digits[3];
    if (chapter == 0 || chapter > 97 || last_heading[chapter] == 0)
        return false;
    if (count < 4) return true;
    return heading >= 1 && heading <= last_heading[chapter];
}

static idt_status read_hs_text(struct json value, struct value *out,
                               idt_error *error) {
    uint32_t hs;
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    struct span text = span_trim(json_text_of(value));
    if (!law_hs(text, &hs))
        return json_refuse(value, error,
                           "is no customs code; write 2 to 8 digits");
    if (!hs_exists(text))
        return json_refuse(value, error,
                           "is a customs code that does not exist");
    out->as.number = hs;
    return IDT_OK;
}

/* ---- words --------------------------------------------------------------- */

static const struct {
    const char *said, *meant;
} synonyms[] = {
    {"individual", "person"},   {"company", "organization"},
    {"entity", "organization"}, {"organisation", "organization"},
    {"ship", "vessel"},         {"legalentity", "organization"},
};

static struct span without_synonym(struct span text) {
    for (size_t i = 0; i < sizeof synonyms / sizeof synonyms[0]; i++)
        if (span_is(text, synonyms[i].said)) return span_of(synonyms[i].meant);
    return text;
}

static idt_status refuse_word(struct decider *d, struct json value,
                              const struct law_fact *fact, idt_error *error) {
    struct edit_pattern pattern = {.length = 0};
    struct span nearest = {NULL, 0};
    unsigned least = 1000;
    edit_pattern_set(&pattern, json_text_of(value));
    for (uint32_t i = 0; i < fact->choices.count; i++) {
        uint32_t word = d->book->ids.items[fact->choices.first + i];
        struct span known = law_text_of(d->book, d->book->words.items[word]);
        unsigned slips = edit_distance(&pattern, known, 20);
        if (slips < least) {
            least = slips;
            nearest = known;
        }
    }
    return json_refuse(value, error,
                       "is none of the words known here; the nearest is '%.*s'",
                       (int)nearest.length, nearest.bytes);
}

static idt_status read_word(struct decider *d, struct json value,
                            const struct law_fact *fact, uint32_t *out,
                            idt_error *error) {
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    struct span text = json_text_of(value), meant = without_synonym(text);
    for (uint32_t i = 0; i < fact->choices.count; i++) {
        uint32_t word = d->book->ids.items[fact->choices.first + i];
        struct span known = law_text_of(d->book, d->book->words.items[word]);
        if (span_equals(known, text) || span_equals(known, meant)) {
            *out = word;
            return IDT_OK;
        }
    }
    return refuse_word(d, value, fact, error);
}

/* ---- by type ------------------------------------------------------------- */

static idt_status read_yes_no(struct json value, struct value *out,
                              idt_error *error) {
    struct span text = json_text_of(value);
    if (json_kind_of(value) == JSON_BOOL)
        out->as.number = span_is(json_source(value), "true");
    else if (span_is(text, "yes") || span_is(text, "no"))
        out->as.number = span_is(text, "yes");
    else
        return json_refuse(value, error, "must be true or false");
    return IDT_OK;
}

/* Money of another currency than the fact's: no rate of exchange is known
 * here, so the amount in the fact's own is what is missing. */
static void miss_currency(struct decider *d, struct json value, uint32_t unit,
                          struct value *out) {
    struct span path = keep_path(d, value);
    struct reason *why = keep(d, 1, sizeof *why);
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!why) return;
    *why = (struct reason){.fact = LAW_NONE,
                           .is_missing = true,
                           .text = keep_print(d, "%.*s in %s", (int)path.length,
                                              path.bytes, law_unit_word(unit))};
    out->why = why;
}

/* "30 days", "30", 30; tonnes are turned into barrels where the rulebook tells
 * how. */
static idt_status read_number_value(struct decider *d, struct json value,
                                    const struct law_fact *fact,
                                    struct value *out, idt_error *error) {
    struct span text = span_trim(json_text_of(value));
    bool is_text = json_kind_of(value) == JSON_TEXT;
    bool has_unit = is_text && span_find(text, " ", 0) < text.length;
    if (!is_text && json_kind_of(value) != JSON_NUMBER)
        return json_refuse(value, error, "must be a number with its unit");
    if (law_unit_is_money(fact->unit) && !has_unit)
        return json_refuse(value, error,
                           "must be money in quotes, such as '90000 %s'",
                           law_unit_word(fact->unit));
    out->unit = fact->unit;
    if (has_unit) {
        idt_status status =
            read_amount_text(value, error, &out->as.number, &out->unit);
        if (status) return status;
        if (law_units_match(out->unit, fact->unit)) return IDT_OK;
        if (convert_given(d, fact, text, out)) return IDT_OK;
        if (law_unit_is_money(fact->unit) && !law_unit_is_money(out->unit))
            return json_refuse(value, error, "must be money, not a quantity");
        if (!law_unit_is_money(fact->unit))
            return json_refuse(value, error, "must be in %s",
                               law_unit_word(fact->unit));
        miss_currency(d, value, fact->unit, out);
        return IDT_OK;
    }
    if (!law_amount_parse(is_text ? text : json_source(value), fact->unit,
                          &out->as.number))
        return json_refuse(value, error, "must be a number in %s",
                           law_unit_word(fact->unit));
    return IDT_OK;
}

static idt_status read_activity(struct decider *d, struct json value,
                                struct value *out, idt_error *error) {
    idt_status status = json_expect(value, JSON_TEXT, error);
    if (status) return status;
    struct span text = json_text_of(value);
    uint32_t activity = law_find(d->book, LAW_ACTIVITY, text);
    if (activity != LAW_NONE &&
        law_mask(d->book->activities.items[activity].includes) == 0) {
        out->as.number = activity;
        return IDT_OK;
    }
    struct edit_pattern pattern = {.length = 0};
    struct span nearest = {NULL, 0};
    unsigned least = 1000;
    edit_pattern_set(&pattern, text);
    for (size_t i = 0; i < d->book->activities.count; i++) {
        const struct law_activity *known = &d->book->activities.items[i];
        struct span name = law_name_of(d->book, known->about.name);
        unsigned slips = edit_distance(&pattern, name, 20);
        if (law_mask(known->includes) != 0 || slips >= least) continue;
        least = slips;
        nearest = name;
    }
    return json_refuse(value, error,
                       "is no activity; the nearest known one is '%.*s'",
                       (int)nearest.length, nearest.bytes);
}

static idt_status read_member(struct decider *d, struct json value,
                              const struct law_fact *fact, uint32_t *out,
                              idt_error *error) {
    if (fact->type == LAW_COUNTRIES)
        return read_country_text(value, error, out);
    return read_word(d, value, fact, out, error);
}

static idt_status read_many(struct decider *d, struct json value,
                            const struct law_fact *fact, struct value *out,
                            idt_error *error) {
    bool is_array = json_kind_of(value) == JSON_ARRAY;
    size_t most = is_array ? json_count(value) : 1;
    if (most > CASE_LIST_MOST)
        return json_refuse(value, error, "has more than %d entries",
                           CASE_LIST_MOST);
    uint32_t *many = keep(d, most, sizeof *many);
    if (!many) return fail_memory(error);
    struct json item = value;
    bool has = is_array ? json_first(value, &item) : true;
    for (; has; has = is_array && json_next(&item)) {
        idt_status status =
            read_member(d, item, fact, &many[out->count], error);
        if (status) return status;
        /* "none" in a list of countries is the empty list, said aloud. */
        if (fact->type == LAW_COUNTRIES && many[out->count] == 0) continue;
        out->count++;
    }
    out->as.many = many;
    return IDT_OK;
}

/* Classes and programmes: a truth each; what is not named is no. */
static idt_status read_truths(struct decider *d, struct json value,
                              const struct law_fact *fact, struct value *out,
                              idt_error *error) {
    const struct span *texts = NULL;
    uint32_t count = 0;
    bool is_class = fact->type == LAW_CLASSES;
    size_t most =
        is_class ? d->book->classes.count * 2 : d->book->programmes.count;
    idt_status status = read_texts(d, value, error, &texts, &count);
    uint8_t *truths = keep(d, most, 1);
    if (status) return status;
    if (!truths) return fail_memory(error);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at =
            law_find(d->book, is_class ? LAW_CLASS : LAW_PROGRAMME, texts[i]);
        if (at == LAW_NONE)
            return json_refuse(value, error, "names '%.*s', which is no %s",
                               (int)texts[i].length, texts[i].bytes,
                               is_class ? "class of goods" : "programme tag");
        truths[at] = TRUTH_YES;
        if (is_class) truths[d->book->classes.count + at] = TRUTH_YES;
    }
    out->as.truths = truths;
    return IDT_OK;
}

static idt_status read_one(struct decider *d, struct json value,
                           const struct law_fact *fact, struct value *out,
                           idt_error *error) {
    uint32_t one = 0;
    day_number day = 0;
    idt_status status = IDT_OK;
    switch ((enum law_fact_type)fact->type) {
    case LAW_YES_NO: return read_yes_no(value, out, error);
    case LAW_NUMBER: return read_number_value(d, value, fact, out, error);
    case LAW_DATE:
        status = read_day_text(value, error, &day);
        out->as.number = day;
        return status;
    case LAW_WORD: status = read_word(d, value, fact, &one, error); break;
    case LAW_COUNTRY: status = read_country_text(value, error, &one); break;
    case LAW_HS: return read_hs_text(value, out, error);
    case LAW_IS_ACTIVITY: return read_activity(d, value, out, error);
    case LAW_WORDS:
    case LAW_COUNTRIES: return read_many(d, value, fact, out, error);
    case LAW_PROGRAMMES:
    case LAW_CLASSES: return read_truths(d, value, fact, out, error);
    }
    out->as.number = one;
    return status;
}

idt_status read_fact_value(struct decider *d, struct json value, uint32_t fact,
                           struct value *out, idt_error *error) {
    struct value made = {.state = VALUE_KNOWN, .source = FROM_CASE};
    if (json_kind_of(value) == JSON_NULL) {
        made.state = VALUE_UNKNOWN;
        *out = made;
        return IDT_OK;
    }
    idt_status status =
        read_one(d, value, &d->book->facts.items[fact], &made, error);
    if (!status) *out = made;
    return status;
}
