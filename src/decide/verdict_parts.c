/* verdict_parts.c -- see verdict_parts.h. */
#include "decide/verdict_parts.h"

#include "decide/unread_listing.h"

bool outcome_stands(const struct outcome *o) {
    return o->is_state_duty ? o->bites == TRUTH_YES && o->lifted != TRUTH_YES
                            : o->stated > VERDICT_PERMITTED;
}

bool outcome_is_open(const struct outcome *o) {
    if (o->is_state_duty)
        return o->lifted != TRUTH_YES &&
               (o->bites == TRUTH_UNKNOWN || o->lifted == TRUTH_UNKNOWN);
    return o->least != o->most;
}

/* ---- order ---------------------------------------------------------------- */

#define DIRECT_ACTIVITIES 8

/* A rule of evasion or of causing speaks of every activity; one that names
 * this activity and few others speaks of the conduct itself. */
static bool is_direct(const struct decider *d, const struct outcome *o) {
    const uint32_t *mask = d->book->rules.items[o->rule].activities;
    unsigned count = 0;
    for (unsigned i = 0; i < 64; i++)
        count += mask[i / 32] >> (i % 32) & 1;
    return count > 0 && count <= DIRECT_ACTIVITIES;
}

const struct outcome **outcomes_to_tell(struct decider *d, size_t *count) {
    const struct outcome **told =
        arena_take(&d->fresh, 2 * d->outcomes.count + 1, sizeof *told);
    size_t n = 0;
    if (!told) d->is_out_of_memory = true;
    for (int place = 2 * VERDICT_COUNT - 1; told && place >= 0; place--)
        for (size_t i = 0; i < d->outcomes.count; i++) {
            const struct outcome *o = &d->outcomes.items[i];
            if (outcome_stands(o) &&
                2 * (int)o->stated + is_direct(d, o) == place)
                told[n++] = o;
        }
    for (size_t i = 0; told && i < d->outcomes.count; i++) {
        const struct outcome *o = &d->outcomes.items[i];
        if (o->lifted == TRUTH_YES && o->bites == TRUTH_YES) told[n++] = o;
    }
    *count = n;
    return told;
}

/* ---- missing ------------------------------------------------------------- */

static bool same_names(const struct missing_set *a,
                       const struct missing_set *b) {
    if (a->name_count != b->name_count) return false;
    for (size_t i = 0; i < a->name_count; i++)
        if (!span_equals(a->names[i], b->names[i])) return false;
    return true;
}

static void add_missing(struct missing_list *list,
                        const struct missing_set *made, uint32_t rule) {
    for (size_t i = 0; i < list->count; i++) {
        struct missing_set *set = &list->sets[i];
        if (!same_names(set, made)) continue;
        set->may_raise |= made->may_raise;
        if (rule != LAW_NONE && set->rule_count < 64 &&
            (set->rule_count == 0 || set->rules[set->rule_count - 1] != rule))
            set->rules[set->rule_count++] = rule;
        return;
    }
    if (list->count == MISSING_MOST) {
        list->is_cut = true;
        return;
    }
    struct missing_set *set = &list->sets[list->count++];
    *set = *made;
    set->rules[0] = rule;
    set->rule_count = rule != LAW_NONE;
}

/* Names in order of the alphabet, so that equal sets look equal. */
static bool name_set(const struct atoms *atoms, uint64_t bits,
                     struct missing_set *out) {
    out->name_count = 0;
    for (size_t i = 0; i < atoms->count; i++) {
        if (!(bits >> i & 1)) continue;
        if (out->name_count == 8) return false;
        size_t k = out->name_count++;
        for (; k > 0 && span_compare(atoms->name[i], out->names[k - 1]) < 0;
             k--)
            out->names[k] = out->names[k - 1];
        out->names[k] = atoms->name[i];
    }
    return out->name_count > 0;
}

static unsigned smallest(const struct family *sets) {
    unsigned least = 64;
    for (size_t i = 0; i < sets->count; i++)
        if (bits_count(sets->set[i]) < least) least = bits_count(sets->set[i]);
    return least;
}

#define SETS_TOLD 6 /* of one rule: its smallest */

static void gather_of(struct decider *d, const struct outcome *o,
                      struct missing_list *list) {
    struct atoms atoms = {.count = 0};
    struct family sets = {.count = 0};
    struct missing_set made = {.may_raise = o->most > d->ruling.word};
    size_t told = 0;
    missing_of(d, o, &atoms, &sets);
    for (unsigned size = smallest(&sets); size < 9; size++)
        for (size_t i = 0; i < sets.count; i++) {
            if (bits_count(sets.set[i]) != size) continue;
            if (told == SETS_TOLD || !name_set(&atoms, sets.set[i], &made)) {
                list->is_cut = true;
                return;
            }
            add_missing(list, &made, o->rule);
            told++;
        }
    list->is_cut |= sets.is_cut || atoms.is_cut;
}

static void add_renewal(struct decider *d, const struct outcome *o,
                        struct missing_list *list) {
    struct missing_set made = {.name_count = 1};
    struct span day = day_text(d, o->renewal_since);
    made.names[0] =
        fresh_print(d, "renewal after %.*s", (int)day.length, day.bytes);
    add_missing(list, &made, o->rule);
}

#define HITS_MISSING 8 /* that nobody confirmed, told one by one */

/* What a list says under law that is not coded, for which no rule waits; and
 * hits to confirm, which the sets of a rule, being bounded, may leave out. */
static void add_listings(struct decider *d, struct missing_list *list) {
    struct unread_walk walk = {.with_hits = true};
    unsigned hits = 0;
    while (unread_next(d, &walk)) {
        struct missing_set made = {.name_count = 1};
        if (!walk.found.is_sure && hits++ >= HITS_MISSING) {
            list->is_cut = true;
            continue;
        }
        made.may_raise = d->ruling.word < d->ruling.most;
        made.names[0] = unread_text(d, &walk.found);
        add_missing(list, &made, LAW_NONE);
    }
}

/* What could raise the verdict first, then the smaller set; else in the order
 * in which they were found. */
static bool comes_before(const struct missing_set *a,
                         const struct missing_set *b) {
    if (a->may_raise != b->may_raise) return a->may_raise;
    return a->name_count < b->name_count;
}

struct missing_list *gather_missing(struct decider *d) {
    struct missing_list *list = arena_take(&d->fresh, 1, sizeof *list);
    if (!list) {
        d->is_out_of_memory = true;
        return NULL;
    }
    list->count = 0;
    list->is_cut = false;
    add_listings(d, list);
    for (size_t i = 0; i < d->outcomes.count; i++) {
        const struct outcome *o = &d->outcomes.items[i];
        if (outcome_is_open(o)) gather_of(d, o, list);
        if (o->renewal_since != DAY_NONE && o->lifted != TRUTH_YES)
            add_renewal(d, o, list);
    }
    for (size_t i = 1; i < list->count; i++) {
        struct missing_set moved = list->sets[i];
        size_t k = i;
        for (; k > 0 && comes_before(&moved, &list->sets[k - 1]); k--)
            list->sets[k] = list->sets[k - 1];
        list->sets[k] = moved;
    }
    return list;
}

/* The path ends as the fact's name does behind its scope. */
static bool ends_like(const struct rulebook *book, const struct law_fact *fact,
                      struct span path) {
    struct span name = law_name_of(book, fact->about.name);
    size_t cut = 0;
    if (path.length == 0 || name.length == 0 ||
        path.bytes[path.length - 1] != name.bytes[name.length - 1])
        return false;
    while (fact->scope != LAW_OVER_CASE && cut < name.length &&
           name.bytes[cut] != '.')
        cut++;
    size_t tail = name.length - cut;
    return path.length >= tail &&
           memcmp(path.bytes + path.length - tail, name.bytes + cut, tail) == 0;
}

uint32_t judged_fact(const struct plan *plan, struct span path) {
    for (uint32_t i = 0; i < plan->judged_count; i++)
        if (ends_like(plan->book, &plan->book->facts.items[plan->judged[i]],
                      path))
            return plan->judged[i];
    return LAW_NONE;
}

/* ---- duties -------------------------------------------------------------- */

struct dues {
    struct decider *d;
    struct due *out;
    size_t count;
};

static void add_dues(struct dues *dues, struct law_list duties,
                     const struct law_about *about, bool is_of_states) {
    const struct rulebook *book = dues->d->book;
    struct span from = law_name_of(book, about->name);
    for (size_t i = 0; i < dues->count; i++)
        if (span_equals(dues->out[i].from, from)) return;
    for (uint32_t i = 0; i < duties.count && dues->count < DUES_MOST; i++)
        dues->out[dues->count++] = (struct due){
            &book->duties.items[duties.first + i], from, is_of_states};
}

static void add_dues_of_ways(struct dues *dues, const struct outcome *o) {
    const struct rulebook *book = dues->d->book;
    const struct law_rule *r = &book->rules.items[o->rule];
    for (uint32_t k = 0; k < r->authorisations.count; k++) {
        uint32_t a = book->ids.items[r->authorisations.first + k];
        const struct law_authorisation *by = &book->authorisations.items[a];
        if (authorisation_lifts(dues->d, a, o->rule) == TRUTH_YES)
            add_dues(dues, by->duties, &by->about, false);
    }
}

size_t gather_duties(struct decider *d, struct due out[DUES_MOST]) {
    struct dues dues = {d, out, 0};
    for (size_t i = 0; i < d->outcomes.count; i++) {
        const struct outcome *o = &d->outcomes.items[i];
        const struct law_rule *r = &d->book->rules.items[o->rule];
        if (o->bites != TRUTH_YES || o->is_state_duty) continue;
        if (o->lifted == TRUTH_YES)
            add_dues_of_ways(&dues, o);
        else
            add_dues(&dues, r->duties, &r->about, false);
    }
    for (size_t i = 0; i < d->kept_caps.count; i++) {
        const struct law_rule *r = &d->book->rules.items[d->kept_caps.items[i]];
        add_dues(&dues, r->duties, &r->about, true);
    }
    return dues.count;
}

/* ---- coverage ------------------------------------------------------------ */

struct coverage coverage_of(const struct decider *d, uint32_t order) {
    struct coverage sum = {0, 0, 0};
    if (d->known_at == DAY_NONE) return d->plan->coverage[order];
    for (size_t i = 0; i < d->book->rules.count; i++) {
        const struct law_rule *r = &d->book->rules.items[i];
        if (r->jurisdiction != order || !is_recorded(d, &r->about)) continue;
        sum.rules++;
        sum.verified += r->about.confidence == LAW_VERIFIED;
        sum.reviewed += r->about.reviewer.length > 0;
    }
    return sum;
}

static bool has_order(const struct decider *d, uint32_t country) {
    static const char eu[] =
        "ATBEBGCYCZDEDKEEESFIFRGRHRHUIEITLTLULVMTNLPLPTROSESISK";
    char code[2] = {(char)(country >> 8), (char)(country & 255)};
    for (size_t i = 0; i + 1 < sizeof eu; i += 2)
        if (memcmp(eu + i, code, 2) == 0) memcpy(code, "EU", 2);
    uint32_t order = law_find(d->book, LAW_ORDER, (struct span){code, 2});
    return order != LAW_NONE && coverage_of(d, order).rules > 0;
}

static size_t add_country(const struct decider *d, uint32_t country,
                          uint32_t *out, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (out[i] == country) return count;
    if (country == 0 || count == COUNTRIES_MOST || has_order(d, country))
        return count;
    out[count] = country;
    return count + 1;
}

size_t not_covered(struct decider *d, uint32_t out[COUNTRIES_MOST]) {
    static const enum known_fact places[] = {KNOWN_PARTY_LOCATED,
                                             KNOWN_PARTY_INCORPORATED};
    static const enum known_fact ways[] = {KNOWN_ROUTE_FROM, KNOWN_ROUTE_TO};
    size_t count = 0;
    for (uint32_t i = 0; i < d->facts.items[LAW_OVER_PARTY]; i++)
        for (size_t k = 0; k < 2; k++) {
            const struct value *value = known_value(d, places[k], i);
            if (value->state == VALUE_KNOWN)
                count = add_country(d, (uint32_t)value->as.number, out, count);
        }
    for (size_t k = 0; k < 2; k++) {
        const struct value *value = known_value(d, ways[k], 0);
        if (value->state == VALUE_KNOWN)
            count = add_country(d, (uint32_t)value->as.number, out, count);
    }
    return count;
}
