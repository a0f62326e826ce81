/* list_bytes.h -- any bytes as the file of a list, and what must hold then.
 *
 * Readers open paths, so the bytes go through a file without a name.  Of
 * every party handed over: texts are valid UTF-8 without NUL, a part follows
 * its whole, and printing it works.
 */
#ifndef FUZZ_LIST_BYTES_H
#define FUZZ_LIST_BYTES_H

#include "base/bytes.h"
#include "base/utf8.h"
#include "source/readers.h"

#include <stdio.h>
#include <stdlib.h>

static inline void must(bool claim) {
    if (!claim) abort();
}

static inline void text_must_be_clean(struct span text) {
    must(utf8_check(text) == text.length);
    must(text.length == 0 || !memchr(text.bytes, 0, text.length));
}

static inline idt_status fuzz_head(void *context, const struct list_head *head,
                                   idt_error *error) {
    (void)context, (void)error; /* a file may hold several lists */
    must(head->list && head->publisher && head->kind);
    return IDT_OK;
}

static inline idt_status fuzz_party(void *context, const struct party *party,
                                    idt_error *error) {
    struct byte_writer text = {0};
    (void)error;
    ++*(size_t *)context;
    must(!party->failed);
    text_must_be_clean(party->id);
    for (size_t i = 0; i < party->items.count; i++) {
        text_must_be_clean(party->items.items[i].text);
        text_must_be_clean(party->items.items[i].extra);
    }
    must(!party->is_flawed || party->raw.bytes);
    party_print(party, &text);
    byte_writer_release(&text);
    return IDT_OK;
}

static inline idt_status fuzz_orphan(void *context, const char *file,
                                     uint32_t line, struct span key,
                                     idt_error *error) {
    (void)context, (void)file, (void)line, (void)key, (void)error;
    return IDT_OK;
}

/* Reads the bytes as a list; the status says whether it is one. */
static inline void fuzz_list(const struct source_reader *reader,
                             const uint8_t *bytes, size_t length) {
    char path[64];
    size_t parties = 0;
    idt_error error = {0};
    struct arena arena;
    FILE *file = tmpfile();
    must(file && fwrite(bytes, 1, length, file) == length && !fflush(file));
    snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
    struct source_file one = {.path = path, .role = reader->main_role};
    struct source_sink sink = {&parties, fuzz_head, fuzz_party, fuzz_orphan};
    arena_init(&arena, 0);
    struct source_set set = {
        .reader = reader, .files = &one, .count = 1, .arena = &arena};
    idt_status status = reader->read(&set, &sink, &error);
    must(error.status == status);
    must(status || one.raw_bytes == length);
    arena_release(&arena);
    fclose(file);
}

#endif
