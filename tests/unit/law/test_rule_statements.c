/* test_rule_statements.c -- things told, exported, compared, printed. */
#include "law/law_inside.h"
#include "law_text.h"

#define SAYS                                                                   \
    "when some goods (goods.class has any of (coal, iron))\n duty report to "  \
    "us.ofac within 10 days: what was done\n cap 5 USD per calendar-year "     \
    "from 2018-01-01\n counts amount\n notice at 75 percent"

static void sheet_of_a_rule_says_what_the_page_says(void **state) {
    (void)state;
    static const struct {
        const char *keyword, *value;
    } expected[] = {
        {"jurisdiction", "US"},
        {"rests on", "us.act"},
        {"binds", "us-person"},
        {"forbids", "import"},
        {"when", "some goods (goods.class has any of (coal, iron))"},
        {"from", "2010-01-01"},
        {"cap", "5 USD per calendar-year from 2018-01-01"},
        {"notice at", "75 percent"},
        {"duty", "report to us.ofac within 10 days: what was done"},
        {"cite", "1 USC 2"},
        {"confidence", "verified"},
        {"concerns", ""},
        {"until", ""},
    };
    struct rulebook *book = compile_text(RULE(SAYS));
    struct law_sheet sheet = {.text = {.failed = false}};
    uint32_t rule = law_find(book, LAW_RULE, SPAN_OF("us.r1"));
    assert_true(law_sheet_fill(book, LAW_RULE, rule, &sheet));
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(span_is(law_sheet_find(&sheet, expected[i].keyword),
                            expected[i].value));
    law_sheet_release(&sheet);
    rulebook_free(book);
}

static void compare_tells_the_one_statement_that_changed(void **state) {
    (void)state;
    struct rulebook *old = compile_text(RULE(SAYS));
    struct rulebook *fresh = compile_text(RULE(SAYS "\n notice at 90 percent"));
    struct byte_writer to = {.failed = false};
    struct law_difference sum;
    assert_true(law_compare(old, old, false, &to, &sum));
    assert_int_equal(sum.added + sum.removed + sum.changed, 0);
    growing_clear(&to.bytes);
    assert_true(law_compare(old, fresh, false, &to, &sum));
    assert_true(span_is(written(&to), "changed rule us.r1\n"
                                      "  + notice at      90 percent\n"
                                      "0 added, 0 removed, 1 changed\n"));
    byte_writer_release(&to);
    rulebook_free(old);
    rulebook_free(fresh);
}

/* Whatever image the checker lets pass can be told without harm. */
static void image_with_any_word_changed_is_told_safely(void **state) {
    (void)state;
    struct rulebook *book = compile_text(RULE(SAYS));
    struct byte_writer image = {.failed = false};
    size_t told = 0;
    assert_true(rulebook_write(book, &image));
    for (size_t at = 8; at + 4 <= image.bytes.count; at += 4) {
        char *bytes = image.bytes.items + at, kept[4];
        struct rulebook *copy = NULL;
        struct byte_writer to = {.failed = false};
        struct law_difference sum;
        memcpy(kept, bytes, 4);
        memset(bytes, 0x7F, 4);
        if (rulebook_read(written(&image), NULL, &copy) == IDT_OK) {
            assert_true(law_export(copy, &to));
            assert_true(law_html(copy, &to));
            assert_true(law_compare(book, copy, true, &to, &sum));
            told++;
        }
        byte_writer_release(&to);
        rulebook_free(copy);
        memcpy(bytes, kept, 4);
    }
    assert_true(told > 20);
    byte_writer_release(&image);
    rulebook_free(book);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheet_of_a_rule_says_what_the_page_says),
        cmocka_unit_test(compare_tells_the_one_statement_that_changed),
        cmocka_unit_test(image_with_any_word_changed_is_told_safely),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
