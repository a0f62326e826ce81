/* case_links.c -- who owns, acts for, is a branch of whom.
 *
 *     "owners": [{"name": "A", "share": "0.6"}, {"party": 2, "share": "0.4"}]
 *     "owned_by": 2                  "owned_by": [{"party": "B", "share": ...}]
 *     "owned_by": 2, "share": "0.6"
 *     "acts_for": "B"                "branch_of": "US"
 *
 * A link names another party by its place in `parties` or by its name.  A
 * ring of owners is no error: rings are common, and the methods of ownership
 * find their least answer in them.  Shares of one company over 100 % are.
 */
#include "decide/case_inside.h"

#include <stdio.h>

static idt_status refuse_party(struct json value, idt_error *error) {
    return json_refuse(value, error,
                       "names no party of the case; write its place in "
                       "'parties', counted from 0, or its name");
}

static bool party_by_name(const struct case_reading *r, struct span name,
                          uint32_t *party) {
    for (uint32_t i = 0; i < r->parties.count; i++)
        if (span_equals(r->d->facts.parties[i].name, name) && name.length > 0) {
            *party = i;
            return true;
        }
    return false;
}

idt_status read_party_reference(struct case_reading *r, struct json value,
                                uint32_t *party) {
    struct json parties;
    uint64_t number;
    if (json_kind_of(value) == JSON_TEXT)
        return party_by_name(r, json_text_of(value), party)
                   ? IDT_OK
                   : refuse_party(value, r->error);
    if (json_kind_of(value) != JSON_NUMBER ||
        !span_number(json_source(value), &number) ||
        !json_find(r->root, "parties", &parties) ||
        number >= json_count(parties))
        return refuse_party(value, r->error);
    *party = (uint32_t)number;
    return IDT_OK;
}

/* ---- stakes -------------------------------------------------------------- */

static idt_status read_stake(struct case_reading *r, struct json object,
                             struct stake *stake) {
    struct json share;
    stake->share = -1;
    idt_status status = IDT_OK;
    if (json_find(object, "share", &share) && json_kind_of(share) != JSON_NULL)
        status = read_share(share, r->error, &stake->share);
    if (!status)
        status = json_bool(object, "control", JSON_OPTIONAL, r->error,
                           &stake->is_control);
    if (!status && !growing_add(&r->stakes, *stake))
        status = fail_memory(r->error);
    return status;
}

static idt_status read_reference_stake(struct case_reading *r,
                                       struct json object, uint32_t owned) {
    static const char *const keys[] = {"party", "share", "control"};
    struct json party;
    struct stake stake = {.owned = owned};
    idt_status status = json_check_keys(object, keys, 3, r->error);
    if (status) return status;
    if (!json_find(object, "party", &party))
        return json_refuse(object, r->error, "needs \"party\"");
    status = read_party_reference(r, party, &stake.owner);
    return status ? status : read_stake(r, object, &stake);
}

/* Owners told inside: those that are items of their own, and references. */
static idt_status read_owners(struct case_reading *r, uint32_t owned) {
    struct json owners, item;
    if (!json_find(r->parties.items[owned].object, "owners", &owners) ||
        json_kind_of(owners) == JSON_NULL)
        return IDT_OK;
    idt_status status = IDT_OK;
    r->d->facts.parties[owned].has_owners = true;
    for (bool has = json_first(owners, &item); has && !status;
         has = json_next(&item)) {
        struct json party;
        if (json_find(item, "party", &party))
            status = read_reference_stake(r, item, owned);
    }
    for (uint32_t i = 0; !status && i < r->parties.count; i++) {
        struct stake stake = {.owner = i, .owned = owned};
        if (r->parties.items[i].owned == owned)
            status = read_stake(r, r->parties.items[i].object, &stake);
    }
    return status;
}

static bool has_stake(struct json object, struct json *value) {
    return json_find(object, "share", value) ||
           json_find(object, "control", value);
}

/* Beside an owner named alone stand its share and control; with neither, it
 * owns or controls the party. */
static idt_status read_one_owner(struct case_reading *r, struct json object,
                                 struct json value, uint32_t owned) {
    struct stake stake = {.owned = owned, .share = -1, .is_control = true};
    struct json told;
    idt_status status = read_party_reference(r, value, &stake.owner);
    if (status) return status;
    if (r->parties.items[owned].owned == LAW_NONE && has_stake(object, &told)) {
        stake.is_control = false;
        return read_stake(r, object, &stake);
    }
    return growing_add(&r->stakes, stake) ? IDT_OK : fail_memory(r->error);
}

/* A share in what?  Owners inside `owners` say it by their place. */
static idt_status check_stake(struct case_reading *r, struct json object,
                              uint32_t party) {
    struct json told, by;
    if (r->parties.items[party].owned != LAW_NONE || !has_stake(object, &told))
        return IDT_OK;
    if (json_find(object, "owned_by", &by) && json_kind_of(by) != JSON_ARRAY &&
        json_kind_of(by) != JSON_NULL)
        return IDT_OK;
    return json_refuse(told, r->error,
                       "is a stake in nothing that is told; write it in the "
                       "'owners' of what is owned, or beside its 'owned_by'");
}

static bool owns_anything(const struct case_reading *r, uint32_t party) {
    const struct case_facts *facts = &r->d->facts;
    for (uint32_t i = 0; i < facts->stake_count; i++)
        if (facts->stakes[i].owner == party) return true;
    for (uint32_t i = 0; i < CASE_VESSELS; i++)
        if (facts->items[LAW_OVER_VESSEL + i] > 0 &&
            facts->vessels[i].owner == party)
            return true;
    return false;
}

/* An owner of nothing that is told may own what the deal is about: whether it
 * takes part is not known. */
static void open_part(struct case_reading *r, uint32_t party) {
    uint32_t fact = r->d->plan->known[KNOWN_PARTY_TAKES_PART];
    struct case_party *p = &r->d->facts.parties[party];
    struct value *part =
        fact == LAW_NONE ? NULL : given_value(r->d, fact, party);
    p->owns_nothing = true;
    if (!part || part->state != VALUE_PENDING) return;
    struct reason *reason = keep(r->d, 1, sizeof *reason);
    if (!reason) return;
    *reason = (struct reason){
        NULL, LAW_NONE, 0, true,
        keep_print(r->d, "what %.*s owns", (int)p->path.length, p->path.bytes)};
    *part = (struct value){
        .state = VALUE_UNKNOWN, .source = FROM_COMPUTING, .why = reason};
}

void find_owners_of_nothing(struct case_reading *r) {
    uint32_t fact = r->d->plan->known[KNOWN_PARTY_ROLE];
    uint32_t owner = law_find_word(r->d->book, SPAN_OF("owner"));
    for (uint32_t i = 0; fact != LAW_NONE && i < r->parties.count; i++) {
        const struct value *role = given_value(r->d, fact, i);
        if (role->state == VALUE_KNOWN && role->as.number == (int64_t)owner &&
            !owns_anything(r, i))
            open_part(r, i);
    }
}

static idt_status read_owned_by(struct case_reading *r, struct json object,
                                uint32_t owned) {
    struct json value, item;
    if (!json_find(object, "owned_by", &value) ||
        json_kind_of(value) == JSON_NULL)
        return IDT_OK;
    if (json_kind_of(value) != JSON_ARRAY)
        return read_one_owner(r, object, value, owned);
    idt_status status = IDT_OK;
    r->d->facts.parties[owned].has_owners = true;
    for (bool has = json_first(value, &item); has && !status;
         has = json_next(&item)) {
        status = json_expect(item, JSON_OBJECT, r->error);
        if (!status) status = read_reference_stake(r, item, owned);
    }
    return status;
}

static idt_status check_shares(struct case_reading *r, uint32_t owned) {
    int64_t sum = 0;
    for (size_t i = 0; i < r->stakes.count; i++)
        if (r->stakes.items[i].owned == owned && r->stakes.items[i].share > 0)
            sum += r->stakes.items[i].share;
    if (sum <= SHARE_WHOLE) return IDT_OK;
    return json_refuse(r->parties.items[owned].object, r->error,
                       "has owners whose shares are over 100 %% together");
}

/* ---- the rest ------------------------------------------------------------ */

static idt_status read_link(struct case_reading *r, struct json object,
                            const char *key, uint32_t *party, bool *has) {
    struct json value;
    if (!json_find(object, key, &value)) return IDT_OK;
    *has = true; /* null: asserted that there is none */
    if (json_kind_of(value) == JSON_NULL) return IDT_OK;
    return read_party_reference(r, value, party);
}

/* A party, or two letters for "a branch of some bank of that country". */
static idt_status read_branch(struct case_reading *r, struct json object,
                              struct case_party *party) {
    struct json value;
    if (!json_find(object, "branch_of", &value) ||
        json_kind_of(value) == JSON_NULL)
        return IDT_OK;
    struct span text = json_text_of(value);
    uint32_t named;
    if (json_kind_of(value) == JSON_TEXT && text.length == 2 &&
        !party_by_name(r, text, &named))
        return read_country_text(value, r->error, &party->branch_country);
    return read_party_reference(r, value, &party->branch_of);
}

idt_status read_links(struct case_reading *r) {
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < r->parties.count; i++) {
        struct case_party *party = &r->d->facts.parties[i];
        struct json object = r->parties.items[i].object;
        status = read_owners(r, i);
        if (!status) status = read_owned_by(r, object, i);
        if (!status) status = check_stake(r, object, i);
        if (!status) status = check_shares(r, i);
        if (!status)
            status = read_link(r, object, "acts_for", &party->acts_for,
                               &party->has_acts_for);
        if (!status) status = read_branch(r, object, party);
    }
    if (status) return status;
    struct stake *kept = keep(r->d, r->stakes.count, sizeof *kept);
    if (!kept) return fail_memory(r->error);
    if (r->stakes.count > 0)
        memcpy(kept, r->stakes.items, r->stakes.count * sizeof *kept);
    r->d->facts.stakes = kept;
    r->d->facts.stake_count = (uint32_t)r->stakes.count;
    return IDT_OK;
}
