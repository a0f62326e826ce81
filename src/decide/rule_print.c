/* rule_print.c -- what a rule says, in the words of the law pages.
 *
 * Conditions are printed as they are compiled, so this is also how a writer
 * sees what the compiler understood.  The facts a rule reads are listed with
 * who usually knows them: the questions to ask.
 */
#include "decide/rule_print.h"

#include "base/json_write.h"

#include <stdio.h>

static void put(struct byte_writer *to, const char *text) {
    write_bytes(to, text, strlen(text));
}
static void put_span(struct byte_writer *to, struct span text) {
    write_bytes(to, text.bytes, text.length);
}

static void label(struct byte_writer *to, const char *name) {
    char text[32];
    snprintf(text, sizeof text, "  %-14s ", name);
    put(to, text);
}

static void line(struct byte_writer *to, const char *name, struct span text) {
    if (text.length == 0) return;
    label(to, name);
    put_span(to, text);
    put(to, "\n");
}

static void day_line(struct byte_writer *to, const char *name, day_number day,
                     bool is_unknown) {
    char text[DATE_TEXT_ROOM];
    if (day == DAY_NONE) return;
    day_print(day, text);
    label(to, name);
    put(to, text);
    put(to,
        is_unknown ? " at the latest; the first day is not on file\n" : "\n");
}

static void node_lines(const struct rulebook *book, struct byte_writer *to,
                       const char *name, struct law_list nodes) {
    for (uint32_t i = 0; i < nodes.count; i++) {
        label(to, name);
        law_node_print(book, book->ids.items[nodes.first + i], to);
        put(to, "\n");
    }
}

static void node_line(const struct rulebook *book, struct byte_writer *to,
                      const char *name, uint32_t node) {
    if (node == LAW_NONE) return;
    label(to, name);
    law_node_print(book, node, to);
    put(to, "\n");
}

static void text_lines(const struct rulebook *book, struct byte_writer *to,
                       const char *name, struct law_list texts) {
    for (uint32_t i = 0; i < texts.count; i++)
        line(to, name, law_text_of(book, book->texts.items[texts.first + i]));
}

/* ---- names of a list ----------------------------------------------------- */

typedef const struct law_about *about_of(const struct rulebook *book,
                                         uint32_t index);

#define ABOUT(function, table)                                                 \
    static const struct law_about *function(const struct rulebook *book,       \
                                            uint32_t index) {                  \
        return &book->table.items[index].about;                                \
    }
ABOUT(nexus_about, nexuses)
ABOUT(actor_about, actors)
ABOUT(rule_about, rules)
ABOUT(authorisation_about, authorisations)
ABOUT(penalty_about, penalties)

static void name_line(const struct rulebook *book, struct byte_writer *to,
                      const char *name, struct law_list list, about_of *about) {
    if (list.count == 0) return;
    label(to, name);
    for (uint32_t i = 0; i < list.count; i++) {
        put(to, i ? ", " : "");
        put_span(to,
                 law_name_of(
                     book, about(book, book->ids.items[list.first + i])->name));
    }
    put(to, "\n");
}

static void activity_line(const struct rulebook *book, struct byte_writer *to,
                          const char *name, uint64_t mask) {
    if (mask == 0) return;
    unsigned count = 0;
    label(to, name);
    for (uint32_t i = 0; i < book->activities.count; i++) {
        if (!(mask >> i & 1)) continue;
        put(to, count++ ? ", " : "");
        put_span(to, law_name_of(book, book->activities.items[i].about.name));
    }
    put(to, "\n");
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

static void head(const struct rulebook *book, const struct law_about *about,
                 const char *what, struct byte_writer *to) {
    put_span(to, law_name_of(book, about->name));
    put(to, "  ");
    put(to, what);
    put(to, "\n");
    line(to, "title", law_text_of(book, about->title));
}

static void tail(const struct rulebook *book, const struct law_about *about,
                 struct byte_writer *to) {
    char place[200];
    line(to, "cite", law_text_of(book, about->cite));
    text_lines(book, to, "source", about->sources);
    line(to, "confidence", span_of(law_confidence_word(about->confidence)));
    day_line(to, "recorded", about->recorded, false);
    line(to, "reviewed by", law_text_of(book, about->reviewer));
    text_lines(book, to, "unsettled", about->unsettled);
    text_lines(book, to, "note", about->notes);
    struct span path = law_text_of(book, book->files.items[about->file].path);
    snprintf(place, sizeof place, "%.*s:%u", (int)path.length, path.bytes,
             (unsigned)about->line);
    line(to, "written in", span_of(place));
}

static void duty_lines(const struct rulebook *book, struct byte_writer *to,
                       struct law_list duties) {
    for (uint32_t i = 0; i < duties.count; i++) {
        const struct law_duty *duty = &book->duties.items[duties.first + i];
        label(to, "duty");
        put(to, law_duty_word(duty->deed));
        put(to, ": ");
        put_span(to, law_text_of(book, duty->text));
        put(to, "\n");
    }
}

void rule_print(const struct rulebook *book, uint32_t rule,
                struct byte_writer *to) {
    const struct law_rule *r = &book->rules.items[rule];
    head(book, &r->about, law_outcome_word(r->outcome), to);
    line(to, "jurisdiction",
         law_name_of(book, book->orders.items[r->jurisdiction].about.name));
    node_line(book, to, "rests on", r->rests_on);
    node_line(book, to, "carried out by", r->carried_out_by);
    name_line(book, to, "binds", r->binds, nexus_about);
    activity_line(book, to, "activities", law_mask(r->activities));
    node_lines(book, to, "when", r->when);
    node_lines(book, to, "unless", r->unless);
    day_line(to, "from", r->dates.from, r->dates.start_unknown == 1);
    day_line(to, "until", r->dates.until, false);
    name_line(book, to, "replaced by", r->replaced_by, rule_about);
    name_line(book, to, "penalties", r->penalties, penalty_about);
    name_line(book, to, "licensed by", r->licensors, actor_about);
    name_line(book, to, "reached by", r->authorisations, authorisation_about);
    duty_lines(book, to, r->duties);
    fact_lines(book, to, r->condition, r->binds);
    tail(book, &r->about, to);
    put(to, "\n");
    chain_text(book, rule, to);
}

void authorisation_print(const struct rulebook *book, uint32_t authorisation,
                         struct byte_writer *to) {
    const struct law_authorisation *a =
        &book->authorisations.items[authorisation];
    head(book, &a->about, law_authorisation_word(a->kind), to);
    node_line(book, to, "rests on", a->rests_on);
    name_line(book, to, "by", a->by, actor_about);
    name_line(book, to, "reaches", a->reaches, rule_about);
    name_line(book, to, "not reaching", a->not_reaches, rule_about);
    name_line(book, to, "for", a->users, nexus_about);
    node_lines(book, to, "when", a->when);
    node_lines(book, to, "unless", a->unless);
    name_line(book, to, "approval by", a->approval_by, actor_about);
    day_line(to, "from", a->dates.from, a->dates.start_unknown == 1);
    day_line(to, "until", a->dates.until, false);
    duty_lines(book, to, a->duties);
    text_lines(book, to, "limit", a->limits);
    fact_lines(book, to, a->condition, a->users);
    tail(book, &a->about, to);
}

/* ---- JSON ---------------------------------------------------------------- */

static void key_text(struct json_writer *json, const char *key,
                     struct span text) {
    if (text.length == 0) return;
    json_put_key(json, key);
    json_put_text(json, text);
}

static void key_day(struct json_writer *json, const char *key, day_number day) {
    char text[DATE_TEXT_ROOM];
    if (day == DAY_NONE) return;
    day_print(day, text);
    json_put_key(json, key);
    json_put_string(json, text);
}

static void put_node(struct json_writer *json, const struct rulebook *book,
                     uint32_t node) {
    struct byte_writer text = {.failed = false};
    law_node_print(book, node, &text);
    json_put_text(json, written(&text));
    json->to->failed |= text.failed;
    byte_writer_release(&text);
}

static void key_nodes(struct json_writer *json, const struct rulebook *book,
                      const char *key, struct law_list nodes) {
    if (nodes.count == 0) return;
    json_put_key(json, key);
    json_open_array(json);
    for (uint32_t i = 0; i < nodes.count; i++)
        put_node(json, book, book->ids.items[nodes.first + i]);
    json_close_array(json);
}

static void key_names(struct json_writer *json, const struct rulebook *book,
                      const char *key, struct law_list list, about_of *about) {
    json_put_key(json, key);
    json_open_array(json);
    for (uint32_t i = 0; i < list.count; i++)
        json_put_text(
            json,
            law_name_of(book,
                        about(book, book->ids.items[list.first + i])->name));
    json_close_array(json);
}

static void key_texts(struct json_writer *json, const struct rulebook *book,
                      const char *key, struct law_list texts) {
    if (texts.count == 0) return;
    json_put_key(json, key);
    json_open_array(json);
    for (uint32_t i = 0; i < texts.count; i++)
        json_put_text(json,
                      law_text_of(book, book->texts.items[texts.first + i]));
    json_close_array(json);
}

static void key_facts(struct json_writer *json, const struct rulebook *book,
                      uint32_t condition, struct law_list nexuses) {
    struct fact_list list = facts_read(book, condition, nexuses);
    json_put_key(json, "facts");
    json_open_array(json);
    for (size_t i = 0; i < list.count; i++)
        json_put_text(
            json,
            law_name_of(book, book->facts.items[list.facts[i]].about.name));
    json_close_array(json);
}

static void json_head(struct json_writer *json, const struct rulebook *book,
                      const struct law_about *about, const char *key,
                      const char *kind) {
    json_open_object(json);
    key_text(json, key, law_name_of(book, about->name));
    key_text(json, "title", law_text_of(book, about->title));
    json_put_key(json, "kind");
    json_put_string(json, kind);
}

static void json_tail(struct json_writer *json, const struct rulebook *book,
                      const struct law_about *about) {
    key_text(json, "cite", law_text_of(book, about->cite));
    key_texts(json, book, "sources", about->sources);
    json_put_key(json, "confidence");
    json_put_string(json, law_confidence_word(about->confidence));
    key_day(json, "recorded", about->recorded);
    key_text(json, "reviewed_by", law_text_of(book, about->reviewer));
    key_texts(json, book, "unsettled", about->unsettled);
    key_texts(json, book, "notes", about->notes);
    key_text(json, "file",
             law_text_of(book, book->files.items[about->file].path));
    json_put_key(json, "line");
    json_put_integer(json, about->line);
    json_close_object(json);
}

void rule_json(const struct rulebook *book, uint32_t rule,
               struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    const struct law_rule *r = &book->rules.items[rule];
    json_head(&json, book, &r->about, "rule", law_outcome_word(r->outcome));
    key_text(&json, "jurisdiction",
             law_name_of(book, book->orders.items[r->jurisdiction].about.name));
    if (r->rests_on != LAW_NONE) {
        json_put_key(&json, "rests_on");
        put_node(&json, book, r->rests_on);
    }
    key_names(&json, book, "binds", r->binds, nexus_about);
    json_put_key(&json, "activities");
    json_open_array(&json);
    for (uint32_t i = 0; i < book->activities.count; i++)
        if (law_mask(r->activities) >> i & 1)
            json_put_text(
                &json, law_name_of(book, book->activities.items[i].about.name));
    json_close_array(&json);
    key_nodes(&json, book, "when", r->when);
    key_nodes(&json, book, "unless", r->unless);
    key_day(&json, "from", r->dates.from);
    key_day(&json, "until", r->dates.until);
    key_names(&json, book, "penalties", r->penalties, penalty_about);
    key_names(&json, book, "could_be_licensed", r->licensors, actor_about);
    key_names(&json, book, "authorisations", r->authorisations,
              authorisation_about);
    key_facts(&json, book, r->condition, r->binds);
    json_tail(&json, book, &r->about);
}

void authorisation_json(const struct rulebook *book, uint32_t authorisation,
                        struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    const struct law_authorisation *a =
        &book->authorisations.items[authorisation];
    json_head(&json, book, &a->about, "authorisation",
              law_authorisation_word(a->kind));
    key_names(&json, book, "reaches", a->reaches, rule_about);
    key_names(&json, book, "for", a->users, nexus_about);
    key_nodes(&json, book, "when", a->when);
    key_nodes(&json, book, "unless", a->unless);
    key_names(&json, book, "approval_by", a->approval_by, actor_about);
    key_day(&json, "from", a->dates.from);
    key_day(&json, "until", a->dates.until);
    key_texts(&json, book, "limits", a->limits);
    key_facts(&json, book, a->condition, a->users);
    json_tail(&json, book, &a->about);
}
