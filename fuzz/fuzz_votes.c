/* fuzz_votes.c -- any bytes as the votes of a meeting of the Council.
 *
 * Whatever is told, no more votes are counted than there are members, and the
 * result is the one of the count.
 */
#include "foresee/council_answer.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static const char page[] =
    "```law\n"
    "legal-order UN\n title United Nations\n binds states\n"
    " through 2026-01-01\n"
    "actor un.sc\n title the Council\n jurisdiction UN\n decides vote\n"
    " members 15\n quorum 9\n permanent CN, FR, RU, GB, US\n"
    " seats DK, GR, PK, PA, SO, BH, CO, CD, LV, LR from 2026-01-01 until "
    "2027-01-01\n"
    "act un.act.x\n title an act\n jurisdiction UN\n by un.sc\n does adopt\n"
    " cite Charter, Article 27\n confidence from-memory\n"
    " recorded 2026-01-01\n"
    "```\n";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    static struct rulebook *book;
    struct council_question question = {.on = 20500}; /* 2026-02-16 */
    struct byte_writer text = {.failed = false};
    idt_error error = {0};
    const struct law_source source = {"fuzz.md", SPAN_OF(page)};
    if (!book && rulebook_compile(&source, 1, NULL, &error, &book)) abort();
    struct span votes = {(const char *)bytes, length};
    if (length == 0 || council_question_of(book, SPAN_OF("un.act.x"), votes,
                                           &error, &question))
        return 0;
    uint32_t told = 0;
    for (int side = 0; side < VOTE_SIDES; side++)
        told += question.count.sides[side].count;
    if (told > question.member_count) abort();
    council_answer(book, &question, length % 2 == 0, &text);
    byte_writer_release(&text);
    return 0;
}
