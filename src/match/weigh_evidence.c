/* weigh_evidence.c -- agreement adds, conflict takes, silence does nothing. */
#include "match/weigh_evidence.h"

#include "index/identifier_index.h"
#include "interdict.h"

/* What each agreement adds to a score, and each conflict takes.  The weights
 * are those of docs/method/scoring.md. */
#define GAIN_BIRTH_DAY    0.08F
#define GAIN_BIRTH_YEAR   0.04F
#define GAIN_COUNTRY      0.03F
#define LOSS_BIRTH        0.15F
#define LOSS_COUNTRY      0.05F
#define LOSS_TYPE         0.10F
#define IDENTIFIER_LEAST  0.72F /* same number, issuer not known */
#define WEAK_ALIAS_MOST   0.69F
#define EQUAL_NAME_LEAST  0.70F
#define GAINED_SCORE_MOST 0.99F

static float birth_gain(const struct date_range *asked,
                        const struct date_range *listed) {
    bool is_day = asked->precision == DATE_DAY && listed->precision == DATE_DAY;
    return is_day ? GAIN_BIRTH_DAY : GAIN_BIRTH_YEAR;
}

/* "Circa" stretches a year on both sides by this many days. */
#define CIRCA_DAYS 731

static struct date_range stretched(struct date_range date) {
    if (date.is_circa) {
        date.first -= CIRCA_DAYS;
        date.last += CIRCA_DAYS;
    }
    return date;
}

struct field_evidence compare_births(const struct date_range *asked,
                                     const struct date_range *listed) {
    struct date_range wanted = stretched(*asked), other = stretched(*listed);
    if (!date_ranges_meet(&wanted, &other))
        return (struct field_evidence){CONFLICTS, -LOSS_BIRTH, -6.0F,
                                       SPAN_EMPTY};
    float gain = birth_gain(asked, listed);
    return (struct field_evidence){
        AGREES, gain, gain == GAIN_BIRTH_DAY ? 11.0F : 6.0F, SPAN_EMPTY};
}

/* Of several births the best counts: any agreement beats a conflict. */
static void weigh_birth(const struct asked_facts *asked,
                        const struct item *item, struct field_evidence *out) {
    if (!asked->has_birth || !(item->flags & ITEM_HAS_DATE)) return;
    struct field_evidence found = compare_births(&asked->birth, &item->date);
    found.listed = item->text;
    if (out->verdict == SAYS_NOTHING || found.gain > out->gain) *out = found;
}

struct field_evidence compare_countries(const char *asked, const char *listed) {
    if (strcmp(asked, listed) == 0)
        return (struct field_evidence){AGREES, GAIN_COUNTRY, 3.0F, SPAN_EMPTY};
    return (struct field_evidence){CONFLICTS, -LOSS_COUNTRY, -1.0F, SPAN_EMPTY};
}

struct field_evidence conflict_of_type(void) {
    return (struct field_evidence){CONFLICTS, -LOSS_TYPE, -2.0F, SPAN_EMPTY};
}

/* The country an item states, "" when none. */
static struct span country_of(const struct item *item) {
    if (item->kind == ITEM_COUNTRY || item->kind == ITEM_ADDRESS ||
        item->kind == ITEM_BIRTH_PLACE)
        return item->extra;
    return SPAN_EMPTY;
}

static void weigh_country(const struct asked_facts *asked,
                          const struct item *item, struct field_evidence *out) {
    struct span country = country_of(item);
    if (!asked->has_country || country.length == 0) return;
    char code[3] = {country.bytes[0], country.length > 1 ? country.bytes[1] : 0,
                    0};
    struct field_evidence found = compare_countries(asked->country, code);
    found.listed = country;
    if (out->verdict == SAYS_NOTHING || found.gain > out->gain) *out = found;
}

/* A listed number as it is compared. */
struct listed_number {
    enum identifier_kind kind;
    struct span canonical;
    bool same_country, is_wrong;
};

/* Same key and kind: a strong kind settles, others support.  Same key and
 * only the same family (an INN under "tax id") supports. */
static enum identity same_identifier(const struct asked_identifier *asked,
                                     const struct listed_number *listed) {
    enum identifier_kind kind = asked->kind;
    struct span wanted = {asked->canonical, asked->length};
    if (identifier_family(kind) != identifier_family(listed->kind) ||
        !span_equals(identifier_key(listed->kind, listed->canonical),
                     identifier_key(kind, wanted)))
        return IDENTITY_NONE;
    if (kind != listed->kind) return IDENTITY_SUPPORTS;
    bool is_strong = identifier_is_strong(kind) && !listed->is_wrong;
    if (is_strong && (kind != IDENTIFIER_PASSPORT || listed->same_country))
        return IDENTITY_SETTLES;
    return IDENTITY_SUPPORTS;
}

enum identity compare_identifiers(const struct asked_identifier *asked,
                                  const struct asked_identifier *listed) {
    struct listed_number number = {
        listed->kind, {listed->canonical, listed->length}, false, false};
    number.same_country =
        asked->country[0] && strcmp(asked->country, listed->country) == 0;
    number.is_wrong =
        identifier_check(listed->kind, number.canonical) == CHECK_FAILED;
    return same_identifier(asked, &number);
}

/* The asked identifier against one item of a record. */
static enum identity weigh_identifier(const struct asked_identifier *asked,
                                      const struct item *item,
                                      bool *is_branch) {
    char canonical[IDENTIFIER_BYTES_MOST];
    enum identifier_kind kind = (enum identifier_kind)item->role;
    if (identifier_family(kind) != identifier_family(asked->kind))
        return IDENTITY_NONE;
    size_t length =
        identifier_canonical(kind, item->text, canonical, sizeof canonical);
    struct span listed = {canonical, length};
    if (length == 0) return IDENTITY_NONE;
    *is_branch =
        !span_equals(listed, (struct span){asked->canonical, asked->length});
    struct listed_number number = {kind, listed, false, false};
    number.same_country =
        asked->country[0] && span_is(item->extra, asked->country);
    number.is_wrong = (item->flags & ITEM_CHECK_FAILED) != 0;
    return same_identifier(asked, &number);
}

static void weigh_identifiers(const struct asked_facts *asked,
                              const struct item *item, struct evidence *out) {
    for (size_t i = 0; i < asked->identifier_count; i++) {
        bool is_branch = false;
        enum identity identity =
            weigh_identifier(&asked->identifiers[i], item, &is_branch);
        if (identity <= out->identity) continue;
        out->identity = identity;
        out->identifier = asked->identifiers[i].kind;
        out->identifier_listed = item->text;
        out->identifier_asked = i;
        out->is_branch = is_branch;
    }
}

void weigh_evidence(const struct asked_facts *asked,
                    const struct party_view *listed, struct evidence *out) {
    memset(out, 0, sizeof *out);
    if (asked->type != PARTY_UNKNOWN && listed->type != PARTY_UNKNOWN &&
        asked->type != listed->type)
        out->type =
            (struct field_evidence){CONFLICTS, -LOSS_TYPE, -2.0F,
                                    span_of(party_type_word(listed->type))};
    if (!asked->has_birth && !asked->has_country && !asked->identifier_count)
        return;
    struct byte_reader walk = listed->items;
    for (uint32_t i = 0; i < listed->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        if (item.kind == ITEM_BIRTH) weigh_birth(asked, &item, &out->birth);
        if (item.kind == ITEM_IDENTIFIER) weigh_identifiers(asked, &item, out);
        weigh_country(asked, &item, &out->country);
    }
}

float evidence_most(const struct asked_facts *asked) {
    float most = 0.0F;
    if (asked->has_birth) most += GAIN_BIRTH_DAY;
    if (asked->has_country) most += GAIN_COUNTRY;
    return most;
}

uint32_t evidence_conflicts(const struct evidence *e) {
    return (e->birth.verdict == CONFLICTS ? IDT_CONFLICT_BIRTH : 0) |
           (e->country.verdict == CONFLICTS ? IDT_CONFLICT_COUNTRY : 0) |
           (e->type.verdict == CONFLICTS ? IDT_CONFLICT_TYPE : 0);
}

/* What agreement adds in all. */
static float all_gains(const struct evidence *e) {
    float gain = e->birth.gain > 0.0F ? e->birth.gain : 0.0F;
    return e->country.gain > 0.0F ? gain + e->country.gain : gain;
}

/* What conflicts take in all; 0 or less. */
static float all_losses(const struct evidence *e) {
    float loss = e->type.gain;
    if (e->birth.gain < 0.0F) loss += e->birth.gain;
    return e->country.gain < 0.0F ? loss + e->country.gain : loss;
}

float final_score(const struct scored_name *name, const struct evidence *e) {
    if (e->identity == IDENTITY_SETTLES) return 1.0F;
    float score = name->name, gain = all_gains(e);
    if (name->is_weak_alias && score > WEAK_ALIAS_MOST) score = WEAK_ALIAS_MOST;
    if (e->identity == IDENTITY_SUPPORTS && score < IDENTIFIER_LEAST)
        score = IDENTIFIER_LEAST;
    if (gain > 0.0F) {
        float most = score > GAINED_SCORE_MOST ? score : GAINED_SCORE_MOST;
        score = score + gain > most ? most : score + gain;
    }
    score += all_losses(e);
    bool is_floored = name->is_equal && !name->is_weak_alias;
    if (is_floored && score < EQUAL_NAME_LEAST) score = EQUAL_NAME_LEAST;
    return score < 0.0F ? 0.0F : score;
}
