/* test_verdict_picture.c -- the picture of a verdict is well-formed XML,
 * whatever the case calls things, and shows what the verdict says. */
#include "case_text.h"

#include "base/utf8.h"

#include <expat.h>

#define HOSTILE                                                                \
    "</text><script>alert(1)</script>&amp;\\\"' ]]> \\u0001\\u001b\\u007f "    \
    "\\ufffe \\ud55c\\uad6d <!--"

struct seen {
    unsigned texts, boxes, others;
    bool is_hostile; /* an element that no picture has */
};

static void note_element(void *data, const XML_Char *name,
                         const XML_Char **attributes) {
    static const char *const known[] = {"svg", "title", "rect", "text", "path"};
    struct seen *seen = data;
    bool is_known = false;
    (void)attributes;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        is_known |= strcmp(name, known[i]) == 0;
    seen->texts += strcmp(name, "text") == 0;
    seen->boxes += strcmp(name, "rect") == 0;
    seen->is_hostile |= !is_known;
}

static struct seen parse(struct span picture) {
    struct seen seen = {0, 0, 0, false};
    XML_Parser parser = XML_ParserCreate("UTF-8");
    assert_non_null(parser);
    XML_SetUserData(parser, &seen);
    XML_SetElementHandler(parser, note_element, NULL);
    if (XML_Parse(parser, picture.bytes, (int)picture.length, 1) !=
        XML_STATUS_OK) {
        print_message("line %lu: %s\n",
                      (unsigned long)XML_GetCurrentLineNumber(parser),
                      XML_ErrorString(XML_GetErrorCode(parser)));
        assert_true(false);
    }
    XML_ParserFree(parser);
    return seen;
}

static struct span draw(struct byte_writer *to) {
    to->bytes.count = 0;
    assert_int_equal(verdict_svg(bench.decider, to), IDT_OK);
    return written(to);
}

static bool shows(struct span picture, const char *words) {
    return span_find(picture, words, 0) < picture.length;
}

static const char coal[] =
    "\"parties\": [{\"role\": \"importer\", \"incorporated\": \"US\", "
    "\"government_of\": \"none\", \"owners\": [], \"listed\": []}], "
    "\"goods\": [{\"hs\": \"2701.12\", \"description\": \"anthracite\", "
    "\"origin\": \"KP\"}], \"route\": {\"from\": \"KP\", \"to\": \"US\"}";

static void a_picture_shows_verdict_chain_facts_and_changes(void **state) {
    (void)state;
    struct byte_writer to = {.failed = false};
    take_case("import", coal);
    struct span picture = draw(&to);
    struct seen seen = parse(picture);
    assert_false(seen.is_hostile);
    assert_true(seen.boxes > 6);
    assert_true(shows(picture, "prohibited on 2025-03-01"));
    assert_true(shows(picture, "US prohibited"));
    assert_true(shows(picture, ">us.ieepa<")); /* the chain */
    assert_true(shows(picture, ">us.31cfr510<"));
    assert_true(shows(picture, ">us.eo13570.1<"));
    assert_true(shows(picture, "goods[0].origin is KP")); /* the facts */
    assert_true(shows(picture, "What would change it"));
    assert_true(shows(picture, "perhaps by"));
    assert_true(shows(picture, "Duties"));
    assert_true(shows(picture, "rulebook sha256:"));
    byte_writer_release(&to);
}

static void hostile_text_stays_text(void **state) {
    (void)state;
    struct byte_writer to = {.failed = false};
    take_case("import",
              "\"id\": \"" HOSTILE "\", \"parties\": [{\"name\": \"" HOSTILE
              "\", \"role\": \"importer\", \"incorporated\": \"US\", "
              "\"listed\": [{\"entity\": \"" HOSTILE
              "\", \"programs\": [\"DPRK3\"]}]}], \"goods\": [{\"hs\": "
              "\"2701\", \"description\": \"" HOSTILE
              "\", \"origin\": \"KP\"}], \"route\": {\"from\": \"KP\", "
              "\"to\": \"US\"}, \"approvals\": [{\"authorisation\": "
              "\"us.ofac.specific-licence\", \"reference\": \"" HOSTILE
              "\", \"covers\": [\"us.eo13570.1\"]}]");
    struct span picture = draw(&to);
    assert_false(parse(picture).is_hostile);
    assert_false(shows(picture, "<script>"));
    assert_true(shows(picture, "&lt;script&gt;"));
    byte_writer_release(&to);
}

/* A word that no blank breaks, of letters of three bytes, and a case of
 * nothing but a day. */
static void lines_are_broken_between_letters(void **state) {
    (void)state;
    struct byte_writer to = {.failed = false};
    char rest[1200] = "\"id\": \"";
    for (size_t i = 0; i < 300; i++)
        memcpy(rest + 7 + 3 * i, "\xED\x95\x9C", 3);
    memcpy(rest + 7 + 900, "\"", 2);
    take_case("travel", rest);
    struct span picture = draw(&to);
    (void)parse(picture);
    assert_int_equal(utf8_check(picture), picture.length);
    assert_false(shows(picture, "\xEF\xBF\xBD"));
    take_case("travel", "");
    (void)parse(draw(&to));
    byte_writer_release(&to);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_shows_verdict_chain_facts_and_changes),
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(lines_are_broken_between_letters),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
