/* update_print.c -- the table of sources and the results, for people and JSON.
 *
 *     un-sc        updated    1 file, 1893412 bytes
 *     eu-fsf       left-out   needs your token in the environment variable ...
 *     gb-fcdo      failed     uk_sanctions_list.csv: the server answered 503
 *
 * Addresses are told without tokens.
 */
#include "serve/update_print.h"

#include "base/json_write.h"

static const enum text_style RESULT_STYLES[] = {
    [UPDATE_NEW] = STYLE_GOOD,      [UPDATE_UNCHANGED] = STYLE_PLAIN,
    [UPDATE_LEFT_OUT] = STYLE_WARN, [UPDATE_UNAVAILABLE] = STYLE_BAD,
    [UPDATE_REFUSED] = STYLE_BAD,
};

static void put_string(struct json_writer *json, const char *key,
                       const char *text) {
    json_put_key(json, key);
    json_put_string(json, text);
}

/* ---- the table ------------------------------------------------------------- */

static void table_row_json(const struct update_source *source,
                           const struct update_file *file,
                           struct terminal *to) {
    struct json_writer json = json_writer_to(&to->bytes, JSON_COMPACT);
    json_open_object(&json);
    put_string(&json, "source", source->id);
    put_string(&json, "list", source->list);
    put_string(&json, "file", file->file);
    put_string(&json, "url", file->url);
    put_string(&json, "kind", file->kind);
    put_string(&json, "token", file->token_name);
    json_put_key(&json, "most_bytes");
    json_put_integer(&json, (int64_t)file->most_bytes);
    put_string(&json, "tried", file->tried);
    json_close_object(&json);
    json_end_line(&json);
}

static void table_row_text(const struct update_source *source,
                           const struct update_file *file,
                           struct terminal *to) {
    terminal_cell(to, span_of(source->id), 22);
    terminal_cell(to, span_of(file->kind), 22);
    terminal_text(to, span_of(file->url));
    if (file->token_name)
        terminal_print(to, "  (token in %s)", file->token_name);
    if (file->tried[0]) terminal_print(to, "  %s", file->tried);
    terminal_print(to, "\n");
}

void update_print_table(const struct update_plan *plan, bool is_json,
                        struct terminal *to) {
    for (size_t i = 0; i < plan->sources.count; i++) {
        const struct update_source *source = &plan->sources.items[i];
        for (size_t f = 0; f < source->count; f++) {
            const struct update_file *file =
                &plan->files.items[source->first + f];
            if (is_json)
                table_row_json(source, file, to);
            else
                table_row_text(source, file, to);
        }
    }
}

/* ---- the results ----------------------------------------------------------- */

static void put_file(struct json_writer *json, const struct update_file *file) {
    json_open_object(json);
    put_string(json, "file", file->file);
    put_string(json, "url", file->url);
    json_put_key(json, "new");
    json_put_bool(json, file->is_new);
    put_string(json, "sha256", file->has_held ? file->held.sum : NULL);
    json_put_key(json, "bytes");
    if (file->has_held)
        json_put_integer(json, (int64_t)file->held.bytes);
    else
        json_put_null(json);
    json_close_object(json);
}

static void put_source(struct json_writer *json, const struct update_plan *plan,
                       const struct update_source *source) {
    json_open_object(json);
    put_string(json, "source", source->id);
    put_string(json, "list", source->list);
    put_string(json, "result", update_result_word(source->result));
    put_string(json, "reason", source->reason[0] ? source->reason : NULL);
    json_put_key(json, "files");
    json_open_array(json);
    for (size_t f = 0; f < source->count; f++)
        put_file(json, &plan->files.items[source->first + f]);
    json_close_array(json);
    json_close_object(json);
}

static void put_built(struct json_writer *json,
                      const struct update_report *report) {
    put_string(json, "snapshot", report->built ? report->built->sum : NULL);
    put_string(json, "file", report->built ? report->out : NULL);
    json_put_key(json, "records");
    json_put_integer(json, report->built ? report->built->records : 0);
}

static void results_json(const struct update_plan *plan,
                         const struct update_report *report,
                         struct terminal *to) {
    struct json_writer json = json_writer_to(&to->bytes, JSON_COMPACT);
    json_open_object(&json);
    put_built(&json, report);
    json_put_key(&json, "sources");
    json_open_array(&json);
    for (size_t i = 0; i < plan->sources.count; i++)
        put_source(&json, plan, &plan->sources.items[i]);
    json_close_array(&json);
    json_close_object(&json);
    json_end_line(&json);
}

static void source_text(const struct update_plan *plan,
                        const struct update_source *source,
                        struct terminal *to) {
    uint64_t bytes = 0;
    for (size_t f = 0; f < source->count; f++)
        bytes += plan->files.items[source->first + f].held.bytes;
    terminal_cell(to, span_of(source->id), 22);
    terminal_style(to, RESULT_STYLES[source->result]);
    terminal_cell(to, span_of(update_result_word(source->result)), 11);
    terminal_style(to, STYLE_PLAIN);
    if (source->reason[0])
        terminal_text(to, span_of(source->reason));
    else
        terminal_print(to, "%zu %s, %llu bytes", source->count,
                       source->count == 1 ? "file" : "files",
                       (unsigned long long)bytes);
    terminal_print(to, "\n");
}

void update_print_results(const struct update_plan *plan,
                          const struct update_report *report, bool is_json,
                          struct terminal *to) {
    if (is_json) {
        results_json(plan, report, to);
        return;
    }
    for (size_t i = 0; i < plan->sources.count; i++)
        source_text(plan, &plan->sources.items[i], to);
    if (!report->built) {
        terminal_print(to, "no snapshot was built\n");
        return;
    }
    terminal_print(to, "wrote ");
    terminal_text(to, span_of(report->out));
    terminal_print(to, ", %u records, %u names, %s\n", report->built->records,
                   report->built->names, report->built->sum);
}
