/* fault_law.c -- compiling and reading a rulebook, with each request for
 * memory refused. */
#include "../unit/law/law_text.h"
#include "fault_memory.h"

static const char text[] =
    RULE("when some goods (goods.class has any of (coal, iron))\n duty report "
         "to us.ofac within 10 days: what was done\n note one \\\n two");

static struct law_folder folder;

static idt_status compile_once(void *context) {
    struct rulebook **kept = context, *book = NULL;
    idt_error error = {0};
    idt_status status =
        rulebook_compile(folder.sources, folder.count, NULL, &error, &book);
    if (status) assert_null(book);
    if (!status && kept)
        *kept = book;
    else
        rulebook_free(book);
    return status;
}

static void rulebook_compile_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    assert_true(fault_loop(compile_once, NULL) > 50);
}

static idt_status read_once(void *context) {
    const struct byte_writer *image = context;
    struct rulebook *book = NULL;
    idt_error error = {0};
    idt_status status = rulebook_read(written(image), &error, &book);
    rulebook_free(book);
    return status;
}

static void rulebook_read_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct rulebook *book = NULL;
    struct byte_writer image = {.failed = false};
    assert_int_equal(compile_once(&book), IDT_OK);
    assert_true(rulebook_write(book, &image));
    assert_true(fault_loop(read_once, &image) > 10);
    byte_writer_release(&image);
    rulebook_free(book);
}

static idt_status tell_once(void *context) {
    struct rulebook *book = context;
    struct byte_writer lines = {.failed = false}, page = {.failed = false},
                       changes = {.failed = false};
    struct law_difference sum;
    bool is_whole = law_export(book, &lines) && law_html(book, &page) &&
                    law_compare(book, book, false, &changes, &sum);
    byte_writer_release(&lines);
    byte_writer_release(&page);
    byte_writer_release(&changes);
    return is_whole ? IDT_OK : IDT_NO_MEMORY;
}

static void rulebook_told_refused_anywhere_gives_back_all(void **state) {
    (void)state;
    struct rulebook *book = NULL;
    assert_int_equal(compile_once(&book), IDT_OK);
    assert_true(fault_loop(tell_once, book) > 50);
    rulebook_free(book);
}

static int read_folder(void **state) {
    (void)state;
    if (!law_folder_read(&folder, LAW_BASE)) return -1;
    folder.sources[folder.count] =
        (struct law_source){"test.md", {text, sizeof text - 1}};
    folder.count++;
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rulebook_compile_refused_anywhere_gives_back_all),
        cmocka_unit_test(rulebook_read_refused_anywhere_gives_back_all),
        cmocka_unit_test(rulebook_told_refused_anywhere_gives_back_all),
    };
    return cmocka_run_group_tests(tests, read_folder, NULL);
}
