/* conducts.c -- conducts from a page of prose and cases.
 */
#include "foresee/conducts.h"

#include "base/json_read.h"
#include "base/json_write.h"

/* ---- the page ---------------------------------------------------------------- */

static struct span next_line(struct span *rest) {
    struct span line = span_cut(rest, '\n');
    if (line.length > 0 && line.bytes[line.length - 1] == '\r') line.length--;
    return line;
}

/* "## C6 goods from ..." */
static void read_heading(struct span line, struct conduct *conduct) {
    struct span rest = {line.bytes + 3, line.length - 3};
    conduct->id = span_trim(span_cut(&rest, ' '));
    conduct->title = rest.bytes ? span_trim(rest) : SPAN_EMPTY;
}

idt_status conducts_read(struct span page, const char *source, idt_error *error,
                         struct conducts *out) {
    struct conduct now = {.group = SPAN_EMPTY, .source = source};
    struct span rest = page;
    uint32_t number = 0, opened = 0;
    out->count = 0;
    while (rest.bytes) {
        struct span line = next_line(&rest);
        number++;
        if (opened > 0) {
            if (!span_is(line, "```")) continue;
            now.text = span_from_to(now.text.bytes, line.bytes);
            if (out->count == CONDUCTS_MOST)
                return fail(error, IDT_OVER_LIMIT, at(source, opened, 1),
                            "more than %d conducts", CONDUCTS_MOST);
            out->items[out->count++] = now;
            opened = 0;
        } else if (span_starts(line, "### ")) {
            now.group =
                span_trim((struct span){line.bytes + 4, line.length - 4});
        } else if (span_starts(line, "## ")) {
            read_heading(line, &now);
        } else if (span_is(line, "```case")) {
            opened = number;
            now.line = number + 1;
            now.text = (struct span){rest.bytes, 0};
        }
    }
    if (opened == 0) return IDT_OK;
    return fail(error, IDT_BAD_DATA, at(source, opened, 1),
                "the block has no end");
}

/* ---- closing a case --------------------------------------------------------------- */

/* Facts that only the case can tell; keys and computed facts have theirs. */
static bool is_open_fact(const struct law_fact *fact, uint32_t scope) {
    return fact->scope == scope && fact->holds_when == LAW_NONE &&
           fact->computed.length == 0 && fact->read_from.length == 0;
}

/* "none" among the words of the fact. */
static bool may_be_none(const struct rulebook *book,
                        const struct law_fact *fact) {
    for (uint32_t i = 0; i < fact->choices.count; i++) {
        uint32_t word = book->ids.items[fact->choices.first + i];
        if (span_is(law_text_of(book, book->words.items[word]), "none"))
            return true;
    }
    return false;
}

/* "party.ngo" inside a party is "ngo". */
static struct span inner_name(const struct rulebook *book,
                              const struct law_fact *fact) {
    struct span name = law_name_of(book, fact->about.name);
    if (fact->scope == LAW_OVER_CASE) return name;
    struct span rest = name;
    (void)span_cut(&rest, '.');
    return rest;
}

static bool has_member(struct json object, struct span key) {
    struct json member;
    for (bool has = json_first(object, &member); has; has = json_next(&member))
        if (span_equals(json_key(member), key)) return true;
    return false;
}

static void put_raw(struct json_writer *json, struct span key,
                    struct json value) {
    json_put_key_span(json, key);
    json_put_raw(json, json_source(value));
}

static void put_facts(struct json_writer *json, const struct rulebook *book,
                      struct json owner, uint32_t scope) {
    struct json given, member;
    bool has_facts = json_find(owner, "facts", &given);
    json_put_key(json, "facts");
    json_open_object(json);
    if (has_facts)
        for (bool has = json_first(given, &member); has;
             has = json_next(&member))
            put_raw(json, json_key(member), member);
    for (size_t i = 0; i < book->facts.count; i++) {
        const struct law_fact *fact = &book->facts.items[i];
        bool is_word = fact->type == LAW_WORD && may_be_none(book, fact);
        if (!is_open_fact(fact, scope)) continue;
        if (fact->type != LAW_YES_NO && !is_word) continue;
        struct span name = inner_name(book, fact);
        if (has_facts && has_member(given, name)) continue;
        json_put_key_span(json, name);
        if (is_word)
            json_put_string(json, "none");
        else
            json_put_bool(json, false);
    }
    json_close_object(json);
}

static void put_item(struct json_writer *json, const struct rulebook *book,
                     struct json item, uint32_t scope) {
    struct json member;
    json_open_object(json);
    for (bool has = json_first(item, &member); has; has = json_next(&member))
        if (!span_is(json_key(member), "facts"))
            put_raw(json, json_key(member), member);
    put_facts(json, book, item, scope);
    json_close_object(json);
}

static void put_items(struct json_writer *json, const struct rulebook *book,
                      struct json array, uint32_t scope) {
    struct json item;
    json_open_array(json);
    for (bool has = json_first(array, &item); has; has = json_next(&item))
        put_item(json, book, item, scope);
    json_close_array(json);
}

static void put_route(struct json_writer *json, const struct rulebook *book,
                      struct json route) {
    struct json member;
    json_open_object(json);
    for (bool has = json_first(route, &member); has; has = json_next(&member)) {
        struct span key = json_key(member);
        bool is_craft = json_kind_of(member) == JSON_OBJECT;
        if (!is_craft) {
            put_raw(json, key, member);
            continue;
        }
        json_put_key_span(json, key);
        put_item(json, book, member,
                 span_is(key, "vessel") ? LAW_OVER_VESSEL : LAW_OVER_AIRCRAFT);
    }
    json_close_object(json);
}

static void put_case(struct json_writer *json, const struct rulebook *book,
                     struct json root, const char *day) {
    struct json member;
    json_open_object(json);
    json_put_key(json, "date");
    json_put_string(json, day);
    for (bool has = json_first(root, &member); has; has = json_next(&member)) {
        struct span key = json_key(member);
        if (span_is(key, "facts") || span_is(key, "date")) continue;
        json_put_key_span(json, key);
        if (span_is(key, "parties"))
            put_items(json, book, member, LAW_OVER_PARTY);
        else if (span_is(key, "goods"))
            put_items(json, book, member, LAW_OVER_GOODS);
        else if (span_is(key, "route"))
            put_route(json, book, member);
        else
            json_put_raw(json, json_source(member));
    }
    put_facts(json, book, root, LAW_OVER_CASE);
    json_close_object(json);
}

/* Copies the case; "@-60" becomes the day sixty days before `day`. */
static void put_days(struct span text, day_number day, struct byte_writer *to) {
    size_t at = 0;
    while (at < text.length) {
        size_t mark = span_find(text, "\"@-", at), end = mark + 3;
        int before = 0;
        char date[DATE_TEXT_ROOM];
        write_bytes(to, text.bytes + at, mark - at);
        if (mark == text.length) return;
        for (; end < text.length && text.bytes[end] >= '0' &&
               text.bytes[end] <= '9' && before < 100000;
             end++)
            before = before * 10 + (text.bytes[end] - '0');
        day_print(day - before, date);
        write_byte(to, '"');
        write_bytes(to, date, strlen(date));
        at = end;
    }
}

idt_status conduct_case(const struct rulebook *book,
                        const struct conduct *conduct, day_number day,
                        idt_error *error, struct byte_writer *to) {
    struct json_document *document = NULL;
    char text[DATE_TEXT_ROOM];
    idt_status status = json_parse(
        conduct->text, at(conduct->source, conduct->line, 1), error, &document);
    if (status) return status;
    struct json root = json_root(document);
    status = json_expect(root, JSON_OBJECT, error);
    if (!status) {
        struct byte_writer closed = {0};
        struct json_writer json = json_writer_to(&closed, JSON_COMPACT);
        day_print(day, text);
        put_case(&json, book, root, text);
        put_days(written(&closed), day, to);
        if (closed.failed || to->failed) status = fail_memory(error);
        byte_writer_release(&closed);
    }
    json_free(document);
    return status;
}
