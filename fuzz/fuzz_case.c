/* fuzz_case.c -- any bytes as a case, against the rulebook of the library.
 *
 * A case that is refused says why and leaves no verdict behind; one that is
 * read gets a known word, inside its own bounds, and can be told as text and
 * as JSON that is well formed. */
#include "builtin/builtin_rulebook.h"
#include "decide/decide.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool claim) {
    if (!claim) abort();
}

/* Once for all inputs: reading the rulebook is not what is tested here. */
static struct decider *open_decider(void) {
    struct span image = {builtin_rulebook_bytes(), builtin_rulebook_length()};
    static struct decider *decider;
    struct rulebook *book = NULL;
    struct plan *plan = NULL;
    idt_error error = {0};
    if (decider) return decider;
    require(rulebook_read(image, &error, &book) == IDT_OK);
    require(plan_new(book, &error, &plan) == IDT_OK);
    require(decider_new(plan, &error, &decider) == IDT_OK);
    return decider;
}

static void check_words(const struct ruling *ruling) {
    require(ruling->word < VERDICT_COUNT);
    require(ruling->least <= ruling->most && ruling->most < VERDICT_COUNT);
    require(verdict_of_name(span_of(verdict_name(ruling->word))) ==
            ruling->word);
    require(ruling->word >= ruling->least && ruling->word <= ruling->most);
    for (size_t i = 0; i < ruling->outcome_count; i++)
        require(ruling->outcomes[i].bites != TRUTH_NO);
}

static void check_telling(struct decider *decider) {
    struct byte_writer text = {.failed = false}, json = {.failed = false};
    struct place start = {"verdict", 1, 1};
    struct json_document *document = NULL;
    idt_error error = {0};
    require(verdict_text(decider, &text) == IDT_OK);
    require(verdict_json(decider, false, &json) == IDT_OK);
    require(text.bytes.count > 0);
    require(json_parse(written(&json), start, &error, &document) == IDT_OK);
    json_free(document);
    byte_writer_release(&text);
    byte_writer_release(&json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct decider *decider = open_decider();
    struct place start = {"case.json", 1, 1};
    struct span bytes = {(const char *)data, size};
    idt_error error = {0};
    idt_status status = case_parse(decider, bytes, start, &error);
    if (status) {
        require(status == IDT_BAD_DATA || status == IDT_OVER_LIMIT);
        require(error.status == status && error.message[0]);
        require(decide(decider, DAY_NONE, NULL, &error) == IDT_BAD_ARGUMENT);
        return 0;
    }
    require(decide(decider, DAY_NONE, NULL, &error) == IDT_OK);
    check_words(decider_ruling(decider));
    check_telling(decider);
    return 0;
}
