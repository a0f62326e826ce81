/* screen_case.c -- the one place where a hit becomes a fact.
 *
 *     party without `listed` --screen--> hits
 *        confirmed by an identifier or a full birth date   a fact
 *        any other                                         an unknown
 *        none                                              "not found on ..."
 *
 * Rows that only control exports or bar from contracts are no listing here: a
 * party on them is not blocked.
 */
#include "api/rules_inside.h"
#include "interdict.h"

#include "base/calendar_date.h"
#include "match/policy.h"

#define LISTING_MEASURES                                                       \
    (IDT_MEASURE_BLOCK | IDT_MEASURE_SECTORAL | IDT_MEASURE_CORRESPONDENT)

static idt_text text_of(struct span span) {
    return (idt_text){span.bytes ? span.bytes : "", span.length};
}

/* ---- one hit ------------------------------------------------------------- */

/* A whole date, however it is written: "10 Dec 1948". */
static bool is_one_day(idt_text text) {
    struct date_range range;
    return date_parse((struct span){text.bytes, text.length}, &range) &&
           range.first == range.last && !range.is_circa;
}

/* A second kind of evidence: an identifier, or the whole date of birth. */
static bool is_confirmed(const idt_report *report, uint32_t hit) {
    static const char *const weak[] = {"name", "country", "type", "address"};
    idt_evidence e;
    for (uint32_t i = 0; idt_report_evidence(report, hit, i, &e); i++) {
        bool is_weak = false;
        for (size_t k = 0; k < 4; k++)
            is_weak |= span_is(span_of(e.field), weak[k]);
        if (is_weak || e.score < 1.0) continue;
        if (!span_is(span_of(e.field), "birth")) return true;
        if (is_one_day(e.query) && is_one_day(e.listed)) return true;
    }
    return false;
}

static bool is_programme(const idt_item *item) {
    return span_is(span_of(item->kind), "program");
}

/* The record is the caller's to walk afterwards. */
static uint32_t count_programmes(idt_entity record) {
    uint32_t count = 0;
    idt_item item;
    while (idt_entity_item(&record, &item))
        count += is_programme(&item);
    return count;
}

/* Programmes and day of listing of a record. */
static idt_status read_record(struct idt_decider *d, idt_entity *entity,
                              struct listing *out, idt_error *error) {
    struct span *tags = arena_take(
        &d->found, (size_t)count_programmes(*entity) + 1, sizeof *tags);
    struct span id = arena_copy(&d->found, span_of(entity->id));
    idt_item item;
    if (!tags || !id.bytes) return fail_memory(error);
    *out = (struct listing){.entity = id,
                            .programmes = tags,
                            .since = DAY_NONE,
                            .published = DAY_NONE};
    while (idt_entity_item(entity, &item)) {
        if (is_programme(&item)) {
            struct span tag = arena_copy(
                &d->found, (struct span){item.text.bytes, item.text.length});
            if (!tag.bytes) return fail_memory(error);
            tags[out->programme_count++] = tag;
        }
        if (span_is(span_of(item.kind), "date") &&
            span_is(span_of(item.role), "listed") && item.has_date)
            (void)day_parse_iso(span_of(item.date), &out->since);
    }
    return IDT_OK;
}

static day_number published_on(const idt_lists *lists, const char *name) {
    idt_list list;
    for (uint32_t i = 0; !idt_lists_list(lists, i, &list); i++)
        if (strcmp(list.list, name) == 0) return list.published;
    return DAY_NONE;
}

static idt_status take_hit(struct idt_decider *d, const idt_report *report,
                           uint32_t number, struct case_hits *hits,
                           idt_error *error) {
    static const uint32_t wanted = LISTING_MEASURES;
    idt_entity entity;
    struct listing found;
    const idt_hit *hit = idt_report_hit(report, number);
    idt_status status = idt_entity_at(d->lists, hit->entity, &entity);
    if (status) return fail(error, status, NOWHERE, "a hit of no record");
    if (!(entity.measures & wanted)) return IDT_OK;
    status = read_record(d, &entity, &found, error);
    if (status) return status;
    found.published = published_on(d->lists, entity.list);
    found.is_hit = is_confirmed(report, number);
    struct listing *to;
    if (found.is_hit) {
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): the pointer is meant */
        memcpy(&to, &hits->sure, sizeof to);
        to[hits->sure_count++] = found;
    } else {
        /* NOLINTNEXTLINE(bugprone-sizeof-expression): the pointer is meant */
        memcpy(&to, &hits->maybe, sizeof to);
        to[hits->maybe_count++] = found;
    }
    return IDT_OK;
}

/* ---- one party ----------------------------------------------------------- */

static idt_status look_up(struct idt_decider *d,
                          const struct case_question *asked,
                          const idt_report **report, idt_error *error) {
    idt_identifier numbers[CASE_NUMBERS_ASKED];
    idt_query query = IDT_QUERY_INIT;
    for (uint32_t i = 0; i < asked->number_count; i++)
        numbers[i] = (idt_identifier){
            asked->numbers[i].kind, text_of(asked->numbers[i].value),
            asked->numbers[i].country[0] ? asked->numbers[i].country : NULL};
    query.name = text_of(asked->name);
    query.birth = text_of(asked->birth);
    query.type = asked->type;
    query.identifiers = numbers;
    query.identifier_count = asked->number_count;
    return idt_screen(d->screener, &query, error, report);
}

static idt_status screen_party(struct idt_decider *d, uint32_t i,
                               const struct case_question *asked,
                               idt_error *error) {
    struct case_hits hits = {NULL, NULL, 0, 0};
    const idt_report *report = NULL;
    arena_clear(&d->found);
    idt_status status = look_up(d, asked, &report, error);
    if (status) return status;
    uint32_t count = idt_report_count(report);
    hits.sure = arena_take(&d->found, (size_t)count + 1, sizeof *hits.sure);
    hits.maybe = arena_take(&d->found, (size_t)count + 1, sizeof *hits.maybe);
    if (!hits.sure || !hits.maybe) return fail_memory(error);
    for (uint32_t k = 0; !status && k < count; k++)
        status = take_hit(d, report, k, &hits, error);
    return status ? status : case_answer(d->decider, i, &hits, error);
}

/* ---- the lists ----------------------------------------------------------- */

static bool is_searched(const struct idt_decider *d, const char *list) {
    struct span rest = span_of(d->list_names);
    if (d->policy && !idt_policy_counts(d->policy, list)) return false;
    if (!d->list_names) return true;
    while (rest.bytes)
        if (span_is(span_trim(span_cut(&rest, ',')), list)) return true;
    return false;
}

static idt_status tell_lists(struct idt_decider *d, idt_error *error) {
    uint32_t all = idt_lists_count(d->lists), count = 0;
    struct searched_list *lists =
        arena_take(&d->found, all ? all : 1, sizeof *lists);
    if (!lists) return fail_memory(error);
    for (uint32_t i = 0; i < all; i++) {
        idt_list list;
        if (idt_lists_list(d->lists, i, &list) || !is_searched(d, list.list))
            continue;
        uint32_t stale = d->policy ? idt_policy_stale_days(d->policy, list.list)
                                   : POLICY_STALE_DAYS;
        lists[count++] =
            (struct searched_list){span_of(list.list), list.published, stale};
    }
    struct search_told told = {lists, count, d->is_builtin, d->is_capped};
    return case_searched(d->decider, &told, error);
}

idt_status screen_case(struct idt_decider *d, idt_error *error) {
    uint32_t count = case_asked_count(d->decider);
    bool has_asked = false;
    idt_status status = IDT_OK;
    for (uint32_t i = 0; !status && i < count; i++) {
        struct case_question asked;
        if (!case_asks(d->decider, i, &asked)) continue;
        status = screen_party(d, i, &asked, error);
        has_asked = true;
    }
    arena_clear(&d->found);
    return status || !has_asked ? status : tell_lists(d, error);
}
