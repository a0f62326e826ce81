/* case_vessel.c -- the ship or aircraft of the route, and where it has been.
 *
 *     "vessel": {"imo": "9187629", "flag": "KP",
 *                "calls": [{"port": "KPNAM", "date": "2025-02-10"}],
 *                "transfers": [{"imo": "...", "flag": "KP", "date": "..."}]}
 *
 * A port is a UN/LOCODE, whose first two letters are its country, or a
 * country.  The date of a call is the day of departure.
 */
#include "decide/case_inside.h"

#include "record/identifier.h"

static idt_status read_imo(struct case_reading *r, struct json object,
                           struct span *out) {
    struct json value;
    char canonical[IDENTIFIER_BYTES_MOST];
    idt_status status = json_text(object, "imo", JSON_OPTIONAL, r->error, out);
    if (status || !out->bytes) return status;
    size_t length =
        identifier_canonical(IDENTIFIER_IMO, *out, canonical, sizeof canonical);
    if (identifier_check(IDENTIFIER_IMO, (struct span){canonical, length}) ==
        CHECK_PASSED)
        return IDT_OK;
    (void)json_find(object, "imo", &value);
    return json_refuse(value, r->error, "is no valid IMO number");
}

static idt_status read_port(struct case_reading *r, struct json object,
                            struct case_call *call) {
    struct json value;
    idt_status status =
        json_text(object, "port", JSON_REQUIRED, r->error, &call->port);
    if (status) return status;
    (void)json_find(object, "port", &value);
    if (call->port.length == 5) {
        char code[3] = {call->port.bytes[0], call->port.bytes[1], 0};
        call->country = law_country(code);
        if (law_is_country(call->country)) return IDT_OK;
    }
    return read_country_text(value, r->error, &call->country);
}

static idt_status read_call(struct case_reading *r, struct json item,
                            struct case_call *call) {
    struct json date;
    idt_status status = check_level(item, LEVEL_CALL, r->error);
    if (!status) status = read_port(r, item, call);
    if (!status && !json_find(item, "date", &date))
        status = json_refuse(item, r->error, "needs \"date\"");
    if (!status) status = read_day_text(date, r->error, &call->day);
    return status;
}

static idt_status read_transfer(struct case_reading *r, struct json item,
                                struct case_call *call) {
    struct json value;
    idt_status status = check_level(item, LEVEL_TRANSFER, r->error);
    if (!status) status = read_imo(r, item, &call->other);
    if (!status && json_find(item, "flag", &value) &&
        json_kind_of(value) != JSON_NULL)
        status = read_country_text(value, r->error, &call->other_flag);
    if (!status && !json_find(item, "date", &value))
        status = json_refuse(item, r->error, "needs \"date\"");
    if (!status) status = read_day_text(value, r->error, &call->day);
    if (!status)
        status =
            json_text(item, "place", JSON_OPTIONAL, r->error, &call->place);
    return status;
}

typedef idt_status read_entry(struct case_reading *r, struct json item,
                              struct case_call *call);

static idt_status read_history(struct case_reading *r, struct json object,
                               const char *key, read_entry *entry,
                               const struct case_call **out) {
    struct json array = {NULL, NULL}, item;
    idt_status status =
        json_array(object, key, JSON_OPTIONAL, r->error, &array);
    if (status || !array.item) return status;
    if (json_count(array) > CASE_LIST_MOST)
        return json_refuse(array, r->error, "has more than %d entries",
                           CASE_LIST_MOST);
    struct case_call *calls = keep(r->d, json_count(array), sizeof *calls);
    if (!calls) return fail_memory(r->error);
    uint32_t count = 0;
    for (bool has = json_first(array, &item); has && !status;
         has = json_next(&item))
        status = entry(r, item, &calls[count++]);
    *out = calls;
    return status;
}

static uint32_t count_of(struct json object, const char *key, bool *has) {
    struct json array;
    *has = json_find(object, key, &array) && json_kind_of(array) == JSON_ARRAY;
    return *has ? (uint32_t)json_count(array) : 0;
}

static idt_status read_vessel(struct case_reading *r, struct json object,
                              enum case_level level, uint32_t scope) {
    struct case_vessel *vessel = &r->d->facts.vessels[scope - LAW_OVER_VESSEL];
    struct json value;
    idt_status status = check_level(object, level, r->error);
    vessel->path = keep_path(r->d, object);
    vessel->owner = LAW_NONE;
    if (!status)
        status =
            json_text(object, "name", JSON_OPTIONAL, r->error, &vessel->name);
    if (!status && scope == LAW_OVER_VESSEL)
        status = read_imo(r, object, &vessel->imo);
    if (!status) status = read_keyed_facts(r, object, level, 0);
    if (!status)
        status = read_history(r, object, "calls", read_call, &vessel->calls);
    if (!status)
        status = read_history(r, object, "transfers", read_transfer,
                              &vessel->transfers);
    vessel->call_count = count_of(object, "calls", &vessel->has_calls);
    vessel->transfer_count =
        count_of(object, "transfers", &vessel->has_transfers);
    if (!status)
        status = read_listed(r, object, &vessel->listed, &vessel->listings,
                             &vessel->listing_count);
    if (!status && json_find(object, "owned_by", &value) &&
        json_kind_of(value) != JSON_NULL)
        status = read_party_reference(r, value, &vessel->owner);
    if (!status && json_find(object, "facts", &value))
        status = read_facts_object(r, value, scope, 0);
    return status;
}

idt_status read_vessels(struct case_reading *r) {
    struct json route, object;
    r->d->facts.vessels = keep(r->d, CASE_VESSELS, sizeof *r->d->facts.vessels);
    if (!r->d->facts.vessels) return fail_memory(r->error);
    if (!r->d->facts.has_route || !json_find(r->root, "route", &route))
        return IDT_OK;
    idt_status status = IDT_OK;
    if (r->d->facts.items[LAW_OVER_VESSEL] &&
        json_find(route, "vessel", &object))
        status = read_vessel(r, object, LEVEL_VESSEL, LAW_OVER_VESSEL);
    if (!status && r->d->facts.items[LAW_OVER_AIRCRAFT] &&
        json_find(route, "aircraft", &object))
        status = read_vessel(r, object, LEVEL_AIRCRAFT, LAW_OVER_AIRCRAFT);
    return status;
}
