/* fuzz_law.c -- any bytes as a rulebook file, and as an image.
 *
 * A file is compiled beside a small vocabulary; what compiles must survive
 * being written, read back and printed, and keep its sum.  An image that is
 * accepted is printed whole, so a number that leads outside it is found. */
#include "law/law.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char vocabulary[] =
    "```law\n"
    "legal-order US\n title u\n through 2026-01-01\n"
    "activity import\n title i\n"
    "actor us.ofac\n title o\n decides alone\n"
    "nexus us-person\n title p\n over party\n holds when party.us-person\n"
    "class coal\n title c\n hs 2701, ex 50-63 basis eu\n"
    "fact party.us-person\n title p\n type yes-no\n known by x\n"
    "fact from-north-korea\n title f\n type yes-no\n known by x\n"
    "fact amount\n title a\n type number\n unit USD\n known by x\n"
    "fact day\n title d\n type date\n known by x\n"
    "fact purpose\n title p\n type word\n one of a, b\n known by x\n"
    "fact goods.origin\n title g\n type country\n known by x\n"
    "fact goods.class\n title g\n type classes\n known by x\n"
    "fact goods.hs\n title g\n type hs\n known by x\n"
    "instrument us.act\n title a\n kind statute\n jurisdiction US\n"
    " from 2000-01-01\n cite c\n confidence verified\n recorded 2026-01-01\n"
    "```\n";

static void require(bool claim) {
    if (!claim) abort();
}

static void print_all(const struct rulebook *book) {
    struct byte_writer to = {.failed = false};
    for (uint32_t n = 0; n < book->nodes.count && to.bytes.count < 100000; n++)
        law_node_print(book, n, &to);
    for (size_t i = 0; i < book->names.count; i++)
        (void)law_find(book, (enum law_kind)book->names.items[i].kind,
                       law_name_of(book, (uint32_t)i));
    byte_writer_release(&to);
}

static void check_image(const struct rulebook *book) {
    struct byte_writer image = {.failed = false};
    struct rulebook *copy = NULL;
    idt_error error;
    if (rulebook_write(book, &image)) {
        require(rulebook_read(written(&image), &error, &copy) == IDT_OK);
        require(memcmp(copy->sum.bytes, book->sum.bytes, 32) == 0);
    }
    rulebook_free(copy);
    byte_writer_release(&image);
}

static void compile(struct span bytes, bool partial) {
    struct law_source sources[] = {
        {"vocabulary.md", {vocabulary, sizeof vocabulary - 1}},
        {"fuzz.md", bytes},
    };
    struct law_options options = {NULL, NULL, partial};
    struct rulebook *book = NULL;
    idt_error error = {0};
    idt_status status = rulebook_compile(sources, 2, &options, &error, &book);
    if (status) {
        require(!book && error.status != IDT_OK && error.message[0]);
        return;
    }
    print_all(book);
    check_image(book);
    rulebook_free(book);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct span bytes = {(const char *)data, size};
    struct rulebook *book = NULL;
    idt_error error = {0};
    if (size >= 8 && memcmp(data, "IDTLAW1\n", 8) == 0) {
        if (rulebook_read(bytes, &error, &book) == IDT_OK) print_all(book);
        rulebook_free(book);
        return 0;
    }
    compile(bytes, false);
    compile(bytes, true);
    return 0;
}
