/* fuzz_conducts.c -- any bytes as the page of conducts.
 *
 * A block lies inside the page, and closing its case never fails but for JSON
 * that is none.
 */
#include "foresee/conducts.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char page[] =
    "```law\n"
    "fact some.fact\n title a fact\n type yes-no\n known by everyone\n"
    "fact party.some\n title a fact of a party\n type yes-no\n"
    " known by everyone\n"
    "```\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static struct rulebook *book;
    static struct conducts conducts;
    struct span text = {(const char *)bytes, length};
    const struct law_source source = {"law/vocabulary.md", SPAN_OF(page)};
    idt_error error = {0};
    if (!book && rulebook_compile(&source, 1, NULL, &error, &book)) abort();
    if (conducts_read(text, "fuzz.md", &error, &conducts)) return 0;
    for (uint32_t i = 0; i < conducts.count; i++) {
        struct byte_writer made = {.failed = false};
        const struct conduct *one = &conducts.items[i];
        if (one->text.bytes < text.bytes ||
            one->text.bytes + one->text.length > text.bytes + length)
            abort();
        (void)conduct_case(book, one, 20500, &error, &made);
        byte_writer_release(&made);
    }
    return 0;
}
