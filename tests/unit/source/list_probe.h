/* list_probe.h -- a sink that writes down what a reader hands over.
 *
 *     struct probe probe;
 *     probe_text(&probe, &un_xml_reader, "<CONSOLIDATED_LIST>...");
 *     assert_int_equal(probe.parties, 1);
 *     assert_has(&probe, "KPi.033");
 *     probe_release(&probe);
 *
 * Everything is kept as party_print() text, so a test names a line that it
 * wants to see.
 */
#ifndef LIST_PROBE_H
#define LIST_PROBE_H

#include "unit.h"

#include "base/bytes.h"
#include "source/source.h"

#include <stdio.h>

/* A party of a real file is printed up to this number of them. */
#ifndef PROBE_KEEP
#define PROBE_KEEP 200
#endif

struct probe {
    struct byte_writer text;
    size_t lists, parties, flawed, nameless, orphans;
    size_t bare; /* without an id */
    size_t types[PARTY_TYPE_COUNT];
    char list[32];
    day_number published;
    const char *program; /* counted when set before the read */
    size_t with_program;
    struct source_file file;
    idt_status status;
    idt_error error;
};

static inline idt_status probe_list(void *context, const struct list_head *head,
                                    idt_error *error) {
    (void)error;
    struct probe *probe = context;
    probe->lists++;
    snprintf(probe->list, sizeof probe->list, "%s", head->list);
    probe->published = head->published;
    return IDT_OK;
}

static inline bool probe_has_program(const struct party *party,
                                     const char *program) {
    for (size_t i = 0; program && i < party->items.count; i++)
        if (party->items.items[i].kind == ITEM_PROGRAM &&
            span_is(party->items.items[i].text, program))
            return true;
    return false;
}

static inline idt_status probe_party(void *context, const struct party *party,
                                     idt_error *error) {
    struct probe *probe = context;
    probe->parties++;
    probe->types[party->type]++;
    probe->flawed += party->is_flawed;
    probe->bare += party->id.length == 0;
    probe->nameless += party_name(party, NAME_PRIMARY) == NULL;
    probe->with_program += probe_has_program(party, probe->program);
    if (probe->parties <= PROBE_KEEP) {
        party_print(party, &probe->text);
        if (party->is_flawed) {
            write_bytes(&probe->text, "raw ", 4);
            write_bytes(&probe->text, party->raw.bytes, party->raw.length);
        }
        write_bytes(&probe->text, "\n", 1);
    }
    return probe->text.failed ? fail_memory(error) : IDT_OK;
}

static inline idt_status probe_orphan(void *context, const char *file,
                                      uint32_t line, struct span key,
                                      idt_error *error) {
    (void)file, (void)line, (void)key, (void)error;
    ((struct probe *)context)->orphans++;
    return IDT_OK;
}

/* Reads one file; the outcome is in probe->status and probe->error. */
static inline void probe_path(struct probe *probe,
                              const struct source_reader *reader,
                              const char *path) {
    const char *program = probe->program;
    struct arena arena;
    *probe = (struct probe){.program = program, .published = DAY_NONE};
    probe->file = (struct source_file){.path = path, .role = reader->main_role};
    struct source_sink sink = {probe, probe_list, probe_party, probe_orphan};
    arena_init(&arena, 0);
    struct source_set set = {
        .reader = reader, .files = &probe->file, .count = 1, .arena = &arena};
    probe->status = reader->read(&set, &sink, &probe->error);
    arena_release(&arena);
}

/* The same over bytes, through a file that has no name. */
static inline void probe_bytes(struct probe *probe,
                               const struct source_reader *reader,
                               struct span bytes) {
    char path[64];
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.length, file), bytes.length);
    assert_int_equal(fflush(file), 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(file));
    probe_path(probe, reader, path);
    fclose(file);
}

static inline void probe_text(struct probe *probe,
                              const struct source_reader *reader,
                              const char *text) {
    probe_bytes(probe, reader, span_of(text));
}

static inline void probe_release(struct probe *probe) {
    byte_writer_release(&probe->text);
}

static inline bool probe_says(const struct probe *probe, const char *text) {
    struct span all = written(&probe->text);
    return span_find(all, text, 0) < all.length;
}

#define assert_has(probe, wanted)                                              \
    do {                                                                       \
        if (!probe_says(probe, wanted))                                        \
            print_message("not found: %s\nin:\n%.*s\n", wanted,                \
                          (int)(probe)->text.bytes.count,                      \
                          (probe)->text.bytes.items);                          \
        assert_true(probe_says(probe, wanted));                                \
    } while (0)

#endif
