/* report_json.c -- results, evidence and errors as JSON. */
#include "serve/report_json.h"

#include "serve/engine_text.h"
#include "serve/entity_json.h"
#include "serve/exit_codes.h"

#include <math.h>

/* ---- numbers and words ------------------------------------------------------ */

#define SCORE_DIGITS 4
#define SCORE_SCALE  10000.0
/* In units of the last digit: keeps 0.98 from being cut to 0.9799 when it
 * was once a float. */
#define SCORE_GRAIN  0.01

void score_json(struct json_writer *json, double score) {
    int64_t number = (int64_t)floor(score * SCORE_SCALE + SCORE_GRAIN);
    unsigned digits = SCORE_DIGITS;
    for (; digits > 2 && number % 10 == 0; digits--)
        number /= 10;
    json_put_decimal(json, number, digits);
}

void bits_json(struct json_writer *json, double bits) {
    json_put_decimal(json, (int64_t)lround(bits * 10.0), 1);
}

const char *conflict_word(uint32_t conflicts) {
    static const struct {
        uint32_t bit;
        const char *word;
    } words[] = {{IDT_CONFLICT_BIRTH, "birth"},
                 {IDT_CONFLICT_COUNTRY, "country"},
                 {IDT_CONFLICT_TYPE, "type"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (conflicts & words[i].bit) return words[i].word;
    return "";
}

void conflicts_json(struct json_writer *json, uint32_t conflicts) {
    json_open_array(json);
    for (; conflicts; conflicts &= conflicts - 1)
        json_put_string(json, conflict_word(conflicts));
    json_close_array(json);
}

/* ---- the query ---------------------------------------------------------------- */

static void text_member(struct json_writer *json, const char *key,
                        idt_text text) {
    if (text.length == 0) return;
    json_put_key(json, key);
    json_put_text(json, span_of_text(text));
}

static void identifiers_member(struct json_writer *json,
                               const idt_query *query) {
    json_put_key(json, "identifiers");
    json_open_array(json);
    for (size_t i = 0; i < query->identifier_count; i++) {
        const idt_identifier *identifier = &query->identifiers[i];
        json_open_object(json);
        json_put_key(json, "kind");
        json_put_string(json, identifier->kind);
        text_member(json, "value", identifier->value);
        text_member(json, "country", text_of_string(identifier->country));
        json_close_object(json);
    }
    json_close_array(json);
}

static void query_json(struct json_writer *json, const idt_query *query) {
    json_open_object(json);
    text_member(json, "name", query->name);
    text_member(json, "type", text_of_string(query->type));
    text_member(json, "birth", query->birth);
    text_member(json, "country", query->country);
    text_member(json, "address", query->address);
    if (query->identifier_count > 0) identifiers_member(json, query);
    json_close_object(json);
}

/* ---- results ------------------------------------------------------------------ */

static void evidence_json(struct json_writer *json, const idt_report *report,
                          uint32_t hit) {
    idt_evidence evidence;
    json_put_key(json, "evidence");
    json_open_array(json);
    for (uint32_t i = 0; idt_report_evidence(report, hit, i, &evidence); i++) {
        json_open_object(json);
        json_put_key(json, "field");
        json_put_string(json, evidence.field);
        json_put_key(json, "query");
        json_put_text(json, span_of_text(evidence.query));
        json_put_key(json, "listed");
        json_put_text(json, span_of_text(evidence.listed));
        json_put_key(json, "score");
        score_json(json, evidence.score);
        json_put_key(json, "bits");
        bits_json(json, evidence.bits);
        json_put_key(json, "why");
        json_put_string(json, evidence.why);
        json_close_object(json);
    }
    json_close_array(json);
}

static idt_status hit_json(struct json_writer *json,
                           const struct search *search,
                           const idt_report *report, uint32_t number) {
    const idt_hit *hit = idt_report_hit(report, number);
    idt_entity entity;
    idt_item name;
    idt_status status = idt_entity_at(search->lists, hit->entity, &entity);
    if (status) return status;
    json_open_object(json);
    json_put_key(json, "score");
    score_json(json, hit->score);
    json_put_key(json, "band");
    json_put_string(json, hit->band);
    json_put_key(json, "matched");
    if (entity_item_at(&entity, hit->name_item, &name))
        json_put_text(json, span_of_text(name.text));
    else
        json_put_null(json);
    json_put_key(json, "ambiguous");
    json_put_integer(json, hit->ambiguous);
    json_put_key(json, "conflicts");
    conflicts_json(json, hit->conflicts);
    json_put_key(json, "entity");
    entity_json(json, &entity);
    evidence_json(json, report, number);
    json_close_object(json);
    return IDT_OK;
}

/* What stands in every answer of one search. */
static void setup_members(struct json_writer *json,
                          const struct search *search) {
    json_put_key(json, "snapshot");
    json_put_raw(json, search->snapshot);
    json_put_key(json, "config");
    json_put_raw(json, search->config);
    json_put_key(json, "engine");
    json_put_string(json, idt_version());
    json_put_key(json, "threshold");
    score_json(json, search->threshold);
}

idt_status report_setup(struct search *search, idt_error *error) {
    struct byte_writer bytes = {0};
    struct json_writer json = json_writer_to(&bytes, JSON_COMPACT);
    json_open_object(&json);
    setup_members(&json, search);
    search->members = arena_copy(&search->arena, written(&bytes));
    bool is_whole = !bytes.failed && search->members.bytes;
    byte_writer_release(&bytes);
    if (!is_whole) return fail_memory(error);
    search->members.bytes++; /* behind the brace */
    search->members.length--;
    return IDT_OK;
}

idt_status report_json(struct json_writer *json, const struct search *search,
                       struct span id, const idt_query *query,
                       const idt_report *report) {
    uint32_t count = idt_report_count(report), total = idt_report_total(report);
    idt_status status = IDT_OK;
    json_open_object(json);
    if (id.bytes) {
        json_put_key(json, "id");
        json_put_text(json, id);
    }
    json_put_key(json, "query");
    query_json(json, query);
    if (json->layout == JSON_COMPACT)
        json_put_members(json, search->members);
    else
        setup_members(json, search);
    json_put_key(json, "truncated");
    json_put_bool(json, total > count);
    json_put_key(json, "total");
    json_put_integer(json, total);
    json_put_key(json, "results");
    json_open_array(json);
    for (uint32_t i = 0; !status && i < count; i++)
        status = hit_json(json, search, report, i);
    json_close_array(json);
    json_close_object(json);
    return status;
}

void error_json(struct json_writer *json, struct span id,
                const idt_error *error) {
    json_open_object(json);
    json_put_key(json, "id");
    if (id.bytes)
        json_put_text(json, id);
    else
        json_put_null(json);
    json_put_key(json, "error");
    json_open_object(json);
    json_put_key(json, "code");
    json_put_string(json, status_word(error->status));
    json_put_key(json, "message");
    json_put_string(json, error->message);
    json_put_key(json, "line");
    if (error->line)
        json_put_integer(json, error->line);
    else
        json_put_null(json);
    json_close_object(json);
    json_close_object(json);
}

void row_error_json(struct byte_writer *to, struct span id,
                    const idt_error *error, size_t line) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    idt_error told = *error;
    told.line = (uint32_t)line;
    error_json(&json, id.length > 0 ? id : (struct span){NULL, 0}, &told);
    json_end_line(&json);
}
