/* portfolio_sums.c -- adding, and telling the sums. */
#include "serve/portfolio_sums.h"

#include "serve/engine_text.h"

#include "base/calendar_date.h"
#include "base/json_write.h"

#include <stdio.h>

/* ---- adding --------------------------------------------------------------------- */

#define DECIMALS 9 /* more than any currency has */
#define BILLION  1000000000u

/* "90000.5 USD" */
static bool read_money(struct span text, struct money_sum *out) {
    struct span unit = text, number = span_cut(&unit, ' ');
    struct span parts = number, whole = span_cut(&parts, '.');
    uint64_t part = 0;
    *out = (struct money_sum){.whole = 0};
    if (!unit.bytes || unit.length >= sizeof out->unit) return false;
    if (!span_number(whole, &out->whole)) return false;
    if (parts.bytes && (parts.length > DECIMALS || !span_number(parts, &part)))
        return false;
    for (size_t i = parts.length; part > 0 && i < DECIMALS; i++)
        part *= 10;
    out->billionths = (uint32_t)part;
    memcpy(out->unit, unit.bytes, unit.length);
    return true;
}

/* False when the sum would not hold it. */
static bool add_money(struct sums_cell *cell, const struct money_sum *one) {
    for (int i = 0; i < SUMS_UNITS; i++) {
        struct money_sum *sum = &cell->money[i];
        if (!sum->unit[0]) memcpy(sum->unit, one->unit, sizeof sum->unit);
        if (strcmp(sum->unit, one->unit) != 0) continue;
        uint64_t parts = (uint64_t)sum->billionths + one->billionths;
        uint64_t carry = parts / BILLION;
        if (sum->whole > UINT64_MAX - one->whole - carry) return false;
        sum->whole += one->whole + carry;
        sum->billionths = (uint32_t)(parts % BILLION);
        return true;
    }
    return false;
}

static void add_case(struct sums_cell *cell, const idt_flip *flip) {
    struct span rest = span_of_text(flip->value);
    bool is_whole = rest.length > 0 && flip->untold == 0;
    cell->cases++;
    while (rest.length > 0) {
        struct money_sum one;
        bool is_in = read_money(span_trim(span_cut(&rest, ',')), &one) &&
                     add_money(cell, &one);
        is_whole = is_whole && is_in;
    }
    if (!is_whole) cell->untold++;
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
    add_case(&sums->moves[flip->before][flip->after], flip);
    for (uint32_t i = 0; i < flip->layer_count; i++)
        add_case(layer_cell(sums, flip->layers[i]), flip);
}

/* ---- text -------------------------------------------------------------------------- */

#define MONEY_ROOM 48

static void print_money(const struct money_sum *sum, char text[MONEY_ROOM]) {
    int length = snprintf(text, MONEY_ROOM, "%llu.%09u",
                          (unsigned long long)sum->whole, sum->billionths);
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.') length--;
    snprintf(text + length, MONEY_ROOM - (size_t)length, " %s", sum->unit);
}

static void put_cell(struct terminal *to, const struct sums_cell *cell) {
    char text[MONEY_ROOM];
    terminal_print(to, "%10llu case%s", (unsigned long long)cell->cases,
                   cell->cases == 1 ? " " : "s");
    for (int i = 0; i < SUMS_UNITS && cell->money[i].unit[0]; i++) {
        print_money(&cell->money[i], text);
        terminal_print(to, "%s%s", i ? ", " : "   ", text);
    }
    if (cell->untold > 0)
        terminal_print(to, "%s%llu tell%s no value, or not all of it",
                       cell->money[0].unit[0] ? "; " : "   ",
                       (unsigned long long)cell->untold,
                       cell->untold == 1 ? "s" : "");
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

static void put_refusal(const idt_refusal *refusal, struct terminal *to) {
    char day[DATE_TEXT_ROOM];
    day_print(refusal->on, day);
    terminal_style(to, STYLE_WARN);
    terminal_print(to, "refused ");
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "%.*s %s", (int)refusal->act.length, refusal->act.bytes,
                   day);
    if (refusal->needs.length > 0)
        terminal_print(to, "  needs %.*s", (int)refusal->needs.length,
                       refusal->needs.bytes);
    else
        terminal_print(to, "  voted down on that day");
    if (refusal->line > 0) terminal_print(to, ", line %u", refusal->line);
    terminal_print(to, "; %llu case%s without it\n",
                   (unsigned long long)refusal->cases,
                   refusal->cases == 1 ? "" : "s");
}

idt_status refusals_text(idt_portfolio *portfolio, idt_error *error,
                         struct terminal *to) {
    idt_status status = IDT_OK;
    idt_refusal refusal;
    for (uint32_t i = 0; !status && i < idt_portfolio_refused(portfolio); i++) {
        status = idt_portfolio_refusal(portfolio, i, error, &refusal);
        if (!status) put_refusal(&refusal, to);
    }
    return status;
}

void sums_text(const struct portfolio_sums *sums, struct terminal *to) {
    terminal_print(to, "%llu case%s, %llu with another verdict\n",
                   (unsigned long long)sums->cases, sums->cases == 1 ? "" : "s",
                   (unsigned long long)sums->flips);
    put_moves(sums, to, true);
    if (sums->cases > sums->flips) terminal_print(to, "unchanged\n");
    put_moves(sums, to, false);
    if (sums->layer_ids[0])
        terminal_print(to, "held back afterwards by, each layer for itself\n");
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
        char text[MONEY_ROOM];
        print_money(&cell->money[i], text);
        json_put_string(json, text);
    }
    json_close_array(json);
    json_put_key(json, "untold");
    json_put_integer(json, (int64_t)cell->untold);
}

static idt_status put_json_refusals(idt_portfolio *portfolio, idt_error *error,
                                    struct json_writer *json) {
    idt_status status = IDT_OK;
    idt_refusal refusal;
    char day[DATE_TEXT_ROOM];
    json_put_key(json, "refused_acts");
    json_open_array(json);
    for (uint32_t i = 0; !status && i < idt_portfolio_refused(portfolio); i++) {
        status = idt_portfolio_refusal(portfolio, i, error, &refusal);
        if (status) break;
        json_open_object(json);
        json_put_key(json, "act");
        json_put_text(json, span_of_text(refusal.act));
        day_print(refusal.on, day);
        json_put_key(json, "on");
        json_put_string(json, day);
        if (refusal.line > 0) {
            json_put_key(json, "line");
            json_put_integer(json, refusal.line);
        }
        json_put_key(json, "needs");
        if (refusal.needs.length > 0)
            json_put_text(json, span_of_text(refusal.needs));
        else
            json_put_null(json);
        json_put_key(json, "cases");
        json_put_integer(json, (int64_t)refusal.cases);
        json_close_object(json);
    }
    json_close_array(json);
    return status;
}

idt_status sums_json(const struct portfolio_sums *sums,
                     idt_portfolio *portfolio, idt_error *error,
                     struct byte_writer *to) {
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
    idt_status status = put_json_refusals(portfolio, error, &json);
    json_close_object(&json);
    json_end_line(&json);
    return status;
}
