/* case_read.c -- a case from its JSON.
 *
 *     {"date": "2025-03-01", "activity": "import", "parties": [...], ...}
 *       -> items counted, room taken, keys read, links drawn, `facts` read
 *
 * Invariant: what is not known is an error that names the nearest known; what
 * is not said is unknown.  After a failure there is no case.
 */
#include "decide/case_inside.h"

idt_status check_level(struct json object, enum case_level level,
                       idt_error *error) {
    const char *keys[LEVEL_KEYS_MOST + 1];
    size_t count = level_keys(level, keys);
    idt_status status = json_expect(object, JSON_OBJECT, error);
    if (status) return status;
    return json_check_keys(object, keys, count, error);
}

idt_status read_keyed_facts(struct case_reading *r, struct json object,
                            enum case_level level, uint32_t item) {
    const struct plan *plan = r->d->plan;
    struct json value;
    idt_status status = IDT_OK;
    for (size_t k = 0; !status && k < case_key_count; k++) {
        uint32_t fact = plan->key_fact[k];
        if (case_keys[k].level != level || fact == LAW_NONE) continue;
        /* Listings are read by read_listed. */
        if (r->d->book->facts.items[fact].type == LAW_PROGRAMMES) continue;
        if (!json_find(object, case_keys[k].key, &value)) continue;
        status = read_fact_value(r->d, value, fact,
                                 given_value(r->d, fact, item), r->error);
    }
    return status;
}

/* ---- goods --------------------------------------------------------------- */

static idt_status read_measure(struct case_reading *r, struct json object,
                               const char *key, int64_t *steps,
                               uint32_t *unit) {
    struct json value;
    *unit = LAW_NONE;
    if (!json_find(object, key, &value) || json_kind_of(value) == JSON_NULL)
        return IDT_OK;
    idt_status status = read_amount_text(value, r->error, steps, unit);
    bool is_quantity = strcmp(key, "quantity") == 0;
    if (status || law_unit_is_money(*unit) != is_quantity) return status;
    return json_refuse(value, r->error, "must be %s",
                       is_quantity ? "a quantity, not money"
                                   : "money, not a quantity");
}

static idt_status read_goods_line(struct case_reading *r, struct json object,
                                  uint32_t item) {
    struct case_goods *goods = &r->d->facts.goods[item];
    struct json facts;
    idt_status status = check_level(object, LEVEL_GOODS, r->error);
    goods->path = keep_path(r->d, object);
    if (!status)
        status = json_text(object, "description", JSON_OPTIONAL, r->error,
                           &goods->description);
    if (!status)
        status =
            json_text(object, "eccn", JSON_OPTIONAL, r->error, &goods->eccn);
    if (!status)
        status = read_measure(r, object, "quantity", &goods->quantity,
                              &goods->quantity_unit);
    if (!status)
        status =
            read_measure(r, object, "value", &goods->value, &goods->value_unit);
    goods->has_quantity = goods->quantity_unit != LAW_NONE;
    goods->has_value = goods->value_unit != LAW_NONE;
    if (!status) status = read_keyed_facts(r, object, LEVEL_GOODS, item);
    if (!status && json_find(object, "facts", &facts))
        status = read_facts_object(r, facts, LAW_OVER_GOODS, item);
    return status;
}

idt_status read_goods(struct case_reading *r, struct json array) {
    uint32_t i = 0;
    struct json item;
    idt_status status = IDT_OK;
    for (bool has = json_first(array, &item); has && !status;
         has = json_next(&item))
        status = read_goods_line(r, item, i++);
    return status;
}

/* ---- approvals ----------------------------------------------------------- */

/* Approvals that no rulebook thing names: what an authority gave in one
 * case.  They lift the rules they are said to cover. */
static const struct {
    const char *id, *actor;
} general_approvals[] = {
    {"us.ofac.specific-licence", "us.ofac"},
    {"us.bis.licence", "us.bis"},
    {"us.cbp.finding", "us.cbp"},
    {"us.state.special-validation", "us.state"},
    {"eu.national-authorisation", "eu.member-authority"},
    {"gb.ofsi.licence", "gb.ofsi"},
    {"un.1718.approval", "un.1718"},
};

static idt_status name_approval(struct case_reading *r, struct json object,
                                struct approval *approval) {
    const struct rulebook *book = r->d->book;
    struct json value;
    approval->by = LAW_NONE;
    approval->authorisation = law_find(book, LAW_AUTHORISATION, approval->id);
    for (size_t i = 0;
         i < sizeof general_approvals / sizeof general_approvals[0]; i++)
        if (span_is(approval->id, general_approvals[i].id))
            approval->by =
                law_find(book, LAW_ACTOR, span_of(general_approvals[i].actor));
    for (uint32_t i = 0; i < book->authorisations.count; i++)
        if (approval->authorisation == LAW_NONE &&
            span_equals(
                law_text_of(
                    book,
                    book->words.items[book->authorisations.items[i].base]),
                approval->id))
            approval->authorisation = i;
    if (approval->authorisation != LAW_NONE || approval->by != LAW_NONE)
        return IDT_OK;
    (void)json_find(object, "authorisation", &value);
    return json_refuse(value, r->error,
                       "is no authorisation of the rulebook and no general "
                       "kind such as 'us.ofac.specific-licence'");
}

/* What it covers: rules, or instruments and all their rules. */
static idt_status check_covers(struct case_reading *r, struct json value,
                               const struct approval *approval) {
    static const enum law_kind kinds[] = {LAW_RULE, LAW_INSTRUMENT};
    const struct rulebook *book = r->d->book;
    for (uint32_t i = 0; i < approval->cover_count; i++) {
        struct span id = approval->covers[i];
        bool is_known = false;
        for (size_t k = 0; k < 2; k++)
            is_known |= law_find(book, kinds[k], id) != LAW_NONE;
        for (uint32_t k = 0; !is_known && k < book->rules.count; k++)
            is_known = span_equals(
                law_text_of(book, book->words.items[book->rules.items[k].base]),
                id);
        if (!is_known)
            return json_refuse(value, r->error,
                               "names '%.*s', which is no rule or instrument",
                               (int)id.length, id.bytes);
    }
    return IDT_OK;
}

static idt_status read_day_member(struct case_reading *r, struct json object,
                                  const char *key, day_number *out) {
    struct json value;
    *out = DAY_NONE;
    if (!json_find(object, key, &value) || json_kind_of(value) == JSON_NULL)
        return IDT_OK;
    return read_day_text(value, r->error, out);
}

static idt_status read_approval(struct case_reading *r, struct json object,
                                struct approval *out) {
    struct json covers;
    idt_status status = check_level(object, LEVEL_APPROVAL, r->error);
    if (!status)
        status = json_text(object, "authorisation", JSON_REQUIRED, r->error,
                           &out->id);
    if (!status)
        status = json_text(object, "reference", JSON_OPTIONAL, r->error,
                           &out->reference);
    if (!status) status = read_day_member(r, object, "date", &out->date);
    if (!status) status = read_day_member(r, object, "until", &out->until);
    if (!status) status = name_approval(r, object, out);
    if (!status && json_find(object, "covers", &covers)) {
        status =
            read_texts(r->d, covers, r->error, &out->covers, &out->cover_count);
        if (!status) status = check_covers(r, covers, out);
    }
    out->path = keep_path(r->d, object);
    return status;
}

idt_status read_approvals(struct case_reading *r) {
    struct json array = {NULL, NULL}, item;
    idt_status status =
        json_array(r->root, "approvals", JSON_OPTIONAL, r->error, &array);
    if (status || !array.item) return status;
    if (json_count(array) > CASE_LIST_MOST)
        return json_refuse(array, r->error, "has more than %d entries",
                           CASE_LIST_MOST);
    r->d->facts.approvals =
        keep(r->d, json_count(array), sizeof *r->d->facts.approvals);
    if (!r->d->facts.approvals) return fail_memory(r->error);
    for (bool has = json_first(array, &item); has && !status;
         has = json_next(&item))
        status = read_approval(
            r, item, &r->d->facts.approvals[r->d->facts.approval_count++]);
    return status;
}

/* ---- route and payment --------------------------------------------------- */

static bool is_null(struct json object, const char *key) {
    struct json value;
    return json_find(object, key, &value) && json_kind_of(value) == JSON_NULL;
}

/* Unknown, said aloud. */
static void put_unknown(struct decider *d, enum known_fact known) {
    if (d->plan->known[known] == LAW_NONE) return;
    struct value *value = given_value(d, d->plan->known[known], 0);
    *value = (struct value){.state = VALUE_UNKNOWN, .source = FROM_CASE};
}

static idt_status read_route(struct case_reading *r) {
    struct json route = {NULL, NULL};
    idt_status status =
        json_object(r->root, "route", JSON_OPTIONAL, r->error, &route);
    if (!status && is_null(r->root, "route")) {
        r->d->facts.has_route = true;
        put_unknown(r->d, KNOWN_ROUTE_FROM);
        put_unknown(r->d, KNOWN_ROUTE_TO);
        put_unknown(r->d, KNOWN_ROUTE_VIA);
        return IDT_OK;
    }
    if (status || !route.item) return status;
    r->d->facts.has_route = true;
    status = check_level(route, LEVEL_ROUTE, r->error);
    if (!status) status = read_keyed_facts(r, route, LEVEL_ROUTE, 0);
    return status;
}

static idt_status read_payment(struct case_reading *r) {
    struct case_facts *facts = &r->d->facts;
    struct json payment = {NULL, NULL};
    idt_status status =
        json_object(r->root, "payment", JSON_OPTIONAL, r->error, &payment);
    if (!status && is_null(r->root, "payment"))
        put_unknown(r->d, KNOWN_PAYMENT_CLEARS);
    if (status || !payment.item) return status;
    facts->has_payment = true;
    status = check_level(payment, LEVEL_PAYMENT, r->error);
    if (!status) status = read_keyed_facts(r, payment, LEVEL_PAYMENT, 0);
    if (!status)
        status = read_measure(r, payment, "amount", &facts->amount,
                              &facts->amount_unit);
    facts->has_amount = !status && facts->amount_unit != LAW_NONE;
    return status;
}

/* ---- the whole ----------------------------------------------------------- */

/* The one ship or aircraft of a route. */
static void count_one(struct case_facts *facts, struct json route,
                      const char *key, uint32_t scope) {
    struct json one;
    facts->is_open[scope] = true;
    if (!route.item || !json_find(route, key, &one)) return;
    facts->is_null[scope] = json_kind_of(one) == JSON_NULL;
    facts->is_open[scope] = facts->is_null[scope];
    facts->items[scope] = !facts->is_null[scope];
}

/* Items of goods, vessels and aircraft; whether there may be more. */
static idt_status count_items(struct case_reading *r, struct json *goods) {
    struct case_facts *facts = &r->d->facts;
    struct json route = {NULL, NULL};
    idt_status status =
        json_array(r->root, "goods", JSON_OPTIONAL, r->error, goods);
    if (!status)
        status = json_object(r->root, "route", JSON_OPTIONAL, r->error, &route);
    if (status) return status;
    if (goods->item && json_count(*goods) > CASE_GOODS_MOST)
        return json_refuse(*goods, r->error, "has more than %d lines",
                           CASE_GOODS_MOST);
    facts->items[LAW_OVER_CASE] = 1;
    facts->items[LAW_OVER_GOODS] =
        goods->item ? (uint32_t)json_count(*goods) : 0;
    facts->is_open[LAW_OVER_GOODS] = !goods->item;
    facts->has_goods = goods->item != NULL;
    facts->is_null[LAW_OVER_GOODS] = is_null(r->root, "goods");
    count_one(facts, route, "vessel", LAW_OVER_VESSEL);
    count_one(facts, route, "aircraft", LAW_OVER_AIRCRAFT);
    return IDT_OK;
}

static idt_status take_room(struct case_reading *r) {
    struct case_facts *facts = &r->d->facts;
    for (size_t s = 0; s < LAW_SCOPE_COUNT; s++) {
        facts->given[s] =
            keep(r->d, (size_t)facts->items[s] * r->d->plan->fact_count[s],
                 sizeof *facts->given[s]);
        if (!facts->given[s]) return fail_memory(r->error);
    }
    facts->goods =
        keep(r->d, facts->items[LAW_OVER_GOODS], sizeof *facts->goods);
    return facts->goods ? IDT_OK : fail_memory(r->error);
}

/* What the activity has nothing to do with is not open: a bank transfer
 * carries no ship.  Unless null says that there may be one. */
static void close_scopes(struct decider *d) {
    static const struct {
        uint32_t scope;
        enum activity_kind kind;
    } with[] = {{LAW_OVER_GOODS, KIND_WITH_GOODS},
                {LAW_OVER_VESSEL, KIND_WITH_VESSEL},
                {LAW_OVER_AIRCRAFT, KIND_WITH_AIRCRAFT}};
    for (size_t i = 0; i < sizeof with / sizeof with[0]; i++)
        d->facts.is_open[with[i].scope] &=
            activity_is(d, with[i].kind) || d->facts.is_null[with[i].scope];
}

static idt_status read_head(struct case_reading *r) {
    struct case_facts *facts = &r->d->facts;
    struct json value;
    struct value activity = {0};
    uint32_t fact = law_find(r->d->book, LAW_FACT, SPAN_OF("activity"));
    idt_status status = check_level(r->root, LEVEL_CASE, r->error);
    if (!status)
        status = json_text(r->root, "id", JSON_OPTIONAL, r->error, &facts->id);
    if (!status && !json_find(r->root, "date", &value))
        status = json_refuse(r->root, r->error, "needs \"date\"");
    if (!status) status = read_day_text(value, r->error, &facts->date);
    if (!status && !json_find(r->root, "activity", &value))
        status = json_refuse(r->root, r->error, "needs \"activity\"");
    if (!status && fact == LAW_NONE)
        status = fail(r->error, IDT_BAD_RULES, NOWHERE,
                      "the rulebook has no fact 'activity'");
    if (!status)
        status = read_fact_value(r->d, value, fact, &activity, r->error);
    if (!status && activity.state != VALUE_KNOWN)
        status = json_refuse(value, r->error, "must be known");
    facts->activity = (uint32_t)activity.as.number;
    return status;
}

/* What there is: items counted, room taken. */
static idt_status read_outline(struct case_reading *r, struct json *goods) {
    idt_status status = read_head(r);
    if (!status) status = gather_parties(r);
    if (!status) status = count_items(r, goods);
    if (!status) status = take_room(r);
    return status;
}

static idt_status read_rest(struct case_reading *r) {
    struct json facts;
    idt_status status = read_route(r);
    if (!status) status = read_vessels(r);
    if (!status) status = read_payment(r);
    if (!status) status = read_approvals(r);
    if (!status && json_find(r->root, "facts", &facts))
        status = read_facts_object(r, facts, LAW_OVER_CASE, 0);
    if (!status) status = infer_types(r);
    if (!status) find_owners_of_nothing(r);
    return status;
}

/* For what only shows once lists and days are known. */
static idt_status keep_named(struct case_reading *r) {
    struct case_facts *facts = &r->d->facts;
    facts->named = keep(r->d, r->named.count, sizeof *facts->named);
    if (!facts->named) return fail_memory(r->error);
    const char *source = json_place(r->root).source;
    struct span kept = keep_print(r->d, "%s", source ? source : "");
    for (; facts->named_count < r->named.count; facts->named_count++) {
        facts->named[facts->named_count] = r->named.items[facts->named_count];
        facts->named[facts->named_count].place.source =
            source ? kept.bytes : NULL;
    }
    return IDT_OK;
}

static idt_status read_whole(struct case_reading *r) {
    struct json goods = {NULL, NULL};
    idt_status status = read_outline(r, &goods);
    if (!status) status = read_keyed_facts(r, r->root, LEVEL_CASE, 0);
    if (!status) status = read_parties(r);
    if (!status) status = read_links(r);
    if (!status && goods.item) status = read_goods(r, goods);
    if (!status) status = read_rest(r);
    if (!status) status = keep_named(r);
    if (!status) close_scopes(r->d);
    if (!status && r->d->is_out_of_memory) status = fail_memory(r->error);
    return status;
}

idt_status case_read(struct decider *d, struct json root, idt_error *error) {
    struct case_reading r = {.d = d, .error = error, .root = root};
    memset(&d->facts, 0, sizeof d->facts);
    d->has_case = false;
    decider_forget_ruling(d);
    d->is_out_of_memory = false;
    arena_clear(&d->kept);
    idt_status status = read_whole(&r);
    d->has_case = !status;
    growing_release(&r.parties);
    growing_release(&r.stakes);
    growing_release(&r.named);
    return status;
}

idt_status case_parse(struct decider *d, struct span text, struct place start,
                      idt_error *error) {
    struct json_document *document = NULL;
    d->has_case = false;
    decider_forget_ruling(d);
    d->facts.id = SPAN_EMPTY;
    idt_status status = json_parse(text, start, error, &document);
    if (status) return status;
    json_free(d->document);
    d->document = document;
    return case_read(d, json_root(document), error);
}

struct span case_id(const struct decider *decider) {
    return decider->facts.id;
}
day_number case_date(const struct decider *decider) {
    return decider->facts.date;
}
