/* weigh_evidence.c -- agreement adds, conflict takes, silence does nothing. */
#include "match/weigh_evidence.h"

#include "index/identifier_index.h"
#include "interdict.h"
#include "match/calibration_table.h"

#include <math.h>

#define IDENTIFIER_LEAST  0.72F /* same number, issuer not known */
#define WEAK_ALIAS_MOST   0.69F
#define EQUAL_NAME_LEAST  0.70F
#define GAINED_SCORE_MOST 0.99F

static struct field_evidence agrees(float bits, const char *why) {
    return (struct field_evidence){AGREES, bits, why, SPAN_EMPTY};
}

static struct field_evidence conflicts(float bits, const char *why) {
    return (struct field_evidence){CONFLICTS, bits, why, SPAN_EMPTY};
}

/* Of several facts the one that says most for the party counts. */
static void keep_better(struct field_evidence *kept,
                        struct field_evidence found, struct span listed) {
    if (kept->verdict != SAYS_NOTHING && found.bits <= kept->bits) return;
    found.listed = listed;
    *kept = found;
}

/* ---- birth ------------------------------------------------------------------ */

/* "Circa" stretches a year on both sides by this many days. */
#define CIRCA_DAYS 731
#define YEAR_DAYS  366

static struct date_range stretched(struct date_range date, day_number days) {
    date.first -= days;
    date.last += days;
    return date;
}

struct parts {
    int year, month, day;
};

static struct parts parts_of(const struct date_range *date) {
    struct parts parts;
    day_to_parts(date->first, &parts.year, &parts.month, &parts.day);
    return parts;
}

/* Dates that do not meet, for a reason that is known: a clerk who writes the
 * month first, a year that was counted or typed wrongly. */
static bool explain_births(const struct date_range *asked,
                           const struct date_range *listed,
                           struct field_evidence *out) {
    struct parts a = parts_of(asked), b = parts_of(listed);
    bool are_days =
        asked->precision == DATE_DAY && listed->precision == DATE_DAY;
    if (are_days && a.year == b.year && a.month == b.day && a.day == b.month) {
        *out = agrees(CALIBRATED_BIRTH_SWAPPED, "day and month exchanged");
        return true;
    }
    bool is_day_of_year = a.month == b.month && a.day == b.day;
    struct date_range wide = stretched(*asked, YEAR_DAYS);
    if (!date_ranges_meet(&wide, listed) || (are_days && !is_day_of_year))
        return false;
    *out = agrees(CALIBRATED_BIRTH_NEAR, "a year apart");
    return true;
}

struct field_evidence compare_births(const struct date_range *asked,
                                     const struct date_range *listed) {
    struct date_range wanted = stretched(*asked, asked->is_circa * CIRCA_DAYS);
    struct date_range other = stretched(*listed, listed->is_circa * CIRCA_DAYS);
    struct field_evidence found;
    if (!date_ranges_meet(&wanted, &other))
        return explain_births(asked, listed, &found)
                   ? found
                   : conflicts(CALIBRATED_BIRTH_CONFLICT, "conflicts");
    if (asked->precision == DATE_DAY && listed->precision == DATE_DAY)
        return agrees(CALIBRATED_BIRTH_DAY, "same day");
    if (asked->precision <= DATE_MONTH && listed->precision <= DATE_MONTH)
        return agrees(CALIBRATED_BIRTH_MONTH, "same month");
    return agrees(CALIBRATED_BIRTH_YEAR, "agrees as far as it is known");
}

/* ---- country ---------------------------------------------------------------- */

/* Codes that are keyed for one another. */
static const char confused[][2][3] = {
    {"KP", "KR"}, {"CD", "CG"}, {"SD", "SS"}, {"IQ", "IR"},
    {"NE", "NG"}, {"AT", "AU"}, {"SI", "SK"},
};

static bool are_confused(const char *a, const char *b) {
    for (size_t i = 0; i < sizeof confused / sizeof *confused; i++)
        if ((strcmp(a, confused[i][0]) == 0 &&
             strcmp(b, confused[i][1]) == 0) ||
            (strcmp(a, confused[i][1]) == 0 && strcmp(b, confused[i][0]) == 0))
            return true;
    return false;
}

struct field_evidence compare_countries(const char *asked, const char *listed) {
    if (strcmp(asked, listed) == 0)
        return agrees(CALIBRATED_COUNTRY_AGREE, "agrees");
    if (are_confused(asked, listed))
        return conflicts(CALIBRATED_COUNTRY_CONFUSED,
                         "conflicts; often keyed for one another");
    return conflicts(CALIBRATED_COUNTRY_CONFLICT, "conflicts");
}

struct field_evidence conflict_of_type(void) {
    return conflicts(CALIBRATED_TYPE_CONFLICT, "conflicts");
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
    keep_better(out, compare_countries(asked->country, code), country);
}

/* ---- address ---------------------------------------------------------------- */

struct field_evidence compare_address(struct asked_address *asked,
                                      struct span listed, struct span country) {
    float share = address_share(asked, listed, country);
    struct field_evidence nothing = {SAYS_NOTHING, 0.0F, NULL, SPAN_EMPTY};
    if (share <= 0.0F) return nothing;
    return agrees(CALIBRATED_ADDRESS_AGREE * share,
                  share >= 0.9F ? "agrees" : "agrees in part");
}

static void weigh_address(const struct asked_facts *asked,
                          const struct item *item, struct field_evidence *out) {
    struct field_evidence found =
        compare_address(asked->address, item->text, item->extra);
    if (found.verdict == AGREES) keep_better(out, found, item->text);
}

/* ---- identifiers ------------------------------------------------------------ */

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

/* "9187629" and "9178629": the same but for two neighbours exchanged. */
static bool are_exchanged(struct span a, struct span b) {
    size_t at = 0;
    if (a.length != b.length || a.length < 5) return false;
    while (at < a.length && a.bytes[at] == b.bytes[at])
        at++;
    return at + 1 < a.length && a.bytes[at] == b.bytes[at + 1] &&
           a.bytes[at + 1] == b.bytes[at] &&
           memcmp(a.bytes + at + 2, b.bytes + at + 2, a.length - at - 2) == 0;
}

/* The asked identifier against one item of a record. */
static enum identity weigh_identifier(const struct asked_identifier *asked,
                                      const struct item *item, bool *is_branch,
                                      bool *is_exchanged) {
    char canonical[IDENTIFIER_BYTES_MOST];
    enum identifier_kind kind = (enum identifier_kind)item->role;
    if (identifier_family(kind) != identifier_family(asked->kind))
        return IDENTITY_NONE;
    size_t length =
        identifier_canonical(kind, item->text, canonical, sizeof canonical);
    struct span listed = {canonical, length};
    if (length == 0) return IDENTITY_NONE;
    struct span wanted = {asked->canonical, asked->length};
    *is_branch = !span_equals(listed, wanted);
    *is_exchanged = are_exchanged(listed, wanted);
    struct listed_number number = {kind, listed, false, false};
    number.same_country =
        asked->country[0] && span_is(item->extra, asked->country);
    number.is_wrong = (item->flags & ITEM_CHECK_FAILED) != 0;
    return same_identifier(asked, &number);
}

static void weigh_identifiers(const struct asked_facts *asked,
                              const struct item *item, struct evidence *out) {
    for (size_t i = 0; i < asked->identifier_count; i++) {
        bool is_branch = false, is_exchanged = false;
        enum identity identity = weigh_identifier(&asked->identifiers[i], item,
                                                  &is_branch, &is_exchanged);
        bool is_near = identity == IDENTITY_NONE && is_exchanged &&
                       out->identity == IDENTITY_NONE;
        if (identity <= out->identity && !is_near) continue;
        out->is_exchanged = is_near;
        out->identity = identity;
        out->identifier = asked->identifiers[i].kind;
        out->identifier_listed = item->text;
        out->identifier_asked = i;
        out->is_branch = is_branch;
    }
}

/* ---- all of a record -------------------------------------------------------- */

static void weigh_item(const struct asked_facts *asked, const struct item *item,
                       struct evidence *out) {
    if (item->kind == ITEM_BIRTH && asked->has_birth &&
        (item->flags & ITEM_HAS_DATE))
        keep_better(&out->birth, compare_births(&asked->birth, &item->date),
                    item->text);
    if (item->kind == ITEM_IDENTIFIER) weigh_identifiers(asked, item, out);
    if (asked->address &&
        (item->kind == ITEM_ADDRESS || item->kind == ITEM_BIRTH_PLACE))
        weigh_address(asked, item, &out->address);
    weigh_country(asked, item, &out->country);
}

void weigh_evidence(const struct asked_facts *asked,
                    const struct party_view *listed, struct evidence *out) {
    memset(out, 0, sizeof *out);
    if (asked->type != PARTY_UNKNOWN && listed->type != PARTY_UNKNOWN &&
        asked->type != listed->type)
        keep_better(&out->type, conflict_of_type(),
                    span_of(party_type_word(listed->type)));
    if (!asked->has_birth && !asked->has_country && !asked->address &&
        !asked->identifier_count)
        return;
    struct byte_reader walk = listed->items;
    for (uint32_t i = 0; i < listed->item_count; i++) {
        struct item item;
        party_item(&walk, &item);
        weigh_item(asked, &item, out);
    }
}

uint32_t evidence_conflicts(const struct evidence *e) {
    return (e->birth.verdict == CONFLICTS ? IDT_CONFLICT_BIRTH : 0) |
           (e->country.verdict == CONFLICTS ? IDT_CONFLICT_COUNTRY : 0) |
           (e->type.verdict == CONFLICTS ? IDT_CONFLICT_TYPE : 0);
}

/* ---- the score --------------------------------------------------------------- */

/* Natural log-odds that so many bits move a score by. */
static float odds_of(float bits, float trust) {
    return bits * trust * 0.6931472F;
}

/* The score with this added to its log-odds. */
static float moved(float score, float odds) {
    if (score <= 0.0F || score >= 1.0F) return score;
    float ratio = score / (1.0F - score) * expf(odds);
    return ratio / (1.0F + ratio);
}

struct ledger {
    float gain, loss; /* bits; loss 0 or less */
};

static void enter(struct ledger *ledger, float bits) {
    if (bits > 0.0F)
        ledger->gain += bits;
    else
        ledger->loss += bits;
}

static struct ledger ledger_of(const struct evidence *e) {
    struct ledger ledger = {0.0F, 0.0F};
    enter(&ledger, e->birth.bits);
    enter(&ledger, e->country.bits);
    enter(&ledger, e->type.bits);
    enter(&ledger, e->address.bits);
    if (e->is_exchanged) enter(&ledger, CALIBRATED_IDENTIFIER_NEAR);
    return ledger;
}

float final_score(const struct scored_name *name, const struct evidence *e) {
    if (e->identity == IDENTITY_SETTLES) return 1.0F;
    struct ledger ledger = ledger_of(e);
    float score = name->name;
    if (name->is_weak_alias && score > WEAK_ALIAS_MOST) score = WEAK_ALIAS_MOST;
    if (e->identity == IDENTITY_SUPPORTS && score < IDENTIFIER_LEAST)
        score = IDENTIFIER_LEAST;
    if (ledger.gain > 0.0F) {
        float most = score > GAINED_SCORE_MOST ? score : GAINED_SCORE_MOST;
        float raised = moved(score, odds_of(ledger.gain, CALIBRATED_TRUST_FOR));
        score = raised > most ? most : raised > score ? raised : score;
    }
    if (ledger.loss < 0.0F)
        score = moved(score, odds_of(ledger.loss, CALIBRATED_TRUST_AGAINST));
    bool is_floored = name->is_equal && !name->is_weak_alias;
    if (is_floored && score < EQUAL_NAME_LEAST) score = EQUAL_NAME_LEAST;
    return score < 0.0F ? 0.0F : score;
}

float name_needed(const struct asked_facts *asked, float threshold) {
    float most = 0.0F;
    if (asked->has_birth) most += CALIBRATED_BIRTH_DAY;
    if (asked->has_country) most += CALIBRATED_COUNTRY_AGREE;
    if (asked->address) most += CALIBRATED_ADDRESS_AGREE;
    if (asked->identifier_count) most += CALIBRATED_IDENTIFIER_NEAR;
    float needed = most > 0.0F
                       ? moved(threshold, -odds_of(most, CALIBRATED_TRUST_FOR))
                       : threshold;
    return needed - 1e-5F; /* float sums may round either way */
}
