/* test_json_read.c -- what is refused, where, and what getters give.
 *
 * Bad texts end where memory ends, so that a look behind them is seen.
 */
#include "base/json_read.h"
#include "base/limits.h"

#include "unit.h"

#include "guard_page.h"

#include <stdio.h>
#include <stdlib.h>

static idt_status parse(struct span text, idt_error *error,
                        struct json_document **document) {
    return json_parse(text, at("t.json", 1, 0), error, document);
}

static struct json_document *parse_good(const char *text) {
    struct json_document *document = NULL;
    idt_error error = {0};
    idt_status status = parse(span_of(text), &error, &document);
    if (status) fail_msg("%s: %s", text, error.message);
    return document;
}

/* ---- refusing ------------------------------------------------------------ */

struct bad_case {
    struct span text;
    uint32_t line, column;
    const char *words;
};

#define TEXT(literal)                                                          \
    { literal, sizeof(literal) - 1 }

static const struct bad_case bad_cases[] = {
    {TEXT(""), 1, 1, "text ends"},
    {TEXT("  \n"), 2, 1, "text ends"},
    {TEXT("{} x"), 1, 4, "behind the end"},
    {TEXT("1 2"), 1, 3, "behind the end"},
    {TEXT("{}{}"), 1, 3, "behind the end"},
    {TEXT("truex"), 1, 5, "behind the end"},
    {TEXT("{\"a\":1,\n\"a\":2}"), 2, 1, "'a' stands twice"},
    {TEXT("{\"a\":1,\"\\u0061\":2}"), 1, 8, "stands twice"},
    {TEXT("[{\"b\":{\"c\":0,\"c\":0}}]"), 1, 14, "'[0].b.c' stands twice"},
    {TEXT("{\"a\":\"x\\u0000y\"}"), 1, 8, "'\\u0000' in a text, in 'a'"},
    {TEXT("\"\0\""), 1, 2, "control character"},
    {TEXT("\"a\nb\""), 1, 3, "control character"},
    {TEXT("[1]\0"), 1, 4, "behind the end"},
    {TEXT("\"\xFF\""), 1, 2, "0xFF is not UTF-8"},
    {TEXT("\"\xED\xA0\x80\""), 1, 2, "not UTF-8"},
    {TEXT("\"\\ud800\""), 1, 2, "surrogate"},
    {TEXT("\"\\udc00\""), 1, 2, "surrogate"},
    {TEXT("\"\\ud800\\u0041\""), 1, 2, "surrogate"},
    {TEXT("\"\\ud800\\u"), 1, 2, "surrogate"},
    {TEXT("\"\\u12"), 1, 2, "four digits"},
    {TEXT("\"\\u12g4\""), 1, 2, "four digits"},
    {TEXT("\"\\x41\""), 1, 2, "unknown escape"},
    {TEXT("\"\\"), 1, 2, "unknown escape"},
    {TEXT("\"abc"), 1, 1, "closing quote"},
    {TEXT("[\"a\":1"), 1, 5, "no ',' or ']'"},
    {TEXT("[1,]"), 1, 4, "no JSON value"},
    {TEXT("[1"), 1, 3, "no ',' or ']'"},
    {TEXT("["), 1, 2, "text ends"},
    {TEXT("{\"a\""), 1, 5, "no ':'"},
    {TEXT("{\"a\":"), 1, 6, "text ends"},
    {TEXT("{\"a\":1,}"), 1, 8, "no key"},
    {TEXT("{a:1}"), 1, 2, "no key"},
    {TEXT("{\"x\":{\"y\":[1,2 3]}}"), 1, 16, "in 'x.y'"},
    {TEXT("[01]"), 1, 2, "malformed number"},
    {TEXT("[-]"), 1, 2, "malformed number"},
    {TEXT("[1.]"), 1, 2, "behind its point"},
    {TEXT("[1e]"), 1, 2, "empty exponent"},
    {TEXT("[.5]"), 1, 2, "no JSON value"},
    {TEXT("[+1]"), 1, 2, "no JSON value"},
    {TEXT("[NaN]"), 1, 2, "no JSON value"},
    {TEXT("[True]"), 1, 2, "no JSON value"},
    {TEXT("[nul"), 1, 2, "no JSON value"},
    {TEXT("['a']"), 1, 2, "no JSON value"},
    {TEXT("[1 /* x */]"), 1, 4, "no ',' or ']'"},
    {TEXT("[1,\f2]"), 1, 4, "no JSON value"},
    {TEXT("[1111111111222222222233333333334444444444555555555566666666667]"), 1,
     2, "more than 60 bytes"},
};

static void json_parse_bad_text_tells_place_and_path(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof bad_cases / sizeof *bad_cases; i++) {
        const struct bad_case *test = &bad_cases[i];
        struct json_document *document = NULL;
        idt_error error = {0};
        struct guarded text = guarded_copy(test->text);
        idt_status status = parse(text.bytes, &error, &document);
        if (status != IDT_BAD_DATA && status != IDT_OVER_LIMIT)
            fail_msg("accepted: %s", test->text.bytes);
        if (error.line != test->line || error.column != test->column ||
            !strstr(error.message, test->words))
            fail_msg("%s gives %u:%u %s", test->text.bytes, error.line,
                     error.column, error.message);
        assert_string_equal(error.source, "t.json");
        assert_null(document);
        guarded_free(&text);
    }
}

/* Every front part of a good text is refused, whatever it is cut in. */
static void json_parse_cut_text_is_refused(void **state) {
    (void)state;
    static const char whole[] = "{\"a\":[1.5e-3,\"\\ud83d\\ude00\\n\",null,"
                                "true,{\"b\":{}}],\"c\":\"\xEA\xB9\x80\"}";
    for (size_t cut = 0; cut < sizeof whole - 1; cut++) {
        struct json_document *document = NULL;
        struct guarded text = guarded_copy((struct span){whole, cut});
        assert_int_not_equal(parse(text.bytes, NULL, &document), IDT_OK);
        assert_null(document);
        guarded_free(&text);
    }
    struct guarded text = guarded_copy(SPAN_OF(whole));
    struct json_document *document = NULL;
    assert_int_equal(parse(text.bytes, NULL, &document), IDT_OK);
    json_free(document);
    guarded_free(&text);
}

static idt_status parse_nested(size_t depth) {
    char text[400];
    struct json_document *document = NULL;
    assert_true(2 * depth < sizeof text);
    memset(text, '[', depth);
    memset(text + depth, ']', depth);
    idt_status status = parse((struct span){text, 2 * depth}, NULL, &document);
    json_free(document);
    return status;
}

static void json_parse_depth_at_and_over_its_limit(void **state) {
    (void)state;
    assert_int_equal(parse_nested(1), IDT_OK);
    assert_int_equal(parse_nested(LIMIT_JSON_DEPTH), IDT_OK);
    assert_int_equal(parse_nested(LIMIT_JSON_DEPTH + 1), IDT_OVER_LIMIT);
    assert_int_equal(parse_nested(199), IDT_OVER_LIMIT);
}

static void json_parse_too_long_or_too_many_is_refused(void **state) {
    (void)state;
    size_t length = LIMIT_RECORD_BYTES + 1;
    char *text = malloc(length);
    assert_non_null(text);
    memset(text, ' ', length);
    text[0] = '7';
    struct json_document *document = NULL;
    idt_error error;
    assert_int_equal(parse((struct span){text, length}, &error, &document),
                     IDT_OVER_LIMIT);
    assert_int_equal(parse((struct span){text, length - 1}, &error, &document),
                     IDT_OK);
    json_free(document);
    document = NULL;
    for (size_t i = 0; i < length; i++)
        text[i] = i % 2 ? '0' : ',';
    text[0] = '[';
    assert_int_equal(parse((struct span){text, length - 1}, &error, &document),
                     IDT_OVER_LIMIT);
    assert_non_null(strstr(error.message, "too many values"));
    assert_null(document);
    free(text);
}

/* An object past the number of keys that are compared pair by pair. */
static void json_parse_twice_among_many_keys_is_found(void **state) {
    (void)state;
    char text[1000] = "{";
    size_t used = 1;
    for (int i = 0; i < 50; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "\"k%d\":%d,",
                                 (i * 7) % 50, i);
    text[used - 1] = '}';
    json_free(parse_good(text));
    text[used - 1] = ',';
    snprintf(text + used, sizeof text - used, "\"k20\":1}");
    struct json_document *document = NULL;
    idt_error error;
    assert_int_equal(parse(span_of(text), &error, &document), IDT_BAD_DATA);
    assert_string_equal(error.message, "key 'k20' stands twice in its object");
    assert_int_equal(error.column, used + 1);
}

/* ---- looking ------------------------------------------------------------- */

static void json_find_compares_with_case(void **state) {
    (void)state;
    struct json_document *document =
        parse_good("\xEF\xBB\xBF {\"Name\":\"a\",\"name\":\"b\"}");
    struct json found;
    assert_true(json_find(json_root(document), "name", &found));
    assert_true(span_is(json_text_of(found), "b"));
    assert_true(json_find(json_root(document), "Name", &found));
    assert_true(span_is(json_text_of(found), "a"));
    assert_false(json_find(json_root(document), "NAME", &found));
    json_free(document);
}

static void json_first_and_next_walk_in_order(void **state) {
    (void)state;
    struct json_document *document = parse_good(
        "{\"t\":\"\\ud83d\\ude00\\u00e9\\/\",\"n\":-0.10e+1,\"l\":[true,null,"
        "{}],\"e\":[]}");
    static const enum json_kind kinds[] = {JSON_TEXT, JSON_NUMBER, JSON_ARRAY,
                                           JSON_ARRAY};
    static const char *const keys[] = {"t", "n", "l", "e"};
    static const char *const sources[] = {"\"\\ud83d\\ude00\\u00e9\\/\"",
                                          "-0.10e+1", "[true,null,{}]", "[]"};
    struct json root = json_root(document), child;
    size_t i = 0;
    for (bool has = json_first(root, &child); has; has = json_next(&child)) {
        assert_int_equal(json_kind_of(child), kinds[i]);
        assert_true(span_is(json_key(child), keys[i]));
        assert_true(span_is(json_source(child), sources[i]));
        i++;
    }
    assert_int_equal(i, 4);
    assert_int_equal(json_count(root), 4);
    assert_true(json_find(root, "t", &child));
    assert_true(span_is(json_text_of(child), "\xF0\x9F\x98\x80\xC3\xA9/"));
    assert_true(json_find(root, "e", &child));
    assert_false(json_first(child, &root));
    json_free(document);
}

/* ---- getters -------------------------------------------------------------- */

static const char case_text[] = "{\n"
                                "  \"id\": \"c1\", \"none\": null,\n"
                                "  \"goods\": [\n"
                                "    {\"value\": 90000, \"on\": true,\n"
                                "     \"share\": 0.25, \"least\":\n"
                                "     -9223372036854775808}\n"
                                "  ]\n"
                                "}\n";

static void json_getters_give_values_of_their_kind(void **state) {
    (void)state;
    struct json_document *document = parse_good(case_text);
    struct json root = json_root(document), goods, first;
    struct span id = SPAN_OF("kept");
    int64_t number = 0;
    double share = 0;
    bool is_on = false;
    assert_int_equal(json_text(root, "id", JSON_REQUIRED, NULL, &id), 0);
    assert_true(span_is(id, "c1"));
    assert_int_equal(json_text(root, "none", JSON_OPTIONAL, NULL, &id), 0);
    assert_int_equal(json_text(root, "absent", JSON_OPTIONAL, NULL, &id), 0);
    assert_true(span_is(id, "c1"));
    assert_int_equal(json_array(root, "goods", JSON_REQUIRED, NULL, &goods), 0);
    assert_true(json_first(goods, &first));
    assert_int_equal(json_integer(first, "value", JSON_REQUIRED, NULL, &number),
                     0);
    assert_int_equal(number, 90000);
    assert_int_equal(json_integer(first, "least", JSON_REQUIRED, NULL, &number),
                     0);
    assert_true(number == INT64_MIN);
    assert_int_equal(json_real(first, "share", JSON_REQUIRED, NULL, &share), 0);
    assert_true(share > 0.2499 && share < 0.2501);
    assert_int_equal(json_bool(first, "on", JSON_REQUIRED, NULL, &is_on), 0);
    assert_true(is_on);
    json_free(document);
}

static void json_text_of_a_number_is_refused_with_path(void **state) {
    (void)state;
    struct json_document *document = parse_good(case_text);
    struct json goods, first;
    struct span value = SPAN_OF("kept");
    idt_error error = {0};
    assert_int_equal(
        json_array(json_root(document), "goods", JSON_REQUIRED, NULL, &goods),
        0);
    assert_true(json_first(goods, &first));
    assert_int_equal(json_text(first, "value", JSON_OPTIONAL, &error, &value),
                     IDT_BAD_DATA);
    assert_string_equal(error.message,
                        "'goods[0].value' must be a text in quotes, not a "
                        "number, which would lose digits");
    assert_string_equal(error.source, "t.json");
    assert_int_equal(error.line, 4);
    assert_int_equal(error.column, 15);
    assert_true(span_is(value, "kept"));
    json_free(document);
}

static void json_required_member_absent_or_null_is_refused(void **state) {
    (void)state;
    struct json_document *document = parse_good(case_text);
    struct json root = json_root(document), out;
    struct span text;
    idt_error error = {0};
    assert_int_equal(json_text(root, "name", JSON_REQUIRED, &error, &text),
                     IDT_BAD_DATA);
    assert_string_equal(error.message, "'$' has no 'name', which it must have");
    assert_int_equal(json_text(root, "none", JSON_REQUIRED, &error, &text),
                     IDT_BAD_DATA);
    assert_string_equal(error.message,
                        "'none' must be a text in quotes, not null");
    assert_int_equal(error.line, 2);
    assert_int_equal(json_object(root, "goods", JSON_OPTIONAL, &error, &out),
                     IDT_BAD_DATA);
    assert_int_equal(json_expect(root, JSON_ARRAY, &error), IDT_BAD_DATA);
    assert_int_equal(json_expect(root, JSON_OBJECT, &error), IDT_OK);
    json_free(document);
}

static void json_integer_inexact_number_is_refused(void **state) {
    (void)state;
    struct json_document *document = parse_good(
        "{\"a\":1.0,\"b\":1e3,\"c\":9223372036854775808,"
        "\"d\":-9223372036854775809,\"e\":9223372036854775807,\"f\":-0}");
    struct json root = json_root(document);
    int64_t number = 5;
    static const char *const bad[] = {"a", "b", "c", "d"};
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(
            json_integer(root, bad[i], JSON_REQUIRED, NULL, &number),
            IDT_BAD_DATA);
    assert_int_equal(number, 5);
    assert_int_equal(json_integer(root, "e", JSON_REQUIRED, NULL, &number), 0);
    assert_true(number == INT64_MAX);
    assert_int_equal(json_integer(root, "f", JSON_REQUIRED, NULL, &number), 0);
    assert_int_equal(number, 0);
    json_free(document);
}

static void json_check_keys_names_the_nearest(void **state) {
    (void)state;
    static const char *const known[] = {"activity", "date", "parties"};
    struct json_document *document =
        parse_good("{\"date\":1,\n \"activty\":2}");
    idt_error error = {0};
    assert_int_equal(json_check_keys(json_root(document), known, 3, &error),
                     IDT_BAD_DATA);
    assert_string_equal(error.message, "unknown key 'activty'; the nearest "
                                       "known one is 'activity'");
    assert_int_equal(error.line, 2);
    assert_int_equal(error.column, 2);
    json_free(document);
    document = parse_good("{\"PARTIES\":1}");
    json_check_keys(json_root(document), known, 3, &error);
    assert_non_null(strstr(error.message, "is 'parties'"));
    json_free(document);
    document = parse_good("{\"zzzzzzzz\":1}");
    json_check_keys(json_root(document), known, 3, &error);
    assert_string_equal(error.message, "unknown key 'zzzzzzzz'");
    json_free(document);
    document = parse_good("{\"parties\":1,\"date\":[]}");
    assert_int_equal(json_check_keys(json_root(document), known, 3, &error), 0);
    json_free(document);
}

static void json_path_too_long_is_cut_at_a_character(void **state) {
    (void)state;
    char text[600] = "{\"";
    for (int i = 0; i < 100; i++)
        memcpy(text + 2 + 3 * i, "\xEA\xB9\x80", 3);
    memcpy(text + 302, "\":[5]}", 7);
    struct json_document *document = parse_good(text);
    struct json child;
    char path[JSON_PATH_ROOM];
    assert_true(json_first(json_root(document), &child));
    assert_true(json_first(child, &child));
    json_path(child, path);
    assert_int_equal(strlen(path), 159);
    assert_int_equal((unsigned char)path[158], 0x80);
    json_free(document);
}

static void json_place_counts_from_the_given_line(void **state) {
    (void)state;
    struct json_document *document = NULL;
    struct json value;
    assert_int_equal(json_parse(SPAN_OF("{\"a\":7}"), at("x.ndjson", 41, 0),
                                NULL, &document),
                     IDT_OK);
    assert_true(json_find(json_root(document), "a", &value));
    assert_int_equal(json_place(value).line, 41);
    assert_int_equal(json_place(value).column, 6);
    assert_string_equal(json_place(value).source, "x.ndjson");
    json_free(document);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_parse_bad_text_tells_place_and_path),
        cmocka_unit_test(json_parse_cut_text_is_refused),
        cmocka_unit_test(json_parse_depth_at_and_over_its_limit),
        cmocka_unit_test(json_parse_too_long_or_too_many_is_refused),
        cmocka_unit_test(json_parse_twice_among_many_keys_is_found),
        cmocka_unit_test(json_find_compares_with_case),
        cmocka_unit_test(json_first_and_next_walk_in_order),
        cmocka_unit_test(json_getters_give_values_of_their_kind),
        cmocka_unit_test(json_text_of_a_number_is_refused_with_path),
        cmocka_unit_test(json_required_member_absent_or_null_is_refused),
        cmocka_unit_test(json_integer_inexact_number_is_refused),
        cmocka_unit_test(json_check_keys_names_the_nearest),
        cmocka_unit_test(json_path_too_long_is_cut_at_a_character),
        cmocka_unit_test(json_place_counts_from_the_given_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
