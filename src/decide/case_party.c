/* case_party.c -- parties, banks and owners as one row of items.
 *
 *     parties[0]  parties[1]  payment.banks[0]  parties[1].owners[0] ...
 *
 * A rule asks parties once, whatever part they have; so banks and owners are
 * parties, too, with the roles "bank" and "owner".  An owner may be another
 * party of the case: {"party": 2, "share": "0.4"}.
 */
#include "decide/case_inside.h"

#include "record/identifier.h"

/* ---- gathering ----------------------------------------------------------- */

static idt_status add_source(struct case_reading *r, struct json object,
                             uint32_t owned, bool is_bank) {
    idt_status status = json_expect(object, JSON_OBJECT, r->error);
    if (status) return status;
    if (r->parties.count == CASE_PARTIES_MOST)
        return fail(r->error, IDT_OVER_LIMIT, json_place(object),
                    "the case has more than %d parties, owners and banks",
                    CASE_PARTIES_MOST);
    struct party_source source = {object, keep_path(r->d, object), owned,
                                  is_bank};
    return growing_add(&r->parties, source) ? IDT_OK : fail_memory(r->error);
}

static idt_status gather_array(struct case_reading *r, struct json array,
                               uint32_t owned, bool is_bank) {
    struct json item;
    idt_status status = IDT_OK;
    for (bool has = json_first(array, &item); has && !status;
         has = json_next(&item))
        status = add_source(r, item, owned, is_bank);
    return status;
}

/* A stake that names a party of the case instead of telling of a new one. */
static bool is_reference(struct json owner) {
    struct json party;
    return json_find(owner, "party", &party);
}

static idt_status gather_owners(struct case_reading *r, uint32_t owned,
                                uint32_t *depth) {
    struct json owners = {NULL, NULL}, item;
    idt_status status = json_array(r->parties.items[owned].object, "owners",
                                   JSON_OPTIONAL, r->error, &owners);
    if (status || !owners.item) return status;
    for (uint32_t up = owned; up != LAW_NONE; up = r->parties.items[up].owned)
        *depth += 1;
    if (*depth > CASE_OWNERS_DEEP)
        return json_refuse(owners, r->error, "are owners over %d levels deep",
                           CASE_OWNERS_DEEP);
    for (bool has = json_first(owners, &item); has && !status;
         has = json_next(&item)) {
        status = json_expect(item, JSON_OBJECT, r->error);
        if (!status && !is_reference(item))
            status = add_source(r, item, owned, false);
    }
    return status;
}

idt_status gather_parties(struct case_reading *r) {
    struct json parties = {NULL, NULL}, payment = {NULL, NULL};
    struct json banks = {NULL, NULL};
    idt_status status =
        json_array(r->root, "parties", JSON_OPTIONAL, r->error, &parties);
    if (!status && parties.item)
        status = gather_array(r, parties, LAW_NONE, false);
    if (!status)
        status =
            json_object(r->root, "payment", JSON_OPTIONAL, r->error, &payment);
    if (!status && payment.item)
        status = json_array(payment, "banks", JSON_OPTIONAL, r->error, &banks);
    if (!status && banks.item) status = gather_array(r, banks, LAW_NONE, true);
    for (uint32_t i = 0; !status && i < r->parties.count; i++) {
        uint32_t depth = 0;
        status = gather_owners(r, i, &depth);
    }
    struct json none;
    bool has_unknown_banks =
        (json_find(r->root, "payment", &none) &&
         json_kind_of(none) == JSON_NULL) ||
        (payment.item && json_find(payment, "banks", &none) &&
         json_kind_of(none) == JSON_NULL);
    r->d->facts.is_open[LAW_OVER_PARTY] = !parties.item || has_unknown_banks;
    r->d->facts.items[LAW_OVER_PARTY] = (uint32_t)r->parties.count;
    return status;
}

/* ---- listed -------------------------------------------------------------- */

static bool differs_in_letters(struct span a, struct span b) {
    bool is_equal = a.length == b.length;
    for (size_t i = 0; is_equal && i < a.length; i++)
        is_equal = (a.bytes[i] | 32) == (b.bytes[i] | 32);
    return is_equal && !span_equals(a, b);
}

/* Tags of other programmes are fine: there are more than the rulebook has.  One
 * of the rulebook's in other letters is a slip. */
static idt_status check_tags(struct case_reading *r, struct json programs,
                             const struct listing *listing) {
    const struct rulebook *book = r->d->book;
    for (uint32_t i = 0; i < listing->programme_count; i++)
        for (uint32_t k = 0; k < book->programmes.count; k++) {
            struct span said = listing->programmes[i];
            struct span tag =
                law_name_of(book, book->programmes.items[k].about.name);
            if (differs_in_letters(said, tag))
                return json_refuse(
                    programs, r->error, "names '%.*s', which is written '%.*s'",
                    (int)said.length, said.bytes, (int)tag.length, tag.bytes);
        }
    return IDT_OK;
}

static idt_status read_listing(struct case_reading *r, struct json item,
                               struct listing *out) {
    struct json programs, since;
    idt_status status = json_expect(item, JSON_OBJECT, r->error);
    if (!status) status = check_level(item, LEVEL_LISTED, r->error);
    *out = (struct listing){.since = DAY_NONE, .published = DAY_NONE};
    if (!status)
        status =
            json_text(item, "entity", JSON_REQUIRED, r->error, &out->entity);
    if (!status && json_find(item, "programs", &programs)) {
        status = read_texts(r->d, programs, r->error, &out->programmes,
                            &out->programme_count);
        if (!status) status = check_tags(r, programs, out);
    }
    if (!status && json_find(item, "since", &since) &&
        json_kind_of(since) != JSON_NULL)
        status = read_day_text(since, r->error, &out->since);
    return status;
}

idt_status read_listed(struct case_reading *r, struct json object,
                       enum listed_state *state, const struct listing **out,
                       uint32_t *count) {
    struct json listed, item;
    *state = LISTED_ABSENT;
    if (!json_find(object, "listed", &listed)) return IDT_OK;
    *state = LISTED_UNASKED;
    if (json_kind_of(listed) == JSON_NULL) return IDT_OK;
    idt_status status = json_expect(listed, JSON_ARRAY, r->error);
    if (!status && json_count(listed) > CASE_LIST_MOST)
        status = json_refuse(listed, r->error, "has more than %d entries",
                             CASE_LIST_MOST);
    if (status) return status;
    struct listing *listings = keep(r->d, json_count(listed), sizeof *listings);
    if (!listings) return fail_memory(r->error);
    for (bool has = json_first(listed, &item); has && !status;
         has = json_next(&item)) {
        status = read_listing(r, item, &listings[*count]);
        *count += 1;
    }
    *out = listings;
    *state = LISTED_GIVEN;
    return status;
}

/* ---- one party ----------------------------------------------------------- */

static uint32_t word_of(const struct case_reading *r, const char *word) {
    return law_find_word(r->d->book, span_of(word));
}

static uint32_t known(const struct case_reading *r, enum known_fact fact) {
    return r->d->plan->known[fact];
}

static bool is_given(struct case_reading *r, enum known_fact fact,
                     uint32_t item) {
    return known(r, fact) != LAW_NONE &&
           given_value(r->d, known(r, fact), item)->state == VALUE_KNOWN;
}

static void infer_word(struct case_reading *r, enum known_fact fact,
                       uint32_t item, const char *word, const char *why) {
    uint32_t number = word_of(r, word);
    if (number != LAW_NONE)
        put_inferred(r->d, known(r, fact), item, number, span_of(why));
}

/* What a party is, from what only one kind has. */
static idt_status infer_type(struct case_reading *r, struct json object,
                             uint32_t item) {
    bool is_entity = is_given(r, KNOWN_PARTY_INCORPORATED, item);
    bool is_person = is_given(r, KNOWN_PARTY_CITIZEN, item);
    if (is_entity && is_person)
        return json_refuse(object, r->error,
                           "has both 'incorporated' and 'citizen'; it is a "
                           "person or an entity");
    if (is_entity || r->d->facts.parties[item].is_bank)
        infer_word(r, KNOWN_PARTY_TYPE, item, "organization",
                   "it is incorporated, or a bank");
    if (is_person)
        infer_word(r, KNOWN_PARTY_TYPE, item, "person", "it is a citizen");
    if (known(r, KNOWN_PARTY_TYPE) == LAW_NONE) return IDT_OK;
    const struct value *type =
        given_value(r->d, known(r, KNOWN_PARTY_TYPE), item);
    bool is_said_person = type->state == VALUE_KNOWN &&
                          type->as.number == (int64_t)word_of(r, "person");
    if (type->state == VALUE_KNOWN &&
        ((is_said_person && is_entity) || (!is_said_person && is_person)))
        return json_refuse(object, r->error,
                           is_entity ? "is a person and cannot be incorporated"
                                     : "is no person and cannot be a citizen");
    return IDT_OK;
}

static idt_status read_code(struct case_reading *r, struct json object,
                            const char *key, enum identifier_kind kind,
                            struct span *out) {
    struct json value;
    struct span text = {NULL, 0};
    char canonical[IDENTIFIER_BYTES_MOST];
    idt_status status = json_text(object, key, JSON_OPTIONAL, r->error, &text);
    if (status || !text.bytes) return status;
    size_t length =
        identifier_canonical(kind, text, canonical, sizeof canonical);
    struct span canon = {canonical, length};
    if (identifier_check(kind, canon) == CHECK_PASSED) {
        *out = arena_copy(&r->d->kept, canon);
        return out->bytes ? IDT_OK : fail_memory(r->error);
    }
    (void)json_find(object, key, &value);
    return json_refuse(value, r->error, "is no valid %s",
                       kind == IDENTIFIER_BIC ? "BIC" : "IBAN");
}

/* Where the key stands that gives the place; empty when only `facts` does. */
static struct span place_told(struct case_reading *r, struct json object,
                              const char *key) {
    struct json value;
    if (!json_find(object, key, &value)) return SPAN_EMPTY;
    struct place place = json_place(value);
    return keep_print(r->d, " '%s' (%u:%u)", key, (unsigned)place.line,
                      (unsigned)place.column);
}

/* The key says that the party is in the country; so does what was read before
 * it, or one of the two is wrong. */
static idt_status check_place(struct case_reading *r, struct json object,
                              const char *key, uint32_t item,
                              uint32_t country) {
    if (known(r, KNOWN_PARTY_LOCATED) == LAW_NONE) return IDT_OK;
    const struct value *at =
        given_value(r->d, known(r, KNOWN_PARTY_LOCATED), item);
    struct json value = object;
    if (at->state != VALUE_KNOWN || at->as.number == (int64_t)country)
        return IDT_OK;
    struct span other = place_told(r, object, "located");
    if (other.length == 0 && strcmp(key, "country") != 0)
        other = place_told(r, object, "country");
    (void)json_find(object, key, &value);
    return json_refuse(value, r->error,
                       "contradicts%.*s: it is of %c%c, and %c%c is given",
                       (int)(other.length ? other.length : 8),
                       other.length ? other.bytes : " 'facts'",
                       (char)(country >> 8), (char)(country & 255),
                       (char)(at->as.number >> 8), (char)(at->as.number & 255));
}

/* The two letters of a BIC or IBAN say where the office or account is. */
static idt_status infer_place(struct case_reading *r, struct json object,
                              struct span code, size_t at, uint32_t item) {
    if (!code.bytes) return IDT_OK;
    uint32_t country = law_country(code.bytes + at);
    if (!law_is_country(country))
        return json_refuse(object, r->error,
                           "has a BIC or IBAN of no known country");
    put_inferred(r->d, known(r, KNOWN_PARTY_LOCATED), item, country,
                 keep_print(r->d, "%.*s is of %.2s", (int)code.length,
                            code.bytes, code.bytes + at));
    return IDT_OK;
}

static idt_status read_bank_country(struct case_reading *r, struct json object,
                                    uint32_t item) {
    struct json value, branch;
    uint32_t country;
    if (!json_find(object, "country", &value) ||
        json_kind_of(value) == JSON_NULL)
        return IDT_OK;
    idt_status status = read_country_text(value, r->error, &country);
    if (status) return status;
    struct span why = SPAN_OF("given as the bank's country");
    status = check_place(r, object, "country", item, country);
    if (status) return status;
    put_inferred(r->d, known(r, KNOWN_PARTY_LOCATED), item, country, why);
    if (!json_find(object, "branch_of", &branch))
        put_inferred(r->d, known(r, KNOWN_PARTY_INCORPORATED), item, country,
                     why);
    return IDT_OK;
}

static idt_status read_codes(struct case_reading *r, struct json object,
                             uint32_t item) {
    struct case_party *party = &r->d->facts.parties[item];
    idt_status status =
        read_code(r, object, "bic", IDENTIFIER_BIC, &party->bic);
    if (!status)
        status = read_code(r, object, "iban", IDENTIFIER_IBAN, &party->iban);
    if (!status && party->is_bank) status = read_bank_country(r, object, item);
    if (!status && party->bic.bytes)
        status = check_place(r, object, "bic", item,
                             law_country(party->bic.bytes + 4));
    if (!status) status = infer_place(r, object, party->bic, 4, item);
    if (!status && party->is_bank)
        status = infer_place(r, object, party->iban, 0, item);
    return status;
}

/* A passport proves more with the country that issued it. */
static idt_status read_issuer(struct case_reading *r, struct json item,
                              char to[3]) {
    struct json value;
    uint32_t country = 0;
    if (!json_find(item, "country", &value) || json_kind_of(value) == JSON_NULL)
        return IDT_OK;
    idt_status status = read_country_text(value, r->error, &country);
    to[0] = (char)(country >> 8);
    to[1] = (char)(country & 255);
    return status;
}

static idt_status read_identifier(struct case_reading *r, struct json item,
                                  struct case_party *party) {
    static const char *const keys[] = {"kind", "value", "country"};
    struct span kind, value;
    enum identifier_kind known_kind;
    idt_status status = json_expect(item, JSON_OBJECT, r->error);
    if (!status) status = json_check_keys(item, keys, 3, r->error);
    if (!status)
        status = json_text(item, "kind", JSON_REQUIRED, r->error, &kind);
    if (!status)
        status = json_text(item, "value", JSON_REQUIRED, r->error, &value);
    if (status) return status;
    if (!identifier_parse(kind, &known_kind))
        return json_refuse(item, r->error, "is of no known kind of identifier");
    if (party->number_count == CASE_NUMBERS_MOST)
        return json_refuse(item, r->error, "is one too many; %d are looked up",
                           CASE_NUMBERS_MOST);
    party->numbers[party->number_count].kind = identifier_word(known_kind);
    party->numbers[party->number_count].value = value;
    return read_issuer(r, item, party->numbers[party->number_count++].country);
}

/* What only screening asks for: birth and identifiers. */
static idt_status read_evidence(struct case_reading *r, struct json object,
                                struct case_party *party) {
    struct json array = {NULL, NULL}, item, birth;
    struct date_range date;
    idt_status status =
        json_text(object, "birth", JSON_OPTIONAL, r->error, &party->birth);
    if (!status && party->birth.bytes && !date_parse(party->birth, &date) &&
        json_find(object, "birth", &birth))
        status = json_refuse(birth, r->error, "is no date of birth");
    if (!status)
        status =
            json_array(object, "identifiers", JSON_OPTIONAL, r->error, &array);
    if (status || !array.item) return status;
    for (bool has = json_first(array, &item); has && !status;
         has = json_next(&item))
        status = read_identifier(r, item, party);
    return status;
}

/* A party that is a bank or an owner is so whatever role it states. */
static void infer_role(struct case_reading *r, uint32_t item) {
    const struct party_source *source = &r->parties.items[item];
    if (source->owned != LAW_NONE)
        infer_word(r, KNOWN_PARTY_ROLE, item, "owner", "told as an owner");
    if (!source->is_bank) return;
    infer_word(r, KNOWN_PARTY_ROLE, item, "bank", "told under payment.banks");
    put_inferred(r->d, known(r, KNOWN_PARTY_FINANCIAL), item, 1,
                 SPAN_OF("told under payment.banks"));
}

static idt_status read_party(struct case_reading *r, uint32_t item) {
    const struct party_source *source = &r->parties.items[item];
    struct case_party *party = &r->d->facts.parties[item];
    enum case_level level = source->is_bank ? LEVEL_BANK : LEVEL_PARTY;
    struct json object = source->object, facts, government;
    *party = (struct case_party){.path = source->path,
                                 .acts_for = LAW_NONE,
                                 .branch_of = LAW_NONE,
                                 .is_bank = source->is_bank};
    idt_status status = check_level(object, level, r->error);
    if (!status)
        status =
            json_text(object, "name", JSON_OPTIONAL, r->error, &party->name);
    if (!status) status = read_keyed_facts(r, object, level, item);
    if (!status)
        status = read_listed(r, object, &party->listed, &party->listings,
                             &party->listing_count);
    if (!status && json_find(object, "facts", &facts))
        status = read_facts_object(r, facts, LAW_OVER_PARTY, item);
    if (!status) status = read_codes(r, object, item);
    if (!status) status = read_evidence(r, object, party);
    if (status) return status;
    party->government_is_none =
        json_find(object, "government_of", &government) &&
        span_is(json_text_of(government), "none");
    infer_role(r, item);
    return IDT_OK;
}

idt_status infer_types(struct case_reading *r) {
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < r->parties.count; i++)
        status = infer_type(r, r->parties.items[i].object, i);
    return status;
}

idt_status read_parties(struct case_reading *r) {
    idt_status status = IDT_OK;
    r->d->facts.parties =
        keep(r->d, r->parties.count, sizeof *r->d->facts.parties);
    if (!r->d->facts.parties) return fail_memory(r->error);
    for (uint32_t i = 0; !status && i < r->parties.count; i++)
        status = read_party(r, i);
    return status;
}
