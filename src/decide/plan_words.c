/* plan_words.c -- names that the engine asks for, looked up once a rulebook.
 *
 *     word "importer"       -> receives        programme DPRK4 -> blocks
 *     activity "import"     -> goods, moves    rule -> its gate
 *
 * A role, a group of activities or a programme is named in this table and
 * nowhere else; a case then costs a bit instead of a search by name.
 * Invariant: a name that the rulebook lacks is a trait nobody has.
 */
#include "decide/decide_inside.h"

struct trait_row {
    const char *name;
    unsigned traits;
};

static const struct trait_row roles[] = {
    {"exporter", ROLE_GIVES},
    {"seller", ROLE_GIVES},
    {"manufacturer", ROLE_GIVES},
    {"originator", ROLE_GIVES},
    {"lender", ROLE_GIVES},
    {"donor", ROLE_GIVES},
    {"provider", ROLE_GIVES},
    {"guarantor", ROLE_GIVES},
    {"trainer", ROLE_GIVES},
    {"teacher", ROLE_GIVES},
    {"importer", ROLE_RECEIVES},
    {"buyer", ROLE_RECEIVES},
    {"consignee", ROLE_RECEIVES},
    {"end-user", ROLE_RECEIVES},
    {"beneficiary", ROLE_RECEIVES},
    {"borrower", ROLE_RECEIVES},
    {"recipient", ROLE_RECEIVES},
    {"customer", ROLE_RECEIVES},
    {"investee", ROLE_RECEIVES},
    {"student", ROLE_RECEIVES},
    {"insured", ROLE_RECEIVES},
    {"bank", ROLE_GIVES | ROLE_RECEIVES | ROLE_BANK},
    {"owner", ROLE_OWNS},
};

/* An activity is of a kind when it, or a group that it is in, is named. */
static const struct trait_row kinds[] = {
    {"goods-out",
     KIND_MOVES | KIND_GOODS | KIND_GOODS_OR_SERVICES | KIND_WITH_GOODS},
    {"goods-in",
     KIND_MOVES | KIND_GOODS | KIND_GOODS_OR_SERVICES | KIND_WITH_GOODS},
    {"services", KIND_GOODS_OR_SERVICES},
    {"port-call", KIND_MOVES | KIND_WITH_VESSEL},
    {"ship-to-ship", KIND_MOVES | KIND_WITH_GOODS | KIND_WITH_VESSEL},
    {"travel", KIND_MOVES},
    {"land-aircraft", KIND_MOVES | KIND_WITH_AIRCRAFT},
    {"refuel-aircraft", KIND_MOVES | KIND_WITH_AIRCRAFT},
    {"repair", KIND_WITH_GOODS},
    {"procure", KIND_WITH_GOODS},
    {"vessel-dealings", KIND_WITH_VESSEL},
    {"ship", KIND_WITH_VESSEL},
    {"fish", KIND_WITH_VESSEL},
    {"lease-vessel", KIND_WITH_AIRCRAFT},
    {"operate-vessel", KIND_WITH_AIRCRAFT},
    {"charter", KIND_WITH_AIRCRAFT},
    {"crew", KIND_WITH_AIRCRAFT},
};

static void *take_zeroed(struct plan *p, size_t count, size_t size) {
    void *piece = arena_take(&p->own, count + 1, size);
    if (piece) memset(piece, 0, (count + 1) * size);
    return piece;
}

static void place_roles(struct plan *p) {
    const struct rulebook *book = p->book;
    p->word_person = law_find_word(book, SPAN_OF("person"));
    for (size_t k = 0; k < sizeof roles / sizeof roles[0]; k++) {
        uint32_t word = law_find_word(book, span_of(roles[k].name));
        if (word != LAW_NONE) p->word_roles[word] |= (uint8_t)roles[k].traits;
    }
}

static void place_kinds(struct plan *p) {
    const struct rulebook *book = p->book;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        uint32_t group = law_find(book, LAW_ACTIVITY, span_of(kinds[k].name));
        if (group == LAW_NONE) continue;
        uint64_t mask = law_mask(book->activities.items[group].includes);
        for (uint32_t i = 0; i < book->activities.count; i++)
            if (i == group || mask >> i & 1)
                p->activity_kinds[i] |= (uint16_t)kinds[k].traits;
    }
}

static void place_programmes(struct plan *p) {
    const struct rulebook *book = p->book;
    for (uint32_t i = 0; i < book->programmes.count; i++) {
        const struct law_programme *of = &book->programmes.items[i];
        uint8_t *traits = &p->programme_traits[i];
        if (span_is(law_text_of(book, of->list), "us-ofac-sdn"))
            *traits |= PROGRAMME_BLOCKS;
        if (of->remarks.count > 0) *traits |= PROGRAMME_MARKED;
        if (span_is(law_name_of(book, of->about.name), "CAPTA"))
            *traits |= PROGRAMME_CAPTA;
        p->has_capta |= (*traits & PROGRAMME_CAPTA) != 0;
    }
}

bool plan_words(struct plan *p) {
    const struct rulebook *book = p->book;
    p->word_roles = take_zeroed(p, book->words.count, 1);
    p->activity_kinds =
        take_zeroed(p, book->activities.count, sizeof *p->activity_kinds);
    p->programme_traits = take_zeroed(p, book->programmes.count, 1);
    p->judged = take_zeroed(p, book->facts.count, sizeof *p->judged);
    if (!p->word_roles || !p->activity_kinds || !p->programme_traits ||
        !p->judged)
        return false;
    place_roles(p);
    place_kinds(p);
    place_programmes(p);
    for (uint32_t i = 0; i < book->facts.count; i++)
        if (book->facts.items[i].judgment == 1)
            p->judged[p->judged_count++] = i;
    p->fact_date = law_find(book, LAW_FACT, SPAN_OF("date"));
    p->fact_us_blocked = law_find(book, LAW_FACT, SPAN_OF("party.us-blocked"));
    return true;
}

/* ---- rules --------------------------------------------------------------- */

static void place_gates(struct plan *p) {
    for (uint32_t i = 0; i < p->book->rules.count; i++) {
        const struct law_rule *r = &p->book->rules.items[i];
        uint64_t mask = law_mask(r->activities);
        p->gates[i] = (struct rule_gate){
            .activities = mask ? mask : UINT64_MAX,
            .from = r->dates.from,
            .until = r->dates.until,
            .start_unknown = r->dates.start_unknown != 0,
            .is_dormant = r->dormant != 0,
            .is_eu = r->jurisdiction == p->order_eu,
            .condition = r->condition,
            .rests_on = r->rests_on,
            .carried_out_by = r->carried_out_by,
            .binds = r->binds,
        };
    }
}

/* Rules without activities concern everything. */
static bool list_rules(struct plan *p) {
    const struct rulebook *book = p->book;
    uint32_t for_all = 0;
    for (uint32_t r = 0; r < book->rules.count; r++)
        for_all += law_mask(book->rules.items[r].activities) == 0;
    for (uint32_t i = 0; i < book->activities.count; i++) {
        struct law_list own = book->rules_by_activity.items[i];
        uint32_t *rules = take_zeroed(p, own.count + for_all, sizeof *rules);
        uint32_t count = 0;
        if (!rules) return false;
        for (; count < own.count; count++)
            rules[count] = book->ids.items[own.first + count];
        for (uint32_t r = 0; for_all > 0 && r < book->rules.count; r++)
            if (law_mask(book->rules.items[r].activities) == 0)
                rules[count++] = r;
        p->rules_of[i] = (struct rule_list){rules, count};
    }
    return true;
}

static void count_coverage(struct plan *p) {
    for (uint32_t i = 0; i < p->book->rules.count; i++) {
        const struct law_rule *r = &p->book->rules.items[i];
        if (r->jurisdiction >= p->book->orders.count) continue;
        struct coverage *sum = &p->coverage[r->jurisdiction];
        sum->rules++;
        sum->verified += r->about.confidence == LAW_VERIFIED;
        sum->reviewed += r->about.reviewer.length > 0;
    }
}

bool plan_rules(struct plan *p) {
    const struct rulebook *book = p->book;
    p->coverage = take_zeroed(p, book->orders.count, sizeof *p->coverage);
    if (!p->coverage) return false;
    count_coverage(p);
    p->gates = take_zeroed(p, book->rules.count, sizeof *p->gates);
    p->rules_of = take_zeroed(p, book->activities.count, sizeof *p->rules_of);
    if (!p->gates || !p->rules_of) return false;
    place_gates(p);
    return list_rules(p);
}
