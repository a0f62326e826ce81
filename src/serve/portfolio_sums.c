/* portfolio_sums.c -- adding, and telling the sums. */
#include "serve/portfolio_sums.h"

#include "serve/engine_text.h"

#include "base/json_write.h"

#include <stdio.h>

/* ---- adding --------------------------------------------------------------------- */

/* "90000 USD": what does not fit is counted as a case without money. */
static void add_money(struct sums_cell *cell, idt_text value) {
    struct span rest = span_of_text(value);
    struct span number = span_cut(&rest, ' ');
    uint64_t amount;
    cell->cases++;
    if (!rest.bytes || !span_number(number, &amount)) return;
    if (rest.length >= sizeof cell->money[0].unit) return;
    for (int i = 0; i < SUMS_UNITS; i++) {
        struct money_sum *money = &cell->money[i];
        if (!money->unit[0]) memcpy(money->unit, rest.bytes, rest.length);
        if (!span_is(rest, money->unit)) continue;
        if (money->amount <= UINT64_MAX - amount) money->amount += amount;
        return;
    }
}

static struct sums_cell *layer_cell(struct portfolio_sums *sums,
                                    const char *layer) {
    for (int i = 0; i < SUMS_LAYERS; i++) {
        if (!sums->layer_ids[i]) sums->layer_ids[i] = layer;
        if (strcmp(sums->layer_ids[i], layer) == 0) return &sums->layers[i];
    }
    return &sums->layers[SUMS_LAYERS - 1];
}

void sums_add(struct portfolio_sums *sums, const idt_flip *flip) {
    sums->cases++;
    sums->flips += flip->before != flip->after;
    add_money(&sums->moves[flip->before][flip->after], flip->value);
    if (flip->layer[0]) add_money(layer_cell(sums, flip->layer), flip->value);
}

/* ---- text -------------------------------------------------------------------------- */

static void put_cell(struct terminal *to, const struct sums_cell *cell) {
    terminal_print(to, "%10llu case%s", (unsigned long long)cell->cases,
                   cell->cases == 1 ? " " : "s");
    for (int i = 0; i < SUMS_UNITS && cell->money[i].unit[0]; i++)
        terminal_print(to, "%s%llu %s", i ? ", " : "   ",
                       (unsigned long long)cell->money[i].amount,
                       cell->money[i].unit);
    terminal_print(to, "\n");
}

static void put_moves(const struct portfolio_sums *sums, struct terminal *to,
                      bool flips) {
    for (int b = SUMS_LEVELS - 1; b >= 0; b--)
        for (int a = 0; a < SUMS_LEVELS; a++) {
            const struct sums_cell *cell = &sums->moves[b][a];
            if (cell->cases == 0 || (a != b) != flips) continue;
            char words[64];
            snprintf(words, sizeof words, flips ? "%s -> %s" : "%s",
                     idt_verdict_name(b), idt_verdict_name(a));
            terminal_style(to, flips ? STYLE_GOOD : STYLE_PLAIN);
            terminal_print(to, "  %-44s", words);
            terminal_style(to, STYLE_PLAIN);
            put_cell(to, cell);
        }
}

void sums_text(const struct portfolio_sums *sums, struct terminal *to) {
    terminal_print(to, "%llu case%s, %llu with another verdict\n",
                   (unsigned long long)sums->cases, sums->cases == 1 ? "" : "s",
                   (unsigned long long)sums->flips);
    put_moves(sums, to, true);
    if (sums->cases > sums->flips) terminal_print(to, "unchanged\n");
    put_moves(sums, to, false);
    if (sums->layer_ids[0]) terminal_print(to, "held back afterwards by\n");
    for (int i = 0; i < SUMS_LAYERS && sums->layer_ids[i]; i++) {
        terminal_print(to, "  %-44s", sums->layer_ids[i]);
        put_cell(to, &sums->layers[i]);
    }
}

/* ---- JSON ---------------------------------------------------------------------------- */

static void put_json_cell(struct json_writer *json,
                          const struct sums_cell *cell) {
    json_put_key(json, "cases");
    json_put_integer(json, (int64_t)cell->cases);
    json_put_key(json, "value");
    json_open_array(json);
    for (int i = 0; i < SUMS_UNITS && cell->money[i].unit[0]; i++) {
        char text[40];
        snprintf(text, sizeof text, "%llu %s",
                 (unsigned long long)cell->money[i].amount,
                 cell->money[i].unit);
        json_put_string(json, text);
    }
    json_close_array(json);
}

void sums_json(const struct portfolio_sums *sums, struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "cases");
    json_put_integer(&json, (int64_t)sums->cases);
    json_put_key(&json, "flips");
    json_put_integer(&json, (int64_t)sums->flips);
    json_put_key(&json, "moves");
    json_open_array(&json);
    for (int b = SUMS_LEVELS - 1; b >= 0; b--)
        for (int a = 0; a < SUMS_LEVELS; a++) {
            if (sums->moves[b][a].cases == 0) continue;
            json_open_object(&json);
            json_put_key(&json, "before");
            json_put_string(&json, idt_verdict_name(b));
            json_put_key(&json, "after");
            json_put_string(&json, idt_verdict_name(a));
            put_json_cell(&json, &sums->moves[b][a]);
            json_close_object(&json);
        }
    json_close_array(&json);
    json_put_key(&json, "held_by");
    json_open_array(&json);
    for (int i = 0; i < SUMS_LAYERS && sums->layer_ids[i]; i++) {
        json_open_object(&json);
        json_put_key(&json, "layer");
        json_put_string(&json, sums->layer_ids[i]);
        put_json_cell(&json, &sums->layers[i]);
        json_close_object(&json);
    }
    json_close_array(&json);
    json_close_object(&json);
    json_end_line(&json);
}
