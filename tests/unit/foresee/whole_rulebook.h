/* whole_rulebook.h -- the rulebook of law/, compiled once a test program. */
#ifndef WHOLE_RULEBOOK_H
#define WHOLE_RULEBOOK_H

#include "../../law/law_folder.h"
#include "unit.h"

static struct rulebook *whole_book;

static inline struct rulebook *whole_rulebook(void) {
    static struct law_folder folder;
    idt_error error = {0};
    if (whole_book) return whole_book;
    assert_true(law_folder_read(&folder, LAW_ROOT "/law"));
    idt_status status = rulebook_compile(folder.sources, folder.count, NULL,
                                         &error, &whole_book);
    law_folder_release(&folder);
    if (status)
        print_message("%s:%u:%u: %s\n", error.source, (unsigned)error.line,
                      (unsigned)error.column, error.message);
    assert_int_equal(status, IDT_OK);
    return whole_book;
}

static inline int free_whole_rulebook(void **state) {
    (void)state;
    rulebook_free(whole_book);
    whole_book = NULL;
    return 0;
}

#endif
