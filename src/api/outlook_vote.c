/* outlook_vote.c -- positions, votes, and a rulebook with a page more. */
#include "api/foresee_inside.h"

#include "api/law_stream.h"
#include "base/os_file.h"
#include "foresee/council_answer.h"
#include "foresee/outlook.h"

/* ---- one page more ------------------------------------------------------------------ */

#define PAGES_MOST 1024 /* the rulebook has below 200 */

/* The part behind the last slash. */
static struct span file_name(struct span path) {
    size_t from = path.length;
    while (from > 0 && path.bytes[from - 1] != '/')
        from--;
    return (struct span){path.bytes + from, path.length - from};
}

/* A scenario or positions page of the same name is replaced. */
static bool gives_way(struct span shipped, struct span page) {
    bool may = span_starts(shipped, "law/scenarios/") ||
               span_starts(shipped, "law/positions/");
    return may && span_equals(file_name(shipped), file_name(page));
}

static idt_status compile_with(const char *page, struct span bytes,
                               idt_error *error, struct rulebook **book) {
    static const char *const no_paths = "";
    struct arena arena;
    struct law_source *sources;
    struct span path, text;
    size_t count = 0;
    arena_init(&arena, 0);
    sources = arena_take(&arena, PAGES_MOST + 1, sizeof *sources);
    if (!sources) return fail_memory(error);
    for (size_t at = 0;
         count < PAGES_MOST && next_law_page(&at, &path, &text);) {
        if (gives_way(path, span_of(page))) continue;
        struct span kept = arena_copy(&arena, path);
        sources[count++] =
            (struct law_source){kept.bytes ? kept.bytes : no_paths, text};
    }
    sources[count++] = (struct law_source){page, bytes};
    idt_status status = rulebook_compile(sources, count, NULL, error, book);
    arena_release(&arena);
    return status;
}

idt_status idt_rules_with(const char *page, idt_error *error,
                          idt_rules **rules) {
    struct rulebook *book = NULL;
    struct mapped_file map;
    if (!page || !rules)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no page");
    idt_status status = mapped_file_open(page, error, &map);
    if (status) return status;
    status = compile_with(page, map.bytes, error, &book);
    mapped_file_close(&map);
    if (!status) status = rules_over(book, error, rules);
    if (!status) (*rules)->is_builtin = true;
    return status;
}

/* ---- outlook -------------------------------------------------------------------------- */

idt_status idt_outlook(idt_rules *rules, const char *positions, int form,
                       idt_error *error, idt_answer **answer) {
    struct arena arena;
    struct outlook outlook;
    if (!rules || !positions || !answer)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or positions");
    uint32_t file = positions_file(rules->book, span_of(positions));
    if (file == LAW_NONE)
        return fail(error, IDT_NOT_FOUND, NOWHERE,
                    "no page '%s' tells positions", positions);
    idt_answer *made = answer_new();
    if (!made) return fail_memory(error);
    arena_init(&arena, 0);
    idt_status status =
        outlook_make(rules->book, file, &arena, error, &outlook);
    if (!status && form == IDT_FORM_JSON)
        outlook_json(rules->book, &outlook, false, &made->text);
    else if (!status)
        outlook_text(rules->book, &outlook, &made->text);
    arena_release(&arena);
    return answer_over(made, status, error, answer);
}

/* ---- votes ------------------------------------------------------------------------------ */

idt_status idt_vote(idt_rules *rules, const idt_vote_options *options,
                    idt_error *error, idt_answer **answer) {
    struct council_question question = {.on = DAY_NONE};
    if (!rules || !answer || !options ||
        options->size < sizeof(idt_vote_options) || !options->draft)
        return fail(error, IDT_BAD_ARGUMENT, NOWHERE, "no rules or draft");
    question.on = options->on;
    idt_answer *made = answer_new();
    if (!made) return fail_memory(error);
    idt_status status = council_question_of(
        rules->book, span_of(options->draft),
        options->votes ? span_of(options->votes) : SPAN_EMPTY, error,
        &question);
    if (!status)
        council_answer(rules->book, &question, options->form == IDT_FORM_JSON,
                       &made->text);
    return answer_over(made, status, error, answer);
}
