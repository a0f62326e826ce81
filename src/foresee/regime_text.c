/* regime_text.c -- the map as columns of marks, and as JSON.
 *
 *     conduct                                    orders act 311 ... UN
 *     C5   a US company invests with a privat..  -      .   .       !
 *
 * One mark a cell, so that a terminal of a hundred columns holds the map;
 * every mark is told in the line below it.
 */
#include "foresee/regime.h"

#include "base/json_write.h"

#include <stdio.h>

static const char marks[CELL_STATE_COUNT] = {
    [CELL_NONE] = '.',   [CELL_GONE] = '-',    [CELL_SUSPENDED] = '/',
    [CELL_DUTY] = 'd',   [CELL_UNKNOWN] = '?', [CELL_EXPOSED] = '~',
    [CELL_STATES] = '!', [CELL_LICENCE] = 'L', [CELL_IN_FORCE] = '#'};

static void put_cut(struct byte_writer *to, struct span text, size_t width) {
    bool is_cut = text.length > width;
    size_t length = is_cut ? width - 2 : text.length;
    write_bytes(to, text.bytes, length);
    for (size_t i = length; i < width; i++)
        write_byte(to, is_cut ? '.' : ' ');
}

/* ---- text --------------------------------------------------------------------- */

#define TITLE_WIDTH 46
#define ID_WIDTH    13

static int column_width(const struct layer *layer) {
    size_t length = strlen(layer->id);
    return (int)(length < 3 ? 3 : length) + 1;
}

static void put_head(const struct rulebook *book, const struct regime *regime,
                     struct byte_writer *to) {
    char day[DATE_TEXT_ROOM];
    uint32_t scenario = regime->question.scenario;
    day_print(regime->day, day);
    write_printed(to, "law of %s", day);
    if (scenario != LAW_NONE) {
        struct span title =
            law_text_of(book, book->scenarios.items[scenario].about.title);
        write_printed(to, ", after: %.*s", (int)title.length, title.bytes);
    }
    write_printed(to, "\n\n%-*s", ID_WIDTH + TITLE_WIDTH + 1, "conduct");
    for (uint32_t l = 0; l < regime->layer_count; l++)
        if (regime->is_used[l])
            write_printed(to, "%-*s", column_width(&regime->layers[l]),
                          regime->layers[l].id);
    write_printed(to, "verdict\n");
}

static void put_row(const struct regime *regime, const struct regime_row *row,
                    struct byte_writer *to) {
    put_cut(to, row->conduct->id, ID_WIDTH);
    put_cut(to, row->conduct->title, TITLE_WIDTH);
    write_printed(to, " ");
    for (uint32_t l = 0; l < regime->layer_count; l++)
        if (regime->is_used[l])
            write_printed(to, "%-*c", column_width(&regime->layers[l]),
                          marks[row->cells[l].state]);
    write_printed(to, "%s", regime_word(regime, row));
    if (row->before.word != row->after.word)
        write_printed(to, " (was %s)", verdict_name(row->before.word));
    write_printed(to, "\n");
}

void regime_refused_text(const struct rulebook *book,
                         const struct regime *regime, struct byte_writer *to) {
    for (uint32_t i = 0; i < regime->aftermath.count; i++) {
        const struct deed_result *result = &regime->aftermath.results[i];
        if (result->fate != DEED_REFUSED) continue;
        struct span name =
            law_name_of(book, book->acts.items[result->deed.act].about.name);
        write_printed(to, "refused %.*s: ", (int)name.length, name.bytes);
        if (result->failing != LAW_NONE) {
            write_printed(to, "needs ");
            law_node_print(book, result->failing, to);
        } else {
            write_printed(to, "voted down on that day");
        }
        if (result->deed.line > 0)
            write_printed(to, ", line %u", result->deed.line);
        write_printed(to, "\n");
    }
}

void regime_text(const struct rulebook *book, const struct regime *regime,
                 struct byte_writer *to) {
    struct span group = SPAN_EMPTY;
    put_head(book, regime, to);
    for (uint32_t i = 0; i < regime->row_count; i++) {
        const struct regime_row *row = &regime->rows[i];
        if (!span_equals(group, row->conduct->group)) {
            group = row->conduct->group;
            write_printed(to, "\n%.*s\n", (int)group.length, group.bytes);
        }
        put_row(regime, row, to);
    }
    write_printed(
        to, "\n# in force   L licence   ~ exposed   ! States must forbid   "
            "d duty   ? open   / suspended   - gone   . nothing\n");
    regime_refused_text(book, regime, to);
}

/* ---- JSON ----------------------------------------------------------------------- */

static void put_name(struct json_writer *json, const struct rulebook *book,
                     const struct law_about *about) {
    json_put_text(json, law_name_of(book, about->name));
}

struct json_map {
    struct json_writer *json;
    const struct rulebook *book;
    const struct regime *regime;
};

static void put_rules(const struct json_map *map, const struct regime_row *row,
                      uint32_t layer, bool fell) {
    struct json_writer *json = map->json;
    json_open_array(json);
    for (uint32_t i = 0; i < row->change_count; i++) {
        const struct rule_change *change = &row->changes[i];
        if ((change->change == CHANGE_FELL) != fell) continue;
        if (map->regime->rule_layers[change->rule] != layer) continue;
        json_put_text(
            json, law_name_of(map->book,
                              map->book->rules.items[change->rule].about.name));
    }
    json_close_array(json);
}

static void put_cell(struct json_writer *json, const struct rulebook *book,
                     const struct regime *regime, const struct regime_row *row,
                     uint32_t layer) {
    const struct cell *cell = &row->cells[layer];
    struct byte_writer formula = {0};
    json_open_object(json);
    json_put_key(json, "layer");
    json_put_string(json, regime->layers[layer].id);
    json_put_key(json, "state");
    json_put_string(json, cell_word((enum cell_state)cell->state));
    json_put_key(json, "stands");
    put_rules(&(struct json_map){json, book, regime}, row, layer, false);
    json_put_key(json, "fell");
    put_rules(&(struct json_map){json, book, regime}, row, layer, true);
    if (cell->rule != LAW_NONE && cell->stands > 0) {
        law_node_print(book, book->rules.items[cell->rule].rests_on, &formula);
        json->to->failed |= formula.failed;
        json_put_key(json, "alive_through");
        json_put_text(json, written(&formula));
        byte_writer_release(&formula);
    }
    json_close_object(json);
}

static void put_json_row(struct json_writer *json, const struct rulebook *book,
                         const struct regime *regime,
                         const struct regime_row *row) {
    json_open_object(json);
    json_put_key(json, "conduct");
    json_put_text(json, row->conduct->id);
    json_put_key(json, "title");
    json_put_text(json, row->conduct->title);
    json_put_key(json, "group");
    json_put_text(json, row->conduct->group);
    json_put_key(json, "before");
    json_put_string(json, verdict_name(row->before.word));
    json_put_key(json, "after");
    json_put_string(json, verdict_name(row->after.word));
    json_put_key(json, "cells");
    json_open_array(json);
    for (uint32_t l = 0; l < regime->layer_count; l++)
        if (row->cells[l].stands + row->cells[l].fell > 0)
            put_cell(json, book, regime, row, l);
    json_close_array(json);
    json_close_object(json);
}

static void put_day(struct json_writer *json, const char *key, day_number day) {
    char text[DATE_TEXT_ROOM];
    day_print(day, text);
    json_put_key(json, key);
    json_put_string(json, text);
}

static void put_json_refused(struct json_writer *json,
                             const struct rulebook *book,
                             const struct regime *regime) {
    json_put_key(json, "refused_acts");
    json_open_array(json);
    for (uint32_t i = 0; i < regime->aftermath.count; i++) {
        const struct deed_result *result = &regime->aftermath.results[i];
        struct byte_writer needs = {0};
        if (result->fate != DEED_REFUSED) continue;
        json_open_object(json);
        json_put_key(json, "act");
        put_name(json, book, &book->acts.items[result->deed.act].about);
        put_day(json, "on", result->deed.on);
        if (result->deed.line > 0) {
            json_put_key(json, "line");
            json_put_integer(json, result->deed.line);
        }
        json_put_key(json, "needs");
        if (result->failing != LAW_NONE) {
            law_node_print(book, result->failing, &needs);
            json->to->failed |= needs.failed;
            json_put_text(json, written(&needs));
        } else {
            json_put_null(json);
        }
        byte_writer_release(&needs);
        json_close_object(json);
    }
    json_close_array(json);
}

void regime_json(const struct rulebook *book, const struct regime *regime,
                 bool is_pretty, struct byte_writer *to) {
    struct json_writer json =
        json_writer_to(to, is_pretty ? JSON_PRETTY : JSON_COMPACT);
    uint32_t scenario = regime->question.scenario;
    json_open_object(&json);
    put_day(&json, "before", regime->day);
    put_day(&json, "after", regime->day);
    json_put_key(&json, "scenario");
    if (scenario == LAW_NONE)
        json_put_null(&json);
    else
        put_name(&json, book, &book->scenarios.items[scenario].about);
    put_json_refused(&json, book, regime);
    json_put_key(&json, "layers");
    json_open_array(&json);
    for (uint32_t l = 0; l < regime->layer_count; l++) {
        if (!regime->is_used[l]) continue;
        json_open_object(&json);
        json_put_key(&json, "id");
        json_put_string(&json, regime->layers[l].id);
        json_put_key(&json, "title");
        json_put_string(&json, regime->layers[l].title);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_put_key(&json, "rows");
    json_open_array(&json);
    for (uint32_t i = 0; i < regime->row_count; i++)
        put_json_row(&json, book, regime, &regime->rows[i]);
    json_close_array(&json);
    json_close_object(&json);
    json_end_line(&json);
}
