/* test_rule_image.c -- an image is the rulebook, and damage is refused. */
#include "base/memory.h"
#include "law_text.h"

static struct byte_writer image_of(const struct rulebook *book) {
    struct byte_writer image = {.failed = false};
    assert_true(rulebook_write(book, &image));
    return image;
}

static struct rulebook *sample(void) {
    return compile_text(
        RULE("when some goods (goods.class has any of (coal, iron))\n duty "
             "report to us.ofac within 10 days: what was done\n cap 5 USD "
             "per calendar-year from 2018-01-01\n counts amount\n notice at "
             "75 percent"));
}

static void image_read_back_is_the_same_rulebook(void **state) {
    (void)state;
    struct rulebook *book = sample(), *copy = NULL;
    struct byte_writer image = image_of(book);
    idt_error error = {0};
    assert_int_equal(rulebook_read(written(&image), &error, &copy), IDT_OK);
    assert_memory_equal(copy->sum.bytes, book->sum.bytes, 32);
    struct byte_writer again = image_of(copy);
    assert_true(span_equals(written(&image), written(&again)));
    assert_int_equal(law_find(copy, LAW_RULE, SPAN_OF("us.r1")), 0);
    byte_writer_release(&image);
    byte_writer_release(&again);
    rulebook_free(copy);
    rulebook_free(book);
}

static void image_cut_anywhere_is_refused(void **state) {
    (void)state;
    struct rulebook *book = sample(), *copy = NULL;
    struct byte_writer image = image_of(book);
    idt_error error = {0};
    struct span whole = written(&image);
    for (size_t length = 0; length < whole.length; length++) {
        struct span cut = {whole.bytes, length};
        assert_int_equal(rulebook_read(cut, &error, &copy), IDT_BAD_RULES);
        assert_null(copy);
    }
    byte_writer_release(&image);
    rulebook_free(book);
}

/* Every word of the image in turn becomes a huge number: either it is one
 * that may be (a day, a code), or it is refused; nothing is followed. */
static void image_with_any_word_changed_stays_safe(void **state) {
    (void)state;
    struct rulebook *book = sample();
    struct byte_writer image = image_of(book);
    struct span whole = written(&image);
    size_t refused = 0;
    for (size_t at = 8; at + 4 <= whole.length; at += 4) {
        char *bytes = image.bytes.items + at, kept[4];
        struct rulebook *copy = NULL;
        idt_error error = {0};
        memcpy(kept, bytes, 4);
        memset(bytes, 0x7F, 4);
        if (rulebook_read(whole, &error, &copy)) {
            refused++;
        } else {
            struct byte_writer to = {.failed = false};
            for (uint32_t n = 0; n < copy->nodes.count; n++)
                law_node_print(copy, n, &to);
            byte_writer_release(&to);
        }
        rulebook_free(copy);
        memcpy(bytes, kept, 4);
    }
    assert_true(refused > 200);
    byte_writer_release(&image);
    rulebook_free(book);
}

static void image_of_something_else_is_refused(void **state) {
    (void)state;
    struct rulebook *copy = NULL;
    idt_error error = {0};
    assert_int_equal(
        rulebook_read(SPAN_OF("not a rulebook at all"), &error, &copy),
        IDT_BAD_RULES);
    assert_string_equal(error.message,
                        "rulebook image: not one (expected IDTLAW1)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(image_read_back_is_the_same_rulebook),
        cmocka_unit_test(image_cut_anywhere_is_refused),
        cmocka_unit_test(image_with_any_word_changed_stays_safe),
        cmocka_unit_test(image_of_something_else_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
