/* explain.c -- see explain.h. */
#include "decide/explain.h"

#include "decide/quantities.h"

#include "base/bytes.h"

#include <stdio.h>

void add_line(struct lines *lines, struct span text) {
    if (text.length == 0) return;
    for (size_t i = 0; i < lines->count; i++)
        if (span_equals(lines->text[i], text)) return;
    if (lines->count == LINES_MOST) {
        lines->is_cut = true;
        return;
    }
    lines->text[lines->count++] = text;
}

/* A line to be written; one at a time, so that all share one buffer. */
static struct byte_writer *begin_line(struct decider *d) {
    growing_clear(&d->line.bytes);
    d->line.failed = false;
    return &d->line;
}

/* Moves what was written into the arena of the decision. */
static struct span keep_written(struct decider *d, struct byte_writer *from) {
    struct span kept = {NULL, 0};
    if (!from->failed) kept = arena_copy(&d->fresh, written(from));
    if (kept.bytes) return kept;
    d->is_out_of_memory = true;
    return SPAN_EMPTY;
}

static void put(struct byte_writer *to, const char *text) {
    write_bytes(to, text, strlen(text));
}
static void put_span(struct byte_writer *to, struct span text) {
    write_bytes(to, text.bytes, text.length);
}

/* ---- names --------------------------------------------------------------- */

struct span item_text(struct decider *d, uint32_t scope, uint32_t item) {
    if (scope == LAW_OVER_PARTY) return d->facts.parties[item].path;
    if (scope == LAW_OVER_GOODS) return d->facts.goods[item].path;
    if (scope == LAW_OVER_CASE) return SPAN_EMPTY;
    return d->facts.vessels[scope - LAW_OVER_VESSEL].path;
}

struct span fact_path(struct decider *d, uint32_t fact, uint32_t item) {
    const struct law_fact *f = &d->book->facts.items[fact];
    struct span from = law_text_of(d->book, f->read_from);
    struct span name = law_name_of(d->book, f->about.name);
    if (f->scope == LAW_OVER_CASE) return from.length ? from : name;
    struct span item_path = item_text(d, f->scope, item);
    struct span tail = from.length ? from : name;
    /* The last part of "parties[].role", all but the first of "party.x". */
    size_t cut = 0;
    for (size_t i = 0; i < tail.length; i++)
        if (tail.bytes[i] == '.' && (from.length || cut == 0)) cut = i + 1;
    size_t length = item_path.length + 1 + tail.length - cut;
    char *path = arena_take(&d->fresh, length, 1);
    if (!path) {
        d->is_out_of_memory = true;
        return SPAN_EMPTY;
    }
    memcpy(path, item_path.bytes, item_path.length);
    path[item_path.length] = '.';
    memcpy(path + item_path.length + 1, tail.bytes + cut, tail.length - cut);
    return (struct span){path, length};
}

struct span day_text(struct decider *d, day_number day) {
    char text[DATE_TEXT_ROOM];
    day_print(day, text);
    struct span kept = arena_copy(&d->fresh, span_of(text));
    if (kept.bytes) return kept;
    d->is_out_of_memory = true;
    return SPAN_EMPTY;
}

struct span amount_text(struct decider *d, struct law_amount amount) {
    struct byte_writer *to = begin_line(d);
    law_amount_print(d->book->numbers.items[amount.number], amount.unit, to);
    return keep_written(d, to);
}

/* ---- values -------------------------------------------------------------- */

static void put_country(struct byte_writer *to, uint32_t country) {
    char code[3] = {(char)(country >> 8), (char)(country & 255), 0};
    put(to, country ? code : "none");
}

static void put_hs(struct byte_writer *to, uint32_t hs) {
    char text[16];
    snprintf(text, sizeof text, "%0*u", (int)(hs >> 28),
             (unsigned)(hs & 0x0FFFFFFFu));
    put(to, text);
}

static void put_one(struct byte_writer *to, const struct decider *d,
                    const struct law_fact *fact, int64_t number) {
    uint32_t index = (uint32_t)number;
    char day[DATE_TEXT_ROOM];
    switch ((enum law_fact_type)fact->type) {
    case LAW_YES_NO: put(to, number ? "yes" : "no"); break;
    case LAW_NUMBER: law_amount_print(number, fact->unit, to); break;
    case LAW_DATE:
        day_print((day_number)number, day);
        put(to, day);
        break;
    case LAW_WORD:
    case LAW_WORDS:
        put_span(to, law_text_of(d->book, d->book->words.items[index]));
        break;
    case LAW_COUNTRY:
    case LAW_COUNTRIES: put_country(to, index); break;
    case LAW_HS: put_hs(to, index); break;
    case LAW_IS_ACTIVITY:
        put_span(to, law_name_of(d->book,
                                 d->book->activities.items[index].about.name));
        break;
    case LAW_PROGRAMMES:
        put_span(to, law_name_of(d->book,
                                 d->book->programmes.items[index].about.name));
        break;
    case LAW_CLASSES:
        put_span(
            to, law_name_of(d->book, d->book->classes.items[index].about.name));
        break;
    }
}

/* The truth of the i-th member asked for. */
static enum truth member_truth(const struct decider *d,
                               const struct law_fact *fact,
                               const struct value *value,
                               const struct law_node *n, uint32_t i) {
    size_t plane =
        fact->type == LAW_CLASSES && d->plane ? d->book->classes.count : 0;
    return (enum truth)value->as.truths[plane + d->book->ids.items[n->b + i]];
}

static bool has_members(const struct decider *d, const struct law_fact *fact,
                        const struct value *value, const struct law_node *n,
                        enum truth truth) {
    for (uint32_t i = 0; n->op == LAW_IN && i < n->c; i++)
        if (member_truth(d, fact, value, n, i) == truth) return true;
    return false;
}

#define MEMBERS_TOLD 4 /* of a set */

static void put_members(struct byte_writer *to, const struct decider *d,
                        const struct value *value, const struct law_node *n,
                        enum truth truth) {
    const struct law_fact *fact = &d->book->facts.items[n->a];
    unsigned count = 0;
    for (uint32_t i = 0; i < n->c; i++) {
        if (member_truth(d, fact, value, n, i) != truth) continue;
        if (count == MEMBERS_TOLD) {
            put(to, " or others");
            return;
        }
        put(to, count++ ? ", " : "");
        put_one(to, d, fact, d->book->ids.items[n->b + i]);
    }
}

/* " has coal", " may have coal", " has none of these". */
static void put_truths(struct byte_writer *to, const struct decider *d,
                       const struct law_fact *fact, const struct value *value,
                       const struct law_node *n) {
    static const enum truth found[] = {TRUTH_YES, TRUTH_UNKNOWN};
    static const char *const words[] = {" has ", " may have "};
    for (size_t k = 0; k < 2; k++) {
        if (!has_members(d, fact, value, n, found[k])) continue;
        put(to, words[k]);
        put_members(to, d, value, n, found[k]);
        return;
    }
    put(to, " has none of these");
}

static bool holds_truths(const struct law_fact *fact) {
    return fact->type == LAW_CLASSES || fact->type == LAW_PROGRAMMES;
}
static bool holds_list(const struct law_fact *fact) {
    return fact->type == LAW_COUNTRIES || fact->type == LAW_WORDS;
}

static void put_between(struct byte_writer *to, const struct law_fact *fact,
                        const struct between *ends) {
    bool is_bounded = ends->most != INT64_MAX;
    put(to, is_bounded ? " is between " : " is at least ");
    law_amount_print(ends->least, fact->unit, to);
    if (!is_bounded) return;
    put(to, " and ");
    law_amount_print(ends->most, fact->unit, to);
}

static void put_value(struct byte_writer *to, const struct decider *d,
                      const struct law_fact *fact, const struct value *value,
                      const struct law_node *n) {
    if (value->state == VALUE_BETWEEN) {
        put_between(to, fact, value->as.between);
        return;
    }
    if (value->state != VALUE_KNOWN && value->state != VALUE_OPEN) {
        put(to, " is not known");
        return;
    }
    if (holds_truths(fact)) {
        put_truths(to, d, fact, value, n);
        return;
    }
    put(to, holds_list(fact) ? " has " : " is ");
    if (!holds_list(fact)) {
        put_one(to, d, fact, value->as.number);
        return;
    }
    for (uint32_t i = 0; i < value->count; i++) {
        put(to, i ? ", " : "");
        put_one(to, d, fact, value->as.many[i]);
    }
    if (value->count == 0) put(to, "none");
}

/* What was asked, behind a value that is not it. */
static void put_asked(struct byte_writer *to, const struct decider *d,
                      const struct law_fact *fact, const struct law_node *n) {
    static const char *const words[] = {[LAW_AT_LEAST] = "at least ",
                                        [LAW_AT_MOST] = "at most ",
                                        [LAW_MORE] = "more than ",
                                        [LAW_LESS] = "less than "};
    if (n->op == LAW_HOLDS) return;
    put(to, ", not ");
    if (n->op == LAW_IN || n->op == LAW_BEGINS) {
        for (uint32_t i = 0; i < n->c && i < 8; i++) {
            put(to, i ? " or " : "");
            put_one(to, d, fact, d->book->ids.items[n->b + i]);
        }
        return;
    }
    put(to, words[n->op]);
    put_one(to, d, fact, d->book->numbers.items[n->b]);
}

static void put_reasons(struct byte_writer *to, struct decider *d,
                        const struct value *value) {
    bool is_missing = value->state == VALUE_UNKNOWN;
    unsigned count = 0;
    for (const struct reason *r = value->why; r && count < 6;
         r = r->next, count++) {
        put(to, count ? "; " : is_missing ? " (needs " : " (");
        if (r->fact == LAW_NONE) {
            put_span(to, r->text);
            continue;
        }
        const struct law_fact *fact = &d->book->facts.items[r->fact];
        const struct value *of = fact_value(d, r->fact, r->item);
        static const struct law_node nothing = {.op = LAW_YES};
        put_span(to, fact_path(d, r->fact, r->item));
        if (!is_missing && !holds_truths(fact))
            put_value(to, d, fact, of, &nothing);
    }
    if (count > 0) put(to, ")");
}

/* ---- leaves -------------------------------------------------------------- */

static bool is_defined(const struct law_fact *fact, const struct value *value) {
    return fact->holds_when != LAW_NONE && value->source == FROM_RULEBOOK;
}

static void explain_leaf(struct decider *d, const struct law_node *n,
                         uint32_t item, enum truth truth, struct lines *lines) {
    const struct law_fact *fact = &d->book->facts.items[n->a];
    const struct value *value = fact_value(d, n->a, item);
    struct byte_writer *to = begin_line(d);
    if (fact->applies_when != LAW_NONE &&
        node_truth(d, fact->applies_when, item) == TRUTH_NO) {
        explain_node(d, fact->applies_when, item, lines);
        return;
    }
    if (is_defined(fact, value)) {
        explain_node(d, fact->holds_when, item, lines);
        return;
    }
    if (value->source == FROM_OTHERWISE)
        put_span(to, fact_path(d, fact->otherwise, item));
    else
        put_span(to, fact_path(d, n->a, item));
    put_value(to, d, fact, value, n);
    if (truth == TRUTH_NO && value->state == VALUE_KNOWN)
        put_asked(to, d, fact, n);
    put_reasons(to, d, value);
    add_line(lines, keep_written(d, to));
}

/* ---- nodes --------------------------------------------------------------- */

static void explain_parts(struct decider *d, const struct law_node *n,
                          uint32_t item, enum truth truth,
                          struct lines *lines) {
    /* All parts show a yes of `and` and a no of `or`; one the others. */
    bool needs_all = (n->op == LAW_AND) == (truth == TRUTH_YES);
    for (uint32_t i = 0; i < n->b; i++) {
        uint32_t child = d->book->ids.items[n->a + i];
        if (node_truth(d, child, item) != truth) continue;
        explain_node(d, child, item, lines);
        if (!needs_all && truth != TRUTH_UNKNOWN) return;
    }
}

#define ITEMS_TOLD 3 /* of many that say the same */

static void explain_items(struct decider *d, const struct law_node *n,
                          enum truth truth, struct lines *lines) {
    static const char *const words[] = {[LAW_OVER_PARTY] = "party",
                                        [LAW_OVER_GOODS] = "goods line",
                                        [LAW_OVER_VESSEL] = "vessel",
                                        [LAW_OVER_AIRCRAFT] = "aircraft"};
    bool needs_all = (n->op == LAW_EVERY) == (truth == TRUTH_YES);
    uint32_t told = 0, count = d->facts.items[n->a];
    for (uint32_t i = 0; i < count && told < ITEMS_TOLD; i++) {
        if (node_truth(d, n->b, i) != truth) continue;
        explain_node(d, n->b, i, lines);
        told++;
        if (!needs_all && truth != TRUTH_UNKNOWN) return;
    }
    if (told > 0) return;
    if (d->facts.is_open[n->a])
        add_line(lines, fresh_print(d, "no %s is told of", words[n->a]));
    else
        add_line(lines, fresh_print(d, "there is no %s", words[n->a]));
}

static void explain_named(struct decider *d, const struct law_node *n,
                          enum truth truth, struct lines *lines) {
    const struct rulebook *book = d->book;
    const char *end = truth == TRUTH_YES  ? ""
                      : truth == TRUTH_NO ? " not"
                                          : " perhaps";
    struct span name = SPAN_EMPTY;
    if (n->op == LAW_ALIVE)
        name = law_name_of(book, book->instruments.items[n->a].about.name);
    if (n->op == LAW_DONE)
        name = law_name_of(book, book->acts.items[n->a].about.name);
    if (n->op == LAW_APPROVED)
        name = law_name_of(book, book->authorisations.items[n->a].about.name);
    if (name.length == 0) return;
    add_line(lines,
             fresh_print(d, "%.*s is%s %s", (int)name.length, name.bytes, end,
                         n->op == LAW_ALIVE  ? "in force"
                         : n->op == LAW_DONE ? "done"
                                             : "approved in this case"));
}

void explain_node(struct decider *d, uint32_t node, uint32_t item,
                  struct lines *lines) {
    const struct law_node *n = &d->book->nodes.items[node];
    enum truth truth = node_truth(d, node, item);
    switch ((enum law_op)n->op) {
    case LAW_AND:
    case LAW_OR: explain_parts(d, n, item, truth, lines); break;
    case LAW_NOT: explain_node(d, n->a, item, lines); break;
    case LAW_SOME:
    case LAW_EVERY: explain_items(d, n, truth, lines); break;
    case LAW_ALIVE:
    case LAW_DONE:
    case LAW_APPROVED: explain_named(d, n, truth, lines); break;
    case LAW_HOLDS:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS: explain_leaf(d, n, item, truth, lines); break;
    case LAW_YES:
    case LAW_IMPLEMENTED:
    case LAW_OP_COUNT: break;
    }
}

/* ---- caps ---------------------------------------------------------------- */

static void explain_count(struct decider *d, const struct law_rule *r,
                          const struct law_cap *cap, uint32_t index,
                          struct lines *lines) {
    uint32_t fact = d->book->ids.items[r->counts.first + index];
    const struct law_fact *f = &d->book->facts.items[fact];
    const struct value *value = fact_value(d, fact, 0);
    static const struct law_node nothing = {.op = LAW_YES};
    const struct law_amount most =
        law_units_match(cap->most.unit, f->unit) ? cap->most : cap->or_most;
    struct byte_writer *to = begin_line(d);
    if (!law_units_match(most.unit, f->unit)) return;
    put_span(to, fact_path(d, fact, 0));
    put_value(to, d, f, value, &nothing);
    put_reasons(to, d, value);
    put(to, "; the cap is ");
    law_amount_print(d->book->numbers.items[most.number], most.unit, to);
    put(to, " a ");
    put(to, law_period_word(cap->period));
    if (r->stop_at.count > 0) {
        put(to, ", all stops at ");
        law_amount_print(
            d->book->numbers.items[d->book->ids.items[r->stop_at.first]],
            law_unit(SPAN_OF("percent")), to);
    }
    add_line(lines, keep_written(d, to));
}

void explain_cap(struct decider *d, uint32_t rule, struct lines *lines) {
    const struct law_rule *r = &d->book->rules.items[rule];
    for (uint32_t c = 0; c < r->caps.count; c++) {
        const struct law_cap *cap = &d->book->caps.items[r->caps.first + c];
        struct law_dates dates = {cap->from, 0, cap->until};
        for (uint32_t i = 0;
             law_dates_cover(&dates, d->day) && i < r->counts.count; i++)
            explain_count(d, r, cap, i, lines);
    }
}

/* ---- who is bound -------------------------------------------------------- */

void explain_binding(struct decider *d, uint32_t rule, struct lines *lines) {
    struct lines why = {.count = 0};
    uint32_t nexus, item;
    struct standpoint old = stand_at(d, rule);
    (void)rule_binds(d, rule, &nexus, &item);
    if (nexus != LAW_NONE) {
        const struct law_nexus *of = &d->book->nexuses.items[nexus];
        struct span name = law_name_of(d->book, of->about.name);
        struct span who = of->over == LAW_OVER_CASE || item == LAW_NONE
                              ? SPAN_OF("the case")
                              : item_text(d, of->over, item);
        if (of->over == LAW_OVER_CASE || item != LAW_NONE)
            explain_node(d, of->holds_when,
                         of->over == LAW_OVER_CASE ? 0 : item, &why);
        add_line(lines, fresh_print(d, "%.*s: %.*s%s%.*s", (int)who.length,
                                    who.bytes, (int)name.length, name.bytes,
                                    why.count ? ", " : "",
                                    why.count ? (int)why.text[0].length : 0,
                                    why.count ? why.text[0].bytes : ""));
    }
    stand_back(d, old);
}

/* ---- why an authorisation fails ------------------------------------------ */

static void explain_dates(struct decider *d, const struct law_dates *dates,
                          struct lines *lines) {
    if (dates_in_force(d, dates) == TRUTH_YES) return;
    struct span day = day_text(d, d->day), from = day_text(d, dates->from);
    if (d->day < dates->from)
        add_line(lines, fresh_print(d, "in force from %.*s%s; the day is %.*s",
                                    (int)from.length, from.bytes,
                                    dates->start_unknown
                                        ? " at the latest, its first day is "
                                          "not on file"
                                        : "",
                                    (int)day.length, day.bytes));
    else {
        struct span until = day_text(d, dates->until);
        add_line(lines, fresh_print(d, "ended on %.*s; the day is %.*s",
                                    (int)until.length, until.bytes,
                                    (int)day.length, day.bytes));
    }
}

/* The first nexus stands for all; their titles say who they are. */
static void explain_users(struct decider *d, const struct law_authorisation *a,
                          bool has_failed, struct lines *lines) {
    uint32_t nexus, item;
    enum truth fit = users_fit(d, a, &nexus, &item);
    if (fit == TRUTH_YES || (has_failed && fit == TRUTH_UNKNOWN)) return;
    if (fit == TRUTH_UNKNOWN && nexus != LAW_NONE) {
        const struct law_nexus *of = &d->book->nexuses.items[nexus];
        if (of->over == LAW_OVER_CASE || item != LAW_NONE)
            explain_node(d, of->holds_when, item == LAW_NONE ? 0 : item, lines);
        return;
    }
    struct byte_writer *to = begin_line(d);
    put(to, "nobody in the case is of those who may use it: ");
    for (uint32_t i = 0; i < a->users.count; i++) {
        uint32_t of = d->book->ids.items[a->users.first + i];
        put(to, i ? "; " : "");
        put_span(to,
                 law_text_of(d->book, d->book->nexuses.items[of].about.title));
    }
    add_line(lines, keep_written(d, to));
}

/* Lines that are not as they should be.  Where one is wrong for sure, those
 * that are only unknown say nothing. */
static void explain_lines(struct decider *d, struct law_list nodes,
                          enum truth good, bool has_failed,
                          struct lines *lines) {
    for (uint32_t i = 0; i < nodes.count; i++) {
        uint32_t node = d->book->ids.items[nodes.first + i];
        enum truth truth = node_truth(d, node, 0);
        if (truth == good || (has_failed && truth == TRUTH_UNKNOWN)) continue;
        explain_node(d, node, 0, lines);
    }
}

static void explain_approval(struct decider *d, uint32_t authorisation,
                             struct lines *lines) {
    const struct law_authorisation *a =
        &d->book->authorisations.items[authorisation];
    uint32_t given = approval_of(d, authorisation);
    if (a->approval_by.count == 0) return;
    if (given != LAW_NONE) {
        const struct span path = d->facts.approvals[given].path;
        if (approval_in_force(d, given) == TRUTH_UNKNOWN)
            add_line(lines, fresh_print(d, "%.*s.date is not known",
                                        (int)path.length, path.bytes));
        return;
    }
    struct byte_writer *to = begin_line(d);
    put(to, "needs an approval by ");
    for (uint32_t i = 0; i < a->approval_by.count; i++) {
        uint32_t actor = d->book->ids.items[a->approval_by.first + i];
        put(to, i ? " or " : "");
        put_span(to,
                 law_name_of(d->book, d->book->actors.items[actor].about.name));
    }
    put(to, "; the case has none");
    add_line(lines, keep_written(d, to));
}

/* A licence that holds and yet does not say, or says otherwise, what for. */
static void explain_cover(struct decider *d, uint32_t authorisation,
                          struct lines *lines) {
    uint32_t index = approval_of(d, authorisation);
    if (index == LAW_NONE || lines->count > 0) return;
    const struct approval *approval = &d->facts.approvals[index];
    add_line(lines,
             fresh_print(d,
                         approval->cover_count
                             ? "%.*s.covers does not name this rule"
                             : "%.*s.covers is not known",
                         (int)approval->path.length, approval->path.bytes));
}

static void work_out_failure(struct decider *d, uint32_t authorisation,
                             struct lines *lines) {
    const struct law_authorisation *a =
        &d->book->authorisations.items[authorisation];
    struct standpoint old = {d->rule, d->plane};
    d->rule = LAW_NONE;
    d->plane = a->jurisdiction == d->plan->order_eu;
    explain_dates(d, &a->dates, lines);
    if (a->rests_on != LAW_NONE && node_truth(d, a->rests_on, 0) != TRUTH_YES)
        explain_node(d, a->rests_on, 0, lines);
    bool has_failed = holds_but_approval(d, authorisation) == TRUTH_NO;
    explain_users(d, a, has_failed, lines);
    explain_lines(d, a->when, TRUTH_YES, has_failed, lines);
    explain_lines(d, a->unless, TRUTH_NO, has_failed, lines);
    explain_approval(d, authorisation, lines);
    explain_cover(d, authorisation, lines);
    stand_back(d, old);
}

/* The same for every rule that it reaches, so it is worked out once. */
void explain_failure(struct decider *d, uint32_t authorisation,
                     struct lines *lines) {
    struct lines **kept = &d->failures[authorisation];
    if (*kept) {
        *lines = **kept;
        return;
    }
    work_out_failure(d, authorisation, lines);
    *kept = arena_take(&d->fresh, 1, sizeof **kept);
    if (*kept)
        **kept = *lines;
    else
        d->is_out_of_memory = true;
}
