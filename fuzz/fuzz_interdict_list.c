/* fuzz_interdict_list.c -- any bytes as a designation list: it is read whole
 * or refused whole, and what is read is clean. */
#include "list_bytes.h"
#include "source/interdict_list.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A file may hold several lists. */
static idt_status take_head(void *context, const struct list_head *head,
                            idt_error *error) {
    (void)context, (void)error;
    must(head->list && head->publisher && head->kind);
    return IDT_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct byte_stream *stream = NULL;
    size_t parties = 0;
    idt_error error = {0};
    struct source_sink sink = {&parties, take_head, fuzz_party, fuzz_orphan};
    struct span all = {(const char *)bytes, length};
    if (byte_stream_over(all, "fuzz.list", &error, &stream)) return 0;
    idt_status status = interdict_list_read(stream, &sink, &error);
    must(error.status == status);
    must(status == IDT_OK || parties == 0);
    must(utf8_check(span_of(error.message)) == strlen(error.message));
    byte_stream_close(stream);
    return 0;
}
