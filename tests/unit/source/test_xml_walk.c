/* test_xml_walk.c -- records as trees, and every document that is refused. */
#include "source/xml_walk.h"

#include "base/bytes.h"
#include "base/limits.h"

#include "unit.h"

static const char *const records[] = {"R", NULL};

struct walked {
    struct byte_stream *stream;
    struct xml_walk *walk;
    idt_error error;
};

static void begin(struct walked *walked, struct span text) {
    memset(walked, 0, sizeof *walked);
    assert_int_equal(byte_stream_over(text, "t.xml", NULL, &walked->stream),
                     IDT_OK);
    assert_int_equal(
        xml_walk_new(walked->stream, records, &walked->error, &walked->walk),
        IDT_OK);
}

static const struct xml_node *next(struct walked *walked) {
    const struct xml_node *record = NULL;
    assert_int_equal(xml_walk_next(walked->walk, &walked->error, &record),
                     IDT_OK);
    return record;
}

static void end(struct walked *walked) {
    xml_walk_free(walked->walk);
    byte_stream_close(walked->stream);
}

#define assert_span(is, text)                                                  \
    do {                                                                       \
        struct span span_ = (is);                                              \
        assert_int_equal(span_.length, strlen(text));                          \
        assert_memory_equal(span_.bytes, text, span_.length);                  \
    } while (0)

static void xml_walk_records_come_as_trees(void **state) {
    (void)state;
    struct walked walked;
    begin(&walked, SPAN_OF("<?xml version='1.0'?>\n"
                           "<n:L xmlns:n='urn:x' date='2026-01-02'>\n"
                           " <skip>no</skip>\n"
                           " <n:R n:id='1'><a>x<b> y &amp; z </b>w</a><a/>"
                           "<a>third</a></n:R>\n"
                           " <g><R id='2'/></g></n:L>"));
    const struct xml_node *record = next(&walked);
    assert_non_null(record);
    assert_span(record->name, "R");
    assert_span(xml_attribute(record, "id"), "1");
    assert_span(xml_attribute(record, "none"), "");
    assert_int_equal(record->line, 4);
    assert_int_equal(record->column, 2);
    assert_span(xml_text(record, "a"), "xw");
    assert_span(xml_text(record, "a/b"), "y & z");
    assert_span(xml_text(record, "a/c"), "");
    const struct xml_node *a = xml_again(xml_again(xml_child(record, "a")));
    assert_span(a->text, "third");
    assert_null(xml_again(a));
    assert_span(xml_walk_raw(walked.walk),
                "<n:R n:id='1'><a>x<b> y &amp; z </b>w</a><a/>"
                "<a>third</a></n:R>");
    record = next(&walked);
    assert_span(xml_attribute(record, "id"), "2");
    assert_null(record->child);
    assert_span(xml_walk_raw(walked.walk), "<R id='2'/>");
    assert_null(next(&walked));
    assert_null(next(&walked));
    assert_span(xml_walk_root(walked.walk)->name, "L");
    assert_span(xml_attribute(xml_walk_root(walked.walk), "date"),
                "2026-01-02");
    end(&walked);
}

static void xml_walk_record_over_many_chunks_is_whole(void **state) {
    (void)state;
    struct byte_writer text = {0};
    write_bytes(&text, "<L>", 3);
    for (int i = 0; i < 3; i++) {
        write_bytes(&text, "<R>", 3);
        for (int n = 0; n < 20000; n++)
            write_bytes(&text, "<a>0123</a>", 11);
        write_bytes(&text, "</R>", 4);
    }
    write_bytes(&text, "</L>", 4);
    struct walked walked;
    begin(&walked, written(&text));
    for (int i = 0; i < 3; i++) {
        const struct xml_node *record = next(&walked);
        assert_non_null(record);
        size_t count = 0;
        for (const struct xml_node *a = xml_child(record, "a"); a;
             a = xml_again(a), count++)
            assert_span(a->text, "0123");
        assert_int_equal(count, 20000);
        struct span raw = xml_walk_raw(walked.walk);
        assert_int_equal(raw.length, 20000 * 11 + 7);
        assert_memory_equal(raw.bytes, "<R><a>", 6);
        assert_memory_equal(raw.bytes + raw.length - 4, "</R>", 4);
        assert_int_equal(record->place, 3 + (size_t)i * raw.length);
    }
    assert_null(next(&walked));
    end(&walked);
    byte_writer_release(&text);
}

static void xml_walk_unknown_element_outside_is_a_record(void **state) {
    (void)state;
    static const char *const around[] = {"g", NULL}, *const aside[] = {"x",
                                                                       NULL};
    static const char *const wanted[] = {"S", "R", "T", "U"};
    struct walked walked;
    begin(&walked, SPAN_OF("<L><x><S/><y>1</y><x>2</x></x><g><S>1</S><R/>"
                           "<T a='1'/><S/><S></S></g><U><V/></U><x/></L>"));
    xml_walk_outside(walked.walk, &(struct xml_outside){around, aside});
    for (size_t i = 0; i < 4; i++) {
        const struct xml_node *record = next(&walked);
        assert_non_null(record);
        assert_span(record->name, wanted[i]);
        assert_int_equal(xml_name_is(record->name, records), i == 1);
    }
    assert_null(next(&walked));
    end(&walked);
}

static void write_many(struct byte_writer *text, char letter, size_t count) {
    for (size_t i = 0; i < count; i++)
        write_bytes(text, &letter, 1);
}

/* Expat leaves a token that does not end unread until much more of it has
 * come, and then no longer says where it began. */
static void xml_walk_long_token_keeps_the_record_whole(void **state) {
    (void)state;
    static const struct {
        const char *before, *behind; /* the long run of letters */
        size_t from;                 /* where the record begins in `before` */
    } cases[] = {
        {"<L><R a='", "'>text</R></L>", 3},
        {"<L><x b='", "'/><R>text</R></L>", SIZE_MAX},
        {"<L><!-- ", " --><R>text</R></L>", SIZE_MAX},
        {"<L b='", "'><R>text</R></L>", SIZE_MAX},
        {"<L><R><!-- ", " -->text</R></L>", 3},
    };
    static const size_t counts[] = {60000, 140000, 200000, 900000};
    for (size_t n = 0; n < 20; n++) {
        const char *before = cases[n / 4].before, *behind = cases[n / 4].behind;
        struct byte_writer text = {0};
        struct walked walked;
        write_bytes(&text, before, strlen(before));
        write_many(&text, 'x', counts[n % 4]);
        write_bytes(&text, behind, strlen(behind));
        struct span all = written(&text);
        size_t from = cases[n / 4].from;
        if (from == SIZE_MAX) from = span_find(all, "<R", 0);
        begin(&walked, all);
        const struct xml_node *record = next(&walked);
        assert_non_null(record);
        assert_span(record->text, "text");
        struct span raw = xml_walk_raw(walked.walk);
        assert_int_equal(raw.length, all.length - from - 4);
        assert_memory_equal(raw.bytes, all.bytes + from, raw.length);
        assert_null(next(&walked));
        end(&walked);
        byte_writer_release(&text);
    }
}

struct refused {
    const char *text;
    idt_status status;
    uint32_t line, column;
    const char *message; /* its beginning */
};

static const struct refused refusals[] = {
    {"<!DOCTYPE L [<!ENTITY a 'b'>]><L>&a;</L>", IDT_BAD_SOURCE, 1, 0,
     "a DOCTYPE is not accepted"},
    {"<L>\n<R>a\x0b</R></L>", IDT_BAD_SOURCE, 2, 5,
     "not well-formed: control character 0x0b"},
    {"<L><R>&#1;</R></L>", IDT_BAD_SOURCE, 1, 7, "not well-formed: "},
    {"<L><R></L>", IDT_BAD_SOURCE, 1, 9, "not well-formed: mismatched tag"},
    {"<L><R>\xff</R></L>", IDT_BAD_SOURCE, 1, 7, "not well-formed: "},
    {"<L><x>", IDT_BAD_SOURCE, 1, 7, "not well-formed: no element found"},
    {"", IDT_BAD_SOURCE, 1, 1, "not well-formed: no element found"},
    {"<L/><L/>", IDT_BAD_SOURCE, 1, 5, "not well-formed: junk"},
};

static void xml_walk_bad_document_is_refused_with_its_place(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refused *test = &refusals[i];
        struct walked walked;
        const struct xml_node *record = NULL;
        begin(&walked, span_of(test->text));
        idt_status status;
        do
            status = xml_walk_next(walked.walk, &walked.error, &record);
        while (!status && record);
        assert_int_equal(status, test->status);
        assert_int_equal(walked.error.line, test->line);
        if (test->column) assert_int_equal(walked.error.column, test->column);
        assert_string_equal(walked.error.source, "t.xml");
        if (strncmp(walked.error.message, test->message,
                    strlen(test->message)) != 0)
            fail_msg("'%s' says '%s'", test->text, walked.error.message);
        assert_int_equal(xml_walk_next(walked.walk, NULL, &record), status);
        end(&walked);
    }
}

/* `count` times `piece` between two ends. */
static void assert_over_limit(const char *before, const char *piece,
                              size_t count) {
    struct byte_writer text = {0};
    struct walked walked;
    const struct xml_node *record = NULL;
    write_bytes(&text, before, strlen(before));
    for (size_t i = 0; i < count; i++)
        write_bytes(&text, piece, strlen(piece));
    begin(&walked, written(&text));
    assert_int_equal(xml_walk_next(walked.walk, &walked.error, &record),
                     IDT_OVER_LIMIT);
    assert_true(walked.error.line > 0);
    end(&walked);
    byte_writer_release(&text);
}

static void xml_walk_over_limits_is_refused(void **state) {
    (void)state;
    assert_over_limit("<L>", "<a>", LIMIT_XML_DEPTH + 1);
    assert_over_limit("<L><R>", "<a>", LIMIT_XML_DEPTH + 1);
    assert_over_limit("<L><R>", "0123456789abcdef", LIMIT_FIELD_BYTES / 16 + 1);
    assert_over_limit("<L><R>", "<a/>", LIMIT_XML_NODES + 1);
    assert_over_limit("<L a='", "0123456789abcdef", LIMIT_RECORD_BYTES / 8);
    assert_over_limit("<L><!--", "0123456789abcdef", LIMIT_RECORD_BYTES / 8);
}

static void xml_head_root_finds_the_first_tag(void **state) {
    (void)state;
    static const struct {
        const char *head, *name, *tag;
    } cases[] = {
        {"<a b='c'>x", "a", "a b='c'"},
        {"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <no> -->\r\n<n:a\n/>", "a",
         "n:a\n/"},
        {"<a", "a", "a"},
        {"<!-- <a>", "", ""},
        {"1,\"<a>\"", "", ""},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span name;
        struct span tag = xml_head_root(span_of(cases[i].head), &name);
        assert_span(name, cases[i].name);
        assert_span(tag, cases[i].tag);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_walk_records_come_as_trees),
        cmocka_unit_test(xml_walk_record_over_many_chunks_is_whole),
        cmocka_unit_test(xml_walk_unknown_element_outside_is_a_record),
        cmocka_unit_test(xml_walk_long_token_keeps_the_record_whole),
        cmocka_unit_test(xml_walk_bad_document_is_refused_with_its_place),
        cmocka_unit_test(xml_walk_over_limits_is_refused),
        cmocka_unit_test(xml_head_root_finds_the_first_tag),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
