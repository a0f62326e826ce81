/* rule_parser.c -- from lines to things with statements.
 *
 *     rule us.eo13570.1                 head    -> struct thing
 *       binds us-importer               keyword -> struct statement, tokens
 *       when  some goods (a is KP       an open parenthesis: goes on
 *             and b is CN)
 *
 * The first words of a line decide: a kind of thing opens a thing, else the
 * longest keyword of the open thing's kind.  Values are only cut into tokens
 * here; what they mean is read once every id is known, so that nothing
 * depends on order.
 */
#include "law/law_inside.h"

#include <assert.h>

struct parser {
    struct compiler *c;
    uint32_t file;
    struct line_reader reader;
    struct law_line line; /* the one to read next */
    bool has_line, line_is_first;
    bool is_open; /* a thing takes statements */
    bool is_lost; /* after a bad head: its statements are passed over */
};

static bool is_word_byte(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte == '.' || byte == '-' ||
           byte == '_' || byte == '@' || byte == '/';
}

static void step(struct parser *p) {
    bool first;
    p->line_is_first = false;
    uint32_t block = p->reader.block_line;
    p->has_line = next_law_line(&p->reader, &p->line, &first);
    if (p->has_line && (first || p->reader.block_line != block))
        p->line_is_first = true;
}

static idt_status add_tokens(struct parser *p, struct law_line line) {
    const char *at = line.text.bytes, *end = at + line.text.length;
    while (at < end) {
        if (*at == ' ' || *at == '\t') {
            at++;
            continue;
        }
        const char *from = at++;
        if (is_word_byte(*from))
            while (at < end && is_word_byte(*at))
                at++;
        else
            while (at < end && ((unsigned char)*at & 0xC0) == 0x80)
                at++;
        struct token token = {span_from_to(from, at), line.number,
                              (uint32_t)(from - line.text.bytes) + 1,
                              is_word_byte(*from)};
        if (!growing_add(&p->c->tokens, token)) return fail_memory(p->c->error);
    }
    return IDT_OK;
}

/* How many of the tokens from `first` spell the keyword; 0 if they do not. */
static uint32_t spelled(const struct compiler *c, size_t first,
                        const char *keyword) {
    uint32_t count = 0;
    if (c->tokens.items[first].text.bytes[0] != keyword[0]) return 0;
    struct span rest = span_of(keyword);
    while (rest.bytes) {
        struct span word = span_cut(&rest, ' ');
        if (first + count >= c->tokens.count) return 0;
        if (!span_equals(c->tokens.items[first + count].text, word)) return 0;
        count++;
    }
    return count;
}

static bool row_is_of(const struct row *row, enum law_kind kind) {
    return row->kind == (uint32_t)kind || row->kind == ANY_KIND;
}

static const struct row *find_row(const struct compiler *c, enum law_kind kind,
                                  size_t first, uint32_t *words) {
    const struct row *found = NULL;
    *words = 0;
    for (size_t i = 0; i < law_row_count; i++) {
        if (!row_is_of(&law_rows[i], kind)) continue;
        uint32_t count = spelled(c, first, law_rows[i].keyword);
        if (count > *words) {
            *words = count;
            found = &law_rows[i];
        }
    }
    return found;
}

/* ---- where a statement ends --------------------------------------------- */

static bool begins_with_joint(struct law_line line) {
    struct span text = span_trim(line.text);
    return span_is(text, "and") || span_is(text, "or") ||
           span_starts(text, "and ") || span_starts(text, "or ") ||
           span_starts(text, "and(") || span_starts(text, "or(") ||
           span_starts(text, "or\t") || span_starts(text, "and\t");
}

static bool ends_open(const struct compiler *c, size_t first) {
    int depth = 0;
    for (size_t i = first; i < c->tokens.count; i++) {
        struct span text = c->tokens.items[i].text;
        depth += span_is(text, "(") - span_is(text, ")");
    }
    if (depth > 0) return true;
    if (c->tokens.count == first) return false;
    struct span last = c->tokens.items[c->tokens.count - 1].text;
    return span_is(last, ",") || span_is(last, "and") || span_is(last, "or") ||
           span_is(last, "not");
}

/* Whether the words open `text`, and end there or before a blank. */
static bool opens_with(struct span text, const char *words) {
    size_t length = strlen(words);
    return span_starts(text, words) &&
           (text.length == length || text.bytes[length] == ' ' ||
            text.bytes[length] == '\t');
}

/* So that a lost parenthesis swallows nothing.  "yes" and "no" are keywords
 * of votes only, and may open a line of a condition. */
static bool begins_a_statement(struct law_line line) {
    struct span text = span_trim(line.text);
    if (opens_with(text, "no") || opens_with(text, "yes")) return false;
    for (size_t i = 0; i < law_row_count; i++)
        if (opens_with(text, law_rows[i].keyword)) return true;
    for (uint32_t kind = 0; kind < LAW_KIND_COUNT; kind++)
        if (opens_with(text, law_kind_word((enum law_kind)kind)) &&
            kind != LAW_ACTIVITY)
            return true;
    return false;
}

/* Reads on while the statement is open.  A new block never goes on. */
static idt_status add_following(struct parser *p, size_t first) {
    while (p->has_line && !p->line_is_first &&
           (begins_with_joint(p->line) ||
            (ends_open(p->c, first) && !begins_a_statement(p->line)))) {
        idt_status status = add_tokens(p, p->line);
        if (status) return status;
        step(p);
    }
    return IDT_OK;
}

/* The rest of the line as a text; backslashes at the end join lines. */
static idt_status join_text(struct parser *p, struct span *text) {
    *text = span_trim(*text);
    while (text->length > 0 && text->bytes[text->length - 1] == '\\' &&
           p->has_line && !p->line_is_first) {
        struct span before =
            span_trim((struct span){text->bytes, text->length - 1});
        struct span after = span_trim(p->line.text);
        char *joined =
            arena_take(&p->c->arena, before.length + 1 + after.length, 1);
        if (!joined) return fail_memory(p->c->error);
        memcpy(joined, before.bytes, before.length);
        joined[before.length] = ' ';
        memcpy(joined + before.length + 1, after.bytes, after.length);
        *text = (struct span){joined, before.length + 1 + after.length};
        step(p);
    }
    return IDT_OK;
}

/* ---- heads and statements ------------------------------------------------ */

static struct place place_of(const struct parser *p, size_t token) {
    struct token t = p->c->tokens.items[token];
    return place_in(p->c, p->file, t.line, t.column);
}

static bool is_id(struct span text) {
    return text.length <= 200 && text.bytes[0] != '.' && text.bytes[0] != '-';
}

static idt_status open_thing(struct parser *p, enum law_kind kind,
                             size_t first) {
    struct compiler *c = p->c;
    size_t count = c->tokens.count - first;
    const char *word = law_kind_word(kind);
    p->is_open = false;
    p->is_lost = true;
    if (kind == LAW_PAGE && count != 1)
        return fault(c, place_of(p, first + 1), "a page has no id");
    if (kind != LAW_PAGE && count < 2)
        return fault(c, place_of(p, first), "expected an id after '%s'", word);
    if (kind != LAW_PAGE && count > 2)
        return fault(c, place_of(p, first + 2),
                     "unexpected '%.*s' after the id of the %s",
                     SPAN_ARGS(c->tokens.items[first + 2].text), word);
    struct span id =
        kind == LAW_PAGE ? SPAN_EMPTY : c->tokens.items[first + 1].text;
    if (kind != LAW_PAGE && (!c->tokens.items[first + 1].is_word || !is_id(id)))
        return fault(c, place_of(p, first + 1), "'%.*s' is not an id",
                     SPAN_ARGS(id));
    struct token head = c->tokens.items[first + (kind != LAW_PAGE)];
    struct thing thing = {.kind = kind,
                          .id = id,
                          .file = p->file,
                          .line = head.line,
                          .column = head.column,
                          .statement_first = (uint32_t)c->statements.count,
                          .page = LAW_NONE};
    if (!growing_add(&c->things, thing)) return fail_memory(c->error);
    p->is_open = true;
    p->is_lost = false;
    return IDT_OK;
}

static idt_status unknown_keyword(struct parser *p, enum law_kind kind,
                                  size_t first) {
    const char *known[ANY_KIND + 160];
    size_t count = 0;
    for (size_t i = 0; i < law_row_count && count + 1 < 160; i++)
        if (row_is_of(&law_rows[i], kind)) known[count++] = law_rows[i].keyword;
    for (uint32_t k = 0; k < LAW_KIND_COUNT; k++)
        known[count++] = law_kind_word((enum law_kind)k);
    known[count] = NULL;
    struct span word = p->c->tokens.items[first].text;
    struct span near = nearest_word(word, known);
    struct place place = place_of(p, first);
    idt_status status = add_following(p, first);
    if (status) return status;
    if (near.length > 0)
        return fault(p->c, place,
                     "'%.*s' begins no statement of '%s'; nearest is '%.*s'",
                     SPAN_ARGS(word), law_kind_word(kind), SPAN_ARGS(near));
    return fault(p->c, place, "'%.*s' begins no statement of '%s'",
                 SPAN_ARGS(word), law_kind_word(kind));
}

static idt_status add_statement(struct parser *p, struct law_line line,
                                size_t first) {
    struct compiler *c = p->c;
    struct thing *thing = &c->things.items[c->things.count - 1];
    uint32_t words;
    const struct row *row = find_row(c, thing->kind, first, &words);
    if (!row) return unknown_keyword(p, thing->kind, first);
    struct token last = c->tokens.items[first + words - 1];
    struct statement s = {.row = row,
                          .token_first = (uint32_t)first + words,
                          .line = line.number,
                          .column = c->tokens.items[first].column};
    s.text = span_from_to(last.text.bytes + last.text.length,
                          line.text.bytes + line.text.length);
    s.value_column = first + words < c->tokens.count
                         ? c->tokens.items[first + words].column
                         : last.column;
    idt_status status = law_forms[row->form].is_text ? join_text(p, &s.text)
                                                     : add_following(p, first);
    if (status) return status;
    s.token_count = (uint32_t)c->tokens.count - s.token_first;
    if (!growing_add(&c->statements, s)) return fail_memory(c->error);
    thing->statement_count++;
    return IDT_OK;
}

static idt_status parse_line(struct parser *p) {
    struct compiler *c = p->c;
    struct law_line line = p->line;
    bool is_first = p->line_is_first;
    size_t first = c->tokens.count;
    idt_status status = add_tokens(p, line);
    step(p);
    if (status) return status;
    if (is_first) p->is_open = p->is_lost = false;
    struct span word = c->tokens.items[first].text;
    for (uint32_t kind = 0; kind < LAW_KIND_COUNT; kind++)
        if (span_is(word, law_kind_word((enum law_kind)kind)))
            return open_thing(p, (enum law_kind)kind, first);
    if (p->is_open) return add_statement(p, line, first);
    if (p->is_lost) return IDT_OK;
    p->is_lost = true;
    struct span near = nearest_word(word, choice_words(CHOICE_KIND));
    if (near.length > 0)
        return fault(c, place_of(p, first),
                     "expected a kind of thing, not '%.*s'; nearest is '%.*s'",
                     SPAN_ARGS(word), SPAN_ARGS(near));
    return fault(c, place_of(p, first),
                 "expected a kind of thing, such as 'rule', not '%.*s'",
                 SPAN_ARGS(word));
}

static idt_status parse_file(struct compiler *c, uint32_t file) {
    struct parser p = {.c = c, .file = file};
    p.reader.rest = c->sources[file].bytes;
    step(&p);
    while (p.has_line) {
        idt_status status = parse_line(&p);
        if (status && status != IDT_BAD_RULES) return status;
    }
    if (p.reader.block_line == 0) return IDT_OK;
    return fault(c, place_in(c, file, p.reader.block_line, 1),
                 "law block never closes; expected a line of three backticks");
}

idt_status parse_sources(struct compiler *c) {
    for (size_t i = 0; i < c->source_count; i++) {
        idt_status status = parse_file(c, (uint32_t)i);
        if (status && status != IDT_BAD_RULES) return status;
    }
    return IDT_OK;
}
