/* batch_chunk.c -- from rows to answers. */
#include "serve/batch_chunk.h"

#include "serve/asked_json.h"
#include "serve/batch_write.h"
#include "serve/engine_text.h"
#include "serve/exit_codes.h"

#include "base/json_read.h"

/* A chunk is full at so many bytes of text even if it has few rows, and an
 * output buffer above the second is given back: rows of megabytes must not
 * add up. */
#define CHUNK_BYTES   ((size_t)1 << 20)
#define ANSWERS_BYTES ((size_t)4 << 20)

/* ---- a worker ------------------------------------------------------------------- */

idt_status batch_worker_init(struct batch_worker *worker,
                             const struct search *search, idt_error *error) {
    worker->search = search;
    worker->screener = NULL;
    worker->words = (struct byte_writer){0};
    arena_init(&worker->arena, 0);
    return idt_screener_new(search->lists, &search->options, error,
                            &worker->screener);
}

void batch_worker_release(struct batch_worker *worker) {
    idt_screener_free(worker->screener);
    arena_release(&worker->arena);
    byte_writer_release(&worker->words);
}

/* ---- a row becomes a query ---------------------------------------------------------- */

static const char *string_or_null(struct span cell) {
    return cell.length > 0 ? cell.bytes : NULL;
}

static idt_status read_cells(struct batch_worker *worker,
                             const struct batch_row *row, struct span *id,
                             idt_error *error) {
    idt_query *query = &worker->asked.query;
    struct span rest = row->cells[COLUMN_IDENTIFIERS];
    idt_status status = IDT_OK;
    asked_clear(&worker->asked);
    *id = row->cells[COLUMN_ID];
    if (id->length == 0)
        return fail(error, IDT_BAD_DATA, NOWHERE, "row without id");
    query->name = text_of_span(row->cells[COLUMN_NAME]);
    query->type = string_or_null(row->cells[COLUMN_TYPE]);
    query->birth = text_of_span(row->cells[COLUMN_BIRTH]);
    query->country = text_of_span(row->cells[COLUMN_COUNTRY]);
    query->address = text_of_span(row->cells[COLUMN_ADDRESS]);
    if (rest.length == 0) return IDT_OK;
    while (!status && rest.bytes) {
        struct span text = span_trim(span_cut(&rest, ';'));
        if (text.length > 0)
            status = asked_identifier_text(&worker->asked, &worker->arena, text,
                                           error);
    }
    return status;
}

static idt_status read_object(struct batch_worker *worker, struct json object,
                              struct span *id, idt_error *error) {
    static const char *const keys[] = {
        "id", "name", "type", "birth", "country", "address", "identifiers"};
    idt_status status = json_expect(object, JSON_OBJECT, error);
    if (!status) status = member_copy(object, "id", &worker->arena, id, error);
    if (!status)
        status =
            json_check_keys(object, keys, sizeof keys / sizeof *keys, error);
    if (!status && (!id->bytes || id->length == 0))
        status = fail(error, IDT_BAD_DATA, NOWHERE, "row without id");
    if (!status)
        status = asked_json(object, &worker->arena, &worker->asked, error);
    return status;
}

static idt_status read_line(struct batch_worker *worker,
                            const struct batch_row *row, struct span *id,
                            idt_error *error) {
    struct json_document *document = NULL;
    idt_status status =
        json_parse(row->line, at("row", row->number, 1), error, &document);
    if (!status) status = read_object(worker, json_root(document), id, error);
    json_free(document);
    return status;
}

static idt_status read_row(struct batch_worker *worker,
                           const struct batch_row *row, struct span *id,
                           idt_error *error) {
    if (row->error) {
        *id = row->cells[COLUMN_ID];
        *error = *row->error;
        return error->status;
    }
    return worker->input == BATCH_NDJSON ? read_line(worker, row, id, error)
                                         : read_cells(worker, row, id, error);
}

/* ---- a query becomes an answer -------------------------------------------------------- */

static idt_status answer_row(struct batch_chunk *chunk,
                             struct batch_worker *worker,
                             const struct batch_row *row) {
    idt_error *error = &chunk->error;
    const idt_report *report;
    struct row_writer writer = {&chunk->answers, &worker->words,
                                worker->output};
    struct span id = {NULL, 0};
    arena_clear(&worker->arena);
    idt_status status = read_row(worker, row, &id, error);
    if (!status)
        status =
            idt_screen(worker->screener, &worker->asked.query, error, &report);
    if (is_of_row(status)) {
        error->line = row->number;
        chunk->bad++;
        write_row_error(writer, id.length > 0 ? id : (struct span){NULL, 0},
                        error);
        return IDT_OK;
    }
    if (status) return status;
    if (idt_report_total(report) > 0) chunk->found++;
    return write_answer(writer, worker->search, id, &worker->asked.query,
                        report);
}

void chunk_answer(struct batch_chunk *chunk, struct batch_worker *worker) {
    if (chunk->answers.bytes.room > ANSWERS_BYTES)
        byte_writer_release(&chunk->answers);
    growing_clear(&chunk->answers.bytes);
    chunk->found = chunk->bad = 0;
    chunk->status = IDT_OK;
    for (size_t i = 0; !chunk->status && i < chunk->count; i++)
        chunk->status = answer_row(chunk, worker, &chunk->rows[i]);
    if (!chunk->status && chunk->answers.failed)
        chunk->status = fail_memory(&chunk->error);
}

/* ---- filling ---------------------------------------------------------------------------- */

idt_status chunk_fill(struct batch_chunk *chunk, struct row_reader *reader,
                      idt_error *error, bool *is_end) {
    size_t bytes = 0;
    if (arena_bytes(&chunk->arena) > 2 * CHUNK_BYTES)
        arena_release(&chunk->arena);
    arena_clear(&chunk->arena);
    chunk->count = 0;
    while (chunk->count < CHUNK_ROWS && bytes < CHUNK_BYTES) {
        struct batch_row *row = &chunk->rows[chunk->count];
        bool has;
        idt_status status =
            row_reader_next(reader, &chunk->arena, error, row, &has);
        if (status) return status;
        *is_end = !has;
        if (!has) return IDT_OK;
        bytes += row->line.length + row->cells[COLUMN_NAME].length;
        chunk->count++;
    }
    return IDT_OK;
}

void chunk_release(struct batch_chunk *chunk) {
    arena_release(&chunk->arena);
    byte_writer_release(&chunk->answers);
}
