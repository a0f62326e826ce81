/* rule_compile.c -- all passes, in order.
 *
 *     parse     things, statements, tokens      nothing is known yet
 *     names     one entry a thing               every id is known
 *     plain     dates, words, ids, texts        every type is known
 *     late      conditions, formulas, activities
 *     reach     "every rule of ..."             needs what rules stand within
 *     finish    conditions joined, indexes      what no statement says
 *     conflicts what contradicts itself
 *
 * A fault ends a statement, not the compilation: a writer sees all faults of
 * a run.  The rulebook is handed out only when there was none.
 */
#include "law/law_inside.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- faults ---------------------------------------------------------------- */

struct place place_in(const struct compiler *c, uint32_t file, uint32_t line,
                      uint32_t column) {
    return (struct place){c->sources[file].path, line, column};
}

static void tell(struct compiler *c, const idt_error *one) {
    if (c->options && c->options->report)
        c->options->report(c->options->ear, one);
}

idt_status fault(struct compiler *c, struct place place, const char *format,
                 ...) {
    idt_error one;
    char text[2 * sizeof one.message];
    va_list words;
    va_start(words, format);
    vsnprintf(text, sizeof text, format, words);
    va_end(words);
    fail(&one, IDT_BAD_RULES, place, "%s", text);
    tell(c, &one);
    if (c->faults++ == 0 && c->error) *c->error = one;
    return c->faults >= LIMIT_LAW_FAULTS ? IDT_OVER_LIMIT : IDT_BAD_RULES;
}

/* Kinds that other files of a rulebook define; the rest is the language. */
#define FORGIVABLE                                                             \
    (KIND_BIT(LAW_RULE) | KIND_BIT(LAW_AUTHORISATION) | KIND_BIT(LAW_ACT) |    \
     KIND_BIT(LAW_INSTRUMENT) | KIND_BIT(LAW_PENALTY) |                        \
     KIND_BIT(LAW_PROGRAMME))

static const char *kind_of_set(uint32_t kinds) {
    uint32_t kind = 0;
    if (kinds & KIND_BIT(LAW_RULE)) kind = LAW_RULE;
    while (!(kinds & KIND_BIT(kind)))
        kind++;
    return law_kind_word((enum law_kind)kind);
}

idt_status fault_missing(struct compiler *c, struct place place, uint32_t kinds,
                         struct span id) {
    const char *what = kind_of_set(kinds);
    if (c->options && c->options->partial && (kinds & FORGIVABLE)) {
        idt_error one;
        fail(&one, IDT_NOT_FOUND, place, "no %s '%.*s' among these files", what,
             SPAN_ARGS(id));
        tell(c, &one);
        return IDT_NOT_FOUND;
    }
    struct span near = nearest_name(c, id, kinds);
    if (near.length > 0)
        return fault(c, place, "unknown %s '%.*s'; nearest is '%.*s'", what,
                     SPAN_ARGS(id), SPAN_ARGS(near));
    return fault(c, place, "unknown %s '%.*s'", what, SPAN_ARGS(id));
}

static bool is_fatal(idt_status status) {
    return status != IDT_OK && status != IDT_BAD_RULES;
}

/* ---- names ------------------------------------------------------------------ */

void *table_add(struct rulebook *book, const struct table_shape *shape) {
    struct grown view = table_view(book, shape);
    if (!growing_room(&view.items, &view.room, view.count + 1, shape->size))
        return NULL;
    void *item = (char *)view.items + view.count * shape->size;
    memset(item, 0, shape->size);
    view.count++;
    memcpy((char *)book + shape->offset, &view, sizeof view);
    return item;
}

static bool row_is_of(const struct row *row, enum law_kind kind) {
    return row->kind == (uint32_t)kind || row->kind == ANY_KIND;
}

static uint32_t *slot_of(void *item, const struct row *row) {
    return (uint32_t *)(void *)((char *)item + row->offset);
}

static void *item_of(const struct compiler *c, const struct thing *thing) {
    const struct table_shape *shape = &law_kind_tables[thing->kind];
    return (char *)table_view(c->book, shape).items +
           thing->index * shape->size;
}

static void unset_slots(void *item, enum law_kind kind) {
    for (size_t i = 0; i < law_row_count; i++) {
        const struct row *row = &law_rows[i];
        if (!row_is_of(row, kind)) continue;
        const struct form_shape *shape = &law_forms[row->form];
        memcpy(slot_of(item, row), shape->unset,
               shape->words * sizeof(uint32_t));
    }
}

static idt_status name_thing(struct compiler *c, struct thing *thing) {
    const struct table_shape *shape = &law_kind_tables[thing->kind];
    uint32_t before = find_name(c, thing->id, KIND_BIT(thing->kind));
    if (thing->kind != LAW_PAGE && before != LAW_NONE) {
        for (const struct thing *other = c->things.items;; other++)
            if (other->kind == thing->kind && span_equals(other->id, thing->id))
                return fault(
                    c, place_in(c, thing->file, thing->line, thing->column),
                    "%s '%.*s' is already at %s:%u", law_kind_word(thing->kind),
                    SPAN_ARGS(thing->id), c->sources[other->file].path,
                    (unsigned)other->line);
    }
    void *item = table_add(c->book, shape);
    if (!item) return fail_memory(c->error);
    thing->index = (uint32_t)table_view(c->book, shape).count - 1;
    unset_slots(item, thing->kind);
    struct law_about about;
    memcpy(&about, item, sizeof about);
    about.file = thing->file;
    about.line = thing->line;
    about.name = LAW_NONE;
    idt_status status =
        thing->kind == LAW_PAGE
            ? IDT_OK
            : add_name(c, thing->id, thing->kind, thing->index, &about.name);
    memcpy(item, &about, sizeof about);
    return status;
}

/* Tells every thing which page speaks for it. */
static idt_status find_pages(struct compiler *c) {
    uint32_t *pages =
        arena_take(&c->arena, c->source_count + 1, sizeof *pages); /* by file */
    if (!pages) return fail_memory(c->error);
    for (size_t i = 0; i < c->source_count; i++)
        pages[i] = LAW_NONE;
    for (size_t i = 0; i < c->things.count; i++) {
        const struct thing *thing = &c->things.items[i];
        if (thing->kind != LAW_PAGE) continue;
        if (pages[thing->file] == LAW_NONE) {
            pages[thing->file] = (uint32_t)i;
            continue;
        }
        idt_status status =
            fault(c, place_in(c, thing->file, thing->line, thing->column),
                  "a file has one page at most");
        if (is_fatal(status)) return status;
    }
    for (size_t i = 0; i < c->things.count; i++)
        c->things.items[i].page = pages[c->things.items[i].file];
    return IDT_OK;
}

/* Word before the first point of a fact's name. */
static uint32_t scope_of(struct span name) {
    struct span first = span_cut(&name, '.');
    const char *const *scopes = choice_words(CHOICE_SCOPE);
    for (uint32_t i = LAW_OVER_PARTY; scopes[i]; i++)
        if (span_is(first, scopes[i])) return i;
    return LAW_OVER_CASE;
}

static idt_status place_fact(struct compiler *c, const struct thing *thing) {
    struct span path = span_of(c->sources[thing->file].path);
    if (!span_ends(path, "/vocabulary.md") && !span_is(path, "vocabulary.md"))
        return fault(c, place_in(c, thing->file, thing->line, thing->column),
                     "fact '%.*s' must stand in vocabulary.md",
                     SPAN_ARGS(thing->id));
    c->book->facts.items[thing->index].scope = scope_of(thing->id);
    return IDT_OK;
}

static idt_status name_things(struct compiler *c) {
    idt_status status = find_pages(c);
    if (status) return status;
    for (size_t i = 0; i < c->things.count; i++) {
        struct thing *thing = &c->things.items[i];
        thing->index = LAW_NONE;
        status = name_thing(c, thing);
        if (!status && thing->kind == LAW_FACT) status = place_fact(c, thing);
        if (is_fatal(status)) return status;
    }
    if (c->book->activities.count > LAW_ACTIVITIES)
        return fail(c->error, IDT_OVER_LIMIT, NOWHERE,
                    "more than %d activities", LAW_ACTIVITIES);
    return IDT_OK;
}

/* ---- values ------------------------------------------------------------------ */

static idt_status store_gathered(struct compiler *c, struct gathered *gathered,
                                 const struct row *row, uint32_t *slot) {
    struct law_list list = {gathered->first, gathered->count};
    idt_status status = IDT_OK;
    if (gathered->items.count > 0)
        status = add_list(c, gathered->items.items,
                          (uint32_t)gathered->items.count, &list);
    if (status || list.count == 0) return status;
    memcpy(row->form == FORM_BALLOT ? slot + 1 : slot, &list, sizeof list);
    return IDT_OK;
}

/* Conditions of facts and nexuses speak of one item, without quantifier. */
static uint32_t own_scope(const struct compiler *c, const struct thing *thing) {
    if (thing->kind == LAW_FACT)
        return c->book->facts.items[thing->index].scope;
    if (thing->kind == LAW_NEXUS)
        return c->book->nexuses.items[thing->index].over;
    return LAW_OVER_CASE;
}

static idt_status read_statements(struct compiler *c, const struct thing *from,
                                  const struct thing *thing,
                                  const struct row *row, uint32_t *seen) {
    uint32_t slot[4];
    size_t words = law_forms[row->form].words;
    struct gathered gathered = {.first = 0};
    idt_status status = IDT_OK;
    memcpy(slot, slot_of(item_of(c, thing), row), words * sizeof *slot);
    for (uint32_t i = 0; i < from->statement_count && !is_fatal(status); i++) {
        const struct statement *s =
            &c->statements.items[from->statement_first + i];
        if (s->row != row && !(from->kind == LAW_PAGE &&
                               span_is(span_of(s->row->keyword), row->keyword)))
            continue;
        if ((*seen)++ > 0 && !(row->flags & ROW_MANY)) {
            status = fault(c, place_in(c, from->file, s->line, s->column),
                           "'%s' stands twice", row->keyword);
            continue;
        }
        struct statement one = *s;
        one.row = row;
        struct cursor cursor = cursor_over(c, from, &one);
        cursor.scope = own_scope(c, thing);
        status = read_value(&cursor, slot, &gathered);
    }
    if (!is_fatal(status)) {
        idt_status stored = store_gathered(c, &gathered, row, slot);
        if (stored) status = stored;
    }
    growing_release(&gathered.items);
    if (!is_fatal(status))
        memcpy(slot_of(item_of(c, thing), row), slot, words * sizeof *slot);
    return is_fatal(status) ? status : IDT_OK;
}

static bool is_required(const struct row *row, enum law_kind kind) {
    uint32_t kinds = row->flags >> ROW_KINDS_SHIFT;
    return (row->flags & ROW_MUST) && (!kinds || (kinds & KIND_BIT(kind)));
}

static idt_status read_row(struct compiler *c, const struct thing *thing,
                           const struct row *row) {
    uint32_t seen = 0;
    idt_status status = read_statements(c, thing, thing, row, &seen);
    if (status || seen > 0) return status;
    if ((row->flags & ROW_FROM_PAGE) && thing->page != LAW_NONE &&
        thing->kind != LAW_PAGE) {
        const struct thing *page = &c->things.items[thing->page];
        status = read_statements(c, page, thing, row, &seen);
        if (status || seen > 0) return status;
    }
    if (!is_required(row, thing->kind)) return IDT_OK;
    return fault(c, place_in(c, thing->file, thing->line, thing->column),
                 "%s '%.*s' has no '%s'", law_kind_word(thing->kind),
                 SPAN_ARGS(thing->id), row->keyword);
}

enum pass { PASS_PLAIN, PASS_LATE, PASS_REACH };

static enum pass pass_of(const struct row *row) {
    if (law_forms[row->form].is_reach) return PASS_REACH;
    return law_forms[row->form].is_late ? PASS_LATE : PASS_PLAIN;
}

/* Kinds in turn, so that activities are known before rules ask for them. */
static idt_status read_pass(struct compiler *c, enum pass pass) {
    for (uint32_t kind = 0; kind < LAW_KIND_COUNT; kind++)
        for (size_t i = 0; i < c->things.count; i++) {
            const struct thing *thing = &c->things.items[i];
            if ((uint32_t)thing->kind != kind || thing->index == LAW_NONE)
                continue;
            for (size_t r = 0; r < law_row_count; r++) {
                if (!row_is_of(&law_rows[r], thing->kind)) continue;
                if (pass_of(&law_rows[r]) != pass) continue;
                idt_status status = read_row(c, thing, &law_rows[r]);
                if (is_fatal(status)) return status;
            }
        }
    return IDT_OK;
}

/* ---- the whole ----------------------------------------------------------------- */

static idt_status run_passes(struct compiler *c) {
    idt_status status = parse_sources(c);
    if (!status) status = name_things(c);
    if (!status) status = read_pass(c, PASS_PLAIN);
    if (!status) status = read_pass(c, PASS_LATE);
    if (!status) status = spread_within(c);
    if (!status) status = read_pass(c, PASS_REACH);
    if (!status && c->faults == 0) status = finish_rulebook(c);
    if (!status && c->faults == 0) status = check_conflicts(c);
    return status;
}

static idt_status sort_sources(struct compiler *c,
                               const struct law_source *sources, size_t count) {
    struct law_source *sorted =
        arena_take(&c->arena, count ? count : 1, sizeof *sorted);
    if (!sorted) return fail_memory(c->error);
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && strcmp(sorted[at - 1].path, sources[i].path) > 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = sources[i];
    }
    c->sources = sorted;
    c->source_count = count;
    for (size_t i = 0; i < count; i++) {
        struct law_file file;
        idt_status status = add_text(c, span_of(sorted[i].path), &file.path);
        if (status) return status;
        if (!growing_add(&c->book->files, file)) return fail_memory(c->error);
    }
    return IDT_OK;
}

static idt_status seal(struct compiler *c) {
    struct byte_writer image = {.failed = false};
    idt_status status = IDT_OK;
    if (!rulebook_write(c->book, &image))
        status = fail_memory(c->error);
    else
        status = sha256_of(written(&image), c->error, &c->book->sum);
    byte_writer_release(&image);
    return status;
}

idt_status rulebook_compile(const struct law_source *sources, size_t count,
                            const struct law_options *options, idt_error *error,
                            struct rulebook **out) {
    struct compiler c = {.options = options, .error = error};
    arena_init(&c.arena, 0);
    c.book = memory_take_zeroed(1, sizeof *c.book);
    idt_status status =
        c.book ? sort_sources(&c, sources, count) : fail_memory(error);
    if (!status) status = run_passes(&c);
    if (!status && c.faults > 0) status = IDT_BAD_RULES;
    if (status == IDT_OVER_LIMIT && c.faults > 0) status = IDT_BAD_RULES;
    if (!status) status = seal(&c);
    if (!status) {
        *out = c.book;
        c.book = NULL;
    }
    rulebook_free(c.book);
    growing_release(&c.things);
    growing_release(&c.statements);
    growing_release(&c.tokens);
    growing_release(&c.name_map.slots);
    growing_release(&c.word_map.slots);
    growing_release(&c.node_map.slots);
    arena_release(&c.arena);
    return status;
}
