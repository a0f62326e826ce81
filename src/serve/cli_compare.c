/* cli_compare.c -- two records scored against each other, without a list.
 *
 *     interdict compare "KIM, Jong Un" "Kim Jong-eun" --type person
 *     interdict compare --input pairs.ndjson --output scores.ndjson
 *
 * A pair is one line in and one line out; a line that cannot be read is
 * answered with an error and makes the exit code 65.
 */
#include "serve/answer_output.h"
#include "serve/answer_rows.h"
#include "serve/asked_json.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"
#include "serve/report_json.h"
#include "serve/terminal.h"

#include <unistd.h>

struct pair {
    struct asked a, b;
    idt_comparison whole, names; /* names: of the names alone */
};

static idt_status compare(idt_comparer *comparer, struct pair *pair,
                          idt_error *error) {
    idt_query a = IDT_QUERY_INIT, b = IDT_QUERY_INIT;
    idt_status status = idt_compare(comparer, &pair->a.query, &pair->b.query,
                                    error, &pair->whole);
    pair->names = (idt_comparison){0};
    bool has_names = pair->a.query.name.length && pair->b.query.name.length;
    if (status || !has_names) return status;
    a.name = pair->a.query.name;
    b.name = pair->b.query.name;
    return idt_compare(comparer, &a, &b, error, &pair->names);
}

/* ---- evidence ---------------------------------------------------------------- */

/* One field that both sides have. */
struct pair_evidence {
    const char *field, *why;
    struct span a, b;
    double score, bits;
};

static bool evidence_of_fact(const struct pair *pair, size_t number,
                             struct pair_evidence *out) {
    const idt_query *a = &pair->a.query, *b = &pair->b.query;
    const struct {
        const char *field;
        idt_text a, b;
        uint32_t conflict;
    } facts[] = {
        {"birth", a->birth, b->birth, IDT_CONFLICT_BIRTH},
        {"country", a->country, b->country, IDT_CONFLICT_COUNTRY},
        {"type", text_of_string(a->type), text_of_string(b->type),
         IDT_CONFLICT_TYPE},
    };
    bool differ = (pair->whole.conflicts & facts[number].conflict) != 0;
    *out = (struct pair_evidence){facts[number].field,
                                  differ ? "differ" : "do not differ",
                                  span_of_text(facts[number].a),
                                  span_of_text(facts[number].b),
                                  differ ? 0.0 : 1.0,
                                  0.0};
    return out->a.length > 0 && out->b.length > 0;
}

/* The evidence of this number, 0 to 3; false when a side lacks the field. */
static bool pair_evidence_at(const struct pair *pair, size_t number,
                             struct pair_evidence *out) {
    if (number > 0) return evidence_of_fact(pair, number - 1, out);
    *out = (struct pair_evidence){"name",
                                  "words aligned",
                                  span_of_text(pair->a.query.name),
                                  span_of_text(pair->b.query.name),
                                  pair->names.score,
                                  pair->names.bits};
    return out->a.length > 0 && out->b.length > 0;
}
#define PAIR_EVIDENCES 4

/* ---- answers ------------------------------------------------------------------- */

static void pair_json(struct json_writer *json, struct span id,
                      const struct pair *pair) {
    struct pair_evidence evidence;
    json_open_object(json);
    if (id.bytes) {
        json_put_key(json, "id");
        json_put_text(json, id);
    }
    json_put_key(json, "score");
    score_json(json, pair->whole.score);
    json_put_key(json, "band");
    json_put_string(json, pair->whole.band);
    json_put_key(json, "bits");
    bits_json(json, pair->whole.bits);
    json_put_key(json, "conflicts");
    conflicts_json(json, pair->whole.conflicts);
    json_put_key(json, "evidence");
    json_open_array(json);
    for (size_t i = 0; i < PAIR_EVIDENCES; i++) {
        if (!pair_evidence_at(pair, i, &evidence)) continue;
        json_open_object(json);
        json_put_key(json, "field");
        json_put_string(json, evidence.field);
        json_put_key(json, "query");
        json_put_text(json, evidence.a);
        json_put_key(json, "listed");
        json_put_text(json, evidence.b);
        json_put_key(json, "score");
        score_json(json, evidence.score);
        json_put_key(json, "bits");
        bits_json(json, evidence.bits);
        json_put_key(json, "why");
        json_put_string(json, evidence.why);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
    json_end_line(json);
}

static void pair_text(struct terminal *to, const struct pair *pair) {
    struct pair_evidence evidence;
    bool is_strong = strcmp(pair->whole.band, "strong") == 0;
    bool is_weak = strcmp(pair->whole.band, "weak") == 0;
    terminal_style(to, is_strong ? STYLE_BAD
                       : is_weak ? STYLE_GOOD
                                 : STYLE_WARN);
    terminal_print(to, "%.2f %s", pair->whole.score, pair->whole.band);
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "\n");
    for (size_t i = 0; i < PAIR_EVIDENCES; i++) {
        if (!pair_evidence_at(pair, i, &evidence)) continue;
        terminal_print(to, "  %-8s %.2f  ", evidence.field, evidence.score);
        terminal_text(to, evidence.a);
        terminal_print(to, " ~ ");
        terminal_text(to, evidence.b);
        terminal_print(to, "  %s", evidence.why);
        if (i == 0) terminal_print(to, ", %.1f bits", evidence.bits);
        terminal_print(to, "\n");
    }
}

/* ---- one pair ------------------------------------------------------------------- */

static idt_status compare_once(const struct arguments *given,
                               idt_comparer *comparer, idt_error *error) {
    struct pair pair;
    struct terminal to =
        terminal_for(option_given(given, OPTION_OUTPUT) ? -1 : STDOUT_FILENO);
    struct span no_id = {NULL, 0};
    if (given->operands.count != 2)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "two names are compared; give both in quotes, or --input");
    idt_status status =
        option_refuse(given, OPTION_FORMAT, "goes with --input", error);
    if (status) return status;
    asked_clear(&pair.a);
    asked_clear(&pair.b);
    pair.a.query.name = text_of_string(given->operands.items[0]);
    pair.b.query.name = text_of_string(given->operands.items[1]);
    pair.a.query.type = pair.b.query.type = option_text(given, OPTION_TYPE);
    status = compare(comparer, &pair, error);
    if (status) return status;
    if (option_given(given, OPTION_JSON)) {
        struct json_writer json = json_writer_to(&to.bytes, JSON_COMPACT);
        pair_json(&json, no_id, &pair);
    } else {
        pair_text(&to, &pair);
    }
    status =
        answer_print_to(option_text(given, OPTION_OUTPUT), &to.bytes, error);
    terminal_release(&to);
    return status;
}

/* ---- many pairs ------------------------------------------------------------------ */

struct pair_batch {
    struct arena arena; /* of one row */
    idt_comparer *comparer;
};

static idt_status read_side(struct json row, const char *key,
                            struct pair_batch *batch, struct asked *side,
                            idt_error *error) {
    static const char *const keys[] = {"name",    "type",        "birth",
                                       "country", "identifiers", "address"};
    struct json object;
    idt_status status = json_object(row, key, JSON_REQUIRED, error, &object);
    if (!status)
        status =
            json_check_keys(object, keys, sizeof keys / sizeof *keys, error);
    if (!status) status = asked_json(object, &batch->arena, side, error);
    return status;
}

static idt_status read_pair(struct json row, struct pair_batch *batch,
                            struct pair *pair, struct span *id,
                            idt_error *error) {
    static const char *const keys[] = {"id", "type", "a", "b"};
    struct span type = {NULL, 0}, text;
    idt_status status = json_expect(row, JSON_OBJECT, error);
    if (!status) status = json_text(row, "id", JSON_REQUIRED, error, &text);
    if (!status) status = member_copy(row, "id", &batch->arena, id, error);
    if (!status) status = json_check_keys(row, keys, 4, error);
    if (!status) status = member_copy(row, "type", &batch->arena, &type, error);
    if (!status) status = read_side(row, "a", batch, &pair->a, error);
    if (!status) status = read_side(row, "b", batch, &pair->b, error);
    if (status) return status;
    if (!pair->a.query.type) pair->a.query.type = type.bytes;
    if (!pair->b.query.type) pair->b.query.type = type.bytes;
    return IDT_OK;
}

static idt_status answer_pair(void *context, const struct json_row *row,
                              struct byte_writer *to, struct span *id,
                              idt_error *error) {
    struct pair_batch *batch = context;
    struct json_document *document = NULL;
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    struct pair pair;
    arena_clear(&batch->arena);
    idt_status status =
        json_parse(row->text, at(row->source, row->line, 1), error, &document);
    if (!status)
        status = read_pair(json_root(document), batch, &pair, id, error);
    if (!status) status = compare(batch->comparer, &pair, error);
    if (!status) pair_json(&json, *id, &pair);
    json_free(document);
    return status;
}

static idt_status compare_many(const struct arguments *given,
                               idt_comparer *comparer, idt_error *error,
                               uint64_t *bad) {
    struct pair_batch batch = {.comparer = comparer};
    struct row_answering how = {.input = option_text(given, OPTION_INPUT),
                                .format = option_text(given, OPTION_FORMAT),
                                .output = option_text(given, OPTION_OUTPUT),
                                .noun = "pairs",
                                .context = &batch,
                                .answer = answer_pair};
    if (given->operands.count > 0)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "names and --input do not go together");
    arena_init(&batch.arena, 0);
    idt_status status = answer_rows(&how, error, bad);
    arena_release(&batch.arena);
    return status;
}

int run_compare(const struct arguments *given) {
    idt_error error = {0};
    idt_comparer *comparer = NULL;
    uint64_t bad = 0;
    idt_status status = idt_comparer_new(&error, &comparer);
    if (!status)
        status = idt_comparer_set_mode(comparer, mode_given(given), &error);
    if (!status)
        status = option_given(given, OPTION_INPUT)
                     ? compare_many(given, comparer, &error, &bad)
                     : compare_once(given, comparer, &error);
    idt_comparer_free(comparer);
    if (status) return tell_failure(status, &error);
    return exit_of_rows(bad, EXIT_NOTHING);
}
