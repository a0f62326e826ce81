/* rule_export.c -- the whole rulebook as JSON lines, for other programs.
 *
 *     {"kind":"rule","id":"us.eo13570.1","title":...,"rests_on":"us.eo13570
 *      and ...","statements":[{"says":"binds","values":["us-importer"]}],...}
 *
 * Every line has the same members, null where a thing has none of it; what
 * has no member of its own stands in `statements` in the words of the page.
 * So nothing of the rulebook is left out, and a new statement needs no new
 * member.
 */
#include "law/law_inside.h"

#include "base/json_write.h"
#include "base/memory.h"

/* Statements that have a member of their own. */
static const struct {
    const char *member, *keyword;
} members[] = {
    {"title", "title"},
    {"sort", "kind"},
    {"jurisdiction", "jurisdiction"},
    {"outcome", "outcome"},
    {"rests_on", "rests on"},
    {"from", "from"},
    {"until", "until"},
    {"cite", "cite"},
    {"confidence", "confidence"},
    {"recorded", "recorded"},
};
#define MEMBER_COUNT (sizeof members / sizeof *members)

static bool has_member(const char *keyword) {
    for (size_t i = 0; i < MEMBER_COUNT; i++)
        if (strcmp(members[i].keyword, keyword) == 0) return true;
    return strcmp(keyword, "reaches") == 0;
}

static void put_members(struct json_writer *json,
                        const struct law_sheet *sheet) {
    bool is_start_unknown = false;
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        struct span value = law_sheet_find(sheet, members[i].keyword);
        if (span_ends(value, " start unknown")) {
            is_start_unknown = true;
            value = span_cut(&value, ' ');
        }
        json_put_key(json, members[i].member);
        if (value.length > 0)
            json_put_text(json, value);
        else
            json_put_null(json);
    }
    json_put_key(json, "start_unknown");
    json_put_bool(json, is_start_unknown);
}

static void put_statements(struct json_writer *json,
                           const struct law_sheet *sheet) {
    json_put_key(json, "statements");
    json_open_array(json);
    for (size_t line = 0; line < sheet->lines.count;) {
        const char *keyword = sheet->lines.items[line].keyword;
        if (has_member(keyword)) {
            line++;
            continue;
        }
        json_open_object(json);
        json_put_key(json, "says");
        json_put_string(json, keyword);
        json_put_key(json, "values");
        line = law_sheet_put(json, sheet, line);
        json_close_object(json);
    }
    json_close_array(json);
}

static void put_reaches(struct json_writer *json,
                        const struct law_sheet *sheet) {
    size_t line = law_sheet_line(sheet, "reaches");
    json_put_key(json, "reaches");
    if (line < sheet->lines.count) {
        (void)law_sheet_put(json, sheet, line);
        return;
    }
    json_open_array(json);
    json_close_array(json);
}

static void put_authorisations(struct json_writer *json,
                               const struct rulebook *book, enum law_kind kind,
                               uint32_t index) {
    struct law_list list = {0, 0};
    if (kind == LAW_RULE) list = book->rules.items[index].authorisations;
    json_put_key(json, "authorisations");
    json_open_array(json);
    for (uint32_t i = 0; i < list.count; i++)
        json_put_text(
            json, law_name_of(book, book->authorisations
                                        .items[book->ids.items[list.first + i]]
                                        .about.name));
    json_close_array(json);
}

static void put_thing(const struct rulebook *book, enum law_kind kind,
                      uint32_t index, const struct law_sheet *sheet,
                      struct byte_writer *to) {
    struct json_writer json = json_writer_to(to, JSON_COMPACT);
    struct law_about about = law_about_of(book, kind, index);
    json_open_object(&json);
    json_put_key(&json, "kind");
    json_put_string(&json, law_kind_word(kind));
    json_put_key(&json, "id");
    json_put_text(&json, law_name_of(book, about.name));
    put_members(&json, sheet);
    put_reaches(&json, sheet);
    put_authorisations(&json, book, kind, index);
    put_statements(&json, sheet);
    json_put_key(&json, "file");
    json_put_text(&json, law_text_of(book, book->files.items[about.file].path));
    json_put_key(&json, "line");
    json_put_integer(&json, about.line);
    json_close_object(&json);
    json_end_line(&json);
}

static bool export_kind(const struct rulebook *book, enum law_kind kind,
                        struct law_sheet *sheet, struct byte_writer *to) {
    uint32_t *order = law_in_order(book, kind);
    bool is_whole = order != NULL;
    for (uint32_t i = 0; is_whole && i < law_count(book, kind); i++) {
        is_whole = law_sheet_fill(book, kind, order[i], sheet);
        if (is_whole) put_thing(book, kind, order[i], sheet, to);
    }
    memory_free(order);
    return is_whole;
}

bool law_export_thing(const struct rulebook *book, enum law_kind kind,
                      uint32_t index, struct byte_writer *to) {
    struct law_sheet sheet = {.text = {.failed = false}};
    bool is_whole = law_sheet_fill(book, kind, index, &sheet);
    if (is_whole) put_thing(book, kind, index, &sheet, to);
    law_sheet_release(&sheet);
    return is_whole && !to->failed;
}

bool law_export(const struct rulebook *book, struct byte_writer *to) {
    struct law_sheet sheet = {.text = {.failed = false}};
    bool is_whole = true;
    for (enum law_kind kind = LAW_PAGE + 1; is_whole && kind < LAW_KIND_COUNT;
         kind++)
        is_whole = export_kind(book, kind, &sheet, to);
    law_sheet_release(&sheet);
    return is_whole && !to->failed;
}
