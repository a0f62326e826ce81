/* eval_files.c -- one row writer, three choices of rows, and the comparison.
 *
 *     set,line,name,name2,class,expected,score,record_score,note
 *
 * All files have the same columns, so that one can be sorted, joined and read
 * back as the other.
 */
#include "serve/eval_files.h"

#include "base/csv_pull.h"
#include "base/memory.h"
#include "base/os_file.h"
#include "serve/answer_output.h"

#include <math.h>
#include <stdlib.h>

static const char HEADER[] =
    "set,line,name,name2,class,expected,score,record_score,note\n";
enum {
    CELL_SET,
    CELL_LINE,
    CELL_NAME,
    CELL_SCORE = 6,
    CELL_RECORD,
    CELL_NOTE,
    CELLS
};

#define SCORE_GRAIN 1e-9

const struct labelled_row *eval_row_at(const struct eval_rows *rows, size_t i,
                                       enum side *side) {
    size_t first = rows->sets[POSITIVES].rows.count;
    *side = i < first ? POSITIVES : NEGATIVES;
    return &rows->sets[*side].rows.items[i < first ? i : i - first];
}

/* ---- one row ------------------------------------------------------------------- */

static void write_cell(struct byte_writer *to, struct span text) {
    write_csv_cell(to, text);
    write_byte(to, ',');
}

static void write_row(struct byte_writer *to, const struct eval_rows *rows,
                      size_t i, const char *note) {
    static const char *const names[SIDES] = {"positives", "negatives"};
    enum side side;
    const struct labelled_row *row = eval_row_at(rows, i, &side);
    char text[96];
    int length = snprintf(text, sizeof text, "%s,%u,", names[side], row->line);
    write_bytes(to, text, (size_t)length);
    write_cell(to, row->column[COLUMN_NAME]);
    write_cell(to, row->column[COLUMN_OTHER]);
    write_cell(to, row->column[COLUMN_CLASS]);
    write_cell(to, row->column[COLUMN_RECORD]);
    length =
        snprintf(text, sizeof text, "%.7f,%.7f,%s\n", rows->scored[i].score,
                 rows->scored[i].record_score, note);
    write_bytes(to, text, (size_t)length);
}

static idt_status write_file(const char *path, struct byte_writer *bytes,
                             idt_error *error) {
    idt_status status = answer_print_to(path, bytes, error);
    byte_writer_release(bytes);
    return status;
}

/* ---- misses and scores ----------------------------------------------------------- */

static bool is_over(const struct eval_rows *rows, double score) {
    return score >= rows->threshold - SCORE_GRAIN;
}

/* NULL when the row was answered as it should be. */
static const char *fault_of(const struct eval_rows *rows, size_t i) {
    const struct scored *row = &rows->scored[i];
    if (!row->is_positive) return is_over(rows, row->score) ? "alert" : NULL;
    if (!is_over(rows, row->score)) return "missed";
    if (row->has_record && !is_over(rows, row->record_score))
        return "other-record";
    return NULL;
}

idt_status eval_write_misses(const struct eval_rows *rows, const char *path,
                             idt_error *error) {
    struct byte_writer bytes = {0};
    write_bytes(&bytes, HEADER, sizeof HEADER - 1);
    for (size_t i = 0; i < rows->count; i++) {
        const char *fault = fault_of(rows, i);
        if (fault) write_row(&bytes, rows, i, fault);
    }
    return write_file(path, &bytes, error);
}

idt_status eval_write_scores(const struct eval_rows *rows, const char *path,
                             idt_error *error) {
    struct byte_writer bytes = {0};
    write_bytes(&bytes, HEADER, sizeof HEADER - 1);
    for (size_t i = 0; i < rows->count; i++) {
        const char *fault = fault_of(rows, i);
        write_row(&bytes, rows, i, fault ? fault : "right");
    }
    return write_file(path, &bytes, error);
}

idt_status eval_write_svg(const struct evaluation *made, const char *path,
                          idt_error *error) {
    struct byte_writer bytes = {0};
    evaluation_draw(made, &bytes);
    return write_file(path, &bytes, error);
}

/* ---- samples at the line ------------------------------------------------------------ */

struct near_row {
    double apart; /* from the threshold */
    size_t row;
};

static int compare_near(const void *left, const void *right) {
    const struct near_row *a = left, *b = right;
    if (a->apart != b->apart) return a->apart < b->apart ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* Rows of one side of the line, nearest first.  What scores nothing is not
 * near to anything. */
static size_t gather_near(const struct eval_rows *rows, bool above,
                          struct near_row *near) {
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        double score = rows->scored[i].score;
        if (score <= 0 || is_over(rows, score) != above) continue;
        near[count++] = (struct near_row){fabs(score - rows->threshold), i};
    }
    qsort(near, count, sizeof *near, compare_near);
    return count;
}

idt_status eval_write_samples(const struct eval_rows *rows, const char *path,
                              size_t most, idt_error *error) {
    struct byte_writer bytes = {0};
    struct near_row *near =
        (struct near_row *)memory_take(rows->count + 1, sizeof *near);
    if (!near) return fail_memory(error);
    write_bytes(&bytes, HEADER, sizeof HEADER - 1);
    for (int above = 1; above >= 0; above--) {
        size_t count = gather_near(rows, above, near);
        for (size_t i = 0; i < count && i < most; i++)
            write_row(&bytes, rows, near[i].row, above ? "above" : "below");
    }
    memory_free(near);
    return write_file(path, &bytes, error);
}

/* ---- before and after ------------------------------------------------------------------ */

static bool read_score(struct span text, double *score) {
    char number[32];
    char *end = NULL;
    if (text.length == 0 || text.length >= sizeof number) return false;
    memcpy(number, text.bytes, text.length);
    number[text.length] = 0;
    *score = strtod(number, &end);
    return end == number + text.length && *score >= 0 && *score <= 1;
}

static bool is_same_row(const struct eval_rows *rows, size_t i,
                        const struct csv_row *before) {
    enum side side;
    uint64_t line;
    const struct labelled_row *row = eval_row_at(rows, i, &side);
    return span_number(before->fields[CELL_LINE], &line) && line == row->line &&
           span_starts(before->fields[CELL_SET],
                       side == POSITIVES ? "pos" : "neg") &&
           span_equals(before->fields[CELL_NAME], row->column[COLUMN_NAME]);
}

/* A positive counts by its own record where one is named.  What a row was is
 * what the earlier run said of it, at its own threshold. */
static idt_status note_flip(const struct eval_rows *rows, size_t i,
                            bool was_right, double before,
                            struct eval_flips *flips) {
    const struct scored *now = &rows->scored[i];
    bool is_right = fault_of(rows, i) == NULL;
    bool is = now->is_positive == is_right; /* over the line */
    if (was_right == is_right) return IDT_OK;
    if (now->is_positive)
        *(is ? &flips->won : &flips->lost) += 1;
    else
        *(is ? &flips->raised : &flips->cleared) += 1;
    struct eval_flip flip = {i, before};
    return growing_add(&flips->rows, flip) ? IDT_OK : IDT_NO_MEMORY;
}

static idt_status fail_row(struct csv *csv, size_t cell, const char *what,
                           idt_error *error) {
    return fail(error, IDT_BAD_DATA, csv_place(csv, cell),
                "%s; --before takes the --scores of the same sets", what);
}

/* Of the file: its next row is that of rows' number flips->compared. */
static idt_status compare_row(const struct eval_rows *rows, struct csv *csv,
                              const struct csv_row *row,
                              struct eval_flips *flips, idt_error *error) {
    size_t i = flips->compared++;
    double score;
    if (row->count < CELLS || i >= rows->count || !is_same_row(rows, i, row))
        return fail_row(csv, 0, "this row is not one of the sets'", error);
    size_t cell = rows->scored[i].has_record ? CELL_RECORD : CELL_SCORE;
    if (!read_score(row->fields[cell], &score))
        return fail_row(csv, cell, "no score from 0 to 1", error);
    bool was_right = span_is(row->fields[CELL_NOTE], "right");
    idt_status status = note_flip(rows, i, was_right, score, flips);
    return status ? fail_memory(error) : IDT_OK;
}

idt_status eval_compare(const struct eval_rows *rows, const char *path,
                        idt_error *error, struct eval_flips *flips) {
    struct byte_stream *stream = NULL;
    struct csv *csv = NULL;
    const struct csv_row *row = NULL;
    idt_status status = byte_stream_open(path, error, &stream);
    if (!status) status = csv_open(stream, NULL, error, &csv);
    if (!status) status = csv_next(csv, error, &row); /* the header */
    while (!status && row) {
        status = csv_next(csv, error, &row);
        if (status || !row) break;
        status = compare_row(rows, csv, row, flips, error);
    }
    if (!status && flips->compared != rows->count)
        status = fail(error, IDT_BAD_DATA, at(path, 0, 0),
                      "%zu rows, but the sets have %zu; --before takes the "
                      "--scores of the same sets",
                      flips->compared, rows->count);
    csv_close(csv);
    byte_stream_close(stream);
    flips->is_told = !status;
    return status;
}
