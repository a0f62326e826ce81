/* random_cases.c -- see random_cases.h. */
#include "random_cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t random_next(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    uint64_t mixed = (*seed ^ *seed >> 33) * UINT64_C(0xff51afd7ed558ccd);
    return mixed ^ mixed >> 33;
}

uint32_t random_below(uint64_t *seed, size_t most) {
    return most ? (uint32_t)(random_next(seed) % most) : 0;
}

/* ---- what facts are compared with ---------------------------------------- */

static bool add_hint(struct hints *hints, int64_t value) {
    for (size_t i = 0; i < hints->count; i++)
        if (hints->items[i] == value) return true;
    int64_t *grown =
        realloc(hints->items, (hints->count + 1) * sizeof *hints->items);
    if (!grown) return false;
    grown[hints->count++] = value;
    hints->items = grown;
    return true;
}

static bool add_neighbours(struct hints *hints, int64_t value) {
    return add_hint(hints, value - 1) && add_hint(hints, value) &&
           add_hint(hints, value + 1);
}

static bool hints_of_node(struct case_maker *m, const struct law_node *n) {
    if (n->op == LAW_IN || n->op == LAW_BEGINS)
        for (uint32_t i = 0; i < n->c; i++)
            if (!add_hint(&m->hints[n->a], m->book->ids.items[n->b + i]))
                return false;
    if (n->op >= LAW_AT_LEAST && n->op <= LAW_LESS)
        return add_neighbours(&m->hints[n->a], m->book->numbers.items[n->b]);
    return true;
}

static int64_t stopping(const struct case_maker *m, const struct law_rule *r,
                        int64_t most) {
    if (r->stop_at.count == 0) return most;
    return most / 1000000 *
           m->book->numbers.items[m->book->ids.items[r->stop_at.first]];
}

static bool hints_of_caps(struct case_maker *m, const struct law_rule *r) {
    for (uint32_t c = 0; c < r->caps.count; c++) {
        const struct law_cap *cap = &m->book->caps.items[r->caps.first + c];
        for (uint32_t i = 0; i < r->counts.count; i++) {
            uint32_t fact = m->book->ids.items[r->counts.first + i];
            if (cap->most.number == LAW_NONE) continue;
            int64_t most = m->book->numbers.items[cap->most.number];
            if (!add_neighbours(&m->hints[fact], most) ||
                !add_neighbours(&m->hints[fact], stopping(m, r, most)))
                return false;
        }
    }
    return true;
}

bool case_maker_open(struct case_maker *maker, const struct rulebook *book,
                     uint64_t seed) {
    *maker = (struct case_maker){.book = book, .seed = seed};
    maker->hints = calloc(book->facts.count, sizeof *maker->hints);
    bool is_whole = maker->hints != NULL;
    for (size_t i = 0; is_whole && i < book->nodes.count; i++)
        is_whole = hints_of_node(maker, &book->nodes.items[i]);
    for (size_t i = 0; is_whole && i < book->rules.count; i++)
        is_whole = hints_of_caps(maker, &book->rules.items[i]);
    return is_whole;
}

void case_maker_close(struct case_maker *maker) {
    for (size_t i = 0; maker->hints && i < maker->book->facts.count; i++)
        free(maker->hints[i].items);
    free(maker->hints);
}

/* ---- one value ----------------------------------------------------------- */

static struct span word_text(const struct rulebook *book, int64_t word) {
    return law_text_of(book, book->words.items[word]);
}

static void put_number(struct case_maker *m, const struct law_fact *fact,
                       char *to, size_t room) {
    static const char *const numbers[] = {
        "0",     "1",     "2",      "4",      "10",     "29",
        "30",    "31",    "90",     "100",    "180",    "181",
        "365",   "366",   "4999",   "5000",   "377700", "5001",
        "15000", "60000", "500000", "500001", "4000001"};
    const char *number =
        numbers[random_below(&m->seed, sizeof numbers / sizeof numbers[0])];
    snprintf(to, room, "\"%s %s\"", number, law_unit_word(fact->unit));
}

static void put_country(struct case_maker *m, const struct hints *hints,
                        char *to) {
    static const char pool[] = "KPUSCNDEGBRUCHKRJPCAKPUS";
    if (hints->count > 0 && random_below(&m->seed, 2) == 0) {
        int64_t code = hints->items[random_below(&m->seed, hints->count)];
        snprintf(to, 8, "\"%c%c\"", (char)(code >> 8), (char)(code & 255));
        return;
    }
    snprintf(to, 8, "\"%.2s\"", pool + 2 * random_below(&m->seed, 12));
}

static void put_name(const struct rulebook *book, const struct law_about *about,
                     bool is_list, char *to, size_t room) {
    struct span name = law_name_of(book, about->name);
    snprintf(to, room, is_list ? "[\"%.*s\"]" : "\"%.*s\"", (int)name.length,
             name.bytes);
}

/* A member of a set of words, classes, programmes or activities. */
static void put_member(struct case_maker *m, const struct law_fact *fact,
                       const struct hints *hints, char *to, size_t room) {
    const struct rulebook *book = m->book;
    bool is_hint = hints->count > 0 && random_below(&m->seed, 3) > 0;
    int64_t hint =
        is_hint ? hints->items[random_below(&m->seed, hints->count)] : 0;
    struct span word;
    switch ((enum law_fact_type)fact->type) {
    case LAW_CLASSES:
        if (!is_hint) hint = random_below(&m->seed, book->classes.count);
        put_name(book, &book->classes.items[hint].about, true, to, room);
        return;
    case LAW_PROGRAMMES:
        if (!is_hint) hint = random_below(&m->seed, book->programmes.count);
        put_name(book, &book->programmes.items[hint].about, true, to, room);
        return;
    case LAW_IS_ACTIVITY:
        if (!is_hint) hint = random_below(&m->seed, book->activities.count);
        put_name(book, &book->activities.items[hint].about, false, to, room);
        return;
    case LAW_WORD:
    case LAW_WORDS:
    case LAW_YES_NO:
    case LAW_NUMBER:
    case LAW_DATE:
    case LAW_COUNTRY:
    case LAW_COUNTRIES:
    case LAW_HS: break;
    }
    if (!is_hint)
        hint = book->ids.items[fact->choices.first +
                               random_below(&m->seed, fact->choices.count)];
    word = word_text(book, hint);
    snprintf(to, room, fact->type == LAW_WORDS ? "[\"%.*s\"]" : "\"%.*s\"",
             (int)word.length, word.bytes);
}

static void put_value(struct case_maker *m, uint32_t index, char *to,
                      size_t room) {
    static const char *const codes[] = {"2701", "2701.12", "8471.30",
                                        "2709", "03",      "1006",
                                        "5001", "2601.11", "2710.12.31"};
    const struct law_fact *fact = &m->book->facts.items[index];
    const struct hints *hints = &m->hints[index];
    char day[DATE_TEXT_ROOM];
    switch ((enum law_fact_type)fact->type) {
    case LAW_YES_NO:
        snprintf(to, room, "%s", random_below(&m->seed, 2) ? "true" : "false");
        return;
    case LAW_NUMBER: put_number(m, fact, to, room); return;
    case LAW_DATE:
        day_print((day_number)(13300 + random_below(&m->seed, 7300)), day);
        snprintf(to, room, "\"%s\"", day);
        return;
    case LAW_COUNTRY:
    case LAW_COUNTRIES: put_country(m, hints, to); return;
    case LAW_HS:
        snprintf(to, room, "\"%s\"",
                 codes[random_below(&m->seed, sizeof codes / sizeof codes[0])]);
        return;
    case LAW_WORD:
    case LAW_WORDS:
    case LAW_IS_ACTIVITY:
    case LAW_PROGRAMMES:
    case LAW_CLASSES: put_member(m, fact, hints, to, room); return;
    }
}

/* ---- which facts --------------------------------------------------------- */

/* A citizen is a person, an incorporated party is none: a case that says
 * otherwise is refused. */
static bool fits_kind(struct span name, bool is_person) {
    return !span_is(name, is_person ? "party.incorporated" : "party.citizen");
}

static bool is_given(const struct random_case *c, uint32_t fact,
                     uint32_t item) {
    bool is_found = c->given_count == GIVEN_MOST; /* no room for more */
    for (size_t k = 0; k < c->given_count; k++)
        is_found |= c->given[k].fact == fact && c->given[k].item == item;
    return is_found;
}

static void give_fact(struct case_maker *m, struct random_case *c,
                      uint32_t fact) {
    const struct law_fact *f = &m->book->facts.items[fact];
    struct span name = law_name_of(m->book, f->about.name);
    if (span_is(name, "date") || span_is(name, "activity") ||
        (c->is_plain && span_is(name, "party.government-of")))
        return;
    uint32_t items = f->scope == LAW_OVER_CASE ? 1 : c->items[f->scope];
    for (uint32_t i = 0; i < items; i++) {
        if (is_given(c, fact, i) || random_below(&m->seed, 3) == 0) continue;
        bool is_person = f->scope == LAW_OVER_PARTY && c->is_person[i];
        if (f->scope == LAW_OVER_PARTY && !fits_kind(name, is_person)) continue;
        struct given_fact *given = &c->given[c->given_count++];
        given->fact = fact;
        given->item = i;
        put_value(m, fact, given->value, sizeof given->value);
        if (span_is(name, "party.type"))
            snprintf(given->value, sizeof given->value, "\"%s\"",
                     is_person ? "person" : "organization");
    }
}

static void give_node(struct case_maker *m, struct random_case *c,
                      uint32_t node) {
    if (node == LAW_NONE) return;
    const struct law_node *n = &m->book->nodes.items[node];
    if (n->op == LAW_AND || n->op == LAW_OR) {
        for (uint32_t i = 0; i < n->b; i++)
            give_node(m, c, m->book->ids.items[n->a + i]);
    } else if (n->op == LAW_NOT) {
        give_node(m, c, n->a);
    } else if (n->op == LAW_SOME || n->op == LAW_EVERY) {
        give_node(m, c, n->b);
    } else if (n->op >= LAW_HOLDS) {
        const struct law_fact *f = &m->book->facts.items[n->a];
        /* What defines it, the fact itself, or both. */
        if (f->holds_when == LAW_NONE || random_below(&m->seed, 4) == 0)
            give_fact(m, c, n->a);
        give_node(m, c, f->holds_when);
        give_node(m, c, f->applies_when);
    }
}

static void give_nexuses(struct case_maker *m, struct random_case *c,
                         struct law_list list) {
    for (uint32_t i = 0; i < list.count; i++)
        give_node(m, c,
                  m->book->nexuses.items[m->book->ids.items[list.first + i]]
                      .holds_when);
}

/* Mostly one since long ago; one in eight does not say since when. */
static const char *some_date(struct case_maker *m) {
    return random_below(&m->seed, 8) ? ", \"date\": \"2000-01-01\"" : "";
}

static void give_authorisation(struct case_maker *m, struct random_case *c,
                               uint32_t index) {
    const struct law_authorisation *a = &m->book->authorisations.items[index];
    struct span name = law_name_of(m->book, a->about.name);
    give_node(m, c, a->condition);
    give_nexuses(m, c, a->users);
    if (a->approval_by.count > 0 && random_below(&m->seed, 2))
        snprintf(c->approval, sizeof c->approval,
                 "{\"authorisation\": \"%.*s\"%s}", (int)name.length,
                 name.bytes, some_date(m));
}

/* ---- a case -------------------------------------------------------------- */

static day_number day_near(struct case_maker *m,
                           const struct law_dates *dates) {
    day_number first = 13344, day = dates->from; /* 2006-07-15 */
    uint32_t way = random_below(&m->seed, 6);
    if (way == 0) day -= 1;
    if (way >= 2) day += (day_number)random_below(&m->seed, 4000);
    if (way == 5 && dates->until != DAY_NONE)
        day = dates->until - (day_number)random_below(&m->seed, 2);
    return day < first ? first : day;
}

static uint32_t plain_activity(struct case_maker *m, uint64_t mask) {
    const struct rulebook *book = m->book;
    for (int tries = 0; tries < 1000; tries++) {
        uint32_t at = random_below(&m->seed, book->activities.count);
        if (law_mask(book->activities.items[at].includes)) continue;
        if (mask == 0 || mask >> at & 1) return at;
    }
    return 0;
}

void random_case_draw(struct case_maker *m, struct random_case *c) {
    const struct rulebook *book = m->book;
    memset(c, 0, sizeof *c);
    c->rule = random_below(&m->seed, book->rules.count);
    const struct law_rule *r = &book->rules.items[c->rule];
    c->activity = plain_activity(m, law_mask(r->activities));
    c->day = day_near(m, &r->dates);
    for (size_t i = 0; i < 2; i++)
        c->is_person[i] = random_below(&m->seed, 3) == 0;
    c->is_plain = random_below(&m->seed, 3) > 0;
    c->items[LAW_OVER_CASE] = 1;
    c->items[LAW_OVER_PARTY] = random_below(&m->seed, 3);
    c->items[LAW_OVER_GOODS] = random_below(&m->seed, 2);
    c->items[LAW_OVER_VESSEL] = random_below(&m->seed, 4) == 0;
    c->items[LAW_OVER_AIRCRAFT] = random_below(&m->seed, 6) == 0;
    give_nexuses(m, c, r->binds);
    give_node(m, c, r->condition);
    for (uint32_t i = 0; i < r->counts.count; i++)
        give_fact(m, c, book->ids.items[r->counts.first + i]);
    give_node(m, c, r->rebutted_when);
    if (r->authorisations.count > 0)
        give_authorisation(
            m, c,
            book->ids.items[r->authorisations.first +
                            random_below(&m->seed, r->authorisations.count)]);
    if (random_below(&m->seed, 8) == 0) {
        struct span id = law_name_of(book, r->about.name);
        snprintf(c->approval, sizeof c->approval,
                 "{\"authorisation\": \"us.ofac.specific-licence\"%s, "
                 "\"covers\": [\"%.*s\"]}",
                 some_date(m), (int)id.length, id.bytes);
    }
}

/* ---- as text ------------------------------------------------------------- */

static void put_fact_path(const struct case_maker *m,
                          const struct given_fact *given, char *to,
                          size_t room) {
    const struct law_fact *f = &m->book->facts.items[given->fact];
    struct span name = law_name_of(m->book, f->about.name);
    size_t dot = span_find(name, ".", 0);
    if (f->scope == LAW_OVER_PARTY || f->scope == LAW_OVER_GOODS)
        snprintf(to, room, "%.*s[%u]%.*s", (int)dot, name.bytes,
                 (unsigned)given->item, (int)(name.length - dot),
                 name.bytes + dot);
    else
        snprintf(to, room, "%.*s", (int)name.length, name.bytes);
}

/* ", KEY: [ENTRY, ENTRY]"; a plain case says that there is none. */
static size_t put_list(const struct random_case *c, uint32_t scope,
                       const char *entry, char *to, size_t room) {
    uint32_t count = c->items[scope];
    if (count == 0 && !c->is_plain) return 0;
    size_t at = (size_t)snprintf(to, room, ", \"%s\": [",
                                 scope == LAW_OVER_PARTY ? "parties" : "goods");
    for (uint32_t i = 0; i < count; i++)
        at +=
            (size_t)snprintf(to + at, room - at, "%s%s", i ? ", " : "", entry);
    return at + (size_t)snprintf(to + at, room - at, "]");
}

static size_t put_items(const struct random_case *c, char *to, size_t room) {
    bool has_ship = c->items[LAW_OVER_VESSEL] > 0;
    bool has_plane = c->items[LAW_OVER_AIRCRAFT] > 0;
    const char *none = c->is_plain ? "null" : "{}";
    size_t at = put_list(c, LAW_OVER_PARTY,
                         c->is_plain ? "{\"listed\": [], \"owners\": [], "
                                       "\"government_of\": \"none\"}"
                                     : "{}",
                         to, room);
    at += put_list(c, LAW_OVER_GOODS, "{}", to + at, room - at);
    if (has_ship || has_plane)
        at += (size_t)snprintf(to + at, room - at,
                               ", \"route\": {\"vessel\": %s, \"aircraft\": "
                               "%s}",
                               has_ship ? "{}" : none, has_plane ? "{}" : none);
    return at;
}

size_t random_case_write(const struct case_maker *m,
                         const struct random_case *c, size_t given_count,
                         char *to, size_t room) {
    struct span activity =
        law_name_of(m->book, m->book->activities.items[c->activity].about.name);
    char day[DATE_TEXT_ROOM], path[160];
    day_print(c->day, day);
    size_t at =
        (size_t)snprintf(to, room, "{\"date\": \"%s\", \"activity\": \"%.*s\"",
                         day, (int)activity.length, activity.bytes);
    at += put_items(c, to + at, room - at);
    if (c->approval[0])
        at += (size_t)snprintf(to + at, room - at, ", \"approvals\": [%s]",
                               c->approval);
    at += (size_t)snprintf(to + at, room - at, ", \"facts\": {");
    for (size_t i = 0; i < given_count; i++) {
        put_fact_path(m, &c->given[i], path, sizeof path);
        at += (size_t)snprintf(to + at, room - at, "%s\"%s\": %s",
                               i ? ", " : "", path, c->given[i].value);
    }
    return at + (size_t)snprintf(to + at, room - at, "}}");
}
