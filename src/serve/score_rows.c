/* score_rows.c -- threads that take turns on the rows of a set.
 *
 * Turns and not fixed shares: one row with a common name can cost as much as
 * a hundred others, and nobody should wait for the thread that met it.
 */
#include "serve/score_rows.h"

#include "serve/engine_text.h"
#include "serve/exit_codes.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdatomic.h>

#define ROWS_A_TURN 64

/* What all threads share; only `next` changes. */
struct turn {
    const struct row_scoring *scoring;
    const struct labelled_set *set;
    struct scored *answers;
    atomic_size_t next;
    atomic_bool is_over; /* a thread failed: no use in going on */
};

struct worker {
    struct turn *turn;
    pthread_t thread;
    bool is_started;
    idt_status status;
    idt_error error;
    uint64_t failures;
    size_t first_row; /* of the failures */
    idt_error first;
};

/* ---- against lists ------------------------------------------------------- */

/* The whole id, or the publisher's own part behind the first colon. */
static bool is_same_id(struct span expected, const char *id) {
    struct span rest = span_of(id);
    if (span_equals(expected, rest)) return true;
    (void)span_cut(&rest, ':');
    return rest.bytes && span_equals(expected, rest);
}

static bool is_expected(struct span records, const char *id) {
    while (records.bytes) {
        struct span one = span_trim(span_cut(&records, '|'));
        if (one.length && is_same_id(one, id)) return true;
    }
    return false;
}

static double record_score(const idt_lists *lists, const idt_report *report,
                           struct span records) {
    for (uint32_t i = 0; i < idt_report_count(report); i++) {
        const idt_hit *hit = idt_report_hit(report, i);
        idt_entity entity;
        if (!idt_entity_at(lists, hit->entity, &entity) &&
            is_expected(records, entity.id))
            return hit->score; /* sorted: the first is the best */
    }
    return 0;
}

static idt_status score_screened(const struct turn *turn,
                                 idt_screener *screener, size_t i,
                                 idt_error *error) {
    const struct span *column = turn->set->rows.items[i].column;
    struct scored *answer = &turn->answers[i];
    const idt_report *report = NULL;
    idt_query query = IDT_QUERY_INIT;
    query.name = text_of_span(column[COLUMN_NAME]);
    query.type = column[COLUMN_TYPE].length ? column[COLUMN_TYPE].bytes : NULL;
    query.birth = text_of_span(column[COLUMN_BIRTH]);
    query.country = text_of_span(column[COLUMN_COUNTRY]);
    answer->has_record = column[COLUMN_RECORD].length > 0;
    idt_status status = idt_screen(screener, &query, error, &report);
    if (status) return status;
    if (idt_report_count(report))
        answer->score = idt_report_hit(report, 0)->score;
    if (answer->has_record)
        answer->record_score =
            record_score(turn->scoring->lists, report, column[COLUMN_RECORD]);
    return IDT_OK;
}

/* ---- pairs --------------------------------------------------------------- */

static idt_status score_pair(const struct turn *turn, idt_comparer *comparer,
                             size_t i, idt_error *error) {
    const struct span *column = turn->set->rows.items[i].column;
    idt_query a = IDT_QUERY_INIT, b = IDT_QUERY_INIT;
    idt_comparison comparison;
    a.name = text_of_span(column[COLUMN_NAME]);
    b.name = text_of_span(column[COLUMN_OTHER]);
    a.type = b.type =
        column[COLUMN_TYPE].length ? column[COLUMN_TYPE].bytes : NULL;
    idt_status status = idt_compare(comparer, &a, &b, error, &comparison);
    if (!status) turn->answers[i].score = comparison.score;
    return status;
}

/* ---- threads ------------------------------------------------------------- */

static void note_failure(struct worker *worker, size_t row,
                         const idt_error *error) {
    if (worker->failures++ && row >= worker->first_row) return;
    worker->first_row = row;
    worker->first = *error;
}

static void take_turns(struct worker *worker, idt_screener *screener,
                       idt_comparer *comparer) {
    struct turn *turn = worker->turn;
    size_t count = turn->set->rows.count;
    while (!worker->status && !atomic_load(&turn->is_over)) {
        size_t from = atomic_fetch_add(&turn->next, ROWS_A_TURN);
        if (from >= count) break;
        size_t to = count - from < ROWS_A_TURN ? count : from + ROWS_A_TURN;
        for (size_t i = from; i < to && !worker->status; i++) {
            idt_error error = {0};
            idt_status status = screener
                                    ? score_screened(turn, screener, i, &error)
                                    : score_pair(turn, comparer, i, &error);
            if (is_of_row(status)) {
                note_failure(worker, i, &error);
            } else if (status) {
                worker->status = status;
                worker->error = error;
            }
        }
    }
}

static void *work(void *given) {
    struct worker *worker = (struct worker *)given;
    const struct row_scoring *scoring = worker->turn->scoring;
    idt_screener *screener = NULL;
    idt_comparer *comparer = NULL;
    if (scoring->lists)
        worker->status = idt_screener_new(scoring->lists, scoring->options,
                                          &worker->error, &screener);
    else
        worker->status = idt_comparer_new(&worker->error, &comparer);
    if (!worker->status && comparer)
        worker->status =
            idt_comparer_set_mode(comparer, scoring->mode, &worker->error);
    if (!worker->status) take_turns(worker, screener, comparer);
    if (worker->status) atomic_store(&worker->turn->is_over, true);
    idt_screener_free(screener);
    idt_comparer_free(comparer);
    return NULL;
}

static void add_failures(struct row_failures *sum, size_t *first_row,
                         const struct worker *worker) {
    if (worker->failures && (!sum->count || worker->first_row < *first_row)) {
        sum->first = worker->first;
        *first_row = worker->first_row;
    }
    sum->count += worker->failures;
}

idt_status score_rows(const struct row_scoring *scoring,
                      const struct labelled_set *set, struct scored *answers,
                      struct row_failures *failures, idt_error *error) {
    struct turn turn = {.scoring = scoring, .set = set, .answers = answers};
    struct worker *workers =
        (struct worker *)memory_take_zeroed(scoring->jobs, sizeof *workers);
    idt_status status = IDT_OK;
    size_t first_row = 0;
    if (!workers) return fail_memory(error);
    for (unsigned i = 0; i < scoring->jobs; i++) {
        workers[i].turn = &turn;
        /* The last share is this thread's own; so is one that found none. */
        workers[i].is_started =
            i + 1 < scoring->jobs &&
            pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
        if (!workers[i].is_started) (void)work(&workers[i]);
    }
    *failures = (struct row_failures){0};
    for (unsigned i = 0; i < scoring->jobs; i++) {
        if (workers[i].is_started) (void)pthread_join(workers[i].thread, NULL);
        add_failures(failures, &first_row, &workers[i]);
        if (!status && workers[i].status) {
            status = workers[i].status;
            if (error) *error = workers[i].error;
        }
    }
    if (failures->count) failures->first.line = set->rows.items[first_row].line;
    memory_free(workers);
    return status;
}
