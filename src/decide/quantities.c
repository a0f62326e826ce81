/* quantities.c -- barrels and tonnes, one in the other.
 *
 *     60000 t of "diesel"    433800 to 450000 bbl   7.23 to 7.5 bbl a tonne
 *     60000 t of no product  450000 to 499800 bbl   7.5 to 8.33
 *     "diesel and kerosene"  7.23 to 7.88: both ends of what is named
 *
 * The rates are the rulebook's (`conversion`), each with its source and its
 * confidence.  A rate that is known roughly gives two ends, and a test is
 * answered only where both ends agree; so a cap is unknown while the answer
 * hangs on the rate.
 */
#include "decide/quantities.h"

#include "decide/case_inside.h"
#include "decide/derive.h"

/* ---- conversions --------------------------------------------------------- */

static bool is_named(const struct rulebook *book,
                     const struct law_conversion *conversion,
                     struct span description) {
    for (uint32_t i = 0; i < conversion->named.count; i++) {
        uint32_t word = book->ids.items[conversion->named.first + i];
        if (says_word(description, law_text_of(book, book->words.items[word])))
            return true;
    }
    return false;
}

/* Widens `out` by every conversion of the class that is named, or by those
 * that name nothing. */
static bool join_conversions(const struct rulebook *book,
                             const struct goods_told *told, bool with_named,
                             struct between *out, uint32_t *by) {
    bool has_any = false;
    for (uint32_t i = 0; i < book->conversions.count; i++) {
        const struct law_conversion *c = &book->conversions.items[i];
        int64_t ends[2];
        bool fits = with_named ? is_named(book, c, told->description)
                               : c->named.count == 0;
        if (c->of_class != told->class || !fits ||
            !law_convert(book, c, told->steps, told->unit, ends))
            continue;
        if (!has_any || ends[0] < out->least) out->least = ends[0];
        if (!has_any || ends[1] > out->most) out->most = ends[1];
        if (!has_any) *by = i;
        has_any = true;
    }
    return has_any;
}

bool convert_quantity(const struct decider *d, const struct goods_told *told,
                      uint32_t wanted, struct between *out, uint32_t *by) {
    *by = LAW_NONE;
    *out = (struct between){told->steps, told->steps};
    if (law_units_match(told->unit, wanted)) return true;
    if (told->class == LAW_NONE) return false;
    return join_conversions(d->book, told, true, out, by) ||
           join_conversions(d->book, told, false, out, by);
}

/* "un.1718.units.basket, secondary" */
static struct span rate_text(struct decider *d, uint32_t by) {
    const struct law_about *about = &d->book->conversions.items[by].about;
    struct span name = law_name_of(d->book, about->name);
    return fresh_print(d, "%.*s, %s", (int)name.length, name.bytes,
                       law_confidence_word(about->confidence));
}

static bool set_between(struct arena *arena, struct between ends,
                        struct value *out) {
    out->state = VALUE_KNOWN;
    out->as.number = ends.least;
    if (ends.least == ends.most) return true;
    struct between *kept = arena_take(arena, 1, sizeof *kept);
    if (!kept) return false;
    *kept = ends;
    out->state = VALUE_BETWEEN;
    out->as.between = kept;
    return true;
}

/* ---- as the case gives it ------------------------------------------------ */

bool convert_given(struct decider *d, const struct law_fact *fact,
                   struct span said, struct value *out) {
    struct goods_told told = {fact->of_class, SPAN_EMPTY, out->as.number,
                              out->unit};
    struct between ends;
    uint32_t by;
    if (!convert_quantity(d, &told, fact->unit, &ends, &by)) return false;
    struct reason *reason = keep(d, 1, sizeof *reason);
    struct span rate = rate_text(d, by);
    if (reason)
        *reason = (struct reason){NULL, LAW_NONE, 0, false,
                                  keep_print(d, "%.*s in %s by %.*s",
                                             (int)said.length, said.bytes,
                                             law_unit_word(fact->unit),
                                             (int)rate.length, rate.bytes)};
    if (!set_between(&d->kept, ends, out)) d->is_out_of_memory = true;
    out->unit = fact->unit;
    out->why = reason;
    return true;
}

/* ---- of one goods line --------------------------------------------------- */

/* The class whose conversions speak of the line; LAW_NONE. */
static uint32_t class_of_line(struct decider *d, uint32_t item) {
    const struct value *value = known_value(d, KNOWN_GOODS_CLASS, item);
    for (uint32_t i = 0;
         value->state == VALUE_KNOWN && i < d->book->conversions.count; i++) {
        uint32_t class = d->book->conversions.items[i].of_class;
        if (value->as.truths[class] == TRUTH_YES) return class;
    }
    return LAW_NONE;
}

static void measure(struct decider *d, uint32_t item, const char *unit,
                    struct value *out) {
    const struct case_goods *goods = &d->facts.goods[item];
    struct goods_told told = {LAW_NONE, goods->description, goods->quantity,
                              goods->quantity_unit};
    uint32_t wanted = law_unit(span_of(unit)), by = LAW_NONE;
    struct between ends;
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (goods->has_quantity && !law_units_match(told.unit, wanted))
        told.class = class_of_line(d, item);
    if (!goods->has_quantity ||
        !convert_quantity(d, &told, wanted, &ends, &by)) {
        because_print(d, out, "%.*s.quantity%s%s", (int)goods->path.length,
                      goods->path.bytes, goods->has_quantity ? " in " : "",
                      goods->has_quantity ? unit : "");
        return;
    }
    out->unit = by == LAW_NONE ? told.unit : wanted;
    if (!set_between(&d->fresh, ends, out)) d->is_out_of_memory = true;
    if (by != LAW_NONE) because_text(d, out, rate_text(d, by));
}

void derive_goods_mass(struct decider *d, uint32_t item, struct value *out) {
    measure(d, item, "t", out);
}
void derive_goods_volume(struct decider *d, uint32_t item, struct value *out) {
    measure(d, item, "bbl", out);
}

/* ---- of all States together ---------------------------------------------- */

static bool ends_of(const struct value *value, struct between *ends) {
    if (value->state == VALUE_BETWEEN) *ends = *value->as.between;
    if (value->state == VALUE_KNOWN)
        *ends = (struct between){value->as.number, value->as.number};
    return value->state == VALUE_BETWEEN || value->state == VALUE_KNOWN;
}

/* The same count in another unit, as the case gives it. */
static bool from_twin(struct decider *d, uint32_t fact, struct between *ends,
                      struct value *out) {
    const struct law_fact *f = &d->book->facts.items[fact];
    for (uint32_t i = 0; i < d->book->facts.count; i++) {
        const struct law_fact *twin = &d->book->facts.items[i];
        const struct value *given =
            &d->facts.given[LAW_OVER_CASE][d->plan->fact[i].slot];
        struct between told, low, high;
        uint32_t by;
        if (i == fact || twin->of_class != f->of_class ||
            twin->scope != LAW_OVER_CASE ||
            law_units_match(twin->unit, f->unit) || !ends_of(given, &told))
            continue;
        struct goods_told goods = {f->of_class, SPAN_EMPTY, told.least,
                                   twin->unit};
        if (!convert_quantity(d, &goods, f->unit, &low, &by)) continue;
        goods.steps = told.most;
        if (!convert_quantity(d, &goods, f->unit, &high, &by)) continue;
        *ends = (struct between){low.least, high.most};
        struct span name = law_name_of(d->book, twin->about.name);
        struct span rate = rate_text(d, by);
        because_print(d, out, "from %.*s by %.*s", (int)name.length, name.bytes,
                      (int)rate.length, rate.bytes);
        return true;
    }
    return false;
}

/* What the case itself moves is part of the count. */
static bool from_goods(struct decider *d, const struct law_fact *f,
                       struct between *ends, struct value *out) {
    bool is_mass = law_units_match(f->unit, law_unit(SPAN_OF("t")));
    enum known_fact measure_fact =
        is_mass ? KNOWN_GOODS_MASS : KNOWN_GOODS_VOLUME;
    *ends = (struct between){0, INT64_MAX};
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_GOODS]; i++) {
        const struct value *class = known_value(d, KNOWN_GOODS_CLASS, i);
        struct between line;
        if (class->state != VALUE_KNOWN ||
            class->as.truths[f->of_class] != TRUTH_YES ||
            !ends_of(known_value(d, measure_fact, i), &line))
            continue;
        if (line.least > INT64_MAX - ends->least)
            ends->least = INT64_MAX;
        else
            ends->least += line.least;
        because_fact(d, out, measure_fact, i);
    }
    return ends->least > 0;
}

void derive_counted(struct decider *d, uint32_t fact, struct value *out) {
    const struct law_fact *f = &d->book->facts.items[fact];
    struct between ends;
    if (f->scope != LAW_OVER_CASE) return;
    if (!from_twin(d, fact, &ends, out) && !from_goods(d, f, &ends, out))
        return;
    out->unit = f->unit;
    if (!set_between(&d->fresh, ends, out)) d->is_out_of_memory = true;
}
