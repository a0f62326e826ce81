/* test_xml_rest.c -- what no row of the table knows is left, once. */
#include "source/xml_rest.h"

#include "base/bytes.h"

#include "unit.h"

static const struct xml_known inner[] = {KNOWN_ONE("a"), XML_KNOWN_END};
static const struct xml_known known[] = {
    KNOWN_ONE("one"), KNOWN_MANY("many", NULL), KNOWN_INSIDE("box", inner),
    XML_KNOWN_END};

static idt_status write_left(void *context, struct span label,
                             struct span text) {
    struct byte_writer *to = context;
    write_bytes(to, label.bytes, label.length);
    write_bytes(to, "=", 1);
    write_bytes(to, text.bytes, text.length);
    write_bytes(to, ";", 1);
    return span_is(text, "stop") ? IDT_REFUSED : IDT_OK;
}

static idt_status rest_of(const char *text, struct byte_writer *left) {
    static const char *const records[] = {"R", NULL};
    struct byte_stream *stream = NULL;
    struct xml_walk *walk = NULL;
    const struct xml_node *record = NULL;
    assert_int_equal(byte_stream_over(span_of(text), "t", NULL, &stream), 0);
    assert_int_equal(xml_walk_new(stream, records, NULL, &walk), 0);
    assert_int_equal(xml_walk_next(walk, NULL, &record), 0);
    assert_non_null(record);
    idt_status status =
        xml_rest(record, known, &(struct xml_rest_sink){left, write_left});
    write_bytes(left, "", 1);
    xml_walk_free(walk);
    byte_stream_close(stream);
    return status;
}

static void xml_rest_unknown_and_second_are_left(void **state) {
    (void)state;
    static const struct {
        const char *text, *left;
    } cases[] = {
        {"<R x='1'><one y='2'>1</one><many>2</many><many>3</many></R>", ""},
        {"<R><one>1</one><one>2</one></R>", "one=2;"},
        {"<R><one>1<deep>2</deep></one></R>", "one/deep=2;"},
        {"<R><box>stray<a>1</a><b c='2'>3</b></box></R>",
         "box=stray;box/b=3;box/b/c=2;"},
        {"<R><box><a>1</a></box><box><a>2</a></box></R>", "box/a=2;"},
        {"<R><new><a>1</a> <n:b xmlns:n='u'/></new></R>", "new/a=1;new/b/n=u;"},
        {"<R><p><q><r><s><t>1</t></s></r></q></p></R>", "q/r/s/t=1;"},
        {"<R><ONE>1</ONE><empty/></R>", "ONE=1;"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct byte_writer left = {0};
        assert_int_equal(rest_of(cases[i].text, &left), IDT_OK);
        assert_string_equal(left.bytes.items, cases[i].left);
        byte_writer_release(&left);
    }
}

static void xml_rest_failure_of_the_sink_ends_the_walk(void **state) {
    (void)state;
    struct byte_writer left = {0};
    assert_int_equal(rest_of("<R><x>stop</x><y>2</y></R>", &left), IDT_REFUSED);
    assert_string_equal(left.bytes.items, "x=stop;");
    byte_writer_release(&left);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xml_rest_unknown_and_second_are_left),
        cmocka_unit_test(xml_rest_failure_of_the_sink_ends_the_walk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
