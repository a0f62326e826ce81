/* screen_query.c -- a query checked, run, and its hits handed out. */
#include "api/screen_query.h"

#include "base/memory.h"
#include "record/country.h"

#include <math.h>

/* 0.7F is a little less than 0.7: seven digits, which a float holds, give the
 * number that was meant, so that bands and thresholds see it too. */
double score_told(float score) {
    return round((double)score * 1e7) / 1e7;
}

const char *band_of(double score) {
    return score >= 0.90 ? "strong" : score >= 0.70 ? "review" : "weak";
}

/* ---- what was asked ------------------------------------------------------------ */

static idt_status refuse(idt_error *error, const char *what, struct span text,
                         const char *remedy) {
    return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "%s '%.*s'; %s", what,
                (int)(text.length < 60 ? text.length : 60), text.bytes, remedy);
}

static idt_status parse_country(struct span text, char code[3],
                                idt_error *error) {
    const char *found = country_code(text);
    if (!found)
        return refuse(error, "unknown country", text,
                      "give an ISO 3166 code or an English name");
    memcpy(code, found, 3);
    return IDT_OK;
}

static idt_status parse_identifier(const idt_identifier *from,
                                   struct asked_identifier *to,
                                   idt_error *error) {
    struct span word = span_of(from->kind), value = span_of_text(from->value);
    if (!from->kind || !identifier_parse(word, &to->kind))
        return refuse(error, "unknown kind of identifier", word,
                      "known are imo, mmsi, bic, lei, iban, passport, "
                      "national-id, tax-id, registration, wallet, email ...");
    to->length = identifier_canonical(to->kind, value, to->canonical,
                                      sizeof to->canonical);
    if (to->length == 0 && value.length > sizeof to->canonical)
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "identifier '%.*s...' is over %zu bytes", 40, value.bytes,
                    sizeof to->canonical);
    if (to->length == 0)
        return refuse(error, "identifier without letter or digit", value,
                      "give its number");
    to->country[0] = 0;
    if (!from->country || !from->country[0]) return IDT_OK;
    return parse_country(span_of(from->country), to->country, error);
}

static idt_status parse_type(const char *type, enum party_type *out,
                             idt_error *error) {
    if (!type || !type[0]) return IDT_OK;
    if (party_type_parse(span_of(type), out)) return IDT_OK;
    return refuse(error, "unknown type", span_of(type),
                  "known are person organization vessel aircraft wallet "
                  "security address any");
}

static idt_status parse_address(struct span address, struct asked_address *room,
                                struct asked_facts *facts, idt_error *error) {
    if (address.length == 0) return IDT_OK;
    if (!asked_address_set(room, address))
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "address is over %d bytes or %d words", LIMIT_NAME_BYTES,
                    LIMIT_NAME_TOKENS);
    facts->address = room;
    return IDT_OK;
}

idt_status parse_facts(const idt_query *query, struct asked_address *room,
                       struct asked_facts *facts, idt_error *error) {
    struct span birth = span_trim(span_of_text(query->birth));
    struct span country = span_trim(span_of_text(query->country));
    memset(facts, 0, offsetof(struct asked_facts, identifiers));
    facts->identifier_count = 0;
    if (query->identifier_count > ASKED_IDENTIFIERS_MOST)
        return fail(error, IDT_OVER_LIMIT, NOWHERE,
                    "%zu identifiers are over the limit of %d",
                    query->identifier_count, ASKED_IDENTIFIERS_MOST);
    idt_status status = parse_type(query->type, &facts->type, error);
    if (!status && birth.length && !date_parse(birth, &facts->birth))
        status = refuse(error, "unreadable date of birth", birth,
                        "write it as 1984-01-08, 1984-01 or 1984");
    facts->has_birth = birth.length > 0;
    if (!status && country.length)
        status = parse_country(country, facts->country, error);
    facts->has_country = country.length > 0;
    if (!status)
        status = parse_address(span_trim(span_of_text(query->address)), room,
                               facts, error);
    for (size_t i = 0; !status && i < query->identifier_count; i++)
        status = parse_identifier(&query->identifiers[i],
                                  &facts->identifiers[i], error);
    facts->identifier_count = query->identifier_count;
    return status;
}

/* A number that its issuer cannot have given finds nobody, which would read
 * as "not listed"; one that a list has as it stands, wrong digit and all, is
 * looked up. */
static idt_status check_identifiers(const idt_screener *s,
                                    const idt_query *query, idt_error *error) {
    const struct asked_facts *facts = &s->screener.facts;
    for (size_t i = 0; i < facts->identifier_count; i++) {
        const struct asked_identifier *asked = &facts->identifiers[i];
        struct span canonical = {asked->canonical, asked->length};
        struct span value = span_of_text(query->identifiers[i].value);
        uint32_t first, end;
        if (identifier_check(asked->kind, canonical) != CHECK_FAILED) continue;
        identifier_range(&s->lists->index.identifiers,
                         identifier_hash(asked->kind, canonical), &first, &end);
        if (first < end) continue;
        return fail(error, IDT_BAD_DATA, NOWHERE,
                    "identifier '%.*s' can be no %s: its form or check digit "
                    "is wrong, and no list has it so",
                    (int)(value.length < 60 ? value.length : 60), value.bytes,
                    identifier_word(asked->kind));
    }
    return IDT_OK;
}

/* ---- screener -------------------------------------------------------------------- */

idt_status idt_screener_new(idt_lists *lists, const idt_screen_options *options,
                            idt_error *error, idt_screener **screener) {
    static const idt_screen_options common = IDT_SCREEN_OPTIONS_INIT;
    const idt_screen_options *o = options ? options : &common;
    if (!lists || !screener || o->size < sizeof *o)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no lists to screen");
    if (!(o->threshold <= 1.0))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "threshold must lie from 0 to 1");
    if (o->mode >= IDT_MODE_COUNT)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "unknown mode %u",
                    o->mode);
    struct idt_screener *made = memory_take_zeroed(1, sizeof *made);
    if (!made) return fail_memory(error);
    idt_status status = policy_default(&made->policy, error);
    if (o->policy) made->policy = o->policy->policy;
    struct screen_rules rules = {&made->policy,   (float)o->threshold,
                                 o->limit,        (enum screen_mode)o->mode,
                                 o->is_full_scan, o->is_primary_only};
    struct span names = o->lists ? span_of(o->lists) : SPAN_EMPTY;
    if (!status)
        status =
            screener_init(&made->screener, &lists->index, &rules, names, error);
    if (status) {
        memory_free(made);
        return status;
    }
    made->lists = idt_lists_ref(lists);
    *screener = made;
    return IDT_OK;
}

void idt_screener_free(idt_screener *screener) {
    if (!screener) return;
    screener_release(&screener->screener);
    growing_release(&screener->report.hits);
    byte_writer_release(&screener->why);
    idt_lists_free(screener->lists);
    memory_free(screener);
}

/* ---- report ---------------------------------------------------------------------- */

static idt_hit public_hit(const struct idt_screener *s,
                          const struct screen_hit *hit) {
    const struct word_index *words = &s->lists->index.words;
    idt_hit out;
    memset(&out, 0, sizeof out);
    out.entity = hit->record;
    out.score = score_told(hit->score);
    out.bits = (double)hit->bits;
    out.band = band_of(out.score);
    out.name_item =
        hit->name == UINT32_MAX ? UINT32_MAX : words->name_item[hit->name] >> 8;
    out.ambiguous = hit->ambiguous;
    out.conflicts = evidence_conflicts(&hit->evidence);
    return out;
}

idt_status idt_screen(idt_screener *screener, const idt_query *query,
                      idt_error *error, const idt_report **report) {
    if (!screener || !query || !report || query->size < sizeof *query)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no query");
    struct span name = span_trim(span_of_text(query->name));
    if (name.length == 0 && query->identifier_count == 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "neither a name nor an identifier to look for");
    if (utf8_check(name) != name.length)
        return fail(error, IDT_BAD_DATA, at(NULL, 1, utf8_check(name) + 1),
                    "name is not valid UTF-8");
    struct screener *s = &screener->screener;
    idt_status status =
        parse_facts(query, &screener->address, &s->facts, error);
    if (!status) status = check_identifiers(screener, query, error);
    if (!status && s->facts.has_birth)
        date_print(&s->facts.birth, screener->birth);
    if (!status) status = screener_run(s, name, error);
    if (status) return status;
    struct idt_report *r = &screener->report;
    r->screener = screener;
    growing_clear(&r->hits);
    for (size_t i = 0; i < s->hits.count; i++)
        if (!growing_add(&r->hits, public_hit(screener, &s->hits.items[i])))
            return fail_memory(error);
    r->total = s->total;
    *report = r;
    return IDT_OK;
}

uint32_t idt_report_count(const idt_report *report) {
    return (uint32_t)report->hits.count;
}

uint32_t idt_report_total(const idt_report *report) {
    return report->total;
}

const idt_hit *idt_report_hit(const idt_report *report, uint32_t i) {
    return i < report->hits.count ? &report->hits.items[i] : NULL;
}
