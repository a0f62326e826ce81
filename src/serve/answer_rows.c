/* answer_rows.c -- see answer_rows.h. */
#include "serve/answer_rows.h"

#include "serve/answer_output.h"
#include "serve/exit_codes.h"
#include "serve/report_json.h"
#include "serve/terminal.h"

struct run {
    const struct row_answering *how;
    struct json_rows *rows;
    struct answer_output output;
    struct byte_writer to; /* the answer to one row */
    uint64_t count, bad;
};

/* The next row and its answer; *has is false at the end. */
static idt_status answer_next(struct run *run, idt_error *error, bool *has) {
    struct span id = {NULL, 0};
    struct json_row row;
    growing_clear(&run->to.bytes);
    idt_status status = json_rows_next(run->rows, error, &row);
    *has = status || row.text.bytes;
    if (!*has || (status && !error->line)) return status;
    if (!status)
        status =
            run->how->answer(run->how->context, &row, &run->to, &id, error);
    if (status && !is_of_row(status)) return status;
    if (status) {
        growing_clear(&run->to.bytes);
        row_error_json(&run->to, id, error, row.line ? row.line : error->line);
        run->bad++;
    }
    run->count++;
    return run->to.failed ? fail_memory(error) : IDT_OK;
}

static idt_status answer_all(struct run *run, idt_error *error) {
    struct progress progress = progress_begin(run->how->noun);
    bool has = true;
    idt_status status = IDT_OK;
    while (!status) {
        status = answer_next(run, error, &has);
        if (status || !has) break;
        if (!run->how->is_silent)
            status = answer_write(&run->output, written(&run->to), error);
        progress_tell(&progress, run->count, -1.0);
    }
    progress_end(&progress);
    if (!status && run->count == 0) return fail_no_rows(run->how->input, error);
    return status;
}

idt_status answer_rows(const struct row_answering *how, idt_error *error,
                       uint64_t *bad) {
    struct run run = {.how = how};
    idt_status status =
        json_rows_open(how->input, how->format, error, &run.rows);
    if (!status && !how->is_silent)
        status = answer_begin(how->output, error, &run.output);
    if (!status) status = answer_all(&run, error);
    if (!status) status = answer_commit(&run.output, error);
    *bad = run.bad;
    answer_abandon(&run.output);
    json_rows_close(run.rows);
    byte_writer_release(&run.to);
    return status;
}

int exit_of_rows(uint64_t bad, int otherwise) {
    if (bad == 0) return otherwise;
    tell_note("%llu row%s could not be read; each is answered by an error",
              (unsigned long long)bad, bad == 1 ? "" : "s");
    return EXIT_DATA;
}
