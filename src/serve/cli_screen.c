/* cli_screen.c -- one query, answered for people or as JSON.
 *
 *     +- 0.98 strong - us-ofac-sdn:20157
 *     |  KIM, Jong Un                      person, matched by ...
 *     |  name   1.00  same words           "kim jong un" = "KIM, Jong Un"
 *
 * Invariant: what was searched is told with every answer, because "nothing
 * found" means nothing without it.
 */
#include "serve/answer_output.h"
#include "serve/cli_batch.h"
#include "serve/cli_commands.h"
#include "serve/engine_text.h"
#include "serve/entity_json.h"
#include "serve/exit_codes.h"
#include "serve/report_json.h"
#include "serve/snapshot_choice.h"
#include "serve/terminal.h"

#include <math.h>
#include <unistd.h>

#define LABEL_WIDTH 11
#define NAMES_MOST  4 /* aliases and the like told for people; JSON has all */

/* ---- one result --------------------------------------------------------------- */

static void begin_line(struct terminal *to, const char *label) {
    terminal_style(to, STYLE_DIM);
    terminal_print(to, "\xE2\x94\x82 ");
    terminal_cell(to, span_of(label), LABEL_WIDTH);
    if (strlen(label) >= LABEL_WIDTH) terminal_print(to, " ");
    terminal_style(to, STYLE_PLAIN);
}

static double cut_score(double score) {
    return floor(score * 100.0 + 1e-4) / 100.0;
}

static void write_head(struct terminal *to, const idt_hit *hit,
                       const idt_entity *entity) {
    bool is_strong = strcmp(hit->band, "strong") == 0;
    terminal_style(to, STYLE_DIM);
    terminal_print(to, "\xE2\x94\x8C\xE2\x94\x80 ");
    terminal_style(to, is_strong ? STYLE_BAD : STYLE_WARN);
    terminal_print(to, "%.2f %s", cut_score(hit->score), hit->band);
    terminal_style(to, STYLE_DIM);
    terminal_print(to, " \xE2\x94\x80 ");
    terminal_style(to, STYLE_PLAIN);
    terminal_text(to, span_of(entity->id));
    terminal_print(to, "\n");
    begin_line(to, entity->type);
    terminal_style(to, STYLE_BOLD);
    terminal_text(to, entity_name(entity));
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "\n");
}

/* The text of an item that people want to read: a date, or text and code. */
static void write_item(struct terminal *to, const idt_item *item) {
    if (item_is(item, "birth", NULL) && item->has_date) {
        terminal_print(to, "%s", item->date);
        return;
    }
    if (item_is(item, "identifier", NULL))
        terminal_print(to, "%s ", item->role);
    terminal_text(to, span_of_text(item->text));
    if (item_is(item, "identifier", NULL) && item->extra.length > 0) {
        terminal_print(to, " (");
        terminal_text(to, span_of_text(item->extra));
        terminal_print(to, ")");
    }
}

/* All items of a kind in one line, the first few of them. */
static void write_items(struct terminal *to, const idt_entity *entity,
                        const char *label, const char *kind) {
    idt_entity walk = *entity;
    idt_item item;
    unsigned count = 0;
    while (idt_entity_item(&walk, &item)) {
        if (!item_is(&item, kind, NULL)) continue;
        count++;
        if (count > NAMES_MOST) continue;
        if (count == 1)
            begin_line(to, label);
        else
            terminal_print(to, ", ");
        write_item(to, &item);
    }
    if (count > NAMES_MOST)
        terminal_print(to, " and %u more", count - NAMES_MOST);
    if (count > 0) terminal_print(to, "\n");
}

static void write_words(struct terminal *to, const char *label, uint32_t bits,
                        const char *(*word)(uint32_t)) {
    if (!bits) return;
    begin_line(to, label);
    for (const char *comma = ""; bits; bits &= bits - 1, comma = ", ")
        terminal_print(to, "%s%s", comma, word(bits));
    terminal_print(to, "\n");
}

static void write_evidence(struct terminal *to, const idt_evidence *evidence) {
    begin_line(to, evidence->field);
    terminal_print(to, "%.2f  ", cut_score(evidence->score));
    terminal_text(to, span_of_text(evidence->query));
    if (evidence->listed.length > 0) {
        terminal_style(to, STYLE_DIM);
        terminal_print(to, " ~ ");
        terminal_style(to, STYLE_PLAIN);
        terminal_text(to, span_of_text(evidence->listed));
    }
    terminal_style(to, STYLE_DIM);
    terminal_print(to, "  %s", evidence->why);
    if (fabs(evidence->bits) >= 0.05)
        terminal_print(to, ", %.1f bits", evidence->bits);
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, "\n");
}

static void write_matched(struct terminal *to, const idt_hit *hit,
                          const idt_entity *entity) {
    idt_item name;
    if (!entity_item_at(entity, hit->name_item, &name)) return;
    begin_line(to, "matched");
    terminal_text(to, span_of_text(name.text));
    if (!item_is(&name, "name", "primary"))
        terminal_print(to, " (%s)", name.role);
    if (hit->ambiguous > 1)
        terminal_print(to, ", a name of %u listed records", hit->ambiguous);
    terminal_print(to, "\n");
}

static idt_status write_hit(struct terminal *to, const struct search *search,
                            const idt_report *report, uint32_t number) {
    const idt_hit *hit = idt_report_hit(report, number);
    idt_entity entity;
    idt_evidence evidence;
    idt_status status = idt_entity_at(search->lists, hit->entity, &entity);
    if (status) return status;
    write_head(to, hit, &entity);
    write_matched(to, hit, &entity);
    write_items(to, &entity, "programs", "program");
    write_words(to, "measures", entity.measures, idt_measure_word);
    write_items(to, &entity, "born", "birth");
    write_items(to, &entity, "country", "country");
    write_items(to, &entity, "ids", "identifier");
    write_words(to, "conflicts", hit->conflicts, conflict_word);
    begin_line(to, "why");
    terminal_print(to, "\n");
    for (uint32_t i = 0; idt_report_evidence(report, number, i, &evidence); i++)
        write_evidence(to, &evidence);
    terminal_style(to, STYLE_DIM);
    terminal_print(to, "\xE2\x94\x94\xE2\x94\x80\n");
    terminal_style(to, STYLE_PLAIN);
    return IDT_OK;
}

/* ---- what was searched ---------------------------------------------------------- */

static void write_age(struct terminal *to, const struct list_age *age) {
    if (age->is_stale) terminal_style(to, STYLE_BAD);
    if (!age->is_known)
        terminal_print(to, "age not known");
    else
        terminal_print(to, "%lld day%s old%s", (long long)age->days,
                       age->days == 1 ? "" : "s",
                       strcmp(age->basis, "modified") ? "" : " (by its file)");
    if (age->is_stale) terminal_print(to, ", stale");
    terminal_style(to, STYLE_PLAIN);
}

static void write_searched(struct terminal *to, const struct search *search) {
    char day[DATE_TEXT_ROOM];
    idt_list list;
    terminal_print(to, "\nsearched\n");
    for (uint32_t i = 0; i < idt_lists_count(search->lists); i++) {
        if (idt_lists_list(search->lists, i, &list)) continue;
        if (!search_has_list(search, list.list)) continue;
        struct list_age age = list_age_on(&list, search->policy, search->today);
        terminal_print(to, "  ");
        terminal_cell(to, span_of(list.list), 18);
        memcpy(day, "no date", 8);
        if (list.published != IDT_NO_DAY) day_print(list.published, day);
        terminal_print(to, " %8u entries  %-10s  ", list.entries, day);
        write_age(to, &age);
        terminal_print(to, "\n");
    }
}

/* ---- the answer ------------------------------------------------------------------ */

static void write_title(struct terminal *to, const struct search *search,
                        const idt_query *query, const idt_report *report) {
    uint32_t total = idt_report_total(report), count = idt_report_count(report);
    terminal_style(to, STYLE_BOLD);
    if (query->name.length > 0)
        terminal_text(to, span_of_text(query->name));
    else
        terminal_print(to, "identifier");
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, ": ");
    if (total == 0) terminal_style(to, STYLE_GOOD);
    if (total == 0)
        terminal_print(to, "nothing");
    else
        terminal_print(to, "%u result%s", total, total == 1 ? "" : "s");
    terminal_style(to, STYLE_PLAIN);
    terminal_print(to, " at %.2f or above", search->threshold);
    if (count < total) terminal_print(to, ", the first %u shown", count);
    terminal_print(to, "\n");
}

static idt_status answer_text(struct byte_writer *bytes,
                              const struct search *search,
                              const idt_query *query,
                              const idt_report *report) {
    struct terminal to = terminal_for(STDOUT_FILENO);
    idt_status status = IDT_OK;
    write_title(&to, search, query, report);
    for (uint32_t i = 0; !status && i < idt_report_count(report); i++) {
        terminal_print(&to, "\n");
        status = write_hit(&to, search, report, i);
    }
    write_searched(&to, search);
    *bytes = to.bytes;
    return status;
}

static idt_status answer_json(struct byte_writer *bytes,
                              const struct search *search,
                              const idt_query *query,
                              const idt_report *report) {
    struct json_writer json = json_writer_to(bytes, JSON_COMPACT);
    struct span no_id = {NULL, 0};
    idt_status status = report_json(&json, search, no_id, query, report);
    json_end_line(&json);
    return status;
}

/* ---- the query ------------------------------------------------------------------- */

static idt_status read_query(const struct arguments *given,
                             struct search *search, idt_error *error,
                             struct asked *asked) {
    idt_query *query = &asked->query;
    idt_status status = IDT_OK;
    const char *id;
    size_t at = 0;
    asked_clear(asked);
    if (given->operands.count > 0)
        query->name = text_of_string(given->operands.items[0]);
    query->type = option_text(given, OPTION_TYPE);
    query->birth = text_of_string(option_text(given, OPTION_BIRTH));
    query->country = text_of_string(option_text(given, OPTION_COUNTRY));
    query->address = text_of_string(option_text(given, OPTION_ADDRESS));
    while (!status && option_next(given, OPTION_ID, &at, &id))
        status =
            asked_identifier_text(asked, &search->arena, span_of(id), error);
    return status;
}

/* There is something to look for, and no option that means something only
 * for a file of queries. */
static idt_status check_single(const struct arguments *given,
                               idt_error *error) {
    static const enum option_id batch_only[] = {
        OPTION_FORMAT, OPTION_OUTPUT, OPTION_OUTPUT_FORMAT, OPTION_JOBS};
    idt_status status = IDT_OK;
    for (size_t i = 0; !status && i < sizeof batch_only / sizeof *batch_only;
         i++)
        status =
            option_refuse(given, batch_only[i], "goes with --input", error);
    if (status) return status;
    if (given->operands.count == 0 && !option_given(given, OPTION_ID))
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE,
                    "nothing to look for; give a NAME, --id or --input");
    return IDT_OK;
}

static idt_status screen_once(const struct arguments *given,
                              struct search *search, idt_error *error,
                              bool *is_found) {
    struct asked asked;
    struct byte_writer bytes = {0};
    idt_screener *screener = NULL;
    const idt_report *report;
    idt_status status = read_query(given, search, error, &asked);
    if (!status)
        status =
            idt_screener_new(search->lists, &search->options, error, &screener);
    if (!status) status = idt_screen(screener, &asked.query, error, &report);
    if (status) goto done;
    *is_found = idt_report_total(report) > 0;
    status = option_given(given, OPTION_JSON)
                 ? answer_json(&bytes, search, &asked.query, report)
                 : answer_text(&bytes, search, &asked.query, report);
    if (!status) status = answer_print(&bytes, error);
done:
    byte_writer_release(&bytes);
    idt_screener_free(screener);
    return status;
}

int run_screen(const struct arguments *given) {
    idt_error error = {0};
    struct search search;
    bool is_found = false;
    if (option_given(given, OPTION_INPUT)) return run_batch(given);
    idt_status status = check_single(given, &error);
    if (status) return tell_failure(status, &error);
    status = search_open(given, &error, &search);
    if (status) return tell_failure(status, &error);
    status = screen_once(given, &search, &error, &is_found);
    search_close(&search);
    if (status) return tell_failure(status, &error);
    return is_found ? EXIT_FOUND : EXIT_NOTHING;
}
