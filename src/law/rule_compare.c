/* rule_compare.c -- what differs between two rulebooks.
 *
 *     changed rule us.eo13570.1
 *       - from      2011-04-18
 *       + from      2011-04-19
 *
 * Things are met by kind and id, in two sorted rows walked side by side;
 * statements are compared as their pages would say them, values of a list
 * one by one.  Where a thing stands (file, line) and the prose around it are
 * no difference: what the law says is.
 */
#include "law/law_inside.h"

#include "base/json_write.h"
#include "base/memory.h"

#include <stdio.h>

enum change { CHANGE_ADDED, CHANGE_REMOVED, CHANGE_CHANGED };
static const char *const change_words[] = {"added", "removed", "changed"};

struct comparing {
    const struct rulebook *books[2]; /* old, new */
    struct law_sheet sheets[2];
    uint32_t counts[3]; /* by enum change */
    bool is_json;
    struct json_writer json;
    struct byte_writer *to;
};

static void put(struct comparing *c, const char *text) {
    write_bytes(c->to, text, strlen(text));
}
static void put_span(struct comparing *c, struct span text) {
    write_bytes(c->to, text.bytes, text.length);
}

/* ---- telling ------------------------------------------------------------- */

static void tell_thing(struct comparing *c, enum change change,
                       enum law_kind kind, uint32_t index) {
    int side = change == CHANGE_REMOVED ? 0 : 1;
    struct law_about about = law_about_of(c->books[side], kind, index);
    struct span id = law_name_of(c->books[side], about.name);
    struct span title = law_text_of(c->books[side], about.title);
    c->counts[change]++;
    if (c->is_json) {
        json_open_object(&c->json);
        json_put_key(&c->json, "change");
        json_put_string(&c->json, change_words[change]);
        json_put_key(&c->json, "kind");
        json_put_string(&c->json, law_kind_word(kind));
        json_put_key(&c->json, "id");
        json_put_text(&c->json, id);
        json_put_key(&c->json, "title");
        json_put_text(&c->json, title);
        json_put_key(&c->json, "statements");
        json_open_array(&c->json);
        return;
    }
    put(c, change_words[change]);
    put(c, " ");
    put(c, law_kind_word(kind));
    put(c, " ");
    put_span(c, id);
    put(c, "\n");
    if (change == CHANGE_CHANGED || title.length == 0) return;
    put(c, "    ");
    put_span(c, title);
    put(c, "\n");
}

static void end_thing(struct comparing *c) {
    if (!c->is_json) return;
    json_close_array(&c->json);
    json_close_object(&c->json);
}

static void tell_statement(struct comparing *c, int side, size_t line) {
    const char *keyword = c->sheets[side].lines.items[line].keyword;
    struct span value = law_sheet_value(&c->sheets[side], line);
    if (c->is_json) {
        json_open_object(&c->json);
        json_put_key(&c->json, "change");
        json_put_string(&c->json,
                        change_words[side ? CHANGE_ADDED : CHANGE_REMOVED]);
        json_put_key(&c->json, "says");
        json_put_string(&c->json, keyword);
        json_put_key(&c->json, "value");
        json_put_text(&c->json, value);
        json_close_object(&c->json);
        return;
    }
    char label[40];
    snprintf(label, sizeof label, "  %c %-14s ", side ? '+' : '-', keyword);
    put(c, label);
    put_span(c, value);
    put(c, "\n");
}

/* ---- comparing ----------------------------------------------------------- */

static bool sheets_equal(const struct law_sheet *a, const struct law_sheet *b) {
    bool equal = a->lines.count == b->lines.count &&
                 span_equals(written(&a->text), written(&b->text));
    for (size_t i = 0; equal && i < a->lines.count; i++)
        equal = a->lines.items[i].keyword == b->lines.items[i].keyword &&
                a->lines.items[i].length == b->lines.items[i].length;
    return equal;
}

/* A statement of one sheet in the other.  Keywords are those of one table. */
static bool says(const struct law_sheet *sheet, const char *keyword,
                 struct span value) {
    for (size_t i = 0; i < sheet->lines.count; i++)
        if (sheet->lines.items[i].keyword == keyword &&
            span_equals(law_sheet_value(sheet, i), value))
            return true;
    return false;
}

static void tell_missing(struct comparing *c, int side) {
    const struct law_sheet *here = &c->sheets[side];
    const struct law_sheet *there = &c->sheets[1 - side];
    for (size_t i = 0; i < here->lines.count; i++)
        if (!says(there, here->lines.items[i].keyword,
                  law_sheet_value(here, i)))
            tell_statement(c, side, i);
}

/* Two things of one id; a mere change of order is none. */
static bool compare_things(struct comparing *c, enum law_kind kind,
                           uint32_t old, uint32_t fresh) {
    if (!law_sheet_fill(c->books[0], kind, old, &c->sheets[0]) ||
        !law_sheet_fill(c->books[1], kind, fresh, &c->sheets[1]))
        return false;
    bool differs = c->sheets[0].lines.count != c->sheets[1].lines.count;
    if (sheets_equal(&c->sheets[0], &c->sheets[1])) return true;
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; !differs && i < c->sheets[side].lines.count; i++)
            differs = !says(&c->sheets[1 - side],
                            c->sheets[side].lines.items[i].keyword,
                            law_sheet_value(&c->sheets[side], i));
    if (!differs) return true;
    tell_thing(c, CHANGE_CHANGED, kind, fresh);
    tell_missing(c, 0);
    tell_missing(c, 1);
    end_thing(c);
    return true;
}

static struct span id_at(const struct comparing *c, int side,
                         enum law_kind kind, uint32_t index) {
    return law_name_of(c->books[side],
                       law_about_of(c->books[side], kind, index).name);
}

/* Which of the two ids comes first: below 0 the old one, above 0 the new. */
static int first_of(const struct comparing *c, enum law_kind kind,
                    const uint32_t *old, const uint32_t *fresh) {
    if (!old) return 1;
    if (!fresh) return -1;
    return span_compare(id_at(c, 0, kind, *old), id_at(c, 1, kind, *fresh));
}

static bool compare_rows(struct comparing *c, enum law_kind kind,
                         uint32_t *const rows[2]) {
    uint32_t counts[2] = {law_count(c->books[0], kind),
                          law_count(c->books[1], kind)};
    for (uint32_t i = 0, k = 0; i < counts[0] || k < counts[1];) {
        const uint32_t *old = i < counts[0] ? &rows[0][i] : NULL;
        const uint32_t *fresh = k < counts[1] ? &rows[1][k] : NULL;
        int first = first_of(c, kind, old, fresh);
        if (first < 0 && old) {
            tell_thing(c, CHANGE_REMOVED, kind, *old);
            end_thing(c);
        } else if (first > 0 && fresh) {
            tell_thing(c, CHANGE_ADDED, kind, *fresh);
            end_thing(c);
        } else if (old && fresh && !compare_things(c, kind, *old, *fresh)) {
            return false;
        }
        i += first <= 0;
        k += first >= 0;
    }
    return true;
}

static bool compare_kind(struct comparing *c, enum law_kind kind) {
    uint32_t *rows[2] = {law_in_order(c->books[0], kind),
                         law_in_order(c->books[1], kind)};
    bool is_whole = rows[0] && rows[1] && compare_rows(c, kind, rows);
    memory_free(rows[0]);
    memory_free(rows[1]);
    return is_whole;
}

/* ---- the frame ----------------------------------------------------------- */

static void open_answer(struct comparing *c) {
    static const char *const keys[] = {"old", "new"};
    if (!c->is_json) return;
    json_open_object(&c->json);
    for (int side = 0; side < 2; side++) {
        char sum[SHA256_TEXT_ROOM];
        sha256_print(&c->books[side]->sum, sum);
        json_put_key(&c->json, keys[side]);
        json_put_string(&c->json, sum);
    }
    json_put_key(&c->json, "changes");
    json_open_array(&c->json);
}

static void close_answer(struct comparing *c) {
    if (!c->is_json) {
        char line[80];
        snprintf(line, sizeof line, "%u added, %u removed, %u changed\n",
                 (unsigned)c->counts[CHANGE_ADDED],
                 (unsigned)c->counts[CHANGE_REMOVED],
                 (unsigned)c->counts[CHANGE_CHANGED]);
        put(c, line);
        return;
    }
    json_close_array(&c->json);
    for (int i = 0; i < 3; i++) {
        json_put_key(&c->json, change_words[i]);
        json_put_integer(&c->json, c->counts[i]);
    }
    json_close_object(&c->json);
    json_end_line(&c->json);
}

bool law_compare(const struct rulebook *old, const struct rulebook *fresh,
                 bool is_json, struct byte_writer *to,
                 struct law_difference *sum) {
    struct comparing c = {.books = {old, fresh}, .is_json = is_json, .to = to};
    bool is_whole = true;
    c.json = json_writer_to(to, JSON_COMPACT);
    open_answer(&c);
    for (enum law_kind kind = LAW_PAGE + 1; is_whole && kind < LAW_KIND_COUNT;
         kind++)
        is_whole = compare_kind(&c, kind);
    if (is_whole) close_answer(&c);
    law_sheet_release(&c.sheets[0]);
    law_sheet_release(&c.sheets[1]);
    *sum = (struct law_difference){c.counts[CHANGE_ADDED],
                                   c.counts[CHANGE_REMOVED],
                                   c.counts[CHANGE_CHANGED]};
    return is_whole && !to->failed;
}
