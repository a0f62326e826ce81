/* test_rule_print.c -- what the pages say of a thing, the JSON and the text of
 * it say, too: every statement of every rule and authorisation. */
#include "case_text.h"

#include "decide/rule_print.h"
#include "law/law_sheet.h"

/* Told in a member of its own form. */
static bool is_told_otherwise(const char *keyword) {
    static const char *const keywords[] = {"from", "outcome", "kind",
                                           "dormant"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strcmp(keyword, keywords[i]) == 0) return true;
    return false;
}

static bool holds(struct span text, struct span part) {
    for (size_t i = 0; i + part.length <= text.length; i++)
        if (memcmp(text.bytes + i, part.bytes, part.length) == 0) return true;
    return false;
}

static void expect_told(enum law_kind kind, uint32_t index, const char *keyword,
                        struct span value, struct span told) {
    struct law_about about = law_about_of(bench.book, kind, index);
    struct span id = law_name_of(bench.book, about.name);
    if (holds(told, value)) return;
    print_message("%.*s: '%s %.*s' is not told\n", (int)id.length, id.bytes,
                  keyword, (int)value.length, value.bytes);
    assert_true(false);
}

static void expect_sheet(enum law_kind kind, uint32_t index) {
    struct law_sheet sheet = {.text = {.failed = false}};
    struct byte_writer json = {.failed = false}, text = {.failed = false};
    assert_true(law_sheet_fill(bench.book, kind, index, &sheet));
    assert_true(thing_json(bench.book, kind, index, &json));
    assert_true(thing_print(bench.book, kind, index, &text));
    for (size_t i = 0; i < sheet.lines.count; i++) {
        const char *keyword = sheet.lines.items[i].keyword;
        struct span value = law_sheet_value(&sheet, i);
        struct byte_writer quoted = {.failed = false};
        struct json_writer put = json_writer_to(&quoted, JSON_COMPACT);
        json_put_text(&put, value);
        expect_told(kind, index, keyword, value, written(&text));
        if (!is_told_otherwise(keyword))
            expect_told(kind, index, keyword, written(&quoted), written(&json));
        byte_writer_release(&quoted);
    }
    byte_writer_release(&text);
    byte_writer_release(&json);
    law_sheet_release(&sheet);
}

static void every_statement_is_told(void **state) {
    (void)state;
    for (uint32_t i = 0; i < bench.book->rules.count; i++)
        expect_sheet(LAW_RULE, i);
    for (uint32_t i = 0; i < bench.book->authorisations.count; i++)
        expect_sheet(LAW_AUTHORISATION, i);
}

static void an_unknown_first_day_is_told(void **state) {
    (void)state;
    struct byte_writer json = {.failed = false};
    uint32_t rule =
        law_find(bench.book, LAW_RULE, SPAN_OF("ch.946.231.127.6.7.4.refined"));
    assert_int_not_equal(rule, LAW_NONE);
    assert_true(thing_json(bench.book, LAW_RULE, rule, &json));
    assert_true(holds(written(&json), SPAN_OF("\"from\":\"2018-01-01\","
                                              "\"start_unknown\":true")));
    byte_writer_release(&json);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_is_told),
        cmocka_unit_test(an_unknown_first_day_is_told),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
