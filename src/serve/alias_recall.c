/* alias_recall.c -- one walk over the records, one query an alias.
 *
 * A record of several programs counts for each of them.  One thread: twenty
 * thousand aliases take a few seconds.
 */
#include "serve/alias_recall.h"

#include "serve/answer_output.h"
#include "serve/evaluation.h"

#include "base/json_write.h"

#include <math.h>
#include <stdlib.h>

static const char HEADER[] = "alias,role,record,primary,rank,score\n";

/* ---- the tallies ------------------------------------------------------------ */

/* What one query gave: the place of its own record, 0 when it is not there. */
struct alias_answer {
    uint32_t rank, hits;
    double score;
};

static void count(struct alias_tally *tally,
                  const struct alias_answer *answer) {
    tally->asked++;
    tally->first += answer->rank == 1;
    tally->found += answer->rank > 0;
    tally->hits += answer->hits;
}

static bool count_named(tally_list *list, struct span name,
                        const struct alias_answer *answer) {
    size_t i = 0;
    while (i < list->count && !span_equals(list->items[i].name, name))
        i++;
    struct alias_tally fresh = {.name = name};
    if (i == list->count && !growing_add(list, fresh)) return false;
    count(&list->items[i], answer);
    return true;
}

static int by_asked(const void *left, const void *right) {
    const struct alias_tally *a = left, *b = right;
    if (a->asked != b->asked) return a->asked > b->asked ? -1 : 1;
    size_t least =
        a->name.length < b->name.length ? a->name.length : b->name.length;
    int order = least ? memcmp(a->name.bytes, b->name.bytes, least) : 0;
    if (order) return order;
    return (a->name.length > b->name.length) -
           (a->name.length < b->name.length);
}

/* ---- one record --------------------------------------------------------------- */

struct measuring {
    struct search *search;
    idt_screener *screener;
    struct alias_recall *out;
    idt_error *error;
};

static struct span text_span(idt_text text) {
    return (struct span){text.bytes, text.length};
}

static bool is_name(const idt_item *item, bool *is_primary) {
    *is_primary = strcmp(item->role, "primary") == 0;
    return strcmp(item->kind, "name") == 0;
}

static void note_miss(struct measuring *m, const idt_entity *entity,
                      const idt_item *item, idt_text primary,
                      const struct alias_answer *answer) {
    struct byte_writer *to = &m->out->misses;
    char text[48];
    write_csv_cell(to, text_span(item->text));
    write_byte(to, ',');
    write_bytes(to, item->role, strlen(item->role));
    write_byte(to, ',');
    write_csv_cell(to, span_of(entity->id));
    write_byte(to, ',');
    write_csv_cell(to, text_span(primary));
    int length =
        snprintf(text, sizeof text, ",%u,%.7f\n", answer->rank, answer->score);
    write_bytes(to, text, (size_t)length);
}

static idt_status ask(struct measuring *m, const idt_entity *entity,
                      idt_text alias, struct alias_answer *answer) {
    idt_query query = IDT_QUERY_INIT;
    const idt_report *report = NULL;
    idt_error refusal = {0};
    query.name = alias;
    *answer = (struct alias_answer){0, 0, 0.0};
    idt_status status = idt_screen(m->screener, &query, &refusal, &report);
    if (status == IDT_BAD_ARGUMENT || status == IDT_OVER_LIMIT) {
        m->out->refused++;
        return IDT_OK;
    }
    if (status) {
        *m->error = refusal;
        return status;
    }
    answer->hits = idt_report_count(report);
    for (uint32_t i = 0; i < answer->hits && answer->rank == 0; i++) {
        const idt_hit *hit = idt_report_hit(report, i);
        if (hit->entity != entity->number) continue;
        answer->rank = i + 1;
        answer->score = hit->score;
    }
    return IDT_OK;
}

static bool count_programs(struct measuring *m, idt_entity entity,
                           const struct alias_answer *answer) {
    idt_item item;
    bool has_program = false, has_room = true;
    while (has_room && idt_entity_item(&entity, &item)) {
        if (strcmp(item.kind, "program") != 0) continue;
        has_room = count_named(&m->out->programs, text_span(item.text), answer);
        has_program = true;
    }
    if (has_program) return has_room;
    return count_named(&m->out->programs, span_of(entity.list), answer);
}

static idt_status measure_alias(struct measuring *m, const idt_entity *entity,
                                const idt_item *item, idt_text primary) {
    struct alias_answer answer;
    idt_status status = ask(m, entity, item->text, &answer);
    if (status) return status;
    count(&m->out->all, &answer);
    if (answer.rank != 1) note_miss(m, entity, item, primary, &answer);
    return count_named(&m->out->roles, span_of(item->role), &answer) &&
                   count_programs(m, *entity, &answer)
               ? IDT_OK
               : fail_memory(m->error);
}

static idt_status measure_record(struct measuring *m, uint32_t number) {
    idt_entity entity, walk;
    idt_item item;
    idt_text primary = {NULL, 0};
    bool is_primary;
    idt_status status = idt_entity_at(m->search->lists, number, &entity);
    if (status || !search_has_list(m->search, entity.list)) return status;
    walk = entity;
    while (!primary.bytes && idt_entity_item(&walk, &item))
        if (is_name(&item, &is_primary) && is_primary) primary = item.text;
    if (!primary.bytes) return IDT_OK;
    m->out->records++;
    walk = entity;
    while (!status && idt_entity_item(&walk, &item))
        if (is_name(&item, &is_primary) && !is_primary)
            status = measure_alias(m, &entity, &item, primary);
    return status;
}

/* ---- all records ----------------------------------------------------------------- */

static void sort_tallies(tally_list *list) {
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, by_asked);
}

idt_status alias_recall_measure(struct search *search, struct alias_recall *out,
                                idt_error *error) {
    struct measuring m = {search, NULL, out, error};
    idt_screen_options options = search->options;
    options.is_primary_only = true;
    out->snapshot = idt_lists_sum(search->lists);
    out->config = idt_policy_sum(search->policy);
    out->threshold = search->threshold;
    write_bytes(&out->misses, HEADER, sizeof HEADER - 1);
    uint32_t records = idt_lists_entities(search->lists);
    struct progress progress = progress_begin("records");
    idt_status status =
        idt_screener_new(search->lists, &options, error, &m.screener);
    for (uint32_t n = 0; !status && n < records; n++) {
        status = measure_record(&m, n);
        if (n % 64 == 0) progress_tell(&progress, n, (double)n / records);
    }
    progress_end(&progress);
    idt_screener_free(m.screener);
    sort_tallies(&out->roles);
    sort_tallies(&out->programs);
    return status;
}

void alias_recall_release(struct alias_recall *recall) {
    growing_release(&recall->roles);
    growing_release(&recall->programs);
    byte_writer_release(&recall->misses);
}

/* ---- text -------------------------------------------------------------------------- */

static double hits_a_query(const struct alias_tally *tally) {
    return tally->asked ? (double)tally->hits / (double)tally->asked : 0.0;
}

enum { NAME_WIDTH = 18 };

static void print_heading(struct terminal *to, const char *what) {
    terminal_print(to, "\n  %-*s  %8s  %-*s  %-*s  hits a query\n", NAME_WIDTH,
                   what, "aliases", RATE_WIDTH, "recall at 1", RATE_WIDTH,
                   "recall");
}

static void print_tally(struct terminal *to, const struct alias_tally *tally) {
    struct rate first = rate_of(tally->first, tally->asked);
    struct rate found = rate_of(tally->found, tally->asked);
    terminal_print(to, "  ");
    terminal_cell(to, tally->name, NAME_WIDTH);
    terminal_print(to, "  %8llu", (unsigned long long)tally->asked);
    rate_print(to, &first, 4);
    rate_print(to, &found, 4);
    terminal_print(to, "  %.2f\n", hits_a_query(tally));
}

void alias_recall_print_text(const struct alias_recall *recall,
                             struct terminal *to) {
    struct alias_tally all = recall->all;
    all.name = span_of("all");
    terminal_print(to,
                   "%llu aliases against the primary names of %llu records, "
                   "at %.2f\nsnapshot %s\n",
                   (unsigned long long)all.asked,
                   (unsigned long long)recall->records, recall->threshold,
                   recall->snapshot);
    if (recall->refused)
        terminal_print(to,
                       "%llu aliases could not be asked and count as not "
                       "found\n",
                       (unsigned long long)recall->refused);
    print_heading(to, "role");
    print_tally(to, &all);
    for (size_t i = 0; i < recall->roles.count; i++)
        print_tally(to, &recall->roles.items[i]);
    print_heading(to, "program");
    for (size_t i = 0; i < recall->programs.count; i++)
        print_tally(to, &recall->programs.items[i]);
}

/* ---- JSON -------------------------------------------------------------------------- */

static void put_tally(struct json_writer *json,
                      const struct alias_tally *tally) {
    struct rate first = rate_of(tally->first, tally->asked);
    struct rate found = rate_of(tally->found, tally->asked);
    json_put_key(json, "aliases");
    json_put_integer(json, (int64_t)tally->asked);
    rate_put(json, "recall_at_1", &first);
    rate_put(json, "recall", &found);
    json_put_key(json, "hits_a_query");
    json_put_decimal(json, llround(hits_a_query(tally) * 1e4), 4);
}

static void put_tallies(struct json_writer *json, const char *key,
                        const char *name, const tally_list *list) {
    json_put_key(json, key);
    json_open_array(json);
    for (size_t i = 0; i < list->count; i++) {
        json_open_object(json);
        json_put_key(json, name);
        json_put_text(json, list->items[i].name);
        put_tally(json, &list->items[i]);
        json_close_object(json);
    }
    json_close_array(json);
}

void alias_recall_print_json(const struct alias_recall *recall,
                             struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "kind");
    json_put_string(&json, "aliases");
    json_put_key(&json, "snapshot");
    json_put_string(&json, recall->snapshot);
    json_put_key(&json, "config");
    json_put_string(&json, recall->config);
    json_put_key(&json, "engine");
    json_put_string(&json, idt_version());
    json_put_key(&json, "threshold");
    json_put_decimal(&json, llround(recall->threshold * 1e4), 4);
    json_put_key(&json, "records");
    json_put_integer(&json, (int64_t)recall->records);
    json_put_key(&json, "refused");
    json_put_integer(&json, (int64_t)recall->refused);
    json_put_key(&json, "all");
    json_open_object(&json);
    put_tally(&json, &recall->all);
    json_close_object(&json);
    put_tallies(&json, "roles", "role", &recall->roles);
    put_tallies(&json, "programs", "program", &recall->programs);
    json_close_object(&json);
    json_end_line(&json);
}
