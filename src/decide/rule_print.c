/* rule_print.c -- what a thing says, in the words of the law pages.
 *
 * Every statement is told, from the compiler's own table of them (law_sheet),
 * so nothing that is added to the language is left out here; conditions are
 * printed as they are compiled, so a writer sees what was understood.  The facts a rule reads are listed with
 * who usually knows them: the questions to ask.
 */
#include "decide/rule_print.h"

#include "law/law_sheet.h"

#include <stdio.h>

static void put(struct byte_writer *to, const char *text) {
    write_bytes(to, text, strlen(text));
}
static void put_span(struct byte_writer *to, struct span text) {
    write_bytes(to, text.bytes, text.length);
}

static void label(struct byte_writer *to, const char *name) {
    char text[40];
    snprintf(text, sizeof text, "  %-14s ", name);
    put(to, text);
}

/* ---- facts that a condition reads ---------------------------------------- */

#define FACTS_MOST 256

struct fact_list {
    uint32_t facts[FACTS_MOST];
    size_t count;
};

static void facts_of_node(const struct rulebook *book, uint32_t node,
                          struct fact_list *list);

static void add_fact(const struct rulebook *book, uint32_t fact,
                     struct fact_list *list) {
    for (size_t i = 0; i < list->count; i++)
        if (list->facts[i] == fact) return;
    if (list->count == FACTS_MOST) return;
    list->facts[list->count++] = fact;
    const struct law_fact *f = &book->facts.items[fact];
    if (f->holds_when != LAW_NONE) facts_of_node(book, f->holds_when, list);
}

static void facts_of_node(const struct rulebook *book, uint32_t node,
                          struct fact_list *list) {
    const struct law_node *n = &book->nodes.items[node];
    switch ((enum law_op)n->op) {
    case LAW_AND:
    case LAW_OR:
        for (uint32_t i = 0; i < n->b; i++)
            facts_of_node(book, book->ids.items[n->a + i], list);
        break;
    case LAW_NOT: facts_of_node(book, n->a, list); break;
    case LAW_SOME:
    case LAW_EVERY: facts_of_node(book, n->b, list); break;
    case LAW_HOLDS:
    case LAW_IN:
    case LAW_AT_LEAST:
    case LAW_AT_MOST:
    case LAW_MORE:
    case LAW_LESS:
    case LAW_BEGINS: add_fact(book, n->a, list); break;
    case LAW_YES:
    case LAW_ALIVE:
    case LAW_DONE:
    case LAW_APPROVED:
    case LAW_IMPLEMENTED:
    case LAW_OP_COUNT: break;
    }
}

static struct fact_list facts_read(const struct rulebook *book,
                                   uint32_t condition,
                                   struct law_list nexuses) {
    struct fact_list list = {.count = 0};
    if (condition != LAW_NONE) facts_of_node(book, condition, &list);
    for (uint32_t i = 0; i < nexuses.count; i++) {
        uint32_t nexus = book->ids.items[nexuses.first + i];
        facts_of_node(book, book->nexuses.items[nexus].holds_when, &list);
    }
    return list;
}

static void fact_lines(const struct rulebook *book, struct byte_writer *to,
                       uint32_t condition, struct law_list nexuses) {
    struct fact_list list = facts_read(book, condition, nexuses);
    for (size_t i = 0; i < list.count; i++) {
        const struct law_fact *f = &book->facts.items[list.facts[i]];
        if (f->holds_when != LAW_NONE) continue; /* those it reads are told */
        label(to, "reads");
        put_span(to, law_name_of(book, f->about.name));
        put(to, ": ");
        put_span(to, law_text_of(book, f->about.title));
        if (f->judgment == 1) put(to, "; judgment");
        put(to, " (");
        put_span(to, law_text_of(book, f->known_by));
        put(to, ")\n");
    }
}

/* ---- text ---------------------------------------------------------------- */

/* Ids of one statement share a line, sentences have one each. */
static bool goes_on(const struct law_sheet *sheet, size_t line) {
    if (line == 0) return false;
    struct span value = law_sheet_value(sheet, line);
    struct span before = law_sheet_value(sheet, line - 1);
    return strcmp(sheet->lines.items[line].keyword,
                  sheet->lines.items[line - 1].keyword) == 0 &&
           span_find(value, " ", 0) == value.length &&
           span_find(before, " ", 0) == before.length;
}

static void sheet_lines(const struct law_sheet *sheet, struct byte_writer *to) {
    for (size_t i = 0; i < sheet->lines.count; i++) {
        const char *keyword = sheet->lines.items[i].keyword;
        if (strcmp(keyword, "title") == 0) continue;
        if (goes_on(sheet, i)) {
            put(to, ", ");
        } else {
            put(to, i ? "\n" : "");
            label(to, keyword);
        }
        put_span(to, law_sheet_value(sheet, i));
    }
    put(to, "\n");
}

/* Rules and authorisations name others that reach them or that they read. */
struct reading {
    uint32_t condition;
    struct law_list who, reached_by;
};

static struct reading reading_of(const struct rulebook *book,
                                 enum law_kind kind, uint32_t index) {
    struct reading reading = {LAW_NONE, {0, 0}, {0, 0}};
    if (kind == LAW_RULE) {
        const struct law_rule *r = &book->rules.items[index];
        reading = (struct reading){r->condition, r->binds, r->authorisations};
    }
    if (kind == LAW_AUTHORISATION) {
        const struct law_authorisation *a = &book->authorisations.items[index];
        reading.condition = a->condition;
        reading.who = a->users;
    }
    return reading;
}

static struct span authorisation_name(const struct rulebook *book,
                                      struct law_list list, uint32_t i) {
    uint32_t index = book->ids.items[list.first + i];
    return law_name_of(book, book->authorisations.items[index].about.name);
}

/* What sort of thing it is: a prohibition, a general licence. */
static const char *sort_word(const struct rulebook *book, enum law_kind kind,
                             uint32_t index) {
    if (kind == LAW_RULE)
        return law_outcome_word(book->rules.items[index].outcome);
    if (kind == LAW_AUTHORISATION)
        return law_authorisation_word(book->authorisations.items[index].kind);
    return law_kind_word(kind);
}

static void put_place(const struct rulebook *book,
                      const struct law_about *about, struct byte_writer *to) {
    char line[24];
    label(to, "written in");
    put_span(to, law_text_of(book, book->files.items[about->file].path));
    snprintf(line, sizeof line, ":%u\n", (unsigned)about->line);
    put(to, line);
}

bool thing_print(const struct rulebook *book, enum law_kind kind,
                 uint32_t index, struct byte_writer *to) {
    struct law_sheet sheet = {.text = {.failed = false}};
    struct law_about about = law_about_of(book, kind, index);
    struct reading reading = reading_of(book, kind, index);
    bool is_whole = law_sheet_fill(book, kind, index, &sheet);
    put_span(to, law_name_of(book, about.name));
    put(to, "  ");
    put(to, sort_word(book, kind, index));
    put(to, "\n");
    label(to, "title");
    put_span(to, law_text_of(book, about.title));
    put(to, "\n");
    if (is_whole) sheet_lines(&sheet, to);
    for (uint32_t i = 0; i < reading.reached_by.count; i++) {
        if (i == 0) label(to, "reached by");
        put(to, i ? ", " : "");
        put_span(to, authorisation_name(book, reading.reached_by, i));
    }
    put(to, reading.reached_by.count ? "\n" : "");
    fact_lines(book, to, reading.condition, reading.who);
    put_place(book, &about, to);
    if (kind == LAW_RULE) {
        put(to, "\n");
        chain_text(book, index, to);
    }
    law_sheet_release(&sheet);
    return is_whole;
}

/* ---- JSON ---------------------------------------------------------------- */

/* Members that a thing has of its own, by the statement that says them. */
static const struct member {
    const char *key, *keyword;
    bool is_list, is_always;
} members[] = {
    {"title", "title", false, false},
    {"jurisdiction", "jurisdiction", false, false},
    {"rests_on", "rests on", false, false},
    {"carried_out_by", "carried out by", false, false},
    {"within", "within", true, false},
    {"by", "by", true, false},
    {"binds", "binds", true, true},
    {"reaches", "reaches", true, true},
    {"does_not_reach", "does not reach", true, false},
    {"for", "for", true, true},
    {"when", "when", true, false},
    {"unless", "unless", true, false},
    {"force", "force", false, false},
    {"mandate", "mandate", false, false},
    {"caps", "cap", true, false},
    {"counts", "counts", true, false},
    {"notice_at", "notice at", true, false},
    {"stop_at", "stop at", true, false},
    {"rebutted_when", "rebutted when", false, false},
    {"standard", "standard", false, false},
    {"approval_by", "approval by", true, true},
    {"duties", "duty", true, true},
    {"limits", "limit", true, false},
    {"lasts_at_most", "lasts at most", false, false},
    {"replaced_by", "replaced by", true, false},
    {"implements", "implements", true, false},
    {"penalties", "penalties", true, true},
    {"could_be_licensed", "could be licensed by", true, true},
    {"until", "until", false, false},
    {"renewal", "renewal", false, false},
    {"cite", "cite", false, false},
    {"sources", "source", true, false},
    {"confidence", "confidence", false, false},
    {"recorded", "recorded", false, false},
    {"reviewed_by", "reviewed by", false, false},
    {"unsettled", "unsettled", true, false},
    {"notes", "note", true, false},
};

/* Lists that one kind always has and the other never. */
static bool is_of_kind(const char *keyword, enum law_kind kind) {
    static const char *const of_rules[] = {"binds", "penalties",
                                           "could be licensed by"};
    static const char *const of_ways[] = {"reaches", "for", "approval by"};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(keyword, of_rules[i]) == 0) return kind == LAW_RULE;
        if (strcmp(keyword, of_ways[i]) == 0) return kind == LAW_AUTHORISATION;
    }
    return true;
}

static void put_members(struct json_writer *json, enum law_kind kind,
                        const struct law_sheet *sheet) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const struct member *m = &members[i];
        size_t line = law_sheet_line(sheet, m->keyword);
        bool has = line < sheet->lines.count;
        if (!has && !(m->is_always && is_of_kind(m->keyword, kind))) continue;
        json_put_key(json, m->key);
        if (has && m->is_list) {
            (void)law_sheet_put(json, sheet, line);
        } else if (has) {
            json_put_text(json, law_sheet_value(sheet, line));
        } else {
            json_open_array(json);
            json_close_array(json);
        }
    }
}

/* "2016-03-16 start unknown" */
static void put_start(struct json_writer *json, const struct law_sheet *sheet) {
    struct span from = law_sheet_find(sheet, "from");
    json_put_key(json, "from");
    json_put_text(json, span_cut(&from, ' '));
    json_put_key(json, "start_unknown");
    json_put_bool(json, from.length > 0);
}

static void put_activities(struct json_writer *json,
                           const struct law_sheet *sheet) {
    size_t line = law_sheet_line(sheet, "forbids");
    if (line == sheet->lines.count) line = law_sheet_line(sheet, "concerns");
    json_put_key(json, "activities");
    if (line < sheet->lines.count) {
        (void)law_sheet_put(json, sheet, line);
        return;
    }
    json_open_array(json);
    json_close_array(json);
}

static void put_facts(struct json_writer *json, const struct rulebook *book,
                      const struct reading *reading) {
    struct fact_list list = facts_read(book, reading->condition, reading->who);
    json_put_key(json, "facts");
    json_open_array(json);
    for (size_t i = 0; i < list.count; i++)
        json_put_text(
            json,
            law_name_of(book, book->facts.items[list.facts[i]].about.name));
    json_close_array(json);
    json_put_key(json, "reads");
    json_open_array(json);
    for (size_t i = 0; i < list.count; i++) {
        const struct law_fact *f = &book->facts.items[list.facts[i]];
        if (f->holds_when != LAW_NONE) continue; /* those it reads are told */
        json_open_object(json);
        json_put_key(json, "fact");
        json_put_text(json, law_name_of(book, f->about.name));
        json_put_key(json, "title");
        json_put_text(json, law_text_of(book, f->about.title));
        json_put_key(json, "judgment");
        json_put_bool(json, f->judgment == 1);
        json_put_key(json, "known_by");
        json_put_text(json, law_text_of(book, f->known_by));
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_others(struct json_writer *json, const struct rulebook *book,
                       uint32_t rule) {
    uint32_t chain[CHAIN_MOST];
    size_t count = chain_whole(book, rule, chain);
    struct law_list list = book->rules.items[rule].authorisations;
    json_put_key(json, "authorisations");
    json_open_array(json);
    for (uint32_t i = 0; i < list.count; i++)
        json_put_text(json, authorisation_name(book, list, i));
    json_close_array(json);
    json_put_key(json, "chain");
    json_open_array(json);
    for (size_t i = 0; i < count; i++)
        json_put_text(
            json,
            law_name_of(book, book->instruments.items[chain[i]].about.name));
    json_close_array(json);
}

bool thing_json(const struct rulebook *book, enum law_kind kind, uint32_t index,
                struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    struct law_sheet sheet = {.text = {.failed = false}};
    struct law_about about = law_about_of(book, kind, index);
    struct reading reading = reading_of(book, kind, index);
    bool is_whole = law_sheet_fill(book, kind, index, &sheet);
    json_open_object(&json);
    json_put_key(&json, law_kind_word(kind));
    json_put_text(&json, law_name_of(book, about.name));
    json_put_key(&json, "kind");
    json_put_string(&json, sort_word(book, kind, index));
    put_members(&json, kind, &sheet);
    put_start(&json, &sheet);
    if (kind == LAW_RULE) {
        json_put_key(&json, "dormant");
        json_put_bool(&json, book->rules.items[index].dormant == 1);
        put_activities(&json, &sheet);
        put_others(&json, book, index);
    }
    put_facts(&json, book, &reading);
    json_put_key(&json, "file");
    json_put_text(&json, law_text_of(book, book->files.items[about.file].path));
    json_put_key(&json, "line");
    json_put_integer(&json, about.line);
    json_close_object(&json);
    law_sheet_release(&sheet);
    return is_whole;
}
