/* batch_write.c -- rows of answers. */
#include "serve/batch_write.h"

#include "serve/engine_text.h"
#include "serve/entity_json.h"
#include "serve/exit_codes.h"
#include "serve/report_json.h"

#include <math.h>
#include <stdio.h>

/* ---- cells ------------------------------------------------------------------------ */

static const char *const answer_columns[] = {
    "id",       "total",     "score", "band",    "entity",
    "list",     "type",      "name",  "matched", "programs",
    "measures", "conflicts", "code",  "message", "line",
};
#define ANSWER_COLUMNS (sizeof answer_columns / sizeof *answer_columns)

/* A line under way: cells parted by the separator. */
struct cells {
    struct byte_writer *to, *words;
    char separator;
    size_t count;
};

static struct cells cells_of(struct row_writer writer) {
    char separator = writer.format == BATCH_TSV ? '	' : ',';
    return (struct cells){writer.to, writer.words, separator, 0};
}

static bool needs_quotes(struct span text, char separator) {
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.bytes[i];
        if (byte == separator || byte == '"' || byte == '\n' || byte == '\r')
            return true;
    }
    return false;
}

static void write_cell(struct cells *cells, struct span text) {
    if (cells->count++ > 0) write_byte(cells->to, (uint8_t)cells->separator);
    if (!needs_quotes(text, cells->separator)) {
        write_bytes(cells->to, text.bytes, text.length);
        return;
    }
    write_byte(cells->to, '"');
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] == '"') write_byte(cells->to, '"');
        write_byte(cells->to, (uint8_t)text.bytes[i]);
    }
    write_byte(cells->to, '"');
}

static void write_number_cell(struct cells *cells, uint32_t number) {
    char text[16];
    int length = snprintf(text, sizeof text, "%u", number);
    write_cell(cells, (struct span){text, (size_t)length});
}

/* Empty cells up to the last column, then the line end. */
static void end_cells(struct cells *cells) {
    while (cells->count < ANSWER_COLUMNS)
        write_cell(cells, SPAN_EMPTY);
    write_byte(cells->to, '\n');
}

void write_column_names(struct row_writer writer) {
    if (writer.format == BATCH_NDJSON) return;
    struct cells cells = cells_of(writer);
    for (size_t i = 0; i < ANSWER_COLUMNS; i++)
        write_cell(&cells, span_of(answer_columns[i]));
    end_cells(&cells);
}

/* ---- a line with the best result ---------------------------------------------------- */

/* "DPRK3;NPWMD": words gathered first, for quotes stand around all of them. */
static void add_word(struct cells *cells, struct span word) {
    if (cells->words->bytes.count > 0) write_byte(cells->words, ';');
    write_bytes(cells->words, word.bytes, word.length);
}

static void write_words_cell(struct cells *cells) {
    if (cells->words->failed) cells->to->failed = true;
    write_cell(cells, written(cells->words));
    growing_clear(&cells->words->bytes);
}

static void write_programs(struct cells *cells, const idt_entity *entity) {
    idt_entity walk = *entity;
    idt_item item;
    while (idt_entity_item(&walk, &item))
        if (item_is(&item, "program", NULL))
            add_word(cells, span_of_text(item.text));
    write_words_cell(cells);
}

static void write_bits(struct cells *cells, uint32_t bits,
                       const char *(*word)(uint32_t)) {
    for (; bits; bits &= bits - 1)
        add_word(cells, span_of(word(bits)));
    write_words_cell(cells);
}

static void write_score_cell(struct cells *cells, double score) {
    char text[32];
    int length =
        snprintf(text, sizeof text, "%.4f", floor(score * 1e4 + 0.01) / 1e4);
    write_cell(cells, (struct span){text, (size_t)length});
}

static idt_status write_best(struct cells *cells, const struct search *search,
                             const idt_hit *hit) {
    idt_entity entity;
    idt_item name;
    idt_status status = idt_entity_at(search->lists, hit->entity, &entity);
    if (status) return status;
    write_score_cell(cells, hit->score);
    write_cell(cells, span_of(hit->band));
    write_cell(cells, span_of(entity.id));
    write_cell(cells, span_of(entity.list));
    write_cell(cells, span_of(entity.type));
    write_cell(cells, entity_name(&entity));
    bool has_name = entity_item_at(&entity, hit->name_item, &name);
    write_cell(cells, has_name ? span_of_text(name.text) : SPAN_EMPTY);
    write_programs(cells, &entity);
    write_bits(cells, entity.measures, idt_measure_word);
    write_bits(cells, hit->conflicts, conflict_word);
    return IDT_OK;
}

/* ---- public -------------------------------------------------------------------------- */

idt_status write_answer(struct row_writer writer, const struct search *search,
                        struct span id, const idt_query *query,
                        const idt_report *report) {
    if (writer.format == BATCH_NDJSON) {
        struct json_writer json = json_writer_to(writer.to, JSON_COMPACT);
        idt_status status = report_json(&json, search, id, query, report);
        json_end_line(&json);
        return status;
    }
    struct cells cells = cells_of(writer);
    idt_status status = IDT_OK;
    write_cell(&cells, id);
    write_number_cell(&cells, idt_report_total(report));
    if (idt_report_count(report) > 0)
        status = write_best(&cells, search, idt_report_hit(report, 0));
    end_cells(&cells);
    return status;
}

void write_row_error(struct row_writer writer, struct span id,
                     const idt_error *error) {
    if (writer.format == BATCH_NDJSON) {
        struct json_writer json = json_writer_to(writer.to, JSON_COMPACT);
        error_json(&json, id, error);
        json_end_line(&json);
        return;
    }
    struct cells cells = cells_of(writer);
    write_cell(&cells, id.bytes ? id : SPAN_EMPTY);
    while (cells.count < ANSWER_COLUMNS - 3)
        write_cell(&cells, SPAN_EMPTY);
    write_cell(&cells, span_of(status_word(error->status)));
    write_cell(&cells, span_of(error->message));
    if (error->line) write_number_cell(&cells, error->line);
    end_cells(&cells);
}
