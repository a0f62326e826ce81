/* law_text.h -- rulebooks for tests, from a few lines of text.
 *
 *     struct rulebook *book = compile_text(RULE("when from-north-korea"));
 *
 * The small vocabulary of tests/law/base comes along; paths are told as
 * "test.md".
 */
#ifndef LAW_TEXT_H
#define LAW_TEXT_H

#include "../../law/law_folder.h"
#include "unit.h"

#define LAW_BASE LAW_ROOT "/tests/law/base"

#define LAW_HEAD                                                               \
    "```law\npage\n jurisdiction US\n recorded 2026-01-01\n"                   \
    "instrument us.act\n title an act\n kind statute\n from 2000-01-01\n"      \
    " cite 1 USC 1\n confidence verified\n"
#define LAW_END "```\n"
#define RULE_HEAD(id)                                                          \
    "rule " id "\n title a rule\n rests on us.act\n binds us-person\n"         \
    " forbids import\n outcome prohibit\n cite 1 USC 2\n"                      \
    " confidence verified\n"
#define RULE(statements)                                                       \
    LAW_HEAD RULE_HEAD("us.r1") " from 2010-01-01\n " statements "\n" LAW_END

static inline idt_status try_text(const char *text, idt_error *error,
                                  struct rulebook **book) {
    static struct law_folder folder;
    folder.count = 0;
    assert_true(law_folder_read(&folder, LAW_BASE));
    folder.sources[folder.count] =
        (struct law_source){"test.md", span_of(text)};
    idt_status status =
        rulebook_compile(folder.sources, folder.count + 1, NULL, error, book);
    law_folder_release(&folder);
    return status;
}

static inline struct rulebook *compile_text(const char *text) {
    struct rulebook *book = NULL;
    idt_error error = {0};
    idt_status status = try_text(text, &error, &book);
    if (status)
        print_message("%s:%u:%u: %s\n", error.source, (unsigned)error.line,
                      (unsigned)error.column, error.message);
    assert_int_equal(status, IDT_OK);
    return book;
}

#endif
