/* derive_party.c -- what the lists, and those behind a party, make of it.
 *
 * Listings count from their day on: a party listed later is not listed on the
 * day.  Each law has its own method of ownership:
 *     US   half or more, added over owners and programmes (31 CFR 510.411)
 *     EU   more than half, or control    (Council, best practices of 2024)
 *     UK   more than half, or control    (SI 2019/411 regulation 7)
 *     UN   half or more, control, or acting for
 */
#include "decide/derive.h"
#include "decide/listed.h"
#include "decide/ownership.h"

static const struct method us_method = {
    .share = SHARE_WHOLE / 2, .by_branch = true, .asks_owners = true};
static const struct method more_than_half = {.share = SHARE_WHOLE / 2,
                                             .is_over = true,
                                             .by_control = true,
                                             .by_branch = true,
                                             .asks_owners = true};
static const struct method un_method = {.share = SHARE_WHOLE / 2,
                                        .by_control = true,
                                        .by_acting = true,
                                        .by_branch = true,
                                        .asks_owners = true};
/* Who says "none" of a government answers for owners, too. */
static const struct method government_method = {.share = SHARE_WHOLE / 2,
                                                .by_control = true,
                                                .by_acting = true,
                                                .by_branch = true};
static const struct method bank_method = {
    .share = SHARE_WHOLE / 2, .by_control = true, .by_branch = true};

/* ---- yes-no facts closed over owners ------------------------------------- */

typedef enum truth base_question(struct decider *d, uint32_t party);

static enum truth *ask_base(struct decider *d, base_question *question) {
    uint32_t count = d->facts.items[LAW_OVER_PARTY];
    enum truth *base = arena_take(&d->fresh, count + 1, sizeof *base);
    if (!base) {
        d->is_out_of_memory = true;
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++)
        base[i] = question(d, i);
    return base;
}

/* Of all parties, worked out for the first that asks. */
static struct closure closure_of(struct decider *d, base_question *question,
                                 const struct method *method) {
    struct closure made = {NULL, NULL};
    for (uint32_t i = 0; i < d->closure_count; i++)
        if (d->closures[i].question == question &&
            d->closures[i].method == method)
            return d->closures[i].closure;
    enum truth *base = ask_base(d, question);
    if (base) made = close_over_owners(d, base, method);
    if (made.truth && d->closure_count < CLOSURES_MOST)
        d->closures[d->closure_count++] =
            (struct kept_closure){question, method, made};
    return made;
}

/* Answers for one party; tells the path and, of the base, nothing yet. */
static struct closure answer(struct decider *d, uint32_t party,
                             base_question *question,
                             const struct method *method, struct value *out) {
    struct closure closure = closure_of(d, question, method);
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!closure.truth) return closure;
    out->state =
        closure.truth[party] == TRUTH_UNKNOWN ? VALUE_UNKNOWN : VALUE_KNOWN;
    out->as.number = closure.truth[party] == TRUTH_YES;
    return closure;
}

/* A list, who is on it, and how that passes on. */
struct list_method {
    const char *list;
    base_question *question;
    const struct method *method;
};

#define LISTED_TOLD 16 /* owners of one party whose entries are told */

/* The entries of the party and of those from whom it has the quality. */
static void tell_sources(struct decider *d, uint32_t party,
                         const struct closure *closure,
                         const struct list_method *by, struct value *out) {
    unsigned left = LISTED_TOLD;
    const bool *sources = sources_of(d, closure, by->method, party);
    for (uint32_t i = 0; sources && i < d->facts.items[LAW_OVER_PARTY]; i++) {
        bool is_base = closure->round[i] == 1 && sources[i];
        if (i != party && (!is_base || left == 0)) continue;
        tell_listing(d, i, by->list, out);
        if (i != party) left--;
    }
}

static void answer_listed(struct decider *d, uint32_t party,
                          const struct list_method *by, struct value *out) {
    struct closure closure = answer(d, party, by->question, by->method, out);
    if (!closure.truth) return;
    tell_sources(d, party, &closure, by, out);
    if (closure.truth[party] == TRUTH_UNKNOWN)
        ask_listing(d, party, by->list, out);
    explain_closure(d, &closure, by->method, party, out);
}

static enum truth on_un(struct decider *d, uint32_t party) {
    return listed_on(d, party, "un-sc:");
}
static enum truth on_eu(struct decider *d, uint32_t party) {
    return listed_on(d, party, "eu-");
}
static enum truth on_gb(struct decider *d, uint32_t party) {
    return listed_on(d, party, "gb-");
}

void derive_un_listed(struct decider *d, uint32_t item, struct value *out) {
    static const struct list_method by = {"un-sc:", on_un, &un_method};
    answer_listed(d, item, &by, out);
}
void derive_eu_frozen(struct decider *d, uint32_t item, struct value *out) {
    static const struct list_method by = {"eu-", on_eu, &more_than_half};
    answer_listed(d, item, &by, out);
}
void derive_gb_frozen(struct decider *d, uint32_t item, struct value *out) {
    static const struct list_method by = {"gb-", on_gb, &more_than_half};
    answer_listed(d, item, &by, out);
}

/* Directly on a list, without owners. */
static void answer_direct(struct decider *d, uint32_t party, const char *list,
                          struct value *out) {
    enum truth truth = listed_on(d, party, list);
    *out = (struct value){.state = truth == TRUTH_UNKNOWN ? VALUE_UNKNOWN
                                                          : VALUE_KNOWN,
                          .source = FROM_COMPUTING};
    out->as.number = truth == TRUTH_YES;
    tell_listing(d, party, list, out);
    if (truth == TRUTH_UNKNOWN) ask_listing(d, party, list, out);
}

void derive_un_listed_individual(struct decider *d, uint32_t item,
                                 struct value *out) {
    answer_direct(d, item, "un-sc:", out);
}
void derive_under_un_resolution(struct decider *d, uint32_t item,
                                struct value *out) {
    answer_direct(d, item, "un-sc:", out);
}

/* Legal orders whose rules ask for a national list of their own. */
static const struct {
    enum known_fact nexus;
    const char *list;
} national_lists[] = {
    {KNOWN_CH_NEXUS, "ch-"},
    {KNOWN_LI_NEXUS, "li-"},
    {KNOWN_AU_NEXUS, "au-"},
};

/* Only the lists of the legal orders that the case may meet are asked. */
void derive_national_listed(struct decider *d, uint32_t item,
                            struct value *out) {
    enum truth best = TRUTH_NO;
    *out = (struct value){.state = VALUE_KNOWN, .source = FROM_COMPUTING};
    for (size_t i = 0; i < sizeof national_lists / sizeof *national_lists;
         i++) {
        const char *list = national_lists[i].list;
        enum truth truth = listed_on(d, item, list);
        enum truth meets = fact_holds(d, national_lists[i].nexus, 0);
        if (meets < truth) truth = meets;
        if (truth > best) best = truth;
        if (truth == TRUTH_YES) tell_listing(d, item, list, out);
        if (truth == TRUTH_UNKNOWN) ask_listing(d, item, list, out);
    }
    if (best == TRUTH_UNKNOWN) out->state = VALUE_UNKNOWN;
    out->as.number = best == TRUTH_YES;
}

/* ---- programmes ---------------------------------------------------------- */

#define LIST_NAME_ROOM 64 /* "us-ofac-sdn:" and longer ones */

static void raise_tag(uint8_t *tag, enum truth truth) {
    if (*tag < truth) *tag = (uint8_t)truth;
}

/* An entry of which no tag is told is under some programme of its list. */
static void open_tags(const struct decider *d, const struct listing *listing,
                      uint8_t *tags) {
    for (uint32_t i = 0; i < d->book->programmes.count; i++) {
        struct span list =
            law_text_of(d->book, d->book->programmes.items[i].list);
        struct span entity = listing->entity;
        if (span_starts(entity, "us-csl:") ||
            (entity.length > list.length &&
             memcmp(entity.bytes, list.bytes, list.length) == 0 &&
             entity.bytes[list.length] == ':'))
            raise_tag(&tags[i], TRUTH_UNKNOWN);
    }
}

/* Tags of the party's own entries: a truth for each programme. */
static void own_tags(struct decider *d, const struct listing *listings,
                     uint32_t count, enum truth truth, uint8_t *tags) {
    for (uint32_t i = 0; i < count; i++) {
        enum truth counts = listing_truth(d, &listings[i]);
        if (truth < counts) counts = truth;
        if (counts != TRUTH_NO && listings[i].programme_count == 0)
            open_tags(d, &listings[i], tags);
        for (uint32_t k = 0; k < listings[i].programme_count; k++) {
            uint32_t at =
                law_find(d->book, LAW_PROGRAMME, listings[i].programmes[k]);
            if (at != LAW_NONE) raise_tag(&tags[at], counts);
        }
    }
}

static const char *list_of(const struct decider *d, uint32_t programme,
                           char list[LIST_NAME_ROOM]) {
    struct span name =
        law_text_of(d->book, d->book->programmes.items[programme].list);
    size_t length = name.length < LIST_NAME_ROOM - 2 ? name.length : 0;
    memcpy(list, name.bytes, length);
    memcpy(list + length, ":", 2);
    return list;
}

/* Whether the caller answers for the party, or the very list of the programme
 * was searched for it. */
static bool is_searched_for(const struct decider *d, const struct case_party *p,
                            uint32_t programme) {
    char list[LIST_NAME_ROOM];
    return p->listed == LISTED_GIVEN ||
           (p->listed == LISTED_SCREENED &&
            was_searched(d, list_of(d, programme, list)));
}

static uint8_t *party_tags(struct decider *d, uint32_t party) {
    const struct case_party *p = &d->facts.parties[party];
    size_t count = d->book->programmes.count;
    uint8_t *tags = arena_take(&d->fresh, count + 1, 1);
    if (!tags) {
        d->is_out_of_memory = true;
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++)
        tags[i] = is_searched_for(d, p, i) ? TRUTH_NO : TRUTH_UNKNOWN;
    own_tags(d, p->maybe, p->maybe_count, TRUTH_UNKNOWN, tags);
    own_tags(d, p->listings, p->listing_count, TRUTH_YES, tags);
    return tags;
}

static bool of_one_list(const struct rulebook *book, uint32_t a, uint32_t b) {
    return span_equals(law_text_of(book, book->programmes.items[a].list),
                       law_text_of(book, book->programmes.items[b].list));
}

#define ANY_PROGRAMME ((enum programme_trait)0)

static bool is_asked(const struct decider *d, const uint8_t *tags, uint32_t i,
                     enum programme_trait trait) {
    return tags[i] == TRUTH_UNKNOWN &&
           (trait == ANY_PROGRAMME || d->plan->programme_traits[i] & trait);
}

/* What would tell the unknown ones of these tags, once for each list. */
static void ask_tags(struct decider *d, uint32_t party, const uint8_t *tags,
                     enum programme_trait trait, struct value *out) {
    char list[LIST_NAME_ROOM];
    for (uint32_t i = 0; i < d->book->programmes.count; i++) {
        bool is_new = is_asked(d, tags, i, trait);
        for (uint32_t k = 0; is_new && k < i; k++)
            is_new =
                !is_asked(d, tags, k, trait) || !of_one_list(d->book, i, k);
        if (is_new) ask_listing(d, party, list_of(d, i, list), out);
    }
}

void derive_programmes(struct decider *d, uint32_t item, struct value *out) {
    uint8_t *tags = party_tags(d, item);
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!tags) return;
    out->state = VALUE_KNOWN;
    out->as.truths = tags;
    tell_listing(d, item, "", out);
    ask_tags(d, item, tags, ANY_PROGRAMME, out);
}

/* Tags that block: those of the list of blocked persons. */
static bool blocks(const struct decider *d, size_t programme) {
    return (d->plan->programme_traits[programme] & PROGRAMME_BLOCKS) != 0;
}

static const uint8_t *tags_of(struct decider *d, uint32_t party) {
    uint32_t fact = d->plan->known[KNOWN_PARTY_PROGRAMMES];
    const struct value *value =
        fact == LAW_NONE ? NULL : fact_value(d, fact, party);
    return value && value->state == VALUE_KNOWN ? value->as.truths : NULL;
}

/* Unknown is worse than no here: a party whose tags are unknown may be
 * blocked. */
static enum truth is_blocked(struct decider *d, uint32_t party) {
    const uint8_t *tags = tags_of(d, party);
    enum truth best = tags ? TRUTH_NO : TRUTH_UNKNOWN;
    for (uint32_t i = 0; tags && i < d->book->programmes.count; i++)
        if (blocks(d, i) && tags[i] > best) best = (enum truth)tags[i];
    return best;
}

/* Raises each tag of the party to what one that counts passes on. */
static bool raise_from(uint8_t *all, size_t width, uint32_t party,
                       uint32_t owner, bool counts) {
    uint8_t *tags = all + party * width;
    bool is_changed = false;
    for (size_t k = 0; k < width; k++) {
        uint8_t passed = all[owner * width + k];
        if (!counts && passed == TRUTH_YES) passed = TRUTH_UNKNOWN;
        if (passed <= tags[k]) continue;
        tags[k] = passed;
        is_changed = true;
    }
    return is_changed;
}

static bool raise_tags(struct decider *d, const struct closure *closure,
                       uint8_t *all, uint32_t party) {
    size_t width = d->book->programmes.count;
    const struct ownership *o = d->ownership;
    uint32_t head = d->facts.parties[party].branch_of;
    bool is_changed = false;
    int64_t sum;
    bool is_sure = owners_pass(d, closure, &us_method, party, &sum);
    if (closure->truth[party] == TRUTH_NO) return false;
    for (uint32_t i = o->first_owner[party]; i != LAW_NONE;
         i = o->next_owner[i]) {
        uint32_t owner = d->facts.stakes[i].owner;
        if (closure->truth[owner] == TRUTH_NO) continue;
        bool counts = is_sure && closure->truth[owner] == TRUTH_YES;
        is_changed |= raise_from(all, width, party, owner, counts);
    }
    if (head != LAW_NONE && head != party && closure->truth[head] != TRUTH_NO)
        is_changed |= raise_from(all, width, party, head,
                                 closure->truth[head] == TRUTH_YES);
    return is_changed;
}

/* What blocks each party by itself. */
static void put_own_tags(struct decider *d, const struct closure *closure,
                         uint32_t party, uint8_t *own) {
    const uint8_t *tags = tags_of(d, party);
    bool is_owner_open = closure->truth[party] == TRUTH_UNKNOWN &&
                         !d->facts.parties[party].has_owners;
    for (uint32_t k = 0; k < d->book->programmes.count; k++) {
        own[k] = TRUTH_NO;
        if (!blocks(d, k)) continue;
        own[k] = tags ? tags[k] : (uint8_t)TRUTH_UNKNOWN;
        if (is_owner_open && own[k] == TRUTH_NO) own[k] = TRUTH_UNKNOWN;
    }
}

/* Parties whose tags rose and whose companies and branches are to be asked;
 * each is in the row once, and a tag rises twice at most. */
struct spreading {
    struct decider *d;
    uint32_t *row, first, count, room;
    bool *is_in;
};

static void spread_to(struct spreading *s, uint32_t party) {
    if (s->is_in[party]) return;
    s->is_in[party] = true;
    s->row[(s->first + s->count++) % s->room] = party;
}

static void spread_from(struct spreading *s, const struct closure *closure,
                        uint8_t *all) {
    const struct ownership *o = s->d->ownership;
    while (s->count > 0) {
        uint32_t party = s->row[s->first];
        s->first = (s->first + 1) % s->room;
        s->count--;
        s->is_in[party] = false;
        if (!raise_tags(s->d, closure, all, party)) continue;
        for (uint32_t i = o->first_owned[party]; i != LAW_NONE;
             i = o->next_owned[i])
            spread_to(s, s->d->facts.stakes[i].owned);
        for (uint32_t i = o->first_branch[party]; i != LAW_NONE;
             i = o->next_branch[i])
            spread_to(s, i);
    }
}

static const uint8_t *spread_tags(struct decider *d,
                                  const struct closure *closure) {
    size_t width = d->book->programmes.count;
    uint32_t count = d->facts.items[LAW_OVER_PARTY];
    if (d->ownership->tags) return d->ownership->tags;
    uint8_t *all = arena_take(&d->fresh, (size_t)count * width + 1, 1);
    struct spreading s = {.d = d, .room = count + 1};
    s.row = arena_take(&d->fresh, s.room, sizeof *s.row);
    s.is_in = arena_take(&d->fresh, s.room, sizeof *s.is_in);
    if (!all || !s.row || !s.is_in) {
        d->is_out_of_memory = true;
        return NULL;
    }
    memset(s.is_in, 0, s.room * sizeof *s.is_in);
    for (uint32_t i = 0; i < count; i++) {
        put_own_tags(d, closure, i, all + i * width);
        spread_to(&s, i);
    }
    spread_from(&s, closure, all);
    d->ownership->tags = all;
    return all;
}

void derive_blocked_programmes(struct decider *d, uint32_t item,
                               struct value *out) {
    static const struct list_method by = {"us-", is_blocked, &us_method};
    struct closure closure = answer(d, item, is_blocked, &us_method, out);
    if (!closure.truth) return;
    out->state = VALUE_UNKNOWN;
    const uint8_t *all = spread_tags(d, &closure);
    if (!all) return;
    out->state = VALUE_KNOWN;
    out->as.truths = all + (size_t)item * d->book->programmes.count;
    tell_sources(d, item, &closure, &by, out);
    if (closure.truth[item] == TRUTH_UNKNOWN)
        ask_listing(d, item, "us-ofac-sdn:", out);
    explain_closure(d, &closure, &us_method, item, out);
}

/* ---- the government and others ------------------------------------------- */

static enum truth of_kp_government(struct decider *d, uint32_t party) {
    return fact_is(d, KNOWN_PARTY_GOVERNMENT_OF, party, KP);
}

void derive_kp_government(struct decider *d, uint32_t item, struct value *out) {
    struct closure closure =
        answer(d, item, of_kp_government, &government_method, out);
    if (!closure.truth) return;
    if (of_kp_government(d, item) == closure.truth[item])
        because_fact(d, out, KNOWN_PARTY_GOVERNMENT_OF, item);
    explain_closure(d, &closure, &government_method, item, out);
}

void derive_branch_country(struct decider *d, uint32_t item,
                           struct value *out) {
    const struct case_party *p = &d->facts.parties[item];
    *out = (struct value){.state = VALUE_KNOWN, .source = FROM_COMPUTING};
    if (p->branch_country) {
        out->as.number = p->branch_country;
        because_print(d, out, "%.*s.branch_of is %c%c", (int)p->path.length,
                      p->path.bytes, (char)(p->branch_country >> 8),
                      (char)(p->branch_country & 255));
    } else if (p->branch_of != LAW_NONE) {
        const struct value *home =
            known_value(d, KNOWN_PARTY_INCORPORATED, p->branch_of);
        out->state = home->state;
        out->as.number = home->as.number;
        because_fact(d, out, KNOWN_PARTY_INCORPORATED, p->branch_of);
    }
}

/* ---- banks --------------------------------------------------------------- */

static enum truth is_us_bank(struct decider *d, uint32_t party) {
    enum truth bank = fact_holds(d, KNOWN_PARTY_FINANCIAL, party);
    enum truth us = fact_holds(d, KNOWN_PARTY_US_PERSON, party);
    return bank < us ? bank : us;
}

/* Owned or controlled by one, and itself no US person. */
void derive_us_bank_subsidiary(struct decider *d, uint32_t item,
                               struct value *out) {
    struct closure closure = answer(d, item, is_us_bank, &bank_method, out);
    enum truth us = fact_holds(d, KNOWN_PARTY_US_PERSON, item);
    if (!closure.truth) return;
    if (us == TRUTH_UNKNOWN && closure.truth[item] != TRUTH_NO) {
        out->state = VALUE_UNKNOWN;
        because_fact(d, out, KNOWN_PARTY_US_PERSON, item);
    }
    if (us == TRUTH_YES) {
        out->state = VALUE_KNOWN;
        out->as.number = 0;
    }
    explain_closure(d, &closure, &bank_method, item, out);
}

static enum truth is_kp_bank(struct decider *d, uint32_t party) {
    enum truth bank = fact_holds(d, KNOWN_PARTY_FINANCIAL, party);
    enum truth kp = fact_is(d, KNOWN_PARTY_INCORPORATED, party, KP);
    const struct case_party *p = &d->facts.parties[party];
    if (p->bic.length >= 6 && law_country(p->bic.bytes + 4) == KP)
        return TRUTH_YES;
    if (p->branch_country == KP) kp = TRUTH_YES;
    return bank < kp ? bank : kp;
}

void derive_kp_bank(struct decider *d, uint32_t item, struct value *out) {
    static const struct method method = {
        .share = SHARE_WHOLE / 2, .is_over = true, .by_branch = true};
    const struct case_party *p = &d->facts.parties[item];
    struct closure closure = answer(d, item, is_kp_bank, &method, out);
    if (!closure.truth) return;
    if (p->bic.length >= 6 && law_country(p->bic.bytes + 4) == KP)
        because_print(d, out, "BIC %.*s is of KP", (int)p->bic.length,
                      p->bic.bytes);
    else if (is_kp_bank(d, item) == closure.truth[item]) {
        because_fact(d, out, KNOWN_PARTY_FINANCIAL, item);
        because_fact(d, out, KNOWN_PARTY_INCORPORATED, item);
    }
    explain_closure(d, &closure, &method, item, out);
}

/* 22 USC 9202: the government, a national, an entity of it, or one owned or
 * controlled by such. */
static enum truth is_kp_person(struct decider *d, uint32_t party) {
    enum truth best = fact_holds(d, KNOWN_PARTY_KP_GOVERNMENT, party);
    enum known_fact by = KNOWN_PARTY_CITIZEN;
    enum truth is = fact_is(d, KNOWN_PARTY_CITIZEN, party, KP);
    (void)by;
    if (is > best) best = is;
    is = fact_is(d, KNOWN_PARTY_INCORPORATED, party, KP);
    return is > best ? is : best;
}

void derive_kp_person_statute(struct decider *d, uint32_t item,
                              struct value *out) {
    static const struct method method = {
        .share = SHARE_WHOLE / 2, .by_control = true, .by_branch = true};
    struct closure closure = answer(d, item, is_kp_person, &method, out);
    if (!closure.truth) return;
    if (is_kp_person(d, item) == closure.truth[item]) {
        because_fact(d, out, KNOWN_PARTY_CITIZEN, item);
        because_fact(d, out, KNOWN_PARTY_INCORPORATED, item);
        because_fact(d, out, KNOWN_PARTY_KP_GOVERNMENT, item);
    }
    explain_closure(d, &closure, &method, item, out);
}

/* ---- single tags --------------------------------------------------------- */

static void answer_tag(struct decider *d, uint32_t party,
                       enum programme_trait trait, struct value *out) {
    const uint8_t *own = tags_of(d, party);
    enum truth best = own ? TRUTH_NO : TRUTH_UNKNOWN;
    *out = (struct value){.source = FROM_COMPUTING};
    for (uint32_t i = 0; own && i < d->book->programmes.count; i++)
        if (d->plan->programme_traits[i] & trait && own[i] > best)
            best = (enum truth)own[i];
    out->state = best == TRUTH_UNKNOWN ? VALUE_UNKNOWN : VALUE_KNOWN;
    out->as.number = best == TRUTH_YES;
    if (best == TRUTH_YES) tell_listing(d, party, "", out);
    if (best == TRUTH_UNKNOWN && own) ask_tags(d, party, own, trait, out);
}

void derive_capta_listed(struct decider *d, uint32_t item, struct value *out) {
    *out = (struct value){.state = VALUE_UNKNOWN, .source = FROM_COMPUTING};
    if (!d->plan->has_capta) return;
    answer_tag(d, item, PROGRAMME_CAPTA, out);
}

/* Entries that carry the remark on secondary sanctions: all programmes whose
 * row in the rulebook has one. */
void derive_us_marked(struct decider *d, uint32_t item, struct value *out) {
    answer_tag(d, item, PROGRAMME_MARKED, out);
}
