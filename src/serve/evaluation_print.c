/* evaluation_print.c -- an evaluation as a table and as JSON.
 *
 *     threshold  recall                  alert rate               precision
 *     0.65       0.991 (0.981..0.996)    0.0021 (0.0017..0.0025)  ...
 *   * 0.70       ...                     the star is the one asked for
 *
 * Both tell counts beside rates, so that a reader can check the division.
 */
#include "base/json_write.h"
#include "serve/evaluation.h"

#include <math.h>
#include <stdio.h>

/* ---- text ---------------------------------------------------------------- */

void rate_print(struct terminal *to, const struct rate *rate, int digits) {
    char text[64] = "-"; /* nothing to divide by */
    if (rate->of)
        (void)snprintf(text, sizeof text, "%.*f (%.*f..%.*f)", digits,
                       rate->value, digits, rate->low, digits, rate->high);
    terminal_print(to, "  %-*s", RATE_WIDTH, text);
}

static void print_tally(struct terminal *to, const struct tally *tally,
                        bool has_record) {
    rate_print(to, &tally->recall, 4);
    if (has_record) rate_print(to, &tally->record_recall, 4);
    rate_print(to, &tally->alert_rate, 5);
    rate_print(to, &tally->precision, 4);
    terminal_print(to, "  %.4f (%.4f..%.4f)", tally->f1, tally->f1_low,
                   tally->f1_high);
}

static void print_heading(struct terminal *to, const char *first, size_t width,
                          bool has_record) {
    terminal_print(to, "  %-*s  %-*s", (int)width, first, RATE_WIDTH, "recall");
    if (has_record)
        terminal_print(to, "  %-*s", RATE_WIDTH, "recall of the record");
    terminal_print(to, "  %-*s  %-*s  f1\n", RATE_WIDTH, "alert rate",
                   RATE_WIDTH, "precision");
}

static void print_failures(struct terminal *to, const struct evaluation *made) {
    for (int side = 0; side < 2; side++) {
        const struct row_failures *failures = &made->failures[side];
        if (failures->count == 0) continue;
        terminal_print(
            to,
            "%llu of the %s could not be asked and count as not found; "
            "the first is line %u: ",
            (unsigned long long)failures->count,
            made->snapshot ? made->names[side] : "pairs", failures->first.line);
        terminal_text(to, span_of(failures->first.message));
        terminal_print(to, "\n");
    }
}

static size_t class_width(const struct evaluation *made) {
    size_t width = strlen("class");
    for (size_t i = 0; i < made->classes.count; i++)
        if (made->classes.items[i].name.length > width)
            width = made->classes.items[i].name.length;
    return width > 40 ? 40 : width;
}

static void print_classes(struct terminal *to, const struct evaluation *made,
                          bool has_record) {
    size_t width = class_width(made);
    terminal_print(to, "\nby class, at %.2f\n",
                   made->tallies[made->chosen].threshold);
    print_heading(to, "class", width, has_record);
    for (size_t i = 0; i < made->classes.count; i++) {
        const struct class_tally *class = &made->classes.items[i];
        terminal_print(to, "  ");
        terminal_cell(to, class->name, width);
        print_tally(to, &class->tally, has_record);
        if (class->area.is_known)
            terminal_print(to, "  area %.4f (%.4f..%.4f)", class->area.value,
                           class->area.low, class->area.high);
        terminal_print(to, "\n");
    }
}

static void print_agreement(struct terminal *to, const struct agreement *a) {
    terminal_print(to,
                   "\nwithin %.0f points of the scores told: %llu of %llu, "
                   "%.4f; mean difference %.1f points\n",
                   NEAR_ENOUGH * 100, (unsigned long long)a->near.count,
                   (unsigned long long)a->near.of, a->near.value,
                   a->mean * 100);
}

static void print_flips(struct terminal *to, const struct eval_flips *flips) {
    terminal_print(
        to,
        "\nsince before: %llu won, %llu lost; alerts: %llu raised, "
        "%llu cleared\n",
        (unsigned long long)flips->won, (unsigned long long)flips->lost,
        (unsigned long long)flips->raised, (unsigned long long)flips->cleared);
}

void evaluation_print_text(const struct evaluation *made, struct terminal *to) {
    bool has_record = made->tallies[made->chosen].record_recall.of > 0;
    terminal_print(to, "%llu %s, %llu %s\n", (unsigned long long)made->rows[0],
                   made->names[0], (unsigned long long)made->rows[1],
                   made->names[1]);
    if (made->snapshot) terminal_print(to, "snapshot %s\n", made->snapshot);
    print_failures(to, made);
    terminal_print(to, "\n");
    print_heading(to, "threshold", 9, has_record);
    for (size_t i = 0; i < made->tally_count; i++) {
        terminal_print(to, "%s %-9.2f", i == made->chosen ? "*" : " ",
                       made->tallies[i].threshold);
        print_tally(to, &made->tallies[i], has_record);
        terminal_print(to, "\n");
    }
    if (made->area.is_known)
        terminal_print(to, "\narea under the curve %.4f (%.4f..%.4f)\n",
                       made->area.value, made->area.low, made->area.high);
    if (made->agreement.near.of) print_agreement(to, &made->agreement);
    if (made->classes.count) print_classes(to, made, has_record);
    if (made->flips.is_told) print_flips(to, &made->flips);
}

/* ---- JSON ---------------------------------------------------------------- */

static void put_share(struct json_writer *json, const char *key, double share) {
    json_put_key(json, key);
    json_put_decimal(json, llround(share * 1e6), 6);
}

static void put_count(struct json_writer *json, const char *key,
                      uint64_t count) {
    json_put_key(json, key);
    json_put_integer(json, (int64_t)count);
}

void rate_put(struct json_writer *json, const char *key,
              const struct rate *rate) {
    json_put_key(json, key);
    if (rate->of == 0) {
        json_put_null(json);
        return;
    }
    json_open_object(json);
    put_count(json, "count", rate->count);
    put_count(json, "of", rate->of);
    put_share(json, "value", rate->value);
    put_share(json, "low", rate->low);
    put_share(json, "high", rate->high);
    json_close_object(json);
}

static void put_tally(struct json_writer *json, const struct tally *tally) {
    json_put_key(json, "threshold");
    json_put_decimal(json, llround(tally->threshold * 1e4), 4);
    rate_put(json, "recall", &tally->recall);
    rate_put(json, "record_recall", &tally->record_recall);
    rate_put(json, "alert_rate", &tally->alert_rate);
    rate_put(json, "precision", &tally->precision);
    put_share(json, "f1", tally->f1);
    put_share(json, "f1_low", tally->f1_low);
    put_share(json, "f1_high", tally->f1_high);
}

/* null when nothing could be compared. */
static void put_area(struct json_writer *json, const struct area *area) {
    const char *const keys[] = {"auc", "auc_low", "auc_high"};
    const double values[] = {area->value, area->low, area->high};
    for (size_t i = 0; i < 3; i++) {
        if (area->is_known) {
            put_share(json, keys[i], values[i]);
        } else {
            json_put_key(json, keys[i]);
            json_put_null(json);
        }
    }
}

static void put_side(struct json_writer *json, const struct evaluation *made,
                     int side, const char *key) {
    const struct row_failures *failures = &made->failures[side];
    json_put_key(json, key);
    json_open_object(json);
    put_count(json, "rows", made->rows[side]);
    put_count(json, "failed", failures->count);
    json_put_key(json, "first_failure");
    if (failures->count) {
        json_open_object(json);
        put_count(json, "line", failures->first.line);
        json_put_key(json, "message");
        json_put_string(json, failures->first.message);
        json_close_object(json);
    } else {
        json_put_null(json);
    }
    json_close_object(json);
}

static void put_classes(struct json_writer *json,
                        const struct evaluation *made) {
    json_put_key(json, "classes");
    json_open_array(json);
    for (size_t i = 0; i < made->classes.count; i++) {
        json_open_object(json);
        json_put_key(json, "class");
        json_put_text(json, made->classes.items[i].name);
        put_tally(json, &made->classes.items[i].tally);
        put_area(json, &made->classes.items[i].area);
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_flips(struct json_writer *json,
                      const struct eval_flips *flips) {
    json_put_key(json, "flips");
    json_open_object(json);
    put_count(json, "won", flips->won);
    put_count(json, "lost", flips->lost);
    put_count(json, "raised", flips->raised);
    put_count(json, "cleared", flips->cleared);
    json_close_object(json);
}

void evaluation_print_json(const struct evaluation *made,
                           struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    json_open_object(&json);
    json_put_key(&json, "kind");
    json_put_string(&json, made->kind);
    json_put_key(&json, "snapshot");
    json_put_string(&json, made->snapshot);
    json_put_key(&json, "config");
    json_put_string(&json, made->config);
    json_put_key(&json, "engine");
    json_put_string(&json, idt_version());
    put_side(&json, made, 0, "positives");
    put_side(&json, made, 1, "negatives");
    put_area(&json, &made->area);
    rate_put(&json, "agreement", &made->agreement.near);
    json_put_key(&json, "at");
    json_open_object(&json);
    put_tally(&json, &made->tallies[made->chosen]);
    json_close_object(&json);
    json_put_key(&json, "curve");
    json_open_array(&json);
    for (size_t i = 0; i < made->tally_count; i++) {
        json_open_object(&json);
        put_tally(&json, &made->tallies[i]);
        json_close_object(&json);
    }
    json_close_array(&json);
    put_classes(&json, made);
    if (made->flips.is_told) put_flips(&json, &made->flips);
    json_close_object(&json);
    json_end_line(&json);
}
